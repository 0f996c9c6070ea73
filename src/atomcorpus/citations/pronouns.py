"""Whom "he" and "she" can mean, as far as a given name or a form of address tells."""

from __future__ import annotations

from functools import cache

from atomcorpus.citations.cues import read_table
from atomcorpus.english import classes

__all__ = ["may_be"]

_SUBJECTS = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_ADDRESSES: dict[str, str] = {
    **dict.fromkeys(classes.words("address-of-men"), "he"),
    **dict.fromkeys(classes.words("address-of-women"), "she"),
}


@cache
def _by_given_name() -> dict[str, str]:
    """The pronoun for whoever has a name that only men or only women have; names of both are left out."""
    return dict(read_table("pronouns.tsv"))


def may_be(pronoun: str, name: str, address: str = "") -> bool:
    """Whether a pronoun can stand for a person of a name; of a name that nothing is known of, any can.

    Args:
        pronoun: "he", "his", "him", "she", "her"; any other can stand for anybody.
        name: The full name, given name first.
        address: The word in front of the name.

    Example:
        >>> may_be("she", "Miriam Poe"), may_be("he", "Miriam Poe"), may_be("he", "Xy Poe"), may_be("he", "Poe", "Mrs.")
        (True, False, True, False)
    """
    subject = _SUBJECTS.get(pronoun)
    known = _ADDRESSES.get(address.rstrip(".").lower()) or _by_given_name().get(name.partition(" ")[0])
    return subject is None or known is None or known == subject
