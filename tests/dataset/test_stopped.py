"""Builds that are stopped, and builds that meet: the corpus is whole at every moment, the next build finishes it."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from atomcorpus import MissingExtraError, MissingPathError, ReadError, read_articles
from atomcorpus.dataset import BuildProgress, Dataset, build
from atomcorpus.dataset.lock import only_builder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from atomcorpus import Article

    Put = Callable[..., str]
    Bytes = Callable[[str], dict[str, bytes]]

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signals of POSIX")

_STEPS = ("fsync", "replace", "unlink", "open", "mkdir")


class PowerCut(BaseException):
    """The end of a process: nothing that it would still do is done."""


@contextmanager
def power_cut(after: int) -> Iterator[None]:
    """Let nothing change on the disk after so many steps."""
    left = after

    def counted(step: Callable[..., Any]) -> Callable[..., Any]:
        def do(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            if left == 0:
                raise PowerCut
            left -= 1
            return step(*arguments, **options)

        return do

    with pytest.MonkeyPatch.context() as patch:
        for step in _STEPS:
            patch.setattr(os, step, counted(getattr(os, step)))
        yield


def in_order(corpus: str | Path) -> list[Article]:
    """The articles of a corpus by their origin; every file of it has to be what was written."""
    dataset = Dataset.open(corpus)
    assert dataset.verify() == ()
    return sorted(dataset, key=lambda article: article.origin or "")


class TestPowerCut:
    """The process ends at some step of its work with the disk."""

    def test_at_every_step(self, put: Put, bytes_of: Bytes) -> None:
        """Wherever that is: the old corpus or the new one, shard by shard; and in the end what was to be made."""
        put("crawl/a.txt", "One."), put("crawl/b.txt", "Two.")
        build("crawl", "corpus", shard_files=1)
        put("crawl/b.txt", "Changed."), put("crawl/c.txt", "Three.")
        steps = 0
        while True:
            assert steps < 1000
            try:
                with power_cut(steps):
                    build("crawl", "corpus", shard_files=1)
                break
            except PowerCut:
                steps += 1
            found = {article.origin: article.text for article in in_order("corpus")}
            assert found.pop("crawl/a.txt") == "One."
            assert found in (
                {"crawl/b.txt": "Two."},
                {"crawl/b.txt": "Changed."},
                {"crawl/b.txt": "Changed.", "crawl/c.txt": "Three."},
            )
        assert steps > 30
        assert in_order("corpus") == list(read_articles("crawl"))
        assert len(bytes_of("corpus")) == 3 * 11 + 1

    def test_before_there_is_a_corpus(self, put: Put, bytes_of: Bytes) -> None:
        """What is left behind by the first steps is no obstacle, and the files in the end are the same."""
        put("crawl/a.txt"), put("crawl/b.txt", "Two.")
        build("crawl", "whole", shard_files=1)
        for steps in range(60):
            with suppress(PowerCut), power_cut(steps):
                build("crawl", f"corpus-{steps % 2}", shard_files=1)
        build("crawl", "corpus-0", shard_files=1)
        assert bytes_of("corpus-0") == bytes_of("whole")


class FollowsItsInputs(RuleBasedStateMachine):
    """Any sequence of changes, builds and ends of builds comes to what a first build gives."""

    names = st.sampled_from(["a.txt", "b.txt", "in/c.txt", "in/d.txt", "e.jsonl"])
    contents = st.sampled_from(["One.", "Two.", "Qwen is open.", "", "date 2025-13-45 x"])

    def __init__(self) -> None:
        super().__init__()
        self.place = TemporaryDirectory()
        self.crawl, self.corpus = Path(self.place.name, "crawl"), Path(self.place.name, "corpus")
        self.crawl.mkdir()
        self.clock = 1_700_000_000
        self.put("a.txt", "One.", long_ago=True)

    @rule(name=names, content=contents, long_ago=st.booleans())
    def put(self, name: str, content: str, *, long_ago: bool) -> None:
        """Make a file or change it, long ago or just now."""
        path = self.crawl / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, "utf-8")
        self.clock += 1
        if long_ago:
            os.utime(path, (self.clock, self.clock))

    @rule(name=names)
    def remove(self, name: str) -> None:
        """Take a file away."""
        (self.crawl / name).unlink(missing_ok=True)

    @rule(prune=st.booleans(), shard_files=st.integers(1, 3), steps=st.integers(0, 90))
    def stop(self, *, prune: bool, shard_files: int, steps: int) -> None:
        """Begin a build that comes to its end, or does not."""
        with suppress(MissingPathError), suppress(PowerCut), power_cut(steps):
            build(self.crawl, self.corpus, prune=prune, shard_files=shard_files)

    @rule(prune=st.booleans(), shard_files=st.integers(1, 3))
    @precondition(lambda self: any(self.crawl.rglob("*.txt")))
    def finish(self, *, prune: bool, shard_files: int) -> None:
        """Do a build: everything that can be read is there as it is now."""
        build(self.crawl, self.corpus, prune=prune, shard_files=shard_files)
        there = {article.origin: article for article in in_order(self.corpus)}
        reader = read_articles(self.crawl)
        for article in reader:
            assert there.pop(article.origin) == article
        assert not any(Path(str(origin)).exists() for origin in there)
        assert not (there and prune)
        found = {str(error) for error in Dataset.open(self.corpus).errors if Path(error.path).exists()}
        assert found == {str(error) for error in reader.errors}

    def teardown(self) -> None:
        """In the end there is exactly what a first build gives."""
        self.put("a.txt", "In the end.", long_ago=False)
        self.finish(prune=True, shard_files=2)
        build(self.crawl, self.corpus.with_name("fresh"))
        assert in_order(self.corpus) == in_order(self.corpus.with_name("fresh"))
        self.place.cleanup()


TestFollowsItsInputs = FollowsItsInputs.TestCase
TestFollowsItsInputs.settings = settings(max_examples=max(1, settings().max_examples // 10), stateful_step_count=10)


class Builder:
    """A process that builds in children of its own; see builder_process.py."""

    def __init__(self) -> None:
        script = Path(__file__).with_name("builder_process.py")
        self.process = subprocess.Popen(
            [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )

    def start(self, source: str, out: str, *, hold: bool = False) -> int:
        """Begin a build; returns the number of its process."""
        assert self.process.stdin is not None
        self.process.stdin.write(
            json.dumps([str(Path(source).absolute()), str(Path(out).absolute()), hold]).encode() + b"\n"
        )
        return int(self.answer())

    def answer(self) -> str:
        """The next line that it says."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().decode().strip()

    def is_done(self, seconds: float) -> bool:
        """Whether it says something within so many seconds."""
        assert self.process.stdout is not None
        return bool(select.select([self.process.stdout], [], [], seconds)[0])


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    """One such process for all tests."""
    started = Builder()
    with started.process:
        yield started
        assert started.process.stdin is not None
        started.process.stdin.close()


