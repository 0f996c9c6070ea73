"""The knowledge base: entries by id, what a name leads to, and a user's own files."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus.annotations import LinkStatus
from atomcorpus.dates import PartialDate
from atomcorpus.entities import Actor, ActorKind, AIModel, Artifact, ArtifactKind, ModelLevel, Openness, Period
from atomcorpus.errors import FormatError, MissingPathError, ReadError, UnknownEntityError, ValidationError
from atomcorpus.folding import fold_name
from atomcorpus.knowledge import KnowledgeBase, Link, Name

if TYPE_CHECKING:
    from pathlib import Path

KB = KnowledgeBase.default()

ACME = Actor(id="acme", name="Acme AI", kind=ActorKind.COMPANY, hub_organizations=("acme-labs",))


def model(entity_id: str, name: str, level: ModelLevel = ModelLevel.MODEL, **fields: Any) -> AIModel:
    """A model of Acme's."""
    return AIModel(id=entity_id, name=name, level=level, developer=ACME, **fields)


SMALL = KnowledgeBase((), "test").extended(
    model("family:rook", "Rook", ModelLevel.FAMILY),
    model("series:rook/rook-2", "Rook 2", ModelLevel.SERIES, parent="family:rook"),
    model("acme-labs/rook-2-8b", "Rook 2 8B", parent="series:rook/rook-2", aliases=("Rookie",)),
    model("acme-labs/rook-2-8b-chat", "Rook 2 8B Chat", ModelLevel.CHECKPOINT, parent="acme-labs/rook-2-8b"),
    model("family:acme", "Acme", ModelLevel.FAMILY),
    Actor(id="acme-fund", name="ACME", kind=ActorKind.NONPROFIT),
    Actor(id="rookie", name="rookie", kind=ActorKind.PERSON),
    needs_context=("Rookie",),
)


def actor(entity_id: str) -> Actor:
    """A packaged actor."""
    found = KB[entity_id]
    assert isinstance(found, Actor)
    return found


def ai_model(entity_id: str) -> AIModel:
    """A packaged AI model."""
    found = KB[entity_id]
    assert isinstance(found, AIModel)
    return found


def write(path: Path, *rows: object) -> Path:
    """A file of JSON Lines; strings are taken as the lines that they are."""
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows) + "\n", "utf-8")
    return path


class TestFind:
    """What a name leads to."""

    @pytest.mark.parametrize("name", ["Rook 2 8B", "rook-2-8b", "ROOK_2_8B", "acme-labs/rook-2-8b"])
    def test_one_model_is_resolved_in_every_spelling(self, name: str) -> None:
        """A model's name, in any spelling that folds to it, leads to the model."""
        assert SMALL.find(name) == Link(name, LinkStatus.RESOLVED, entity=SMALL["acme-labs/rook-2-8b"])

    def test_checkpoint_is_resolved(self) -> None:
        """A checkpoint is as definite as a model."""
        assert SMALL.find("rook-2-8b-chat").status is LinkStatus.RESOLVED

    @pytest.mark.parametrize(("name", "entity_id"), [("rook", "family:rook"), ("Rook-2", "series:rook/rook-2")])
    def test_family_and_series_are_underspecified(self, name: str, entity_id: str) -> None:
        """The name of a family or series leads to it, and says that it pins down no model."""
        assert SMALL.find(name) == Link(name, LinkStatus.UNDERSPECIFIED, entity=SMALL[entity_id])

    def test_several_entries_are_ambiguous_with_all_candidates(self) -> None:
        """Where spelling does not decide, all entries are given, the one with more models below it first."""
        kb = KB.extended(Actor(id="deepseek-club", name="DeepSeek", kind=ActorKind.COMMUNITY))
        link = kb.find("DeepSeek")
        assert link.status is LinkStatus.AMBIGUOUS
        assert link.entity == kb["deepseek"]
        assert [entry.id for entry in link.candidates] == ["deepseek", "family:deepseek", "deepseek-club"]

    @pytest.mark.parametrize(("name", "entity_id"), [("Acme", "family:acme"), ("ACME", "acme-fund")])
    def test_exact_spelling_wins(self, name: str, entity_id: str) -> None:
        """Of several entries whose names fold alike, the one that is spelled so is meant."""
        link = SMALL.find(name)
        assert link.entity is not None
        assert link.entity.id == entity_id
        assert SMALL.find("acme").status is LinkStatus.AMBIGUOUS

    @pytest.mark.parametrize("name", ["acme-labs/Rook 2 8B", "Acme AI/rook-2-8b", "acme/rook-2-8b"])
    def test_developer_before_a_slash(self, name: str) -> None:
        """The developer's hub namespace, id or name may stand before the model's name."""
        kb = SMALL.extended(evolve(ACME, aliases=("acme",)))
        assert kb.find(name).entity == kb["acme-labs/rook-2-8b"]

    @pytest.mark.parametrize("name", ["other/rook-2-8b", "/rook-2-8b", "acme-labs/", "Rook 3", "", "..", "x" * 10_000])
    def test_nothing_fits(self, name: str) -> None:
        """A name that no entry has, or that another publisher stands before, is unlisted."""
        assert SMALL.find(name) == Link(name, LinkStatus.UNLISTED)

    def test_no_developer_before_a_slash(self) -> None:
        """A model whose developer is not known has nobody to stand before the slash."""
        kb = SMALL.extended(AIModel(id="stray", name="Stray 1", level=ModelLevel.MODEL))
        assert kb.find("acme-labs/stray-1").status is LinkStatus.UNLISTED

    def test_an_id_is_a_name(self) -> None:
        """Ids with a slash or a colon are found as they are."""
        assert SMALL.find("series:rook/rook-2").entity == SMALL["series:rook/rook-2"]

    @given(st.text())
    def test_total(self, name: str) -> None:
        """Every string gets an answer, and a definite answer has a name that folds alike."""
        link = SMALL.find(name)
        assert link.name == name


