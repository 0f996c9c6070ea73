"""Every place in which the fields of a record are spelled out knows all of them.

They stand in the record, in the types of its JSON, in what writes and what reads that (quickly and strictly), in the
schema, in the tables, in the rows of knowledge bases and in the strategies of `testing`. A field that is new has to
get a value in `EXAMPLES` and columns in `COLUMNS_OF`; then each place that has forgotten it fails here.
"""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    Article,
    Artifact,
    ArtifactKind,
    Citation,
    CitationAct,
    CitationKind,
    Corpus,
    Event,
    EventKind,
    Gap,
    Heading,
    Hyperlink,
    LinkStatus,
    Mention,
    Modality,
    ModelLevel,
    Openness,
    PartialDate,
    Participant,
    Period,
    Quantity,
    QuantityKind,
    Role,
    Section,
    Source,
    SourceKind,
    Span,
    StatedRole,
    Strength,
    TimeExpression,
    ViaBasis,
)
from atomcorpus._convert import structure, unstructure
from atomcorpus._wire import objects
from atomcorpus._wire.strict import article_from_data
from atomcorpus._wire.text import decode
from atomcorpus.formats import json
from atomcorpus.knowledge.rows import row_of
from atomcorpus.tables import COLUMNS
from atomcorpus.testing import (
    actors,
    ai_models,
    articles,
    artifacts,
    citations,
    events,
    gaps,
    links,
    mentions,
    participants,
    quantities,
    stated_roles,
    time_expressions,
)

LAB = Actor(
    id="lab",
    name="Lab",
    kind=ActorKind.COMPANY,
    aliases=("The Lab",),
    country="US",
    parent="holding",
    roles=(Role("member", "club", period=Period(PartialDate(2020), PartialDate(2021))),),
    active=Period(PartialDate(2019), PartialDate(2030)),
    hub_organizations=("lab-ai",),
    atom_region="us",
    sources=("list",),
)
MODEL = AIModel(
    id="lab/model-8b",
    name="Model-8B",
    level=ModelLevel.MODEL,
    family="Model",
    version="1",
    developer=LAB,
    released=PartialDate(2025, 8),
    total_parameters=8_000_000_000,
    active_parameters=1_000_000_000,
    openness=Openness.OPEN,
    license="mit",
    modalities=("text",),
    context_tokens=128_000,
    hub_id="lab/model-8b",
    parent="series:lab/model",
    aliases=("M8",),
    atom_tracked="primary",
    sources=("list",),
)
BENCH = Artifact(
    id="artifact:bench",
    name="Bench",
    kind=ArtifactKind.BENCHMARK,
    aliases=("B",),
    maker=LAB,
    country="US",
    issued=PartialDate(2024, 5),
    parent="artifact:benches",
    sources=("list",),
)
PERSON = Actor(id="ada", name="Ada", kind=ActorKind.PERSON)
OUTLET = Actor(id="outlet", name="Outlet", kind=ActorKind.MEDIA)
TEXT = "date 2025-08-05\n\nHead\n\nAda, CEO of Lab, told Outlet it works. Model-8B is slow."
SOURCE = Source(Span(23, 26), SourceKind.NAMED, actor=PERSON)
CITATION = Citation(
    SOURCE,
    (Span(52, 60),),
    cue=Span(40, 44),
    kind=CitationKind.INDIRECT,
    act=CitationAct.BELIEF,
    via=OUTLET,
    via_basis=ViaBasis.TOLD,
    rule="verb",
)
STATED = StatedRole(Span(23, 38), PERSON, "CEO", LAB, rule="apposition")
MENTION = Mention(Span(62, 70), MODEL, status=LinkStatus.AMBIGUOUS, candidates=(MODEL, LAB), rule="listed")
UNLISTED = Mention(Span(45, 51), PERSON, status=LinkStatus.UNLISTED, rule="shape", strength=Strength.LIKELY)
GAP = Gap(Span(61, 62), "&")
LINK = Hyperlink(Span(45, 51), "https://outlet.example/a", outlet=OUTLET)
TIME = TimeExpression(Span(52, 54), Period(PartialDate(2025), PartialDate(2026)), relative=True, rule="year")
QUANTITY = Quantity(Span(52, 54), QuantityKind.MONEY, low=Decimal("0.5"), high=Decimal(7), unit="USD", rule="money")
PARTICIPANT = Participant(Span(62, 70), BENCH)
EVENT = Event(
    EventKind.DEAL,
    Span(55, 60),
    agent=(PARTICIPANT,),
    theme=(PARTICIPANT,),
    recipient=(PARTICIPANT,),
    amount=QUANTITY,
    time=TIME,
    modality=Modality.PLANNED,
    rule="deal",
)
HEADING = Heading(Span(17, 21), 2)
SECTION = Section(HEADING, (Span(23, 79),))
ARTICLE = Article(
    TEXT,
    PartialDate(2025, 8, 5),
    header=Span(0, 15),
    title="Title",
    url="https://example.org",
    publisher="Outlet",
    authors=("Ann",),
    language="en",
    sections=(SECTION,),
    gaps=(GAP,),
    links=(LINK,),
    mentions=(UNLISTED, MENTION),
    roles=(STATED,),
    citations=(CITATION,),
    times=(TIME,),
    quantities=(QUANTITY,),
    events=(EVENT,),
    origin="a.txt",
    knowledge="1",
)
EXAMPLES: dict[type, Any] = {
    type(one): one
    for one in (
        *(LAB, MODEL, BENCH, ARTICLE, CITATION, SOURCE, MENTION, STATED, SECTION, HEADING, GAP, LINK),
        *(TIME, QUANTITY, EVENT, PARTICIPANT),
    )
}
"""Records whose fields all have a value that is not the default."""

