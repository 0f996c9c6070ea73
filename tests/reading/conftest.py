"""What the tests of reading share: an empty folder to work in, and everything that a path comes to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from atomcorpus import Article, read_articles

if TYPE_CHECKING:
    from pathlib import Path

Outcome = Callable[..., tuple[list[Article], list[str]]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, so that messages have short paths."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def read() -> Outcome:
    """Reads a path to its end and gives the articles, and the errors as they are printed."""

    def read_all(path: str = ".", **options: object) -> tuple[list[Article], list[str]]:
        reader = read_articles(path, **options)  # type: ignore[arg-type] # each test gives what its claim needs
        articles = list(reader)
        return articles, [str(error) for error in reader.errors]

    return read_all
