"""Layouts: what the form of a text says, before anything in it is read. One module a format.

Only spans are made here, and the date of a header is read; what the paragraphs say is for other modules.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from atomcorpus.layout.crawl import parse_layout
from atomcorpus.layout.record import Layout, group_blocks
from atomcorpus.layout.texts import Markup, markup_of, parse_text

if TYPE_CHECKING:
    from atomcorpus.layout.markdown import parse_markdown
    from atomcorpus.layout.markup import parse_html

__all__ = [
    "Layout",
    "Markup",
    "group_blocks",
    "markup_of",
    "parse_html",
    "parse_layout",
    "parse_markdown",
    "parse_text",
]

# Their parser takes longer to import than all the rest, and is needed for texts with markup only.
_LATE = {"parse_html": "atomcorpus.layout.markup", "parse_markdown": "atomcorpus.layout.markdown"}


def __getattr__(name: str) -> Any:
    if name in _LATE:
        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
