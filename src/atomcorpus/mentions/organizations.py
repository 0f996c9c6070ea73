"""Organisations whom no knowledge base need list, by how English names them; the shapes and the evidence live here.

A head word says what an organisation is ("University", "Ministry", "Foundation", "Labs"): the capitalised words before it and, for some
heads, a complement behind it ("of", "for", "on") are its name. Legal forms, phrases for standing bodies and a few contexts
("the startup X", "X CEO") find the rest.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.entities import ActorKind
from atomcorpus.mentions.guesses import CERTAIN, LIKELY, POSSIBLE, Guess
from atomcorpus.mentions.lexicon import entries, table
from atomcorpus.mentions.organization_contexts import organization_in_context

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from atomcorpus.mentions.words import Word

__all__ = ["find_organizations"]

_MOST_BEFORE = 8
_MOST_CONTEXT = 4
_MOST_BEHIND = 10
_JOINTS = frozenset({" ", "\n", "\u00a0", "-", "‐", "‑", " & ", "/", "\r\n"})
_PAIRS = frozenset({" and ", " & ", ", and ", " and the ", "\nand ", " and\n"})
_CONNECTORS = frozenset(
    {" of ", " of the ", " for ", " for the ", " and ", " & ", " to ", " on ", " in ", " the ", " to the ", ", ", " and the ", " against ", " from ", " de ", " del ", " da "},
)
_FIRST_WORD = re.compile(r"[ '’-]")
_LIST_GAPS = frozenset({" and ", " and the ", ", the ", ", and ", ", and the ", " or the ", " or "})
_LISTS = frozenset({", ", ",\n"})
_PREPOSITIONS = {
    f" {preposition}{article} ": preposition
    for preposition in ("of", "for", "on", "against", "to", "in", "de", "di", "für")
    for article in ("", " the", " la", " los", " las")
}
_FOREIGN = frozenset(f" {word} " for word in "de di des du del della dei der für zu la y et".split()) | {" d'", " d’", " de la ", " de l'", " de l’"}
_OWNERS = frozenset(
    "People Women Men Workers Worker Children Farmers Peasants Veterans Teachers Students Citizens Writers Girls Boys Ladies Mothers Nurses "
    "Lawyers King Queen Moody Lloyd Sotheby Christie Standard Saint Nation Consumers Publishers Manufacturers Governors Employees Players".split(),
)
_POSSESSIVE = re.compile(r"(?:['’]s|['’]|\s['’]\s?s?)\s")
_ACRONYM = re.compile(r"\s?\(\s?(?:the\s|or\s|later\s)?[“\"‘']?((?:[A-Z][A-Za-z0-9&-]{1,9}|(?:[A-Z]\.){2,6}))[”\"’']?\s?[);,]")
_WEAK_HEADS = frozenset("AI Research Technology Energy Media Press Systems Software Robotics Networks Analytics Interactive Group Capital International Post Review Times".split())
_MEDIA_HEADS = frozenset({"Post", "Times", "Review", "Press", "Media"})
_POLITICAL_HEADS = frozenset("Democracy Unity Left Alternative Rally Solidarity Action Convergence Renewal".split())
_POLITICAL = frozenset(
    "National New Social Popular United Christian Radical Democratic Socialist Republican Liberal Progressive Patriotic Civic Labour Communist Green Young "
    "Free Independent Conservative European Workers People Popular Right Plural Broad Catalan Basque Scottish Welsh Flemish".split(),
)
_WIDE = frozenset({"International", "National", "European", "American", "Asian", "African", "Global", "Modern", "Near", "Middle", "Eastern", "World"})
_NO_PAIR = frozenset({"Foundation", "Society", "Association", "Party", "Veterans", "Union"})
_NOT_ACTORS = frozenset(
    {"Soviet Union", "European Union", "Russian Federation", "Civil Service", "Oval Office", "World Trade Center", "Trans-Pacific Partnership", "Pacific Partnership"}
)
_DOTTED = frozenset({"Inc", "Corp", "Ltd", "Co", "Bros"})
_LOWER_HEADS = {" administration": ActorKind.GOVERNMENT, " project": ActorKind.INITIATIVE, " party": ActorKind.NONPROFIT}
_EMPTY_BEFORE = frozenset(
    "High Law Medical Business Graduate Public Private Grand Middle Elementary Primary Secondary Big Deep Open The Our Grammar Old First Second "
    "Summer Sunday Boarding Charter Nursery Night Day Own Whole Special Select Local City Town County State Stock Political Third Main".split(),
)


class _Head(NamedTuple):
    kind: ActorKind
    before: bool
    """Whether the name stands before the head; else a complement must follow."""
    alone: bool
    """Whether a complement alone makes the name."""
    prepositions: frozenset[str]


@cache
def _heads() -> dict[str, _Head]:
    return {
        word: _Head(ActorKind(kind), shape != "after", shape != "before", frozenset(prepositions.split(",")))
        for word, (kind, shape, prepositions) in table("organization_heads").items()
    }


@cache
def _bodies() -> dict[str, list[str]]:
    """Phrases for standing bodies by their first word, longest first."""
    bodies: dict[str, list[str]] = {}
    for phrase in sorted(table("standing_bodies"), key=len, reverse=True):
        bodies.setdefault(_FIRST_WORD.split(phrase, maxsplit=1)[0], []).append(phrase)
    return bodies


@cache
def _strangers() -> frozenset[str]:
    """Words that no organisation without a head is called."""
    lists = ("titles", "months_and_days", "demonyms", "places", "common_words", "organization_tails")
    return frozenset().union(*map(entries, lists)) | {"The", "A", "An"}


@cache
def _barriers() -> frozenset[str]:
    """Words that no organisation's name takes in from the left."""
    plural = frozenset(word for word in entries("titles") if word.endswith("s") and word[:-1] in entries("titles"))
    return (entries("titles") - plural - {"General", "Justice"}) | entries("months_and_days") | frozenset({"The", "Former", "A", "An"})


