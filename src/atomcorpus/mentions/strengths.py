"""How much in an article says that an unlisted name is one: by the rules that found it, and how many agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.annotations import Strength
from atomcorpus.english.lists import marked
from atomcorpus.mentions.candidates import CERTAIN, LIKELY, REPEATED, SHORT_NAME, SHORT_ORGANIZATION, SHORT_PAPER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atomcorpus.mentions.candidates import Candidate

__all__ = ["strengths_of"]

_DERIVED = frozenset((REPEATED, SHORT_NAME, SHORT_ORGANIZATION, SHORT_PAPER))
"""Rules that find a name because another place has shown it to be one, and so are no evidence of their own."""
_SEVERAL = 2
_EVERYDAY = marked("organization_heads", "everyday") | marked("organization_heads", "trade")


def strengths_of(found: Iterable[Candidate]) -> dict[str, Strength]:
    """For the id of each unlisted entity how strong the evidence is that all its places in an article give.

    A name is strong by one certain rule, or by two different ones that find it at different places; likely by one that
    leaves little doubt; else weak.

    Args:
        found: The settled names of the whole article.
    """
    best: dict[str, int] = {}
    rules: dict[str, set[str]] = {}
    for one in found:
        referent = one.referents[0]
        if isinstance(referent, str) or not referent.id.startswith("unlisted:") or one.rule in _DERIVED:
            continue
        says_so = LIKELY if one.rule == "organization.head" and _is_everyday(referent.name) else one.strength
        best[referent.id] = max(best.get(referent.id, 0), says_so)
        rules.setdefault(referent.id, set()).add(one.rule)
    return {key: _strength(most, len(rules[key])) for key, most in best.items()}


def _is_everyday(name: str) -> bool:
    """Whether the last word of a name is one of every text, too: "Tidal Systems"."""
    return name.rpartition(" ")[2] in _EVERYDAY


def _strength(best: int, rules: int) -> Strength:
    if best >= CERTAIN or rules >= _SEVERAL:
        return Strength.STRONG
    return Strength.LIKELY if best >= LIKELY else Strength.WEAK
