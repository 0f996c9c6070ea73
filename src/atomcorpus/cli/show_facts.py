"""The part of `atomcorpus show` that lists what an article tells: events, quantities and times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.attributions import attributions, innermost
from atomcorpus.cli.terminal import shortened
from atomcorpus.kinds import Modality, kind_of
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atomcorpus.annotations import Citation
    from atomcorpus.articles import Article
    from atomcorpus.cli.terminal import Screen
    from atomcorpus.facts import Event, Participant

__all__ = ["show_facts"]

_LONGEST = 200  # code points of the words of a part


def show_facts(article: Article, screen: Screen) -> None:
    """Show events with who takes part and by whose word, quantities and times; nothing where there is none."""
    if article.events:
        _head(screen, "Events", len(article.events))
        for number, (event, told) in enumerate(zip(article.events, attributions(article), strict=True), 1):
            _show_event(article, event, told, screen, number)
    if article.quantities:
        _head(screen, "Quantities", len(article.quantities))
        for quantity in article.quantities:
            words = shortened(_words(article, quantity.span), screen.width // 2)
            unit = f" {quantity.unit}" if quantity.unit else ""
            screen.write(
                (words, "bold"), "  ", (f"{quantity.value}{unit} [{quantity.kind}]", "dim"), label="  ", most=1
            )
    if article.times:
        _head(screen, "Times", len(article.times))
        for time in article.times:
            words = shortened(_words(article, time.span), screen.width // 2)
            period = "not known" if time.period is None else time.period.isoformat()
            relative = " [relative]" if time.relative else ""
            screen.write((words, "bold"), "  ", (period + relative, "dim"), label="  ", most=1)


def _head(screen: Screen, title: str, number: int) -> None:
    screen.write()
    screen.write((f"{title} ({number:,})", "bold"))


def _show_event(article: Article, event: Event, told: Sequence[Citation], screen: Screen, number: int) -> None:
    """The trigger with kind and modality on one line, the parts on the next."""
    facts = [str(event.kind), *([str(event.modality)] if event.modality is not Modality.DONE else [])]
    teller = innermost(told)
    if teller is not None:
        facts.append(f"by the word of {_source(article, teller)}")
    trigger = shortened(_words(article, event.trigger), screen.width // 2)
    screen.write((trigger, "bold"), "  ", (f"[{', '.join(facts)}]", "dim"), label=f"{number:4} ", most=2)
    parts = [f"{role}: {'; '.join(_who(article, one) for one in some)}" for role, some in event.roles() if some]
    parts += [
        f"{role}: {_words(article, part.span)}"
        for role, part in (("amount", event.amount), ("time", event.time))
        if part
    ]
    if parts:
        screen.write(", ".join(parts), label=" " * 5, most=2)


def _source(article: Article, citation: Citation) -> str:
    span, actor = citation.source.span, citation.source.actor
    if actor is not None:
        return actor.name
    return "nobody named" if span is None else _words(article, span)


def _who(article: Article, one: Participant) -> str:
    """The words, and the entity where it has another name."""
    words = _words(article, one.span)
    if one.entity is None or one.entity.name in words:
        return words
    return f"{words} = {one.entity.name} ({kind_of(one.entity)})"


def _words(article: Article, span: Span) -> str:
    """The beginning of a stretch as it is seen, on one line."""
    return " ".join(article.words(Span(span.start, min(span.end, span.start + _LONGEST))).split())
