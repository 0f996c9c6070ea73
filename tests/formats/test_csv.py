"""CSV: cells, quotation marks, formulas that do not run, and files."""

from __future__ import annotations

import csv as reader
import io
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import (
    Article,
    Event,
    EventKind,
    FormatError,
    PartialDate,
    Participant,
    Quantity,
    QuantityKind,
    Section,
    Span,
    TimeExpression,
    parse,
)
from atomcorpus.formats.csv import dumps, write
from atomcorpus.tables import COLUMNS, table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Colour(StrEnum):
    """A string that is no plain one."""

    RED = "red"


def cell(value: object) -> str:
    """One value as it is written."""
    return dumps([{"a": value}]).removeprefix('"a"\r\n').removesuffix("\r\n")


def cells(text: str) -> list[list[str]]:
    """The cells as a CSV reader sees them."""
    return [*reader.reader(io.StringIO(text, newline=""))]


class TestCells:
    """One value."""

    @pytest.mark.parametrize(
        ("value", "written"),
        [
            (None, ""),
            ("", '""'),
            ("Qwen", '"Qwen"'),
            ('He said "no"', '"He said ""no"""'),
            (Colour.RED, '"red"'),
            (-3, "-3"),
            (2.5, "2.5"),
            (Decimal("1.10"), "1.10"),
            (True, "true"),
            (date(2025, 8, 9), '"2025-08-09"'),
            (time(12, 30), '"12:30:00"'),
            (PartialDate(2025, 8), '"2025-08"'),
            (Span(4, 9), '"4-9"'),
            ((), '""'),
            (["a", "b"], '"a; b"'),
            ([None, "b", None], '"; b; "'),
            ((Span(0, 2), Span(5, 6)), '"0-2; 5-6"'),
            ([True, 1, PartialDate(2025)], '"true; 1; 2025"'),
            ([{"title": "Ministre d’État", "since": None}], '"{""title"": ""Ministre d’État"", ""since"": null}"'),
            ({"start": 0}, '"{""start"": 0}"'),
            ("\ud800!", '"\ufffd!"'),
        ],
    )
    def test_values(self, value: object, written: str) -> None:
        """Numbers stand bare, all other known values in quotation marks."""
        assert cell(value) == written

    @pytest.mark.parametrize("value", [b"no", [b"no"], {1}], ids=["bytes", "list", "set"])
    def test_what_has_no_form(self, value: object) -> None:
        """Anything else is refused with row and column."""
        with pytest.raises(FormatError) as caught:
            dumps([{"a": 1}, {"a": value}])
        kind = "set" if isinstance(value, set) else "bytes"
        text = "expected text, a number, a date, a time, a span or several of these"
        assert str(caught.value) == f"not to be written as CSV\n  {text}, not {kind} @ $[1].a"


class TestFormulas:
    """What a spreadsheet could take for a formula."""

    @pytest.mark.parametrize(
        "text",
        [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "|calc",
            "%0A",
            " =1",
            "\u00a0=1",
            "\ufeff=1",
            "\u200b=1",
            "\x00=1",
            '"=1',
            "'=1",
            "“=1",
            "\" ' =1",
            "\tone",
            "\rone",
            "\none",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "−1",
        ],
        ids=ascii,
    )
    def test_it_gets_an_apostrophe(self, text: str) -> None:
        """The cell is text then, and shows what it is."""
        assert cells(dumps([{"a": text}])) == [["a"], [f"'{text}"]]

    @pytest.mark.parametrize("text", ["1=1", "a-b", "'90s", "“Yes”", "— she", " plain", "gpt-oss-120b", "…", "", "#1"])
    def test_anything_else_is_left_alone(self, text: str) -> None:
        """A sign inside is no formula, nor is a quotation."""
        assert cells(dumps([{"a": text}])) == [["a"], [text]]

    def test_names_of_columns(self) -> None:
        """A name of a column is text as any other."""
        assert dumps([{"=a": 1}]) == '"\'=a"\r\n1\r\n'

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("a;=1", "a；=1"),
            ("a\t@x", "a␉@x"),
            ("a\r\n- b", "a\r␊- b"),
            ("a\r＋1", "a␍＋1"),
            ('a\n\u200b "=1', 'a␊\u200b ""=1'),
            ("a;b\n\nc; d - e", "a;b\n\nc; d - e"),
        ],
        ids=ascii,
    )
    def test_inside_a_string(self, text: str, written: str) -> None:
        """What would end a cell for a reader with other separators is a picture, one for one, in front of a sign."""
        assert cell(text) == f'"{written}"'

    def test_in_a_list(self) -> None:
        """Each value of a list is text, as it would be alone."""
        assert cell(["=1", "=1", "b"]) == "\"'=1; '=1; b\""

    @given(st.text())
    def test_no_string_begins_a_formula(self, text: str) -> None:
        """A cell begins with none of the signs, and without its apostrophe and its pictures it is the text."""
        ((written,),) = cells(dumps([{"a": text}]).removeprefix('"a"\r\n')) or [[""]]
        assert written[:1] not in {*"=+-@\t\r\n"}
        pictures = str.maketrans("；␉␍␊", ";\t\r\n")
        assert written.translate(pictures).removeprefix("'") == text.translate(pictures).removeprefix("'")

    def test_a_long_run_in_front(self, calls_of: Any) -> None:
        """White space in front costs time that grows with its length, no more."""
        assert calls_of(lambda: cell(" " * 100_000)) < 200
        assert calls_of(lambda: cell("\n;\t" * 100_000)) < 200


