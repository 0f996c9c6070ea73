"""`parse_quantity`: a string that is one quantity and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use
from atomcorpus.quantities.bounds import past_bound
from atomcorpus.quantities.places import Place
from atomcorpus.quantities.records import found_at, quantity_of, size_of
from atomcorpus.quantities.scanning import FIRST, LED, SCAN

if TYPE_CHECKING:
    from atomcorpus.facts import Quantity

__all__ = ["parse_quantity"]

_SPACE = re.compile(r"\s")
_LEAD = on_first_use(
    r"\s*(?:(?:(?:well|far|just|only|slightly|a|an|at|no|not|nothing|more|less|fewer|greater|higher|lower|than|over|above|under|below|"
    r"least|most|up|upwards?|to|of|in|excess|north|between|from|as|many|much|about|around|roughly|nearly|almost|some|approximately|"
    r"estimated|the|exceeding|minimum|maximum|even)\s+)*|[~≈<>≤≥=]+\s?)[-−]?\Z",
    re.IGNORECASE,
)


def parse_quantity(text: str) -> Quantity | None:
    """Read a string that is one quantity and nothing else, with the words that bound it.

    Args:
        text: Any string.

    Returns:
        The quantity, its span counted in the string; None where the string is none, or more than one.

    Example:
        >>> found = parse_quantity("more than $1.4bn")
        >>> found.kind, found.low, found.high, found.unit
        (<QuantityKind.MONEY: 'money'>, Decimal('1400000000'), None, 'USD')
        >>> parse_quantity("Chapter 3") is None
        True
    """
    text = _SPACE.sub(" ", text).replace("\u2010", "-").replace("\u2011", "-")  # one for one: offsets stay
    hit = FIRST.match(text) or SCAN.search(text)
    if hit is None:
        return None
    start = hit.start() + (hit.lastgroup in LED)
    if _LEAD.match(text, 0, start) is None:
        return None
    place = Place(text, 0, len(text), is_alone=True)
    found = found_at(place, hit, start)
    if found is not None and found.kind is None:
        found = size_of(text, found)
    if found is None:
        return None
    read = quantity_of(found, place)
    if text[past_bound(text, read.span.end, len(text)) :].strip() or text[: found.start].endswith(("-", "−")):
        return None
    return read
