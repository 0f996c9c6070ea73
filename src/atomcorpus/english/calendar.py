"""Words of the calendar and what they stand for: loading only.

`calendar.tsv`, kept by hand, has one word of one sort a line, in lower case, with its number:

- `weekday`: days after Monday.
- `unit`: how many days, months or years it is: days for days and weeks, months for months and quarters, else years.
- `season`: its first month on the northern half of the earth.
- `number`: the articles, as in "a week ago"; what else counts times are the words of `numbers` up to a hundred.
- `ordinal`: which of four. `decade`: its first year.
- `day`: days from today. `side`: whether what it stands before lies before, around or after another time.

Names of months are in `dates`, which reads them too.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from atomcorpus.english.numbers import number_words

__all__ = ["calendar_words"]


@cache
def _sorts() -> dict[str, dict[str, int]]:
    """Every sort with its words, in the order of the file."""
    found: dict[str, dict[str, int]] = {}
    for line in (files(__package__ or "") / "calendar.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        word, sort, value = line.split("\t")
        found.setdefault(sort, {})[word] = int(value)
    for group in ("unit", "teen", "tens"):
        found["number"] |= number_words(group)
    found["number"]["hundred"] = number_words("scale")["hundred"]
    return found


def calendar_words(sort: str) -> dict[str, int]:
    """The words of a sort with their numbers. Shared and cached: to be read, not changed.

    Args:
        sort: As in the table's second column.

    Example:
        >>> calendar_words("weekday")["tuesday"], calendar_words("number")["twelve"]
        (1, 12)
    """
    return _sorts()[sort]