SECOND: dict[tuple[type, str], Any] = {(Mention, "strength"): UNLISTED}
"""Another example, where one record cannot have a value in every field."""
NOT_REQUIRED = {(Mention, "strength")}
"""Keys that are only written where there is a value."""

OBJECTS: dict[type, type] = {
    Actor: objects.ActorRow,
    AIModel: objects.ModelRow,
    Artifact: objects.ArtifactRow,
    Article: objects.ArticleObject,
    Citation: objects.CitationObject,
    Source: objects.SourceObject,
    Mention: objects.MentionObject,
    StatedRole: objects.StatedRoleObject,
    Section: objects.SectionObject,
    Heading: objects.HeadingObject,
    Gap: objects.GapObject,
    Hyperlink: objects.LinkObject,
    TimeExpression: objects.TimeObject,
    Quantity: objects.QuantityObject,
    Event: objects.EventObject,
    Participant: objects.ParticipantObject,
}
"""What the JSON of each is, as a type."""

_TABLES = {Actor: "entities", AIModel: "entities", Article: "articles", Citation: "citations", Source: "citations"}
_TABLES |= {Mention: "mentions", StatedRole: "roles", Section: "sections", Heading: "sections"}
_TABLES |= {Gap: "articles", Hyperlink: "links", Artifact: "entities"}
_TABLES |= {TimeExpression: "times", Quantity: "quantities", Event: "events", Participant: "events"}
COLUMNS_OF: dict[tuple[type, str], tuple[str, ...]] = {
    (Actor, "active"): ("active_since", "active_until"),
    (AIModel, "developer"): ("developer", "developer_id", "developer_name"),
    (AIModel, "released"): ("released", "released_from", "released_to"),
    (Article, "published"): ("published", "published_from", "published_to"),
    (Article, "header"): ("header_start", "header_end"),
    **{(Article, name): ("record",) for name in ("sections", "gaps", "links", "mentions", "roles", "citations")},
    **{(Article, name): ("record",) for name in ("times", "quantities", "events")},
    (Artifact, "maker"): ("maker", "maker_id", "maker_name"),
    (Artifact, "issued"): ("issued", "issued_from", "issued_to"),
    (TimeExpression, "span"): ("start", "end", "text"),
    (TimeExpression, "period"): ("since", "until", "first_day", "last_day"),
    (Quantity, "span"): ("start", "end", "text"),
    (Event, "trigger"): ("trigger_start", "trigger_end", "trigger_text"),
    (Event, "amount"): ("amount", "amount_text", "amount_low", "amount_high", "amount_unit"),
    (Event, "time"): ("time", "time_text", "since", "until", "first_day", "last_day"),
    (Participant, "span"): ("agent", "theme", "recipient"),
    (Participant, "entity"): ("agent_ids", "theme_ids", "recipient_ids"),
    **{(Article, f"{name}_basis"): ("record",) for name in ("title", "publisher", "language")},
    **{(Gap, name): ("record",) for name in ("span", "shown")},
    (Hyperlink, "span"): ("start", "end", "text"),
    (Hyperlink, "outlet"): ("outlet", "outlet_id", "outlet_name"),
    (Citation, "source"): ("source_start", "source_end", "source_text", "source_kind"),
    (Citation, "cue"): ("cue_start", "cue_end", "cue_text"),
    (Citation, "via"): ("via", "via_id", "via_name"),
    (Source, "span"): ("source_start", "source_end", "source_text"),
    (Source, "kind"): ("source_kind",),
    (Source, "actor"): ("speaker", "speaker_id", "speaker_name"),
    (Mention, "span"): ("start", "end", "text"),
    (Mention, "entity"): ("entity", "entity_id", "entity_name", "entity_type"),
    (StatedRole, "span"): ("start", "end", "text"),
    (StatedRole, "person"): ("person", "person_id", "person_name"),
    (StatedRole, "organization"): ("organization", "organization_id", "organization_name"),
    (Heading, "span"): ("heading_start", "heading_end", "heading"),
    (Section, "heading"): ("heading_start", "heading_end", "heading", "level"),
}
"""The columns of a field that has another name there, or more than one."""

