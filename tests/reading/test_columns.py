"""Columns: rows of other people's data become articles, or an error says what would have to be named."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from atomcorpus import PartialDate, ValidationError, parse, read_articles
from atomcorpus.formats import jsonl
from atomcorpus.reading import COLUMNS


def put(*rows: object, path: str = "feed.jsonl") -> str:
    """Make a feed; strings are lines as they are."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    Path(path).write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


class TestText:
    """Which column has the text."""

    @pytest.mark.parametrize("name", COLUMNS["text"])
    def test_the_usual_names(self, name: str, read: Any) -> None:
        """They are tried when none is named."""
        ((article,), errors) = read(put({"id": 7, name: "Harrow Labs released a model."}))
        assert (article.text, errors) == ("Harrow Labs released a model.", [])

    def test_it_is_parsed_like_a_crawl_text(self, read: Any) -> None:
        """Header, headings and names are found; the origin has the line."""
        text = "date 2025-08-05\n\nWhat comes next\n\nOpenAI knows."
        ((_, article), _) = read(put({"text": "One."}, {"text": text}))
        assert article == parse(text, origin="feed.jsonl:2")

    def test_no_usual_name(self, read: Any) -> None:
        """The error has the columns that there are."""
        assert read(put({"id": 7, "story": "One."}))[1] == [
            "feed.jsonl:1: no column text, content, body for the text; there are: id, story"
        ]

    def test_a_named_column(self, read: Any) -> None:
        """What is named is used, whatever else there is."""
        ((article,), _) = read(put({"text": "One.", "story": "Two."}), columns={"text": "story"})
        assert article.text == "Two."

    def test_a_named_column_that_is_not_there(self, read: Any) -> None:
        """The usual names are not tried then."""
        assert read(put({"text": "One."}), columns={"text": "story"})[1] == [
            "feed.jsonl:1: no column 'story'; there are: text"
        ]

    def test_several(self, read: Any) -> None:
        """None is guessed; one without a value does not count."""
        _, errors = read(put({"text": "One.", "body": "Two."}, {"text": None, "body": "Two."}))
        ways = "columns={'text': 'body'}, or --column text=body"
        assert errors == [f"feed.jsonl:1: several columns could be the text (text, body); name one: {ways}"]

    def test_many_columns(self, read: Any) -> None:
        """The error lists twenty."""
        (error,) = read(put({f"c{number}": 1 for number in range(30)}))[1]
        assert error.endswith("c18, c19, ...")
        (error,) = read(put({f"c{number}": 1 for number in range(20)}))[1]
        assert error.endswith("c18, c19")

    @pytest.mark.parametrize(
        ("value", "reason"),
        [
            ("", "the text is empty"),
            (" \n", "the text is empty"),
            (7, "expected text, not 7"),
            (["One."], "expected text, not a list"),
            (True, "expected text, not True"),
        ],
    )
    def test_no_text(self, value: object, reason: str, read: Any) -> None:
        """A value of another kind is an error of its row."""
        articles, errors = read(put({"text": value}, {"text": "One."}))
        assert len(articles) == 1
        assert errors == [f"feed.jsonl:1: column 'text': {reason}"]

    def test_a_malformed_header(self, read: Any) -> None:
        """The error has the line of the row."""
        assert read(put({"text": "date 2025-13-45 One."}))[1] == [
            "feed.jsonl:1: '2025-13-45' is not a date: 13 is not a month from 1 to 12"
        ]


