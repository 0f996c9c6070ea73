"""Times, quantities, events and artifacts as JSON: what is written, what is taken, and what is said of the rest."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    Artifact,
    ArtifactKind,
    Event,
    EventKind,
    FormatError,
    LinkStatus,
    Mention,
    Modality,
    PartialDate,
    Participant,
    Period,
    Quantity,
    QuantityKind,
    Section,
    Span,
    TimeExpression,
)
from atomcorpus._wire.reading import _read_quickly
from atomcorpus._wire.strict import article_from_data
from atomcorpus._wire.text import decode
from atomcorpus.formats.json import dumps, loads
from atomcorpus.testing import articles, quantities

TEXT = "In 2025 Obi Labs gave $1.4 billion to Tern, up to 12.5 percent of it for ObiBench."
LABS = Actor(id="obi-labs", name="Obi Labs", kind=ActorKind.COMPANY)
BENCH = Artifact(
    id="artifact:obi-bench", name="ObiBench", kind=ArtifactKind.BENCHMARK, maker=LABS, issued=PartialDate(2024, 5)
)
TIME = TimeExpression(Span(3, 7), Period(PartialDate(2025), PartialDate(2025)), rule="year")
MONEY = Quantity(
    Span(22, 34), QuantityKind.MONEY, low=Decimal("1.4E+9"), high=Decimal(1_400_000_000), unit="USD", rule="money"
)
SHARE = Quantity(Span(50, 62), QuantityKind.SHARE, high=Decimal("12.50"), unit="percent", rule="share")
GIFT = Event(
    EventKind.FUNDING,
    Span(17, 21),
    agent=(Participant(Span(8, 16), LABS),),
    theme=(Participant(Span(73, 81), BENCH),),
    recipient=(Participant(Span(38, 42)),),
    amount=MONEY,
    time=TIME,
    modality=Modality.PLANNED,
    rule="give",
)
ARTICLE = Article(
    TEXT,
    sections=(Section(None, (Span(0, 82),)),),
    mentions=(Mention(Span(73, 81), BENCH, status=LinkStatus.RESOLVED, rule="listed"),),
    times=(TIME,),
    quantities=(MONEY, SHARE),
    events=(GIFT,),
)
FACTS = r"""
"times":[{"span":[3,7],"period":{"since":"2025","until":"2025"},"relative":false,"rule":"year"}],
"quantities":[{"span":[22,34],"kind":"money","low":"1400000000","high":"1400000000","unit":"USD","rule":"money"},
{"span":[50,62],"kind":"share","low":null,"high":"12.5","unit":"percent","rule":"share"}],
"events":[{"kind":"funding","trigger":[17,21],"agent":[{"span":[8,16],"entity":"obi-labs"}],
"theme":[{"span":[73,81],"entity":"artifact:obi-bench"}],"recipient":[{"span":[38,42],"entity":null}],
"amount":0,"time":0,"modality":"planned","rule":"give"}]}
""".replace("\n", "")
ROW = (
    '{"type":"artifact","id":"artifact:obi-bench","name":"ObiBench","kind":"benchmark","aliases":[],'
    '"maker":"obi-labs","country":null,"issued":"2024-05","parent":null,"sources":[]}'
)
WIRE = dumps(ARTICLE)


def problems(stored: str) -> tuple[str, ...]:
    """What is said about JSON that is refused."""
    with pytest.raises(FormatError) as caught:
        loads(stored)
    return caught.value.problems


class TestForm:
    """What is written."""

    def test_facts(self) -> None:
        """Numbers are strings in plain notation; an event's amount and time are positions in the arrays before it."""
        assert WIRE.endswith(FACTS)

    def test_artifacts(self) -> None:
        """An artifact is a row of the table of entities, and so is who made it."""
        assert [row["id"] for row in json.loads(WIRE)["entities"]] == ["artifact:obi-bench", "obi-labs"]
        assert ROW in WIRE

    def test_only_of_an_event(self) -> None:
        """What only an event names is in the table too."""
        stored = dumps(evolve(ARTICLE, mentions=()))
        assert ROW in stored
        assert loads(stored) == evolve(ARTICLE, mentions=())

    def test_it_comes_back(self) -> None:
        """Both ways of reading give the article, in which an amount is the very record of its quantity."""
        quick, strict = _read_quickly(WIRE, None), article_from_data(decode(WIRE))
        assert quick == strict == ARTICLE
        for article in (quick, strict):
            assert article is not None
            assert article.events[0].amount is article.quantities[0]
            assert article.events[0].time is article.times[0]

    def test_equal_quantities(self) -> None:
        """The position is that of the first of those that are equal."""
        article = evolve(ARTICLE, quantities=(MONEY, MONEY, SHARE))
        assert '"amount":0' in dumps(article)
        assert _read_quickly(dumps(article), None) == article
        later = dumps(article).replace('"amount":0', '"amount":1')
        assert _read_quickly(later, None) is None
        assert loads(later) == article

    @given(quantities())
    def test_numbers(self, quantity: Quantity) -> None:
        """Law: every number is written exactly, without exponent, and comes back as it was."""
        text = "x" * quantity.span.end
        article = Article(text, sections=(Section(None, (Span(0, len(text)),)),), quantities=(quantity,))
        stored = dumps(article)
        assert "E" not in stored.split('"quantities"')[1].split('"unit"')[0]
        (back,) = loads(stored).quantities
        assert repr((back.low, back.high)) == repr((quantity.low, quantity.high))


