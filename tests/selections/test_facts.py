"""Times, quantities, events and artifacts of a corpus: asked for, counted and written like everything else in it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    Artifact,
    ArtifactKind,
    Citation,
    CitationKind,
    Corpus,
    Event,
    EventKind,
    Figure,
    LinkStatus,
    Mention,
    Modality,
    Moment,
    PartialDate,
    Participant,
    Period,
    Quantity,
    QuantityKind,
    Section,
    Source,
    SourceKind,
    Span,
    Telling,
    TimeExpression,
    UnknownEntityError,
    ValidationError,
    queries,
)
from atomcorpus.elements import figures, moments, tellings
from atomcorpus.testing import articles, corpora

if TYPE_CHECKING:
    from collections.abc import Callable

FURROW = Actor(id="furrow", name="Furrow Labs", kind=ActorKind.COMPANY, country="KE")
TERN = Actor(id="tern", name="Tern", kind=ActorKind.NONPROFIT, country="NO")
ADA = Actor(id="ada", name="Ada Obi", kind=ActorKind.PERSON)
COURIER = Actor(id="courier", name="Courier", kind=ActorKind.MEDIA)
BENCH = Artifact(id="artifact:acre", name="AcreBench", kind=ArtifactKind.BENCHMARK, maker=FURROW)
ACT = Artifact(id="artifact:tide", name="Tide Act", kind=ArtifactKind.LAW, country="NO", issued=PartialDate(2024))
GIFT = "It rains. Ada told the Courier that Furrow gave up to $5 million to Tern in May 2024. It stops."
RELEASE = "Since 2023 Furrow and Tern will release AcreBench with 500 tasks under the Tide Act."


def found(text: str, words: str) -> Span:
    """Where the words stand in a text."""
    return Span(text.index(words), text.index(words) + len(words))


def one(text: str, words: str, entity: Any = None) -> Participant:
    """Somebody who is named there."""
    return Participant(found(text, words), entity)


def named(text: str, words: str, artifact: Artifact) -> Mention:
    """An artifact that is named there."""
    return Mention(found(text, words), artifact, status=LinkStatus.RESOLVED, rule="listed")


MAY = TimeExpression(found(GIFT, "May 2024"), Period(PartialDate(2024, 5), PartialDate(2024, 5)), rule="month")
MONEY = Quantity(found(GIFT, "$5 million"), QuantityKind.MONEY, high=Decimal(5_000_000), unit="USD", rule="money")
GAVE = Event(
    EventKind.FUNDING,
    found(GIFT, "gave"),
    agent=(one(GIFT, "Furrow", FURROW),),
    recipient=(one(GIFT, "Tern", TERN),),
    amount=MONEY,
    time=MAY,
    rule="give",
)
SAID = Citation(
    Source(found(GIFT, "Ada"), SourceKind.NAMED, actor=ADA),
    (found(GIFT, "Furrow gave up to $5 million to Tern in May 2024"),),
    kind=CitationKind.INDIRECT,
    via=COURIER,
    rule="verb",
)
SINCE = TimeExpression(found(RELEASE, "2023"), Period(PartialDate(2023), None), relative=True, rule="year")
TASKS = Quantity(
    found(RELEASE, "500 tasks"), QuantityKind.COUNT, low=Decimal(500), high=Decimal(500), unit="task", rule="count"
)
RELEASED = Event(
    EventKind.RELEASE,
    found(RELEASE, "release"),
    agent=(one(RELEASE, "Furrow", FURROW), one(RELEASE, "Tern", TERN)),
    theme=(one(RELEASE, "AcreBench", BENCH),),
    modality=Modality.PLANNED,
    rule="release",
)
FIRST = Article(
    GIFT,
    PartialDate(2025, 3, 4),
    sections=(Section(None, (Span(0, len(GIFT)),)),),
    publisher="Tarn Weekly",
    citations=(SAID,),
    times=(MAY,),
    quantities=(MONEY,),
    events=(GAVE,),
    origin="a.txt",
)
SECOND = Article(
    RELEASE,
    PartialDate(2025, 5),
    sections=(Section(None, (Span(0, len(RELEASE)),)),),
    mentions=(named(RELEASE, "AcreBench", BENCH), named(RELEASE, "Tide Act", ACT)),
    times=(SINCE,),
    quantities=(TASKS,),
    events=(RELEASED,),
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """A gift by somebody's word, and a release that the author announces."""
    return Corpus([FIRST, SECOND])


