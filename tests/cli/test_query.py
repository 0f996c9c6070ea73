"""`atomcorpus query`: questions in SQL on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from atomcorpus import Corpus, parse
from atomcorpus.cli import main

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("duckdb")

TEXTS = (
    "date 2025-08-05\n\nOpenAI said that gpt-oss-120b is open.",
    "date 2025-08-06\n\n=1+1\n\nMeta released Qwen3, said Jane Doe.",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two articles on disk."""
    path = tmp_path_factory.mktemp("query") / "corpus"
    Corpus([parse(text, origin="\x1b[31mred.txt") for text in TEXTS]).write(path)
    return str(path)


class TestAnswers:
    """A table, CSV and JSON."""

    def test_a_table(self, corpus: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Columns under their names, numbers to the right."""
        assert main(["query", corpus, "SELECT entity_name AS name, length(text) AS n FROM mentions ORDER BY 1"]) == 0
        assert capsys.readouterr().out == (
            "name           n\n────────────  ──\nJane Doe       8\nMeta           4\n"
            "OpenAI         6\nQwen3          5\ngpt-oss-120b  12\n"
        )

    def test_controls_are_shown_not_sent(self, corpus: str, capsys: pytest.CaptureFixture[str]) -> None:
        """What a path or text says cannot colour the terminal."""
        assert main(["query", corpus, "SELECT origin FROM articles LIMIT 1"]) == 0
        assert capsys.readouterr().out == "origin\n──────────────\n\\x1b[31mred.txt\n".replace(
            "──────────────", "─" * 15
        )

    def test_a_narrow_terminal(
        self, corpus: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The widest columns are cut, so that a line fits."""
        monkeypatch.setenv("COLUMNS", "40")
        assert main(["query", corpus, "SELECT 1 AS one, text, text FROM articles"]) == 0
        assert max(map(len, capsys.readouterr().out.splitlines())) <= 40

    def test_csv(self, corpus: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Cells that would be formulas are not."""
        assert main(["query", corpus, "SELECT '=1+1' AS cell, 2 AS n", "--format", "csv"]) == 0
        out = capsys.readouterr().out
        assert '"\'=1+1"' in out
        assert ",2" in out

    def test_json(self, corpus: str, capsys: pytest.CaptureFixture[str]) -> None:
        """One object a row, dates as ISO 8601."""
        question = "SELECT published_from AS day, count(*) AS n FROM articles GROUP BY 1 ORDER BY 1"
        assert main(["query", corpus, question, "--format", "json"]) == 0
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert rows == [{"day": "2025-08-05", "n": 1}, {"day": "2025-08-06", "n": 1}]

    def test_search(self, corpus: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Names of models are words, and hits are a table."""
        assert main(["query", corpus, "SELECT count(*) AS n FROM hits", "--search", "gpt-oss-120b"]) == 0
        assert capsys.readouterr().out == "n\n─\n1\n"

    def test_no_rows(self, corpus: str, capsys: pytest.CaptureFixture[str]) -> None:
        """The head says what there would be."""
        assert main(["query", corpus, "SELECT name FROM entities WHERE false"]) == 0
        assert capsys.readouterr().out == "name\n────\n"


class TestLargeAnswers:
    """Answers that are printed as they come."""

    def test_more_rows_than_a_table_has(self, corpus: str, capsys: pytest.CaptureFixture[str]) -> None:
        """A table has the first thousand, and says how many more there are."""
        assert main(["query", corpus, "SELECT i FROM range(50000) t(i) ORDER BY i"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert (len(lines), lines[1001]) == (1003, "999")
        assert lines[-1] == "… 49,000 more rows; csv and json have them all"

    @pytest.mark.parametrize(("form", "head"), [("csv", 1), ("json", 0)])
    def test_all_rows(self, corpus: str, capsys: pytest.CaptureFixture[str], form: str, head: int) -> None:
        """CSV and JSON have every row once, and CSV one head."""
        assert main(["query", corpus, "SELECT i FROM range(50000) t(i)", "--format", form]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 50_000 + head

    def test_nobody_reads_on(self, corpus: str) -> None:
        """The first rows are there before the last are made, and whoever has enough ends it."""
        sql = "SELECT i FROM range(100000000000) t(i)"
        command = [sys.executable, "-m", "atomcorpus", "query", corpus, sql, "--format", "json"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.readline() == b'{"i": 0}\n'
            process.stdout.close()
            assert b"Traceback" not in process.stderr.read()
            process.wait(60)


class TestWrongUse:
    """One line and a status."""

    def test_no_corpus(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A folder that is none is named."""
        assert main(["query", str(tmp_path), "SELECT 1"]) == 1
        assert str(tmp_path) in capsys.readouterr().err

    def test_a_search_that_is_none(self, corpus: str, capsys: pytest.CaptureFixture[str]) -> None:
        """The message says that it is the search that is wrong, and where."""
        assert main(["query", corpus, "SELECT 1", "--search", '"open']) == 2
        message = "argument --search: a quotation mark is not closed (at line 1, column 1)"
        assert capsys.readouterr().err == f"atomcorpus query: {message}\nhint: atomcorpus query --help\n"

    @pytest.mark.parametrize("sql", ["SELEC 1", "SELECT nothing FROM articles", "DROP TABLE articles"])
    def test_wrong_sql(self, corpus: str, capsys: pytest.CaptureFixture[str], sql: str) -> None:
        """The database's reason, no traceback."""
        assert main(["query", corpus, sql]) == 1
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith("atomcorpus: ")
        assert "Traceback" not in captured.err


def test_a_folder_of_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no corpus, and how one is made of it is said; what is not there is only not there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "crawl").mkdir()
    (tmp_path / "crawl" / "a.txt").write_text(TEXTS[0], "utf-8")
    assert main(["query", "crawl", "SELECT 1"]) == 1
    assert capsys.readouterr().err == (
        "atomcorpus: crawl: no corpus: there is no manifest.json in it; atomcorpus build crawl -o FOLDER makes one\n"
    )
    assert main(["query", "gone", "SELECT 1"]) == 1
    assert "build" not in capsys.readouterr().err
