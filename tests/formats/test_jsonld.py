"""JSON-LD: what the nodes say, and that a JSON-LD processor finds the same statements in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld as processor

from atomcorpus import Actor, ActorKind, Article, Citation, CitationKind, PartialDate, Section, Source, Span, parse
from atomcorpus.formats import jsonld
from atomcorpus.formats._names import Unused, linked_address
from atomcorpus.testing import articles, partial_dates

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "http://schema.org/"
CONTEXT = {
    "@vocab": SCHEMA,
    "url": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "license": {"@type": "@id"},
    "isPartOf": {"@type": "@id"},
    "datePublished": {"@type": "Date"},
    "startDate": {"@type": "Date"},
    "endDate": {"@type": "Date"},
}
"""What schema.org's own context says of the words that are used here, without a network."""


def load(url: str, _options: Any) -> dict[str, Any]:
    """The one context that may be asked for."""
    assert url == "https://schema.org"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT_DOCUMENT}


CONTEXT_DOCUMENT = {"@context": CONTEXT}


def nodes(*given: Article) -> dict[str, dict[str, Any]]:
    """The nodes by their ids, as they are written."""
    document = json.loads(jsonld.dumps(given).encode())
    assert document["@context"] == "https://schema.org"
    return {node["@id"]: node for node in document["@graph"]}


def triples(*given: Article) -> list[dict[str, Any]]:
    """The statements that pyld finds."""
    dataset = processor.to_rdf(json.loads(jsonld.dumps(given).encode()), {"documentLoader": load})
    return list(dataset.get("@default", []))


def objects(found: list[dict[str, Any]], subject: str, predicate: str) -> list[str]:
    """What is stated of a subject by a word of schema.org, sorted."""
    return sorted(
        triple["object"]["value"]
        for triple in found
        if triple["subject"]["value"] == subject and triple["predicate"]["value"] == SCHEMA + predicate
    )


class TestArticle:
    """The node of an article."""

    def test_everything_known(self, story: Article) -> None:
        """With the date's two parts, without the text and without the path of the file."""
        urn = f"urn:atomcorpus:article:{story.id}"
        assert nodes(story)[urn] == {
            "@id": urn,
            "@type": "NewsArticle",
            "identifier": story.id,
            "headline": "Why OpenAI & Qwen <3 {open} weights_",
            "url": "https://gazette.example/a?b=1&c=2#d",
            "datePublished": "2025-08",
            "author": [{"name": "Ada Obi"}, {"name": "Marsh, Cole and Sons"}],
            "publisher": {"@type": "Organization", "name": "Harbour Gazette"},
            "inLanguage": "en",
            "mentions": [
                {"@id": "urn:atomcorpus:model:Qwen/Qwen3-8B"},
                {"@id": "urn:atomcorpus:actor:unlisted:person/maralindqvist"},
                {"@id": "urn:atomcorpus:actor:unlisted:company/harrowlabs"},
                {"@id": "urn:atomcorpus:actor:reuters"},
                {"@id": "urn:atomcorpus:actor:country:CN"},
            ],
            "citation": [{"@id": f"{urn}:citation:{number}"} for number in (1, 2, 3)],
        }

    def test_nothing_known(self) -> None:
        """Of what is not known there is no key."""
        [node] = nodes(Article("")).values()
        assert list(node) == ["@id", "@type", "identifier"]

    def test_an_ambiguous_name_is_no_mention(self, story: Article) -> None:
        """Which Gemma it is the text leaves open, so there is none."""
        assert "gemma" not in jsonld.dumps([story])

    def test_the_same_text_twice(self, story: Article) -> None:
        """In two outlets it is two articles, each with its own statements."""
        made = nodes(story, evolve(story, publisher="Inland Gazette"))
        urn = f"urn:atomcorpus:article:{story.id}-2"
        assert made[urn]["publisher"]["name"] == "Inland Gazette"
        assert made[f"{urn}:citation:1"]["isPartOf"] == {"@id": urn}


