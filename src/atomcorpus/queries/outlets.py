"""`who_cites_whom`: outlets, the sources that they cite, through whom, and whose pages they lead to."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from attrs import frozen

from atomcorpus._repr import record_repr
from atomcorpus.annotations import SourceKind, ViaBasis
from atomcorpus.dimensions import outlet_of
from atomcorpus.plots import bar_chart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import altair as alt

    from atomcorpus.articles import Article
    from atomcorpus.entities import Actor

__all__ = ["CitedSource", "LinkedOutlet", "OutletSources", "WhoCitesWhom", "who_cites_whom"]


@frozen(kw_only=True)
class CitedSource:
    """How often an outlet cites somebody.

    Attributes:
        outlet: Publisher of the articles, or the host of their addresses; None when neither is known.
        source: Who is cited.
        via: Who relays it ("told Reuters"); None when nobody does.
        total: Number of citations.
        articles: Number of articles that have one.
        by_link: Of the citations those of which only a link says who relays them, and no word.
    """

    outlet: str | None
    source: Actor
    via: Actor | None
    total: int
    articles: int
    by_link: int = 0

    __repr__ = record_repr


@frozen(kw_only=True)
class LinkedOutlet:
    """How often an outlet leads its readers to pages of somebody.

    Attributes:
        outlet: As in `CitedSource`.
        linked: The medium or organisation whose pages they are.
        total: Number of links.
        articles: Number of articles that have one.
    """

    outlet: str | None
    linked: Actor
    total: int
    articles: int

    __repr__ = record_repr


@frozen(kw_only=True)
class OutletSources:
    """How an outlet names its sources; numbers of citations.

    Attributes:
        outlet: As in `CitedSource`.
        articles: Number of its articles, those without citations too.
        citations: Number of all its citations: the sum of the six kinds that follow.
        named: Citations whose source has a name.
        anonymous: Citations whose source is described only.
        generic: Citations of anybody ("people say").
        pronoun: Citations whose source is a pronoun.
        document: Citations of a document.
        none: Citations without any source.
    """

    outlet: str | None
    articles: int
    citations: int
    named: int
    anonymous: int
    generic: int
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
        links: Links to sites that are known to be somebody's, most frequent first (likewise).
    """

    edges: tuple[CitedSource, ...]
    outlets: tuple[OutletSources, ...]
    links: tuple[LinkedOutlet, ...] = ()

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
                "by_link": edge.by_link,
            }
            for edge in self.edges
        ]

    def link_rows(self) -> list[dict[str, Any]]:
        """One dictionary an outlet and whom it links to, likewise."""
        return [
            {
                "outlet": one.outlet,
                "linked": one.linked.name,
                "linked_id": one.linked.id,
                "total": one.total,
                "articles": one.articles,
            }
            for one in self.links
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


_Edge = tuple[str | None, ...]
"""An outlet, then ids: of a source and of who relays it, or of who is linked to."""


class _Edges:
    """Counts of edges, and the actors at their ends."""

    def __init__(self) -> None:
        self.totals, self.articles, self.by_link = Counter[_Edge](), Counter[_Edge](), Counter[_Edge]()
        self._actors: dict[str, Actor] = {}
        self._of_article: set[_Edge] = set()

    def add(self, outlet: str | None, *ends: Actor | None, by_link: bool = False) -> None:
        """Count an edge of the article at hand."""
        edge: _Edge = (outlet, *(None if end is None else end.id for end in ends))
        self.totals[edge] += 1
        self.by_link[edge] += by_link
        self._of_article.add(edge)
        for end in ends:
            if end is not None:
                self._actors.setdefault(end.id, end)

    def end_article(self) -> None:
        """Count its edges once each."""
        self.articles.update(self._of_article)
        self._of_article.clear()

    def ends(self, edge: _Edge) -> list[Any]:
        """The actors of an edge, None where there is none."""
        return [self._actors.get(one) if one is not None else None for one in edge[1:]]

    def ranked(self) -> list[_Edge]:
        """Most frequent first, equal ones by their parts."""
        return sorted(self.totals, key=lambda edge: (-self.totals[edge], *(part or "" for part in edge)))


def who_cites_whom(articles: Iterable[Article]) -> WhoCitesWhom:
    """Count which outlet cites which actor, through whom, and to whose pages it leads; and how it names its sources.

    Who relays a statement is said by words ("told Reuters"), or else by a link of its sentence; `by_link` counts
    the latter. The memory that this takes grows with the number of distinct triples of outlet, source and relay, and
    of pairs of outlet and who is linked to, not of articles.

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
        >>> answer = who_cites_whom([parse("[Jane Doe](https://www.reuters.com/a) said that it works.")])
        >>> [(edge.via.name, edge.by_link) for edge in answer], [(one.linked.name, one.total) for one in answer.links]
        ([('Reuters', 1)], [('Reuters', 1)])
    """
    edges, links, sizes = _Edges(), _Edges(), Counter["str | None"]()
    kinds: dict[str | None, Counter[SourceKind]] = defaultdict(Counter)
    for article in articles:
        outlet = outlet_of(article)
        sizes[outlet] += 1
        for citation in article.citations:
            kinds[outlet][citation.source.kind] += 1
            if (source := citation.source.actor) is not None:
                edges.add(outlet, source, citation.via, by_link=citation.via_basis is ViaBasis.LINK)
        for link in article.links:
            if link.outlet is not None:
                links.add(outlet, link.outlet)
        edges.end_article()
        links.end_article()
    return WhoCitesWhom(_cited_sources(edges), _outlets(sizes, kinds), _linked_outlets(links))


def _cited_sources(edges: _Edges) -> tuple[CitedSource, ...]:
    made = []
    for edge in edges.ranked():
        source, via = edges.ends(edge)
        total, articles, by_link = (counts[edge] for counts in (edges.totals, edges.articles, edges.by_link))
        made.append(
            CitedSource(outlet=edge[0], source=source, via=via, total=total, articles=articles, by_link=by_link)
        )
    return tuple(made)


def _linked_outlets(links: _Edges) -> tuple[LinkedOutlet, ...]:
    return tuple(
        LinkedOutlet(outlet=edge[0], linked=linked, total=links.totals[edge], articles=links.articles[edge])
        for edge in links.ranked()
        for linked in links.ends(edge)
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
