"""Partial dates: the parts that a source gave, and no others; the only home of python-dateutil."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from atomcorpus._patterns import on_first_use
from atomcorpus._validate import fault
from atomcorpus.errors import ParseError, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PartialDate", "find_dates", "month_number", "parse_date", "parse_stamp", "shifted", "week_of"]


@frozen
class PartialDate:
    """A calendar date of which the month or the day may be unknown; no time, no time zone.

    Dates sort by their parts; a date without a part sorts before those with it.

    Attributes:
        year: 1 to 9999.
        month: 1 to 12, or None.
        day: A day of that month, or None; never given without a month.

    Raises:
        ValidationError: If there is no such date, naming the part.

    Example:
        >>> august = PartialDate(2025, 8)
        >>> august.isoformat(), august < PartialDate(2025, 8, 9)
        ('2025-08', True)
        >>> august.overlaps(PartialDate(2025))
        True
    """

    year: int = field()
    month: int | None = field(default=None)
    day: int | None = field(default=None)

    def __attrs_post_init__(self) -> None:
        year, month, day = self.year, self.month, self.day
        if type(year) is not int or not 1 <= year <= 9999:
            raise fault(self, "year", f"{year!r} is not a year from 1 to 9999")
        if month is None:
            if day is not None:
                raise fault(self, "day", f"{day!r} without a month")
            return
        if type(month) is not int or not 1 <= month <= 12:
            raise fault(self, "month", f"{month!r} is not a month from 1 to 12")
        if day is None:
            return
        last = monthrange(year, month)[1]
        if type(day) is not int or not 1 <= day <= last:
            raise fault(self, "day", f"{day!r} is not a day of {year:04}-{month:02}, which has {last}")

    @classmethod
    def fromisoformat(cls, text: str) -> PartialDate:
        """The date that `isoformat` writes so; `parse_date` reads more forms.

        Raises:
            ValidationError: If it is not `2025`, `2025-08` or `2025-08-09`, or no calendar has it.

        Example:
            >>> PartialDate.fromisoformat("2025-08")
            PartialDate(year=2025, month=8, day=None)
        """
        if (match := _ISO_PARTS.fullmatch(text)) is None:
            raise ValidationError(f"PartialDate.fromisoformat: {text!r} is not a date in ISO 8601")
        return cls(*(None if part is None else int(part) for part in match.groups()))  # type: ignore[arg-type] # the year is there

    @classmethod
    def from_date(cls, day: date) -> PartialDate:
        """A whole date; of a `datetime`, the day on its own clock.

        Example:
            >>> from datetime import date
            >>> PartialDate.from_date(date(2025, 8, 9)).isoformat()
            '2025-08-09'
        """
        return cls(day.year, day.month, day.day)

    def isoformat(self) -> str:
        """ISO 8601 with the parts that are known: `2025`, `2025-08` or `2025-08-09`."""
        if self.month is None:
            return f"{self.year:04}"
        return f"{self.year:04}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")

    def __str__(self) -> str:
        return self.isoformat()

    @property
    def date_parts(self) -> tuple[int, ...]:
        """The known parts, as one item of CSL's `date-parts` has them."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)

    @property
    def earliest(self) -> date:
        """First day that the date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """Last day that the date may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def overlaps(self, other: PartialDate) -> bool:
        """Whether some day is meant by both."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __lt__(self, other: object) -> bool:
        return self.date_parts < other.date_parts if isinstance(other, PartialDate) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.date_parts <= other.date_parts if isinstance(other, PartialDate) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.date_parts > other.date_parts if isinstance(other, PartialDate) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.date_parts >= other.date_parts if isinstance(other, PartialDate) else NotImplemented


CLOCK = (
    r"(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]{1,9})?)?(?: ?(?:Z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?))?"
)
"""Pattern of an ISO time of day with its zone; it stands only after a whole date, and is passed over."""

_ISO_PARTS = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ISO_DATE = re.compile(rf"([0-9]{{4}})(?:-([0-9]{{2}})(?:-([0-9]{{2}})(?:[T ]{CLOCK})?)?)?")

MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?"
    "|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
"""Pattern of a month's English name, whole or shortened, in the order of the year."""

MONTH = rf"(?:{MONTHS})\b\.?"
"""Pattern of a month's English name, whole or shortened, with its stop."""

