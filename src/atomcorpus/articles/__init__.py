"""Records of a text and its parts: articles, sections, headings; and what an article is checked for."""

from __future__ import annotations

from atomcorpus.articles.records import Article, Basis, Heading, Section

__all__ = ["Article", "Basis", "Heading", "Section"]
