"""The engine for rules that are written as data: what patterns mean, and the index that is derived from them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.english.edges import edge_of
from atomcorpus.english.patterns import LONGEST_KEY, after, before, expanded

PATTERNS = (
    r"\s(?:(?:has|had)\s){0,3}(?:raised\s[$€]|went\spublic|acquired\b|laid\soff)",
    r",?\s(?:which\s)?(?:(?:also|later)\s)?(?:said|says)\b(?!\sby\b)",
    r"['’]s\s(?:[a-z-]+\s)?(?:revenues?|stock)\b",
    r"\s?['’]\s?s?\s(?=[a-z])|\s(?P<verb>was|is)\b",
    r",\s(?:an?|the)\s[\w\s-]{0,9}\b(?:firm|lab)\b",
    r"\s(?:\w{1,9}ly\s|has\s)*(?:said|cut)\b",
    r"(?:\s[a-z]+)?\s(?:said|cut)",
    r"[-‑](?:based|led)\b|[.:]\s?\d+",
    r"\s(?:is|was not|has been)\s?(?:now|,)",
)
LEFT = (
    r"\b(?:deals?|merged) (?:with|between)\s?",
    r"(?:[a-z]+ )?(?:such as|like|:|\s?[—–])\s?",
    r"(?:\b(?:said|viral)\b[^.!?\n]{0,9}?\son\s)(?:the\s)?[\"“]?",
    r"(?<!un)(?:led|founded)(?: (?:also|then))? by ",
    r"[a-z-]+(?:,? such as|:)\s?",
)
WORDS = st.sampled_from(
    [
        *"has had raised $ € went public acquired laid off which also later said says by ' ’ s revenue".split(),
        *", . : — “ - ‑ an a the firm lab newly cut not been now deal deals with between such as like".split(),
        *"stock was is on led founded merged".split(),
        *(" ", " ", " ", "\n", "\u00a0", "x", "unhurriedlyandwithoutanyendatall"),
    ]
)
TEXTS = st.lists(WORDS, max_size=9).map("".join) | st.lists(WORDS, max_size=7).map(" ".join)


class TestKeys:
    """The word beside a name."""

    @given(TEXTS, TEXTS)
    def test_keys_are_what_stands_beside(self, left: str, right: str) -> None:
        """They are short, and end with white space or the text, but for the first two code points."""
        key = after(f"X{right}", 1)
        assert right.startswith(key)
        assert len(key) <= LONGEST_KEY
        assert " " not in key[2:]
        key = before(f"{left}X", len(left))
        assert left.endswith(key)
        assert len(key) <= LONGEST_KEY
        assert " " not in key[:-2]


class TestIndex:
    """What the word beside a name must be like."""

    @pytest.mark.parametrize("pattern", PATTERNS)
    @given(text=TEXTS, space=st.sampled_from(["", " ", "\n", ", "]))
    def test_no_match_after_a_name_is_left_out(self, pattern: str, text: str, space: str) -> None:
        """Wherever the pattern matches, so does the one that is derived from it, on the word alone."""
        text = space + text
        if re.match(pattern, text) and len(key := after(text, 0)) < LONGEST_KEY:
            assert re.match(edge_of(pattern, "after"), key)

    @pytest.mark.parametrize("pattern", LEFT)
    @given(text=TEXTS, space=st.sampled_from(["", " ", " “", "the "]))
    def test_no_match_before_a_name_is_left_out(self, pattern: str, text: str, space: str) -> None:
        """The same on the other side."""
        text += space
        if re.search(rf"(?:{pattern})\Z", text) and len(key := before(text, len(text))) < LONGEST_KEY:
            assert re.search(edge_of(pattern, "before"), key)

    @pytest.mark.parametrize(
        ("pattern", "side", "key", "may_match"),
        [
            (PATTERNS[0], "after", " has", True),
            (PATTERNS[0], "after", " went", True),
            (PATTERNS[0], "after", " public", False),
            (PATTERNS[1], "after", ", which", True),
            (PATTERNS[1], "after", " warned", False),
            (PATTERNS[5], "after", " recently", True),
            (LEFT[0], "before", "with ", True),
            (LEFT[0], "before", "for ", False),
            (LEFT[3], "before", "by ", True),
            (LEFT[3], "before", "in ", False),
        ],
    )
    def test_most_words_are_left_out(self, pattern: str, side: str, key: str, may_match: bool) -> None:  # noqa: FBT001
        """A word that begins no match is told by itself."""
        find = re.search if side == "before" else re.match
        assert (find(edge_of(pattern, side), key) is not None) is may_match

    def test_a_pattern_that_may_begin_with_anything(self) -> None:
        """It is always tried."""
        assert re.match(edge_of(r"(?:.|\s)*said", "after"), " whatever")
        assert re.search(edge_of(r"said.*", "before"), "whatever ")


class TestNames:
    """Classes and verbs in patterns."""

    def test_they_become_alternatives(self) -> None:
        """A class gives its words, a mark the forms that have it."""
        assert expanded("{verb:joins.s} {hyphens}") == "(?:chairs) (?:\\-|‐|‑)"
