"""`atomcorpus export`: every format comes out as its module writes it, and what goes wrong is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from atomcorpus import Actor, ActorKind, Article, LinkStatus, Mention, Section, Span, parse
from atomcorpus.cli import main
from atomcorpus.cli.export import FORMATS
from atomcorpus.formats import brat, csl, jsonl

TEXT = "date 2025-08-05\n\nHarrow Labs said that Qwen was slow."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to work in, but for a text, an article, and a folder of texts."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("crawl").mkdir()
    for path in ("a.txt", "crawl/b.txt"):
        Path(path).write_text(TEXT, encoding="utf-8")
    jsonl.write([parse(TEXT, origin="a.txt")], "a.jsonl")


@pytest.fixture
def export(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run the command; gives its status and what it says."""

    def run(*arguments: str) -> tuple[Any, str]:
        try:
            status: Any = main(["export", *arguments])
        except SystemExit as stop:
            status = stop.code
        out, err = capsys.readouterr()
        assert out == ""
        return status, err

    return run


class TestFormats:
    """What is written."""

    @pytest.mark.parametrize("name", FORMATS)
    def test_each(self, export: Any, name: str) -> None:
        """One article, and one line about it; from a stored article the same as from its text."""
        for extra in {"docbin": "spacy", "parquet": "pyarrow"}.get(name, "atomcorpus").split():
            pytest.importorskip(extra, reason="an extra that is not installed here")
        assert export(name, "a.txt", "-o", "one") == (0, "one: 1 article from 1 file\n")
        assert export(name, "a.jsonl", "-o", "two") == (0, "two: 1 article from 1 file\n")
        one, two = (sorted(Path(made).rglob("*")) or [Path(made)] for made in ("one", "two"))
        assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]

    def test_it_is_what_the_module_writes(self, export: Any) -> None:
        """To the byte."""
        export("csl", "crawl", "-o", "a.json")
        assert Path("a.json").read_text(encoding="utf-8") == csl.dumps([parse(TEXT)])

    def test_brat_is_a_folder(self, export: Any) -> None:
        """With a pair of files for each article; an older folder is written into."""
        Path("brat").mkdir()
        assert export("brat", "a.txt", "crawl", "-o", "brat") == (0, "brat: 2 articles from 2 files\n")
        assert sorted(path.suffix for path in Path("brat").iterdir()) == [".ann", ".ann", ".conf", ".txt", ".txt"]
        assert Path("brat/annotation.conf").read_text(encoding="utf-8") == brat.configuration()

    def test_spans_that_fit_no_token(self, export: Any) -> None:
        """Are told of."""
        pytest.importorskip("spacy", reason="an extra that is not installed here")
        openai = Actor(id="openai", name="OpenAI", kind=ActorKind.COMPANY)
        mention = Mention(Span(0, 6), openai, status=LinkStatus.RESOLVED, rule="listed")
        sections = (Section(None, (Span(0, 7),)),)
        jsonl.write([Article("OpenAI2", sections=sections, mentions=(mention,))], "b.jsonl")
        status, said = export("docbin", "b.jsonl", "-o", "b.spacy")
        assert (status, said.splitlines()[1]) == (
            0,
            "atomcorpus: 1 span moved to whole tokens, 0 without any left out",
        )


class TestErrors:
    """What goes wrong."""

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["csl", "a.txt"], "the following arguments are required: -o/--output"),
            (["csl", "a.txt", "-o", "crawl"], "crawl exists and is no file"),
            (["brat", "a.jsonl", "-o", "a.txt"], "a.txt exists and is no folder"),
            (["brat", "crawl", "-o", "crawl"], "crawl is inside crawl, where it would be read the next time"),
            (
                ["csl", "crawl", "-o", "crawl/a.json"],
                "crawl/a.json is inside crawl, where it would be read the next time",
            ),
        ],
    )
    def test_wrong_use(self, export: Any, arguments: list[str], message: str) -> None:
        """Two lines: what is wrong, and where there is help."""
        assert export(*arguments) == (2, f"atomcorpus export: {message}\nhint: atomcorpus export --help\n")

    def test_no_such_format(self, export: Any) -> None:
        """The formats are named."""
        status, said = export("latex", "a.txt", "-o", "a.tex")
        assert status == 2
        assert all(name in said for name in FORMATS)

    def test_what_cannot_be_read(self, export: Any) -> None:
        """Is named, the rest is written, and the status is 1."""
        status, said = export("csl", "none.txt", "a.txt", "-o", "a.json")
        assert status == 1
        assert said.splitlines()[0] == "atomcorpus: none.txt: no such file or folder"
        assert said.splitlines()[-1] == "a.json: 1 article from 1 file, 1 error"

    def test_nothing_to_write(self, export: Any) -> None:
        """Then an older file stays."""
        Path("a.json").write_text("old", encoding="utf-8")
        status, said = export("csl", "none.txt", "-o", "a.json")
        assert (status, said.splitlines()[-1]) == (1, "atomcorpus: nothing to write; a.json is as it was")
        assert Path("a.json").read_text(encoding="utf-8") == "old"

    def test_help(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Has examples and all formats, in lines of 80."""
        with pytest.raises(SystemExit):
            main(["export", "--help"])
        shown = capsys.readouterr().out
        assert "examples:\n  atomcorpus export csl " in shown
        assert all(name in shown for name in FORMATS)
        assert max(map(len, shown.splitlines())) <= 80
