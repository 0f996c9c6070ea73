"""The page that says where is what: every file is there, and what is looked for stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "where-is-what.md"
ROWS = re.findall(r"^\| (.+?) \| `(.+?)` \| `(.+?)` \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_row_is_read() -> None:
    """No row of the table has another form."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert len(ROWS) == len(lines) - 2 > 25


def test_each_question_is_asked_once() -> None:
    """Nothing has two answers."""
    questions = [question for question, _, _ in ROWS]
    assert len(questions) == len(set(questions))


@pytest.mark.parametrize(("question", "file", "anchor"), ROWS, ids=[question for question, _, _ in ROWS])
def test_answers(question: str, file: str, anchor: str) -> None:
    """The file is there, and the name stands in it."""
    assert anchor.strip() in (ROOT / file).read_text(encoding="utf-8"), question
