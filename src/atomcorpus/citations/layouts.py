"""Attributions that the layout makes, without a verb: colons, dashes, a speaker's name on a line of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.phrases_after import phrase_right
from atomcorpus.citations.phrases_before import phrase_left
from atomcorpus.citations.source_words import DOCUMENTS, VOICELESS, is_people
from atomcorpus.citations.subjects import group_start, head_of, is_writers_own, subject_left
from atomcorpus.citations.tokens import Words
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    CLOSING,
    COLON,
    COMMA,
    COMMON_NOUNS,
    CUE,
    DASH,
    DETERMINER,
    FINITE,
    HOMOGRAPH,
    ING,
    MARK,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    OPENING,
    OWNER,
    PAST,
    PHRASE,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBJECT,
    SUBJECT_OPENERS,
    THAT,
    TO,
    UTTERANCE,
    VERB,
    WRITER,
    WRITER_OR_OBJECT,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from collections.abc import Container

    from atomcorpus.citations.tokens import Sentence

__all__ = [
    "Introduction",
    "is_utterance",
    "may_announce",
    "named_behind_quotation",
    "read_headline",
    "read_introduction",
    "read_speaker",
    "read_speaker_line",
    "signed_quotation",
]

_ENDS = STOP + MARK + COMMA
_BEFORE_SIGNATURE = DASH + MARK
_SIGNED = QUOTED + STOP + COMMA + MARK  # a mark may be that of a block quote
_CLOSING_COLON = seq(CLOSING, COLON)
_COMMA_RELATIVE = seq(COMMA, RELATIVE)
_LINE_ENDS = COLON + STOP + COMMA
_PHRASE_OPENS = NOMINAL + DETERMINER
_QUOTATION = frozenset(QUOTED)
_SPEAKER_OPENS = SUBJECT + NAME
_PUTS = CUE + ING + VERB
_INTRODUCES = CUE + ING
_NOT_IN_NAMES = FINITE + QUOTED + SEMICOLON + MARK + DASH + SUBJECT + THAT

_NOUN_MODIFIERS = NOUN + ADVERB + PAST + ING
_OWNER_WORDS = NOMINAL + DETERMINER + STOP

_NAME_LENGTH = 12  # words of a name with its description on a line of its own


class Introduction(NamedTuple):
    """Words that announce what the next block holds: "From the launch page:".

    Attributes:
        source: Who or what it is from.
        cue: The cue; may be None.
        act: What the source does.
        spoken: Whether the block has to show that somebody speaks in it.
    """

    source: Words
    cue: Words | None
    act: str
    spoken: bool = False


def is_utterance(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but quotations."""
    tags = sentence.tags.lstrip(MARK).rstrip(_ENDS)  # before it the mark of a block quote
    return tags == PHRASE or (bool(tags) and not tags.strip(UTTERANCE))


def signed_quotation(sentence: Sentence) -> tuple[Words, Words] | None:
    """The quotation and the name of "“...” — Ada Poe", or None; a heading may be in front: "QUOTE OF THE DAY:"."""
    tags = sentence.tags
    first = max(tags.find(COLON, 0, _NAME_LENGTH) + 1, 0)
    dash = tags.find(DASH, first)
    if dash < 1 or tags[first:dash].strip(_SIGNED) or not any(tag in QUOTED for tag in tags[first:dash]):
        return None
    name = read_speaker_line(sentence, dash)
    return ((first, dash - 1), name) if name is not None else None


def named_behind_quotation(sentence: Sentence) -> tuple[Words, Words] | None:
    """The quotation and the name of a headline "‘...’: Ada Poe" and of a reference "“...” (Poe, 2021)", or None."""
    tags = sentence.tags
    if tags[:1] not in _QUOTATION or len(tags) < _SHORTEST_SIGNED:
        return None
    if tags[1] == COLON:
        name = read_speaker_line(sentence, 2)
        return ((0, 0), name) if name is not None and not tags.endswith(STOP) else None
    reference = _REFERENCE.match(tags, 1)
    return ((0, 0), (reference.start("names"), reference.end("names") - 1)) if reference is not None else None


# "(Poe, 2021)", "(Poe & Lin, 2021, p. 4)", "(Roe et al. 2021)", "(see Poe, 2021)" is none.
_REFERENCE = re.compile(
    rf"{re.escape(OPENING)}(?P<names>{NAME}[{re.escape(NAME + AND + COMMA + STOP)}]*?)"
    rf"[{re.escape(COMMA + STOP)}]{{0,2}}{NUMBER}[^{re.escape(CLOSING)}]*{re.escape(CLOSING)}{re.escape(STOP)}?$"
)
_SHORTEST_SIGNED = 3  # words of "‘...’: Poe"


