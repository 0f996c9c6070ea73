"""Files of Parquet: stored articles as they are, and rows of other people's data that have a text."""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from atomcorpus._files import file_errors
from atomcorpus.errors import ParseError, ReadError
from atomcorpus.formats import parquet as stored
from atomcorpus.reading.columns import find_metadata, find_text
from atomcorpus.reading.extras import import_extra
from atomcorpus.reading.rows import parse_row
from atomcorpus.reading.unpacking import SMALL, caused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.articles import Article
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
        with _damage(path):
            table = _open(file)
        if b"atomcorpus.schema" in (table.metadata.metadata or {}):
            _check_size(table, {"record", "text"}, path, options.limits)
            yield from stored.records(path)
            return
        try:
            text, metadata = _columns(table.schema_arrow.names, options)
        except ParseError as error:
            raise ReadError(error.reason, path) from error
        _check_size(table, {text, *metadata.values()}, path, options.limits)
        with _damage(path):
            # As a dictionary, a text that stands in many rows is in memory once.
            table = _open(file, read_dictionary=[text])
        yield from _read_rows(table, text, metadata, path, options)


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


def _read_rows(
    table: Any, text: str, metadata: dict[str, str], path: str, options: Options
) -> Iterator[Article | ReadError]:
    names = list(dict.fromkeys([text, *metadata.values()]))
    batches = table.iter_batches(_AT_ONCE, columns=names)
    number = size = 0
    while True:
        with _damage(path):
            batch = next(batches, None)
        if batch is None:
            return
        for index in range(batch.num_rows):
            number += 1
            try:
                row = {name: _value(batch.column(name)[index], name) for name in names}
                size += len(row[text]) if isinstance(row[text], str) else 0
                if size > options.limits.unpacked_bytes:
                    raise ReadError(options.limits.exceeded("unpacked_bytes"), path)
                yield parse_row(row, text, metadata, path, number, options)
            except ParseError as error:
                yield caused(ReadError(f"row {number}: {error.reason}", path), error)


def _value(scalar: Any, name: str) -> Any:
    try:
        return scalar.as_py()
    except (ValueError, OverflowError) as error:  # a day before the year 1, a string that is no UTF-8
        raise ParseError(f"column {name!r}: {error}", "", 0) from error


def _check_size(table: Any, names: set[str], path: str, limits: Limits) -> None:
    """Refuse a file that says itself that it holds too much."""
    unpacked = packed = 0
    for group in range(table.metadata.num_row_groups):
        row_group = table.metadata.row_group(group)
        for column in map(row_group.column, range(row_group.num_columns)):
            if column.path_in_schema.partition(".")[0] in names:
                unpacked += column.total_uncompressed_size
                packed += column.total_compressed_size
    if unpacked > limits.unpacked_bytes:
        raise ReadError(limits.exceeded("unpacked_bytes"), path)
    if unpacked > SMALL and unpacked > limits.ratio * packed:
        raise ReadError(limits.exceeded("ratio"), path)
