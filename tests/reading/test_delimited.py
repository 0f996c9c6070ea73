"""Values between commas, semicolons, tabs or bars: every row is an article or one error with its line."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import Article, parse, read_articles
from atomcorpus.reading import Limits, Options, read_file

TEXT = "Harrow Labs released a model."


def put(content: str | bytes, path: str = "feed.csv") -> str:
    """Make a file."""
    Path(path).write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.fixture
def read(read: Any) -> Any:
    """Reads every file of the folder by its own name, since these are not looked for in folders."""

    def read_each(**options: object) -> tuple[list[Article], list[str]]:
        each = [read(path.as_posix(), **options) for path in sorted(Path().iterdir())]
        return [one for articles, _ in each for one in articles], [error for _, errors in each for error in errors]

    return read_each


class TestRows:
    """What a row comes to."""

    def test_a_row_is_an_article_with_its_fields(self, read: Any) -> None:
        """As a row of JSON Lines with these columns is; the origin has the line."""
        put(f"id,headline,date,text,author\n7,The new model,2025-08-05,{TEXT},Ana Ruiz\n")
        ((article,), errors) = read()
        assert (article.text, article.title, str(article.published), article.authors) == (
            TEXT,
            "The new model",
            "2025-08-05",
            ("Ana Ruiz",),
        )
        assert (article.origin, errors) == ("feed.csv:2", [])

    def test_quotation_marks(self, read: Any) -> None:
        """Commas, line ends and doubled quotation marks in a quoted value are of the value, to the letter."""
        put('text,url\n"One, two.\r\n\r\nThe ""three"".",https://a.example\nFour.,\n')
        ((first, second), errors) = read()
        assert (first.text, first.url, errors) == ('One, two.\r\n\r\nThe "three".', "https://a.example", [])
        assert (second.text, second.url, second.origin) == ("Four.", None, "feed.csv:5")

    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_what_separates(self, delimiter: str, read: Any) -> None:
        """The first row shows it."""
        put(f'id{delimiter}"a,;|"{delimiter}body\n1{delimiter}x{delimiter}{TEXT}\n')
        assert [article.text for article in read()[0]] == [TEXT]

    def test_tabs(self, read: Any) -> None:
        """A name that ends in .tsv says that it is tabs, whatever the first row has."""
        put(f"a,b,c\ttext\n1,2,3\t{TEXT}\n", "feed.tsv")
        assert [article.text for article in read()[0]] == [TEXT]

    def test_one_column(self, read: Any) -> None:
        """A table may have nothing but texts."""
        put(f"text\n{TEXT}\nAgain.\n")
        assert [article.text for article in read()[0]] == [TEXT, "Again."]

    def test_empty_lines(self, read: Any) -> None:
        """They are passed over, and counted where lines are."""
        put(f"text\n\n\n{TEXT}\n\n")
        assert [article.origin for article in read()[0]] == ["feed.csv:4"]

    def test_a_mark_at_the_start(self, read: Any) -> None:
        """Spreadsheets write one; the first column's name is without it."""
        put(b"\xef\xbb\xbftext;date\r\n" + TEXT.encode() + b";2025\r\n")
        assert [str(article.published) for article in read()[0]] == ["2025"]

    def test_packed(self, read: Any) -> None:
        """As other files are."""
        put(gzip.compress(f"text\n{TEXT}\n".encode()), "feed.csv.gz")
        assert [article.origin for article in read()[0]] == ["feed.csv.gz:2"]

    def test_long_values(self, read: Any) -> None:
        """A value may be longer than the module of Python takes by default, whose setting stays as it is."""
        before = csv.field_size_limit()
        put("text\n" + "The tide rose. " * 20_000 + "\n")
        assert [len(article.text) for article in read()[0]] == [300_000]
        assert csv.field_size_limit() == before

    def test_several_processes(self, read: Any) -> None:
        """The same as with one."""
        put("text\nOne.\nTwo.\n\n")
        put(f"text\n{TEXT}\n", "more.tsv")
        assert read(workers=2) == read()

    @given(st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1, max_size=5))
    def test_what_the_module_of_python_writes_is_read(self, rows: list[tuple[str, str]]) -> None:
        """Every text comes back to the letter, and every row is an article or an error."""
        written = io.StringIO(newline="")
        writer = csv.writer(written)
        writer.writerow(("text", "title"))
        kept = [row for row in rows if not any("\ud800" <= one <= "\udfff" for one in "".join(row))]
        writer.writerows(kept)
        path = put(written.getvalue())
        outcomes = [*read_file(path, Options(markup="plain"))]
        assert len(outcomes) == len(kept)
        for (text, title), outcome in zip(kept, outcomes, strict=True):
            if text.strip():
                assert getattr(outcome, "text", None) == text or "not a date" in str(outcome)
                assert getattr(outcome, "title", None) == (title if title.strip() else None) or not title.strip()
            else:
                assert str(outcome).endswith("column 'text': the text is empty")