def read_speaker_line(sentence: Sentence, first: int = 0, end: int | None = None) -> Words | None:
    """The name of a line that holds a speaker's name and description and nothing else: "— Ada Poe, Tern Labs"."""
    tags = sentence.tags
    end = len(tags) if end is None else end
    while first < end and tags[first] in _BEFORE_SIGNATURE:
        first += 1
    while end > first and tags[end - 1] in _LINE_ENDS:
        end -= 1
    relative = tags.find(_COMMA_RELATIVE, first, end)  # "Ada Poe, who runs the archive"
    name_end = relative if relative > first and not _QUOTATION.intersection(tags[relative:end]) else end
    if (
        not 0 < end - first <= _NAME_LENGTH
        or tags[first] != NAME
        or any(tag in _NOT_IN_NAMES for tag in tags[first:name_end])
    ):
        return None
    return first, end - 1


def read_introduction(sentence: Sentence) -> Introduction | None:
    """What a sentence that ends with a colon says about the block after it."""
    if not sentence.tags.endswith(COLON):
        return None
    found = _opening_phrase(sentence) or _announced_by_verb(sentence)
    found = found or _announced_by_noun(sentence) or _announced_by_subject(sentence)
    return found if found is not None and not is_writers_own(sentence, found.source) else None


def _announced_by_verb(sentence: Sentence) -> Introduction | None:
    """What is announced by a verb of saying near the colon: "Ada Poe wrote on her blog:", "Quoting Ada Poe:"."""
    tags, words = sentence.tags, sentence.words
    for at in range(len(tags) - 2, max(-1, len(tags) - _NAME_LENGTH - 2), -1):
        cue = CUES.get(words[at])
        if cue is None or not (_states(sentence, at) or tags[at] in (_PUTS if cue.lemma == "put" else _INTRODUCES)):
            continue
        if _states_nothing(sentence, at):
            continue
        if words[at] == "quoting":
            start = at + 1 + (words[at + 1] == "from")
            source = phrase_right(sentence, start)
            return Introduction(source, (at, start - 1), cue.act) if source is not None else None
        closes = at == len(tags) - 2 and "bare" in cue.takes
        if ("quote" not in cue.takes and not closes) or cue.form == "ing":
            continue
        source = phrase_left(sentence, group_start(tags, at) - 1) or subject_left(sentence, at, main=True)
        if source is not None and tags[source[0]] not in WRITER_OR_OBJECT and words[source[1]] not in VOICELESS:
            return Introduction(source, (at, at), cue.act)
    return None


def _states_nothing(sentence: Sentence, at: int) -> bool:
    """Whether a form has no subject that says something: "a brief note:", "questions to ask:", "it was said:"."""
    tags, words = sentence.tags, sentence.words
    if at and tags[at - 1] in _BEFORE_NOUNS:
        return True
    if at > 1 and tags[at - 1] == TO and tags[at - 2] in COMMON_NOUNS:
        return True
    return CUES[words[at]].form == "past" and not _BE.isdisjoint(words[group_start(tags, at) : at])


_BEFORE_NOUNS = frozenset(DETERMINER + OWNER)
_BE = classes.words("be")


def _states(sentence: Sentence, at: int) -> bool:
    """Whether what may be noun or verb is a verb right before the colon: "the authors state:", not "the report:"."""
    if sentence.tags[at] != HOMOGRAPH or at != len(sentence.tags) - 2 or at < 1:
        return False
    plural = CUES[sentence.words[at]].form == "base"
    speaker = sentence.words[at - 1]
    if sentence.tags[at - 1] == NAME and not plural:
        return at == 1 or sentence.tags[at - 2] in _BEFORE_NAME  # "Tern Labs shares:"
    return is_people(speaker) and plural == speaker.endswith("s")


def _opening_phrase(sentence: Sentence) -> Introduction | None:
    """What is announced by "From the launch page:", "Here is Ada Poe:", "As stated in a filing:"."""
    tags, words = sentence.tags, sentence.words
    start, cue = 0, None
    bracket = tags.rfind(OPENING)
    if tags.endswith(_CLOSING_COLON) and words[bracket + 1 : bracket + 2] == ["from"]:  # "it is good (from the blog):"
        source = phrase_right(sentence, bracket + 2)
        return Introduction(source, (bracket + 1, bracket + 1), "assertion") if source is not None else None
    if words[0] == "from" and tags[1] in _PHRASE_OPENS:
        start, cue = 1, (0, 0)
    elif words[0] == "here's" or words[:2] == ["here", "is"]:
        start = 1 + (words[0] == "here")
    elif words[0] == "as" and words[1] in _REPORTED and words[2:3] in _WHERE:
        start, cue = 3, (1, 1)
    source = phrase_right(sentence, start) if 0 < start < len(tags) - 1 else None
    if source is None or source[1] != len(tags) - 2 or tags[source[0]] in WRITER_OR_OBJECT:
        return None
    if cue is None and not any(tag == NAME for tag in tags[source[0] : source[1] + 1]):
        return None  # "Here is the list:"
    return Introduction(source, cue, "assertion")


