"""`kwic`, `timeline`, `first` and `similar`: what the functions of `queries` say, as tables and as data."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from atomcorpus import Corpus
from atomcorpus.cli import main

pytestmark = pytest.mark.usefixtures("folder")

TEXT = "Harrow Labs said that Qwen was slow."


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Status, output and messages."""
    try:
        status: object = main(arguments)
    except SystemExit as stop:
        status = stop.code
    out, err = capsys.readouterr()
    assert isinstance(status, int)
    return status, out, err


def rows_of(out: str) -> list[dict[str, object]]:
    """Rows of JSON."""
    return [json.loads(line) for line in out.splitlines()]


class TestAsPythonHasIt:
    """The same rows."""

    def test_kwic(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Of words, of a pattern and of an entity."""
        corpus = Corpus.read("crawl")
        for kind, what in (("words", "labs SAID"), ("pattern", "Q[a-z]+"), ("entity", "Qwen")):
            status, out, err = output(capsys, "kwic", what, "crawl", "--kind", kind, "--format", "json")
            assert (status, err) == (0, "")
            lines = corpus.kwic(width=30, **{kind: what})  # type: ignore[arg-type] # one of three
            assert rows_of(out) == [line.row() for line in lines]

    def test_timeline(self, capsys: pytest.CaptureFixture[str]) -> None:
        """With what there is to choose."""
        _, out, _ = output(capsys, "timeline", "crawl", "--of", "mentions", "--split", "kind", "--format", "csv")
        expected = Corpus.read("crawl").timeline(of="mentions", split="kind").to_csv()
        assert out == expected
        _, out, _ = output(capsys, "timeline", "crawl", "--entity", "Qwen", "--by", "year", "--format", "json")
        assert rows_of(out) == [{"period": "2025", "group": "all", "count": 2}]

    def test_first(self, capsys: pytest.CaptureFixture[str]) -> None:
        """One row, or none, which is said."""
        first = Corpus.read("crawl").first_mention("Qwen")
        assert first is not None
        status, out, _ = output(capsys, "first", "Qwen", "crawl", "--format", "json")
        assert (status, rows_of(out)) == (0, [first.row()])
        assert output(capsys, "first", "Llama", "crawl") == (0, "", "atomcorpus: nothing found\n")

    def test_similar(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Each cluster with its members."""
        story = "Jane Doe, who runs the lab, said that the weights of the new model will be there on Friday."
        for name, start in (("a", ""), ("b", "It rained. ")):
            Path(f"crawl/{name}.txt").write_text(start + story, encoding="utf-8")
        _, out, _ = output(capsys, "similar", "crawl", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(out)))
        expected = Corpus.read("crawl").similar().rows()
        assert [row["origin"] for row in rows] == [row["origin"] for row in expected]
        assert list(rows[0]) == list(expected[0])
        assert output(capsys, "similar", "crawl", "--words", "1", "--facts", "1")[2] == "atomcorpus: nothing found\n"


class TestTables:
    """What is read on a terminal."""

    def test_kwic(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The key words stand below each other, and what is near them is never cut."""
        assert output(capsys, "kwic", "Qwen", "crawl")[1] == (
            f"origin       {'left':>21}  keyword  right\n"
            f"{'─' * 11}  {'─' * 21}  ───────  ─────────\n"
            "crawl/a.txt  Harrow Labs said that  Qwen     was slow.\n"
            "crawl/b.txt  Harrow Labs said that  Qwen     was slow.\n"
        )

    @pytest.mark.parametrize("width", ["40", "80", "200"])
    def test_kwic_fits(self, width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        """However wide the terminal is, the words before the key word are there."""
        monkeypatch.setenv("COLUMNS", width)
        Path("crawl/a.txt").write_text("It rains here and there. " * 9 + TEXT + " It rains." * 9, encoding="utf-8")
        lines = output(capsys, "kwic", "Qwen", "crawl", "--width", "500")[1].splitlines()
        assert max(map(len, lines)) <= int(width)
        assert "that  Qwen" in lines[2]

    def test_timeline(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Numbers end at one line."""
        assert output(capsys, "timeline", "crawl")[1] == (
            "period   group  count\n───────  ─────  ─────\n2025-08  all        2\n"
        )

    def test_first(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A line for each thing that is known."""
        lines = output(capsys, "first", "Qwen", "crawl")[1].splitlines()
        assert lines[1:3] == ["published      2025-08-05", "origin         crawl/a.txt"]
        assert lines[-2:] == [f"sentence       {TEXT}", "undated        0"]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("kwic", "(", "crawl", "--kind", "pattern"), 2, "atomcorpus kwic: kwic.pattern: not a regular expression: "),
        (
            ("timeline", "crawl", "--split", "source"),
            2,
            "atomcorpus timeline: timeline.split (of='articles'): expected one of 'region', ",
        ),
        (("first", "Nobody At All", "crawl"), 1, "atomcorpus: "),
        (("similar", "crawl", "--words", "2"), 2, "atomcorpus similar: argument --words: 2 is not a number above 0"),
        (("timeline", "typo"), 1, "atomcorpus: typo: no such file or folder\n"),
    ],
)
def test_what_goes_wrong(
    arguments: tuple[str, ...], status: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said, and where it is wrong use, where there is help."""
    done = output(capsys, *arguments)
    assert (done[0], done[1], done[2].startswith(message)) == (status, "", True), done[2]
    assert ("hint: atomcorpus" in done[2]) is (status == 2)
