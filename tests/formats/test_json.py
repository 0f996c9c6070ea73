"""The wire format: what it looks like, that it comes back, and what is refused in which words."""

from __future__ import annotations

import json
import os
import pickle
import runpy
import stat
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import assume, given
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # it has no stubs of its own

from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    Article,
    Basis,
    Citation,
    CitationKind,
    FormatError,
    Heading,
    LinkStatus,
    Mention,
    MissingPathError,
    ModelLevel,
    PartialDate,
    ReadError,
    Section,
    Source,
    SourceKind,
    Span,
    StatedRole,
)
from atomcorpus.formats.json import dumps, loads, read, schema, write
from atomcorpus.testing import articles

TEXT = "date 2025-08-05\n\nNew weights\n\nObi Labs released Obi-1 🦙, said Ada Obi."
LABS = Actor(id="obi-labs", name="Obi Labs", kind=ActorKind.COMPANY)
ADA = Actor(id="ada-obi", name="Ada Obi", kind=ActorKind.PERSON)
OBI_1 = AIModel(id="obi-labs/obi-1", name="Obi-1", level=ModelLevel.MODEL, developer=LABS)
ARTICLE = Article(
    TEXT,
    PartialDate(2025, 8, 5),
    header=Span(0, 15),
    sections=(Section(Heading(Span(17, 28)), (Span(30, 70),)),),
    mentions=(
        Mention(Span(30, 38), LABS, status=LinkStatus.RESOLVED, rule="listed"),
        Mention(Span(48, 53), OBI_1, status=LinkStatus.AMBIGUOUS, candidates=(OBI_1, ADA), rule="listed"),
    ),
    roles=(StatedRole(Span(30, 69), ADA, "founder", LABS, rule="apposition"),),
    citations=(
        Citation(
            Source(Span(62, 69), SourceKind.NAMED, actor=ADA),
            (Span(30, 55),),
            cue=Span(57, 61),
            kind=CitationKind.INDIRECT,
            rule="cue",
        ),
    ),
    origin="crawl/a.txt",
)
FIRST = r"""
{"schema":"atomcorpus.article/1","offset_unit":"code_point","id":"ID","knowledge":null,"origin":"crawl/a.txt",
"published":"2025-08-05","title":null,"url":null,"publisher":null,"authors":[],"language":null,
"text":"date 2025-08-05\n\nNew weights\n\nObi Labs released Obi-1 🦙, said Ada Obi.","header":[0,15],
"sections":[{"heading":{"span":[17,28],"level":null},"paragraphs":[[30,70]]}],
"entities":[
{"type":"actor","id":"ada-obi","name":"Ada Obi","kind":"person","aliases":[],"country":null,"parent":null,"roles":[],
"active":null,"hub_organizations":[],"atom_region":null,"sources":[]},
{"type":"actor","id":"obi-labs","name":"Obi Labs","kind":"company","aliases":[],"country":null,"parent":null,
"roles":[],"active":null,"hub_organizations":[],"atom_region":null,"sources":[]},
{"type":"model","id":"obi-labs/obi-1","name":"Obi-1","level":"model","family":null,"version":null,
"developer":"obi-labs","released":null,"total_parameters":null,"active_parameters":null,"openness":null,
"license":null,"modalities":[],"context_tokens":null,"hub_id":null,"parent":null,"aliases":[],"atom_tracked":null,
"sources":[]}],
"mentions":[
{"span":[30,38],"entity":"obi-labs","status":"resolved","candidates":[],"rule":"listed"},
{"span":[48,53],"entity":"obi-labs/obi-1","status":"ambiguous","candidates":["obi-labs/obi-1","ada-obi"],
"rule":"listed"}],
"roles":[{"span":[30,69],"person":"ada-obi","title":"founder","organization":"obi-labs","rule":"apposition"}],
"citations":[
{"source":{"span":[62,69],"kind":"named","actor":"ada-obi"},"cue":[57,61],"content":[[30,55]],"kind":"indirect",
"act":"assertion","via":null,"rule":"cue"}]}
""".replace("\n", "").replace('"ID"', json.dumps(ARTICLE.id))
"""The article as the first version wrote it."""
WIRE = (
    FIRST.replace("article/1", "article/2")
    .replace('"entities":', '"gaps":[],"entities":')
    .replace('"title":null,', '"title":null,"title_basis":null,', 1)
    .replace('"publisher":null,', '"publisher":null,"publisher_basis":null,')
    .replace('"language":null,', '"language":null,"language_basis":null,')
    .replace('"mentions":', '"links":[],"mentions":')
    .replace('"via":null,', '"via":null,"via_basis":null,')
    .replace('"rule":"cue"}]}', '"rule":"cue"}],"times":[],"quantities":[],"events":[]}')
)
RECORDS = (Article, Mention, StatedRole, Citation, Source)
NO_ENTITY = "expected the id of an Actor, AIModel or Artifact in the table of entities"


