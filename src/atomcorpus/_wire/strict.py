"""An article from plain data, strictly: either it is one, or everything that is wrong is said, with its place.

This is the way of JSON in any other layout than ours, and of what is no article. The form of a record as plain data is
the business of `_convert`; here stands what is the wire format's own: the schema, the table of entities, and the ids.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from atomcorpus._convert import find_faults, format_error, shown, structure
from atomcorpus._validate import alternatives
from atomcorpus._wire.objects import ENVELOPE, OFFSET_UNIT, OPTIONAL, SCHEMA
from atomcorpus._wire.versions import FIRST_SCHEMA, migrated, newer_keys
from atomcorpus.articles import Article
from atomcorpus.entities import Actor, ActorKind, AIModel, Artifact, ArtifactKind, Entity, ModelLevel, maker_of
from atomcorpus.errors import FormatError
from atomcorpus.facts import Quantity, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atomcorpus._convert import Fault, Path

__all__ = ["article_from_data"]

ENTITY_CLASSES: dict[str, type[Entity]] = {"actor": Actor, "model": AIModel, "artifact": Artifact}
"""What the `type` of a row in the table of entities says."""

_MAKERS: dict[type[Entity], str] = {AIModel: "developer", Artifact: "maker"}
"""In which field a record has its maker."""

_STAND_INS: dict[type[Entity], Entity] = {
    Actor: Actor(id="?", name="?", kind=ActorKind.PERSON),
    AIModel: AIModel(id="?", name="?", level=ModelLevel.MODEL),
    Artifact: Artifact(id="?", name="?", kind=ArtifactKind.WORK),
}
"""What an id that leads nowhere is read as, so that the rest is checked too; never in a result."""


def article_from_data(data: object) -> Article:
    """The article that plain data stands for, which `article_to_data` would write just so.

    Args:
        data: What a JSON reader made; it is not changed.

    Raises:
        FormatError: If anything is wrong, with everything that is.
    """
    _check_schema(data)
    assert isinstance(data, dict)  # noqa: S101 - checked in the line above
    schema = data["schema"]
    newer: list[Fault] = []
    if schema == FIRST_SCHEMA:
        newer, data = list(newer_keys(data)), migrated(data)
    linker = _Linker(data.get("entities", []))
    body = {key: [] for key in OPTIONAL} | {key: value for key, value in data.items() if key not in ENVELOPE}
    linker.link_members(body, "links", _link_link)
    linker.link_members(body, "mentions", _link_mention)
    linker.link_members(body, "roles", _link_role)
    linker.link_members(body, "citations", _link_citation)
    for key, cls in (("times", TimeExpression), ("quantities", Quantity)):
        linker.read_facts(body, key, cls)
    linker.link_members(body, "events", _link_event)
    faults = [*newer, *_envelope_faults(data), *linker.faults]
    try:
        article = structure(body, Article)
    except FormatError:
        faults += _not_caused_by(faults, find_faults(body, Article))
    else:
        if data.get("id", article.id) != article.id:
            faults.append((("id",), f"expected {article.id!r}, the hash of the text, not {shown(data['id'])}"))
        faults = faults or list(linker.unused())
        if not faults:
            return article
    raise format_error(f"not an article in the form {schema}", faults, data)


_VERSION = re.compile(r"atomcorpus\.article/([1-9][0-9]{0,8})")


def _check_schema(data: object) -> None:
    """Refuse what does not say that it is an article of this version; nothing else in it could be judged."""
    if type(data) is not dict:
        raise format_error("not an article", [((), f"expected an object, not {shown(data)}")], data)
    if "schema" not in data:
        raise format_error("not an article", [(("schema",), "the key is missing")], data)
    schema = data["schema"]
    if schema in (SCHEMA, FIRST_SCHEMA):
        return
    text = f"expected {SCHEMA!r}, not {shown(schema)}"
    if type(schema) is str and _VERSION.fullmatch(schema):
        summary = f"{schema} is newer than {SCHEMA}, which this version of atomcorpus reads"
        raise format_error(summary, [(("schema",), text)], data)
    raise format_error("not an article", [(("schema",), text)], data)


def _envelope_faults(data: dict[str, Any]) -> Iterator[Fault]:
    for key in ENVELOPE:
        if key not in data:
            yield (key,), "the key is missing"
    if (unit := data.get("offset_unit", OFFSET_UNIT)) != OFFSET_UNIT:
        yield ("offset_unit",), f"expected {OFFSET_UNIT!r}, not {shown(unit)}"


def _not_caused_by(known: list[Fault], faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults but for what a record says of the stand-in that it got for an id that leads nowhere."""
    broken = {path for path, _ in known}
    broken |= {(*path[:2], "candidates") for path, _ in known if path[:1] == ("mentions",)}
    return (fault for fault in faults if fault[0] not in broken)


