"""Where numbers may begin: one pattern, so that a text without any costs one search.

It matches digits that are no part of a word, an address, a version or a date; the sign of a currency before digits; and
the words that begin a number, a share or a factor.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.english.numbers import number_words
from atomcorpus.quantities.numerals import PLURAL_SCALES
from atomcorpus.quantities.units import BEFORE

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["MAY_BE_IN_WORDS", "SCAN"]


def _either_case(listed: Iterable[str]) -> str:
    """Alternatives that may begin with a capital, the longer first."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted(listed, key=len, reverse=True))


_SCALE_WORDS = [word for word in number_words("scale") if word != "quadrillion"]
_SCALES = _either_case(_SCALE_WORDS)
_ORDINALS = "|".join(number_words("fraction"))
_COUNTING = _either_case(word for group in ("unit", "teen", "tens") for word in number_words(group) if word != "one")

# "One" is a pronoun, and a number only before these.
_AFTER_ONE = [
    *(*number_words("scale"), *number_words("fraction"), "and a half", "in ", "out of"),
    *("percent", "per cent", "percentage", "euro", "dollar", "yuan", "cent", "degree"),
    *("year", "month", "week", "hour", "minute", "second", "decade", "century"),
    *("megawatt", "gigawatt", "terabyte", "petabyte", "gigabyte", "mile", "meter", "metre", "kilometer", "kilometre"),
    *("acre", "square", "tonne", "inch", "foot"),
]
_ONE = r"[Oo]ne(?=[ -](?:" + "|".join(_AFTER_ONE).replace(" ", r"\s") + "))"

# "Half an hour" is a duration, "half a million" a number.
_AFTER_HALF = "hour|year|decade|century|day|month|minute|second|mile|percent|percentage|gigawatt|megawatt|cent|inch"
_HALF_A = rf"[Hh]alf[ -]a[ -](?:{_SCALES})|[Hh]alf[ -]an?(?=[ -](?:{_AFTER_HALF}))"

# "A million" is a number, "several million" is not; "a billion-dollar plan" begins with one too.
_SCALE = rf"(?:(?<=[Aa]\s)|(?<!\S)(?=(?:{_SCALES})-))(?:{_SCALES})|(?:Million|Billion|Trillion)(?=-[Dd]ollar)"
_SEVERAL = rf"[Tt]ens(?=\sof)|[Dd]ozens|{_either_case(PLURAL_SCALES)}"
_PART = (
    r"[Hh]alf(?![\w-])|[Aa]\s(?:third|quarter|fifth|tenth)(?=\sof\s|\W*(?:\Z|\W\s))|[Tt]wice|[Tt]hrice|[Dd]ouble|[Tt]riple|"
    r"[Tt]reble|[Qq]uadruple|[Hh]undredfold|[Tt]housandfold"
)

_NEIGHBOURS = r"\w.,/\\:'’@\#§%&=_^$€£¥×+"  # before digits that are no number of their own
SCAN = re.compile(
    rf"""(?P<sign>(?<![\w$€£¥.])(?:{BEFORE})\s?)(?=\.?\d)
    | (?P<digits>
        (?:(?<![{_NEIGHBOURS}-]) | (?<=[+-])(?<![^\s(][+-]) | (?<=[~≈><≥≤=]\s)) \d[\d,.:/]*
      )
    | (?<![\w'’/-])(?:
        (?P<word>{_COUNTING}|{_ONE}|{_HALF_A}|{_SEVERAL}|{_SCALE})(?:fold)?(?!\w)
      | (?P<part>{_PART})(?!\w)
    )""",
    re.VERBOSE,
)
"""Where a number may begin: `sign` before digits, `digits`, a `word`, or `part`, a share or factor in words."""

MAY_BE_IN_WORDS = re.compile(
    rf"[\w-]+?(?:[ -](?:{_ORDINALS})|\s(?:in|out\sof)(?:\severy)?\s(?:\d|[a-z]+)|[ -]?fold\b)", re.IGNORECASE
)
"""What a number begins that may be a share or factor in words: "two thirds", "one in five", "ten-fold"."""
