"""What the words of a time mean: from the parts that the grammar named to a stretch of the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.dates import PartialDate, month_number, shifted
from atomcorpus.english.calendar import calendar_words
from atomcorpus.errors import ValidationError
from atomcorpus.times.tense import FUTURE, PAST, UNKNOWN

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

__all__ = ["Clock", "Meaning", "meaning_of"]


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
        return UNKNOWN if self._tense is None else self._tense()


def meaning_of(rule: str, match: re.Match[str], clock: Clock) -> Meaning | None:
    """What a match of the grammar means; None where no calendar has it.

    Args:
        rule: The rule that it is a match of.
        match: With the parts by their names.
        clock: What it is read against.
    """
    try:
        return _MEANINGS[rule](match, clock)
    except ValidationError:
        return None


_UNKNOWN = Meaning(None, None, relative=True)
_HANGS = Meaning(None, None)
_CENTURY = 100
_LATEST_SHORT = 50  # '49 is 2049, and '50 is 1950
_WEEK = 7
_WEEKDAYS = calendar_words("weekday")
_SEASONS = calendar_words("season")
_NUMBERS = calendar_words("number")
_ORDINALS = calendar_words("ordinal")
_SIDES = calendar_words("side")
_DAYS = calendar_words("day")
_WORDS_OF_DECADES = calendar_words("decade")
_DECEMBER = 12
_FAR, _NEAR = 300, 45  # days: a date that the tense forbids is meant where the other is as far away as this


def _full_year(written: str) -> int:
    if len(written) > 2:
        return int(written)
    short = int(written)
    return short + (2000 if short < _LATEST_SHORT else 1900)


def _point(day: PartialDate | None, *, relative: bool = False) -> Meaning:
    return Meaning(day, day, relative) if day is not None else Meaning(None, None, relative)


def _stretch(since: PartialDate | None, until: PartialDate | None, *, relative: bool) -> Meaning:
    return Meaning(None, None, relative) if since is None or until is None else Meaning(since, until, relative)


def _months(year: int, first: int, count: int, *, relative: bool = False) -> Meaning:
    """So many months from the first one, into the next year perhaps."""
    last = first + count - 1
    until = PartialDate(year + (last - 1) // _DECEMBER, (last - 1) % _DECEMBER + 1)
    return Meaning(PartialDate(year, first), until, relative)


# --- dates ------------------------------------------------------------------------------------------------------------
def _iso(match: re.Match[str], _: Clock) -> Meaning:
    year, month, day = match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"]
    if not day and int(month) == int(year) % _CENTURY + 1:  # "2011-12" in prose
        return Meaning(PartialDate(int(year)), PartialDate(int(year) + 1))
    return _point(PartialDate(int(year), int(month), int(day) if day else None))


def _years(match: re.Match[str], _: Clock) -> Meaning | None:
    since = int(match["y"])
    until = int(match["until"])
    if until < _CENTURY:
        until += since - since % _CENTURY
    return Meaning(PartialDate(since), PartialDate(until)) if since < until else None


def _year(match: re.Match[str], _: Clock) -> Meaning:
    return _point(PartialDate(int(match["y"])))


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
        return _point(PartialDate(int(match["y2"]), int(match["m"]), int(match["d"])))
    month, day = int(match["a"]), int(match["b"])
    if month > _DECEMBER:
        month, day = day, month
    if match["y"]:
        return _point(PartialDate(_full_year(match["y"]), month, day))
    return _day_of_year(clock, month, (day, day))


def _day_number(written: str) -> int:
    return int(written.rstrip("stndrh"))


def _month_day(match: re.Match[str], clock: Clock) -> Meaning | None:
    month, day = month_number(match["month"]), _day_number(match["d"])
    last = _day_number(match["until"]) if match["until"] else day
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
    year = clock.year or (_year_by_word(clock, word) if word else _nearest_year(clock, month, first))
    if year is None:
        return _UNKNOWN
    return Meaning(PartialDate(year, month, first), PartialDate(year, month, last), clock.year is None)


_LEAP = 2000


def _year_by_word(clock: Clock, word: str) -> int | None:
    return None if clock.anchor is None else clock.anchor.year + _SIDES[word.lower()]


def _nearest_year(clock: Clock, month: int, day: int | None) -> int | None:
    """The year of the nearest such day or month that fits the tense."""
    anchor = clock.anchor
    if anchor is None:
        return None
    if anchor.month is None:
        return anchor.year
    here = anchor.month * 31 + ((anchor.day or 15) if day else 0)
    there = month * 31 + (day or 0)
    away = there - here  # in days, nearly, in the year of the article
    nearest = 0 if abs(away) <= 6 * 31 else (-1 if away > 0 else 1)
    tense = clock.tense()
    fits = 0 if tense == UNKNOWN or away * tense >= 0 else tense
    if tense == UNKNOWN or (fits and abs(away) <= _NEAR and 12 * 31 - abs(away) >= _FAR):
        return anchor.year + nearest
    return anchor.year + fits


def _month_year(match: re.Match[str], clock: Clock) -> Meaning:
    month = month_number(match["month"])
    if match["rel"]:
        year = _year_by_word(clock, match["rel"])
        return _UNKNOWN if year is None else _point(PartialDate(year, month), relative=True)
    return _point(PartialDate(_full_year(match["y"] or match["short"]), month))


def _month(match: re.Match[str], clock: Clock) -> Meaning:
    month = month_number(match["month"])
    if clock.year is not None:
        return _point(PartialDate(clock.year, month))
    year = _nearest_year(clock, month, None)
    return _UNKNOWN if year is None else _point(PartialDate(year, month), relative=True)


def _quarter(match: re.Match[str], clock: Clock) -> Meaning:
    named = match["q"] or match["q2"]
    number = int(named) if named else _ORDINALS[match["o"].lower()]
    return _part_of_year(match, clock, 3 * number - 2, 3, match["short"] or match["short2"] or match["short3"])


def _half(match: re.Match[str], clock: Clock) -> Meaning:
    named = match["h"] or match["h2"]
    number = int(named) if named else _ORDINALS[match["o"].lower()]
    if match["here"]:
        if clock.anchor is None:
            return _UNKNOWN
        return _months(clock.anchor.year, 6 * number - 5, 6, relative=True)
    return _part_of_year(match, clock, 6 * number - 5, 6, match["short"])


def _part_of_year(match: re.Match[str], clock: Clock, first: int, count: int, short: str | None) -> Meaning:
    written = match["y"] or short
    if written:
        return _months(_full_year(written), first, count)
    if clock.year is not None:
        return _months(clock.year, first, count)
    year = _year_by_word(clock, match["rel"]) if match["rel"] else _nearest_year(clock, first, None)
    return _UNKNOWN if year is None else _months(year, first, count, relative=True)


def _season_year(match: re.Match[str], clock: Clock) -> Meaning:
    return _part_of_year(match, clock, _SEASONS[match["season"].lower()], 3, None)


def _season(match: re.Match[str], clock: Clock) -> Meaning:
    first = _SEASONS[match["season"].lower()]
    if clock.year is not None:
        return _months(clock.year, first, 3)
    year = _nearest_year(clock, first, None)
    return _UNKNOWN if year is None else _months(year, first, 3, relative=True)


def _fiscal(match: re.Match[str], _: Clock) -> Meaning | None:
    since = _full_year(match["y"] or match["y2"])
    until = since
    if match["until"]:
        until = int(match["until"])
        until += since - since % _CENTURY if until < _CENTURY else 0
    return Meaning(PartialDate(since), PartialDate(until)) if since <= until else None


# --- from the article's date ------------------------------------------------------------------------------------------
def _count(written: str) -> int:
    """A number in figures or in words: "12", "twelve", "twenty-five"."""
    if written[0].isdigit():
        return int(written)
    return sum(_NUMBERS[word] for word in written.lower().replace("‐", "-").replace("‑", "-").split("-"))


def _ago(match: re.Match[str], clock: Clock) -> Meaning:
    unit, side = match["unit"].lower(), match["side"]
    hangs = side in ("earlier", "later")
    count = 1 if match["half"] else _count(match["n"])
    if match["half"] or match["plus"] or match["plus2"]:
        if unit not in _HALVES:
            return _HANGS if hangs else _UNKNOWN
        whole, unit, half = _HALVES[unit]
        count = half if match["half"] else count * whole + half
    back = -1 if side in ("ago", "earlier") else 1
    from_day = _only_day(clock.before) if hangs else clock.anchor
    if from_day is None:
        return _HANGS if hangs else _UNKNOWN
    there = shifted(from_day, unit, back * count)
    if unit == "week" and there is not None:
        return _stretch(*_week_of(there), relative=not hangs)
    return _point(there, relative=not hangs)


_HALVES = {"year": (12, "month", 6), "decade": (10, "year", 5)}


def _only_day(meaning: Meaning | None) -> PartialDate | None:
    return meaning.since if meaning is not None and meaning.since == meaning.until else None


def _week_of(day: PartialDate) -> tuple[PartialDate | None, PartialDate | None]:
    """Monday and Sunday of the week of a day."""
    monday = shifted(day, "day", -day.earliest.weekday())
    return monday, None if monday is None else shifted(monday, "day", 6)


def _day(match: re.Match[str], clock: Clock) -> Meaning:
    away = _DAYS[match["day"].lower()] if match["day"] else (-2 if match["two"].startswith("before") else 2)
    return _UNKNOWN if clock.anchor is None else _point(shifted(clock.anchor, "day", away), relative=True)


def _weekday(match: re.Match[str], clock: Clock) -> Meaning:
    number = _WEEKDAYS[match["weekday"].lower()]
    anchor = clock.anchor
    if anchor is None or anchor.day is None:
        return _UNKNOWN
    if match["rel"]:
        monday = shifted(anchor, "day", _WEEK * _SIDES[match["rel"].lower()] - anchor.earliest.weekday())
        return _UNKNOWN if monday is None else _point(shifted(monday, "day", number), relative=True)
    return _point(shifted(anchor, "day", _days_to(anchor, number, clock.tense())), relative=True)


def _days_to(anchor: PartialDate, number: int, tense: int) -> int:
    """Days to the nearest such weekday that fits the tense; the day itself fits all."""
    ahead = (number - anchor.earliest.weekday()) % _WEEK
    if tense == FUTURE or (tense == UNKNOWN and ahead <= _WEEK // 2):
        return ahead
    return ahead - _WEEK if ahead else 0


def _nth(match: re.Match[str], clock: Clock) -> Meaning:
    """The day of the month of the time before it, or of the article."""
    anchor = clock.anchor
    if anchor is None or anchor.month is None:
        return _UNKNOWN
    return _point(PartialDate(anchor.year, anchor.month, _day_number(match["d"])), relative=True)


def _weekend(_: re.Match[str], clock: Clock) -> Meaning:
    return _weekend_at(clock.anchor, clock.tense())


def _weekend_at(anchor: PartialDate | None, tense: int) -> Meaning:
    if anchor is None or anchor.day is None:
        return _UNKNOWN
    weekday = anchor.earliest.weekday()
    away = _WEEKDAYS["saturday"] - weekday  # of this week
    if (tense == PAST and away > 0) or (tense == UNKNOWN and away > _WEEK // 2):
        away -= _WEEK
    saturday = shifted(anchor, "day", away)
    return _stretch(saturday, None if saturday is None else shifted(saturday, "day", 1), relative=True)


def _part(match: re.Match[str], clock: Clock) -> Meaning:
    if match["y"]:
        return _point(PartialDate(int(match["y"])))
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
        return _stretch(*_week_of(there), relative=relative)
    if unit == "quarter":
        return _months(there.year, ((there.month or 1) - 1) // 3 * 3 + 1, 3, relative=relative)
    if unit == "decade":
        first = there.year - there.year % 10
        return Meaning(PartialDate(first), PartialDate(first + 9), relative)
    return _point(there, relative=relative)


# --- "last", "this", "next", "the following" --------------------------------------------------------------------------
_HANGING = frozenset(("following", "same", "previous", "preceding", "that", "prior"))


def _beside(match: re.Match[str], clock: Clock) -> Meaning | None:
    side = match["side"].lower()
    word = side.split()[-1]  # "this past"
    away = _SIDES[word]
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
        return _units_from(clock.anchor, unit, away * _count(match["n"]))
    return _unit_beside(unit, word, away, clock)


def _unit_beside(unit: str, word: str, away: int, clock: Clock) -> Meaning:
    """The unit of the calendar before, around or after the article's date, or the one up to it or from it on."""
    is_counted = word in _COUNTED or (clock.phrase.endswith("the ") and away != 0)
    if not is_counted or unit == "quarter":
        return _around(clock.anchor, unit, away, relative=True)
    if word == "next" and unit != "decade" and not clock.phrase.endswith(_OVER):
        return _around(_only_day(clock.before), unit, away, relative=False)
    return _units_from(clock.anchor, unit, away)


