"""`Result`, the answer to a question in SQL, or a piece of one: a table in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, overload

from attrs import field, frozen

from atomcorpus._repr import clipped
from atomcorpus.errors import QueryError
from atomcorpus.formats import csv
from atomcorpus.tables.arrow import import_pyarrow

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["Result"]


@frozen(eq=False, repr=False)
class Result:
    """Rows under named columns, all in memory.

    Going through it gives the rows as tuples; `len` counts them.

    Example:
        >>> from atomcorpus.sql import connect
        >>> result = connect({}).query("SELECT 1 AS one, 'a' AS letter")
        >>> result.columns, [*result]
        (('one', 'letter'), [(1, 'a')])
        >>> result.rows()
        [{'one': 1, 'letter': 'a'}]
    """

    _table: pa.Table = field(alias="table")
    _types: tuple[str, ...] = field(alias="types")

    @classmethod
    def of(cls, batches: Iterable[pa.RecordBatch], schema: pa.Schema, types: tuple[str, ...]) -> Self:
        """The rows of an answer together.

        Args:
            batches: The rows.
            schema: The columns.
            types: What DuckDB calls their types.
        """
        return cls(_narrowed(import_pyarrow().Table.from_batches(batches, schema), types), types)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order; one may stand twice."""
        return tuple(self._table.column_names)

    def __len__(self) -> int:
        """Number of rows."""
        return int(self._table.num_rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """The rows as tuples of plain Python values, None for what is unknown.

        Raises:
            QueryError: At a value that Python cannot hold; the message names the column and its type.
        """
        for batch in self._table.to_batches():
            yield from zip(*map(_values, self.columns, self._types, batch.columns), strict=True)

    def rows(self) -> list[dict[str, Any]]:
        """The rows as dictionaries, column to value; of two columns with one name, the last counts."""
        return [dict(zip(self.columns, row, strict=True)) for row in self]

    @overload
    def to_csv(self, path: None = None) -> str: ...
    @overload
    def to_csv(self, path: str | os.PathLike[str]) -> None: ...
    def to_csv(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """The rows as CSV, for spreadsheets too (see `formats.csv`): a string, or a file when a path is given.

        Raises:
            ReadError: If the file cannot be written.
        """
        if path is None:
            return csv.dumps(self.rows(), columns=self.columns)
        csv.write(self.rows(), path, columns=self.columns)
        return None

    def to_arrow(self) -> pa.Table:
        """The rows as an Arrow table."""
        return self._table

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a data frame of pandas.

        Raises:
            ModuleNotFoundError: If pandas is not installed.
        """
        return self._table.to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """The rows as a data frame of Polars.

        Raises:
            ModuleNotFoundError: If Polars is not installed.
        """
        import polars as pl  # noqa: PLC0415 - the user's, no extra

        return pl.DataFrame(self._table)

    def __repr__(self) -> str:
        """Names and size only: there may be many rows."""
        return clipped(f"Result({len(self):,} rows: {', '.join(self.columns)})")


def _values(name: str, kind: str, column: Any) -> list[Any]:
    """The values of a column; whole numbers as such, which beyond 64 bits Arrow holds as decimals."""
    try:
        values: list[Any] = column.to_pylist()
    except (LookupError, OverflowError, ValueError) as error:
        raise QueryError(f"column {name}: a value of the type {kind} that Python cannot hold: {error}", "") from error
    return [value if value is None else int(value) for value in values] if kind == _HUGE else values


_HUGE = "HUGEINT"
"""What a sum of whole numbers is, of 128 bits."""


def _narrowed(table: Any, types: tuple[str, ...]) -> Any:
    """The table with whole numbers of 64 bits for those of 128, where they fit."""
    pa = import_pyarrow()
    for index, kind in enumerate(types):
        if kind == _HUGE:
            try:
                table = table.set_column(index, table.field(index).name, table.column(index).cast(pa.int64()))
            except pa.ArrowInvalid:
                continue
    return table
