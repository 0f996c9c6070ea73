"""The classes of words that rules name: each once, none empty, no word in one twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from atomcorpus.english import classes

FOLDER = Path(classes.__file__).parent
LINES = [
    line
    for file in ("classes.txt", "citation_classes.txt", "event_classes.txt")
    for line in (FOLDER / file).read_text(encoding="utf-8").splitlines()
]
NAMES = [line.strip("[]") for line in LINES if line.startswith("[")]
CODE = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py"))
RULES = "".join(path.read_text(encoding="utf-8") for path in (FOLDER.parent / "mentions").rglob("*.txt"))


def test_names_are_single() -> None:
    """A class stands in the files once."""
    assert sorted(NAMES) == sorted(set(NAMES))


@pytest.mark.parametrize("name", NAMES)
def test_words_are_single(name: str) -> None:
    """A class has words, and none of them twice."""
    first = LINES.index(f"[{name}]") + 1
    last = next((at for at in range(first, len(LINES)) if LINES[at].startswith("[")), len(LINES))
    listed = [word for line in LINES[first:last] if not line.startswith("#") for word in line.split()]
    assert listed
    assert len(listed) == len(set(listed)) == len(classes.words(name))


@pytest.mark.parametrize("name", NAMES)
def test_each_class_is_used(name: str) -> None:
    """A rule asks for it by its name."""
    assert f'"{name}"' in CODE or f"'{name}'" in CODE or f"{{{name}}}" in CODE + RULES


def test_an_underscore_is_a_space() -> None:
    """A phrase is one entry."""
    assert "Oval Office" in classes.words("no-actors")


def test_missing_class() -> None:
    """A class that is not there is a key that is not there."""
    with pytest.raises(KeyError, match="no-such-class"):
        classes.words("no-such-class")
