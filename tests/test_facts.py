"""Records of times, quantities and events, and of artifacts: what they take, refuse and say of themselves."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    Article,
    Artifact,
    ArtifactKind,
    Citation,
    CitationKind,
    Event,
    EventKind,
    Gap,
    Mention,
    Modality,
    ModelLevel,
    PartialDate,
    Participant,
    Period,
    Quantity,
    QuantityKind,
    Section,
    Source,
    Span,
    TimeExpression,
    ValidationError,
    _validate,
)
from atomcorpus._decimals import plain
from atomcorpus.annotations import LinkStatus
from atomcorpus.articles import Basis
from atomcorpus.entities import maker_of, sort_of
from atomcorpus.matching import entity_matcher
from atomcorpus.regions import region_of
from atomcorpus.testing import artifacts, events, participants, quantities, time_expressions

SPAN = Span(3, 7)
LAB = Actor(id="lab", name="Obi Labs", kind=ActorKind.COMPANY, country="KE", atom_region="other")
BENCH = Artifact(id="artifact:bench", name="ObiBench", kind=ArtifactKind.BENCHMARK, maker=LAB)
TIME = TimeExpression(SPAN, Period(PartialDate(2019), None), rule="since")
MONEY = Quantity(SPAN, QuantityKind.MONEY, low=Decimal(5), high=Decimal(5), unit="USD", rule="money")
EVERY = (
    *(BENCH, TIME, MONEY, Participant(SPAN, BENCH)),
    Event(EventKind.DEAL, SPAN, agent=(Participant(SPAN, LAB),), amount=MONEY, time=TIME, rule="deal"),
)


def refusal(make: Any, *values: Any, **fields: Any) -> str:
    """What is said of values that are refused."""
    with pytest.raises(ValidationError) as caught:
        make(*values, **fields)
    return str(caught.value)


class TestTimes:
    """`TimeExpression`."""

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"span": (3, 7)}, "TimeExpression.span: expected Span, not (3, 7) (tuple)"),
            (
                {"period": PartialDate(2019)},
                (
                    "TimeExpression.period: expected Period, not PartialDate(year=2019, "
                    "month=None, day=None) (PartialDate)"
                ),
            ),
            ({"relative": 1}, "TimeExpression.relative: expected bool, not 1 (int)"),
            ({"rule": ""}, "TimeExpression.rule: expected text that is not empty, not '' (str)"),
            (
                {"period": Period()},
                "TimeExpression.period: a period without any end says nothing; None stands for the unknown",
            ),
        ],
    )
    def test_refused(self, fields: dict[str, Any], expected: str) -> None:
        """Each with the field and the value."""
        assert refusal(TimeExpression, **{"span": SPAN, "rule": "year"} | fields) == expected

    @pytest.mark.parametrize(
        ("period", "relative", "expected"),
        [
            (None, True, "TimeExpression(no period, relative, 3:7)"),
            (Period(PartialDate(2019), None), False, "TimeExpression(2019/.., 3:7)"),
            (Period(None, PartialDate(2019, 2)), False, "TimeExpression(../2019-02, 3:7)"),
            (Period(PartialDate(2025, 8), PartialDate(2025, 8)), True, "TimeExpression(2025-08, relative, 3:7)"),
            (Period(PartialDate(2025), PartialDate(2026, 1, 2)), False, "TimeExpression(2025/2026-01-02, 3:7)"),
        ],
    )
    def test_repr(self, period: Period | None, relative: bool, expected: str) -> None:  # noqa: FBT001 - a field
        """The period in ISO form, an open end as two dots."""
        assert repr(TimeExpression(SPAN, period, relative=relative, rule="r")) == expected


class TestQuantities:
    """`Quantity`."""

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"kind": "money"}, "Quantity.kind: expected QuantityKind, not 'money' (str)"),
            ({"low": 5}, "Quantity.low: expected Decimal, not 5 (int)"),
            ({"low": 5.0}, "Quantity.low: expected Decimal, not 5.0 (float)"),
            ({"low": Decimal("NaN")}, "Quantity.low: NaN is not a finite number"),
            ({"high": Decimal("-Infinity")}, "Quantity.high: -Infinity is not a finite number"),
            ({"high": Decimal("1E+10000")}, "Quantity.high: a number that takes more than 10,000 characters"),
            ({"high": Decimal("1E-9999")}, "Quantity.high: a number that takes more than 10,000 characters"),
            ({"high": Decimal("4.9")}, "Quantity.high: 4.9 is less than 5"),
            ({"low": None, "high": None}, "Quantity.low: a quantity has a least or a greatest value"),
            ({"unit": ""}, "Quantity.unit: expected text that is not empty, not '' (str)"),
            ({"unit": None, "kind": QuantityKind.COUNT}, "Quantity.unit: a count has one"),
        ],
    )
    def test_refused(self, fields: dict[str, Any], expected: str) -> None:
        """Each with the field and the value."""
        assert refusal(attrs.evolve, MONEY, **fields) == expected

    def test_money_without_a_currency(self) -> None:
        """The text need not name one."""
        assert attrs.evolve(MONEY, unit=None).unit is None

    @pytest.mark.parametrize(
        ("low", "high", "expected"),
        [
            ("1.4E+9", "1400000000", "Quantity(money, 1400000000, 'USD', 3:7)"),
            ("2E+9", "3E+9", "Quantity(money, 2000000000..3000000000, 'USD', 3:7)"),
            ("500", None, "Quantity(money, 500.., 'USD', 3:7)"),
            (None, "0.270", "Quantity(money, ..0.27, 'USD', 3:7)"),
        ],
    )
    def test_repr(self, low: str | None, high: str | None, expected: str) -> None:
        """Bounds are written out, and one value stands once."""
        bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
        assert repr(attrs.evolve(MONEY, low=bounds[0], high=bounds[1])) == expected

    @given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40))
    def test_one_form(self, number: Decimal) -> None:
        """Law: equal numbers are kept in one form, exactly, whatever the precision of the context."""
        kept = attrs.evolve(MONEY, low=number, high=None).low
        assert kept == number
        for zeros in ("0", "000"):
            longer = Decimal(f"{number:f}" + ("" if "." in f"{number:f}" else ".") + zeros)
            assert repr(attrs.evolve(MONEY, low=longer, high=None).low) == repr(kept)

    def test_records_leave_nothing_behind(self) -> None:
        """However many quantities are made, no validator is remembered for any."""
        known = len(_validate._CLASSES)
        for number in range(3):
            Quantity(SPAN, QuantityKind.SHARE, low=Decimal(number), high=Decimal(number), unit="percent", rule="share")
        assert len(_validate._CLASSES) == known

    @pytest.mark.parametrize("number", ["0", "7", "1400", "1E+3", "0.50", "-0", "-3", "007", "1E-5"])
    def test_one_form_for_equal_numbers(self, number: str) -> None:
        """A whole number that is written out already is kept, any other is brought into that form."""
        kept = Quantity(SPAN, QuantityKind.SHARE, low=Decimal(number), unit="percent", rule="share").low
        assert str(kept) == str(plain(Decimal(number)))


class TestEvents:
    """`Participant` and `Event`."""

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"kind": "deal"}, "Event.kind: expected EventKind, not 'deal' (str)"),
            ({"trigger": None}, "Event.trigger: expected Span, not None (NoneType)"),
            ({"agent": Participant(SPAN)}, "Event.agent: expected a tuple, not Participant(3:7) (Participant)"),
            ({"theme": (SPAN,)}, "Event.theme[0]: expected Participant, not Span(start=3, end=7) (Span)"),
            ({"recipient": [Participant(SPAN)]}, "Event.recipient: expected a tuple, not [Participant(3:7)] (list)"),
            ({"amount": 5}, "Event.amount: expected Quantity, not 5 (int)"),
            ({"time": MONEY}, "Event.time: expected TimeExpression, not Quantity(money, 5, 'USD', 3:7) (Quantity)"),
            ({"modality": "done"}, "Event.modality: expected Modality, not 'done' (str)"),
        ],
    )
    def test_refused(self, fields: dict[str, Any], expected: str) -> None:
        """Each with the field and the value."""
        assert refusal(Event, **{"kind": EventKind.DEAL, "trigger": SPAN, "rule": "deal"} | fields) == expected

    def test_who_may_take_part(self) -> None:
        """An actor, an AI model and an artifact, and nobody else."""
        model = AIModel(id="family:obi", name="Obi", level=ModelLevel.FAMILY)
        assert [Participant(SPAN, one).entity for one in (LAB, model, BENCH, None)] == [LAB, model, BENCH, None]
        assert refusal(Participant, SPAN, "lab") == (
            "Participant.entity: expected Actor, AIModel or Artifact, not 'lab' (str)"
        )

    def test_repr(self) -> None:
        """Kind, modality, and where everything stands; roles that are empty are not named."""
        event = Event(
            EventKind.RELEASE,
            Span(10, 18),
            agent=(Participant(Span(0, 9), LAB),),
            theme=tuple(Participant(Span(at, at + 2)) for at in range(20, 40, 5)),
            modality=Modality.PLANNED,
            rule="release",
        )
        assert repr(event) == "Event(release, planned, 10:18, agent 0:9, theme 20:22 + 25:27 + 30:32 + 1 more)"
        assert repr(event.agent[0]) == "Participant(0:9, -> lab)"

    def test_parts(self) -> None:
        """Participants in the order of their roles; spans with trigger, amount and time around them."""
        who = [Participant(Span(at, at + 1)) for at in (1, 2, 3)]
        event = Event(
            EventKind.DEAL, Span(9, 12), recipient=(who[0],), agent=(who[1],), theme=(who[2],), amount=MONEY, rule="r"
        )
        assert [*event.participants()] == [who[1], who[2], who[0]]
        assert [*event.spans()] == [Span(9, 12), Span(2, 3), Span(3, 4), Span(1, 2), SPAN]


class TestArtifacts:
    """`Artifact`, where an actor or a model is asked the same."""

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"kind": "law"}, "Artifact.kind: expected ArtifactKind, not 'law' (str)"),
            ({"name": ""}, "Artifact.name: expected text that is not empty, not '' (str)"),
            ({"maker": "lab"}, "Artifact.maker: expected Actor, not 'lab' (str)"),
            ({"issued": "2025"}, "Artifact.issued: expected PartialDate, not '2025' (str)"),
            ({"aliases": ("a", "")}, "Artifact.aliases[1]: expected str, not '' (str)"),
        ],
    )
    def test_refused(self, fields: dict[str, Any], expected: str) -> None:
        """Each with the field and the value."""
        assert refusal(attrs.evolve, BENCH, **fields) == expected

    def test_repr(self) -> None:
        """Name, kind, id and maker."""
        assert repr(BENCH) == "Artifact('ObiBench', benchmark, id 'artifact:bench', by 'Obi Labs')"
        assert repr(attrs.evolve(BENCH, maker=None)) == "Artifact('ObiBench', benchmark, id 'artifact:bench')"

    def test_region(self) -> None:
        """That of its own country, or else of its maker; unknown without either."""
        law = attrs.evolve(BENCH, country="DE")
        assert [region_of(one) for one in (BENCH, law, attrs.evolve(BENCH, maker=None))] == ["other", "eu", "unknown"]

    def test_makers(self) -> None:
        """A model's is its developer; an actor has none."""
        model = AIModel(id="family:obi", name="Obi", level=ModelLevel.FAMILY, developer=LAB)
        assert [maker_of(one) for one in (BENCH, model, LAB)] == [LAB, LAB, None]
        assert [sort_of(one) for one in (BENCH, model, LAB)] == ["artifact", "model", "actor"]

    def test_matching(self) -> None:
        """By its record, a name and an alias; what is below it is taken in."""
        part = Artifact(id="artifact:hard", name="ObiBench Hard", kind=ArtifactKind.BENCHMARK, parent="artifact:bench")
        named = attrs.evolve(BENCH, aliases=("OB-1",))
        assert [entity_matcher(BENCH)(one) for one in (BENCH, part, LAB)] == [True, True, False]
        assert [entity_matcher(name)(named) for name in ("OB-1", "ObiBench", "Other")] == [True, True, False]


