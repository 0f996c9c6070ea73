"""Names of entries and what looking one up gives; records and the index only, no files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from atomcorpus._repr import record_repr
from atomcorpus._validate import each, exactly, fault, one_of, optional
from atomcorpus.annotations import LinkStatus
from atomcorpus.entities import Actor, AIModel, Artifact, ArtifactKind, Entity
from atomcorpus.folding import fold_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atomcorpus.knowledge.rows import Row

_ARTIFACT_KINDS = frozenset(kind.value for kind in ArtifactKind)

__all__ = ["Link", "Name", "index_names", "surfaces"]


class Name(NamedTuple):
    """One name of one entry, as the finders of mentions read it: cheap, without the entry's record.

    Attributes:
        surface: The name as the table writes it.
        entity_id: Whose name it is.
        needs_context: Whether the form is usually something else in running English ("Command", "Nature").
        kind: Value of the entry's `ActorKind`, `ArtifactKind` or `ModelLevel`.
    """

    surface: str
    entity_id: str
    needs_context: bool
    kind: str

    @property
    def is_hidden(self) -> bool:
        """Whether it is an artifact's that needs context: what else is called so comes first."""
        return self.needs_context and self.kind in _ARTIFACT_KINDS


@frozen
class Link:
    """What a name leads to.

    Attributes:
        name: The name that was looked up.
        status: How sure the way from the name to the entity is.
        entity: The entry; for an ambiguous name the likeliest one, to show and not to count; None when unlisted.
        candidates: All entries that fit an ambiguous name, likeliest first; empty for every other status.

    Raises:
        ValidationError: If a value has the wrong type, or status, entity and candidates disagree.

    Example:
        >>> Link("Foobar-7B", LinkStatus.UNLISTED).entity is None
        True
    """

    name: str = field(validator=exactly(str))
    status: LinkStatus = field(validator=exactly(LinkStatus))
    entity: Entity | None = field(default=None, kw_only=True, validator=optional(one_of(Actor, AIModel, Artifact)))
    candidates: tuple[Entity, ...] = field(default=(), kw_only=True, validator=each(Actor, AIModel, Artifact))

    __repr__ = record_repr

    def __attrs_post_init__(self) -> None:
        if (self.entity is None) != (self.status is LinkStatus.UNLISTED):
            raise fault(self, "entity", f"{'none' if self.entity is None else 'one'} for a name that is {self.status}")
        if self.status is LinkStatus.AMBIGUOUS:
            if len(self.candidates) < 2 or self.candidates[0] != self.entity:
                raise fault(self, "candidates", "an ambiguous name has two or more, its entity first")
        elif self.candidates:
            raise fault(self, "candidates", f"only an ambiguous name has them, not one that is {self.status}")


def surfaces(row: Row) -> Iterator[str]:
    """All names of a row: its name, its aliases, its id on the hub."""
    yield row["name"]
    yield from row.get("aliases", ())
    if "hub_id" in row:
        yield row["hub_id"]


def index_names(rows: Iterable[Row]) -> dict[str, tuple[Name, ...]]:
    """The names of all rows under their folded form; names of one form in the order of the rows."""
    names: list[Name] = []
    make = tuple.__new__  # at once: the constructor of a named tuple takes twice as long
    for row in rows:
        entity_id, kind, flagged = row["id"], row.get("kind") or row["level"], row.get("needs_context", ())
        names += [make(Name, (surface, entity_id, surface in flagged, kind)) for surface in surfaces(row)]
    index: dict[str, tuple[Name, ...]] = {}
    for folded, name in zip(fold_names([name.surface for name in names]), names, strict=True):
        index[folded] = (*index[folded], name) if folded in index else (name,)
    return index
