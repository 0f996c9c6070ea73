"""What a text has to hold for a pattern to match in it is worked out from the pattern, and hides nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.english.sieves import Sieved, alike, beginnings_of, literals_of
from atomcorpus.mentions import about_ai

PATTERNS = (
    r"\b(?:AI|A\.I\.|(?:[oO]pen|[cC]losed)[- ]?models?|pre-?train(?:ed|ing))\b",
    r"(?:an?\s(?:small\s){0,2}firm|\d{1,3}-year|(?:old|new)+ labs?)(?![^\W_])",
    r"\b(?:[a-z]{3,}-\d{1,2}[bB]|x\.y|(?!the)they)\b",
)
PIECES = st.sampled_from(
    [
        *"AI A.I. open Open closed - models model pre train trained a an small firm 7 12 -year old new labs".split(),
        *("x.y", "xzy", "they", "b", " ", " ", " ", "\n", "-", "."),
    ]
)
TEXTS = st.lists(PIECES, max_size=9).map("".join)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXTS)
def test_a_sieve_says_what_its_pattern_says(pattern: str, text: str) -> None:
    """A sieved pattern is in a text where the plain one matches, and in no other."""
    assert Sieved(pattern).is_in(text) == (re.search(pattern, text) is not None)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXTS)
def test_every_match_holds_one_of_the_literals(pattern: str, text: str) -> None:
    """What `literals_of` gives lies in each match, if it gives anything."""
    literals = literals_of(pattern)
    for match in re.finditer(pattern, text):
        assert not literals or any(literal in match.group() for literal in literals)


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("models?", ["model"]),
        ("(?:open|shut)s? doorway", [" doorway"]),
        ("[Cc]ode-?name", ["Code-name", "Codename", "code-name", "codename"]),
        (r"a\.b", ["a.b"]),
        (r"(?:x|\d)", []),
        ("(?:tern)?", []),
        ("(?:quill ){1,2}", ["quill "]),
        ("(?:tern|terns|gull)", ["gull", "tern"]),
    ],
)
def test_literals_are_the_longest_that_are_few(pattern: str, literals: list[str]) -> None:
    """Alternatives, classes of few letters and what may be absent are written out; what may be anything is left."""
    assert sorted(literals_of(pattern)) == literals


@given(
    text=st.lists(
        st.sampled_from([*"AI language models Qwen3 gpt-5 quill-70b tokens the is a fine-tuned".split(), "-", "x-7b"]),
        max_size=6,
    ).map(" ".join)
)
def test_a_text_speaks_of_ai_where_the_plain_pattern_matches(text: str) -> None:
    """The words that mark a text as being about AI are found by the sieve as by the pattern itself."""
    pattern = about_ai._AI.pattern  # the rule itself, not a copy that would drift
    assert about_ai.speaks_of_ai(text) == (re.search(pattern, text) is not None)


@pytest.mark.parametrize("length", [1, 2, 4])
@pytest.mark.parametrize(
    "pattern", [*PATTERNS, r"[Qq]?[1-4][-‐](?:é|\w)", r"(?:\s?x){2,}|ab*c?", r"(?<!y)(?=[0-9])\d+%?"]
)
@given(text=TEXTS | st.text("Q1-‐é xabc%0", max_size=5))
def test_a_text_begins_as_is_told(pattern: str, length: int, text: str) -> None:
    """Wherever a pattern matches at the beginning of a text, the text begins with one of the strings that are told."""
    if re.compile(pattern).match(text):
        begun = alike(text)[:length]
        told = beginnings_of(pattern, length)
        assert any(begun.startswith(one) or one.startswith(begun) for one in told)
