"""An article as JSON on one line; always the same bytes for equal articles.

Written are the objects that msgspec encodes. What it cannot hold (a lone surrogate, a number of thousands of digits)
goes through the standard library's JSON, which writes the same for all the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import UNSET, to_builtins
from msgspec.json import Encoder

from atomcorpus._wire.objects import (
    OFFSET_UNIT,
    SCHEMA,
    ArticleObject,
    CitationObject,
    EventObject,
    GapObject,
    HeadingObject,
    LinkObject,
    MentionObject,
    Offsets,
    ParticipantObject,
    QuantityObject,
    SectionObject,
    SourceObject,
    StatedRoleObject,
    TimeObject,
)
from atomcorpus._wire.rows import encoded_rows, period_object, row_of
from atomcorpus._wire.text import encode
from atomcorpus.entities import Actor, Entity, maker_of
from atomcorpus.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atomcorpus.annotations import Citation
    from atomcorpus.articles import Article, Section
    from atomcorpus.facts import Event, Participant, Quantity, TimeExpression
    from atomcorpus.spans import Span

__all__ = ["encode_article", "encode_record"]

_encode = Encoder().encode


def encode_article(article: Article) -> bytes:
    """The JSON of an article, in UTF-8.

    Raises:
        FormatError: If the format cannot hold the article: two different entities in it have the same id, a string has
            a surrogate pair as two characters, or a number has thousands of digits.

    Example:
        >>> from atomcorpus import Article
        >>> encode_article(Article(""))[:33]
        b'{"schema":"atomcorpus.article/2",'
    """
    return _encoded(article, with_text=True)


def encode_record(article: Article) -> bytes:
    """The same without the text, for a store that has the text beside it.

    Raises:
        FormatError: As `encode_article` does; not for the text.

    Example:
        >>> from atomcorpus import Article
        >>> b'"text":' in encode_record(Article(" "))
        False
    """
    return _encoded(article, with_text=False)


def _encoded(article: Article, *, with_text: bool) -> bytes:
    entities = _entities_of(article)
    try:
        return _encode(_object_of(article, encoded_rows(entities), with_text=with_text))
    except (ValueError, OverflowError):
        rows = [row_of(entity) for entity in entities]
        return encode(to_builtins(_object_of(article, rows, with_text=with_text))).encode()


def _entities_of(article: Article) -> list[Entity]:
    """Every entity that the article refers to, models and artifacts with their makers, once, sorted by id."""
    named: list[Entity | None] = [mention.entity for mention in article.mentions]
    for mention in article.mentions:
        if mention.candidates:
            named += mention.candidates
    for role in article.roles:
        named += (role.person, role.organization)
    named += [link.outlet for link in article.links]
    for citation in article.citations:
        named += (citation.source.actor, citation.via)
    for event in article.events:
        named += [one.entity for one in event.participants()]
    table: dict[str, Entity] = {}
    for entity in named:
        if entity is not None and table.get(entity.id) is not entity:
            _enter(entity, table)
            if type(entity) is not Actor and (maker := maker_of(entity)) is not None:
                _enter(maker, table)
    return [table[key] for key in sorted(table)]


def _enter(entity: Entity, table: dict[str, Entity]) -> None:
    known = table.setdefault(entity.id, entity)
    if known is not entity and known != entity:
        raise FormatError(
            "an article that its format cannot hold", [f"two different entities have the id {entity.id!r} @ $"]
        )


def _object_of(article: Article, rows: list[Any], *, with_text: bool) -> ArticleObject:
    published = article.published
    return ArticleObject(
        schema=SCHEMA,
        offset_unit=OFFSET_UNIT,
        id=article.id,
        knowledge=article.knowledge,
        origin=article.origin,
        published=None if published is None else published.isoformat(),
        title=article.title,
        title_basis=article.title_basis,
        url=article.url,
        publisher=article.publisher,
        publisher_basis=article.publisher_basis,
        authors=article.authors,
        language=article.language,
        language_basis=article.language_basis,
        text=article.text if with_text else UNSET,
        header=_offsets(article.header),
        sections=[_section_object(section) for section in article.sections],
        gaps=[GapObject((gap.span.start, gap.span.end), gap.shown) for gap in article.gaps],
        entities=rows,
        links=[
            LinkObject((link.span.start, link.span.end), link.url, None if link.outlet is None else link.outlet.id)
            for link in article.links
        ],
        mentions=[
            MentionObject(
                ((span := mention.span).start, span.end),
                mention.entity.id,
                mention.status,
                [candidate.id for candidate in mention.candidates] if mention.candidates else [],
                mention.rule,
                UNSET if mention.strength is None else mention.strength,
            )
            for mention in article.mentions
        ],
        roles=[
            StatedRoleObject(
                (role.span.start, role.span.end),
                role.person.id,
                role.title,
                None if role.organization is None else role.organization.id,
                role.rule,
            )
            for role in article.roles
        ],
        citations=[_citation_object(citation) for citation in article.citations],
        times=[_time_object(time) for time in article.times],
        quantities=[_quantity_object(quantity) for quantity in article.quantities],
        events=_event_objects(article) if article.events else [],
    )


def _section_object(section: Section) -> SectionObject:
    heading = section.heading
    return SectionObject(
        None if heading is None else HeadingObject((heading.span.start, heading.span.end), heading.level),
        [(span.start, span.end) for span in section.paragraphs],
    )


def _citation_object(citation: Citation) -> CitationObject:
    source, via = citation.source, citation.via
    return CitationObject(
        SourceObject(_offsets(source.span), source.kind, None if source.actor is None else source.actor.id),
        _offsets(citation.cue),
        [(span.start, span.end) for span in citation.content],
        citation.kind,
        citation.act,
        None if via is None else via.id,
        citation.via_basis,
        citation.rule,
    )


def _time_object(time: TimeExpression) -> TimeObject:
    period = time.period
    return TimeObject(
        (time.span.start, time.span.end), None if period is None else period_object(period), time.relative, time.rule
    )


def _quantity_object(quantity: Quantity) -> QuantityObject:
    low, high = quantity.low, quantity.high
    return QuantityObject(
        (quantity.span.start, quantity.span.end),
        quantity.kind,
        None if low is None else f"{low:f}",
        None if high is None else f"{high:f}",
        quantity.unit,
        quantity.rule,
    )


def _event_objects(article: Article) -> list[EventObject]:
    """The events, each with the first position of its amount and time."""
    amounts = {quantity: index for index, quantity in reversed([*enumerate(article.quantities)])}
    times = {time: index for index, time in reversed([*enumerate(article.times)])}
    return [_event_object(event, amounts, times) for event in article.events]


def _event_object(event: Event, amounts: dict[Quantity, int], times: dict[TimeExpression, int]) -> EventObject:
    return EventObject(
        event.kind,
        (event.trigger.start, event.trigger.end),
        _participant_objects(event.agent),
        _participant_objects(event.theme),
        _participant_objects(event.recipient),
        None if event.amount is None else amounts[event.amount],
        None if event.time is None else times[event.time],
        event.modality,
        event.rule,
    )


def _participant_objects(some: Iterable[Participant]) -> list[ParticipantObject]:
    return [
        ParticipantObject((one.span.start, one.span.end), None if one.entity is None else one.entity.id) for one in some
    ]


def _offsets(span: Span | None) -> Offsets | None:
    return None if span is None else (span.start, span.end)
