"""A row of other people's data as an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atomcorpus.errors import ParseError
from atomcorpus.layout import parse_text as parse_layout
from atomcorpus.reading.columns import described, text_of
from atomcorpus.reading.options import name_origin, parse_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atomcorpus.articles import Article
    from atomcorpus.layout import Layout
    from atomcorpus.reading.options import Options

__all__ = ["parse_row"]


def parse_row(  # noqa: PLR0913, PLR0917 - a row, what its columns are, where it stands, and how to read it
    row: Mapping[str, Any], text: str, metadata: Mapping[str, str], path: str, number: int, options: Options
) -> tuple[Article, list[ParseError]]:
    """Parse the text of a row, which is in the crawl format or has markup, and take the fields from its other columns.

    Args:
        row: Values by column.
        text: The column of the text.
        metadata: The columns of other fields, by field.
        path: The file.
        number: Line or row in it, 1-based.
        options: How to parse.

    Returns:
        The article, and what is wrong with dates, which cost it nothing else.

    Raises:
        ParseError: If another value is not what its field takes, or the text has a malformed header.
    """
    body = text_of(row, text)
    if len(body) * 4 > options.limits.text_bytes and len(_utf8(body)) > options.limits.text_bytes:
        raise ParseError(f"column {text!r}: {options.limits.exceeded('text_bytes')}", "", 0)

    faults: list[ParseError] = []

    def find_layout(given: str) -> Layout:
        faults.clear()
        return described(parse_layout(given, options.markup), row, metadata, faults)

    article = parse_text(body, name_origin(path, number), options, find_layout)
    return article, [_without_it(fault) for fault in faults]


def _without_it(fault: ParseError) -> ParseError:
    told = ParseError(f"{fault.reason}; the text is read without it", "", 0)
    told.__cause__ = fault
    return told


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
