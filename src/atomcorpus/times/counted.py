"""What times mean that are counted from the article's date, or from another time of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.dates import PartialDate, month_number, shifted, week_of
from atomcorpus.english.calendar import calendar_words
from atomcorpus.times.clock import (
    DECEMBER,
    HANGS,
    SEASONS,
    SIDES,
    UNKNOWN,
    Clock,
    Meaning,
    count_of,
    day_number,
    months_from,
    point,
    stretch,
)
from atomcorpus.times.tense import FUTURE, PAST
from atomcorpus.times.tense import UNKNOWN as TENSELESS

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

__all__ = ["COUNTED"]

_WEEK = 7
_WEEKDAYS = calendar_words("weekday")
_DAYS = calendar_words("day")


def _ago(match: re.Match[str], clock: Clock) -> Meaning:
    unit, side = match["unit"].lower(), match["side"]
    hangs = side in ("earlier", "later")
    count = 1 if match["half"] else count_of(match["n"])
    if match["half"] or match["plus"] or match["plus2"]:
        if unit not in _HALVES:
            return HANGS if hangs else UNKNOWN
        whole, unit, half = _HALVES[unit]
        count = half if match["half"] else count * whole + half
    back = -1 if side in ("ago", "earlier") else 1
    from_day = _only_day(clock.before) if hangs else clock.anchor
    if from_day is None:
        return HANGS if hangs else UNKNOWN
    there = shifted(from_day, unit, back * count)
    if unit == "week" and there is not None:
        return _week(there, relative=not hangs)
    return point(there, relative=not hangs)


_HALVES = {"year": (12, "month", 6), "decade": (10, "year", 5)}


def _only_day(meaning: Meaning | None) -> PartialDate | None:
    return meaning.since if meaning is not None and meaning.since == meaning.until else None


def _week(day: PartialDate, *, relative: bool) -> Meaning:
    """The week of a day, from Monday."""
    week = week_of(day)
    return Meaning(None, None, relative) if week is None else Meaning(*week, relative)


def _day(match: re.Match[str], clock: Clock) -> Meaning:
    away = _DAYS[match["day"].lower()] if match["day"] else (-2 if match["two"].startswith("before") else 2)
    return UNKNOWN if clock.anchor is None else point(shifted(clock.anchor, "day", away), relative=True)


def _weekday(match: re.Match[str], clock: Clock) -> Meaning:
    number = _WEEKDAYS[match["weekday"].lower()]
    anchor = clock.anchor
    if anchor is None or anchor.day is None:
        return UNKNOWN
    if match["rel"]:
        monday = shifted(anchor, "day", _WEEK * SIDES[match["rel"].lower()] - anchor.earliest.weekday())
        return UNKNOWN if monday is None else point(shifted(monday, "day", number), relative=True)
    return point(shifted(anchor, "day", _days_to(anchor, number, clock.tense())), relative=True)


def _days_to(anchor: PartialDate, number: int, tense: int) -> int:
    """Days to the nearest such weekday that fits the tense; the day itself fits all."""
    ahead = (number - anchor.earliest.weekday()) % _WEEK
    if tense == FUTURE or (tense == TENSELESS and ahead <= _WEEK // 2):
        return ahead
    return ahead - _WEEK if ahead else 0


def _nth(match: re.Match[str], clock: Clock) -> Meaning:
    """A day of the article's month, or of the one beside it that fits the tense."""
    anchor, day = clock.anchor, day_number(match["d"])
    if anchor is None or anchor.day is None:
        return UNKNOWN
    tense = clock.tense()
    month = shifted(PartialDate(anchor.year, anchor.month), "month", tense if (day - anchor.day) * tense < 0 else 0)
    return UNKNOWN if month is None else point(PartialDate(month.year, month.month, day), relative=True)


def _weekend(_: re.Match[str], clock: Clock) -> Meaning:
    """The last one, unless the tense says that it comes."""
    return _weekend_at(clock.anchor, clock.tense() or PAST)