class TestWaysOfWriting:
    """A model's name in another order, and with what services add."""

    @pytest.mark.parametrize(
        ("written", "entity_id"),
        [
            ("Claude 4 Opus", "anthropic/claude-opus-4-0"),
            ("Gemini Pro 2.5", "google/gemini-2.5-pro"),
            ("gpt-4o-2024-05-13", "openai/gpt-4o-2024-05-13"),
            ("claude-3-opus-20240229", "anthropic/claude-3-opus-20240229"),
            ("meta-llama/llama-3.1-405b-instruct:free", "meta-llama/Llama-3.1-405B-Instruct"),
            ("qwen3:30b-a3b", "Qwen/Qwen3-30B-A3B"),
        ],
    )
    def test_found(self, written: str, entity_id: str) -> None:
        """Each leads to the listed model."""
        link = KnowledgeBase.default().find(written)
        assert link.entity is not None
        assert link.entity.id == entity_id

    @pytest.mark.parametrize("written", ["Quill 4 Opus", "gpt-4o-1999-01-01", "quill-8b:free"])
    def test_not_listed(self, written: str) -> None:
        """What is in no list in any order stays unlisted."""
        assert KnowledgeBase.default().find(written).status is LinkStatus.UNLISTED


class TestLink:
    """The record that `find` gives."""

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"status": LinkStatus.RESOLVED}, "Link.entity: none for a name that is resolved"),
            ({"status": LinkStatus.UNLISTED, "entity": ACME}, "Link.entity: one for a name that is unlisted"),
            (
                {"status": LinkStatus.AMBIGUOUS, "entity": ACME, "candidates": (ACME,)},
                "Link.candidates: an ambiguous name has two or more, its entity first",
            ),
            (
                {"status": LinkStatus.RESOLVED, "entity": ACME, "candidates": (ACME,)},
                "Link.candidates: only an ambiguous name has them, not one that is resolved",
            ),
        ],
    )
    def test_status_and_entries_agree(self, fields: dict[str, object], message: str) -> None:
        """Status, entity and candidates cannot contradict each other."""
        with pytest.raises(ValidationError) as caught:
            Link("x", **fields)  # type: ignore[arg-type] # wrong on purpose
        assert str(caught.value) == message


