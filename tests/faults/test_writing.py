"""Files under faults: the old one or the new one and whole, nothing left beside it, and an error that names it."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import AtomCorpusError, Corpus, ReadError, parse
from atomcorpus._files import open_regular, whole_file
from atomcorpus.cli import main
from atomcorpus.formats import (
    bibtex,
    brat,
    csl,
    csv,
    docbin,
    graphml,
    json,
    jsonl,
    jsonld,
    markdown,
    parquet,
    web_annotation,
)
from atomcorpus.report import write_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

ARTICLES = [
    parse(
        'date 2025-08-05 OpenAI released gpt-oss-120b. "It is open," said Mara Lindqvist of Harrow Labs.', origin="a"
    ),
    parse("date 2025-09-01 Qwen3 came out in Hangzhou.", origin="b"),
]
CODES = {"disk full": errno.ENOSPC, "no permission": errno.EACCES, "damaged disk": errno.EIO, "no files": errno.EMFILE}
CODE = pytest.mark.parametrize("code", CODES.values(), ids=CODES)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs locks and signals of POSIX")


def replace(path: str = "a.txt", data: bytes = b"new") -> None:
    """Write a file in two pieces."""
    with whole_file(path) as file:
        file.write(data[:1])
        file.flush()
        file.write(data[1:])


class TestWholeFile:
    """The one way in which the library writes files."""

    @CODE
    @pytest.mark.parametrize("old", [None, b"old"])
    def test_at_every_step(
        self, code: int, old: bytes | None, at_every_step: Any, left_over: Callable[..., list[str]]
    ) -> None:
        """Whichever step fails: old or new, and an error with path and reason unless it is new."""

        def check(error: AtomCorpusError | None, _: object) -> None:
            there = Path("a.txt").read_bytes() if Path("a.txt").exists() else None
            assert there in (old, b"new")
            assert left_over() == []
            if error is None:
                assert there == b"new"
            else:
                assert str(error) == f"a.txt: {os.strerror(code)}"
                assert type(error) is ReadError
            Path("a.txt").unlink(missing_ok=True)
            if old is not None:
                Path("a.txt").write_bytes(old)

        check(ReadError(os.strerror(code), "a.txt"), None) if old is None else Path("a.txt").write_bytes(old)
        assert at_every_step(replace, check, code) > 6

    def test_a_disk_that_stays_full(self, failing: Any, left_over: Callable[..., list[str]]) -> None:
        """Nothing that the file's end tries to write once more comes in the way."""
        Path("a.txt").write_bytes(b"old")
        with failing(first=1, code=errno.ENOSPC, only=("write",), lasting=True), pytest.raises(ReadError) as caught:
            replace()
        assert str(caught.value) == "a.txt: No space left on device"
        assert (Path("a.txt").read_bytes(), left_over()) == (b"old", [])

    def test_what_cannot_be_removed_is_removed_the_next_time(
        self, failing: Any, left_over: Callable[..., list[str]]
    ) -> None:
        """When permission is lost for good, the error is still the first one."""
        with (
            failing(first=0, code=errno.EACCES, only=("replace", "unlink"), lasting=True),
            pytest.raises(ReadError, match=r"^a\.txt: Permission denied$"),
        ):
            replace()
        assert left_over() == [".a.txt.0.part"]
        replace()
        assert (left_over(), Path("a.txt").read_bytes()) == ([], b"new")

    def test_its_folder_goes(self, left_over: Callable[..., list[str]]) -> None:
        """A folder that is removed meanwhile is an error that names the file."""
        Path("out").mkdir()
        with pytest.raises(ReadError) as caught, whole_file("out/a.txt"):
            shutil.rmtree("out")
        assert str(caught.value) == "out/a.txt: no such file or folder"
        assert left_over() == []

    def test_an_error_about_another_file(self) -> None:
        """What the caller reads meanwhile is not blamed on the file."""
        with pytest.raises(FileNotFoundError, match=r"other\.txt"), whole_file("a.txt"):
            Path("other.txt").read_bytes()
        assert not Path("a.txt").exists()


