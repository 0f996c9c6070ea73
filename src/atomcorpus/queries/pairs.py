"""`cooccurrence`: what is named together."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Literal, get_args

from attrs import frozen

from atomcorpus._repr import record_repr
from atomcorpus.annotations import LinkStatus
from atomcorpus.dimensions import kind_of
from atomcorpus.excerpts import blocks_of, sentences_of
from atomcorpus.plots import matrix_chart
from atomcorpus.queries.arguments import check_choice, check_count, check_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    import altair as alt

    from atomcorpus.annotations import Mention
    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity

__all__ = ["Cooccurrence", "PairCount", "cooccurrence"]

Within = Literal["sentence", "paragraph", "article"]

_CROWD = 500  # distinct entities; the pairs of more are a list's and too many to count
_PLOTTED = 60  # pairs; more are no picture
_Key = tuple[str, str]


@frozen
class PairCount:
    """How often two entities are named together.

    Attributes:
        first: The one whose id comes first.
        second: The other one.
        total: Number of sentences, paragraphs or articles that name both.
        articles: Number of articles that have one.
    """

    first: Entity
    second: Entity
    total: int
    articles: int

    __repr__ = record_repr


@frozen(kw_only=True)
class Cooccurrence:
    """What is named together.

    Attributes:
        within: What two entities have to share.
        pairs: Most frequent first, equal ones by ids.
        distinct: Number of different pairs, those beyond the `top` included.
        crowded: Number of sentences, paragraphs or articles with more than 500 distinct entities, which are left out.
    """

    within: Within
    pairs: tuple[PairCount, ...]
    distinct: int
    crowded: int

    __repr__ = record_repr

    def __iter__(self) -> Iterator[PairCount]:
        return iter(self.pairs)

    def rows(self) -> list[dict[str, Any]]:
        """One dictionary a pair, for tables and graphs."""
        return [
            {
                "first": pair.first.name,
                "first_id": pair.first.id,
                "second": pair.second.name,
                "second_id": pair.second.id,
                "total": pair.total,
                "articles": pair.articles,
            }
            for pair in self.pairs
        ]

    def plot(self) -> alt.LayerChart:
        """A matrix of the most frequent 60 pairs; it needs the extra `plot`.

        Raises:
            MissingExtraError: If altair is not installed.
        """
        return matrix_chart(self.rows()[:_PLOTTED], "first", "second", "total")


def cooccurrence(
    articles: Iterable[Article],
    *,
    within: Within = "sentence",
    kinds: Iterable[str] | None = None,
    top: int | None = None,
) -> Cooccurrence:
    """Count which entities are named in the same sentence, paragraph (or heading) or article.

    However often a sentence names two, it counts once. Ambiguous mentions are left out, and a family is itself, never
    one of its models.

    The memory that this takes grows with the number of distinct pairs, not of articles; fewer `kinds` keep it small,
    `top` only shortens the answer.

    Args:
        articles: Any iterable; gone through once.
        within: sentence, paragraph or article.
        kinds: Kinds of actors and levels of AI models that count, as in `["company", "person"]` or `ModelLevel` for all
            AI models; all when None.
        top: Number of pairs to return; all when None.

    Raises:
        ValidationError: If an argument is none of these.

    Example:
        >>> from atomcorpus import parse
        >>> articles = [parse("OpenAI released gpt-oss-120b. Alibaba did not. OpenAI hosts gpt-oss-120b.")]
        >>> [(pair.first.name, pair.second.name, pair.total) for pair in cooccurrence(articles)]
        [('OpenAI', 'gpt-oss-120b', 2)]
    """
    check_choice("cooccurrence.within", within, get_args(Within))
    chosen = check_kinds("cooccurrence.kinds", kinds)
    if top is not None:
        check_count("cooccurrence.top", top, 1)
    entities: dict[_Key, Entity] = {}
    totals, in_articles = Counter[tuple[_Key, _Key]](), Counter[tuple[_Key, _Key]]()
    crowded = 0
    for article in articles:
        of_article = Counter[tuple[_Key, _Key]]()
        for unit in _units(article, within, chosen):
            if len(unit) > _CROWD:
                crowded += 1
            elif len(unit) > 1:
                for key in unit:
                    entities.setdefault(key, unit[key])
                of_article.update(combinations(sorted(unit), 2))
        totals.update(of_article)
        in_articles.update(of_article.keys())
    ranked = sorted(totals, key=lambda pair: (-totals[pair], pair))[:top]
    pairs = (PairCount(entities[pair[0]], entities[pair[1]], totals[pair], in_articles[pair]) for pair in ranked)
    return Cooccurrence(within=within, pairs=tuple(pairs), distinct=len(totals), crowded=crowded)


def _units(article: Article, within: Within, kinds: frozenset[str] | None) -> Iterable[dict[_Key, Entity]]:
    """The entities of each sentence, paragraph or article, by id and class."""
    mentions = [mention for mention in article.mentions if mention.status is not LinkStatus.AMBIGUOUS]
    units: dict[object, dict[_Key, Entity]] = {}
    for mention, place in zip(mentions, _places(article, mentions, within), strict=True):
        entity = mention.entity
        if kinds is None or kind_of(entity) in kinds:
            units.setdefault(place, {}).setdefault((entity.id, type(entity).__name__), entity)
    return units.values()


def _places(article: Article, mentions: list[Mention], within: Within) -> Iterable[object]:
    """What tells the sentence, paragraph or article of each mention, which come in text order."""
    if within == "sentence":
        return sentences_of(article, [mention.span for mention in mentions])
    if within == "article":
        return [None] * len(mentions)
    starts = [block.start for block in blocks_of(article)]
    return [bisect_right(starts, mention.span.start) for mention in mentions]
