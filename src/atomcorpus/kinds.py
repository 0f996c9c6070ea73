"""The kinds that records have: every enum, and what several modules ask of them.

Each is public where its record is: `ActorKind` in `entities`, `SourceKind` in `annotations`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

__all__ = [
    "ORGANIZATIONS",
    "PLACES",
    "ActorKind",
    "ArtifactKind",
    "CitationAct",
    "CitationKind",
    "EventKind",
    "LinkStatus",
    "Modality",
    "ModelLevel",
    "Openness",
    "QuantityKind",
    "SourceKind",
    "Strength",
    "ViaBasis",
    "kind_of",
]


class ActorKind(StrEnum):
    """What sort of actor it is; the value is the wire form."""

    PERSON = "person"
    COMPANY = "company"
    NONPROFIT = "nonprofit"
    ACADEMIC = "academic"
    GOVERNMENT = "government"
    MEDIA = "media"
    INITIATIVE = "initiative"
    COMMUNITY = "community"
    COUNTRY = "country"
    REGION = "region"
    PLACE = "place"
    """A state, a province or a city."""


class ModelLevel(StrEnum):
    """How much a model's name pins down, from the widest to the narrowest."""

    FAMILY = "family"
    SERIES = "series"
    MODEL = "model"
    CHECKPOINT = "checkpoint"


class Openness(StrEnum):
    """How the weights are released; `mixed` only for a family or series with both."""

    OPEN = "open"
    CLOSED = "closed"
    MIXED = "mixed"


class ArtifactKind(StrEnum):
    """What sort of made thing it is that is neither an actor nor an AI model."""

    LAW = "law"
    """Acts, bills, regulations, executive orders, by name or number."""
    POLICY = "policy"
    """Named plans, strategies, frameworks, standards, declarations, treaties."""
    DATASET = "dataset"
    BENCHMARK = "benchmark"
    HARDWARE = "hardware"
    """Chips, systems, clusters, devices."""
    PRODUCT = "product"
    """Services, apps, platforms, software, libraries."""
    LICENSE = "license"
    WORK = "work"
    """Titled papers, reports, books, films; not outlets."""


class LinkStatus(StrEnum):
    """How sure the way from a name to an entity is."""

    RESOLVED = "resolved"
    UNDERSPECIFIED = "underspecified"
    """The name of a family or series under which several models stand."""
    AMBIGUOUS = "ambiguous"
    """Several unrelated entries fit; all are candidates."""
    UNLISTED = "unlisted"
    """A proper name that the knowledge base does not have."""


class Strength(StrEnum):
    """How much in an article says that an unlisted name is one, and of the kind that it is taken for."""

    STRONG = "strong"
    """The name says so itself (a legal form, a title, a head, the size of a model), or two kinds of evidence agree."""
    LIKELY = "likely"
    """One kind of evidence that leaves little doubt."""
    WEAK = "weak"
    """One kind of evidence that stands beside what is no name, too."""


class ViaBasis(StrEnum):
    """How it is known through whom a statement came."""

    TOLD = "told"
    """The source spoke to the outlet, or in it ("told Reuters")."""
    REPORTED = "reported"
    """The outlet says so ("Reuters reported")."""
    LINK = "link"
    """The sentence, or its item of a list, leads to a page of the outlet."""


class SourceKind(StrEnum):
    """How the text names the one who is cited."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    """Unnamed people of whom something is told ("critics", "a senior official")."""
    GENERIC = "generic"
    """Anybody ("people say", "someone told me")."""
    PRONOUN = "pronoun"
    DOCUMENT = "document"
    NONE = "none"
    """The text gives nobody ("reportedly")."""


class CitationKind(StrEnum):
    """How much of the content stands in quotation marks: all, nothing, some.

    A speaker's turn in a transcript is direct without any.
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class CitationAct(StrEnum):
    """What the source does with the content, after the four of the Penn Discourse TreeBank's attribution scheme."""

    ASSERTION = "assertion"
    BELIEF = "belief"
    FACT = "fact"
    EVENTUALITY = "eventuality"


class QuantityKind(StrEnum):
    """What a number measures."""

    MONEY = "money"
    SHARE = "share"
    """Per cent, percentage points, fractions of a whole."""
    COUNT = "count"
    DURATION = "duration"
    MEASURE = "measure"
    """Physical and computing units."""
    FACTOR = "factor"
    """How many times as much."""


class EventKind(StrEnum):
    """What sort of thing happened, or is to happen."""

    RELEASE = "release"
    FUNDING = "funding"
    DEAL = "deal"
    PLEDGE = "pledge"
    """Resources promised or offered, not yet given."""
    REQUEST = "request"
    REGULATION = "regulation"
    PERSONNEL = "personnel"


class Modality(StrEnum):
    """Whether an event is told as a fact."""

    DONE = "done"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


PLACES = frozenset((ActorKind.COUNTRY, ActorKind.REGION, ActorKind.PLACE))
"""Kinds of what is on a map."""

ORGANIZATIONS = frozenset(ActorKind) - PLACES - {ActorKind.PERSON}
"""Kinds of what has members, owners or a staff."""


class _Acting(Protocol):
    @property
    def kind(self) -> ActorKind: ...


class _Made(Protocol):
    @property
    def kind(self) -> ArtifactKind: ...


class _Modelled(Protocol):
    @property
    def level(self) -> ModelLevel: ...


def kind_of(entity: _Acting | _Made | _Modelled) -> ActorKind | ArtifactKind | ModelLevel:
    """Kind of an actor or an artifact, level of an AI model.

    Example:
        >>> from atomcorpus import Actor
        >>> kind_of(Actor(id="ai2", name="Ai2", kind=ActorKind.NONPROFIT))
        <ActorKind.NONPROFIT: 'nonprofit'>
    """
    level: ModelLevel | None = getattr(entity, "level", None)
    return entity.kind if level is None else level  # type: ignore[union-attr] # what has no level has a kind
