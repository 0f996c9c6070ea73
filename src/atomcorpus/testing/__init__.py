"""Hypothesis strategies for the records, the crawl format and corpora; the only home of Hypothesis.

For tests of whatever is built on this library: `@given(articles())` draws any article that the library could make or
read. By default a strategy draws from the widest range that its record takes and UTF-8 can hold; options are keywords
and narrow it.
"""

from __future__ import annotations

from atomcorpus._extras import brought_by

with brought_by("testing", "hypothesis"):
    from atomcorpus.testing.crawl import crawl_sections, crawl_texts, render_crawl
    from atomcorpus.testing.records import (
        actors,
        ai_models,
        articles,
        artifacts,
        citations,
        corpora,
        events,
        gaps,
        links,
        mentions,
        partial_dates,
        participants,
        quantities,
        spans,
        stated_roles,
        time_expressions,
    )

__all__ = [
    "actors",
    "ai_models",
    "articles",
    "artifacts",
    "citations",
    "corpora",
    "crawl_sections",
    "crawl_texts",
    "events",
    "gaps",
    "links",
    "mentions",
    "partial_dates",
    "participants",
    "quantities",
    "render_crawl",
    "spans",
    "stated_roles",
    "time_expressions",
]