@POSIX
class TestPermissions:
    """Who may read and write what is written."""

    @pytest.fixture(autouse=True)
    def usual_mask(self) -> Iterator[None]:
        """New files are closed to others, as by `umask 027`."""
        before = os.umask(0o027)
        yield
        os.umask(before)

    def test_a_new_file(self) -> None:
        """It has what any new file gets, and asking for that changes nothing."""
        replace()
        assert Path("a.txt").stat().st_mode & 0o7777 == 0o640
        assert os.umask(0o027) == 0o027

    @pytest.mark.parametrize("mode", [0o600, 0o604, 0o664, 0o2775])
    def test_an_older_file(self, mode: int) -> None:
        """What it had, all of it, it has afterwards."""
        Path("a.txt").write_bytes(b"old")
        Path("a.txt").chmod(mode)
        replace()
        assert (Path("a.txt").read_bytes(), Path("a.txt").stat().st_mode & 0o7777) == (b"new", mode)

    def test_until_it_is_whole(self, left_over: Callable[..., list[str]]) -> None:
        """Nobody else may look at it, whatever the mask says."""
        os.umask(0)
        with whole_file("a.txt") as file:
            [part] = left_over()
            assert Path(part).stat().st_mode & 0o7777 == 0o600
            file.write(b"new")
        assert Path("a.txt").stat().st_mode & 0o7777 == 0o666