def find_organizations(text: str, words: list[Word], sentence_starts: Container[int]) -> Iterator[Guess]:
    """Names of organisations, in text order, none overlapping another.

    Linear in the number of words.

    Args:
        text: The whole text; offsets are its code points.
        words: The capitalised words of one block, in text order.
        sentence_starts: Offsets at which a capital letter means nothing.

    Example:
        >>> from atomcorpus.mentions.words import capitalized_words
        >>> text = "She left the Verhoeven Institute for Ocean Policy (VIOP) to join Tidewater Labs."
        >>> guesses = find_organizations(text, capitalized_words(text, 0, len(text)), {0})
        >>> [(text[guess.start : guess.end], str(guess.kind)) for guess in guesses]
        [('Verhoeven Institute for Ocean Policy', 'nonprofit'), ('Tidewater Labs', 'company')]
    """
    heads, bodies, legal = _heads(), _bodies(), entries("legal_forms")
    at, count, free, before = 0, len(words), 0, 0
    held: Guess | None = None  # by its phrase or surroundings; a longer name with a head may still take it in
    while at < count:
        word = words[at]
        found: tuple[Guess, int] | None = None
        if word.text in heads:
            found = _by_head(text, words, at, free, sentence_starts)
        elif word.text in legal:
            found = _by_legal_form(text, words, at, free, sentence_starts)
        elif text.startswith((" administration", " project", " party"), word.end):
            found = _by_lower_head(text, words, at, free, sentence_starts)
        if found is not None:
            guess, at = found
            free, before = at, guess.end
            if held is not None and held.end <= guess.start:
                yield _with_acronym(text, held)
            held = None
            yield _with_acronym(text, guess)
            continue
        if held is None or held.end <= word.start:
            weaker = _by_phrase(text, words, at, free, bodies[word.text]) if word.text in bodies else None
            if weaker is None and "." in word.text and word.text.replace(".", "") in bodies and len(word.text) > 5:
                kind = ActorKind(table("standing_bodies")[word.text.replace(".", "")][0])
                weaker = Guess(word.start, word.end, kind, "organization.body", CERTAIN)
            if word.start and text[word.start - 1] == "(" and word.text.isupper() and text[word.end : word.end + 1] in (")", ",", ";"):
                defined = _by_acronym(text, words, at, free if held is None else max(free, at - _MOST_BEHIND))
                if defined is not None and not (held is not None and held.end > defined.start):
                    weaker = defined
            weaker = weaker or _by_context(text, words, at, 0 if word.start in sentence_starts else held.end if held is not None else before)
            if weaker is not None:
                if held is not None:
                    yield _with_acronym(text, held)
                held, before = weaker, weaker.end
        at += 1
    if held is not None:
        yield _with_acronym(text, held)


