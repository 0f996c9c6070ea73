"""Facets: the columns that decide what a word says of an element, and stand-ins for all elements that share them.

A criterion or dimension is a function of an element. It is put to a stand-in that has only what the function reads,
once for all rows with the same values, so that columns and records cannot give different answers. Where the values do
not say all that the record does, there is no stand-in, and the records have to be asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from attrs import evolve, field, frozen

from atomcorpus.entities import Actor, ActorKind, AIModel, Artifact, ArtifactKind, ModelLevel, Openness
from atomcorpus.tables.grouping import (
    among,
    coalesced,
    grouped,
    has_members,
    put,
    row_numbers,
    rows_of,
    shifted,
    taken,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity
    from atomcorpus.tables.grouping import Column

__all__ = ["Facet", "Seen", "StoredPart", "Values", "View", "by_group"]

Values = dict[str, Any]
"""Column to value, in one row."""

_LOST = "\ufffd"  # may stand for a lone surrogate, which only the record holds


class StoredPart(Protocol):
    """A run of stored articles, of which columns and articles can be read."""

    @property
    def has_columns(self) -> bool:
        """Whether its columns say all that they should."""
        ...

    @property
    def first_key(self) -> int:
        """Key of the first article."""
        ...

    def number(self, table: str) -> int:
        """Number of rows of a table."""
        ...

    def column(self, table: str, name: str) -> Column:
        """A column of a table."""
        ...

    def articles(self) -> Iterator[Article]:
        """All articles."""
        ...

    def some_articles(self, rows: Sequence[int]) -> Iterator[Article]:
        """The articles in some rows."""
        ...


@frozen(eq=False)
class Facet:
    """What a word reads.

    Attributes:
        make: Makes a stand-in of values by column, and of `entity` and `candidates`; None where they do not say enough.
        own: Columns of the element's row; or
        article: Columns of its article's row; or
        entity: Columns of the row of an entity, those of who made it with `maker.` before them.
        link: The column that leads to that row.
        table: Whose rows these are, where an element has several of them; None for its own.
    """

    make: Callable[[Values], Any]
    own: tuple[str, ...] = field(default=(), kw_only=True)
    article: tuple[str, ...] = field(default=(), kw_only=True)
    entity: tuple[str, ...] = field(default=(), kw_only=True)
    link: str = field(default="entity", kw_only=True)
    table: str | None = field(default=None, kw_only=True)


@frozen(eq=False)
class Seen:
    """A facet in all rows of a table.

    Attributes:
        facet: The facet.
        groups: How many groups of rows there are.
        values: Gives the values of groups, in their order; None where the records have to be asked.
        numbers: Per row the number of its group.
    """

    facet: Facet
    groups: int
    values: Callable[[Sequence[int]], list[Values | None]]
    numbers: Column

    def stand_ins(self, groups: Sequence[int] | None = None) -> list[Any]:
        """Stand-ins for groups, all when None; None where the records have to be asked."""
        values = self.values(range(self.groups) if groups is None else groups)
        return [None if one is None else self.facet.make(one) for one in values]


def by_group(seen: Seen, groups: Iterable[int]) -> dict[int, Any]:
    """Group to its stand-in, in the order in which the groups are met."""
    met = list(dict.fromkeys(groups))
    return dict(zip(met, seen.stand_ins(met), strict=True))


class View:
    """A part, seen through facets; what is read of it is held as long as this is."""

    def __init__(self, part: StoredPart, table: str) -> None:
        """Take the part, and the table of which a row is an element."""
        self.part = part
        self.table = table
        self._seen: dict[int, Seen] = {}

    def seen(self, facet: Facet) -> Seen:
        """A facet, read once."""
        found = self._seen.get(id(facet))
        if found is None:
            found = self._seen[id(facet)] = self._read(facet)
        return found

    def owners(self, table: str) -> Column:
        """Per row of a table the row of its article."""
        if table == "articles":
            return row_numbers(self.part.number(table))
        return shifted(self.part.column(table, "article"), -self.part.first_key)

    def _read(self, facet: Facet) -> Seen:
        table = facet.table or self.table
        if facet.own:
            return self._rows(facet, table, facet.own)
        if facet.article:
            seen = self._rows(facet, "articles", facet.article)
            return evolve(seen, numbers=taken(seen.numbers, self.owners(table)))
        return self._entities(facet, table)

    def _rows(self, facet: Facet, table: str, names: Sequence[str]) -> Seen:
        columns = [self._column(table, name) for name in names]
        groups = grouped(columns)

        def values(numbers: Sequence[int]) -> list[Values | None]:
            firsts = [groups.firsts[number] for number in numbers]
            known = [taken(column, firsts).to_pylist() for column in columns]
            rows = (dict(zip(names, row, strict=True)) for row in zip(*known, strict=True))
            return [None if _is_lossy(row) else row for row in rows]

        return Seen(facet, len(groups.firsts), values, groups.numbers)

    def _column(self, table: str, name: str) -> Column:
        if table != "entities" or not name.startswith("maker."):
            return self.part.column(table, name)
        makers = coalesced(self.part.column(table, "developer"), self.part.column(table, "maker"))
        return taken(self.part.column(table, name.removeprefix("maker.")), rows_of(makers, self._keys()))

    def _keys(self) -> Column:
        return self.part.column("entities", "entity")

    def _entities(self, facet: Facet, table: str) -> Seen:
        """The entities to which rows lead; one group is that of the rows that lead to none."""
        rows = self._rows(facet, "entities", ("type", *facet.entity))
        entities = [None if row is None else _entity(row) for row in rows.values(range(rows.groups))]
        values: list[Values | None] = [None if one is None else {"entity": one, "candidates": ()} for one in entities]
        numbers = taken(rows.numbers, rows_of(self.part.column(table, facet.link), self._keys()))
        values.append(None if table == "mentions" else {"entity": None, "candidates": ()})  # mentions all have one
        if table == "mentions":
            numbers = self._with_candidates(entities, rows.numbers, values, numbers)
        return Seen(facet, len(values), lambda some: [values[one] for one in some], numbers.fill_null(len(entities)))

    def _with_candidates(
        self,
        entities: list[Entity | None],
        of_entities: Column,
        values: list[Values | None],
        numbers: Column,
    ) -> Column:
        """Groups for ambiguous mentions too, one for each list of candidates; these are given by their ids."""
        ambiguous = has_members(self.part.column("mentions", "candidates"))
        lists = self.part.column("mentions", "candidates").filter(ambiguous)
        if not len(lists):
            return numbers
        here = among(self.part.column("entities", "id"), lists.flatten())
        of_ids: dict[str, set[int]] = {}
        ids_here = self.part.column("entities", "id").filter(here).to_pylist()
        for entity_id, group in zip(ids_here, of_entities.filter(here).to_pylist(), strict=True):
            of_ids.setdefault(entity_id, set()).add(group)
        distinct = grouped([lists])
        first = len(values)
        for ids in taken(lists, distinct.firsts).to_pylist():
            # Where records that differ share the id, nothing says which of them is meant.
            found = [entities[min(of_ids[one])] if len(of_ids[one]) == 1 else None for one in ids]
            values.append(None if None in found else {"entity": found[0], "candidates": tuple(found)})
        return put(numbers, ambiguous, shifted(distinct.numbers, first))


def _is_lossy(row: Values) -> bool:
    texts = (text for value in row.values() for text in (value if isinstance(value, list) else (value,)))
    return any(isinstance(text, str) and _LOST in text for text in texts)


def _entity(row: Values) -> Entity:
    """An entity with the values that were read, and no others."""
    name: Values = {"id": row.get("id") or "-", "name": row.get("name") or "-"}
    aliases = tuple(row.get("aliases") or ())
    parent, country = row.get("parent"), row.get("country")
    if row["type"] == "actor":
        kind, region = ActorKind(row.get("kind") or "person"), row.get("atom_region")
        return Actor(kind=kind, aliases=aliases, parent=parent, country=country, atom_region=region, **name)
    if row["type"] == "artifact":
        sort = ArtifactKind(row.get("kind") or next(iter(ArtifactKind)))
        return Artifact(kind=sort, aliases=aliases, parent=parent, country=country, maker=_maker(row), **name)
    return AIModel(
        level=ModelLevel(row.get("level") or "model"),
        aliases=aliases,
        parent=parent,
        family=row.get("family"),
        version=row.get("version"),
        developer=_maker(row),
        openness=Openness(row["openness"]) if row.get("openness") else None,
        **name,
    )


def _maker(row: Values) -> Actor | None:
    if row.get("maker.id") is None:
        return None
    return Actor(
        id=row["maker.id"],
        name=row.get("maker.name") or "-",
        kind=ActorKind(row.get("maker.kind") or "company"),
        aliases=tuple(row.get("maker.aliases") or ()),
        country=row.get("maker.country"),
        parent=row.get("maker.parent"),
        atom_region=row.get("maker.atom_region"),
        hub_organizations=tuple(row.get("maker.hub_organizations") or ()),
        sources=(*(row.get("maker.sources") or ()), *(row.get(f"maker.active_{end}") or ".." for end in _ENDS)),
    )


_ENDS = ("since", "until")
