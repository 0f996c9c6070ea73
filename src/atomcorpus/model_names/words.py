"""What a single word of a name can be, whatever stands around it: a size, a version, a variant, a family's name ...

Readers of single words, for the grammar and for those who look for names in prose; nothing here looks at a whole name.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus._patterns import on_first_use
from atomcorpus.folding import fold_name
from atomcorpus.model_names.vocabulary import FAMILY_NAMES, METHODS, VARIANTS, FamilyName

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "LONGEST_WORD",
    "SIZES",
    "STAMP",
    "VERSIONS",
    "Kind",
    "Piece",
    "count_of",
    "is_date_stamp",
    "is_quantization",
    "is_size",
    "is_variant",
    "is_version",
    "read_word",
]


class Kind(StrEnum):
    """What a word of a name is, or a part of a word."""

    VARIANT = "variant"
    FAMILY = "family"
    EXPERT_SIZE = "expert size"
    """`8x7B`: the number of experts, and the size of one."""
    ACTIVE = "active size"
    SIZE = "size"
    MILLIONS = "millions"
    """`350M`: parameters, but after a size tokens of context."""
    TRILLIONS = "trillions"
    """`1T`: parameters, but after a size tokens of training."""
    CONTEXT = "context length"
    EXPERTS = "experts"
    FORMAT = "number format"
    METHOD = "quantization method"
    WIDTH = "width in bits"
    GGML = "ggml type"
    VERSION = "version"
    DIGITS = "digits"
    GENERATION = "generation"
    """A version with a letter that stays: `R1`, `K2.5`, `4o`."""
    STAMP = "date stamp"
    WORD = "word"


SIZES = frozenset({Kind.SIZE, Kind.MILLIONS, Kind.TRILLIONS, Kind.ACTIVE, Kind.EXPERT_SIZE})
"""What states a number of parameters."""
VERSIONS = frozenset({Kind.VERSION, Kind.DIGITS, Kind.GENERATION})
"""What can be a version."""
PRECISIONS = frozenset({Kind.METHOD, Kind.GGML, Kind.WIDTH, Kind.FORMAT})
"""What states a quantization."""
LONGEST_WORD = 48
"""Longer words are not taken apart."""


class Piece(NamedTuple):
    """A word of a name, or a part of one, with its reading.

    Attributes:
        kind: What it is.
        value: The tag, the count, the version, the family's name; for a word with a number at its end, that number.
        text: As written.
    """

    kind: Kind
    value: str | int | FamilyName
    text: str


_UNITS = {"k": 3, "m": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "t": 12, "trillion": 12}
_NUMBER = r"[0-9]{1,4}(?:[._][0-9]{1,3})?"
_SHORT = r"[0-9]{1,2}(?:[._][0-9]{1,2})?"
_SHAPE = on_first_use(
    rf"""
      (?P<expert_size>(?P<experts_of>[0-9]{{1,3}})x{_NUMBER}[bm])
    | (?P<active>[ae](?P<active_count>{_NUMBER})(?P<active_unit>[bm]))
    | (?P<size>(?P<count>{_NUMBER})(?P<unit>bn?|[mtk]))
    | (?P<split_size>(?P<whole>[0-9]{{1,3}})b(?P<tenth>[0-9]))                       # bloom-7b1
    | (?P<size_and_tokens>(?P<first>{_NUMBER}b)(?P<second>{_NUMBER}t))               # 2B4T
    | (?P<version_and_size>(?P<before>[0-9]_[0-9])_(?P<after>{_NUMBER}b))            # llama_3_1_8b
    | (?P<letter_and_size>(?P<letter>[b-z])(?P<behind>{_NUMBER}b))                   # command-r7b
    | (?P<experts>(?P<experts_count>[0-9]{{1,4}})e)
    | (?P<format>(?:nv|mx|b)?fp[0-9]{{1,2}}|b?f(?:16|32)|nf4|w[0-9]{{1,2}}a[0-9]{{1,2}})
    | (?P<width>int[0-9]{{1,2}}|[1-8]bits?)
    | (?P<ggml>(?:i?q|tq)[1-8]_[a-z0-9_]+)
    | (?P<version>v(?P<bare>[0-9]{{1,3}}(?:[._pd][0-9]{{1,3}})*)|[0-9]{{1,3}}(?:[._pd][0-9]{{1,3}})+)
    | (?P<digits>[0-9]{{1,8}})
    | (?P<seeing>(?![a-z]2v)(?:v?(?P<seen>{_SHORT})|(?P<seeing_generation>[a-z]{_SHORT}))v)  # glm-4v, R1V; not T2V
    | (?P<generation>[a-z]{_SHORT}(?:v[0-9]|r)?|{_SHORT}[acf-z])
    """,
    re.VERBOSE,
)
_TAIL = re.compile(r"v?[0-9]+(?:[._pd][0-9]+)*[a-z]*$")
_POINT = re.compile(r"(?<=[0-9])[_pd](?=[0-9])")
_MONTH, _DAY, _YEAR = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])", "(?:1[89]|2[0-9]|3[0-5])"
STAMP = (
    rf"20{_YEAR}(?P<mark>[-._]?){_MONTH}(?P=mark){_DAY}|20{_YEAR}-{_MONTH}|{_MONTH}-20{_YEAR}|{_MONTH}-{_DAY}"
    rf"|{_YEAR}{_MONTH}{_DAY}|{_MONTH}{_DAY}|{_YEAR}{_MONTH}|{_MONTH}{_YEAR}|20{_YEAR}"
    rf"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[- ]20{_YEAR}"
)
"""Pattern of a date stamp, without regard to case; years 2018 to 2035."""
_STAMP = on_first_use(STAMP, re.IGNORECASE)


def count_of(number: str, unit: str) -> int:
    """A count from its number and unit, exactly.

    Example:
        >>> count_of("1.7", "b")
        1700000000
    """
    whole, _, fraction = number.replace("_", ".").partition(".")
    zeros = _UNITS[unit] - len(fraction)
    return int(whole + fraction + "0" * zeros)


@lru_cache(maxsize=8192)
def read_word(word: str) -> tuple[Piece, ...]:
    """Read one word of a name; what is glued together comes apart.

    Args:
        word: A stretch without separators; may hold points or underscores between digits.

    Returns:
        At least one piece, in order.

    Example:
        >>> [(piece.kind.value, piece.text) for piece in read_word("gemma3n")]
        [('family', 'gemma'), ('generation', '3n')]
        >>> [(piece.kind.value, piece.value) for piece in read_word("A22B")]
        [('active size', 22000000000)]
    """
    key = word.lower() if word.isascii() else fold_name(word)
    if len(key) > LONGEST_WORD:
        return (Piece(Kind.WORD, "", word),)
    return _listed(key, word) or _shaped(key, word) or _compound(key, word)


def _listed(key: str, word: str) -> tuple[Piece, ...]:
    """The reading that a closed list gives, if one has the word."""
    if tag := VARIANTS.get(key):
        return (Piece(Kind.VARIANT, tag, word),)
    if family := FAMILY_NAMES.get(key):
        return (Piece(Kind.FAMILY, family, word),)
    if method := METHODS.get(key):
        return (Piece(Kind.METHOD, method, word),)
    return ()


def _shaped(key: str, word: str) -> tuple[Piece, ...]:
    """The reading that the shape of a word gives; none if it has no such shape."""
    shape = _SHAPE.fullmatch(key)
    return _READERS[shape.lastgroup or ""](shape, word) if shape else ()


def _size(shape: re.Match[str], word: str) -> tuple[Piece, ...]:
    kind = {"k": Kind.CONTEXT, "m": Kind.MILLIONS, "t": Kind.TRILLIONS}.get(shape["unit"], Kind.SIZE)
    return (Piece(kind, count_of(shape["count"], shape["unit"]), word),)


def _two(name: str, shape: re.Match[str], word: str) -> tuple[Piece, ...]:
    """The pieces of a word that has two: cut where the group `name` begins."""
    cut = shape.start(name)
    return (*read_word(word[:cut].rstrip("_")), *read_word(word[cut:]))


def _seeing(shape: re.Match[str], word: str) -> tuple[Piece, ...]:
    kind = Kind.GENERATION if shape["seeing_generation"] else Kind.VERSION
    value = (shape["seen"] or word[:-1]).replace("_", ".")
    return Piece(kind, value, word[:-1]), Piece(Kind.VARIANT, "vision", word[-1:])


_READERS: Mapping[str, Callable[[re.Match[str], str], tuple[Piece, ...]]] = {
    "expert_size": lambda shape, word: (Piece(Kind.EXPERT_SIZE, int(shape["experts_of"]), word),),
    "active": lambda shape, word: (Piece(Kind.ACTIVE, count_of(shape["active_count"], shape["active_unit"]), word),),
    "size": _size,
    "split_size": lambda shape, word: (Piece(Kind.SIZE, count_of(f"{shape['whole']}.{shape['tenth']}", "b"), word),),
    "size_and_tokens": lambda shape, word: _two("second", shape, word),
    "version_and_size": lambda shape, word: _two("after", shape, word),
    "letter_and_size": lambda _shape, word: (Piece(Kind.WORD, "", word[:1]), *read_word(word[1:])),
    "experts": lambda shape, word: (Piece(Kind.EXPERTS, int(shape["experts_count"]), word),),
    "format": lambda shape, word: (Piece(Kind.FORMAT, shape[0], word),),
    "width": lambda shape, word: (Piece(Kind.WIDTH, shape[0].removesuffix("s"), word),),
    "ggml": lambda shape, word: (Piece(Kind.GGML, shape[0], word),),
    "version": lambda shape, word: (Piece(Kind.VERSION, _POINT.sub(".", shape["bare"] or shape[0]), word),),
    "digits": lambda shape, word: (Piece(Kind.DIGITS, shape[0], word),),
    "seeing": _seeing,
    "generation": lambda _shape, word: (Piece(Kind.GENERATION, word.replace("_", "."), word),),
}


def _compound(key: str, word: str) -> tuple[Piece, ...]:
    """The readings of a word that is glued from several: "Qwen2.5", "HunyuanOCR", "CodeQwen1.5", "pro2"."""
    if len(key) != len(word):  # folding changed its length, and parts can be shown folded only
        word = key
    tail = _TAIL.search(key)
    cut = tail.start() if tail else len(key)
    head, number = key[:cut], key[cut:]
    front = _listed(head, word[:cut]) or _glued(head, word[:cut])
    back = _tail(number, word[cut:]) if number else ()
    if front and (back or not number):
        return front + back
    if number and _ends_in_letter(word[:cut]) and (family := FAMILY_NAMES.get(head[:-1])):  # "DeepSeekR3"
        return Piece(Kind.FAMILY, family, word[: cut - 1]), *_shaped(key[cut - 1 :], word[cut - 1 :])
    return (Piece(Kind.WORD, number.removeprefix("v") if cut > 1 else "", word),)


def _ends_in_letter(head: str) -> bool:
    """Whether a capital letter stands after a word in small ones, as that of a generation does."""
    return len(head) > SHORTEST_GLUED + 1 and head[-1].isupper() and head[-2].islower()


def _tail(number: str, text: str) -> tuple[Piece, ...]:
    """A version after a name, and the variant that may follow it: "2.5", "3n", "2.5vl"."""
    if shaped := _shaped(number, text):
        return shaped
    cut = len(number.rstrip("abcdefghijklmnopqrstuvwxyz"))
    tag = VARIANTS.get(number[cut:])
    version = _shaped(number[:cut], text[:cut])
    return (*version, Piece(Kind.VARIANT, tag, text[cut:])) if tag and version else ()


def _glued(head: str, text: str) -> tuple[Piece, ...]:
    """A family's name and a variant in one word, in either order; or a family's name and a new word in camel case."""
    for cut in range(len(head) - 2, 1, -1):
        front, back = head[:cut], head[cut:]
        family = FAMILY_NAMES.get(front) if cut > SHORTEST_GLUED else None
        if family and back in VARIANTS:
            return Piece(Kind.FAMILY, family, text[:cut]), Piece(Kind.VARIANT, VARIANTS[back], text[cut:])
        if family and not family.common and text[cut - 1].islower() and text[cut].isupper():
            return Piece(Kind.FAMILY, family, text[:cut]), Piece(Kind.WORD, "", text[cut:])
        if front in VARIANTS and len(back) > SHORTEST_GLUED and (family := FAMILY_NAMES.get(back)):
            return Piece(Kind.VARIANT, VARIANTS[front], text[:cut]), Piece(Kind.FAMILY, family, text[cut:])
    return ()


SHORTEST_GLUED = 3
"""A name of so few letters is too likely to be a part of another word ("Prompt" is no MPT)."""


@lru_cache(maxsize=8192)
def _shape_of(word: str) -> Kind | None:
    """The kind of a word by its shape alone, if it is of one piece."""
    key = word.lower() if word.isascii() else fold_name(word)
    pieces = _shaped(key, word) if len(key) <= LONGEST_WORD else ()
    return pieces[0].kind if len(pieces) == 1 else None


def is_size(word: str) -> bool:
    """Whether a word states a number of parameters: "120b", "350M", "8x7B", "A22B", "E4B".

    Example:
        >>> is_size("8x22B"), is_size("128k"), is_size("Opus")
        (True, False, False)
    """
    return _shape_of(word) in SIZES


def is_version(word: str) -> bool:
    """Whether a word can be a version by its shape: "3", "2.5", "v0.1", "R1", "4o"; longer digits are none.

    Example:
        >>> is_version("v3.1"), is_version("K2.5"), is_version("2507"), is_version("Pro")
        (True, True, False, False)
    """
    kind = _shape_of(word)
    return kind in VERSIONS and (kind is not Kind.DIGITS or len(word) <= 2)


def is_variant(word: str) -> bool:
    """Whether a word is one of the closed list of variant words, in any case: "Instruct", "mini", "Opus".

    Example:
        >>> is_variant("Flash"), is_variant("it"), is_variant("Banana")
        (True, True, False)
    """
    return word.lower() in VARIANTS


def is_date_stamp(word: str) -> bool:
    """Whether a word can be the date in a name: "0528", "2507", "20241022", "2024-11-20", "12-2024".

    Example:
        >>> is_date_stamp("2507"), is_date_stamp("1776"), is_date_stamp("2024-11-20")
        (True, False, True)
    """
    return _STAMP.fullmatch(word) is not None


def is_quantization(word: str) -> bool:
    """Whether a word states a precision or a way of quantization: "FP8", "AWQ", "Q4_K_M", "4bit".

    Example:
        >>> is_quantization("NVFP4"), is_quantization("Q4_K_M"), is_quantization("mini")
        (True, True, False)
    """
    return word.lower() in METHODS or _shape_of(word) in PRECISIONS
