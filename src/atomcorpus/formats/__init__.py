"""Formats of articles, one module a format: those that are read back, and those that other tools read.

Both ways (`dumps` and `loads` for strings, `write` and `read` for files): `json`, `jsonl`. One way (`dumps` and
`write`): `bibtex`, `brat`, `csl`, `docbin`, `graphml`, `jsonld`, `markdown`, `web_annotation`.
"""

from __future__ import annotations

from atomcorpus.formats import (
    bibtex,
    brat,
    csl,
    docbin,
    graphml,
    json,
    jsonl,
    jsonld,
    markdown,
    web_annotation,
)

__all__ = [
    "bibtex",
    "brat",
    "csl",
    "docbin",
    "graphml",
    "json",
    "jsonl",
    "jsonld",
    "markdown",
    "web_annotation",
]
