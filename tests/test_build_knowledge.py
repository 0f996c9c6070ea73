"""The tool that makes the packaged knowledge base from its tables."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from atomcorpus.knowledge import KnowledgeBase

ROOT = Path(__file__).parents[1]
_SPEC = importlib.util.spec_from_file_location("build_knowledge", ROOT / "tools" / "build_knowledge.py")
assert _SPEC is not None
assert _SPEC.loader is not None
build_knowledge: Any = importlib.util.module_from_spec(_SPEC)
sys.path.append(str(ROOT / "tools"))  # where a script finds the modules beside it
_SPEC.loader.exec_module(build_knowledge)
sys.path.remove(str(ROOT / "tools"))

COLUMNS = {
    "organizations": "id,name,kind,country,aliases,hub_organizations,atom_region,parent,since,until,needs_context,"
    "sources",
    "people": "id,name,aliases,roles,country,needs_context,sources",
    "countries": "id,name,kind,aliases,demonyms,metonyms,needs_context,sources",
    "places": "id,name,country,aliases,needs_context",
    "families": "id,name,aliases,developer,first_release,openness,needs_context,sources",
    "series": "family,name,aliases,needs_context",
    "models": "id,name,family,version,developer,released,released_basis,total_parameters,active_parameters,"
    "params_basis,open_weights,license,modality,context_tokens,hub_id,aliases,atom_tracked,needs_context,sources",
    "artifacts": "id,name,kind,aliases,maker,country,issued,parent,needs_context,sources",
    "shared": "name,ids",
    "hosts": "host,actor,source",
    "platforms": "host,reason",
}
ROWS = {
    "organizations": ["acme,Acme AI,company,US,Acme,acme-labs,us,,,,,curated"],
    "people": ['jane,Jane Roe,,"[{""title"": ""CEO"", ""organization"": ""acme"", ""start"": ""2023""}]",US,,curated'],
    "countries": ["country:US,United States,country,US,American,Washington,,curated"],
    "places": ["place:springfield,Springfield,US,,Springfield"],
    "families": ["rook,Rook,,acme,2024,open,Rook,curated", "pawn,Pawn,,acme,,open,,curated"],
    "series": ["rook,Rook 2,,"],
    "models": [
        "acme-labs/Rook-2-8B,Rook-2-8B,rook,2,acme,2025-08-05,,8000000000,,,true,mit,vision-language,4096,,,primary,,curated",
        "acme-labs/Rook-2-8B-Instruct,Rook-2-8B-Instruct,rook,2,acme,,,,,,true,,text,,,,,,curated",
        "acme-labs/Rook-2-8B-Instruct-FP8,Rook-2-8B-Instruct-FP8,rook,2,acme,,,,,,unknown,,,,,,,,curated",
        "acme-labs/Rook-2.5-8B,Rook-2.5-8B,rook,2.5,acme,,,,,,false,,,,,,,,curated",
        "acme/pawn,Pawn,pawn,,acme,,,,,,,,,,,Acme Pawn,,,curated",
        "acme/loner,Loner-2025-01-31,,,acme,,,,,,,,,,,,,,curated",
    ],
    "artifacts": [
        "artifact:rook-act,Rook Act,law,Rook Bill|RA,country:US,US,2024-05,,RA,curated",
        "artifact:rook-rule,Rook Rule,policy,,,US,,,,curated",
    ],
    "shared": [],
    "hosts": ["www.gov.example,country:US,curated", "blog.acme.example,acme,curated", "acme.example,acme,curated"],
    "platforms": ["gov.example,sites of many bodies", "forum.acme.example,posts of users"],
}


def tables(folder: Path, **changes: list[str]) -> Path:
    """A folder of tables, some of them with other rows."""
    for name, columns in COLUMNS.items():
        (folder / f"{name}.csv").write_text("\n".join([columns, *changes.get(name, ROWS[name])]) + "\n", "utf-8")
    (folder / "snapshot.txt").write_text("2030.01\n", "utf-8")
    return folder


def built(folder: Path, **changes: list[str]) -> dict[str, dict[str, Any]]:
    """The rows that the tables give, by id."""
    texts = build_knowledge.build(tables(folder, **changes))
    lines = (texts["actors.jsonl"] + texts["models.jsonl"] + texts["artifacts.jsonl"]).splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def faults(folder: Path, **changes: list[str]) -> list[str]:
    """What the build says is wrong with the tables."""
    with pytest.raises(build_knowledge.TableError) as caught:
        build_knowledge.build(tables(folder, **changes))
    return str(caught.value).split("\n")


class TestBuild:
    """Tables to rows."""

    def test_actors(self, tmp_path: Path) -> None:
        """Every table gives rows of its kind, without what is not known."""
        rows = built(tmp_path)
        assert rows["acme"] == {
            "id": "acme",
            "name": "Acme AI",
            "kind": "company",
            "aliases": ["Acme"],
            "country": "US",
            "hub_organizations": ["acme-labs"],
            "atom_region": "us",
            "sources": ["curated"],
        }
        assert rows["jane"]["roles"] == [{"title": "CEO", "organization": "acme", "period": {"since": "2023"}}]
        assert (rows["country:US"]["country"], rows["country:US"]["demonyms"]) == ("US", ["American"])
        assert rows["place:springfield"]["parent"] == "country:US"

    def test_models_hang_under_the_narrowest(self, tmp_path: Path) -> None:
        """Checkpoint to model, model to the series that begins its name, series to family; 2 does not begin 2.5."""
        rows = built(tmp_path)
        chain = {
            key.rpartition("/")[2]: (row["level"], row.get("parent")) for key, row in rows.items() if "level" in row
        }
        assert chain == {
            "family:rook": ("family", None),
            "rook-2": ("series", "family:rook"),
            "Rook-2-8B": ("model", "series:rook/rook-2"),
            "Rook-2-8B-Instruct": ("checkpoint", "acme-labs/Rook-2-8B"),
            "Rook-2-8B-Instruct-FP8": ("checkpoint", "acme-labs/Rook-2-8B"),
            "Rook-2.5-8B": ("model", "family:rook"),
            "pawn": ("model", None),
            "loner": ("model", None),
        }

    def test_facts_of_a_model(self, tmp_path: Path) -> None:
        """Counts are numbers, words of the tables become those of the records."""
        row = built(tmp_path)["acme-labs/Rook-2-8B"]
        assert (row["total_parameters"], row["context_tokens"], row["openness"]) == (8_000_000_000, 4096, "open")
        assert (row["family"], row["modalities"], row["atom_tracked"]) == ("Rook", ["text", "image"], "primary")

    def test_a_family_of_one_is_the_model(self, tmp_path: Path) -> None:
        """A family whose only model has its name is no entry of its own, and keeps its family's name."""
        rows = built(tmp_path)
        assert "family:pawn" not in rows
        assert (rows["acme/pawn"]["family"], rows["acme/pawn"]["aliases"]) == ("Pawn", ["Acme Pawn"])

    def test_artifacts(self, tmp_path: Path) -> None:
        """A law has its maker by id, its country, date and names that need context; what is unknown is left out."""
        rows = built(tmp_path)
        assert rows["artifact:rook-act"] == {
            "id": "artifact:rook-act",
            "name": "Rook Act",
            "kind": "law",
            "aliases": ["Rook Bill", "RA"],
            "maker": "country:US",
            "country": "US",
            "issued": "2024-05",
            "needs_context": ["RA"],
            "sources": ["curated"],
        }
        assert rows["artifact:rook-rule"].keys() == {"id", "name", "kind", "country", "sources"}

    def test_same_tables_same_bytes(self, tmp_path: Path) -> None:
        """Building twice gives the same text, whatever the order of the rows."""
        first = build_knowledge.build(tables(tmp_path))
        turned = {name: ROWS[name][::-1] for name in ("models", "hosts", "platforms")}
        assert build_knowledge.build(tables(tmp_path, **turned)) == first

    def test_hosts(self, tmp_path: Path) -> None:
        """A line a host, with its actor or the reason why it has none, sorted; the version covers them."""
        first = build_knowledge.build(tables(tmp_path))
        assert first["hosts.jsonl"].splitlines() == [
            '["acme.example","acme"]',
            '["blog.acme.example","acme"]',
            '["forum.acme.example",null,"posts of users"]',
            '["gov.example",null,"sites of many bodies"]',
            '["www.gov.example","country:US"]',
        ]
        fewer = build_knowledge.build(tables(tmp_path, platforms=ROWS["platforms"][:1]))
        other = build_knowledge.build(tables(tmp_path, hosts=ROWS["hosts"][:2]))
        assert len({texts["version.txt"] for texts in (first, fewer, other)}) == 3