class TestMapping:
    """Entries by id."""

    def test_length_and_order(self) -> None:
        """Iteration is over all entries, sorted by id."""
        ids = [entry.id for entry in SMALL]
        assert ids == sorted(ids)
        assert len(ids) == len(SMALL)

    def test_contains(self) -> None:
        """Membership asks for ids, not for names."""
        assert "acme" in SMALL
        assert "Acme AI" not in SMALL

    def test_records_are_built_once(self) -> None:
        """The same id gives the same object."""
        assert SMALL["acme"] is SMALL["acme"]

    def test_unknown_id_names_the_nearest(self) -> None:
        """A slip of the pen is answered with what was probably meant."""
        with pytest.raises(UnknownEntityError) as caught:
            SMALL["acne"]
        assert str(caught.value) == "no entity 'acne'; the nearest known: 'acme'"

    def test_members_are_all_below(self) -> None:
        """Members are found through parents' parents, sorted by id."""
        ids = [entry.id for entry in SMALL.members("family:rook")]
        assert ids == ["acme-labs/rook-2-8b", "acme-labs/rook-2-8b-chat", "series:rook/rook-2"]
        assert SMALL.members("acme-labs/rook-2-8b-chat") == ()

    def test_members_of_nothing(self) -> None:
        """An unknown id is an error, not an empty answer."""
        with pytest.raises(UnknownEntityError, match="no entity 'family:pawn'"):
            SMALL.members("family:pawn")

    def test_parents_in_a_circle(self) -> None:
        """A circle of parents in a user's data does not hang."""
        circle = [model("a", "A One", parent="b"), model("b", "B One", parent="a")]
        kb = KnowledgeBase((), "test").extended(*circle, Actor(id="x", name="A-One", kind=ActorKind.MEDIA))
        assert [entry.id for entry in kb.members("a")] == ["b"]
        assert kb.find("a one").status is LinkStatus.AMBIGUOUS

    def test_names_carry_what_finders_need(self) -> None:
        """The index gives surface, id, the need for context and the kind, without records."""
        assert SMALL.names["rookie"] == (
            Name("Rookie", "acme-labs/rook-2-8b", needs_context=True, kind="model"),
            Name("rookie", "rookie", needs_context=False, kind="person"),
        )

    def test_names_cannot_be_changed(self) -> None:
        """The index is read-only."""
        with pytest.raises(TypeError):
            SMALL.names["new"] = ()  # type: ignore[index] # wrong on purpose


class TestExtended:
    """Further entries, and others in the place of old ones."""

    def test_record_overrides_by_id(self) -> None:
        """What was given is what comes back, and the old knowledge base stays as it was."""
        changed = evolve(ai_model("openai/gpt-oss-120b"), license="mit")
        kb = KB.extended(changed)
        assert kb["openai/gpt-oss-120b"] == changed
        assert KB["openai/gpt-oss-120b"] != changed
        assert len(kb) == len(KB)

    def test_developer_comes_in(self) -> None:
        """A model brings its developer."""
        assert SMALL["acme"] == ACME

    def test_flags_of_the_old_entry_stay(self) -> None:
        """A record says nothing of context, demonyms and metonyms, so overriding one keeps them."""
        kb = KB.extended(evolve(actor("nature"), country="DE"), evolve(actor("country:CN"), name="P. R. China"))
        assert [name.needs_context for name in kb.names["nature"]] == [True]
        assert kb.demonyms["Chinese"] == kb.metonyms["Beijing"] == "country:CN"

    def test_other_content_other_version(self) -> None:
        """The version follows the content and nothing else."""
        assert KB.extended().version == KB.version
        assert KB.extended(ACME).version != KB.version
        assert KB.extended(ACME) == KB.extended(KnowledgeBase((), "test").extended(ACME))

    @pytest.mark.parametrize(
        ("entries", "options", "message"),
        [
            (
                ["acme"],
                {},
                "KnowledgeBase.extended: expected an Actor, an AIModel, an Artifact or a KnowledgeBase, not 'acme'",
            ),
            (
                [ACME],
                {"needs_context": ["Acme"]},
                "KnowledgeBase.extended: needs_context has 'Acme', which is no name of a given record",
            ),
        ],
    )
    def test_what_it_does_not_take(self, entries: list[object], options: dict[str, list[str]], message: str) -> None:
        """Neither other things nor flags for names that are not given."""
        with pytest.raises(ValidationError) as caught:
            KB.extended(*entries, **options)  # type: ignore[arg-type] # wrong on purpose
        assert str(caught.value) == message

    def test_pickles(self) -> None:
        """A knowledge base can go to another process."""
        assert pickle.loads(pickle.dumps(SMALL)) == SMALL  # noqa: S301 - our own bytes
        assert hash(pickle.loads(pickle.dumps(SMALL))) == hash(SMALL)  # noqa: S301 - likewise

    def test_repr(self) -> None:
        """The representation says which one it is and how large."""
        assert repr(KnowledgeBase((), "test")) == "<KnowledgeBase test-e3b0c442: 0 entries>"
        assert KB.__eq__(3) is NotImplemented


