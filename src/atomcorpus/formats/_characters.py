"""Characters that a format cannot hold, and what stands in their place: one for one, so that offsets hold."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["REPLACEMENT", "encodable", "json_array", "on_one_line", "xml_text"]

REPLACEMENT = "\ufffd"
"""Stands, visibly, where a character cannot (Unicode's own mark for that)."""

_SURROGATE = re.compile("[\ud800-\udfff]")
# XML 1.0 has no such characters; a carriage return it has, but every reader turns it into a line feed.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def encodable(text: str) -> str:
    r"""The text as UTF-8 can hold it: a lone surrogate becomes U+FFFD.

    Example:
        >>> encodable("half \ud83d") == "half \ufffd"
        True
    """
    return text if text.isascii() else _SURROGATE.sub(REPLACEMENT, text)


def xml_text(text: str) -> str:
    r"""The text as XML 1.0 can hold it: control characters but tab and line feed become U+FFFD, surrogates too.

    Markup is not escaped; the XML writer does that.

    Example:
        >>> xml_text("a\x00b\tc") == "a\ufffdb\tc"
        True
    """
    return _NOT_IN_XML.sub(REPLACEMENT, text)


def json_array(members: Iterable[object], begin: str = "[", end: str = "]") -> Iterator[str]:
    r"""Plain data as an array in JSON that UTF-8 can hold, one member a line, piece after piece.

    No `<` is in it, so that it can stand in a `script` element of a page, which nothing in a text can end then.

    Args:
        members: Of the array.
        begin: What stands in front of the first one.
        end: What stands behind the last one.

    Example:
        >>> print("".join(json_array([{"id": "a", "issued": [2025, 8]}, "</script>"])), end="")
        [
        {"id":"a","issued":[2025,8]},
        "\u003c/script>"
        ]
        >>> print("".join(json_array([])), end="")
        []
    """
    between = f"{begin}\n"
    for member in members:
        yield between + encodable(_ENCODER.encode(member)).replace("<", "\\u003c")
        between = ",\n"
    yield f"\n{end}\n" if between == ",\n" else f"{begin}{end}\n"


def on_one_line(text: str) -> str:
    r"""The text with single spaces for all white space, and none at its ends.

    Example:
        >>> on_one_line(" Weights,\n\tand measures ")
        'Weights, and measures'
    """
    return " ".join(text.split())
