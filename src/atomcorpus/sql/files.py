"""Parquet files as tables of DuckDB: which it may open, how it is told of them, and how they are named in errors."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

__all__ = ["ParquetFiles"]

_GLOB = re.compile("[*?[]")  # what DuckDB takes for a pattern, unless it stands alone in brackets


class ParquetFiles:
    """The files of one table.

    Args:
        paths: As they were given. A path is that of one file, whatever signs are in it, and its folders say nothing of
            the rows.
        older: Those of them that version 1 of the tables wrote.
        columns: Of the table, in order, with their types; asked for by name where there are older files.
        added: Those of the columns that older files lack, where they are null.

    Example:
        >>> ParquetFiles(["/data/kind=news/[1].parquet"]).select
        "SELECT * FROM read_parquet(['/data/kind=news/[[]1].parquet'], hive_partitioning = false)"
    """

    def __init__(
        self,
        paths: Sequence[str | os.PathLike[str]],
        older: Collection[str] = (),
        columns: Mapping[str, str] | None = None,
        added: Collection[str] = (),
    ) -> None:
        self._given = [os.fspath(path) for path in paths]
        self._absolute = [os.path.abspath(path) for path in self._given]  # noqa: PTH100 - links stay what they are
        pairs = [*zip(self._given, self._absolute, strict=True)]
        self._older = [absolute for path, absolute in pairs if path in older] if added else []
        self._newer = [absolute for path, absolute in pairs if path not in older] if added else self._absolute
        self._columns = columns or {}
        self._added = added

    @property
    def allowed(self) -> list[str]:
        """What DuckDB has to be allowed to open: the files, by their names and by the patterns that only they fit."""
        return [*{*self._absolute, *map(_escaped, self._absolute)}]

    @property
    def select(self) -> str:
        """The question that gives all rows."""
        if not self._older:
            return _select("*", self._newer)
        older = [
            f"NULL::{_TYPES.get(kind, 'VARCHAR')} AS {name}" if name in self._added else f'"{name}"'
            for name, kind in self._columns.items()
        ]
        selects = [_select(", ".join(older), self._older)]
        if self._newer:
            selects.append(_select(", ".join(f'"{name}"' for name in self._columns), self._newer))
        return " UNION ALL ".join(selects)

    def as_given(self, message: str) -> str:
        """A message with the files as the caller named them."""
        return self._renamed(message, self._given)

    def without_folders(self, message: str) -> str:
        """A message with the names of the files and of the folders that they lie in, and without those above."""
        return self._renamed(message, ["/".join(Path(path).parts[-2:]) for path in self._absolute])

    def _renamed(self, message: str, names: Iterable[str]) -> str:
        for absolute, name in zip(self._absolute, names, strict=True):
            for written in (_escaped(absolute), absolute):
                message = message.replace(written, name)
        return message


_TYPES = {"int64?": "BIGINT", "date?": "DATE"}
"""What DuckDB calls the types of columns that older files may lack and that are no strings."""


def _select(columns: str, paths: Iterable[str]) -> str:
    files = ", ".join(_quoted(_escaped(path)) for path in paths)
    return f"SELECT {columns} FROM read_parquet([{files}], hive_partitioning = false)"  # noqa: S608 - quoted


def _escaped(path: str) -> str:
    """The pattern that only this path fits."""
    return _GLOB.sub(r"[\g<0>]", path)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