class TestAsValues:
    """What holds for all of them."""

    @pytest.mark.parametrize("record", EVERY, ids=lambda one: type(one).__name__)
    def test_copies(self, record: Any) -> None:
        """A pickle and a deep copy are equal to it, and it cannot be changed."""
        for again in (pickle.loads(pickle.dumps(record)), copy.deepcopy(record)):  # noqa: S301 - ours
            assert (again, hash(again), repr(again)) == (record, hash(record), repr(record))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            record.rule = "other"

    @given(artifacts() | events() | participants() | quantities() | time_expressions())
    def test_repr_is_short(self, record: Any) -> None:
        """Law: one line of at most 200 characters, whatever is in the record."""
        shown = repr(record)
        assert len(shown) <= 200
        assert shown.isprintable() or not any(ord(character) < 32 for character in shown)
        assert shown.startswith(f"{type(record).__name__}(")


TEXT = "In May Obi gave $5 to Tern.\n\nIt was late."
BLOCKS = (Section(None, (Span(0, 27), Span(29, 41))),)
MAY = TimeExpression(Span(3, 6), rule="month")
FIVE = Quantity(Span(16, 18), QuantityKind.MONEY, low=Decimal(5), high=Decimal(5), unit="USD", rule="money")
GIFT = Event(EventKind.FUNDING, Span(11, 15), agent=(Participant(Span(7, 10)),), amount=FIVE, time=MAY, rule="give")
PARTS: dict[str, Any] = {"sections": BLOCKS, "times": (MAY,), "quantities": (FIVE,), "events": (GIFT,)}


