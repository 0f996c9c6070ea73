"""Entities for names that the knowledge base does not have; their ids are a name space of their own."""

from __future__ import annotations

import re
from functools import lru_cache

from atomcorpus.entities import Actor, ActorKind, AIModel, ModelLevel
from atomcorpus.errors import ParseError
from atomcorpus.folding import fold_name
from atomcorpus.model_names import ModelName, parse_model_name

__all__ = ["unlisted_actor", "unlisted_model"]

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 13)  # a record never changes, and the same people are in the news
def unlisted_actor(name: str, kind: ActorKind) -> Actor:
    """An actor of whom only this text's name is known; equal for every spelling of the name.

    Example:
        >>> unlisted_actor("Mara Lindqvist", ActorKind.PERSON).id
        'unlisted:person/maralindqvist'
    """
    return Actor(id=f"unlisted:{kind.value}/{fold_name(name) or name}", name=name, kind=kind)


def unlisted_model(name: str, parent: AIModel | None, *, prefixed: bool = False) -> AIModel:
    """A model of which only the name is known, below the listed family or series with which the name begins.

    The level is what the name itself says: with a size it names a model, without one a series. A word that is none of a
    name's usual parts and not the parent's ("Llama-3-Refueled") says that somebody else may have made it, so the
    developer stays open; so does one that is glued before the family's name (`prefixed`: "BioLlama").

    Example:
        >>> unlisted_model("Cobalt 7B", None).level
        <ModelLevel.MODEL: 'model'>
    """
    try:
        read = parse_model_name(name)
    except ParseError:
        read = None  # too long for a name: it stays one, of which nothing more is known
    known = set() if parent is None else set(map(fold_name, _WORD.findall(parent.name)))
    own_make = read is not None and read.base is None and not prefixed and known.issuperset(map(fold_name, read.rest))
    return AIModel(
        id=f"unlisted:model/{fold_name(name) or name}",
        name=name,
        level=_level(read),
        family=_family(read, parent),
        version=read.version if read else None,
        developer=parent.developer if parent and own_make else None,
        parent=parent.id if parent else None,
    )


def _family(name: ModelName | None, parent: AIModel | None) -> str | None:
    """The listed family, unless the name has a brand of its own before or after it ("Llama3-OpenBioLLM-70B")."""
    if parent is None or (name and name.base):
        return name.family if name else None
    return parent.family


def _level(name: ModelName | None) -> ModelLevel:
    """What a name pins down by what it says: precision or date, else size or variant, else no more than a series."""
    if name is None:
        return ModelLevel.SERIES
    if name.quantization or name.date_stamp:
        return ModelLevel.CHECKPOINT
    if name.total_parameters or name.active_parameters or name.variants:
        return ModelLevel.MODEL
    return ModelLevel.SERIES
