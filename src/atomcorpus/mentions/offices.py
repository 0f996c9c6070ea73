"""Offices that several countries have under one name: "Canada's AI Safety Institute" is not the listed British one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.entities import Actor
from atomcorpus.folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from atomcorpus.knowledge import KnowledgeBase, Name

__all__ = ["is_of_another_country"]

_LONGEST = 32
_OWNER = re.compile(r"(?<![^\W_])(?P<name>[A-Z][^\W_]*(?:\.[A-Z])*\.?(?: [A-Z][^\W_]*){0,2})(?P<own>['’]s)? \Z")


def is_of_another_country(text: str, start: int, offices: Sequence[Name], knowledge: KnowledgeBase) -> bool:
    """Whether the words before a name say that it is another country's than all the listed offices of that name.

    Args:
        text: The whole text.
        start: Offset of the name.
        offices: The listed entries of that name.
        knowledge: Knows the countries and what their people are called.
    """
    owner = _OWNER.search(text, max(0, start - _LONGEST), start)
    if owner is None:
        return False
    countries = {country for country in _countries(owner["name"], knowledge, own=owner["own"] is not None) if country}
    own = {entity.country for entity in (knowledge[one.entity_id] for one in offices) if isinstance(entity, Actor)}
    return bool(countries) and None not in own and own.isdisjoint(countries)


def _countries(name: str, knowledge: KnowledgeBase, *, own: bool) -> Iterator[str | None]:
    """Codes of the countries of that name, or whose people are called so."""
    if own:
        ids = [one.entity_id for one in knowledge.names.get(fold_name(name), ()) if one.kind == "country"]
    else:
        ids = [knowledge.demonyms[one] for one in (name, name.rpartition(" ")[2]) if one in knowledge.demonyms]
    for entity in (knowledge[one] for one in ids):
        if isinstance(entity, Actor):
            yield entity.country