def problem(**changed: Any) -> str:
    """What is said about an article that is right but for the fields given."""
    return refusal(Article, TEXT, **PARTS | changed)


def event(start: int, end: int, **fields: Any) -> Event:
    """An event whose trigger is there."""
    return Event(EventKind.DEAL, Span(start, end), rule="deal", **fields)


class TestInArticles:
    """What an article checks of its facts."""

    def test_a_right_one(self) -> None:
        """Amount and time may be equal records, not the very same ones."""
        again = attrs.evolve(GIFT, amount=attrs.evolve(FIVE), time=attrs.evolve(MAY))
        assert Article(TEXT, **PARTS | {"events": (again,)}).events == (GIFT,)

    @pytest.mark.parametrize(
        ("changed", "expected"),
        [
            (
                {"times": (attrs.evolve(MAY, span=Span(20, 31)),), "events": ()},
                "Article.times[0]: Span(start=20, end=31) does not lie in one paragraph or heading",
            ),
            (
                {"times": (attrs.evolve(MAY, span=Span(7, 9)), MAY), "events": ()},
                "Article.times[1]: Span(start=3, end=6) is out of order",
            ),
            (
                {"quantities": (FIVE, attrs.evolve(FIVE, span=Span(41, 42))), "events": ()},
                "Article.quantities[1]: Span(start=41, end=42) does not lie in one paragraph or heading",
            ),
            ({"events": (event(11, 15), event(7, 10))}, "Article.events[1]: Span(start=7, end=10) is out of order"),
            (
                {"events": (event(27, 29),)},
                "Article.events[0]: Span(start=27, end=29) does not lie in one paragraph or heading",
            ),
            (
                {"events": (event(11, 15, theme=(Participant(Span(29, 31)),)),)},
                "Article.events[0]: Span(start=29, end=31) does not lie in one paragraph or heading",
            ),
            (
                {"quantities": ()},
                (
                    "Article.events[0]: its amount, Quantity(money, 5, 'USD', 16:18), is not one of the article's "
                    "quantities"
                ),
            ),
            (
                {"times": ()},
                "Article.events[0]: its time, TimeExpression(no period, 3:6), is not one of the article's times",
            ),
            (
                {"events": (event(29, 31, amount=FIVE),)},
                "Article.events[0]: Span(start=16, end=18) does not lie in one paragraph or heading",
            ),
            (
                {"events": [GIFT]},
                ("Article.events: expected a tuple, not [Event(funding, done, 11:15, agent 7:10)] (list)"),
            ),
            (
                {"events": (event(11, 15),) * 17},
                "Article.events[16]: more than 16 events share its words",
            ),
            (
                {"events": (event(11, 15, theme=(Participant(Span(0, 27)),) * 30),)},
                "Article.events[0]: the events up to here are 16 times as long as the text",
            ),
            (
                {"gaps": (Gap(Span(3, 4)),)},
                "Article.times[0]: Span(start=3, end=6) begins or ends with what is not seen, Span(start=3, end=4)",
            ),
            (
                {"gaps": (Gap(Span(9, 10)),)},
                "Article.events[0]: Span(start=7, end=10) begins or ends with what is not seen, Span(start=9, end=10)",
            ),
        ],
    )
    def test_refused(self, changed: dict[str, Any], expected: str) -> None:
        """The first fault is named, with the place of the fact."""
        assert problem(**changed) == expected

    def test_many_may_share_a_time(self) -> None:
        """A list of twenty events of one year is no fault."""
        text = "In 2024 " + "A ran, " * 20
        year = TimeExpression(Span(3, 7), rule="year")
        told = tuple(event(at, at + 3, time=year) for at in range(10, len(text), 7))
        article = Article(text, sections=(Section(None, (Span(0, len(text) - 1),)),), times=(year,), events=told)
        assert len(article.events) == 20

    def test_words(self) -> None:
        """A time, a quantity and a participant have their words."""
        article = Article(TEXT, **PARTS)
        assert [article.words(one) for one in (MAY, FIVE, GIFT.agent[0])] == ["May", "$5", "Obi"]


