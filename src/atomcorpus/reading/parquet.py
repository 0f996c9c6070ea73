"""Files of Parquet: stored articles as they are, and rows of other people's data that have a text."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from attrs import define

from atomcorpus._extras import import_extra
from atomcorpus._files import file_errors
from atomcorpus.articles import Article
from atomcorpus.errors import ParseError, ReadError
from atomcorpus.formats import parquet as stored
from atomcorpus.reading.columns import find_metadata, find_text
from atomcorpus.reading.faults import caused, unforeseen
from atomcorpus.reading.rows import parse_row
from atomcorpus.reading.unpacking import SMALL
from atomcorpus.tables.parquet_footer import check_rows, column_chunks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.reading.limits import Limits
    from atomcorpus.reading.options import Options

__all__ = ["read_parquet"]

_AT_ONCE = 64  # rows


def read_parquet(path: str, options: Options) -> Iterator[Article | ReadError]:
    """Articles and errors, one a row, in the order of the file; an error begins with its row, 1-based.

    A file that says that it is a table of this library's articles holds stored ones, any other rows.

    Raises:
        ReadError: If it is no Parquet file, has no column for the text or not the one that was named, or unpacks to
            more than the limits allow.
        MissingExtraError: If pyarrow is not installed.
    """
    with file_errors(path), open(path, "rb") as file:  # noqa: PTH123 - the path is a string
        _check_footer(file, path, options.limits)
        with _damage(path):
            table = _open(file)
        counter = _Counter(os.fstat(file.fileno()).st_size, path, options.limits)
        if b"atomcorpus.schema" in (table.metadata.metadata or {}):
            _check_size(file, table, {"record", "text"}, path, options.limits)
            for outcome in stored.records(path):
                counter.add({"text": outcome.text} if isinstance(outcome, Article) else {})
                yield outcome
            return
        try:
            text, metadata = _columns(table.schema_arrow.names, options)
        except ParseError as error:
            raise ReadError(error.reason, path) from error
        _check_size(file, table, {text, *metadata.values()}, path, options.limits)
        with _damage(path):
            # As a dictionary, a value that stands in many rows is in memory once.
            table = _open(file, read_dictionary=_repeated(file, table, {text, *metadata.values()}))
        yield from _read_rows(table, text, metadata, counter, options)


def _check_footer(file: IO[bytes], path: str, limits: Limits) -> None:
    """Refuse a file whose last part, which says what is in it and takes ten times its size in memory, is too long."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - 8, 0))
    if size > int.from_bytes(file.read(4), "little") > limits.footer_bytes:
        raise ReadError(limits.exceeded("footer_bytes"), path)
    file.seek(0)


def _open(file: IO[bytes], **how: Any) -> Any:
    parquet = import_extra("pyarrow.parquet", "pyarrow", "parquet")
    return parquet.ParquetFile(file, pre_buffer=False, page_checksum_verification=True, **how)


@contextmanager
def _damage(path: str) -> Iterator[None]:
    """Turn what pyarrow says of a file that it cannot read into `ReadError`."""
    pa = import_extra("pyarrow", "pyarrow", "parquet")
    try:
        yield
    except (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise ReadError(f"not readable as Parquet: {reason}", path) from error


def _columns(present: list[str], options: Options) -> tuple[str, dict[str, str]]:
    """The columns of the text and of the other fields; those that were named have to be there."""
    for name, column in options.columns.items():
        if column is not None and column not in present and name != "text":
            raise ParseError(f"there is no column {column!r} for the field {name!r}", "", 0)
    return find_text(present, options.columns), find_metadata(present, options.columns)


def _repeated(file: IO[bytes], table: Any, names: set[str]) -> list[str]:
    """The columns of strings, in which a value may stand in many rows at no cost, but for those with differences.

    These pyarrow cannot read as dictionaries; the second version of the format has them.
    """
    pa = import_extra("pyarrow", "pyarrow", "parquet")
    strings = {name for name in names if pa.types.is_string(table.schema_arrow.field(name).type)}
    paths = [table.schema.column(number).path for number in range(len(table.schema))]
    different = {paths[chunk.column] for chunk in column_chunks(file) if chunk.has_differences}
    return sorted(strings - different)


def _read_rows(
    table: Any, text: str, metadata: dict[str, str], counter: _Counter, options: Options
) -> Iterator[Article | ReadError]:
    names, path = list(dict.fromkeys([text, *metadata.values()])), counter.path
    batches = table.iter_batches(_AT_ONCE, columns=names)
    number = 0
    while True:
        with _damage(path):
            batch = next(batches, None)
            if batch is None:
                check_rows(table, number)
                return
        for index in range(batch.num_rows):
            number += 1
            try:
                row = {name: _value(batch.column(name)[index], name) for name in names}
                counter.add(row)
                article, faults = parse_row(row, text, metadata, path, number, options)
                yield from [caused(ReadError(f"row {number}: {fault.reason}", path), fault) for fault in faults]
                yield article
            except ParseError as error:
                yield caused(ReadError(f"row {number}: {error.reason}", path), error)
            except ReadError:
                raise
            except Exception as error:  # noqa: BLE001 - one row stops nobody either
                yield unforeseen(error, path, record=f"row {number}")


@define
class _Counter:
    """What the rows hold, whatever the file says of its size: one value may stand in any number of rows."""

    packed: int
    path: str
    limits: Limits
    size: int = 0

    def add(self, row: dict[str, Any]) -> None:
        """Count one row more; it counts even if nothing is in it."""
        self.size += 1 + sum(len(value) for value in row.values() if isinstance(value, str))
        if self.size > self.limits.unpacked_bytes:
            raise ReadError(self.limits.exceeded("unpacked_bytes"), self.path)
        if self.size > SMALL and self.size > self.limits.ratio * self.packed:
            raise ReadError(self.limits.exceeded("ratio"), self.path)


def _value(scalar: Any, name: str) -> Any:
    try:
        return scalar.as_py()
    except (ValueError, OverflowError) as error:  # a day before the year 1, a string that is no UTF-8
        raise ParseError(f"column {name!r}: {error}", "", 0) from error


def _check_size(file: IO[bytes], table: Any, names: set[str], path: str, limits: Limits) -> None:
    """Refuse a file that says itself that it holds too much."""
    within, unpacked, packed = tuple(f"{name}." for name in names), 0, 0
    with _damage(path):
        leaves = [f"{table.schema.column(number).path}." for number in range(len(table.schema))]
        counted = {number for number, leaf in enumerate(leaves) if leaf.startswith(within)}
        for chunk in column_chunks(file):
            if chunk.column in counted:
                unpacked += chunk.unpacked
                packed += chunk.packed
    if unpacked > limits.unpacked_bytes:
        raise ReadError(limits.exceeded("unpacked_bytes"), path)
    if unpacked > SMALL and unpacked > limits.ratio * packed:
        raise ReadError(limits.exceeded("ratio"), path)
