"""`atomcorpus names unlisted`: names that the knowledge base lacks, in a table and as entries that a user edits."""

from __future__ import annotations

import json
from itertools import chain, count
from typing import TYPE_CHECKING, Any

from atomcorpus.annotations import LinkStatus
from atomcorpus.cli.terminal import columns, padded, shortened
from atomcorpus.entities import Actor, ActorKind, AIModel, Artifact, ArtifactKind
from atomcorpus.kinds import kind_of
from atomcorpus.knowledge import KnowledgeBase
from atomcorpus.knowledge.rows import row_of
from atomcorpus.visible import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator

    from atomcorpus.entities import Entity
    from atomcorpus.queries import UnlistedName

__all__ = ["KINDS", "has_kind", "name_data", "proposed", "tabulated"]

KINDS = ("model", *(kind.value for kind in (*ActorKind, *ArtifactKind)))
"""Kinds to choose from: AI models, whatever their level, and each kind of actor and of artifact."""

_MENTIONS, _ARTICLES, _KIND, _STATUS, _GAP = 8, 8, 10, 9, 2  # columns
_LEAST_NAME = 12
_INDENT = " " * (_MENTIONS + _GAP)


def has_kind(name: UnlistedName, kinds: Collection[str]) -> bool:
    """Whether a name is, or may be, of one of the kinds."""
    entities = name.candidates or (name.entity,)
    return any(("model" if isinstance(entity, AIModel) else entity.kind.value) in kinds for entity in entities)


def tabulated(names: Iterable[UnlistedName], width: int) -> Iterator[str]:
    """Lines of a table: for each name one with its numbers, and one with a sentence.

    Args:
        names: In the order in which to list them.
        width: Number of columns.

    Yields:
        Lines without their ends, harmless to a terminal; none when there are no names.
    """
    room = max(_LEAST_NAME, width - _MENTIONS - _ARTICLES - _KIND - _STATUS - 4 * _GAP)
    gap = " " * _GAP
    for number, one in enumerate(names):
        if not number:
            heads = (
                f"{'mentions':>{_MENTIONS}}",
                f"{'articles':>{_ARTICLES}}",
                f"{'kind':{_KIND}}",
                f"{'name':{room}}",
            )
            yield gap.join((*heads, "status"))
        kind = kind_of(one.entity)
        name = padded(shortened(visible(one.name), room), room)
        status = one.strength or one.status
        yield gap.join((f"{one.total:{_MENTIONS},}", f"{one.articles:{_ARTICLES},}", f"{kind:{_KIND}}", name, status))
        yield _INDENT + _around(_flat(one.sentence), _flat(one.name), width - len(_INDENT))


def name_data(name: UnlistedName) -> dict[str, Any]:
    """A name as plain data: the columns of the table, its other spellings and what an ambiguous one may be."""
    return {
        "name": name.name,
        "kind": kind_of(name.entity),
        "status": name.status,
        "mentions": name.total,
        "articles": name.articles,
        "spellings": name.spellings,
        "candidates": [entity.id for entity in name.candidates],
        "origin": name.origin,
        "sentence": name.sentence,
    }


def _flat(text: str) -> str:
    return visible(" ".join(text.split()))


def _around(sentence: str, name: str, width: int) -> str:
    """The sentence, cut to the width; from a little before the name, where that would otherwise be cut off."""
    at = max(sentence.find(name), 0)
    if columns(sentence[: at + len(name)]) >= width:
        sentence = "…" + sentence[max(0, at - width // 4) :].lstrip()
    return shortened(sentence, width)


def proposed(names: Iterable[UnlistedName], knowledge: KnowledgeBase | None) -> Iterator[bytes]:
    r"""Entries for the unlisted among the names, as `KnowledgeBase.read` reads them.

    Ids begin with `own:`, as no packaged entry's does. What an entry says of others is kept where these are packaged.

    Args:
        names: In the order in which to write them. Ambiguous ones are passed over, and so are people with one word for
            a name: which "Lindqvist" it is no list can say.
        knowledge: Whose ids not to use again; None means the packaged knowledge base.

    Yields:
        JSON Lines in UTF-8.

    Example:
        >>> from atomcorpus import parse
        >>> from atomcorpus.queries import unlisted_names
        >>> list(proposed(unlisted_names([parse("Mara Lindqvist, a lawyer, spoke first.")]), None))
        [b'{"id": "own:person/maralindqvist", "name": "Mara Lindqvist", "kind": "person"}\n']
    """
    packaged = KnowledgeBase.default()
    known = packaged if knowledge is None else knowledge
    given: set[str] = set()
    for one in names:
        if one.status is LinkStatus.UNLISTED and not _is_half_a_name(one):
            entity_id = _free_id(one.entity.id, known, given)
            given.add(entity_id)
            row = row_of(_entry(entity_id, one, packaged))
            yield json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _is_half_a_name(one: UnlistedName) -> bool:
    return isinstance(one.entity, Actor) and one.entity.kind is ActorKind.PERSON and len(one.name.split()) == 1


def _free_id(unlisted: str, *taken: Container[str]) -> str:
    """An id of the user's own, made from that of an unlisted name; with a number where another entry has it."""
    wanted = "own:" + unlisted.removeprefix("unlisted:")
    numbered = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(free for free in numbered if not any(free in ids for ids in taken))


def _entry(entity_id: str, one: UnlistedName, packaged: KnowledgeBase) -> Entity:
    """The record of a name with all its spellings, without references that would lead nowhere."""
    entity = one.entity
    if isinstance(entity, Actor):
        return Actor(id=entity_id, name=one.name, kind=entity.kind, aliases=one.spellings)
    if isinstance(entity, Artifact):
        return Artifact(id=entity_id, name=one.name, kind=entity.kind, aliases=one.spellings)
    developer, parent = entity.developer, entity.parent
    return AIModel(
        id=entity_id,
        name=one.name,
        level=entity.level,
        family=entity.family,
        version=entity.version,
        developer=developer if developer and _has(packaged, developer.id, Actor) else None,
        parent=parent if parent and _has(packaged, parent, AIModel) else None,
        aliases=one.spellings,
    )


def _has(knowledge: KnowledgeBase, entity_id: str, sort: type[Entity]) -> bool:
    return entity_id in knowledge and isinstance(knowledge[entity_id], sort)
