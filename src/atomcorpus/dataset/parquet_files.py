"""The Parquet files of a shard: written whole, in a stream; read back with errors that name the file."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

from atomcorpus._files import file_errors, whole_file
from atomcorpus.dataset.inputs import Input, fingerprint, inputs_from_arrow, inputs_schema, inputs_to_arrow
from atomcorpus.dataset.manifest import KEYS_A_SHARD, TABLES, Shard, ShardFile
from atomcorpus.errors import FormatError, MissingPathError, ReadError
from atomcorpus.tables import schemas, to_arrow
from atomcorpus.tables.arrow import articles_of, import_pyarrow
from atomcorpus.tables.row_groups import layout_of, row_groups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import pyarrow as pa

    from atomcorpus.articles import Article

__all__ = ["check_file", "opened", "outcomes_of", "read_inputs", "stored_articles", "write_shard"]

_READ_AT_ONCE = 256  # articles


def write_shard(
    folder: Path, name: str, articles: Iterable[Article], inputs: Callable[[], Iterable[Input]] = tuple
) -> Shard:
    """Write the files of one shard; in memory is one row group of each, however many articles there are.

    Args:
        folder: That of the corpus.
        name: Of the shard; its number says which keys the articles get.
        articles: Any iterable; gone through once.
        inputs: Called when the articles are at their end.

    Raises:
        FormatError: If the tables cannot hold an article.
        ReadError: If a file cannot be written, or there are more articles than a shard has keys for.
    """
    first_key = int(name[:5]) * KEYS_A_SHARD
    rows = dict.fromkeys(TABLES, 0)

    def tables_of(run: list[Article], before: int) -> dict[str, pa.Table]:
        if before + len(run) > KEYS_A_SHARD:
            place = run[0].origin or folder.as_posix()
            raise ReadError(f"a shard takes {KEYS_A_SHARD:,} articles; split the file", place)
        return to_arrow(run, first_key=first_key + before)

    with ExitStack() as stack:
        writers = {
            table: stack.enter_context(_writer(folder / table / f"{name}.parquet", schema))
            for table, schema in (schemas() | {"inputs": inputs_schema()}).items()
        }
        for group in row_groups(articles, tables_of):
            for table, made in group.items():
                writers[table].write_table(made)
                rows[table] += made.num_rows
        made = inputs_to_arrow(inputs())
        writers["inputs"].write_table(made)
        rows["inputs"] = made.num_rows
    files = {table: _described(folder / table / f"{name}.parquet", number) for table, number in rows.items()}
    return Shard(name, first_key, **files)


def stored_articles(folder: Path, shard: Shard) -> Iterator[Article]:
    """The articles of a shard one after the other, in the order of their keys; a few hundred are in memory at a time.

    Raises:
        MissingPathError: If the file is missing.
        ReadError: If it is not the one that was written, or has an article of a later version of this package.
    """
    path, numbers = (folder / shard.path("articles")).as_posix(), count()
    with _checked(folder, shard, "articles") as file:
        for batch in file.iter_batches(_READ_AT_ONCE, columns=["record", "text"]):
            yield from outcomes_of(batch, numbers, path)


def outcomes_of(batch: pa.RecordBatch, numbers: Iterator[int], path: str) -> Iterator[Article]:
    """The articles in some rows of a file.

    Args:
        batch: The rows.
        numbers: Those of the rows in the file; one is taken for each.
        path: The file.

    Raises:
        ReadError: At the first row that is no article.
    """
    for outcome in articles_of(batch):
        row = next(numbers)
        if isinstance(outcome, FormatError):
            raise ReadError(f"row {row}: {outcome}", path) from outcome
        yield outcome


def read_inputs(folder: Path, shard: Shard) -> list[Input]:
    """The inputs of a shard, in the order of their articles.

    Raises:
        MissingPathError: If the file is missing.
        ReadError: If it is not the one that was written.
    """
    with _checked(folder, shard, "inputs") as file:
        return inputs_from_arrow(file.read())


def check_file(folder: Path, shard: Shard, table: str) -> None:
    """Make sure that a file is there and the one that was written.

    Raises:
        MissingPathError: If it is missing.
        ReadError: If it cannot be read, or is another one.
    """
    path, written = (folder / shard.path(table)).as_posix(), shard.file(table)
    try:
        now = fingerprint(path)
    except MissingPathError as error:
        reason = "the manifest names this file, but it is not there; after another build, open the corpus again"
        raise MissingPathError(reason, path) from error
    if (now.bytes, now.sha256) != (written.bytes, written.sha256):
        raise ReadError("not the file that was written: its size or digest is another one", path)


@contextmanager
def _writer(path: Path, schema: Any) -> Iterator[Any]:
    """A Parquet file in the making; its checksums are for other programs."""
    import_pyarrow()
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    path.parent.mkdir(exist_ok=True)
    with (
        whole_file(path, follow=False) as file,
        parquet.ParquetWriter(file, schema, **layout_of(schema)) as writer,
    ):
        yield writer


@contextmanager
def _checked(folder: Path, shard: Shard, table: str) -> Iterator[Any]:
    """A file to read from.

    Its digest is compared first, since Parquet finds out much about damage but not all. That takes a hundredth of the
    time that the articles take.
    """
    check_file(folder, shard, table)
    with opened(folder, shard, table) as file:
        yield file


@contextmanager
def opened(folder: Path, shard: Shard, table: str) -> Iterator[Any]:
    """A file to read from, which the caller has compared with its digest."""
    pa = import_pyarrow()
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    path = folder / shard.path(table)
    with file_errors(path.as_posix()):
        try:
            with parquet.ParquetFile(path) as file:
                yield file
        except pa.ArrowException as error:
            raise ReadError(f"this version of pyarrow cannot read it: {error}", path.as_posix()) from error


def _described(path: Path, rows: int) -> ShardFile:
    seen = fingerprint(str(path))
    return ShardFile(rows, seen.bytes, seen.sha256)