def texts(selection: Any, **criteria: Any) -> list[str]:
    """What meets some criteria, by its words."""
    return [element.text for element in selection.where(**criteria)]


class TestElements:
    """A fact together with its article."""

    def test_a_moment(self, corpus: Corpus) -> None:
        """Words, meaning and sentence."""
        moment = corpus.times[0]
        assert (moment.text, moment.period, moment.relative) == ("May 2024", MAY.period, False)
        assert moment.sentence == GIFT[10:85]
        assert (moment.published, moment.publisher) == (PartialDate(2025, 3, 4), "Tarn Weekly")
        assert repr(moment) == "Moment('May 2024', 76:84, in 'a.txt')"

    def test_a_figure(self, corpus: Corpus) -> None:
        """Bounds are exact."""
        figure = corpus.quantities[0]
        assert (figure.text, figure.kind, figure.low, figure.high, figure.unit) == (
            *("$5 million", QuantityKind.MONEY, None, Decimal(5_000_000), "USD"),
        )
        assert figure.sentence == GIFT[10:85]
        assert repr(figure) == "Figure('$5 million', 54:64, in 'a.txt')"

    def test_a_telling(self, corpus: Corpus) -> None:
        """Who takes part, and by whose word it is told."""
        telling = corpus.events[0]
        assert (telling.text, telling.kind, telling.modality) == ("gave", EventKind.FUNDING, Modality.DONE)
        assert (telling.agent, telling.theme, telling.recipient) == (GAVE.agent, (), GAVE.recipient)
        assert (telling.amount, telling.time, telling.entities) == (MONEY, MAY, (FURROW, TERN))
        assert (telling.attribution, telling.citation) == ((SAID,), SAID)
        assert (telling.speaker, telling.source, telling.source_kind, telling.via) == (
            *(ADA, "Ada", SourceKind.NAMED, COURIER),
        )
        assert telling.sentence == GIFT[10:85]
        assert repr(telling) == "Telling(funding, done, 'gave', 43:47, in 'a.txt')"

    def test_the_word_of_the_author(self, corpus: Corpus) -> None:
        """Then there is nobody else."""
        telling = corpus.events[1]
        assert (telling.citation, telling.speaker, telling.source, telling.source_kind, telling.via) == (None,) * 5

    def test_equal_ones(self, corpus: Corpus) -> None:
        """Two are equal when article and fact are, however they were made."""
        for made, again in (
            (corpus.times[0], Moment(FIRST, MAY)),
            (corpus.quantities[0], Figure(FIRST, MONEY)),
            (corpus.events[0], Telling(FIRST, GAVE)),
        ):
            assert made == again
            assert made.sentence == again.sentence
        assert Telling(FIRST, GAVE).citation == SAID

    @pytest.mark.parametrize("make", [Moment, Figure, Telling])
    def test_wrong_parts(self, make: Any) -> None:
        """Anything else is refused."""
        with pytest.raises(ValidationError, match=rf"^{make.__name__}\.\w+: expected \w+, not 7 \(int\)$"):
            make(FIRST, 7)

    @settings(max_examples=30)
    @given(article=articles())
    def test_every_fact_has_a_sentence(self, article: Article) -> None:
        """Law: each fact once, in order, with a sentence; of an event the attribution is the article's."""
        assert [element.time for element in moments([article])] == [*article.times]
        assert [element.quantity for element in figures([article])] == [*article.quantities]
        assert [element.event for element in tellings([article])] == [*article.events]
        every: list[Moment | Figure | Telling] = [*moments([article]), *figures([article]), *tellings([article])]
        assert all(isinstance(element.sentence, str) for element in every)
        for element in tellings([article]):
            assert element.attribution == article.attribution(element.event)

    def test_sentences_are_found_once(self, calls_of: Callable[[Callable[[], object]], int]) -> None:
        """Twice as many events in a paragraph cost about twice the work, not four times."""

        def many(number: int) -> Article:
            text = "Furrow gave it. " * number
            told = (Event(EventKind.DEAL, Span(at + 7, at + 11), rule="r") for at in range(0, 16 * number, 16))
            return Article(text, sections=(Section(None, (Span(0, len(text) - 1),)),), events=tuple(told))

        few, more = many(50), many(100)
        calls = calls_of(lambda: [element.sentence for element in tellings([few])])
        assert calls_of(lambda: [element.sentence for element in tellings([more])]) < 3 * calls


