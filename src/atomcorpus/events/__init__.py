"""Events: who released, funds, agrees, promises, asks, rules and hires, as a text tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atomcorpus.annotations import Citation, Mention
    from atomcorpus.articles import Section
    from atomcorpus.facts import Event, Quantity, TimeExpression

__all__ = ["find_events"]


def find_events(  # noqa: PLR0913, PLR0917 - one argument a stage before it
    text: str,
    sections: tuple[Section, ...],
    mentions: tuple[Mention, ...],
    citations: tuple[Citation, ...],
    times: tuple[TimeExpression, ...],
    quantities: tuple[Quantity, ...],
) -> tuple[Event, ...]:
    """Find every event that a text tells."""
    return ()
