"""Records as HTML: fragments for notebooks and for the report, each text in them escaped.

Public are the names below. Nothing here counts, reads or writes files, or needs more of a record than its attributes.
"""

from __future__ import annotations

from atomcorpus.html.article import article_html
from atomcorpus.html.escaping import cut, escape, link
from atomcorpus.html.records import facts_html, record_html, rows_html
from atomcorpus.html.style import STYLE

__all__ = ["STYLE", "article_html", "cut", "escape", "facts_html", "link", "record_html", "rows_html"]
