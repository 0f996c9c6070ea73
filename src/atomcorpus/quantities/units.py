"""What a number measures: currencies, shares, durations, factors and measures, from the tables beside this module.

`currencies.tsv` and `units.tsv`, kept by hand, have one unit a line; spellings stand between spaces, with an underscore
for a space inside one. A unit written `=` is the symbol as it stands in the text. Symbols are told by their case, words
in any case.
"""

from __future__ import annotations

import re
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus._memo import Memo
from atomcorpus.english.patterns import branched
from atomcorpus.kinds import QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BEFORE", "LETTERED", "SYMBOLS", "Unit", "Written", "currency_of", "read_unit"]

_ONE = Decimal(1)
_LONGEST_SYMBOL = 3  # letters; shorter words are symbols, and their case tells


class Unit(NamedTuple):
    """A unit of the tables.

    Attributes:
        kind: What it measures.
        name: As in `Quantity.unit`; `=` for a symbol as written.
        factor: What a number of it is multiplied with: a decade is ten years.
    """

    kind: QuantityKind
    name: str
    factor: Decimal


class Written(NamedTuple):
    """A unit where it stands after a number.

    Attributes:
        unit: The unit.
        name: As in `Quantity.unit`.
        end: Where it ends.
        sign: What stands between number and unit: nothing, a space or a hyphen.
        word: Its first word, as written.
    """

    unit: Unit
    name: str
    end: int
    sign: str
    word: str


def _lines(name: str) -> Iterator[list[str]]:
    lines = (files(__package__ or "") / name).read_text(encoding="utf-8").splitlines()
    return (f"{line}\t\t\t".split("\t")[:4] for line in lines[1:])


def _spellings(cell: str) -> list[str]:
    return [spelling.replace("_", " ") for spelling in cell.split()]


def _load() -> tuple[dict[str, Unit], dict[str, str]]:
    """The units by their spellings, and the currencies by what stands before a number."""
    units, before = dict[str, Unit](), dict[str, str]()
    for kind, name, factor, cell in _lines("units.tsv"):
        units |= dict.fromkeys(_spellings(cell), Unit(QuantityKind(kind), name, Decimal(factor)))
    for code, signs, words, minor in _lines("currencies.tsv"):
        money = Unit(QuantityKind.MONEY, code, _ONE)
        units |= dict.fromkeys(
            [code, *_spellings(words), *(sign for sign in _spellings(signs) if len(sign) == 1)], money
        )
        units |= dict.fromkeys(_spellings(minor), Unit(QuantityKind.MONEY, code, Decimal("0.01")))
        before |= dict.fromkeys([code, *_spellings(signs)], code)
    return units, before


_UNITS, _BEFORE = _load()
_WORDS = {spelling.lower(): unit for spelling, unit in _UNITS.items() if len(spelling) > _LONGEST_SYMBOL}
_LONGER = frozenset(word for spelling in _UNITS if " " in spelling for word in (spelling.split()[0].lower(),))
"""Words with which a unit of several words begins."""

SYMBOLS = "".join(sign for sign in _BEFORE if len(sign) == 1)
"""The characters that say the currency before a number."""

LETTERED = f"(?:{branched(sign for sign in _BEFORE if len(sign) > 1)})"
"""What else says it, and begins with a letter: "US$", "RMB"; as alternatives of a pattern."""

BEFORE = rf"(?:[{SYMBOLS}]|{LETTERED})"
"""All of them."""

_AFTER = re.compile(
    r"""(?P<sign>[ \n]?|[ ]?-)
    (?P<word> [%$€£¥₹₩₽₺₴₪₫₱฿₦¢×°]C?F?(?!\d)(?:-points?)? | [^\W\d_](?:[\w·²³]|[./](?=[^\W\d_]))*\.? )""",
    re.VERBOSE,
)
_NEXT = re.compile(r"[ \n-]([^\W\d_][\w.]*)(?:[ \n-]([^\W\d_]\w*))?")


def currency_of(sign: str) -> str | None:
    """The ISO 4217 code of what stands before a number.

    Example:
        >>> currency_of("US$"), currency_of("RMB"), currency_of("x")
        ('USD', 'CNY', None)
    """
    return _BEFORE.get(sign)


def _unit_of(word: str) -> Unit | None:
    return _UNITS.get(word) or _WORDS.get(word.lower())


_UNIT_OF = Memo(_unit_of)


def read_unit(text: str, at: int, end: int) -> Written | str | None:
    """The unit that stands right after a number.

    Args:
        text: Any text.
        at: Where the number ends.
        end: Where reading stops.

    Returns:
        The unit; the word that stands there, where it is none; None, where no word does.

    Example:
        >>> read_unit("17.5 percentage points", 4, 22).name, read_unit("80 GB", 2, 5).name, read_unit("3 models", 1, 8)
        ('points', 'GB', 'models')
    """
    found = _AFTER.match(text, at, end)
    if found is None:
        return None
    word = found["word"]
    if word.lower() in _LONGER or word.endswith("."):
        longer = _of_several_words(text, found, end)
        if longer is not None:
            return longer
        word = word.rstrip(".")
    unit = _UNIT_OF[word]
    stop = found.start("word") + len(word)
    if unit is None and "/" in word:
        word = word.partition("/")[0]
        unit, stop = _UNIT_OF[word], found.start("word") + len(word)
    if unit is None:
        return word
    return Written(unit, word if unit.name == "=" else unit.name, stop, found["sign"], word)


def _of_several_words(text: str, found: re.Match[str], end: int) -> Written | None:
    """A unit of two or three words, the longer first."""
    after = _NEXT.match(text, found.end(), end)
    if after is None:
        return None
    for last in (2, 1):
        if after[last] is None:
            continue
        stop = after.end(last) - len(after[last]) + len(after[last].rstrip("."))
        words = " ".join(text[found.start("word") : stop].replace("-", " ").split())
        unit = _UNIT_OF[words]
        if unit is not None:
            return Written(unit, words if unit.name == "=" else unit.name, stop, found["sign"], found["word"])
    return None