_COUNTED = frozenset(("past", "coming", "upcoming"))
_OVER = ("over the ", "in the ", "for the ", "within the ", "during the ", "throughout the ", "by the ", "into the ")
# Before "next year": then it counts from the article's date, and else from the time before it.


def _units_from(anchor: PartialDate | None, unit: str, count: int) -> Meaning:
    """So many units up to the article's date, or from it on, in their precision."""
    there = None if anchor is None else shifted(anchor, unit, count)
    if anchor is None or there is None:
        return _UNKNOWN
    here = PartialDate(*anchor.date_parts[: len(there.date_parts)])
    return Meaning(min(here, there), max(here, there), relative=True)


def _weekend_beside(clock: Clock, side: str, away: int) -> Meaning:
    anchor = clock.anchor
    if side == "this":
        return _weekend_at(anchor, clock.tense())
    if side in _HANGING or anchor is None or anchor.day is None:
        return _HANGS if side in _HANGING else _UNKNOWN
    if "past" in side:
        return _weekend_at(anchor, PAST)
    if "coming" in side:
        return _weekend_at(anchor, FUTURE)
    return _weekend_at(shifted(anchor, "week", away), FUTURE)


def _weekday_beside(number: int, clock: Clock, side: str, away: int) -> Meaning:
    anchor = clock.anchor
    if side in _HANGING:
        return _HANGS
    if anchor is None or anchor.day is None:
        return _UNKNOWN
    if side == "this" or not away:
        return _point(shifted(anchor, "day", _days_to(anchor, number, clock.tense())), relative=True)
    days = _days_to(anchor, number, away)
    return _point(shifted(anchor, "day", days or away * _WEEK), relative=True)


