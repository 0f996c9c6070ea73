"""Rows on their way out: to CSV, XLSX, Arrow, pandas and Polars; one for all that has rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, overload

from atomcorpus._characters import storable
from atomcorpus._validate import nearest, shown
from atomcorpus.errors import ValidationError
from atomcorpus.formats import csv, xlsx
from atomcorpus.tables.arrow import import_pyarrow
from atomcorpus.tables.entity_rows import counted

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence
    from types import ModuleType

    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["NUMBERS", "Tabular", "chosen"]

NUMBERS = frozenset(
    {
        "active_parameters",
        "articles",
        "characters",
        "citations",
        "count",
        "end",
        "mentions",
        "start",
        "total_parameters",
    }
)
"""The columns that hold whole numbers, so that one without any is still a column of numbers."""

_FLOATING = frozenset({"amount_high", "amount_low", "high", "low"})
"""Those that hold other numbers."""


class Tabular(ABC):
    """Something that has flat rows. `columns` chooses some of them, in their order; without it, all are there."""

    @abstractmethod
    def rows(self, *, columns: Sequence[str] | None = None) -> Iterable[dict[str, Any]]:
        """The rows, column to plain value.

        Raises:
            ValidationError: If there is no such column.
        """

    @overload
    def to_csv(self, path: None = None, *, columns: Sequence[str] | None = None) -> str: ...
    @overload
    def to_csv(self, path: str | os.PathLike[str], *, columns: Sequence[str] | None = None) -> None: ...
    def to_csv(self, path: str | os.PathLike[str] | None = None, *, columns: Sequence[str] | None = None) -> str | None:
        """The rows as CSV, for spreadsheets too (see `formats.csv`): a string, or a file when a path is given.

        A file is written row by row, and appears whole or not at all.

        Raises:
            ValidationError: If there is no such column.
            ReadError: If the file cannot be written.
        """
        rows = self.rows(columns=columns)
        if path is None:
            return csv.dumps(rows, columns=self._columns(columns))
        csv.write(rows, path, columns=self._columns(columns))
        return None

    def to_xlsx(self, path: str | os.PathLike[str], *, columns: Sequence[str] | None = None) -> None:
        """The rows as a workbook with one sheet (see `formats.xlsx`); it needs the extra `xlsx`.

        Raises:
            ValidationError: If there is no such column.
            FormatError: If a sheet cannot hold that many rows.
            ReadError: If the file cannot be written.
            MissingExtraError: If XlsxWriter is not installed.
        """
        xlsx.write(self.rows(columns=columns), path, columns=self._columns(columns))

    def to_arrow(self, *, columns: Sequence[str] | None = None) -> pa.Table:
        """The rows as one Arrow table of strings and 64-bit numbers; all are in memory.

        Lone surrogates become U+FFFD, and numbers of more than 64 bits null.

        Raises:
            ValidationError: If there is no such column.
            MissingExtraError: If pyarrow is not installed.
        """
        pyarrow = import_pyarrow()
        names = self._columns(columns)
        values: dict[str, list[Any]] = {name: [] for name in names}
        for row in self.rows(columns=names):
            for name in names:
                values[name].append(_storable(row[name]))
        table: pa.Table = pyarrow.table({name: _array(pyarrow, name, column) for name, column in values.items()})
        return table

    def to_pandas(self, *, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """The rows as a data frame of pandas; the rest is as for `to_arrow`.

        Raises:
            ModuleNotFoundError: If pandas is not installed.
        """
        return self.to_arrow(columns=columns).to_pandas()

    def to_polars(self, *, columns: Sequence[str] | None = None) -> pl.DataFrame:
        """The rows as a data frame of Polars; the rest is as for `to_arrow`.

        Raises:
            ModuleNotFoundError: If Polars is not installed.
        """
        import polars as pl  # noqa: PLC0415 - the user's, no extra

        return pl.DataFrame(self.to_arrow(columns=columns))

    @abstractmethod
    def _columns(self, columns: Sequence[str] | None) -> list[str]:
        """The columns that were chosen, or all."""


def chosen(asking: str, columns: Sequence[str] | None, known: Iterable[str]) -> list[str]:
    """The columns that were chosen, or all; refuses one that is not there, and a string in place of several."""
    known = list(known)
    if columns is None:
        return known
    if isinstance(columns, str):
        raise ValidationError(f"{asking}.columns: expected several names, as in [{columns!r}], not {shown(columns)}")
    for name in columns:
        if name not in known:
            raise ValidationError(f"{asking}.columns: no column {name!r}{nearest(str(name), known)}")
    return list(dict.fromkeys(columns))


def _array(pyarrow: ModuleType, name: str, values: list[Any]) -> pa.Array[Any]:
    array: pa.Array[Any] = pyarrow.array(values)
    if array.type != pyarrow.null():
        return array
    number = pyarrow.float64() if name in _FLOATING else pyarrow.int64()
    known: pa.Array[Any] = array.cast(number if name in NUMBERS | _FLOATING else pyarrow.string())
    return known


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    return counted(value) if type(value) is int else value
