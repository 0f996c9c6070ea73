"""Web Annotations: selectors that find the characters again, under a JSON-LD processor too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from pyld import jsonld as processor

from atomcorpus import Article, parse
from atomcorpus._characters import storable
from atomcorpus.formats import web_annotation
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from pathlib import Path

OA = "http://www.w3.org/ns/oa#"
CONTEXT = {
    "oa": OA,
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    **{
        name: f"oa:{name}"
        for name in ("Annotation", "Choice", "SpecificResource", "TextQuoteSelector", "TextPositionSelector")
    },
    **{name: f"oa:{name}" for name in ("identifying", "describing", "classifying", "tagging", "linking")},
    "TextualBody": "oa:TextualBody",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "scope": {"@type": "@id", "@id": "oa:hasScope"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "format": "dc:format",
    "value": "rdf:value",
}
"""What the W3C's context says of the words that are used here, without a network."""


def load(url: str, _options: Any) -> dict[str, Any]:
    """The one context that may be asked for."""
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXT},
    }


def annotated(*given: Article) -> list[dict[str, Any]]:
    """What is written, read by a JSON reader."""
    read: list[dict[str, Any]] = json.loads(web_annotation.dumps(given).encode())
    return read


def by_name(article: Article) -> dict[str, dict[str, Any]]:
    """Annotations by the end of their ids, behind the article's."""
    return {one["id"].partition(article.id + ":")[2]: one for one in annotated(article)}


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    """The targets, as a list in any case."""
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


class TestMentions:
    """An annotation for each mention."""

    def test_a_resolved_one(self, story: Article) -> None:
        """Quote and position, the emoji before it being one character; the entity, and how sure that is."""
        assert by_name(story)["mention:6"] == {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"urn:atomcorpus:article:{story.id}:mention:6",
            "type": "Annotation",
            "motivation": "identifying",
            "body": [
                {
                    "type": "SpecificResource",
                    "purpose": "identifying",
                    "source": "urn:atomcorpus:model:Qwen/Qwen3-8B",
                },
                {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": "Qwen3-8B"},
                {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": "resolved"},
            ],
            "target": {
                "type": "SpecificResource",
                "source": f"urn:atomcorpus:article:{story.id}",
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": "Qwen3-8B",
                        "prefix": "p. According to the model card, ",
                        "suffix": " was tested in China. Lindqvist ",
                    },
                    {"type": "TextPositionSelector", "start": 193, "end": 201},
                ],
                "scope": "https://gazette.example/a?b=1&c=2#d",
            },
        }

    def test_an_ambiguous_one(self, story: Article) -> None:
        """A choice among the candidates, and no claim that it is the first."""
        choice = by_name(story)["mention:5"]["body"][0]
        assert choice["type"] == "Choice"
        assert [item["source"] for item in choice["items"]] == [
            "urn:atomcorpus:model:family:gemma1",
            "urn:atomcorpus:model:family:gemma2",
        ]


class TestCitations:
    """An annotation for each part of a citation."""

    def test_parts(self, story: Article) -> None:
        """Content, source and cue of each."""
        names = [name for name in by_name(story) if name.startswith("citation:1")]
        assert names == ["citation:1:content", "citation:1:source", "citation:1:cue"]

    def test_a_split_quotation(self, story: Article) -> None:
        """One annotation with two targets, linked to the other parts and to the outlet that relays it."""
        content = by_name(story)["citation:1:content"]
        assert [target["selector"][0]["exact"] for target in targets(content)] == [
            '"Qwen3-8B is small,"',
            '"It is 🦙 fast."',
        ]
        assert [body.get("source", body.get("value")) for body in content["body"]] == [
            "content",
            "direct",
            "assertion",
            "urn:atomcorpus:actor:reuters",
            content["id"].replace("content", "source"),
            content["id"].replace("content", "cue"),
        ]

    def test_a_source(self, story: Article) -> None:
        """Who it is, where that is known."""
        assert by_name(story)["citation:4:source"]["body"][-1]["source"].endswith("maralindqvist")
        assert len(by_name(story)["citation:2:source"]["body"]) == 2


class TestLinks:
    """Words that lead to another page."""

    def test_a_page_of_an_outlet(self) -> None:
        """The page, and whose it is."""
        article = parse("See [this](https://www.reuters.com/a) now.")
        found = by_name(article)["link:1"]
        assert found["motivation"] == "linking"
        assert found["body"] == [
            {"type": "SpecificResource", "purpose": "linking", "source": "https://www.reuters.com/a"},
            {"type": "SpecificResource", "purpose": "identifying", "source": "urn:atomcorpus:actor:reuters"},
        ]
        assert found["target"]["selector"][0]["exact"] == "this"

    def test_an_address_that_is_no_page(self) -> None:
        """There is nothing to link to, and no annotation; numbers are those of the links all the same."""
        article = parse("Write to [Ada](mailto:ada@tern.example) or [see](https://tern.example/a).")
        assert [name for name in by_name(article) if name.startswith("link:")] == ["link:2"]


class TestSelectors:
    """Quote and position find the same characters."""

    @given(articles())
    def test_they_agree(self, article: Article) -> None:
        """In every article; offsets count code points of its text as UTF-8 holds it."""
        text = storable(article.text)
        for annotation in annotated(article):
            for target in targets(annotation):
                quote, position = target["selector"]
                start, end = position["start"], position["end"]
                assert text[start:end] == quote["exact"]
                assert text[:start].endswith(quote["prefix"])
                assert text[end:].startswith(quote["suffix"])

    @given(articles())
    def test_ids_are_unique(self, article: Article) -> None:
        """Of all annotations of an article, each link leading to one."""
        made = annotated(article)
        names = {one["id"] for one in made}
        assert len(names) == len(made)
        links = [body["source"] for one in made for body in one["body"] if body.get("purpose") == "linking"]
        assert {link for link in links if link.startswith("urn:atomcorpus:article:")} <= names


class TestProcessor:
    """What pyld says."""

    @settings(max_examples=30)
    @given(articles())
    def test_every_annotation_is_found(self, article: Article) -> None:
        """With a body and a target, and with no word that the W3C's context does not have."""
        made = annotated(article)
        expanded = processor.expand(made, {"documentLoader": load})
        assert [one["@id"] for one in expanded] == [one["id"] for one in made]
        for before, after in zip(made, expanded, strict=True):
            assert after["@type"] == [f"{OA}Annotation"]
            assert len(after) == len(before) - 1, "every key but the context's has become a word of it"
            assert [one[f"{OA}hasSource"] for one in after[f"{OA}hasTarget"]] == [
                [{"@id": f"urn:atomcorpus:article:{article.id}"}] for _ in targets(before)
            ]


class TestFiles:
    """Files."""

    def test_same_as_the_string(self, story: Article, tmp_path: Path) -> None:
        """And the same each time."""
        web_annotation.write(iter([story]), tmp_path / "a.json")
        assert (tmp_path / "a.json").read_text(encoding="utf-8") == web_annotation.dumps([story])

    def test_no_annotations(self) -> None:
        """An empty array."""
        assert web_annotation.dumps([Article("")]) == "[]\n"
