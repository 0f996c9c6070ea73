"""Files of JSON Lines: stored articles as they are, and rows of other people's feeds that have a text."""

from __future__ import annotations

import json as json_of_python
import re
from typing import TYPE_CHECKING, Any

import msgspec

from atomcorpus.errors import FormatError, ParseError, ReadError
from atomcorpus.formats import json
from atomcorpus.reading.columns import find_metadata, find_text
from atomcorpus.reading.faults import caused, unforeseen
from atomcorpus.reading.rows import parse_row
from atomcorpus.reading.unpacking import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.articles import Article
    from atomcorpus.reading.limits import Limits
    from atomcorpus.reading.options import Options

__all__ = ["read_json_lines"]

_STORED = re.compile(rb'\s*\{\s*"schema"\s*:\s*"atomcorpus\.')


def read_json_lines(path: str, options: Options) -> Iterator[Article | ReadError]:
    """Articles and errors, one a line, in the order of the file.

    A line that begins with this library's `schema` is a stored article, one with nothing in it is passed over, any
    other is a row.

    Raises:
        ReadError: If the file cannot be opened.
    """
    seen: set[str] = set()
    for number, line in enumerate(read_lines(path, options.limits), start=1):
        if not isinstance(line, ReadError) and not line.strip():
            continue
        try:
            if isinstance(line, ReadError):
                yield line
                continue
            article, faults = _read_line(line, number, seen, path, options)
            yield from [caused(ReadError(fault.reason, path, line=number), fault) for fault in faults]
            yield article
        except ParseError as error:
            yield caused(ReadError(error.reason, path, line=number), error)
        except FormatError as error:
            yield caused(ReadError(str(error), path, line=number), error)
        except ReadError as error:
            yield error
        except Exception as error:  # noqa: BLE001 - one line stops nobody either
            yield unforeseen(error, path, line=number)
    if seen:
        yield from _never_seen(seen, path, options)


def _read_line(
    line: bytes, number: int, seen: set[str], path: str, options: Options
) -> tuple[Article, list[ParseError]]:
    """The article of a line, and what is wrong with its dates; columns of rows are added to those that were seen."""
    if _STORED.match(line):
        return _stored(line, options.limits), []
    _check(line, options.limits)
    row, fault = _row(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
    seen.update(row)
    there = [name for name, value in row.items() if value is not None]
    text, metadata = find_text(there, options.columns), find_metadata(there, options.columns)
    if fault is not None and not all(_is_json(row[name]) for name in (text, *metadata.values())):
        raise fault
    return parse_row(row, text, metadata, path, number, options)


def _stored(line: bytes, limits: Limits) -> Article:
    """A stored article; its form has so little depth that only what is none is looked at for more than the limits."""
    try:
        return json.loads(line)
    except FormatError:
        _check(line, limits)
        raise


def _row(line: bytes) -> tuple[dict[str, Any], ParseError | None]:
    """A row, and what is wrong with it where only Python's own reader takes it.

    That one takes numbers that are none (NaN), numbers beyond all bounds (1e999) and half a character (an escape of a
    lone surrogate), which harm nobody in a column that is not looked at.

    Raises:
        ParseError: If it is no row for either.
    """
    fault = None
    try:
        row = msgspec.json.decode(line)
    except (ValueError, RecursionError) as error:
        fault = ParseError(f"not JSON: {_reason(line, error)}", "", 0)
        fault.__cause__ = error
        try:
            row = json_of_python.loads(line.decode())
        except (ValueError, RecursionError):
            raise fault from error
    if not isinstance(row, dict):
        raise fault or ParseError(f"expected an object with columns, not a {type(row).__name__}", "", 0)
    return row, fault


def _is_json(value: object) -> bool:
    """Whether a value that Python's own reader took is one of JSON."""
    try:
        json_of_python.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except ValueError:
        return False
    return True


def _never_seen(seen: set[str], path: str, options: Options) -> Iterator[ReadError]:
    """Errors for columns that were named and that no row has; the text's own were told row by row."""
    for name, column in options.columns.items():
        if column is not None and column not in seen and name != "text":
            yield ReadError(f"no row has the column {column!r} for the field {name!r}", path)


# --- limits -----------------------------------------------------------------------------------------------------------
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_NO_BRACKET = bytes(byte for byte in range(256) if byte not in b"[]{}")


def _check(line: bytes, limits: Limits) -> None:
    """Refuse what is too much for a reader of JSON, before it is read."""
    long_number = b"[0-9]{%d}" % (limits.number_digits + 1)
    # Most lines are cleared without a look at what stands in strings.
    if line.count(b"[") + line.count(b"{") <= limits.json_depth and not re.search(long_number, line):
        return
    bare = _STRING.sub(b"", line)
    if re.search(long_number, bare):
        raise ParseError(limits.exceeded("number_digits"), "", 0)
    if _depth(bare) > limits.json_depth:
        raise ParseError(limits.exceeded("json_depth"), "", 0)


def _depth(bare: bytes) -> int:
    """How deeply the brackets are nested."""
    deepest = depth = 0
    for bracket in bare.translate(None, _NO_BRACKET):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _reason(line: bytes, error: Exception) -> Exception:
    """Why a line is no JSON: which byte is no UTF-8, which releases of msgspec tell in their own ways, else `error`."""
    try:
        line.decode()
    except UnicodeDecodeError as wrong:
        return wrong
    return error
