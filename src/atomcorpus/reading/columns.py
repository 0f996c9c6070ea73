"""Rows of other people's data (JSON Lines, Parquet, front matter): which column is which field of an article."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import evolve

from atomcorpus.dates import PartialDate, parse_stamp
from atomcorpus.errors import ParseError, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from atomcorpus.layout import Layout

__all__ = ["COLUMNS", "check_columns", "described", "find_metadata", "find_text", "text_of"]

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": ("text", "content", "body"),
        "published": ("published", "published_at", "publish_date", "date_published", "date"),
        "title": ("title", "headline"),
        "url": ("url", "link", "source_url"),
        "publisher": ("publisher", "sitename", "site_name"),
        "authors": ("authors", "author", "byline"),
        "language": ("language", "lang"),
        "published_seconds": (),
        "published_milliseconds": (),
    }
)
"""Fields of an article, and the columns that are taken for them when nobody names one: the first that is there.

The last two are ways to say when it was published: a number is a date only where somebody says so, in seconds or
milliseconds since 1970.
"""


def check_columns(columns: Mapping[str, str | None]) -> None:
    """Refuse columns for fields that there are not.

    Raises:
        ValidationError: Naming those that there are.
    """
    for name, column in columns.items():
        if name not in COLUMNS:
            raise ValidationError(f"Options.columns: {name!r} is none of the fields {', '.join(COLUMNS)}")
        if not isinstance(column, str | None):
            raise ValidationError(f"Options.columns: {name!r}: expected a name or None, not {column!r}")


def find_text(present: Iterable[str], columns: Mapping[str, str | None]) -> str:
    """The column that holds the text.

    Args:
        present: Columns that there are.
        columns: Columns that were named, by field.

    Raises:
        ParseError: If it is not there, there twice, or several could be it.

    Example:
        >>> find_text(["id", "body"], {}), find_text(["id", "story"], {"text": "story"})
        ('body', 'story')
    """
    there = list(present)
    named = columns.get("text")
    found = [name for name in ([named] if named else COLUMNS["text"]) if name in there]
    if len(found) == 1:
        return _only(found[0], there)
    listed = ", ".join(there[:_MOST]) + (", ..." if len(there) > _MOST else "")
    if found:
        said = f"columns={{'text': {found[-1]!r}}}, or --column text={found[-1]}"
        raise _fault(f"several columns could be the text ({', '.join(found)}); name one: {said}")
    wanted = f"no column {named!r}" if named else f"no column {', '.join(COLUMNS['text'])} for the text"
    raise _fault(f"{wanted}; there are: {listed or 'none'}")


def find_metadata(present: Iterable[str], columns: Mapping[str, str | None]) -> dict[str, str]:
    """The columns that hold the other fields, by field; fields without one are left out.

    Raises:
        ParseError: If one is there twice.

    Example:
        >>> find_metadata(["headline", "date", "id"], {"title": "id"})
        {'published': 'date', 'title': 'id'}
    """
    there = list(present)
    known = set(there)
    found = {}
    for name, usual in COLUMNS.items():
        wanted = (columns[name],) if name in columns else usual
        column = next((one for one in wanted if one in known), None)
        if column is not None and name != "text":
            found[name] = _only(column, there)
    return found


def text_of(row: Mapping[str, Any], column: str) -> str:
    """The text of a row.

    Raises:
        ParseError: If it is none, or empty.
    """
    text = _text(row, column)
    if text is None:
        raise _fault(f"column {column!r}: the text is empty")
    return text


def described(
    layout: Layout, row: Mapping[str, Any], metadata: Mapping[str, str], faults: list[ParseError] | None = None
) -> Layout:
    """A layout with what a row says; a date in the text's own header stays.

    Args:
        layout: That of the text.
        row: Values by column.
        metadata: Columns by field.
        faults: Takes what is wrong with dates, which then stay unknown.

    Raises:
        ParseError: If a value is of another type; if one is no date, where nobody takes the faults.

    Example:
        >>> from atomcorpus.layout import parse_layout
        >>> row = {"date": "2025-08-09", "byline": "Ana Ruiz"}
        >>> layout = described(parse_layout("Hello."), row, {"published": "date", "authors": "byline"})
        >>> str(layout.published), layout.authors
        ('2025-08-09', ('Ana Ruiz',))
    """
    found: dict[str, Any] = {}
    for name, column in metadata.items():
        if name not in _DATES:
            found[name] = _READERS.get(name, _text)(row, column)
            continue
        try:
            published = _DATES[name](row, column)
        except ParseError as error:
            if faults is None:
                raise
            faults.append(error)
            published = None
        found["published"] = found.get("published") or published
    if layout.published is not None:
        found.pop("published", None)
    return evolve(layout, **found)


_MOST = 20  # columns that a message lists


def _only(column: str, there: list[str]) -> str:
    """A column, if there is one of that name."""
    if (number := there.count(column)) > 1:
        raise _fault(f"there are {number} columns of the name {column!r}")
    return column


def _fault(reason: str) -> ParseError:
    return ParseError(reason, "", 0)


def _mismatch(column: str, expected: str, value: object) -> ParseError:
    # Containers are named by their type alone: what YAML's aliases make can be endless when it is printed.
    shown = repr(value) if isinstance(value, str | int | float) else f"a {type(value).__name__}"
    return _fault(f"column {column!r}: expected {expected}, not {shown if len(shown) <= 60 else shown[:57] + '...'}")


def _text(row: Mapping[str, Any], column: str) -> str | None:
    value = row.get(column)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _mismatch(column, "text", value)
    return value if value and not value.isspace() else None


def _published(row: Mapping[str, Any], column: str) -> PartialDate | None:
    value = row.get(column)
    if isinstance(value, date):  # or a time on it
        return PartialDate(value.year, value.month, value.day)
    if isinstance(value, str) and value.strip():
        try:
            return parse_stamp(value)
        except ParseError as error:
            raise _fault(f"column {column!r}: {error.reason}") from error
    if value is None or isinstance(value, str):
        return None
    raise _mismatch(column, "a date", value)


def _authors(row: Mapping[str, Any], column: str) -> tuple[str, ...]:
    """Names as they are given: one, several, or several objects with a name."""
    value = row.get(column)
    if value is None:
        return ()
    members = value if isinstance(value, list) else [value]
    names = [member.get("name") if isinstance(member, dict) else member for member in members]
    for name in names:
        if not isinstance(name, str | None):
            raise _mismatch(column, "names", name)
    return tuple(name for name in names if name and not name.isspace())


_READERS: Mapping[str, Any] = MappingProxyType({"authors": _authors})


def _since_1970(row: Mapping[str, Any], column: str, unit: str, least: float) -> PartialDate | None:
    """The day, in Greenwich, of a number of seconds or milliseconds; a string of figures is a number too."""
    value = row.get(column)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise TypeError
        there = datetime.fromtimestamp(float(value) * least, UTC)
    except (TypeError, ValueError, OverflowError, OSError) as error:
        raise _mismatch(column, f"{unit} since 1970", value) from error
    return PartialDate(there.year, there.month, there.day)


def _seconds(row: Mapping[str, Any], column: str) -> PartialDate | None:
    return _since_1970(row, column, "seconds", 1)


def _milliseconds(row: Mapping[str, Any], column: str) -> PartialDate | None:
    return _since_1970(row, column, "milliseconds", 0.001)


_DATES: Mapping[str, Any] = MappingProxyType(
    {"published": _published, "published_seconds": _seconds, "published_milliseconds": _milliseconds}
)