class TestArtifacts:
    """Artifacts beside actors and models."""

    ACME = Actor(id="acme", name="Acme AI", kind=ActorKind.COMPANY)
    BENCH = Artifact(
        id="artifact:lake", name="LakeTest", kind=ArtifactKind.BENCHMARK, maker=ACME, issued=PartialDate(2024, 5)
    )

    def test_looked_up_and_iterated(self) -> None:
        """By id, by name and in the order of all ids, with the maker's own record."""
        found = KB["artifact:sb-53"]
        assert isinstance(found, Artifact)
        assert (found.kind, found.country, found.issued) == (ArtifactKind.LAW, "US", PartialDate(2025, 9, 29))
        assert found.maker == KB["california-legislature"]
        assert KB.find("Transparency in Frontier Artificial Intelligence Act").entity == found
        assert found in list(KB)

    def test_below_the_wider_one(self) -> None:
        """Parts of a benchmark are its members."""
        assert KB["artifact:swe-bench-verified"] in KB.members("artifact:swe-bench")

    def test_extended(self) -> None:
        """An artifact brings its maker, as a model brings its developer."""
        kb = KB.extended(self.BENCH, needs_context=["LakeTest"])
        assert kb["artifact:lake"] == self.BENCH
        assert kb["acme"] == self.ACME
        assert kb.names["laketest"] == (Name("LakeTest", "artifact:lake", needs_context=True, kind="benchmark"),)

    def test_read(self, tmp_path: Path) -> None:
        """A row with the kind of an artifact is one; its maker is an id, and its parent an artifact."""
        path = write(
            tmp_path / "mine.jsonl",
            {"id": "artifact:lake", "name": "LakeTest", "kind": "benchmark", "maker": "openai", "issued": "2024"},
            {"id": "artifact:lake-2", "name": "LakeTest 2", "kind": "benchmark", "parent": "artifact:lake"},
        )
        kb = KnowledgeBase.read(path)
        assert kb["artifact:lake"].maker == actor("openai")  # type: ignore[union-attr] # an artifact
        assert [entry.id for entry in kb.members("artifact:lake")] == ["artifact:lake-2"]

    def test_faults(self, tmp_path: Path) -> None:
        """A maker is the id of an actor, a parent an artifact, and no artifact has hosts."""
        path = write(
            tmp_path / "mine.jsonl",
            {"id": "a", "name": "A", "kind": "law", "maker": 3},
            {"id": "b", "name": "B", "kind": "law", "hosts": ["b.example"]},
        )
        with pytest.raises(FormatError) as caught:
            KnowledgeBase.read(path)
        assert caught.value.problems == (
            "line 1: expected the id of an actor @ $.maker",
            "line 2: only an actor has them @ $.hosts",
        )
        path = write(tmp_path / "mine.jsonl", {"id": "a", "name": "A", "kind": "law", "maker": "b", "parent": "openai"})
        with pytest.raises(FormatError) as caught:
            KnowledgeBase.read(path)
        assert caught.value.problems == ("line 1: no actor 'b' @ $.maker", "line 1: no artifact 'openai' @ $.parent")

    def test_called_so_only_in_context(self) -> None:
        """A name that only its context makes an artifact's is somebody else's first."""
        assert KB.find("MIT").entity == actor("mit")
        assert [entry.id for entry in KB.find("GitHub").candidates] == ["artifact:github", "github"]


