"""Written forms of times with the right value by construction: templates, what fills them, and anchors.

A case has the words, the date that they are read against, and what they mean. Its value is worked out here with the
calendar of the standard library, from what filled the template and not from the words. No form is in it about which
two careful readers could differ.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = "January February March April May June July August September October November December".split()
SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBERS = {2: "two", 3: "three", 5: "five", 6: "six", 10: "ten", 18: "eighteen"}
ANCHORS = (date(2025, 8, 9), date(2024, 2, 29), date(2023, 1, 2), date(2026, 12, 31))
DAYS = (date(2025, 8, 5), date(2023, 11, 30), date(2019, 1, 1), date(2024, 2, 29), date(2026, 5, 12))
PLAIN = ("The lab changed its licence {} for good.", "Since then ({}) nothing has happened.")
PAST = ("The lab published its weights {} without a word.", "It had closed the office {}, a filing showed.")
COMING = ("The lab will publish its weights {} as well.", "It is expected to open the office {}, a filing says.")


class Case(NamedTuple):
    """A form.

    Attributes:
        words: As they are written, with the preposition that stands before them.
        time: Of these, the time.
        period: What it means: ISO dates, with a slash between two.
        anchor: The date that it is read against.
        relative: Whether that date is needed.
        frames: Sentences that it may stand in.
    """

    words: str
    time: str
    period: str
    anchor: date | None = None
    relative: bool = False
    frames: tuple[str, ...] = PLAIN[:1]

    @property
    def by_tense(self) -> bool:
        """Whether the tense decides what it means."""
        return self.relative and self.frames in (PAST, COMING)


def suffix(day: int) -> str:
    """The ending of an ordinal number."""
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def month_from(day: date, count: int) -> str:
    """The month so many months away."""
    number = day.year * 12 + day.month - 1 + count
    return f"{number // 12}-{number % 12 + 1:02}"


def years() -> Iterator[Case]:
    """Years, decades, and what is written around them."""
    for year in (1956, 1987, 2001, 2019, 2024, 2031):
        yield Case(f"in {year}", str(year), f"{year}", frames=PLAIN)
        for part in ("early", "late", "mid"):
            yield Case(f"in {part} {year}", f"{part} {year}", f"{year}")
            yield Case(f"in {part}-{year}", f"{part}-{year}", f"{year}")
        for part in ("the end of", "the beginning of", "the middle of", "the start of"):
            yield Case(f"at {part} {year}", f"{part} {year}", f"{year}")
        yield Case(f"from {year} onwards", f"{year} onwards", f"{year}/..")
        yield Case(f"between {year} and {year + 3}", f"between {year} and {year + 3}", f"{year}/{year + 3}")
        yield Case(f"from {year} to {year + 2}", f"from {year} to {year + 2}", f"{year}/{year + 2}")
        yield Case(f"from {year} through {year + 5}", f"from {year} through {year + 5}", f"{year}/{year + 5}")
        yield Case(f"in {year}-{year + 1}", f"{year}-{year + 1}", f"{year}/{year + 1}")
        yield Case(f"in {year}–{year + 4}", f"{year}–{year + 4}", f"{year}/{year + 4}")
        yield Case(f"in fiscal {year}", f"fiscal {year}", f"{year}")
        yield Case(f"in FY{year}", f"FY{year}", f"{year}")
        yield Case(f"in fiscal year {year}", f"fiscal year {year}", f"{year}")
    for decade in (1950, 1990, 2010, 2030):
        yield Case(f"in the {decade}s", f"{decade}s", f"{decade}/{decade + 9}", frames=PLAIN)
        for part in ("early", "mid", "late"):
            yield Case(f"in the {part} {decade}s", f"{part} {decade}s", f"{decade}/{decade + 9}")
    yield Case("in the nineties", "nineties", "1990/1999")
    yield Case("in the late ’80s", "late ’80s", "1980/1989")


def parts_of_years() -> Iterator[Case]:
    """Quarters, halves and seasons with a year."""
    for year in (2019, 2024, 2025):
        for number, word in enumerate(("first", "second", "third", "fourth"), 1):
            period = f"{year}-{3 * number - 2:02}/{year}-{3 * number:02}"
            for words in (f"Q{number} {year}", f"{word} quarter of {year}", f"Q{number} of {year}"):
                yield Case(f"in {'the ' if words[0] != 'Q' else ''}{words}", words, period)
        yield Case(f"in the first half of {year}", f"first half of {year}", f"{year}-01/{year}-06")
        yield Case(f"in the second half of {year}", f"second half of {year}", f"{year}-07/{year}-12")
        yield Case(f"in H1 {year}", f"H1 {year}", f"{year}-01/{year}-06")
        for season, first in (("spring", 3), ("summer", 6), ("autumn", 9), ("fall", 9)):
            period = f"{year}-{first:02}/{year}-{first + 2:02}"
            yield Case(f"in {season} {year}", f"{season} {year}", period)
            yield Case(f"in the {season} of {year}", f"{season} of {year}", period)


def months() -> Iterator[Case]:
    """Months with their year."""
    for number, (month, short) in enumerate(zip(MONTHS, SHORT, strict=True), 1):
        year = 2014 + number
        period = f"{year}-{number:02}"
        for words in (f"{month} {year}", f"{month} of {year}", f"{short} {year}", f"early {month} {year}"):
            yield Case(f"in {words}", words, period)
        yield Case(f"at the end of {month} {year}", f"the end of {month} {year}", period)
    for first in (1, 4, 7):
        one, two = MONTHS[first - 1], MONTHS[first + 1]
        period = f"2024-{first:02}/2024-{first + 2:02}"
        yield Case(f"from {one} to {two} 2024", f"from {one} to {two} 2024", period)
        yield Case(f"between {one} and {two} 2024", f"between {one} and {two} 2024", period)
        yield Case(f"in {one}–{two} 2024", f"{one}–{two} 2024", period)
        yield Case(
            f"from {one} 2023 to {two} 2024", f"from {one} 2023 to {two} 2024", f"2023{period[4:7]}/{period[8:]}"
        )


def days() -> Iterator[Case]:
    """Days with their year, in every order."""
    for day in DAYS:
        month, short, number = MONTHS[day.month - 1], SHORT[day.month - 1], day.day
        for words in (
            f"{month} {number}, {day.year}",
            f"{month} {number} {day.year}",
            f"{month} {number}{suffix(number)}, {day.year}",
            f"{short} {number}, {day.year}",
            f"{short} {number:02}, {day.year}",
            f"{number} {month} {day.year}",
            f"{number}{suffix(number)} {month} {day.year}",
            f"{number}{suffix(number)} of {month} {day.year}",
            f"{number} {short} {day.year}",
            f"{WEEKDAYS[day.weekday()]}, {month} {number}, {day.year}",
            f"{WEEKDAYS[day.weekday()]}, {number} {month} {day.year}",
            f"{day:%Y-%m-%d}",
            f"{day:%Y/%m/%d}",
            f"{day.month}/{number}/{day.year}" if number > 12 else f"{day:%Y-%m-%d}",
        ):
            yield Case(f"on {words}", words, f"{day}", frames=PLAIN)
    yield Case("on May 3-5, 2025", "May 3-5, 2025", "2025-05-03/2025-05-05")
    yield Case("on 3–5 May 2025", "3–5 May 2025", "2025-05-03/2025-05-05")
    yield Case("from May 30 to June 2, 2025", "from May 30 to June 2, 2025", "2025-05-30/2025-06-02")
    yield Case("from 30 May to 2 June 2025", "from 30 May to 2 June 2025", "2025-05-30/2025-06-02")


def units() -> Iterator[Case]:
    """Years, months, weeks and days from an anchor."""
    for anchor in ANCHORS:
        year = anchor.year
        monday = anchor - timedelta(days=anchor.weekday())

        def case(words: str, period: str, lead: str = "", anchor: date = anchor) -> Case:
            return Case(f"{lead}{words}", words, period, anchor, relative=True)

        yield case("last year", f"{year - 1}")
        yield case("this year", f"{year}")
        yield case("next year", f"{year + 1}")
        yield case("earlier this year", f"{year}")
        yield case("late last year", f"{year - 1}")
        yield case("early next year", f"{year + 1}")
        yield case("the end of the year", f"{year}", "by ")
        yield case("year’s end", f"{year}", "by ")
        yield case("year-end", f"{year}", "by ")
        yield case("the end of this year", f"{year}", "by ")
        yield case("last month", month_from(anchor, -1))
        yield case("this month", month_from(anchor, 0))
        yield case("next month", month_from(anchor, 1))
        yield case("later this month", month_from(anchor, 0))
        for word, weeks in (("last", -1), ("this", 0), ("next", 1)):
            first = monday + timedelta(weeks=weeks)
            yield case(f"{word} week", f"{first}/{first + timedelta(days=6)}")
            quarter = (anchor.year * 12 + anchor.month - 1) // 3 + weeks
            start = date(quarter // 4, quarter % 4 * 3 + 1, 1)
            yield case(f"{word} quarter", f"{month_from(start, 0)}/{month_from(start, 2)}")
        yield case("yesterday", f"{anchor - timedelta(days=1)}")
        yield case("tomorrow", f"{anchor + timedelta(days=1)}")
        for count, number in NUMBERS.items():
            yield case(f"{number} years ago", f"{year - count}")
            yield case(f"{count} months ago", month_from(anchor, -count))
            yield case(f"{number} days ago", f"{anchor - timedelta(days=count)}")
            then = monday - timedelta(weeks=count)
            yield case(f"{count} weeks ago", f"{then}/{then + timedelta(days=6)}")
            yield case(f"last {number} years", f"{year - count}/{year}", "over the ")
            yield case(f"past {count} months", f"{month_from(anchor, -count)}/{month_from(anchor, 0)}", "in the ")
            yield case(f"next {number} years", f"{year}/{year + count}", "over the ")
            yield case(f"next {count} days", f"{anchor}/{anchor + timedelta(days=count)}", "for the ")
        yield case("January of this year", f"{year}-01", "in ")
        yield case("August last year", f"{year - 1}-08", "in ")


def by_tense() -> Iterator[Case]:
    """Weekdays, months and days without a year: the nearest that fits the tense."""
    for anchor in ANCHORS:
        for number, weekday in enumerate(WEEKDAYS):
            back, ahead = (anchor.weekday() - number) % 7, (number - anchor.weekday()) % 7
            yield Case(f"on {weekday}", weekday, f"{anchor - timedelta(days=back)}", anchor, relative=True, frames=PAST)
            yield Case(
                f"on {weekday}", weekday, f"{anchor + timedelta(days=ahead)}", anchor, relative=True, frames=COMING
            )
            last, following = anchor - timedelta(days=back or 7), anchor + timedelta(days=ahead or 7)
            yield Case(f"last {weekday}", f"last {weekday}", f"{last}", anchor, relative=True, frames=PAST[:1])
            yield Case(f"next {weekday}", f"next {weekday}", f"{following}", anchor, relative=True, frames=COMING[:1])
        for months in (2, 5):
            for away, frames in ((-months, PAST), (months, COMING)):
                there = month_from(anchor, away)
                month = MONTHS[int(there[5:]) - 1]
                yield Case(f"in {month}", month, there, anchor, relative=True, frames=frames)
                day = date(int(there[:4]), int(there[5:]), 12)
                yield Case(f"on {month} 12", f"{month} 12", f"{day}", anchor, relative=True, frames=frames)
                yield Case(f"on 12 {month}", f"12 {month}", f"{day}", anchor, relative=True, frames=frames)
                assert monthrange(day.year, day.month)


def cases() -> list[Case]:
    """All of them."""
    makers = (years, parts_of_years, months, days, units, by_tense)
    return [case for maker in makers for case in maker()]


NEGATIVES = """
The cluster holds 2000 GPUs in one hall.
It was trained on 2048 H800 cards.
More than 2025 users signed the letter.
Some 1,990 developers replied.
About 1800 people came.
Roughly 2000 tokens fit into the window.
A window of 2048 tokens was enough.
They rented 1920 nodes for the run.
The page has 1500 words.
It scored 1987.5 on the test.
The price is $2025 a seat.
It costs €1999 with a licence.
The fee of £2000 was waived.
They paid ¥2000 for a seat.
The model gpt-4o-2024-08-06 is gone.
We used qwen-max-2025-01-25 for it.
Build v2025.08 is broken.
Version 2024.1 was pulled.
See page 2019 of the annex.
They meet in room 2001.
Call 555-2025 for help.
Call +1 202 555 0143 now.
The bill is SB 1047.
They read H.R. 2021 aloud.
It took three years to build.
The term is 18 months.
It ran for two weeks.
They answer within 2 years.
A three-year plan is ready.
The 18-month ban is over.
It is a ten-year lease.
She is 25 years old.
He is a 30-year-old engineer.
They meet at 10:30 in the hall.
It starts at 4 p.m. sharp.
The talk lasted 45 minutes.
It may fail at any moment.
You may ask again.
May I ask a question?
May the best model win.
They march on the capital.
March forward with care.
Prices fall when chips get cheap.
Sales fall again.
They spring into action.
A spring broke in the lock.
Nobody knows what is coming soon.
Recently the tone has changed.
These days everybody trains models.
So far it has held.
Until now nobody tried.
It works now as before.
It will be open soon.
They often meet for lunch.
AI today is not what it was.
The world of today is fast.
Today’s models are large.
They build the AI of tomorrow.
Tomorrow’s leaders need skills.
Every Monday they meet.
They meet on Mondays only.
Each Friday a note goes out.
It is busy most Wednesday mornings.
Black Friday brings crowds.
The Sunday Times was first to report it.
They bought it on Cyber Monday for little.
The batteries last two years.
The batteries last ten days.
This one lasts.
The last of the models is small.
It is the next big thing.
The next generation is faster.
This model is open.
That model is closed.
The same model runs on phones.
The following table has more.
The previous version was slower.
The last version was better.
Two out of 2 tests passed.
They won 3/4 of the votes.
It runs 24/7 without a break.
A score of 4/5 is good.
It is 50/50 at best.
The ratio is 16/9 on screens.
The image is 1920x1080 in size.
It has 1.5 billion parameters.
The port 8080 is open.
Error 2013 came up.
The article 2019 b applies.
Chapter 1984 is missing.
NeurIPS 2024 was full.
The AIME 2025 scores are public.
They took part in CES 2025 with a booth.
Windows 2000 is old.
The Data Protection Act of 2018 applies.
The second quarter-final was close.
They own a quarter of it.
The third quarter of the field is dry.
A second half was cut off.
It is the first half of a book.
Half a year is enough.
A day is long.
The year is long.
A week has seven days.
In years to come it matters.
For decades nothing moved.
Month after month it grew.
Day after day they wait.
Years of work were lost.
It is a matter of weeks.
The weekday crowd is small.
A weekend house is dear.
They like weekends.
In the first place it is slow.
The 7th attempt failed.
He finished 2nd in the race.
It is the 20th model in the list.
The 1st edition is rare.
They need 10 days of rest.
The rest of the team left.
It is the end of an era.
The start of the talk was late.
The 4th floor is empty.
""".strip().splitlines()
"""Sentences without any time."""
