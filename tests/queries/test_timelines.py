"""Timelines: periods, gaps, dates that say too little, groups, and what adds up."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus import (
    KnowledgeBase,
    LinkStatus,
    Mention,
    ModelLevel,
    Span,
    UnknownEntityError,
    ValidationError,
    parse,
)
from atomcorpus.queries import Timeline, timeline
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from tests.queries.conftest import MostKept, Paragraph

    from atomcorpus import Article

KB = KnowledgeBase.default()
TEXTS = (
    "date 2025-08-05\n\nOpenAI released gpt-oss-120b. OpenAI said that it works. Critics said that it is late.",
    "date 2025-08-06\n\nAlibaba released Qwen3-8B and Qwen3-32B.",
    "date 2025-09-01\n\nIt rained.",
)
KINDS = (
    "'person', 'company', 'nonprofit', 'academic', 'government', 'media', 'initiative', 'community', 'country', "
    "'region', 'place', 'family', 'series', 'model', 'checkpoint', 'law', 'policy', 'dataset', 'benchmark', "
    "'hardware', 'product', 'license', 'work'"
)
STREAMS = st.lists(articles(), max_size=4)


@cache
def news() -> tuple[Article, ...]:
    """Three articles; the last one names nobody."""
    return tuple(map(parse, TEXTS))


def tally(line: Timeline) -> Counter[tuple[str | None, str]]:
    """All counts by period and group."""
    return Counter({(period, group): count for period, group, count in line if count})


class TestPeriods:
    """What an article's date comes to."""

    @pytest.mark.parametrize(
        ("by", "periods"),
        [
            ("year", ("2024", "2025")),
            ("quarter", ("2024-Q4", "2025-Q1")),
            ("month", ("2024-12", "2025-01", "2025-02")),
            ("week", ("2025-W01", "2025-W02", "2025-W03", "2025-W04", "2025-W05")),
        ],
    )
    def test_units(self, by: Any, periods: tuple[str, ...], paragraph: Paragraph) -> None:
        """Gaps are filled; the last day of 2024 is in the first ISO week of 2025."""
        given_ = [paragraph("a", "2024-12-31"), paragraph("b", "2025-02-01")]
        line = timeline(given_, by=by)
        assert line.periods == periods
        counts = [count for _, _, count in line]
        assert (counts[0], counts[-1], sum(counts)) == (1, 1, 2)

    def test_days(self, paragraph: Paragraph) -> None:
        """Over the end of a leap year's February."""
        line = timeline([paragraph("a", "2024-03-01"), paragraph("b", "2024-02-28")], by="day")
        assert list(line) == [("2024-02-28", "all", 1), ("2024-02-29", "all", 0), ("2024-03-01", "all", 1)]

    @pytest.mark.parametrize(("by", "undated"), [("year", 1), ("quarter", 2), ("month", 2), ("week", 3), ("day", 3)])
    def test_dates_are_not_guessed(self, by: Any, undated: int, paragraph: Paragraph) -> None:
        """What has no date, or one without the parts that tell the period, is counted apart."""
        dates = [None, "2025", "2025-08", "2025-08-05"]
        line = timeline([paragraph("a", date) for date in dates], by=by)
        assert line.undated == {"all": undated}
        assert list(line)[-1] == (None, "all", undated)
        assert sum(line.counts.values()) == 4 - undated

    def test_the_ends_of_the_calendar(self, paragraph: Paragraph) -> None:
        """All years there are; the first and last day of them stand in weeks."""
        ends = [paragraph("a", "0001-01-01"), paragraph("b", "9999-12-31")]
        assert len(timeline(ends, by="year").periods) == 9999
        assert timeline(ends[1:], by="week").periods == ("9999-W52",)
        assert timeline(ends[:1], by="week").periods == ("0001-W01",)

    def test_nothing(self) -> None:
        """No articles, no periods, no rows."""
        line = timeline([])
        assert (line.periods, line.groups, line.rows(), line.between) == ((), (), [], None)


