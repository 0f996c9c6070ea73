"""The Parquet files of a shard: written whole, in a stream; read back with errors that name the file."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any

from atomcorpus._files import whole_file
from atomcorpus.dataset.inputs import Input, fingerprint, inputs_from_arrow, inputs_schema, inputs_to_arrow
from atomcorpus.dataset.manifest import KEYS_A_SHARD, TABLES, Shard, ShardFile
from atomcorpus.errors import FormatError, MissingPathError, ReadError
from atomcorpus.tables import schemas, to_arrow
from atomcorpus.tables.arrow import articles_of, import_pyarrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from atomcorpus.articles import Article

__all__ = ["read_inputs", "stored_articles", "write_shard"]

_ARTICLES_A_GROUP = 250  # of a thousand, the rows take three times the memory and the files two thirds of the space
_CHARACTERS_A_GROUP = 2_000_000  # code points
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
    with ExitStack() as stack:
        writers = {
            table: stack.enter_context(_writer(folder / table / f"{name}.parquet", schema))
            for table, schema in (schemas() | {"inputs": inputs_schema()}).items()
        }
        for group in _groups(articles):
            if rows["articles"] + len(group) > KEYS_A_SHARD:
                place = group[0].origin or folder.as_posix()
                raise ReadError(f"a shard takes {KEYS_A_SHARD:,} articles; split the file", place)
            for table, made in to_arrow(group, first_key=first_key + rows["articles"]).items():
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
        ReadError: If the file is missing, damaged, or not what the manifest says.
    """
    path = folder / shard.path("articles")
    with _opened(path) as file:
        if (rows := file.metadata.num_rows) != shard.articles.rows:
            raise ReadError(f"{rows} rows, not {shard.articles.rows} as the manifest says", path.as_posix())
        batches = file.iter_batches(_READ_AT_ONCE, columns=["record", "text"])
        for row, outcome in enumerate(chain.from_iterable(map(articles_of, batches))):
            if isinstance(outcome, FormatError):
                raise ReadError(f"row {row}: {outcome}", path.as_posix()) from outcome
            yield outcome


def read_inputs(folder: Path, shard: Shard) -> list[Input]:
    """The inputs of a shard, in the order of their articles.

    Raises:
        ReadError: If the file is missing, damaged, or not such a table.
    """
    with _opened(folder / shard.path("inputs")) as file:
        if not file.schema_arrow.equals(inputs_schema()):
            raise FormatError("not a table of inputs", ["its columns are others @ $"])
        return inputs_from_arrow(file.read())


@contextmanager
def _writer(path: Path, schema: Any) -> Iterator[Any]:
    """A Parquet file in the making, with checksums that show a flipped bit when it is read."""
    import_pyarrow()
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    path.parent.mkdir(exist_ok=True)
    with (
        whole_file(path) as file,
        parquet.ParquetWriter(file, schema, compression="zstd", write_page_checksum=True) as writer,
    ):
        yield writer


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """A Parquet file to read from; what goes wrong with it meanwhile names it."""
    pa = import_pyarrow()
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    try:
        with parquet.ParquetFile(path, page_checksum_verification=True) as file:
            yield file
    except ReadError:
        raise
    except FormatError as error:
        raise ReadError(str(error), path.as_posix()) from error
    except FileNotFoundError as error:
        reason = "the manifest names this file, but it is not there; after another build, open the corpus again"
        raise MissingPathError(reason, path.as_posix()) from error
    except (pa.ArrowException, OSError) as error:
        raise ReadError(f"damaged: {(str(error).splitlines() or ['no reason given'])[0]}", path.as_posix()) from error


def _groups(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Runs of articles, none empty, for one row group each."""
    group: list[Article] = []
    characters = 0
    for article in articles:
        group.append(article)
        characters += len(article.text)
        if len(group) == _ARTICLES_A_GROUP or characters >= _CHARACTERS_A_GROUP:
            yield group
            group, characters = [], 0
    if group:
        yield group


def _described(path: Path, rows: int) -> ShardFile:
    seen = fingerprint(str(path))
    return ShardFile(rows, seen.bytes, seen.sha256)
