"""Two numbers that are the ends of one range: "$2–3 billion", "between 5 and 10", "10-50x"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from atomcorpus.english.classes import words
from atomcorpus.quantities.labels import is_label, is_year
from atomcorpus.quantities.numerals import Number, product, read_number
from atomcorpus.quantities.places import Found
from atomcorpus.quantities.units import BEFORE, currency_of

if TYPE_CHECKING:
    from atomcorpus.quantities.places import Place

__all__ = ["read_range"]

_ONE = Decimal(1)
_PER_CENT = ("%", "percent", "per cent")
_DASHES = frozenset("-–")
_MAY_FOLLOW = frozenset(" -–~%$€£¥×")
_TO = re.compile(
    rf"(?P<sep>-to-|-or-|[–-]|\s[–-]\s|\s?~\s?|\s(?:to|or|and)\s)(?:(?P<sign>{BEFORE})\s?(?=[\d.]))?(?=[\d.]|[a-zA-Z])"
)
_SIGN = re.compile(
    r"\s?(?P<unit>%|[$€£¥×]|per\scent|[^\W\d_][\w/²³]{0,11})(?=\s?[–-]\s?[$€£¥]?\d|\s(?:to|or|and)\s(?:[$€£¥]?\d|[a-z]))"
)
_OR_MORE = re.compile(r"\s(?:or|and)\s(?:more|fewer|less)(?=\s[^\W\d_])(?!\sthan)")
_ABOUT = r"(?:about\s|roughly\s|an\sestimated\s|just\s|around\s|nearly\s)?"
_BETWEEN = re.compile(rf"\bbetween\s{_ABOUT}\Z", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom\s(?:(?:the|its|a|their)\s)?(?:current\s|present\s)?{_ABOUT}\Z", re.IGNORECASE)
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
    if first.high is None or (at < place.end and text[at] not in _MAY_FOLLOW and not text[at].isalpha()):
        return alone
    or_more = _OR_MORE.match(text, at, place.end) if currency is None else None
    if or_more is not None:
        return alone._replace(end=or_more.end())
    sign = _SIGN.match(text, at, place.end)
    to = _TO.match(text, sign.end() if sign else at, place.end)
    if to is None or (to["sign"] and currency_of(to["sign"]) != currency):
        return alone
    second = read_number(text, to.end(), place.end)
    is_dash = to["sep"] in _DASHES
    if second is None:
        return None if is_dash and text[to.end()].isdigit() else alone
    has_unit = bool(currency or sign)
    pair = Found(start, second.end, _low(first, second), second.high, second)
    is_other = _is_chain(text, second.end, is_dash=is_dash) or (
        sign is not None and not _same_sign(text, second.end, sign["unit"])
    )
    if not is_other and _is_range(place, pair, first, to["sep"].strip(), has_unit=has_unit):
        return pair
    return None if is_dash and not has_unit and first.form == second.form == "digits" else alone


def _same_sign(text: str, at: int, sign: str) -> bool:
    """Whether the second number has the unit of the first: "18% to 20%", "one year to three years"."""
    behind = text[at : at + len(sign) + 1].lstrip(" -")
    return behind.startswith(sign) or (
        sign in _PER_CENT and text[at : at + len(" percent")].lstrip().startswith(_PER_CENT)
    )


def _is_chain(text: str, at: int, *, is_dash: bool) -> bool:
    """Whether a third number follows a dash, as in dates and phone numbers."""
    return is_dash and text[at : at + 1] in _DASHES and text[at + 1 : at + 2].isdigit()


def _low(first: Number, second: Number) -> Decimal:
    """The value of the first number, which may leave its scale to the second: "$2–3 billion"."""
    if first.scale == _ONE != second.scale:
        scaled = product(first.low, second.scale)
        return scaled if scaled <= second.low else first.low
    return first.low


def _is_range(place: Place, pair: Found, first: Number, sep: str, *, has_unit: bool) -> bool:
    """Whether two numbers with a word or a sign between them are one."""
    start, second = pair.start, pair.number
    if first.form == "several" or not pair.low < second.low:
        return False
    if is_year(first) and not is_year(second) and is_label(place.text, place.begin, start, year=int(first.low)):
        return False  # "in 2023 to 23,000 words"
    before = place.before(start, 32)
    if sep == "and":
        return _BETWEEN.search(place.text, before, start) is not None
    if sep == "or":
        return not has_unit and (first.scale == second.scale or first.form == second.form == "words")
    if sep == "to" and has_unit and _FROM.search(place.text, before, start):
        said = place.text[place.before(start, 64) : start].lower().split()
        return _CHANGE.isdisjoint(word.strip(",.;:") for word in said)
    return has_unit or sep not in _DASHES or not (is_year(first) and is_year(second))
