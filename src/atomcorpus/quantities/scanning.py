"""Where numbers may begin: one pattern, so that a text without any costs one search.

It matches digits that are no part of a word, an address, a version or a date; the sign of a currency before digits; and
the words that begin a number, a share or a factor.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from atomcorpus.english.numbers import number_words
from atomcorpus.english.patterns import branched
from atomcorpus.quantities.numerals import PLURAL_SCALES
from atomcorpus.quantities.units import LETTERED, SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["FIRST", "LED", "MAY_BE_IN_WORDS", "SCAN"]


def _either_case(listed: Iterable[str]) -> list[str]:
    """Words in lower case, with a capital, and in capitals."""
    return list(chain.from_iterable((word, word[0].upper() + word[1:], word.upper()) for word in listed))


_SCALE_WORDS = [word for word in number_words("scale") if word != "quadrillion"]
_ORDINALS = "|".join(number_words("fraction"))
_COUNTING = [word for group in ("unit", "teen", "tens") for word in number_words(group) if word != "one"]
_MULTIPLES = (*number_words("multiple"), "hundredfold", "thousandfold")

# "One" is a pronoun, and a number only before these.
_AFTER_ONE = (
    *(*number_words("scale"), *number_words("fraction"), "and a half", "in ", "out of", "or two", "to two"),
    *("percent", "per cent", "percentage", "euro", "dollar", "yuan", "cent", "degree"),
    *("year", "month", "week", "day", "hour", "minute", "second", "decade", "century"),
    *("megawatt", "gigawatt", "terabyte", "petabyte", "gigabyte", "mile", "meter", "metre", "kilometer", "kilometre"),
    *("acre", "square", "tonne", "inch", "foot", "to three", "to four", "to five"),
)

# The words are gone through as one tree, which most words leave at their first letters; what has to stand beside the
# ambiguous ones is asked only then: "a million" is a number, "several million" is not, nor "tens" without "of".
_PARTS = ("third", "quarter", "fifth", "tenth")
_IN_TREE = _either_case(
    (
        *(*_COUNTING, "one", "half", "tens", "dozens", *PLURAL_SCALES, *_SCALE_WORDS, *_MULTIPLES),
        *(f"a {part}" for part in _PARTS),
    )
)
_AMBIGUOUS = (
    r"(?<=[Oo]ne)(?=[ -](?:" + "|".join(_AFTER_ONE).replace(" ", r"\s") + "))",
    r"(?<=[Tt]ens)(?=\sof)",
    r"(?<=[Hh]alf)(?!-?\w|-[^a])",
    *(rf"(?<={part})(?=\sof\s|\W*(?:\Z|\W\s))" for part in _PARTS),
    *(rf"(?<={word[1:]})(?:(?<=[Aa]\s{'.' * len(word)})|(?=-[a-zA-Z]))" for word in _SCALE_WORDS),
)
_CLEAR = "".join(
    f"(?<!{end})" for end in ("[Oo]ne", "[Tt]ens", "[Hh]alf", *_PARTS, *(word[1:] for word in _SCALE_WORDS))
)
_WORD = rf"(?:{branched(_IN_TREE)})(?P<word>(?:{'|'.join(_AMBIGUOUS)}|{_CLEAR})(?:fold)?(?!\w))"
_SIGN = rf"(?=[A-Zz])(?P<sign>{LETTERED}\s?)(?=\.?[0-9])"

# What may stand right before digits that are no number of their own.
_JOINED = r"\w.,/\\:'’@\#§%&=_^$€£¥×+"
_DIGITS = (
    rf"(?:(?<![{_JOINED}-].)|(?<=[+-].)(?<![^\s(][+-].)|(?<=[~≈><≥≤=]\s.)|(?<=[<>]=.))"
    r"(?!\d*:\d|\d*(?:,\d+)*(?:\.\d+)?[.;:!?)\]\"”](?:\s|\Z))(?P<digits>[\d,.:/]*)"  # no unit can follow
)
_SYMBOL = rf"(?<=[{SYMBOLS}])(?<![\w.$€£¥].)(?P<symbol>\s?)(?=\.?[0-9])"

# One class of characters first, which a search goes through faster than anything else: digits, signs, and what stands
# before a word. Each way on looks back at which of them it was, the most frequent first.
_LEAD = r"\s(\[\"'“‘—–~≈<>≥≤|•·*"
_HEADS = "A-Zz" + "".join(sorted({word[0] for word in _IN_TREE}))
SCAN = re.compile(
    rf"[0-9{SYMBOLS}{_LEAD}](?:(?=[{_HEADS}])(?<=[{_LEAD}])(?:{_WORD}|{_SIGN})|(?<=[0-9]){_DIGITS}|{_SYMBOL})"
)
"""Where a number may begin: `digits`, the `symbol` or `sign` of a currency before digits, or a `word`.

A sign and a word are led by a character that is not theirs.
"""

LED = frozenset(("sign", "word"))
"""The groups that are led by a character that is not theirs."""

FIRST = re.compile(f"{_WORD}|{_SIGN}".replace("?P<", "?P<first_"))
"""The same for a word or sign that nothing leads, at the beginning of a text."""


MAY_BE_IN_WORDS = re.compile(
    rf"half|twice|thrice|double|triple|treble|quadruple|a\s[tqf]|[a-z]+fold|"
    rf"[\w-]+?(?:[ -](?:{_ORDINALS})|\s(?:in|out\sof)(?:\severy)?\s(?:\d|[a-z]+)|[ -]?fold\b)",
    re.IGNORECASE,
)
"""What a number begins that may be a share or factor in words: "two thirds", "one in five", "ten-fold"."""
