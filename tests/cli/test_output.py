"""What goes to the standard output, as data; and when a command that is done has failed."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import Corpus, queries
from atomcorpus.cli import main
from atomcorpus.formats import csl

if TYPE_CHECKING:
    from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("folder")

COMMAND = (sys.executable, "-m", "atomcorpus")


def process(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """A process of its own."""
    return subprocess.run([*COMMAND, *arguments], check=False, capture_output=True, timeout=60)


class TestStandardOutput:
    """`-o -`."""

    def test_an_export(self) -> None:
        """What would be in the file and nothing else, so that it can be piped."""
        done = process("export", "csl", "crawl", "-o", "-")
        assert (done.returncode, done.stdout.decode(), done.stderr) == (0, csl.dumps(Corpus.read("crawl")), b"")
        assert [path.name for path in Path().iterdir()] == ["crawl"]

    def test_a_report(self, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        """Likewise."""
        pytest.importorskip("altair", reason="an extra that is not installed here")
        pytest.importorskip("vl_convert", reason="an extra that is not installed here")
        assert main(["report", "crawl", "-o", "-"]) == 0
        out, err = capsysbinary.readouterr()
        assert (out.lower().startswith(b"<!doctype html>"), err) == (True, b"")

    def test_a_folder_does_not_go_there(self, run: Run) -> None:
        """It is refused before the work."""
        said = "atomcorpus export: brat is a folder of files, which does not go to the standard output\n"
        assert run("export", "brat", "crawl", "-o", "-") == (2, f"{said}hint: atomcorpus export --help\n")

    def test_nothing_comes_of_errors(self, run: Run) -> None:
        """There is nothing to write then."""
        said = "atomcorpus: typo: no such file or folder\natomcorpus: nothing to write\n"
        assert run("export", "csl", "typo", "-o", "-") == (1, said)

    @pytest.mark.parametrize("name", ["csl", "parquet"])
    def test_a_terminal(self, name: str) -> None:
        """It gets nothing that it would obey, and no bytes that are no text."""
        Path("crawl/a.txt").write_text("Harrow \u202eLabs\x1b[31m said that Qwen was slow.", "utf-8")
        primary, secondary = pty.openpty()
        done = subprocess.run(
            [*COMMAND, "export", name, "crawl", "-o", "-"],
            stdout=secondary,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
        os.close(secondary)
        if name == "parquet":
            said = b"parquet is no text; give -o a file, or the standard output another reader"
            assert (done.returncode, said in done.stderr) == (2, True)
        else:
            assert done.returncode == 0
            shown = os.read(primary, 100_000).decode()
            assert "\x1b" not in shown
            assert "\u202e" not in shown
        os.close(primary)


class TestData:
    """`--format json`."""

    def test_a_summary(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The numbers of `summarize`, by its names."""
        assert main(["summary", "crawl", "--format", "json"]) == 0
        data = json.loads(capsys.readouterr().out)
        summary = queries.summarize(Corpus.read("crawl"))
        assert (data["articles"], data["first"], data["last"]) == (2, "2025-08-05", "2025-08-05")
        assert data["mentions"] == dict(summary.mentions)
        assert data["events"] == dict(summary.events)
        assert [(one["id"], one["total"]) for one in data["entities"]] == [
            (one.entity.id, one.total) for one in summary.entities
        ]
        assert data["sources"] == [
            {"id": "unlisted:company/harrowlabs", "name": "Harrow Labs", "kind": "company", "total": 2, "articles": 2}
        ]
        assert (data["errors"], data["passed_over"], data["not_english"]) == ([], 0, 0)

    def test_what_was_not_read(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Is in it, and the status says so."""
        Path("crawl/c.txt").touch()
        assert main(["summary", "crawl", "--format", "json"]) == 1
        assert json.loads(capsys.readouterr().out)["errors"] == ["crawl/c.txt: the file is empty"]

    def test_names(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A list, which may be empty."""
        assert main(["names", "unlisted", "crawl", "--format", "json"]) == 0
        (one,) = json.loads(capsys.readouterr().out)
        sentence = "Harrow Labs said that Qwen was slow."
        assert one == {
            "name": "Harrow Labs",
            "kind": "company",
            "status": "unlisted",
            "mentions": 2,
            "articles": 2,
            "spellings": [],
            "candidates": [],
            "origin": "crawl/a.txt",
            "sentence": sentence,
        }
        assert main(["names", "unlisted", "crawl", "--kind", "model", "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out) == []

    def test_colours_of_a_summary(self, capsys: pytest.CaptureFixture[str]) -> None:
        """It takes the option of `show`."""
        assert main(["summary", "crawl", "--color", "never"]) == 0
        assert "\x1b" not in capsys.readouterr().out


class TestStatus:
    """What a corpus on disk could not read when it was built."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ("export", "csl", "corpus", "-o", "out.json"),
            ("table", "mentions", "corpus", "-o", "out.csv"),
            ("report", "corpus", "-o", "out.html"),
            ("names", "unlisted", "corpus", "--suggest", "own.jsonl"),
        ],
        ids=lambda one: one[0],
    )
    def test_it_is_told_and_fails_nothing(self, arguments: tuple[str, ...], capsys: Any) -> None:
        """The work was done with all the articles that there are."""
        for extra in ("pyarrow", "filelock", "altair", "vl_convert"):
            pytest.importorskip(extra, reason="an extra that is not installed here")
        Path("crawl/c.txt").touch()
        assert main(["build", "crawl", "-o", "corpus"]) == 1
        capsys.readouterr()
        assert main(arguments) == 0
        assert "atomcorpus: crawl/c.txt: the file is empty\n" in capsys.readouterr().err

    def test_nothing_but_errors(self, capsys: Any) -> None:
        """Then nothing was done."""
        for extra in ("pyarrow", "filelock"):
            pytest.importorskip(extra, reason="an extra that is not installed here")
        Path("empty").mkdir()
        Path("empty/c.txt").touch()
        main(["build", "empty", "-o", "corpus"])
        assert main(["export", "csl", "corpus", "-o", "out.json"]) == 1
        assert capsys.readouterr().err.endswith("atomcorpus: nothing to write; out.json is as it was\n")
