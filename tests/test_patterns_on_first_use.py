"""Patterns that are compiled on first use are those that `re.compile` makes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus._patterns import on_first_use


@given(text=st.text("aAb1 ", max_size=9))
def test_it_finds_what_the_compiled_one_finds(text: str) -> None:
    """Whichever method comes first, with flags and offsets."""
    plain = re.compile("a+b?", re.IGNORECASE)
    assert on_first_use("a+b?", re.IGNORECASE).findall(text) == plain.findall(text)
    assert [m.span() for m in on_first_use("a+b?", re.IGNORECASE).finditer(text, 1)] == [
        m.span() for m in plain.finditer(text, 1)
    ]
    for method in ("match", "search", "fullmatch"):
        found, expected = (getattr(one, method)(text, 0, 4) for one in (on_first_use("a+b?", re.IGNORECASE), plain))
        assert (found and found.regs) == (expected and expected.regs)
    assert on_first_use("a+").sub("x", text) == re.sub("a+", "x", text)


def test_it_is_compiled_once_and_then_costs_nothing() -> None:
    """What is asked for after the first use are the methods of one and the same compiled pattern."""
    later = on_first_use("a(?P<b>b)")
    assert later.pattern == "a(?P<b>b)"
    assert later.groupindex == {"b": 1}
    compiled = [getattr(method, "__self__", None) for method in (later.match, later.search)]
    assert isinstance(compiled[0], re.Pattern)
    assert compiled[0] is compiled[1]


def test_what_no_pattern_is_says_so_when_it_is_used() -> None:
    """A fault shows on first use, as `re` tells it."""
    with pytest.raises(re.error, match=r"^missing \), unterminated subpattern at position 0$"):
        on_first_use("(").search("")
