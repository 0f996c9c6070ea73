"""Standard streams that are closed, full or not read to the end: one line or none, and the right status."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from atomcorpus import Corpus
from atomcorpus.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

    Usual = Callable[[str], tuple[object, str, str]]

pytestmark = [
    pytest.mark.usefixtures("folder"),
    pytest.mark.skipif(shutil.which("bash") is None or os.name != "posix", reason="needs a shell and files of POSIX"),
]

TO_OUTPUT = {
    "help": "--help",
    "help of a command": "parse --help",
    "version": "--version",
    "parse": "parse crawl",
    "parse in processes": "parse crawl --workers 2",
    "show": "show crawl/a.txt",
    "summary": "summary crawl",
    "table": "table mentions crawl",
    "doctor": "doctor",
    "names": "names unlisted crawl",
}
QUERIES = {
    "query": "query corpus 'SELECT id FROM articles'",
    "query as csv": "query corpus 'SELECT id FROM articles' --format csv",
    "query as json": "query corpus 'SELECT id FROM articles' --format json",
}
TO_FILE = {
    "parse": "parse crawl -o out.jsonl",
    "parse in processes": "parse crawl -o out.jsonl --workers 2",
    "export": "export csl crawl -o out.json",
    "brat": "export brat crawl -o out",
    "report": "report crawl -o out.html",
    "table": "table mentions crawl -o out.csv",
    "build": "build crawl -o out",
    "build in processes": "build crawl -o out --workers 2",
}
FROM_INPUT = {
    "parse": "parse -",
    "parse to a file": "parse - -o out.jsonl",
    "show": "show -",
    "summary": "summary -",
    "names": "names unlisted -",
    "export": "export csl - -o out.json",
    "report": "report - -o out.html",
}
BASH = shutil.which("bash") or ""
OUTPUT = "atomcorpus: standard output: Bad file descriptor\n"
INPUT = "atomcorpus: <stdin>: Bad file descriptor\n"


def shell(command: str, redirected: str = "") -> tuple[int, str, str]:
    """Status, output and messages of a command, with what a shell does to its streams."""
    line = f"set -o pipefail; '{sys.executable}' -m atomcorpus {command} {redirected}"
    done = subprocess.run([BASH, "-c", line], check=False, capture_output=True, encoding="utf-8", timeout=120)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def usual(capsys: pytest.CaptureFixture[str]) -> Usual:
    """Status, output and messages of a command whose streams are as they should be; it needs no process for that."""

    def run_one(command: str) -> tuple[object, str, str]:
        try:
            status: object = main(shlex.split(command))
        except SystemExit as stop:
            status = stop.code
        return status, *capsys.readouterr()

    return run_one


def unread(command: str) -> tuple[int, str]:
    """Status and messages of a command, the reader of whose output has gone before it writes."""
    reader, writer = os.pipe()
    os.close(reader)
    arguments = [sys.executable, "-m", "atomcorpus", *shlex.split(command)]
    done = subprocess.run(arguments, check=False, stdout=writer, stderr=subprocess.PIPE, encoding="utf-8", timeout=120)
    os.close(writer)
    return done.returncode, done.stderr


def needs(*names: str) -> None:
    """Skip without the extras."""
    for name in names:
        pytest.importorskip(name, reason="an extra that is not installed here")


@pytest.fixture
def corpus(folder: Path) -> Path:
    """A corpus on disk."""
    needs("pyarrow", "duckdb")
    Corpus.read("crawl").write("corpus")
    return folder / "corpus"


class TestClosedOutput:
    """`>&-`."""

    @pytest.mark.parametrize("command", TO_OUTPUT.values(), ids=TO_OUTPUT)
    def test_what_is_written_there(self, command: str) -> None:
        """Cannot be written: one line and status 1."""
        assert shell(command, ">&-") == (1, "", OUTPUT)

    @pytest.mark.usefixtures("corpus")
    @pytest.mark.parametrize("command", QUERIES.values(), ids=QUERIES)
    def test_answers(self, command: str) -> None:
        """Likewise."""
        assert shell(command, ">&-") == (1, "", OUTPUT)

    @pytest.mark.parametrize("command", ["--help", "parse crawl"])
    def test_nobody_to_tell(self, command: str) -> None:
        """With the standard error closed too there is the status."""
        assert shell(command, ">&- 2>&-") == (1, "", "")


class TestWorkWithoutStreams:
    """What is written to a file needs none of them."""

    @pytest.mark.parametrize("streams", [">&-", "<&- >&- 2>&-"])
    @pytest.mark.parametrize("command", [TO_FILE[name] for name in ("parse", "parse in processes", "export", "brat")])
    def test_files(self, run: Run, command: str, streams: str) -> None:
        """They are what they would have been, and hold nothing that was meant for a stream."""
        expected = written(run, command)
        assert shell(command, streams)[:2] == (0, "")
        assert contents() == expected

    @pytest.mark.parametrize("streams", ["<&-", "<&- >&- 2>&-"])
    def test_report(self, run: Run, streams: str) -> None:
        """The charts are drawn by a library that has threads and streams of its own."""
        needs("altair", "vl_convert")
        expected = written(run, TO_FILE["report"])
        assert shell(TO_FILE["report"], streams)[:2] == (0, "")
        assert contents() == expected

    @pytest.mark.parametrize("streams", [">&-", "<&- >&- 2>&-"])
    @pytest.mark.parametrize("command", [TO_FILE[name] for name in ("build", "build in processes")])
    def test_build(self, command: str, streams: str) -> None:
        """A corpus holds its articles and no error."""
        needs("pyarrow")
        assert shell(command, streams)[:2] == (0, "")
        opened = Corpus.open("out")
        assert ([*opened], opened.errors) == ([*Corpus.read("crawl")], ())


def written(run: Run, command: str) -> dict[str, bytes]:
    """What a command writes whose streams are as they should be; it is taken away again."""
    assert run(*shlex.split(command))[0] == 0
    made = contents()
    for path in Path().glob("out*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return made


def contents() -> dict[str, bytes]:
    """What was written, by path."""
    return {str(path): path.read_bytes() for path in Path().rglob("out*") if path.is_file()} | {
        str(path): path.read_bytes() for path in Path("out").rglob("*") if path.is_file()
    }


class TestClosedInput:
    """`<&-`."""

    @pytest.mark.parametrize("command", ["--version", "parse crawl", "parse crawl --workers 2"])
    def test_what_does_not_read_it(self, usual: Usual, command: str) -> None:
        """Works as ever."""
        assert shell(command, "<&-") == usual(command)

    @pytest.mark.parametrize("command", [value for name, value in FROM_INPUT.items() if name != "report"])
    def test_what_reads_it(self, command: str) -> None:
        """Says that it cannot, and writes nothing."""
        status, out, said = shell(command, "<&-")
        assert (status, out, said.splitlines(keepends=True)[0]) == (1, "", INPUT)
        assert "Traceback" not in said
        assert contents() == {}

    def test_report(self) -> None:
        """Likewise."""
        needs("altair", "vl_convert")
        nothing = "atomcorpus: nothing to write; out.html is as it was\n"
        assert shell(FROM_INPUT["report"], "<&-") == (1, "", INPUT + nothing)


class TestClosedError:
    """`2>&-`."""

    @pytest.mark.parametrize("command", ["parse crawl typo", "show typo", "nothing", "", "parse --nothing"])
    def test_what_is_said_there(self, usual: Usual, command: str) -> None:
        """Is lost; the status and the results are not."""
        status, out, _ = usual(command)
        assert shell(command, "2>&-") == (status, out, "")


class TestReadersThatGoAway:
    """`| head -1`."""

    @pytest.mark.parametrize("command", TO_OUTPUT.values(), ids=TO_OUTPUT)
    def test_nothing_is_said(self, command: str) -> None:
        """Status 141, and no complaint."""
        assert unread(command) == (141, "")

    @pytest.mark.parametrize("command", ["parse crawl", "summary crawl", "--help"])
    def test_head(self, command: str) -> None:
        """Who has the first line is content."""
        status, out, said = shell(command, "| head -1")
        assert (status in (0, 141), out.count("\n"), said) == (True, 1, "")

    @pytest.mark.usefixtures("corpus")
    @pytest.mark.parametrize("command", QUERIES.values(), ids=QUERIES)
    def test_answers(self, command: str) -> None:
        """Likewise."""
        assert unread(command) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
class TestFullDisk:
    """`> /dev/full`."""

    @pytest.mark.parametrize("command", ["--help", "--version", "parse crawl", "show crawl/a.txt"])
    def test_one_line(self, command: str) -> None:
        """And status 1."""
        assert shell(command, "> /dev/full") == (1, "", "atomcorpus: standard output: No space left on device\n")


def test_numbers_of_streams_are_taken() -> None:
    """No file that a command opens gets the number of a closed stream."""
    code = "import os; from atomcorpus.cli.streams import prepare_streams as p; p(); print(os.open('crawl/a.txt', 0))"
    line = f"'{sys.executable}' -c \"{code}; import sys; sys.stdout.flush()\""
    done = subprocess.run([BASH, "-c", f"{line} <&- 2>&-"], check=False, capture_output=True, text=True, timeout=60)
    assert int(done.stdout) > 2
