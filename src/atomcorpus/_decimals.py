"""Decimal numbers in plain notation: one way to write each, exactly, and strictly back.

Plain is `1400000000` and `0.5`, never `1.4E+9`, `.5`, `0.50` or `-0`. So numbers that are equal are written alike.
"""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["LONGEST_NUMBER", "PLAIN", "decimal_of", "is_whole", "is_writable", "plain"]

LONGEST_NUMBER = 10_000
"""Characters of a number that is written out; `Decimal("1E+999999999")` would take a gigabyte."""

PLAIN = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?"
"""What plain notation looks like, but for `-0`."""

_matches = re.compile(PLAIN).fullmatch


def is_whole(number: Decimal) -> bool:
    """Whether a number is written out in digits and nothing else as it is, as most are; that is told at once.

    Example:
        >>> is_whole(Decimal("1400")), is_whole(Decimal("14E2")), is_whole(Decimal("0.5")), is_whole(Decimal(-1))
        (True, False, False, False)
    """
    text = str(number)
    return text.isdecimal() and len(text) <= LONGEST_NUMBER


def is_writable(number: Decimal) -> bool:
    """Whether a number is finite and short enough to be written out.

    Example:
        >>> is_writable(Decimal("1E+26")), is_writable(Decimal("NaN")), is_writable(Decimal("1E+99999"))
        (True, False, False)
    """
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        return False
    size = len(digits) + exponent if exponent >= 0 else max(len(digits), 1 - exponent) + 1
    return sign + size <= LONGEST_NUMBER


def plain(number: Decimal) -> Decimal:
    """The same number, in the form in which it is written; only for one that `is_writable`.

    Example:
        >>> plain(Decimal("1.40E+3")), plain(Decimal("-0.50")), plain(Decimal("-0"))
        (Decimal('1400'), Decimal('-0.5'), Decimal('0'))
    """
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Decimal("0" if text == "-0" else text)


def decimal_of(text: str) -> Decimal:
    """The number that is written in plain notation.

    Raises:
        ValueError: If the text is anything else, or too long.

    Example:
        >>> decimal_of("1400000000.5")
        Decimal('1400000000.5')
    """
    if len(text) > LONGEST_NUMBER or text == "-0" or not _matches(text):
        raise ValueError("not a number in plain notation")
    return Decimal(text)
