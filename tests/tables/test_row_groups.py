"""Row groups: how long they are, and that few articles are in memory while one is made."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

from atomcorpus import Article
from atomcorpus.tables import schemas, to_arrow
from atomcorpus.tables.row_groups import layout_of, row_groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyarrow as pa
    import pytest


def tables_of(articles: list[Article], before: int) -> Mapping[str, pa.Table]:
    """The tables of some articles, of which so many came before."""
    return to_arrow(articles, first_key=before)


class TestRowGroups:
    """`row_groups`."""

    def test_nothing(self) -> None:
        """Without articles there is none."""
        assert list(row_groups([], tables_of)) == []

    def test_runs_are_joined(self) -> None:
        """Articles become tables a million code points at a time; eight of these make a group, and keys go on."""
        groups = list(row_groups([Article(" " * 600_000)] * 20, tables_of))
        assert [group["articles"].num_rows for group in groups] == [14, 6]
        keys = [key for group in groups for key in group["articles"]["article"].to_pylist()]
        assert keys == list(range(20))

    def test_all_tables(self) -> None:
        """Each table of a group has the rows of all its articles."""
        article = Article("")
        (group,) = row_groups([article, article], tables_of)
        assert {name: table.schema for name, table in group.items()} == schemas()
        assert group["articles"].num_rows == 2

    def test_short_articles(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A group ends after so many, however short they are."""
        monkeypatch.setattr("atomcorpus.tables.row_groups._ARTICLES", 3)
        assert [group["articles"].num_rows for group in row_groups([Article("")] * 7, tables_of)] == [3, 3, 1]

    def test_few_articles_in_memory(self) -> None:
        """Those of a group that are tables already are gone before the next are asked for."""
        made: list[weakref.ref[Article]] = []

        def texts() -> Iterator[Article]:
            for _ in range(8):
                gc.collect()
                assert sum(reference() is not None for reference in made) <= 1
                article = Article(" " * 1_000_000)
                made.append(weakref.ref(article))
                yield article
                del article

        assert len(list(row_groups(texts(), tables_of))) == 1


class TestLayout:
    """`layout_of`."""

    def test_whole_articles_have_no_dictionary(self) -> None:
        """Nor are their least and greatest values kept; all other columns have both."""
        layout = layout_of(schemas()["articles"])
        assert layout["use_dictionary"] == layout["write_statistics"]
        assert set(schemas()["articles"].names) - set(layout["use_dictionary"]) == {"record", "text"}
        assert layout_of(schemas()["mentions"])["use_dictionary"] is True
