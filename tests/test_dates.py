"""Partial dates: the record, its order, what is read as a date and what is not."""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.dates import PartialDate, find_dates, month_number, parse_date, parse_stamp, shifted, week_of
from atomcorpus.errors import ParseError, ValidationError

partial_dates = st.builds(
    lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]), st.dates(), st.integers(1, 3)
)
MONTHS = [
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
]


def found_in(text: str) -> list[tuple[str, str]]:
    """What is found in a text, as (stretch, date)."""
    return [(text[start:end], day.isoformat()) for start, end, day in find_dates(text)]


class TestPartialDate:
    """The record."""

    @pytest.mark.parametrize(
        ("parts", "message"),
        [
            ((0,), "PartialDate.year: 0 is not a year from 1 to 9999"),
            ((10000,), "PartialDate.year: 10000 is not a year from 1 to 9999"),
            (("2025",), "PartialDate.year: '2025' is not a year from 1 to 9999"),
            ((True,), "PartialDate.year: True is not a year from 1 to 9999"),
            ((2025, 13), "PartialDate.month: 13 is not a month from 1 to 12"),
            ((2025, 0), "PartialDate.month: 0 is not a month from 1 to 12"),
            ((2025, True), "PartialDate.month: True is not a month from 1 to 12"),
            ((2025, None, 3), "PartialDate.day: 3 without a month"),
            ((2025, 2, 29), "PartialDate.day: 29 is not a day of 2025-02, which has 28"),
            ((2025, 4, 0), "PartialDate.day: 0 is not a day of 2025-04, which has 30"),
            ((2025, 4, 1.0), "PartialDate.day: 1.0 is not a day of 2025-04, which has 30"),
        ],
    )
    def test_refuses_what_no_calendar_has(self, parts: tuple[int, ...], message: str) -> None:
        """The message names the part and what was expected."""
        with pytest.raises(ValidationError) as caught:
            PartialDate(*parts)
        assert str(caught.value) == message

    def test_writes_only_what_is_known(self) -> None:
        """ISO with one, two or three parts; years have four digits."""
        assert [str(PartialDate(*parts)) for parts in ((987,), (2025, 8), (2025, 8, 9))] == [
            "0987",
            "2025-08",
            "2025-08-09",
        ]
        assert PartialDate(2025, 8).date_parts == (2025, 8)

    def test_range(self) -> None:
        """The days that it may mean, leap years included."""
        assert (PartialDate(2024).earliest, PartialDate(2024).latest) == (date(2024, 1, 1), date(2024, 12, 31))
        assert PartialDate(2024, 2).latest == date(2024, 2, 29)
        assert PartialDate(9999).latest == date.max

    @given(partial_dates)
    def test_survives_pickling_and_copying(self, day: PartialDate) -> None:
        """And hashes as its equal."""
        assert pickle.loads(pickle.dumps(day)) == copy.deepcopy(day) == day  # noqa: S301 - our own bytes
        assert hash(PartialDate(day.year, day.month, day.day)) == hash(day)


class TestOrder:
    """Dates sort by their parts."""

    @given(partial_dates, partial_dates)
    def test_is_total(self, one: PartialDate, other: PartialDate) -> None:
        """Of two dates exactly one is smaller, or they are equal."""
        assert [one < other, one == other, one > other].count(True) == 1
        assert (one <= other) == (not one > other)
        assert (one >= other) == (not one < other)

    @given(st.lists(partial_dates))
    def test_sorting_keeps_the_days_in_order(self, days: list[PartialDate]) -> None:
        """Sorted dates begin one after the other, and a date stands before those that complete it."""
        for one, other in pairwise(sorted(days)):
            assert one.earliest <= other.earliest
        assert PartialDate(2025) < PartialDate(2025, 8) < PartialDate(2025, 8, 9) < PartialDate(2026)

    @given(partial_dates, partial_dates)
    def test_overlap_is_a_shared_day(self, one: PartialDate, other: PartialDate) -> None:
        """It goes both ways, holds for equals, and dates without it sort as their days do."""
        assert one.overlaps(other) == other.overlaps(one)
        assert one.overlaps(one)
        prefix = one.date_parts[: len(other.date_parts)] == other.date_parts[: len(one.date_parts)]
        assert one.overlaps(other) == prefix
        if not prefix:
            assert (one < other) == (one.latest < other.earliest)

    def test_is_not_with_other_things(self) -> None:
        """A `datetime.date` is no partial date."""
        with pytest.raises(TypeError):
            assert PartialDate(2025) < date(2025, 1, 1)  # type: ignore[operator]  # the error is the point
        for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
            assert getattr(PartialDate(2025), compare)(2025) is NotImplemented
        assert PartialDate(2025, 1, 1) != date(2025, 1, 1)


