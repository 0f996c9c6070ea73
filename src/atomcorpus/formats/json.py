"""JSON, the wire format: one object an article, described in the reference and by a JSON Schema."""

from __future__ import annotations

import json
import os
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from atomcorpus._files import read_bytes, whole_file
from atomcorpus._wire import decode_article, encode_article
from atomcorpus.errors import FormatError, ReadError

if TYPE_CHECKING:
    from atomcorpus.articles import Article

__all__ = ["LINE_BYTES", "dumps", "loads", "read", "schema", "too_long", "write"]

LINE_BYTES = 100_000_000
"""How long the JSON of an article may be where nothing else is said; to read it takes several times the memory."""


def dumps(article: Article) -> str:
    """Write an article as JSON on one line; equal articles give equal strings.

    Returns:
        JSON that UTF-8 can always encode; offsets in it count code points.

    Raises:
        FormatError: If the format cannot hold the article: two different entities in it have the same id, a string has
            a surrogate pair as two characters, or a number has thousands of digits.

    Example:
        >>> from atomcorpus import Article
        >>> dumps(Article(""))[:62]
        '{"schema":"atomcorpus.article/2","offset_unit":"code_point","i'
    """
    return encode_article(article).decode()


def loads(data: str | bytes) -> Article:
    """Read an article from JSON, strictly: `dumps` writes back what was read, or it is refused.

    Args:
        data: JSON as a string or as UTF-8.

    Raises:
        FormatError: If it is no such article, with every fault as `problem @ $.path`.

    Example:
        >>> from atomcorpus import Article
        >>> loads(dumps(Article("", title="Untitled"))).title
        'Untitled'
        >>> loads('{"schema": "atomcorpus.article/7"}')
        Traceback (most recent call last):
        atomcorpus.errors.FormatError: atomcorpus.article/7 is newer than atomcorpus.article/2, which this version of \
atomcorpus reads: 1 problem
          expected 'atomcorpus.article/2', not 'atomcorpus.article/7' @ $.schema
    """
    return decode_article(data)


def write(article: Article, path: str | os.PathLike[str]) -> None:
    """Write an article to a file, which appears whole or not at all.

    Raises:
        FormatError: As `dumps` does; the file is then as it was.
        ReadError: If the file cannot be written.
    """
    line = encode_article(article)
    with whole_file(path) as file:
        file.write(line + b"\n")


def read(path: str | os.PathLike[str], *, line_bytes: int = LINE_BYTES) -> Article:
    """Read an article from a file.

    Args:
        path: The file.
        line_bytes: How many bytes of it are taken at most.

    Raises:
        MissingPathError: If there is no such file.
        ReadError: If it cannot be read, is too long or is no article; its cause is then the `FormatError`.
    """
    data = read_bytes(path, line_bytes)
    if len(data) > line_bytes:
        raise ReadError(too_long(line_bytes), os.fspath(path))
    try:
        return loads(data)
    except FormatError as error:
        raise ReadError(str(error), os.fspath(path)) from error


def too_long(line_bytes: int) -> str:
    """What an error says of a line, or a file, with more bytes than are taken.

    Example:
        >>> too_long(1_000)
        'the line has more than 1,000 bytes (the limit line_bytes)'
    """
    return f"the line has more than {line_bytes:,} bytes (the limit line_bytes)"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the format, as it lies in the package.

    It says all that can be said of form. What needs the whole article (ids that lead somewhere, spans inside the text,
    the hash in `id`) is checked by `loads` alone.

    Example:
        >>> schema()["properties"]["offset_unit"]["const"]
        'code_point'
    """
    made: dict[str, Any] = json.loads(files("atomcorpus.formats").joinpath("article.schema.json").read_bytes())
    return made