def _joined(text: str, word: Word, following: Word) -> bool:
    length = following.start - word.end
    if length == 1:
        joint = text[word.end]
        return joint in " \n\u00a0" or (joint in "-‐‑" and len(word.text) > 1 and word.text not in _MEDIA_HEADS)
    if length > 4:
        return False
    gap = text[word.end : following.start]
    if gap == ". ":
        return len(word.text) == 1 or word.text in ("St", "Mt", "Ft")
    return gap in _JOINTS or (word.text in _OWNERS and _POSSESSIVE.fullmatch(gap) is not None)


def _first(text: str, words: list[Word], at: int, free: int, sentence_starts: Container[int]) -> int:
    """Index of the first word of the name that a head ends."""
    barriers, topics, function = _barriers(), entries("topics"), entries("function_words")
    first, lowest = at, max(free, at - _MOST_BEFORE)
    heading = at > 0 and words[at].start in sentence_starts and words[at - 1].start in sentence_starts
    while first > lowest:
        before = words[first - 1]
        if (before.text in barriers and not text.startswith(". ", before.end)) or before.text.isdigit() or (heading and not _fits_heading(before.text)) or (before.start in sentence_starts and before.text in function):
            break
        if _joined(text, before, words[first]):
            first -= 1
            continue
        gap = text[before.end : words[first].start] if words[first].start - before.end <= 6 else ""
        if gap in _PAIRS and first < at and before.text in topics and words[first].text in topics and before.text not in _NO_PAIR:
            first -= 1
            continue
        break
    return first


def _fits_heading(word: str) -> bool:
    """Whether a word of a heading in title case belongs to a name by itself, whatever its capital says."""
    lists = ("topics", "demonyms", "places", "surnames", "given_names", "weak_given_names")
    return word.isupper() or word in _WIDE or word in _heads() or any(word in entries(name) for name in lists)


def _last(text: str, words: list[Word], at: int) -> int:
    """Index of the last head or legal form in the run that goes on behind a head."""
    heads, legal, barriers = _heads(), entries("legal_forms"), _barriers()
    last = at
    for index in range(at + 1, min(len(words), at + 6)):
        gap = text[words[index - 1].end : words[index].start]
        if words[index].text in barriers:
            break
        if not _joined(text, words[index - 1], words[index]) and not (gap == ", " and words[index].text in legal):
            break
        if words[index].text in heads or words[index].text in legal:
            last = index
    return last


def _complement(text: str, words: list[Word], head: int, prepositions: frozenset[str]) -> int:
    """Index of the last word of the complement behind a head ("of Health and Human Services"); the head itself when there is none."""
    topics, barriers, heads = entries("topics"), _barriers(), _heads()
    last, most = head, min(len(words) - 1, head + _MOST_BEHIND)
    while last < most:
        word, following = words[last], words[last + 1]
        if following.start - word.end > 9:
            break
        gap = text[word.end : following.start]
        preposition = _PREPOSITIONS.get(gap.replace("\n", " "))
        if preposition is not None:
            allowed = preposition in prepositions if last == head else preposition in ("of", "for")
            if not allowed or following.text in entries("months_and_days") or _is_person(text, words, last + 1):
                break
            if preposition == "in" and following.text not in entries("places"):
                break
        elif last == head:
            break
        elif gap in _PAIRS or gap in _LISTS:
            if word.text not in topics or not _is_topic(text, words, last + 1) or _own_name(text, words, last + 1, heads):
                break
            if gap in _LISTS and not _list_goes_on(text, words, last + 1):
                break
        elif not _joined(text, word, following) or following.text in barriers:
            break
        last += 1
    return last


