"""The lists under an article that say what it tells: events, quantities and times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.html.escaping import cut, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atomcorpus.html.protocols import ArticleLike, EventLike, ParticipantLike
    from atomcorpus.spans import Span

__all__ = ["facts_of_article"]

_LONGEST = 60  # code points of what is said of each part


def facts_of_article(article: ArticleLike, end: int) -> str:
    """What is told in the blocks that are shown: three lists, of which those that are empty are left out.

    Args:
        article: The article.
        end: Facts that begin after this many code points are left out.
    """
    events = (_event(article, event) for event in article.events if event.trigger.start < end)
    quantities = (
        f"<li>{_words(article, one.span)} <small>{escape(_value(one.value, one.unit))}, {one.kind}</small></li>\n"
        for one in article.quantities
        if one.span.start < end
    )
    times = (
        f"<li>{_words(article, one.span)} "
        f"<small>{'not known' if one.period is None else one.period.isoformat()}</small></li>\n"
        for one in article.times
        if one.span.start < end
    )
    return _listed("events", events) + _listed("quantities", quantities) + _listed("times", times)


def _listed(name: str, items: Iterable[str]) -> str:
    rows = "".join(items)
    return f'<div class="ac-head">{name.capitalize()}</div>\n<ol class="ac-{name}">\n{rows}</ol>\n' if rows else ""


def _value(value: str, unit: str | None) -> str:
    return cut(f"{value} {unit}" if unit else value, _LONGEST)


def _event(article: ArticleLike, event: EventLike) -> str:
    """Trigger, who takes part, how much and when; then kind and modality."""
    parts = [f"{role}: {'; '.join(_participant(article, one) for one in some)}" for role, some in event.roles() if some]
    for role, part in (("amount", event.amount), ("time", event.time)):
        if part is not None:
            parts.append(f"{role}: {_words(article, part.span)}")
    told = f" — {', '.join(parts)}" if parts else ""
    return (
        f'<li><span class="ac-cue">{_words(article, event.trigger)}</span>{told} '
        f"<small>{event.kind}, {event.modality}</small></li>\n"
    )


def _participant(article: ArticleLike, one: ParticipantLike) -> str:
    words = _words(article, one.span)
    name = "" if one.entity is None else escape(cut(one.entity.name, _LONGEST))
    return words if name in words else f"{words} = {name}"


def _words(article: ArticleLike, span: Span) -> str:
    return escape(cut(article.words(span), _LONGEST))
