"""Text on a terminal: made harmless, measured in columns, coloured and wrapped; nothing here knows an article."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Paint", "Word", "columns", "counted", "padded", "painter", "shortened", "wrapped"]

Paint = Callable[[str, str], str]
"""Puts a colour or weight, given as an SGR code, on a text; or leaves it as it is."""

Word = tuple[str, int]
"""A word as it is sent, with colours, and the number of columns that it takes."""


def columns(text: str) -> int:
    """Number of columns that a text takes: two for wide characters, none for combining ones.

    Example:
        >>> columns("Qwen"), columns("通义")
        (4, 4)
    """
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or character in "\u200c\u200d\ufe0e\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    Example:
        >>> counted(1, "file"), counted(5000, "file")
        ('1 file', '5,000 files')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def padded(text: str, width: int) -> str:
    """The text with spaces behind it up to a number of columns."""
    return text + " " * (width - columns(text))


def shortened(text: str, width: int) -> str:
    """The text, cut off with an ellipsis where it takes more columns than there are.

    Example:
        >>> shortened("open-weight models", 8)
        'open-we…'
    """
    if columns(text) <= width:
        return text
    ends = accumulate(map(_columns_of, text))
    return text[: sum(1 for end in takewhile(lambda end: end < width, ends))].rstrip() + "…"


def wrapped(words: Iterable[Word], width: int, indent: str = "", gap: str = " ") -> Iterator[str]:
    """Lines of words, each as full as it goes; a word that is wider than a line has one of its own.

    Example:
        >>> list(wrapped([("open", 4), ("weights", 7), ("win", 3)], 12, "  "))
        ['  open', '  weights', '  win']
    """
    line: list[str] = []
    room = width - len(indent)
    for word, size in words:
        if line and size + len(gap) > room:
            yield indent + gap.join(line)
            line, room = [], width - len(indent)
        room -= size + (len(gap) if line else 0)
        line.append(word)
    if line:
        yield indent + gap.join(line)


def painter(when: str, stream: TextIO) -> Paint:
    r"""What puts colours on text for a stream.

    Args:
        when: `always`, `never`, or `auto`: on a terminal, unless the environment says no (https://no-color.org).
        stream: Where the text will go.

    Returns:
        A function of a text and its colour or weight as an SGR code; an empty code means none.

    Example:
        >>> import sys
        >>> painter("always", sys.stdout)("Qwen", "1")
        '\x1b[1mQwen\x1b[0m'
    """
    if when == "auto":
        use = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    else:
        use = when == "always"
    return _colored if use else _plain


def _colored(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text


def _plain(text: str, _code: str) -> str:
    return text
