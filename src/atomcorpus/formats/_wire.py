"""Where the wire format was; it has moved to `_wire`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atomcorpus._wire import OFFSET_UNIT, SCHEMA, encode_article
from atomcorpus._wire.strict import article_from_data
from atomcorpus._wire.text import decode

if TYPE_CHECKING:
    from atomcorpus.articles import Article

__all__ = ["OFFSET_UNIT", "SCHEMA", "article_from_data", "article_to_data"]


def article_to_data(article: Article) -> dict[str, Any]:
    """The plain data of an article."""
    data: dict[str, Any] = decode(encode_article(article))
    return data