_MOST_FAULTS = 1000
_MOST_FAULTY = 100  # facts that are read one by one, which for a faulty one takes long


class _Faults(list["Fault"]):
    """Faults that were found; a hostile document may have millions, of which the first will do."""

    def append(self, fault: Fault, /) -> None:
        if len(self) < _MOST_FAULTS:
            super().append(fault)


class _Linker:
    """The table of entities of one article, and what refers to it."""

    def __init__(self, rows: object) -> None:
        self.faults = _Faults()
        self._table: dict[str, Entity] = {}
        self._places: dict[str, int] = {}
        self._used: set[str] = set()
        self._facts: dict[str, list[Any]] = {}
        if type(rows) is not list:
            self.faults.append((("entities",), f"expected an array, not {shown(rows)}"))
            return
        makers = [(index, row) for index, row in enumerate(rows) if not _is_made(row)]
        made = [(index, row) for index, row in enumerate(rows) if _is_made(row)]
        for index, row in (*makers, *made):
            self._read_row(row, ("entities", index))
        self._check_order(rows)

    def _read_row(self, row: object, path: Path) -> None:
        """Put the entity of one row into the table; a faulty row goes in as a stand-in under its id."""
        if type(row) is not dict:
            self.faults.append((path, f"expected an object, not {shown(row)}"))
            return
        fields = dict(row)
        entity = self._read_entity(fields, fields.pop("type", None), path)
        key = fields.get("id")
        if type(key) is str:
            self._table.setdefault(key, entity)

    def _read_entity(self, fields: dict[str, Any], kind: object, path: Path) -> Entity:
        cls = ENTITY_CLASSES.get(kind) if type(kind) is str else None
        if cls is None:
            self.faults.append(((*path, "type"), f"expected 'actor', 'model' or 'artifact', not {shown(kind)}"))
            return _STAND_INS[Actor]
        if cls in _MAKERS:
            self._link_maker(fields, _MAKERS[cls], path)
        try:
            return structure(fields, cls)
        except FormatError:
            for inner, text in find_faults(fields, cls):
                self.faults.append(((*path, *inner), text))
            return _STAND_INS[cls]

    def _link_maker(self, fields: dict[str, Any], name: str, path: Path) -> None:
        """Put the actor in the place of its id; that a row needs another one shows only when the row is used."""
        key = fields.get(name)
        if key is not None:
            fields[name] = self._find(key, (Actor,), (*path, name))

    def _check_order(self, rows: list[Any]) -> None:
        before = None
        for index, row in enumerate(rows):
            key = row.get("id") if type(row) is dict else None
            if type(key) is not str:
                continue
            if key in self._places:
                self.faults.append((("entities", index, "id"), f"{shown(key)} is there twice"))
            elif before is not None and key < before:
                self.faults.append((("entities", index), f"out of order: {shown(key)} after {shown(before)}"))
            self._places.setdefault(key, index)
            before = key

    def link_members(self, body: dict[str, Any], key: str, link: Any) -> None:
        """Replace the ids in an array of the body by entities; what has the wrong form is left as it is."""
        members = body.get(key)
        if type(members) is list:
            body[key] = [
                link(self, member, (key, index)) if type(member) is dict else member
                for index, member in enumerate(members)
            ]

    def read_facts(self, body: dict[str, Any], key: str, cls: type) -> None:
        """Put records in the place of their data, for events to point at; what has the wrong form is left as it is."""
        members = body.get(key)
        if type(members) is list:
            body[key] = self._facts[key] = _records_and_data(members, cls)

    def fact(self, position: object, key: str, path: Path) -> object:
        """The record at a position, or None where the data there is none."""
        facts = self._facts.get(key, [])
        if type(position) is int and 0 <= position < len(facts):
            return facts[position] if type(facts[position]) in (Quantity, TimeExpression) else None
        problem = f"expected the position of one of the {len(facts)} {key}, counted from 0, not {shown(position)}"
        self.faults.append((path, problem))
        return None

    def refer(self, key: object, classes: tuple[type[Entity], ...], path: Path) -> Entity:
        """The entity that an id in an annotation leads to."""
        entity = self._find(key, classes, path)
        self._used.add(entity.id)
        return entity

    def _find(self, key: object, classes: tuple[type[Entity], ...], path: Path) -> Entity:
        entity = self._table.get(key) if type(key) is str else None
        if entity is not None and type(entity) in classes:
            return entity
        names = alternatives(classes)
        self.faults.append((path, f"expected the id of an {names} in the table of entities, not {shown(key)}"))
        return _STAND_INS[classes[0]]

    def unused(self) -> Iterator[Fault]:
        """Rows that nothing refers to; to be asked when everything is linked, and without a fault."""
        makers = [maker_of(self._table[key]) for key in self._used]
        used = self._used.union(actor.id for actor in makers if actor is not None)
        for key, index in self._places.items():
            if key not in used:
                yield ("entities", index), f"nothing refers to {shown(key)}"