def data() -> dict[str, Any]:
    """The article as plain data, to be broken."""
    made: dict[str, Any] = json.loads(WIRE)
    return made


def problems(stored: Any) -> tuple[str, ...]:
    """What is said about plain data, JSON or bytes that are refused."""
    with pytest.raises(FormatError) as caught:
        loads(stored if isinstance(stored, str | bytes) else json.dumps(stored))
    return caught.value.problems


class TestForm:
    """What is written."""

    def test_whole_article(self) -> None:
        """Every key in its order, entities once, sorted by id; the characters themselves, no escapes."""
        assert dumps(ARTICLE) == WIRE

    def test_nothing_is_left_out(self) -> None:
        """The keys are those of the records and of the envelope, so that a new field cannot be forgotten."""
        wire = data()
        names = {cls: [field.name for field in attrs.fields(cls)] for cls in RECORDS}
        assert sorted({*names[Article], "schema", "offset_unit", "id", "entities"}) == sorted(wire)
        assert [*wire["mentions"][0], "strength"] == names[Mention]  # which stands where a name is unlisted
        assert list(wire["roles"][0]) == names[StatedRole]
        assert sorted(wire["citations"][0]) == sorted(names[Citation])
        assert list(wire["citations"][0]["source"]) == names[Source]
        assert list(wire["entities"][0]) == ["type", *(field.name for field in attrs.fields(Actor))]
        assert list(wire["entities"][2]) == ["type", *(field.name for field in attrs.fields(AIModel))]

    def test_lone_surrogates_are_escaped(self) -> None:
        """A text that UTF-8 cannot hold is written with escapes and comes back."""
        article = Article("a\ud83d b", sections=(Section(None, (Span(0, 4),)),))
        assert '"text":"a\\ud83d b"' in dumps(article)
        assert loads(dumps(article).encode()) == article

    def test_surrogate_pairs_are_refused(self) -> None:
        """Two characters that JSON would read back as one are not written."""
        article = Article("\ud83d\ude00", sections=(Section(None, (Span(0, 2),)),))
        with pytest.raises(FormatError) as caught:
            dumps(article)
        assert caught.value.problems == ("a string has a surrogate pair as two characters, which JSON makes one @ $",)

    def test_numbers_beyond_reading_are_refused(self) -> None:
        """A count of thousands of digits is not written, because nobody would read it back."""
        model = attrs.evolve(OBI_1, total_parameters=10**5000)
        article = attrs.evolve(
            ARTICLE, mentions=(attrs.evolve(ARTICLE.mentions[1], entity=model, candidates=(model, ADA)),)
        )
        with pytest.raises(FormatError, match="not to be written as JSON"):
            dumps(article)

    def test_two_entities_with_one_id_are_refused(self) -> None:
        """The table could hold only one of them."""
        other = attrs.evolve(LABS, name="Obi Laboratories")
        article = attrs.evolve(ARTICLE, mentions=(attrs.evolve(ARTICLE.mentions[0], entity=other), ARTICLE.mentions[1]))
        with pytest.raises(FormatError) as caught:
            dumps(article)
        assert caught.value.problems == ("two different entities have the id 'obi-labs' @ $",)

    def test_equal_entities_are_one(self) -> None:
        """Equal by value is enough; it need not be the same object."""
        twin = attrs.evolve(LABS)
        article = attrs.evolve(ARTICLE, mentions=(attrs.evolve(ARTICLE.mentions[0], entity=twin), ARTICLE.mentions[1]))
        assert dumps(article) == WIRE


