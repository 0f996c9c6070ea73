"""What the readers of quantities hand to each other: where a number stands, and what was read there. Records only."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from atomcorpus.kinds import QuantityKind
from atomcorpus.quantities.numerals import Number

__all__ = ["Found", "Place"]


class Place(NamedTuple):
    """Where a number stands.

    Attributes:
        text: The whole text.
        begin: Where the block begins.
        end: Where the block ends.
        past_name: The end of the name that holds an offset, or None.
        is_alone: Whether the text is nothing but a quantity, so that no words around it can decide.
    """

    text: str
    begin: int
    end: int
    past_name: Callable[[int], int | None] | None = None
    is_alone: bool = False

    def before(self, at: int, reach: int) -> int:
        """Where to begin to read what stands before an offset."""
        return max(self.begin, at - reach)


class Found(NamedTuple):
    """A quantity before its bounds are read, or a number without a unit.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        low: Least value.
        high: Greatest value; None for an open end.
        number: The number, the latter of a range.
        kind: What it measures; None for a number without a unit.
        unit: As in `Quantity.unit`.
        rule: As in `Quantity.rule`.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    number: Number
    kind: QuantityKind | None = None
    unit: str | None = None
    rule: str = "number"
