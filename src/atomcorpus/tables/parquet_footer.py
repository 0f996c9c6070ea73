"""What the footer of a Parquet file says: of its column chunks their sizes and dictionaries, and how many rows it has.

pyarrow gives that as well, but where the footer is damaged it ends the process: its accessors do not catch what the
library below them throws. So the few fields are read here, from Thrift's compact protocol, and the rest is passed over.
Whatever is wrong with the parts that are passed over comes out as an exception where pyarrow reads the columns.
"""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Chunk", "check_rows", "column_chunks"]

_DEEPEST = 64  # as deep as Thrift itself reads

# The kinds of values in the compact protocol; as a field, a truth value is within its kind.
_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT, _UUID = range(1, 14)
_WIDTHS = {_TRUE: 1, _FALSE: 1, _BYTE: 1, _DOUBLE: 8, _UUID: 16}
_NUMBERS = {_I16, _I32, _I64}

# Numbers of fields in the definition of Parquet's footer.
_ROW_GROUPS = 4, _LIST  # of the file
_COLUMNS = 1, _LIST  # of a row group
_META_DATA = 3, _STRUCT  # of a column chunk
_ENCODINGS = 2, _LIST  # of its metadata
_PATH = 3, _LIST  # likewise
_UNPACKED, _PACKED, _DICTIONARY = 6, 7, 11  # likewise
_DIFFERENCES = {6, 7}  # encodings of values: DELTA_LENGTH_BYTE_ARRAY, DELTA_BYTE_ARRAY


class Chunk(NamedTuple):
    """A column in one row group.

    Attributes:
        column: Its place among the columns that are no groups of others, from 0 on.
        unpacked: Bytes, as the file says; 0 where it says nothing, because the column is encrypted.
        packed: Likewise.
        has_dictionary: Whether its values may be numbers of values that are there once.
        has_differences: Whether strings may be written as what they do not share with the one before, or as lengths and
            then letters.
    """

    column: int
    unpacked: int
    packed: int
    has_dictionary: bool
    has_differences: bool


def column_chunks(file: IO[bytes]) -> Iterator[Chunk]:
    """The column chunks of a Parquet file, one row group after the other; in memory is the footer.

    Args:
        file: Open for reading, at any place; pyarrow has taken it for Parquet, so there is a footer.

    Raises:
        ValueError: If the footer cannot be read.
    """
    footer = _Cursor(_last_part(file))
    try:
        for field in footer.fields():
            if field == _ROW_GROUPS:
                for _ in range(footer.list_head()[0]):
                    yield from _row_group(footer)
            else:
                footer.skip(field[1])
    except IndexError as error:
        raise ValueError("the footer has no end") from error


def check_rows(file: Any, number: int) -> None:
    """Compare the rows that were read with those that the file says it has.

    Each row group has a number of its own, which pyarrow trusts: where it is damaged, rows are missing without a word.

    Args:
        file: The file as pyarrow has opened it.
        number: How many rows its groups gave.

    Raises:
        ValueError: If the numbers differ.
    """
    if number != file.metadata.num_rows:
        raise ValueError(f"it says that it has {file.metadata.num_rows:,} rows, and has {number:,}")


def _last_part(file: IO[bytes]) -> bytes:
    """The footer, without its length and the magic bytes after it."""
    end = file.seek(0, os.SEEK_END) - 8
    file.seek(end)
    length = int.from_bytes(file.read(4), "little")
    file.seek(end - length)
    return file.read(length)


def _row_group(footer: _Cursor) -> Iterator[Chunk]:
    for field in footer.fields():
        if field == _COLUMNS:
            for column in range(footer.list_head()[0]):
                yield _chunk(footer, column)
        else:
            footer.skip(field[1])


def _chunk(footer: _Cursor, column: int) -> Chunk:
    # The names of the column stand here again; they are not used, but where they are no UTF-8 there is damage.
    found = {_UNPACKED: 0, _PACKED: 0}
    encodings: set[int] = set()
    for field in footer.fields():
        if field == _META_DATA:
            for number, kind in footer.fields():
                if kind == _I64:
                    found[number] = footer.signed()
                elif (number, kind) == _ENCODINGS:
                    encodings = {footer.signed() for _ in range(footer.list_head()[0])}
                elif (number, kind) == _PATH:
                    for _ in range(footer.list_head()[0]):
                        footer.binary().decode()
                else:
                    footer.skip(kind)
        else:
            footer.skip(field[1])
    has_differences = not encodings.isdisjoint(_DIFFERENCES)
    return Chunk(column, found[_UNPACKED], found[_PACKED], _DICTIONARY in found, has_differences)


class _Cursor:
    """A place in data of the compact protocol, which goes forward.

    Every method raises `IndexError` beyond the end. However many values the data say that they have, each takes a byte
    or more, so that no loop is longer than the data.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def fields(self) -> Iterator[tuple[int, int]]:
        """Number and kind of each field of a struct; the caller reads its value, or skips it, before the next."""
        number = 0
        while kind := (head := self._byte()) & 15:
            number = number + (head >> 4) if head >> 4 else self.signed()
            yield number, kind

    def list_head(self) -> tuple[int, int]:
        """How many values a list has, and of which kind."""
        head = self._byte()
        return (self._unsigned() if head >> 4 == 15 else head >> 4), head & 15

    def signed(self) -> int:
        """A whole number."""
        number = self._unsigned()
        return number >> 1 ^ -(number & 1)

    def binary(self) -> bytes:
        """A string."""
        length = self._unsigned()
        self._jump(length)
        return self._data[self._at - length : self._at]

    def skip(self, kind: int, left: int = _DEEPEST) -> None:
        """Pass over the value of a field."""
        if kind not in (_TRUE, _FALSE):
            self._skip(kind, left)

    def _skip(self, kind: int, left: int) -> None:
        """Pass over a value that stands alone."""
        if left == 0:
            raise ValueError("the footer is nested too deep")
        if kind in _WIDTHS:
            self._jump(_WIDTHS[kind])
        elif kind in _NUMBERS:
            self._unsigned()
        elif kind == _BINARY:
            self._jump(self._unsigned())
        elif kind == _STRUCT:
            for _, inner in self.fields():
                self.skip(inner, left - 1)
        elif kind in (_LIST, _SET):
            size, inner = self.list_head()
            self._skip_all(size, [inner], left - 1)
        elif kind == _MAP:
            if size := self._unsigned():
                kinds = self._byte()
                self._skip_all(size, [kinds >> 4, kinds & 15], left - 1)
        else:
            raise ValueError(f"the footer has a value of an unknown kind, {kind}")

    def _skip_all(self, size: int, kinds: list[int], left: int) -> None:
        for _ in range(size):
            for kind in kinds:
                self._skip(kind, left)

    def _jump(self, length: int) -> None:
        self._at += length
        if self._at > len(self._data):
            raise IndexError("the data end before")

    def _unsigned(self) -> int:
        number = self._byte()
        if number < 128:
            return number
        number &= 127
        for shift in range(7, 70, 7):
            byte = self._byte()
            number |= (byte & 127) << shift
            if byte < 128:
                return number & 0xFFFF_FFFF_FFFF_FFFF
        raise ValueError("the footer has a number that is too long")

    def _byte(self) -> int:
        byte = self._data[self._at]
        self._at += 1
        return byte