_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
# The strict grammar of dates in English prose. The month's name is required, so that no number, version or size can
# pass for a date; a bare year is left alone, because it says nothing that the reader could not see. What hangs on a
# number or a name ("Qwen 2.5 May 2025", "gpt-4o-2024-08-06") is part of that and no day.
_WRITTEN = on_first_use(
    rf"\b(?:{MONTH}\s(?:{_DAY},?\s)?{_YEAR}|{MONTH},\s{_YEAR}"
    rf"|(?<!\w[.,:/-])(?:{_DAY}\s(?:of\s)?{MONTH},?\s{_YEAR}|{_YEAR}-[01][0-9]-[0-3][0-9]))(?![0-9A-Za-z]|[-.][0-9])"
)
_LETTERS = 3  # of a month's name, which tell it
_NUMBERS = {name[:_LETTERS].lower(): number for number, name in enumerate(MONTHS.split("|"), 1)}
_UNITS = {"day": ("days", 1), "week": ("days", 7), "month": ("months", 1), "quarter": ("months", 3)}
_UNITS |= {"year": ("years", 1), "decade": ("years", 10)}
_LAST_YEAR = 9999
_DEFAULTS = (datetime(2000, 1, 1), datetime(2004, 2, 2))  # noqa: DTZ001 - calendar dates, no zone


def parse_date(text: str) -> PartialDate:
    """Read one date, ISO 8601 or as English prose writes it, with just the parts that it gives.

    The strict grammar decides first what is a date; python-dateutil then reads the stretch that matched, twice with
    different defaults, and only the parts that come out the same both times were in the text.

    Args:
        text: The whole date, perhaps with white space around it and (for ISO) a time after it.

    Returns:
        The date, with None for what was not given.

    Raises:
        ParseError: If the text is no date, or one that no calendar has.

    Example:
        >>> parse_date("August 2025")
        PartialDate(year=2025, month=8, day=None)
        >>> parse_date("Aug. 9, 2025").isoformat()
        '2025-08-09'
        >>> parse_date("3.5")
        Traceback (most recent call last):
        atomcorpus.errors.ParseError: '3.5' is not a date (at line 1, column 1)
    """
    stripped = text.strip()
    position = text.find(stripped)
    if match := _ISO_DATE.fullmatch(stripped):
        return _calendar(text, position, *match.group(1, 2, 3))
    if _WRITTEN.fullmatch(stripped):
        return _read_written(text, position, stripped)
    shown = stripped if len(stripped) <= 40 else stripped[:37] + "..."
    raise ParseError(f"{shown!r} is not a date", text, position)


def month_number(name: str) -> int:
    """The number of a month by its English name, whole or shortened.

    Example:
        >>> month_number("August"), month_number("Sept.")
        (8, 9)
    """
    return _NUMBERS[name[:_LETTERS].lower()]


def shifted(day: PartialDate, unit: str, count: int) -> PartialDate | None:
    """The date that lies so many units away, in the precision of the unit: days for weeks, months for quarters.

    Args:
        day: Where counting begins.
        unit: day, week, month, quarter, year or decade.
        count: How many; negative for the past.

    Returns:
        The date; None where `day` lacks the part that the unit counts, or where the calendar ends.

    Example:
        >>> str(shifted(PartialDate(2025, 8, 31), "month", -6)), str(shifted(PartialDate(2025, 8, 9), "week", 1))
        ('2025-02', '2025-08-16')
        >>> shifted(PartialDate(2025), "month", 1) is None
        True
    """
    part, times = _UNITS[unit]
    if (part != "years" and day.month is None) or (part == "days" and day.day is None):
        return None
    if part == "years":
        year = day.year + count * times
        return PartialDate(year) if 1 <= year <= _LAST_YEAR else None
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - only for texts that count from their date

    try:
        there = day.earliest + relativedelta(**{part: count * times})  # type: ignore[arg-type] # the names of units
    except (ValueError, OverflowError):
        return None
    return PartialDate(there.year, there.month, there.day if part == "days" else None)


def week_of(day: PartialDate) -> tuple[PartialDate, PartialDate] | None:
    """Monday and Sunday of the week of a day; None where no day is given, or where the calendar ends.

    Example:
        >>> [str(end) for end in week_of(PartialDate(2025, 8, 9))]
        ['2025-08-04', '2025-08-10']
    """
    if day.day is None:
        return None
    monday = day.earliest.toordinal() - day.earliest.weekday()
    try:
        first, last = date.fromordinal(monday), date.fromordinal(monday + 6)
    except (ValueError, OverflowError):
        return None
    return PartialDate(first.year, first.month, first.day), PartialDate(last.year, last.month, last.day)