class TestFields:
    """Which columns have the other fields."""

    ROW = MappingProxyType(
        {
            "text": "One.",
            "date": "2025-08-09T10:00:00Z",
            "headline": "Seeds",
            "link": "https://field.example/1",
            "sitename": "The Field",
            "author": "Ana Ruiz",
            "lang": "en",
            "id": 7,
        }
    )

    def test_the_usual_names(self, read: Any) -> None:
        """All fields are filled; other columns are left alone."""
        ((article,), errors) = read(put(dict(self.ROW)))
        assert errors == []
        assert article.published == PartialDate(2025, 8, 9)
        assert (article.title, article.url) == ("Seeds", "https://field.example/1")
        assert (article.publisher, article.authors, article.language) == ("The Field", ("Ana Ruiz",), "en")

    def test_named_columns(self, read: Any) -> None:
        """What is named comes instead; None switches a field off."""
        ((article,), _) = read(put(dict(self.ROW)), columns={"title": "sitename", "published": None})
        assert (article.title, article.published, article.publisher) == ("The Field", None, "The Field")

    def test_the_first_usual_name_counts(self, read: Any) -> None:
        """Of several columns for a field, the first of the list that has a value is used."""
        ((first, second), _) = read(
            put(
                {"text": "One.", "date": "2025", "published": "2024"},
                {"text": "One.", "date": "2025", "published": None},
            )
        )
        assert (first.published, second.published) == (PartialDate(2024), PartialDate(2025))

    def test_the_header_of_the_text_comes_first(self, read: Any) -> None:
        """A date in the text is evidence; the column's is not looked at then, but for its form."""
        ((article,), _) = read(put({"text": "date 2025-08-05\n\nOne.", "date": "2024"}))
        assert article.published == PartialDate(2025, 8, 5)

    @pytest.mark.parametrize(
        ("value", "published"),
        [("2025", PartialDate(2025)), ("August 2025", PartialDate(2025, 8)), ("", None), (" ", None), (None, None)],
    )
    def test_dates(self, value: object, published: object, read: Any) -> None:
        """They have the parts that were given."""
        ((article,), _) = read(put({"text": "One.", "date": value}))
        assert article.published == published

    @pytest.mark.parametrize(
        "value",
        [
            "Sat, 09 Aug 2025 16:25:00 GMT",
            "Saturday, August 9, 2025",
            "Aug. 9, 2025 at 4:25 p.m. EDT",
            "20250809",
            "2025/08/09 16:25",
        ],
    )
    def test_dates_of_feeds(self, value: str, read: Any) -> None:
        """The forms of feeds and of lines above articles give the day that stands there."""
        ((article,), errors) = read(put({"text": "One.", "date": value}))
        assert (article.published, errors) == (PartialDate(2025, 8, 9), [])

    @pytest.mark.parametrize(
        ("value", "reason"),
        [
            ("8/9/2025", "'8/9/2025' is not a date"),
            ("2025-13-01", "'2025-13-01' is not a date: 13 is not a month from 1 to 12"),
            (1754697600, "expected a date, not 1754697600"),
            ({"day": 1}, "expected a date, not a dict"),
        ],
    )
    def test_no_date(self, value: object, reason: str, read: Any) -> None:
        """A date that is none is told, and costs the date: the article is there, with its other fields."""
        ((article,), errors) = read(put({"text": "One.", "date": value, "title": "Seeds"}))
        assert errors == [f"feed.jsonl:1: column 'date': {reason}; the text is read without it"]
        assert (article.published, article.title) == (None, "Seeds")
        assert read("feed.jsonl", columns={"published": None})[1] == []

    @pytest.mark.parametrize(
        ("field", "value", "published"),
        [
            ("published_seconds", 1754697600, PartialDate(2025, 8, 9)),
            ("published_seconds", 1754697599.5, PartialDate(2025, 8, 8)),
            ("published_seconds", "1754697600", PartialDate(2025, 8, 9)),
            ("published_milliseconds", 1754697600000, PartialDate(2025, 8, 9)),
            ("published_seconds", -86400, PartialDate(1969, 12, 31)),
            ("published_seconds", " ", None),
        ],
    )
    def test_seconds_since_1970(self, field: str, value: object, published: object, read: Any) -> None:
        """A number is a date where its column is named as one, in seconds or milliseconds; the day is Greenwich's."""
        ((article,), errors) = read(put({"text": "One.", "created": value}), columns={field: "created"})
        assert (article.published, errors) == (published, [])

    @pytest.mark.parametrize(
        ("value", "told"), [("soon", "'soon'"), (True, "True"), (1e300, "1e+300"), ([1], "a list")]
    )
    def test_no_seconds(self, value: object, told: str, read: Any) -> None:
        """What is no number of seconds is told, and costs the date only."""
        ((article,), errors) = read(
            put({"text": "One.", "created": value}), columns={"published_seconds": "created", "published": None}
        )
        assert errors == [
            f"feed.jsonl:1: column 'created': expected seconds since 1970, not {told}; the text is read without it"
        ]
        assert article.published is None

    def test_a_written_date_comes_before_a_number(self, read: Any) -> None:
        """Where a row has both, what is written out counts; where that is missing or none, the number does."""
        rows = [{"text": "One.", "date": date, "created": 1754697600} for date in ("2024-01-02", None, "soon")]
        articles, errors = read(put(*rows), columns={"published_seconds": "created"})
        days = [PartialDate(2024, 1, 2), PartialDate(2025, 8, 9), PartialDate(2025, 8, 9)]
        assert [article.published for article in articles] == days
        assert len(errors) == 1

    @pytest.mark.parametrize(
        ("value", "authors"),
        [
            ("Ana Ruiz and Bo Li", ("Ana Ruiz and Bo Li",)),
            (["Ana Ruiz", "", None, "Bo Li"], ("Ana Ruiz", "Bo Li")),
            ([{"name": "Ana Ruiz", "url": "https://field.example"}, {}], ("Ana Ruiz",)),
            ({"name": "Ana Ruiz"}, ("Ana Ruiz",)),
            (None, ()),
        ],
    )
    def test_authors(self, value: object, authors: object, read: Any) -> None:
        """One name, several, or objects with a name; a name is not taken apart."""
        ((article,), errors) = read(put({"text": "One.", "authors": value}))
        assert (article.authors, errors) == (authors, [])

    @pytest.mark.parametrize("value", [7, [7], [["Ana Ruiz"]]])
    def test_no_authors(self, value: object, read: Any) -> None:
        """Anything else is an error of its row."""
        (error,) = read(put({"text": "One.", "authors": value}))[1]
        assert error.startswith("feed.jsonl:1: column 'authors': expected names, not ")

    def test_an_empty_title_is_none(self, read: Any) -> None:
        """The unknown is None in a record."""
        ((article,), _) = read(put({"text": "One.", "title": " "}))
        assert article.title is None

    def test_a_column_that_no_row_has(self, read: Any) -> None:
        """A slip is told at the end of the file; a column that some rows have is none."""
        articles, errors = read(put(dict(self.ROW), {"text": "Two."}), columns={"title": "heading", "url": "link"})
        assert len(articles) == 2
        assert errors == ["feed.jsonl: no row has the column 'heading' for the field 'title'"]


