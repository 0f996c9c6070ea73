"""Reading articles one after the other: `read_articles` and the reader that it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from atomcorpus.articles import Article
from atomcorpus.errors import MissingPathError, ParseError, ReadError, ValidationError
from atomcorpus.formats import jsonl
from atomcorpus.pipeline import parse
from atomcorpus.reading.files import SUFFIXES, found_in, read_bytes

if TYPE_CHECKING:
    import os

    from atomcorpus.knowledge import KnowledgeBase

__all__ = ["ArticleReader", "OnError", "parse_bytes", "read_articles"]

OnError = Literal["collect", "raise"] | Callable[[ReadError], object]
"""What becomes of something that cannot be read: it is kept; kept and raised; kept and handed to a function."""


def read_articles(
    path: str | os.PathLike[str],
    *,
    knowledge: KnowledgeBase | None = None,
    on_error: OnError = "collect",
) -> ArticleReader:
    """Read the articles of a file or folder, one after the other; nothing more than one file is in memory at a time.

    `.txt` is one article in the crawl format, which is parsed; its `origin` is the path. `.jsonl` holds stored
    articles, which come back as they were written, origin included. Either may be compressed (`.txt.gz`, `.jsonl.gz`).
    A folder is read with the folders in it, sorted by name at each level; hidden files and folders are left out, other
    files are passed over and counted, links to folders are not followed.

    Args:
        path: A file or a folder.
        knowledge: Who and what is known, for texts that are parsed; the default is the packaged snapshot.
        on_error: "collect" keeps in `errors` what could not be read and goes on; "raise" raises it; a function is
            called with it as it is met, and the reading goes on. All three keep it.

    Returns:
        An iterator of articles, with the attributes `errors`, `files_read` and `files_passed_over`.

    Raises:
        MissingPathError: At once, whatever `on_error` says, if there is nothing at the path, or a folder has no file to
            read: a wrong path must not look like an empty corpus.
        ReadError: At once likewise, if the path is a file with another name; later only when asked to raise.
        ValidationError: If `on_error` is something else.

    Example:
        >>> articles = read_articles("examples/articles")
        >>> dates = [str(article.published) for article in articles]
        >>> dates[:3], articles.files_read, articles.errors
        (['2025-08-14', '2025-08-07', '2025-08'], 10, ())
    """
    return ArticleReader(path, knowledge=knowledge, on_error=on_error)


def parse_bytes(data: bytes, origin: str, *, knowledge: KnowledgeBase | None = None) -> Article:
    """Parse what was read from one crawl file; line ends and a byte-order mark stay as they are.

    Args:
        data: UTF-8.
        origin: Where it was read from.
        knowledge: Who and what is known; the default is the packaged snapshot.

    Raises:
        ReadError: With the origin as its path, if there are no data, they are not UTF-8 (at the first wrong byte), or
            the header is malformed.

    Example:
        >>> parse_bytes(b"date 2025-13-45 Hello.", "crawl/a.txt")
        Traceback (most recent call last):
        atomcorpus.errors.ReadError: crawl/a.txt:1:6: '2025-13-45' is not a date: 13 is not a month from 1 to 12
    """
    if not data:
        raise ReadError("the file is empty", origin)
    try:
        return parse(_decoded(data), knowledge=knowledge, origin=origin)
    except ParseError as error:
        raise ReadError(error.reason, origin, line=error.line, column=error.column) from error


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        reason = f"not UTF-8: {error.reason} (0x{data[error.start]:02x})"
        raise ParseError(reason, before, len(before)) from None


class ArticleReader(Iterator[Article]):
    """The articles of one file or folder, in a fixed order; what `read_articles` returns.

    Attributes:
        path: What is read, with forward slashes.
        files_read: Number of files done with so far, those that could not be read included.
        files_passed_over: Number of files met so far whose names do not end in one of `SUFFIXES`.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, knowledge: KnowledgeBase | None = None, on_error: OnError = "collect"
    ) -> None:
        if on_error not in ("collect", "raise") and not callable(on_error):
            raise ValidationError(
                f"ArticleReader.on_error: expected 'collect', 'raise' or a function, not {on_error!r}"
            )
        self.path = PurePath(path).as_posix()
        self.files_read = 0
        self.files_passed_over = 0
        self._errors: list[ReadError] = []
        self._on_error = on_error
        self._knowledge = knowledge
        found = self._counted(found_in(path))
        first = next(found, None)
        if first is None:
            raise MissingPathError(f"a folder without a {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]} file", self.path)
        self._outcomes = self._read(chain((first,), found))

    @property
    def errors(self) -> tuple[ReadError, ...]:
        """What could not be read so far, in the order in which it was met."""
        return tuple(self._errors)

    def __next__(self) -> Article:
        for outcome in self._outcomes:
            if isinstance(outcome, Article):
                return outcome
            self._errors.append(outcome)
            if self._on_error == "raise":
                raise outcome
            if callable(self._on_error):
                self._on_error(outcome)
        raise StopIteration

    def _counted(self, found: Iterator[str | ReadError | None]) -> Iterator[str | ReadError]:
        for item in found:
            if item is None:
                self.files_passed_over += 1
            else:
                yield item

    def _read(self, found: Iterator[str | ReadError]) -> Iterator[Article | ReadError]:
        for item in found:
            if isinstance(item, ReadError):
                yield item
                continue
            yield from _read_file(item, self._knowledge)
            self.files_read += 1


def _read_file(path: str, knowledge: KnowledgeBase | None) -> Iterator[Article | ReadError]:
    """Articles and errors of one file, in its order."""
    try:
        if path.lower().endswith((".txt", ".txt.gz")):
            yield parse_bytes(read_bytes(path), path, knowledge=knowledge)
        else:
            yield from jsonl.records(path)
    except ReadError as error:
        yield error
