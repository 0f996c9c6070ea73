r"""Numbers as they are written: digits, scales, powers and number words, each with its exact value.

What a number counts or measures is not asked here. No number has more than `_MOST_DIGITS` digits or powers of ten:
what is longer measures nothing, and would only cost time.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import NamedTuple

from atomcorpus.english.numbers import number_words

__all__ = ["PLURAL_SCALES", "SMALL", "Number", "plain", "product", "read_number"]

_MOST_DIGITS = 300
_EXACT = Context(prec=4 * _MOST_DIGITS)

_UNITS = number_words("unit")
_TEENS = number_words("teen")
_TENS = number_words("tens")
_SCALES = number_words("scale")
_SUFFIXES = number_words("suffix")
_VALUES = _UNITS | _TEENS | _TENS

SMALL = "|".join(sorted(_VALUES, key=len, reverse=True))
"""Number words below a hundred, as alternatives of a pattern."""

PLURAL_SCALES = {"hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9, "trillions": 10**12}
"""Scales that stand alone in the plural: "thousands of users"."""

_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_LONG_SUFFIX = "|".join(sorted((suffix for suffix in _SUFFIXES if len(suffix) > 1), key=len, reverse=True))
_LETTER = "".join(suffix for suffix in _SUFFIXES if len(suffix) == 1)
_NO_SEPARATORS = str.maketrans("", "", ",'’ ")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_POWER_OF_TEN = r"10(?:\^[{(]?(?P<{0}>[+-]?\d+)[)}}]?|(?P<{1}>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))"

_DIGITS = re.compile(
    rf"""(?P<digits>
      (?:\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?!\d) | \d{{1,3}}(?:['’\ ]\d{{3}})+(?![\d'’]) | \d+) (?P<part>\.\d+)? | \.\d+
    )(?P<vulgar>[½¼¾⅛])?
    (?: [eE](?P<exponent>[+-]?\d+)(?!\w)
      | (?:\^[{{(]?(?P<power>[+-]?\d+)[)}}]?|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))
      | \s?[x×*·]\s?{_POWER_OF_TEN.replace("{0}", "ten").replace("{1}", "ten_raised").replace("}}", "}")}
    )?
    (?P<plus>\+)?
    (?: \ ?(?P<suffix>(?-i:{_LONG_SUFFIX}|(?<!\ )[{_LETTER}]|[BM]))(?![\w²³]) )? (?P<plus_after>\+)?
    (?P<scale>(?:(?:[\s-]|(?<=\+)\s)(?:{_SCALE})(?!\w))*)
    (?P<plus_last>\+|[ -]plus(?!\w|\s\d))?
    (?! \d | [.,:]\d )""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD = rf"(?:{SMALL}|{_SCALE})(?!\w)"
_WORDS = re.compile(
    rf"(?P<half>half[ -]a[ -])?(?P<words>{_WORD}(?:(?:[ -]|[ -]and[ -]){_WORD}){{0,12}})"
    rf"(?P<and_half>[ -]and[ -]a[ -]half(?!\w)(?P<after_half>(?:[ -](?:{_SCALE})(?!\w))*))?(?P<plus>[ -]plus(?!\w))?",
    re.IGNORECASE,
)
_HALF_A = re.compile(r"half[ -]an?(?=[ -][a-z])", re.IGNORECASE)
_HALF = Decimal("0.5")
_PARTS = {
    "a quarter": Decimal("0.25"),
    "one quarter": Decimal("0.25"),
    "half": _HALF,
    "three quarters": Decimal("0.75"),
}
_PART_OF = re.compile(
    rf"(?P<part>{'|'.join(_PARTS)}) of an? (?P<scale>hundred|thousand|million|billion|trillion)(?!\w)", re.IGNORECASE
)
_VULGAR = {"½": _HALF, "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅛": Decimal("0.125")}
_TOKEN = re.compile(r"[A-Za-z]+")
_SEVERAL = re.compile(
    r"(?:(?P<of>tens|10s|dozens|hundreds|100s|thousands|1000s) of )?"
    r"(?P<scale>(?:hundred|thousand|million|billion|trillion)s)(?!\w)|(?P<bare>tens|dozens|10s|100s|1000s)(?!\w)",
    re.IGNORECASE,
)
_IN_DIGITS = ("10s of ", "100s of ", "1000s of ")


