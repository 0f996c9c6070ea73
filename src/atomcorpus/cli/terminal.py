"""Text on a terminal or in a pipe: made harmless, measured, coloured and wrapped. The home of rich.

Nothing here knows an article. What is written is text and nothing else: never markup, never an escape code. rich is
imported where it is used, since most commands need none of it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from typing import TYPE_CHECKING, Literal, TextIO

from atomcorpus.visible import UNSEEN, escaped, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.text import Text

__all__ = [
    "Column",
    "Piece",
    "Screen",
    "columns",
    "counted",
    "padded",
    "shortened",
    "terminal_width",
    "visible_csv",
    "visible_json",
]

Piece = str | tuple[str, str]
"""A text, or a text and its style, such as `bold` or `bold cyan`."""

Column = tuple[Literal["left", "right"], int]
"""Where the texts of a column begin, and how many columns of the terminal it takes."""

_NARROWEST, _WIDEST = 30, 100  # columns; longer lines are hard to read
_LEAST = 8  # columns

# rich counts nothing for what follows a joiner, be it a space or another joiner, and then loses its place.
_LOOSE_JOINER = re.compile(r"\u200d(?![^\s\u200c\u200d\ufe0f])|(?<![^\s\u200d])\u200d")


class Screen:
    r"""Where a view goes: lines as wide as the terminal, with colours where they are wanted.

    Args:
        stream: A terminal, a pipe or a file.
        color: `always`, `never`, or `auto`: on a terminal, or with FORCE_COLOR set, unless the environment says no
            (https://no-color.org).

    Example:
        >>> import sys
        >>> Screen(sys.stdout).write(("Qwen", "bold"), " is [red]open.\x1b[2J", label="1. ")
        1. Qwen is [red]open.\x1b[2J
    """

    def __init__(self, stream: TextIO, color: str = "auto") -> None:
        from rich.console import Console  # noqa: PLC0415 - see above

        colored = color == "always" or (color == "auto" and _wants_color(stream))
        self._stream = stream
        self._console = Console(
            width=terminal_width(),
            color_system="standard" if colored else None,
            force_terminal=colored,
            force_jupyter=False,
            no_color=not colored,
            markup=False,
            emoji=False,
            highlight=False,
        )

    @property
    def width(self) -> int:
        """Number of columns."""
        return self._console.width

    def write(self, *pieces: Piece, label: str = "", most: int | None = None) -> None:
        """Write a paragraph, wrapped.

        Args:
            pieces: What stands in it, one after the other; without any the line is empty.
            label: What the first line begins with; the others are indented as far.
            most: Number of lines after which it is cut off with an ellipsis.
        """
        room = self.width - len(label)
        text = _text(pieces)
        lines = list(text.wrap(self._console, room))
        if most is not None and len(lines) > most:
            last = text[sum(map(len, lines[: most - 1])) :]
            last.truncate(room, overflow="ellipsis")
            lines[most - 1 :] = [last]
        for number, line in enumerate(lines):
            self._print(label if not number else " " * len(label), line)

    def table(self, rows: Iterable[Sequence[Piece]], *layout: Column) -> None:
        """Write rows in columns; where the terminal is too narrow, the texts of the first one are cut off.

        Args:
            rows: Each with as many cells as there are columns, or fewer.
            layout: The columns.
        """
        from rich.table import Table  # noqa: PLC0415 - see above

        (side, wanted), *others = layout
        left = self.width - sum(width for _, width in others)
        table = Table.grid()
        table.add_column(justify=side, width=max(_LEAST, min(wanted, left)), no_wrap=True, overflow="ellipsis")
        for side, width in others:
            table.add_column(justify=side, width=width)
        for row in rows:
            table.add_row(*(_text([cell]) for cell in row))
        self._print(table)

    def _print(self, *parts: object) -> None:
        """Write what rich makes, without spaces at the ends of lines.

        rich itself would end the process where nobody reads the output any more, and not say that with its status.
        """
        with self._console.capture() as captured:
            self._console.print(*parts, sep="", soft_wrap=True)
        self._stream.writelines(f"{line.rstrip(' ')}\n" for line in captured.get().removesuffix("\n").split("\n"))


def _text(pieces: Iterable[Piece]) -> Text:
    from rich.text import Text  # noqa: PLC0415 - see above

    styled = ((piece, "") if isinstance(piece, str) else piece for piece in pieces)
    return Text.assemble(*((_LOOSE_JOINER.sub("", visible(words)), style) for words, style in styled))


def _wants_color(stream: TextIO) -> bool:
    """Whether a terminal shows colours, or a pipe is to have them (https://force-color.org), and nobody minds."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def terminal_width() -> int:
    """Number of columns to fill."""
    return max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))


def columns(text: str) -> int:
    """Number of columns that a text takes: two for wide characters, none for combining ones.

    Example:
        >>> columns("Qwen"), columns("通义")
        (4, 4)
    """
    from rich.cells import cell_len  # noqa: PLC0415 - see above

    return cell_len(text)


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    Example:
        >>> counted(1, "file"), counted(5000, "file")
        ('1 file', '5,000 files')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


_UNSEEN = re.compile(f"[{UNSEEN}]")
_UNSEEN_IN_LINES = re.compile(f"[{UNSEEN}]|\r(?!\n)")


def visible_json(text: str) -> str:
    r"""JSON with what is not seen as JSON's own escapes: the same data, which no terminal obeys.

    Example:
        >>> print(visible_json('"red\u202eevil"'))
        "red\u202eevil"
    """
    return _UNSEEN.sub(lambda match: json.dumps(match[0])[1:-1], text)


def visible_csv(text: str) -> str:
    r"""CSV with what is not seen as escapes, but for the ends of its lines.

    Example:
        >>> visible_csv('"red\x1b[31m"\r\n')
        '"red\\x1b[31m"\r\n'
    """
    return _UNSEEN_IN_LINES.sub(lambda match: escaped(match[0]), text)


def padded(text: str, width: int) -> str:
    """The text with spaces after it up to a number of columns."""
    return text + " " * (width - columns(text))


def shortened(text: str, width: int) -> str:
    """The text, cut off with an ellipsis where it takes more columns than there are.

    Example:
        >>> shortened("open-weight models", 8)
        'open-we…'
    """
    from rich.cells import set_cell_size  # noqa: PLC0415 - see above

    text = _LOOSE_JOINER.sub("", text)
    return text if columns(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"
