"""Many articles: the `Corpus` record and the reading of files and folders.

Public are the names below. Nothing here finds anything in a text, writes a file or counts.
"""

from __future__ import annotations

from atomcorpus.corpus.files import SUFFIXES, find_files
from atomcorpus.corpus.reading import ArticleReader, parse_bytes, read_articles
from atomcorpus.corpus.record import Corpus

__all__ = ["SUFFIXES", "ArticleReader", "Corpus", "find_files", "parse_bytes", "read_articles"]
