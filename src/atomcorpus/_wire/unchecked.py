"""Records made from values of the right types, which their constructors would look at once more.

A constructor checks every value, and sets each field by a call of its own, because the class is frozen; an article has
hundreds of such records. Here the values are those of `objects`, where msgspec has checked types, enums and that words
are not empty. What else the constructor asks for is checked here or named as the caller's business. So what comes out
cannot be told from a record that was constructed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atomcorpus.annotations import (
    Citation,
    CitationAct,
    CitationKind,
    LinkStatus,
    Mention,
    Source,
    SourceKind,
    Strength,
    ViaBasis,
)
from atomcorpus.articles import Heading, Section
from atomcorpus.facts import Event, EventKind, Modality, Participant, Quantity, QuantityKind, TimeExpression
from atomcorpus.spans import Gap, Span

if TYPE_CHECKING:
    from decimal import Decimal

    from atomcorpus._wire.objects import Offsets
    from atomcorpus.entities import Actor, Entity, Period

__all__ = [
    "new_citation",
    "new_event",
    "new_gap",
    "new_heading",
    "new_mention",
    "new_participant",
    "new_quantity",
    "new_section",
    "new_source",
    "new_span",
    "new_time",
]

_NO_SOURCE = SourceKind.NONE  # to look a member up costs as much as making a span
_MONEY = QuantityKind.MONEY
_new = object.__new__


def _draft_of(cls: type) -> type:
    """A subclass whose objects take assignments; given the class itself, a draft becomes a record like any other."""
    unlocked = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(f"{cls.__name__}Draft", (cls,), unlocked)


_MentionDraft, _SourceDraft, _CitationDraft = map(_draft_of, (Mention, Source, Citation))
_HeadingDraft, _SectionDraft, _GapDraft = map(_draft_of, (Heading, Section, Gap))
_TimeDraft, _QuantityDraft, _ParticipantDraft, _EventDraft = map(
    _draft_of, (TimeExpression, Quantity, Participant, Event)
)
# Spans are the most by far; for two fields it costs less to set the slots than to change the class.
_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))


def new_span(offsets: Offsets) -> Span:
    """A span.

    Raises:
        ValueError: If it would begin before the text or not end after its start.
    """
    start, end = offsets
    if not 0 <= start < end:
        raise ValueError("offsets of no span")
    span = _new(Span)
    _set_start(span, start)
    _set_end(span, end)
    return span


def new_gap(span: Span, shown: str) -> Gap:
    """A gap."""
    draft: Any = _new(_GapDraft)
    draft.span = span
    draft.shown = shown
    draft.__class__ = Gap
    gap: Gap = draft
    return gap


def new_heading(span: Span, level: int | None) -> Heading:
    """A heading."""
    draft: Any = _new(_HeadingDraft)
    draft.span = span
    draft.level = level
    draft.__class__ = Heading
    heading: Heading = draft
    return heading


def new_section(heading: Heading | None, paragraphs: tuple[Span, ...]) -> Section:
    """A section."""
    draft: Any = _new(_SectionDraft)
    draft.heading = heading
    draft.paragraphs = paragraphs
    draft.__class__ = Section
    section: Section = draft
    return section


def new_mention(span: Span, entity: Entity, status: LinkStatus, rule: str, strength: Strength | None = None) -> Mention:
    """A mention; the status is not ambiguous, which is the only one with candidates, and goes with the strength."""
    draft: Any = _new(_MentionDraft)
    draft.span = span
    draft.entity = entity
    draft.status = status
    draft.candidates = ()
    draft.rule = rule
    draft.strength = strength
    draft.__class__ = Mention
    mention: Mention = draft
    return mention


def new_source(span: Span | None, kind: SourceKind, actor: Actor | None) -> Source:
    """A source.

    Raises:
        ValueError: If only one of span and kind says that there is one.
    """
    if (span is None) != (kind is _NO_SOURCE):
        raise ValueError("a kind that does not go with the span")
    draft: Any = _new(_SourceDraft)
    draft.span = span
    draft.kind = kind
    draft.actor = actor
    draft.__class__ = Source
    source: Source = draft
    return source


def new_citation(  # noqa: PLR0913, PLR0917 - the fields of the record, in its order
    source: Source,
    content: tuple[Span, ...],
    cue: Span | None,
    kind: CitationKind,
    act: CitationAct,
    via: Actor | None,
    via_basis: ViaBasis | None,
    rule: str,
) -> Citation:
    """A citation.

    Raises:
        ValueError: If the content is empty, out of order or overlaps itself, or a basis has no outlet.
    """
    if not content:
        raise ValueError("no content")
    for number in range(1, len(content)):
        if content[number].start < content[number - 1].end:
            raise ValueError("content out of order")
    if via is None and via_basis is not None:
        raise ValueError("a basis without an outlet")
    draft: Any = _new(_CitationDraft)
    draft.source = source
    draft.content = content
    draft.cue = cue
    draft.kind = kind
    draft.act = act
    draft.via = via
    draft.via_basis = via_basis
    draft.rule = rule
    draft.__class__ = Citation
    citation: Citation = draft
    return citation


def new_time(span: Span, period: Period | None, rule: str, *, relative: bool) -> TimeExpression:
    """A time.

    Raises:
        ValueError: If it has a period without any end.
    """
    if period is not None and period.since is None and period.until is None:
        raise ValueError("a period without any end")
    draft: Any = _new(_TimeDraft)
    draft.span = span
    draft.period = period
    draft.relative = relative
    draft.rule = rule
    draft.__class__ = TimeExpression
    time: TimeExpression = draft
    return time


def new_quantity(  # noqa: PLR0913, PLR0917 - the fields of the record, in its order
    span: Span, kind: QuantityKind, low: Decimal | None, high: Decimal | None, unit: str | None, rule: str
) -> Quantity:
    """A quantity; its bounds are in the form that `plain` gives.

    Raises:
        ValueError: If no bound is known, they are the wrong way round, or it lacks a unit that it must have.
    """
    if low is None:
        if high is None:
            raise ValueError("no bound")
    elif high is not None and high < low:
        raise ValueError("bounds the wrong way round")
    if unit is None and kind is not _MONEY:
        raise ValueError("no unit")
    draft: Any = _new(_QuantityDraft)
    draft.span = span
    draft.kind = kind
    draft.low = low
    draft.high = high
    draft.unit = unit
    draft.rule = rule
    draft.__class__ = Quantity
    quantity: Quantity = draft
    return quantity


def new_participant(span: Span, entity: Entity | None) -> Participant:
    """A participant."""
    draft: Any = _new(_ParticipantDraft)
    draft.span = span
    draft.entity = entity
    draft.__class__ = Participant
    participant: Participant = draft
    return participant


def new_event(  # noqa: PLR0913, PLR0917 - likewise
    kind: EventKind,
    trigger: Span,
    agent: tuple[Participant, ...],
    theme: tuple[Participant, ...],
    recipient: tuple[Participant, ...],
    amount: Quantity | None,
    time: TimeExpression | None,
    modality: Modality,
    rule: str,
) -> Event:
    """An event."""
    draft: Any = _new(_EventDraft)
    draft.kind = kind
    draft.trigger = trigger
    draft.agent = agent
    draft.theme = theme
    draft.recipient = recipient
    draft.amount = amount
    draft.time = time
    draft.modality = modality
    draft.rule = rule
    draft.__class__ = Event
    event: Event = draft
    return event