class TestWhere:
    """Which facts are wanted."""

    @pytest.mark.parametrize(
        ("criteria", "expected"),
        [
            ({}, ["May 2024", "2023"]),
            ({"time_since": "2024-05-31"}, ["May 2024", "2023"]),
            ({"time_since": "2024-06"}, ["2023"]),
            ({"time_until": "2024-04"}, ["2023"]),
            ({"time_until": "2022"}, []),
            ({"time_since": "2024", "time_until": PartialDate(2024)}, ["May 2024", "2023"]),
            ({"relative": True}, ["2023"]),
            ({"relative": False}, ["May 2024"]),
            ({"since": "2025-04"}, ["2023"]),
            ({"publisher": "tarn weekly"}, ["May 2024"]),
            ({"text": r"^\d"}, ["2023"]),
        ],
    )
    def test_times(self, corpus: Corpus, criteria: dict[str, Any], expected: list[str]) -> None:
        """By what they mean, which may be open; `since` and `until` are about the article's date."""
        assert texts(corpus.times, **criteria) == expected

    @pytest.mark.parametrize(
        ("criteria", "expected"),
        [
            ({"kind": "money"}, ["$5 million"]),
            ({"kind": ["money", "count"]}, ["$5 million", "500 tasks"]),
            ({"unit": "USD"}, ["$5 million"]),
            ({"unit": ["EUR", "task"]}, ["500 tasks"]),
            ({"at_least": 1}, ["500 tasks"]),
            ({"at_least": Decimal(500), "at_most": 500.0}, ["500 tasks"]),
            ({"at_least": 500.5}, []),
            ({"at_most": 5_000_000}, ["$5 million", "500 tasks"]),
            ({"at_most": 4_999_999}, ["500 tasks"]),
        ],
    )
    def test_quantities(self, corpus: Corpus, criteria: dict[str, Any], expected: list[str]) -> None:
        """By numbers that are certain: "up to 5 million" is at least nothing."""
        assert texts(corpus.quantities, **criteria) == expected

    @pytest.mark.parametrize(
        ("criteria", "expected"),
        [
            ({"kind": "release", "agent": "Furrow Labs", "modality": "planned"}, ["release"]),
            ({"kind": EventKind.RELEASE, "modality": "done"}, []),
            ({"agent": "furrow"}, ["gave", "release"]),
            ({"recipient": TERN}, ["gave"]),
            ({"theme": BENCH}, ["release"]),
            ({"entity": ["AcreBench", "Tern"]}, ["gave", "release"]),
            ({"unit": "USD", "at_most": 10**7}, ["gave"]),
            ({"at_least": 1}, []),
            ({"time_since": "2024"}, ["gave"]),
            ({"speaker": "Ada Obi"}, ["gave"]),
            ({"source_kind": "named"}, ["gave"]),
            ({"via": COURIER}, ["gave"]),
            ({"since": "2025-05"}, ["release"]),
            ({"text": "^g"}, ["gave"]),
        ],
    )
    def test_events(self, corpus: Corpus, criteria: dict[str, Any], expected: list[str]) -> None:
        """By kind, modality, whoever takes part, how much, when, and by whose word."""
        assert texts(corpus.events, **criteria) == expected

    def test_artifacts(self, corpus: Corpus) -> None:
        """By kind, maker and country, which is the maker's where they have none."""
        assert [artifact.name for artifact in corpus.artifacts] == ["AcreBench", "Tide Act"]
        assert [artifact.name for artifact in corpus.artifacts.where(kind="law")] == ["Tide Act"]
        assert [artifact.name for artifact in corpus.artifacts.where(maker="Furrow Labs")] == ["AcreBench"]
        assert [artifact.name for artifact in corpus.artifacts.where(country="KE")] == ["AcreBench"]
        assert [mention.text for mention in corpus.mentions.where(kind="law", entity="tide act")] == ["Tide Act"]

    @pytest.mark.parametrize(
        ("selection", "criteria", "expected"),
        [
            (
                "events",
                {"kind": "gift"},
                (
                    "Selection.where: no kind 'gift'; it is one of 'release', 'funding', 'deal', "
                    "'pledge', 'request', 'regulation', 'personnel'"
                ),
            ),
            ("events", {"modality": "plan"}, "Selection.where: no modality 'plan'; the nearest: 'planned'"),
            ("quantities", {"at_least": "5"}, "Selection.where: at_least is a number, not '5' (str)"),
            ("quantities", {"at_most": True}, "Selection.where: at_most is a number, not True (bool)"),
            ("quantities", {"at_most": float("nan")}, "Selection.where: at_most is a number, not nan (float)"),
            ("quantities", {"unit": 5}, "Selection.where: unit is text, not 5 (int)"),
            ("times", {"relative": "yes"}, "Selection.where: relative is true or false, not 'yes' (str)"),
            ("times", {"unit": "USD"}, "Selection.where: times have no 'unit'; the nearest: 'until'"),
            ("artifacts", {"kind": "laws"}, "Selection.where: no kind 'laws'; the nearest: 'law'"),
        ],
    )
    def test_slips(self, corpus: Corpus, selection: str, criteria: dict[str, Any], expected: str) -> None:
        """What there is, is said."""
        with pytest.raises(ValidationError) as caught:
            getattr(corpus, selection).where(**criteria)
        assert str(caught.value) == expected

    def test_somebody_who_takes_part_nowhere(self, corpus: Corpus) -> None:
        """Nobody has the name."""
        with pytest.raises(UnknownEntityError):
            corpus.events.where(agent="Terns of Tarn")