class TestParseDate:
    """One whole string is one date."""

    @given(partial_dates)
    def test_iso_reads_back(self, day: PartialDate) -> None:
        """What `isoformat` writes, with or without white space around it, is read as it was."""
        assert parse_date(day.isoformat()) == parse_date(f" {day}\n") == day

    @given(st.dates(min_value=date(1500, 1, 1), max_value=date(2099, 12, 31)), st.data())
    def test_written_dates_read_back(self, day: date, data: st.DataObject) -> None:
        """However prose writes a day, the same day is read, whatever day it is today."""
        long, short = MONTHS[day.month - 1]
        month = data.draw(st.sampled_from([long, short, short + "."]))
        suffix = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
        number = data.draw(st.sampled_from([f"{day.day}", f"{day.day:02}", f"{day.day}{suffix}"]))
        form = data.draw(
            st.sampled_from(
                ["{m} {d}, {y}", "{m} {d} {y}", "{d} {m} {y}", "{d} {m}, {y}", "{d} of {m} {y}", "{m}\xa0{d},\n{y}"]
            )
        )
        assert parse_date(form.format(m=month, d=number, y=day.year)) == PartialDate(day.year, day.month, day.day)
        assert (
            parse_date(f"{month} {day.year}") == parse_date(f"{month}, {day.year}") == PartialDate(day.year, day.month)
        )

    @pytest.mark.parametrize(
        "clock",
        ["T10:30", "T10:30Z", " 10:30", " 10:30:00", "T10:30:00.123456789+02:00", " 24:00 UTC", "T10:30:00 -0500"],
    )
    def test_passes_over_a_time(self, clock: str) -> None:
        """A time behind a whole ISO date is no part of it."""
        assert parse_date("2025-08-09" + clock) == PartialDate(2025, 8, 9)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " ",
            "3.5",
            "Qwen 2.5",
            "May",
            "March",
            "August 9",
            "9/8/2025",
            "08.09.2025",
            "20250809",
            "2025-W32",
            "2025-08-09T99:99",
            "2025-08T10:30",
            "today",
            "last week",
            "in 2025",
            "2025-8-9",
            "٢٠٢٥-٠٨-٠٩",
            "May 20",
            "10:30",
            "2025 10:30",
            "Smarch 2025",
            "Sepember 2025",
        ],
    )
    def test_nothing_else_is_a_date(self, text: str) -> None:
        """Numbers, versions, bare months, other calendars' digits and ambiguous forms are refused."""
        with pytest.raises(ParseError) as caught:
            parse_date(text)
        assert str(caught.value) == f"{text.strip()!r} is not a date (at line 1, column 1)"

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("2025-13-45", "'2025-13-45' is not a date: 13 is not a month from 1 to 12 (at line 1, column 1)"),
            (
                "\n 2025-02-29",
                "'2025-02-29' is not a date: 29 is not a day of 2025-02, which has 28 (at line 2, column 2)",
            ),
            ("0000", "'0000' is not a date: 0 is not a year from 1 to 9999 (at line 1, column 1)"),
            ("31 June 2025", "'31 June 2025' is not a date (at line 1, column 1)"),
            ("February 29, 2025", "'February 29, 2025' is not a date (at line 1, column 1)"),
            ("00 May 2025", "'00 May 2025' is not a date (at line 1, column 1)"),
            ("x" * 50, f"'{'x' * 37}...' is not a date (at line 1, column 1)"),
        ],
    )
    def test_impossible_dates(self, text: str, message: str) -> None:
        """The error says what is wrong and where; a long text is shortened."""
        with pytest.raises(ParseError) as caught:
            parse_date(text)
        assert str(caught.value) == message
        assert str(pickle.loads(pickle.dumps(caught.value))) == message  # noqa: S301 - our own bytes

    @given(st.text())
    def test_any_text_is_a_date_or_a_parse_error(self, text: str) -> None:
        """No other error leaves."""
        try:
            day = parse_date(text)
        except ParseError:
            return
        assert f"{day.year:04}" in text


