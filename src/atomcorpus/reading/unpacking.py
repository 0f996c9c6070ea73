"""The bytes of a file, unpacked when its name says that it is compressed, and no more of them than the limits allow."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from atomcorpus._files import file_errors
from atomcorpus.errors import ReadError
from atomcorpus.reading.extras import import_extra
from atomcorpus.reading.faults import caused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

    from atomcorpus.reading.limits import Limits

__all__ = ["SMALL", "opened", "read_lines", "read_whole"]

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
        kind = path.lower().rpartition(".")[2]
        if kind not in ("gz", "zst"):
            yield file
            return
        with io.BufferedReader(_Unpacked(file, kind, path, limits), _STEP) as unpacked:
            yield unpacked


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


class _Unpacked(io.RawIOBase):
    """A compressed file as its contents, which are counted as they come."""

    def __init__(self, file: IO[bytes], kind: str, path: str, limits: Limits) -> None:
        self._file = file
        self._kind = kind
        self._name, self._magic, self._unpacker, self._damage = (_gzip if kind == "gz" else _zstd)(file)
        self._path = path
        self._limits = limits
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._read(len(view))
        self._size += len(data)
        if self._size > self._limits.unpacked_bytes:
            raise ReadError(self._limits.exceeded("unpacked_bytes"), self._path)
        if self._size > SMALL and self._size > self._limits.ratio * self._file.tell():
            raise ReadError(self._limits.exceeded("ratio"), self._path)
        view[: len(data)] = data
        return len(data)

    def _read(self, size: int) -> bytes:
        try:
            data: bytes = self._unpacker.read(size)
        except EOFError as error:
            raise ReadError(f"the {self._name} data are cut off", self._path) from error
        except self._damage as error:
            self._file.seek(0)
            if self._file.read(len(self._magic)) != self._magic:
                raise ReadError(f"not {self._name}, though its name ends in .{self._kind}", self._path) from error
            raise ReadError(f"the {self._name} data are damaged", self._path) from error
        return data


_Format = tuple[str, bytes, Any, tuple[type[Exception], ...]]
"""Name of a format, how its files begin, one of them to read from, and what it raises when that is damaged."""


def _gzip(file: IO[bytes]) -> _Format:
    return "gzip", b"\x1f\x8b", gzip.GzipFile(fileobj=file, mode="rb"), (gzip.BadGzipFile, zlib.error)


def _zstd(file: IO[bytes]) -> _Format:
    """By the module of the standard library, or its backport before Python 3.14."""
    module = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    zstd = import_extra(module, "backports.zstd", "zstd")
    return "zstd", b"\x28\xb5\x2f\xfd", zstd.ZstdFile(file), (zstd.ZstdError,)
