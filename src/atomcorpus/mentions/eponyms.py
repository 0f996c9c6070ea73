"""Makers that are called like their models ("Quill raised $9 million"), where nobody lists who makes these.

One place of an article has to say that a name is a company's: by what only companies do or have, or by the noun before
it. From then on the name is one that a company shares with its models, and is read as all of those are.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from atomcorpus.entities import Actor, ActorKind, AIModel, ModelLevel
from atomcorpus.mentions.candidates import LISTED, TWIN, Candidate
from atomcorpus.mentions.senses import RULES, Reading, twin_reading
from atomcorpus.mentions.unlisted import unlisted_actor

if TYPE_CHECKING:
    from atomcorpus.knowledge import KnowledgeBase
    from atomcorpus.mentions.neighbours import Neighbours

__all__ = ["with_makers"]

_FIRM_AFTER, _FIRM_BEFORE = RULES["firm-after"], RULES["firm-before"]


def with_makers(
    found_in: list[list[Candidate]], neighbours: Neighbours, knowledge: KnowledgeBase
) -> list[list[Candidate]]:
    """The same names, where the bare name of a family without a maker may be the maker's as well.

    Args:
        found_in: Names, block by block.
        neighbours: Reads names by those around them.
        knowledge: Whose families they are.
    """
    families = _families_of_nobody(knowledge)
    text = neighbours.text
    firms: set[str] = set()
    for found in found_in:
        for number, one in enumerate(found):
            name = _bare_name(text, one) if one.rule == LISTED and one.referents[0] in families else ""
            if name and name not in firms and (_acts(text, one) or _is_among_firms(neighbours, found, number)):
                firms.add(name)
    if not firms:
        return found_in
    return [[_shared(text, one, firms, families) for one in found] for found in found_in]


@lru_cache(maxsize=4)
def _families_of_nobody(knowledge: KnowledgeBase) -> frozenset[str]:
    """Ids of the families whose makers are not listed; packaged knowledge has next to none."""
    names = (name for named in knowledge.names.values() for name in named if name.kind == ModelLevel.FAMILY.value)
    families = {name.entity_id: knowledge[name.entity_id] for name in names if not name.needs_context}
    return frozenset(key for key, one in families.items() if isinstance(one, AIModel) and one.developer is None)


def _bare_name(text: str, found: Candidate) -> str:
    """A family's name as a company would write it; empty for one in small letters."""
    name = text[found.start : found.end]
    return name if name[0].isupper() and len(found.referents) == 1 else ""


def _acts(text: str, found: Candidate) -> bool:
    """Whether the words beside a name tell that it is a company's."""
    return bool(_FIRM_AFTER.after(text, found.end) or _FIRM_BEFORE.before(text, found.start))


def _is_among_firms(neighbours: Neighbours, found: list[Candidate], number: int) -> bool:
    """Whether a name stands in a list next to a company."""
    neighbour = neighbours.nearest(found, number)
    return isinstance(neighbour, Actor) and neighbour.kind is ActorKind.COMPANY


def _shared(text: str, found: Candidate, firms: set[str], families: frozenset[str]) -> Candidate:
    """The name as one that a company has too, if it is one of those."""
    if found.rule != LISTED or found.referents[0] not in families or _bare_name(text, found) not in firms:
        return found
    reading = twin_reading(text, found.start, found.end)
    maker = unlisted_actor(text[found.start : found.end], ActorKind.COMPANY)
    if reading is Reading.MODEL:
        return found
    if reading is Reading.ACTOR:
        return found._replace(referents=(maker,), rule="organization.eponym")
    return found._replace(referents=(maker, *found.referents), rule=TWIN)
