"""Strategies for facts: times, quantities and events."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from atomcorpus.facts import Event, EventKind, Modality, Participant, Quantity, QuantityKind, TimeExpression
from atomcorpus.testing.entities import actors, ai_models, artifacts, periods, spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

    from atomcorpus.entities import Entity
    from atomcorpus.spans import Span

__all__ = ["events", "facts_of", "participants", "quantities", "time_expressions"]

_RULES = st.sampled_from(("year", "money")) | st.text(min_size=1, max_size=5)
_SPANS = spans()
_ENTITIES = actors() | ai_models() | artifacts()
_KNOWN = periods().filter(lambda period: period.since is not None or period.until is not None)
_NUMBERS = st.sampled_from(tuple(map(Decimal, ("0", "1400000000", "17.5", "1E+26", "-2.50", "0.27")))) | st.decimals(
    allow_nan=False, allow_infinity=False, min_value=Decimal("-1E+30"), max_value=Decimal("1E+30")
)
_UNITS = {
    QuantityKind.MONEY: st.sampled_from((None, "USD", "CNY")),
    QuantityKind.SHARE: st.sampled_from(("percent", "points")),
    QuantityKind.COUNT: st.sampled_from(("parameter", "GPU", "公司")),
    QuantityKind.DURATION: st.sampled_from(("year", "month", "second")),
    QuantityKind.MEASURE: st.sampled_from(("GW", "FLOPs", "ms")),
    QuantityKind.FACTOR: st.just("times"),
}


def time_expressions(*, spans: SearchStrategy[Span] | None = None) -> SearchStrategy[TimeExpression]:
    """Times that are known, with one end and with both, and times that are not.

    Args:
        spans: Where they stand.

    Example:
        >>> from hypothesis import find
        >>> find(time_expressions(), lambda time: time.relative).period is None
        True
    """
    return st.builds(
        TimeExpression,
        _SPANS if spans is None else spans,
        st.none() | _KNOWN,
        relative=st.booleans(),
        rule=_RULES,
    )


def quantities(
    *, spans: SearchStrategy[Span] | None = None, kinds: SearchStrategy[QuantityKind] | None = None
) -> SearchStrategy[Quantity]:
    """Quantities of every kind: one value, a range, and either bound alone; small, negative and huge ones.

    Args:
        spans: Where they stand.
        kinds: What they measure.

    Example:
        >>> from hypothesis import find
        >>> find(quantities(kinds=st.just(QuantityKind.FACTOR)), lambda quantity: quantity.low is None).unit
        'times'
    """
    where = _SPANS if spans is None else spans

    def of_kind(kind: QuantityKind) -> SearchStrategy[Quantity]:
        return st.tuples(where, _BOUNDS, _UNITS[kind], _RULES).map(
            lambda drawn: Quantity(drawn[0], kind, low=drawn[1][0], high=drawn[1][1], unit=drawn[2], rule=drawn[3])
        )

    return (st.sampled_from(QuantityKind) if kinds is None else kinds).flatmap(of_kind)


_BOUNDS = st.tuples(_NUMBERS, _NUMBERS).map(lambda pair: tuple(sorted(pair))) | _NUMBERS.flatmap(
    lambda one: st.sampled_from(((one, one), (one, None), (None, one)))
)


def participants(
    *, spans: SearchStrategy[Span] | None = None, entities: SearchStrategy[Entity] | None = None
) -> SearchStrategy[Participant]:
    """Participants with a known entity and without.

    Args:
        spans: Where they stand.
        entities: Who or what they are.

    Example:
        >>> from hypothesis import find
        >>> find(participants(), lambda one: one.entity is None).span
        Span(start=0, end=1)
    """
    entity = st.none() | (_ENTITIES if entities is None else entities)
    return st.builds(Participant, _SPANS if spans is None else spans, entity)


def events(
    *,
    spans: SearchStrategy[Span] | None = None,
    entities: SearchStrategy[Entity] | None = None,
    amounts: SearchStrategy[Quantity | None] | None = None,
    times: SearchStrategy[TimeExpression | None] | None = None,
) -> SearchStrategy[Event]:
    """Events of every kind and modality, with any number of participants from none to two a role.

    Args:
        spans: Where trigger and participants stand.
        entities: Who and what take part.
        amounts: Of how much; in an article one of its quantities, or None.
        times: When; likewise one of its times.

    Example:
        >>> from hypothesis import find
        >>> find(events(), lambda event: event.modality is Modality.DENIED).agent
        ()
    """
    where = _SPANS if spans is None else spans
    some = st.lists(participants(spans=where, entities=entities), max_size=2).map(tuple)
    return st.builds(
        Event,
        st.sampled_from(EventKind),
        where,
        agent=some,
        theme=some,
        recipient=some,
        amount=st.none() | quantities(spans=where) if amounts is None else amounts,
        time=st.none() | time_expressions(spans=where) if times is None else times,
        modality=st.sampled_from(Modality),
        rule=_RULES,
    )


@st.composite
def facts_of(draw: DrawFn, blocks: Sequence[Span], entities: SearchStrategy[Entity]) -> dict[str, Any]:
    """Times, quantities and events of an article with these blocks, as arguments of its record."""
    somewhere = st.sampled_from(blocks).flatmap(lambda block: spans(within=block))
    times = sorted(draw(st.lists(time_expressions(spans=somewhere), max_size=2)), key=_place)
    amounts = sorted(draw(st.lists(quantities(spans=somewhere), max_size=2)), key=_place)
    found: list[Event] = []
    for block in draw(st.lists(st.sampled_from(blocks), max_size=2)):
        own = events(
            spans=spans(within=block),
            entities=entities,
            amounts=st.sampled_from((None, *(one for one in amounts if block.covers(one.span)))),
            times=st.sampled_from((None, *(one for one in times if block.covers(one.span)))),
        )
        found.append(draw(own))
    found.sort(key=lambda event: event.trigger.start)
    return {"times": tuple(times), "quantities": tuple(amounts), "events": tuple(found)}


def _place(fact: TimeExpression | Quantity) -> Span:
    return fact.span
