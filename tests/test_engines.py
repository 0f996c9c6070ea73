"""Builds on a cluster, whose workers are killed, and rows as Arrow batches."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import MissingExtraError, ReadError, ValidationError, read_articles
from atomcorpus.engines import on_dask, parse_batch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
pytest.importorskip("pyarrow.parquet", reason="likewise", exc_type=ImportError)
distributed = pytest.importorskip("distributed", reason="Dask is an extra and not installed here", exc_type=ImportError)

from atomcorpus.dataset import BuildProgress, Dataset, build  # noqa: E402 - needs the extra
from atomcorpus.tables import schemas, to_arrow  # noqa: E402 - likewise

pytestmark = pytest.mark.filterwarnings(
    # Of distributed's own making when a worker is killed: a socket or a loop that nobody closes.
    "ignore::ResourceWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
)


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


class TestDask:
    """`on_dask`."""

    def test_a_worker_is_killed(self, client: Any, crawl: Path, tmp_path: Path) -> None:
        """Every article is there once, and the files of the corpus are those of a build in one process."""
        pids = list(client.run(os.getpid).values())

        def kill(progress: BuildProgress) -> None:
            if progress.done == 2:
                os.kill(pids[0], signal.SIGKILL)

        summary = build(crawl, tmp_path / "corpus", shard_files=2, run=on_dask(client), on_progress=kill)
        assert (summary.articles, summary.shards, summary.failed) == (15, 8, 1)
        assert list(Dataset.open(tmp_path / "corpus")) == list(read_articles(crawl))
        alone = build(crawl, tmp_path / "alone", shard_files=2)
        assert (summary.articles, summary.read, summary.shards) == (alone.articles, alone.read, alone.shards)
        assert list(map(str, summary.errors)) == list(map(str, alone.errors))
        assert files_of(tmp_path / "corpus") == files_of(tmp_path / "alone")

    def test_the_build_itself_ends(self, client: Any, crawl: Path, tmp_path: Path) -> None:
        """What was made before counts; another build does the rest, and nothing is there twice."""

        def end(progress: BuildProgress) -> None:
            if progress.done >= 4:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build(crawl, tmp_path / "corpus", shard_files=2, run=on_dask(client), on_progress=end)
        before = Dataset.open(tmp_path / "corpus").manifest.rows("inputs")
        summary = build(crawl, tmp_path / "corpus", shard_files=2, run=on_dask(client))
        assert (before > 0, summary.unchanged, summary.read) == (True, before, 16 - before)
        origins = sorted(str(article.origin) for article in Dataset.open(tmp_path / "corpus"))
        assert origins == [str(article.origin) for article in read_articles(crawl)]
        assert Dataset.open(tmp_path / "corpus").verify() == ()

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
        """They are in a table of their own, and the others go on."""
        batch = self.batch(text=[self.ROWS[0], None, self.ROWS[1]], date=["soon", None, None])
        found = parse_batch(batch)
        assert found["articles"]["origin"].to_pylist() == ["batch:3"]
        assert [row["row"] for row in found["errors"].to_pylist()] == [1, 2]
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
