"""CSL-JSON, which Zotero, pandoc and other citation tools read: one item an article; written only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from atomcorpus._characters import on_one_line
from atomcorpus._files import whole_file
from atomcorpus.formats._json_array import json_array
from atomcorpus.formats._names import Unused, web_address

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from atomcorpus.articles import Article

__all__ = ["dumps", "write"]

# What CSL processors read as formatting, in any text of an item.
_TAG = re.compile(r"<(?=/?(?:i|b|sub|sup|sc|span)\b)", re.IGNORECASE)


def dumps(articles: Iterable[Article]) -> str:
    """Write articles as a CSL-JSON bibliography: an array, one item a line.

    A date has the parts that are known. Names of authors are not taken apart (`literal`). Of what is not known there is
    no key. A second article with the same text has a number after its id.

    Example:
        >>> from atomcorpus import Article, PartialDate
        >>> print(dumps([Article("", PartialDate(2025, 8), title="Open weights")]), end="")
        [
        {"id":"e3b0c44298fc1c149afbf4c8996fb924","type":"document","title":"Open weights",\
"issued":{"date-parts":[[2025,8]]}}
        ]
    """
    return "".join(_lines(articles))


def write(articles: Iterable[Article], path: str | os.PathLike[str]) -> None:
    """Write articles to a file, which appears whole or not at all; one after the other, never all in memory.

    Raises:
        ReadError: If the file cannot be written.
    """
    with whole_file(path) as file:
        file.writelines(line.encode() for line in _lines(articles))


def _lines(articles: Iterable[Article]) -> Iterator[str]:
    unused = Unused()
    return json_array(_item(article, unused(article.id)) for article in articles)


def _item(article: Article, item_id: str) -> dict[str, Any]:
    item = {
        "id": item_id,
        "type": _type(article),
        "title": article.title and _plain(article.title),
        "author": [{"literal": name} for name in map(_plain, article.authors) if name],
        "container-title": article.publisher and _plain(article.publisher),
        "issued": article.published and {"date-parts": [list(article.published.date_parts)]},
        "URL": web_address(article.url),
        "language": article.language and _plain(article.language),
    }
    return {key: value for key, value in item.items() if value}


def _type(article: Article) -> str:
    """The type that what is known allows: what an outlet publishes is an article of a newspaper, in print or not."""
    if article.publisher:
        return "article-newspaper"
    return "webpage" if web_address(article.url) else "document"


def _plain(text: str) -> str:
    """The text in one line, with a character in place of `<` where it would begin formatting."""
    return _TAG.sub("‹", on_one_line(text))
