"""An answer of DuckDB's as it comes in: batch after batch, each value one that Python has, errors in our own words."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from atomcorpus.errors import QueryError
from atomcorpus.tables.arrow import import_pyarrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

__all__ = ["Answer"]

_BATCH = 10_000  # rows; DuckDB makes them of vectors of 2,048, however long the values are
_PLAIN = frozenset(
    "null boolean tinyint smallint integer bigint hugeint utinyint usmallint uinteger ubigint float double decimal"
    " varchar blob uuid enum date time timestamp timestamp_s timestamp_ms".split()
) | {"timestamp with time zone"}
_NESTED = frozenset({"struct", "tuple", "list", "array", "map", "union"})
_A_DAY = 24 * 60 * 60 * 1_000_000  # microseconds


class Answer:
    """The answer to one question, not yet fetched.

    Args:
        relation: What DuckDB makes of the question.
        sql: The question.

    Attributes:
        schema: The columns as Arrow knows them.
        types: The columns' types as DuckDB names them.

    Raises:
        QueryError: If a column has a type whose values Python does not have.
    """

    def __init__(self, relation: Any, sql: str) -> None:
        self._sql = sql
        self._columns = [*zip(relation.columns, relation.types, strict=True)]
        self.types = tuple(str(kind) for _, kind in self._columns)
        for name, kind in self._columns:
            if (fault := _fault(kind)) is not None:
                raise QueryError(f"column {name}: {fault}; {_ADVICE}", sql)
        read = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader
        with _arrow_errors(sql):
            self._reader = read(_BATCH)
        self.schema: pa.Schema = self._reader.schema

    def batches(self) -> Iterator[pa.RecordBatch]:
        """The rows, some thousands at a time.

        Raises:
            QueryError: If the question cannot be answered to its end, or a value is none that Python has.
        """
        while True:
            with _arrow_errors(self._sql):
                batch = next(self._reader, None)
            if batch is None:
                return
            for (name, kind), column in zip(self._columns, batch.columns, strict=True):
                if not all(map(_is_in_range, _parts(column))):
                    fault = f"a value of the type {kind} that Python cannot hold"
                    raise QueryError(f"column {name}: {fault}; {_ADVICE}", self._sql)
            yield batch


_ADVICE = "to see it, cast it to VARCHAR"


def _fault(kind: Any) -> str | None:
    """What is wrong with a type of DuckDB's, if anything is."""
    if kind.id in _PLAIN:
        return None
    if kind.id not in _NESTED:
        return f"values of the type {kind} are not given out"
    parts = [(name, part) for name, part in kind.children if name != "size"]
    names = [name for name, _ in parts]
    if kind.id == "struct" and len({*names}) < len(names):
        return f"two fields of {kind} have the same name"
    return next((fault for _, part in parts if (fault := _fault(part)) is not None), None)


@contextmanager
def _arrow_errors(sql: str) -> Iterator[None]:
    """Turn what Arrow says into `QueryError`; through it comes what DuckDB says of a row in the middle."""
    pa = import_pyarrow()
    try:
        yield
    except (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError) as error:
        raise QueryError(str(error).strip() or type(error).__name__, sql) from error


# --- values -----------------------------------------------------------------------------------------------------------
def _parts(array: Any) -> Iterator[Any]:
    """The array, or what is in it of arrays that are not nested; only values that the rows have."""
    types = import_pyarrow().types
    kind = array.type
    if types.is_map(kind):
        yield from _parts(array.keys)
        yield from _parts(array.items)
    elif types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind):
        yield from _parts(array.flatten())
    elif types.is_struct(kind):
        for part in array.flatten():
            yield from _parts(part)
    elif types.is_union(kind):
        for number in range(kind.num_fields):
            yield from _parts(array.field(number).filter(_chosen(array, kind, number)))
    else:
        yield array


def _chosen(array: Any, kind: Any, number: int) -> Any:
    """Which rows of a union have a value of this one of its types."""
    pa = import_pyarrow()
    from pyarrow import compute  # noqa: PLC0415 - an extra

    return compute.equal(array.type_codes, pa.scalar(kind.type_codes[number], pa.int8()))


def _is_in_range(array: Any) -> bool:
    """Whether all dates and times are between those of Python."""
    from pyarrow import compute  # noqa: PLC0415 - an extra

    bounds, number = _bounds(array.type)
    if bounds is None:
        return True
    found: Any = compute.min_max(array.view(number)).as_py()
    return found["min"] is None or (bounds[0] <= found["min"] and found["max"] <= bounds[1])


def _bounds(kind: Any) -> tuple[tuple[int, int] | None, Any]:
    """The least and the greatest number that a date or time may be, and the type of these numbers."""
    pa = import_pyarrow()
    if pa.types.is_date32(kind):
        epoch = date(1970, 1, 1)
        return ((date.min - epoch).days, (date.max - epoch).days), pa.int32()
    if pa.types.is_timestamp(kind):
        epoch_second = datetime(1970, 1, 1)  # noqa: DTZ001 - a difference of two of one kind
        scale = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}[kind.unit]
        margin = 0 if kind.tz is None else 1  # days, for what a time zone adds
        days = ((datetime.min - epoch_second).days + margin, (datetime.max - epoch_second).days + 1 - margin)  # noqa: DTZ901
        return (days[0] * 86_400 * scale, days[1] * 86_400 * scale - 1), pa.int64()
    if pa.types.is_time64(kind):
        return (0, _A_DAY - 1), pa.int64()
    return None, None
