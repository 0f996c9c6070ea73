"""What dates, months, quarters, seasons and years mean that are written out, whole or without their year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.dates import PartialDate, month_number
from atomcorpus.english.calendar import calendar_words
from atomcorpus.times.clock import (
    DECEMBER,
    SEASONS,
    UNKNOWN,
    Clock,
    Meaning,
    count_of,
    day_number,
    months_from,
    nearest_year,
    point,
    without_year,
    year_by_word,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

__all__ = ["WRITTEN"]

_CENTURY = 100
_LATEST_SHORT = 50  # '49 is 2049, and '50 is 1950
_ORDINALS = calendar_words("ordinal")
_WORDS_OF_DECADES = calendar_words("decade")


def _full_year(written: str) -> int:
    if len(written) > 2:
        return int(written)
    short = int(written)
    return short + (2000 if short < _LATEST_SHORT else 1900)


def _iso(match: re.Match[str], _: Clock) -> Meaning:
    year, month, day = match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"]
    if not day and int(month) == int(year) % _CENTURY + 1:  # "2011-12" in prose
        return Meaning(PartialDate(int(year)), PartialDate(int(year) + 1))
    return point(PartialDate(int(year), int(month), int(day) if day else None))


def _years(match: re.Match[str], _: Clock) -> Meaning | None:
    since = int(match["y"])
    until = int(match["until"])
    if until < _CENTURY:
        until += since - since % 10 ** len(match["until"])  # "2024-25", "2008-9"
    return Meaning(PartialDate(since), PartialDate(until)) if since < until else None


def _year(match: re.Match[str], _: Clock) -> Meaning:
    return point(PartialDate(int(match["y"])))


def _decade(match: re.Match[str], _: Clock) -> Meaning:
    first = int(match["y"]) if match["y"] else int(match["short"]) + 1900
    is_century = first % _CENTURY == 0 and first < 2000  # "the 1900s", while "the 2000s" is a decade
    return Meaning(PartialDate(first), PartialDate(first + (99 if is_century else 9)))


def _decade_word(match: re.Match[str], _: Clock) -> Meaning:
    first = _WORDS_OF_DECADES[match["word"].lower()]
    return Meaning(PartialDate(first), PartialDate(first + 9))


def _numeric(match: re.Match[str], clock: Clock) -> Meaning | None:
    """Month before day, as in America, where both may be."""
    if match["y2"]:
        return point(PartialDate(int(match["y2"]), int(match["m"]), int(match["d"])))
    month, day = int(match["a"] or match["a2"]), int(match["b"] or match["b2"])
    if month > DECEMBER:
        month, day = day, month
    if match["y"] or match["y3"]:
        return point(PartialDate(_full_year(match["y"] or match["y3"]), month, day))
    return _day_of_year(clock, month, (day, day))


def _month_day(match: re.Match[str], clock: Clock) -> Meaning | None:
    month, day = month_number(match["month"]), day_number(match["d"])
    last = day_number(match["until"]) if match["until"] else day
    if last < day:
        return None
    if match["y"]:
        year = int(match["y"])
        return Meaning(PartialDate(year, month, day), PartialDate(year, month, last))
    return _day_of_year(clock, month, (day, last), match["rel"])


def _day_of_year(clock: Clock, month: int, days: tuple[int, int], word: str | None = None) -> Meaning | None:
    """Days of a month whose year a word tells, lies beside it, or is the nearest that fits."""
    first, last = days
    PartialDate(_LEAP, month, last)  # refuses what no year has
    year = clock.year or (year_by_word(clock, word) if word else nearest_year(clock, month, first))
    if year is None:
        return without_year(word)
    return Meaning(PartialDate(year, month, first), PartialDate(year, month, last), clock.year is None)


_LEAP = 2000


def _month_year(match: re.Match[str], clock: Clock) -> Meaning:
    month = month_number(match["month"])
    if match["rel"]:
        year = year_by_word(clock, match["rel"])
        relative = clock.year is None
        return without_year(match["rel"]) if year is None else point(PartialDate(year, month), relative=relative)
    return point(PartialDate(_full_year(match["y"] or match["short"]), month))


def _month(match: re.Match[str], clock: Clock) -> Meaning:
    month = month_number(match["month"])
    if clock.year is not None:
        return point(PartialDate(clock.year, month))
    year = nearest_year(clock, month, None)
    return UNKNOWN if year is None else point(PartialDate(year, month), relative=True)


def _quarter(match: re.Match[str], clock: Clock) -> Meaning:
    named = match["q"] or match["q2"]
    number = int(named) if named else _ORDINALS[match["o"].lower()]
    return _part_of_year(match, clock, 3 * number - 2, 3, match["short"] or match["short2"] or match["short3"])


def _months_of(match: re.Match[str], clock: Clock) -> Meaning | None:
    """The first or last months of a year."""
    number = count_of(match["n"])
    if not 1 <= number <= DECEMBER:
        return None
    first = 1 if match["side"].lower() == "first" else DECEMBER + 1 - number
    return _of_this_year(clock, first, number) if match["here"] else _part_of_year(match, clock, first, number, None)


def _of_this_year(clock: Clock, first: int, count: int) -> Meaning:
    """Months of "the year"."""
    return UNKNOWN if clock.anchor is None else months_from(clock.anchor.year, first, count, relative=True)


def _half(match: re.Match[str], clock: Clock) -> Meaning:
    named = match["h"] or match["h2"]
    number = int(named) if named else _ORDINALS[match["o"].lower()]
    if match["here"]:
        return _of_this_year(clock, 6 * number - 5, 6)
    return _part_of_year(match, clock, 6 * number - 5, 6, match["short"])


def _part_of_year(match: re.Match[str], clock: Clock, first: int, count: int, short: str | None) -> Meaning:
    written = match["y"] or short
    if written:
        return months_from(_full_year(written), first, count)
    if clock.year is not None:
        return months_from(clock.year, first, count)
    # A quarter that is told of is over.
    year = year_by_word(clock, match["rel"]) if match["rel"] else nearest_year(clock, first + count - 1, None)
    return without_year(match["rel"]) if year is None else months_from(year, first, count, relative=clock.year is None)


def _season_year(match: re.Match[str], clock: Clock) -> Meaning:
    return _part_of_year(match, clock, SEASONS[match["season"].lower()], 3, None)


def _season(match: re.Match[str], clock: Clock) -> Meaning:
    first = SEASONS[match["season"].lower()]
    if clock.year is not None:
        return months_from(clock.year, first, 3)
    year = nearest_year(clock, first, None)
    return UNKNOWN if year is None else months_from(year, first, 3, relative=True)


def _fiscal(match: re.Match[str], _: Clock) -> Meaning | None:
    since = _full_year(match["y"] or match["y2"])
    until = since
    if match["until"]:
        until = int(match["until"])
        until += since - since % _CENTURY if until < _CENTURY else 0
    return Meaning(PartialDate(since), PartialDate(until)) if since <= until else None


WRITTEN: dict[str, Callable[[re.Match[str], Clock], Meaning | None]] = {
    "iso": _iso,
    "years": _years,
    "decade": _decade,
    "numeric": _numeric,
    "month_day": _month_day,
    "day_month": _month_day,
    "month_year": _month_year,
    "month": _month,
    "quarter": _quarter,
    "months_of": _months_of,
    "half": _half,
    "fiscal": _fiscal,
    "season_year": _season_year,
    "year": _year,
    "season": _season,
    "decade_word": _decade_word,
}
"""Readings by the name of their rule."""
