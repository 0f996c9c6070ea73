"""`StoredPart`: one shard of an opened corpus, of which columns are read without making records, and some articles."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from atomcorpus.dataset.parquet_files import opened, outcomes_of, stored_articles
from atomcorpus.tables.arrow import import_pyarrow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from atomcorpus.articles import Article
    from atomcorpus.dataset.checked_files import CheckedFiles
    from atomcorpus.dataset.manifest import Shard
    from atomcorpus.tables.grouping import Column

__all__ = ["StoredPart"]

_MOST_ROWS = 2_000_000  # of a table whose columns are held at once; of more, the articles are gone through


class StoredPart:
    """A shard; its columns are read when they are asked for and held as long as this is.

    A file is compared with its digest before it is first read, and again when it has changed.
    """

    def __init__(self, folder: Path, shard: Shard, checked: CheckedFiles) -> None:
        """Take the shard, and who looks after its files."""
        self._folder = folder
        self._shard = shard
        self._checked = checked
        self._columns: dict[tuple[str, str], Any] = {}

    @property
    def has_columns(self) -> bool:
        """Whether there are columns for all that records hold: an older version wrote fewer; and no more than fit."""
        return not self._shard.is_older and all(
            self._shard.file(table).rows <= _MOST_ROWS for table in self._shard.tables
        )

    def number(self, table: str) -> int:
        """Number of rows of a table."""
        return self._shard.file(table).rows

    @property
    def first_key(self) -> int:
        """Key of the first article; those of the others follow."""
        return self._shard.first_key

    def column(self, table: str, name: str) -> Column:
        """A column of a table, in one piece.

        Raises:
            MissingPathError: If the file is missing.
            ReadError: If it is not the one that was written.
        """
        found = self._columns.get((table, name))
        if found is None:
            with self._opened(table) as file:
                found = _whole(file.read(columns=[name]).column(0))
            self._columns[table, name] = found
        return found

    def articles(self) -> Iterator[Article]:
        """All articles, in the order of their keys; a few hundred are in memory at a time."""
        return stored_articles(self._folder, self._shard)

    def some_articles(self, rows: Sequence[int]) -> Iterator[Article]:
        """The articles in some rows, in ascending order; nothing is made of others.

        Raises:
            ReadError: If the file is not the one that was written, or has an article of a later version.
        """
        pa = import_pyarrow()
        path = (self._folder / self._shard.path("articles")).as_posix()
        with self._opened("articles") as file:
            start = at = 0
            for group in range(file.num_row_groups):
                end = start + file.metadata.row_group(group).num_rows
                here = at
                while at < len(rows) and rows[at] < end:
                    at += 1
                if at > here:
                    wanted = pa.array([row - start for row in rows[here:at]], "int64")
                    found = file.read_row_group(group, columns=["record", "text"]).take(wanted)
                    numbers = iter(rows[here:at])
                    for batch in found.to_batches():
                        yield from outcomes_of(batch, numbers, path)
                start = end

    @contextmanager
    def _opened(self, table: str) -> Iterator[Any]:
        self._checked.check_shard(self._shard, table)
        with opened(self._folder, self._shard, table) as file:
            yield file


def _whole(column: Any) -> Column:
    pa = import_pyarrow()
    if pa.types.is_dictionary(column.type):
        column = column.unify_dictionaries()
    whole = column.combine_chunks()
    return whole.combine_chunks() if isinstance(whole, pa.ChunkedArray) else whole
