"""Of those whom a source names, the one that speaks: Ada Poe in "Lin's deputy, Ada Poe", nobody in "Lin's critics".

A name speaks when the source is about it: as its head, or as the apposition of its head. One that only says whose or
which somebody is (an owner, an object of a preposition, a name before a noun) does not, unless the words are its own
side's: those of a spokesman or a lawyer, a letter, a report. Joined speakers are one source without a single actor.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.annotations import Mention
from atomcorpus.citations.source_words import DOCUMENTS, is_people
from atomcorpus.citations.tokens import Words
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    COLON,
    COMMA,
    COMMON_NOUNS,
    DETERMINER,
    ING,
    NAME,
    NAME_OPENERS,
    NOUN_LIKE,
    OPENING,
    OWNER,
    PARTICIPLES,
    PAUSES,
    PREPOSITIONS,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    THAT,
    TO,
    seq,
)
from atomcorpus.english import classes
from atomcorpus.entities import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atomcorpus.citations.tokens import Sentence

__all__ = ["PLACES", "find_speaker", "is_relation", "people_speaking"]

_JOINED_AFTER = PAUSES + AND
_COMMA_AND = seq(COMMA, AND)
_OWNED_ENDS = PREPOSITIONS + PAUSES + TO + RELATIVE + OPENING + COLON + THAT + AND + SUBORDINATOR + ING
_COMMA_NAME = seq(COMMA, NAME)
_LIST_GOES_ON = frozenset(AND + COMMA)

_PREPOSITIONS = classes.words("preposition-in-source")
# Those who speak, and what is written, in the name of an organisation.
_VOICES = classes.words("voice-of-organization")
# The same for a person, whose company and team are others.
_ADVOCATES = classes.words("voice-of-person")
_WRITTEN = classes.words("written")
_OUTSIDERS = classes.words("outsider")
_AIMED = classes.words("aimed-preposition")  # "a letter to Tern Labs"
_RELATIONS = classes.words("relation")
_OFFICES = classes.words("office")
_OWNS = frozenset(("'s ", "’s ", "' ", "’ "))
_WHERE = (" in ", " near ", " outside ", " in the ")
PLACES = frozenset((ActorKind.COUNTRY, ActorKind.REGION, ActorKind.PLACE))
"""Kinds of actors that are places; one speaks as a state or region."""
_LIST = re.compile(f"{NAME}+(?:{COMMA}{NAME}+)+{COMMA}?{AND}{NAME}+")
_ACRONYM = re.compile(r"^ \([A-Z][^\s()]*\)")
_EMPHASIS = re.compile(r"^ (?:it|him|her|them)sel(?:f|ves)\b")
_INSIDE_NAMES = (
    NOUN_LIKE + PARTICIPLES + ING + DETERMINER + ADVERB + STOP
)  # classes of the words between a preposition and the name that is its object


class _Named(NamedTuple):
    """A name in a source.

    Attributes:
        mention: Where it stands.
        actor: Whom it names.
        words: Its first and last word.
        left: The word that bounds its phrase on the left, as a preposition does; -1 at the beginning of the source.
        place: `head`, or what it is in the phrase of another one: `owner`, `modifier`, `object`.
        joined: Whether "and" joins it to another speaker.
    """

    mention: Mention
    actor: Actor
    words: Words
    left: int
    place: str
    joined: bool


def find_speaker(
    text: str, sentence: Sentence, source: Words, inside: Sequence[tuple[Mention, Actor]], end: int
) -> Actor | None:
    """The one actor that speaks, of those named in a source; None when it is another one, or several speak together.

    Args:
        text: The article's text.
        sentence: The sentence of the source.
        source: The source.
        inside: The mentions in it that lead to one actor each, in text order; not empty.
        end: Offset at which the source ends.
    """
    named = _read(text, sentence, source, inside)
    heads = [one for one in named if one.place == "head"]
    if any(one.joined for one in heads) or _is_list(sentence, source):
        return None
    people = [one for one in named if one.actor.kind is ActorKind.PERSON]
    for one in people:
        if one.place == "head":
            return one.actor
    for one in people:
        if _is_side(sentence, source, one):
            return one.actor
    if _is_headed_by_another(sentence, source, named):
        return None
    bodies = [one for one in named if one.actor.kind is not ActorKind.PERSON]
    body = _body(text, bodies)
    start = sentence.starts[source[0]]
    return body.actor if body is not None and _speaks(text, body, start, end) else None


def _is_headed_by_another(sentence: Sentence, source: Words, named: Sequence[_Named]) -> bool:
    """Whether a name that nobody knows heads a source: "Xy Poe of the group Tern Labs" is not the group."""
    tags, first = sentence.tags, source[0]
    last = first
    while last < source[1] and tags[last + 1] == NAME:
        last += 1
    of_two = last > first and tags[first] == NAME and tags[last + 1 : last + 2] in _BELONGS
    return of_two and all(one.words[0] > last for one in named)


_BELONGS = frozenset(PREPOSITIONS)


def _is_list(sentence: Sentence, source: Words) -> bool:
    """Whether a source is a list of names, of which not all need be known: "Ada Poe, Tern Labs, Xy Lin and Orsk"."""
    first, last = source
    if _LIST.fullmatch(sentence.tags, first, last + 1) is None:
        return False
    return not any(word in _OFFICES or is_people(word) for word in sentence.words[first : last + 1])


def people_speaking(
    text: str, sentence: Sentence, source: Words, inside: Sequence[tuple[Mention, Actor]]
) -> list[Actor]:
    """The people who speak, of those named in a source."""
    named = _read(text, sentence, source, inside)
    return [one.actor for one in named if one.place == "head" and one.actor.kind is ActorKind.PERSON]


def is_relation(noun: str) -> bool:
    """Whether a noun before "of" and a name is somebody else: "a friend of Ada Poe", but "the election of Ada Poe"."""
    return noun in _RELATIONS or is_people(noun)


def _read(text: str, sentence: Sentence, source: Words, inside: Sequence[tuple[Mention, Actor]]) -> list[_Named]:
    """What each name is in its source."""
    named: list[_Named] = []
    for mention, actor in inside:
        first = bisect_right(sentence.starts, mention.span.start) - 1
        last = max(first, bisect_right(sentence.starts, mention.span.end - 1) - 1)
        before = named[-1] if named else None
        place = _place_by_right(text, sentence, (last, source[1]), mention.span.end)
        adjacent = before is not None and before.words[1] == first - 1 and before.place != "owner"
        left = -1 if adjacent else _bound(sentence, source[0], first)
        place = place or ("head" if adjacent else _place_by_left(sentence, source, (first, last), left, before))
        joined = place == "head" and _is_joined(sentence, source, last, left)
        named.append(_Named(mention, actor, (first, last), left, place, joined))
    return named


def _place_by_right(text: str, sentence: Sentence, reach: Words, end: int) -> str:
    """`owner` or `modifier` when the word after a name makes it that, else empty.

    Args:
        text: The article's text.
        sentence: The sentence.
        reach: The last word of the name, and of the source.
        end: Offset at which the name ends.
    """
    last, stop = reach
    rest = text[end : sentence.ends[last]]
    if rest[:1] in {"'", "’"} and last < stop:
        return "owner"
    if rest[:1] in {"-", "‑"}:
        return "modifier"  # "the Poe-backed lab"
    return "modifier" if last < stop and sentence.tags[last + 1] in COMMON_NOUNS else ""


def _bound(sentence: Sentence, floor: int, first: int) -> int:
    """The word that bounds the phrase of a name on the left; -1 when it begins the source."""
    tags, at = sentence.tags, first - 1
    while at >= floor and tags[at] in _INSIDE_NAMES:
        if tags[at] == ING and at > floor and tags[at + 1] in NAME_OPENERS and _is_people(sentence, at - 1):
            return at  # "people advising Ada Poe", "critics including Ada Poe"
        at -= 1
    return at if at >= floor else -1


def _is_people(sentence: Sentence, at: int) -> bool:
    """Whether a word is a noun for people; the first word of a sentence, of which the capital says nothing, may be."""
    return (sentence.tags[at] in COMMON_NOUNS or at == 0) and is_people(sentence.words[at])


def _place_by_left(sentence: Sentence, source: Words, name: Words, left: int, before: _Named | None) -> str:
    """`head` or `object`, as the word that bounds the phrase of a name on the left tells."""
    if left < 0:
        return "head"
    tag = sentence.tags[left]
    if tag in _JOINED_AFTER and before is not None and before.place != "head":
        after = sentence.tags[name[1] + 1 : source[1] + 1]
        goes_on = tag == AND or (after[:1] in _LIST_GOES_ON and AND in after)  # "critics of Poe, Lin and Sol"
        return before.place if goes_on and before.place == "object" else "head"
    if tag in _JOINED_AFTER:
        return "head"
    return "head" if tag in PREPOSITIONS and _is_title(sentence, left, name[0]) else "object"


def _is_title(sentence: Sentence, preposition: int, first: int) -> bool:
    """Whether an office with its field stands before a name: "Director of Product Ada Poe"."""
    words = sentence.words
    if preposition == 0 or words[preposition - 1] not in _OFFICES or first - preposition < 2:
        return False
    return not is_people(words[first - 1]) and words[first - 1] not in _OFFICES


def _is_joined(sentence: Sentence, source: Words, last: int, left: int) -> bool:
    """Whether "and" stands beside a name that speaks: "Poe and Lin", "Poe and others", "her lawyers and Poe"."""
    tags, words = sentence.tags, sentence.words
    after = tags[last + 1 : source[1] + 1]
    if after.startswith((AND, _COMMA_AND)):
        return True
    if left < 1 or tags[left] != AND:
        return False
    return words[left - 1][-1:] == "s" and is_people(words[left - 1])


def _is_side(sentence: Sentence, source: Words, one: _Named) -> bool:
    """Whether the words are those of a person's own side: "Poe's lawyer", "a letter from Poe"."""
    words, tags = sentence.words, sentence.tags
    if not _OUTSIDERS.isdisjoint(words[source[0] : source[1] + 1]):
        return False
    if one.place == "object":
        return _is_own(words, one.left)
    if one.left >= 0 and not _is_own(words, one.left):
        return False  # "critics of Poe's letter"
    last = one.words[1] + 1
    while last < source[1] and tags[last + 1] not in _OWNED_ENDS:
        last += 1
    if OWNER in tags[one.words[1] + 1 : last + 1] or tags[last + 1 : source[1] + 1][:2] == _COMMA_NAME:
        return False  # "Poe's critics' letter"; "Poe's lawyer, Ana Ruiz"
    return words[last] in _ADVOCATES or words[last] in DOCUMENTS