# What programs write: the header of a mail or a feed, the line above an article, figures without any sign. A date in
# figures with slashes is read only with the year first, since nobody knows which of the others is the month.
_NAMED_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s+)?"
_HOUR = r"(?:[01]?[0-9]|2[0-4])(?::[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]{1,9})?)?(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)"
_ZONE = r"(?:\s?(?:[+-][0-9]{2}:?[0-9]{2}|[A-Z]{1,5}\b)(?:\s\([A-Z ]{1,40}\))?)?"
_STAMP = on_first_use(
    rf"{_NAMED_DAY}(?:(?P<written>(?:{MONTHS})\b\.?\s+{_DAY},?\s{_YEAR}|{_DAY}[\s-](?:{MONTHS})\b\.?,?[\s-]{_YEAR})"
    r"|(?P<y>[0-9]{4})([-/])(?P<m>[01]?[0-9])\3(?P<d>[0-3]?[0-9]))"
    rf"(?:(?:,?\s(?:at\s)?|T){_HOUR}{_ZONE})?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T?[0-9]{4}(?:[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?")
_ASCTIME = on_first_use(
    rf"{_NAMED_DAY}(?P<month>{MONTHS})\s+(?P<day>[0-9]{{1,2}})\s{_HOUR}{_ZONE}\s(?P<year>{_YEAR})", re.IGNORECASE
)


def parse_stamp(text: str) -> PartialDate:
    """Read one date as feeds, tables and the lines above articles write it; what `parse_date` reads, and more.

    Read are weekdays, times of day on either clock and zones, all of which are passed over: the date is the one that
    stands there, in the zone that stands there. Figures without a sign are a date if they are eight, or eight with a
    time.

    Args:
        text: The whole date, perhaps with white space around it.

    Returns:
        The date, with None for what was not given.

    Raises:
        ParseError: If the text is no date, or one that no calendar has.

    Example:
        >>> parse_stamp("Tue, 05 Aug 2025 16:25:00 GMT").isoformat()
        '2025-08-05'
        >>> parse_stamp("Aug. 5, 2025 at 4:25 p.m. EDT") == parse_stamp("20250805") == PartialDate(2025, 8, 5)
        True
        >>> parse_stamp("8/5/2025")
        Traceback (most recent call last):
        atomcorpus.errors.ParseError: '8/5/2025' is not a date (at line 1, column 1)
    """
    stripped = text.strip()
    position = text.find(stripped)
    if match := _FIGURES.fullmatch(stripped):
        return _calendar(text, position, *match.group(1, 2, 3))
    if match := _ASCTIME.fullmatch(stripped):
        return _read_written(text, position, "{} {} {}".format(*match.group("day", "month", "year")))
    if (match := _STAMP.fullmatch(stripped)) is None:
        return parse_date(text)
    if match["written"]:
        return _read_written(text, position, match["written"].replace("-", " "))
    return _calendar(text, position, *(part.zfill(2) for part in match.group("y", "m", "d")))


def find_dates(text: str) -> Iterator[tuple[int, int, PartialDate]]:
    """Dates in prose as (start, end, date), in text order; offsets in code points, end-exclusive.

    Found are dates with a month's name and a year ("9 August 2025", "Aug. 2025") and whole ISO dates. Years alone,
    "last week" and dates without a year are not.

    Example:
        >>> [(s, e, str(d)) for s, e, d in find_dates("Qwen 2.5 came out in September 2024.")]
        [(21, 35, '2024-09')]
    """
    for match in _WRITTEN.finditer(text):
        try:
            yield match.start(), match.end(), parse_date(match.group())
        except ParseError:
            continue  # "February 31, 2025" in prose is the writer's slip, and no date


def _calendar(text: str, position: int, year: str, month: str | None, day: str | None) -> PartialDate:
    try:
        return PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    except ValueError as error:
        reason = str(error).partition(": ")[2]
        shown = "-".join(part for part in (year, month, day) if part)
        raise ParseError(f"{shown!r} is not a date: {reason}", text, position) from error


def _read_written(text: str, position: int, stretch: str) -> PartialDate:
    plain = " ".join(stretch.replace(".", " ").split())
    from dateutil import parser  # noqa: PLC0415 - a third of the import time, and few texts have such a date

    try:
        first, second = (parser.parse(plain, default=default) for default in _DEFAULTS)
    except (ValueError, OverflowError) as error:
        raise ParseError(f"{stretch!r} is not a date", text, position) from error
    return PartialDate(first.year, first.month, first.day if first.day == second.day else None)
