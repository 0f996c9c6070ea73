"""Layouts: what the form of a text says, before anything in it is read. One module a format.

Only spans are made here, and the date of a header is read; what the paragraphs say is for other modules.
"""

from __future__ import annotations

from atomcorpus.layout.crawl import parse_layout
from atomcorpus.layout.markdown import parse_markdown
from atomcorpus.layout.record import Layout, group_blocks

__all__ = ["Layout", "group_blocks", "parse_layout", "parse_markdown"]
