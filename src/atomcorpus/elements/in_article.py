"""What all elements have: the article in which they stand, their place and words there, and the sentence.

An article gives its own elements, so this package lies below it and knows it by its shape.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from attrs import Factory, field, frozen

from atomcorpus._repr import one_line, place, quoted
from atomcorpus._validate import fault, shown
from atomcorpus.annotations import Citation
from atomcorpus.excerpts import excerpts_of
from atomcorpus.facts import Event
from atomcorpus.spans import HasText, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attrs import Attribute

    from atomcorpus.articles import Article
    from atomcorpus.dates import PartialDate

__all__ = ["InArticle", "Sentences", "beginning_of", "origin_of", "outlet_of"]

_SHOWN = 40  # code points of the words in a repr


def outlet_of(article: Article) -> str | None:
    """The article's publisher, or else the host of its address, without `www.`; None when it has neither.

    Example:
        >>> from atomcorpus import Article
        >>> outlet_of(Article("", url="https://www.news.example/a.html"))
        'news.example'
    """
    if article.publisher or not article.url:
        return article.publisher
    try:
        host = urlsplit(article.url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


class Sentences:
    """The sentences in which all elements of one kind begin in one article, found when the first is asked for."""

    def __init__(self, article: Article, among: str) -> None:
        """Take the field of the article in which they are."""
        self._article = article
        self._among = among

    @cached_property
    def around(self) -> dict[Span, str]:
        """Place to its sentence."""
        places = tuple(map(_place, getattr(self._article, self._among)))
        return dict(zip(places, excerpts_of(self._article, places), strict=True))


def _place(found: Any) -> Span:
    """Where something is: from its first code point to its last."""
    if isinstance(found, Citation):
        return found.span
    span: Span = found.trigger if isinstance(found, Event) else found.span
    return span


def _an_article(record: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, HasText):
        raise fault(record, attribute.name, f"expected Article, not {shown(value)}")


@frozen
class InArticle:
    """Something that stands in an article, and what is known of it from there."""

    _AMONG: ClassVar[str]
    """The field of the article that holds what it is."""

    article: Article = field(validator=_an_article)
    # One for all of a kind in an article, so that its sentences are found once.
    _sentences: Sentences = field(
        default=Factory(lambda one: Sentences(one.article, one._AMONG), takes_self=True),  # noqa: SLF001 - its own
        kw_only=True,
        alias="sentences",
        eq=False,
        repr=False,
    )

    def __repr__(self) -> str:
        return one_line(self, beginning_of(self.article, self.span), place(self.span), origin_of(self.article))

    @property
    def span(self) -> Span:
        """Its place in the article's text."""
        raise NotImplementedError

    @property
    def text(self) -> str:
        """The words as they are seen."""
        return self.article.words(self.span)

    @property
    def sentence(self) -> str:
        """The sentence in which it begins; of a long one the 400 code points around its beginning."""
        return self._sentences.around[self.span]

    @property
    def published(self) -> PartialDate | None:
        """The article's date."""
        return self.article.published

    @property
    def publisher(self) -> str | None:
        """The article's publisher, or the host of its address."""
        return outlet_of(self.article)

    @classmethod
    def all_in(cls, articles: Iterable[Article]) -> Iterator[Any]:
        """All there are, each in its article, in the order of the stream."""
        element: Any = cls  # a subclass, which has a field for what it is
        for article in articles:
            sentences = Sentences(article, cls._AMONG)
            for found in getattr(article, cls._AMONG):
                yield element(article, found, sentences=sentences)


def beginning_of(article: Article, span: Span) -> str:
    """The first words of a stretch, as a repr says them."""
    return quoted(article.words(Span(span.start, min(span.end, span.start + _SHOWN))), _SHOWN)


def origin_of(article: Article) -> str:
    """Where an article is from, as a repr says it; empty when that is not known."""
    return f"in {quoted(article.origin, 40)}" if article.origin else ""
