"""A corpus on disk that version 1 of the folder laid out, which had no links, no facts and no basis of a relay."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import Corpus, FormatError, ReadError, read_articles
from atomcorpus.dataset import Dataset, build, write
from atomcorpus.tables import COLUMNS

pytest.importorskip("duckdb", reason="DuckDB is an extra and not installed here", exc_type=ImportError)

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[..., str]
    Bytes = Callable[[str], dict[str, bytes]]

TEXT = "Jane Doe told Reuters that it works. [The lab](https://www.nytimes.com/a) said it is open.\n"
OTHER = "Ada Obi said that it is late ([CNN](https://edition.cnn.com/b)).\n"
FACTS = ("times", "quantities", "events")
MAKERS = ("maker", "maker_id", "maker_name", "issued", "issued_from", "issued_to")
RELAYS = "SELECT speaker_name, via_name, via_basis FROM citations ORDER BY article, position"


def as_first_version(folder: str, shards: int | None = None) -> None:
    """Make of a corpus what version 1 would have written, or of its first shards if it may have a mixture."""
    path = Path(folder, "manifest.json")
    data = json.loads(path.read_bytes())
    del data["sha256"]
    for shard in data["shards"][:shards]:
        _take_out_facts(folder, shard)
        Path(folder, "links", f"{shard['name']}.parquet").unlink()
        shard["links"] = None
        shard["citations"] |= _without(Path(folder, "citations", f"{shard['name']}.parquet"), "via_basis")
    if shards is None:
        shutil.rmtree(Path(folder, "links"))
        data["schema"] = "atomcorpus.corpus/1"
        for shard in data["shards"]:
            del shard["links"]
    _write(path, data)


def without_facts(folder: str, shards: int | None = None) -> None:
    """Make of a corpus what this version wrote before there were facts, or of its first shards."""
    path = Path(folder, "manifest.json")
    data = json.loads(path.read_bytes())
    del data["sha256"]
    for shard in data["shards"][:shards]:
        _take_out_facts(folder, shard)
    _write(path, data)


def _take_out_facts(folder: str, shard: dict[str, Any]) -> None:
    for table in FACTS:
        Path(folder, table, f"{shard['name']}.parquet").unlink()
        del shard[table]
    shard["entities"] |= _without(Path(folder, "entities", f"{shard['name']}.parquet"), *MAKERS)


def _write(path: Path, data: dict[str, Any]) -> None:
    digest = hashlib.sha256(json.dumps(data, indent=1).encode()).hexdigest()
    path.write_text(json.dumps(data | {"sha256": digest}, indent=1), "utf-8")


def _without(path: Path, *columns: str) -> dict[str, Any]:
    """Take columns out of a file, and give what the manifest says of it."""
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    table = parquet.read_table(path).drop_columns([*columns])
    parquet.write_table(table, path)
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


@pytest.fixture
def old(put: Put) -> str:
    """A corpus of two shards in version 1."""
    put("crawl/a.md", TEXT)
    put("crawl/b.md", OTHER)
    build("crawl", "corpus", shard_files=1)
    as_first_version("corpus")
    return "corpus"


class TestReading:
    """It is read as it is; what it has not is unknown."""

    def test_its_articles(self, old: str) -> None:
        """All of them, and nothing is wrong with the folder."""
        dataset = Dataset.open(old)
        assert list(dataset) == list(read_articles("crawl"))
        assert dataset.verify() == ()
        assert dataset.manifest.schema == "atomcorpus.corpus/1"

    def test_its_files(self, old: str) -> None:
        """There are none of links, and all others are older ones."""
        dataset = Dataset.open(old)
        assert dataset.files("links") == []
        assert dataset.older_files("citations") == dataset.files("citations")
        assert dataset.manifest.rows("links") == 0

    def test_the_table_of_links_is_empty(self, old: str) -> None:
        """A question about it is answered, with its columns and without rows."""
        answer = Corpus.open(old).sql("SELECT * FROM links")
        assert (answer.columns, len(answer)) == (tuple(COLUMNS["links"]), 0)

    def test_the_basis_of_a_relay_is_not_known(self, old: str) -> None:
        """The column is there, in its place, and null."""
        corpus = Corpus.open(old)
        assert next(iter(corpus.sql(RELAYS))) == ("Jane Doe", "Reuters", None)
        assert corpus.sql("SELECT * FROM citations").columns == tuple(COLUMNS["citations"])

    def test_some_shards_are_newer(self, old: str) -> None:
        """What is known of those is shown beside the others."""
        build("crawl", old)
        as_first_version(old, shards=1)
        corpus = Corpus.open(old)
        assert [*corpus.sql("SELECT text, host FROM links")] == [("CNN", "edition.cnn.com")]
        assert [basis for _, via, basis in corpus.sql(RELAYS) if via == "Reuters"] == [None]
        assert [basis for _, via, basis in corpus.sql(RELAYS) if via == "CNN"] == ["link"]
        assert len(Dataset.open(old).older_files("mentions")) == 1

    def test_a_file_that_is_missing_is_told(self, old: str) -> None:
        """As in any other corpus, when a question reads it."""
        (path, _) = Dataset.open(old).older_files("citations")
        Path(path).unlink()
        with pytest.raises(ReadError) as caught:
            Corpus.open(old).sql(RELAYS)
        assert caught.value.path == path

    @pytest.mark.parametrize("table", ["links", "events"])
    def test_a_shard_that_claims_a_later_table(self, old: str, table: str) -> None:
        """Version 1 knew no such key, so the manifest is damaged."""
        path = Path(old, "manifest.json")
        data = json.loads(path.read_bytes())
        data["shards"][1][table] = None
        path.write_text(json.dumps(data), "utf-8")
        with pytest.raises(FormatError) as caught:
            Dataset.open(old)
        damaged = "corpus/manifest.json: a damaged manifest; build the corpus again in a new folder"
        assert str(caught.value) == f"{damaged}\n  unknown key '{table}' @ $.shards[1]"

    @pytest.mark.parametrize("shards", [None, [None, 3]], ids=["no array", "no objects"])
    def test_shards_that_are_none(self, old: str, shards: object) -> None:
        """What is wrong stays wrong, and is named as what it is."""
        path = Path(old, "manifest.json")
        path.write_text(json.dumps(json.loads(path.read_bytes()) | {"shards": shards}), "utf-8")
        with pytest.raises(FormatError, match=r"a damaged manifest; .*\n  expected an (array|object), not null @ "):
            Dataset.open(old)


class TestBeforeThereWereFacts:
    """A corpus of this version whose tables lack what came later."""

    @pytest.fixture
    def made(self, put: Put) -> str:
        """A corpus of two shards without facts."""
        put("crawl/a.md", TEXT)
        put("crawl/b.md", OTHER)
        build("crawl", "corpus", shard_files=1)
        without_facts("corpus")
        return "corpus"

    @pytest.mark.parametrize("table", FACTS)
    def test_tables_of_facts_are_empty(self, made: str, table: str) -> None:
        """They are there with their columns; nothing is wrong with the folder."""
        answer = Corpus.open(made).sql(f"SELECT * FROM {table}")  # noqa: S608 - names of tables
        assert (answer.columns, len(answer)) == (tuple(COLUMNS[table]), 0)
        assert Dataset.open(made).verify() == ()
        assert list(Dataset.open(made)) == list(read_articles("crawl"))

    def test_columns_of_entities(self, made: str) -> None:
        """Those that came later are null, each with its type; those of citations are as they were."""
        corpus = Corpus.open(made)
        answer = corpus.sql("SELECT * FROM entities")
        assert answer.columns == tuple(COLUMNS["entities"])
        types = corpus.sql("SELECT typeof(maker), typeof(maker_id), typeof(issued_from) FROM entities")
        assert next(iter(types)) == ("BIGINT", "VARCHAR", "DATE")
        assert {row["maker"] for row in answer.rows()} == {None}
        assert [basis for _, via, basis in corpus.sql(RELAYS) if via == "CNN"] == ["link"]

    def test_some_shards_are_newer(self, made: str) -> None:
        """Both are read beside each other."""
        build("crawl", made)
        without_facts(made, shards=1)
        dataset = Dataset.open(made)
        assert (len(dataset.files("events")), len(dataset.older_files("entities"))) == (1, 1)
        assert dataset.older_files("citations") == []
        assert len(Corpus.open(made).sql("SELECT maker FROM entities")) == dataset.manifest.rows("entities")

    def test_a_build_adds_them(self, made: str) -> None:
        """Nothing is read again."""
        summary = build("crawl", made, shard_files=1)
        assert (summary.read, summary.changed, summary.unchanged) == (0, 0, 2)
        dataset = Dataset.open(made)
        assert (len(dataset.files("events")), dataset.older_files("entities"), dataset.verify()) == (2, [], ())


class TestBuilding:
    """A build makes it a corpus of this version."""

    def test_nothing_is_read_again(self, old: str) -> None:
        """The articles are copied, and their links get their table."""
        summary = build("crawl", old, shard_files=1)
        assert (summary.read, summary.changed, summary.unchanged, summary.articles) == (0, 0, 2, 2)
        dataset = Dataset.open(old)
        assert dataset.manifest.schema == "atomcorpus.corpus/2"
        assert (dataset.older_files("citations"), dataset.manifest.rows("links"), dataset.verify()) == ([], 2, ())
        assert sorted(article.text for article in dataset) == [OTHER, TEXT]
        assert next(iter(Corpus.open(old).sql(RELAYS))) == ("Jane Doe", "Reuters", "told")

    def test_the_next_build_has_nothing_to_do(self, old: str, bytes_of: Bytes) -> None:
        """Once is enough."""
        build("crawl", old)
        before = bytes_of(old)
        build("crawl", old)
        assert bytes_of(old) == before

    def test_articles_without_inputs_stay(self, put: Put) -> None:
        """What was written there without files cannot be read again, and is kept as it is."""
        put("crawl/a.md", TEXT)
        write(read_articles("crawl"), "corpus")
        as_first_version("corpus")
        before = list(Dataset.open("corpus"))
        build(put("b.md", OTHER), "corpus")
        dataset = Dataset.open("corpus")
        assert list(dataset)[:1] == before
        assert (len(dataset.older_files("articles")), dataset.manifest.rows("links")) == (1, 1)
