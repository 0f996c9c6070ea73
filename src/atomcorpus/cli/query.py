"""`atomcorpus query`: one question in SQL to a corpus on disk, answered as a table, CSV or JSON."""

from __future__ import annotations

import json
import sys
from itertools import chain, islice
from typing import TYPE_CHECKING

from atomcorpus.cli.commands import UsageError
from atomcorpus.cli.inputs import said
from atomcorpus.cli.terminal import columns, counted, padded, shortened, terminal_width, visible_csv
from atomcorpus.corpus import Corpus
from atomcorpus.errors import ParseError
from atomcorpus.formats import csv
from atomcorpus.visible import visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from atomcorpus.sql import Result

__all__ = ["ANSWERS", "run_query"]

ANSWERS = ("table", "csv", "json")

_ROWS = 1000  # of a table; more are for CSV and JSON
_GAP = "  "
_NUMBERS = (int, float)


def run_query(arguments: argparse.Namespace) -> int:
    """Ask, and print the answer as it comes."""
    pieces = Corpus.open(arguments.corpus).sql_batches(arguments.sql, search=arguments.search)
    try:
        first = next(pieces)
    except ParseError as error:
        raise UsageError(f"argument --search: {said(error)}") from error
    pieces = chain([first], pieces)
    match arguments.format:
        case "csv":
            rows = (row for piece in pieces for row in piece.rows())
            lines = csv.lines(rows, columns=first.columns)
            sys.stdout.writelines(map(visible_csv, lines) if sys.stdout.isatty() else lines)
        case "json":
            for row in (row for piece in pieces for row in piece.rows()):
                print(json.dumps(row, ensure_ascii=True, default=str))
        case _:
            for line in _table(first.columns, pieces):
                print(line)
    return 0


def _table(names: Sequence[str], pieces: Iterator[Result]) -> Iterator[str]:
    """Lines as wide as the terminal, one a row; where that is too narrow, the widest columns are cut."""
    rows: list[tuple[object, ...]] = []
    number = 0
    for piece in pieces:
        rows += islice(piece, _ROWS - len(rows))
        number += len(piece)
    cells = [[_shown(value) for value in row] for row in rows]
    heads = [visible(name) for name in names]
    widths = _fitting([max(map(columns, column)) for column in zip(heads, *cells, strict=True)])
    right = [all(isinstance(value, _NUMBERS) for value in column) for column in zip(*rows, strict=True)]
    right = right or [False] * len(heads)
    for line in chain([heads, ["─" * width for width in widths]], cells):
        yield _GAP.join(map(_aligned, line, widths, right)).rstrip()
    if number > len(rows):
        yield f"… {counted(number - len(rows), 'more row')}; csv and json have them all"


def _shown(value: object) -> str:
    return "" if value is None else visible(str(value))


def _fitting(widths: list[int]) -> list[int]:
    """The widths, the widest ones cut until a line fits."""
    room = terminal_width() - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > 1:
        widest = max(widths)
        second = max((width for width in widths if width < widest), default=1)
        most = [number for number, width in enumerate(widths) if width == widest]
        step = max(1, min(widest - second, -(-(sum(widths) - room) // len(most))))
        for number in most:
            widths[number] -= step
    return widths


def _aligned(text: str, width: int, right: bool) -> str:  # noqa: FBT001 - a column's side, given by map
    text = shortened(text, width)
    return " " * (width - columns(text)) + text if right else padded(text, width)