@POSIX
class TestOpenRegular:
    """Files that are opened to be read."""

    @pytest.mark.parametrize("path", [".", "pipe"])
    def test_what_came_between(self, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """What was a file when it was looked at, and is none when it is opened, is refused as well and keeps nobody."""
        Path("a.txt").write_bytes(b"old")
        os.mkfifo("pipe")
        seen = Path("a.txt").stat()
        numbers = len(list(Path("/dev/fd").iterdir()))
        with monkeypatch.context() as patch:
            patch.setattr(os, "stat", lambda _: seen)
            with pytest.raises(ReadError) as caught:
                open_regular(path)
        assert str(caught.value) == f"{path}: it is {'a folder' if path == '.' else 'a pipe'}, not a file"
        assert len(list(Path("/dev/fd").iterdir())) == numbers

    def test_a_link(self) -> None:
        """Its end is read; a file is not written to through it where none is followed."""
        Path("a.txt").write_bytes(b"old")
        Path("link").symlink_to("a.txt")
        with open_regular("link") as file:
            assert file.read() == b"old"
        with pytest.raises(ReadError) as caught, whole_file("link", follow=False):
            pass
        assert str(caught.value) == "link: it is a link, and none is followed here"
        with whole_file("link") as written:
            written.write(b"new")
        assert (Path("link").is_symlink(), Path("a.txt").read_bytes()) == (True, b"new")


class TestTwoWriters:
    """Of one and the same file."""

    def test_both_are_whole(self, left_over: Callable[..., list[str]]) -> None:
        """They do not disturb each other, and the last one wins."""
        with whole_file("a.txt") as outer:
            outer.write(b"outer")
            replace(data=b"inner")
            assert Path("a.txt").read_bytes() == b"inner"
        assert (Path("a.txt").read_bytes(), left_over()) == (b"outer", [])

    def test_one_fails(self, left_over: Callable[..., list[str]]) -> None:
        """The other one's temporary file is not touched."""
        with whole_file("a.txt") as outer:
            outer.write(b"outer")
            with pytest.raises(ZeroDivisionError), whole_file("a.txt"):
                raise ZeroDivisionError
            assert left_over() == [".a.txt.0.part"]
        assert Path("a.txt").read_bytes() == b"outer"


class TestLeftOvers:
    """Temporary files of writers that were killed."""

    def test_they_are_removed(self, left_over: Callable[..., list[str]]) -> None:
        """Those of the same file, by the next one who writes it."""
        for number in range(3):
            Path(f".a.txt.{number}.part").write_bytes(b"torn")
        Path(".b.txt.0.part").write_bytes(b"another file's")
        replace()
        assert (Path("a.txt").read_bytes(), left_over()) == (b"new", [".b.txt.0.part"])

    @POSIX
    def test_of_others(self, left_over: Callable[..., list[str]]) -> None:
        """What only has such a name is neither removed nor written to, nor is what it leads to."""
        Path("precious").write_bytes(b"mine")
        Path(".a.txt.0.part").symlink_to("precious")
        os.mkfifo(".a.txt.1.part")
        Path(".a.txt.2.part").mkdir()
        replace()
        assert (Path("a.txt").read_bytes(), Path("precious").read_bytes()) == (b"new", b"mine")
        assert left_over() == [f".a.txt.{number}.part" for number in range(3)]

    @POSIX
    def test_between_making_and_locking(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A writer whose file is removed before it is locked makes another one."""
        fcntl = pytest.importorskip("fcntl")
        real, times = fcntl.flock, 0

        def removed_first(number: int, how: int) -> None:
            nonlocal times
            times += 1
            if times == 1:
                Path(".a.txt.0.part").unlink()
            real(number, how)

        monkeypatch.setattr(fcntl, "flock", removed_first)
        replace()
        assert (Path("a.txt").read_bytes(), times) == (b"new", 2)

    @POSIX
    def test_no_locks(self, monkeypatch: pytest.MonkeyPatch, left_over: Callable[..., list[str]]) -> None:
        """Where the file system has none, nobody's file is removed and everything is written."""

        def refused(*_: object) -> None:
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr(pytest.importorskip("fcntl"), "flock", refused)
        Path(".a.txt.0.part").write_bytes(b"somebody's")
        replace()
        assert (Path("a.txt").read_bytes(), left_over()) == (b"new", [".a.txt.0.part"])


class TestInterrupted:
    """A signal may come between any two steps of the interpreter."""

    def test_at_every_step(self, left_over: Callable[..., list[str]]) -> None:
        """Wherever it comes: old or new, and nothing beside it."""
        Path("a.txt").write_bytes(b"old")
        for number in range(10_000):
            left = number

            def trace(frame: FrameType, event: str, _: object) -> Any:
                nonlocal left
                if not frame.f_code.co_filename.endswith("_files.py"):
                    return None
                frame.f_trace_opcodes = True
                if event == "opcode":
                    left -= 1
                    if left == -1:
                        raise KeyboardInterrupt
                return trace

            before = sys.gettrace()
            sys.settrace(trace)
            try:
                replace()
            except KeyboardInterrupt:
                pass
            finally:
                sys.settrace(before)
            assert Path("a.txt").read_bytes() in (b"old", b"new")
            assert left_over() == [], number
            if left >= 0:
                break
            Path("a.txt").write_bytes(b"old")
        assert number > 100


WRITERS: dict[str, Callable[[str], object]] = {
    "bibtex": lambda path: bibtex.write(ARTICLES, path),
    "csl": lambda path: csl.write(ARTICLES, path),
    "csv": lambda path: csv.write([{"a": "b"}], path, columns=["a"]),
    "graphml": lambda path: graphml.write(ARTICLES, path),
    "json": lambda path: json.write(ARTICLES[0], path),
    "jsonl": lambda path: jsonl.write(ARTICLES, path),
    "jsonl.gz": lambda path: jsonl.write(ARTICLES, f"{path}.gz"),
    "jsonld": lambda path: jsonld.write(ARTICLES, path),
    "markdown": lambda path: markdown.write(ARTICLES, path),
    "parquet": lambda path: parquet.write(ARTICLES, path),
    "report": lambda path: write_report(Corpus(ARTICLES), path),
    "web-annotation": lambda path: web_annotation.write(ARTICLES, path),
}


def contents(folder: str) -> dict[str, bytes]:
    """What is in the files of a folder."""
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


class TestFormats:
    """Every format that is written to one file, and the one that is written to a folder."""

    @pytest.mark.parametrize("name", WRITERS)
    def test_at_every_step(self, name: str, at_every_step: Any) -> None:
        """Whichever step fails: old or new and whole, nothing beside it, and the error names the file."""
        if name == "parquet":
            pytest.importorskip("pyarrow", exc_type=ImportError)
        Path("whole").mkdir()
        WRITERS[name]("whole/a")
        [(there, new)] = contents("whole").items()
        Path("out").mkdir()
        Path("out", there).write_bytes(b"old")

        def check(error: AtomCorpusError | None, _: object) -> None:
            assert contents("out") in ({there: b"old"}, {there: new})
            if error is None:
                assert contents("out") == {there: new}
            else:
                assert str(error) == f"out/{there}: No space left on device"
            Path("out", there).write_bytes(b"old")

        assert at_every_step(lambda: WRITERS[name]("out/a"), check, errno.ENOSPC) > 6

    def test_brat(self, at_every_step: Any) -> None:
        """A folder gets its files one after the other, each whole; the next run completes them."""
        brat.write(ARTICLES, "whole")
        whole = contents("whole")

        def check(error: AtomCorpusError | None, _: object) -> None:
            there = contents("out") if Path("out").exists() else {}
            assert there.items() <= whole.items()
            assert (there == whole) if error is None else str(error).startswith("out")

        assert at_every_step(lambda: brat.write(ARTICLES, "out"), check, errno.ENOSPC) > 30

    def test_docbin(self, at_every_step: Any) -> None:
        """As the others."""
        pytest.importorskip("spacy", exc_type=ImportError)

        def check(error: AtomCorpusError | None, _: object) -> None:
            assert Path("a.spacy").exists() or str(error) == "a.spacy: No space left on device"

        assert at_every_step(lambda: docbin.write(ARTICLES, "a.spacy"), check, errno.ENOSPC) > 6


STANDING_STILL = """
import os, signal, sys
from atomcorpus.cli import main
def stand_still(number):
    os.write(1, b"here")
    signal.pause()
os.fsync = stand_still
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(sys.argv[1:]))
"""
"""The command line, which stands still when it first writes a file to the disk."""


@POSIX
class TestSignals:
    """Commands that are told to stop while they write."""

    @pytest.mark.parametrize(
        ("number", "status", "said"),
        [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")],
        ids=["SIGINT", "SIGTERM"],
    )
    @pytest.mark.parametrize("command", ["parse", "build"])
    def test_one_line(
        self, command: str, number: int, status: int, said: str, left_over: Callable[..., list[str]]
    ) -> None:
        """The exit status is that of the signal, one line says so, and nothing half-written is left."""
        if command == "build":
            pytest.importorskip("pyarrow", exc_type=ImportError)
        Path("a.txt").write_text("One.", "utf-8")
        output = "out.jsonl" if command == "parse" else "out"
        arguments = [sys.executable, "-c", STANDING_STILL, command, "a.txt", "-o", output]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.read(4) == b"here"
            assert len(left_over()) == 1
            process.send_signal(number)
            told = process.communicate()[1].decode()
        assert (process.returncode, told) == (status, f"atomcorpus {command}: {said}\n")
        assert left_over() == []
        assert not Path("out.jsonl").exists()

    def test_a_handler_of_the_callers_own(self) -> None:
        """A program that calls the command line and has plans for SIGTERM keeps them."""
        Path("a.txt").write_text("One.", "utf-8")
        before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
        try:
            assert main(["parse", "a.txt", "-o", "a.jsonl"]) == 0
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
        finally:
            signal.signal(signal.SIGTERM, before)
        assert main(["parse", "a.txt", "-o", "a.jsonl"]) == 0
        assert signal.getsignal(signal.SIGTERM) is before
