"""`Memo`: what a function says of a string, remembered; for words, of which a language uses few again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Memo"]

T = TypeVar("T")

_LONGEST = 64  # code points; what is longer is no word, and is worked out again every time
_MOST = 1 << 12


class Memo(dict[str, T]):
    """A table that fills itself: a string that is not there yet gets the value of a function.

    Reading it costs one look-up, less than any call. When it is full, what it has is put aside, and what was put aside
    before is forgotten: words that are asked for again and again come back from there, and no text makes it grow
    without end.

    Args:
        function: Says the value of a string.
        most: How many strings are remembered, and as many put aside.

    Example:
        >>> length = Memo(len, most=2)
        >>> length["open"], length["weights"], len(length)
        (4, 7, 2)
        >>> length["model"], len(length)
        (5, 1)
    """

    def __init__(self, function: Callable[[str], T], *, most: int = _MOST) -> None:
        super().__init__()
        self._function = function
        self._most = most
        self._aside: dict[str, T] = {}

    def __missing__(self, key: str) -> T:
        aside = self._aside  # once, since another thread may put another table there
        value = aside[key] if key in aside else self._function(key)
        if len(key) <= _LONGEST:
            if len(self) >= self._most:
                self._aside = dict(self)
                self.clear()
            self[key] = value
        return value
