"""Times in a text: names, tenses, neighbours, other times of the text, and hostile input."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from atomcorpus import Actor, ActorKind, Mention, PartialDate, Span, TimeExpression, parse, parse_time
from atomcorpus.annotations import LinkStatus
from atomcorpus.layout import parse_layout
from atomcorpus.times import find_times
from atomcorpus.times.grammar import BRANCHES, HIT_WORDS, HITS, read_at

sys.path.insert(0, str(Path(__file__).parent))
from written_forms import cases

if TYPE_CHECKING:
    from types import FrameType

PUBLISHED = PartialDate(2025, 8, 9)


def found(text: str, published: PartialDate | None = PUBLISHED, mentions: tuple[Mention, ...] = ()) -> list[str]:
    """What is found, as words and period; with a star where the article's date is needed."""
    times = find_times(text, parse_layout(text).sections, mentions, published)
    return [f"{time.span.of(text)}{'*' if time.relative else ''} = {period(time)}" for time in times]


def period(time: TimeExpression) -> str:
    """A period in short."""
    return repr(time).removeprefix("TimeExpression(").rpartition(", ")[0].removesuffix(", relative")


def named(text: str, *names: str) -> tuple[Mention, ...]:
    """Mentions of names where they first stand."""
    places = sorted((text.index(name), name) for name in names)
    return tuple(
        Mention(
            Span(at, at + len(name)),
            Actor(id=f"unlisted:{name}", name=name, kind=ActorKind.COMPANY),
            status=LinkStatus.UNLISTED,
            rule="x",
        )
        for at, name in places
    )


class TestNames:
    """What belongs to a name is no time."""

    @pytest.mark.parametrize(
        ("text", "names", "times"),
        [
            ("The 2025 Compute Pledge binds them.", ["2025 Compute Pledge"], []),
            ("They read Outlook 2025 twice.", ["Outlook 2025"], []),
            ("In 2024 the Outlook 2025 came out.", ["Outlook 2025"], ["2024 = 2024"]),
            ("The 2019 Ridge List barred them.", ["Ridge List"], ["2019 = 2019"]),
            ("Llama 3 May 2025 was the month.", ["Llama 3"], ["May 2025 = 2025-05"]),
            ("In May Lindgren spoke.", ["May Lindgren"], []),
        ],
    )
    def test_names_keep_their_years(self, text: str, names: list[str], times: list[str]) -> None:
        """A year in a name, or a month that is one, is left to it; what stands beside it is read."""
        assert found(text, mentions=named(text, *names)) == times


class TestContext:
    """Words that may be a time, and are one or not."""

    @pytest.mark.parametrize(
        ("text", "times"),
        [
            ("Collin Poe’s 1980 book and Ada Lin's 2016 essay are read.", ["1980 = 1980", "2016 = 2016"]),
            ("Starting 2020, robots sold well.", ["2020 = 2020"]),
            ("Over 2000 workers left in 2000.", ["2000 = 2000"]),
            ("The class of 2025 left; the Class of 2025 Fund stayed.", ["2025 = 2025"]),
            ("It came out (2016).", ["2016 = 2016"]),
            ("The March release and the May figures came.", ["March* = 2025-03", "May* = 2025-05"]),
            ("It follows August's list.", ["August* = 2025-08"]),
            ("Jan Poe and April Lin met Augusta.", []),
            ("That year is gone; in that year it was new.", ["that year = no period"]),
            ("This Week in Weights is a letter, “This Week” a show, since 9/11.", []),
            ("Today, we’re releasing the weights.", ["Today* = 2025-08-09"]),
            ("Today, nobody trains that way.", []),
            ("The essay that Lin wrote today is short.", ["today* = 2025-08-09"]),
            ("The models that we have today are large.", []),
            ("They released it quietly today.", ["today* = 2025-08-09"]),
            ("The labs releasing models today are large, and that is all one needs, or all you need today.", []),
            ("We are releasing models today.", ["today* = 2025-08-09"]),
            ("In Jan's case it was late, and in Jan it was not.", ["Jan* = 2025-01"]),
            ("It opens tomorrow.", ["tomorrow* = 2025-08-10"]),
            ("It rained in the summer.", ["summer* = 2025-06/2025-08"]),
            ("The Monday after the launch was calm, and so was the first Monday of it.", []),
            (
                "She told Tern News Tuesday that it opens in Lumora Friday.",
                ["Tuesday* = 2025-08-05", "Friday* = 2025-08-15"],
            ),
            ("In late 2000 it opened, between now and March it rests.", ["late 2000 = 2000", "March* = 2026-03"]),
            ("It is planned for March, and not for May Lindgren.", ["March* = 2026-03"]),
            ("It will be ready before the autumn.", ["autumn* = 2025-09/2025-11"]),
            ("In October Tern Labs left, in May Norsund did.", ["October* = 2024-10", "May* = 2025-05"]),
            (
                "An early-October Tern poll and a March speech told so.",
                ["early-October* = 2024-10", "March* = 2025-03"],
            ),
            ("The March on Lumora was long, and the collapse of 2008-9 too.", ["2008-9 = 2008/2009"]),
            ("Post-2020 rules; Monday Night Chess is a show.", ["2020 = 2020"]),
            ("It rose compared with 2014 numbers, and higher than 2019 levels.", ["2014 = 2014", "2019 = 2019"]),
            ("It has more than 2019 shops and about 2014 members.", []),
            ("The Tuesday-night talk was long.", ["Tuesday* = 2025-08-05"]),
            (
                "By mid\u20112025, in Q3\u00a02025 and on Aug.\u00a05,\n2025.",
                ["mid\u20112025 = 2025", "Q3\u00a02025 = 2025-07/2025-09", "Aug.\u00a05,\n2025 = 2025-08-05"],
            ),
            ("Black Friday came before Super Tuesday.", []),
            ("They left on 08-05-2025 and on 31.12.2024.", ["08-05-2025 = 2025-08-05", "31.12.2024 = 2024-12-31"]),
            ("They met again on Monday morning.", ["Monday* = 2025-08-04"]),
            ("It was a Saturday.", ["Saturday* = 2025-08-09"]),
            ("The 5/4 beat is rare; posted 05/04.", ["05/04* = 2025-05-04"]),
        ],
    )
    def test_decides(self, text: str, times: list[str]) -> None:
        """What stands beside them says so."""
        assert found(text) == times


