"""`atomcorpus build`: what it says, and its exit status."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus.cli import main
from atomcorpus.cli.build import _BuildProgress
from atomcorpus.dataset import BuildProgress, Dataset

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[..., str]
    Run = Callable[..., tuple[Any, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command line; its status, and what it says about the work."""

    def call(*arguments: str) -> tuple[Any, str]:
        try:
            status: Any = main(["build", *arguments])
        except SystemExit as stop:
            status = stop.code
        out, err = capsys.readouterr()
        assert out == ""
        return status, err

    return call


class TestBuild:
    """The command does what the function does."""

    def test_from_nothing(self, run: Run, put: Put) -> None:
        """One line says what there is and what was done."""
        put("crawl/a.txt"), put("crawl/b.txt")
        assert run("crawl", "--output", "corpus") == (0, "corpus: 2 articles; files: 2 new\n")
        assert len(Dataset.open("corpus")) == 2

    def test_languages(self, run: Run, put: Put) -> None:
        """Of what is read now, it is said how much is not in English; another answer to that has it read again."""
        put(
            "crawl/a.txt",
            "Firma OpenAI nie powiedziała, kiedy model będzie dostępny, ale ma to być jeszcze w tym roku.",
        )
        told = "1 article is not in English: nothing was looked for in it; --all-languages reads it all the same"
        for again in ((), ("--workers", "2")):
            assert run("crawl", "-o", f"corpus{len(again)}", *again) == (
                0,
                f"corpus{len(again)}: 1 article; files: 1 new\natomcorpus: {told}\n",
            )
        assert run("crawl", "-o", "corpus0") == (0, "corpus0: 1 article; files: 0 new, 1 unchanged\n")
        changed = (0, "corpus0: 1 article; files: 0 new, 1 changed\n")
        assert run("crawl", "-o", "corpus0", "--all-languages") == changed
        assert [len(article.mentions) for article in Dataset.open("corpus0")] == [1]

    def test_again(self, run: Run, put: Put) -> None:
        """New, changed, unchanged and gone files are counted; how to take out the gone ones is said."""
        put("crawl/a.txt"), put("crawl/b.txt"), put("crawl/c.txt")
        run("crawl", "--output", "corpus")
        put("crawl/b.txt", "Changed."), put("crawl/d.txt")
        Path("crawl/c.txt").unlink()
        assert run("crawl", "-o", "corpus") == (
            0,
            (
                "corpus: 4 articles; files: 1 new, 1 changed, 1 unchanged, 1 gone\n"
                "hint: what is gone stays in the corpus; --prune takes it out\n"
            ),
        )
        assert run("crawl", "-o", "corpus", "--prune") == (
            0,
            "corpus: 3 articles; files: 0 new, 3 unchanged, 1 gone\n",
        )

    def test_what_could_not_be_read(self, run: Run, put: Put) -> None:
        """It is named at the end, new or known from before; the status says that something is missing."""
        put("crawl/a.txt"), put("crawl/b.txt", "date 2025-13-45 x")
        error = "atomcorpus: crawl/b.txt:1:6: '2025-13-45' is not a date: 13 is not a month from 1 to 12\n"
        assert run("crawl", "-o", "corpus") == (1, f"{error}corpus: 1 article; files: 2 new, 1 with errors\n")
        assert run("crawl", "-o", "corpus") == (
            1,
            f"{error}corpus: 1 article; files: 0 new, 2 unchanged, 1 with errors\n",
        )

    def test_files_a_shard(self, run: Run, put: Put) -> None:
        """At most so many."""
        put("crawl/a.txt"), put("crawl/b.txt")
        run("crawl", "-o", "corpus", "--shard-files", "1")
        assert len(Dataset.open("corpus").manifest.shards) == 2

    def test_knowledge(self, run: Run, put: Put) -> None:
        """The user's own entries count."""
        entry = {"id": "harrow", "name": "Harrow Labs", "kind": "company"}
        put("own.jsonl", json.dumps(entry)), put("crawl/a.txt")
        run("crawl", "-o", "corpus", "--knowledge", "own.jsonl")
        (article,) = Dataset.open("corpus")
        assert [mention.entity.id for mention in article.mentions] == ["harrow"]


class TestMistakes:
    """What cannot work."""

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["crawl"], "the following arguments are required: -o/--output"),
            (["-", "-o", "corpus"], "build reads files and folders, not the standard input"),
            (["crawl", "-o", "crawl/corpus"], "crawl/corpus is inside crawl, where it would be read the next time"),
            (["crawl", "-o", "crawl/a.txt"], "crawl/a.txt exists and is no folder"),
            (["crawl", "-o", "x", "--shard-files", "0"], "argument --shard-files: 0 is not a whole number above 0"),
        ],
    )
    def test_wrong_use(self, run: Run, put: Put, arguments: list[str], message: str) -> None:
        """Status 2, the reason, and where there is help."""
        put("crawl/a.txt")
        assert run(*arguments) == (2, f"atomcorpus build: {message}\nhint: atomcorpus build --help\n")

    def test_no_such_source(self, run: Run, put: Put) -> None:
        """Nothing is made, and the name that was perhaps meant is proposed."""
        put("crawl/a.txt")
        assert run("crwal", "-o", "corpus") == (
            1,
            "atomcorpus: crwal: no such file or folder\nhint: did you mean crawl?\n",
        )
        assert not Path("corpus").exists()

    def test_a_folder_of_other_things(self, run: Run, put: Put) -> None:
        """It is refused in one line."""
        put("crawl/a.txt"), put("photos/cat.jpg")
        assert run("crawl", "-o", "photos") == (
            1,
            "atomcorpus: photos: there are other files here, and no corpus; give a new or an empty folder\n",
        )


class TestProgress:
    """The line on a terminal."""

    def test_how_far_it_has_come(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Files and their number, articles a second, time left, and failures when there are any."""

        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        seconds = iter([0.0, 10.0, 20.0])
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("COLUMNS", "120")
        with _BuildProgress(clock=lambda: next(seconds)) as progress:
            progress.show(BuildProgress(done=100, total=400, articles=100, failed=0))
            progress.show(BuildProgress(done=200, total=400, articles=198, failed=2))
            assert terminal.getvalue().split("\r\x1b[K")[1:] == [
                " 25% [#####...............]  0:30 left  100 of 400 files  100 articles  10 a second",
                " 50% [##########..........]  0:20 left  200 of 400 files  198 articles  10 a second  2 failed",
            ]
