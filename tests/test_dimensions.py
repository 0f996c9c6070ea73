"""Dimensions: one reading of a record for queries, selections and the report."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import Actor, ActorKind, Article, Corpus, KnowledgeBase
from atomcorpus.dimensions import (
    UNKNOWN,
    country_of,
    developer_of,
    family_of,
    kind_of,
    level_of,
    openness_of,
    outlet_of,
    region_of,
)

if TYPE_CHECKING:
    from atomcorpus.queries.groups import Split

KB = KnowledgeBase.default()
MODEL, COMPANY = KB["openai/gpt-oss-120b"], KB["openai"]
SOURCES = Path(__file__).parents[1] / "src" / "atomcorpus"


class TestRecords:
    """What is read, and None where there is nothing to read."""

    def test_of_a_model(self) -> None:
        """A model has all of them, some by its developer."""
        assert (kind_of(MODEL), level_of(MODEL), family_of(MODEL)) == ("model", "model", "gpt-oss")
        assert openness_of(MODEL) == "open"
        assert (developer_of(MODEL), country_of(MODEL), region_of(MODEL)) == (COMPANY, "US", "us")

    def test_of_an_actor(self) -> None:
        """An actor has a kind and a place, and nothing of a model's."""
        assert (kind_of(COMPANY), country_of(COMPANY), region_of(COMPANY)) == ("company", "US", "us")
        assert {read(COMPANY) for read in (level_of, family_of, openness_of, developer_of)} == {None}

    def test_what_is_not_known(self) -> None:
        """The unknown is None, but for the region, which has a name for it."""
        nobody = Actor(id="n", name="N", kind=ActorKind.COMPANY)
        assert (country_of(nobody), region_of(nobody)) == (None, UNKNOWN)

    @pytest.mark.parametrize(
        ("fields", "outlet"),
        [
            ({}, None),
            ({"publisher": "Tarn Weekly", "url": "https://news.example/a"}, "Tarn Weekly"),
            ({"url": "https://www.news.example/a"}, "news.example"),
            ({"url": "https://[news"}, None),
        ],
    )
    def test_outlets(self, fields: dict[str, Any], outlet: str | None) -> None:
        """The publisher, else the host of the address."""
        assert outlet_of(Article("", **fields)) == outlet


class TestOneReading:
    """What is told apart by one function is told apart everywhere."""

    @pytest.mark.parametrize("split", ["region", "kind", "family", "developer", "openness"])
    def test_queries_and_selections_agree(self, split: Split) -> None:
        """Counts of mentions by a dimension are the same, whoever counts; a selection calls the unknown None."""
        corpus = Corpus.read("examples/articles")
        asked = Counter[str]()
        for _, group, number in corpus.timeline(of="mentions", split=split):
            asked[group] += number
        counted = {str(key): number for key, number in corpus.mentions.count(by=split).items() if key is not None}
        asked.pop(UNKNOWN, None)
        counted.pop(UNKNOWN, None)
        assert asked == counted != {}

    @pytest.mark.parametrize("name", ["kind_of", "level_of", "family_of", "developer_of", "openness_of", "country_of"])
    def test_each_is_read_in_one_place(self, name: str) -> None:
        """No module of those that ask has a function of that name to itself."""
        asking = [path for folder in ("queries", "selections", "report") for path in (SOURCES / folder).glob("*.py")]
        assert [path.name for path in asking if re.search(rf"def _?{name}\b", path.read_text())] == []