SCHEMA = json.schema()
FIELDS = [(cls, field.name) for cls in EXAMPLES for field in attrs.fields(cls)]
each_field = pytest.mark.parametrize(("cls", "name"), FIELDS, ids=lambda one: getattr(one, "__name__", one))
each_record = pytest.mark.parametrize("cls", EXAMPLES, ids=lambda cls: cls.__name__)


@each_field
class TestEachField:
    """A field has its place everywhere."""

    def test_the_example_has_it(self, cls: type, name: str) -> None:
        """Otherwise the other tests would show nothing."""
        field = getattr(attrs.fields(cls), name)
        assert getattr(SECOND.get((cls, name), EXAMPLES[cls]), name) not in (None, (), "", field.default)

    def test_json(self, cls: type, name: str) -> None:
        """It is a key of the object, for the types and for the schema."""
        assert name in OBJECTS[cls].__struct_fields__  # type: ignore[attr-defined] # a Struct of msgspec
        described = SCHEMA if cls is Article else SCHEMA["$defs"][cls.__name__]
        assert name in described["properties"]
        assert name in described["required"] or cls is Article or (cls, name) in NOT_REQUIRED

    def test_tables(self, cls: type, name: str) -> None:
        """It has its columns."""
        columns = COLUMNS_OF.get((cls, name), (name,))
        assert set(columns) <= COLUMNS[_TABLES[cls]].keys()


STRATEGIES: dict[type, st.SearchStrategy[Any]] = {
    Actor: actors(),
    AIModel: ai_models(),
    Article: articles(),
    Artifact: artifacts(),
    Citation: citations(),
    Event: events(),
    Gap: gaps(),
    Hyperlink: links(),
    Mention: mentions(),
    Participant: participants(),
    Quantity: quantities(),
    TimeExpression: time_expressions(),
    StatedRole: stated_roles(),
}


SAMPLE = settings(
    max_examples=200,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.parametrize("cls", STRATEGIES, ids=lambda cls: cls.__name__)
def test_strategies(cls: type) -> None:
    """Those of `testing` draw values for every field that are not the default, among the first 200."""
    missing = {field for field in attrs.fields(cls) if field.default is not attrs.NOTHING}

    def completes(record: Any) -> bool:
        missing.difference_update({field for field in missing if getattr(record, field.name) != field.default})
        return not missing

    with suppress(NoSuchExample):
        find(STRATEGIES[cls], completes, settings=SAMPLE)
    assert {field.name for field in missing} == set()


@each_record
def test_no_object_has_more(cls: type) -> None:
    """The JSON of a record has no key that is no field, but for the envelope of an article."""
    known = {field.name for field in attrs.fields(cls)} | (set(objects.ENVELOPE) if cls is Article else set())
    assert set(OBJECTS[cls].__struct_fields__) <= known  # type: ignore[attr-defined] # a Struct of msgspec


class TestValues:
    """Nothing of the full records is lost on the way."""

    def test_json(self) -> None:
        """Written, and read quickly and strictly."""
        stored = json.dumps(ARTICLE)
        assert attrs.astuple(json.loads(stored)) == attrs.astuple(ARTICLE)
        assert attrs.astuple(article_from_data(decode(stored))) == attrs.astuple(ARTICLE)

    @pytest.mark.parametrize("cls", [Actor, AIModel], ids=lambda cls: cls.__name__)
    def test_plain_data(self, cls: type) -> None:
        """To plain data and back; and the row of a knowledge base has a key for each field."""
        record = EXAMPLES[cls]
        assert attrs.astuple(structure(unstructure(record), cls)) == attrs.astuple(record)
        assert row_of(record).keys() == {field.name for field in attrs.fields(cls)}

    def test_tables(self) -> None:
        """Every column of a field has a value."""
        pytest.importorskip("pyarrow", reason="an extra that is not installed here")
        made = {name: table.to_pylist() for name, table in Corpus([ARTICLE]).to_arrow().items()}
        names = {Actor: LAB.name, AIModel: MODEL.name, Artifact: BENCH.name}
        for cls, name in FIELDS:
            rows = [row for row in made[_TABLES[cls]] if row.get("name") == names.get(cls)]
            for column in COLUMNS_OF.get((cls, name), (name,)):
                assert [row[column] for row in rows] not in ([], [None], [[]]), (cls, column)
