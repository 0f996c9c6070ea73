"""`Guess`, what open-world detection yields before overlaps are settled; nothing else lives here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from atomcorpus.entities import ActorKind

__all__ = ["CERTAIN", "LIKELY", "POSSIBLE", "STRENGTHS", "Guess"]

CERTAIN = 3
"""A title, a legal form or a head word says so."""
LIKELY = 2
"""The shape of the name says so: a given name and a surname."""
POSSIBLE = 1
"""Only the surroundings, or half of the shape, say so."""

STRENGTHS = {"certain": CERTAIN, "likely": LIKELY, "possible": POSSIBLE}
"""As rules write them."""


class Guess(NamedTuple):
    """A stretch of text that names somebody whom no knowledge base need list.

    Attributes:
        start: Offset of the first code point.
        end: Offset behind the last code point.
        kind: What it names.
        rule: Which evidence decided, such as `person.title`.
        strength: `CERTAIN`, `LIKELY` or `POSSIBLE`; the stronger of two that overlap should win.
        short: Offsets of the acronym that the text introduces for it in brackets, or None.
    """

    start: int
    end: int
    kind: ActorKind
    rule: str
    strength: int
    short: tuple[int, int] | None = None
