"""The finder of quantities: which characters, of names and times around them, and in which order."""

from __future__ import annotations

from decimal import Decimal

import pytest

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    LinkStatus,
    Mention,
    PartialDate,
    Period,
    Quantity,
    QuantityKind,
    Section,
    Span,
    TimeExpression,
    parse,
)
from atomcorpus.quantities import find_quantities

TERN = Actor(id="tern-4", name="Tern 4", kind=ActorKind.COMPANY)


def found_in(text: str, *, name: str = "", time: str = "") -> tuple[Quantity, ...]:
    """The quantities of one paragraph, in which a name and a time stand once."""
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    if name:
        at = text.index(name)
        mentions = (Mention(Span(at, at + len(name)), TERN, status=LinkStatus.RESOLVED, rule="test"),)
    if time:
        at = text.index(time)
        year = PartialDate(2025)
        times = (TimeExpression(Span(at, at + len(time)), Period(year, year), rule="test"),)
    return find_quantities(text, (Section(None, (Span(0, len(text)),)),), mentions, times)


def words_in(text: str, *, name: str = "", time: str = "") -> list[str]:
    """The words of the quantities of one paragraph."""
    return [quantity.span.of(text) for quantity in found_in(text, name=name, time=time)]


class TestSpans:
    """Which characters are a quantity."""

    def test_from_the_number_to_the_end_of_the_unit(self) -> None:
        """Words that bound or blur a number lie outside, what stands between number and noun inside."""
        text = "Roughly $1.4 billion bought more than 10,000 leading-edge GPUs, up 17.5 percentage points."
        assert words_in(text) == ["$1.4 billion", "10,000 leading-edge GPUs", "17.5 percentage points"]

    def test_devices_are_counted_by_their_name(self) -> None:
        """A name in the plural is a counted noun where it is a device's, "H100s", and not where it is somebody's."""
        text = "They rent 4,096 H100s."
        assert [(one.value, one.unit) for one in found_in(text, name="H100s")] == [("4096", "H100")]
        assert words_in("It sold 400,000 GB200s and 12 Tern Labs.", name="Tern Labs") == ["400,000 GB200s"]

    def test_a_word_for_another_noun_is_not_counted(self) -> None:
        """What "ones" are, another noun says."""
        assert words_in("It has twenty areas and fifteen brand new ones.") == ["twenty areas"]

    def test_two_currencies_are_two(self) -> None:
        """A sum and its conversion in brackets."""
        money = [(found.low, found.unit) for found in found_in("The plan of €200 billion ($224B) stands.")]
        assert money == [(Decimal(200_000_000_000), "EUR"), (Decimal(224_000_000_000), "USD")]

    def test_a_list_shares_its_unit(self) -> None:
        """A unit that stands once belongs to every number of the list, and no span reaches over another."""
        found = found_in("It has 671B total and 37B active parameters, in runs of 20, 30 and 40 days.")
        assert [(one.low, one.unit) for one in found] == [
            *((Decimal(671_000_000_000), "parameter"), (Decimal(37_000_000_000), "parameter")),
            *((Decimal(20), "day"), (Decimal(30), "day"), (Decimal(40), "day")),
        ]

    def test_a_year_shares_nothing(self) -> None:
        """A comma after a year begins no list."""
        assert words_in("In 2024, 500 firms signed.") == ["500 firms"]

    def test_no_quantity_reaches_over_blocks(self) -> None:
        """A number at the end of one paragraph has no noun in the next."""
        text = "They bought 500\n\nmodels later"
        sections = (Section(None, (Span(0, 15), Span(17, len(text)))),)
        assert find_quantities(text, sections, (), ()) == ()

    @pytest.mark.parametrize(
        "before", ["", " ", "\n", "(", "[", '"', "“", "‘", "—", "–", "~", "≈", "|", "•", "*", ": "]
    )
    def test_what_stands_before(self, before: str) -> None:
        """Marks and white space before a number word, a sign or digits hide none of them."""
        for words in ("two models", "US$5 million", "€5 million", "12 %"):
            assert words_in(f"{before}{words} of it") == [words]

    def test_an_apostrophe(self) -> None:
        """It opens a quotation before a word, and stands for a century before digits."""
        assert words_in("He said 'two models' in '24 models.") == ["two models"]


class TestNamesAndTimes:
    """What lies in the span of an annotation before it."""

    def test_no_number_of_a_name(self) -> None:
        """The number in a name counts nothing."""
        assert words_in("Tern 4 models cost $5.", name="Tern 4") == ["$5"]

    def test_no_number_of_a_time(self) -> None:
        """The number in a time is none of its own, and others stay."""
        assert words_in("In the last 12 months it took three months.", time="last 12 months") == ["three months"]

    def test_a_sign_that_begins_with_a_country(self) -> None:
        """The name of a country in the sign of its currency takes no money away."""
        assert words_in("It is worth US$50 billion.", name="US") == ["US$50 billion"]

    def test_a_name_is_no_noun(self) -> None:
        """A name in the plural is passed on the way to what is counted."""
        assert words_in("It runs on two Tern Systems racks.", name="Tern Systems") == ["two Tern Systems racks"]


class TestArticles:
    """The stage in `parse`."""

    @pytest.fixture
    def article(self) -> Article:
        """An article with marks of emphasis in a quantity."""
        return parse("# Costs\n\nThe run took **2,048** GPUs and more than **$5.5** million.")

    def test_spans_are_those_of_the_text(self, article: Article) -> None:
        """What is found in the view points at the characters of the text."""
        words = [quantity.span.of(article.text) for quantity in article.quantities]
        assert words == ["2,048** GPUs", "$5.5** million"]

    def test_values(self, article: Article) -> None:
        """Kinds, bounds and units are in the records."""
        assert [(one.kind, one.low, one.high, one.unit) for one in article.quantities] == [
            (QuantityKind.COUNT, Decimal(2048), Decimal(2048), "GPU"),
            (QuantityKind.MONEY, Decimal(5_500_000), None, "USD"),
        ]
