"""A time, a quantity or an event together with the article that tells it.

Records only, and what can be read off them; nothing here selects or counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field, frozen

from atomcorpus._repr import one_line, place
from atomcorpus._validate import exactly
from atomcorpus.attributions import attributions, innermost
from atomcorpus.elements.in_article import InArticle, Sentences, beginning_of, origin_of
from atomcorpus.facts import Event, EventKind, Modality, Participant, Quantity, QuantityKind, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from decimal import Decimal

    from atomcorpus.annotations import Citation, SourceKind
    from atomcorpus.articles import Article
    from atomcorpus.entities import Actor, Entity, Period
    from atomcorpus.spans import Span

__all__ = ["Figure", "Moment", "Telling", "figures", "moments", "tellings"]


@frozen
class Moment(InArticle):
    """A time in its article.

    Attributes:
        article: Where it stands.
        time: One of its times.

    Example:
        >>> from atomcorpus import Article, PartialDate, Period, Section, Span, TimeExpression
        >>> time = TimeExpression(Span(6, 10), Period(PartialDate(2019), None), rule="year")
        >>> article = Article("Since 2019.", sections=(Section(None, (Span(0, 11),)),), times=(time,))
        >>> Moment(article, time).text, str(Moment(article, time).period.since)
        ('2019', '2019')
    """

    _AMONG: ClassVar[str] = "times"

    time: TimeExpression = field(validator=exactly(TimeExpression))

    __repr__ = InArticle.__repr__

    @property
    def span(self) -> Span:
        """Place of the words in the article's text."""
        return self.time.span

    @property
    def rule(self) -> str:
        """What found it."""
        return self.time.rule

    @property
    def period(self) -> Period | None:
        """What they mean, both ends included; None when it cannot be worked out."""
        return self.time.period

    @property
    def relative(self) -> bool:
        """Whether the article's date was needed, or would have been."""
        return self.time.relative


@frozen
class Figure(InArticle):
    """A quantity in its article.

    Attributes:
        article: Where it stands.
        quantity: One of its quantities.

    Example:
        >>> from decimal import Decimal
        >>> from atomcorpus import Article, Quantity, QuantityKind, Section, Span
        >>> five = Quantity(Span(9, 11), QuantityKind.MONEY, low=Decimal(5), high=Decimal(5), unit="USD", rule="money")
        >>> article = Article("It costs $5.", sections=(Section(None, (Span(0, 12),)),), quantities=(five,))
        >>> figure = Figure(article, five)
        >>> figure.text, figure.low, figure.unit, figure.sentence
        ('$5', Decimal('5'), 'USD', 'It costs $5.')
    """

    _AMONG: ClassVar[str] = "quantities"

    quantity: Quantity = field(validator=exactly(Quantity))

    __repr__ = InArticle.__repr__

    @property
    def span(self) -> Span:
        """Place of the words in the article's text."""
        return self.quantity.span

    @property
    def rule(self) -> str:
        """What found it."""
        return self.quantity.rule

    @property
    def kind(self) -> QuantityKind:
        """What the number measures."""
        return self.quantity.kind

    @property
    def low(self) -> Decimal | None:
        """Least value, exactly; None where there is none."""
        return self.quantity.low

    @property
    def high(self) -> Decimal | None:
        """Greatest value, likewise."""
        return self.quantity.high

    @property
    def unit(self) -> str | None:
        """What the values are in."""
        return self.quantity.unit


@frozen
class Telling(InArticle):
    """An event in its article: somebody tells that somebody does something.

    Attributes:
        article: Where it stands.
        event: One of its events.

    Example:
        >>> from atomcorpus import Article, Event, EventKind, Participant, Section, Span
        >>> event = Event(EventKind.RELEASE, Span(4, 12), theme=(Participant(Span(13, 17)),), rule="release")
        >>> article = Article("Obi released Tern.", sections=(Section(None, (Span(0, 18),)),), events=(event,))
        >>> telling = Telling(article, event)
        >>> telling.text, [article.words(one) for one in telling.theme], telling.citation is None
        ('released', ['Tern'], True)
    """

    _AMONG: ClassVar[str] = "events"

    event: Event = field(validator=exactly(Event))
    _told: tuple[Citation, ...] | None = field(default=None, kw_only=True, alias="attribution", eq=False, repr=False)

    def __repr__(self) -> str:
        words = beginning_of(self.article, self.span)
        return one_line(self, self.kind, self.modality, words, place(self.span), origin_of(self.article))

    @property
    def span(self) -> Span:
        """Place of the trigger in the article's text."""
        return self.event.trigger

    @property
    def rule(self) -> str:
        """What found it."""
        return self.event.rule

    @property
    def kind(self) -> EventKind:
        """What sort of thing happened."""
        return self.event.kind

    @property
    def modality(self) -> Modality:
        """Whether it is told as a fact."""
        return self.event.modality

    @property
    def agent(self) -> tuple[Participant, ...]:
        """Who does it."""
        return self.event.agent

    @property
    def theme(self) -> tuple[Participant, ...]:
        """What it is done to or about."""
        return self.event.theme

    @property
    def recipient(self) -> tuple[Participant, ...]:
        """Who gets it, is asked for it or bound by it."""
        return self.event.recipient

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities that take part, in the order of agent, theme and recipient."""
        return tuple(one.entity for one in self.event.participants() if one.entity is not None)

    @property
    def amount(self) -> Quantity | None:
        """How much of what."""
        return self.event.amount

    @property
    def time(self) -> TimeExpression | None:
        """When."""
        return self.event.time

    @property
    def attribution(self) -> tuple[Citation, ...]:
        """The citations in whose content it is told; empty when the author tells it."""
        return self.article.attribution(self.event) if self._told is None else self._told

    @property
    def citation(self) -> Citation | None:
        """The innermost of them, whose source is the one by whose word it is told."""
        return innermost(self.attribution)

    @property
    def speaker(self) -> Actor | None:
        """The actor behind that source; None where none is known, and where the author tells it."""
        return None if self.citation is None else self.citation.source.actor

    @property
    def source(self) -> str | None:
        """The words that name or describe that source; None where there are none."""
        span = None if self.citation is None else self.citation.source.span
        return None if span is None else self.article.words(span)

    @property
    def source_kind(self) -> SourceKind | None:
        """How the text names it; None where the author tells the event."""
        return None if self.citation is None else self.citation.source.kind

    @property
    def via(self) -> Actor | None:
        """The outlet that relays it."""
        return None if self.citation is None else self.citation.via

    @classmethod
    def all_in(cls, articles: Iterable[Article]) -> Iterator[Any]:
        """All there are, with by whose word they are told, which is found out once for all of an article."""
        for article in articles:
            sentences = Sentences(article, cls._AMONG)
            for event, told in zip(article.events, attributions(article), strict=True):
                yield cls(article, event, sentences=sentences, attribution=told)


moments: Callable[[Iterable[Article]], Iterator[Moment]] = Moment.all_in
"""All times of articles."""
figures: Callable[[Iterable[Article]], Iterator[Figure]] = Figure.all_in
"""All quantities."""
tellings: Callable[[Iterable[Article]], Iterator[Telling]] = Telling.all_in
"""All events."""
