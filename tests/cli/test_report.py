"""`atomcorpus report`: the page is written, and what goes wrong is said before the work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from atomcorpus import (
    Actor,
    ActorKind,
    AIModel,
    Article,
    Citation,
    CitationKind,
    Corpus,
    LinkStatus,
    Mention,
    ModelLevel,
    PartialDate,
    Section,
    Source,
    SourceKind,
    Span,
)
from atomcorpus.cli import main
from atomcorpus.formats import jsonl
from atomcorpus.report import report_html

if TYPE_CHECKING:
    from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("folder")


ODD = ("\x01\x1b[31m", "\ud800", "\uffff", "\U0001f600" * 100)
REPORTS = """
import sys
from atomcorpus.cli import main
sys.exit(max(main(["report", f"{number}.jsonl", "-o", f"{number}.html"]) for number in range(int(sys.argv[1]))))
"""


def odd_article(odd: str) -> Article:
    """An article in which everything that is charted has something odd in its name."""
    us = Actor(id=f"a{odd}", name=f"Harrow {odd}", kind=ActorKind.COMPANY, atom_region=f"r{odd}")
    model = AIModel(id=f"m{odd}", name=f"Q{odd}", level=ModelLevel.MODEL, family=f"f{odd}", developer=us)
    mentions = [Mention(Span(0, 6), us, status=LinkStatus.RESOLVED, rule=f"x{odd}")]
    mentions.append(Mention(Span(12, 16), model, status=LinkStatus.RESOLVED, rule="y"))
    source = Source(Span(0, 6), SourceKind.NAMED, actor=us)
    return Article(
        "Harrow said Qwen is slow.",
        PartialDate(2025, 8),
        publisher=f"Daily {odd}",
        sections=(Section(None, (Span(0, 25),)),),
        mentions=tuple(mentions),
        citations=(Citation(source, (Span(12, 24),), via=us, kind=CitationKind.INDIRECT, rule="z"),),
    )


class TestPage:
    """What is written."""

    def test_a_process(self) -> None:
        """The page that `report_html` gives, and one line about it."""
        command = [sys.executable, "-m", "atomcorpus", "report", "crawl", "-o", "r.html"]
        done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=60)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "r.html: 2 articles from 2 files\n")
        assert Path("r.html").read_text(encoding="utf-8") == report_html(Corpus.read("crawl"))

    def test_options(self, run: Run) -> None:
        """The title, and how many articles can be opened."""
        assert run("report", "crawl", "-o", "r.html", "--title", "July <1>", "--shown", "1")[0] == 0
        page = Path("r.html").read_text(encoding="utf-8")
        assert "<h1>July &lt;1&gt;</h1>" in page
        assert "All 2 articles are counted. 1 of them" in page

    def test_what_cannot_be_read(self, run: Run) -> None:
        """Is named, stands in the page, and makes the status 1."""
        Path("crawl/c.txt").touch()
        Path("crawl/notes.odt").touch()
        status, said = run("report", "crawl", "-o", "r.html")
        assert status == 1
        assert said.splitlines() == [
            "atomcorpus: crawl/c.txt: the file is empty",
            "r.html: 2 articles from 3 files, 1 error, 1 other file passed over",
        ]
        page = Path("r.html").read_text(encoding="utf-8")
        assert "<li>crawl/c.txt: the file is empty</li>" in page
        assert 'passed over</th><td class="number">1</td>' in page

    def test_odd_names_end_no_process(self) -> None:
        """Whatever a stored article calls its outlet, its entities, their families and regions, there is a page."""
        for number, odd in enumerate(ODD):
            article = odd_article(odd)
            jsonl.write([article, evolve(article, published=PartialDate(2025, 9))], f"{number}.jsonl")
        command = [sys.executable, "-c", REPORTS, str(len(ODD))]
        done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=120)
        said = "".join(f"{number}.html: 2 articles from 1 file\n" for number in range(len(ODD)))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", said)
        for number in range(len(ODD)):
            assert "<svg" in Path(f"{number}.html").read_text(encoding="utf-8")

    def test_nothing_to_write(self, run: Run) -> None:
        """Then an older page stays."""
        Path("r.html").write_text("old", encoding="utf-8")
        status, said = run("report", "typo", "-o", "r.html")
        assert (status, said) == (
            1,
            "atomcorpus: typo: no such file or folder\natomcorpus: nothing to write; r.html is as it was\n",
        )
        assert Path("r.html").read_text(encoding="utf-8") == "old"


class TestErrors:
    """What cannot work."""

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["crawl"], "the following arguments are required: -o/--output"),
            (["crawl/a.txt", "-o", "crawl"], "crawl exists and is no file"),
            (["crawl", "-o", "crawl/r.html"], "crawl/r.html is inside crawl, where it would be read the next time"),
            (["crawl", "-o", "r.html", "--shown", "0"], "argument --shown: 0 is not a whole number above 0"),
        ],
    )
    def test_wrong_use(self, run: Run, arguments: list[str], message: str) -> None:
        """Two lines: what is wrong, and where there is help."""
        assert run("report", *arguments) == (2, f"atomcorpus report: {message}\nhint: atomcorpus report --help\n")

    def test_no_extra_is_needed(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """The page draws its charts itself."""
        for module in ("altair", "vl_convert"):
            monkeypatch.setitem(sys.modules, module, None)
        assert run("report", "crawl", "-o", "r.html") == (0, "r.html: 2 articles from 2 files\n")

    def test_help(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Has examples, in lines of 80."""
        with pytest.raises(SystemExit):
            main(["report", "--help"])
        shown = capsys.readouterr().out
        assert "examples:\n  atomcorpus report " in shown
        assert max(map(len, shown.splitlines())) <= 80
