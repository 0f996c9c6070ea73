"""Rows that a program has in memory: mappings, or a data frame of pandas, polars or Arrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from atomcorpus.errors import ParseError, ReadError, ValidationError
from atomcorpus.reading.columns import find_metadata, find_text
from atomcorpus.reading.faults import caused
from atomcorpus.reading.rows import parse_row

if TYPE_CHECKING:
    from atomcorpus.articles import Article
    from atomcorpus.reading.options import Options

__all__ = ["read_rows"]


def read_rows(rows: object, options: Options, origin: str = "rows") -> Iterator[Article | ReadError]:
    """Articles and errors, one a row, in their order; the origin of an article has the number of its row, 1-based.

    Args:
        rows: Mappings from columns to values, or a frame of pandas, polars or Arrow.
        options: How to read them.
        origin: What they are called.

    Raises:
        ValidationError: If it is neither.

    Example:
        >>> from atomcorpus.reading import Options
        >>> [article.origin for article in read_rows([{"body": "One."}, {"body": "Two."}], Options(), "feed")]
        ['feed:1', 'feed:2']
    """
    for number, row in enumerate(_mappings(rows), start=1):
        if not isinstance(row, Mapping):
            raise ValidationError(f"rows[{number - 1}]: expected a mapping of columns, not {type(row).__name__}")
        known = {str(name): None if _is_missing(value) else value for name, value in row.items()}
        there = [name for name, value in known.items() if value is not None]
        try:
            text, metadata = find_text(there, options.columns), find_metadata(there, options.columns)
            article, faults = parse_row(known, text, metadata, origin, number, options)
            yield from [caused(ReadError(fault.reason, origin, line=number), fault) for fault in faults]
            yield article
        except ParseError as error:
            yield caused(ReadError(error.reason, origin, line=number), error)


def _mappings(rows: Any) -> Iterable[Any]:
    """The rows of a frame as mappings; each library has a name of its own for that."""
    if hasattr(rows, "iter_rows"):  # polars
        named: Iterable[Any] = rows.iter_rows(named=True)
        return named
    if hasattr(rows, "to_batches"):  # Arrow
        return (row for batch in rows.to_batches(max_chunksize=_AT_ONCE) for row in batch.to_pylist())
    if hasattr(rows, "itertuples"):  # pandas
        names = list(rows.columns)
        return (dict(zip(names, values, strict=True)) for values in rows.itertuples(index=False, name=None))
    if isinstance(rows, Iterable) and not isinstance(rows, str | bytes | Mapping):
        return rows
    raise ValidationError(f"rows: expected rows or a data frame, not {type(rows).__name__}")


_AT_ONCE = 64


def _is_missing(value: object) -> bool:
    """Whether a value is one of those by which frames say that there is none."""
    return type(value).__name__ in {"NAType", "NaTType"} or (isinstance(value, float) and value != value)  # noqa: PLR0124 - NaN
