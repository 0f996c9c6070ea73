"""`Result`, the answer to a question in SQL: a small table in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from attrs import field, frozen

from atomcorpus._repr import clipped
from atomcorpus.formats import csv

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

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

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order; one may stand twice."""
        return tuple(self._table.column_names)

    def __len__(self) -> int:
        """Number of rows."""
        return int(self._table.num_rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """The rows as tuples of plain Python values, None for what is unknown."""
        for batch in self._table.to_batches():
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

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
