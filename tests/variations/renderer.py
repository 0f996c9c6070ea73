"""The language of the templates: text with slots and marks in, a case with its right answer out.

A slot, `{person}`, is filled from the tables of `slots.toml`: `{person2}` is another person, `{person.last}` a field of
the first, `{^role}` begins a sentence. A mark, `{S:...}`, says what its text is in the answer:

| mark | what its text is |
| --- | --- |
| `S` `V` `C` | source, reporting word and content of the first citation; `S2`, `V2`, `C2` of the second, and so on |
| `K` | inside a source or a name: what must be found of it at least; without it all |
| `c` | may be content and need not be |
| `N` | the negation: a citation whose source or cue holds it says what the text says |
| `P` `O` `L` `M` `A` `E` | a name: of a person, organisation, place, model, artifact, or of any of them |
| `X` | may be found or not, as a name or as a citation |

`{P.a:...}` marks a name of the entity "a" of the text: all its names lead to one record. Marks may hold slots and
marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

Entry = dict[str, Any]

SLOT = re.compile(r"(?P<up>\^?)(?P<table>[a-z_]+)(?P<number>\d*)(?:\.(?P<field>[a-z_]+))?\Z")
MARK = re.compile(r"(?P<label>[SKVCcNPOLMAEX])(?P<key>\d*|\.[a-z]+):")
NAMES = frozenset("POLMAE")
SEXED = {
    "f": {"he": "she", "his": "her", "him": "her", "mr": "Ms."},
    "m": {"he": "he", "his": "his", "him": "him", "mr": "Mr."},
}


class TemplateError(ValueError):
    """A template or a table that cannot be read."""


@frozen
class Slot:
    """A gap that one entry of a table fills; equal table and number, equal entry."""

    table: str
    number: str
    field: str
    up: bool


@frozen
class Mark:
    """A stretch of the text that is a part of the answer."""

    label: str
    key: str
    inner: tuple[str | Slot | Mark, ...]


Nodes = tuple[str | Slot | Mark, ...]


@frozen
class Stretch:
    """Characters of a rendered text, with what they are and who is named in them."""

    label: str
    key: str
    start: int
    end: int
    entries: tuple[Entry, ...] = ()


def parse_template(text: str) -> Nodes:
    """Nodes of a template text.

    Raises:
        TemplateError: If a brace has no partner, or what stands in it is neither a slot nor a mark.
    """
    nodes, end = _nodes(text, 0)
    if end != len(text):
        raise TemplateError(f"a brace closes that was not open: {text!r}")
    return nodes


def _nodes(text: str, at: int) -> tuple[Nodes, int]:
    """Nodes up to the brace that closes, and where it is."""
    found: list[str | Slot | Mark] = []
    while at < len(text) and text[at] != "}":
        if text[at] != "{":
            end = min((place for brace in "{}" if (place := text.find(brace, at)) >= 0), default=len(text))
            found.append(text[at:end])
            at = end
        elif mark := MARK.match(text, at + 1):
            inner, at = _nodes(text, mark.end())
            if at == len(text):
                raise TemplateError(f"a mark is not closed: {text!r}")
            found.append(Mark(mark["label"], mark["key"].lstrip("."), inner))
            at += 1
        else:
            end = text.find("}", at) if "}" in text[at:] else len(text)
            found.append(parse_slot(text[at + 1 : end]))
            at = end + 1
    return tuple(found), at


def parse_slot(text: str) -> Slot:
    """The slot that `person2.last` names.

    Raises:
        TemplateError: If it is none.
    """
    if not (slot := SLOT.match(text)):
        raise TemplateError(f"neither a slot nor a mark: {text!r}")
    return Slot(slot["table"], slot["number"], slot["field"] or "name", bool(slot["up"]))


@define
class Tables:
    """What fills the slots: entries by table, with the tables that a table is made of."""

    tables: Mapping[str, Sequence[Entry]]

    @classmethod
    def of(cls, raw: Mapping[str, Mapping[str, Any]]) -> Tables:
        """Tables of the parsed file: strings become entries, unions are resolved."""
        own = {name: _entries(name, table) for name, table in raw.items()}

        def members(name: str) -> list[Entry]:
            if name not in raw:
                raise TemplateError(f"no table {name!r}")
            return own[name] + [entry for part in raw[name].get("any", ()) for entry in members(part)]

        return cls({name: members(name) for name in raw})


def _entries(name: str, table: Mapping[str, Any]) -> list[Entry]:
    """Entries of one table, each with its kind and the fields that follow from others."""
    found = []
    for given in table.get("entries", ()):
        entry: Entry = {"name": given} if isinstance(given, str) else dict(given)
        entry.setdefault("table", name)
        if kind := table.get("kind"):
            entry.setdefault("kind", kind)
        if entry.get("kind") == "person":
            entry.update(SEXED[entry["sex"]])
            entry.setdefault("first", entry["name"].split(" ", maxsplit=1)[0])
            entry.setdefault("last", entry["name"].rsplit(" ", maxsplit=1)[-1])
        entry.setdefault("caps", entry.get("name", "").upper())
        found.append(entry)
    return found


@define
class Rendering:
    """One text in the making."""

    tables: Tables
    random: Random
    drawn: dict[tuple[str, str], Entry] = field(factory=dict)
    text: str = ""
    stretches: list[Stretch] = field(factory=list)
    named: list[Entry] = field(factory=list)

    def entry(self, slot: Slot) -> Entry:
        """The entry that fills a slot in this text, another one for each number.

        Raises:
            TemplateError: If there is no such table, or it has too few entries.
        """
        key = slot.table, slot.number
        if key not in self.drawn:
            taken = {entry.get("name") for entry in self.drawn.values()}
            free = [entry for entry in self.tables.tables.get(slot.table, ()) if entry.get("name") not in taken]
            if not free:
                raise TemplateError(f"no table {slot.table!r}, or none of its entries is left")
            self.drawn[key] = self.random.choice(free)
        return self.drawn[key]

    def add(self, nodes: Nodes) -> None:
        """Write nodes at the end of the text."""
        for node in nodes:
            if isinstance(node, str):
                self.text += node
            elif isinstance(node, Slot):
                self._fill(node)
            else:
                start, before = len(self.text), len(self.named)
                self.add(node.inner)
                entries = tuple({id(entry): entry for entry in self.named[before:]}.values())
                self.stretches.append(Stretch(node.label, node.key, start, len(self.text), entries))

    def _fill(self, slot: Slot) -> None:
        entry = self.entry(slot)
        if slot.field not in entry:
            raise TemplateError(f"{entry['name']!r} of {slot.table!r} has no field {slot.field!r}")
        start = len(self.text)
        if "kind" in entry:
            self.named.append(entry)
        self.add(parse_template(entry[slot.field]))
        if slot.up and not entry.get("fixed"):
            self.text = self.text[:start] + self.text[start : start + 1].upper() + self.text[start + 1 :]