class TestCountsAndRows:
    """Numbers, groups and files."""

    def test_counts(self, corpus: Corpus) -> None:
        """By kind and month, and by who has a part alone; of two agents neither is the one."""
        assert dict(corpus.events.count(by=("kind", "month"))) == {
            ("funding", "2025-03"): 1,
            ("release", "2025-05"): 1,
        }
        assert dict(corpus.events.count(by=("agent", "recipient"))) == {("Furrow Labs", "Tern"): 1, (None, None): 1}
        assert dict(corpus.events.count(by="theme")) == {None: 1, "AcreBench": 1}
        assert dict(corpus.quantities.count(by=("kind", "unit"))) == {("money", "USD"): 1, ("count", "task"): 1}
        assert dict(corpus.times.count(by="time_since")) == {"2024-05": 1, "2023": 1}
        assert dict(corpus.artifacts.count(by="maker")) == {"Furrow Labs": 1, None: 1}

    def test_in_order(self, corpus: Corpus) -> None:
        """Artifacts by their names, and events by what is done."""
        assert next(artifact.name for artifact in corpus.artifacts.sort("entity", descending=True)) == "Tide Act"
        assert texts(corpus.events.sort("theme")) == ["release", "gave"]

    def test_rows_of_events(self, corpus: Corpus) -> None:
        """Roles in words and ids, and the person behind the statement."""
        rows = [*corpus.events.rows()]
        assert list(rows[0]) == [*corpus.events.columns]
        skipped = corpus.articles.columns[:9]
        assert {name: value for name, value in rows[0].items() if name not in skipped} == {
            "start": 43,
            "end": 47,
            "text": "gave",
            "kind": "funding",
            "modality": "done",
            "agent": "Furrow",
            "agent_ids": "furrow",
            "theme": None,
            "theme_ids": None,
            "recipient": "Tern",
            "recipient_ids": "tern",
            "amount_text": "$5 million",
            "amount_low": None,
            "amount_high": 5e6,
            "amount_unit": "USD",
            "time_text": "May 2024",
            "since": "2024-05",
            "until": "2024-05",
            "speaker_id": "ada",
            "speaker_name": "Ada Obi",
            "source_text": "Ada",
            "source_kind": "named",
            "via_name": "Courier",
            "rule": "give",
            "sentence": GIFT[10:85],
        }
        assert (rows[1]["agent"], rows[1]["agent_ids"]) == ("Furrow; Tern", "furrow; tern")

    def test_csv(self, corpus: Corpus) -> None:
        """For a spreadsheet."""
        chosen = corpus.quantities.to_csv(columns=["text", "low", "high", "unit"])
        assert chosen.splitlines() == [
            '"text","low","high","unit"',
            '"$5 million",,5000000.0,"USD"',
            '"500 tasks",500.0,500.0,"task"',
        ]
        assert corpus.times.to_csv(columns=["text", "since", "until", "relative"]).splitlines()[2] == (
            '"2023","2023",,true'
        )

    def test_arrow(self, corpus: Corpus) -> None:
        """Numbers are numbers, also in a column without any."""
        pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here")
        table = corpus.events.where(kind="release").to_arrow(columns=["amount_low", "amount_text", "start"])
        assert [str(kind) for kind in table.schema.types] == ["double", "string", "int64"]

    @settings(max_examples=20)
    @given(corpus=corpora(max_size=2))
    def test_as_many_as_the_articles_have(self, corpus: Corpus) -> None:
        """Law: of any corpus each fact once; every one has a row, and counts add up."""
        for selection, of in (
            (corpus.times, "times"),
            (corpus.quantities, "quantities"),
            (corpus.events, "events"),
        ):
            number = sum(len(getattr(article, of)) for article in corpus)
            assert (len(selection), selection.count(by="month").total) == (number, number)
            assert len(list(selection.rows())) == number


