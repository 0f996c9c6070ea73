"""Builds on a cluster, whose workers are killed, and rows as Arrow batches."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import MissingExtraError, ReadError, ValidationError, read_articles
from atomcorpus.engines import on_dask, parse_batch

if TYPE_CHECKING:
    from collections.abc import Iterator

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
pytest.importorskip("pyarrow.parquet", reason="likewise", exc_type=ImportError)
distributed = pytest.importorskip("distributed", reason="Dask is an extra and not installed here", exc_type=ImportError)

from atomcorpus.dataset import BuildProgress, Dataset, build  # noqa: E402 - needs the extra
from atomcorpus.reading import Options  # noqa: E402 - likewise
from atomcorpus.tables import schemas, to_arrow  # noqa: E402 - likewise

pytestmark = pytest.mark.filterwarnings(
    # Of distributed's own making when a worker is killed: a socket or a loop that nobody closes.
    "ignore::ResourceWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
)


sys.path.insert(0, str(Path(__file__).parent / "reading"))  # the workers of the cluster get the path too
parsers = import_module("parsers")


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """A cluster of two processes; its profiler only costs time."""
    with (
        pytest.importorskip("dask").config.set({"distributed.worker.profile.enabled": False}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A folder of texts, one of them empty."""
    folder = tmp_path / "crawl"
    folder.mkdir()
    for number in range(16):
        text = f"date 2025-08-05\n\nHarrow Labs released Qwen3 in part {number}, and Jane Doe said that it works."
        (folder / f"{number:02}.txt").write_text(text if number != 7 else "", "utf-8")
    return folder


def files_of(corpus: Path) -> dict[str, bytes]:
    """The files of a corpus but for the lock, by their path in it."""
    files = (path for path in corpus.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(corpus).as_posix(): path.read_bytes() for path in files}


