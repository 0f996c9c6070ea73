"""Laws of quantities under drawn input, and the work that hostile input makes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atomcorpus import Quantity, QuantityKind, Section, Span, parse, parse_quantity
from atomcorpus.quantities import find_quantities

CallsOf = Callable[[Callable[[], object]], int]

PIECES = (
    *(
        "$",
        "€",
        "US$",
        "RMB ",
        "1",
        "37B",
        "2,048",
        "1.4",
        "0",
        "10^26",
        "3e25",
        "1/2",
        "2025",
        "500",
        "×",
        "x",
        "%",
        "+",
    ),
    *(
        "-",
        "–",
        "~",
        ",",
        ".",
        " ",
        "\n",
        "(",
        ")",
        "'s",
        " to ",
        " and ",
        " or ",
        " of ",
        "between ",
        "from ",
        "more than ",
    ),
    *(
        "two",
        "half",
        "a third",
        "hundreds",
        "of millions",
        "dozens",
        "twenty",
        "million",
        "lakh",
        "crore",
        "twice",
        "-fold",
    ),
    *(
        "billion",
        "dollars",
        "percent",
        "percentage points",
        "years",
        "months",
        "GPUs",
        "tokens",
        "parameters",
        "models",
    ),
    *(
        "active",
        "total",
        "context",
        "GB",
        "nm",
        "km/h",
        "degrees",
        "square feet",
        "the",
        "up to ",
        "at least ",
        "in five",
    ),
    *("Chapter ", "Windows ", "٣", "②", "½", "é", "\u00a0", "🦙"),
)
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


def found_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of one paragraph."""
    sections = (Section(None, (Span(0, len(text)),)),) if text else ()
    return find_quantities(text, sections, (), ())


@given(texts)
def test_spans(text: str) -> None:
    """Quantities are sorted, do not overlap, and begin and end with what is seen."""
    found = found_in(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert all(one.span.of(text) == one.span.of(text).strip() for one in found)


@given(st.lists(texts, max_size=4))
def test_one_block(paragraphs: list[str]) -> None:
    """No quantity reaches from one block into another."""
    article = parse("\n\n".join(paragraphs))
    blocks = [block for section in article.sections for block in section.blocks()]
    assert all(any(block.covers(one.span) for block in blocks) for one in article.quantities)


@example("0 0-2000 users")
@given(texts)
def test_found_words_read_alone(text: str) -> None:
    """The words of a quantity mean alone what they mean in the text, where no word around them bounds them."""
    for one in found_in(text):
        if one.low is None or one.high is None or one.rule in {"shared", "context"}:
            continue
        read = parse_quantity(one.span.of(text))
        assert read is not None
        assert (read.kind, read.low, read.high, read.unit) == (one.kind, one.low, one.high, one.unit)


@given(texts)
def test_a_quantity_is_all_of_its_string(text: str) -> None:
    """`parse_quantity` never raises, and what it reads lies in the string."""
    read = parse_quantity(text)
    assert read is None or read.span.end <= len(text)


values = st.decimals(min_value=0, max_value=10**15, places=3, allow_nan=False, allow_infinity=False)


@given(values, st.sampled_from(["${:f}", "{:f} dollars", "${:,f}", "USD {:f}", "${:f} dollars", "US${:,f}"]))
def test_written_values_come_back(value: Decimal, form: str) -> None:
    """A value that is written out, with or without commas, is read back to the last digit."""
    read = parse_quantity(form.format(value))
    assert read is not None
    assert (read.kind, read.low, read.high, read.unit) == (QuantityKind.MONEY, value, value, "USD")


SCALES = {"{:f}k tokens": 3, "{:f} thousand tokens": 3, "{:f}M tokens": 6, "{:f} million tokens": 6, "{:f}bn tokens": 9}


@given(values, st.sampled_from(sorted(SCALES)))
def test_scaled_values_come_back(value: Decimal, form: str) -> None:
    """A value that is written with a scale is multiplied by it exactly."""
    read = parse_quantity(form.format(value))
    assert read is not None
    assert (read.low, read.high, read.unit) == (value.scaleb(SCALES[form]),) * 2 + ("token",)


HOSTILE = {
    "digits": "9",
    "commas": "1,",
    "groups": "1,111,",
    "points": "1.",
    "signs": "$ ",
    "sums": "$5 ",
    "words": "twenty ",
    "hundreds": "hundred ",
    "hundreds of": "hundreds of ",
    "ands": "two and ",
    "ranges": "5-",
    "lists": "5, ",
    "sizes": "7B, ",
    "joined sizes": "7B and ",
    "powers": "10^",
    "exponents": "1e",
    "scales": "5 million ",
    "nouns": "5 very ",
    "letters": "a",
    "spaces": "5  ",
    "bounds": "more than 5 ",
    "halves": "half a ",
    "parts": "one in ",
    "quotes": '5 "',
    "hyphens": "5-year-",
    "lakhs": "lakh crore ",
    "plus": "5+",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_work_is_linear(piece: str, calls_of: CallsOf) -> None:
    """Four times the text makes at most little more than four times the calls, and no call grows with the text."""
    small, large = (piece * (size // len(piece)) for size in (2_500, 10_000))
    found_in(small)
    assert calls_of(lambda: found_in(large)) <= 4.4 * calls_of(lambda: found_in(small)) + 100


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_no_pattern_stalls(piece: str) -> None:
    """What no count of calls shows: no pattern goes over a long text again and again."""
    text = piece * (20_000 // len(piece))
    found_in(text)
    parse_quantity(text)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["9", "1,", "1,111,", "twenty ", "half a ", "$ ", "1e", " ", "a"])
def test_a_hundred_thousand(piece: str) -> None:
    """A hundred thousand code points of the plainest hostile texts are read."""
    found_in(piece * (100_000 // len(piece)))


@pytest.mark.parametrize(
    "text",
    ["10^100000 FLOPs", "1e999999999 tokens", "$" + "9" * 100_000, "0." + "1" * 5000 + " GB", "5^99999999 users"],
)
def test_what_is_too_great_is_none(text: str) -> None:
    """A number of hundreds of digits is not a quantity, and nothing is raised."""
    assert parse_quantity(text) is None
    assert found_in(text) == ()


def test_the_greatest_numbers() -> None:
    """What has three hundred powers of ten is read exactly."""
    read = parse_quantity("10^300 FLOPs")
    assert read is not None
    assert read.low == Decimal(10) ** 300