class TestReading:
    """What is taken."""

    @pytest.mark.parametrize("stored", [WIRE, WIRE.encode(), bytearray(WIRE.encode()), json.dumps(json.loads(WIRE))])
    def test_it_comes_back(self, stored: Any) -> None:
        """Strings and UTF-8, escaped or not, in any layout."""
        assert loads(stored) == ARTICLE

    def test_entities_are_shared(self) -> None:
        """What the table has once is one object in the article."""
        article = loads(WIRE)
        model = article.mentions[1].entity
        assert isinstance(model, AIModel)
        assert model.developer is article.mentions[0].entity

    def test_order_of_keys_does_not_matter(self) -> None:
        """An object is what JSON says that it is."""
        assert loads(json.dumps(dict(reversed(data().items())))) == ARTICLE


class TestNotJson:
    """What is refused before it is looked at."""

    @pytest.mark.parametrize(
        ("stored", "problem"),
        [
            (WIRE[:-1], f"Expecting ',' delimiter (at line 1, column {len(WIRE)})"),
            ("", "Expecting value (at line 1, column 1)"),
            ('{\n "schema" 1}', "Expecting ':' delimiter (at line 2, column 11)"),
            (WIRE.replace("null", "NaN", 1), "NaN is not a number in JSON"),
            (WIRE.replace("null", "-Infinity", 1), "-Infinity is not a number in JSON"),
            (b'{"schema": "\xff"}', "not UTF-8: invalid start byte (at byte 12)"),
            ("[" * 100_000, "nested too deeply"),
            ('{"a":' * 100_000, "nested too deeply"),
            (
                WIRE.replace("null", "1" * 5000, 1),
                "Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits",
            ),
        ],
        ids=[f"case {number}" for number in range(9)],
    )
    def test_place_and_reason(self, stored: Any, problem: str) -> None:
        """The reason, with line and column where they are known."""
        assert problems(stored) == (f"{problem} @ $",)

    def test_other_types_are_a_mistake_in_the_program(self) -> None:
        """What is neither a string nor bytes is no bad file."""
        with pytest.raises(TypeError):
            loads(12)  # type: ignore[arg-type] # the mistake


