"""Tests of `Memo`: values as the function gives them, and a size that no text can drive up."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from atomcorpus._memo import Memo


class TestMemo:
    """A table that fills itself."""

    def test_function_is_asked_once(self) -> None:
        """A string that is there is not worked out again."""
        numbers = count(1)
        memo = Memo(lambda _: next(numbers))
        assert [memo["open"], memo["open"], memo["closed"]] == [1, 1, 2]

    def test_full_memo_begins_anew(self) -> None:
        """What is full puts aside what it has, from where it comes back without being worked out again."""
        numbers = count(1)
        memo = Memo(lambda _: next(numbers), most=2)
        assert [memo[word] for word in ("a", "b", "c")] == [1, 2, 3]
        assert dict(memo) == {"c": 3}
        assert memo["a"] == 1
        assert dict(memo) == {"c": 3, "a": 1}

    def test_what_is_put_aside_twice_is_forgotten(self) -> None:
        """Nothing is kept that is not asked for again."""
        numbers = count(1)
        memo = Memo(lambda _: next(numbers), most=1)
        assert [memo[word] for word in ("a", "b", "c", "a")] == [1, 2, 3, 4]

    def test_long_string_is_not_kept(self) -> None:
        """A string that is no word takes no room."""
        memo = Memo(len)
        assert memo["x" * 65] == 65
        assert not memo

    @given(st.lists(st.text(max_size=80)))
    def test_values_are_those_of_the_function(self, words: list[str]) -> None:
        """Whatever was asked before, the value is the function's."""
        memo = Memo(str.upper, most=3)
        assert [memo[word] for word in words] == [word.upper() for word in words]
        assert len(memo) <= 3
