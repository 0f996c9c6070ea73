"""Cues that are no verbs: "according to", "in the words of", "as reported by", "reportedly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.contents import SENTENCE_OPENERS, framed_content
from atomcorpus.citations.phrases_after import phrase_right
from atomcorpus.citations.source_words import DOCUMENTS, is_people
from atomcorpus.citations.times import behind_times
from atomcorpus.citations.tokens import Draft, Words
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    AUXILIARY,
    BREAKS,
    BUT,
    COMMA,
    DETERMINER,
    HOMOGRAPH,
    ING,
    NAME,
    NAME_OPENERS,
    NOMINAL,
    NOUN,
    NUMBER,
    OPENING,
    OWNER,
    PAST,
    PREPOSITION,
    PREPOSITIONS,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    UTTERANCE,
    WRITER,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Sentence

__all__ = ["read_adverb", "read_phrase"]

_OWNER_WORDS = NOMINAL + DETERMINER + OWNER + NUMBER + STOP
_ESTIMATE_WORDS = NOMINAL + DETERMINER + OWNER + NUMBER + STOP + ADVERB
_DOCUMENT_WORDS = DETERMINER + NOUN + ING + PAST + ADVERB + NUMBER + HOMOGRAPH
_CLAUSE_BORDERS = BREAKS + OPENING + UTTERANCE + BUT + SUBORDINATOR
_NAMED = frozenset(NAME + OWNER)
_AUXILIARY_COMMA = seq(AUXILIARY, COMMA)
_AFTER_HEAD = PREPOSITIONS + COMMA
_DESCRIPTION = 4  # words in which a description says what somebody is
_JOBS = classes.words("job")
_DESCRIBES = frozenset(NAME + RELATIVE + NUMBER + AND + OWNER)
_INSERTION_OPENS = COMMA + OPENING

_REPORTED = classes.words("reported")
_ADVERBS = classes.words("before-reported")
_WORDS = classes.words("view")
_ESTIMATES = classes.words("estimate")
_OWNERS = frozenset(("his", "her", "their", "its"))
_REACH = 14  # words before a sentence adverb that can belong to its clause


def read_phrase(sentence: Sentence, at: int) -> Draft | None:
    """The citation that a phrase beginning with the opener at word `at` makes, or None when it is no such phrase."""
    words, tags = sentence.words, sentence.tags
    word = words[at]
    following = words[at + 1 : at + 4] or [""]
    if word == "according":
        return _around(sentence, at, at, at + 2, "according-to") if following[0] == "to" else None
    if word == "per":
        named = tags[at + 1 : at + 2] in _NAMED or following[:1] in (["the"], ["a"])
        return (
            _around(sentence, at, at, at + 1, "according-to")
            if named and (at == 0 or tags[at - 1] in _INSERTION_OPENS)
            else None
        )
    if word == "in" and following[0] == "the" and following[1:2] and following[1] in _WORDS and following[2:] == ["of"]:
        return _around(sentence, at, at, at + 4, "according-to")
    if word in ("by", "in"):
        return _by_estimate_of(sentence, at) if word == "by" else _in_words_of(sentence, at)
    skip = 1 if following and following[0] in _ADVERBS else 0
    spot = at + 2 + skip
    if following[skip : skip + 1] and following[skip] in _REPORTED:
        spot += words[spot : spot + 1] == ["out"]
        if words[spot : spot + 1] in (["by"], ["in"], ["on"], ["at"]):
            return _around(sentence, at, at + 1 + skip, spot + 1, "as-reported")
    return None


def _in_words_of(sentence: Sentence, at: int) -> Draft | None:
    """The citation of "in Ada Poe's words", "in his view"."""
    words, tags = sentence.words, sentence.tags
    for spot in range(at + 1, min(at + 7, len(words))):
        if words[spot] in _WORDS:
            if spot > at + 1 and (tags[spot - 1] == OWNER or words[spot - 1] in ("his", "her", "their", "its")):
                return _framed(sentence, (at, spot), (at + 1, spot - 1), (spot, spot), "according-to")
            return None
        if tags[spot] not in _OWNER_WORDS:
            return None
    return None


def _by_estimate_of(sentence: Sentence, at: int) -> Draft | None:
    """The citation of "By Epoch AI's count,", "By some estimates,"."""
    words, tags = sentence.words, sentence.tags
    for spot in range(at + 2, min(at + 7, len(words) - 1)):
        if words[spot] in _ESTIMATES and tags[spot + 1] == COMMA:
            owner = spot - 1 - (words[spot - 1] == "own")
            if owner > at and (tags[owner] == OWNER or words[owner] in _OWNERS):
                return _framed(sentence, (at, spot), (at + 1, owner), (spot, spot), "according-to")
            return _framed(sentence, (at, spot), (at + 1, spot), (at, at), "according-to")
        if tags[spot - 1] not in _ESTIMATE_WORDS:
            return None
    return None


def _around(sentence: Sentence, opening: int, cue: int, start: int, rule: str) -> Draft | None:
    """The citation of a phrase that begins at `opening`; its cue begins at `cue`, its source at `start`."""
    source = phrase_right(sentence, start)
    if source is None or sentence.tags[source[0]] == WRITER:
        return None
    tags = sentence.tags
    if source[1] >= sentence.last() and (
        not tags[:opening].strip(SENTENCE_OPENERS) or tags[:opening].endswith(_AUXILIARY_COMMA)
    ):
        # Nothing would be left to attribute: what looked like a description of the source is the content.
        comma = tags.find(COMMA, source[0], source[1])
        source = (source[0], comma - 1) if comma > source[0] else source
    if not tags[:opening].strip(SENTENCE_OPENERS):
        source = _without_clause(sentence, source)
    start = _outlet(sentence, source)
    dated = source[1] - start > 1 and tags[source[1] - 1] == PREPOSITION and behind_times(sentence, source[1] - 1)
    end = source[1] - 2 if dated == source[1] + 1 else source[1]  # "a report by Wired in 2024"
    return _framed(sentence, (opening, source[1]), (start, end), (cue, start - 1), rule)


def _without_clause(sentence: Sentence, source: Words) -> Words:
    """The source up to its first comma, unless a description follows: "According to Wired, weights help firms"."""
    tags, words = sentence.tags, sentence.words
    first, last = source
    comma = tags.find(COMMA, first, last)
    if comma < 0 or tags[comma + 1] in _DESCRIBES:
        return source
    for spot in range(comma + 1, min(comma + _DESCRIPTION, last) + 1):
        word = words[spot]
        is_head = word in DOCUMENTS or word in _JOBS or is_people(word)
        if is_head and (spot == last or tags[spot + 1] in _AFTER_HEAD):
            return source
    return first, comma - 1


def _outlet(sentence: Sentence, source: Words) -> int:
    """Where the outlet begins in "a report in The Daily Ledger"; the source's own beginning for every other phrase."""
    words, tags = sentence.words, sentence.tags
    first, last = source
    for spot in range(first + 1, min(first + 6, last)):
        if words[spot] in ("in", "from", "by", "on", "at"):
            following = spot + 1 + (words[spot + 1] == "the" and spot + 1 < last)
            return spot + 1 if words[spot - 1] in DOCUMENTS and tags[following] in NAME_OPENERS else first
        if tags[spot] not in _DOCUMENT_WORDS:
            break
    return first


def _framed(sentence: Sentence, phrase: Words, source: Words, cue: Words, rule: str) -> Draft | None:
    opening, end = phrase
    contents = framed_content(sentence, opening, end)
    if not contents:
        return None
    return Draft(source, cue, contents, "assertion", rule)


def read_adverb(sentence: Sentence, at: int) -> Draft | None:
    """The citation of "reportedly": the clause is attributed, but to nobody."""
    tags = sentence.tags
    first = at
    while first > 0 and tags[first - 1] not in _CLAUSE_BORDERS and at - first < _REACH:
        first -= 1
    last = sentence.last()
    behind = at + 1 + (tags[at + 1 : at + 2] == COMMA)
    parts = [part for part in ((first, at - 1), (behind, last)) if part[0] <= part[1]]
    return Draft(None, (at, at), tuple(parts), "assertion", "adverb") if parts else None
