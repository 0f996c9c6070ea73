"""What begins at one place, and the record of it with the bounds that the words around it say."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use
from atomcorpus.english.classes import words
from atomcorpus.facts import Quantity
from atomcorpus.kinds import QuantityKind
from atomcorpus.quantities.bounds import HIGH, LOW, bound_after, bound_before
from atomcorpus.quantities.fractions import read_in_words
from atomcorpus.quantities.numerals import Number
from atomcorpus.quantities.places import Found
from atomcorpus.quantities.reading import read_at
from atomcorpus.quantities.scanning import MAY_BE_IN_WORDS
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from atomcorpus.quantities.places import Place

__all__ = ["found_at", "quantity_of", "size_of"]

_NEGATIVE = frozenset((QuantityKind.SHARE, QuantityKind.MONEY, QuantityKind.MEASURE))
_UNDER_A = re.compile(
    r"\b(?:over|under|above|below|beyond)\s(?:an?|the|its|their)\s\Z", re.IGNORECASE
)  # "a 5-year plan"
_MINUS = frozenset("-−")  # hyphen and minus
_SIGNS = frozenset(("sign", "first_sign", "symbol"))
_BILLION = 10**9
_MODEL = on_first_use(rf"[ -](?:{'|'.join(sorted(words('sized-nouns') | words('sized-words')))})(?!\w)")
_IN_WORDS = Number(0, 0, Decimal(1), Decimal(1), Decimal(1), "", "words")


def found_at(place: Place, hit: re.Match[str], start: int) -> Found | None:
    """What begins where the search stopped.

    Args:
        place: Where it stands.
        hit: A match of `scanning.SCAN`.
        start: Where the number begins, or the sign before it.
    """
    if hit.lastgroup in _SIGNS:
        found = read_at(place, start, place.text[start : hit.end()])
    else:
        if MAY_BE_IN_WORDS.match(place.text, start, place.end):
            said = read_in_words(place, start)
            if said is not None:
                unit = "percent" if said.kind is QuantityKind.SHARE else "times"
                return Found(start, said.end, said.value, said.value, _IN_WORDS, said.kind, unit, "words")
        found = read_at(place, start, None)
    if found is not None and place.text[start - 1 : start] in _MINUS:
        return _negative(place, found)
    return found


def _negative(place: Place, found: Found) -> Found:
    """A value below zero, where the hyphen before it joins it to no word."""
    at = found.start - 1
    if (
        found.kind not in _NEGATIVE
        or found.high != found.low
        or (at > place.begin and place.text[at - 1] not in " (\n")
    ):
        return found
    return found._replace(start=at, low=found.low.copy_negate(), high=found.low.copy_negate())


def size_of(text: str, found: Found) -> Found | None:
    """A number without a unit as a size in parameters, if it is one: "a 70B model", "the 405 billion model"."""
    number = found.number
    is_sized = number.suffix == "B" or (
        number.scale >= _BILLION and (found.start < number.start or _MODEL.match(text, found.end))
    )
    return found._replace(kind=QuantityKind.COUNT, unit="parameter", rule="size") if is_sized else None


def quantity_of(found: Found, place: Place | None = None) -> Quantity:
    """The record of what was found, which has a kind.

    Args:
        found: What was found.
        place: Where it stands, where the words around it may bound it.
    """
    low: Decimal | None = found.low
    high, end = found.high, found.end
    if place is not None:
        if place.text.startswith("+", end) and not place.text[end + 1 : end + 2].isalnum():
            high, end = None, end + 1  # "80 GB+"
        elif low == high:
            bound = _bound(place, found)
            low, high = (None if bound == HIGH else low), (None if bound == LOW else high)
    kind = found.kind or QuantityKind.COUNT
    return Quantity(Span(found.start, end), kind, low=low, high=high, unit=found.unit, rule=found.rule)


def _bound(place: Place, found: Found) -> str | None:
    """What the words before a quantity, in it or after it make of its value."""
    text = place.text
    before = bound_before(text, place.begin, found.start, lasts=found.kind is QuantityKind.DURATION)
    is_compound = text.startswith("-", found.number.end)
    if before is not None and is_compound and _UNDER_A.search(text, place.before(found.start, 12), found.start):
        return None
    if before is not None:
        return before
    if found.number.end < found.end and text.startswith((" or ", " and "), found.number.end):
        return bound_after(text, found.number.end, found.end)
    return bound_after(text, found.end, place.end)