def _month_beside(match: re.Match[str], clock: Clock, away: int, *, is_point: bool) -> Meaning:
    """A month or a season: the nearest that is over or has not begun, or the one of this year."""
    side = match["side"].lower()
    anchor = clock.anchor
    if side in _HANGING:
        return _HANGS
    if anchor is None or (anchor.month is None and away):
        return _UNKNOWN
    first, count = (month_number(match["month"]), 1) if is_point else (_SEASONS[match["season"].lower()], 3)
    here = anchor.year * _DECEMBER + (anchor.month or 1)
    if not away:
        year = anchor.year
        if first == _DECEMBER and not is_point and anchor.month is not None and anchor.month <= 2:
            year -= 1
        return _of(year, first, count, is_point=is_point)
    year = anchor.year
    if away > 0:
        year = anchor.year if anchor.year * _DECEMBER + first > here else anchor.year + 1
    else:
        while year * _DECEMBER + first + count - 1 >= here:
            year -= 1
    return _of(year, first, count, is_point=is_point)


def _of(year: int, first: int, count: int, *, is_point: bool) -> Meaning:
    return _point(PartialDate(year, first), relative=True) if is_point else _months(year, first, count, relative=True)


def _before_after(match: re.Match[str], clock: Clock) -> Meaning:
    away = -1 if match["side"] == "before" else 1
    return _around(_only_day(clock.before), match["unit"].lower(), away, relative=False)


_MEANINGS: dict[str, Callable[[re.Match[str], Clock], Meaning | None]] = {
    "iso": _iso,
    "years": _years,
    "decade": _decade,
    "numeric": _numeric,
    "month_day": _month_day,
    "day_month": _month_day,
    "month_year": _month_year,
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "fiscal": _fiscal,
    "season_year": _season_year,
    "year": _year,
    "ago": _ago,
    "part": _part,
    "beside": _beside,
    "before_after": _before_after,
    "day": _day,
    "weekday": _weekday,
    "season": _season,
    "weekend": _weekend,
    "decade_word": _decade_word,
    "nth": _nth,
}
