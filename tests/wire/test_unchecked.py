"""Records that are made past their constructors: the same as with them."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import (
    Actor,
    ActorKind,
    Citation,
    CitationAct,
    CitationKind,
    Event,
    EventKind,
    Heading,
    LinkStatus,
    Mention,
    Modality,
    Participant,
    Quantity,
    QuantityKind,
    Section,
    Source,
    SourceKind,
    Span,
    TimeExpression,
    ViaBasis,
)
from atomcorpus._wire import unchecked
from atomcorpus.testing import actors, ai_models, artifacts, participants, quantities, spans, time_expressions
from atomcorpus.testing.entities import periods

if TYPE_CHECKING:
    from collections.abc import Callable

    from atomcorpus import Period

RULES = st.text(min_size=1, max_size=3)
CERTAIN = st.sampled_from([status for status in LinkStatus if status is not LinkStatus.AMBIGUOUS])
NUMBERS = st.none() | st.integers(-2, 2).map(Decimal) | st.just(Decimal("0.5"))
OFFSETS = st.integers(-2, 6) | st.integers()
SOME_SPANS = st.lists(spans(within=Span(0, 9)), max_size=3).map(tuple)


def outcome(make: Callable[[], Any]) -> Any:
    """What is made, or that it is refused."""
    try:
        return make()
    except ValueError:
        return "refused"


class TestAsConstructed:
    """Each against the constructor of its record, for values of the right types."""

    @given(OFFSETS, OFFSETS)
    def test_spans(self, start: int, end: int) -> None:
        """The same spans are made and refused."""
        assert outcome(lambda: unchecked.new_span((start, end))) == outcome(lambda: Span(start, end))

    @given(spans(), st.none() | st.integers(min_value=1))
    def test_headings(self, span: Span, level: int | None) -> None:
        """Every heading of a positive level."""
        assert unchecked.new_heading(span, level) == Heading(span, level)

    @given(st.none() | spans().map(Heading), SOME_SPANS)
    def test_sections(self, heading: Heading | None, paragraphs: tuple[Span, ...]) -> None:
        """Every section."""
        assert unchecked.new_section(heading, paragraphs) == Section(heading, paragraphs)

    @given(spans(), actors() | ai_models() | artifacts(), CERTAIN, RULES)
    def test_mentions(self, span: Span, entity: Any, status: LinkStatus, rule: str) -> None:
        """Every mention that is not ambiguous."""
        assert unchecked.new_mention(span, entity, status, rule) == Mention(span, entity, status=status, rule=rule)

    @given(st.none() | spans(), st.sampled_from(SourceKind), st.none() | actors())
    def test_sources(self, span: Span | None, kind: SourceKind, actor: Any) -> None:
        """The same sources are made and refused."""
        made = outcome(lambda: unchecked.new_source(span, kind, actor))
        assert made == outcome(lambda: Source(span, kind, actor=actor))

    @given(st.data(), SOME_SPANS)
    def test_citations(self, data: st.DataObject, content: tuple[Span, ...]) -> None:
        """The same citations are made and refused."""
        fields: dict[str, Any] = {
            "cue": data.draw(st.none() | spans()),
            "kind": data.draw(st.sampled_from(CitationKind)),
            "act": data.draw(st.sampled_from(CitationAct)),
            "via": data.draw(st.none() | actors()),
            "via_basis": data.draw(st.none() | st.sampled_from(ViaBasis)),
            "rule": data.draw(RULES),
        }
        made = outcome(lambda: unchecked.new_citation(Source(), content, *fields.values()))
        assert made == outcome(lambda: Citation(Source(), content, **fields))

    @given(spans(), st.none() | periods(), st.booleans(), RULES)
    def test_times(self, span: Span, period: Period | None, relative: bool, rule: str) -> None:  # noqa: FBT001
        """The same times are made and refused."""
        made = outcome(lambda: unchecked.new_time(span, period, rule, relative=relative))
        assert made == outcome(lambda: TimeExpression(span, period, relative=relative, rule=rule))

    @given(spans(), st.sampled_from(QuantityKind), st.tuples(NUMBERS, NUMBERS), st.none() | RULES)
    def test_quantities(self, span: Span, kind: QuantityKind, bounds: Any, unit: str | None) -> None:
        """The same quantities are made and refused."""
        low, high = bounds
        made = outcome(lambda: unchecked.new_quantity(span, kind, low, high, unit, "rule"))
        assert made == outcome(lambda: Quantity(span, kind, low=low, high=high, unit=unit, rule="rule"))

    @given(spans(), st.none() | actors() | ai_models() | artifacts())
    def test_participants(self, span: Span, entity: Any) -> None:
        """Every participant."""
        assert unchecked.new_participant(span, entity) == Participant(span, entity)

    @given(st.data(), spans(), st.sampled_from(EventKind))
    def test_events(self, data: st.DataObject, trigger: Span, kind: EventKind) -> None:
        """Every event."""
        some = st.lists(participants(), max_size=2).map(tuple)
        fields: dict[str, Any] = {
            "agent": data.draw(some),
            "theme": data.draw(some),
            "recipient": data.draw(some),
            "amount": data.draw(st.none() | quantities()),
            "time": data.draw(st.none() | time_expressions()),
            "modality": data.draw(st.sampled_from(Modality)),
            "rule": data.draw(RULES),
        }
        assert unchecked.new_event(kind, trigger, *fields.values()) == Event(kind, trigger, **fields)


SPAN = unchecked.new_span((3, 9))
MADE = (
    SPAN,
    unchecked.new_heading(SPAN, 2),
    unchecked.new_section(None, (SPAN,)),
    unchecked.new_mention(SPAN, Actor(id="obi", name="Obi", kind=ActorKind.MEDIA), LinkStatus.RESOLVED, "listed"),
    unchecked.new_source(SPAN, SourceKind.NAMED, None),
    unchecked.new_citation(Source(), (SPAN,), None, CitationKind.DIRECT, CitationAct.FACT, None, None, "cue"),
    unchecked.new_time(SPAN, None, "year", relative=True),
    unchecked.new_quantity(SPAN, QuantityKind.MONEY, Decimal("0.5"), None, None, "money"),
    unchecked.new_participant(SPAN, None),
    unchecked.new_event(EventKind.DEAL, SPAN, (), (), (), None, None, Modality.DENIED, "deal"),
)


@pytest.mark.parametrize("record", MADE, ids=lambda record: type(record).__name__)
class TestLikeAnyOther:
    """What has been made is a record of its class."""

    def test_it_is_frozen(self, record: Any) -> None:
        """No field takes another value, and none can be taken away."""
        name = attrs.fields(type(record))[0].name
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(record, name)

    def test_every_field_is_set(self, record: Any) -> None:
        """Each has its value, and the constructor takes them all."""
        fields = {field.name: getattr(record, field.name) for field in attrs.fields(type(record))}
        again = type(record)(**fields)
        assert again == record
        assert (hash(again), repr(again)) == (hash(record), repr(record))

    def test_it_survives_pickling(self, record: Any) -> None:
        """A copy through a pickle is equal."""
        assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301 - ours
