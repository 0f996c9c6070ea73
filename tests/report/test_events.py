"""The section of events: how many there are of what, and the latest one by one."""

from __future__ import annotations

from decimal import Decimal

from attrs import evolve

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    Citation,
    CitationKind,
    Event,
    EventKind,
    Modality,
    PartialDate,
    Participant,
    Quantity,
    QuantityKind,
    Section,
    Source,
    SourceKind,
    Span,
    TimeExpression,
)
from atomcorpus.queries import summarize
from atomcorpus.report.events import event_tables

TEXT = "In May Ada said that <b>Furrow may give $5 to us."
ADA = Actor(id="ada", name="Ada Obi", kind=ActorKind.PERSON)
MAY = TimeExpression(Span(3, 6), rule="month")
FIVE = Quantity(Span(40, 42), QuantityKind.MONEY, low=Decimal(5), high=Decimal(5), unit="USD", rule="money")
GIVE = Event(
    EventKind.FUNDING,
    Span(35, 39),
    agent=(Participant(Span(21, 30)),),
    recipient=(Participant(Span(46, 48), ADA),),
    amount=FIVE,
    time=MAY,
    modality=Modality.POSSIBLE,
    rule="give",
)
SAID = Citation(Source(Span(7, 10), SourceKind.NAMED), (Span(21, 48),), kind=CitationKind.INDIRECT, rule="verb")
ARTICLE = Article(
    TEXT,
    PartialDate(2025, 3),
    sections=(Section(None, (Span(0, len(TEXT)),)),),
    publisher="Tarn Weekly",
    citations=(SAID,),
    times=(MAY,),
    quantities=(FIVE,),
    events=(GIVE,),
)


def tables(*articles: Article) -> dict[str, list[tuple[str, ...]]]:
    """The rows of each table, by its caption."""
    return {caption: [*map(tuple, rows)] for caption, _, rows in event_tables(articles, summarize(articles))}


def test_all_of_it() -> None:
    """Counts by kind and modality, one row an event with its source, and quantities; all of it escaped."""
    assert tables(ARTICLE) == {
        "Events by kind, and how they are told": [("funding", "0", "0", "1", "0", "1")],
        "The latest events": [
            (
                *("2025-03", "Tarn Weekly", "funding (possible)", "&lt;b&gt;Furrow", "", "Ada Obi", "$5", "May"),
                "Ada",
            ),
        ],
        "Quantities": [("money", "1")],
    }


def test_whose_word_it_is() -> None:
    """The actor's name, the author, or nobody's."""
    named = evolve(SAID, source=Source(Span(7, 10), SourceKind.NAMED, actor=ADA))
    each = ((named,), (), (evolve(SAID, source=Source()),))
    rows = [tables(evolve(ARTICLE, citations=some))["The latest events"][0][-1] for some in each]
    assert rows == ["Ada Obi", "the author", "nobody named"]


def test_the_latest() -> None:
    """Fifty at most, the latest first, of one day in the order of the articles; what has no date comes last."""
    days = [PartialDate(2025, 1, day) for day in range(1, 31)]
    articles = [evolve(ARTICLE, published=None), *(evolve(ARTICLE, published=day) for day in (*days, *days))]
    shown = [row[0] for row in tables(*articles)["The latest events"]]
    assert len(shown) == 50
    assert shown == sorted(shown, reverse=True)
    assert shown[0] == "2025-01-30"
    few = tables(evolve(ARTICLE, published=None), evolve(ARTICLE, origin="a"))["The latest events"]
    assert [row[0] for row in few] == ["2025-03", ""]


def test_nothing() -> None:
    """Without events and quantities there is no table."""
    assert tables(evolve(ARTICLE, quantities=(), events=())) == {}