class TestFindDates:
    """Dates in prose."""

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("It came on August 9, 2025, in Paris.", [("August 9, 2025", "2025-08-09")]),
            ("On 9 August 2025 and in Sept. 2024.", [("9 August 2025", "2025-08-09"), ("Sept. 2024", "2024-09")]),
            ("the 9th of August 2025", [("9th of August 2025", "2025-08-09")]),
            ("(2025-08-09)", [("2025-08-09", "2025-08-09")]),
            ("in mid-May 2025", [("May 2025", "2025-05")]),
            ("on Sept. 9,\n2025.", [("Sept. 9,\n2025", "2025-09-09")]),
        ],
    )
    def test_finds(self, text: str, found: list[tuple[str, str]]) -> None:
        """Months with years, days, and whole ISO dates, each with its place."""
        assert found_in(text) == found

    @pytest.mark.parametrize(
        "text",
        [
            "Qwen 2.5 and GPT-4 in 2025",
            "It may 2025 times fail",
            "May I?",
            "In March they left.",
            "gpt-4o-2024-08-06",
            "v2024-08-06x",
            "2025-08",
            "31 June 2025",
            "Olmo 2 2025",
            "May 2025B tokens",
            "Dec 2024.5",
        ],
    )
    def test_leaves(self, text: str) -> None:
        """Versions, bare years and months, stamps within names, impossible days."""
        assert found_in(text) == []

    def test_takes_no_day_from_a_version(self) -> None:
        """A number that hangs on another is no day: the month stays."""
        assert found_in("Qwen 2.5 May 2025") == found_in("GPT-4 May 2025") == [("May 2025", "2025-05")]
        assert found_in("9-11 August 2025") == [("August 2025", "2025-08")]

    @given(
        st.lists(
            st.one_of(
                st.text(max_size=5),
                st.sampled_from(["May ", "9 ", "2025", "-08-09", "2025-08-09", ", ", "Aug. ", "31 June 2025"]),
            )
        ).map("".join)
    )
    def test_finds_what_parses(self, text: str) -> None:
        """What is found lies in order and reads as that date by itself."""
        position = 0
        for start, end, day in find_dates(text):
            assert position <= start < end <= len(text)
            assert parse_date(text[start:end]) == day
            position = end

    def test_the_day_of_reading_changes_nothing(self) -> None:
        """No part comes from the clock: a month gives no day, on any day of it."""
        assert {parse_date("February 2024").day, parse_date("January 2025").day} == {None}
        first = date(2024, 1, 1)
        days = [first + timedelta(days=number) for number in range(366)]
        assert all(parse_date(f"{day:%B} {day.day}, 2024") == PartialDate(2024, day.month, day.day) for day in days)


