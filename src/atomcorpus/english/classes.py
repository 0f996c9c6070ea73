"""Classes of words that rules name: loading only.

Kept by hand: `classes.txt` for the rules of names, and one file each for those of citations, artifacts, quantities and
events. A class begins with its name in brackets; lines that begin with # say why it is as it is; the others hold its
words between white space, with an underscore for a space inside one ("Oval_Office"). Classes that are much alike stand
beside each other.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["words"]

_FILES = (
    "classes.txt",
    "citation_classes.txt",
    "artifact_classes.txt",
    "quantity_classes.txt",
    "event_classes.txt",
)


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """Every class with its words, in the order of the files."""
    found: dict[str, list[str]] = {}
    listed: list[str] = []
    for file in _FILES:
        for line in (files(__package__ or "") / file).read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                listed = found.setdefault(line.strip("[]"), [])
            elif not line.startswith("#"):
                listed += [word.replace("_", " ") for word in line.split()]
    return {name: tuple(words) for name, words in found.items()}


@cache
def words(name: str) -> frozenset[str]:
    """The words of a class.

    Args:
        name: As in brackets in its file.

    Example:
        >>> "co-founder" in words("of-company"), "himself" in words("reflexive")
        (True, True)
    """
    return frozenset(_classes()[name])
