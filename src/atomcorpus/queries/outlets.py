"""`who_cites_whom`: outlets, the sources that they cite, and through whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from atomcorpus._repr import record_repr
from atomcorpus.annotations import SourceKind
from atomcorpus.dimensions import outlet_of
from atomcorpus.plots import bar_chart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    import altair as alt

    from atomcorpus.articles import Article
    from atomcorpus.entities import Actor

__all__ = ["CitedSource", "OutletSources", "WhoCitesWhom", "who_cites_whom"]


@frozen(kw_only=True)
class CitedSource:
    """How often an outlet cites somebody.

    Attributes:
        outlet: Publisher of the articles, or the host of their addresses; None when neither is known.
        source: Who is cited.
        via: Who relays it ("told Reuters"); None when nobody does.
        total: Number of citations.
        articles: Number of articles that have one.
    """

    outlet: str | None
    source: Actor
    via: Actor | None
    total: int
    articles: int

    __repr__ = record_repr


@frozen(kw_only=True)
class OutletSources:
    """How an outlet names its sources; numbers of citations.

    Attributes:
        outlet: As in `CitedSource`.
        articles: Number of its articles, those without citations too.
        citations: Number of all its citations: the sum of the five kinds that follow.
        named: Citations whose source has a name.
        anonymous: Citations whose source is described only.
        pronoun: Citations whose source is a pronoun.
        document: Citations of a document.
        none: Citations without any source.
    """

    outlet: str | None
    articles: int
    citations: int
    named: int
    anonymous: int
    pronoun: int
    document: int
    none: int

    __repr__ = record_repr


@frozen
class WhoCitesWhom:
    """Who cites whom, and how.

    Attributes:
        edges: Citations that lead to an actor, most frequent first (equal ones by outlet, then ids).
        outlets: All outlets, the one with most citations first (equal ones by name).
    """

    edges: tuple[CitedSource, ...]
    outlets: tuple[OutletSources, ...]

    __repr__ = record_repr

    def __iter__(self) -> Iterator[CitedSource]:
        return iter(self.edges)

    def rows(self) -> list[dict[str, Any]]:
        """One dictionary an edge, for tables and graphs."""
        return [
            {
                "outlet": edge.outlet,
                "source": edge.source.name,
                "source_id": edge.source.id,
                "via": edge.via and edge.via.name,
                "via_id": edge.via and edge.via.id,
                "total": edge.total,
                "articles": edge.articles,
            }
            for edge in self.edges
        ]

    def outlet_rows(self) -> list[dict[str, Any]]:
        """One dictionary an outlet, likewise."""
        counts = ("articles", "citations", *map(str, SourceKind))
        return [{"outlet": one.outlet, **{name: getattr(one, name) for name in counts}} for one in self.outlets]

    def plot(self) -> alt.Chart:
        """The most cited sources as bars, coloured by outlet; it needs the extra `plot`.

        Raises:
            MissingExtraError: If altair is not installed.
        """
        rows = ({**row, "outlet": row["outlet"] or "not known"} for row in self.rows())
        return bar_chart(rows, "source", "total", group="outlet")


_Edge = tuple[str | None, str, str | None]


def who_cites_whom(articles: Iterable[Article]) -> WhoCitesWhom:
    """Count which outlet cites which actor, and through whom; and how many named and anonymous sources each one has.

    The memory that this takes grows with the number of distinct triples of outlet, source and relay, not of articles.

    Args:
        articles: Any iterable; gone through once.

    Example:
        >>> from attrs import evolve
        >>> from atomcorpus import parse
        >>> article = parse("Critics said that it is late. Jane Doe told Reuters that it works.")
        >>> answer = who_cites_whom([evolve(article, url="https://news.example/a")])
        >>> [(edge.outlet, edge.source.name, edge.via.name, edge.total) for edge in answer]
        [('news.example', 'Jane Doe', 'Reuters', 1)]
        >>> [(one.outlet, one.named, one.anonymous) for one in answer.outlets]
        [('news.example', 1, 1)]
    """
    actors: dict[str, Actor] = {}
    totals, in_articles, sizes = Counter[_Edge](), Counter[_Edge](), Counter["str | None"]()
    kinds: dict[str | None, Counter[SourceKind]] = defaultdict(Counter)
    for article in articles:
        outlet = outlet_of(article)
        sizes[outlet] += 1
        edges = Counter[_Edge]()
        for citation in article.citations:
            kinds[outlet][citation.source.kind] += 1
            source, via = citation.source.actor, citation.via
            if source is not None:
                edges[outlet, source.id, via.id if via else None] += 1
                for actor in (source, via):
                    if actor is not None:
                        actors.setdefault(actor.id, actor)
        totals.update(edges)
        in_articles.update(edges.keys())
    return WhoCitesWhom(_edges(totals, in_articles, actors), _outlets(sizes, kinds))


def _edges(totals: Counter[_Edge], in_articles: Counter[_Edge], actors: dict[str, Actor]) -> tuple[CitedSource, ...]:
    ranked = sorted(totals, key=lambda edge: (-totals[edge], *(part or "" for part in edge)))
    return tuple(
        CitedSource(
            outlet=edge[0],
            source=actors[edge[1]],
            via=None if edge[2] is None else actors[edge[2]],
            total=totals[edge],
            articles=in_articles[edge],
        )
        for edge in ranked
    )


def _outlets(sizes: Counter[str | None], kinds: dict[str | None, Counter[SourceKind]]) -> tuple[OutletSources, ...]:
    ranked = sorted(sizes, key=lambda outlet: (-kinds[outlet].total(), outlet or ""))
    return tuple(
        OutletSources(
            outlet=outlet,
            articles=sizes[outlet],
            citations=kinds[outlet].total(),
            **{str(kind): kinds[outlet][kind] for kind in SourceKind},
        )
        for outlet in ranked
    )
