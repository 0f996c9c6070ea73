"""The bytes of a file, unpacked when its name says that it is compressed, and no more of them than the limits allow."""

from __future__ import annotations

import io
import sys
import zlib
from contextlib import contextmanager
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Protocol

from atomcorpus._extras import import_extra
from atomcorpus._files import file_errors
from atomcorpus.errors import ReadError
from atomcorpus.reading.faults import caused, in_words
from atomcorpus.reading.gzip_members import GZIP_BEGIN, GzipMembers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from _typeshed import WriteableBuffer

    from atomcorpus.reading.limits import Limits

__all__ = [
    "SMALL",
    "Contents",
    "TooMuchError",
    "kind_of_packing",
    "opened",
    "opened_contents",
    "read_lines",
    "read_whole",
]

SMALL = 1_000_000
"""Number of unpacked bytes up to which `Limits.ratio` is not asked."""

_STEP = 1 << 16


@contextmanager
def opened(path: str, limits: Limits) -> Iterator[IO[bytes]]:
    """A file to read from, unpacked if its name ends in `.gz` or `.zst`.

    Raises:
        ReadError: If it cannot be opened; and from its methods, if it cannot be read on, is damaged or cut off, or
            unpacks to more than the limits allow.
    """
    with file_errors(path), open(path, "rb") as file:  # noqa: PTH123 - the path is a string
        if not kind_of_packing(path):
            yield file
            return
        with io.BufferedReader(_Unpacked(Contents(file, path, limits)), _STEP) as unpacked:
            yield unpacked


@contextmanager
def opened_contents(path: str, limits: Limits) -> Iterator[tuple[Contents, IO[bytes] | None]]:
    """What is in a file, piece by piece; and the file itself, if it is not compressed and so may be looked ahead in.

    Raises:
        ReadError: If it cannot be opened.
    """
    with file_errors(path), open(path, "rb") as file:  # noqa: PTH123 - the path is a string
        contents = Contents(file, path, limits)
        yield contents, None if contents.is_packed else file


def kind_of_packing(path: str) -> str:
    """How the name of a compressed file ends, without the full stop; empty if it is not compressed.

    Example:
        >>> kind_of_packing("a.jsonl.GZ"), kind_of_packing("a.jsonl")
        ('gz', '')
    """
    kind = path.lower().rpartition(".")[2]
    return kind if kind in _PACKINGS else ""


def read_whole(path: str, limits: Limits) -> bytes:
    """What is in a file, unpacked.

    Raises:
        ReadError: As `opened` says, and if it is more than `Limits.text_bytes`.
    """
    parts, size = [], 0
    with opened(path, limits) as file:
        while part := file.read(_STEP):
            size += len(part)
            if size > limits.text_bytes:
                raise ReadError(limits.exceeded("text_bytes"), path)
            parts.append(part)
    return b"".join(parts)


def read_lines(path: str, limits: Limits) -> Iterator[bytes | ReadError]:
    """The lines of a file without their ends; one that is too long comes as an error, and the rest goes on.

    What ends the reading (a compressed file that is cut off, say) comes as an error with the number of the line.

    Raises:
        ReadError: If the file cannot be opened.
    """
    number = 0
    with opened(path, limits) as file:
        while True:
            number += 1
            try:
                line = file.readline(limits.line_bytes + 2)
                if len(line.rstrip(b"\r\n")) > limits.line_bytes:
                    _skip_line(file, line)
                    yield ReadError(limits.exceeded("line_bytes"), path, line=number)
                    continue
            except OSError as error:
                reason = error.reason if isinstance(error, ReadError) else error.strerror or str(error)
                yield caused(ReadError(reason, path, line=number), error)
                return
            if not line:
                return
            yield line.rstrip(b"\r\n")


