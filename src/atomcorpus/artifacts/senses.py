"""Whether a listed name is an artifact's where it stands: the words beside a name that is also something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.english.patterns import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["RULES", "acts", "has_people", "supports_artifact"]

RULES = load_rules(__package__ or "", "senses.txt")
"""What the words right beside a name speak of it as."""
_SIDES = {
    kind: tuple(RULES[f"{kind}-{side}"] for side in ("after", "before"))
    for kind in ("law", "policy", "dataset", "benchmark", "hardware", "product", "license", "work")
}
_ACTS, _HAS_PEOPLE, _STAFF = RULES["acts"], RULES["has-people"], RULES["staff"]


def supports_artifact(text: str, start: int, end: int, kinds: Iterable[str]) -> bool:
    """Whether the words beside a name that is also an ordinary word speak of it as an artifact of one of the kinds.

    Example:
        >>> supports_artifact("It ran on a Blackwell GPU.", 12, 21, ["hardware"])
        True
        >>> supports_artifact("She went to Blackwell once.", 12, 21, ["hardware"])
        False
    """
    for kind in kinds:
        after, before = _SIDES[kind]
        if after.after(text, end) or before.before(text, start):
            return True
    return False


def acts(text: str, start: int, end: int) -> bool:
    """Whether a name that a firm shares with its product is the firm's: it acts, or has staff.

    Example:
        >>> acts("GitHub said so", 0, 6), acts("It is on GitHub now", 9, 15)
        (True, False)
    """
    return bool(_ACTS.after(text, end) or _STAFF.before(text, start))


def has_people(text: str, end: int) -> bool:
    """Whether chiefs, spokespeople or employees of a name stand right after it, so that it is a firm's.

    Example:
        >>> has_people("The WhatsApp CEO left", 12), has_people("WhatsApp said so", 8)
        (True, False)
    """
    return _HAS_PEOPLE.after(text, end) is not None