class TestFaults:
    """What the build refuses, each with a line of its own."""

    def test_repeated_id(self, tmp_path: Path) -> None:
        """An id belongs to one entry."""
        found = faults(tmp_path, places=[*ROWS["places"], "acme,Acme City,US,,"])
        assert found == ["acme: the id is used twice"]

    def test_lost_reference(self, tmp_path: Path) -> None:
        """Parents, developers and organisations must be entries."""
        people = ['jane,Jane Roe,,"[{""title"": ""CEO"", ""organization"": ""nowhere""}]",,,curated']
        organizations = ["acme,Acme AI,company,US,,,,gone,,,,curated"]
        assert faults(tmp_path, people=people, organizations=organizations) == [
            "acme: no actor 'gone' @ $.parent",
            "jane: no actor 'nowhere' @ $.roles[0].organization",
        ]

    def test_lost_maker(self, tmp_path: Path) -> None:
        """Who made an artifact is an actor, and what it belongs to an artifact."""
        law = "artifact:rook-act,Rook Act,law,,acme/pawn,,,acme,,curated"
        assert faults(tmp_path, artifacts=[law]) == [
            "artifact:rook-act: no actor 'acme/pawn' @ $.maker",
            "artifact:rook-act: no artifact 'acme' @ $.parent",
        ]

    def test_lost_family(self, tmp_path: Path) -> None:
        """Models and series name families that are there."""
        assert faults(tmp_path, series=["rok,Rok 2,,"]) == ["family 'rok' is not in families.csv"]

    def test_empty_list_member(self, tmp_path: Path) -> None:
        """A list has no empty members."""
        found = faults(tmp_path, families=["rook,Rook,Rok||Ruk,acme,,open,,curated", ROWS["families"][1]])
        assert found == ["rook: aliases has an empty member"]

    def test_invalid_record(self, tmp_path: Path) -> None:
        """What no record takes is told with its field."""
        found = faults(tmp_path, places=["place:springfield,Springfield,US,,Springfeld"])
        assert found == ["place:springfield: 'Springfeld' is no name of this entry @ $.needs_context[0]"]

    def test_collision(self, tmp_path: Path) -> None:
        """Two entries do not share a folded name by accident."""
        found = faults(tmp_path, places=["place:acme,Ac-me,US,,"])
        assert found == ["shared name: acme as 'Acme'; place:acme as 'Ac-me'"]

    def test_reviewed_collision(self, tmp_path: Path) -> None:
        """A shared name that is listed for just these entries is well."""
        rows = built(tmp_path, places=["place:acme,Ac-me,US,,"], shared=["Acme,acme|place:acme"])
        assert rows["place:acme"]["name"] == "Ac-me"

    def test_collision_of_others(self, tmp_path: Path) -> None:
        """The list names all the entries that share."""
        found = faults(tmp_path, places=["place:acme,Ac-me,US,,"], shared=["Acme,acme|jane"])
        assert found == ["shared name: acme as 'Acme'; place:acme as 'Ac-me'"]

    def test_stale_collision(self, tmp_path: Path) -> None:
        """The list names nothing that is not shared."""
        assert faults(tmp_path, shared=["Acme,acme|jane"]) == ["shared.csv: 'Acme' is not shared"]

    def test_name_of_nothing(self, tmp_path: Path) -> None:
        """A name that folds to nothing could never be found."""
        assert faults(tmp_path, places=["place:dots,...,US,,"]) == ["place:dots: a name that folds to nothing"]


