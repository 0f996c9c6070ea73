"""`Memo`: what a function says of a string, remembered; for words, of which a language uses few again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Memo"]

T = TypeVar("T")

_LONGEST = 64  # code points; what is longer is no word, and is worked out again every time


class Memo(dict[str, T]):
    """A table that fills itself: a string that is not there yet gets the value of a function.

    Reading it costs one look-up, less than any call. It forgets everything when it is full, so that no text makes it
    grow without end.

    Example:
        >>> length = Memo(len, most=2)
        >>> length["open"], length["weights"], len(length)
        (4, 7, 2)
        >>> length["model"], len(length)
        (5, 1)
    """

    def __init__(self, function: Callable[[str], T], *, most: int = 1 << 16) -> None:
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, key: str) -> T:
        value = self._function(key)
        if len(key) <= _LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[key] = value
        return value