class TestQueries:
    """The first event, and events over time."""

    def test_the_first(self) -> None:
        """The earliest article that tells such an event, with the date of the knowledge base beside it."""
        planned = evolve(SECOND, events=(evolve(RELEASED, theme=(one(RELEASE, "Tide Act", ACT),)),))
        later = evolve(planned, published=PartialDate(2025, 6), events=(evolve(RELEASED, modality=Modality.DONE),))
        corpus = Corpus([later, evolve(planned, published=None), planned, FIRST])
        first = corpus.first_event("release", "Tide Act", modality="planned")
        assert first is not None
        assert first.row() == {
            "article_id": SECOND.id,
            "published": "2025-05",
            "publisher": None,
            "origin": None,
            "entity_id": "artifact:tide",
            "entity_name": "Tide Act",
            "name": "Tide Act",
            "kind": "release",
            "modality": "planned",
            "start": 32,
            "end": 39,
            "sentence": RELEASE,
            "speaker_name": None,
            "known": "2024",
            "undated": 1,
        }
        done = corpus.first_event("release", "Furrow Labs")
        assert done is not None
        assert (str(done.published), done.known, done.speaker) == ("2025-06", None, None)

    def test_by_whose_word(self, corpus: Corpus) -> None:
        """The innermost source's."""
        first = corpus.first_event("funding", TERN)
        assert first is not None
        assert (first.speaker, first.undated, first.publisher) == (ADA, 0, "Tarn Weekly")

    def test_none(self, corpus: Corpus) -> None:
        """Such an event may be told nowhere; a name that nobody has is an error."""
        assert corpus.first_event("deal", FURROW) is None
        with pytest.raises(UnknownEntityError):
            corpus.first_event("deal", "Terns of Tarn")

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (
                ("gift", "x"),
                (
                    "first_event.kind: expected one of 'release', 'funding', 'deal', 'pledge', 'request', "
                    "'regulation', 'personnel', not 'gift' (str)"
                ),
            ),
            (
                ("deal", "x", "sure"),
                ("first_event.modality: expected one of 'done', 'planned', 'possible', 'denied', not 'sure' (str)"),
            ),
        ],
    )
    def test_slips(self, arguments: tuple[str, ...], expected: str) -> None:
        """What there is, is said."""
        kind, entity, *modality = arguments
        with pytest.raises(ValidationError) as caught:
            queries.first_event([], kind, entity, modality=modality[0] if modality else "done")
        assert str(caught.value) == expected

    def test_timeline(self, corpus: Corpus) -> None:
        """Events by month, split by kind or modality, and only those in which somebody takes part."""
        assert [*corpus.timeline(of="events")] == [("2025-03", "all", 1), ("2025-04", "all", 0), ("2025-05", "all", 1)]
        assert dict(corpus.timeline(of="events", split="event").counts) == {
            ("2025-03", "funding"): 1,
            ("2025-05", "release"): 1,
        }
        assert corpus.timeline(of="events", split="modality").groups == ("done", "planned")
        assert [*corpus.timeline(of="events", entity=BENCH, split="publisher")] == [("2025-05", "unknown", 1)]
        with pytest.raises(ValidationError) as caught:
            corpus.timeline(of="events", split="family")
        assert str(caught.value) == (
            "timeline.split (of='events'): expected one of 'event', 'modality', 'publisher', not 'family' (str)"
        )
