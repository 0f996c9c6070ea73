"""Files that are one text: Markdown and its front matter; crawl text is in the tests of folders."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import Any

import pytest

from atomcorpus import PartialDate, ReadError, Span, read_articles

pytest.importorskip("yaml", exc_type=ImportError)

FRONT = """---
title: "Seeds: a year later"
author: [Ana Ruiz, Bo Li]
date: 2025-08-09 10:00:00 -0700
lang: en
canonical: https://field.example/1
tags:
  - models
---
"""


def put(text: str, path: str = "a.md") -> str:
    """Make a file, without translating line ends."""
    Path(path).write_bytes(text.encode())
    return path


class TestMarkdown:
    """Files of Markdown."""

    @pytest.mark.parametrize("path", ["a.md", "a.markdown", "A.MD"])
    def test_an_article(self, path: str, read: Any) -> None:
        """The text is kept to the letter, the header is the front matter, headings have levels."""
        text = f"{FRONT}# Two labs shipped\r\nOpenAI said so.\n"
        ((article,), errors) = read(put(text, path))
        assert (article.text, article.origin, errors) == (text, path, [])
        assert article.header == Span(0, len(FRONT) - 1)
        assert [section.heading.level for section in article.sections] == [1]
        assert [mention.span.of(text) for mention in article.mentions] == ["OpenAI"]

    def test_fields(self, read: Any) -> None:
        """They come from the usual keys, or from those that are named."""
        ((article,), _) = read(put(f"{FRONT}One."), columns={"url": "canonical", "language": None})
        assert (article.title, article.authors) == ("Seeds: a year later", ("Ana Ruiz", "Bo Li"))
        assert (article.published, article.url) == (PartialDate(2025, 8, 9), "https://field.example/1")
        assert article.language is None

    @pytest.mark.parametrize(
        ("value", "published"),
        [("2025", PartialDate(2025)), ("2025-08", PartialDate(2025, 8)), ("'2025-08-09'", PartialDate(2025, 8, 9))],
    )
    def test_dates_are_as_they_were_written(self, value: str, published: PartialDate, read: Any) -> None:
        """YAML makes no number or day of them."""
        ((article,), _) = read(put(f"---\ndate: {value}\n---\nOne."))
        assert article.published == published

    @pytest.mark.parametrize("value", ["", "~", "null", "''", "' '"])
    def test_nothing_is_none(self, value: str, read: Any) -> None:
        """A key without a value says nothing."""
        ((article,), _) = read(put(f"---\ntitle: {value}\ndate: {value}\nauthors: {value}\n---\nOne."))
        assert (article.title, article.published, article.authors) == (None, None, ())

    @pytest.mark.parametrize("text", ["---\n---\nOne.", "---\n# none\n---\nOne.", "\ufeff---\n...\nOne.", "One."])
    def test_no_keys(self, text: str, read: Any) -> None:
        """Front matter may be empty, hold a comment, or not be there."""
        ((article,), errors) = read(put(text))
        assert (article.title, errors) == (None, [])
        assert len(article.sections[0].paragraphs) == 1

    def test_no_front_matter_needs_no_package(self, read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """Only a file with front matter is an error without it."""
        monkeypatch.setitem(sys.modules, "yaml", None)
        put("One.", "a.md")
        put(f"{FRONT}One.", "b.md")
        articles, errors = read()
        assert len(articles) == 1
        assert errors == ["b.md: PyYAML is not installed; it comes with: pip install 'atomcorpus[markdown]'"]

    @pytest.mark.parametrize(
        ("front", "line", "reason"),
        [
            ("title: a: b", 2, "not YAML: mapping values are not allowed here"),
            ("a: b\nc: [", 4, "not YAML: expected the node content, but found '<stream end>'"),
            ("a: &a [*a]", 2, "not YAML: found unconstructable recursive node"),
            ("a: " + "[" * 5_000, 1, "not YAML: nested too deeply"),
            ("title: [one]", 1, "column 'title': expected text, not a list"),
            ("date: soon", 1, "column 'date': 'soon' is not a date"),
        ],
        ids="colon open recursive deep title date".split(),
    )
    def test_wrong(self, front: str, line: int, reason: str, read: Any) -> None:
        """The error has the line where it is known, and otherwise the first; the article is there all the same."""
        ((article,), (error,)) = read(put(f"---\n{front}\n---\nOne."))
        assert error == f"a.md:{line}: front matter: {reason}; the text is read without it"
        assert [block.of(article.text) for block in article.sections[0].blocks()] == ["One."]

    def test_a_wrong_field_beside_right_ones(self, read: Any) -> None:
        """Only what is wrong is left out, and all that is wrong is told."""
        ((article,), errors) = read(put("---\ntitle: [a]\nauthor: Ana Ruiz\ndate: soon\nurl: {}\n---\nOne."))
        assert errors == [
            f"a.md:1: front matter: column {problem}; the text is read without it"
            for problem in (
                "'date': 'soon' is not a date",
                "'title': expected text, not a list",
                "'url': expected text, not a dict",
            )
        ]
        assert (article.title, article.published, article.authors) == (None, None, ("Ana Ruiz",))

    def test_raised(self) -> None:
        """Whoever wants errors raised gets the article afterwards."""
        reader = read_articles(put("---\ntitle: a: b\n---\nOne."), on_error="raise")
        with pytest.raises(ReadError):
            next(reader)
        assert [article.origin for article in reader] == ["a.md"]

    @pytest.mark.parametrize(
        "text",
        [
            "---\n\nOpenAI said so.\n\n---\n\nOne.",
            "---\nOpenAI said so: it is true.\n\nMore of it, and more.\nAnd more.\n\n---\nOne.",
            "---\n- OpenAI\n- Meta\n---\nOne.",
            "---\n# OpenAI\n\nIt is true.\n---\nOne.",
            "---\n> OpenAI: so it is.\n---\n",
            "+++\nOpenAI said so.\n+++\nOne.",
            "---\ntitle: OpenAI\n",
            "---\n",
        ],
    )
    def test_a_rule_in_the_first_line(self, text: str, read: Any) -> None:
        """What has not the form of front matter is none, and is read."""
        ((article,), errors) = read(put(text))
        assert (article.header, errors) == (None, [])
        assert [mention.span.of(text) for mention in article.mentions][:1] == ["OpenAI"] * ("OpenAI" in text)

    def test_aliases_without_end(self, read: Any) -> None:
        """What aliases make of a few lines is not written into a message."""
        lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
        put("---\n" + "\n".join([*lines, "title: *a29", "---", "One."]))
        assert read("a.md")[1] == [
            "a.md:1: front matter: column 'title': expected text, not a list; the text is read without it"
        ]

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_toml(self, end: str, read: Any) -> None:
        """Front matter may be TOML, whose dates are dates; no package is needed for it."""
        lines = ("+++", 'title = "Seeds"', "date = 2025-08-09T10:00:00Z", 'authors = ["Ana Ruiz"]', "[params]", "x = 1")
        text = end.join((*lines, "+++", "# One", "", "OpenAI said so."))
        ((article,), errors) = read(put(text))
        assert (article.title, article.published, article.authors) == ("Seeds", PartialDate(2025, 8, 9), ("Ana Ruiz",))
        assert (errors, article.header) == ([], Span(0, text.rindex("+++") + 3))
        assert [mention.span.of(text) for mention in article.mentions] == ["OpenAI"]

    @pytest.mark.parametrize(
        ("front", "line", "reason"),
        [
            ('title = "a', 2, "not TOML: Illegal character '\\n'"),
            ("a = 1\na = 2", 3, "not TOML: Cannot overwrite a value"),
            ("a = [1,", 3, "not TOML: Invalid value"),
            ("a = " + "[" * 5_000, 1, "not TOML: nested too deeply"),
            ("title = 3", 1, "column 'title': expected text, not 3"),
            ("date = 10:00:00", 1, "column 'date': expected a date, not a time"),
        ],
        ids="string twice open deep title time".split(),
    )
    def test_wrong_toml(self, front: str, line: int, reason: str, read: Any) -> None:
        """As with YAML."""
        ((article,), (error,)) = read(put(f"+++\n{front}\n+++\nOne."))
        assert error == f"a.md:{line}: front matter: {reason}; the text is read without it"
        assert [block.of(article.text) for block in article.sections[0].blocks()] == ["One."]

    @pytest.mark.parametrize("name", ["note.txt", "note.txt.gz"])
    def test_text_files(self, name: str, read: Any) -> None:
        """A text may be Markdown whatever its name says; with `markup="plain"` it is not."""
        data = b"\xef\xbb\xbf---\ntitle: A note\ndate: 2025-08-05\n---\n# Seeds\n\nOpenAI knows.\n"
        Path(name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        ((article,), errors) = read()
        assert (article.title, str(article.published), article.origin, errors) == ("A note", "2025-08-05", name, [])
        ((plain,), _) = read(markup="plain")
        assert (plain.published, plain.header) == (None, Span(0, 1))

    def test_wrong_in_a_text_file(self, read: Any) -> None:
        """It is told, and the text is read."""
        Path("note.txt").write_text("---\ntitle: [x\n---\nOpenAI knows.\n", "utf-8")
        ((article,), (error,)) = read()
        assert (article.title, len(article.mentions)) == (None, 1)
        assert error.startswith("note.txt:3: front matter: not YAML: ")

    def test_a_text_file_between_rules(self, read: Any) -> None:
        """Prose after a rule is not front matter."""
        Path("note.txt").write_text("---\nThe tide rose.\n---\nOpenAI knows.\n", "utf-8")
        ((article,), errors) = read()
        assert (article.header, len(article.mentions), errors) == (None, 1, [])

    def test_empty(self, read: Any) -> None:
        """As with crawl text."""
        assert read(put("")) == ([], ["a.md: the file is empty"])
