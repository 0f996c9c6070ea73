"""The closed lists of the grammar: family names, variant tags, methods, makers; no rule lives here.

`families.tsv` is made by `tools/build_model_names.py`; `variants.tsv` is kept by hand.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import field, frozen

from atomcorpus._repr import record_repr
from atomcorpus.folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["FAMILY_NAMES", "LONG_FAMILY_NAMES", "MAKERS", "METHODS", "VARIANTS", "FamilyName"]


@frozen
class FamilyName:
    """One spelling of a family's name.

    Attributes:
        words: The spelling in lower case, without accents: ("code", "llama"); never empty.
        family: Id of the family; several spellings may share it.
        developer: Id of its developer; empty when not known.
        common: Whether the spelling is also a common English word or a first name ("Step", "Claude").
        foundation: Whether other publishers put it into the names of what they make from it ("Llama").
        generation: Whether it looks like a letter and a version, and is one after another family's name ("Kimi K2").
        first: Whether it counts only at the beginning of a name, being too short or too common for anywhere else.
    """

    words: tuple[str, ...]
    family: str
    developer: str = ""
    common: bool = field(default=False, kw_only=True)
    foundation: bool = field(default=False, kw_only=True)
    generation: bool = field(default=False, kw_only=True)
    first: bool = field(default=False, kw_only=True)

    __repr__ = record_repr


def _rows(file: str) -> Iterator[list[str]]:
    """The rows of one of the package's tables, without its header line."""
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines[1:])


def _family_names() -> Iterator[FamilyName]:
    for words, family, developer, flags in _rows("families.tsv"):
        yield FamilyName(tuple(words.split()), family, developer, **dict.fromkeys(flags.split(), True))


def _long_family_names() -> dict[str, tuple[FamilyName, ...]]:
    """The names of several words by their first word, the longest first."""
    by_first: dict[str, list[FamilyName]] = {}
    for name in FAMILY_NAMES.values():
        if len(name.words) > 1:
            by_first.setdefault(name.words[0], []).append(name)
    return {first: tuple(sorted(names, key=lambda name: -len(name.words))) for first, names in by_first.items()}


def _makers() -> Iterator[str]:
    """What the developers of the listed families are called before a name: "ai21labs", and "ai21" too."""
    for name in FAMILY_NAMES.values():
        if name.developer:
            whole = name.developer.replace("-", "")
            yield whole
            for ending in ("labs", "research", "ai"):
                if whole.endswith(ending) and len(whole) > len(ending) + 2:
                    yield whole.removesuffix(ending)


FAMILY_NAMES: Mapping[str, FamilyName] = MappingProxyType(
    {fold_name(" ".join(name.words)): name for name in _family_names()}
)
"""Every spelling of a listed family, by its folded form (see `fold_name`)."""

LONG_FAMILY_NAMES: Mapping[str, tuple[FamilyName, ...]] = MappingProxyType(_long_family_names())
"""The spellings of several words by their first word, the longest first."""

VARIANTS: Mapping[str, str] = MappingProxyType({word: tag for word, tag in _rows("variants.tsv")})  # noqa: C416
"""The canonical tag of every variant word: "it" is `instruct`; keys are in lower case."""

METHODS: Mapping[str, str] = MappingProxyType(
    {method: method for method in ("aqlm", "awq", "bnb", "exl2", "exl3", "gguf", "gptq", "hqq", "mlx")}
    | {"bitsandbytes": "bnb"}
)
"""The canonical name of every method of quantization; keys are in lower case."""

MAKERS: frozenset[str] = frozenset(_makers()).difference(FAMILY_NAMES)
"""Developers of listed families as one lower-case word, but for those that are families too ("deepseek")."""