@posix
class TestKilled:
    """Processes that are killed while they build."""

    def test_thirty_times(self, builder: Builder, put: Put, bytes_of: Bytes) -> None:
        """At any moment: the corpus is whole after each, and in the end every article is in it once."""
        chance = random.Random(7)  # noqa: S311 - no secret
        texts = [f"{Path.cwd().as_posix()}/crawl/{number}.txt" for number in range(4)]
        usual = 100.0  # seconds that it takes to build all of them
        rounds = kills = 0
        while kills < 30:
            rounds += 1
            for path in texts:
                put(path, f"Harrow Labs published part {rounds} of {path}.", time=rounds)
            done, attempts = False, 0
            while not done and kills < 30:
                begin, attempts = time.monotonic(), attempts + 1
                child = builder.start("crawl", "corpus")
                if not builder.is_done(usual if rounds == 1 else chance.uniform(0, usual)):
                    os.kill(child, signal.SIGKILL)
                elif attempts == 1:
                    usual = min(usual, time.monotonic() - begin)
                status = builder.answer()
                assert status in {"0", "-9"}
                done = status == "0"
                kills += not done
                assert [article.origin for article in in_order("corpus")] == texts
        build(Path.cwd() / "crawl", "corpus")
        assert in_order("corpus") == list(read_articles(Path.cwd() / "crawl"))
        assert len(bytes_of("corpus")) == 4 * 11 + 1

    def test_the_lock_is_free_then(self, builder: Builder, put: Put) -> None:
        """A builder that was killed keeps nobody out."""
        put("crawl/a.txt")
        child = builder.start("crawl", "corpus", hold=True)
        assert builder.answer() == "holding"
        os.kill(child, signal.SIGKILL)
        assert builder.answer() == "-9"
        assert build("crawl", "corpus").articles == 1

    def test_two_at_once(self, builder: Builder, put: Put, bytes_of: Bytes) -> None:
        """The second is refused at once, is told by whom, and changes nothing; the corpus can be read meanwhile."""
        put("crawl/a.txt"), put("crawl/b.txt", "Two.")
        build("crawl/a.txt", "corpus")
        child = builder.start("crawl", "corpus", hold=True)
        assert builder.answer() == "holding"
        before = bytes_of("corpus")
        with pytest.raises(
            ReadError, match=rf"^corpus: another build is at work here \(process {child}, since \d{{4}}-"
        ):
            build("crawl", "corpus")
        assert (bytes_of("corpus"), len(list(Dataset.open("corpus")))) == (before, 1)
        os.kill(child, signal.SIGKILL)
        assert builder.answer() == "-9"


class TestLock:
    """One builder at a time."""

    def test_in_one_process(self, put: Put) -> None:
        """A build within a build is a second one as well."""
        put("crawl/a.txt")

        def meanwhile(_: BuildProgress) -> None:
            with pytest.raises(ReadError) as caught:
                build("crawl", "corpus")
            since = json.loads(Path("corpus/.holder.json").read_text("utf-8"))["since"]
            assert str(caught.value) == (
                f"corpus: another build is at work here (process {os.getpid()}, since {since}); wait for it or stop it"
            )

        assert build("crawl", "corpus", on_progress=meanwhile).articles == 1

    @pytest.mark.parametrize("holder", [None, "", "[]", '{"process": "x", "since": 3}'])
    def test_an_unknown_holder(self, folder: Path, holder: str | None) -> None:
        """Who it is need not be known."""
        with only_builder(folder):
            Path(".holder.json").unlink()
            if holder is not None:
                Path(".holder.json").write_text(holder, "utf-8")
            with pytest.raises(ReadError) as caught, only_builder(folder):
                pass
        assert caught.value.reason == "another build is at work here; wait for it or stop it"

    def test_free_after_an_error(self, put: Put) -> None:
        """Whatever ends a build."""
        put("crawl/a.txt")

        def fail(_: BuildProgress) -> None:
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            build("crawl", "corpus", on_progress=fail)
        assert build("crawl", "corpus").articles == 1
        assert not Path("corpus/.holder.json").exists()


@pytest.mark.parametrize("package", ["pyarrow", "filelock"])
def test_without_the_extra(put: Put, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    """What to install is said."""
    put("crawl/a.txt")
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError) as caught:
        build("crawl", "corpus")
    assert str(caught.value) == f"{package} is not installed; it comes with: pip install 'atomcorpus[parquet]'"
