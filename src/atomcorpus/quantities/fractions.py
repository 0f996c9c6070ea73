"""Shares and factors in words: "half of", "two thirds", "one in five", "twice", "ten-fold"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus._patterns import on_first_use
from atomcorpus.english.numbers import number_words
from atomcorpus.kinds import QuantityKind
from atomcorpus.quantities.numerals import SMALL, plain, read_number

if TYPE_CHECKING:
    from atomcorpus.quantities.places import Place

__all__ = ["InWords", "read_in_words"]

_CENT = Decimal("0.01")
_FRACTIONS = number_words("fraction")
_MULTIPLES = number_words("multiple")
_ORDINAL = "|".join(sorted((word for word in _FRACTIONS if word not in {"half", "second"}), key=len, reverse=True))
_NUMBER = rf"(?:{SMALL})(?:[ -](?:{SMALL}))?"

_PART = on_first_use(
    rf"(?P<number>an?|{_NUMBER})(?P<sep>[ -])(?P<part>{_ORDINAL}|half)(?P<many>s|(?<=hal)ves)?(?!\w)", re.IGNORECASE
)
_OF_PERCENT = re.compile(r"\sof\s(?:an?|one)\s(?:percent|per\scent)(?!\w)")
_HALF = re.compile(r"half(?!\w|-|\san?\s)", re.IGNORECASE)
_OF_WHOLE = re.compile(r"\s(?:of|the|its|their|his|her|our|my|your|all|these|those|that|this|what)\s", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:[^\w\s]|\Z)|\s(?:by|in|from|since|after|over|when|while|and|or|as|to|on|at)\s", re.IGNORECASE
)
_ROUGHLY = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|over|than|approximately|by|least|only|just|some|exactly|to)\s(?:an?\s)?\Z",
    re.IGNORECASE,
)
_AMONG = on_first_use(
    rf"(?P<part>{_NUMBER}|\d{{1,3}})\s(?:in(?:\severy)?|out\sof(?:\severy)?)\s(?P<whole>{_NUMBER}|\d{{1,4}}|a\shundred)(?![\w%.,]*\d|\w|%|-)"
    rf"(?!\s(?:second|minute|hour|day|week|month|quarter|year|decade|million|billion|thousand|percent|per)s?\b)",
    re.IGNORECASE,
)
_FOLD = re.compile(rf"(?P<number>{SMALL}|hundred|thousand)(?:[ -]?fold)(?!\w)", re.IGNORECASE)
_TWICE = re.compile(
    r"(?P<word>twice|thrice|double|triple|treble|quadruple|quintuple)(?P<the>\sthe)?(?!\w|-)", re.IGNORECASE
)
_AFTER_TWICE = re.compile(
    r"\s(?:as|the|that|those|its|their|his|her|our|your|this|what|more|[a-z]+er|his|current|normal)\b"
)
_TO_DOUBLE = re.compile(
    r"\b(?:to|will|would|could|can|may|might|should|must|and|or|a|an|the|in|of|not|help|also)\s\Z", re.IGNORECASE
)
# "The other half", "the open-source half of it", "two and a half".
_NO_HALF = re.compile(
    r"\b(?:(?:the|its|their|our|his|her|this)\s(?:[\w-]+\s)?|(?:first|second|other|better|next|last|back|and a|a)\s)\Z",
    re.IGNORECASE,
)


class InWords(NamedTuple):
    """A share or factor in words.

    Attributes:
        end: Where it ends.
        value: Per cent, or how many times.
        kind: Share or factor.
    """

    end: int
    value: Decimal
    kind: QuantityKind


def read_in_words(place: Place, at: int) -> InWords | None:
    """The share or factor in words that begins at an offset.

    Args:
        place: Where it stands.
        at: Where the words begin.

    Example:
        >>> from atomcorpus.quantities.places import Place
        >>> read_in_words(Place("two-thirds of them", 0, 18), 0).value
        Decimal('66.67')
        >>> read_in_words(Place("It is twice as fast.", 0, 20), 6).value
        Decimal('2')
    """
    if place.text[at] in "hH":
        return _fold(place, at) or _half(place, at)
    twice = _TWICE.match(place.text, at, place.end)
    if twice is not None:
        return _multiple(place, twice)
    return _part(place, at) or _among(place, at) or _fold(place, at)


_OF_NUMBER = re.compile(r"\sof\san?\s(?:hundred|thousand|million|billion|trillion)(?!\w)")


def _half(place: Place, at: int) -> InWords | None:
    """Half of something, and "nearly half"; no first half, no half of a step."""
    text, before = place.text, place.before(at, 20)
    found = _HALF.match(text, at, place.end)
    if found is None:
        return None
    if not place.is_alone:
        if _NO_HALF.search(text, before, at) or text[at - 1 : at] == "-":
            return None
        is_open = _ROUGHLY.search(text, before, at) and _ENDS.match(text, found.end(), place.end)
        if not is_open and not _OF_WHOLE.match(text, found.end(), place.end):
            return None
    return InWords(found.end(), Decimal(50), QuantityKind.SHARE)


def _part(place: Place, at: int) -> InWords | None:
    """A part such as "two thirds" or "a quarter of": a share, where it is no ordinal and no quarter of a year."""
    found = _PART.match(place.text, at, place.end)
    if found is None:
        return None
    word, part = found["number"].lower(), found["part"].lower()
    number = 1 if word in {"a", "an"} else _small(word)
    if _OF_NUMBER.match(place.text, found.end(), place.end):
        return None
    if (number == 1) == bool(found["many"]) or number >= _FRACTIONS[part]:
        return None
    if not place.is_alone and not _is_part(place, found, is_one=word in {"a", "an"}):
        return None
    of_percent = _OF_PERCENT.match(place.text, found.end(), place.end)
    if of_percent is not None:
        return InWords(of_percent.end(), _per_cent(number, 100 * _FRACTIONS[part]), QuantityKind.SHARE)
    return InWords(found.end(), _per_cent(number, _FRACTIONS[part]), QuantityKind.SHARE)


def _is_part(place: Place, found: re.Match[str], *, is_one: bool) -> bool:
    """Whether what follows a fraction does not make an ordinal of it: "a third model", "two quarters"."""
    text, end = place.text, found.end()
    if text.startswith(" of ", end):
        return not text[end + 4 : end + 5].isdigit()
    is_open = _ENDS.match(text, end, place.end) is not None
    if is_one and not (is_open and _ROUGHLY.search(text, place.before(found.start(), 20), found.start())):
        return False
    if found["part"].lower() == "quarter":
        return found["sep"] == "-" and bool(found["many"])  # "three quarters" may be of a year
    return is_open or bool(found["many"]) or found["sep"] == "-"


def _per_cent(part: int, whole: int) -> Decimal:
    """A part of a whole in per cent, to two places."""
    return plain((Decimal(100) * part / whole).quantize(_CENT))


def _among(place: Place, at: int) -> InWords | None:
    """So many among so many: "one in five", "9 out of 10"."""
    found = _AMONG.match(place.text, at, place.end)
    if found is None:
        return None
    part, whole = (_small(found[name]) for name in ("part", "whole"))
    if not 0 < part < whole < _FIRST_YEAR:
        return None
    return InWords(found.end(), _per_cent(part, whole), QuantityKind.SHARE)


_FIRST_YEAR = 1900  # "3 in 2025" is no share


def _small(words: str) -> int:
    """The value of a small number."""
    low = words.lower().removeprefix("a ")
    number = read_number(low, 0, len(low))
    return 0 if number is None else int(number.low)


def _fold(place: Place, at: int) -> InWords | None:
    found = _FOLD.match(place.text, at, place.end)
    return found and InWords(found.end(), Decimal(_small(found["number"])), QuantityKind.FACTOR)


def _multiple(place: Place, found: re.Match[str]) -> InWords | None:
    """A multiple such as "twice", where something is compared: not "twice a week", not "to double the output"."""
    word, text, at = found["word"].lower(), place.text, found.start()
    is_adverb = word in {"twice", "thrice"}
    if not place.is_alone and not (
        _AFTER_TWICE.match(text, found.end("word"), place.end)
        and (is_adverb or (text[at].islower() and not _TO_DOUBLE.search(text, place.before(at, 12), at)))
    ):
        return None
    end = found.end("word") if is_adverb else found.end()
    return InWords(end, Decimal(_MULTIPLES[word]), QuantityKind.FACTOR)
