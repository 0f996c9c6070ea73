"""Formats of articles, one module a format: those that are read back, and those that other tools read.

Both ways (`dumps` and `loads`, `write` and `read`): `json`, `jsonl`, `parquet`. One way (`dumps` and `write`):
`bibtex`, `brat`, `csl`, `docbin`, `graphml`, `jsonld`, `markdown`, `web_annotation`; and `csv` and `xlsx`, of
rows of a table.

`FORMATS` is the one list of them; whoever offers formats takes it from there.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from atomcorpus._repr import record_repr
from atomcorpus.formats import (
    bibtex,
    brat,
    csl,
    csv,
    docbin,
    graphml,
    json,
    jsonl,
    jsonld,
    markdown,
    parquet,
    web_annotation,
    xlsx,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "FORMATS",
    "Format",
    "bibtex",
    "brat",
    "csl",
    "csv",
    "docbin",
    "graphml",
    "json",
    "jsonl",
    "jsonld",
    "markdown",
    "parquet",
    "web_annotation",
    "xlsx",
]


@frozen(kw_only=True)
class Format:
    """What a format is, for those who offer several.

    Attributes:
        write: Writes it: to a file, or to a folder where `is_folder` says so.
        takes: What is written: one article, articles, or rows of a table.
        is_folder: Whether it is a folder of files.
        is_two_way: Whether all of an article comes back.
        is_text: Whether what is written is text in UTF-8.
    """

    write: Callable[..., object]
    takes: Literal["article", "articles", "rows"] = "articles"
    is_folder: bool = False
    is_two_way: bool = False
    is_text: bool = True

    __repr__ = record_repr


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "bibtex": Format(write=bibtex.write),
        "brat": Format(write=brat.write, is_folder=True),
        "csl": Format(write=csl.write),
        "csv": Format(write=csv.write, takes="rows"),
        "docbin": Format(write=docbin.write, is_text=False),
        "graphml": Format(write=graphml.write),
        "json": Format(write=json.write, takes="article", is_two_way=True),
        "jsonl": Format(write=jsonl.write, is_two_way=True),
        "jsonld": Format(write=jsonld.write),
        "markdown": Format(write=markdown.write),
        "parquet": Format(write=parquet.write, is_two_way=True, is_text=False),
        "web-annotation": Format(write=web_annotation.write),
        "xlsx": Format(write=xlsx.write, takes="rows", is_text=False),
    }
)
"""All formats, by the names that a command line gives them: those of their modules, with hyphens."""
