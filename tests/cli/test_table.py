"""`atomcorpus table`: rows of one kind for spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import Corpus
from atomcorpus.cli import main
from atomcorpus.cli.table import TABLES
from atomcorpus.mentions import finder

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[Any, str]]

pytestmark = pytest.mark.usefixtures("folder")


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Status, output and messages."""
    status = main(["table", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_that_of_python(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same rows as the selection of that name, in CSV and in JSON Lines."""
    selection = getattr(Corpus.read("crawl"), table)
    assert output(capsys, table, "crawl") == (0, selection.to_csv(), "")
    status, out, _ = output(capsys, table, "crawl", "--format", "jsonl")
    assert (status, [json.loads(line) for line in out.splitlines()]) == (0, list(selection.rows()))


def test_columns(capsys: pytest.CaptureFixture[str]) -> None:
    """Some of them, in the order that is asked for."""
    _, out, _ = output(capsys, "mentions", "crawl", "--columns", "entity_name, origin")
    assert list(csv.reader(io.StringIO(out)))[:3] == [
        ["entity_name", "origin"],
        ["Harrow Labs", "crawl/a.txt"],
        ["Qwen", "crawl/a.txt"],
    ]


@pytest.mark.parametrize(("name", "first"), [("out.csv", '"text"'), ("out.jsonl", '{"text": "Harrow Labs"}')])
def test_to_a_file(run: Run, name: str, first: str) -> None:
    """Its name says what is written; one line says how much."""
    assert run("table", "mentions", "crawl", "-o", name, "--columns", "text") == (0, f"{name}: 4 rows\n")
    assert Path(name).read_text("utf-8").splitlines()[0] == first


def test_a_workbook(run: Run) -> None:
    """With the same rows, and every text a text."""
    pytest.importorskip("xlsxwriter", reason="an extra that is not installed here")
    openpyxl = pytest.importorskip("openpyxl", reason="what reads it back is not installed here")
    Path("rows.csv").write_text('text,title\nOpenAI waits.,"=1+1"\n', "utf-8")
    assert run("table", "mentions", "rows.csv", "-o", "out.xlsx", "--columns", "title,text,start") == (
        0,
        "out.xlsx: 1 row\n",
    )
    rows = [[(cell.value, cell.data_type) for cell in row] for row in openpyxl.load_workbook("out.xlsx").active]
    assert rows == [[("title", "s"), ("text", "s"), ("start", "s")], [("=1+1", "s"), ("OpenAI", "s"), (0, "n")]]


def test_a_workbook_into_a_pipe(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """What would be in the file."""
    pytest.importorskip("xlsxwriter", reason="an extra that is not installed here")
    assert main(["table", "mentions", "crawl", "--format", "xlsx"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"PK")


def test_the_standard_output_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    """As other programs have it."""
    assert output(capsys, "mentions", "crawl", "-o", "-") == output(capsys, "mentions", "crawl")


def test_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    """A text cannot make a spreadsheet compute."""
    Path("rows.csv").write_text('text,title\nHello.,"=1+1"\n', "utf-8")
    _, out, _ = output(capsys, "articles", "rows.csv", "--columns", "title")
    assert out == '"title"\r\n"\'=1+1"\r\n'


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("frob", "crawl"), "argument TABLE: invalid choice: 'frob'"),
        (("mentions",), "the following arguments are required: PATH"),
        (("mentions", "crawl", "-o", "out.xls"), "argument -o/--output: out.xls does not end in .csv, .jsonl or .xlsx"),
        (("mentions", "crawl", "--columns", "txt"), "argument --columns: no column 'txt'; the nearest: 'text'"),
        (
            ("mentions", "crawl", "-o", "crawl/out.csv"),
            "crawl/out.csv is inside crawl, where it would be read",
        ),
    ],
)
def test_wrong_use(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """It is told before any work, and nothing is written."""
    status, said = run("table", *arguments)
    assert (status, said.startswith(f"atomcorpus table: {message}")) == (2, True), said
    assert [path.name for path in Path().iterdir()] == ["crawl"]


def test_what_cannot_be_read(run: Run) -> None:
    """It is told, and the rest is written."""
    Path("crawl/c.txt").write_text("date 2025-13-01 Hello.", "utf-8")
    status, said = run("table", "articles", "crawl", "-o", "out.csv")
    assert status == 1
    assert "crawl/c.txt:1:6: '2025-13-01' is not a date" in said
    assert said.endswith("out.csv: 2 rows\n")


def test_the_doctor(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Versions, and for each extra what is there or how to get it."""
    from importlib import metadata  # noqa: PLC0415 - it is changed here

    needs = [
        "attrs>=24",
        'no-such>=1; extra == "html"',
        'attrs>=1; extra == "sql"',
        'atomcorpus[parquet]; extra == "sql"',
        'atomcorpus[html,sql]; extra == "all"',
        "gone>=1; python_version < '3.0' and extra == 'zstd'",
    ]

    def requires(_: Any) -> list[str]:
        return needs

    monkeypatch.setattr(metadata, "requires", requires)
    built = "pure Python" if finder.__file__.endswith(".py") else "compiled"
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"atomcorpus      {metadata.version('atomcorpus')}, {built}, in ")
    assert lines[2].startswith("knowledge base  ")
    attrs = metadata.version("attrs")
    assert lines[4:] == [
        "Packages",
        f"  attrs {attrs}",
        "",
        "Extras",
        "  html: not installed (no-such); pip install 'atomcorpus[html]'",
        f"  sql: attrs {attrs}",
    ]
