"""The tables of times, quantities and events, and artifacts among the entities."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    Artifact,
    ArtifactKind,
    Citation,
    CitationKind,
    Event,
    EventKind,
    LinkStatus,
    Mention,
    Modality,
    PartialDate,
    Participant,
    Period,
    Quantity,
    QuantityKind,
    Section,
    Source,
    SourceKind,
    Span,
    TimeExpression,
)
from atomcorpus.attributions import attributions, innermost
from atomcorpus.formats import csv
from atomcorpus.tables import table_rows
from atomcorpus.testing import articles

TEXT = "In May, Ada told the Courier that Furrow gave $2–3 billion to Tern for AcreBench, she said."
FURROW = Actor(id="furrow", name="Furrow Labs", kind=ActorKind.COMPANY, country="KE")
ADA = Actor(id="ada", name="Ada Obi", kind=ActorKind.PERSON)
COURIER = Actor(id="courier", name="Courier", kind=ActorKind.MEDIA)
BENCH = Artifact(
    id="artifact:acre", name="AcreBench", kind=ArtifactKind.BENCHMARK, maker=FURROW, issued=PartialDate(2024, 2)
)


def found(words: str) -> Span:
    """Where the words stand in the text."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


MAY = TimeExpression(found("May"), Period(PartialDate(2025, 5), PartialDate(2025, 5)), relative=True, rule="month")
MONEY = Quantity(
    found("$2–3 billion"), QuantityKind.MONEY, low=Decimal(2 * 10**9), high=Decimal(3 * 10**9), unit="USD", rule="money"
)
GIFT = Event(
    EventKind.FUNDING,
    found("gave"),
    agent=(Participant(found("Furrow"), FURROW),),
    theme=(Participant(found("AcreBench"), BENCH),),
    recipient=(Participant(found("Tern")), Participant(found("Ada"), ADA)),
    amount=MONEY,
    time=MAY,
    modality=Modality.POSSIBLE,
    rule="give",
)
OUTER = Citation(Source(), (found(TEXT),), kind=CitationKind.INDIRECT, rule="layout")
INNER = Citation(
    Source(found("Ada"), SourceKind.NAMED, actor=ADA),
    (found("Furrow gave $2–3 billion to Tern for AcreBench"),),
    cue=found("told"),
    kind=CitationKind.INDIRECT,
    via=COURIER,
    rule="verb",
)
ARTICLE = Article(
    TEXT,
    sections=(Section(None, (Span(0, len(TEXT)),)),),
    mentions=(Mention(found("AcreBench"), BENCH, status=LinkStatus.RESOLVED, rule="listed"),),
    citations=(OUTER, INNER),
    times=(MAY,),
    quantities=(MONEY,),
    events=(GIFT,),
)


def row_of(table: str, article: Article = ARTICLE) -> dict[str, Any]:
    """The only row of a table."""
    (row,) = table_rows([article], table, first_key=7)
    return row


