"""Makers named right behind their models: "MODEL by HANDLE:", as lists of releases and the hub have it."""

from __future__ import annotations

import re

__all__ = ["handle_behind", "is_unmistakable"]

_BY = re.compile(r" by (?P<handle>[^\W_][\w-]{1,40})(?=:| \(|,|\n|\Z)")
_UNMISTAKABLE = re.compile(r"(?=.{4})\w*(?:-\w|\d|\w[A-Z])[\w-]*")


def handle_behind(text: str, end: int, limit: int) -> tuple[int, int] | None:
    """Offsets of the handle that stands behind a model's name as its maker's.

    Example:
        >>> text = "- Cinder-7B by night-owl-ai: small"
        >>> text[slice(*handle_behind(text, 11, len(text)))]
        'night-owl-ai'
    """
    match = _BY.match(text, end, limit)
    return match.span("handle") if match else None


def is_unmistakable(handle: str) -> bool:
    """Whether a handle can be no word of English: four or more characters with a hyphen, digit or capital inside.

    Example:
        >>> is_unmistakable("RLHFlow"), is_unmistakable("default")
        (True, False)
    """
    return _UNMISTAKABLE.fullmatch(handle) is not None