class TestVersion:
    """What the schema says."""

    def test_newer(self) -> None:
        """A newer version is named, with the one that can be read."""
        with pytest.raises(FormatError) as caught:
            loads(WIRE.replace("article/2", "article/3"))
        assert str(caught.value) == (
            "atomcorpus.article/3 is newer than atomcorpus.article/2, which this version of atomcorpus reads: "
            "1 problem\n"
            "  expected 'atomcorpus.article/2', not 'atomcorpus.article/3' @ $.schema"
        )

    def test_the_first(self) -> None:
        """An article of the first version reads with all that it had, and is written as one of this version."""
        assert loads(FIRST) == ARTICLE
        assert dumps(loads(FIRST)) == WIRE

    @given(article=articles())
    def test_any_of_the_first(self, article: Article) -> None:
        """What the first did not know is unknown, what it knew of an article was stated; all the rest is kept."""
        stored = json.loads(dumps(article))
        stored["schema"] = "atomcorpus.article/1"
        outlets = {link["outlet"] for link in stored["links"]}
        assume(not outlets - {None})  # or a row would be left that nothing refers to
        assume(not any(one.entity for event in article.events for one in event.participants()))  # likewise
        for key in ("gaps", "links", "times", "quantities", "events"):
            del stored[key]
        bases: dict[str, Any] = {}
        for field in ("title", "publisher", "language"):
            del stored[f"{field}_basis"]
            bases[f"{field}_basis"] = None if stored[field] is None else Basis.STATED
        citations = [evolve(citation, via_basis=None) for citation in article.citations]
        for citation in stored["citations"]:
            del citation["via_basis"]
        facts: dict[str, Any] = dict.fromkeys(("times", "quantities", "events"), ())
        expected = evolve(article, gaps=(), links=(), citations=tuple(citations), **facts, **bases)
        assert loads(json.dumps(stored)) == expected

    @pytest.mark.parametrize(
        "key", ["gaps", "links", "times", "quantities", "events", "title_basis", "publisher_basis", "language_basis"]
    )
    def test_keys_that_the_first_did_not_have(self, key: str) -> None:
        """They are unknown there, like any other."""
        stored = json.loads(FIRST) | {key: []}
        assert problems(stored) == (f"unknown key '{key}' @ $",)

    def test_such_a_key_beside_another_fault(self) -> None:
        """Both are told."""
        stored = json.loads(FIRST) | {"gaps": 3}
        del stored["text"]
        assert problems(stored) == ("unknown key 'gaps' @ $", "the key is missing @ $.text")

    def test_what_the_first_knew_was_stated(self) -> None:
        """It took no title, publisher or language from anything but the format."""
        article = loads(FIRST.replace('"title":null', '"title":"New weights"', 1))
        assert (article.title_basis, article.publisher_basis, article.language_basis) == (Basis.STATED, None, None)

    def test_a_basis_that_the_first_did_not_have(self) -> None:
        """So it is in a citation; the message names the version that the article says it is of."""
        stored = json.loads(FIRST)
        stored["citations"][0]["via_basis"] = None
        with pytest.raises(FormatError) as caught:
            loads(json.dumps(stored))
        assert str(caught.value) == (
            "not an article in the form atomcorpus.article/1: 1 problem\n  unknown key 'via_basis' @ $.citations[0]"
        )

    @pytest.mark.parametrize(
        ("stored", "problem"),
        [
            ([], "expected an object, not an array @ $"),
            ("null", "expected an object, not null @ $"),
            ({}, "the key is missing @ $.schema"),
            ({"schema": 1}, "expected 'atomcorpus.article/2', not 1 @ $.schema"),
            (
                {"schema": "atomcorpus.article/0"},
                "expected 'atomcorpus.article/2', not 'atomcorpus.article/0' @ $.schema",
            ),
            ({"schema": "rss/1"}, "expected 'atomcorpus.article/2', not 'rss/1' @ $.schema"),
        ],
    )
    def test_something_else(self, stored: Any, problem: str) -> None:
        """What is no article at all is refused without looking further."""
        assert problems(stored) == (problem,)


