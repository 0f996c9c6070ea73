"""What stands above a model: the families of those that are surely named, the family of one that is named by half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.entities import AIModel, ModelLevel
from atomcorpus.folding import fold_name
from atomcorpus.mentions.unlisted import unlisted_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from atomcorpus.entities import Entity
    from atomcorpus.knowledge import KnowledgeBase, Name

__all__ = ["families_above", "model_named"]

_LEVELS = frozenset(level.value for level in ModelLevel)


def families_above(referents: Iterable[str | Entity], knowledge: KnowledgeBase) -> set[str | Entity]:
    """Ids of the series and families of the models among the referents."""
    above: set[str | Entity] = set()
    for referent in referents:
        entity = knowledge[referent] if isinstance(referent, str) else referent
        while isinstance(entity, AIModel) and entity.parent is not None and entity.parent not in above:
            above.add(entity.parent)
            entity = knowledge[entity.parent]
    return above


def model_named(
    name: str, family: str, names: Mapping[str, tuple[Name, ...]], knowledge: KnowledgeBase
) -> str | AIModel:
    """The listed model of a name, else a record for one below the family with which the name begins.

    Args:
        name: The whole name, put together from two halves of the text.
        family: Its beginning.
        names: What is listed, by folded name.
        knowledge: Whose names they are.
    """
    listed = _model(name, names)
    if listed is not None:
        return listed
    above = _model(family, names)
    parent = knowledge[above] if above is not None else None
    return unlisted_model(name, parent if isinstance(parent, AIModel) else None)


def _model(name: str, names: Mapping[str, tuple[Name, ...]]) -> str | None:
    return next((entry.entity_id for entry in names.get(fold_name(name), ()) if entry.kind in _LEVELS), None)
