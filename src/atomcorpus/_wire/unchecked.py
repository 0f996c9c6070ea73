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
    ViaBasis,
)
from atomcorpus.articles import Heading, Section
from atomcorpus.spans import Gap, Span

if TYPE_CHECKING:
    from atomcorpus._wire.objects import Offsets
    from atomcorpus.entities import Actor, Entity

__all__ = ["new_citation", "new_gap", "new_heading", "new_mention", "new_section", "new_source", "new_span"]

_NO_SOURCE = SourceKind.NONE  # to look a member up costs as much as making a span
_new = object.__new__


def _draft_of(cls: type) -> type:
    """A subclass whose objects take assignments; given the class itself, a draft becomes a record like any other."""
    unlocked = {"__slots__": (), "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(f"{cls.__name__}Draft", (cls,), unlocked)


_MentionDraft, _SourceDraft, _CitationDraft = map(_draft_of, (Mention, Source, Citation))
_HeadingDraft, _SectionDraft, _GapDraft = map(_draft_of, (Heading, Section, Gap))
# Spans are the most by far; for two fields it costs less to set the slots than to change the class.
_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))


def new_span(offsets: Offsets) -> Span:
    """A span.

    Raises:
        ValueError: If it would begin before the text or not end behind its start.
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


def new_mention(span: Span, entity: Entity, status: LinkStatus, rule: str) -> Mention:
    """A mention; the status is not ambiguous, which is the only one with candidates."""
    draft: Any = _new(_MentionDraft)
    draft.span = span
    draft.entity = entity
    draft.status = status
    draft.candidates = ()
    draft.rule = rule
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