def _announced_by_noun(sentence: Sentence) -> Introduction | None:
    """What is announced by "Ada Poe's core message:" or "Their verdict:", the whole sentence."""
    tags, words = sentence.tags, sentence.words
    noun = len(tags) - 2
    if noun < 1 or words[noun] not in _ANNOUNCED:
        return None
    light = next((at for at in range(noun - 1, max(0, noun - 5), -1) if words[at] in _LIGHT_VERBS), None)
    if light is not None:  # "The letter makes three key recommendations:"
        source = phrase_left(sentence, group_start(tags, light) - 1)
        named = source is not None and tags[source[0]] not in WRITER_OR_OBJECT + WRITER
        return Introduction(source, (noun, noun), "assertion") if source is not None and named else None
    owner = next((at for at in range(noun - 1, -1, -1) if tags[at] == OWNER or words[at] in _POSSESSIVES), None)
    if owner is None or tags[owner + 1 : noun].strip(_NOUN_MODIFIERS) or tags[:owner].strip(_OWNER_WORDS):
        return None
    return Introduction((0, owner), (noun, noun), "assertion")


def may_announce(sentence: Sentence, source: Words, speakers: Container[int]) -> bool:
    """Whether a phrase is for somebody or something written, so that it announces words without a verb of saying.

    Args:
        sentence: The sentence.
        source: The phrase.
        speakers: Offsets of the words of names of people and bodies; where nobody is named, any name will do.
    """
    tags, head = sentence.tags, head_of(sentence.tags, source)
    if tags[head] == NAME:
        return not speakers or any(start in speakers for start in sentence.starts[source[0] : head + 1])
    word = sentence.words[head]
    return tags[head] == SUBJECT or word in DOCUMENTS or is_people(word)


def _announced_by_subject(sentence: Sentence) -> Introduction | None:
    """Who acts in a sentence without a cue, "Ada Poe came back to this at noon:"; the next block must be spoken."""
    subject = _subject_before(sentence, len(sentence.tags) - 1)
    if subject is None or NAME not in sentence.tags[subject[0] : subject[1] + 1]:
        return None
    return Introduction(subject, None, "assertion", spoken=True)


_BEFORE_NAME = NAME + COMMA
_REPORTED = classes.words("reported")
_WHERE = [[word] for word in ("in", "by", "on", "at")]
_LIGHT_VERBS = classes.words("light-verb")
_ANNOUNCED = classes.words("announced-noun")
_POSSESSIVES = classes.words("possessive")


_REPORTERS = classes.words("headline-source")


def read_headline(sentence: Sentence, *, titled: bool) -> tuple[Words, Words] | None:
    """The content and the source of a headline such as "Study: small models catch up", or None.

    Args:
        sentence: The sentence.
        titled: Whether it is a heading that begins with somebody's name and a colon: "Poe: the models are late".
    """
    tags, colon = sentence.tags, sentence.tags.find(COLON, 0, _NAME_LENGTH)
    if colon < 1 or MARK in tags or (last := sentence.last()) - colon < _SHORTEST_HEADLINE:
        return None
    if titled:
        return ((colon + 1, last), (0, colon - 1)) if _asserts(sentence, colon + 1, last) else None
    is_heading = not tags.endswith(STOP) or tags.count(NOUN) <= _SMALL_NOUNS
    if colon != 1 or sentence.words[0] not in _REPORTERS or not is_heading:
        return None
    return (2, last), (0, 0)


def _asserts(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words have a verb before any relative pronoun: "Tern will build it", but "the woman who built Tern"."""
    for at in range(first, last + 1):
        tag, word = sentence.tags[at], sentence.words[at]
        if tag == RELATIVE:
            return False
        cue = CUES.get(word)
        inflected = word in _AUXILIARIES or (cue is not None and cue.form in {"third", "past"})
        if tag in FINITE or (at > first and inflected):  # in capitals a verb looks like a name
            return True
        if word in _NEEDING and sentence.tags[at + 1 : at + 2] == TO:
            return True
    return False


_AUXILIARIES = classes.words("auxiliary")
_NEEDING = frozenset(("need", "needs"))
_SMALL_NOUNS = 2  # words of an open class that a line in capitals may have
_SHORTEST_HEADLINE = 3  # words after the colon


def read_speaker(sentence: Sentence) -> tuple[Words, Words] | None:
    """The quotation and its speaker of "Ada Poe: “...”" and "She was blunt: “...”", or None.

    Args:
        sentence: A sentence in which no cue was found.
    """
    tags = sentence.tags
    colon = tags.find(COLON)
    if colon < 1 or tags[colon + 1 : colon + 2] not in _QUOTATION:
        return None
    speaker = read_speaker_line(sentence, 0, colon + 1) or _subject_before(sentence, colon)
    return ((colon + 1, sentence.last()), speaker) if speaker is not None else None


def _subject_before(sentence: Sentence, colon: int) -> Words | None:
    """The phrase before a colon, or the subject of the clause there when that is a name or a pronoun."""
    tags = sentence.tags
    if tags[0] in SUBJECT_OPENERS:
        phrase = phrase_right(sentence, 0)
        if phrase is not None and phrase[1] == colon - 1:
            return phrase
    subject = subject_left(sentence, colon, main=True) if tags[0] in _SPEAKER_OPENS else None
    return subject if subject is not None and subject[0] == 0 else None
