"""JSON Lines: one article a line, each in the form of `json`; compressed when the name ends in `.gz`."""

from __future__ import annotations

import gzip
import os
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, cast

from atomcorpus._collector import paused_collector
from atomcorpus._files import file_errors, whole_file
from atomcorpus._wire import encode_article
from atomcorpus.errors import FormatError, ReadError
from atomcorpus.formats import json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atomcorpus.articles import Article

__all__ = ["dumps", "loads", "read", "records", "write"]

_STEP = 1 << 16


def dumps(articles: Iterable[Article]) -> str:
    r"""Write articles as JSON Lines, each line ended by LF.

    Raises:
        FormatError: As `json.dumps` does.

    Example:
        >>> from atomcorpus import Article
        >>> dumps([Article(""), Article("")]).count("\n")
        2
    """
    return b"".join([encode_article(article) + b"\n" for article in articles]).decode()


def loads(data: str | bytes) -> tuple[Article, ...]:
    """Read all articles of a string in JSON Lines.

    Raises:
        FormatError: At the first line that is no article; its summary begins with the line.

    Example:
        >>> loads("{}")
        Traceback (most recent call last):
        atomcorpus.errors.FormatError: line 1: not an article: 1 problem
          the key is missing @ $.schema
    """
    lines: list[str | bytes] = [*data.split("\n")] if isinstance(data, str) else [*bytes(data).split(b"\n")]
    if not lines[-1]:
        del lines[-1]
    with paused_collector():
        return tuple([_load(line, number) for number, line in enumerate(lines, start=1)])


def _load(line: str | bytes, number: int) -> Article:
    try:
        return json.loads(line)
    except FormatError as error:
        raise FormatError(f"line {number}: {error.summary}", error.problems) from error


def write(articles: Iterable[Article], path: str | os.PathLike[str]) -> None:
    """Write articles to a file, which appears whole or not at all; one after the other, never all in memory.

    The same articles give the same bytes, compressed or not.

    Raises:
        FormatError: As `json.dumps` does; the file is then as it was.
        ReadError: If the file cannot be written.
    """
    with whole_file(path) as file:
        if not _is_compressed(path):
            _write_lines(articles, file)
            return
        # No name and no time in the header, which would differ from one writing to the next.
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
            _write_lines(articles, cast("IO[bytes]", packed))


def read(path: str | os.PathLike[str], *, line_bytes: int = json.LINE_BYTES) -> Iterator[Article]:
    """Read the articles of a file one after the other; the file is opened when the first is asked for.

    Args:
        path: The file.
        line_bytes: How long a line may be.

    Raises:
        MissingPathError: If there is no such file.
        ReadError: At the first line that is no article, with its number; its cause is the `FormatError`.
    """
    for record in records(path, line_bytes=line_bytes):
        if isinstance(record, ReadError):
            raise record
        yield record


def records(path: str | os.PathLike[str], *, line_bytes: int = json.LINE_BYTES) -> Iterator[Article | ReadError]:
    """Read a file line by line; a line that is no article comes as the error that it makes, and the rest goes on.

    Args:
        path: The file.
        line_bytes: How long a line may be; a longer one is passed over and never in memory as a whole.

    Yields:
        Per line, in the order of the file, the article, or a `ReadError` with the number of the line whose cause is
        the `FormatError`. A file that cannot be read to its end (a compressed one that was cut off) ends with such an
        error.

    Raises:
        MissingPathError: If there is no such file.
        ReadError: If it cannot be opened.
    """
    name, number = os.fspath(path), 0
    with file_errors(path), _opened(path) as file:
        while True:
            number += 1
            try:
                line = file.readline(line_bytes + 2)
                if len(line.rstrip(b"\r\n")) > line_bytes:
                    yield ReadError(json.too_long(line_bytes), name, line=number)
                    _skip_line(file, line)
                    continue
            except (EOFError, OSError, zlib.error) as error:
                yield _caused(ReadError(f"cannot be read on: {error}", name, line=number), error)
                return
            if not line:
                return
            yield _read_line(line.rstrip(b"\r\n"), name, number)


def _skip_line(file: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(_STEP)


def _read_line(line: bytes, name: str, number: int) -> Article | ReadError:
    try:
        return json.loads(line)
    except FormatError as error:
        return _caused(ReadError(str(error), name, line=number), error)


def _caused(error: ReadError, cause: Exception) -> ReadError:
    """The error as it would be after `raise error from cause`."""
    error.__cause__ = cause
    return error


def _is_compressed(path: str | os.PathLike[str]) -> bool:
    return os.fspath(path).lower().endswith(".gz")


@contextmanager
def _opened(path: str | os.PathLike[str]) -> Iterator[IO[bytes]]:
    with open(path, "rb") as file:  # noqa: PTH123 - a path of either kind
        if not _is_compressed(path):
            yield file
            return
        with gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
            yield cast("IO[bytes]", unpacked)


def _write_lines(articles: Iterable[Article], file: IO[bytes]) -> None:
    for article in articles:
        file.write(encode_article(article) + b"\n")
