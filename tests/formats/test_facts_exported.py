"""Times, quantities, events and artifacts in the formats for other tools."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from atomcorpus import (
    Actor,
    ActorKind,
    Article,
    Artifact,
    ArtifactKind,
    Event,
    EventKind,
    LinkStatus,
    Mention,
    Modality,
    PartialDate,
    Participant,
    Period,
    Quantity,
    QuantityKind,
    Section,
    Span,
    TimeExpression,
)
from atomcorpus.formats import brat, graphml, jsonld, web_annotation

TEXT = "In May 2024 Furrow gave up to $5 million to Tern and Ada for AcreBench."
FURROW = Actor(id="furrow", name="Furrow Labs", kind=ActorKind.COMPANY, country="KE")
ADA = Actor(id="ada", name="Ada Obi", kind=ActorKind.PERSON)
BENCH = Artifact(
    id="artifact:acre", name="AcreBench", kind=ArtifactKind.BENCHMARK, maker=FURROW, issued=PartialDate(2024, 2)
)


def found(words: str) -> Span:
    """Where the words stand in the text."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


MAY = TimeExpression(found("May 2024"), Period(PartialDate(2024, 5), PartialDate(2024, 5)), rule="month")
MONEY = Quantity(found("$5 million"), QuantityKind.MONEY, high=Decimal(5_000_000), unit="USD", rule="money")
GAVE = Event(
    EventKind.FUNDING,
    found("gave"),
    agent=(Participant(found("Furrow"), FURROW),),
    theme=(Participant(found("AcreBench"), BENCH),),
    recipient=(Participant(found("Tern")), Participant(found("Ada"), ADA)),
    amount=MONEY,
    time=MAY,
    modality=Modality.PLANNED,
    rule="give",
)
ARTICLE = Article(
    TEXT,
    sections=(Section(None, (Span(0, len(TEXT)),)),),
    mentions=(Mention(found("AcreBench"), BENCH, status=LinkStatus.RESOLVED, rule="listed"),),
    times=(MAY,),
    quantities=(MONEY,),
    events=(GAVE,),
)
URN = f"urn:atomcorpus:article:{ARTICLE.id}"


class TestBrat:
    """Events are brat's own."""

    def test_lines(self) -> None:
        """Parts of an event are text-bound; of two recipients the second has a number; the value is a note."""
        assert brat.dumps(ARTICLE)[1].splitlines() == [
            "T1\tBenchmark 61 70\tAcreBench",
            "A1\tStatus T1 resolved",
            "N1\tReference T1 atomcorpus:artifact:acre\tAcreBench",
            "T2\tTime 3 11\tMay 2024",
            "#1\tAnnotatorNotes T2\t2024-05",
            "T3\tQuantity 30 40\t$5 million",
            "A2\tMeasures T3 money",
            "#2\tAnnotatorNotes T3\t..5000000 USD",
            "T4\tFunding 19 23\tgave",
            "T5\tParticipant 12 18\tFurrow",
            "N2\tReference T5 atomcorpus:furrow\tFurrow Labs",
            "T6\tParticipant 61 70\tAcreBench",
            "N3\tReference T6 atomcorpus:artifact:acre\tAcreBench",
            "T7\tParticipant 44 48\tTern",
            "T8\tParticipant 53 56\tAda",
            "N4\tReference T8 atomcorpus:ada\tAda Obi",
            "E1\tFunding:T4 Agent:T5 Theme:T6 Recipient:T7 Recipient2:T8 Amount:T3 Time:T2",
            "A3\tModality E1 planned",
        ]

    def test_configuration(self) -> None:
        """Each kind of event with its arguments."""
        lines = brat.configuration().splitlines()
        of_events = lines[lines.index("[events]") + 1 : lines.index("[attributes]") - 1]
        assert [line.partition("\t")[0] for line in of_events] == [kind.capitalize() for kind in EventKind]
        assert of_events[0].endswith(
            "\tAgent*:Participant, Theme*:Participant, Recipient*:Participant, Amount?:Quantity, Time?:Time"
        )


