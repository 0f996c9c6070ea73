"""Builds in several processes: the same corpus as in one, whatever becomes of the processes."""

from __future__ import annotations

import multiprocessing
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from atomcorpus import Actor, ActorKind, KnowledgeBase, Limits, ValidationError
from atomcorpus.cli import main
from atomcorpus.dataset import BuildProgress, Dataset, build, in_processes, workers
from atomcorpus.reading import Options, sharing

sys.path.insert(0, str(Path(__file__).parents[1] / "reading"))  # workers get the path too
parsers = import_module("parsers")

Put = Callable[..., str]
Bytes = Callable[[str], dict[str, bytes]]


@pytest.fixture
def shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little there is, it is given to workers."""
    monkeypatch.setattr(sharing, "_BYTES_A_WORKER", 1)


@pytest.mark.usefixtures("shared_out")
def test_the_same_as_in_one_process(put: Put, bytes_of: Bytes) -> None:
    """Equal files, also where shards are made anew, with a knowledge base of one's own; inputs are counted."""
    for number in range(9):
        put(f"crawl/{number}.txt", f"Harrow Labs released a model, part {number}." if number != 4 else "")
    kb = KnowledgeBase.default().extended(Actor(id="harrow", name="Harrow Labs", kind=ActorKind.COMPANY))
    said: list[BuildProgress] = []
    build("crawl", "alone", knowledge=kb, shard_files=2)
    summary = build("crawl", "shared", knowledge=kb, shard_files=2, run=in_processes(2), on_progress=said.append)
    assert (summary.articles, summary.failed, summary.shards, said[-1]) == (8, 1, 5, BuildProgress(9, 9, 8, 1))
    assert [progress.done for progress in said] == [2, 4, 6, 8, 9]
    assert bytes_of("shared") == bytes_of("alone")
    assert multiprocessing.active_children() == []


posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX")


@posix
def test_a_worker_that_dies(put: Put) -> None:
    """The input that ends workers is an error, the others of its shard are there, and the next build tries again."""
    put("crawl/a.txt", "One."), put("crawl/b.txt", "die always"), put("crawl/c.txt", "Three.")
    summary = build("crawl", "corpus", options=Options(parse=parsers.deadly), run=in_processes(2))
    assert [str(error) for error in summary.errors] == ["crawl/b.txt: a worker process died while reading it"]
    assert [article.text for article in Dataset.open("corpus")] == ["One.", "Three."]
    assert Dataset.open("corpus").verify() == ()
    put("crawl/b.txt", "Two.")
    summary = build("crawl", "corpus", options=Options(parse=parsers.deadly))
    assert (summary.changed, summary.unchanged, summary.failed) == (1, 2, 0)


@posix
def test_a_worker_that_hangs(put: Put) -> None:
    """It is ended after the time of the limit; its input is an error, and the others of its shard are there."""
    put("crawl/a.txt", "One."), put("crawl/b.txt", "hang always"), put("crawl/c.txt", "Three.")
    run = in_processes(2, limits=Limits(seconds=6))
    summary = build("crawl", "corpus", options=Options(parse=parsers.hanging), run=run)
    assert [str(error) for error in summary.errors] == [
        "crawl/b.txt: nothing came of it in 6 seconds (the limit seconds)"
    ]
    assert [article.text for article in Dataset.open("corpus")] == ["One.", "Three."]


@pytest.mark.usefixtures("shared_out")
def test_stopped(put: Put) -> None:
    """The workers end at once, and what was done counts."""
    for number in range(6):
        put(f"crawl/{number}.txt")

    def stop(_: BuildProgress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build("crawl", "corpus", shard_files=1, run=in_processes(2), on_progress=stop)
    assert multiprocessing.active_children() == []
    assert build("crawl", "corpus").articles == 6


COMMAND = """
import sys
from atomcorpus.dataset import build, in_processes
from atomcorpus.reading import Options
sys.path.insert(0, sys.argv[1])
import parsers
if __name__ == "__main__":
    build("crawl", "corpus", shard_files=1, run=in_processes(2), options=Options(parse=parsers.stuck))
"""


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=["Ctrl-C", "TERM", "KILL"])
def test_the_process_that_builds_is_ended(put: Put, number: signal.Signals) -> None:
    """However that happens, its workers end at once, whatever they are at, and another build can be done."""
    put("crawl/a.txt", "One."), put("crawl/b.txt", "Two."), put("command.py", COMMAND)
    arguments = [sys.executable, "command.py", str(Path(__file__).parents[1] / "reading")]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as builder:
        assert builder.stdout is not None
        assert {builder.stdout.readline(), builder.stdout.readline()} == {"One.\n", "Two.\n"}
        builder.send_signal(number)
        said, errors = builder.communicate(timeout=60)  # its workers have the same pipes, which end with the last
    assert (builder.returncode, said) == (-number, "")
    assert errors.count("Traceback") == (number == signal.SIGINT)
    assert build("crawl", "corpus").articles == 2


def test_little_is_built_here(put: Put, bytes_of: Bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes less time than the start of workers, and one shard of texts; a page is left to a worker."""
    monkeypatch.setattr(workers, "map_in_processes", lambda *_: pytest.fail("a worker was started"))
    put("crawl/a.txt", "One."), put("crawl/b.md", "Two."), put("crawl/c.txt", "x" * 2_000_000)
    assert build("crawl", "shared", run=in_processes(2)).articles == 3
    assert build("crawl", "alone").articles == 3
    assert bytes_of("shared") == bytes_of("alone")
    put("crawl/d.html", "<p>Four.</p>")
    with pytest.raises(pytest.fail.Exception, match="a worker was started"):
        build("crawl", "shared", run=in_processes(2))


@pytest.mark.usefixtures("shared_out")
def test_on_the_command_line(put: Put, bytes_of: Bytes, capsys: pytest.CaptureFixture[str]) -> None:
    """`build --workers` and `parse --workers` give what they give without."""
    put("crawl/a.txt", "OpenAI released gpt-oss-20b."), put("crawl/b.txt", ""), put("crawl/c.txt", "Three.")
    for number in ("1", "2"):
        assert main(["build", "crawl", "-o", f"corpus-{number}", "--shard-files", "1", "--workers", number]) == 1
        assert main(["parse", "crawl", "-o", f"{number}.jsonl", "--workers", number]) == 1
    assert bytes_of("corpus-1") == bytes_of("corpus-2")
    assert Path("1.jsonl").read_bytes() == Path("2.jsonl").read_bytes()
    assert capsys.readouterr().err.count("crawl/b.txt: the file is empty") == 4


@pytest.mark.parametrize("number", [0, True, "2"])
def test_wrong_numbers(number: object) -> None:
    """They are refused."""
    with pytest.raises(ValidationError) as caught:
        in_processes(number)  # type: ignore[arg-type] # the point of the test
    assert str(caught.value) == f"in_processes.workers: expected a whole number above 0, not {number!r}"