class TestFaults:
    """What cannot be read is told with its line, and the rest is read."""

    def test_of_single_rows(self, read: Any) -> None:
        """Each is one error."""
        put(f"text,date\n,2025\n{TEXT},soon\n1,2,3\n{TEXT},2025\n")
        articles, errors = read()
        assert [(article.origin, str(article.published)) for article in articles] == [
            ("feed.csv:3", "None"),
            ("feed.csv:5", "2025"),
        ]
        assert errors == [
            "feed.csv:2: column 'text': the text is empty",
            "feed.csv:3: column 'date': 'soon' is not a date; the text is read without it",
            "feed.csv:4: 3 values for 2 columns",
        ]

    def test_rows_that_are_too_short(self, read: Any) -> None:
        """What is not there is not known."""
        put(f"text,date,title\n{TEXT}\n")
        assert [(article.published, article.title) for article in read()[0]] == [(None, None)]

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            ("id,story\n1,2\n", "feed.csv:1: no column text, content, body for the text; there are: id, story"),
            ("", "feed.csv:1: no column text, content, body for the text; there are: none"),
            ("text,text\na,b\n", "feed.csv:1: there are 2 columns of the name 'text'"),
            (
                "text\nOne.\n".encode("utf-16"),
                "feed.csv: there are null bytes in the first line; save the table as UTF-8",
            ),
        ],
    )
    def test_of_the_first_row(self, content: str | bytes, reason: str, read: Any) -> None:
        """Nothing can be read without it."""
        put(content)
        assert read() == ([], [reason])

    def test_named_columns(self, read: Any) -> None:
        """They have to be there."""
        put(f"text,story\n{TEXT},Two.\n")
        assert [article.text for article in read(columns={"text": "story"})[0]] == ["Two."]
        assert read(columns={"title": "heading"})[1] == [
            "feed.csv:1: there is no column 'heading' for the field 'title'"
        ]

    def test_encodings(self, read: Any) -> None:
        """Each row is in its own, as a text file would be; the origin names it."""
        put("text\nZoë Karr said no.\n".encode() + "Zoë Karr said so.\n".encode("cp1252"))
        articles, _ = read(encoding="cp1252")
        assert [(article.text, article.origin) for article in articles] == [
            ("Zoë Karr said no.", "feed.csv:2"),
            ("Zoë Karr said so.", "feed.csv:3#charset=cp1252"),
        ]
        (error,) = read()[1]
        assert error.startswith("feed.csv:3: not UTF-8: invalid continuation byte (0xeb); ")
        assert [article.origin for article in read(errors="replace")[0]][1] == (
            "feed.csv:3#charset=utf-8&errors=replace"
        )

    def test_a_quotation_mark_that_is_not_closed(self, read: Any) -> None:
        """It costs what is left up to the limit, and then the rest is read on."""
        put('text\nOne.\n"Two\n' + "three\n" * 5 + "Four.\n")
        articles, errors = read(limits=Limits(line_bytes=20))
        assert articles[0].text == "One."
        assert articles[-1].text == "Four."
        assert errors == ["feed.csv:6: the line has more than 20 bytes (the limit line_bytes)"]

    def test_a_line_that_is_too_long(self, read: Any) -> None:
        """It is passed over whole."""
        put("text\n" + "a" * 50 + "\nOne.\n")
        articles, errors = read(limits=Limits(line_bytes=20))
        assert [article.text for article in articles] == ["One."]
        assert errors == ["feed.csv:2: the line has more than 20 bytes (the limit line_bytes)"]

    def test_a_file_that_is_cut_off(self, read: Any) -> None:
        """Whole rows before the fault are kept."""
        rows = "".join(f"Row {number} of the tide table: {number * 7919}.\n" for number in range(3_000))
        whole = gzip.compress(f"text\n{rows}".encode())
        put(whole[: len(whole) // 2], "feed.csv.gz")
        articles, errors = read()
        assert len(articles) > 500
        assert [error.partition(": ")[2] for error in errors] == ["the gzip data are cut off"]

    def test_a_long_text(self, read: Any) -> None:
        """The limit of texts holds for rows."""
        put("text\n" + "a" * 30 + "\n")
        assert read(limits=Limits(text_bytes=20))[1] == [
            "feed.csv:2: column 'text': the text has more than 20 bytes (the limit text_bytes)"
        ]


def test_a_spreadsheet() -> None:
    """What a spreadsheet of a European country writes is read as it is."""
    put(b'\xef\xbb\xbfTitel;text;date\r\nNeu;"Meta released Llama 4; nobody asked.";2025-04-05\r\n')
    (article,) = read_articles("feed.csv", columns={"title": "Titel"})
    assert article.mentions == parse("Meta released Llama 4; nobody asked.").mentions
