"""Files of gzip member by member: what comes before a fault is given, and reading may go on at the next member."""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from typing import IO

__all__ = ["GZIP_BEGIN", "GzipMembers"]

GZIP_BEGIN = b"\x1f\x8b"
"""How every member begins."""

_IN = 1 << 13
_OUT = 1 << 16
_WINDOW = zlib.MAX_WBITS + 16  # with the header and the checksum of gzip
_MEMBER = GZIP_BEGIN + b"\x08"  # and the only way of packing that there is
_TASTE = 1 << 12
_AGAIN = 1 << 20


class GzipMembers:
    """The contents of a file of gzip, piece by piece.

    Attributes:
        begins: Whether the piece that was given last is the first one of a member.
        member: The number of the open member, or of the last one.
        is_damaged: Whether there was a fault, so that nothing can be read but from another member on.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self.begins = False
        self.is_damaged = False
        self.member = 0
        self._file = file
        self._packed = b""  # read and not unpacked
        self._unpacker = zlib.decompressobj(_WINDOW)
        self._is_open = False  # whether the unpacker is at work
        self._has_given = False  # whether it gave something
        self._fault: Exception | None = None
        self._start = 0  # where the open member begins
        self._again = os.fstat(file.fileno()).st_size + _AGAIN  # bytes that may be read more than once

    def piece(self) -> bytes:
        """Some bytes more, at most 64 KB; none at the end of the file.

        Raises:
            EOFError: If the file is cut off, after all that was whole was given.
            zlib.error: If it is damaged, likewise.
        """
        while self._fault is None and (self._is_open or self._opened()):
            if made := self._unpacked():
                return made
        if self._fault is not None:
            self.is_damaged = True
            raise self._fault
        return b""

    def skip(self, begin: bytes) -> bool:
        """Go to the next member whose contents begin so; whether there is one.

        It is looked for from the beginning of the open member on, because nobody knows where a damaged one ends. As
        much as the whole file is read again for that, and no more, so that no file takes quadratic time.
        """
        here = self._file.tell() - len(self._packed)
        self._again -= here - self._start
        self._start = self._start + 1 if self._again > 0 else max(here, self._start + 1)
        self._packed, self._is_open, self._fault, self.is_damaged = b"", False, None, False
        while (place := self._found()) is not None:
            self._file.seek(place)
            self._start = place + 1
            if _begins(self._file.read(_TASTE), begin):
                self._file.seek(place)
                return True
        return False

    def _found(self) -> int | None:
        """The next place from which on there may be a member."""
        self._file.seek(self._start)
        before = b""
        while part := self._file.read(_OUT):
            looked_at = before + part
            if (at := looked_at.find(_MEMBER)) >= 0:
                return self._file.tell() - len(looked_at) + at
            before = looked_at[-len(_MEMBER) + 1 :]
        return None

    def _opened(self) -> bool:
        """Begin the next member; there may be zeros between two of them. False if there is none."""
        while not self._packed:
            is_first = self._file.tell() == 0
            self._packed = self._file.read(_IN)
            if not self._packed:
                return False
            self._packed = self._packed if is_first else self._packed.lstrip(b"\0")
        self._start = self._file.tell() - len(self._packed)
        self.member += 1
        self._unpacker, self._is_open, self._has_given = zlib.decompressobj(_WINDOW), True, False
        return True

    def _unpacked(self) -> bytes:
        """The next bytes of the open member; a fault after them is told when they have been given."""
        packed = self._packed or self._file.read(_IN)
        self._packed = b""
        before = self._unpacker.copy()
        try:
            made = self._unpacker.decompress(packed, _OUT)
        except zlib.error as error:
            self._fault = error
            made = _up_to_the_fault(before, packed)
        else:
            if self._unpacker.eof:
                self._is_open, self._packed = False, self._unpacker.unused_data.lstrip(b"\0")
            else:
                self._packed = self._unpacker.unconsumed_tail
                if not packed and not made:
                    self._fault = EOFError("the last member has no end")
        self.begins = bool(made) and not self._has_given
        self._has_given = self._has_given or bool(made)
        return made


def _up_to_the_fault(unpacker: zlib._Decompress, packed: bytes) -> bytes:
    """What can be unpacked of data with a fault in them, of which the module itself gives nothing back."""
    made = bytearray()
    with suppress(zlib.error):
        for at in range(len(packed)):
            made += unpacker.decompress(packed[at : at + 1])
    return bytes(made)


def _begins(packed: bytes, begin: bytes) -> bool:
    """Whether some data are a member of gzip whose contents begin so."""
    try:
        return zlib.decompressobj(_WINDOW).decompress(packed, len(begin)) == begin
    except zlib.error:
        return False
