"""The classes of words that rules name: each once, each used, and none empty."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from atomcorpus.english.classes import words

TEXT = (files("atomcorpus.english") / "citation_classes.txt").read_text(encoding="utf-8")
NAMES = re.findall(r"^\[(.+)\]$", TEXT, re.MULTILINE)
CODE = "".join(path.read_text() for path in (Path(__file__).parents[2] / "src/atomcorpus").rglob("*.py"))


class TestClasses:
    """The file of the classes that citations are found with."""

    def test_each_name_stands_once(self) -> None:
        """A second class of a name would hide the first."""
        assert sorted(set(NAMES)) == sorted(NAMES)

    @pytest.mark.parametrize("name", NAMES)
    def test_each_class_is_used(self, name: str) -> None:
        """A rule asks for it by its name."""
        assert f'words("{name}")' in CODE

    @pytest.mark.parametrize("name", NAMES)
    def test_each_class_says_why(self, name: str) -> None:
        """What it is for stands right below its name, then its words, each once."""
        entry = re.split(r"^(?:\[|# ---)", TEXT.partition(f"[{name}]\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
        why, listed = (
            [line for line in entry.splitlines() if line and line.startswith("#") is is_comment]
            for is_comment in (True, False)
        )
        assert why
        assert sorted(" ".join(listed).split()) == sorted(words(name))

    def test_a_name_that_is_none(self) -> None:
        """There is no empty class for a slip of the pen."""
        with pytest.raises(KeyError, match="no-such-class"):
            words("no-such-class")
