"""A web archive from record to record: where each begins and ends, and where to go on after a fault.

What is in a record is the business of `warc`.
"""

from __future__ import annotations

import re
import sys
from typing import IO, TYPE_CHECKING

from atomcorpus.errors import ReadError

if TYPE_CHECKING:
    from atomcorpus.reading.limits import Limits
    from atomcorpus.reading.unpacking import Contents

__all__ = ["CUT_OFF", "Archive"]

CUT_OFF = "the archive is cut off"
"""What an error says of a record that ends with the archive."""

_WRONG_LENGTH = "a record whose length is wrong"
_BEGIN = b"WARC/"
_HEAD = re.compile(rb"(?<=\n)WARC/1\.[0-9]{1,2}\r?\n[!-9;-~]{1,60}:")  # and the name of its first field
_HEAD_BYTES = 100  # that are enough to know it
_SEPARATORS = (b"\r\n\r\n", b"\n\n")
_NOT_BLANK = re.compile(rb"[^\r\n]")


class Archive:
    """A web archive as warcio reads it: lines and bytes of one record after the other, with headers that end.

    A record ends where its length says, and at the latest where a member of gzip begins with another record. After any
    `ReadError` that a method raises, `resume` leads to the next record.

    Args:
        contents: All of its bytes.
        file: The file itself, open at its beginning, which is asked for what stands where a record is to end. None for
            a compressed one.
    """

    def __init__(self, contents: Contents, file: IO[bytes] | None, path: str, limits: Limits) -> None:
        self._contents = contents
        self._file = file
        self._path = path
        self._limits = limits
        self._data = b""  # a piece, and where the next byte stands in it
        self._at = 0
        self._next: bytes | None = None  # a piece that begins another record
        self._is_inside = False  # a record
        self._left = 0  # bytes that may be read as lines

    # --- for warcio ---------------------------------------------------------------------------------------------------
    def readline(self, length: int | None = None) -> bytes:
        """The next line with its end, or as much of it as was asked for."""
        most = min(self._left + 1, sys.maxsize if length is None else length)
        found = []
        while most > 0 and self._has_more():
            end = self._data.find(b"\n", self._at, self._at + most) + 1
            found.append(self._taken((end or min(len(self._data), self._at + most)) - self._at))
            most -= len(found[-1])
            if end:
                break
        line = b"".join(found)
        self._left -= len(line)
        if self._left < 0:
            raise ReadError(self._limits.exceeded("header_bytes"), self._path)
        return line

    def read(self, length: int) -> bytes:
        """So many bytes, or as many as there are."""
        found = []
        while length > 0 and self._has_more():
            found.append(self._taken(min(length, len(self._data) - self._at)))
            length -= len(found[-1])
        return b"".join(found)

    def begin_header(self) -> None:
        """From here on, only so many bytes are read as lines."""
        self._left = self._limits.header_bytes

    def end_header(self) -> None:
        """From here on, any number is."""
        self._left = sys.maxsize

    # --- records ------------------------------------------------------------------------------------------------------
    def begin_record(self) -> bytes:
        """The first line of the next record; empty at the end of the archive."""
        self._is_inside = False
        self.begin_header()
        while (line := self.readline()) and not line.strip():
            self.begin_header()
        self._is_inside = True
        return line

    def check_length(self, length: int) -> None:
        """Look ahead whether a record of this length ends where it should, if that can be done.

        Raises:
            ReadError: If it does not.
        """
        if self._file is None:
            return
        here = self._file.tell()
        end = here - len(self._data) + self._at + length
        if end > self._file.seek(0, 2):
            raise ReadError(CUT_OFF, self._path)
        self._file.seek(end)
        following = self._file.read(_HEAD_BYTES)
        self._file.seek(here)
        self._check_following(following)

    def end_record(self) -> None:
        """Go over the blank lines after a record; the member of gzip that ends with it is checked by that.

        Raises:
            ReadError: If its length has not led to its end.
        """
        following = b""
        while self._has_more_or_none():
            other = _NOT_BLANK.search(self._data, self._at)
            end = other.start() if other else len(self._data)
            following = (following + self._taken(end - self._at))[: len(_SEPARATORS[0])]
            if other:
                self._check_following(following + self._data[self._at : self._at + len(_BEGIN)])
                break
        self._is_inside = False

    def resume(self) -> bool:
        """After a fault, go to where the next record begins; whether there is one.

        Raises:
            ReadError: If there is another fault before that.
        """
        self._is_inside, member = False, self._contents.member
        while True:
            if self._contents.is_damaged:
                if not self._contents.skip(_BEGIN):
                    return False
                self._data, self._at, self._next = b"", 0, None
            try:
                return self._is_found()
            except ReadError:
                if self._contents.member != member or not self._contents.is_damaged:
                    raise  # otherwise, of this member was told already

    def _is_found(self) -> bool:
        """Go to where the next record begins; whether there is one."""
        while (head := _HEAD.search(self._data, self._at)) is None:
            if not (piece := self._piece()):
                return False
            # In the search, what begins a member begins a line.
            rest = self._data[max(self._at - 1, len(self._data) - _HEAD_BYTES, 0) :]
            self._data, self._at = rest + (b"\n" if self._contents.begins else b"") + piece, 0
        self._at = head.start()
        return True

    def _check_following(self, following: bytes) -> None:
        bare = following.lstrip(b"\r\n")[: len(_BEGIN)]
        if not following.startswith(_SEPARATORS) and bare != _BEGIN[: len(bare)]:
            raise ReadError(_WRONG_LENGTH, self._path)

    def _taken(self, length: int) -> bytes:
        self._at += length
        return self._data[self._at - length : self._at]

    def _has_more(self) -> bool:
        """Whether there is a byte more before the record, or else the archive, ends."""
        if self._at < len(self._data):
            return True
        if self._is_inside and self._next is not None:
            return False
        piece = self._piece()
        if self._is_inside and self._contents.begins and piece.startswith(_BEGIN):
            self._next = piece
            return False
        self._data, self._at = piece, 0
        return bool(piece)

    def _has_more_or_none(self) -> bool:
        """The same after a record, which is whole even if there is a fault in another member after it."""
        member = self._contents.member
        try:
            return self._has_more()
        except ReadError:
            if self._contents.member == member:
                raise
            return False  # it will be told when more is asked for

    def _piece(self) -> bytes:
        piece = self._contents.piece() if self._next is None else self._next
        self._next = None
        return piece
