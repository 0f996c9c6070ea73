"""XLSX: texts that stay texts, numbers, what a sheet cannot hold, and files."""

from __future__ import annotations

import sys
import zipfile
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atomcorpus import Corpus, FormatError, MissingExtraError, PartialDate, ReadError, Span, parse
from atomcorpus.formats import xlsx

pytest.importorskip("xlsxwriter", reason="an extra that is not installed here")
openpyxl = pytest.importorskip("openpyxl", reason="what reads it back is not installed here")

if TYPE_CHECKING:
    from pathlib import Path


def sheet(path: Path) -> list[tuple[Any, ...]]:
    """The rows of a workbook, formulas as such."""
    book = openpyxl.load_workbook(path, data_only=False)
    assert book.sheetnames == ["rows"]
    return list(book.active.iter_rows(values_only=True))


def formulas(path: Path) -> int:
    """How many formulas the sheet has."""
    with zipfile.ZipFile(path) as packed:
        return packed.read("xl/worksheets/sheet1.xml").count(b"<f")


class TestCells:
    """One value."""

    @pytest.mark.parametrize(
        "text", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)", "{=1}", "\t=1", "#N/A", "1", "TRUE"]
    )
    def test_a_text_is_a_text(self, text: str, tmp_path: Path) -> None:
        """Whatever it begins with: no formula, no number, no error, and to the letter."""
        xlsx.write([{text: text}], tmp_path / "a.xlsx")
        book = openpyxl.load_workbook(tmp_path / "a.xlsx")
        cells = [row[0] for row in book.active.iter_rows()]
        assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s"), (text, "s")]
        assert formulas(tmp_path / "a.xlsx") == 0

    @pytest.mark.parametrize(
        ("value", "held"),
        [
            (None, None),
            (3, 3),
            (-2.5, -2.5),
            (Decimal("0.5"), 0.5),
            (True, True),
            (2**53 + 1, "9007199254740993"),
            (float("inf"), "inf"),
            (PartialDate(2025, 8), "2025-08"),
            (date(2025, 8, 5), "2025-08-05"),
            (Span(1, 4), "1-4"),
            (("a", None, "b"), "a; ; b"),
            ("a\x00b\x1b", "a␀b␛"),
            ("\ud800", "\ufffd"),
            ("a\nb", "a\nb"),
            (" a ", " a "),
        ],
    )
    def test_values(self, value: object, held: object, tmp_path: Path) -> None:
        """Numbers are numbers where a sheet does not round them; the rest is text."""
        xlsx.write([{"a": value, "b": 1}], tmp_path / "a.xlsx")
        assert sheet(tmp_path / "a.xlsx") == [("a", "b"), (held, 1)]

    def test_what_looks_like_an_escape(self, tmp_path: Path) -> None:
        """Spreadsheets read `_x0041_` as "A"; it is escaped itself."""
        xlsx.write([{"a": "_x0041_ _x1_"}], tmp_path / "a.xlsx")
        with zipfile.ZipFile(tmp_path / "a.xlsx") as packed:
            kept = b"".join(packed.read(name) for name in packed.namelist())
        assert b"_x005F_x0041_ _x1_" in kept

    @pytest.mark.parametrize("letter", ["a", "\U0001f600"])
    def test_a_long_text(self, letter: str, tmp_path: Path) -> None:
        """It ends with an ellipsis where a cell ends."""
        xlsx.write([{"a": letter * 40_000}], tmp_path / "a.xlsx")
        held = sheet(tmp_path / "a.xlsx")[1][0]
        assert held.endswith("…")
        assert len(held.encode("utf-16-le")) // 2 <= 32_767

    def test_no_form(self, tmp_path: Path) -> None:
        """What is told as in CSV, with the place; and there is no file."""
        with pytest.raises(FormatError, match=r"^not to be written as XLSX\n  expected .* @ \$\[0\]\.a$"):
            xlsx.write([{"a": object()}], tmp_path / "a.xlsx")
        assert list(tmp_path.iterdir()) == []


class TestSheet:
    """Rows."""

    def test_rows_of_a_selection(self, tmp_path: Path) -> None:
        """The same columns and values as in the rows."""
        mentions = Corpus([parse("OpenAI released gpt-oss-120b.", published="2025-08-05")]).mentions
        mentions.to_xlsx(tmp_path / "a.xlsx")
        rows = sheet(tmp_path / "a.xlsx")
        assert rows == [mentions.columns, *(tuple(row.values()) for row in mentions.rows())]

    def test_no_rows(self, tmp_path: Path) -> None:
        """The names are there."""
        Corpus([]).mentions.to_xlsx(tmp_path / "a.xlsx", columns=["text", "start"])
        assert sheet(tmp_path / "a.xlsx") == [("text", "start")]

    def test_rows_that_differ(self, tmp_path: Path) -> None:
        """Are no table."""
        with pytest.raises(FormatError, match=r"row 2 differs in the columns 'a', 'b' @ \$\[1\]$"):
            xlsx.write([{"a": 1}, {"b": 1}], tmp_path / "a.xlsx")

    def test_too_many(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A sheet has an end; what to do is said."""
        monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
        with pytest.raises(FormatError, match=r"^a sheet holds 2 rows, and there are more; write CSV"):
            xlsx.write([{"a": 1}] * 3, tmp_path / "a.xlsx")
        assert list(tmp_path.iterdir()) == []

    def test_equal_rows_give_equal_files(self, tmp_path: Path) -> None:
        """No time of writing is in them."""
        for name in "ab":
            xlsx.write([{"a": 1, "b": "x"}], tmp_path / f"{name}.xlsx")
        assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()

    def test_no_folder(self, tmp_path: Path) -> None:
        """The place is in the message."""
        with pytest.raises(ReadError, match=r"no/a\.xlsx: no such file or folder$"):
            xlsx.write([{"a": 1}], tmp_path / "no" / "a.xlsx")

    def test_without_the_extra(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """One error, which says what to install."""
        monkeypatch.setitem(sys.modules, "xlsxwriter", None)
        with pytest.raises(MissingExtraError, match=r"^XlsxWriter is not installed; .*'atomcorpus\[xlsx\]'$"):
            xlsx.write([{"a": 1}], tmp_path / "a.xlsx")

    @settings(max_examples=30)
    @given(text=st.text())
    def test_any_text(self, text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
        """Can be written, and is no formula."""
        path = tmp_path_factory.mktemp("sheets") / "a.xlsx"
        xlsx.write([{"a": text}], path)
        assert formulas(path) == 0
