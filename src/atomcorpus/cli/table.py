"""`atomcorpus table`: what is in articles as one table, for spreadsheets and programs."""

from __future__ import annotations

import json
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from atomcorpus._files import whole_file
from atomcorpus.cli.commands import FAILED, UsageError, check_output, chosen_options
from atomcorpus.cli.inputs import Inputs, progress_over, said, tell, tell_languages
from atomcorpus.cli.progress import Progress
from atomcorpus.cli.streams import write_to_output
from atomcorpus.cli.terminal import counted, visible_csv
from atomcorpus.errors import ValidationError
from atomcorpus.formats import csv, xlsx
from atomcorpus.selections import Selections
from atomcorpus.visible import visible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from atomcorpus.selections import Selection

__all__ = ["ENDS", "TABLES", "run_table"]

TABLES = tuple(name for name in vars(Selections(())) if not name.startswith("_"))
"""What there is a table of: the selections of a corpus."""


def run_table(arguments: argparse.Namespace) -> int:
    """Write one table, row by row, of the articles of all paths."""
    paths, output = arguments.paths, arguments.output
    kind = arguments.format or next((kind for end, kind in ENDS.items() if output and output.endswith(end)), "csv")
    if output is not None:
        check_output(paths, output)
    crowded = output is None and sys.stdout.isatty()  # the rows themselves show how far it has come
    with Progress(None, None) if crowded else progress_over(paths) as progress:
        inputs = Inputs(paths, chosen_options(arguments), report=tell, progress=progress)
        selection: Selection[Any] = getattr(Selections(inputs), arguments.table)
        columns = _columns(selection, arguments.columns)
        number = _Counter(selection.rows(columns=columns))
        if kind == "xlsx":
            _write_workbook(number, columns, output)
            progress.clear()
            _tell(output, number)
            tell_languages(inputs.not_english)
            return FAILED if inputs.failed else 0
        lines = _LINES[kind](number, columns)
        if output is None:
            sys.stdout.writelines(map(visible_csv, lines) if crowded and kind == "csv" else lines)
        else:
            with whole_file(output) as file:
                file.writelines(line.encode() for line in lines)
            progress.clear()
            _tell(output, number)
    tell_languages(inputs.not_english)
    return FAILED if inputs.failed else 0


def _write_workbook(rows: Iterable[dict[str, Any]], columns: list[str], output: str | None) -> None:
    if output is not None:
        xlsx.write(rows, output, columns=columns)
    elif sys.stdout.isatty():
        raise UsageError("xlsx is no text; give -o a file, or the standard output another reader")
    else:
        write_to_output(partial(xlsx.write, rows, columns=columns))


def _tell(output: str | None, number: _Counter) -> None:
    """Say how much was written into a file."""
    if output is not None:
        print(f"{visible(output)}: {counted(number.rows, 'row')}", file=sys.stderr)


class _Counter:
    """Rows, counted as they go by."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        self.rows = 0
        self._given = rows

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self._given:
            self.rows += 1
            yield row


def _columns(selection: Selection[Any], names: str | None) -> list[str]:
    """The columns that were chosen, or all."""
    if names is None:
        return list(selection.columns)
    chosen = [name.strip() for name in names.split(",")]
    try:
        selection.rows(columns=chosen)
    except ValidationError as error:
        raise UsageError(f"argument --columns: {said(error).removeprefix('Selection.columns: ')}") from error
    return chosen


def _csv(rows: Iterable[dict[str, Any]], columns: list[str]) -> Iterator[str]:
    return csv.lines(rows, columns=columns)


def _json_lines(rows: Iterable[dict[str, Any]], _: list[str]) -> Iterator[str]:
    return (json.dumps(row, default=str) + "\n" for row in rows)


_LINES: dict[str, Callable[[Iterable[dict[str, Any]], list[str]], Iterator[str]]] = {
    "csv": _csv,
    "jsonl": _json_lines,
}
ENDS = {".csv": "csv", ".jsonl": "jsonl", ".xlsx": "xlsx"}
"""How the name of a table ends, and what is written then."""