class TestAttribution:
    """By whose word an event is told."""

    def cited(self, *content: tuple[int, int]) -> Citation:
        """A citation of these stretches."""
        stretches = tuple(Span(*one) for one in content)
        return Citation(Source(), stretches, kind=CitationKind.INDIRECT, rule="r")

    def test_the_author(self) -> None:
        """Nobody else says it."""
        assert Article(TEXT, **PARTS).attribution(GIFT) == ()

    def test_citations_around_it(self) -> None:
        """All in whose content its trigger lies whole, in text order; other parts of the event do not matter."""
        outer, inner = self.cited((0, 27)), self.cited((3, 6), (11, 18))
        beside, cut = self.cited((7, 10)), self.cited((12, 18))
        article = Article(TEXT, citations=(outer, inner, beside, cut), **PARTS)
        assert article.attribution(GIFT) == (outer, inner)


def test_a_mention_of_an_artifact() -> None:
    """It is named like an actor or a model."""
    mention = Mention(SPAN, BENCH, status=LinkStatus.RESOLVED, rule="listed")
    assert mention.entity is BENCH
    assert refusal(attrs.evolve, mention, entity="bench") == (
        "Mention.entity: expected Actor, AIModel or Artifact, not 'bench' (str)"
    )


def test_records_leave_nothing_behind() -> None:
    """However many are made, no validator is made with them, which would be kept for ever."""
    before = len(_validate._CLASSES)
    for number in range(3):
        low = Decimal(number)
        Quantity(Span(0, 1), QuantityKind.COUNT, low=low, high=low, unit="model", rule="test")
        Article("", title="A title", title_basis=Basis.STATED)
    assert len(_validate._CLASSES) == before
