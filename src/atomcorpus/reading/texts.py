"""Files that are one text: crawl text as it is, Markdown with what its front matter says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from atomcorpus.errors import ParseError, ReadError
from atomcorpus.layout import parse_markdown
from atomcorpus.layout import parse_text as parse_layout
from atomcorpus.reading.decoding import decode
from atomcorpus.reading.faults import unforeseen
from atomcorpus.reading.front_matter import with_front_matter
from atomcorpus.reading.names import with_name
from atomcorpus.reading.options import Options, name_origin, parse_text
from atomcorpus.reading.unpacking import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.articles import Article
    from atomcorpus.knowledge import KnowledgeBase
    from atomcorpus.layout import Layout, Markup
    from atomcorpus.pipeline import LayoutFinder

__all__ = ["decode_file", "located", "parse_bytes", "read_crawl_text", "read_markdown"]


def read_crawl_text(path: str, options: Options) -> Iterator[Article | ReadError]:
    """The one article of a file in the crawl format; one with front matter is read as `read_markdown` does.

    Raises:
        ReadError: If it cannot be read, is empty or in an unknown encoding, or its header is malformed.
        MissingExtraError: If there is front matter in YAML, and PyYAML is not installed.
    """
    data = read_whole(path, options.limits)
    if not data.removeprefix(b"\xef\xbb\xbf").startswith((b"---", b"+++")):
        yield with_name(_article(data, path, options), path, options)
        return
    text, charset = decode_file(data, path, options)
    layout = parse_layout(text, options.markup)
    yield from _with_fields(text, layout, charset, path, options)


def parse_bytes(  # noqa: PLR0913 - those of read_articles that a text needs
    data: bytes,
    origin: str,
    *,
    knowledge: KnowledgeBase | None = None,
    encoding: str | None = None,
    errors: str = "strict",
    markup: Markup = "auto",
    all_languages: bool = False,
) -> Article:
    """Parse what was read from one crawl file; line ends and a byte-order mark stay as they are.

    Args:
        data: UTF-8, or what `encoding` says.
        origin: Where it was read from.
        knowledge: Who and what is known; the default is the packaged snapshot.
        encoding: What data that are not UTF-8 are in, as for `read_articles`. So for all that follow.
        errors: What becomes of bytes that cannot be decoded.
        markup: What the body is written in.
        all_languages: Whether anything is looked for in a text that is not in English.

    Raises:
        ReadError: With the origin as its path, if there are no data, they are in no encoding that may be tried (at the
            first byte that is not UTF-8), or the header is malformed.
        ValidationError: If there is no such encoding.
        MissingExtraError: If encodings are to be detected and the library for it is not installed.

    Example:
        >>> parse_bytes(b"date 2025-13-45 Hello.", "crawl/a.txt")
        Traceback (most recent call last):
        atomcorpus.errors.ReadError: crawl/a.txt:1:6: '2025-13-45' is not a date: 13 is not a month from 1 to 12
    """
    options = Options(knowledge=knowledge, encoding=encoding, errors=errors, markup=markup, all_languages=all_languages)
    try:
        return _article(data, origin, options)
    except ReadError:
        raise
    except Exception as error:
        raise unforeseen(error, origin) from error


def _article(data: bytes, path: str, options: Options) -> Article:
    text, charset = decode_file(data, path, options)
    try:
        return parse_text(text, name_origin(path, charset=charset), options, _layout_finder(options))
    except ParseError as error:
        raise located(error, path) from error


def _layout_finder(options: Options) -> LayoutFinder | None:
    """What finds the layout of a text that has a markup; None where the text itself says which, as parsers expect."""
    return None if options.markup == "auto" else partial(parse_layout, markup=options.markup)


def decode_file(data: bytes, path: str, options: Options, declared: str | None = None) -> tuple[str, str | None]:
    """The text of a file, and its encoding where it is not UTF-8; see `decode`.

    Raises:
        ReadError: If there are no data, or they are in no encoding that may be tried.
    """
    if not data:
        raise ReadError("the file is empty", path)
    try:
        return decode(data, options.encoding, declared, options.errors)
    except ParseError as error:
        raise located(error, path) from error


def located(error: ParseError, path: str) -> ReadError:
    """The error of a text as that of the file that holds nothing else."""
    return ReadError(error.reason, path, line=error.line, column=error.column)


# --- Markdown ---------------------------------------------------------------------------------------------------------
def read_markdown(path: str, options: Options) -> Iterator[Article | ReadError]:
    """The one article of a Markdown file; fields come from its front matter, and what is wrong with that comes first.

    Raises:
        ReadError: As `read_crawl_text` does; or if the front matter is too long.
        MissingExtraError: If there is front matter in YAML, and PyYAML is not installed.
    """
    text, charset = decode_file(read_whole(path, options.limits), path, options)
    yield from _with_fields(text, parse_markdown(text), charset, path, options)


def _with_fields(
    text: str, layout: Layout, charset: str | None, path: str, options: Options
) -> Iterator[Article | ReadError]:
    """The article of a text with what its front matter says, after what is wrong with that."""
    layout, faults = with_front_matter(text, layout, path, options)
    yield from faults
    article = parse_text(text, name_origin(path, charset=charset), options, lambda _: layout)
    yield with_name(article, path, options)
