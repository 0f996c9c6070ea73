"""Files that are one text: Markdown and its front matter; crawl text is in the tests of folders."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from atomcorpus import PartialDate, Span

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
            ("# one\n- two", 1, "expected keys with values"),
            ("a: &a [*a]", 2, "not YAML: found unconstructable recursive node"),
            ("a: " + "[" * 5_000, 1, "not YAML: nested too deeply"),
            ("title: [one]", 1, "column 'title': expected text, not a list"),
            ("date: soon", 1, "column 'date': 'soon' is not a date"),
        ],
        ids="colon open list recursive deep title date".split(),
    )
    def test_wrong(self, front: str, line: int, reason: str, read: Any) -> None:
        """The error has the line where it is known, and otherwise the first."""
        (error,) = read(put(f"---\n{front}\n---\nOne."))[1]
        assert error == f"a.md:{line}: front matter: {reason}"

    def test_aliases_without_end(self, read: Any) -> None:
        """What aliases make of a few lines is not written into a message."""
        lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
        put("---\n" + "\n".join([*lines, "title: *a29", "---", "One."]))
        assert read("a.md")[1] == ["a.md:1: front matter: column 'title': expected text, not a list"]

    def test_empty(self, read: Any) -> None:
        """As with crawl text."""
        assert read(put("")) == ([], ["a.md: the file is empty"])
