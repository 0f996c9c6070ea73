"""`atomcorpus export`: every format comes out as its module writes it, and what goes wrong is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from atomcorpus import Actor, ActorKind, Article, Corpus, LinkStatus, Mention, Section, Span
from atomcorpus.cli import main
from atomcorpus.cli.export import FORMATS
from atomcorpus.formats import brat, csl, jsonl

if TYPE_CHECKING:
    from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("files")


@pytest.fixture
def files(folder: Path) -> None:  # noqa: ARG001 - it works there
    """One of the texts beside the other, and a stored article of it."""
    Path("crawl/a.txt").rename("a.txt")
    jsonl.write(Corpus.read("a.txt"), "a.jsonl")


class TestFormats:
    """What is written."""

    @pytest.mark.parametrize("name", FORMATS)
    def test_each(self, run: Run, name: str) -> None:
        """One article, and one line about it; from a stored article the same as from its text."""
        for extra in {"docbin": "spacy", "parquet": "pyarrow"}.get(name, "atomcorpus").split():
            pytest.importorskip(extra, reason="an extra that is not installed here")
        assert run("export", name, "a.txt", "-o", "one") == (0, "one: 1 article from 1 file\n")
        assert run("export", name, "a.jsonl", "-o", "two") == (0, "two: 1 article from 1 file\n")
        one, two = (sorted(Path(made).rglob("*")) or [Path(made)] for made in ("one", "two"))
        assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]

    def test_it_is_what_the_module_writes(self, run: Run) -> None:
        """To the byte."""
        run("export", "csl", "a.txt", "-o", "a.json")
        assert Path("a.json").read_text(encoding="utf-8") == csl.dumps(Corpus.read("a.txt"))

    def test_brat_is_a_folder(self, run: Run) -> None:
        """With a pair of files for each article; an older folder is written into."""
        Path("brat").mkdir()
        assert run("export", "brat", "a.txt", "crawl", "-o", "brat") == (0, "brat: 2 articles from 2 files\n")
        assert sorted(path.suffix for path in Path("brat").iterdir()) == [".ann", ".ann", ".conf", ".txt", ".txt"]
        assert Path("brat/annotation.conf").read_text(encoding="utf-8") == brat.configuration()

    def test_spans_that_fit_no_token(self, run: Run) -> None:
        """Are told of."""
        pytest.importorskip("spacy", reason="an extra that is not installed here")
        openai = Actor(id="openai", name="OpenAI", kind=ActorKind.COMPANY)
        mention = Mention(Span(0, 6), openai, status=LinkStatus.RESOLVED, rule="listed")
        sections = (Section(None, (Span(0, 7),)),)
        jsonl.write([Article("OpenAI2", sections=sections, mentions=(mention,))], "b.jsonl")
        status, said = run("export", "docbin", "b.jsonl", "-o", "b.spacy")
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
    def test_wrong_use(self, run: Run, arguments: list[str], message: str) -> None:
        """Two lines: what is wrong, and where there is help."""
        assert run("export", *arguments) == (2, f"atomcorpus export: {message}\nhint: atomcorpus export --help\n")

    def test_no_such_format(self, run: Run) -> None:
        """The formats are named."""
        status, said = run("export", "latex", "a.txt", "-o", "a.tex")
        assert status == 2
        assert all(name in said for name in FORMATS)

    def test_what_cannot_be_read(self, run: Run) -> None:
        """Is named, the rest is written, and the status is 1."""
        status, said = run("export", "csl", "none.txt", "a.txt", "-o", "a.json")
        assert status == 1
        assert said.splitlines()[0] == "atomcorpus: none.txt: no such file or folder"
        assert said.splitlines()[-1] == "a.json: 1 article from 1 file, 1 error"

    def test_nothing_to_write(self, run: Run) -> None:
        """Then an older file stays."""
        Path("a.json").write_text("old", encoding="utf-8")
        status, said = run("export", "csl", "none.txt", "-o", "a.json")
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
