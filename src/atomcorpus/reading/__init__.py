"""Reading articles from files and folders, one after the other.

Public are the names below. Nothing here finds anything in a text, writes a file or counts.
"""

from __future__ import annotations

from atomcorpus.reading.files import SUFFIXES, find_files
from atomcorpus.reading.reader import ArticleReader, OnError, parse_bytes, read_articles

__all__ = ["SUFFIXES", "ArticleReader", "OnError", "find_files", "parse_bytes", "read_articles"]
