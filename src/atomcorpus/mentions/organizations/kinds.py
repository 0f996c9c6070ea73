"""What a word says about organisations: flags for each word, so that most words are settled by one look-up."""

from __future__ import annotations

from functools import cache

from atomcorpus._memo import Memo
from atomcorpus.english import classes
from atomcorpus.english.lists import entries, table
from atomcorpus.mentions.organizations.phrases import first_words

__all__ = ["BARRIER", "BODY", "CAPITALS", "HEAD", "KINDS", "LEGAL_FORM", "OPEN", "OWNER", "SORT", "STRANGER"]
__all__ += ["TERM", "barriers", "strangers"]

HEAD = 1
"""Says what an organisation is ("University", "Labs")."""
LEGAL_FORM = 2
BODY = 4
"""Begins the name of a standing body, or is written like one ("S.E.C.")."""
OPEN = 8
"""May be a name by itself, or begin one, where the surroundings say so."""
OWNER = 16
"""May stand before a common noun for an organisation ("the TIDE project")."""
CAPITALS = 32
"""Has no small letter, and may be an acronym."""
STRANGER = 64
"""No organisation without a head word is called so."""
BARRIER = 128
"""No organisation's name takes it in."""
TERM = 256
"""Standing alone it is a term, a common noun or a person of fame."""
SORT = 512
"""Says what the name behind it is, where a sentence begins with it ("Startup Quillon says")."""

_TERMS = classes.words("terms")
_NO_BARRIERS = frozenset({"General", "Justice"})


@cache
def strangers() -> frozenset[str]:
    """Words that no organisation without a head word is called."""
    lists = ("titles", "months_and_days", "demonyms", "places", "common_words", "organization_tails")
    return frozenset().union(*map(entries, lists)) | {"The", "A", "An"}


@cache
def barriers() -> frozenset[str]:
    """Words that no organisation's name takes in: titles of people, dates, articles."""
    titles = entries("titles")
    plural = frozenset(word for word in titles if word.endswith("s") and word[:-1] in titles)
    return (titles - plural - _NO_BARRIERS) | entries("months_and_days") | {"The", "Former", "A", "An"}


def _kinds(word: str) -> int:
    is_stranger = word in strangers()
    return (
        HEAD * (word in table("organization_heads"))
        | LEGAL_FORM * (word in entries("legal_forms"))
        | BODY * (word in first_words() or "." in word)
        | OPEN * (not is_stranger and not word.isdigit())
        | OWNER * (word not in entries("common_words") and word not in entries("places"))
        | CAPITALS * word.isupper()
        | STRANGER * is_stranger
        | BARRIER * (word in barriers())
        | SORT * (word.istitle() and word.lower() in table("organization_nouns") and word not in entries("surnames"))
        | TERM * (word in _TERMS or word in entries("famous_surnames") or word in entries("generic_words"))
    )


KINDS = Memo(_kinds)
"""The flags of a word, whether it is listed or not."""
