"""Whose an organisation is, where that is a part of its name: "Okoro's Bakery", "the Chancellor's Council on Tides"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.english.lists import entries, marked
from atomcorpus.entities import ActorKind
from atomcorpus.mentions.candidates import CERTAIN, Candidate, guessed
from atomcorpus.mentions.organizations.kinds import HEAD, strangers

if TYPE_CHECKING:
    from atomcorpus.mentions.organizations.rows import Row

__all__ = ["find_shop", "is_of_country", "with_owner"]

_SHOPS = marked("organization_heads", "shop")
_OF_COUNTRIES = frozenset((ActorKind.NONPROFIT, ActorKind.ACADEMIC, ActorKind.GOVERNMENT, ActorKind.INITIATIVE))
_OWNING = ("'s ", "’s ")
_OFFICE = re.compile(r"(?:er|or|man|ian|ist)\Z")


def find_shop(row: Row, at: int, free: int) -> tuple[Candidate, int] | None:
    """What is called after its owner, whole: "Okoro's Bakery"."""
    if row.words[at].text not in _SHOPS or at <= free or row.gap(at - 1) not in _OWNING:
        return None
    owner = row.words[at - 1]
    if row.is_free(at) or owner.text in strangers() or owner.text in entries("function_words"):
        return None
    return guessed(owner.start, row.words[at].end, ActorKind.COMPANY, "organization.head", CERTAIN), at + 1


def is_of_country(row: Row, first: int, last: int, kind: ActorKind) -> bool:
    """Whether "of" and a place follow a whole name of a body: "the Orsk Science Foundation of Norway"."""
    if first == last or kind not in _OF_COUNTRIES or row.gap(last) not in (" of ", " of the "):
        return False
    return row.words[last + 1].text in entries("places")


def with_owner(row: Row, first: int, free: int) -> int:
    """Takes in whose body it is, where an article shows that an office owns it: "the Chancellor's Council on Tides"."""
    if first <= free or row.gap(first - 1) not in _OWNING or row.kinds[first - 1] & HEAD:
        return first
    owner = row.words[first - 1]
    is_office = _OFFICE.search(owner.text) is not None or owner.text in entries("titles")
    return first - 1 if is_office and row.text.endswith(("the ", "The "), 0, owner.start) else first