class TestWithoutTheKeys:
    """Articles that were written before there were facts."""

    @pytest.mark.parametrize("keys", [("times", "quantities", "events"), ("events",), ("times",)])
    def test_they_read_as_before(self, keys: tuple[str, ...]) -> None:
        """A missing key stands for an empty array."""
        empty: dict[str, Any] = dict.fromkeys(("times", "quantities", "events"), ())
        stored = json.loads(dumps(evolve(ARTICLE, **empty)))
        for key in keys:
            del stored[key]
        assert loads(json.dumps(stored, ensure_ascii=False, separators=(",", ":"))) == evolve(ARTICLE, **empty)

    def test_an_event_needs_its_facts(self) -> None:
        """Its positions lead nowhere without them."""
        stored = json.loads(WIRE)
        del stored["times"], stored["quantities"]
        assert problems(json.dumps(stored)) == (
            "expected the position of one of the 0 quantities, counted from 0, not 0 @ $.events[0].amount",
            "expected the position of one of the 0 times, counted from 0, not 0 @ $.events[0].time",
        )


class TestStrictness:
    """One fault each, in an article that is otherwise right."""

    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            *(
                (
                    '"high":"12.5"',
                    f'"high":{other}',
                    (f"expected a number in plain notation as a string, not {shown} @ $.quantities[1].high"),
                )
                for other, shown in (
                    ('"12.50"', "'12.50'"),
                    ('"1.25E+1"', "'1.25E+1'"),
                    ('"-0"', "'-0'"),
                    ('".5"', "'.5'"),
                    ('"012"', "'012'"),
                    ('"NaN"', "'NaN'"),
                    ('"12,5"', "'12,5'"),
                    ('"１２"', "'１２'"),
                    ("12.5", "12.5"),
                    ('""', "''"),
                    ('"12\\n"', "'12\\n'"),
                )
            ),
            ('"high":"12.5"', '"high":null', "a quantity has a least or a greatest value @ $.quantities[1].low"),
            ('"high":"1400000000"', '"high":"7"', "7 is less than 1400000000 @ $.quantities[0].high"),
            ('"unit":"percent"', '"unit":null', "a share has one @ $.quantities[1].unit"),
            (
                '{"since":"2025","until":"2025"}',
                '{"since":null,"until":null}',
                "a period without any end says nothing; None stands for the unknown @ $.times[0].period",
            ),
            (
                '"until":"2025"',
                '"until":"2024"',
                "2024 is before 2025 @ $.times[0].period.until",
            ),
            ('"relative":false', '"relative":0', "expected true or false, not 0 @ $.times[0].relative"),
            (
                '"kind":"funding"',
                '"kind":"gift"',
                (
                    "expected one of release, funding, deal, pledge, request, regulation, personnel, not 'gift' @ "
                    "$.events[0].kind"
                ),
            ),
            ('"modality":"planned",', "", "the key is missing @ $.events[0].modality"),
            (
                '"amount":0',
                '"amount":2',
                "expected the position of one of the 2 quantities, counted from 0, not 2 @ $.events[0].amount",
            ),
            (
                '"amount":0',
                '"amount":-1',
                "expected the position of one of the 2 quantities, counted from 0, not -1 @ $.events[0].amount",
            ),
            (
                '"time":0',
                '"time":false',
                "expected the position of one of the 1 times, counted from 0, not false @ $.events[0].time",
            ),
            (
                '"recipient":[{"span":[38,42],"entity":null}]',
                '"recipient":[{"span":[38,42],"entity":"tern"}]',
                (
                    "expected the id of an Actor, AIModel or Artifact in the table of entities, not 'tern' @ "
                    "$.events[0].recipient[0].entity"
                ),
            ),
            ('"recipient":[{', '"recipient":[null,{', "expected an object, not null @ $.events[0].recipient[0]"),
            (
                '"trigger":[17,21]',
                '"trigger":[17,83]',
                ("Span(start=17, end=83) does not lie in one paragraph or heading @ $.events[0]"),
            ),
            (
                '"kind":"benchmark"',
                '"kind":"test"',
                (
                    "expected one of law, policy, dataset, benchmark, hardware, product"
                    ", license, work, not 'test' @ $.entities[0].kind"
                ),
            ),
            (
                '"maker":"obi-labs"',
                '"maker":"tern"',
                ("expected the id of an Actor in the table of entities, not 'tern' @ $.entities[0].maker"),
            ),
        ],
    )
    def test_one_fault(self, old: str, new: str, problem: str) -> None:
        """One change, one problem, with its place."""
        assert WIRE.count(old) == 1
        assert problems(WIRE.replace(old, new)) == (problem,)

    def test_a_faulty_amount(self) -> None:
        """What is wrong with a quantity is said once, and not again of the event that points at it."""
        assert problems(WIRE.replace('"unit":"USD"', '"unit":""')) == (
            "expected text that is not empty, not '' (str) @ $.quantities[0].unit",
        )

    def test_a_long_number(self) -> None:
        """Ten thousand characters are the most that a number takes."""
        digits = "9" * 10_000
        assert loads(WIRE.replace('"12.5"', f'"{digits}"')).quantities[1].high == Decimal(digits)
        assert problems(WIRE.replace('"12.5"', f'"{digits}9"')) == (
            f"expected a number in plain notation as a string, not '{'9' * 56}... @ $.quantities[1].high",
        )

    @given(st.integers(0, 300))
    def test_many_faulty_ones(self, number: int) -> None:
        """However many quantities are faulty, the event is read beside them, and never anything but a FormatError."""
        stored = json.loads(WIRE)
        stored["quantities"] += [{"span": 3}] * number
        assert len(problems(json.dumps(stored))) >= number > 0 if number else loads(json.dumps(stored)) == ARTICLE


@given(articles())
def test_the_first_version_with_facts(article: Article) -> None:
    """What was written is read back with every fact, whatever the order of its keys."""
    stored = json.loads(dumps(article))
    assert loads(json.dumps(stored, sort_keys=True)) == article