class TestStrictness:
    """One fault each, in an article that is otherwise right."""

    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            ('"offset_unit":"code_point"', '"offset_unit":"byte"', "expected 'code_point', not 'byte' @ $.offset_unit"),
            ('"language":null', '"language":null,"words":9', "unknown key 'words' @ $"),
            ('"language":null,', "", "the key is missing @ $.language"),
            ('"language":null', '"language":""', "expected text that is not empty, not '' (str) @ $.language"),
            ('"authors":[]', '"authors":null', "expected an array, not null @ $.authors"),
            (
                '"header":[0,15]',
                '"header":[0,15.0]',
                "Span.end: 15.0 is not an offset (a whole number from 0) @ $.header",
            ),
            ('"published":"2025-08-05"', '"published":"2025-8-5"', "'2025-8-5' is not a date @ $.published"),
            (
                "[30,70]",
                "[30,71]",
                "Span(start=30, end=71) ends after the text, which has 70 code points @ $.sections[0]",
            ),
            (
                '"type":"model"',
                '"type":"thing"',
                "expected 'actor', 'model' or 'artifact', not 'thing' @ $.entities[2].type",
            ),
            ('"type":"model",', "", "expected 'actor', 'model' or 'artifact', not null @ $.entities[2].type"),
            (
                '"entity":"obi-labs"',
                '"entity":"obi"',
                f"{NO_ENTITY}, not 'obi' @ $.mentions[0].entity",
            ),
            (
                '"candidates":["obi-labs/obi-1",',
                '"candidates":["obi",',
                f"{NO_ENTITY}, not 'obi' @ $.mentions[1].candidates[0]",
            ),
            (
                '"person":"ada-obi"',
                '"person":"obi-labs"',
                "expected a person, not a company @ $.roles[0].person",
            ),
            (
                '"organization":"obi-labs"',
                '"organization":"obi"',
                "expected the id of an Actor in the table of entities, not 'obi' @ $.roles[0].organization",
            ),
            (
                '"organization":"obi-labs"',
                '"organization":"ada-obi"',
                "expected an organisation, not a person @ $.roles[0].organization",
            ),
            ('"title":"founder"', '"title":""', "expected text that is not empty, not '' (str) @ $.roles[0].title"),
            (
                '"via":null',
                '"via":"obi-labs/obi-1"',
                "expected the id of an Actor in the table of entities, not 'obi-labs/obi-1' @ $.citations[0].via",
            ),
            (
                '"actor":"ada-obi"',
                '"actor":["ada-obi"]',
                "expected the id of an Actor in the table of entities, not an array @ $.citations[0].source.actor",
            ),
            (
                '"developer":"obi-labs"',
                '"developer":"obi-labs/obi-1"',
                "expected the id of an Actor in the table of entities, not 'obi-labs/obi-1' @ $.entities[2].developer",
            ),
            (
                '"status":"resolved"',
                '"status":"ambiguous"',
                "an ambiguous mention has two or more, its entity first @ $.mentions[0].candidates",
            ),
            ("[48,53]", "[30,31]", "Span(start=30, end=31) is out of order @ $.mentions[1]"),
            (
                '"rule":"cue"',
                '"rule":"cue","rule":"cue"',
                "expected an object, not one that has the key 'rule' twice @ $.citations[0]",
            ),
            ('"schema"', '"id":"","schema"', "expected an object, not one that has the key 'id' twice @ $"),
            (
                '"content":[[30,55]]',
                '"content":[]',
                "a citation has at least one stretch of it @ $.citations[0].content",
            ),
        ],
    )
    def test_one_fault(self, old: str, new: str, problem: str) -> None:
        """One change, one problem, with its place."""
        assert WIRE.count(old) == 1
        assert problems(WIRE.replace(old, new)) == (problem,)

    def test_id_is_the_hash(self) -> None:
        """An id that does not go with the text is refused: one of the two was changed."""
        assert problems(WIRE.replace(ARTICLE.id, "0" * 32)) == (
            f"expected '{ARTICLE.id}', the hash of the text, not '{'0' * 32}' @ $.id",
        )

    def test_table_in_order(self) -> None:
        """Rows that are not sorted by id would not be written so."""
        stored = data()
        stored["entities"].reverse()
        assert problems(stored) == (
            "out of order: 'obi-labs' after 'obi-labs/obi-1' @ $.entities[1]",
            "out of order: 'ada-obi' after 'obi-labs' @ $.entities[2]",
        )

    def test_table_without_doubles(self) -> None:
        """No id stands twice, even with the same row."""
        stored = data()
        stored["entities"].insert(1, stored["entities"][0])
        assert problems(stored) == ("'ada-obi' is there twice @ $.entities[1].id",)

    def test_table_without_strangers(self) -> None:
        """A row that nothing refers to would not be written."""
        stored = data()
        stored["entities"].append({**stored["entities"][0], "id": "zoe"})
        assert problems(stored) == ("nothing refers to 'zoe' @ $.entities[3]",)

    def test_developers_count_as_used(self) -> None:
        """A row may be there for a model's developer alone."""
        article = attrs.evolve(ARTICLE, mentions=ARTICLE.mentions[1:])
        assert loads(dumps(article)) == article

    def test_every_fault_is_listed(self) -> None:
        """Faults of all parts come together, in the order of the document."""
        stored = data() | {"title": 3, "entities": [*data()["entities"], 7]}
        stored["entities"][0]["kind"] = "firm"
        stored["sections"][0]["paragraphs"][0] = [70, 30]
        stored["mentions"][1]["candidates"][1] = "nobody"
        del stored["citations"][0]["act"]
        stored["more"] = None
        assert [line.rpartition(" @ ")[2] for line in problems(stored)] == [
            "$",
            "$.title",
            "$.sections[0].paragraphs[0]",
            "$.entities[0].kind",
            "$.entities[3]",
            "$.mentions[1].candidates[1]",
            "$.citations[0].act",
        ]

    @pytest.mark.parametrize("key", ["sections", "entities", "mentions", "roles", "citations"])
    @pytest.mark.parametrize("value", [None, 1, "x", {}, [None], [[]], ["x"], [{}], [{"id": []}], [{"type": {}}]])
    def test_wrong_forms_never_leak_another_error(self, key: str, value: Any) -> None:
        """Whatever stands in the place of an array is a FormatError."""
        assert problems(data() | {key: value})