def _is_topic(text: str, words: list[Word], at: int) -> bool:
    """Whether a topic stands at an index, perhaps behind one adjective ("International Studies")."""
    topics = entries("topics")
    if words[at].text in topics:
        return True
    return words[at].text in _WIDE and at + 1 < len(words) and _joined(text, words[at], words[at + 1]) and words[at + 1].text in topics


def _is_person(text: str, words: list[Word], at: int) -> bool:
    """Whether a given name and one more word stand at an index ("the People's Party of Nenad Popović")."""
    if at + 1 >= len(words) or words[at].text not in entries("given_names"):
        return False
    return _joined(text, words[at], words[at + 1]) and words[at + 1].text not in _heads()


def _own_name(text: str, words: list[Word], at: int, heads: dict[str, _Head]) -> bool:
    """Whether the run at an index has a head of its own behind its first word."""
    for index in range(at + 1, min(len(words), at + 5)):
        if not _joined(text, words[index - 1], words[index]):
            return False
        if words[index].text in heads and words[index].text not in entries("topics"):
            return True
    return False


def _list_goes_on(text: str, words: list[Word], at: int) -> bool:
    """Whether an item behind a comma is followed by another comma or "and" and one more topic."""
    topics = entries("topics")
    for index in range(at, min(len(words) - 1, at + 4)):
        gap = text[words[index].end : words[index].end + 6]
        if gap.startswith((", and ", " and ", ", ")):
            return words[index + 1].text in topics
        if not _joined(text, words[index], words[index + 1]):
            return False
    return False


def _by_head(text: str, words: list[Word], at: int, free: int, sentence_starts: Container[int]) -> tuple[Guess, int] | None:
    """The organisation around a head word, and the index behind it."""
    heads, tails = _heads(), entries("organization_tails")
    head = heads[words[at].text]
    first = _first(text, words, at, free, sentence_starts) if head.before else at
    last = _last(text, words, at)
    closing = heads.get(words[last].text, head)
    stop = _complement(text, words, last, closing.prepositions)
    if "~" in closing.prepositions and stop == last:
        stop = _foreign(text, words, last)
    elif words[last].text == "Lab" and stop == last and _is_acronym_behind(text, words, last):
        stop += 1
    following = words[stop + 1] if stop + 1 < len(words) else None
    if following is not None and following.text in tails and text[words[stop].end : following.start] == " ":
        return None
    if words[last].text in _POLITICAL_HEADS and not (last == at and first < at and all(word.text in _POLITICAL for word in words[first:at])):
        return None
    if words[last].text in _WEAK_HEADS and not _stands_alone(text, words, first, last, sentence_starts):
        return None
    if first == at and stop == at and not (last > at):
        return None
    if first == at and stop == last == at and not head.alone:
        return None
    if first == at and not head.alone and stop > last:
        return None
    before = words[first:at]
    if before and last == at and stop == at and all(word.text in _EMPTY_BEFORE for word in before):
        return None
    stop = _campus(text, words, stop) if words[last].text == "University" else stop
    kind = _kind(text, words, last, stop, closing)
    if text[words[first].start : words[stop].end] in _NOT_ACTORS:
        return None
    return Guess(words[first].start, _end(text, words[stop]), kind, "organization.head", CERTAIN), stop + 1


def _foreign(text: str, words: list[Word], head: int) -> int:
    """Index of the last word of a Romance or German name behind its head ("École Centrale Paris")."""
    last = head
    while last + 1 < len(words) and last - head < 5:
        gap = text[words[last].end : words[last + 1].start] if words[last + 1].start - words[last].end < 9 else ""
        if gap not in _FOREIGN and not _joined(text, words[last], words[last + 1]):
            break
        last += 1
    return last


def _is_acronym_behind(text: str, words: list[Word], at: int) -> bool:
    return at + 1 < len(words) and len(words[at + 1].text) > 2 and words[at + 1].text.isupper() and _joined(text, words[at], words[at + 1])


