"""CSV, one way: rows of a table for spreadsheets and for programs that read nothing else.

What is written follows RFC 4180: commas, CR LF, and quotation marks around every string. No cell can be taken for a
formula: see `write`. Reading back is what `parquet` and `jsonl` are for.
"""

from __future__ import annotations

import json
import re
from datetime import date, time
from decimal import Decimal
from itertools import chain
from types import NoneType
from typing import TYPE_CHECKING, Any

from atomcorpus._characters import UNSEEN, storable
from atomcorpus._files import whole_file
from atomcorpus.dates import PartialDate
from atomcorpus.errors import FormatError
from atomcorpus.spans import Span

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Row = Mapping[str, Any]

__all__ = ["CELL_END", "FORMULA", "PICTURES", "dumps", "lines", "plain", "same_columns", "write"]

# What spreadsheets take for the beginning of a formula, or pass over before one; after OWASP's page "CSV
# Injection", with the signs in other widths, quotation marks and what cannot be seen.
_SIGN = "[=+\\-@|%＝＋－＠｜％﹦﹢﹣﹫﹪⁼⁺⁻₌₊₋⩵⩶﬩−]"
_PASSED_OVER = f' \xa0\u1680\u2000-\u200a\u202f\u205f\u3000{UNSEEN}\u200c\u200d"`´‘’“”„«»'
FORMULA = re.compile(f"[\t\r\n'{_PASSED_OVER}]*{_SIGN}|[\t\r\n]")
# A reader that separates cells by semicolons or tabs, as spreadsheets do in many countries, heeds no quotation mark
# after the first cell of a line. What would end a cell there before such a sign is shown as its picture then, one
# for one, so that offsets into a text hold.
CELL_END = re.compile(f"[;\t\r\n](?=[{_PASSED_OVER}]*{_SIGN})")
PICTURES = {";": "；", "\t": "␉", "\r": "␍", "\n": "␊"}


def dumps(rows: Iterable[Row], *, columns: Sequence[str] | None = None) -> str:
    r"""Write rows as CSV; arguments and errors are those of `write`.

    Example:
        >>> dumps([{"name": "Qwen", "mentions": 3}, {"name": "=1+1", "mentions": -2}])
        '"name","mentions"\r\n"Qwen",3\r\n"\'=1+1",-2\r\n'
    """
    return "".join(lines(rows, columns=columns))


def lines(rows: Iterable[Row], *, columns: Sequence[str] | None = None) -> Iterator[str]:
    r"""Write rows as lines of CSV, one after the other, each with its end; arguments and errors are those of `write`.

    Example:
        >>> [*lines([{"name": "Qwen"}, {"name": "Llama"}])]
        ['"name"\r\n', '"Qwen"\r\n', '"Llama"\r\n']
    """
    return _lines(rows, columns)


def write(
    rows: Iterable[Row], path: str | os.PathLike[str], *, columns: Sequence[str] | None = None, bom: bool = False
) -> None:
    """Write rows to a CSV file, which appears whole or not at all; one after the other, never all in memory.

    Unknown values are empty cells. Numbers stay numbers, true and false are `true` and `false`, dates and times are ISO
    8601, a span is `start-end`, several values are joined by `; ` (an unknown one among them is empty), and anything
    with keys is JSON. A string that a spreadsheet could take for a formula gets an apostrophe in front: one that begins
    with `= + - @ | %`, also after white space, quotation marks and what cannot be seen, or with a tab or line end.
    Inside a string, a semicolon, tab or line end before such a sign becomes `；`, `␉`, `␍` or `␊`, since readers
    that separate cells by semicolons or tabs begin one there. A lone surrogate becomes U+FFFD.

    Args:
        rows: Column to value; every row has the same columns.
        path: The file; its folder has to exist.
        columns: Names in order; without them, those of the first row.
        bom: Whether to begin with a byte-order mark, by which Excel knows that the file is UTF-8. Leave it out for
            programs, of which some take it for a part of the first name.

    Raises:
        FormatError: If a row has other columns than the first, or a value is none of the above.
        ReadError: If the file cannot be written.

    Example:
        >>> from atomcorpus import parse
        >>> from atomcorpus.tables import table_rows
        >>> article = parse("OpenAI released gpt-oss-120b.")
        >>> write(table_rows([article], "mentions"), "mentions.csv")
    """
    with whole_file(path) as file:
        if bom:
            file.write("\ufeff".encode())
        for line in _lines(rows, columns):
            file.write(line.encode())


def _lines(rows: Iterable[Row], columns: Sequence[str] | None) -> Iterator[str]:
    rest = iter(rows)
    first = next(rest, None)
    if columns is None:
        columns = [] if first is None else [*first]
    if columns:
        yield _line(map(_string, columns))
    if first is None:
        return
    for number, row in enumerate(same_columns(chain((first,), rest), columns), start=1):
        yield _line(_cell(row[name], name, number) for name in columns)


def same_columns(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[Row]:
    """The rows as they are, each of which has those columns and no other.

    Raises:
        FormatError: At a row that differs.
    """
    wanted = set(columns)
    for number, row in enumerate(rows, start=1):
        if row.keys() != wanted:
            odd = ", ".join(sorted(map(repr, row.keys() ^ wanted)))
            raise FormatError("not rows of one table", [f"row {number} differs in the columns {odd} @ $[{number - 1}]"])
        yield row


def _line(cells: Iterable[str]) -> str:
    return ",".join(cells) + "\r\n"


def _cell(value: object, column: str, row: int) -> str:
    write_cell = _CELLS.get(type(value))
    if write_cell is not None:
        return write_cell(value)
    try:
        return _string(plain(value))
    except TypeError as error:
        raise FormatError("not to be written as CSV", [f"{error} @ $[{row - 1}].{column}"]) from error


def _string(text: str) -> str:
    """The text in quotation marks, and no formula."""
    text = _guarded(CELL_END.sub(_pictured, storable(text))).replace(_QUOTE, _QUOTE * 2)
    return f'"{text}"'


def _guarded(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


_QUOTE = '"'


def _pictured(match: re.Match[str]) -> str:
    return PICTURES[match[0]]


def plain(value: object) -> str:
    """A value as text.

    Raises:
        TypeError: If it is of no kind that CSV has a form for.
    """
    match value:
        case bool():
            return str(value).lower()
        case str() | int() | float() | Decimal():
            return str(value)
        case date() | time() | PartialDate():
            return value.isoformat()
        case Span():
            return f"{value.start}-{value.end}"
        case dict():
            return json.dumps(value, ensure_ascii=False, default=plain)
        case tuple() | list():
            first, *others = ["" if one is None else plain(one) for one in value] or [""]
            return "; ".join([first, *map(_guarded, others)])
    raise TypeError(f"expected text, a number, a date, a time, a span or several of these, not {type(value).__name__}")


_CELLS: dict[type, Callable[[Any], str]] = {
    str: _string,
    int: str,
    float: str,
    Decimal: str,
    bool: plain,
    NoneType: lambda _: "",
}
"""How the commonest values are written, of which only strings have quotation marks."""
