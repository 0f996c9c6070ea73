"""What the page says of events in sum: how many of each kind, and whether they are told as done or as planned."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from atomcorpus.facts import EventKind, Modality
from atomcorpus.kinds import QuantityKind
from atomcorpus.report.pieces import numbers, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atomcorpus.articles import Article
    from atomcorpus.queries import Summary

__all__ = ["event_tables"]


def event_tables(articles: Iterable[Article], summary: Summary) -> str:
    """The tables of the section; empty where no article has an event or a quantity.

    Args:
        articles: Gone through once.
        summary: Of the same articles.
    """
    tables = ""
    if sum(summary.events.values()):
        crossed = Counter((event.kind, event.modality) for article in articles for event in article.events)
        rows = [
            (
                str(kind),
                *(numbers(crossed[kind, one], "events", event=kind, modality=one) for one in Modality),
                numbers(summary.events[kind], "events", event=kind),
            )
            for kind in EventKind
            if summary.events[kind]
        ]
        tables += table("Events, and how they are told", ("event", *map(str, Modality), "all"), rows)
    if sum(summary.quantities.values()):
        kinds = [
            (str(kind), numbers(number, "money") if kind is QuantityKind.MONEY else f"{number:,}")
            for kind, number in summary.quantities.items()
            if number
        ]
        tables += table("Quantities", ("kind", "number"), kinds)
    return tables
