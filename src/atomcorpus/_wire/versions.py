"""Articles that an older version wrote, as this one writes them: nothing is lost, and what was not known is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from atomcorpus._convert import shown
from atomcorpus._wire.objects import OPTIONAL, SCHEMA
from atomcorpus.articles import Basis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus._convert import Fault

__all__ = ["FIRST_SCHEMA", "migrated", "newer_keys"]

FIRST_SCHEMA: Final = "atomcorpus.article/1"
"""The version without gaps, links, bases and facts."""

_ADDED: dict[str, Any] = {"gaps": [], "links": [], **{key: [] for key in OPTIONAL}}
_ADDED_TO_CITATIONS: dict[str, Any] = {"via_basis": None}
_WITH_BASIS = ("title", "publisher", "language")
"""Fields whose basis was not written, as the format had to state them."""


def migrated(data: dict[str, Any]) -> dict[str, Any]:
    """An article of the first version in the form of this one; what is wrong with it stays wrong.

    Example:
        >>> migrated({"schema": "atomcorpus.article/1", "citations": []})["links"]
        []
    """
    citations = data.get("citations")
    if type(citations) is list:
        data = data | {"citations": [_ADDED_TO_CITATIONS | one if type(one) is dict else one for one in citations]}
    bases = {f"{field}_basis": None if data.get(field) is None else Basis.STATED.value for field in _WITH_BASIS}
    return {**data, **_ADDED, **bases, "schema": SCHEMA}


def newer_keys(data: dict[str, Any]) -> Iterator[Fault]:
    """Keys of an article of the first version that only this one has.

    Example:
        >>> list(newer_keys({"gaps": []}))
        [((), "unknown key 'gaps'")]
    """
    for key in (*_ADDED, *(f"{field}_basis" for field in _WITH_BASIS)):
        if key in data:
            yield (), f"unknown key {shown(key)}"
    citations = data.get("citations")
    for number, citation in enumerate(citations if type(citations) is list else ()):
        for key in _ADDED_TO_CITATIONS:
            if type(citation) is dict and key in citation:
                yield ("citations", number), f"unknown key {shown(key)}"
