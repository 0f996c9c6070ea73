"""What stands below what among the rows of a knowledge base."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from atomcorpus.entities import ModelLevel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atomcorpus.knowledge.rows import Row

__all__ = ["WIDE", "children_of", "models_below"]

WIDE = (ModelLevel.FAMILY.value, ModelLevel.SERIES.value)
"""Levels under which several models stand."""


def children_of(rows: Mapping[str, Row]) -> dict[str, list[str]]:
    """For the id of each parent those of the entries right below it."""
    children: dict[str, list[str]] = {}
    for row in rows.values():
        if "parent" in row:
            children.setdefault(row["parent"], []).append(row["id"])
    return children


def models_below(rows: Mapping[str, Row]) -> Counter[str]:
    """Number of listed models and checkpoints under each family and series, and of each developer."""
    counts: Counter[str] = Counter()
    for row in rows.values():
        if "level" not in row or row["level"] in WIDE:
            continue
        above = {row.get("developer")}
        parent = row.get("parent")
        while parent is not None and parent not in above:
            above.add(parent)
            parent = rows.get(parent, {}).get("parent")
        counts.update(ancestor for ancestor in above if ancestor is not None)
    return counts
