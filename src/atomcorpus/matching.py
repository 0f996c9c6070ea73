"""Which entities a name, an id or a record stands for; nothing here goes through articles."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from atomcorpus._validate import shown
from atomcorpus.annotations import LinkStatus
from atomcorpus.entities import Actor, AIModel, Artifact, Entity
from atomcorpus.errors import UnknownEntityError, ValidationError
from atomcorpus.folding import fold_name
from atomcorpus.knowledge import KnowledgeBase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.annotations import Mention

__all__ = ["EntityMatcher", "entity_matcher"]

_LONGEST_GUESS = 80  # code points; no longer name is a slip of the pen


def entity_matcher(wanted: str | Entity, knowledge: KnowledgeBase | None = None) -> EntityMatcher:
    """Find out which entities a name, an id or a record stands for.

    A name stands for every entry of the knowledge base that it fits ("DeepSeek": the company and the family), an id and
    a record for one. A model, series or family takes in all that is below it: "Qwen3" takes in Qwen3-235B-A22B and its
    checkpoints. So does an artifact: "SWE-bench" takes in SWE-bench Verified. An organisation takes in neither its
    models nor its parts.

    Entities that the knowledge base does not have are matched by their name, an alias or the id. An AI model of that
    sort is below another one if its parent, its family or its family with its version says so.

    Args:
        wanted: A name, spelled as `fold_name` allows, an id, or a record.
        knowledge: Where names are looked up; the packaged knowledge base when None.

    Raises:
        ValidationError: If `wanted` is something else, or a string without a letter or digit of a name.

    Example:
        >>> kb = KnowledgeBase.default()
        >>> matches = entity_matcher("Qwen3")
        >>> matches(kb["Qwen/Qwen3-235B-A22B"]), matches(kb["family:qwen"]), matches(kb["alibaba"])
        (True, False, False)
    """
    if not isinstance(wanted, (str, Actor, AIModel, Artifact)):
        raise ValidationError(f"entity_matcher.wanted: expected a name, an id or a record, not {shown(wanted)}")
    knowledge = KnowledgeBase.default() if knowledge is None else knowledge
    if not isinstance(wanted, str):
        return EntityMatcher(wanted, (wanted,), knowledge)
    if not fold_name(wanted):
        raise ValidationError(f"entity_matcher.wanted: expected a name, an id or a record, not {shown(wanted)}")
    link = knowledge.find(wanted)
    found = link.candidates or ((link.entity,) if link.entity else ())
    if wanted in knowledge and knowledge[wanted] not in found:
        found = (*found, knowledge[wanted])
    return EntityMatcher(wanted, found, knowledge)


class EntityMatcher:
    """Tells whether an entity is one of those wanted; made by `entity_matcher`.

    An entity is looked at once; from then on it is one look-up by its class, id and names. What is kept grows with the
    number of distinct entities that were asked about.
    """

    def __init__(self, wanted: str | Entity, found: tuple[Entity, ...], knowledge: KnowledgeBase) -> None:
        """Take what `entity_matcher` found."""
        self._wanted = wanted
        self._found = found
        self._knowledge = knowledge
        models = [entity for entity in found if isinstance(entity, AIModel)]
        wholes = [entity.id for entity in found if not isinstance(entity, Actor) and entity.id in knowledge]
        below = (entry for whole in wholes for entry in knowledge.members(whole))
        self._keys = {(type(entity), entity.id) for entity in (*found, *below)}
        self._spelling = fold_name(wanted) if isinstance(wanted, str) else None
        self._model_names = {fold_name(name) for model in models for name in _names(model)}
        self._model_names |= {self._spelling} if self._spelling else set()
        self._known: dict[tuple[Any, ...], bool] = {}
        self._seen: dict[str, None] = {}

    def __call__(self, entity: Entity) -> bool:
        """Whether the entity is one of those wanted."""
        # Not by class and id alone: records that nobody lists may share them, and which comes first is chance.
        key: tuple[Any, ...] = entity.__class__, entity.id, entity.name, entity.aliases, entity.parent
        match entity:  # costs no call
            case AIModel():
                key += entity.family, entity.version
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._matches(entity)
            if not self._found:
                self._seen[entity.name] = None
        return known

    def names(self, mention: Mention) -> bool:
        """Whether the mention names one of those wanted; an ambiguous one does when all its candidates are.

        Example:
            >>> from atomcorpus import parse
            >>> matcher = entity_matcher("gpt-oss")
            >>> article = parse("OpenAI released gpt-oss-120b.")
            >>> [matcher.names(mention) for mention in article.mentions]
            [False, True]
        """
        if mention.status is LinkStatus.AMBIGUOUS:
            return all(map(self, mention.candidates))
        return self(mention.entity)

    def check(self) -> None:
        """Refuse a name that nobody lists when no entity asked about has had it either; for the end of a stream.

        Raises:
            UnknownEntityError: With the nearest names, first of the entities asked about, then of the knowledge base.

        Example:
            >>> entity_matcher("Quen3").check()
            Traceback (most recent call last):
            atomcorpus.errors.UnknownEntityError: no entity 'Quen3'; the nearest known: 'Qwen3', 'Qwen3.8', 'Qwen3.7'
        """
        if self._found or any(self._known.values()):
            return
        wanted = str(self._wanted)
        nearest = get_close_matches(wanted[:_LONGEST_GUESS], self._seen, 3)
        try:
            self._knowledge[wanted]
        except UnknownEntityError as error:
            raise UnknownEntityError(wanted, dict.fromkeys((*nearest, *error.nearest))) from None

    def _is_listed(self, entity: Entity) -> bool:
        return (type(entity), entity.id) in self._keys or entity.id in self._knowledge

    def _matches(self, entity: Entity) -> bool:
        if (type(entity), entity.id) in self._keys:
            return True
        if entity.id in self._knowledge:
            return False
        names = {fold_name(name) for name in _names(entity)}
        if self._spelling in names or entity.id == self._wanted:
            return True
        if isinstance(entity, Artifact):
            return (Artifact, entity.parent) in self._keys
        if not isinstance(entity, AIModel):
            return False
        return (AIModel, entity.parent) in self._keys or not self._model_names.isdisjoint(names | _groups(entity))


def _names(entity: Entity) -> Iterator[str]:
    yield entity.name
    yield from entity.aliases


def _version(entity: Entity) -> tuple[str | None, ...]:
    return (entity.family, entity.version) if isinstance(entity, AIModel) else ()


def _groups(model: AIModel) -> set[str]:
    """Folded names of the family and the plain series that a model says it is of."""
    if model.family is None:
        return set()
    return {fold_name(model.family), fold_name(f"{model.family} {model.version or ''}")}
