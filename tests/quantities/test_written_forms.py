"""The suite of written forms: each is read alone and in sentences, and what is no quantity is found nowhere."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from atomcorpus import Quantity, QuantityKind, Section, Span, parse_quantity
from atomcorpus.quantities import find_quantities

HERE = Path(__file__).parent
CASES = runpy.run_path(str(HERE / "written_forms.py"))["CASES"]
NO_QUANTITIES = runpy.run_path(str(HERE / "no_quantities.py"))["NO_QUANTITIES"]
KINDS = tuple(QuantityKind)

SENTENCES = ("Its report names {}, and nothing else.", "We know that it was {}.", "{} were in the report.")
SENTENCES_OF_KIND = {
    QuantityKind.SHARE: ("It says that {} of the users left.",),
    QuantityKind.FACTOR: ("It is {} as fast as before.",),
}


def found_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of one paragraph."""
    return find_quantities(text, (Section(None, (Span(0, len(text)),)),), (), ())


def answer(quantity: Quantity | None) -> tuple[Any, ...] | None:
    """What a case says of a quantity."""
    return None if quantity is None else (quantity.kind, quantity.low, quantity.high, quantity.unit)


def test_the_suite_is_large() -> None:
    """There are hundreds of forms, none twice with two answers, and a hundred sentences without any."""
    assert len({case.text for case in CASES}) >= 900
    assert len({(case.text, case[1:]) for case in CASES}) == len({case.text for case in CASES})
    assert sum(map(len, NO_QUANTITIES.values())) >= 130


@pytest.mark.parametrize("kind", KINDS)
def test_alone(kind: QuantityKind) -> None:
    """`parse_quantity` reads every form to its exact value."""
    cases = [case for case in CASES if case.kind is kind]
    wrong = [(case.text, answer(read)) for case in cases if answer(read := parse_quantity(case.text)) != case[1:]]
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_in_sentences(kind: QuantityKind) -> None:
    """The finder finds it in a sentence, and nothing beside it."""
    wrong = []
    for case in CASES:
        for sentence in SENTENCES_OF_KIND.get(kind, SENTENCES) if case.kind is kind else ():
            text = sentence.format(case.text)
            text = text[0].upper() + text[1:]
            found = found_in(text)
            if [answer(one) for one in found] != [case[1:]]:
                wrong.append((text, found))
    assert wrong == []


@pytest.mark.parametrize("why", NO_QUANTITIES)
def test_no_quantity(why: str) -> None:
    """No number that names, dates or ranks something is a quantity."""
    wrong = [(text, found) for text in NO_QUANTITIES[why] if (found := found_in(text))]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$1234567890.123456789012345678901234567891 billion", "1234567890123456789.012345678901234567891"),
        ("-12345678901234567890123456789012345678.5%", "-12345678901234567890123456789012345678.5"),
        ("12345678901234567890123456789012345678½ years", "12345678901234567890123456789012345678.5"),
        ("12,345,678,901,234,567,890,123,456,789,012 tokens", "12345678901234567890123456789012"),
        ("1.10 cents", "0.011"),
    ],
)
def test_values_are_exact(text: str, value: str) -> None:
    """No value passes through binary fractions or a rounded context."""
    read = parse_quantity(text)
    assert read is not None
    assert str(read.low) == str(read.high) == value
