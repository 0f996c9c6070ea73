"""What a time is read against, and what it means: `Clock` and `Meaning`, and the steps that all readings share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.dates import PartialDate
from atomcorpus.english.calendar import calendar_words
from atomcorpus.times.tense import UNKNOWN as TENSELESS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "DECEMBER",
    "HANGS",
    "SEASONS",
    "SIDES",
    "UNKNOWN",
    "Clock",
    "Meaning",
    "count_of",
    "day_number",
    "months_from",
    "nearest_year",
    "point",
    "stretch",
    "without_year",
    "year_by_word",
]

DECEMBER = 12
SEASONS = calendar_words("season")
SIDES = calendar_words("side")
_NUMBERS = calendar_words("number")
_YEAR, _MONTH, _MIDDLE = 372, 31, 15  # days, nearly: of a year and of a month, and its middle
_NEAR, _NEAR_DAY = 75, 135  # days: around New Year; from a day without its year, whatever the tense


class Meaning(NamedTuple):
    """A stretch of the calendar, both ends included; without ends where it cannot be worked out."""

    since: PartialDate | None
    until: PartialDate | None
    relative: bool = False


class Clock:
    """What a time is read against.

    Attributes:
        anchor: The article's date.
        year: The year that a time beside this one gives to it.
        before: The last time before this one in its block.
        phrase: The words right before it, in lower case.
    """

    __slots__ = ("_tense", "anchor", "before", "phrase", "year")

    def __init__(self, anchor: PartialDate | None, tense: Callable[[], int] | None = None) -> None:
        self.anchor, self._tense = anchor, tense
        self.year: int | None = None
        self.before: Meaning | None = None
        self.phrase = ""

    def tense(self) -> int:
        """The tense of the words around it."""
        return TENSELESS if self._tense is None else self._tense()


UNKNOWN = Meaning(None, None, relative=True)
"""A time that needs the article's date, which is not known or not exact enough."""

HANGS = Meaning(None, None)
"""A time that hangs on another one of the text, which is not there or not exact enough."""


def point(day: PartialDate | None, *, relative: bool = False) -> Meaning:
    """One date, or none that is known."""
    return Meaning(day, day, relative) if day is not None else Meaning(None, None, relative)


def stretch(since: PartialDate | None, until: PartialDate | None, *, relative: bool) -> Meaning:
    """From one date to another, if both are known."""
    return Meaning(None, None, relative) if since is None or until is None else Meaning(since, until, relative)


def months_from(year: int, first: int, count: int, *, relative: bool = False) -> Meaning:
    """So many months from the first one, into the next year perhaps."""
    last = first + count - 1
    until = PartialDate(year + (last - 1) // DECEMBER, (last - 1) % DECEMBER + 1)
    return Meaning(PartialDate(year, first), until, relative)


def year_by_word(clock: Clock, word: str) -> int | None:
    """The year that "this", "last" or "next" tells, or "that" of another time of the text, which the clock then has."""
    if word in _SAME:
        before = clock.before
        if before and before.since and before.until and before.since.year == before.until.year:
            clock.year = before.since.year
        return clock.year
    return None if clock.anchor is None else clock.anchor.year + SIDES[word.lower()]


def without_year(word: str | None) -> Meaning:
    """What a time means whose year, told by a word or by the article's date, is not known."""
    return HANGS if word in _SAME else UNKNOWN


_SAME = ("that", "the same")


def nearest_year(clock: Clock, month: int, day: int | None) -> int | None:
    """The year of the nearest such day or month that fits the tense; without a tense the article's, save at New Year.

    A day that the tense would push most of a year away, while it lies within months on the other side, is the near one:
    who writes a day without its year has a near one in mind.
    """
    anchor = clock.anchor
    if anchor is None:
        return None
    if anchor.month is None:
        return anchor.year
    away = (month - anchor.month) * _MONTH + ((day - (anchor.day or _MIDDLE)) if day else 0)  # in days, nearly
    tense = clock.tense()
    if tense == TENSELESS:
        return anchor.year + (0 if abs(away) < _YEAR - _NEAR else -1 if away > 0 else 1)
    fits = tense if away * tense < 0 else 0
    return anchor.year + (0 if day and abs(away) <= _NEAR_DAY else fits)


def day_number(written: str) -> int:
    """The number in "5", "05" or "5th"."""
    return int(written.rstrip("stndrh"))


def count_of(written: str) -> int:
    """A number in figures or in words: "12", "twelve", "twenty-five"."""
    if written[0].isdigit():
        return int(written)
    return sum(_NUMBERS[word] for word in written.lower().replace("‐", "-").replace("‑", "-").split("-"))
