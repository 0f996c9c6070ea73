"""`on_first_use`: a pattern that few texts need, compiled when the first of them does.

Compiling all patterns of the rules takes a third of the first parse, and most texts need less than half of them.
"""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["on_first_use"]

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class _Later:
    """Stands for a pattern. From its first use on it has the pattern's own methods, and costs nothing more."""

    __slots__ = (*_METHODS, "_flags", "pattern")

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """What is not there yet."""
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def on_first_use(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile`, but for when the work is done; for patterns that are only matched with.

    Args:
        pattern: A regular expression; that it is one is not known before it is used.
        flags: As for `re.compile`.

    Example:
        >>> on_first_use(r"[a-z]+").findall("two words")
        ['two', 'words']
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))
