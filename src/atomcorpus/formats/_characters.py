"""Characters that a format cannot hold, and what stands in their place: one for one, so that offsets hold."""

from __future__ import annotations

import json
import re

__all__ = ["REPLACEMENT", "encodable", "json_line", "on_one_line", "xml_text"]

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


def json_line(data: object) -> str:
    """Plain data as JSON on one line that UTF-8 can hold.

    Example:
        >>> json_line({"id": "a", "issued": [2025, 8]})
        '{"id":"a","issued":[2025,8]}'
    """
    return encodable(_ENCODER.encode(data))


def on_one_line(text: str) -> str:
    r"""The text with single spaces for all white space, and none at its ends.

    Example:
        >>> on_one_line(" Weights,\n\tand measures ")
        'Weights, and measures'
    """
    return " ".join(text.split())
