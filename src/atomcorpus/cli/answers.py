"""Rows as an answer: a table as wide as the terminal, CSV, or one JSON object a row."""

from __future__ import annotations

import json
import sys
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Protocol

from atomcorpus.cli.terminal import columns, counted, padded, shortened, terminal_width, visible_csv
from atomcorpus.formats import csv
from atomcorpus.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["ANSWERS", "answer", "tabulated"]

ANSWERS = ("table", "csv", "json")
"""How rows may be asked for."""

_ROWS = 1000  # of a table; more are for CSV and JSON
_GAP = "  "
_NUMBERS = (int, float)


class Piece(Protocol):
    """Some rows of an answer."""

    def __iter__(self) -> Iterator[tuple[object, ...]]: ...
    def __len__(self) -> int: ...


def answer(
    names: Sequence[str],
    rows: Iterable[dict[str, Any]],
    form: str,
    *,
    shown: Sequence[str] | None = None,
    right: Sequence[str] = (),
) -> None:
    """Print rows as they come, those of a table when the last is there.

    Args:
        names: Their columns, in order.
        rows: Column to value.
        form: One of `ANSWERS`.
        shown: The columns of a table; all when None.
        right: Those that end at one line, as numbers do.
    """
    match form:
        case "csv":
            lines = csv.lines(rows, columns=names)
            sys.stdout.writelines(map(visible_csv, lines) if sys.stdout.isatty() else lines)
        case "json":
            for row in rows:
                print(json.dumps(row, ensure_ascii=True, default=str))
        case _:
            chosen = names if shown is None else shown
            piece = [tuple(row[name] for name in chosen) for row in rows]
            for line in tabulated(chosen, [piece], right) if piece else ():
                print(line)


def tabulated(names: Sequence[str], pieces: Iterable[Piece], aligned: Sequence[str] = ()) -> Iterator[str]:
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
    right = [name in aligned or number for name, number in zip(names, right or [False] * len(heads), strict=True)]
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
