"""The column `record`: an article in its wire form but for the text, which has a column of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus._characters import storable
from atomcorpus._wire import decode_record, encode_article, encode_record
from atomcorpus.errors import FormatError

if TYPE_CHECKING:
    from atomcorpus.articles import Article

__all__ = ["from_stored", "storable", "to_stored"]


def to_stored(article: Article) -> str:
    """The article as JSON without its text; with it where the column of the text cannot hold it.

    Raises:
        FormatError: As `formats.json.dumps` does.

    Example:
        >>> from atomcorpus import Article
        >>> '"text":' in to_stored(Article(" "))
        False
    """
    encode = encode_record if storable(article.text) == article.text else encode_article
    return encode(article).decode()


def from_stored(record: str | None, text: str | None) -> Article:
    r"""The article of a record and its text.

    Raises:
        FormatError: If they are none, or do not belong together.

    Example:
        >>> from atomcorpus import Article
        >>> from_stored(to_stored(Article("\n", title="A blank page")), "\n").title
        'A blank page'
    """
    article = decode_record("null" if record is None else record, text)
    if text is None or storable(article.text) != text:
        raise FormatError("not the record of its text", ["its own text is another than that of the column @ $.text"])
    return article
