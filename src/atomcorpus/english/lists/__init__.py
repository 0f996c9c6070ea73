"""Word lists that are generated: loading only.

The lists are text files beside this module, one entry a line, sorted, made by `tools/build_lexicon.py`; what they rest
on stands in NOTICE. Each is read once, when it is first asked for.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["entries", "marked", "table"]


@cache
def entries(name: str) -> frozenset[str]:
    """The entries of one word list, spelled as in running text.

    Args:
        name: File name without its ending, such as `given_names`.

    Example:
        >>> "Wednesday" in entries("months_and_days")
        True
    """
    return frozenset(_lines(name))


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """The rows of one table: first column to the other columns. Shared and cached: to be read, not changed.

    Args:
        name: File name without its ending, such as `organization_heads`.

    Example:
        >>> table("standing_bodies")["House of Commons"]
        ('government',)
    """
    rows = (line.split("\t") for line in _lines(name))
    return {row[0]: tuple(row[1:]) for row in rows}


@cache
def marked(name: str, mark: str) -> frozenset[str]:
    """The first column of those rows of a table that have a mark in their last.

    Args:
        name: As for `table`.
        mark: What the head of the table's source explains.

    Example:
        >>> "Bakery" in marked("organization_heads", "trade"), "Bank" in marked("organization_heads", "trade")
        (True, False)
    """
    return frozenset(first for first, row in table(name).items() if mark in row[-1].split(","))


def _lines(name: str) -> list[str]:
    return (files(__name__) / f"{name}.txt").read_text(encoding="utf-8").splitlines()
