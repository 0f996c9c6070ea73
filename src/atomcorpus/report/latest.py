"""The latest events that the first screen shows: of the newest articles, those in which somebody did something."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from atomcorpus.facts import Modality
from atomcorpus.html import cut, escape
from atomcorpus.report.pieces import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from atomcorpus.articles import Article
    from atomcorpus.facts import Event

__all__ = ["latest_events"]

_LATEST = 5
_LONGEST = 40  # code points of who and of what


def latest_events(articles: Iterable[Article], numbers: Mapping[int, int]) -> list[str]:
    """Items of the list, as HTML, the latest first; one an article, as what comes second in one is seldom the news.

    Args:
        articles: Gone through once.
        numbers: Of the articles that can be opened, by their positions; others lead nowhere.
    """
    latest: list[tuple[int, int, str]] = []
    for position, article in enumerate(articles):
        if article.published is None:
            continue
        for number, event in _told(article):
            entry = (
                article.published.earliest.toordinal(),
                -position,
                _item(article, event, number, numbers.get(position)),
            )
            heapq.heappush(latest, entry) if len(latest) < _LATEST else heapq.heappushpop(latest, entry)
            break
    return [item for _, _, item in sorted(latest, reverse=True)]


def _told(article: Article) -> Iterator[tuple[int, Event]]:
    """Events that are done, by somebody with a name, to something or for some amount; with their numbers from 1."""
    for number, event in enumerate(article.events, 1):
        named = any(one.entity for one in event.agent)
        if event.modality is Modality.DONE and named and (event.theme or event.amount or event.recipient):
            yield number, event


def _item(article: Article, event: Event, number: int, place: int | None) -> str:
    who = next(one.entity.name for one in event.agent if one.entity)
    words = " → ".join(escape(cut(" ".join(one.split()), _LONGEST)) for one in (who, _what(article, event)))
    link = words if place is None else f'<a href="#article?n={place}&amp;event={number}">{words}</a>'
    assert article.published is not None  # noqa: S101 - as was asked before
    return f"<span>{link} <small>{event.kind}</small></span><b>{day_of(article.published, short=True)}</b>"


def _what(article: Article, event: Event) -> str:
    """What it is done to, or else to whom, or else for how much."""
    for one in event.theme or event.recipient:
        return article.words(one) if one.entity is None else one.entity.name
    assert event.amount is not None  # noqa: S101 - as was asked before
    return article.words(event.amount)