class TestRows:
    """Rows of one table."""

    def test_line_ends(self) -> None:
        """Every line ends with CR LF, also the last."""
        assert dumps([{"a": 1, "b": "x"}, {"a": None, "b": "y"}]) == '"a","b"\r\n1,"x"\r\n,"y"\r\n'

    def test_nothing(self) -> None:
        """Without rows there is nothing to write, unless the columns are known."""
        assert dumps([]) == ""
        assert dumps([], columns=["a", "b"]) == '"a","b"\r\n'

    def test_order_of_columns(self) -> None:
        """The caller's order, or that of the first row."""
        rows = [{"a": 1, "b": 2}, {"b": 4, "a": 3}]
        assert dumps(rows) == '"a","b"\r\n1,2\r\n3,4\r\n'
        assert dumps(rows, columns=["b", "a"]) == '"b","a"\r\n2,1\r\n4,3\r\n'

    def test_a_row_of_another_table(self) -> None:
        """A row with other columns is refused by its number."""
        with pytest.raises(FormatError) as caught:
            dumps([{"a": 1}, {"b": 1}])
        assert str(caught.value) == "not rows of one table\n  row 2 differs in the columns 'a', 'b' @ $[1]"

    @given(st.lists(st.fixed_dictionaries({"a": st.none() | st.text(), "b": st.integers()}), min_size=1))
    def test_a_reader_sees_the_cells(self, rows: list[dict[str, Any]]) -> None:
        """Whatever the text, the cells are as many as they were."""
        assert [len(line) for line in cells(dumps(rows))] == [2] * (len(rows) + 1)


def with_facts(article: Article) -> Article:
    """The article with a time, a quantity and an event."""
    span = article.mentions[0].span
    return attrs.evolve(
        article,
        times=(TimeExpression(span, rule="r"),),
        quantities=(Quantity(span, QuantityKind.MONEY, low=Decimal("0.5"), rule="r"),),
        events=(Event(EventKind.DEAL, span, agent=(Participant(span),), rule="r"),),
    )


class TestTables:
    """The tables of a corpus."""

    @pytest.mark.parametrize("table", COLUMNS)
    def test_each_of_them(self, table: str) -> None:
        """Every column of every table has a form."""
        sentence = "OpenAI released gpt-oss-120b. Jane [Doe](https://doe.example), its CEO, said that “it works”."
        article = with_facts(parse(f"date 2025-08-05\n\n{sentence}"))
        header, *lines = cells(dumps(table_rows([article], table)))
        assert header == [*COLUMNS[table]]
        assert lines != []

    def test_a_text_of_several_lines(self) -> None:
        """A text stays one cell."""
        article = Article("One.\n\nTwo.", sections=(Section(None, (Span(0, 4), Span(6, 10))),))
        _, line = cells(dumps(table_rows([article], "articles")))
        assert dict(zip(COLUMNS["articles"], line, strict=True))["text"] == "One.\n\nTwo."


class TestFiles:
    """CSV in a file."""

    def test_bytes(self, tmp_path: Path) -> None:
        """UTF-8 without a byte-order mark."""
        write([{"a": "é"}], tmp_path / "a.csv")
        assert (tmp_path / "a.csv").read_bytes() == '"a"\r\n"é"\r\n'.encode()

    def test_with_a_mark(self, tmp_path: Path) -> None:
        """With one for Excel."""
        write([{"a": "é"}], str(tmp_path / "a.csv"), bom=True)
        assert (tmp_path / "a.csv").read_bytes() == b'\xef\xbb\xbf"a"\r\n"\xc3\xa9"\r\n'

    def test_a_failure_leaves_the_old_file(self, tmp_path: Path) -> None:
        """When the rows end in an error, the file is as it was."""

        def failing() -> Iterator[dict[str, int]]:
            yield {"a": 1}
            yield {"b": 1}

        (tmp_path / "a.csv").write_text("old")
        with pytest.raises(FormatError):
            write(failing(), tmp_path / "a.csv")
        assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("a.csv", "old")]
