"""Attributions that the layout makes, without a verb: colons, dashes, a speaker's name on a line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.phrases_after import phrase_right
from atomcorpus.citations.phrases_before import phrase_left
from atomcorpus.citations.source_words import VOICELESS
from atomcorpus.citations.subjects import group_start, subject_left
from atomcorpus.citations.word_classes import (
    COLON,
    COMMA,
    CUE,
    DASH,
    DETERMINER,
    FINITE,
    ING,
    MARK,
    NAME,
    NOMINAL,
    PHRASE,
    QUOTED,
    SEMICOLON,
    STOP,
    SUBJECT,
    SUBJECT_OPENERS,
    THAT,
    UTTERANCE,
    VERB,
    WRITER_OR_OBJECT,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Sentence, Words

__all__ = [
    "Introduction",
    "is_utterance",
    "read_headline",
    "read_introduction",
    "read_speaker",
    "read_speaker_line",
    "signed_quotation",
]

_ENDS = STOP + MARK + COMMA
_SIGNED = QUOTED + STOP + COMMA
_LINE_ENDS = COLON + STOP + COMMA
_PHRASE_OPENS = NOMINAL + DETERMINER
_QUOTATION = frozenset(QUOTED)
_SPEAKER_OPENS = SUBJECT + NAME
_PUTS = CUE + ING + VERB
_INTRODUCES = CUE + ING
_NOT_IN_NAMES = FINITE + QUOTED + SEMICOLON + MARK + DASH + SUBJECT + THAT

_NAME_LENGTH = 12  # words of a name with its description on a line of its own


class Introduction(NamedTuple):
    """Words that announce what the next block holds: "From the launch page:"."""

    source: Words
    cue: Words | None
    act: str


def is_utterance(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but quotations."""
    tags = sentence.tags.rstrip(_ENDS)
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


def read_speaker_line(sentence: Sentence, first: int = 0, end: int | None = None) -> Words | None:
    """The name of a line that holds a speaker's name and description and nothing else: "— Ada Poe, Tern Labs"."""
    tags = sentence.tags
    end = len(tags) if end is None else end
    while first < end and tags[first] == DASH:
        first += 1
    while end > first and tags[end - 1] in _LINE_ENDS:
        end -= 1
    if (
        not 0 < end - first <= _NAME_LENGTH
        or tags[first] != NAME
        or any(tag in _NOT_IN_NAMES for tag in tags[first:end])
    ):
        return None
    return first, end - 1


def read_introduction(sentence: Sentence) -> Introduction | None:
    """What a sentence that ends with a colon says about the block behind it."""
    tags, words = sentence.tags, sentence.words
    if not tags.endswith(COLON):
        return None
    if words[0] == "from" and tags[1] in _PHRASE_OPENS:
        source = phrase_right(sentence, 1)
        return Introduction(source, (0, 0), "assertion") if source is not None and source[1] == len(tags) - 2 else None
    for at in range(len(tags) - 2, max(-1, len(tags) - _NAME_LENGTH - 2), -1):
        cue = CUES.get(words[at])
        if cue is None or tags[at] not in (_PUTS if cue.lemma == "put" else _INTRODUCES):
            continue
        if words[at] == "quoting":
            start = at + 1 + (words[at + 1] == "from")
            source = phrase_right(sentence, start)
            return Introduction(source, (at, start - 1), cue.act) if source is not None else None
        if "quote" not in cue.takes or cue.form == "ing":
            continue
        source = phrase_left(sentence, group_start(tags, at) - 1)
        if source is not None and tags[source[0]] not in WRITER_OR_OBJECT and words[source[1]] not in VOICELESS:
            return Introduction(source, (at, at), cue.act)
    return None


_REPORTERS = classes.words("headline-source")


def read_headline(sentence: Sentence) -> tuple[Words, Words] | None:
    """The content and the source of a headline such as "Study: small models catch up", or None."""
    tags = sentence.tags
    if tags[1:2] != COLON or sentence.words[0] not in _REPORTERS or tags.endswith(STOP) or MARK in tags:
        return None
    last = sentence.last()
    return ((2, last), (0, 0)) if last > _SHORTEST_HEADLINE else None


_SHORTEST_HEADLINE = 4  # number of its last word


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
    """The phrase in front of a colon, or the subject of the clause there when that is a name or a pronoun."""
    tags = sentence.tags
    if tags[0] in SUBJECT_OPENERS:
        phrase = phrase_right(sentence, 0)
        if phrase is not None and phrase[1] == colon - 1:
            return phrase
    subject = subject_left(sentence, colon, main=True) if tags[0] in _SPEAKER_OPENS else None
    return subject if subject is not None and subject[0] == 0 else None
