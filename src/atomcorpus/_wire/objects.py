"""What stands in the JSON of an article, as types: every object key by key, in order.

Types and words only. A string that may not be empty is `Words` here, because the records take none that is.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from atomcorpus.annotations import (  # noqa: TC001 - msgspec asks for them
    CitationAct,
    CitationKind,
    LinkStatus,
    SourceKind,
    Strength,
    ViaBasis,
)
from atomcorpus.articles import Basis  # noqa: TC001 - likewise
from atomcorpus.entities import ActorKind, ArtifactKind, ModelLevel, Openness  # noqa: TC001 - msgspec asks for them
from atomcorpus.facts import EventKind, Modality, QuantityKind  # noqa: TC001 - likewise

__all__ = [
    "ENVELOPE",
    "OFFSET_UNIT",
    "OPTIONAL",
    "SCHEMA",
    "ActorRow",
    "ArticleObject",
    "ArtifactRow",
    "CitationObject",
    "EventObject",
    "GapObject",
    "HeadingObject",
    "LinkObject",
    "MentionObject",
    "ModelRow",
    "Offsets",
    "ParticipantObject",
    "PeriodObject",
    "QuantityObject",
    "RoleObject",
    "SectionObject",
    "SourceObject",
    "StatedRoleObject",
    "TimeObject",
]

SCHEMA: Final = "atomcorpus.article/2"
OFFSET_UNIT: Final = "code_point"
ENVELOPE = ("schema", "offset_unit", "id", "entities")
"""Keys of the object that are no fields of an `Article`."""
OPTIONAL = ("times", "quantities", "events")
"""Keys that are always written and may be missing: what was written before they existed lacks them."""

Words = Annotated[str, Meta(min_length=1)]
Offsets = tuple[int, int]
"""Start and end of a span."""
Position = Annotated[int, Meta(ge=0)]
"""Which member of an array, from 0."""


class _Object(Struct, gc=False, forbid_unknown_fields=True):
    """An object that is written whole; it holds no cycle, so that the garbage collector need not know it."""


class PeriodObject(_Object):
    """A `Period`."""

    since: str | None
    until: str | None


class RoleObject(_Object):
    """A `Role`."""

    title: str
    organization: str | None
    period: PeriodObject


class ActorRow(_Object, tag_field="type", tag="actor"):
    """An `Actor`, as a row of the table of entities."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    country: str | None
    parent: str | None
    roles: tuple[RoleObject, ...]
    active: PeriodObject | None
    hub_organizations: tuple[str, ...]
    atom_region: str | None
    sources: tuple[str, ...]


class ModelRow(_Object, tag_field="type", tag="model"):
    """An `AIModel`, as a row of the table of entities; its developer is an id."""

    id: str
    name: str
    level: ModelLevel
    family: str | None
    version: str | None
    developer: str | None
    released: str | None
    total_parameters: int | None
    active_parameters: int | None
    openness: Openness | None
    license: str | None
    modalities: tuple[str, ...]
    context_tokens: int | None
    hub_id: str | None
    parent: str | None
    aliases: tuple[str, ...]
    atom_tracked: str | None
    sources: tuple[str, ...]


class ArtifactRow(_Object, tag_field="type", tag="artifact"):
    """An `Artifact`, as a row of the table of entities; its maker is an id."""

    id: str
    name: str
    kind: ArtifactKind
    aliases: tuple[str, ...]
    maker: str | None
    country: str | None
    issued: str | None
    parent: str | None
    sources: tuple[str, ...]


class HeadingObject(_Object):
    """A `Heading`."""

    span: Offsets
    level: Annotated[int, Meta(ge=1)] | None


class SectionObject(_Object):
    """A `Section`."""

    heading: HeadingObject | None
    paragraphs: list[Offsets]


class GapObject(_Object):
    """A `Gap`."""

    span: Offsets
    shown: str


class LinkObject(_Object):
    """A `Hyperlink`, with an id in the place of the outlet, as in the four objects below."""

    span: Offsets
    url: Words
    outlet: str | None


class MentionObject(_Object):
    """A `Mention`."""

    span: Offsets
    entity: str
    status: LinkStatus
    candidates: list[str]
    rule: Words
    strength: Strength | UnsetType = UNSET
    """Not there where the record has None, as in everything that was written before it existed."""


class StatedRoleObject(_Object):
    """A `StatedRole`."""

    span: Offsets
    person: str
    title: str
    organization: str | None
    rule: Words


class SourceObject(_Object):
    """A `Source`."""

    span: Offsets | None
    kind: SourceKind
    actor: str | None


class CitationObject(_Object):
    """A `Citation`."""

    source: SourceObject
    cue: Offsets | None
    content: list[Offsets]
    kind: CitationKind
    act: CitationAct
    via: str | None
    via_basis: ViaBasis | None
    rule: Words


class TimeObject(_Object):
    """A `TimeExpression`."""

    span: Offsets
    period: PeriodObject | None
    relative: bool
    rule: Words


class QuantityObject(_Object):
    """A `Quantity`, its bounds in plain notation."""

    span: Offsets
    kind: QuantityKind
    low: str | None
    high: str | None
    unit: Words | None
    rule: Words


class ParticipantObject(_Object):
    """A `Participant`, with an id in the place of the entity."""

    span: Offsets
    entity: str | None


class EventObject(_Object):
    """An `Event`, with positions in `quantities` and `times` in the place of its amount and time."""

    kind: EventKind
    trigger: Offsets
    agent: list[ParticipantObject]
    theme: list[ParticipantObject]
    recipient: list[ParticipantObject]
    amount: Position | None
    time: Position | None
    modality: Modality
    rule: Words


class ArticleObject(_Object, kw_only=True):
    """An `Article`; the text may stand elsewhere."""

    schema: Literal["atomcorpus.article/2"]
    offset_unit: Literal["code_point"]
    id: str
    knowledge: str | None
    origin: str | None
    published: str | None
    title: str | None
    title_basis: Basis | None
    url: str | None
    publisher: str | None
    publisher_basis: Basis | None
    authors: tuple[str, ...]
    language: str | None
    language_basis: Basis | None
    text: str | UnsetType = UNSET
    header: Offsets | None
    sections: list[SectionObject]
    gaps: list[GapObject]
    entities: list[Raw]
    links: list[LinkObject]
    mentions: list[MentionObject]
    roles: list[StatedRoleObject]
    citations: list[CitationObject]
    times: list[TimeObject]
    quantities: list[QuantityObject]
    events: list[EventObject]