def record(uri: str, body: str) -> bytes:
    """A plain text in a web archive."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{body}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: {uri}\r\n"
    head += "WARC-Date: 2025-08-10T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


class TestDask:
    """`on_dask`."""

    def test_a_worker_is_killed(self, client: Any, crawl: Path, tmp_path: Path) -> None:
        """In the midst of a shard: every article is there once, and the files are those of a build in one process."""
        (crawl / "05.txt").write_text("Harrow Labs was to die once, said Jane Doe.", "utf-8")
        before = set(client.run(os.getpid).values())
        deadly = Options(parse=partial(parsers.deadly_once, marker=str(tmp_path / "died")))
        summary = build(crawl, tmp_path / "corpus", shard_files=2, run=on_dask(client), options=deadly)
        assert len(before - set(client.run(os.getpid).values())) == 1
        assert (summary.articles, summary.shards, summary.failed) == (15, 8, 1)
        assert list(Dataset.open(tmp_path / "corpus")) == list(read_articles(crawl))
        alone = build(crawl, tmp_path / "alone", shard_files=2, options=deadly)
        assert (summary.articles, summary.read, summary.shards) == (alone.articles, alone.read, alone.shards)
        assert list(map(str, summary.errors)) == list(map(str, alone.errors))
        assert files_of(tmp_path / "corpus") == files_of(tmp_path / "alone")

    def test_a_file_at_which_workers_die(
        self, client: Any, crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It is reported, and all others are there, those of its shard as well."""
        monkeypatch.setattr(client.cluster.scheduler, "allowed_failures", 0)  # each death takes a second
        (crawl / "05.txt").write_text("Here workers die always.", "utf-8")
        deadly = Options(parse=partial(parsers.deadly_once, marker=str(tmp_path / "died")))
        summary = build(crawl, tmp_path / "corpus", shard_files=4, run=on_dask(client), options=deadly)
        assert sorted(str(error) for error in summary.errors) == [
            f"{crawl}/05.txt: a worker process died while reading it",
            f"{crawl}/07.txt: the file is empty",
        ]
        origins = [Path(str(article.origin)).stem for article in Dataset.open(tmp_path / "corpus")]
        assert origins == [f"{number:02}" for number in range(16) if number not in (5, 7)]
        assert Dataset.open(tmp_path / "corpus").verify() == ()

    def test_the_process_that_builds_is_killed(self, client: Any, crawl: Path, tmp_path: Path) -> None:
        """Shards that count are not made again, the rest is, and in the end there are the files of one process."""
        script = Path(__file__).with_name("dask_driver.py")
        arguments = [client.scheduler.address, str(crawl), str(tmp_path / "corpus")]
        with subprocess.Popen([sys.executable, str(script), *arguments], stdout=subprocess.PIPE, text=True) as driver:
            assert driver.stdout is not None
            assert driver.stdout.readline() == "holding\n"
            driver.kill()
        counted = {shard.name for shard in Dataset.open(tmp_path / "corpus").manifest.shards}
        before = {path: path.stat().st_ino for path in (tmp_path / "corpus").rglob("*.parquet") if path.stem in counted}
        summary = build(crawl, tmp_path / "corpus", shard_files=2, run=on_dask(client))
        assert (len(counted) > 0, summary.unchanged, summary.read) == (True, 2 * len(counted), 16 - 2 * len(counted))
        assert {path: path.stat().st_ino for path in before} == before
        build(crawl, tmp_path / "alone", shard_files=2)
        assert files_of(tmp_path / "corpus") == files_of(tmp_path / "alone")

    def test_any_format(self, client: Any, tmp_path: Path) -> None:
        """Rows in Parquet and JSON Lines, packed or not, web archives and folders in folders."""
        pytest.importorskip("warcio", exc_type=ImportError)
        texts = [f"Jane Doe of Harrow Labs said in part {number} that Qwen3 works." for number in range(6)]
        (tmp_path / "crawl" / "inner").mkdir(parents=True)
        pa.parquet.write_table(pa.table({"body": texts[:2]}), tmp_path / "crawl" / "rows.parquet")
        (tmp_path / "crawl" / "rows.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": texts[2]}).encode()))
        (tmp_path / "crawl" / "bad.jsonl").write_text('{"text": 3}\n' + json.dumps({"text": texts[3]}), "utf-8")
        (tmp_path / "crawl" / "pages.warc").write_bytes(record("https://field.example/a", texts[4]))
        (tmp_path / "crawl" / "inner" / "a.txt").write_text(texts[5], "utf-8")
        summary = build(tmp_path / "crawl", tmp_path / "corpus", shard_files=1, run=on_dask(client))
        assert (summary.articles, summary.shards, summary.failed) == (6, 5, 1)
        assert sorted(article.text for article in Dataset.open(tmp_path / "corpus")) == texts
        build(tmp_path / "crawl", tmp_path / "alone", shard_files=1)
        assert files_of(tmp_path / "corpus") == files_of(tmp_path / "alone")

    def test_the_build_itself_ends(self, client: Any, crawl: Path, tmp_path: Path) -> None:
        """By an exception: nothing is left to do on the cluster, and what was made before counts."""

        def end(progress: BuildProgress) -> None:
            if progress.done >= 4:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build(crawl, tmp_path / "corpus", shard_files=2, run=on_dask(client), on_progress=end)
        before = Dataset.open(tmp_path / "corpus").manifest.rows("inputs")
        assert (before, client.futures) == (2, {})

    def test_without_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What to install is said."""
        monkeypatch.setitem(sys.modules, "distributed", None)
        with pytest.raises(MissingExtraError) as caught:
            on_dask(None)  # type: ignore[arg-type] # never looked at
        assert str(caught.value) == "distributed is not installed; it comes with: pip install 'atomcorpus[dask]'"


class TestParseBatch:
    """`parse_batch`."""

    ROWS: tuple[str, ...] = ("OpenAI released gpt-oss-120b.", '"It works," said Jane Doe of Harrow Labs.')

    def batch(self, **columns: list[Any]) -> Any:
        """A batch of such columns."""
        return pa.RecordBatch.from_pydict(columns)

    def test_the_tables_are_those_of_the_articles(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """As if the rows had been read from a file."""
        monkeypatch.chdir(tmp_path)
        batch = self.batch(body=[*self.ROWS], date=["2025-08-05", None], byline=[["Ana Ruiz"], []])
        pa.parquet.write_table(pa.Table.from_batches([batch]), "feed.parquet")
        expected = to_arrow(read_articles("feed.parquet"), first_key=9)
        found = parse_batch(batch, source="feed.parquet", first_key=9)
        assert found.pop("errors").num_rows == 0
        assert found == expected

    def test_rows_that_are_none(self) -> None:
        """They are in a table of their own, and the others go on; a date that is none costs the date only."""
        batch = self.batch(text=[self.ROWS[0], None, self.ROWS[1]], date=["soon", None, None])
        found = parse_batch(batch)
        assert found["articles"]["origin"].to_pylist() == ["batch:1", "batch:3"]
        assert [row["row"] for row in found["errors"].to_pylist()] == [1, 2]
        told = "column 'date': 'soon' is not a date; the text is read without it"
        assert found["errors"]["reason"][0].as_py() == told
        assert found["errors"]["reason"][1].as_py() == "column 'text': the text is empty"

    def test_no_rows(self) -> None:
        """The tables are empty and have their schemas."""
        found = parse_batch(self.batch(text=[*self.ROWS]).slice(0, 0))
        assert {name: table.schema for name, table in found.items() if name != "errors"} == schemas()
        assert {table.num_rows for table in found.values()} == {0}

    def test_named_columns(self) -> None:
        """As for files; a wrong one is refused."""
        batch = self.batch(story=[self.ROWS[0]], title=["A"])
        assert parse_batch(batch, columns={"text": "story", "title": None})["articles"]["title"].to_pylist() == [None]
        with pytest.raises(ReadError) as caught:
            parse_batch(batch, source="feed")
        expected = "feed: no column text, content, body for the text; there are: story, title"
        assert str(caught.value) == expected
        with pytest.raises(ValidationError, match="'kind' is none of the fields"):
            parse_batch(batch, columns={"kind": "story"})
