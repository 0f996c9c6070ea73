"""Quantities: the numbers of a text with what they count or measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atomcorpus.annotations import Mention
    from atomcorpus.articles import Section
    from atomcorpus.facts import Quantity, TimeExpression

__all__ = ["find_quantities"]


def find_quantities(
    text: str, sections: tuple[Section, ...], mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...]
) -> tuple[Quantity, ...]:
    """Find every quantity that a text names."""
    return ()
