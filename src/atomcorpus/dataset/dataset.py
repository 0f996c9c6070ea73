"""`Dataset`: a corpus on disk that was opened to be read; only its manifest is in memory."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from atomcorpus._repr import clipped
from atomcorpus.dataset.checked_files import CheckedFiles
from atomcorpus.dataset.manifest import MANIFEST_BYTES, TABLES, Manifest, read_manifest
from atomcorpus.dataset.parquet_files import check_file, read_inputs, stored_articles
from atomcorpus.dataset.stored_parts import StoredPart
from atomcorpus.errors import ReadError, ValidationError
from atomcorpus.selections.stored_timelines import tally_of_parts
from atomcorpus.tables.columns import ADDED

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from atomcorpus.articles import Article
    from atomcorpus.dataset.manifest import Shard
    from atomcorpus.queries.timelines import Question, Tally

__all__ = ["Dataset"]


@frozen(repr=False)
class Dataset:
    """A corpus on disk as it was when it was opened.

    A later build may take files away that this one needs; what is read of them then is a `ReadError` that says so, and
    never something else.

    Attributes:
        path: The folder.
        manifest: What it consists of.

    Example:
        >>> from atomcorpus.dataset import build
        >>> summary = build("examples/articles", "corpus")
        >>> dataset = Dataset.open("corpus")
        >>> len(dataset), next(iter(dataset)).origin
        (10, 'examples/articles/interview.txt')
        >>> [path[:22] for path in dataset.files("mentions")]
        ['corpus/mentions/00000-']
    """

    path: Path
    manifest: Manifest

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, manifest_bytes: int = MANIFEST_BYTES) -> Dataset:
        """Open a corpus; nothing is read but its manifest.

        Args:
            path: The folder.
            manifest_bytes: How many bytes of the manifest are taken at most; it takes about 1,600 a shard.

        Raises:
            MissingPathError: If there is no such folder, or no corpus in it.
            ReadError: If the manifest cannot be read, is no file (a pipe, a device) or has more bytes.
            FormatError: If it is damaged or of a later version of this package.
        """
        return cls(Path(path), read_manifest(path, manifest_bytes=manifest_bytes))

    def __len__(self) -> int:
        """Number of articles."""
        return self.manifest.rows("articles")

    def __iter__(self) -> Iterator[Article]:
        """The articles in the order of their keys, a few hundred in memory at a time.

        Raises:
            ReadError: At the first file that is missing or not the one that was written; before its first article.
        """
        for shard in self.manifest.shards:
            yield from stored_articles(self.path, shard)

    def files(self, table: str) -> list[str]:
        """Paths of the files of one table, in the order of their articles; other programs read them as they are.

        Args:
            table: `articles`, `sections`, `links`, `mentions`, `roles`, `citations`, `times`, `quantities`, `events`,
                `entities` or `inputs`. What an older version wrote lacks links or facts.

        Raises:
            ValidationError: If there is no such table.
        """
        if table not in TABLES:
            raise ValidationError(f"Dataset.files: expected one of {', '.join(TABLES)}, not {table!r}")
        return [self._path(shard, table) for shard in self.manifest.shards if table in shard.tables]

    def older_files(self, table: str) -> list[str]:
        """Those of the files of a table that an older version wrote, and that lack the columns of it that are newer.

        Args:
            table: As for `files`.
        """
        came_with, _ = ADDED.get(table, ("", ()))
        older = {
            self._path(shard, table)
            for shard in self.manifest.shards
            if (came_with not in shard.tables if came_with else shard.is_older)
        }
        return [path for path in self.files(table) if path in older]

    def _path(self, shard: Shard, table: str) -> str:
        return (self.path / shard.path(table)).as_posix()

    @cached_property
    def checked(self) -> CheckedFiles:
        """Who compares the files with their digests, each once."""
        return CheckedFiles(self)

    def parts(self) -> Iterator[StoredPart]:
        """The shards one after the other, to ask for columns and for some of the articles.

        Example:
            >>> from atomcorpus.dataset import build
            >>> summary = build("examples/articles", "corpus")
            >>> [part] = Dataset.open("corpus").parts()
            >>> part.column("articles", "published").to_pylist()[:2]
            ['2025-08-14', '2025-08-07']
        """
        return (StoredPart(self.path, shard, self.checked) for shard in self.manifest.shards)

    def tally(self, question: Question) -> Tally:
        """What a timeline counts, from columns where these say enough."""
        return tally_of_parts(self.parts(), question)

    @cached_property
    def errors(self) -> tuple[ReadError, ...]:
        """What could not be read of the inputs, in the order of the shards; read when it is first asked for.

        Raises:
            ReadError: If a file of the corpus is missing or not the one that was written.
        """
        inputs = (one for shard in self.manifest.shards for one in read_inputs(self.path, shard))
        return tuple(error for one in inputs for error in one.errors)

    def verify(self) -> tuple[ReadError, ...]:
        """Compare the digest of every file with that in the manifest.

        Returns:
            An error for each file that is missing, cannot be read or is not the one that was written; none if all is
            well.
        """
        named = ((shard, table) for shard in self.manifest.shards for table in shard.tables)
        return tuple(fault for shard, table in named if (fault := _fault(self.path, shard, table)) is not None)

    def __repr__(self) -> str:
        shards = len(self.manifest.shards)
        counts = f"{_counted(len(self), 'article')} in {_counted(shards, 'shard')}"
        return clipped(f"<Dataset {self.path.as_posix()[:120]}: {counts}>")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _fault(folder: Path, shard: Shard, table: str) -> ReadError | None:
    """What is wrong with a file, if anything is."""
    try:
        check_file(folder, shard, table)
    except ReadError as error:
        return error
    return None
