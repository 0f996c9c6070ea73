"""Builds under faults: at every moment a whole corpus, and the next build makes what a first one would."""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from atomcorpus import AtomCorpusError, FormatError, MissingPathError, ReadError, parse, read_articles
from atomcorpus.dataset import BuildProgress, Dataset, build, write

pa: Any = pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
parquet: Any = pytest.importorskip("pyarrow.parquet", exc_type=ImportError)
pytest.importorskip("filelock", reason="filelock is an extra and not installed here", exc_type=ImportError)

if TYPE_CHECKING:
    from collections.abc import Callable

CODES = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EMFILE)
PARAGRAPH = "<p>OpenAI says that its open model runs on a single card, which few had thought to see so soon.</p>"
PAGE = f"<html><head><title>Open</title></head><body><article>{PARAGRAPH * 4}</article></body></html>"
LONG_AGO = 1_700_000_000
EVERY = 1 if settings().max_examples > 100 else 7  # each step takes a build


def put(path: str, text: str, time: float = LONG_AGO) -> None:
    """Make a file of long ago."""
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(text, "utf-8")
    os.utime(path, (time, time))


def make_input(path: str) -> None:
    """Make a file with one article, in the format of its name."""
    kind = path.partition(".")[2]
    put(path, '{"text": "One."}\n' if "jsonl" in kind else "One.")
    if kind == "jsonl.gz":
        Path(path).write_bytes(gzip.compress(Path(path).read_bytes()))
    elif kind == "parquet":
        parquet.write_table(pa.table({"text": ["One."]}), path)
    elif kind == "warc":
        pytest.importorskip("warcio", exc_type=ImportError)
        pytest.importorskip("trafilatura", exc_type=ImportError)
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}"
        head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(body)}\r\nWARC-Target-URI: http://a.example/"
        head += "\r\nContent-Type: application/http; msgtype=response"
        Path(path).write_bytes(f"{head}\r\n\r\n{body}\r\n\r\n".encode())


def files(corpus: str) -> dict[str, bytes]:
    """The files of a corpus, lock aside."""
    found = (path for path in Path(corpus).rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(corpus).as_posix(): path.read_bytes() for path in found}


def texts(corpus: str) -> list[str]:
    """The texts of a corpus, every file of which has to be what was written."""
    dataset = Dataset.open(corpus)
    assert dataset.verify() == ()
    return [article.text for article in dataset]


