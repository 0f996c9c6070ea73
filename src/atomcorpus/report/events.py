"""What the page says of events: how many of each kind and modality, by month, and the latest of them one by one."""

from __future__ import annotations

import heapq
from collections import Counter
from typing import TYPE_CHECKING

from atomcorpus.attributions import attributions, innermost
from atomcorpus.dimensions import outlet_of
from atomcorpus.facts import EventKind, Modality
from atomcorpus.html import cut, escape
from atomcorpus.kinds import QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from atomcorpus.annotations import Citation
    from atomcorpus.articles import Article
    from atomcorpus.facts import Event, Participant
    from atomcorpus.queries import Summary

    Table = tuple[str, Sequence[str], list[Sequence[str]]]
    """Caption, head and rows of cells, which are HTML."""

__all__ = ["event_tables"]

_LATEST = 50
_LONGEST = 60  # code points of a cell


def event_tables(articles: Iterable[Article], summary: Summary) -> list[Table]:
    """The tables of the section; none where no article has an event or a quantity.

    Args:
        articles: Gone through once.
        summary: Of the same articles.
    """
    tables: list[Table] = []
    if sum(summary.events.values()):
        crossed, latest = _counted(articles)
        head = ("event", *map(str, Modality), "all")
        rows: list[Sequence[str]] = [
            (str(kind), *(f"{crossed[kind, modality]:,}" for modality in Modality), f"{summary.events[kind]:,}")
            for kind in EventKind
            if summary.events[kind]
        ]
        tables.append(("Events by kind, and how they are told", head, rows))
        heads = ("date", "outlet", "event", "who", "what", "to or for whom", "how much", "when", "by whose word")
        tables.append(("The latest events", heads, latest))
    if sum(summary.quantities.values()):
        numbers: list[Sequence[str]] = [
            (str(kind), f"{summary.quantities[kind]:,}") for kind in QuantityKind if summary.quantities[kind]
        ]
        tables.append(("Quantities", ("kind", "number"), numbers))
    return tables


def _counted(articles: Iterable[Article]) -> tuple[Counter[tuple[EventKind, Modality]], list[Sequence[str]]]:
    """Number of events by kind and modality, and rows of the latest ones, the latest first."""
    crossed = Counter[tuple[EventKind, Modality]]()
    latest: list[tuple[int, int, Sequence[str]]] = []
    for number, (article, event, told) in enumerate(_every(articles)):
        crossed[event.kind, event.modality] += 1
        day = article.published.earliest.toordinal() if article.published else 0
        if len(latest) < _LATEST or (day, -number) > latest[0][:2]:
            entry = day, -number, _row(article, event, told)
            if len(latest) < _LATEST:
                heapq.heappush(latest, entry)
            else:
                heapq.heapreplace(latest, entry)
    return crossed, [row for _, _, row in sorted(latest, reverse=True)]


def _every(articles: Iterable[Article]) -> Iterator[tuple[Article, Event, Citation | None]]:
    for article in articles:
        for event, told in zip(article.events, attributions(article), strict=True):
            yield article, event, innermost(told)


def _row(article: Article, event: Event, told: Citation | None) -> Sequence[str]:
    modality = "" if event.modality is Modality.DONE else f" ({event.modality})"
    amount = "" if event.amount is None else article.words(event.amount)
    time = "" if event.time is None else article.words(event.time)
    cells = (
        "" if article.published is None else str(article.published),
        outlet_of(article) or "",
        f"{event.kind}{modality}",
        *(_named(article, some) for _, some in event.roles()),
        amount,
        time,
        _source(article, told),
    )
    return tuple(escape(cut(" ".join(cell.split()), _LONGEST)) for cell in cells)


def _named(article: Article, some: Iterable[Participant]) -> str:
    """Entities by their names, others by the words that describe them."""
    return ", ".join(article.words(one) if one.entity is None else one.entity.name for one in some)


def _source(article: Article, told: Citation | None) -> str:
    if told is None:
        return "the author"
    if told.source.actor is not None:
        return told.source.actor.name
    return "nobody named" if told.source.span is None else article.words(told.source.span)