class TestWebAnnotations:
    """One for each time, quantity and part of an event."""

    def test_them(self) -> None:
        """What each says, by its name."""
        made = {one["id"].removeprefix(URN): one for one in json.loads(web_annotation.dumps([ARTICLE]))}
        bodies = {
            name: [part.get("value") or part["source"].removeprefix(URN) for part in one["body"]]
            for name, one in made.items()
            if not name.startswith(":mention")
        }
        assert bodies == {
            ":time:1": ["time", "2024-05"],
            ":quantity:1": ["quantity", "money", "..5000000 USD"],
            ":event:1:trigger": [
                *("event", "funding", "planned", ":event:1:agent:1", ":event:1:theme:1", ":event:1:recipient:1"),
                *(":event:1:recipient:2", ":quantity:1", ":time:1"),
            ],
            ":event:1:agent:1": ["agent", "urn:atomcorpus:actor:furrow"],
            ":event:1:theme:1": ["theme", "urn:atomcorpus:artifact:artifact:acre"],
            ":event:1:recipient:1": ["recipient"],
            ":event:1:recipient:2": ["recipient", "urn:atomcorpus:actor:ada"],
        }
        assert made[":event:1:trigger"]["target"]["selector"][1] == {
            "type": "TextPositionSelector",
            "start": 19,
            "end": 23,
        }

    def test_what_is_not_known(self) -> None:
        """A time without a period and money without a currency say no more than they do."""
        bare = evolve(ARTICLE, times=(evolve(MAY, period=None),), quantities=(evolve(MONEY, unit=None),), events=())
        made = [[part.get("value") for part in one["body"]] for one in json.loads(web_annotation.dumps([bare]))]
        assert made[1:] == [["time"], ["quantity", "money", "..5000000"]]


def nodes(*given: Article) -> dict[str, Any]:
    """The nodes of the graph by their names."""
    return {node["@id"]: node for node in json.loads(jsonld.dumps(given))["@graph"]}


class TestJsonLd:
    """Events as actions, artifacts as works and products."""

    def test_an_event(self) -> None:
        """Who takes part, how much, when, and whether it is done."""
        assert nodes(ARTICLE)[f"{URN}:event:1"] == {
            "@id": f"{URN}:event:1",
            "@type": "Action",
            "name": "funding",
            "description": "gave",
            "agent": [{"@id": "urn:atomcorpus:actor:furrow"}],
            "object": [{"@id": "urn:atomcorpus:artifact:artifact:acre"}],
            "recipient": [{"description": "Tern"}, {"@id": "urn:atomcorpus:actor:ada"}],
            "result": {"@type": "MonetaryAmount", "currency": "USD", "maxValue": "5000000"},
            "startTime": "2024-05",
            "endTime": "2024-05",
            "actionStatus": "PotentialActionStatus",
            "subjectOf": {"@id": URN},
        }

    def test_who_is_described(self) -> None:
        """Everybody who takes part and is known, and who made what is named."""
        names = {name for name in nodes(ARTICLE) if name.startswith(("urn:atomcorpus:actor", "urn:atomcorpus:arti"))}
        assert {name for name in names if "article" not in name} == {
            "urn:atomcorpus:actor:furrow",
            "urn:atomcorpus:actor:ada",
            "urn:atomcorpus:artifact:artifact:acre",
        }

    @pytest.mark.parametrize(
        ("kind", "country", "expected"),
        [
            (ArtifactKind.BENCHMARK, None, {"@type": "CreativeWork", "genre": "benchmark", "datePublished": "2024-02"}),
            (ArtifactKind.DATASET, "EU", {"@type": "Dataset", "genre": "dataset", "datePublished": "2024-02"}),
            (ArtifactKind.HARDWARE, None, {"@type": "Product", "category": "hardware", "releaseDate": "2024-02"}),
            (
                ArtifactKind.POLICY,
                "US",
                {
                    "@type": "CreativeWork",
                    "genre": "policy",
                    "datePublished": "2024-02",
                    "countryOfOrigin": {"@type": "Country", "identifier": "US"},
                },
            ),
            (
                ArtifactKind.LAW,
                "EU",
                {
                    "@type": "Legislation",
                    "genre": "law",
                    "datePublished": "2024-02",
                    "legislationJurisdiction": "EU",
                },
            ),
        ],
    )
    def test_artifacts(self, kind: ArtifactKind, country: str | None, expected: dict[str, Any]) -> None:
        """By kind, with the maker."""
        made = evolve(BENCH, kind=kind, country=country)
        article = evolve(ARTICLE, mentions=(evolve(ARTICLE.mentions[0], entity=made),), events=())
        who = "manufacturer" if kind is ArtifactKind.HARDWARE else "creator"
        assert nodes(article)["urn:atomcorpus:artifact:artifact:acre"] == {
            "@id": "urn:atomcorpus:artifact:artifact:acre",
            "identifier": "artifact:acre",
            "name": "AcreBench",
            who: {"@id": "urn:atomcorpus:actor:furrow"},
            **expected,
        }


