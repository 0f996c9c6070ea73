"""Rows of the table of entities, as JSON: from an `Actor`, `AIModel` or `Artifact`, and back.

The articles of a corpus speak of the same few hundred entities, so both ways remember some thousands of rows: records
that were read from the same row are one object, which saves most of the time and of the memory. That is safe because
records never change.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import attrs
from msgspec import Raw
from msgspec.json import Decoder, Encoder

from atomcorpus._convert import structure
from atomcorpus._wire.objects import ActorRow, ArtifactRow, ModelRow, PeriodObject, RoleObject
from atomcorpus.dates import PartialDate
from atomcorpus.entities import Actor, AIModel, Artifact, Entity, Period, Role, maker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["EntityRow", "date_of", "encoded_rows", "period_object", "period_of", "read_row", "row_of"]

_MOST_ROWS = 4096

_encode = Encoder().encode
_decode = Decoder(ActorRow | ModelRow | ArtifactRow).decode


# --- writing ----------------------------------------------------------------------------------------------------------
_encoded: dict[int, tuple[Entity, Raw]] = {}
"""By identity, which costs less than a hash of all fields; the record is kept, so that its identity stays its own."""


def encoded_rows(entities: Sequence[Entity]) -> list[Raw]:
    """The JSON of the rows.

    Raises:
        ValueError: If a string or number cannot be written by msgspec.
    """
    return [(_encoded.get(id(entity)) or _remember(entity))[1] for entity in entities]


def _remember(entity: Entity) -> tuple[Entity, Raw]:
    pair = (entity, Raw(_encode(row_of(entity))))
    if len(_encoded) >= _MOST_ROWS:
        _encoded.clear()
    _encoded[id(entity)] = pair
    return pair


def row_of(entity: Entity) -> ActorRow | ModelRow | ArtifactRow:
    """The row of an entity, keys in the order of the format."""
    if type(entity) is Actor:
        return ActorRow(
            entity.id,
            entity.name,
            entity.kind,
            entity.aliases,
            entity.country,
            entity.parent,
            tuple([RoleObject(role.title, role.organization, period_object(role.period)) for role in entity.roles]),
            None if entity.active is None else period_object(entity.active),
            entity.hub_organizations,
            entity.atom_region,
            entity.sources,
        )
    if type(entity) is Artifact:
        return ArtifactRow(
            entity.id,
            entity.name,
            entity.kind,
            entity.aliases,
            None if entity.maker is None else entity.maker.id,
            entity.country,
            _iso(entity.issued),
            entity.parent,
            entity.sources,
        )
    assert type(entity) is AIModel  # noqa: S101 - the records take nothing else
    return ModelRow(
        entity.id,
        entity.name,
        entity.level,
        entity.family,
        entity.version,
        None if entity.developer is None else entity.developer.id,
        _iso(entity.released),
        entity.total_parameters,
        entity.active_parameters,
        entity.openness,
        entity.license,
        entity.modalities,
        entity.context_tokens,
        entity.hub_id,
        entity.parent,
        entity.aliases,
        entity.atom_tracked,
        entity.sources,
    )


def period_object(period: Period) -> PeriodObject:
    """A period, as JSON has it."""
    return PeriodObject(_iso(period.since), _iso(period.until))


def _iso(date: PartialDate | None) -> str | None:
    return None if date is None else date.isoformat()


# --- reading ----------------------------------------------------------------------------------------------------------
@attrs.define(eq=False)
class EntityRow:
    """What a row says, as far as it can be understood alone.

    Attributes:
        id: Of the entity.
        maker: Id of a model's developer, or of who made an artifact.
        entity: The record; it lacks its maker.
    """

    id: str
    maker: str | None
    entity: Entity
    _made: AIModel | Artifact | None = None

    def made_by(self, maker: Actor) -> AIModel | Artifact:
        """The record with its maker; the same one each time, while the maker is the same."""
        if self._made is None or maker_of(self._made) is not maker:
            if type(self.entity) is AIModel:
                self._made = attrs.evolve(self.entity, developer=maker)
            else:
                assert type(self.entity) is Artifact  # noqa: S101 - rows of actors name no maker
                self._made = attrs.evolve(self.entity, maker=maker)
        return self._made


@lru_cache(maxsize=_MOST_ROWS)
def read_row(data: bytes) -> EntityRow:
    """Read a row that is written just as it would be here.

    Raises:
        ValueError: If it is anything else.
    """
    row = _decode(data)
    if _encode(row) != data:
        raise ValueError("not in the form in which it would be written")
    if isinstance(row, ActorRow):
        return EntityRow(row.id, None, _actor(row))
    if isinstance(row, ModelRow):
        return EntityRow(row.id, row.developer, _model(row))
    return EntityRow(row.id, row.maker, _artifact(row))


@lru_cache(maxsize=_MOST_ROWS)
def date_of(text: str) -> PartialDate:
    """The date that is written so.

    Raises:
        FormatError: If none is.
    """
    return structure(text, PartialDate)


def _actor(row: ActorRow) -> Actor:
    return Actor(
        id=row.id,
        name=row.name,
        kind=row.kind,
        aliases=row.aliases,
        country=row.country,
        parent=row.parent,
        roles=tuple([Role(role.title, role.organization, period=period_of(role.period)) for role in row.roles]),
        active=None if row.active is None else period_of(row.active),
        hub_organizations=row.hub_organizations,
        atom_region=row.atom_region,
        sources=row.sources,
    )


def _model(row: ModelRow) -> AIModel:
    return AIModel(
        id=row.id,
        name=row.name,
        level=row.level,
        family=row.family,
        version=row.version,
        released=_date(row.released),
        total_parameters=row.total_parameters,
        active_parameters=row.active_parameters,
        openness=row.openness,
        license=row.license,
        modalities=row.modalities,
        context_tokens=row.context_tokens,
        hub_id=row.hub_id,
        parent=row.parent,
        aliases=row.aliases,
        atom_tracked=row.atom_tracked,
        sources=row.sources,
    )


def _artifact(row: ArtifactRow) -> Artifact:
    return Artifact(
        id=row.id,
        name=row.name,
        kind=row.kind,
        aliases=row.aliases,
        country=row.country,
        issued=_date(row.issued),
        parent=row.parent,
        sources=row.sources,
    )


def period_of(period: PeriodObject) -> Period:
    """The period that JSON has.

    Raises:
        ValueError: If a date is none, or its end lies before its beginning.
    """
    return Period(_date(period.since), _date(period.until))


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else date_of(text)
