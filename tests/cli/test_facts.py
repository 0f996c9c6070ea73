"""Facts on the command line: `show` lists them, `summary` counts them."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from attrs import evolve

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
from atomcorpus.cli.show import show
from atomcorpus.cli.summary import show_summary
from atomcorpus.cli.terminal import Screen, columns
from atomcorpus.queries import summarize

TEXT = "In 2024 Ada said that Furrow may give up to $5 to us for AcreBench."
LAB = Actor(id="furrow", name="Furrow Labs", kind=ActorKind.COMPANY)
ADA = Actor(id="ada", name="Ada Obi", kind=ActorKind.PERSON)
BENCH = Artifact(id="artifact:acre", name="AcreBench", kind=ArtifactKind.BENCHMARK)
YEAR = TimeExpression(Span(3, 7), Period(PartialDate(2024), PartialDate(2024)), rule="year")
FIVE = Quantity(Span(44, 46), QuantityKind.MONEY, high=Decimal(5), unit="USD", rule="money")
GIVE = Event(
    EventKind.FUNDING,
    Span(33, 37),
    agent=(Participant(Span(22, 28), LAB),),
    theme=(Participant(Span(57, 66), BENCH),),
    recipient=(Participant(Span(50, 52)),),
    amount=FIVE,
    time=YEAR,
    modality=Modality.POSSIBLE,
    rule="give",
)
SAID = Citation(
    Source(Span(8, 11), SourceKind.NAMED, actor=ADA),
    (Span(22, 66),),
    cue=Span(12, 16),
    kind=CitationKind.INDIRECT,
    rule="verb",
)
ARTICLE = Article(
    TEXT,
    sections=(Section(None, (Span(0, len(TEXT)),)),),
    mentions=(Mention(Span(57, 66), BENCH, status=LinkStatus.RESOLVED, rule="listed"),),
    citations=(SAID,),
    times=(YEAR,),
    quantities=(FIVE,),
    events=(GIVE,),
)


def lines_of(article: Article) -> list[str]:
    """What `show` prints."""
    stream = io.StringIO()
    show(article, Screen(stream, "never"))
    return stream.getvalue().removesuffix("\n").split("\n")


class TestShow:
    """`atomcorpus show`."""

    def test_facts(self) -> None:
        """Events with who takes part and by whose word, then quantities and times with what they mean."""
        lines = lines_of(ARTICLE)
        assert lines[lines.index("Events (1)") :] == [
            "Events (1)",
            "   1 give  [funding, possible, by the word of Ada Obi]",
            "     agent: Furrow = Furrow Labs (company), theme: AcreBench, recipient: us,",
            "     amount: $5, time: 2024",
            "",
            "Quantities (1)",
            "  $5  ..5 USD [money]",
            "",
            "Times (1)",
            "  2024  2024",
        ]
        assert "  benchmark  AcreBench" in lines

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            (Source(Span(8, 11), SourceKind.ANONYMOUS), "by the word of Ada]"),
            (Source(), "by the word of nobody named]"),
        ],
    )
    def test_nobody_known(self, source: Source, expected: str) -> None:
        """Then the words that describe the source."""
        article = evolve(ARTICLE, citations=(evolve(SAID, source=source),))
        assert [line for line in lines_of(article) if line.endswith(expected)]

    def test_bare_ones(self) -> None:
        """An event that is told as done by the author, a time nobody can work out, money of no currency."""
        done = Event(EventKind.DEAL, Span(33, 37), rule="r")
        bare = evolve(
            ARTICLE,
            citations=(),
            events=(done,),
            times=(evolve(YEAR, period=None, relative=True),),
            quantities=(evolve(FIVE, unit=None),),
        )
        lines = lines_of(bare)
        assert lines[lines.index("Events (1)") + 1 :] == [
            "   1 give  [deal]",
            "",
            "Quantities (1)",
            "  $5  ..5 [money]",
            "",
            "Times (1)",
            "  2024  not known [relative]",
        ]

    def test_none(self) -> None:
        """An article without facts says nothing of them."""
        lines = lines_of(evolve(ARTICLE, times=(), quantities=(), events=()))
        assert not [line for line in lines if line.startswith(("Events", "Quantities", "Times"))]

    def test_the_width_is_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """However long the words are."""
        monkeypatch.setenv("COLUMNS", "30")
        text = "word " * 100
        long = Participant(Span(0, 499))
        event = Event(EventKind.DEAL, Span(0, 499), agent=(long,), rule="r")
        article = Article(text, sections=(Section(None, (Span(0, 499),)),), events=(event,))
        assert max(map(columns, lines_of(article))) <= 30


def summary_of(*articles: Article) -> list[str]:
    """What `summary` prints."""
    stream = io.StringIO()
    show_summary(summarize(articles), [], Screen(stream, "never"), passed_over=0, not_english=0, top=5)
    return [" ".join(line.split()) for line in stream.getvalue().split("\n")]


class TestSummary:
    """`atomcorpus summary`."""

    def test_counts(self) -> None:
        """How many of each kind, and the artifacts that are named most."""
        lines = summary_of(ARTICLE, ARTICLE)
        for line in ("Times 2", "Quantities 2", "money 2 100%", "Events 2", "funding 2 100%", "possible 2 100%"):
            assert line in lines
        assert lines[lines.index("Most named artifacts mentions articles") + 1] == "AcreBench benchmark 2 2"

    def test_none(self) -> None:
        """What is not there is not counted."""
        lines = summary_of(evolve(ARTICLE, times=(), quantities=(), events=(), mentions=()))
        assert not [
            line for line in lines if line.startswith(("Times", "Quantities", "Events", "How events", "Most named a"))
        ]
