"""Numbers of a unit of the tables: money, shares, durations, factors and measures.

A word of the tables is not always one: "two degrees" may be those of a university, "met three times" says how often,
and "35 years old" is an age. What it is then, a noun or no quantity at all, is decided here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from atomcorpus.english.classes import words
from atomcorpus.kinds import QuantityKind
from atomcorpus.quantities.labels import is_year
from atomcorpus.quantities.numerals import product
from atomcorpus.quantities.places import Found
from atomcorpus.quantities.units import Written, read_unit

if TYPE_CHECKING:
    from atomcorpus.quantities.counted import Noun
    from atomcorpus.quantities.places import Place

__all__ = ["Sense", "in_unit", "of_money", "sense_of", "unit_at"]

_ONE = Decimal(1)
_THOUSAND = 1000
_TWO = 2
_WORKERS = words("workers-by-the-hour")
_NEED_MANY = words("money-in-thousands")
_SPACED_LETTERS = frozenset("mgWVh")
_POUNDS = frozenset(("pound", "pounds"))

_OLD = re.compile(r"[ -](?:olds?|of age)\b")
_COMPARED = re.compile(
    r"\s(?:more|less|fewer|as|the|that|those|its|their|his|her|our|what|higher|lower|over|than|this|these|current|normal|"
    r"annual|revenue|earnings|sales|[a-z]+er)\b"
)
_ENDS = re.compile(r"[^\w\s]|\s*\Z")
_GREW = re.compile(
    r"\b(?:by|grow\w*|grew|increas\w+|rose|ris\w+|multipl\w+|nearly|almost|about|roughly|up to|than|is|are|was|were|"
    r"to|be|some|over|least)\s\Z"
)
_LASTS = re.compile(r"\b(?:in|within|for|after|just|only|than|least|about|over|under)\s\Z")
_OFTEN = re.compile(r"\s?(?:,\s)?(?:a|an|per|each|every|in|at a|during|this|last)\s?\b")
_CHIPS = re.compile(
    r"\s(?:(?:Nvidia|NVIDIA|AMD|Intel|Huawei|Google)\s)?(?:[A-Z]{1,3}\d{2,4}|[GTC]PU|RTX|DGX|H\d00)|\s?\d"
)


class Sense(Enum):
    """What a word of the tables is after a number."""

    UNIT = 1
    NOUN = 2
    NONE = 3
    """Nothing that makes a quantity of the number."""


def of_money(place: Place, found: Found, currency: str) -> Found | None:
    """A number after the sign of a currency, with the word of the currency if it stands there too."""
    unit = read_unit(place.text, found.end, place.end)
    end = found.end
    if isinstance(unit, Written) and unit.unit.kind is QuantityKind.MONEY and unit.unit.factor == _ONE:
        if currency in {unit.name, "USD"}:
            currency, end = unit.name, unit.end
    elif end < place.end and place.text[end].isalpha():
        return None
    return Found(found.start, end, found.low, found.high, found.number, QuantityKind.MONEY, currency, "money")


def in_unit(found: Found, unit: Written) -> Found:
    """A number with the unit after it."""
    kind, name = unit.unit.kind, unit.name
    if unit.word.lower() in _POUNDS and (found.number.scale >= _THOUSAND or found.number.form == "several"):
        kind, name = QuantityKind.MONEY, "GBP"
    low, high, factor = found.low, found.high, unit.unit.factor
    if factor != _ONE:
        low, high = product(low, factor), None if high is None else product(high, factor)
    return Found(found.start, unit.end, low, high, found.number, kind, name, kind.value)


def unit_at(text: str, found: Found, noun: Noun) -> Found | None:
    """A number whose noun is a duration: "ten business days", "two million GPU hours"; None where it is a thing."""
    unit = read_unit(text, noun.start - 1, noun.end)
    if not isinstance(unit, Written) or unit.unit.kind is not QuantityKind.DURATION or unit.end != noun.end:
        return None
    before = text[found.end : noun.start].split()
    if before and before[-1].lower() in _WORKERS:
        return found._replace(end=noun.end, kind=QuantityKind.MEASURE, unit=f"{before[-1]} {noun.name}", rule="measure")
    return in_unit(found, unit)


def sense_of(place: Place, found: Found, unit: Written) -> Sense:
    """What a word of the tables is after a number."""
    kind, is_spaced = unit.unit.kind, unit.sign != ""
    if kind is QuantityKind.DURATION and (
        _OLD.match(place.text, unit.end) or is_year(found.number) or _is_some_day(place, found, unit)
    ):
        return Sense.NONE
    if kind is QuantityKind.DURATION and unit.sign == " " and place.text.startswith("-", unit.end):
        return Sense.NOUN  # "three year-long studies"
    if kind is QuantityKind.FACTOR:
        return Sense.UNIT if _compares(place, found, unit) else Sense.NONE
    if len(unit.word) == 1 and unit.word.isalpha():
        return _sense_of_letter(found, unit.word, is_spaced=is_spaced)
    return Sense.UNIT if _fits(found, unit, unit.word.lower()) else Sense.NOUN


def _is_some_day(place: Place, found: Found, unit: Written) -> bool:
    """Whether "one day" says when: "one day we will", and not "within one day"."""
    if unit.word != "day" or unit.sign == "-" or found.number.form != "words" or found.low != _ONE or place.is_alone:
        return False
    return _LASTS.search(place.text, place.before(found.start, 12), found.start) is None


def _sense_of_letter(found: Found, letter: str, *, is_spaced: bool) -> Sense:
    """A letter is a unit right after digits; "the 1990s" are none, "1.5s" is."""
    if found.number.form == "words" or (is_spaced and letter not in _SPACED_LETTERS):
        return Sense.NOUN
    return Sense.NONE if letter == "s" and found.number.form == "digits" else Sense.UNIT


def _fits(found: Found, unit: Written, word: str) -> bool:
    """Whether a number of this size and form may be in a unit that has another meaning too."""
    if word in _NEED_MANY:
        return found.number.scale >= _THOUSAND
    if word == "cents" and found.number.form == "words" and found.number.low == _TWO:
        return False  # what somebody thinks: "my two cents"
    is_sign_of_compound = unit.sign == "-" and not word[0].isalpha()
    return not is_sign_of_compound and not (found.number.form == "words" and word in {"degree", "degrees"})


def _compares(place: Place, found: Found, unit: Written) -> bool:
    """Whether "three times" does not say how often, and "8x" does not stand before chips."""
    text, end, word = place.text, unit.end, unit.word.lower()
    if place.is_alone or word == "fold":
        return True
    if word != "times":
        return unit.sign == "" and not text.startswith(("'ed", "’ed"), end) and not _CHIPS.match(text, end, place.end)
    if _OFTEN.match(text, end, place.end):
        return False
    if _COMPARED.match(text, end, place.end):
        return True
    return bool(_ENDS.match(text, end, place.end) and _GREW.search(text, place.before(found.start, 16), found.start))
