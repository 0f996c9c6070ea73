"""Records of the facts that a text tells: times, quantities and events, each pointing at its characters.

Records only: the finders are `times`, `quantities` and `events`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from atomcorpus._decimals import LONGEST_NUMBER, is_writable, plain
from atomcorpus._repr import one_line, place, quoted
from atomcorpus._validate import each, exactly, fault, known_text, one_of, optional
from atomcorpus.entities import Actor, AIModel, Artifact, Entity, Period
from atomcorpus.kinds import EventKind, Modality, QuantityKind
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attrs import Attribute

__all__ = ["Event", "EventKind", "Modality", "Participant", "Quantity", "QuantityKind", "TimeExpression"]


@frozen
class TimeExpression:
    """Words that stand for a stretch of the calendar.

    Attributes:
        span: The words without preposition ("since **2019**"), with "between" and "from" where two dates are one time.
        period: What they mean, both ends included; a point has equal ends. None when it cannot be worked out.
        relative: Whether the article's date was needed, or would have been.
        rule: Name of the rule that found it.

    Raises:
        ValidationError: If a value has the wrong type, or a period has no end at all.

    Example:
        >>> from atomcorpus import PartialDate
        >>> TimeExpression(Span(6, 10), Period(PartialDate(2019), PartialDate(2019)), rule="year").relative
        False
    """

    span: Span = field(validator=exactly(Span))
    period: Period | None = field(default=None, validator=optional(exactly(Period)))
    relative: bool = field(default=False, kw_only=True, validator=exactly(bool))
    rule: str = field(kw_only=True, validator=known_text)

    def __attrs_post_init__(self) -> None:
        if self.period is not None and self.period.since is None and self.period.until is None:
            raise fault(self, "period", "a period without any end says nothing; None stands for the unknown")

    def __repr__(self) -> str:
        period = "no period" if self.period is None else self.period.isoformat()
        return one_line(self, period, "relative" if self.relative else "", place(self.span))


def _plain(value: Decimal | None) -> Decimal | None:
    """A bound without the zeros and exponents in which equal numbers may differ; anything else as it is."""
    return plain(value) if type(value) is Decimal and is_writable(value) else value


_is_decimal = exactly(Decimal)


def _bound(record: object, attribute: Attribute[Any], value: object) -> None:
    """A finite decimal number that can be written out."""
    _is_decimal(record, attribute, value)
    assert isinstance(value, Decimal)  # noqa: S101 - as was just asked
    if not value.is_finite():
        raise fault(record, attribute.name, f"{value} is not a finite number")
    if not is_writable(value):
        raise fault(record, attribute.name, f"a number that takes more than {LONGEST_NUMBER:,} characters")


@frozen
class Quantity:
    """A number with what it counts or measures.

    Attributes:
        span: From the number or the sign of a currency to the end of the unit.
        kind: What the number measures.
        low: Least value, written out ("$1.4 billion" is 1400000000); None for "up to 80". Equal numbers are kept in one
            form, without exponent and superfluous zeros.
        high: Greatest value; equal to `low` for one value, None for "more than 500".
        unit: ISO 4217 code of a currency, None where the text names none; `percent` or `points`; the counted noun in
            the singular, as written; `year` to `second`; the symbol of a measure, as written; `times`.
        rule: Name of the rule that found it.

    Raises:
        ValidationError: If a value has the wrong type, no bound is known, or they are the wrong way round.

    Example:
        >>> twelve = Decimal(12)
        >>> Quantity(Span(0, 3), QuantityKind.SHARE, low=twelve, high=twelve, unit="percent", rule="share")
        Quantity(share, 12, 'percent', 0:3)
    """

    span: Span = field(validator=exactly(Span))
    kind: QuantityKind = field(validator=exactly(QuantityKind))
    low: Decimal | None = field(default=None, kw_only=True, converter=_plain, validator=optional(_bound))
    high: Decimal | None = field(default=None, kw_only=True, converter=_plain, validator=optional(_bound))
    unit: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    rule: str = field(kw_only=True, validator=known_text)

    def __attrs_post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise fault(self, "low", "a quantity has a least or a greatest value")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise fault(self, "high", f"{self.high} is less than {self.low}")
        if self.unit is None and self.kind is not QuantityKind.MONEY:
            raise fault(self, "unit", f"a {self.kind} has one")

    @property
    def value(self) -> str:
        """Its bounds as text, written out (`1400000000`, `500..`, `..80` or `2..3`)."""
        low, high = ("" if bound is None else f"{bound:f}" for bound in (self.low, self.high))
        return low if low == high else f"{low}..{high}"

    def __repr__(self) -> str:
        return one_line(self, self.kind, self.value, quoted(self.unit) if self.unit else "", place(self.span))


@frozen
class Participant:
    """Who or what has a part in an event.

    Attributes:
        span: The words, as short as they still name or describe it.
        entity: What they name or lead to; None where that is nothing with a name.

    Raises:
        ValidationError: If a value has the wrong type.

    Example:
        >>> Participant(Span(40, 55)).entity is None
        True
    """

    span: Span = field(validator=exactly(Span))
    entity: Entity | None = field(default=None, validator=optional(one_of(Actor, AIModel, Artifact)))

    def __repr__(self) -> str:
        who = "" if self.entity is None else f"-> {quoted(self.entity.id, 50)[1:-1]}"
        return one_line(self, place(self.span), who)


@frozen
class Event:
    """What somebody did, plans or asks: one of seven kinds, told by one verb or noun.

    By whose word it is told, follows from the citations in whose content its trigger lies.

    Attributes:
        kind: What sort of thing happened.
        trigger: The word that tells it, as short as can be ("released", "was **signed**").
        agent: Who does it, or is to; may be empty, so the other roles too.
        theme: What it is done to or about.
        recipient: Who gets it, is asked for it or bound by it.
        amount: How much of what; one of the article's quantities.
        time: When; one of the article's times.
        modality: Whether it is told as a fact.
        rule: Name of the rule that found it.

    Raises:
        ValidationError: If a value has the wrong type.

    Example:
        >>> event = Event(EventKind.RELEASE, Span(7, 15), agent=(Participant(Span(0, 6)),), rule="release")
        >>> event.modality
        <Modality.DONE: 'done'>
    """

    kind: EventKind = field(validator=exactly(EventKind))
    trigger: Span = field(validator=exactly(Span))
    agent: tuple[Participant, ...] = field(default=(), kw_only=True, validator=each(Participant))
    theme: tuple[Participant, ...] = field(default=(), kw_only=True, validator=each(Participant))
    recipient: tuple[Participant, ...] = field(default=(), kw_only=True, validator=each(Participant))
    amount: Quantity | None = field(default=None, kw_only=True, validator=optional(exactly(Quantity)))
    time: TimeExpression | None = field(default=None, kw_only=True, validator=optional(exactly(TimeExpression)))
    modality: Modality = field(default=Modality.DONE, kw_only=True, validator=exactly(Modality))
    rule: str = field(kw_only=True, validator=known_text)

    def __repr__(self) -> str:
        roles = (f"{role} {place(*(one.span for one in some))}" for role, some in self.roles() if some)
        return one_line(self, self.kind, self.modality, place(self.trigger), *roles)

    def roles(self) -> tuple[tuple[str, tuple[Participant, ...]], ...]:
        """Each role by its name with who has it, in this order: agent, theme and recipient."""
        return ("agent", self.agent), ("theme", self.theme), ("recipient", self.recipient)

    def participants(self) -> Iterator[Participant]:
        """Agents, themes and recipients, in this order."""
        for _, some in self.roles():
            yield from some

    def spans(self) -> Iterator[Span]:
        """Trigger, participants, amount and time, in this order."""
        yield self.trigger
        for one in self.participants():
            yield one.span
        for part in (self.amount, self.time):
            if part is not None:
                yield part.span
