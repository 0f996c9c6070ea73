"""Laws of times, on drawn text."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import PartialDate, Period, TimeExpression, parse_time
from atomcorpus.layout import parse_layout
from atomcorpus.times import find_times

sys.path.insert(0, str(Path(__file__).parent))
from written_forms import NEGATIVES, cases

if TYPE_CHECKING:
    from collections.abc import Callable

FORMS = [case.words for case in cases()]
PIECES = st.one_of(
    st.sampled_from(FORMS),
    st.sampled_from(NEGATIVES),
    st.sampled_from(
        ["May", "2025", "the", "of", "last", "next", "year", "-", "–", ", ", "Q3", "3", "ago", "in", "to", "\n\n", "31"]
    ),
    st.text(max_size=4),
)
TEXTS = st.lists(PIECES, max_size=12).map(" ".join)
DATES = st.builds(
    lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]),
    st.dates(date(1950, 1, 1), date(2060, 1, 1)),
    st.integers(1, 3),
)
YEARS = ["last year", "this year", "next year", "three years ago", "the last ten years", "early next year"]
BY_TENSE = {
    "month",
    "month-day",
    "day-month",
    "numeric",
    "quarter",
    "weekday",
    "season",
    "weekend",
    "beside",
    "range",
    "nth",
}
"""Rules whose periods the tense of the sentence, or the words before, may move."""


def found(text: str, published: PartialDate | None) -> tuple[TimeExpression, ...]:
    """The times of a text without names."""
    return find_times(text, parse_layout(text).sections, (), published)


class TestSpans:
    """Where times lie."""

    @given(st.one_of(TEXTS, st.text()), st.none() | DATES)
    def test_lie_in_order_in_one_block_around_words(self, text: str, published: PartialDate | None) -> None:
        """Sorted, not overlapping, each in one heading or paragraph, with no white space at its ends; no error."""
        blocks = [block for section in parse_layout(text).sections for block in section.blocks()]
        end = 0
        for time in found(text, published):
            assert end <= time.span.start
            end = time.span.end
            assert any(block.covers(time.span) for block in blocks)
            assert time.span.of(text) == time.span.of(text).strip()

    @given(TEXTS)
    def test_absolute_times_need_no_date(self, text: str) -> None:
        """Another date of the article moves relative times only; without one they have no period."""
        one, other, none = (found(text, day) for day in (PartialDate(2025, 8, 9), PartialDate(1999, 1, 1), None))
        assert [time for time in one if not time.relative] == [time for time in other if not time.relative]
        assert all(time.period is None for time in none if time.relative)


class TestParseTime:
    """A string by itself."""

    @given(TEXTS, st.none() | DATES)
    def test_reads_what_was_found(self, text: str, published: PartialDate | None) -> None:
        """The words of a time mean the same alone, where neither tense nor other times decide."""
        for time in found(text, published):
            if time.rule not in BY_TENSE and time.period is not None and (time.relative or time.rule != "ago"):
                again = parse_time(time.span.of(text), published)
                assert again is not None
                assert (again.period, again.relative) == (time.period, time.relative)

    @given(st.sampled_from(YEARS), DATES, st.integers(-40, 40))
    def test_years_move_with_the_anchor(self, words: str, anchor: PartialDate, years: int) -> None:
        """An anchor some years later gives what lies as many years later."""
        moved = PartialDate(anchor.year + years, anchor.month, min(anchor.day, 28) if anchor.day else None)
        here, there = parse_time(words, anchor), parse_time(words, moved)
        assert here is not None
        assert there is not None
        assert there.period == moved_by(here.period, years)

    @given(st.text())
    def test_any_text_is_a_time_or_none(self, text: str) -> None:
        """Nothing is raised, and the span is what was given, without article and white space."""
        time = parse_time(text, PartialDate(2025, 8, 9))
        assert time is None or text.strip().endswith(time.span.of(text))


def moved_by(period: Period | None, years: int) -> Period | None:
    """A period of years so many years later."""
    shift: Callable[[PartialDate | None], PartialDate | None] = lambda day: day and PartialDate(day.year + years)  # noqa: E731
    return None if period is None else Period(shift(period.since), shift(period.until))
