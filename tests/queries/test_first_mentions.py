"""The first mention: what is earliest, and what may be earlier still."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import Article, PartialDate, Span, UnknownEntityError, parse
from atomcorpus.queries import FirstMention, first_mention
from atomcorpus.testing import partial_dates

if TYPE_CHECKING:
    from tests.queries.conftest import MostKept


def named(published: str | None, origin: str | None = None) -> Article:
    """An article that names Qwen3-8B."""
    header = f"date {published}\n\n" if published else ""
    return parse(f"{header}It rained. Then came Qwen3-8B.", origin=origin)


class TestDates:
    """Which article is first."""

    @pytest.mark.parametrize(
        ("dates", "first", "maybe_earlier"),
        [
            (["2025-03-02", "2025-03-01", "2025-04"], "2025-03-01", None),
            (["2025-03", "2025"], "2025-03", "2025"),
            (["2025", "2025-03"], "2025-03", "2025"),
            (["2025-03", "2025-03-05"], "2025-03-05", "2025-03"),
            (["2025-03", "2025-03-31"], "2025-03-31", "2025-03"),
            (["2025-03", "2025-03-01"], "2025-03-01", None),
            (["2024", "2025-01-01"], "2024", None),
            (["2025", "2025"], "2025", None),
            (["2025-03-09", "2025-03", "2025"], "2025-03-09", "2025"),
        ],
    )
    def test_partial_dates(self, dates: list[str], first: str, maybe_earlier: str | None) -> None:
        """The one that is certain by the earliest day, and beside it the one that may be from before."""
        found = first_mention(map(named, dates), "Qwen3")
        assert found is not None
        assert (str(found.published), found.maybe_earlier and str(found.maybe_earlier)) == (first, maybe_earlier)

    def test_equal_dates(self) -> None:
        """The first in the stream."""
        found = first_mention([named("2025", "b.txt"), named("2025", "a.txt")], "Qwen3")
        assert found is not None
        assert found.origin == "b.txt"

    def test_no_date(self) -> None:
        """It is counted; it is the answer only when no article has a date."""
        dated = first_mention([named(None), named("2025"), named(None)], "Qwen3")
        undated = first_mention([named(None, "a.txt"), named(None)], "Qwen3")
        assert dated is not None
        assert undated is not None
        assert (str(dated.published), dated.undated) == ("2025", 2)
        assert (undated.published, undated.origin, undated.undated) == (None, "a.txt", 1)

    @given(st.lists(partial_dates(min_year=2024, max_year=2026), min_size=1, max_size=5))
    def test_what_is_promised(self, dates: list[PartialDate]) -> None:
        """Something was named by the last day of the answer; without a flag, and not before its first day."""
        found = first_mention([named(date.isoformat()) for date in dates], "Qwen3")
        assert found is not None
        assert found.published is not None
        assert found.published.latest == min(date.latest for date in dates)
        if found.maybe_earlier is None:
            assert found.published.earliest == min(date.earliest for date in dates)
        else:
            assert found.maybe_earlier in dates
            assert found.maybe_earlier.earliest < found.published.earliest


class TestAnswer:
    """What is told of it."""

    def test_all_of_it(self) -> None:
        """Article, date, origin, the name as written, its place and sentence."""
        article = named("2025-05-01", "a.txt")
        found = first_mention([parse("date 2024\n\nOpenAI slept."), article], "Qwen3")
        assert found == FirstMention(
            article_id=article.id,
            published=PartialDate(2025, 5, 1),
            publisher=None,
            origin="a.txt",
            name="Qwen3-8B",
            span=Span(38, 46),
            sentence="Then came Qwen3-8B.",
            maybe_earlier=None,
            undated=0,
        )
        assert found.row() == {
            "article_id": article.id,
            "published": "2025-05-01",
            "publisher": None,
            "origin": "a.txt",
            "name": "Qwen3-8B",
            "start": 38,
            "end": 46,
            "sentence": "Then came Qwen3-8B.",
            "maybe_earlier": None,
            "undated": 0,
        }

    def test_the_publisher(self) -> None:
        """The outlet, or where there is none the host of the address, as everywhere."""
        found = first_mention([evolve(parse("Then came Qwen3."), url="https://www.news.example/a")], "Qwen3")
        assert found is not None
        assert found.publisher == "news.example"

    def test_nobody_names_it(self) -> None:
        """None for what is listed; an error for what nobody lists."""
        articles = [parse("OpenAI slept.")]
        assert first_mention(articles, "Qwen3") is None
        with pytest.raises(UnknownEntityError, match=r"^no entity 'Quen3'"):
            first_mention(articles, "Quen3")


def test_articles_are_not_kept(most_kept: MostKept) -> None:
    """The best one, the one at hand, and the next one while it is made."""
    assert most_kept(lambda stream: first_mention(stream, "Qwen3")) <= 3