def _is_own(words: list[str], preposition: int) -> bool:
    """Whether what stands before a preposition speaks for its object: "a spokesman for", "a memo written by"."""
    at = preposition - 1
    if at < 0:
        return False
    if words[preposition] in {"by", "from"}:
        at -= at > 0 and words[at] in _WRITTEN
        return words[at] in DOCUMENTS
    return words[preposition] in {"for", "of"} and words[at] in _ADVOCATES


def _body(text: str, bodies: list[_Named]) -> _Named | None:
    """Of the organisations and places named in a source, the one that may speak."""
    bodies = [one for one in bodies if one.actor.kind not in PLACES] or bodies
    while len(bodies) > 1 and text[bodies[0].mention.span.end : bodies[1].mention.span.start] in _OWNS:
        bodies = bodies[1:]  # "the Commerce Department's Harbor Office"
    if len(bodies) > 1 and " and " in text[bodies[0].mention.span.end : bodies[1].mention.span.start]:
        return None
    return bodies[0] if bodies else None


def _speaks(text: str, body: _Named, start: int, end: int) -> bool:
    """Whether an organisation or country in a source is the one that speaks, and not "Critics of OpenAI".

    It speaks when it is the head of the source, or when what is the head speaks for it: a spokesperson, a report.
    """
    span = body.mention.span
    if body.actor.kind in PLACES and text.endswith(_WHERE, start, span.start):
        return False  # "an official in Brussels"
    before, after = text[start : span.start], _EMPHASIS.sub("", _ACRONYM.sub("", text[span.end : end]))
    leading = before.split()
    follows_name = leading[-1:] and leading[-1].endswith(",") and leading[-1][0].isupper()  # "Nora Feld, Tern Labs"
    if follows_name or _is_aimed(leading, owns=after[:1] in {"’", "'"}):
        return False
    if after[:1] == COMMA or not after.strip("’'s "):
        if not leading or leading[-1].lower() not in _PREPOSITIONS | {"the"} or len(leading) == 1:
            return True
        if leading[-1].lower() == "the" and len(leading) > 1 and leading[-2].lower() not in _PREPOSITIONS:
            return True
    words = {word.strip(",.’'\"“”").lower() for word in f"{before} {after.partition(',')[0]}".split()}
    if not words.isdisjoint(_OUTSIDERS):
        return False  # "a person close to Tern's management"
    return not words.isdisjoint(_VOICES) or (after[:1] in {"’", "'"} and not words.isdisjoint(DOCUMENTS))


def _is_aimed(leading: list[str], *, owns: bool) -> bool:
    """Whether something is written to somebody or about him: "the clerks' note to Tern Labs", "a report on Tern Labs".

    Args:
        leading: The words of the source before the name.
        owns: Whether the name is an owner: "a post on Tern Labs' blog".
    """
    words = [word.lower() for word in leading[-2:]]
    if words[-1:] == ["than"]:
        return True  # "other labs than Tern Labs"
    return not _AIMED.isdisjoint(words) or (words[-1:] == ["on"] and not owns)