class TestParseStamp:
    """Dates as programs write them."""

    @given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(range(24)), st.data())
    def test_what_programs_write_reads_back(self, day: date, hour: int, data: st.DataObject) -> None:
        """Mail, feeds, tables and the lines above articles: the day that stands there, whatever the zone."""
        long, short = MONTHS[day.month - 1]
        name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[day.weekday()]
        half, twelve = ("a.m.", "p.m.")[hour > 11], hour % 12 or 12
        form = data.draw(
            st.sampled_from(
                [
                    f"{name[:3]}, {day.day:02} {short[:3]} {day.year} {hour:02}:25:00 GMT",
                    f"{name[:3]}, {day.day} {short[:3]} {day.year} {hour:02}:25 +0200",
                    f"{name}, {long} {day.day}, {day.year}",
                    f"{name} {day.day} {long} {day.year}",
                    f"{short}. {day.day}, {day.year} at {twelve}:25 {half} EDT",
                    f"{long} {day.day}, {day.year}, {twelve}:25 {half[0].upper()}M",
                    f"{long.upper()} {day.day}, {day.year}",
                    f"{day.day:02}-{short[:3]}-{day.year}",
                    f"{name[:3]} {short[:3]} {day.day:>2} {hour:02}:25:00 {day.year}",
                    f"{day:%Y%m%d}",
                    f"{day:%Y%m%d}T{hour:02}2500Z",
                    f"{day:%Y/%m/%d} {hour:02}:25",
                    f"{day.year}-{day.month}-{day.day}",
                    f"{day}T{hour:02}:25:00.000+02:00",
                    f"{day} {hour:02}:25:00 UTC",
                ]
            )
        )
        assert parse_stamp(form) == parse_stamp(f" {form}\n") == PartialDate(day.year, day.month, day.day)

    @given(partial_dates)
    def test_reads_what_parse_date_reads(self, day: PartialDate) -> None:
        """Dates with parts missing too."""
        assert parse_stamp(day.isoformat()) == day

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("8/9/2025", "'8/9/2025' is not a date (at line 1, column 1)"),
            ("1754697600", "'1754697600' is not a date (at line 1, column 1)"),
            ("Aug 5, 2025 4", "'Aug 5, 2025 4' is not a date (at line 1, column 1)"),
            ("20251345", "'2025-13-45' is not a date: 13 is not a month from 1 to 12 (at line 1, column 1)"),
            ("Tue, 31 Jun 2025 10:00:00 GMT", "'31 Jun 2025' is not a date (at line 1, column 1)"),
            ("2025/2/29", "'2025-02-29' is not a date: 29 is not a day of 2025-02, which has 28 (at line 1, column 1)"),
            ("yesterday", "'yesterday' is not a date (at line 1, column 1)"),
        ],
    )
    def test_no_dates(self, text: str, message: str) -> None:
        """Days whose month nobody knows, numbers of seconds, and what no calendar has, are refused."""
        with pytest.raises(ParseError) as caught:
            parse_stamp(text)
        assert str(caught.value) == message

    @given(st.text())
    def test_any_text_is_a_date_or_a_parse_error(self, text: str) -> None:
        """No other error leaves."""
        try:
            parse_stamp(text)
        except ParseError:
            return


class TestArithmetic:
    """Dates that lie so many units away."""

    @pytest.mark.parametrize(
        ("day", "unit", "count", "there"),
        [
            ((2025, 8, 31), "month", -6, "2025-02"),
            ((2024, 2, 29), "year", -1, "2023"),
            ((2025, 1), "quarter", -1, "2024-10"),
            ((2025, 12, 31), "week", 1, "2026-01-07"),
            ((2025, 3, 1), "day", -1, "2025-02-28"),
            ((2025,), "decade", 2, "2045"),
        ],
    )
    def test_has_the_precision_of_the_unit(self, day: tuple[int, ...], unit: str, count: int, there: str) -> None:
        """Days for days and weeks, months for months and quarters, else years."""
        assert str(shifted(PartialDate(*day), unit, count)) == there

    def test_unknown_parts_and_the_ends_of_the_calendar(self) -> None:
        """What lacks the part that is counted, or would lie in no year, is None."""
        assert shifted(PartialDate(2025), "month", 1) is shifted(PartialDate(2025, 8), "day", 1) is None
        assert shifted(PartialDate(9999), "year", 1) is shifted(PartialDate(1), "decade", -1) is None
        assert shifted(PartialDate(2025), "year", 10**20) is None

    @given(st.dates())
    def test_weeks_begin_on_monday(self, day: date) -> None:
        """A day lies in its week, which has seven days, where the calendar has them."""
        week = week_of(PartialDate(day.year, day.month, day.day))
        if week is None:
            assert date.max - day < timedelta(days=7)
            return
        monday, sunday = week
        assert (monday.earliest.weekday(), sunday.earliest - monday.earliest) == (0, timedelta(days=6))
        assert monday.earliest <= day <= sunday.earliest

    def test_a_month_has_no_week(self) -> None:
        """Only a day lies in one."""
        assert week_of(PartialDate(2025, 8)) is None

    def test_months_have_numbers(self) -> None:
        """By either spelling."""
        assert [month_number(name) for pair in MONTHS for name in pair] == [n for n in range(1, 13) for _ in "ab"]
