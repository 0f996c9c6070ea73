"""The words and letters with which English writes numbers: loading only.

`numbers.tsv`, kept by hand, has one word a line with its class and its value:

- `unit`, `teen`, `tens`: one to nine, ten to nineteen, twenty to ninety.
- `scale`: a word that multiplies what stands before it; `suffix`: the same as letters right after digits ("1.4bn").
- `fraction`: an ordinal that divides ("two thirds"); its value is the divisor.
- `multiple`: a word for so many times ("twice").
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["number_words"]


@cache
def _by_class() -> dict[str, dict[str, int]]:
    """The words of each class with their values, in the order of the file."""
    found: dict[str, dict[str, int]] = {}
    lines = (files(__package__ or "") / "numbers.tsv").read_text(encoding="utf-8").splitlines()
    for word, group, value in (line.split("\t") for line in lines[1:]):
        found.setdefault(group, {})[word] = int(value)
    return found


def number_words(group: str) -> dict[str, int]:
    """The words of a class with their values. Shared and cached: to be read, not changed.

    Args:
        group: A class, as in the module's description.

    Example:
        >>> number_words("tens")["forty"], number_words("suffix")["bn"]
        (40, 1000000000)
    """
    return _by_class()[group]
