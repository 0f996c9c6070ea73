"""An article from JSON: quickly where it is written as `writing` writes it, strictly in every other case.

The quick way reads typed objects and writes them again, and goes on only if these are the very bytes that were read.
So no key was missing, unknown or there twice, and no value was anything but what it was read as. Left to check are then
the table of entities, what `unchecked` asks for, and what the records check themselves. Whatever the quick way does not
take is left to the strict way, which takes it after all or says everything that is wrong with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import UNSET, MsgspecError
from msgspec.json import Decoder, Encoder

from atomcorpus._collector import paused_collector
from atomcorpus._decimals import decimal_of
from atomcorpus._wire.objects import ArticleObject
from atomcorpus._wire.rows import date_of, period_of, read_row
from atomcorpus._wire.strict import article_from_data
from atomcorpus._wire.text import decode
from atomcorpus._wire.unchecked import (
    new_citation,
    new_event,
    new_gap,
    new_heading,
    new_mention,
    new_participant,
    new_quantity,
    new_section,
    new_source,
    new_span,
    new_time,
)
from atomcorpus.annotations import MOST_OVERLAPPING, Hyperlink, LinkStatus, Mention, StatedRole
from atomcorpus.articles import Article
from atomcorpus.entities import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atomcorpus._wire.objects import (
        CitationObject,
        EventObject,
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
    from atomcorpus.annotations import Citation, Source
    from atomcorpus.articles import Section
    from atomcorpus.entities import Entity
    from atomcorpus.facts import Event, Participant, Quantity, TimeExpression
    from atomcorpus.spans import Span

    Table = dict[str, Entity]

__all__ = ["decode_article", "decode_record"]

Fact = TypeVar("Fact", "Quantity", "TimeExpression")

_AMBIGUOUS, _UNLISTED = LinkStatus.AMBIGUOUS, LinkStatus.UNLISTED  # to look a member up costs as much as making a span

_encode = Encoder().encode
_decode = Decoder(ArticleObject).decode


def decode_article(data: str | bytes) -> Article:
    """Read an article from JSON.

    Args:
        data: JSON as a string or as UTF-8.

    Raises:
        FormatError: If it is no article in this form, with every fault.

    Example:
        >>> from atomcorpus import Article
        >>> from atomcorpus._wire.writing import encode_article
        >>> decode_article(encode_article(Article("", title="Untitled"))).title
        'Untitled'
    """
    if len(data) < _LARGE:
        return _decoded(data)
    with paused_collector():
        return _decoded(data)


def _decoded(data: str | bytes) -> Article:
    return _read_quickly(data, None) or article_from_data(decode(data))


def decode_record(data: str | bytes, text: str | None) -> Article:
    r"""Read an article from JSON without its text.

    Args:
        data: What `encode_record` wrote; where it has a text nevertheless, that is the article's.
        text: The article's text; None, where there is none, is a fault like any other.

    Raises:
        FormatError: As `decode_article` does; also if the two do not belong together.

    Example:
        >>> from atomcorpus import Article
        >>> from atomcorpus._wire.writing import encode_record
        >>> decode_record(encode_record(Article("\n", title="A blank page")), "\n").title
        'A blank page'
    """
    if article := _read_quickly(data, text):
        return article
    stored = decode(data)
    return article_from_data({"text": text, **stored} if type(stored) is dict else stored)


_LARGE = 1_000_000
"""Length from which an article has so many records that the collector of cycles takes as long as reading them."""


class _NotPlainError(ValueError):
    """An article that the quick way does not take; never leaves this module."""


def _read_quickly(data: str | bytes, text: str | None) -> Article | None:
    """The article, or None if the strict way has to look at it."""
    try:
        encoded = data.encode() if isinstance(data, str) else bytes(memoryview(data))
        stored = _decode(encoded)
        if _encode(stored) == encoded.rstrip():
            return _article(stored, text)
    except (ValueError, LookupError, RecursionError, MsgspecError):
        pass
    return None


def _article(stored: ArticleObject, text: str | None) -> Article:
    """The article of an object that was written here.

    Raises:
        ValueError: If it does not keep the rules of the format or of the records.
        LookupError: If an id or a position leads nowhere.
    """
    if stored.text is not UNSET:
        text = stored.text
    if text is None:
        raise _NotPlainError("no text")
    table = _table(stored)
    times = tuple([_time(time) for time in stored.times])
    quantities = tuple([_quantity(quantity) for quantity in stored.quantities])
    article = Article(
        text,
        None if stored.published is None else date_of(stored.published),
        header=None if stored.header is None else new_span(stored.header),
        title=stored.title,
        title_basis=stored.title_basis,
        url=stored.url,
        publisher=stored.publisher,
        publisher_basis=stored.publisher_basis,
        authors=stored.authors,
        language=stored.language,
        language_basis=stored.language_basis,
        sections=tuple([_section(section) for section in stored.sections]),
        gaps=tuple([new_gap(new_span(gap.span), gap.shown) for gap in stored.gaps]),
        links=tuple([_link(link, table) for link in stored.links]),
        mentions=_mentions(stored.mentions, table),
        roles=tuple([_role(role, table) for role in stored.roles]),
        citations=tuple([_citation(citation, table) for citation in stored.citations]),
        times=times,
        quantities=quantities,
        events=tuple([_event(event, table, times, quantities) for event in stored.events]),
        origin=stored.origin,
        knowledge=stored.knowledge,
    )
    if article.id != stored.id:
        raise _NotPlainError("not the hash of the text")
    return article


def _table(stored: ArticleObject) -> Table:
    """The entities by id; each is referred to, or is the maker of one that is."""
    rows = [read_row(bytes(row)) for row in stored.entities]
    table = {row.id: row.entity for row in rows}
    if [row.id for row in rows] != sorted(table):
        raise _NotPlainError("rows out of order, or two with one id")
    used = _ids_in(stored)
    for row in rows:
        if row.maker is not None:
            table[row.id] = row.made_by(_actor(table[row.maker]))
            if row.id in used:
                used.add(row.maker)
    if used != table.keys():
        raise _NotPlainError("a row that nothing refers to")
    return table


def _ids_in(stored: ArticleObject) -> set[str | None]:
    """Every id that a link, mention, role, citation or event refers to."""
    used: set[str | None] = {mention.entity for mention in stored.mentions}
    for mention in stored.mentions:
        if mention.candidates:
            used.update(mention.candidates)
    used.update(link.outlet for link in stored.links)
    for role in stored.roles:
        used |= {role.person, role.organization}
    for citation in stored.citations:
        used.add(citation.source.actor)
        used.add(citation.via)
    for event in stored.events:
        for some in (event.agent, event.theme, event.recipient):
            used.update([one.entity for one in some])
    used.discard(None)
    return used


def _section(stored: SectionObject) -> Section:
    heading = stored.heading
    return new_section(
        None if heading is None else new_heading(new_span(heading.span), heading.level),
        _spans(stored.paragraphs),
    )


def _link(stored: LinkObject, table: Table) -> Hyperlink:
    outlet = None if stored.outlet is None else _actor(table[stored.outlet])
    return Hyperlink(new_span(stored.span), stored.url, outlet=outlet)


def _mentions(stored: Iterable[MentionObject], table: Table) -> tuple[Mention, ...]:
    made = []
    for one in stored:
        span, entity, status = new_span(one.span), table[one.entity], one.status
        if status is _AMBIGUOUS or one.candidates:
            candidates = tuple([table[key] for key in one.candidates])
            made.append(Mention(span, entity, status=status, candidates=candidates, rule=one.rule))
        elif (strength := one.strength) is UNSET:
            made.append(new_mention(span, entity, status, one.rule))
        elif status is _UNLISTED:
            made.append(new_mention(span, entity, status, one.rule, strength))
        else:
            raise ValueError("a strength that does not go with the status")
    return tuple(made)


def _role(stored: StatedRoleObject, table: Table) -> StatedRole:
    organization = None if stored.organization is None else _actor(table[stored.organization])
    return StatedRole(
        new_span(stored.span),
        _actor(table[stored.person]),
        stored.title,
        organization,
        rule=stored.rule,
    )


def _citation(stored: CitationObject, table: Table) -> Citation:
    cue, via = stored.cue, stored.via
    return new_citation(
        _source(stored.source, table),
        _spans(stored.content),
        None if cue is None else new_span(cue),
        stored.kind,
        stored.act,
        None if via is None else _actor(table[via]),
        stored.via_basis,
        stored.rule,
    )


def _source(stored: SourceObject, table: Table) -> Source:
    span, actor = stored.span, stored.actor
    return new_source(
        None if span is None else new_span(span),
        stored.kind,
        None if actor is None else _actor(table[actor]),
    )


def _time(stored: TimeObject) -> TimeExpression:
    period = None if stored.period is None else period_of(stored.period)
    return new_time(new_span(stored.span), period, stored.rule, relative=stored.relative)


def _quantity(stored: QuantityObject) -> Quantity:
    low, high = stored.low, stored.high
    return new_quantity(
        new_span(stored.span),
        stored.kind,
        None if low is None else decimal_of(low),
        None if high is None else decimal_of(high),
        stored.unit,
        stored.rule,
    )


def _event(
    stored: EventObject, table: Table, times: tuple[TimeExpression, ...], quantities: tuple[Quantity, ...]
) -> Event:
    amount, time = stored.amount, stored.time
    return new_event(
        stored.kind,
        new_span(stored.trigger),
        _participants(stored.agent, table),
        _participants(stored.theme, table),
        _participants(stored.recipient, table),
        None if amount is None else _first(quantities, amount),
        None if time is None else _first(times, time),
        stored.modality,
        stored.rule,
    )


def _first(facts: tuple[Fact, ...], position: int) -> Fact:
    """The fact at a position; another one may not be written so.

    Raises:
        ValueError: If it stands before that already.
    """
    fact = facts[position]
    for at in range(position - 1, max(-1, position - 1 - MOST_OVERLAPPING), -1):  # an article has no more with one span
        other = facts[at]
        if other.span != fact.span:
            break
        if other == fact:
            raise _NotPlainError("not the first of those that are equal")
    return fact


def _participants(stored: list[ParticipantObject], table: Table) -> tuple[Participant, ...]:
    return tuple(
        [new_participant(new_span(one.span), None if one.entity is None else table[one.entity]) for one in stored]
    )


def _actor(entity: Entity) -> Actor:
    if type(entity) is not Actor:
        raise _NotPlainError("something else in the place of an actor")
    return entity


def _spans(stretches: Iterable[Offsets]) -> tuple[Span, ...]:
    return tuple(map(new_span, stretches))
