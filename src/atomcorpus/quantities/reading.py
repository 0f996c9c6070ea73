"""What stands where a number begins: the number, or two that are a range, with what they count or measure.

The order decides: a sign or word of money, a unit of the tables, a noun that is counted. What is left is a number
without a unit of its own, which may share that of a later one ("14B, 8B and 3B parameters").
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from atomcorpus.english.classes import words
from atomcorpus.kinds import QuantityKind
from atomcorpus.quantities.counted import noun_after, single_after
from atomcorpus.quantities.labels import is_label, is_year
from atomcorpus.quantities.measuring import Sense, in_unit, of_money, sense_of, unit_at
from atomcorpus.quantities.numerals import read_number
from atomcorpus.quantities.places import Found
from atomcorpus.quantities.ranges import read_range
from atomcorpus.quantities.units import Written, currency_of, read_unit

if TYPE_CHECKING:
    from atomcorpus.quantities.counted import Noun
    from atomcorpus.quantities.places import Place

__all__ = ["read_at"]

_ONE = Decimal(1)
_TEN = 10
_MILLION = 10**6
_FAR = 40  # code points between a letter of scale and its noun, where the letter may be a unit

_OF = re.compile(r"\s+of\s(?P<whole>(?:the|these|those|its|their|our|his|her|all|such)\s)?")
_ONE_OF_A_KIND = re.compile(
    r"(?:\b(?:an?|the|its|their|this|that|our|every|each|single|new)|['’]s)\s(?:\w+\s)?\Z", re.IGNORECASE
)
_IN_PARTS = re.compile(rf"\s(?:{'|'.join(sorted(words('counted-in-parts')))})(?!\w)")
_FRACTION = re.compile(r"/\d")
_LOWER = re.compile(r"\s[a-z]")
_HEADED = re.compile(r"\s[A-Z][a-z]")
_WORD = re.compile(r"[a-z]+")
_ABOUT_MONEY = words("about-money")
_CONTEXT = words("counted-context")
_BILLION = 10**9
_SIZED_WORD = re.compile(rf"\b(?:{'|'.join(sorted(words('sized-nouns')))})\b", re.IGNORECASE)
_LETTER_UNITS = frozenset("mt")
_SCREENS, _WIDTHS, _SHOWN = frozenset("kK"), (4000, 8000), words("shown-on-screens")


def read_at(place: Place, start: int, sign: str | None) -> Found | None:
    """The quantity that begins at an offset.

    Args:
        place: Where it stands.
        start: Where the number begins, or the sign of a currency before it.
        sign: What says the currency before the number, with white space after it.

    Returns:
        The quantity, or the number alone with `kind` None; None where the digits mean something else.
    """
    at = start if sign is None else start + len(sign)
    first = read_number(place.text, at, place.end)
    if first is None or (sign is None and _FRACTION.match(place.text, first.end, place.end)):
        return None
    currency = None if sign is None else currency_of(" ".join(sign.split()))
    found = read_range(place, start, first, currency)
    if found is None:
        return None
    if currency is not None:
        return of_money(place, found, currency)
    return _several(place, found) if first.form == "several" else _with_unit(place, found)


def _with_unit(place: Place, found: Found) -> Found | None:
    """A number with the unit or the noun after it."""
    unit = read_unit(place.text, found.end, place.end)
    if isinstance(unit, Written):
        sense = sense_of(place, found, unit)
        if sense is not Sense.NOUN:
            return in_unit(found, unit) if sense is Sense.UNIT else None
        unit = unit.word
    elif unit is not None and place.text[found.end].isalpha():
        return None  # letters that are no unit: "4o", "3D", "21st"
    if _is_name(place, found):
        return None
    if unit is not None and unit.lower() in _CONTEXT and (found.number.suffix or found.number.form == "grouped"):
        return found._replace(kind=QuantityKind.COUNT, unit="token", rule="context")
    return _counted(place, found)


def _is_name(place: Place, found: Found) -> bool:
    """Whether a number is a year, the name of something, or part of a price: "per million tokens"."""
    text, number = place.text, found.number
    is_one = found.start == number.start
    if (
        is_one
        and number.form == "digits"
        and is_year(number)
        and is_label(text, place.begin, found.start, year=int(number.low))
    ):
        return True
    if number.form == "words" and text[found.start].isupper() and _is_part_of_name(place, found):
        return True
    is_short = number.form != "grouped" or (number.scale == _ONE and "," not in text[found.start : number.end])
    if is_short and is_label(text, place.begin, found.start):
        return True
    before = text[max(place.begin, found.start - 4) : found.start].lower()
    return before == "per " or before.endswith(("/", "/ "))


def _is_part_of_name(place: Place, found: Found) -> bool:
    """Whether a capital inside a sentence makes a name of a number: "World War Two veterans", not "Two Big Firms"."""
    before = place.text[place.before(found.start, 24) : found.start].rstrip()
    return before[-1:].isalnum() and _LOWER.match(place.text, found.end, place.end) is not None


def _counted(place: Place, found: Found) -> Found | None:
    """A number of a noun; without one, the number alone."""
    text, number = place.text, found.number
    is_whole = number.scale != _ONE or number.low == number.low.to_integral_value()
    if (not is_whole and not _IN_PARTS.match(text, found.end, place.end)) or (
        number.form == "words" and number.low <= _TEN and text.startswith("-", found.end)
    ):
        return None  # versions, and adjectives such as "two-stage"
    noun = _noun(place, found)
    if noun is None or (number.suffix in _LETTER_UNITS and noun.end - found.end > _FAR):
        return found
    name = noun.name.lower()
    if number.scale >= _BILLION and _SIZED_WORD.search(text, found.end, noun.end):
        return found  # "the 70B model runs", "two 70 billion models"
    is_list_number = found.start == place.begin and number.form == "digits" and not place.is_alone
    is_screen = number.suffix in _SCREENS and number.low in _WIDTHS and name in _SHOWN
    if is_screen or (is_list_number and _HEADED.match(text, found.end)):
        return None  # "4K video", "2 Results"
    return unit_at(text, found, noun) or Found(
        found.start, noun.end, found.low, found.high, number, QuantityKind.COUNT, noun.name, "count"
    )


def _noun(place: Place, found: Found) -> Noun | None:
    """The noun that a number counts."""
    text, number, at = place.text, found.number, found.end
    attributive = number.form != "words" and (
        place.is_alone or _ONE_OF_A_KIND.search(text, place.before(found.start, 24), found.start) is not None
    )
    of = None if number.form == "words" else _OF.match(text, at, place.end)
    if of is not None and of["whole"]:
        at = of.end() - 1
    noun = noun_after(text, at, place.end, attributive=attributive, past_name=place.past_name)
    if noun is None and number.low == _ONE and number.form == "digits":
        return single_after(text, at, place.end)
    return noun


def _several(place: Place, found: Found) -> Found | None:
    """What is after "hundreds of millions", "dozens": a unit, a noun, or money that the sentence speaks of."""
    text = place.text
    of = _OF.match(text, found.end, place.end)
    if of is not None:
        unit = read_unit(text, of.end() - 1, place.end)
        if isinstance(unit, Written) and unit.word.isalpha() and unit.unit.kind is not QuantityKind.FACTOR:
            return in_unit(found, unit)
        noun = noun_after(text, of.end() - 1, place.end, attributive=False, past_name=place.past_name)
        return noun and found._replace(end=noun.end, kind=QuantityKind.COUNT, unit=noun.name, rule="count")
    around = text[place.before(found.start, 90) : min(place.end, found.end + 60)].lower()
    if found.low >= _MILLION and (place.is_alone or not _ABOUT_MONEY.isdisjoint(_WORD.findall(around))):
        return found._replace(kind=QuantityKind.MONEY, rule="money")
    return None
