"""Parquet files as tables of DuckDB: which it may open, how it is told of them, and how they are named in errors."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


__all__ = ["ParquetFiles"]

_GLOB = re.compile("[*?[]")  # what DuckDB takes for a pattern, unless it stands alone in brackets


class ParquetFiles:
    """The files of one table.

    Args:
        paths: As they were given. A path is that of one file, whatever signs are in it, and its folders say nothing of
            the rows.

    Example:
        >>> ParquetFiles(["/data/kind=news/[1].parquet"]).select
        "SELECT * FROM read_parquet(['/data/kind=news/[[]1].parquet'], hive_partitioning = false)"
    """

    def __init__(self, paths: Sequence[str | os.PathLike[str]]) -> None:
        self._given = [os.fspath(path) for path in paths]
        self._absolute = [os.path.abspath(path) for path in self._given]  # noqa: PTH100 - links stay what they are

    @property
    def allowed(self) -> list[str]:
        """What DuckDB has to be allowed to open: the files, by their names and by the patterns that only they fit."""
        return [*{*self._absolute, *map(_escaped, self._absolute)}]

    @property
    def select(self) -> str:
        """The question that gives all rows."""
        files = ", ".join(_quoted(_escaped(path)) for path in self._absolute)
        return f"SELECT * FROM read_parquet([{files}], hive_partitioning = false)"  # noqa: S608 - quoted

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


def _escaped(path: str) -> str:
    """The pattern that only this path fits."""
    return _GLOB.sub(r"[\g<0>]", path)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