class TestStatements:
    """Quotations and claims."""

    def test_a_quotation(self, story: Article) -> None:
        """Both its stretches, who said it, and who relays it."""
        urn = f"urn:atomcorpus:article:{story.id}"
        assert nodes(story)[f"{urn}:citation:1"] == {
            "@id": f"{urn}:citation:1",
            "@type": "Quotation",
            "text": '"Qwen3-8B is small," … "It is 🦙 fast."',
            "spokenByCharacter": {"@id": "urn:atomcorpus:actor:unlisted:person/maralindqvist"},
            "publisher": {"@id": "urn:atomcorpus:actor:reuters"},
            "isPartOf": {"@id": urn},
        }

    def test_a_claim_of_somebody_without_a_name(self, story: Article) -> None:
        """The words that describe the source, and nobody's id."""
        urn = f"urn:atomcorpus:article:{story.id}"
        assert nodes(story)[f"{urn}:citation:2"] == {
            "@id": f"{urn}:citation:2",
            "@type": "Claim",
            "text": "Gemma is cheap",
            "author": {"description": "Critics"},
            "appearance": {"@id": urn},
        }

    def test_a_claim_of_a_document(self, story: Article) -> None:
        """The document is what it is based on, and no author."""
        node = nodes(story)[f"urn:atomcorpus:article:{story.id}:citation:3"]
        assert node["isBasedOn"] == {"@type": "CreativeWork", "name": "the model card"}
        assert "author" not in node

    def test_a_request_is_no_claim(self, story: Article) -> None:
        """An eventuality that is not quoted is left out."""
        assert f"urn:atomcorpus:article:{story.id}:citation:4" not in nodes(story)

    def test_nobody(self) -> None:
        """A claim without a source has no author."""
        sections = (Section(None, (Span(0, 5),)),)
        claim = Citation(Source(), (Span(0, 5),), kind=CitationKind.INDIRECT, rule="x")
        node = nodes(Article("It is", sections=sections, citations=(claim,)))
        assert [list(one)[1:] for one in node.values()][1] == ["@type", "text", "appearance"]


class TestLinks:
    """Pages to which an article leads."""

    def test_a_page_of_an_outlet(self) -> None:
        """It is cited, each once, with whose site it is, who is described too."""
        this, that = "[this](https://www.reuters.com/a)", "[that](https://tern.example/b)"
        article = parse(f"See {this}, {that} and {this}.")
        found = nodes(article)
        assert found[f"urn:atomcorpus:article:{article.id}"]["citation"] == [
            {
                "@id": "https://www.reuters.com/a",
                "@type": "WebPage",
                "publisher": {"@id": "urn:atomcorpus:actor:reuters"},
            },
            {"@id": "https://tern.example/b", "@type": "WebPage"},
        ]
        assert found["urn:atomcorpus:actor:reuters"]["@type"] == "NewsMediaOrganization"

    def test_other_addresses(self) -> None:
        """A relative one is one of the article's own site, if that is known; what is no page of the web is left out."""
        article = parse("[One](/a), [two](mailto:ada@tern.example), [three](http://[), [four](#here).")
        found = nodes(article)[f"urn:atomcorpus:article:{article.id}"]
        assert "citation" not in found
        article = evolve(article, url="https://tern.example/b/c", links=article.links[:2])
        found = nodes(article)[f"urn:atomcorpus:article:{article.id}"]
        assert found["citation"] == [{"@id": "https://tern.example/a", "@type": "WebPage"}]


class TestEntities:
    """Actors and models."""

    def test_a_model(self, story: Article) -> None:
        """With its page on the hub; the licence is a work, since its short name is no address."""
        assert nodes(story)["urn:atomcorpus:model:Qwen/Qwen3-8B"] == {
            "@id": "urn:atomcorpus:model:Qwen/Qwen3-8B",
            "@type": "SoftwareApplication",
            "identifier": "Qwen/Qwen3-8B",
            "name": "Qwen3-8B",
            "sameAs": ["https://huggingface.co/Qwen/Qwen3-8B"],
            "applicationCategory": "AI model",
            "applicationSubCategory": "model",
            "creator": {"@id": "urn:atomcorpus:actor:alibaba"},
            "datePublished": "2025-04",
            "license": {"@type": "CreativeWork", "name": "apache-2.0"},
            "isPartOf": {"@id": "urn:atomcorpus:model:series:qwen/qwen3"},
        }

    def test_its_developer_is_there(self, story: Article) -> None:
        """Though the article does not name it."""
        node = nodes(story)["urn:atomcorpus:actor:alibaba"]
        assert node["address"] == {"@type": "PostalAddress", "addressCountry": "CN"}
        assert node["parentOrganization"] == {"@id": "urn:atomcorpus:actor:group"}

    def test_a_person(self, story: Article) -> None:
        """Roles of the knowledge base, with the period as far as it is known."""
        node = nodes(story)["urn:atomcorpus:actor:unlisted:person/maralindqvist"]
        assert (node["@type"], node["worksFor"]) == (
            "Person",
            [
                {
                    "@type": "OrganizationRole",
                    "roleName": "Adviser",
                    "worksFor": {"@id": "urn:atomcorpus:actor:group"},
                    "startDate": "2019",
                }
            ],
        )

    @pytest.mark.parametrize(
        ("kind", "expected"),
        [
            (ActorKind.PERSON, "Person"),
            (ActorKind.COMPANY, "Organization"),
            (ActorKind.GOVERNMENT, "GovernmentOrganization"),
            (ActorKind.MEDIA, "NewsMediaOrganization"),
            (ActorKind.COUNTRY, "Country"),
            (ActorKind.PLACE, "Place"),
        ],
    )
    def test_kinds(self, story: Article, kind: ActorKind, expected: str) -> None:
        """Each has a type of schema.org."""
        mention = evolve(story.mentions[3], entity=Actor(id="x", name="X", kind=kind))
        node = nodes(evolve(story, mentions=(mention,)))["urn:atomcorpus:actor:x"]
        assert node["@type"] == expected

    @pytest.mark.parametrize("country", ["EU", "intl", None])
    def test_what_is_no_country(self, story: Article, country: str | None) -> None:
        """Is no address."""
        company = Actor(id="x", name="X", kind=ActorKind.COMPANY, country=country)
        made = nodes(evolve(story, mentions=(evolve(story.mentions[3], entity=company),)))
        assert "address" not in made["urn:atomcorpus:actor:x"]

    def test_each_is_described_once(self, story: Article) -> None:
        """However many articles name it; another record of the same id adds what it has."""
        reuters = Actor(id="reuters", name="Reuters News", kind=ActorKind.MEDIA)
        other = evolve(story.mentions[3], entity=reuters)
        written = jsonld.dumps([story, story, evolve(story, mentions=(other,))])
        assert written.count('"identifier":"alibaba"') == 1
        assert written.count('"identifier":"reuters"') == 2


