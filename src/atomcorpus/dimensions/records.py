"""What an entity or article is told apart by: kind, level, family, developer, openness, country; the outlet."""

from __future__ import annotations

from atomcorpus import kinds
from atomcorpus.elements.in_article import outlet_of
from atomcorpus.entities import Actor, AIModel, Artifact, Entity, maker_of

__all__ = ["country_of", "developer_of", "family_of", "kind_of", "level_of", "maker_of", "openness_of", "outlet_of"]


def kind_of(entity: Entity) -> str:
    """Kind of an actor or an artifact, level of an AI model."""
    return str(kinds.kind_of(entity))


def level_of(entity: Entity) -> str | None:
    """Level of an AI model; None for anything else. So for the three below."""
    return entity.level if isinstance(entity, AIModel) else None


def family_of(entity: Entity) -> str | None:
    """Name of the family of an AI model."""
    return entity.family if isinstance(entity, AIModel) else None


def developer_of(entity: Entity) -> Actor | None:
    """Who develops an AI model."""
    return entity.developer if isinstance(entity, AIModel) else None


def openness_of(entity: Entity) -> str | None:
    """Whether the weights of an AI model are open."""
    return entity.openness if isinstance(entity, AIModel) else None


def country_of(entity: Entity) -> str | None:
    """Country of an actor, of the developer of an AI model, of an artifact or else of who made it."""
    if isinstance(entity, Actor):
        return entity.country
    if isinstance(entity, Artifact) and entity.country:
        return entity.country
    maker = maker_of(entity)
    return maker.country if maker else None
