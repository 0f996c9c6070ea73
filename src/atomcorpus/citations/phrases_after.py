"""Noun phrases that are read from their beginning, as after "said" and "according to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.source_words import PERIODS, RECENT, is_people
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    AUXILIARY,
    BEFORE_DETERMINER,
    BREAKS,
    CLOSING,
    COMMA,
    CUE,
    DAY,
    DETERMINER,
    END,
    HOMOGRAPH,
    ING,
    MARK,
    NAME,
    NOMINAL,
    NOT,
    NOUN,
    NOUN_LIKE,
    NUMBER,
    OBJECT,
    OPENING,
    OWNER,
    PARTICIPLES,
    PAST,
    PERSONAL,
    PHRASE,
    PREPOSITIONS,
    RELATIVE,
    STOP,
    SUBJECT,
    THAT,
    TO,
    UTTERANCE,
    VERB,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Sentence, Words

__all__ = ["phrase_right"]

_BEFORE_NOUN = PARTICIPLES + ADVERB
_PHRASE_OPENS = NOMINAL + DETERMINER
_DESCRIPTION_OPENS_AFTER = (seq(COMMA, DETERMINER), seq(COMMA, NOUN), seq(COMMA, NAME), seq(COMMA, RELATIVE))
_COMMA_NUMBER_COMMA = seq(COMMA, NUMBER, COMMA)
_INSERTION_ENDS = BREAKS + MARK + UTTERANCE
_PRONOUN_OBJECTS = SUBJECT + OBJECT
_NOUN_PHRASE = NOMINAL + NUMBER + OWNER + HOMOGRAPH
_BEFORE_PARTICIPLE = DETERMINER + ADVERB
_AFTER_DAY = NOMINAL + HOMOGRAPH + NUMBER
_SURE_VERBS = AUXILIARY + VERB + CUE
_INSIDE_ONLY = PHRASE + ING
_CLOSE_TO = NOMINAL + DETERMINER + OWNER
_LIST_GOES_ON = frozenset(AND + NAME)
# In words and in tries; longer phrases are not looked for, so that time stays linear on any text.
_REACH = 45
_ONCE = classes.words("once")
_ONCE_LISTS = tuple([word] for word in sorted(_ONCE))


def phrase_right(sentence: Sentence, first: int) -> Words | None:
    """The noun phrase that begins with word `first`, with its modifiers and one insertion."""
    tags = sentence.tags
    if first >= len(tags):
        return None
    if tags[first] in PERSONAL:
        return first, first
    last = -1
    at = first
    limit = min(len(tags), first + _REACH)
    while at < limit:
        at += _describing(sentence, at, last)
        tag = tags[at]
        ends_low = (
            tag in _PRONOUN_OBJECTS
            and at > first + 1
            and last >= at - 2 - (tags[at - 2] in PARTICIPLES)
            and tags[at - 1] in PREPOSITIONS
        )  # "familiar with it", "briefed on it"
        if tag in _NOUN_PHRASE or (tag in _INSIDE_ONLY and at > first) or ends_low:
            last = at
        elif tag == DETERMINER:
            if last >= 0 and tags[at - 1] not in BEFORE_DETERMINER:
                break
            last = at
        elif tag == OPENING and (closing := tags.find(CLOSING, at, limit)) > 0:
            last = at = closing
        elif last == at - 1 and (start := _insertion_start(sentence, at)) is not None:
            stop = _insertion_end(tags, start, limit)
            return first, (stop - 1 if stop > start else _before_recent(sentence.words, first, last))
        elif not _joins_right(sentence, at, last, tag):
            break
        at += 1
    return (first, _before_recent(sentence.words, first, last)) if last >= 0 else None


def _before_recent(words: list[str], first: int, last: int) -> int:
    """The last word without a time: "as reported by The Daily Ledger last month"."""
    return last - 2 if last > first + 1 and words[last] in PERIODS and words[last - 1] in RECENT else last


_NOT_IN_SOURCES = classes.words("not-in-source")


def _joins_right(sentence: Sentence, at: int, last: int, tag: str) -> bool:
    """Whether a word that is no noun lies inside a noun phrase that is read from its beginning."""
    tags = sentence.tags
    after = tags[at + 1 : at + 2] or END
    if tag in _BEFORE_NOUN:
        return after in NOMINAL and at > 0 and tags[at - 1] in _BEFORE_PARTICIPLE
    if tag in PREPOSITIONS:
        if last != at - 1 or sentence.words[at] in _NOT_IN_SOURCES:
            return False
        return not _tells_where(sentence, at)
    if tag == AND:
        return after in _PHRASE_OPENS
    if tag == DAY:
        return tags[at - 1 : at] == DETERMINER and after in _AFTER_DAY
    return tag == STOP and tags[at - 1] == NAME and after != END and sentence.starts[at] == sentence.ends[at - 1]


def _tells_where(sentence: Sentence, at: int) -> bool:
    """Whether a preposition says where somebody spoke: "CEO Ada Poe in Brussels", "Ada Poe at a hearing"."""
    tags, words = sentence.tags, sentence.words
    if words[at] not in _WHERE or at < 2 or tags[at - 1] != NAME or tags[at - 2] not in NOMINAL:
        return False
    first = at - 1
    while first > 0 and tags[first - 1] in NOMINAL:
        first -= 1
    if first > 0 and (tags[first - 1] == DETERMINER or tags[first - 1] in PREPOSITIONS):
        return False  # "the Institute for Research in Computing"
    return words[at] == "in" or (tags[at + 1 : at + 2] == DETERMINER and words[at + 2 : at + 3] != ["university"])


_WHERE = frozenset(("in", "at"))


def _describing(sentence: Sentence, at: int, last: int) -> int:
    """How many words begin to say who people are: "people briefed on the move", "sources close to the lab"; 0 for none.

    Args:
        sentence: The sentence.
        at: The word.
        last: The last noun so far, which has to stand before it.
    """
    tags, words = sentence.tags, sentence.words
    if last < 0 or last != at - 1 or at + 2 >= len(tags):
        return 0
    after = tags[at + 1]
    if tags[at] == TO:
        return 1 + (after == DETERMINER) if words[last] in _NEAR and after in _CLOSE_TO else 0
    is_participle = tags[at] in PARTICIPLES or words[at] == "led"  # "a group led by Ada Poe"
    return 2 if is_participle and after in PREPOSITIONS and is_people(words[last]) else 0


_NEAR = frozenset(("close", "privy"))


def _insertion_start(sentence: Sentence, at: int) -> int | None:
    """Where a description after a noun begins: "who ...", ", head of ..."."""
    if sentence.words[at] == "who":
        return at
    described = (
        sentence.tags[at : at + 2] in _DESCRIPTION_OPENS_AFTER or sentence.tags[at : at + 3] == _COMMA_NUMBER_COMMA
    )  # an age
    return (
        at + 1 if described or (sentence.tags[at] == COMMA and sentence.words[at + 1 : at + 2] in _ONCE_LISTS) else None
    )


_DESCRIBES = (
    NOUN_LIKE
    + PREPOSITIONS
    + DETERMINER
    + PAST
    + ING
    + DAY
    + TO
    + ADVERB
    + AND
    + STOP
    + OPENING
    + CLOSING
    + COMMA
    + NOT
)
_RELATES = _DESCRIBES.replace(COMMA, "") + _SURE_VERBS + _PRONOUN_OBJECTS + THAT


def _insertion_end(tags: str, at: int, limit: int) -> int:
    """Where an insertion after a name stops, or `at` when a clause follows instead."""
    if at >= limit:
        return at
    start = at
    allowed = _DESCRIBES
    while at < limit:
        if tags[at] == RELATIVE:  # "a lawyer who has read it"
            allowed = _RELATES
        elif tags[at] not in allowed or (tags[at] == COMMA and tags[at + 1 : at + 2] not in _LIST_GOES_ON):
            break
        at += 1
    if at < limit and tags[at] not in _INSERTION_ENDS:
        return start
    while at > start and tags[at - 1] == STOP:
        at -= 1
    return at
