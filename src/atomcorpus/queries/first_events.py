"""`first_event`: the earliest article that tells an event of a kind in which an entity takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from atomcorpus._repr import record_repr
from atomcorpus.attributions import innermost
from atomcorpus.dimensions import outlet_of
from atomcorpus.entities import Actor, AIModel, Entity
from atomcorpus.excerpts import excerpts_of
from atomcorpus.facts import EventKind, Modality
from atomcorpus.matching import entity_matcher
from atomcorpus.queries.arguments import check_choice
from atomcorpus.queries.first_mentions import comes_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from atomcorpus.articles import Article
    from atomcorpus.dates import PartialDate
    from atomcorpus.facts import Event, Participant
    from atomcorpus.knowledge import KnowledgeBase
    from atomcorpus.spans import Span

__all__ = ["FirstEvent", "first_event"]


@frozen(kw_only=True)
class FirstEvent:
    """The earliest article that tells such an event, and where it does.

    Attributes:
        article_id: Its id.
        published: Its date; None when no article that tells it has one.
        publisher: Name of the outlet, or host of the address.
        origin: Where it was read from.
        entity: Who or what takes part, as the article links it.
        name: The words that stand for it.
        event: The event.
        span: Where its trigger stands in the article.
        sentence: The sentence of that; of a long one the 400 code points around it.
        speaker: The actor by whose word it is told; None where the author tells it, or none is known.
        known: When the entity was released or issued by the knowledge base behind the article, to be held against the
            date of the article; None for an actor, and where it is not known.
        undated: Number of articles that tell such an event and have no date, which may be from before as well.
    """

    article_id: str
    published: PartialDate | None
    publisher: str | None
    origin: str | None
    entity: Entity
    name: str
    event: Event
    span: Span
    sentence: str
    speaker: Actor | None
    known: PartialDate | None
    undated: int

    __repr__ = record_repr

    def row(self) -> dict[str, Any]:
        """One dictionary of plain values, for tables."""
        return {
            "article_id": self.article_id,
            "published": self.published and self.published.isoformat(),
            "publisher": self.publisher,
            "origin": self.origin,
            "entity_id": self.entity.id,
            "entity_name": self.entity.name,
            "name": self.name,
            "kind": str(self.event.kind),
            "modality": str(self.event.modality),
            "start": self.span.start,
            "end": self.span.end,
            "sentence": self.sentence,
            "speaker_name": self.speaker and self.speaker.name,
            "known": self.known and self.known.isoformat(),
            "undated": self.undated,
        }


def first_event(
    articles: Iterable[Article],
    kind: str,
    entity: str | Entity,
    *,
    modality: str = Modality.DONE,
    knowledge: KnowledgeBase | None = None,
) -> FirstEvent | None:
    r"""Find the earliest article that tells an event of a kind in which an entity takes part, in whatever role.

    Dates are compared as by `first_mention`: by the last day that each may mean. It is the date of the article that
    counts, not the time of which it tells. One article is kept at a time.

    Args:
        articles: Any iterable; gone through once.
        kind: release, funding, deal, pledge, request, regulation or personnel.
        entity: A name, id or record as `entity_matcher` takes it: a release of "Qwen3" is one of any model of it.
        modality: done, planned, possible or denied.
        knowledge: Where the entity is looked up; the packaged knowledge base when None.

    Returns:
        The event; of articles without a date the first in the stream when no dated one tells it; None when none does.

    Raises:
        ValidationError: If there is no such kind or modality.
        UnknownEntityError: If the knowledge base does not list the name and no event has it.

    Example:
        >>> from attrs import evolve
        >>> from atomcorpus import Event, EventKind, Participant, Span, parse
        >>> article = parse("date 2025-04-29\n\nAlibaba released Qwen3.")
        >>> maker, model = (Participant(mention.span, mention.entity) for mention in article.mentions)
        >>> event = Event(EventKind.RELEASE, Span(25, 33), agent=(maker,), theme=(model,), rule="release")
        >>> first = first_event([evolve(article, events=(event,))], "release", "Qwen3")
        >>> str(first.published), first.name, first.sentence
        ('2025-04-29', 'Qwen3', 'Alibaba released Qwen3.')
    """
    check_choice("first_event.kind", kind, tuple(EventKind))
    check_choice("first_event.modality", modality, tuple(Modality))
    matcher = entity_matcher(entity, knowledge)
    best: tuple[Article, Event, Participant] | None = None
    undated = 0
    for article in articles:
        found = _first_in(article, kind, modality, matcher)
        if found is None:
            continue
        undated += article.published is None
        if best is None or comes_before(article, best[0]):
            best = (article, *found)
    matcher.check()
    return None if best is None else _first_event(*best, undated)


def _first_in(
    article: Article, kind: str, modality: str, matches: Callable[[Entity], bool]
) -> tuple[Event, Participant] | None:
    """The first such event of an article, with the participant."""
    for event in article.events:
        if event.kind == kind and event.modality == modality:
            for one in event.participants():
                if one.entity is not None and matches(one.entity):
                    return event, one
    return None


def _first_event(article: Article, event: Event, one: Participant, undated: int) -> FirstEvent:
    (sentence,) = excerpts_of(article, [event.trigger])
    teller = innermost(article.attribution(event))
    entity = one.entity
    assert entity is not None  # noqa: S101 - that is how it was found
    return FirstEvent(
        article_id=article.id,
        published=article.published,
        publisher=outlet_of(article),
        origin=article.origin,
        entity=entity,
        name=article.words(one),
        event=event,
        span=event.trigger,
        sentence=sentence,
        speaker=None if teller is None else teller.source.actor,
        known=_known_date(entity),
        undated=undated - (article.published is None),
    )


def _known_date(entity: Entity) -> PartialDate | None:
    if isinstance(entity, Actor):
        return None
    return entity.released if isinstance(entity, AIModel) else entity.issued
