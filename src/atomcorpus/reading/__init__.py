"""Reading articles from files and folders, one after the other; one module a kind of file.

Public are the names below. Nothing here finds anything in a text, writes a file or counts.
"""

from __future__ import annotations

from atomcorpus.reading.columns import COLUMNS
from atomcorpus.reading.file_kinds import SUFFIXES
from atomcorpus.reading.files import find_files
from atomcorpus.reading.given_rows import read_rows
from atomcorpus.reading.limits import Limits
from atomcorpus.reading.options import Options, Parser
from atomcorpus.reading.reader import ArticleReader, OnError, read_articles, read_file
from atomcorpus.reading.texts import parse_bytes

__all__ = [
    "COLUMNS",
    "SUFFIXES",
    "ArticleReader",
    "Limits",
    "OnError",
    "Options",
    "Parser",
    "find_files",
    "parse_bytes",
    "read_articles",
    "read_file",
    "read_rows",
]