class Number(NamedTuple):
    """A number where it stands.

    Attributes:
        start: Where it begins.
        end: Where it ends, its scale and plus sign with it.
        low: Least value; None is never found here.
        high: Greatest value; None after a plus sign, and for "thousands".
        scale: What letters and words after the number multiply it with; 1 without any.
        suffix: The letters right after digits ("bn", "K"), or nothing.
        form: `digits` (nothing else), `grouped` (with commas, a point or a power), `words` or `several` ("dozens").
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    scale: Decimal
    suffix: str
    form: str


def plain(value: Decimal) -> Decimal:
    """The same value without a positive exponent and without zeros at the end of its fraction.

    Example:
        >>> plain(Decimal("1.40E+3")), plain(Decimal("2.50"))
        (Decimal('1400'), Decimal('2.5'))
    """
    value = value.normalize(_EXACT)
    return value.quantize(_ONE, context=_EXACT) if value.as_tuple().exponent > 0 else value  # type: ignore[operator]


_ONE = Decimal(1)


def product(one: Decimal, other: Decimal) -> Decimal:
    """The exact product of two values.

    Example:
        >>> product(Decimal("1.4"), Decimal(1000000000))
        Decimal('1400000000')
    """
    return plain(_EXACT.multiply(one, other))


def read_number(text: str, at: int, end: int) -> Number | None:
    """The number that begins at an offset, as long as it goes.

    Args:
        text: Any text.
        at: Where the number begins.
        end: Where reading stops.

    Returns:
        The number; None where there is none, and where it has hundreds of digits.

    Example:
        >>> read_number("1.4bn of it", 0, 11)[:4]
        (0, 5, Decimal('1400000000'), Decimal('1400000000'))
        >>> read_number("two and a half million", 0, 22).low, read_number("tens of thousands", 0, 17).high
        (Decimal('2500000'), Decimal('100000'))
    """
    if not text[at].isalpha() and not text.startswith(_IN_DIGITS, at):
        found = _DIGITS.match(text, at, end)
        return None if found is None else _of_digits(found)
    several = _SEVERAL.match(text, at, end)
    if several is not None:
        return _of_several(several)
    part = _PART_OF.match(text, at, end)
    if part is not None:
        value = product(_PARTS[part["part"].lower()], Decimal(_SCALES[part["scale"].lower()]))
        return Number(at, part.end(), value, value, Decimal(_SCALES[part["scale"].lower()]), "", "words")
    found = _WORDS.match(text, at, end)
    if found is not None:
        return _of_words(found)
    half = _HALF_A.match(text, at, end)
    return None if half is None else Number(at, half.end(), _HALF, _HALF, _ONE, "", "words")


def _of_digits(found: re.Match[str]) -> Number | None:
    start, end = found.span()
    written, digits = found[0], found["digits"]
    if len(digits) > _MOST_DIGITS:
        return None
    if written == digits and digits.isdecimal():
        value = Decimal(digits)
        return Number(start, end, value, value, _ONE, "", "digits")
    whole = Decimal(digits.translate(_NO_SEPARATORS))
    powered = _powered(_EXACT.add(whole, _VULGAR[found["vulgar"]]) if found["vulgar"] else whole, found)
    if powered is None:
        return None
    value = powered
    suffix, scale = found["suffix"] or "", _ONE
    if suffix or found["scale"]:
        scale = Decimal(_SUFFIXES[suffix]) if suffix else _ONE
        for word in found["scale"].lower().replace("-", " ").split():
            scale = product(scale, Decimal(_SCALES[word]))
        value = product(value, scale)
    is_open = found["plus"] or found["plus_after"] or found["plus_last"]
    return Number(start, end, value, None if is_open else value, scale, suffix, "grouped")


def _powered(value: Decimal, found: re.Match[str]) -> Decimal | None:
    """A value with the power that is written after it; None where that is too great to mean anything."""
    exponent = found["exponent"]
    power = found["power"] or (found["raised"] or "").translate(_RAISED)
    ten = found["ten"] or (found["ten_raised"] or "").translate(_RAISED)
    written = exponent or power or ten
    if not written:
        return plain(value) if value.as_tuple().exponent else value
    if len(written) > len("-300") or abs(int(written)) > _MOST_DIGITS:
        return None
    if power:
        return plain(_EXACT.power(value, int(written))) if value == 10 else None
    return plain(_EXACT.multiply(value, Decimal((0, (1,), int(written)))))


def _of_several(found: re.Match[str]) -> Number:
    """The value of "dozens", "thousands", "hundreds of millions": what it is at least, and below what it is."""
    scale = PLURAL_SCALES[found["scale"].lower()] if found["of"] else 1
    low, high = _SEVERAL_OF[(found["of"] or found["bare"] or found["scale"]).lower()]
    least, most = Decimal(low * scale), None if high is None else Decimal(high * scale)
    return Number(found.start(), found.end(), least, most, _ONE, "", "several")


_SEVERAL_OF: dict[str, tuple[int, int | None]] = {
    **{word: (scale, None) for word, scale in PLURAL_SCALES.items()},
    "tens": (10, 100),
    "10s": (10, 100),
    "dozens": (24, None),
    "hundreds": (100, 1000),
    "100s": (100, 1000),
    "1000s": (1000, None),
}
"""What such a word is at least, and below what it is, alone and before "of millions"."""


def _of_words(found: re.Match[str]) -> Number | None:
    """The value of number words, up to where they make one number."""
    value, end, scale = _summed(found["words"].lower())
    if end == 0:
        return None
    start, stop = found.start(), found.start("words") + end
    if found["half"]:
        value = product(value, _HALF)
    is_whole = end == len(found["words"])
    if is_whole and found["and_half"]:
        value, stop = value + _HALF, found.end("and_half")
        for word in found["after_half"].lower().replace("-", " ").split():
            value = product(value, Decimal(_SCALES[word]))
    is_open = is_whole and found["plus"]
    return Number(start, found.end() if is_open else stop, value, None if is_open else value, scale, "", "words")


def _summed(words: str) -> tuple[Decimal, int, Decimal]:
    """The value of words in lower case, how far they make one number, and the last scale in them."""
    total, group, last, end, scale = 0, 0, 0, 0, 1
    least_scale = 10**18
    for found in _TOKEN.finditer(words):
        word = found[0]
        if word == "and":
            continue
        if word in _VALUES:
            value = _VALUES[word]
            fits = value < 10 <= last < 100 and last % 10 == 0 and last >= 20
            if end and not fits and last < 100:
                break
            group, last = group + value, value
        else:
            value = _SCALES[word]
            if word in {"hundred", "dozen"}:
                if group > 99:
                    break
                group, last = (group or 1) * value, value
            elif value < least_scale or (word == "crore" and last == _SCALES["lakh"]):
                total = total * value if group == 0 and end and word == "crore" else total + (group or 1) * value
                group, last, least_scale = 0, value, value
            else:
                break
            scale = value
        end = found.end()
    return Decimal(total + group), end, Decimal(scale)