def _weekend_at(anchor: PartialDate | None, tense: int) -> Meaning:
    if anchor is None or anchor.day is None:
        return UNKNOWN
    weekday = anchor.earliest.weekday()
    away = _WEEKDAYS["saturday"] - weekday  # of this week
    if (tense == PAST and away > 0) or (tense == TENSELESS and away > _WEEK // 2):
        away -= _WEEK
    saturday = shifted(anchor, "day", away)
    return stretch(saturday, None if saturday is None else shifted(saturday, "day", 1), relative=True)


def _part(match: re.Match[str], clock: Clock) -> Meaning:
    if match["y"]:
        return point(PartialDate(int(match["y"])))
    unit = (match["unit"] or match["unit2"] or "year").lower()
    return _around(clock.anchor, unit, 0, relative=True)


def _around(day: PartialDate | None, unit: str, away: int, *, relative: bool) -> Meaning:
    """The unit of the calendar around a day, or so many before or after that."""
    unknown = Meaning(None, None, relative)
    if day is None:
        return unknown
    there = shifted(day, unit, away)
    if there is None:
        return unknown
    if unit == "week":
        return _week(there, relative=relative)
    if unit == "quarter":
        return months_from(there.year, ((there.month or 1) - 1) // 3 * 3 + 1, 3, relative=relative)
    if unit == "decade":
        first = there.year - there.year % 10
        return Meaning(PartialDate(first), PartialDate(first + 9), relative)
    return point(there, relative=relative)


# --- "last", "this", "next", "the following" --------------------------------------------------------------------------
_HANGING = frozenset(("following", "same", "previous", "preceding", "that", "prior"))


def _beside(match: re.Match[str], clock: Clock) -> Meaning | None:
    side = match["side"].lower()
    word = side.split()[-1]  # "this past"
    away = SIDES[word]
    if match["weekend"]:
        return _weekend_beside(clock, side, away)
    if match["weekday"]:
        return _weekday_beside(_WEEKDAYS[match["weekday"].lower()], clock, side, away)
    if match["month"] or match["season"]:
        return _month_beside(match, clock, away, is_point=bool(match["month"]))
    unit = match["unit"].lower()
    if word in _HANGING and not match["n"]:
        return _around(_only_day(clock.before), unit, away, relative=False)
    if match["n"]:
        return _units_from(clock.anchor, unit, away * count_of(match["n"]))
    return _unit_beside(unit, word, away, clock)


def _unit_beside(unit: str, word: str, away: int, clock: Clock) -> Meaning:
    """The unit of the calendar before, around or after the article's date, or the one up to it or from it on."""
    is_counted = word in _UP_TO or (clock.phrase.endswith("the ") and away != 0)
    if not is_counted or unit == "quarter":
        return _around(clock.anchor, unit, away, relative=True)
    if word == "next" and unit != "decade" and not clock.phrase.endswith(_OVER):
        return _around(_only_day(clock.before), unit, away, relative=False)
    return _units_from(clock.anchor, unit, away)


_UP_TO = frozenset(("past", "coming", "upcoming"))
_OVER = ("over the ", "in the ", "for the ", "within the ", "during the ", "throughout the ", "by the ", "into the ")
# Before "next year": then it counts from the article's date, and else from the time before it.


def _units_from(anchor: PartialDate | None, unit: str, count: int) -> Meaning:
    """So many units up to the article's date, or from it on, in their precision."""
    there = None if anchor is None else shifted(anchor, unit, count)
    if anchor is None or there is None:
        return UNKNOWN
    here = PartialDate(*anchor.date_parts[: len(there.date_parts)])
    return Meaning(min(here, there), max(here, there), relative=True)


def _weekend_beside(clock: Clock, side: str, away: int) -> Meaning:
    anchor = clock.anchor
    if side == "this":
        return _weekend_at(anchor, clock.tense())
    if side in _HANGING or anchor is None or anchor.day is None:
        return HANGS if side in _HANGING else UNKNOWN
    if "past" in side:
        return _weekend_at(anchor, PAST)
    if "coming" in side:
        return _weekend_at(anchor, FUTURE)
    return _weekend_at(shifted(anchor, "week", away), FUTURE)


def _weekday_beside(number: int, clock: Clock, side: str, away: int) -> Meaning:
    anchor = clock.anchor
    if side in _HANGING:
        return HANGS
    if anchor is None or anchor.day is None:
        return UNKNOWN
    if side == "this" or not away:
        return point(shifted(anchor, "day", _days_to(anchor, number, clock.tense())), relative=True)
    days = _days_to(anchor, number, away)
    return point(shifted(anchor, "day", days or away * _WEEK), relative=True)


def _month_beside(match: re.Match[str], clock: Clock, away: int, *, is_point: bool) -> Meaning:
    """A month or a season: the nearest that is over or has not begun, or the one of this year."""
    side = match["side"].lower()
    anchor = clock.anchor
    if side in _HANGING:
        return HANGS
    if anchor is None or (anchor.month is None and away):
        return UNKNOWN
    first, count = (month_number(match["month"]), 1) if is_point else (SEASONS[match["season"].lower()], 3)
    here = anchor.year * DECEMBER + (anchor.month or 1)
    if not away:
        year = anchor.year
        if first == DECEMBER and not is_point and anchor.month is not None and anchor.month <= 2:
            year -= 1
        return _of(year, first, count, is_point=is_point)
    year = anchor.year
    if away > 0:
        year = anchor.year if anchor.year * DECEMBER + first > here else anchor.year + 1
    else:
        while year * DECEMBER + first + count - 1 >= here:
            year -= 1
    return _of(year, first, count, is_point=is_point)


def _of(year: int, first: int, count: int, *, is_point: bool) -> Meaning:
    return (
        point(PartialDate(year, first), relative=True) if is_point else months_from(year, first, count, relative=True)
    )


def _before_after(match: re.Match[str], clock: Clock) -> Meaning:
    away = -1 if match["side"] == "before" else 1
    return _around(_only_day(clock.before), match["unit"].lower(), away, relative=False)


COUNTED: dict[str, Callable[[re.Match[str], Clock], Meaning | None]] = {
    "ago": _ago,
    "part": _part,
    "beside": _beside,
    "before_after": _before_after,
    "day": _day,
    "weekday": _weekday,
    "weekend": _weekend,
    "nth": _nth,
}
"""Readings by the name of their rule."""
