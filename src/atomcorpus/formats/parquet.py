"""Parquet: the table of articles in one file, compressed; a corpus of many files is the business of `dataset`.

An article comes back from the columns `record` and `text` alone. The others are there to be asked by other programs,
and are not looked at.
"""

from __future__ import annotations

import io
import json
import os
import re
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from atomcorpus._characters import visible
from atomcorpus._extras import brought_by
from atomcorpus._files import file_errors, whole_file
from atomcorpus.errors import FormatError, ReadError
from atomcorpus.tables.arrow import FIRST_SCHEMA, SCHEMA, articles_of, articles_to_arrow, import_pyarrow, schemas
from atomcorpus.tables.parquet_footer import check_rows, column_chunks
from atomcorpus.tables.row_groups import layout_of, row_groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    import pyarrow as pa

    from atomcorpus.articles import Article

__all__ = ["dumps", "loads", "read", "records", "write"]

_AT_ONCE = 100  # articles
_TEXTS = ("text", "record")
_VERSION = re.compile(r"atomcorpus\.tables/([1-9][0-9]{0,8})")


def dumps(articles: Iterable[Article]) -> bytes:
    """Write articles as one Parquet file; equal articles give equal bytes with the same version of pyarrow.

    Raises:
        FormatError: As `json.dumps` does.
        MissingExtraError: If pyarrow is not installed.

    Example:
        >>> from atomcorpus import Article
        >>> dumps([Article("")])[:4]
        b'PAR1'
    """
    file = io.BytesIO()
    _write(articles, file)
    return file.getvalue()


def loads(data: bytes) -> tuple[Article, ...]:
    """Read all articles of a Parquet file.

    Raises:
        FormatError: If it is none, at the first row that is no article (its summary begins with the row, 1-based), or
            where the file is damaged.
        MissingExtraError: If pyarrow is not installed.

    Example:
        >>> from atomcorpus import Article
        >>> loads(dumps([Article("", title="Untitled")]))[0].title
        'Untitled'
        >>> loads(b"")
        Traceback (most recent call last):
        atomcorpus.errors.FormatError: not a Parquet file of articles
          Parquet file size is 0 bytes @ $
    """
    articles = []
    for number, outcome in enumerate(_outcomes(io.BytesIO(data)), start=1):
        if isinstance(outcome, FormatError):
            raise FormatError(f"row {number}: {outcome.summary}", outcome.problems) from outcome
        articles.append(outcome)
    return tuple(articles)


def write(articles: Iterable[Article], path: str | os.PathLike[str]) -> None:
    """Write articles to a file, which appears whole or not at all; a few million characters are in memory.

    The same articles give the same bytes with the same version of pyarrow.

    Raises:
        FormatError: As `json.dumps` does; the file is then as it was.
        ReadError: If the file cannot be written.
        MissingExtraError: If pyarrow is not installed.
    """
    with whole_file(path) as file:
        _write(articles, file)


def read(path: str | os.PathLike[str]) -> Iterator[Article]:
    """Read the articles of a file one after the other; the file is opened when the first is asked for.

    Raises:
        MissingPathError: If there is no such file.
        ReadError: If it is no such file, or at the first row that is no article; its cause is the `FormatError`.
        MissingExtraError: If pyarrow is not installed.
    """
    for record in records(path):
        if isinstance(record, ReadError):
            raise record
        yield record


def records(path: str | os.PathLike[str]) -> Iterator[Article | ReadError]:
    """Read a file row by row; a row that is no article comes as the error that it makes, and the rest goes on.

    Yields:
        Per row, in the order of the file, the article, or a `ReadError` that begins with the row (1-based) and has the
        `FormatError` as its cause. A file that cannot be read to its end, or at all, ends with such an error.

    Raises:
        MissingPathError: If there is no such file.
        ReadError: If it cannot be opened.
        MissingExtraError: If pyarrow is not installed.
    """
    name, number = os.fspath(path), 0
    with file_errors(path), open(path, "rb") as file:  # noqa: PTH123 - a path of either kind
        outcomes = _outcomes(file)
        while True:
            number += 1
            try:
                outcome = next(outcomes, None)
            except FormatError as error:
                yield _caused(ReadError(str(error), name), error)
                return
            if outcome is None:
                return
            if isinstance(outcome, FormatError):
                yield _caused(ReadError(f"row {number}: {outcome}", name), outcome)
            else:
                yield outcome