class TestCalls:
    """The option itself."""

    def test_no_such_field(self) -> None:
        """The error has those that there are."""
        message = (
            r"^Options\.columns: 'titel' is none of the fields "
            r"text, published, title, url, publisher, authors, language, published_seconds, published_milliseconds$"
        )
        with pytest.raises(ValidationError, match=message):
            read_articles(put({}), columns={"titel": "headline"})

    def test_no_name(self) -> None:
        """A column is named by a string."""
        with pytest.raises(ValidationError, match=r"^Options\.columns: 'title': expected a name or None, not 7$"):
            read_articles(put({}), columns={"title": 7})  # type: ignore[dict-item] # the claim


class TestLines:
    """Rows among other lines."""

    def test_rows_and_stored_articles(self, read: Any) -> None:
        """A line is what it is; columns that are named change nothing for stored articles."""
        stored = parse("One.", origin="a.txt")
        path = put(jsonl.dumps([stored]).rstrip("\n"), {"story": "Two."}, jsonl.dumps([stored]).rstrip("\n"))
        articles, errors = read(path, columns={"text": "story"})
        assert [article.origin for article in articles] == ["a.txt", "feed.jsonl:2", "a.txt"]
        assert errors == []

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("[1]", "expected an object with columns, not a list"),
            ('"One."', "expected an object with columns, not a str"),
            ("{", "not JSON: Input data was truncated"),
            ('{"text": NaN}', "not JSON: JSON is malformed: invalid character (byte 9)"),
        ],
    )
    def test_no_row(self, line: str, reason: str, read: Any) -> None:
        """The error has the line, and the rest is read."""
        articles, errors = read(put(line, {"text": "One."}))
        assert ([article.origin for article in articles], errors) == (["feed.jsonl:2"], [f"feed.jsonl:1: {reason}"])

    @pytest.mark.parametrize("blank", ["", "  ", "\t", "\r", "\n\n"])
    def test_blank_lines(self, blank: str, read: Any) -> None:
        """They are no rows and no errors, and count as lines."""
        articles, errors = read(put({"text": "One."}, blank, {"text": "Two."}, "x"))
        lines = 3 + blank.count("\n")
        assert [article.origin for article in articles] == ["feed.jsonl:1", f"feed.jsonl:{lines}"]
        assert len(errors) == 1
        assert errors[0].startswith(f"feed.jsonl:{lines + 1}: not JSON: ")

    @pytest.mark.parametrize("value", ["NaN", "-Infinity", "1e999", '"\\ud800"', '["\\udfff"]', '{"\\ud800": [NaN]}'])
    def test_values_that_nobody_reads(self, value: str, read: Any) -> None:
        """What is no JSON in a column that is no field's costs nothing; in one that is, it costs the row."""
        lines = (f'{{"text": "One.", "score": {value}}}', f'{{"text": "One.", "title": {value}}}')
        articles, errors = read(put(*lines, f'{{"text": {value}}}'))
        assert [article.origin for article in articles] == ["feed.jsonl:1"]
        assert [error.partition(": not JSON: ")[0] for error in errors] == ["feed.jsonl:2", "feed.jsonl:3"]
        articles, errors = read("feed.jsonl", columns={"title": None})
        assert (len(articles), len(errors)) == (2, 1)

    def test_a_key_that_nobody_reads(self, read: Any) -> None:
        """Likewise."""
        articles, errors = read(put('{"text": "One.", "\\ud800": 1}'))
        assert (len(articles), errors) == (1, [])

    def test_a_byte_order_mark(self, read: Any) -> None:
        """Some programs write one; the first row is read all the same."""
        Path("feed.jsonl").write_bytes(b'\xef\xbb\xbf{"text": "One."}\n')
        assert len(read("feed.jsonl")[0]) == 1

    def test_not_utf_8(self, read: Any) -> None:
        """JSON is UTF-8; a line in something else is an error."""
        Path("feed.jsonl").write_bytes(b'{"text": "caf\xe9"}\n{"text": "One."}\n')
        articles, (error,) = read("feed.jsonl", encoding="cp1252")
        assert len(articles) == 1
        assert error.startswith("feed.jsonl:1: not JSON: 'utf-8' codec can't decode byte 0xe9")