class TestRead:
    """A file of one's own."""

    def test_rows_become_entries(self, tmp_path: Path) -> None:
        """Unknown keys may be left out, blank lines and a byte-order mark are passed over, references resolve."""
        path = write(
            tmp_path / "mine.jsonl",
            {"id": "acme", "name": "Acme AI", "kind": "company", "country": None, "aliases": ["Acme"]},
            "",
            {"id": "acme/rook", "name": "Rook", "level": "model", "developer": "acme", "released": "2025-08"},
            {"id": "region:moon", "name": "Moon", "kind": "region", "demonyms": ["Lunar"], "metonyms": ["Tranquility"]},
            {"id": "jane", "name": "Jane Roe", "kind": "person", "roles": [{"title": "CEO", "organization": "openai"}]},
        )
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        kb = KnowledgeBase.read(path)
        assert [entry.id for entry in kb] == ["acme", "acme/rook", "jane", "openai", "region:moon"]
        rook = kb["acme/rook"]
        assert isinstance(rook, AIModel)
        assert rook.developer == kb["acme"]
        assert rook.released == PartialDate(2025, 8)
        assert (kb.demonyms, kb.metonyms) == ({"Lunar": "region:moon"}, {"Tranquility": "region:moon"})
        assert kb.version.startswith("local-")

    def test_extends_without_undoing(self, tmp_path: Path) -> None:
        """Packaged entries that a file only refers to do not override what the caller has changed."""
        path = write(tmp_path / "a.jsonl", {"id": "x", "name": "X-1", "level": "model", "developer": "openai"})
        changed = evolve(actor("openai"), country="CA")
        kb = KB.extended(changed).extended(KnowledgeBase.read(path))
        assert kb["openai"] == changed
        assert kb["x"].developer == changed  # type: ignore[union-attr] # a model

    def test_every_fault_with_its_line(self, tmp_path: Path) -> None:
        """All that is wrong is told at once, in the order of the lines."""
        path = write(
            tmp_path / "mine.jsonl",
            '{"id": "a", "name": ',
            "[1]",
            {"id": "b", "name": "B"},
            {"id": "c", "name": "C", "kind": "firm", "colour": "red"},
            {"id": "d", "name": "D", "level": "model", "developer": {"id": "acme"}},
            {"id": "e", "name": "E", "kind": "media", "needs_context": ["E", "F"]},
            {"id": "e", "name": "E", "kind": "media", "demonyms": ["Eish"]},
            {"id": "f", "name": "F", "kind": "country", "demonyms": "Fish"},
            '{"id": "g", "name": "G", "name": "H", "kind": "media"}',
            "[" * 100_000,
        )
        with pytest.raises(FormatError) as caught:
            KnowledgeBase.read(path)
        assert caught.value.summary == f"{path}: 12 problems"
        assert caught.value.problems == (
            "line 1: not JSON: Expecting value at column 21 @ $",
            "line 2: expected an object @ $",
            "line 3: expected either kind (an actor or an artifact) or level (an AI model) @ $",
            "line 4: unknown key 'colour' @ $",
            f"line 4: expected one of {', '.join(ActorKind)}, not 'firm' @ $.kind",
            "line 5: expected the id of an actor @ $.developer",
            "line 6: 'F' is no name of this entry @ $.needs_context[1]",
            "line 7: only a country or a region has them @ $.demonyms",
            "line 7: 'e' is already on line 6 @ $.id",
            "line 8: expected an array of strings that are not empty @ $.demonyms",
            "line 9: the key 'name' is there twice @ $",
            "line 10: not JSON that can be read: nested too deeply @ $",
        )

    def test_lost_references(self, tmp_path: Path) -> None:
        """A developer, parent or organisation must be an entry, and of the right sort."""
        path = write(
            tmp_path / "mine.jsonl",
            {"id": "a", "name": "A", "level": "model", "developer": "nobody", "parent": "openai"},
            {"id": "b", "name": "B", "kind": "person", "roles": [{"title": "Head", "organization": "family:qwen"}]},
        )
        with pytest.raises(FormatError) as caught:
            KnowledgeBase.read(path)
        assert caught.value.problems == (
            "line 1: no actor 'nobody' @ $.developer",
            "line 1: no AI model 'openai' @ $.parent",
            "line 2: no actor 'family:qwen' @ $.roles[0].organization",
        )

    def test_missing_file(self, tmp_path: Path) -> None:
        """No file, no guess."""
        path = tmp_path / "none.jsonl"
        with pytest.raises(MissingPathError) as caught:
            KnowledgeBase.read(path)
        assert str(caught.value) == f"{path}: no such file"

    def test_folder(self, tmp_path: Path) -> None:
        """A folder is no file."""
        with pytest.raises(ReadError, match="cannot be read"):
            KnowledgeBase.read(tmp_path)

    def test_not_utf_8(self, tmp_path: Path) -> None:
        """The line with the bad byte is told."""
        path = tmp_path / "latin.jsonl"
        path.write_bytes(b"\n\n\xe9")
        with pytest.raises(ReadError) as caught:
            KnowledgeBase.read(path)
        assert str(caught.value) == f"{path}:3: not UTF-8: unexpected end of data"

    def test_an_entry_written_as_a_row_reads_back(self, tmp_path: Path) -> None:
        """The rows of the packaged data are rows of a user's file too."""
        rows = [KB._rows[key] for key in ("openai/gpt-oss-120b", "openai", "sam-altman", "country:CN", "nature")]
        kb = KnowledgeBase.read(write(tmp_path / "a.jsonl", *rows))
        assert all(kb[row["id"]] == KB[row["id"]] for row in rows)


