"""What the names of files say: titles, and dates when they are asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from atomcorpus import Basis
from atomcorpus.reading.names import date_in_name, title_in_name


def put(path: str, text: str = "One.") -> str:
    """Make a file."""
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(text, "utf-8")
    return path


class TestDates:
    """Dates in names."""

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("2025-08-05-some-title.md", "2025-08-05"),
            ("20250805_x.txt", "2025-08-05"),
            ("crawl/2025_08_05.txt.gz", "2025-08-05"),
            ("2025.08.05 x.html", "2025-08-05"),
            ("2025-08-x.txt", "2025-08"),
            ("note-2025-08-05.txt", "2025-08-05"),
            ("2025-08-05-on-2024-01-01.txt", "2025-08-05"),
            ("on-2025-08-05-and-2024-01-01.txt", None),
            ("2025-in-review.txt", None),
            ("2025-13-05.txt", None),
            ("2025-02-30.txt", None),
            ("2025-08-00.txt", None),
            ("12025-08-05.txt", None),
            ("2025-08-051.txt", "2025-08"),
            ("00020250805.txt", None),
            ("1825-08-05.txt", None),
            ("2025-08-05/x.txt", None),
            ("x.txt", None),
        ],
    )
    def test_dates(self, path: str, expected: str | None) -> None:
        """A whole date or a month with its year, at the start or alone; what no calendar has is none."""
        found = date_in_name(path)
        assert (found and str(found)) == expected

    @pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
    def test_asked_for(self, name: str, read: Any) -> None:
        """It is taken only then, and only where the text has none."""
        text = "<html><body><p>The fields of the north lay bare all winter long.</p></body></html>"
        path = put(f"2025-08-05-{name}", text if name == "a.html" else "One.")
        assert [str(article.published) for article in read(path)[0]] == ["None"]
        assert [str(article.published) for article in read(path, dates_from_names=True)[0]] == ["2025-08-05"]

    def test_the_text_comes_first(self, read: Any) -> None:
        """A date that the text has stays."""
        path = put("2025-08-05.txt", "date 2024-01-01 One.")
        assert [str(article.published) for article in read(path, dates_from_names=True)[0]] == ["2024-01-01"]

    def test_rows(self, read: Any) -> None:
        """A file of many articles has no date of one."""
        path = put("2025-08-05.jsonl", '{"text": "One."}')
        assert [article.published for article in read(path, dates_from_names=True)[0]] == [None]


class TestTitles:
    """Titles in names."""

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("crawl/2025-08-05-two-labs-shipped.md", "two labs shipped"),
            ("2025-08-two-labs-shipped.md", "two labs shipped"),
            ("2025-two-labs-shipped.md", "2025 two labs shipped"),
            ("Two_Labs.TXT.gz", "Two Labs"),
            ("two-labs-4-5-6.txt", None),
            ("gpt-5-is-here.html", "gpt 5 is here"),
            ("000_0c68cf634056fda9.txt", None),
            ("2020-06-12-tenyearsinone.txt", None),
            ("2025-08-05.txt", None),
            ("page-3.txt", None),
            ("a-b-c-d.txt", None),
            ("index.html", None),
        ],
    )
    def test_titles(self, path: str, expected: str | None) -> None:
        """Several words are a title; numbers, hashes and a single word are none."""
        assert title_in_name(path) == expected

    def test_order(self, read: Any) -> None:
        """What the format states comes first, then a heading, then the name."""
        put("c/one-name-a.md", "---\ntitle: Stated\n---\n# Headed\n\nOne.")
        put("c/one-name-b.md", "# Headed *twice*\n\nOne.")
        put("c/one-name-c.md", "One.")
        put("c/z.md", "One.")
        assert [(article.title, article.title_basis) for article in read("c")[0]] == [
            ("Stated", Basis.STATED),
            ("Headed twice", Basis.HEADING),
            ("one name c", Basis.FILE_NAME),
            (None, None),
        ]
