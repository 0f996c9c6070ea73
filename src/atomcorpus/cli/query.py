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
from atomcorpus.visible import visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from atomcorpus.sql import Result

__all__ = ["ANSWERS", "run_query"]

ANSWERS = ("table", "csv", "json")

_ROWS = 1000  # of a table; more are for CSV and JSON
_GAP = "  "
_NUMBERS = (int, float)


def run_query(arguments: argparse.Namespace) -> int:
    """Ask, and print the answer."""
    try:
        result = Corpus.open(arguments.corpus).sql(arguments.sql, search=arguments.search)
    except ParseError as error:
        raise UsageError(f"argument --search: {said(error)}") from error
    match arguments.format:
        case "csv":
            answer = result.to_csv()
            sys.stdout.write(visible_csv(answer) if sys.stdout.isatty() else answer)
        case "json":
            for row in result.rows():
                print(json.dumps(row, ensure_ascii=True, default=str))
        case _:
            for line in _table(result):
                print(line)
    return 0


def _table(result: Result) -> Iterator[str]:
    """Lines as wide as the terminal, one a row; where that is too narrow, the widest columns are cut."""
    rows = list(islice(result, _ROWS))
    cells = [[_shown(value) for value in row] for row in rows]
    heads = [visible(name) for name in result.columns]
    widths = _fitting([max(map(columns, column)) for column in zip(heads, *cells, strict=True)])
    right = [all(isinstance(value, _NUMBERS) for value in column) for column in zip(*rows, strict=True)]
    right = right or [False] * len(heads)
    for line in chain([heads, ["─" * width for width in widths]], cells):
        yield _GAP.join(map(_aligned, line, widths, right)).rstrip()
    if len(result) > _ROWS:
        yield f"… {counted(len(result) - _ROWS, 'more row')}; csv and json have them all"


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
