"""Files of values between commas or tabs: rows of other people's data that have a text.

The file is split as Latin-1, in which every byte is a character of its own, and only then is each value decoded: by its
own bytes, as a text file would be.
"""

from __future__ import annotations

import csv
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from atomcorpus.errors import ParseError, ReadError
from atomcorpus.reading.columns import find_metadata, find_text
from atomcorpus.reading.decoding import decode
from atomcorpus.reading.faults import caused, unforeseen
from atomcorpus.reading.rows import parse_row
from atomcorpus.reading.unpacking import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.articles import Article
    from atomcorpus.reading.options import Options

__all__ = ["read_csv", "read_tsv"]

_COMMA, _TAB = ",", "\t"
_DELIMITERS = (_COMMA, ";", _TAB, "|")
_MARK = b"\xef\xbb\xbf".decode("latin-1")


def read_csv(path: str, options: Options) -> Iterator[Article | ReadError]:
    """Articles and errors, one a row, in the order of the file; an origin names the line at which its row begins.

    The first row names the columns. Of comma, semicolon, tab and bar, it is the one with which that row has the most
    columns that separates the values: spreadsheets write what their country does.

    Raises:
        ReadError: If the file cannot be opened, or its first row has no column for the text or not one that was named.
    """
    return _read(path, options, None)


def read_tsv(path: str, options: Options) -> Iterator[Article | ReadError]:
    """As `read_csv`, with tabs between the values."""
    return _read(path, options, _TAB)


def _read(path: str, options: Options, delimiter: str | None) -> Iterator[Article | ReadError]:
    with opened(path, options.limits) as file:
        lines = _Lines(file, path, options)
        first = next(lines, "").removeprefix(_MARK)
        if "\0" in first:
            raise ReadError("there are null bytes in the first line; save the table as UTF-8", path)
        delimiter = _delimiter(first) if delimiter is None else delimiter
        lines.put_back(first)
        rows = _Rows(lines, delimiter)
        try:
            columns = [_value(name.strip(), options)[0] for name in next(rows, [])]
            _check_named(columns, options)
            text, metadata = find_text(filter(None, columns), options.columns), find_metadata(columns, options.columns)
        except ParseError as error:
            raise caused(ReadError(error.reason, path, line=1), error) from error
        places = {name: columns.index(name) for name in (text, *metadata.values())}
        yield from _articles(rows, columns, places, text, metadata, options)


def _articles(  # noqa: PLR0913, PLR0917 - the rows, what their columns are, and how to read them
    rows: _Rows,
    columns: list[str],
    places: dict[str, int],
    text: str,
    metadata: dict[str, str],
    options: Options,
) -> Iterator[Article | ReadError]:
    path = rows.lines.path
    while True:
        try:
            values = next(rows, None)
            if values is None:
                return
            if not values:
                continue
            if len(values) > len(columns):
                raise ParseError(f"{len(values):,} values for {len(columns):,} columns", "", 0)
            row, charset = _row(values, places, options)
            article, faults = parse_row(row, text, metadata, path, rows.line, options, charset)
            yield from [caused(ReadError(fault.reason, path, line=rows.line), fault) for fault in faults]
            yield article
        except ParseError as error:
            yield caused(ReadError(error.reason, path, line=rows.line), error)
        except ReadError as error:
            yield error
            if rows.lines.is_at_end:
                return
        except Exception as error:  # noqa: BLE001 - one row stops nobody either
            yield unforeseen(error, path, line=rows.line)


def _row(values: list[str], places: dict[str, int], options: Options) -> tuple[dict[str, str | None], str | None]:
    """The values of the columns that are read, of which the last may be left out; and their encoding, if not UTF-8."""
    row: dict[str, str | None] = {}
    charset = None
    for name, place in places.items():
        row[name] = None
        if place < len(values):
            row[name], found = _value(values[place], options)
            charset = found or charset
    return row, charset


def _value(value: str, options: Options) -> tuple[str, str | None]:
    """A value in its own encoding, and what that is where it is not UTF-8."""
    return (value, None) if value.isascii() else decode(value.encode("latin-1"), options.encoding, None, options.errors)


def _check_named(columns: list[str], options: Options) -> None:
    """Refuse a column that was named and that is not there; the text's own is told with those that are."""
    for name, column in options.columns.items():
        if column is not None and column not in columns and name != "text":
            raise ParseError(f"there is no column {column!r} for the field {name!r}", "", 0)


def _delimiter(line: str) -> str:
    """What separates the values of a line: what stands in it most often outside quotation marks."""
    bare = "".join(line.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)


class _Lines:
    """The lines of a file with their ends, as Latin-1; those of one row may not be too long together.

    Attributes:
        path: The file.
        number: Of the last line that was given out, 1-based.
        size: How many bytes were given out since `begin_row`.
        is_at_end: Whether nothing more comes.
    """

    def __init__(self, file: IO[bytes], path: str, options: Options) -> None:
        self.path = path
        self.number = self.size = 0
        self.is_at_end = False
        self._file = file
        self._limits = options.limits
        self._before: str | None = None

    def put_back(self, line: str) -> None:
        """Give out a line once more."""
        self._before = line or None
        self.number -= bool(line)

    def begin_row(self) -> None:
        """Count anew."""
        self.size = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        """The next line.

        Raises:
            ReadError: If the lines of the row are too long together, or no more can be read.
        """
        line, self._before = self._before, None
        if line is None:
            line = self._line()
        if not line:
            self.is_at_end = True
            raise StopIteration
        self.number += 1
        self.size += len(line)
        if self.size > self._limits.line_bytes:
            while not line.endswith("\n") and (line := self._line()):
                pass
            raise ReadError(self._limits.exceeded("line_bytes"), self.path, line=self.number)
        return line

    def _line(self) -> str:
        try:
            return self._file.readline(self._limits.line_bytes + 2).decode("latin-1")
        except OSError as error:
            self.is_at_end = True
            reason = error.reason if isinstance(error, ReadError) else error.strerror or str(error)
            raise ReadError(reason, self.path, line=self.number + 1) from error


class _Rows:
    """The rows of a table.

    Attributes:
        lines: Its lines.
        line: At which of them the last row begins.
    """

    def __init__(self, lines: _Lines, delimiter: str) -> None:
        self.lines = lines
        self.line = 0
        self._rows = csv.reader(lines, delimiter=delimiter)

    def __iter__(self) -> _Rows:
        return self

    def __next__(self) -> list[str]:
        """The next row; none of its values for an empty line.

        Raises:
            ParseError: If it is not one.
            ReadError: As the lines do.
        """
        self.line = self.lines.number + 1
        self.lines.begin_row()
        with _any_length():
            try:
                return next(self._rows)
            except csv.Error as error:
                raise ParseError(f"not a row of a table: {error}", "", 0) from error


@contextmanager
def _any_length() -> Iterator[None]:
    """Values of any length: how long a row may be is the limits' matter, and the module has one for the process."""
    before = csv.field_size_limit(_MOST)
    try:
        yield
    finally:
        csv.field_size_limit(before)


_MOST = 2**31 - 1
