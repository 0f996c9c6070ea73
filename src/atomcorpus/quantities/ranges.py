"""Two numbers that are the ends of one range: "$2–3 billion", "between 5 and 10", "10-50x"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from atomcorpus.english.classes import words
from atomcorpus.quantities.labels import is_year
from atomcorpus.quantities.numerals import Number, read_number, times
from atomcorpus.quantities.places import Found
from atomcorpus.quantities.units import BEFORE, currency_of

if TYPE_CHECKING:
    from atomcorpus.quantities.places import Place

__all__ = ["read_range"]

_ONE = Decimal(1)
_DASHES = frozenset("-–")
_MAY_FOLLOW = frozenset(" -–~%$€£¥xX×")
_TO = re.compile(
    rf"(?P<sep>[–-]|\s[–-]\s|\s?~\s?|\s(?:to|or|and)\s|-to-|-or-)(?:(?P<sign>{BEFORE})\s?(?=[\d.]))?(?=[\d.]|[a-zA-Z])"
)
_SIGN = re.compile(r"(?:\s?%|[$€£¥xX×]|\s(?:percent|per cent))(?=\s?[–-]\s?[$€£¥]?\d|\s(?:to|or|and)\s[$€£¥]?\d)")
_ABOUT = r"(?:about\s|roughly\s|an\sestimated\s|just\s|around\s|nearly\s)?"
_BETWEEN = re.compile(rf"\bbetween\s{_ABOUT}\Z", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom\s{_ABOUT}\Z", re.IGNORECASE)
_CHANGE = words("of-change")


def read_range(place: Place, start: int, first: Number, currency: str | None) -> Found | None:
    """A number, with the second of a range if one follows.

    Args:
        place: Where it stands.
        start: Where it begins, with the sign of its currency.
        first: The number.
        currency: What its sign says.

    Returns:
        The one number or the two; None for dates, scores and the like.
    """
    text, at = place.text, first.end
    alone = Found(start, at, first.low, first.high, first)
    if first.high is None or (at < place.end and text[at] not in _MAY_FOLLOW):
        return alone
    sign = _SIGN.match(text, at, place.end)
    to = _TO.match(text, sign.end() if sign else at, place.end)
    if to is None or (to["sign"] and not sign and currency_of(to["sign"]) != currency):
        return alone
    second = read_number(text, to.end(), place.end)
    is_dash = to["sep"] in _DASHES
    if second is None:
        return None if is_dash and text[to.end()].isdigit() else alone
    if is_dash and text[second.end : second.end + 1] in _DASHES and text[second.end + 1 : second.end + 2].isdigit():
        return None
    has_unit = bool(currency or sign)
    pair = Found(start, second.end, _low(first, second), second.high, second)
    if _is_range(place, pair, first, to["sep"].strip(), has_unit=has_unit):
        return pair
    is_none = is_dash and not has_unit and first.form == second.form == "digits"
    return None if is_none else alone


def _low(first: Number, second: Number) -> Decimal:
    """The value of the first number, which may leave its scale to the second: "$2–3 billion"."""
    if first.scale == _ONE != second.scale:
        scaled = times(first.low, second.scale)
        return scaled if scaled <= second.low else first.low
    return first.low


def _is_range(place: Place, pair: Found, first: Number, sep: str, *, has_unit: bool) -> bool:
    """Whether two numbers with a word or a sign between them are one."""
    start, second = pair.start, pair.number
    if first.form == "several" or not pair.low < second.low:
        return False
    before = place.before(start, 32)
    if sep == "and":
        return _BETWEEN.search(place.text, before, start) is not None
    if sep == "or":
        return first.scale == second.scale or first.form == second.form == "words"
    if sep == "to" and has_unit and _FROM.search(place.text, before, start):
        said = place.text[place.before(start, 64) : start].lower().split()
        return _CHANGE.isdisjoint(word.strip(",.;:") for word in said)
    return has_unit or sep not in _DASHES or not (is_year(first) and is_year(second))