class TestGraphml:
    """Artifacts as nodes, events as edges."""

    def edges(self, *given: Article) -> set[tuple[str, ...]]:
        """The edges of texts, with the labels of their ends and their attributes."""
        root = ET.fromstring(graphml.dumps(given))  # noqa: S314 - ours
        space = "{http://graphml.graphdrawing.org/xmlns}"

        def data(element: ET.Element) -> dict[str, str]:
            return {one.attrib["key"].partition("-")[2]: one.text or "" for one in element.iter(f"{space}data")}

        labels = {node.attrib["id"]: data(node)["label"] for node in root.iter(f"{space}node")}
        found = [
            (labels[edge.attrib["source"]], labels[edge.attrib["target"]], data(edge))
            for edge in root.iter(f"{space}edge")
        ]
        return {
            (source, target, *(f"{name}={value}" for name, value in about.items() if name != "evidence"))
            for source, target, about in found
            if about["evidence"] == "text"
        }

    def test_events(self) -> None:
        """Who gives what to whom, with amount, time and modality; equal ones are counted together."""
        how = ("title=..5000000 USD", "since=2024-05", "until=2024-05", "modality=planned")
        assert self.edges(ARTICLE, ARTICLE) == {
            ("Furrow Labs", "AcreBench", "relation=funding", *how, "count=2"),
            ("Furrow Labs", "Ada Obi", "relation=funding_to", *how, "count=2"),
        }

    def test_an_event_without_a_time(self) -> None:
        """Then it has the date of the article, and where there is none no date."""
        bare = evolve(GAVE, amount=None, time=None, theme=(), modality=Modality.DONE)
        dated = evolve(ARTICLE, events=(bare,), published=PartialDate(2025, 8))
        assert self.edges(dated) == {
            (
                "Furrow Labs",
                "Ada Obi",
                "relation=funding_to",
                "since=2025-08",
                "until=2025-08",
                "modality=done",
                "count=1",
            )
        }
        assert self.edges(evolve(dated, published=None)) == {
            ("Furrow Labs", "Ada Obi", "relation=funding_to", "modality=done", "count=1")
        }

    def test_an_artifact(self) -> None:
        """With its kind and date, and an edge from who made it."""
        made = graphml.dumps([ARTICLE])
        for part in (
            '<data key="node-type">artifact</data>',
            '<data key="node-kind">benchmark</data>',
            '<data key="node-issued">2024-02</data>',
            '<data key="edge-relation">made</data><data key="edge-evidence">knowledge</data>',
        ):
            assert part in made