def _caused(error: ReadError, cause: FormatError) -> ReadError:
    """The error as it would be after `raise error from cause`."""
    error.__cause__ = cause
    return error


def _import_parquet() -> ModuleType:
    import_pyarrow()
    with brought_by("parquet", "pyarrow.parquet"):  # there is pyarrow that was built without it
        from pyarrow import parquet  # noqa: PLC0415 - an extra
    return parquet


def _write(articles: Iterable[Article], file: IO[bytes]) -> None:
    schema = schemas()["articles"]
    knowledge: set[str] = set()

    def tables_of(run: list[Article], before: int) -> dict[str, pa.Table]:
        knowledge.update(article.knowledge for article in run if article.knowledge is not None)
        return {"articles": articles_to_arrow(run, first_key=before)}

    with _import_parquet().ParquetWriter(file, schema, **layout_of(schema)) as writer:
        for group in row_groups(articles, tables_of):
            writer.write_table(group["articles"])
        writer.add_key_value_metadata({"atomcorpus.knowledge": json.dumps(sorted(knowledge))})


def _outcomes(file: IO[bytes]) -> Iterator[Article | FormatError]:
    """Per row the article, or what is wrong with it.

    Raises:
        FormatError: If the file is none, or where it is damaged.
    """
    with _damage():
        opened = _opened(file)
        version = (opened.metadata.metadata or {}).get(b"atomcorpus.schema")
        columns = [name for name in _TEXTS if name in opened.schema_arrow.names]
        if repeated := _repeated(file, opened.schema, columns):
            # As a dictionary, a text that stands in many rows is in memory once.
            opened = _opened(file, read_dictionary=repeated)
    _check_version(version)
    if not columns:  # pyarrow ends the process at a damaged number of rows that have no columns
        raise FormatError("not a table of articles", ["there is no such column, or two @ $.record"])
    batches = opened.iter_batches(_AT_ONCE, columns=columns)
    number = 0
    while True:
        with _damage():
            batch = next(batches, None)
            if batch is None:
                check_rows(opened, number)
                return
        number += batch.num_rows
        yield from articles_of(batch)


def _opened(file: IO[bytes], **how: Any) -> Any:
    return _import_parquet().ParquetFile(file, pre_buffer=False, page_checksum_verification=True, **how)


def _repeated(file: IO[bytes], schema: Any, columns: list[str]) -> list[str]:
    """The columns of which a value may stand in many rows at no cost, which is in no file that was written here."""
    places = {number for number in range(len(schema)) if schema.column(number).path in columns}
    chunks = list(column_chunks(file))
    repeated = {chunk.column for chunk in chunks if chunk.has_dictionary}
    different = {chunk.column for chunk in chunks if chunk.has_differences}  # which pyarrow cannot read in that way
    return sorted({schema.column(number).path for number in places & repeated - different})


def _check_version(given: bytes | None) -> None:
    """Refuse what a later version of the tables wrote; a file that says nothing is judged by its columns."""
    if given is None or given in (FIRST_SCHEMA.encode(), SCHEMA.encode()):
        return
    shown = repr(given.decode("utf-8", "replace")[:60])
    newer = _VERSION.fullmatch(given.decode("ascii", "replace"))
    summary = f"{newer[0]} is newer than {SCHEMA}, which this version of atomcorpus reads" if newer else _NOT_OURS
    raise FormatError(summary, [f"expected {SCHEMA!r}, not {shown} @ $.metadata"])


_NOT_OURS = "not a Parquet file of articles"


@contextmanager
def _damage() -> Iterator[None]:
    """Turn what pyarrow says of a file that it cannot read into `FormatError`."""
    exceptions: Any = (import_pyarrow().ArrowException, OSError, ValueError, OverflowError, MemoryError)
    try:
        yield
    except exceptions as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # from the disk
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise FormatError(_NOT_OURS, [f"{visible(reason).strip(' .')} @ $"]) from error
