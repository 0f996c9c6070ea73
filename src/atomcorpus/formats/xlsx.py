"""XLSX, one way: rows of a table as a workbook with one sheet, for those who have Excel and nothing else.

Every text is written as text, so that no cell is a formula, whatever it begins with. It needs the extra `xlsx`.
"""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from itertools import chain
from math import isfinite
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from atomcorpus._characters import storable
from atomcorpus._extras import brought_by
from atomcorpus._files import whole_file
from atomcorpus.errors import FormatError
from atomcorpus.formats.csv import plain, same_columns

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    Row = Mapping[str, Any]

__all__ = ["MOST_ROWS", "write"]

MOST_ROWS = 1_048_575
"""Rows that a sheet holds under its names."""

_MOST_CHARACTERS = 32_767  # of a cell, in UTF-16
_MOST_EXACT = 2**53  # a sheet's numbers are those of 64 bits with a point
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # which XML cannot hold
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a file has no zone; equal rows are to give equal files


def write(rows: Iterable[Row], path: str | os.PathLike[str], *, columns: Sequence[str] | None = None) -> None:
    """Write rows to a workbook, which appears whole or not at all; they are never all in memory.

    Unknown values are empty cells, numbers and true and false are what they are, and the rest is text as in
    `formats.csv`. A whole number beyond 2^53 is text, since a sheet would round it. Control characters are shown as
    their pictures, lone surrogates as U+FFFD, and a text of more than 32,767 characters ends with an ellipsis there,
    because no cell holds more.

    Args:
        rows: Column to value; every row has the same columns.
        path: The file; its folder has to exist.
        columns: Names in order; without them, those of the first row.

    Raises:
        FormatError: If a row has other columns than the first, a value has no form in a sheet, or there are more than
            1,048,575 rows.
        ReadError: If the file cannot be written.
        MissingExtraError: If XlsxWriter is not installed.

    Example:
        >>> write([{"name": "Qwen", "mentions": 3}, {"name": "=1+1", "mentions": None}], "names.xlsx")
    """
    with brought_by("xlsx", "XlsxWriter"):
        import xlsxwriter  # noqa: PLC0415 - an extra

    rest = iter(rows)
    first = next(rest, None)
    names = list(columns or (() if first is None else first))
    whole = same_columns(rest if first is None else chain((first,), rest), names)
    with whole_file(path) as file, TemporaryDirectory(prefix="atomcorpus-") as folder:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": folder})
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet("rows")
        try:
            sheet.freeze_panes(1, 0)
            for place, name in enumerate(names):
                sheet.write_string(0, place, _text(name))
            for number, row in enumerate(whole, start=1):
                if number > MOST_ROWS:
                    raise FormatError(f"a sheet holds {MOST_ROWS:,} rows, and there are more; write CSV", [])
                for place, name in enumerate(names):
                    _write_cell(sheet, number, place, row[name], name)
        except BaseException:
            if sheet.row_data_fh is not None:
                sheet.row_data_fh.close()  # where the rows are kept, which a book that is never closed leaves open
            book.fileclosed = 1
            raise
        book.close()


def _write_cell(sheet: Worksheet, row: int, place: int, value: object, column: str) -> None:
    """Put a value into its cell as what it is; never as what it looks like."""
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(row, place, value)
            return
        case int() if abs(value) <= _MOST_EXACT:
            sheet.write_number(row, place, value)
            return
        case float() | Decimal() if isfinite(value):
            sheet.write_number(row, place, float(value))
            return
    try:
        text = plain(value)
    except TypeError as error:
        raise FormatError("not to be written as XLSX", [f"{error} @ $[{row - 1}].{column}"]) from error
    sheet.write_string(row, place, _text(text))


def _text(text: str) -> str:
    """A text as a cell holds it, which counts in UTF-16."""
    text = _CONTROLS.sub(_pictured, storable(text))
    units = text.encode("utf-16-le")
    if len(units) // 2 <= _MOST_CHARACTERS:
        return text
    return units[: 2 * (_MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"


def _pictured(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
