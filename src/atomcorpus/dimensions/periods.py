"""Units of the calendar: which one a date lies in, and those between two."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.dates import PartialDate

__all__ = ["Unit", "first_day", "label", "periods_between"]

Unit = Literal["year", "quarter", "month", "week", "day"]

_MONTHS = {"year": 12, "quarter": 3, "month": 1}


def first_day(published: PartialDate, unit: Unit) -> date | None:
    """First day of the unit that a date lies in; None when the date has not the parts to tell, which are not guessed.

    Weeks are those of ISO 8601, from Monday.

    Example:
        >>> from atomcorpus import PartialDate
        >>> first_day(PartialDate(2025, 8), "quarter"), first_day(PartialDate(2025, 8), "week")
        (datetime.date(2025, 7, 1), None)
    """
    if unit in _MONTHS:
        if published.month is None:
            return date(published.year, 1, 1) if unit == "year" else None
        return date(published.year, published.month - (published.month - 1) % _MONTHS[unit], 1)
    if published.day is None:
        return None
    return published.earliest - timedelta(days=published.earliest.weekday() if unit == "week" else 0)


def label(start: date, unit: Unit) -> str:
    """A unit as ISO 8601 writes it, quarters as `2025-Q3`.

    Example:
        >>> [label(date(2025, 8, 4), unit) for unit in ("year", "quarter", "month", "week", "day")]
        ['2025', '2025-Q3', '2025-08', '2025-W32', '2025-08-04']
    """
    match unit:
        case "year":
            return f"{start.year:04}"
        case "quarter":
            return f"{start.year:04}-Q{(start.month + 2) // 3}"
        case "month":
            return f"{start.year:04}-{start.month:02}"
        case "week":
            year, week, _ = start.isocalendar()
            return f"{year:04}-W{week:02}"
        case "day":
            return start.isoformat()


def periods_between(first: date, last: date, unit: Unit) -> Iterator[str]:
    """Labels of all units from one to another, each given by its first day, both included."""
    start = first
    while start < last:
        yield label(start, unit)
        if unit in _MONTHS:
            months = start.year * 12 + start.month - 1 + _MONTHS[unit]
            start = date(months // 12, months % 12 + 1, 1)
        else:
            start += timedelta(days=7 if unit == "week" else 1)
    yield label(last, unit)