def _campus(text: str, words: list[Word], stop: int) -> int:
    """Takes in the place of "University of California, San Diego"."""
    if stop + 1 < len(words) and text[words[stop].end : words[stop + 1].start] in (", ", " at ", "-", " - "):
        if words[stop + 1].text in entries("campuses"):
            stop += 1
            if words[stop].text in ("San", "Santa", "Los", "Twin", "Urbana") and stop + 1 < len(words):
                stop += _joined(text, words[stop], words[stop + 1])
    return stop


def _stands_alone(text: str, words: list[Word], first: int, last: int, sentence_starts: Container[int]) -> bool:
    """Whether a head that is also an everyday word ("Research", "AI") closes a name here."""
    before = words[last - 1].text
    if last == first or (words[last].text not in _MEDIA_HEADS and (before in _strangers() or before in entries("generic_words"))):
        return False
    if words[first].start in sentence_starts and before.endswith(("ing", "ed")):
        return False
    if words[last].text == "Press" and last + 1 < len(words) and _joined(text, words[last], words[last + 1]):
        return False
    return last + 1 == len(words) or not _joined(text, words[last], words[last + 1]) or words[last + 1].text in entries("titles")


def _kind(text: str, words: list[Word], head: int, stop: int, closing: _Head) -> ActorKind:
    """What a name with a head names; "Institute of Technology" is a university."""
    if words[head].text in ("Institute", "Institutes"):
        name = text[words[max(0, head - 1)].start : words[stop].end]
        if "Technology" in name or "Research" in name or "Sciences" in name:
            return ActorKind.ACADEMIC
        if "Institutes of" in name:
            return ActorKind.GOVERNMENT
    return closing.kind


def _end(text: str, word: Word) -> int:
    return word.end + 1 if word.text in _DOTTED and text.startswith(".", word.end) else word.end


def _by_legal_form(text: str, words: list[Word], at: int, free: int, sentence_starts: Container[int]) -> tuple[Guess, int] | None:
    """The company that a legal form closes ("Tidewater Robotics, Inc.")."""
    if at == free or at == 0:
        return None
    gap = text[words[at - 1].end : words[at].start]
    if gap not in (" ", ", ", "\n", " & "):
        return None
    first = _first(text, words, at - 1, free, sentence_starts)
    before = words[first:at]
    if before[-1].text in _barriers() or (len(before) == 1 and (before[0].text.isupper() and words[at].text.isupper() or before[0].text in entries("places"))):
        return None
    return Guess(words[first].start, _end(text, words[at]), ActorKind.COMPANY, "organization.legal-form", CERTAIN), at + 1


def _by_acronym(text: str, words: list[Word], at: int, free: int) -> Guess | None:
    """The name before a bracketed acronym, when the initials of its capitalised words are that acronym."""
    letters = [letter for letter in words[at].text if letter.isalpha()]
    first = at
    if len(letters) < 3 or not text.endswith((" (", "\n("), 0, words[at].start):
        return None
    while first > free and at - first < len(letters):
        before, following = words[first - 1], words[first]
        gap = text[before.end : following.start]
        if first == at:
            if gap not in (" (", "\n("):
                return None
        elif following.start - before.end > 9 or not (_joined(text, before, following) or gap in _CONNECTORS):
            return None
        first -= 1
        if before.text[0] != letters[len(letters) - (at - first)]:
            return None
    if at - first != len(letters) or words[at - 1].text in entries("technical_nouns"):
        return None
    return Guess(words[first].start, words[at - 1].end, ActorKind.NONPROFIT, "organization.acronym", POSSIBLE)


def _by_context(text: str, words: list[Word], at: int, previous: int) -> Guess | None:
    """A name without a head that begins at a word, when its surroundings or the name before it, up to `previous`, say what it is."""
    strangers = _strangers()
    first = words[at]
    if first.text in strangers or first.text.isdigit() or (at and _joined(text, words[at - 1], first) and words[at - 1].text not in strangers):
        return None
    stop = at + 1
    while stop < len(words) and stop - at < _MOST_CONTEXT and words[stop].text not in _barriers() and _joined(text, words[stop - 1], words[stop]):
        stop += 1
    run = words[at:stop]
    if len(run) == 1 and at and first.text.isupper() and _joined(text, words[at - 1], first):
        return None
    guess = organization_in_context(text, run)
    if guess is None and previous and text[previous : first.start] in _LIST_GAPS and _may_be_listed(run):
        return Guess(first.start, run[-1].end, ActorKind.NONPROFIT, "organization.list", POSSIBLE)
    return guess


