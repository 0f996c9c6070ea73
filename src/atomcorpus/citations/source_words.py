"""Words that sources are made of, by what they say about who speaks: nouns, pronouns; and what times are told with."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from atomcorpus.citations.cues import read_table
from atomcorpus.english import classes

__all__ = ["DOCUMENTS", "NATIONALITIES", "PERIODS", "RECENT", "VOICELESS", "is_given_name", "is_people", "may_be"]

RECENT = classes.words("recent")
PERIODS = classes.words("period")
"""With one of `RECENT` in front a time: "last month"."""

DOCUMENTS = classes.words("document")
"""What is written or measured and is cited for what it says."""

_ENDINGS = re.compile(r"[a-z]{2,}(?:ers?|ors?|ists?|ians?|crats?|ants?|ents|m[ae]n|wom[ae]n)$")
_PEOPLE = classes.words("people-without-ending")
_NO_PEOPLE = classes.words("not-people")


@lru_cache(maxsize=1 << 12)
def is_people(word: str) -> bool:
    """Whether a noun is for people or for a body of people; most English words for them have one of a few endings."""
    return word in _PEOPLE or (word not in _NO_PEOPLE and _ENDINGS.match(word) is not None)


VOICELESS = classes.words("voiceless")
"""Things that have no say: what they "call for" or "emphasise" is the writer's figure of speech."""

NATIONALITIES = classes.words("nationality")
"""Adjectives that name nobody: "Chinese officials" are anonymous."""

_SUBJECTS = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_ADDRESSES: dict[str, str] = {
    **dict.fromkeys(classes.words("address-of-men"), "he"),
    **dict.fromkeys(classes.words("address-of-women"), "she"),
}


@cache
def _by_given_name() -> dict[str, str]:
    """The pronoun for whoever has a name that only men or only women have; names of both are left out."""
    return dict(read_table("pronouns.tsv"))


def is_given_name(word: str) -> bool:
    """Whether a word is a given name that only men or only women have."""
    return word in _by_given_name()


def may_be(pronoun: str, name: str, address: str = "") -> bool:
    """Whether a pronoun can stand for a person of a name; of a name that nothing is known of, any can.

    Args:
        pronoun: "he", "his", "him", "she", "her"; any other can stand for anybody.
        name: The full name, given name first.
        address: The word before the name.

    Example:
        >>> may_be("she", "Miriam Poe"), may_be("he", "Miriam Poe"), may_be("he", "Xy Poe"), may_be("he", "Poe", "Mrs.")
        (True, False, True, False)
    """
    subject = _SUBJECTS.get(pronoun)
    known = _ADDRESSES.get(address.rstrip(".").lower()) or _by_given_name().get(name.partition(" ")[0])
    return subject is None or known is None or known == subject
