"""When something was said: times between a cue and what is said, at the end of its clause, or before its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.source_words import PERIODS, RECENT
from atomcorpus.citations.word_classes import ADVERB, COMMA, DAY, DETERMINER, NOT, NUMBER, PREPOSITION, TIMES, seq
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Sentence

__all__ = ["before_times", "behind_times", "ends_with_part_of_day", "is_year"]

_DATED = frozenset(DAY + NUMBER)
_COMMA_NUMBER = seq(COMMA, NUMBER)
_DATES = DAY + ADVERB + NOT + NUMBER
_COUNTED = NUMBER + DETERMINER
_BEFORE_DATES = classes.words("before-date")
_PARTS = classes.words("part-of-time")
_AGO = classes.words("ago")
_YEAR = 4  # digits


def behind_times(sentence: Sentence, at: int) -> int:
    """The word after the times that begin at word `at`: "late on Monday", "in March 2024", "two years ago"."""
    last = len(sentence.words) - 1
    while at <= last and (behind := _behind_one(sentence, at)) > at:
        at = behind
    return at


def _behind_one(sentence: Sentence, at: int) -> int:
    """The word after one time; `at` when there is none."""
    tags, words = sentence.tags, sentence.words
    if tags[at] in TIMES:  # "Monday", "Friday afternoon"
        return at + 1 + (tags[at] == DAY and words[at + 1 : at + 2] in _PARTS_OF_DAY)
    if words[at] in _PARTS:  # "late on Monday", "earlier this week"
        behind = _behind_one(sentence, at + 1) if at + 1 < len(words) else at
        return behind if behind > at + 1 else at
    if words[at] in RECENT and words[at + 1 : at + 2] and (words[at + 1] in PERIODS or tags[at + 1] == DAY):
        return at + 2
    if tags[at] in _COUNTED and words[at + 2 : at + 3] and words[at + 1] in PERIODS and words[at + 2] in _AGO:
        return at + 3
    if tags[at] == PREPOSITION and words[at] in _BEFORE_DATES:
        return _behind_date(sentence, at)
    return at


def _behind_date(sentence: Sentence, at: int) -> int:
    """The word after "on March 3, 2024", "in 2024", "in the spring"; `at` when there is no date."""
    tags, words = sentence.tags, sentence.words
    spot = at + 1
    while spot < len(words) and (
        tags[spot] == DAY or (tags[spot] == NUMBER and (spot > at + 1 or is_year(words[spot])))
    ):
        spot += 1
    if tags[at + 1 : at + 2] in _DATED and tags[spot : spot + 2] == _COMMA_NUMBER and is_year(words[spot + 1]):
        spot += 2
    if tags[spot - 1] == DAY and words[spot : spot + 1] in _PARTS_OF_DAY:
        spot += 1  # "on Thursday morning"
    return spot if spot > at + 1 else at


def is_year(word: str) -> bool:
    """Whether a word is a number of four digits, as a year is."""
    return len(word) == _YEAR and word.isdigit()


def ends_with_part_of_day(sentence: Sentence, last: int) -> bool:
    """Whether a phrase ends with a part of a day: "Friday afternoon"."""
    return last > 0 and sentence.tags[last - 1] == DAY and sentence.words[last : last + 1] in _PARTS_OF_DAY


_PARTS_OF_DAY = [[word] for word in sorted(classes.words("part-of-day"))]


def before_times(sentence: Sentence, last: int) -> int:
    """Step over "on Friday", "Tuesday", "later", "in 2025" before a verb."""
    tags = sentence.tags
    last -= ends_with_part_of_day(sentence, last)
    if last > 1 and tags[last] == NUMBER and is_year(sentence.words[last]):
        return _before_date(sentence, last)
    if last < 0 or tags[last] not in TIMES:
        return last
    while last > 0 and tags[last] in _DATES:
        last -= 1
    if tags[last] == PREPOSITION and tags[last + 1] == DAY:
        last -= 1
    return last


def _before_date(sentence: Sentence, year: int) -> int:
    """Step over "in 2025", "in December 2025", "on March 3, 2025"; `year` itself where nothing says that it is one."""
    tags, at = sentence.tags, year - 1
    while at > max(0, year - _LONGEST_DATE) and tags[at] in _IN_DATES:
        at -= 1
    return at - 1 if sentence.words[at] in ("in", "on") and at > 0 else year


_LONGEST_DATE = 5
_IN_DATES = DAY + NUMBER + COMMA