class TestProcessor:
    """What pyld says."""

    def test_the_graph(self, story: Article) -> None:
        """Every word is one of schema.org, addresses are nodes, dates are dates, and the links lead on."""
        found = triples(story)
        urn = f"urn:atomcorpus:article:{story.id}"
        rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
        assert all(triple["predicate"]["value"].startswith((SCHEMA, rdf)) for triple in found)
        assert objects(found, urn, "citation") == [f"{urn}:citation:{number}" for number in (1, 2, 3)]
        assert objects(found, f"{urn}:citation:1", "spokenByCharacter") == [
            "urn:atomcorpus:actor:unlisted:person/maralindqvist"
        ]
        [address] = [one["object"] for one in found if one["predicate"]["value"] == SCHEMA + "url"]
        assert address == {"type": "IRI", "value": "https://gazette.example/a?b=1&c=2#d"}

    @given(partial_dates())
    def test_dates_keep_their_parts(self, date: PartialDate) -> None:
        """As values of schema.org's type for ISO 8601 dates."""
        [value] = [one["object"] for one in triples(Article("", date)) if "Date" in one["object"].get("datatype", "")]
        assert (value["value"], value["datatype"]) == (date.isoformat(), SCHEMA + "Date")

    @settings(max_examples=20)
    @given(st.lists(articles(), max_size=2))
    def test_nothing_is_lost_on_the_way(self, given: list[Article]) -> None:
        """Whatever is in an article: pyld finds it, its quotations, claims and pages, and every entity it mentions."""
        found, written = triples(*given), nodes(*given)
        assert {triple["subject"]["value"] for triple in found} >= set(written)
        described = {name for name in written if not name.startswith("urn:atomcorpus:article:")}
        unused = Unused()
        for article in given:
            urn = f"urn:atomcorpus:article:{unused(article.id)}"
            assert set(objects(found, urn, "mentions")) <= described
            stated = [name for name in written if name.startswith(f"{urn}:citation:")]
            pages = {page for link in article.links if (page := linked_address(article, link)) is not None}
            assert objects(found, urn, "citation") == sorted([*stated, *pages])
            assert len(stated) <= len(article.citations)

    @given(st.lists(articles(), max_size=2))
    def test_a_script_element_does_not_end_early(self, given: list[Article]) -> None:
        """There is no `<` in what is written."""
        assert "<" not in jsonld.dumps(given)


class TestFiles:
    """Files."""

    def test_same_as_the_string(self, story: Article, tmp_path: Path) -> None:
        """And the same each time."""
        jsonld.write(iter([story]), tmp_path / "a.jsonld")
        assert (tmp_path / "a.jsonld").read_text(encoding="utf-8") == jsonld.dumps([story])

    def test_no_articles(self) -> None:
        """An empty graph."""
        assert json.loads(jsonld.dumps([])) == {"@context": "https://schema.org", "@graph": []}
