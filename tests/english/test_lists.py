"""The word lists that ship with the package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from atomcorpus.english import lists

ROOT = Path(__file__).parents[2]
FILES = sorted(path.stem for path in Path(lists.__file__).parent.glob("*.txt"))


def test_lists_are_what_their_sources_give() -> None:
    """The shipped files are built from the tables in tools/lexicon, never edited."""
    command = [sys.executable, str(ROOT / "tools" / "build_lexicon.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("name", FILES)
def test_entries_are_sorted_and_single(name: str) -> None:
    """One entry a line, none twice, in code-point order, without white space around it."""
    lines = (Path(lists.__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert all(line == line.strip() and line for line in lines)
    assert lists.entries(name) == set(lines)


@pytest.mark.parametrize("name", ["organization_heads", "organization_nouns", "standing_bodies"])
def test_tables_have_one_row_a_key(name: str) -> None:
    """A word or phrase has one meaning only."""
    assert len(lists.table(name)) == len(lists.entries(name))


def test_missing_list() -> None:
    """A list that is not there is a file that is not there."""
    with pytest.raises(FileNotFoundError):
        lists.entries("no_such_list")