class TestHostFaults:
    """What the build refuses of hosts and platforms."""

    @pytest.mark.parametrize(
        ("table", "row", "expected"),
        [
            ("hosts", "x.example,acne,curated", "hosts.csv: x.example: no actor 'acne'"),
            ("hosts", "x.example,acme/pawn,curated", "hosts.csv: x.example: no actor 'acme/pawn'"),
            ("hosts", "acme.example,acme,curated", "hosts.csv: acme.example: is listed twice"),
            ("hosts", "acme.example,jane,curated", "hosts.csv: acme.example: is listed twice"),
            ("hosts", "x.example,acme,", "hosts.csv: x.example: has no source"),
            ("hosts", "gov.example,acme,curated", "hosts.csv: gov.example: is a platform, which has no actor"),
            (
                "hosts",
                "www.x.example,acme,curated",
                "hosts.csv: www.x.example: is listed without www., unless others have sites below it",
            ),
            ("platforms", "gov.example,posts of users", "platforms.csv: gov.example: is listed twice"),
            ("platforms", "x.example,", "platforms.csv: x.example: has no reason"),
            (
                "platforms",
                "https://x.example,posts of users",
                "platforms.csv: expected a host in lower case, without scheme and path, not 'https://x.example'",
            ),
        ],
    )
    def test_one_fault(self, tmp_path: Path, table: str, row: str, expected: str) -> None:
        """A host is listed once, for an actor that is there or as a platform, with source or reason."""
        assert faults(tmp_path, **{table: [*ROWS[table], row]}) == [expected]

    @pytest.mark.parametrize("host", ["X.example", "https://x.example", "x.example/path", "x.example:80", "x", ""])
    def test_no_bare_host(self, tmp_path: Path, host: str) -> None:
        """Scheme, path, port and capitals are the address's, and a host has a dot."""
        message = f"expected a host in lower case, without scheme and path, not {host!r}"
        assert faults(tmp_path, hosts=[f"{host},acme,curated"]) == [f"hosts.csv: {message}"]