class TestTense:
    """The nearest that fits the tense of the nearest verb."""

    @pytest.mark.parametrize(
        ("text", "times"),
        [
            ("It was shown on Tuesday.", ["Tuesday* = 2025-08-05"]),
            ("It will be shown on Tuesday.", ["Tuesday* = 2025-08-12"]),
            ("The firm said on Tuesday it will open the model in June.", ["Tuesday* = 2025-08-05", "June* = 2026-06"]),
            ("In June the firm said it was done.", ["June* = 2025-06"]),
            ("The launch is slated for October 3.", ["October 3* = 2025-10-03"]),
            ("The deal was closed in October.", ["October* = 2024-10"]),
            ("The rules take effect in February.", ["February* = 2026-02"]),
            ("Revenue fell in the fourth quarter.", ["fourth quarter* = 2024-10/2024-12"]),
            ("We met over the weekend.", ["weekend* = 2025-08-09/2025-08-10"]),
            (
                "It told of Q2 on July 30; Q3 comes October 29.",
                ["Q2* = 2025-04/2025-06", "July 30* = 2025-07-30", "Q3* = 2025-07/2025-09", "October 29* = 2025-10-29"],
            ),
            ("It could also become a factor in the November vote.", ["November* = 2025-11"]),
            ("The group rose to fame ahead of the November vote.", ["November* = 2025-11"]),
            ("It had twice as many heading into Tuesday’s vote.", ["Tuesday* = 2025-08-05"]),
            ("They appeared to dismiss it in October.", ["October* = 2024-10"]),
            ("The two are vying for seats in the November vote.", ["November* = 2025-11"]),
            ("It will almost certainly be decided in October.", ["October* = 2025-10"]),
            ("Lin was set to speak Thursday.", ["Thursday* = 2025-08-07"]),
            ("The firm said it plans an event for September.", ["September* = 2025-09"]),
            ("The chip launched in March will be replaced in June.", ["March* = 2025-03", "June* = 2026-06"]),
            ("Edit 04/29: a link was added.", ["04/29* = 2025-04-29"]),
        ],
    )
    def test_decides(self, text: str, times: list[str]) -> None:
        """Past and future of the clause; without any the nearest."""
        assert found(text) == times

    def test_a_near_date_is_not_pushed_a_year_away(self) -> None:
        """A verb in the past does not make of a day some weeks ahead one of the year before; but of a month it does."""
        assert found("The talk was moved to 12 August.") == ["12 August* = 2025-08-12"]
        assert found("The talk was given in September.") == ["September* = 2024-09"]

    def test_without_a_tense_it_is_a_day_of_this_year(self) -> None:
        """A list of what came in a year, written at its end, has no verbs; around New Year the other year is nearer."""
        published = PartialDate(2023, 12, 27)
        assert found("Apr. 12: Growing needs", published) == ["Apr. 12* = 2023-04-12"]
        assert found("Jan. 5: A look ahead", published) == ["Jan. 5* = 2024-01-05"]
        assert found("Dec. 28: A look back", PartialDate(2024, 1, 3)) == ["Dec. 28* = 2023-12-28"]

    def test_needs_a_date(self) -> None:
        """Without the article's date a relative time is there, and means nothing that is known."""
        texts = ["It was shown on Tuesday.", "It came last week.", "It came in June.", "It came two years ago."]
        assert [found(text, None) for text in texts] == [
            ["Tuesday* = no period"],
            ["last week* = no period"],
            ["June* = no period"],
            ["two years ago* = no period"],
        ]

    def test_ranges_have_their_words_without_a_date_too(self) -> None:
        """Two times that are one stay one when nothing is known of either."""
        assert found("It ran from May to July.", None) == ["from May to July* = no period"]
        assert found("It ran from 2030 to last year.") == ["from 2030 to last year* = no period"]

    def test_takes_what_the_date_has(self) -> None:
        """A date without a day gives years and months, and no week."""
        assert found("It came last year.", PartialDate(2025)) == ["last year* = 2024"]
        assert found("It came last month.", PartialDate(2025, 1)) == ["last month* = 2024-12"]
        assert found("It came last week.", PartialDate(2025, 1)) == ["last week* = no period"]
        assert found("It came last month.", PartialDate(2025)) == ["last month* = no period"]

    def test_the_calendar_ends(self) -> None:
        """Before the year 1 and after 9999 nothing is known."""
        assert found("It came 900 years ago.", PartialDate(500)) == ["900 years ago* = no period"]
        assert found("It comes next year.", PartialDate(9999)) == ["next year* = no period"]