class TestDefault:
    """The packaged data."""

    def test_every_record_builds(self) -> None:
        """All entries validate; references lead to entries, and models hang under wider ones."""
        width = list(ModelLevel)
        for entry in KB:
            assert entry.sources
            if isinstance(entry, AIModel) and entry.parent:
                parent = KB[entry.parent]
                assert isinstance(parent, AIModel)
                assert width.index(parent.level) < width.index(entry.level)

    def test_a_resolved_name_is_a_name_of_its_entry(self) -> None:
        """Whatever the index has leads to its entry, unless it is shared."""
        for folded, names in KB.names.items():
            assert all(name.entity_id in KB and fold_name(name.surface) == folded for name in names)

    @pytest.mark.parametrize(
        ("name", "status", "entity_id"),
        [
            ("GPT-OSS 120B", "resolved", "openai/gpt-oss-120b"),
            ("gpt-oss-20b", "resolved", "openai/gpt-oss-20b"),
            ("GPT-4", "resolved", "openai/gpt-4"),
            ("o3-mini", "resolved", "openai/o3-mini"),
            ("DeepSeek R1", "resolved", "deepseek-ai/DeepSeek-R1"),
            ("Claude 3.7 Sonnet", "resolved", "anthropic/claude-3-7-sonnet-20250219"),
            ("Llama 4 Maverick", "resolved", "meta-llama/Llama-4-Maverick-17B-128E-Instruct"),
            ("THUDM/glm-4-9b", "resolved", "zai-org/glm-4-9b"),
            ("Qwen/Qwen3-8B", "resolved", "Qwen/Qwen3-8B"),
            ("OpenAI/GPT-4o", "resolved", "openai/gpt-4o"),
            ("Llama", "underspecified", "family:llama"),
            ("Llama 4", "underspecified", "series:llama/llama-4"),
            ("Gemma 3", "underspecified", "series:gemma/gemma-3"),
            ("DeepSeek", "ambiguous", "deepseek"),
            ("Mistral", "ambiguous", "mistral-ai"),
            ("Sam Altman", "resolved", "sam-altman"),
            ("Washington Post", "resolved", "washington-post"),
            ("The Washington Post", "resolved", "washington-post"),
            ("Cryptopolitan", "resolved", "cryptopolitan"),
            ("Just Security", "resolved", "just-security"),
            ("Analytics India Magazine", "resolved", "analytics-india-magazine"),
            ("ATOM Project", "resolved", "atom-project"),
            ("U.S.", "resolved", "country:US"),
            ("United States", "resolved", "country:US"),
            ("China", "resolved", "country:CN"),
            ("European Union", "resolved", "region:eu"),
            ("EU", "resolved", "region:eu"),
            ("Washington", "resolved", "place:washington-d-c"),
            ("Georgia", "ambiguous", "country:GE"),
            ("Ai2", "resolved", "ai2"),
            ("Allen Institute for AI", "resolved", "ai2"),
            ("HuggingFace", "resolved", "hugging-face"),
            ("Qwen9-1234B", "unlisted", None),
        ],
    )
    def test_well_known_names(self, name: str, status: str, entity_id: str | None) -> None:
        """Names that every article on open models has lead where they should."""
        link = KB.find(name)
        assert (link.status, link.entity and link.entity.id) == (status, entity_id)

    def test_gpt_oss(self) -> None:
        """The facts of one well-documented model."""
        found = ai_model("openai/gpt-oss-120b")
        assert found.developer is not None
        assert (found.developer.name, found.developer.country) == ("OpenAI", "US")
        assert (found.total_parameters, found.active_parameters) == (116_800_000_000, 5_100_000_000)
        assert (found.family, found.openness, found.license) == ("gpt-oss", Openness.OPEN, "apache-2.0")
        assert (found.released, found.atom_tracked) == (PartialDate(2025, 8, 5), "primary")

    def test_administrations_have_their_terms(self) -> None:
        """An administration is active from day to day."""
        assert actor("biden-administration").active == Period(PartialDate(2021, 1, 20), PartialDate(2025, 1, 20))

    @pytest.mark.parametrize("surface", ["ATOM", "Command", "Nature", "Seed", "Falcon", "Time", "Transformer", "Nova"])
    def test_words_need_context(self, surface: str) -> None:
        """Forms that are usually something else in running English are flagged."""
        assert all(name.needs_context for name in KB.names[fold_name(surface)] if name.surface == surface)

    @pytest.mark.parametrize("surface", ["Llama", "Qwen", "DeepSeek", "Claude", "Gemini", "BERT", "Meta", "US", "MIT"])
    def test_names_of_the_field_do_not(self, surface: str) -> None:
        """Forms that mean the entry in an article on AI are not, but for a licence that is called so, too."""
        assert not any(name.needs_context for name in KB.names[fold_name(surface)] if name.kind != "license")

    def test_demonyms_are_no_names(self) -> None:
        """Adjectives of nationality lead to countries, and are names of nothing."""
        assert KB.demonyms["Chinese"] == "country:CN"
        assert KB.find("Chinese").status is LinkStatus.UNLISTED

    def test_metonyms_stand_for_governments(self) -> None:
        """Capitals lead to countries as metonyms and to places as names."""
        cities = {"Beijing": "country:CN", "Washington": "country:US", "Brussels": "region:eu", "Moscow": "country:RU"}
        assert {city: KB.metonyms[city] for city in cities} == cities
        assert KB.find("Beijing").entity == KB["place:beijing"]
        assert KB["place:beijing"].parent == "country:CN"

    def test_version_names_the_snapshot(self) -> None:
        """The version is the snapshot's month and a digest."""
        month, _, digest = KB.version.partition("-")
        assert month == "2026.11"
        assert len(digest) == 8

    def test_version_follows_from_the_content(self) -> None:
        """That of the packaged data was worked out when they were made, and is what it would be here."""
        assert pickle.loads(pickle.dumps(KB)).version == KB.version  # noqa: S301 - what was just written

    def test_import_reads_no_data(self) -> None:
        """Importing the package, and this one, opens none of the data."""
        code = (
            "import sys\n"
            "seen = []\n"
            "sys.addaudithook(lambda event, args: seen.append(str(args[0])) if event == 'open' else None)\n"
            "import atomcorpus, atomcorpus.knowledge\n"
            "sys.exit(any('.jsonl' in path for path in seen))\n"
        )
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class TestNoNames:
    """What a file says to be no name."""

    def read(self, tmp_path: Path, *lines: str) -> KnowledgeBase:
        """The knowledge base of some lines."""
        path = tmp_path / "own.jsonl"
        path.write_text("\n".join(lines), encoding="utf-8")
        return KnowledgeBase.read(path)

    def test_read_and_extended(self, tmp_path: Path) -> None:
        """It is kept beside the entries, in folded form; one that is there twice is there once."""
        line = '{"no_name": "Tidal-Evaluation Lab"}'
        own = self.read(tmp_path, line, line, '{"id": "acme", "name": "Acme", "kind": "company"}')
        assert (own.no_names, len(own)) == (frozenset({"tidalevaluationlab"}), 1)
        both = KnowledgeBase((), "test").extended(own).extended(Actor(id="b", name="B", kind=ActorKind.COMPANY))
        assert both.no_names == own.no_names

    def test_other_content_other_version(self, tmp_path: Path) -> None:
        """It is part of what makes two knowledge bases equal, of the version, and of a pickle."""
        with_it, without = self.read(tmp_path, '{"no_name": "Tidal Lab"}'), KnowledgeBase((), "local")
        assert with_it != without
        assert with_it.version != without.version
        assert pickle.loads(pickle.dumps(with_it)) == with_it  # noqa: S301 - ours

    @pytest.mark.parametrize("line", ['{"no_name": 3}', '{"no_name": "."}', '{"no_name": "A", "id": "a"}'])
    def test_refused(self, tmp_path: Path, line: str) -> None:
        """It needs a name, and stands alone."""
        with pytest.raises(FormatError) as caught:
            self.read(tmp_path, line)
        assert caught.value.problems == ("line 1: expected a name, and no other key on the line @ $.no_name",)