class TestMain:
    """The command."""

    def test_committed_data_are_fresh(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The data in the package are what the tables give."""
        assert build_knowledge.main(["--check"]) == 0
        assert capsys.readouterr().out == ""

    def test_writes_and_checks(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Data are written, pass the check, and fail it once the tables change."""
        (tmp_path / "tables").mkdir()
        options = ["--tables", str(tables(tmp_path / "tables")), "--data", str(tmp_path / "data")]
        assert build_knowledge.main(options) == 0
        assert build_knowledge.main(["--check", *options]) == 0
        assert sorted(path.name for path in (tmp_path / "data").iterdir()) == [
            "actors.jsonl",
            "artifacts.jsonl",
            "hosts.jsonl",
            "models.jsonl",
            "version.txt",
        ]
        tables(tmp_path / "tables", places=["place:springfield,Springfield,US,,"])
        assert build_knowledge.main(["--check", *options]) == 1
        assert capsys.readouterr().out.splitlines()[0] == "actors.jsonl: lines to go: 1, to come: 1"

    def test_faults_are_told(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Faulty tables end the command and write nothing."""
        options = ["--tables", str(tables(tmp_path, shared=["Acme,acme|jane"])), "--data", str(tmp_path / "data")]
        assert build_knowledge.main(options) == 1
        assert capsys.readouterr().err == "shared.csv: 'Acme' is not shared\n"
        assert not (tmp_path / "data").exists()

    def test_data_read_back(self, tmp_path: Path) -> None:
        """What is written is a knowledge base."""
        texts = build_knowledge.build(tables(tmp_path))
        path = tmp_path / "all.jsonl"
        path.write_text(texts["actors.jsonl"] + texts["models.jsonl"] + texts["artifacts.jsonl"], "utf-8")
        assert KnowledgeBase.read(path).find("rook 2 8b").entity is not None
