"""Plurals and singulars, and the words of numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.english.nouns import is_plural, singular
from atomcorpus.english.numbers import number_words
from atomcorpus.english.verbs import plural

REGULAR = (
    "model",
    "company",
    "box",
    "church",
    "class",
    "dish",
    "database",
    "release",
    "prize",
    "archive",
    "day",
    "virtue",
)


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("models", "model"),
        ("companies", "company"),
        ("boxes", "box"),
        ("batches", "batch"),
        ("classes", "class"),
        ("databases", "database"),
        ("licenses", "license"),
        ("lenses", "lens"),
        ("analyses", "analysis"),
        ("caches", "cache"),
        ("movies", "movie"),
        ("heroes", "hero"),
        ("viruses", "virus"),
        ("drives", "drive"),
        ("lives", "life"),
        ("people", "person"),
        ("Women", "Woman"),
        ("GPUs", "GPU"),
        ("H100s", "H100"),
        ("staff", "staff"),
        ("series", "series"),
        ("rabbis", "rabbi"),
        ("Iraqis", "Iraqi"),
        ("chairmen", "chairman"),
        ("Congresswomen", "Congresswoman"),
    ],
)
def test_singular(many: str, one: str) -> None:
    """Rules, exceptions, names of chips, what is the same in both."""
    assert is_plural(many)
    assert singular(many) == one


@pytest.mark.parametrize(
    "word",
    ["model", "status", "analysis", "business", "GPS", "as", "Ann's", "famous", "us", "specimen", "Yemen"],
)
def test_no_plural(word: str) -> None:
    """What ends in s and is no plural, or in another letter, stays as it is."""
    assert not is_plural(word)
    assert singular(word) == word


@pytest.mark.parametrize("word", REGULAR)
def test_there_and_back(word: str) -> None:
    """The singular of a regular plural is what the plural was made of."""
    assert singular(plural(word)) == word


@given(st.text())
def test_any_text(text: str) -> None:
    """Nothing is raised, and what is no plural comes back."""
    assert singular(text) == text or is_plural(text)


def test_number_words_have_their_values() -> None:
    """Words of every class, each with one value."""
    assert number_words("unit")["seven"] == 7
    assert number_words("scale")["lakh"] == 100_000
    assert number_words("suffix")["k"] == number_words("suffix")["K"] == 1000
    assert number_words("fraction")["quarter"] == number_words("fraction")["fourth"] == 4
    assert number_words("multiple")["thrice"] == 3
