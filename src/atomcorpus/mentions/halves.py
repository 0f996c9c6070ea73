"""Models named by half beside a whole name or their maker: "Claude Opus 4 and Sonnet 4", "DeepSeek's R1"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.entities import ModelLevel
from atomcorpus.folding import fold_name
from atomcorpus.mentions.candidates import KNOWN, Candidate
from atomcorpus.mentions.models import coordinated, counts_something, extend_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from atomcorpus.entities import Entity
    from atomcorpus.knowledge import Name

__all__ = ["coordinated_halves", "owned_half"]

_LEVELS = frozenset(level.value for level in ModelLevel)
_FAMILY = re.compile(r"[^\W\d_]+")
_OWNED = re.compile(
    r"(?:['’]s (?:new |latest |own |original |smaller |larger )?| (?:[a-z-]+ )?model, (?=[A-Z]\d))"
    r"(?P<half>(?P<first>[A-Z0-9][^\W_]*)(?:[- ][^\W_]+(?:\.\d+)*)?)"
)
_NEXT = re.compile(r"[RVK]\d(?:\.\d)?(?![^\W_])")
"""Generations that no one has listed; other letters are as often those of chips ("H20") and quarters ("Q4")."""


def coordinated_halves(
    text: str, found: Candidate, limit: int, names: Mapping[str, tuple[Name, ...]]
) -> Iterator[Candidate]:
    """Listed models of the same family that are named by half after a whole name.

    Args:
        text: The whole text.
        found: The whole name.
        limit: Where its block ends.
        names: What is listed, by folded name.
    """
    family = _FAMILY.match(text, found.start, found.end)
    for start, end in coordinated(text, found.end, limit) if family else ():
        known = _models(f"{family.group()} {text[start:end]}" if family else "", names)
        if known:
            yield Candidate(start, end, KNOWN, known, "model-coordination")


def owned_half(
    text: str,
    maker: tuple[int, int],
    limit: int,
    names: Mapping[str, tuple[Name, ...]],
    model_named: Callable[[str, str], str | Entity],
) -> Iterator[Candidate]:
    """The model that is named by half after the possessive of its maker's name: a listed one, or a later version.

    Args:
        text: The whole text.
        maker: Offsets of the maker's name.
        limit: Where its block ends.
        names: What is listed, by folded name.
        model_named: Gives the model of a whole name and of what it begins with.
    """
    owned = _OWNED.match(text, maker[1], limit)
    if owned is None:
        return
    owner, start = text[slice(*maker)], owned.start("half")
    for half in (owned["half"], owned["first"]):
        known: tuple[str | Entity, ...] = _models(f"{owner} {half}", names)
        if not known:
            continue
        end = start + len(half)
        if counts_something(text, start, end):
            return  # "Qwen's 3 billion active parameters"
        longest = extend_name(text, start, end, limit)
        if longest > end and _models(half, names):
            return  # a family's name with a version is read as such: "Borealis's Zephyra 9"
        if longest > end:
            known = (model_named(f"{owner} {text[start:longest]}", f"{owner} {half}"),)
        yield Candidate(start, longest, KNOWN, known, "model-owned")
        return
    generation = _NEXT.match(text, start, limit)
    if generation is not None and _models(owner, names):
        end = extend_name(text, start, generation.end(), limit)
        yield Candidate(start, end, KNOWN, (model_named(f"{owner} {text[start:end]}", owner),), "model-owned")


def _models(name: str, names: Mapping[str, tuple[Name, ...]]) -> tuple[str, ...]:
    """Ids of the listed models of a name."""
    return tuple(dict.fromkeys(entry.entity_id for entry in names.get(fold_name(name), ()) if entry.kind in _LEVELS))
