"""`atomcorpus query`: one question in SQL to a corpus on disk, answered as a table, CSV or JSON."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from atomcorpus.cli.answers import answer, tabulated
from atomcorpus.cli.commands import UsageError
from atomcorpus.cli.inputs import said
from atomcorpus.corpus import Corpus
from atomcorpus.errors import MissingPathError, ParseError

if TYPE_CHECKING:
    import argparse

__all__ = ["run_query"]


def run_query(arguments: argparse.Namespace) -> int:
    """Ask, and print the answer as it comes."""
    pieces = _opened(arguments.corpus).sql_batches(arguments.sql, search=arguments.search)
    try:
        first = next(pieces)
    except ParseError as error:
        raise UsageError(f"argument --search: {said(error)}") from error
    pieces = chain([first], pieces)
    if arguments.format == "table":
        for line in tabulated(first.columns, pieces):
            print(line)
    else:
        answer(first.columns, (row for piece in pieces for row in piece.rows()), arguments.format)
    return 0


def _opened(path: str) -> Corpus:
    """The corpus at a path; of a folder that is none, how one is made of it."""
    try:
        return Corpus.open(path)
    except MissingPathError as error:
        if not Path(path).is_dir():
            raise
        raise MissingPathError(f"{error.reason}; atomcorpus build {path} -o FOLDER makes one", error.path) from error
