"""What stands behind a number: units, nouns, what is neither, and what the words around it make of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from atomcorpus import Quantity, Section, Span, parse_quantity
from atomcorpus.quantities import find_quantities

BILLION = 10**9


def found_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of one paragraph."""
    return find_quantities(text, (Section(None, (Span(0, len(text)),)),), (), ())


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Words, value and unit of the quantities of one paragraph; a range with two dots."""
    return [(one.span.of(text), value(one), one.unit) for one in found_in(text)]


def value(one: Quantity) -> str:
    """The bounds of a quantity, written out."""
    low, high = ("" if bound is None else f"{bound:f}" for bound in (one.low, one.high))
    return low if low == high else f"{low}..{high}"


class TestNouns:
    """The noun that a number counts."""

    @pytest.mark.parametrize(
        ("text", "words", "unit"),
        [
            ("Some 24,000 fraudulent accounts were shut.", "24,000 fraudulent accounts", "account"),
            ("They hired 20 systems engineers at once.", "20 systems engineers", "engineer"),
            ("It has a window of 64,000 token size.", "64,000 token", "token"),
            ("They run a 10,000 GPU cluster.", "10,000 GPU", "GPU"),
            ("A 12-person team wrote it.", "12-person", "person"),
            ("We saw 40 new and used cars there.", "40 new and used cars", "car"),
            (
                "The firm let go thousands of Black and Latino workers.",
                "thousands of Black and Latino workers",
                "worker",
            ),
            ("It ran on eight H100s.", "eight H100s", "H100"),
            ("There are 20 of its engineers left.", "20 of its engineers", "engineer"),
            ("Asta Poe's two hard problems stand.", "two hard problems", "problem"),
            ("It runs 1 small model for all.", "1 small model", "model"),
            ("It is used by 300 people now.", "300 people", "person"),
            ("We found 9 smaller “Tern” models in it.", "9 smaller “Tern” models", "model"),
            ("They did 150 sales and left.", "150 sales", "sale"),
            ("Its 20 companies' data were lost.", "20 companies", "company"),
            ("They use 3 two-stage filters.", "3 two-stage filters", "filter"),
            ("It is 2.5 points ahead.", "2.5 points", "point"),
            (
                "They sell two open-weight, text-only reasoning models.",
                "two open-weight, text-only reasoning models",
                "model",
            ),
            ("They sell two new, cheaper models.", "two new, cheaper models", "model"),
            ("It says 34,570 U.S. citizens voted.", "34,570 U.S. citizens", "citizen"),
            ("It had help from two outside groups.", "two outside groups", "group"),
            ("About 40 rabbis have come.", "40 rabbis", "rabbi"),
            ("The three chairmen left.", "three chairmen", "chairman"),
            ("It has 5B param in all.", "5B param", "param"),
            ("Ostra Cuts 600 Jobs Again", "600 Jobs", "Job"),
            ("Why Two Firms Left", "Two Firms", "Firm"),
            ("He said: Two firms left.", "Two firms", "firm"),
        ],
    )
    def test_found(self, text: str, words: str, unit: str) -> None:
        """The head of the noun phrase, in the singular, as written."""
        assert [(said, of) for said, _, of in told(text)] == [(words, unit)]

    @pytest.mark.parametrize(
        "text",
        [
            "All 500 were sold to the users.",
            "The other 30 have no models.",
            "About 500, users said, were lost.",
            "They took 500, long models and all.",
            "It has 4 GPU, memory and disks.",
            "It has 3.1 models.",
            "They use two-stage filters.",
            "He owns five-star hotels.",
            "That is three orders of magnitude more.",
            "It makes 4K videos and 8K images.",
            "2 Results of the study",
            "He met World War Two veterans.",
            "The Group of Seven nations met.",
            "A loss when he was 12 drives him still.",
            "What we saw since Jan. 1 put us ahead.",
        ],
    )
    def test_not_found(self, text: str) -> None:
        """Without a noun of its own, a number counts nothing."""
        assert told(text) == []


class TestSizes:
    """Sizes of models in parameters."""

    @pytest.mark.parametrize(
        "text",
        [
            "A 70B model won.",
            "The 70B ones won.",
            "The 70B comes from them.",
            "At 70B scales it fails.",
            "Some 70b models won.",
            "The 70B model comes last.",
            "They have two: 70B and base.",
            "It is a 70 billion model.",
        ],
    )
    def test_without_the_word(self, text: str) -> None:
        """A size in B is one in parameters, whatever stands after the model."""
        assert [(value(one), one.unit) for one in found_in(text)] == [("70000000000", "parameter")]

    def test_a_letter_that_numbers_is_none(self) -> None:
        """A small b without a model behind it numbers a part of something."""
        assert told("See figures 3a and 3b.") == []

    def test_of_a_list_of_contexts(self) -> None:
        """Contexts share their tokens, sizes keep their parameters."""
        assert [(value(one), one.unit) for one in found_in("It has 32K and 128K context.")] == [
            ("32000", "token"),
            ("128000", "token"),
        ]
        assert [one.unit for one in found_in("A 70B and 128k context model.")] == ["parameter", "token"]

    def test_users_are_users(self) -> None:
        """A noun that has no size is counted."""
        assert told("It has 3B users and 5B downloads.") == [
            ("3B users", "3000000000", "user"),
            ("5B downloads", "5000000000", "download"),
        ]

    def test_context_in_tokens(self) -> None:
        """A context is one of tokens, and shares no unit with a size."""
        assert told("It has 675B total and a 256k context window.") == [
            ("675B", "675000000000", "parameter"),
            ("256k", "256000", "token"),
        ]


class TestMoney:
    """Money."""

    def test_of_a_list(self) -> None:
        """Numbers before an amount in words share its currency and scale."""
        assert told("They paid 5, 6 and 7 million euros.") == [
            ("5", "5000000", "EUR"),
            ("6", "6000000", "EUR"),
            ("7 million euros", "7000000", "EUR"),
        ]

    def test_billions_that_are_money(self) -> None:
        """Billions of nothing are money where the sentence speaks of it."""
        assert told("Giants invest billions in chips.") == [("billions", "1000000000..", None)]
        assert told("Stars there are by the billions in the sky.") == []

    def test_change_and_range(self) -> None:
        """What changes from one value to another has two; a range has one."""
        assert [said for said, _, _ in told("Prices rose from $5 to $10.")] == ["$5", "$10"]
        assert told("Prices range from $5 to $10.") == [("$5 to $10", "5..10", "USD")]

    def test_a_share_and_a_sum(self) -> None:
        """Two units with "to" between them are two quantities."""
        assert told("Sales rose 12% to $4.2 billion.") == [
            ("12%", "12", "percent"),
            ("$4.2 billion", "4200000000", "USD"),
        ]

    def test_a_quarter_of_a_billion(self) -> None:
        """A part of a scale is a number."""
        assert told("It raised a quarter of a billion dollars from three quarters of a million people.") == [
            ("a quarter of a billion dollars", "250000000", "USD"),
            ("three quarters of a million people", "750000", "person"),
        ]

    def test_what_a_price_is_for(self) -> None:
        """The number that a price is counted by is no quantity of its own."""
        assert told(
            "It costs $0.27 per million tokens and $3/1M tokens, or $15 per 1M output tokens and $9 / 1K tokens."
        ) == [
            ("$0.27", "0.27", "USD"),
            ("$3", "3", "USD"),
            ("$15", "15", "USD"),
            ("$9", "9", "USD"),
        ]

    @pytest.mark.parametrize(
        "text", ["Set $1bar.", "He gave his two cents on it.", "The team of 500 won the cup.", "A few million stayed."]
    )
    def test_none(self, text: str) -> None:
        """Code, verbs, vague amounts."""
        assert told(text) == []

    def test_yen_and_yuan(self) -> None:
        """The sign that two currencies share is that of the one that the text names."""
        assert [one.unit for one in found_in("It cost ¥5 million.")] == ["JPY"]
        assert [one.unit for one in found_in("It cost ¥5 million, and the yuan fell.")] == ["CNY"]
        assert [one.unit for one in found_in("It cost ¥5 million; yuan and yen fell.")] == ["JPY"]

    def test_pounds(self) -> None:
        """Pounds in millions are money, others weigh."""
        assert [one.unit for one in found_in("It cost 5 million pounds and weighs 20 pounds.")] == ["GBP", "pound"]


class TestShares:
    """Fractions in words, and what looks like one."""

    @pytest.mark.parametrize(
        ("text", "words", "per_cent"),
        [
            ("It lost nearly half its traffic.", "half", "50"),
            ("It fell by a third.", "a third", "33.33"),
            ("More than two-thirds left.", "two-thirds", "66.67.."),
            ("A quarter of the users left.", "A quarter", "25"),
            ("One in five of them left.", "One in five", "20"),
            ("A tenth of a percent is lost.", "A tenth of a percent", "0.1"),
            ("Three out of 4 agreed.", "Three out of 4", "75"),
            ("It was three-quarters in Ostra.", "three-quarters", "75"),
            ("One half of it burned.", "One half", "50"),
        ],
    )
    def test_found(self, text: str, words: str, per_cent: str) -> None:
        """Per cent, to two places."""
        assert told(text) == [(words, per_cent, "percent")]

    @pytest.mark.parametrize(
        "text",
        [
            "The first half of the year was calm.",
            "The open-source half of the field was calm.",
            "On to the next half of it.",
            "A third model came.",
            "Two quarters later it fell.",
            "A quarter of 2024 was lost.",
            "One in 2024 was enough.",
            "Three in five years is a lot.",
        ],
    )
    def test_not_found(self, text: str) -> None:
        """Ordinals, halves of games, quarters of years and numbers in a stretch of time are no shares."""
        assert [one for one in found_in(text) if one.unit == "percent"] == []


class TestFactors:
    """Factors, and what says how often."""

    @pytest.mark.parametrize(
        ("text", "words", "factor"),
        [
            ("It is twice as fast.", "twice", "2"),
            ("It costs double the price.", "double the", "2"),
            ("It is three times larger.", "three times", "3"),
            ("Output grew ten times.", "ten times", "10"),
            ("It is up to 5x faster.", "5x", "..5"),
            ("It grew 5x, they say.", "5x", "5"),
            ("A tenfold rise came.", "tenfold", "10"),
        ],
    )
    def test_found(self, text: str, words: str, factor: str) -> None:
        """A comparison."""
        assert told(text) == [(words, factor, "times")]

    @pytest.mark.parametrize(
        "text",
        [
            "We met three times a week.",
            "They tried to double the output.",
            "She called twice.",
            "They 10x'ed it.",
            "Double this and you have it.",
            "It ran on 8x H100 cards.",
            "He knocked three times and left.",
        ],
    )
    def test_not_found(self, text: str) -> None:
        """How often, a verb, a number of chips."""
        assert [one for one in found_in(text) if one.unit == "times"] == []


class TestUnits:
    """Units that are also something else."""

    @pytest.mark.parametrize(
        ("text", "words", "number", "unit"),
        [
            ("It took 10 business days.", "10 business days", "10", "day"),
            ("It took 2.79M H800 GPU hours.", "2.79M H800 GPU hours", "2790000", "GPU hour"),
            ("It took 3½ years.", "3½ years", "3.5", "year"),
            ("It was read within one day.", "one day", "1", "day"),
            ("It was a one-day event.", "one-day", "1", "day"),
            ("She holds two degrees.", "two degrees", "2", "degree"),
            ("It was -10 degrees outside.", "-10 degrees", "-10", "degree"),
            ("It needs 80 GB+ of memory.", "80 GB+", "80..", "GB"),
            ("Three year-long studies were made.", "Three year-long studies", "3", "study"),
            ("It took five or more years.", "five or more years", "5..", "year"),
            ("It took five years or less.", "five years", "..5", "year"),
            ("It served 2048 users.", "2048 users", "2048", "user"),
            ("A 5-to-10-year plan.", "5-to-10-year", "5..10", "year"),
            ("It fell by 25bp.", "25bp", "0.25", "points"),
            ("It fell by −5% again.", "−5%", "-5", "percent"),
            ("It has 100 MW-class sites.", "100 MW", "100", "MW"),
            ("It has >=10 GB.", "10 GB", "10..", "GB"),
        ],
    )
    def test_found(self, text: str, words: str, number: str, unit: str) -> None:
        """Each by what stands beside it."""
        assert told(text) == [(words, number, unit)]

    @pytest.mark.parametrize(
        "text",
        [
            "One day we will know.",
            "The 1990s are over.",
            "She is 35 years old.",
            "A 12-year-old wrote it.",
            "He is in his 30s.",
        ],
    )
    def test_not_found(self, text: str) -> None:
        """Decades and ages."""
        assert told(text) == []


class TestBounds:
    """Words beside a number that bound it, and words that do not."""

    @pytest.mark.parametrize(
        ("text", "bounds"),
        [
            ("It lasted for over three years.", "3.."),
            ("It grew over three years.", "3"),
            ("It is run under a five-year contract.", "5"),
            ("It is reliable over a 1,000-page text.", "1000"),
            ("They argued over the three requests.", "3"),
            ("Donors handed over $25 million.", "25000000"),
            ("It cost over a million dollars.", "1000000.."),
            ("It was well over $5 billion.", "5000000000.."),
            ("It has 500 users and more than it needs.", "500"),
            ("It was no more than 5%.", "..5"),
            ("It was not even 5%.", "..5"),
            ("It was no less than 5%.", "5.."),
            ("It is up to roughly 5 GW.", "..5"),
            ("It has >5 GW.", "5.."),
            ("It has at most 5 GW, and counting.", "..5"),
            ("It has 5 GW and counting.", "5.."),
            ("It is a little north of 5 GW.", "5.."),
        ],
    )
    def test_bounds(self, text: str, bounds: str) -> None:
        """The least or the greatest value is open."""
        assert [value(one) for one in found_in(text)] == [bounds]


class TestRanges:
    """Two numbers."""

    @pytest.mark.parametrize(
        ("text", "values"),
        [
            ("One to three billion dollars.", ["1000000000..3000000000"]),
            ("It takes one or two years.", ["1..2"]),
            ("Between 5 and 10 GPUs.", ["5..10"]),
            ("It has 5 and 10 GPUs.", ["5", "10"]),
            ("It has 60x–85x more.", ["60..85"]),
            ("They won 3-2 games.", []),
            ("In 2022–2024 models came.", []),
            ("Call 555-0199-22 users.", []),
            ("From 80% to 40% of it.", ["80", "40"]),
            ("It rose from 10 GW to 20 GW.", ["10", "20"]),
            ("They give $10 or $100.", ["10", "100"]),
            ("They give 10 or 20 percent.", ["10..20"]),
            ("It took 5 hours to 10 days.", ["5", "10"]),
            ("They sell 5 models to 10 models.", ["5..10"]),
            ("One year to three years.", ["1..3"]),
            ("They raise the wage from the current $7 to $12.", ["7", "12"]),
            ("From 2,700 words in 2023 to 23,000 words.", ["2700", "23000"]),
            ("It has 10s of thousands of users.", ["10000..100000"]),
            ("It has 100s of users.", ["100..1000"]),
        ],
    )
    def test_ranges(self, text: str, values: list[str]) -> None:
        """One range, two values, or none."""
        assert [value(one) for one in found_in(text)] == values


class TestParse:
    """`parse_quantity`."""

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " ",
            "many",
            "5",
            "$5 and $6",
            "Chapter 3",
            "about",
            "5 GB of memory",
            "x5 GB",
            "more",
            "2025",
            "1.2.3",
            "- 5%x",
        ],
    )
    def test_none(self, text: str) -> None:
        """No quantity, more than one, or more than a quantity."""
        assert parse_quantity(text) is None

    @pytest.mark.parametrize("text", ["18\u201120\u202f%", "18\u201320\xa0%", "18\tto 20\u3000%"])
    def test_spaces_and_hyphens(self, text: str) -> None:
        """Whatever sort of space or hyphen is written, the quantity is the same and keeps its place."""
        read = parse_quantity(text)
        assert read is not None
        assert (read.low, read.high, read.unit) == (Decimal(18), Decimal(20), "percent")
        assert read.span == Span(0, len(text))

    def test_the_span_is_that_of_the_quantity(self) -> None:
        """Words that bound it, and spaces, lie outside."""
        text = "  at least 500 firms "
        read = parse_quantity(text)
        assert read is not None
        assert read.span.of(text) == "500 firms"
        assert (read.low, read.high) == (Decimal(500), None)