class TestRows:
    """What a row says."""

    def test_a_time(self) -> None:
        """Its ends as written and as days."""
        assert row_of("times") == {
            "article": 7,
            "position": 0,
            "start": 3,
            "end": 6,
            "text": "May",
            "since": "2025-05",
            "until": "2025-05",
            "first_day": date(2025, 5, 1),
            "last_day": date(2025, 5, 31),
            "relative": True,
            "rule": "month",
        }

    @pytest.mark.parametrize(
        ("period", "expected"),
        [
            (None, (None, None, None, None)),
            (Period(PartialDate(2019), None), ("2019", None, date(2019, 1, 1), None)),
            (Period(None, PartialDate(2019, 2)), (None, "2019-02", None, date(2019, 2, 28))),
        ],
    )
    def test_an_open_time(self, period: Period | None, expected: tuple[Any, ...]) -> None:
        """What is open or not known is null."""
        row = row_of("times", evolve(ARTICLE, times=(evolve(MAY, period=period),), events=()))
        assert (row["since"], row["until"], row["first_day"], row["last_day"]) == expected

    def test_a_quantity(self) -> None:
        """Both bounds, and their unit."""
        assert row_of("quantities") == {
            "article": 7,
            "position": 0,
            "start": 46,
            "end": 58,
            "text": "$2–3 billion",
            "kind": "money",
            "low": 2e9,
            "high": 3e9,
            "unit": "USD",
            "rule": "money",
        }

    @pytest.mark.parametrize(
        ("high", "expected"), [(None, None), (Decimal("17.5"), 17.5), (Decimal("1E+400"), None), (Decimal("0.1"), 0.1)]
    )
    def test_numbers(self, high: Decimal | None, expected: float | None) -> None:
        """The nearest number of 64 bits; null for one that is beyond them."""
        some = Quantity(MONEY.span, QuantityKind.COUNT, low=Decimal(0), high=high, unit="GPU", rule="count")
        assert row_of("quantities", evolve(ARTICLE, quantities=(some,), events=()))["high"] == expected

    def test_an_event(self) -> None:
        """Who does what to whom, with ids beside words; of how much, when, and by whose word."""
        row = row_of("events")
        keys = {name: row.pop(name) for name in ("speaker", "via")}
        assert row == {
            "article": 7,
            "position": 0,
            "kind": "funding",
            "modality": "possible",
            "trigger_start": 41,
            "trigger_end": 45,
            "trigger_text": "gave",
            "agent": ["Furrow"],
            "agent_ids": ["furrow"],
            "theme": ["AcreBench"],
            "theme_ids": ["artifact:acre"],
            "recipient": ["Tern", "Ada"],
            "recipient_ids": [None, "ada"],
            "amount": 0,
            "amount_text": "$2–3 billion",
            "amount_low": 2e9,
            "amount_high": 3e9,
            "amount_unit": "USD",
            "time": 0,
            "time_text": "May",
            "since": "2025-05",
            "until": "2025-05",
            "first_day": date(2025, 5, 1),
            "last_day": date(2025, 5, 31),
            "citation": 1,
            "source_kind": "named",
            "source_text": "Ada",
            "speaker_id": "ada",
            "speaker_name": "Ada Obi",
            "via_id": "courier",
            "via_name": "Courier",
            "rule": "give",
        }
        entities = {one["entity"]: one["id"] for one in table_rows([ARTICLE], "entities", first_key=7)}
        assert {name: entities[key] for name, key in keys.items()} == {"speaker": "ada", "via": "courier"}

    def test_the_word_of_the_author(self) -> None:
        """Outside of every citation nobody else says it, and what is not told is null."""
        bare = evolve(GIFT, amount=None, time=None, recipient=())
        row = row_of("events", evolve(ARTICLE, citations=(), events=(bare,)))
        empty = [name for name, value in row.items() if value is None]
        assert [name for name in empty if name.startswith(("amount", "time"))] == [
            *("amount", "amount_text", "amount_low", "amount_high", "amount_unit", "time", "time_text"),
        ]
        assert {"citation", "source_kind", "source_text", "speaker", "speaker_id", "via", "via_id"} <= {*empty}
        assert row["recipient"] == row["recipient_ids"] == []

    def test_an_artifact(self) -> None:
        """A row of the entities with its maker, who has one too; a mention shows the maker's country."""
        rows = {row["id"]: row for row in table_rows([ARTICLE], "entities")}
        names = "type kind maker_id maker_name issued issued_from issued_to level developer roles".split()
        assert [rows["artifact:acre"][name] for name in names] == [
            *("artifact", "benchmark", "furrow", "Furrow Labs", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
            *(None, None, []),
        ]
        assert rows["artifact:acre"]["maker"] == rows["furrow"]["entity"]
        mention = row_of("mentions")
        assert (mention["entity_type"], mention["kind"], mention["country"]) == ("artifact", "benchmark", "KE")

    def test_csv(self) -> None:
        """A participant of whom nothing is known leaves his place empty among the ids."""
        lines = csv.dumps(table_rows([ARTICLE], "events"), columns=[*row_of("events")]).splitlines()
        assert '"Tern; Ada","; ada"' in lines[1]


class TestAttributions:
    """By whose word each event is told, for all events at once."""

    def test_the_innermost(self) -> None:
        """Of citations inside each other the one with the shortest content."""
        assert attributions(ARTICLE) == [(OUTER, INNER)]
        assert innermost((OUTER, INNER)) is INNER

    @given(articles())
    def test_as_for_one(self, article: Article) -> None:
        """Law: of each event the same as the article itself says."""
        assert attributions(article) == [article.attribution(event) for event in article.events]

    def test_it_is_linear(self, calls_of: Any) -> None:
        """Twice as many events in twice as many citations take about twice as many calls."""

        def many(number: int) -> Article:
            text = "Ada gave. " * number
            triggers = [Span(at + 4, at + 8) for at in range(0, len(text), 10)]
            said = (Citation(Source(), (span,), kind=CitationKind.INDIRECT, rule="r") for span in triggers)
            told = (Event(EventKind.DEAL, span, rule="r") for span in triggers)
            block = Section(None, (Span(0, len(text) - 1),))
            return Article(text, sections=(block,), citations=tuple(said), events=tuple(told))

        few, more = many(300), many(600)
        assert calls_of(lambda: attributions(more)) < 2.2 * calls_of(lambda: attributions(few))
