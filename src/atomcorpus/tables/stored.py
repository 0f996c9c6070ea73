"""The column `record`: an article in its wire form but for the text, which has a column of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from atomcorpus.errors import FormatError
from atomcorpus.formats._json_text import decode, encode
from atomcorpus.formats._wire import article_from_data, article_to_data

if TYPE_CHECKING:
    from atomcorpus.articles import Article

__all__ = ["from_stored", "storable", "to_stored"]

_SURROGATE = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    r"""The text with U+FFFD for each lone surrogate, which UTF-8 cannot hold; offsets stay what they are.

    Example:
        >>> storable("a\ud83d!") == "a\ufffd!"
        True
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def to_stored(article: Article) -> str:
    """The article as JSON without its text; with it where the column of the text cannot hold it.

    Raises:
        FormatError: As `formats.json.dumps` does.

    Example:
        >>> from atomcorpus import Article
        >>> '"text":' in to_stored(Article(" "))
        False
    """
    data = article_to_data(article)
    if storable(article.text) == article.text:
        del data["text"]
    return encode(data)


def from_stored(record: str | None, text: str | None) -> Article:
    r"""The article of a record and its text.

    Raises:
        FormatError: If they are none, or do not belong together.

    Example:
        >>> from atomcorpus import Article
        >>> from_stored(to_stored(Article("\n", title="A blank page")), "\n").title
        'A blank page'
    """
    data: Any = None if record is None else decode(record)
    if type(data) is not dict:
        return article_from_data(data)
    if "text" not in data:
        return article_from_data(data | {"text": text})
    article = article_from_data(data)
    if storable(article.text) != text or article.text == text:
        raise FormatError(
            "not the record of its text", ["a text that UTF-8 can hold stands in its column only @ $.text"]
        )
    return article