class TestWhatIsCounted:
    """Articles, mentions, citations; of an entity, of kinds, by groups."""

    def test_articles(self) -> None:
        """All of them, or those that name one below the entity."""
        assert [row["count"] for row in timeline(news()).rows()] == [2, 1]
        assert timeline(news(), entity="Qwen3").rows() == [{"period": "2025-08", "group": "all", "count": 1}]

    def test_mentions(self) -> None:
        """Each counts."""
        assert timeline(news(), of="mentions", entity="Qwen3").counts == {("2025-08", "all"): 2}
        assert timeline(news(), of="mentions").counts == {("2025-08", "all"): 6}

    def test_citations(self) -> None:
        """All of them, or those of which the entity is the source."""
        assert timeline(news(), of="citations").counts == {("2025-08", "all"): 2}
        assert timeline(news(), of="citations", entity="OpenAI").counts == {("2025-08", "all"): 1}

    def test_regions(self) -> None:
        """Of mentions; an article stands in every region that it names, and in none if it names nobody."""
        assert timeline(news(), of="mentions", split="region", by="year").rows() == [
            {"period": "2025", "group": "china", "count": 3},
            {"period": "2025", "group": "us", "count": 3},
        ]
        assert timeline(news(), split="region", by="year").counts == {("2025", "china"): 1, ("2025", "us"): 1}

    @pytest.mark.parametrize(
        ("split", "groups"),
        [("family", ("Qwen", "gpt-oss")), ("developer", ("Alibaba", "OpenAI")), ("openness", ("open",))],
    )
    def test_splits_of_models(self, split: Any, groups: tuple[str, ...]) -> None:
        """Only AI models have them, and only these count; the group with more comes first."""
        line = timeline(news(), of="mentions", split=split)
        assert line.groups == groups
        assert sum(line.counts.values()) == 3

    def test_kinds(self) -> None:
        """Levels of models and kinds of actors make groups, and choose what counts."""
        assert set(timeline(news(), of="mentions", split="kind").groups) == {"company", "model"}
        assert timeline(news(), of="mentions", kinds=["company"], split="kind").groups == ("company",)
        assert timeline(news(), of="mentions", kinds=ModelLevel, entity="OpenAI").counts == {}

    def test_a_name_of_another_kind(self) -> None:
        """It was seen, so it is no unknown name; nothing of it counts."""
        article = parse("Mara Lindqvist, a lawyer, spoke first.")
        assert timeline([article], entity="Mara Lindqvist").undated == {"all": 1}
        assert timeline([article], entity="Mara Lindqvist", kinds=["company"]).undated == {}

    def test_sources(self) -> None:
        """Citations by how their source is named."""
        assert timeline(news(), of="citations", split="source").groups == ("anonymous", "named")

    def test_publishers(self, paragraph: Paragraph) -> None:
        """An outlet by its name, else by the host of the address, else unknown."""
        fields = [{"publisher": "Daily"}, {"url": "https://www.daily.example/a"}, {"url": "http://[bad"}, {}]
        line = timeline([paragraph("a", **one) for one in fields], split="publisher")
        assert line.undated == {"Daily": 1, "daily.example": 1, "unknown": 2}

    def test_candidates_that_differ(self, paragraph: Paragraph) -> None:
        """A name of two kinds is in neither of them, and under `unknown`; one of two in one region is in it."""
        candidates = KB["deepseek"], KB["family:deepseek"]
        mention = Mention(Span(0, 8), candidates[0], status=LinkStatus.AMBIGUOUS, candidates=candidates, rule="test")
        article = paragraph("DeepSeek", mentions=(mention,))
        assert timeline([article], of="mentions", split="kind").undated == {"unknown": 1}
        assert timeline([article], of="mentions", split="region").undated == {"china": 1}


class TestRefusals:
    """Arguments that are none."""

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (
                {"by": "hour"},
                "timeline.by: expected one of 'year', 'quarter', 'month', 'week', 'day', not 'hour' (str)",
            ),
            (
                {"of": "words"},
                "timeline.of: expected one of 'articles', 'mentions', 'citations', 'events', not 'words' (str)",
            ),
            (
                {"of": "citations", "split": 3},
                "timeline.split (of='citations'): expected one of 'region', 'kind', 'publisher', 'source', not 3 (int)",
            ),
            ({"kinds": "person"}, "timeline.kinds: expected several kinds, as in ['person'], not 'person' (str)"),
            (
                {"kinds": ["robot"]},
                f"timeline.kinds: expected one of {KINDS}, not 'robot' (str)",
            ),
        ],
        ids=["by", "of", "split", "kinds", "kind"],
    )
    def test_values(self, arguments: dict[str, Any], message: str) -> None:
        """The message says what is allowed."""
        with pytest.raises(ValidationError) as caught:
            timeline([], **arguments)
        assert str(caught.value) == message

    def test_a_name_that_nobody_has(self) -> None:
        """No timeline of zeros for a slip of the pen."""
        with pytest.raises(UnknownEntityError, match=r"^no entity 'Quen3'; the nearest known: 'Qwen3'"):
            timeline([parse("OpenAI won.")], entity="Quen3")


class TestLaws:
    """What holds for every stream."""

    @given(STREAMS, STREAMS, st.sampled_from(("articles", "mentions", "citations")))
    @settings(max_examples=25)
    def test_streams_add_up(self, first: list[Article], second: list[Article], of: Any) -> None:
        """The timeline of two streams is the sum of theirs, in whatever order they come."""
        both = tally(timeline(iter(first), of=of)) + tally(timeline(iter(second), of=of))
        assert tally(timeline([*second, *first], of=of)) == both
        assert timeline([*second, *first], of=of) == timeline([*first, *second], of=of)

    @given(
        STREAMS,
        st.sampled_from(
            [
                ("mentions", "region"),
                ("mentions", "kind"),
                ("mentions", "publisher"),
                ("articles", "publisher"),
                ("citations", "region"),
                ("citations", "source"),
            ]
        ),
        st.sampled_from(("year", "month", "day")),
    )
    @settings(max_examples=30)
    def test_a_split_adds_up(self, stream: list[Article], counted: tuple[Any, Any], by: Any) -> None:
        """The groups of a period make what it has unsplit; nothing is left out or counted twice."""
        of, split = counted
        merged: Counter[str | None] = Counter()
        for (period, _), count in tally(timeline(stream, by=by, of=of, split=split)).items():
            merged[period] += count
        assert merged == Counter(
            {period: count for (period, _), count in tally(timeline(stream, by=by, of=of)).items()}
        )


def test_articles_are_not_kept(most_kept: MostKept) -> None:
    """One at a time, and the next one while it is made."""
    assert most_kept(lambda stream: timeline(stream, of="mentions", entity="Qwen3", split="region")) <= 2