class TestAtEveryStep:
    """Steps of a build fail, with one reason after the other."""

    def test_a_build_that_adds(self, at_every_step: Any, left_over: Callable[..., list[str]]) -> None:
        """The corpus is the old one or the new one and nothing is left beside it; the next build makes the new one."""
        put("crawl/a.txt", "One.")
        build("crawl", "old")
        put("crawl/b.txt", "Two.")
        shutil.copytree("old", "corpus")
        build("crawl", "corpus")
        new = files("corpus")

        def check(error: AtomCorpusError | None, _: object) -> None:
            # An input that cannot be read is reported by the build, and tried again by the next one.
            assert texts("corpus") in (["One."], ["One.", "Two."])
            assert left_over() == []
            if error is not None:
                assert isinstance(error, ReadError)
                assert str(error).startswith(("corpus", "crawl"))
            shutil.rmtree("corpus")
            shutil.copytree("old", "corpus")

        shutil.rmtree("corpus")
        shutil.copytree("old", "corpus")
        assert at_every_step(lambda: build("crawl", "corpus"), check, *CODES, every=EVERY) > 60
        build("crawl", "corpus")
        assert files("corpus") == new

    @pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl", "a.jsonl.gz", "a.parquet", "a.warc"])
    def test_what_the_system_refused_is_read_again(self, name: str, failing: Any) -> None:
        """An input is not to blame for a disk that fails while it is read: the next build tries it once more."""
        make_input(f"crawl/{name}")
        build("crawl", "whole")
        [text] = texts("whole")
        for number in range(100):
            shutil.rmtree("corpus", ignore_errors=True)
            with failing(first=number, code=errno.EIO, only=("read",)) as disk, suppress(ReadError):
                build("crawl", "corpus")
            if not disk.failed:
                break
            assert build("crawl", "corpus").errors == ()
            assert texts("corpus") == [text]
        assert number > 1

    def test_what_lacks_a_package_is_read_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Once it is installed, the next build reads what needs it."""
        put("crawl/a.html", PAGE)
        pytest.importorskip("trafilatura", exc_type=ImportError)
        with monkeypatch.context() as without:
            without.setitem(sys.modules, "trafilatura", None)
            [error] = build("crawl", "corpus").errors
        assert error.reason.startswith("trafilatura is not installed; it comes with: pip install")
        assert build("crawl", "corpus").errors == ()
        assert len(texts("corpus")) == 1

    def test_reading(self, at_every_step: Any) -> None:
        """What cannot be read of a folder is an error that names the place; nothing else is lost."""
        for path, text in {
            "crawl/a.txt": "One.",
            "crawl/b.jsonl": '{"text": "Two."}',
            "crawl/in/c.md": "Three.",
        }.items():
            put(path, text)

        found: list[str] = []
        errors: list[ReadError] = []

        def check(*_: object) -> None:
            assert errors or found == ["One.", "Two.", "Three."]
            assert all(error.path.startswith("crawl") for error in errors)

        def read() -> None:
            reader = read_articles("crawl")
            found[:] = [article.text for article in reader]
            errors[:] = reader.errors

        assert at_every_step(read, check, *CODES) > 6
        assert errors == []


class TestWhileBuilding:
    """What others do while a build is at work."""

    def test_the_folder_is_removed(self) -> None:
        """The build ends with an error that names what is missing, and the next one makes the corpus."""
        put("crawl/a.txt", "One.")

        def remove(_: BuildProgress) -> None:
            shutil.rmtree("corpus")

        with pytest.raises(MissingPathError) as caught:
            build("crawl", "corpus", on_progress=remove)
        assert str(caught.value).startswith("corpus/")
        assert str(caught.value).endswith(": no such file or folder")
        assert build("crawl", "corpus").articles == 1

    def test_a_table_is_removed(self) -> None:
        """Likewise for a folder in it."""
        put("crawl/a.txt", "One.")
        with pytest.raises(
            MissingPathError, match=r"^corpus/mentions/00000-[0-9a-f]{16}\.parquet: no such file or folder$"
        ):
            build("crawl", "corpus", on_progress=lambda _: shutil.rmtree("corpus/mentions"))
        assert build("crawl", "corpus").articles == 1
        assert texts("corpus") == ["One."]

    def test_what_ends_a_build_is_told(self) -> None:
        """And not what becomes impossible because of it."""
        put("crawl/a.txt", "One.")

        def damage(_: BuildProgress) -> None:
            Path("corpus/manifest.json").write_text("damaged", "utf-8")
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build("crawl", "corpus", on_progress=damage)

    def test_a_disk_that_stays_full(self, failing: Any, left_over: Callable[..., list[str]]) -> None:
        """The corpus is as it was, and the build after there is room again makes the rest."""
        put("crawl/a.txt", "One.")
        build("crawl", "corpus")
        put("crawl/b.txt", "Two.")
        with failing(first=3, code=errno.ENOSPC, only=("write",), lasting=True), pytest.raises(ReadError) as caught:
            build("crawl", "corpus")
        assert caught.value.reason == "No space left on device"
        assert (texts("corpus"), left_over()) == (["One."], [])
        build("crawl", "corpus")
        assert texts("corpus") == ["One.", "Two."]


class TestClocks:
    """Times of files say what they like."""

    def test_backwards(self) -> None:
        """A file that changes when the clock has gone back, to a time before the corpus and its own, is read again."""
        put("crawl/a.txt", "One.", time=2_000_000_000)
        build("crawl", "corpus")
        put("crawl/a.txt", "Two.", time=1_000_000_000)
        assert build("crawl", "corpus").changed == 1
        assert texts("corpus") == ["Two."]
        put("crawl/a.txt", "Six.", time=0)
        assert build("crawl", "corpus").changed == 1

    def test_a_corpus_of_the_future(self) -> None:
        """A corpus that was built while the clock was ahead takes the same time for unchanged, and no other one."""
        put("crawl/a.txt", "One.")
        build("crawl", "corpus")
        for path in Path("corpus").rglob("*.parquet"):
            os.utime(path, (3_000_000_000, 3_000_000_000))
        assert build("crawl", "corpus").unchanged == 1
        put("crawl/a.txt", "Two.", time=LONG_AGO + 1)
        assert build("crawl", "corpus").changed == 1

    def test_the_same_time_and_other_bytes(self) -> None:
        """They are found when times are not to be trusted."""
        put("crawl/a.txt", "One.")
        build("crawl", "corpus")
        put("crawl/a.txt", "Two.")
        assert build("crawl", "corpus", trust_times=False).changed == 1


class TestStrangeCorpora:
    """What a build and a reader find."""

    def test_a_truncated_shard(self) -> None:
        """It is named by whoever reads it and by the next build; nothing is removed."""
        put("crawl/a.txt", "One.")
        build("crawl", "corpus")
        [path] = Path("corpus/inputs").iterdir()
        path.write_bytes(path.read_bytes()[:-8])
        before = files("corpus")
        reason = f"{path.as_posix()}: not the file that was written: its size or digest is another one"
        with pytest.raises(ReadError) as caught:
            build("crawl", "corpus")
        assert (str(caught.value), [*map(str, Dataset.open("corpus").verify())]) == (reason, [reason])
        assert files("corpus") == before

    def test_a_manifest_of_the_future(self) -> None:
        """It is refused, and what it says is not touched."""
        put("crawl/a.txt", "One.")
        build("crawl", "corpus")
        manifest = Path("corpus/manifest.json")
        manifest.write_text(json.dumps(json.loads(manifest.read_bytes()) | {"schema": "atomcorpus.corpus/3"}), "utf-8")
        before = files("corpus")
        with pytest.raises(FormatError, match="is newer than"):
            build("crawl", "corpus")
        assert files("corpus") == before

    def test_written_articles(self, failing: Any) -> None:
        """A corpus that is written is there whole or not at all, and is written again when there is room."""
        articles = [parse("One.")]
        with failing(first=0, code=errno.ENOSPC, only=("fsync",), lasting=True), pytest.raises(ReadError):
            write(articles, "corpus")
        assert not Path("corpus/manifest.json").exists()
        write(articles, "corpus")
        assert texts("corpus") == ["One."]
