"""Which region of the world an actor, AI model or artifact belongs to, in the words of the ATOM Project's tracker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.entities import AIModel, Artifact

if TYPE_CHECKING:
    from atomcorpus.entities import Entity

__all__ = ["REGIONS", "UNKNOWN", "region_of"]

UNKNOWN = "unknown"
REGIONS = ("us", "china", "eu", "other", UNKNOWN)
"""All that `region_of` may say."""

_EU = frozenset("AT BE BG CY CZ DE DK EE ES EU FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
_OF_COUNTRIES = {"US": "us", "CN": "china"} | dict.fromkeys(_EU, "eu")
"""Of countries, by ISO 3166-1 code, in the words of the ATOM tracker; the European Union is that of 2026."""


def region_of(entity: Entity) -> str:
    """Region of an actor, or of who made an AI model or artifact: us, china, eu, other, or unknown.

    It is the one that the ATOM Project's tracker gives; what that does not have, most people and all who release no
    weights among them, goes by the country of the entry. A law or policy goes by its own country where that is known.

    Example:
        >>> from atomcorpus import KnowledgeBase
        >>> kb = KnowledgeBase.default()
        >>> [region_of(kb[name]) for name in ("family:qwen", "mistral-ai", "anthropic", "family:claude")]
        ['china', 'eu', 'us', 'us']
    """
    if isinstance(entity, Artifact):
        if entity.country:
            return _OF_COUNTRIES.get(entity.country, "other")
        actor = entity.maker
    else:
        actor = entity.developer if isinstance(entity, AIModel) else entity
    if actor is None:
        return UNKNOWN
    if actor.atom_region and actor.atom_region != UNKNOWN:
        return actor.atom_region
    return _OF_COUNTRIES.get(actor.country, "other") if actor.country else UNKNOWN