class TestOtherTimes:
    """Times that hang on another one of the text."""

    @pytest.mark.parametrize(
        ("text", "times"),
        [
            (
                "It began on May 3, 2022 and ended the following day.",
                ["May 3, 2022 = 2022-05-03", "following day = 2022-05-04"],
            ),
            ("It began in 2019. The following year it grew.", ["2019 = 2019", "following year = 2020"]),
            ("It began in 2019. Two years later it closed.", ["2019 = 2019", "Two years later = 2021"]),
            ("It came on 2 June 2023, a month earlier than planned.", ["2 June 2023 = 2023-06-02"]),
            ("The same day it left.", ["same day = no period"]),
            (
                "It began in May 2019 and left in August of that year.",
                ["May 2019 = 2019-05", "August of that year = 2019-08"],
            ),
            ("It left on June 3 of the same year.", ["June 3 of the same year = no period"]),
            ("It left in 2019 and came back in that year.", ["2019 = 2019", "that year = 2019"]),
            ("It began in 2019. The following day it closed.", ["2019 = 2019", "following day = no period"]),
        ],
    )
    def test_are_counted_from_the_last_one(self, text: str, times: list[str]) -> None:
        """Where that has the part that is counted; they need no date of the article."""
        assert found(text) == times == found(text, None)


