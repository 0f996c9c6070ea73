# ruff: noqa: D102 - what an attribute is says the record
"""What a view needs of the records that it shows: their attributes, and no more.

Records show themselves in notebooks, so they import views; these shapes stand for them here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atomcorpus.kinds import (
        ActorKind,
        ArtifactKind,
        CitationKind,
        EventKind,
        LinkStatus,
        Modality,
        ModelLevel,
        QuantityKind,
        SourceKind,
        ViaBasis,
    )
    from atomcorpus.spans import Span

__all__ = [
    "ActorLike",
    "ArticleLike",
    "ArtifactLike",
    "CitationLike",
    "EntityLike",
    "EventLike",
    "MentionLike",
    "ModelLike",
    "ParticipantLike",
    "QuantityLike",
    "SourceLike",
    "TimeLike",
]


class ActorLike(Protocol):
    """An `Actor`."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> ActorKind: ...


class ModelLike(Protocol):
    """An `AIModel`."""

    @property
    def name(self) -> str: ...
    @property
    def level(self) -> ModelLevel: ...


class ArtifactLike(Protocol):
    """An `Artifact`."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> ArtifactKind: ...


EntityLike = ActorLike | ArtifactLike | ModelLike
"""An `Entity`."""


class MentionLike(Protocol):
    """A `Mention`."""

    @property
    def span(self) -> Span: ...
    @property
    def entity(self) -> EntityLike: ...
    @property
    def status(self) -> LinkStatus: ...
    @property
    def candidates(self) -> Sequence[EntityLike]: ...
    @property
    def rule(self) -> str: ...


class SourceLike(Protocol):
    """A `Source`."""

    @property
    def span(self) -> Span | None: ...
    @property
    def kind(self) -> SourceKind: ...
    @property
    def actor(self) -> ActorLike | None: ...


class CitationLike(Protocol):
    """A `Citation`."""

    @property
    def source(self) -> SourceLike: ...
    @property
    def content(self) -> Sequence[Span]: ...
    @property
    def cue(self) -> Span | None: ...
    @property
    def kind(self) -> CitationKind: ...
    @property
    def via(self) -> ActorLike | None: ...
    @property
    def via_basis(self) -> ViaBasis | None: ...
    @property
    def start(self) -> int: ...


class _PeriodLike(Protocol):
    def isoformat(self) -> str: ...


class TimeLike(Protocol):
    """A `TimeExpression`."""

    @property
    def span(self) -> Span: ...
    @property
    def period(self) -> _PeriodLike | None: ...


class QuantityLike(Protocol):
    """A `Quantity`."""

    @property
    def span(self) -> Span: ...
    @property
    def kind(self) -> QuantityKind: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def value(self) -> str: ...


class ParticipantLike(Protocol):
    """A `Participant`."""

    @property
    def span(self) -> Span: ...
    @property
    def entity(self) -> EntityLike | None: ...


class EventLike(Protocol):
    """An `Event`."""

    @property
    def kind(self) -> EventKind: ...
    @property
    def modality(self) -> Modality: ...
    @property
    def trigger(self) -> Span: ...
    @property
    def amount(self) -> QuantityLike | None: ...
    @property
    def time(self) -> TimeLike | None: ...
    def roles(self) -> Iterable[tuple[str, Sequence[ParticipantLike]]]: ...


class _HeadingLike(Protocol):
    @property
    def span(self) -> Span: ...


class _SectionLike(Protocol):
    @property
    def heading(self) -> _HeadingLike | None: ...
    def blocks(self) -> Iterable[Span]: ...


class ArticleLike(Protocol):
    """An `Article`."""

    @property
    def text(self) -> str: ...
    @property
    def published(self) -> object: ...
    @property
    def title(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def authors(self) -> Sequence[str]: ...
    @property
    def origin(self) -> str | None: ...
    @property
    def sections(self) -> Sequence[_SectionLike]: ...
    @property
    def mentions(self) -> Sequence[MentionLike]: ...
    @property
    def citations(self) -> Sequence[CitationLike]: ...
    @property
    def times(self) -> Sequence[TimeLike]: ...
    @property
    def quantities(self) -> Sequence[QuantityLike]: ...
    @property
    def events(self) -> Sequence[EventLike]: ...
    def words(self, found: Span, /) -> str: ...
