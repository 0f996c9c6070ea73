"""Files that are one text: crawl text as it is, Markdown with what its front matter says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atomcorpus._extras import import_extra
from atomcorpus.errors import ParseError, ReadError
from atomcorpus.layout import parse_markdown
from atomcorpus.reading.columns import described, find_metadata
from atomcorpus.reading.decoding import decode
from atomcorpus.reading.faults import in_words, unforeseen
from atomcorpus.reading.options import Options, name_origin, parse_text
from atomcorpus.reading.unpacking import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.articles import Article
    from atomcorpus.knowledge import KnowledgeBase
    from atomcorpus.layout import Layout

__all__ = ["decode_file", "located", "parse_bytes", "read_crawl_text", "read_markdown"]


def read_crawl_text(path: str, options: Options) -> Iterator[Article]:
    """The one article of a file in the crawl format.

    Raises:
        ReadError: If it cannot be read, is empty or in an unknown encoding, or its header is malformed.
    """
    yield _article(read_whole(path, options.limits), path, options)


def parse_bytes(
    data: bytes,
    origin: str,
    *,
    knowledge: KnowledgeBase | None = None,
    encoding: str | None = None,
    errors: str = "strict",
) -> Article:
    """Parse what was read from one crawl file; line ends and a byte-order mark stay as they are.

    Args:
        data: UTF-8, or what `encoding` says.
        origin: Where it was read from.
        knowledge: Who and what is known; the default is the packaged snapshot.
        encoding: What data that are not UTF-8 are in, as for `read_articles`.
        errors: What becomes of bytes that cannot be decoded, likewise.

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
    options = Options(knowledge=knowledge, encoding=encoding, errors=errors)
    try:
        return _article(data, origin, options)
    except ReadError:
        raise
    except Exception as error:
        raise unforeseen(error, origin) from error


def _article(data: bytes, path: str, options: Options) -> Article:
    text, charset = decode_file(data, path, options)
    try:
        return parse_text(text, name_origin(path, charset=charset), options)
    except ParseError as error:
        raise located(error, path) from error


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
def read_markdown(path: str, options: Options) -> Iterator[Article]:
    """The one article of a Markdown file; fields come from its front matter.

    Raises:
        ReadError: As `read_crawl_text` does; or if the front matter is too long, no YAML, or has values of other types.
    """
    text, charset = decode_file(read_whole(path, options.limits), path, options)
    layout = parse_markdown(text)
    try:
        said = _front_matter(text, layout, path, options)
        layout = described(layout, said, find_metadata(said, options.columns))
    except ParseError as error:
        raise ReadError(f"front matter: {error.reason}", path, line=error.line) from error
    yield parse_text(text, name_origin(path, charset=charset), options, lambda _: layout)


def _front_matter(text: str, layout: Layout, path: str, options: Options) -> dict[str, Any]:
    """What the header of a Markdown text says, by key; all values are strings as they were written, or made of some."""
    source = layout.header.of(text).lstrip("\ufeff") if layout.header else ""
    if not source:
        return {}
    if len(source.encode()) > options.limits.header_bytes:
        raise ReadError(options.limits.exceeded("header_bytes"), path)
    yaml = import_extra("yaml", "PyYAML", "markdown")
    at = 0
    try:
        # Neither the loader in C, which crashes on deep nesting, nor one that makes dates and numbers of strings.
        loader = yaml.BaseLoader(source.removesuffix("---").removesuffix("..."))
        try:
            made = loader.get_single_data()
        finally:
            at = loader.index
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = f"not YAML: {getattr(error, 'problem', None) or 'it breaks the grammar'}"
        raise ParseError(reason, source, mark.index if mark else 0) from error
    except RecursionError as error:
        raise ParseError("not YAML: nested too deeply", source, 0) from error
    except Exception as error:
        if isinstance(error, MemoryError):
            raise
        raise ParseError(f"not YAML: {in_words(error)}", source, at) from error  # an escape of no character, say
    if made is None or made == "":
        return {}
    if not isinstance(made, dict):
        raise ParseError("expected keys with values", source, 0)
    return {key: None if value in _NULLS else value for key, value in made.items() if isinstance(key, str)}


_NULLS = ("", "~", "null", "Null", "NULL")  # as YAML 1.2 writes nothing
