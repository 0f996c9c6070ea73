"""JSON as text: plain data to and from strings, with the doors closed that Python's reader leaves open.

Refused are keys that stand twice in an object, NaN and the infinities, bytes that are not UTF-8; and every way in which
reading may fail is a `FormatError`.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from atomcorpus._characters import SURROGATE
from atomcorpus.errors import FormatError

__all__ = ["decode", "encode"]

_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def encode(data: object) -> str:
    r"""Plain data as JSON on one line, keys in the order of the data, only ASCII white space and quotes escaped.

    A lone surrogate, which UTF-8 cannot hold, is written as its escape, so that the result can always be encoded.

    Raises:
        FormatError: If a string has the two halves of a surrogate pair as two characters, which JSON cannot tell from
            the one that they stand for; or a number has more digits than Python prints.

    Example:
        >>> encode({"text": "\ud83d!", "spans": [[0, 2]]})
        '{"text":"\\ud83d!","spans":[[0,2]]}'
    """
    try:
        text = _ENCODER.encode(data)
    except ValueError as error:
        raise FormatError("not to be written as JSON", [f"{error} @ $"]) from error
    try:
        text.encode()
    except UnicodeEncodeError:
        return _escape_surrogates(text)
    return text


def decode(text: str | bytes) -> Any:
    """Plain data from JSON.

    Args:
        text: One JSON value, as a string or as UTF-8.

    Raises:
        FormatError: If it is anything else, with line and column where they are known.

    Example:
        >>> decode('{"spans": [[0, 2]}')
        Traceback (most recent call last):
        atomcorpus.errors.FormatError: not JSON
          Expecting ',' delimiter (at line 1, column 18) @ $
    """
    try:
        return _DECODER.decode(text if isinstance(text, str) else str(text, "utf-8"))
    except json.JSONDecodeError as error:
        reason = f"{error.msg} (at line {error.lineno}, column {error.colno})"
    except UnicodeDecodeError as error:
        reason = f"not UTF-8: {error.reason} (at byte {error.start})"
    except RecursionError:
        reason = "nested too deeply"
    except ValueError as error:
        reason = str(error).partition(";")[0]
    raise FormatError("not JSON", [f"{reason} @ $"])


def _escape_surrogates(text: str) -> str:
    if _SURROGATE_PAIR.search(text):
        raise FormatError(
            "not to be written as JSON", ["a string has a surrogate pair as two characters, which JSON makes one @ $"]
        )
    return SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


class _Repeating(dict[str, Any]):
    """An object in which a key stands twice; being no plain dict, it is refused wherever it is, by its path."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        seen: set[str] = set()
        self.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value] # the idiom for "seen before"

    def __repr__(self) -> str:
        return f"one that has the key {self.key!r} twice"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else _Repeating(pairs)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON")


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse_constant)
