"""Entities for names that the knowledge base does not have; their ids are a name space of their own."""

from __future__ import annotations

import re

from atomcorpus.entities import Actor, ActorKind, AIModel, ModelLevel
from atomcorpus.folding import fold_name

__all__ = ["unlisted_actor", "unlisted_model"]

_SIZE = re.compile(r"(?<![^\W_])(?:\d+x)?\d+(?:\.\d+)?[bB](?![^\W_])")
_FIRST = re.compile(r"[^\W\d_]+")


def unlisted_actor(name: str, kind: ActorKind) -> Actor:
    """An actor of whom only this text's name is known; equal for every spelling of the name.

    Example:
        >>> unlisted_actor("Mara Lindqvist", ActorKind.PERSON).id
        'unlisted:person/maralindqvist'
    """
    return Actor(id=f"unlisted:{kind.value}/{fold_name(name) or name}", name=name, kind=kind)


def unlisted_model(name: str, parent: AIModel | None) -> AIModel:
    """A model of which only the name is known, below the listed family or series with which the name begins.

    The level is what the name itself says: with a size it names a model, without one a series.

    Example:
        >>> unlisted_model("Cobalt 7B", None).level
        <ModelLevel.MODEL: 'model'>
    """
    first = _FIRST.match(name)
    return AIModel(
        id=f"unlisted:model/{fold_name(name) or name}",
        name=name,
        level=ModelLevel.MODEL if _SIZE.search(name) else ModelLevel.SERIES,
        family=parent.family if parent else first.group() if first else None,
        developer=parent.developer if parent else None,
        parent=parent.id if parent else None,
    )