class TestFiles:
    """One article a file."""

    def test_it_comes_back(self, tmp_path: Path) -> None:
        """What was written reads back equal, from a path of either kind."""
        write(ARTICLE, tmp_path / "a.json")
        assert read(str(tmp_path / "a.json")) == ARTICLE
        assert (tmp_path / "a.json").read_bytes() == WIRE.encode() + b"\n"

    def test_missing(self, tmp_path: Path) -> None:
        """A missing file is named."""
        path = tmp_path / "none.json"
        with pytest.raises(MissingPathError) as caught:
            read(path)
        assert str(caught.value) == f"{path}: no such file or folder"

    def test_bad_file(self, tmp_path: Path) -> None:
        """A bad file is named, and the cause lists what is wrong with it."""
        path = tmp_path / "a.json"
        path.write_text("{}")
        with pytest.raises(ReadError) as caught:
            read(path)
        assert str(caught.value) == f"{path}: not an article: 1 problem\n  the key is missing @ $.schema"
        assert isinstance(caught.value.__cause__, FormatError)
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own

    def test_a_failure_leaves_the_old_file(self, tmp_path: Path) -> None:
        """What cannot be written leaves the file as it was, and nothing beside it."""
        path = tmp_path / "a.json"
        path.write_text("old")
        with pytest.raises(FormatError):
            write(Article("\ud83d\ude00", sections=(Section(None, (Span(0, 2),)),)), path)
        assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("a.json", "old")]

    def test_no_folder(self, tmp_path: Path) -> None:
        """A missing folder is not made."""
        with pytest.raises(MissingPathError):
            write(ARTICLE, tmp_path / "none" / "a.json")

    def test_a_folder_in_its_place(self, tmp_path: Path) -> None:
        """A path that cannot be replaced is an error of ours, and nothing is left over."""
        (tmp_path / "a.json" / "b").mkdir(parents=True)
        with pytest.raises(ReadError):
            write(ARTICLE, tmp_path / "a.json")
        assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]

    @pytest.mark.skipif(sys.platform == "win32", reason="permissions and links are those of POSIX")
    def test_permissions_and_links_stay(self, tmp_path: Path) -> None:
        """A link goes on to lead to the file, which keeps its permissions."""
        target, link = tmp_path / "a.json", tmp_path / "link.json"
        target.write_text("old")
        target.chmod(0o640)
        link.symlink_to(target)
        write(ARTICLE, link)
        assert link.is_symlink()
        assert read(target) == ARTICLE
        assert stat.S_IMODE(target.stat().st_mode) == 0o640

    @pytest.mark.skipif(sys.platform == "win32", reason="the mask is that of POSIX")
    def test_new_files_are_like_any_other(self, tmp_path: Path) -> None:
        """A new file gets the permissions that the user's mask gives, not those of a temporary file."""
        mask = os.umask(0o022)
        try:
            write(ARTICLE, tmp_path / "a.json")
        finally:
            os.umask(mask)
        assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o644


class TestSchema:
    """The JSON Schema in the package."""

    def test_it_is_a_schema(self) -> None:
        """It is valid itself, for draft 2020-12."""
        Draft202012Validator.check_schema(schema())

    def test_it_takes_what_is_written(self) -> None:
        """An article with everything is valid."""
        Draft202012Validator(schema()).validate(data())

    def test_it_is_what_the_records_say(self) -> None:
        """The file is the one that the tool writes; a difference is a change of the format."""
        tool = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "build_schema.py"))
        assert json.dumps(tool["build"]()) == json.dumps(schema()), "run: python tools/build_schema.py"

    def test_every_key_is_described(self) -> None:
        """Each key of each object says what it is, in the words of the record."""
        objects = [schema(), *(part for part in schema()["$defs"].values() if part["type"] == "object")]
        keys = [(key, about) for part in objects for key, about in part["properties"].items() if key != "type"]
        assert [key for key, about in keys if not about.get("description")] == []
