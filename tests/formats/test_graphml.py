"""GraphML: the nodes and edges that networkx reads are those that the articles have."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import networkx as nx
from attrs import evolve
from defusedxml import ElementTree as DefusedTree  # type: ignore[import-untyped] # it has no stubs of its own
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import AIModel, Article, LinkStatus, ModelLevel
from atomcorpus.entities import sort_of
from atomcorpus.formats import graphml
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from pathlib import Path


def graph(*given: Article) -> Any:
    """What networkx reads, as a graph in which two nodes may have several edges."""
    return nx.read_graphml(io.BytesIO(graphml.dumps(given).encode()), force_multigraph=True)


def edges(*given: Article) -> set[tuple[str, str, str, str, int | None]]:
    """The edges with the labels of their ends, relation, evidence and count."""
    made = graph(*given)
    names = made.nodes(data="label")
    return {
        (names[start], names[end], data["relation"], data["evidence"], data.get("count"))
        for start, end, data in made.edges(data=True)
    }


class TestNodes:
    """Entities and outlets."""

    def test_which(self, story: Article) -> None:
        """What is named or known of, and nothing ambiguous."""
        labels = {(data["type"], data["label"]) for _, data in graph(story).nodes(data=True)}
        assert labels == {
            ("actor", "Alibaba"),
            ("actor", "China"),
            ("actor", "Harrow Labs"),
            ("actor", "Mara Lindqvist"),
            ("actor", "Reuters"),
            ("actor", "group"),
            ("model", "Qwen3-8B"),
            ("model", "series:qwen/qwen3"),
            ("outlet", "Harbour Gazette"),
        }

    def test_a_model(self, story: Article) -> None:
        """Its facts, with counts as numbers; what is not known is not there."""
        [node] = [data for _, data in graph(story, story).nodes(data=True) if data["label"] == "Qwen3-8B"]
        assert node == {
            "label": "Qwen3-8B",
            "type": "model",
            "entity_id": "Qwen/Qwen3-8B",
            "kind": "model",
            "released": "2025-04",
            "openness": "open",
            "license": "apache-2.0",
            "total_parameters": 8_200_000_000,
            "mentions": 4,
            "articles": 2,
        }

    def test_a_name_learned_later(self, story: Article) -> None:
        """What was only an id gets its name from the article that has it, in either order."""
        series = AIModel(id="series:qwen/qwen3", name="Qwen3", level=ModelLevel.SERIES)
        mention = evolve(story.mentions[5], entity=series, status=LinkStatus.UNDERSPECIFIED)
        other = evolve(story, mentions=(mention,), citations=())
        assert "Qwen3" in dict(graph(story, other).nodes(data="label")).values()
        assert graphml.dumps([story, other]) == graphml.dumps([other, story])

    def test_more_than_a_long_holds(self, story: Article) -> None:
        """A count that no reader could take is left out."""
        vast = AIModel(id="x", name="X", level=ModelLevel.MODEL, total_parameters=2**63, active_parameters=2**63 - 1)
        made = graph(evolve(story, mentions=(evolve(story.mentions[0], entity=vast),), citations=(), roles=()))
        [node] = [data for _, data in made.nodes(data=True) if data["label"] == "X"]
        assert ("total_parameters" in node, node["active_parameters"]) == (False, 2**63 - 1)


class TestEdges:
    """What stands between them."""

    def test_which(self, story: Article) -> None:
        """Of the text and of the knowledge base, each with its evidence; those of the text are counted."""
        assert edges(story, story) == {
            ("Alibaba", "Qwen3-8B", "developed", "knowledge", None),
            ("Alibaba", "group", "part_of", "knowledge", None),
            ("Mara Lindqvist", "Harbour Gazette", "cited_in", "text", 4),
            ("Mara Lindqvist", "Harrow Labs", "role", "text", 2),
            ("Mara Lindqvist", "Qwen3-8B", "speaks_of", "text", 2),
            ("Mara Lindqvist", "Reuters", "relayed_by", "text", 2),
            ("Mara Lindqvist", "group", "role", "knowledge", None),
            ("Qwen3-8B", "series:qwen/qwen3", "part_of", "knowledge", None),
        }

    def test_nobody_is_cited(self) -> None:
        """Then the outlet is no node either."""
        assert len(graph(Article("", publisher="Harbour Gazette"))) == 0

    def test_roles(self, story: Article) -> None:
        """The stated one has the words of the text, the known one its period."""
        roles = [data for *_, data in graph(story).edges(data=True) if data["relation"] == "role"]
        assert {(data["title"], data.get("since"), data.get("until")) for data in roles} == {
            ("chief executive", None, None),
            ("Adviser", "2019", None),
        }

    def test_without_an_outlet(self, story: Article) -> None:
        """Nobody is cited in what is not known."""
        assert "cited_in" not in {
            relation for _, _, relation, *_ in edges(evolve(story, publisher=None, publisher_basis=None))
        }


class TestReaders:
    """What networkx and a hardened XML reader say."""

    @given(st.lists(articles(), max_size=2))
    def test_counts_are_equal(self, given: list[Article]) -> None:
        """Whatever is in the names: a node for each entity, and as many mentions as the articles have."""
        made = graph(*given)
        named = Counter[tuple[str, str]]()
        for article in given:
            for mention in article.mentions:
                if mention.status is not LinkStatus.AMBIGUOUS:
                    named[sort_of(mention.entity), mention.entity.id] += 1
        found = {
            (data["type"], data["entity_id"]): data["mentions"]
            for _, data in made.nodes(data=True)
            if data.get("mentions")
        }
        assert found == named
        citations = [one for article in given for one in article.citations if article.publisher and one.source.actor]
        assert sum(d["count"] for *_, d in made.edges(data=True) if d["relation"] == "cited_in") == len(citations)

    @given(st.text(st.characters(), min_size=1))
    def test_any_name(self, story: Article, name: str) -> None:
        """Markup stays text, and what XML cannot hold is one U+FFFD a character."""
        root = DefusedTree.fromstring(graphml.dumps([evolve(story, publisher=name)]).encode())
        expected = re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", name)
        assert expected in [data.text for data in root.iter("{http://graphml.graphdrawing.org/xmlns}data")]

    def test_entities_are_not_declared(self, story: Article) -> None:
        """A reader that forbids them, and document types, takes the file."""
        hostile = evolve(story, publisher='<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;')
        root = DefusedTree.fromstring(graphml.dumps([hostile]).encode(), forbid_dtd=True)
        assert hostile.publisher in [data.text for data in root.iter("{http://graphml.graphdrawing.org/xmlns}data")]

    def test_ids_are_name_tokens(self, story: Article) -> None:
        """As the schema of GraphML asks, which takes no slash."""
        root = DefusedTree.fromstring(graphml.dumps([story]).encode())
        assert all(re.fullmatch(r"[\w.:-]+", one.get("id", "none")) for one in root.iter())


class TestFiles:
    """Files."""

    def test_same_as_the_string(self, story: Article, tmp_path: Path) -> None:
        """And the same each time."""
        graphml.write(iter([story]), tmp_path / "a.graphml")
        assert (tmp_path / "a.graphml").read_text(encoding="utf-8") == graphml.dumps([story])

    def test_no_articles(self) -> None:
        """An empty graph."""
        assert len(graph()) == 0