def _is_made(row: object) -> bool:
    return type(row) is dict and row.get("type") in ("model", "artifact")


_ANY = (Actor, AIModel, Artifact)


def _link_mention(linker: _Linker, mention: dict[str, Any], path: Path) -> object:
    """The data of the mention with entities in the place of ids."""
    linked = dict(mention)
    if linked.setdefault("strength", None) is None and "strength" in mention:  # it is not written where there is none
        linker.faults.append(((*path, "strength"), "expected one of strong, likely, weak, not null"))
    if "entity" in mention:
        linked["entity"] = linker.refer(mention["entity"], _ANY, (*path, "entity"))
    candidates = mention.get("candidates")
    if type(candidates) is list:
        linked["candidates"] = [
            linker.refer(candidate, _ANY, (*path, "candidates", index)) for index, candidate in enumerate(candidates)
        ]
    return linked


def _records_and_data(members: list[Any], cls: type) -> list[Any]:
    """The records of the data that is right; of a list in which much is wrong, not of all."""
    read: list[Any] = []
    faulty = 0
    for member in members:
        if faulty == _MOST_FAULTY:
            break
        try:
            read.append(structure(member, cls))
        except FormatError:
            read.append(member)
            faulty += 1
    return read + members[len(read) :]


def _link_event(linker: _Linker, event: dict[str, Any], path: Path) -> object:
    """The data of the event with entities in the place of ids, and records in that of positions."""
    linked = dict(event)
    for key in ("agent", "theme", "recipient"):
        if type(event.get(key)) is list:
            linked[key] = [
                _link_participant(linker, one, (*path, key, index)) if type(one) is dict else one
                for index, one in enumerate(event[key])
            ]
    for key, of in (("amount", "quantities"), ("time", "times")):
        if event.get(key) is not None:
            linked[key] = linker.fact(event[key], of, (*path, key))
    return linked


def _link_participant(linker: _Linker, one: dict[str, Any], path: Path) -> object:
    if one.get("entity") is None:
        return one
    return one | {"entity": linker.refer(one["entity"], _ANY, (*path, "entity"))}


def _link_link(linker: _Linker, link: dict[str, Any], path: Path) -> object:
    """The data of the link with an actor in the place of the id."""
    if link.get("outlet") is None:
        return link
    return link | {"outlet": linker.refer(link["outlet"], (Actor,), (*path, "outlet"))}


def _link_role(linker: _Linker, role: dict[str, Any], path: Path) -> object:
    """The data of the role with actors in the place of ids."""
    linked = dict(role)
    for key in ("person", "organization"):
        if role.get(key) is not None:
            linked[key] = linker.refer(role[key], (Actor,), (*path, key))
    return linked


def _link_citation(linker: _Linker, citation: dict[str, Any], path: Path) -> object:
    """The data of the citation with actors in the place of ids."""
    linked = dict(citation)
    if citation.get("via") is not None:
        linked["via"] = linker.refer(citation["via"], (Actor,), (*path, "via"))
    source = citation.get("source")
    if type(source) is dict and source.get("actor") is not None:
        linked["source"] = source | {"actor": linker.refer(source["actor"], (Actor,), (*path, "source", "actor"))}
    return linked
