"""Found names, and the one rule that settles overlaps between them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from atomcorpus.entities import Entity

__all__ = ["Found", "is_taken", "settle"]


class Found(NamedTuple):
    """A stretch of text taken for a name, before overlaps are settled.

    Attributes:
        start: Offset of its first code point.
        end: Offset behind its last code point.
        strength: How sure the rule is: 3 for a listed name, a title or a legal form, 1 for the weakest evidence.
        referents: What it may mean, likeliest first: ids of listed entries, or the record made for an unlisted name.
        rule: Name of the rule that found it.
    """

    start: int
    end: int
    strength: int
    referents: tuple[str | Entity, ...]
    rule: str


def settle(found: Collection[Found]) -> list[Found]:
    """Keep of overlapping names the longest; of equally long ones the surer, then the one that was found first.

    Returns:
        Names that do not overlap, in text order.

    Example:
        >>> post = Found(4, 19, 3, ("the-washington-post",), "listed")
        >>> city = Found(4, 14, 3, ("place:washington",), "listed")
        >>> settle([city, post]) == [post]
        True
    """
    if all(after[0] >= before[1] for before, after in pairwise(found)):
        return list(found)
    kept: list[Found] = []
    for candidate in sorted(found, key=lambda one: (one.start, -one.end, -one.strength)):
        while kept and kept[-1].end > candidate.start:
            if _beats(candidate, kept[-1]):
                kept.pop()
            else:
                break
        else:
            kept.append(candidate)
    return kept


def is_taken(found: Sequence[Found], start: int, end: int) -> bool:
    """Whether a stretch overlaps one of the settled names, which are in text order.

    Example:
        >>> city = Found(4, 14, 3, ("place:washington",), "listed")
        >>> is_taken([city], 10, 20), is_taken([city], 14, 20)
        (True, False)
    """
    at = bisect_left(found, (end,))
    return at > 0 and found[at - 1].end > start


def _beats(candidate: Found, other: Found) -> bool:
    length, other_length = candidate.end - candidate.start, other.end - other.start
    return (length, candidate.strength) > (other_length, other.strength)
