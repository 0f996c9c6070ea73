"""`first_mention`: the earliest article that names an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from atomcorpus._repr import record_repr
from atomcorpus.dimensions import outlet_of
from atomcorpus.excerpts import excerpts_of
from atomcorpus.matching import entity_matcher

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from atomcorpus.annotations import Mention
    from atomcorpus.articles import Article
    from atomcorpus.dates import PartialDate
    from atomcorpus.entities import Entity
    from atomcorpus.knowledge import KnowledgeBase
    from atomcorpus.spans import Span

__all__ = ["FirstMention", "comes_before", "first_mention"]


@frozen(kw_only=True)
class FirstMention:
    """The earliest article that names something, and where it does.

    Attributes:
        article_id: Its id.
        published: Its date; None when no article that names it has one.
        publisher: Name of the outlet, or host of the address.
        origin: Where it was read from.
        name: The name as it is written there.
        span: Where that stands in the article.
        sentence: The sentence of it; of a long one the 400 code points around the name.
        maybe_earlier: The date of another article that names it and may be from before this one, because that date has
            fewer parts; None when there is no such article, and then the first mention is within `published`.
        undated: Number of articles that name it and have no date, which may be from before as well.
    """

    article_id: str
    published: PartialDate | None
    publisher: str | None
    origin: str | None
    name: str
    span: Span
    sentence: str
    maybe_earlier: PartialDate | None
    undated: int

    __repr__ = record_repr

    def row(self) -> dict[str, Any]:
        """One dictionary of plain values, for tables."""
        return {
            "article_id": self.article_id,
            "published": self.published and self.published.isoformat(),
            "publisher": self.publisher,
            "origin": self.origin,
            "name": self.name,
            "start": self.span.start,
            "end": self.span.end,
            "sentence": self.sentence,
            "maybe_earlier": self.maybe_earlier and self.maybe_earlier.isoformat(),
            "undated": self.undated,
        }


def first_mention(
    articles: Iterable[Article], entity: str | Entity, *, knowledge: KnowledgeBase | None = None
) -> FirstMention | None:
    r"""Find the earliest article that names an entity.

    Dates are compared by the last day that each may mean, so the answer is what is certain: something was named by
    then. A "2025" may be from before or after a "2025-03"; the latter is returned, with the former in `maybe_earlier`.
    Of articles with the same last day the one whose date says more is taken, of equal dates the first in the stream.
    One article is kept at a time.

    Args:
        articles: Any iterable; gone through once.
        entity: A name, id or record as `entity_matcher` takes it; ambiguous mentions count when all their candidates
            are meant.
        knowledge: Where the entity is looked up; the packaged knowledge base when None.

    Returns:
        The mention; of articles without a date the first in the stream when no dated one names it; None when none does.

    Raises:
        UnknownEntityError: If the knowledge base does not list the name and no article has it.

    Example:
        >>> from atomcorpus import parse
        >>> dates = ["2025-03-02", "2025", "2025-03-01"]
        >>> first = first_mention([parse(f"date {date}\n\nThen came Qwen3-8B. Enough.") for date in dates], "Qwen3")
        >>> str(first.published), first.name, first.sentence, str(first.maybe_earlier)
        ('2025-03-01', 'Qwen3-8B', 'Then came Qwen3-8B.', '2025')
    """
    matcher = entity_matcher(entity, knowledge)
    best: tuple[Article, Mention] | None = None
    widest: PartialDate | None = None
    undated = 0
    for article in articles:
        mention = next(filter(matcher.names, article.mentions), None)
        if mention is None:
            continue
        if article.published is None:
            undated += 1
        elif widest is None or article.published.earliest < widest.earliest:
            widest = article.published
        if best is None or comes_before(article, best[0]):
            best = article, mention
    matcher.check()
    return None if best is None else _first_mention(*best, widest, undated)


def comes_before(article: Article, other: Article) -> bool:
    """Whether an article is certain to be from an earlier day than another one is, or its date says more."""
    if article.published is None or other.published is None:
        return article.published is not None
    return _rank(article.published) < _rank(other.published)


def _rank(published: PartialDate) -> tuple[int, int]:
    return published.latest.toordinal(), -published.earliest.toordinal()


def _first_mention(article: Article, mention: Mention, widest: PartialDate | None, undated: int) -> FirstMention:
    (sentence,) = excerpts_of(article, [mention.span])
    published = article.published
    return FirstMention(
        article_id=article.id,
        published=published,
        publisher=outlet_of(article),
        origin=article.origin,
        name=article.words(mention),
        span=mention.span,
        sentence=sentence,
        maybe_earlier=widest if widest and published and widest.earliest < published.earliest else None,
        undated=undated - (published is None),
    )