def _skip_line(file: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(_STEP)


class Contents:
    """What is in a file, unpacked if its name says so, piece by piece; it is counted as it comes.

    All that is whole comes before the error that tells of a fault.
    """

    def __init__(self, file: IO[bytes], path: str, limits: Limits) -> None:
        self._file = file
        self._kind = kind_of_packing(path)
        self._pieces: _Pieces = _PACKINGS[self._kind](file)
        self._path = path
        self._limits = limits
        self._size = 0
        self._packed = 0

    @property
    def begins(self) -> bool:
        """Whether the last piece is the first one of a member of gzip, of which there may be several in a file."""
        return self._pieces.begins

    @property
    def member(self) -> int:
        """The number of the member of gzip at which the reading is."""
        return self._pieces.member

    @property
    def is_damaged(self) -> bool:
        """Whether there was a fault, so that nothing comes before `skip`."""
        return self._pieces.is_damaged

    @property
    def is_packed(self) -> bool:
        """Whether this is a compressed file."""
        return self._kind != ""

    def piece(self) -> bytes:
        """Some bytes more, 64 KB or twice that at most; none at the end.

        Raises:
            ReadError: If the data are damaged, cut off, or more than the limits allow.
        """
        data = self._piece()
        if not self.is_packed:
            return data
        self._size += len(data)
        self._packed = max(self._packed, self._file.tell())
        if self._size > self._limits.unpacked_bytes:
            raise TooMuchError(self._limits.exceeded("unpacked_bytes"), self._path)
        if self._size > SMALL and self._size > self._limits.ratio * self._packed:
            raise TooMuchError(self._limits.exceeded("ratio"), self._path)
        return data

    def skip(self, begin: bytes) -> bool:
        """After a fault, go to the next member of gzip whose contents begin so; whether there is one."""
        return self._pieces.skip(begin)

    def _piece(self) -> bytes:
        pieces = self._pieces
        try:
            return pieces.piece()
        except EOFError as error:
            raise ReadError(f"the {pieces.name} data are cut off", self._path) from error
        except pieces.faults as error:
            self._file.seek(0)
            if self._file.read(len(pieces.magic)) != pieces.magic:
                raise ReadError(f"not {pieces.name}, though its name ends in .{self._kind}", self._path) from error
            raise ReadError(pieces.said(error), self._path) from error


class TooMuchError(ReadError):
    """A file that holds more than the limits allow, so that nothing more is read of it."""


class _Unpacked(io.RawIOBase):
    """A compressed file as its contents."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._rest or self._contents.piece()
        self._rest = data[len(view) :]
        data = data[: len(view)]
        view[: len(data)] = data
        return len(data)


class _Pieces(Protocol):
    """One way of packing, or none."""

    name: str
    magic: bytes
    faults: tuple[type[Exception], ...]
    begins: bool
    member: int
    is_damaged: bool

    def piece(self) -> bytes: ...

    def skip(self, begin: bytes, /) -> bool: ...

    def said(self, error: Exception, /) -> str: ...


class _Plain:
    """A file that is not packed."""

    name = ""
    magic = b""
    faults: tuple[type[Exception], ...] = ()
    begins = is_damaged = False
    member = 0

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def piece(self) -> bytes:
        return self._file.read(_STEP)

    def skip(self, _begin: bytes) -> bool:
        return False

    def said(self, error: Exception) -> str:
        return in_words(error)


class _Gzip(GzipMembers):
    name = "gzip"
    magic = GZIP_BEGIN
    faults: tuple[type[Exception], ...] = (zlib.error,)

    def said(self, _error: Exception) -> str:
        return "the gzip data are damaged"


class _Zstd:
    """By the module of the standard library, or its backport before Python 3.14."""

    name, magic = "zstd", b"\x28\xb5\x2f\xfd"
    begins = False
    member = 0

    def __init__(self, file: IO[bytes]) -> None:
        module = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
        zstd = import_extra(module, "backports.zstd", "zstd")
        self._pieces = zstd.ZstdFile(file)
        self.faults: tuple[type[Exception], ...] = (zstd.ZstdError,)
        self.is_damaged = False

    def piece(self) -> bytes:
        try:
            data: bytes = self._pieces.read1(_STEP)
        except Exception:
            self.is_damaged = True
            raise
        return data

    def skip(self, _begin: bytes) -> bool:
        return False

    def said(self, error: Exception) -> str:
        # zstd's own limit is 128 MB; its words are the only sign of it.
        if "too much memory" in str(error):
            return "the zstd data need a window of more than 128 MB; pack them without --long, or with --long=27"
        return "the zstd data are damaged"


_PACKINGS: Mapping[str, Callable[[IO[bytes]], _Pieces]] = MappingProxyType({"": _Plain, "gz": _Gzip, "zst": _Zstd})
