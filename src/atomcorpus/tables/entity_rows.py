"""The table of entities: one row a distinct record, and the number by which other tables refer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atomcorpus.entities import Actor, AIModel, Entity, sort_of
from atomcorpus.errors import ValidationError
from atomcorpus.regions import region_of
from atomcorpus.tables.columns import COLUMNS

if TYPE_CHECKING:
    from atomcorpus.entities import Artifact, Period

__all__ = ["EntityRows"]

_KEYS_AN_ARTICLE = 2**24  # more different entities than the text of one article can name
_FIRST_KEYS = 2**39
_LARGEST = 2**63 - 1
_SEEN_AT_MOST = 100_000

_FOR_MENTIONS = ("sort", "country_of_maker", "region_of_maker")


class EntityRows:
    """Numbers entities in the order in which they are first seen, equal records alike.

    Attributes:
        columns: The columns of the table, and three more that only mentions show.

    Raises:
        ValidationError: If the key is none.
    """

    def __init__(self, first_key: int) -> None:
        if not 0 <= first_key < _FIRST_KEYS:
            raise ValidationError(f"first_key: expected a whole number from 0 to {_FIRST_KEYS - 1}, not {first_key!r}")
        self.columns: dict[str, list[Any]] = {name: [] for name in (*COLUMNS["entities"], *_FOR_MENTIONS)}
        self._first_key = first_key * _KEYS_AN_ARTICLE
        self._numbers: dict[Entity, int] = {}
        # By identity, as hashing a record takes long; the record is kept, lest another one gets its identity.
        self._seen: dict[int, tuple[int, Entity]] = {}

    def number(self, entity: Entity) -> int:
        """The row of an entity, which is added if it is new."""
        seen = self._seen.get(id(entity))
        if seen is not None:
            return seen[0]
        number = self._numbers.get(entity)
        if number is None:
            number = self._add(entity)
        if len(self._seen) >= _SEEN_AT_MOST:
            self._seen.clear()
        self._seen[id(entity)] = number, entity
        return number

    def _add(self, entity: Entity) -> int:
        row = self._row(entity) | {"type": sort_of(entity)}
        number = len(self._numbers)
        self._numbers[entity] = number
        row["entity"] = self._first_key + number
        for name, values in self.columns.items():
            values.append(row.get(name))
        return number

    def _row(self, entity: Entity) -> dict[str, Any]:
        if isinstance(entity, Actor):
            return self._actor_row(entity)
        return self._model_row(entity) if isinstance(entity, AIModel) else self._artifact_row(entity)

    def _actor_row(self, actor: Actor) -> dict[str, Any]:
        return {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind.value,
            "aliases": actor.aliases,
            "country": actor.country,
            "parent": actor.parent,
            "roles": [
                {"title": role.title, "organization": role.organization} | _dates(role.period, "since", "until")
                for role in actor.roles
            ],
            **_dates(actor.active, "active_since", "active_until"),
            "hub_organizations": actor.hub_organizations,
            "atom_region": actor.atom_region,
            "modalities": (),
            "sources": actor.sources,
            "sort": actor.kind.value,
            "country_of_maker": actor.country,
            "region_of_maker": region_of(actor),
        }

    def _model_row(self, model: AIModel) -> dict[str, Any]:
        developer, released = model.developer, model.released
        return {
            "id": model.id,
            "name": model.name,
            "level": model.level.value,
            "aliases": model.aliases,
            "parent": model.parent,
            "roles": [],
            "hub_organizations": (),
            "family": model.family,
            "version": model.version,
            "developer": developer and self.columns["entity"][self.number(developer)],
            "developer_id": developer and developer.id,
            "developer_name": developer and developer.name,
            "released": released and released.isoformat(),
            "released_from": released and released.earliest,
            "released_to": released and released.latest,
            "total_parameters": counted(model.total_parameters),
            "active_parameters": counted(model.active_parameters),
            "openness": model.openness and model.openness.value,
            "license": model.license,
            "modalities": model.modalities,
            "context_tokens": counted(model.context_tokens),
            "hub_id": model.hub_id,
            "atom_tracked": model.atom_tracked,
            "sources": model.sources,
            "sort": model.level.value,
            "country_of_maker": developer and developer.country,
            "region_of_maker": region_of(model),
        }

    def _artifact_row(self, artifact: Artifact) -> dict[str, Any]:
        maker, issued = artifact.maker, artifact.issued
        return {
            "id": artifact.id,
            "name": artifact.name,
            "kind": artifact.kind.value,
            "aliases": artifact.aliases,
            "country": artifact.country,
            "parent": artifact.parent,
            "roles": [],
            "hub_organizations": (),
            "modalities": (),
            "maker": maker and self.columns["entity"][self.number(maker)],
            "maker_id": maker and maker.id,
            "maker_name": maker and maker.name,
            "issued": issued and issued.isoformat(),
            "issued_from": issued and issued.earliest,
            "issued_to": issued and issued.latest,
            "sources": artifact.sources,
            "sort": artifact.kind.value,
            "country_of_maker": artifact.country or (maker and maker.country),
            "region_of_maker": region_of(artifact),
        }


def counted(number: int | None) -> int | None:
    """The number, or None for one that takes more than 64 bits, which only the record of its article can hold."""
    return number if number is None or number <= _LARGEST else None


def _dates(period: Period | None, since: str, until: str) -> dict[str, str | None]:
    if period is None:
        return {since: None, until: None}
    return {
        since: period.since.isoformat() if period.since else None,
        until: period.until.isoformat() if period.until else None,
    }
