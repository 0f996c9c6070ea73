"""Files of JSON that are no lines: every member of an array is an article or one error with its number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from atomcorpus import Article, parse, read_articles
from atomcorpus.formats import json as stored
from atomcorpus.reading import Limits


def put(content: object, path: str = "feed.json") -> str:
    """Make a file; a string is its content as it is."""
    Path(path).write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


@pytest.fixture
def read(read: Any) -> Any:
    """Reads every file of the folder by its own name, since these are not looked for in folders."""

    def read_each(**options: object) -> tuple[list[Article], list[str]]:
        each = [read(path.as_posix(), **options) for path in sorted(Path().iterdir())]
        return [one for articles, _ in each for one in articles], [error for _, errors in each for error in errors]

    return read_each


def test_rows(read: Any) -> None:
    """An array of objects is read as a feed of JSON Lines is; the number of a row is its place in the array."""
    put([{"text": "One.", "date": "2025-08"}, {"id": 7}, "Two.", {"body": "Three."}])
    articles, errors = read()
    assert [(article.text, str(article.published), article.origin) for article in articles] == [
        ("One.", "2025-08", "feed.json:1"),
        ("Three.", "None", "feed.json:4"),
    ]
    assert errors == [
        "feed.json:2: no column text, content, body for the text; there are: id",
        "feed.json:3: expected an object with columns, not a str",
    ]


def test_one_row(read: Any) -> None:
    """An object is one row."""
    put({"text": "One."})
    assert [article.origin for article in read()[0]] == ["feed.json:1"]


def test_stored_articles(read: Any) -> None:
    """One, or several in an array, come back as they were written."""
    article = parse("date 2025-08-05\n\nOpenAI knows.", origin="crawl/a.txt")
    put(stored.dumps(article), "one.json")
    put(f"[{stored.dumps(article)}, {stored.dumps(article)}]", "two.json")
    assert read() == ([article] * 3, [])


def test_white_space_and_a_mark(read: Any) -> None:
    """They may stand around it."""
    put('\ufeff \n[ {"text" : "One."} ,\n{"text": "Two."}]\n')
    assert [article.text for article in read()[0]] == ["One.", "Two."]


def test_no_rows(read: Any) -> None:
    """An array may be empty."""
    put("[]")
    assert read() == ([], [])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "feed.json: the file is empty"),
        (" \n", "feed.json: the file is empty"),
        ('[{"text": "One."}', "feed.json: not JSON: "),
        ('{"text": "One."}\n{"text": "Two."}\n', "feed.json:1: not JSON: "),
        ("tides", "feed.json:1: not JSON: "),
        ("7", "feed.json:1: expected an object with columns, not a int"),
        ("[" * 100_000, "feed.json: not JSON: "),
        ('[{"text": "One.", "x": ' + "[" * 101 + "]" * 101 + "}]", "feed.json:1: JSON nested more than 100 deep"),
    ],
)
def test_what_is_none(content: str, reason: str, read: Any) -> None:
    """It is one error of the file, or of the row."""
    put(content)
    articles, errors = read()
    assert articles == []
    assert [error.startswith(reason) for error in errors] == [True]


def test_large_files(read: Any) -> None:
    """A file is in memory whole, so it has the limit of a line."""
    put([{"text": "One."}])
    assert read(limits=Limits(line_bytes=10)) == (
        [],
        ["feed.json: the line has more than 10 bytes (the limit line_bytes)"],
    )


@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.tsv.gz"])
def test_in_a_folder(name: str) -> None:
    """What mostly describes the texts beside it is passed over, and counted, unless it is given itself."""
    Path("crawl").mkdir()
    Path("crawl/a.txt").write_text("One.", "utf-8")
    Path(f"crawl/{name}").write_bytes(b"")
    reader = read_articles("crawl")
    assert ([article.origin for article in reader], reader.errors) == (["crawl/a.txt"], ())
    assert (reader.files_read, reader.files_passed_over) == (1, 1)