def _may_be_listed(run: list[Word]) -> bool:
    """Whether words in a row of organisations may be one more: several words of no person and no place, or capitals."""
    if len(run) == 1:
        return run[0].text.isupper() and len(run[0].text) > 2
    first, last = run[0].text, run[-1].text
    return last not in ("States", "Kingdom", "Emirates") and not (
        first in entries("given_names")
        or first in entries("weak_given_names")
        or last in entries("surnames")
        or last in _strangers()
        or last in entries("technical_nouns")
    )


def _by_phrase(text: str, words: list[Word], at: int, free: int, phrases: list[str]) -> Guess | None:
    """A standing body that is named by its usual phrase."""
    start = words[at].start
    for phrase in phrases:
        end = start + len(phrase)
        if text.startswith(phrase, start) and not text[end : end + 1].isalnum():
            stop = at
            while stop < len(words) and words[stop].start < end:
                stop += 1
            if stop < len(words) and words[stop].text in entries("organization_tails") and words[stop].start == end + 1:
                return None
            if stop < len(words) and words[stop].text in entries("titles") and " " not in phrase and words[stop].start == end + 1:
                return None
            kind = ActorKind(table("standing_bodies")[phrase][0])
            places = entries("places")
            if kind is ActorKind.GOVERNMENT and stop < len(words) and words[stop].text in places or words[stop : stop + 1] and words[stop].text == "United":
                if text[end : words[stop].start] in (" of ", " of the "):
                    end, stop = words[stop].end, stop + 1
                    if words[stop - 1].text == "United" and stop < len(words) and _joined(text, words[stop - 1], words[stop]):
                        end, stop = words[stop].end, stop + 1
            if kind is ActorKind.GOVERNMENT and at > free and _joined(text, words[at - 1], words[at]):
                if words[at - 1].text in places or words[at - 1].text in entries("demonyms") - {"Democratic", "Republican"}:
                    start = words[at - 1].start
            return Guess(start, end, kind, "organization.body", CERTAIN)
    return None


def _by_lower_head(text: str, words: list[Word], at: int, free: int, sentence_starts: Container[int]) -> tuple[Guess, int] | None:
    """A name with a common noun for its head: "the Verhoeven administration", "the TIDE project"."""
    noun = next(noun for noun in _LOWER_HEADS if text.startswith(noun, words[at].end))
    end = words[at].end + len(noun)
    if text[end : end + 1].isalnum():
        return None
    first = _first(text, words, at, free, sentence_starts)
    common = entries("common_words")
    while first < at and (words[first].text in common or words[first].text in entries("demonyms")):
        first += 1
    name = words[at].text
    if name in common or name in entries("places") or (noun != " party" and name in entries("demonyms")):
        return None
    if noun != " administration" and words[first].start in sentence_starts:
        return None
    strength = LIKELY if noun == " administration" else POSSIBLE
    return Guess(words[first].start, end, _LOWER_HEADS[noun], "organization.lower-head", strength), at + 1


def _with_acronym(text: str, guess: Guess) -> Guess:
    """The guess with the acronym that the text introduces for it in brackets."""
    if not text.startswith((" (", "("), guess.end):
        return guess
    match = _ACRONYM.match(text, guess.end)
    if match is None or not _abbreviates(match.group(1), text[guess.start : guess.end]):
        return guess
    return guess._replace(short=match.span(1))


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the capitals of an acronym occur, in order, among the letters of a name, the first at the beginning of a word."""
    letters = [letter for letter in acronym if letter.isupper()]
    initials = [word[0] for word in re.findall(r"\w+", name)]
    if len(letters) < 2 or letters[0] not in initials:
        return False
    upper = iter(name[name.index(letters[0]) :].upper())
    return all(letter in upper for letter in letters)
