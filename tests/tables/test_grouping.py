"""Rows with the same values, found without a look at each."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)

from atomcorpus.tables.grouping import any_of_rows, counting, grouped  # noqa: E402 - after the skip

WORDS = st.none() | st.sampled_from(["", "a", "b", "\x1f", "a\x1fb"])
LISTS = st.lists(st.sampled_from(["", "a", "b", "a\x1fb"]), max_size=3)
NUMBERS = st.none() | st.integers(-3, 3)


class TestGroups:
    """`grouped` and `counting`."""

    @given(rows=st.lists(st.tuples(WORDS, NUMBERS, WORDS), max_size=20))
    def test_rows_are_equal_where_their_values_are(self, rows: list[tuple[Any, ...]]) -> None:
        """In the order in which they are met, whether a column has a dictionary or not."""
        words, numbers, more = ([row[at] for row in rows] for at in range(3))
        columns = [
            pyarrow.array(words, "string"),
            pyarrow.array(numbers, "int64"),
            pyarrow.array(more, "string").dictionary_encode(),
        ]
        groups = grouped(columns)
        met = list(dict.fromkeys(rows))
        assert [rows[first] for first in groups.firsts] == met
        assert groups.sizes == [rows.count(row) for row in met]
        assert [met[number] for number in groups.numbers.to_pylist()] == rows
        assert counting(columns, None) == list(zip(groups.firsts, groups.sizes, strict=True))

    def test_lists_of_strings(self) -> None:
        """An empty list and one of an empty string differ; so do lists in which the sign between strings stands."""
        lists = pyarrow.array([["a", "b"], [], [""], ["a", "b"], []])
        assert grouped([lists]).numbers.to_pylist() == [0, 1, 2, 0, 1]
        odd = pyarrow.array([["a", "b"], ["a\x1fb"]])
        assert grouped([odd]).numbers.to_pylist() == [0, 1]

    def test_rows_that_are_not_wanted(self) -> None:
        """They are not counted; firsts are those of all rows."""
        column = pyarrow.array(["a", "b", "b", "a"])
        assert counting([column], pyarrow.array([False, True, True, True])) == [(1, 2), (3, 1)]
        assert counting([column], pyarrow.array([False] * 4)) == []


def test_any_of_rows() -> None:
    """True where one is; unknown where none is and one is not known."""
    answer = pyarrow.array([True, None, None, False, False])
    owners = pyarrow.array([0, 0, 1, 1, 2])
    assert any_of_rows(answer, owners, 4).to_pylist() == [True, None, False, False]
