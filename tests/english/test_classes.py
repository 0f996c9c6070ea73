"""The classes of words that rules name."""

from __future__ import annotations

from pathlib import Path

import pytest

from atomcorpus.english import classes

LINES = (Path(classes.__file__).parent / "classes.txt").read_text(encoding="utf-8").splitlines()
NAMES = [line.strip("[]") for line in LINES if line.startswith("[")]


def test_names_are_single() -> None:
    """A class stands in the file once."""
    assert len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize("name", NAMES)
def test_words_are_single(name: str) -> None:
    """A class has words, and none of them twice."""
    first = LINES.index(f"[{name}]") + 1
    last = next((at for at in range(first, len(LINES)) if LINES[at].startswith("[")), len(LINES))
    listed = [word for line in LINES[first:last] if not line.startswith("#") for word in line.split()]
    assert listed
    assert len(listed) == len(set(listed)) == len(classes.words(name))


def test_an_underscore_is_a_space() -> None:
    """A phrase is one entry."""
    assert "Oval Office" in classes.words("no-actors")


def test_missing_class() -> None:
    """A class that is not there is a key that is not there."""
    with pytest.raises(KeyError, match="no-such-class"):
        classes.words("no-such-class")
