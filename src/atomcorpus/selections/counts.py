"""`Counts`, the answer to "how many of each"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from atomcorpus._repr import LONGEST_REPR, quoted
from atomcorpus.plots import bar_chart
from atomcorpus.tabular import Tabular, chosen
from atomcorpus.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    import altair as alt

__all__ = ["Counts"]

K = TypeVar("K")

_HEAD = 60  # code points of what is said before the numbers


class Counts(Mapping[K, int], Tabular):
    """How many there are of each key, most frequent first, equal ones in the order in which they were first met.

    Made by `Selection.count`. Never changes. As with all mappings, equal counts have equal numbers in whatever order.

    Attributes:
        by: What the parts of a key are, in order: the columns of the rows, before `count`.

    Example:
        >>> from atomcorpus import Corpus, parse
        >>> counts = Corpus([parse("OpenAI and Meta wait. OpenAI is calm.")]).mentions.count(by="entity")
        >>> counts
        Counts by entity: {'OpenAI': 2, 'Meta': 1}
        >>> counts["OpenAI"], counts.total, counts.first(1).rows()
        (2, 3, [{'entity': 'OpenAI', 'count': 2}])
    """

    def __init__(self, numbers: Mapping[K, int], by: tuple[str, ...], *, single: bool) -> None:
        """Take numbers in order; `single` says that a key is the one part itself, and no tuple."""
        self._numbers = MappingProxyType(dict(numbers))
        self._single = single
        self.by = by

    @property
    def total(self) -> int:
        """The sum of all."""
        return sum(self._numbers.values())

    def first(self, number: int) -> Counts[K]:
        """The most frequent ones, that many at most."""
        return Counts(dict(islice(self._numbers.items(), number)), self.by, single=self._single)

    def rows(self, *, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """One dictionary a key: its parts, and `count`."""
        names = self._columns(columns)
        return [{name: row[name] for name in names} for row in map(self._row, self._numbers.items())]

    def plot(self) -> alt.Chart:
        """The first 25 as bars, which a notebook shows and `save("counts.svg")` writes; it needs the extra `plot`.

        Keys of several parts have a bar for each of the first, in a colour for each of the others.

        Raises:
            MissingExtraError: If altair is not installed.
        """
        name, *others = self.by
        rows: list[dict[str, Any]] = [
            {name: _worded(row[name]), "group": ", ".join(_worded(row[one]) for one in others), "count": row["count"]}
            for row in self.rows()
        ]
        return bar_chart(rows, name, "count", group="group" if others else None)

    def _row(self, counted: tuple[K, int]) -> dict[str, Any]:
        key, number = counted
        parts: Any = (key,) if self._single else key
        return dict(zip((*self.by, "count"), (*parts, number), strict=True))

    def _columns(self, columns: Sequence[str] | None) -> list[str]:
        return chosen("Counts", columns, (*self.by, "count"))

    def __getitem__(self, key: K) -> int:
        """How many; KeyError for a key that was not met."""
        return self._numbers[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._numbers)

    def __len__(self) -> int:
        """Number of keys."""
        return len(self._numbers)

    def __repr__(self) -> str:
        """As many of the first ten as there is room for, since there can be many."""
        line = visible(f"Counts by {', '.join(self.by)}"[:_HEAD])[:_HEAD] + ": {"
        for number, (key, count) in enumerate(self._numbers.items()):
            shown = quoted(key) if isinstance(key, str) else repr(key)
            one = ("" if not number else ", ") + visible(f"{shown}: {count}")
            if number == 10 or len(line) + len(one) > LONGEST_REPR - len(", ...}"):
                return f"{line}, ...}}"
            line += one
        return line + "}"


def _worded(key: object) -> str:
    return "not known" if key is None else str(key)
