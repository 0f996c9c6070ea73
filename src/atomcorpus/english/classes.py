"""Classes of words that rules name: loading only.

`citation_classes.txt`, kept by hand: a class begins with its name in brackets; lines that begin with # say why it is as
it is; the others hold its words between white space. Classes that are much alike stand beside each other.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["words"]

_FILES = ("citation_classes.txt",)


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Every class with its words."""
    listed: dict[str, list[str]] = {}
    name = ""
    for file in _FILES:
        for line in (files(__package__ or "") / file).read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                name = line.strip("[]")
                listed[name] = []
            elif line and not line.startswith("#"):
                listed[name] += line.split()
    return {name: frozenset(some) for name, some in listed.items()}


def words(name: str) -> frozenset[str]:
    """The words of a class.

    Args:
        name: As in brackets in the file.

    Example:
        >>> "himself" in words("reflexive")
        True
    """
    return _classes()[name]