class TestParquet:
    """Rows of Parquet."""

    @pytest.fixture(autouse=True)
    def pyarrow(self) -> Any:
        """The package."""
        return pytest.importorskip("pyarrow", exc_type=ImportError)

    @staticmethod
    def put(columns: dict[str, Any], path: str = "feed.parquet", **how: Any) -> str:
        """Make a file of columns."""
        import pyarrow as pa  # noqa: PLC0415 - the extra may be missing
        from pyarrow import parquet  # noqa: PLC0415 - likewise

        parquet.write_table(pa.table(columns), path, **how)
        return path

    def test_rows(self, read: Any) -> None:
        """Dates and times are dates; the origin has the row."""
        columns = {
            "content": ["One.", "Two.", "Three."],
            "date": [datetime(2025, 8, 9, 23, tzinfo=UTC), None, datetime(1999, 1, 2, tzinfo=UTC)],
            "author": [["Ana Ruiz"], [], None],
        }
        articles, errors = read(self.put(columns))
        assert [article.origin for article in articles] == ["feed.parquet:1", "feed.parquet:2", "feed.parquet:3"]
        assert [article.published for article in articles] == [PartialDate(2025, 8, 9), None, PartialDate(1999, 1, 2)]
        assert [article.authors for article in articles] == [("Ana Ruiz",), (), ()]
        assert errors == []

    def test_days(self, read: Any) -> None:
        """A column of days."""
        ((article,), _) = read(self.put({"text": ["One."], "published": [date(2025, 8, 9)]}))
        assert article.published == PartialDate(2025, 8, 9)

    def test_many_rows(self, read: Any) -> None:
        """All are read, in their order, across batches and row groups."""
        texts = [f"Text number {number}." for number in range(300)]
        articles, _ = read(self.put({"text": texts}, row_group_size=90))
        assert [article.text for article in articles] == texts

    def test_a_group_that_lost_its_rows(self, read: Any) -> None:
        """The rows are counted, since the footer says twice how many there are and pyarrow trusts one of the two."""
        path = Path(self.put({"text": ["One.", "Two."]}, row_group_size=1))
        data = path.read_bytes()
        errors = set()
        for at in range(len(data) - 8 - int.from_bytes(data[-8:-4], "little"), len(data) - 8):
            if data[at] == 2:  # one row, in the footer's compact protocol
                path.write_bytes(data[:at] + b"\0" + data[at + 1 :])
                articles, found = read(str(path))
                assert len(articles) == 2 or found
                errors.update(found)
        assert "feed.parquet: not readable as Parquet: it says that it has 2 rows, and has 1" in errors

    def test_a_row_without_text(self, read: Any) -> None:
        """The error has the row, and the rest is read."""
        articles, errors = read(self.put({"text": ["One.", None, "Three."]}))
        assert len(articles) == 2
        assert errors == ["feed.parquet: row 2: column 'text': the text is empty"]

    def test_no_column(self, read: Any) -> None:
        """One error for the file, with the columns that there are."""
        assert read(self.put({"story": ["One.", "Two."]}))[1] == [
            "feed.parquet: no column text, content, body for the text; there are: story"
        ]

    def test_a_named_column_that_is_not_there(self, read: Any) -> None:
        """The file is not read."""
        assert read(self.put({"text": ["One."]}), columns={"title": "heading"}) == (
            [],
            ["feed.parquet: there is no column 'heading' for the field 'title'"],
        )

    def test_stored_articles(self, read: Any) -> None:
        """A file that this library wrote holds articles, which come back equal."""
        from atomcorpus.formats import parquet  # noqa: PLC0415 - the extra may be missing

        articles = [parse("One.", origin="a.txt"), parse("OpenAI released gpt-oss-120b.")]
        parquet.write(articles, "stored.parquet")
        assert read("stored.parquet") == (articles, [])
        assert read("stored.parquet", columns={"text": "story"}) == (articles, [])

    @pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"x" * 99 + b"PAR1"])
    def test_no_parquet(self, data: bytes, read: Any) -> None:
        """The error says what pyarrow says."""
        Path("a.parquet").write_bytes(data)
        (error,) = read("a.parquet")[1]
        assert error.startswith("a.parquet: not readable as Parquet: ")

    @pytest.mark.parametrize("stored", [False, True], ids=["rows", "articles"])
    def test_a_path_that_is_no_text(self, stored: bool, read: Any) -> None:  # noqa: FBT001 - a case
        """A file that calls a column by bytes that are no UTF-8 is damaged, whatever is in it."""
        from atomcorpus.formats import parquet  # noqa: PLC0415 - the extra may be missing

        path = "stored.parquet" if stored else self.put({"text": ["Text."]})
        if stored:
            parquet.write([parse("One.")], path)
        before, _, behind = Path(path).read_bytes().rpartition(b"\x04text")
        Path(path).write_bytes(before + b"\x04t\xfext" + behind)
        (error,) = read(path)[1]
        assert "'utf-8' codec can't decode byte 0xfe" in error

    @pytest.mark.parametrize("encoding", ["DELTA_BYTE_ARRAY", "DELTA_LENGTH_BYTE_ARRAY", "PLAIN"])
    @pytest.mark.parametrize("version", ["1.0", "2.0"])
    def test_encodings(self, encoding: str, version: str, read: Any) -> None:
        """Strings are read however they are written, differences included."""
        texts = [f"Text number {number}." for number in range(300)]
        how: dict[str, Any] = {"column_encoding": {"text": encoding, "title": encoding}, "data_page_version": version}
        path = self.put({"text": texts, "title": texts}, use_dictionary=False, row_group_size=90, **how)
        articles, errors = read(path)
        assert (errors, [article.text for article in articles], articles[7].title) == ([], texts, texts[7])

    def test_by_duckdb(self, read: Any) -> None:
        """Its second version of the format has differences where values differ, and dictionaries where they do not."""
        duckdb: Any = pytest.importorskip("duckdb", exc_type=ImportError)
        rows = "select 'Text number ' || i as text, 'Title ' || i % 3 as title from range(5000) as r(i)"
        duckdb.sql(f"copy ({rows}) to 'a.parquet' (format parquet, parquet_version v2)")
        articles, errors = read("a.parquet")
        assert (errors, len(articles)) == ([], 5_000)
        assert (articles[4999].text, articles[4999].title) == ("Text number 4999", "Title 1")

    @pytest.mark.parametrize(("names", "twice"), [("text text", "text"), ("text title title", "title")])
    def test_two_columns_of_a_name(self, names: str, twice: str, read: Any, pyarrow: Any) -> None:
        """Nobody can say which is meant; where it is a field's, the field can be switched off."""
        from pyarrow import parquet  # noqa: PLC0415 - the extra may be missing

        columns = [pyarrow.array([f"{number}."]) for number, _ in enumerate(names.split())]
        parquet.write_table(pyarrow.table(columns, names=names.split()), "a.parquet")
        assert read("a.parquet") == ([], [f"a.parquet: there are 2 columns of the name {twice!r}"])
        if twice == "title":
            assert len(read("a.parquet", columns={"title": None})[0]) == 1

    def test_damage(self, read: Any) -> None:
        """A file whose pages are damaged ends with an error."""
        path = self.put({"text": [f"Text number {number}." for number in range(99)]}, write_page_checksum=True)
        data = bytearray(Path(path).read_bytes())
        data[len(data) // 4] ^= 0xFF
        Path(path).write_bytes(data)
        articles, errors = read(path)
        assert (len(articles), len(errors)) == (0, 1)

    def test_it_says_that_it_is_too_much(self, read: Any) -> None:
        """Size and ratio are told by the file itself, before a row is read."""
        from atomcorpus.reading import Limits  # noqa: PLC0415 - beside its use

        path = self.put({"text": ["x" * 3_000_000]}, compression="zstd")
        assert read(path, limits=Limits(unpacked_bytes=10_000)) == (
            [],
            [f"{path}: it unpacks to more than 10,000 bytes (the limit unpacked_bytes)"],
        )
        assert read(path, limits=Limits(ratio=100)) == (
            [],
            [f"{path}: it unpacks to more than 100 times its size (the limit ratio)"],
        )

    def test_one_text_in_many_rows(self, read: Any) -> None:
        """What a dictionary of values makes large is counted as it comes."""
        from atomcorpus.reading import Limits  # noqa: PLC0415 - beside its use

        path = self.put({"text": ["One two three. " * 20] * 500})
        assert Path(path).stat().st_size < 5_000
        articles, errors = read(path, limits=Limits(unpacked_bytes=10_000))
        assert len(articles) == 10_000 // 300
        assert errors == [f"{path}: it unpacks to more than 10,000 bytes (the limit unpacked_bytes)"]