class TestNeighbours:
    """Words that belong to a time, and two times that are one."""

    @pytest.mark.parametrize(
        ("text", "times"),
        [
            ("It grew in May and June 2024.", ["May = 2024-05", "June 2024 = 2024-06"]),
            ("It grew in 2020, 2021 and 2022.", ["2020 = 2020", "2021 = 2021", "2022 = 2022"]),
            ("It ran from November 2023 to March.", ["from November 2023 to March = 2023-11/2024-03"]),
            ("It ran from December to March 2024.", ["from December to March 2024 = 2023-12/2024-03"]),
            ("It ran from 2023 to 2020.", ["2023 = 2023", "2020 = 2020"]),
            ("It runs through 2028.", ["2028 = 2028"]),
            ("It is open from 2026 onwards.", ["2026 onwards = 2026/.."]),
            ("It came at the end of last month.", ["the end of last month* = 2025-07"]),
            ("It came on Tuesday, August 5, at 10:30.", ["Tuesday, August 5* = 2025-08-05"]),
            ("Posted 2025-08-05T10:30:00Z by staff.", ["2025-08-05 = 2025-08-05"]),
            ("It replaced last year’s plan and 2024's list.", ["last year* = 2024", "2024 = 2024"]),
            ("It grew from 2019 to last year.", ["from 2019 to last year* = 2019/2024"]),
            ("It was as in 2019 - last year it was not.", ["2019 = 2019", "last year* = 2024"]),
            (
                "Sales grew from the third quarter of 2024 to Q1 2025.",
                ["from the third quarter of 2024 to Q1 2025 = 2024-07/2025-03"],
            ),
            (
                "Second-quarter sales rose, and its fiscal third quarter ended.",
                ["Second-quarter* = 2025-04/2025-06", "third quarter* = 2024-07/2024-09"],
            ),
            ("it came in august 2024, as they may in june", ["august 2024 = 2024-08"]),
            ("It rose in the 1930s-1950s.", ["1930s-1950s = 1930/1959"]),
            ("It may slip to the second week of June 2026.", ["June 2026 = 2026-06"]),
            ("The 31st of June 2025 is no day.", ["June 2025 = 2025-06"]),
            ("They met on the 3rd of June.", ["3rd of June* = 2025-06-03"]),
            ("It closed on the 12th.", ["12th* = 2025-07-12"]),
            ("It opened in April, not May.", ["April* = 2025-04", "May* = 2025-05"]),
            ("It earned more in the first nine months of 2024.", ["first nine months of 2024 = 2024-01/2024-09"]),
            ("It will report next Wednesday, Nov. 19.", ["next Wednesday, Nov. 19* = 2025-11-19"]),
            ("It was the last year to trust numbers, the last week of all.", []),
            ("The ads change what they buy two weeks later, and it is true 6 months later.", []),
        ],
    )
    def test_are_joined_or_not(self, text: str, times: list[str]) -> None:
        """Ranges with "from", "between", "to" and a dash; years given to a neighbour; parts of a time."""
        assert found(text) == times

    def test_headings_have_times_and_the_date_line_none(self) -> None:
        """Every block is read by itself, and the header of a text is no block."""
        text = "date 2025-08-09\n\n## Outlook for 2026\n\nIt grew last\nyear."
        times = parse(text).times
        assert [time.span.of(text) for time in times] == ["2026", "last\nyear"]


class TestParseTime:
    """One string as one time."""

    @pytest.mark.parametrize(
        "text", ["", " ", "soon", "x 2019", "2019 x", "2,025 users", "2019 and 2020", "in 2019", "3 years", "May June"]
    )
    def test_the_whole_string_or_nothing(self, text: str) -> None:
        """What is no time, more than one, or has words before or after it, is none."""
        assert parse_time(text, PUBLISHED) is None

    def test_takes_days_and_times_of_the_standard_library(self) -> None:
        """The anchor may be a `datetime.date`; the span leaves white space and article out."""
        time = parse_time(" the 1990s\n")
        assert time is not None
        assert (time.span, time.rule) == (Span(5, 10), "decade")
        assert parse_time("last year", date(2025, 1, 1)) == parse_time("last year", PartialDate(2025))


class TestScan:
    """What is looked at at all."""

    def test_every_form_holds_what_the_scan_looks_for(self) -> None:
        """No form of the suite is missed by the patterns of letters and figures."""
        for case in cases():
            is_hit = any(pattern.search(case.time) for pattern in HITS)
            assert is_hit or any(word in case.time for word in HIT_WORDS), case.time
            assert any(read_at(case.time, at, len(case.time)) for at in range(len(case.time))), case.time

    def test_every_rule_is_tried_where_it_may_match(self) -> None:
        """What stands at a place leaves out no rule that matches there: the first of all that do is the one."""
        for case in cases():
            for at in range(len(case.time)):
                if at and (case.time[at - 1].isalnum() or case.time[at - 1] == "_"):
                    continue
                fit = [rule for rule, branch in BRANCHES.items() if re.compile(branch).match(case.time, at)]
                read = read_at(case.time, at, len(case.time))
                assert (read and read[0]) == (fit[0] if fit else None), case.time

    @pytest.mark.parametrize(
        "unit",
        [
            *("1999 ", "last ", "last year ", "from 1999 to ", "May ", "3 May ", "the end of ", "1", "1999-", "Q3 "),
            *("two years ago ", "between ", "today ", "May and ", "twenty-", "1990s-", "in May, ", "00:00 "),
        ],
    )
    def test_work_is_linear(self, unit: str) -> None:
        """Four times the text are at most some five times the calls, whatever it repeats; and nothing is raised."""
        counts = [calls(unit * (size // len(unit))) for size in (2_000, 8_000)]
        assert counts[1] <= 5 * counts[0] + 200


def calls(text: str) -> int:
    """How many functions are called to find the times of a text."""
    sections = parse_layout(text).sections
    number = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_times(text, sections, (), PUBLISHED)
    finally:
        sys.setprofile(before)
    return number
