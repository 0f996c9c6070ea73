"""How far long work has come, on one line of a terminal."""

from __future__ import annotations

import os
import shutil
from time import monotonic
from typing import TYPE_CHECKING, Self, TextIO

from atomcorpus.cli.terminal import counted

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Progress", "is_terminal"]

_PATIENCE = 0.5  # seconds; what is done sooner needs no bar
_INTERVAL = 0.1  # seconds between two drawings
_BAR = 20  # columns


class Progress:
    """A line that is drawn over itself: how much is done, how fast, and how long it will take.

    Nothing is shown in the first half second.

    Args:
        total: Number of files, where it is known and more than one.
        stream: A terminal; None draws nothing.
        clock: Seconds that only grow.
    """

    def __init__(self, total: int | None, stream: TextIO | None, *, clock: Callable[[], float] = monotonic) -> None:
        self._total = total
        self._stream = stream
        self._clock = clock
        self._begin = clock()
        self._next = self._begin + _PATIENCE
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def update(self, files: int, articles: int) -> None:
        """Say what is done: numbers of files and of articles."""
        if self._stream is None or (now := self._clock()) < self._next:
            return
        self._next = now + _INTERVAL
        line = self._line(files, articles, now - self._begin)
        width = shutil.get_terminal_size().columns - 1
        self._stream.write("\r\x1b[K" + line[:width])
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away, before something else is written or when all is done."""
        if self._stream is not None and self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False

    def _line(self, files: int, articles: int, seconds: float) -> str:
        a_second = articles / seconds
        speed = f"{counted(articles, 'article')}  {a_second:,.{0 if a_second >= 1 else 1}f} a second"
        if not self._total:
            return f"{speed}  {_minutes(seconds)}"
        done = min(files / self._total, 1.0)
        bar = "#" * int(done * _BAR)
        left = f"  {_minutes(seconds / done - seconds)} left" if done else ""
        return f"{int(done * 100):3}% [{bar:.<{_BAR}}]{left}  {files:,} of {self._total:,} files  {speed}"


def is_terminal(stream: TextIO) -> bool:
    """Whether a line can be drawn over itself there."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
