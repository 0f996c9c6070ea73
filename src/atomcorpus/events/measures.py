"""The amount and the time of an event: those of its clause, the nearest to its trigger."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Generic, TypeVar

from atomcorpus.facts import Quantity, TimeExpression
from atomcorpus.kinds import EventKind, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atomcorpus.annotations import Mention
    from atomcorpus.events.drafts import Draft
    from atomcorpus.events.reading import Reading

__all__ = ["Placed", "amount_of", "time_of"]

Record = TypeVar("Record", "Mention", TimeExpression, Quantity)

_COUNTED = frozenset((EventKind.DEAL, EventKind.PLEDGE, EventKind.REQUEST, EventKind.PERSONNEL))
_NUMBERS = frozenset((QuantityKind.COUNT, QuantityKind.MEASURE))


class Placed(Generic[Record]):
    """Records with spans, by where they begin.

    Args:
        records: The records, sorted by span.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._starts = [one.span.start for one in records]

    def between(self, start: int, end: int) -> Sequence[Record]:
        """Those that lie in a stretch."""
        if not self._starts:
            return ()
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        while last > first and self._records[last - 1].span.end > end:
            last -= 1
        return self._records[first:last]


def amount_of(reading: Reading, draft: Draft, quantities: Sequence[Quantity]) -> Quantity | None:
    """The sum of an event's clause; without one, the number of what is bought, pledged, asked, hired or cut."""
    if not quantities or draft.frame.kind is EventKind.RELEASE:
        return None
    for phrase in draft.roles.get("amount", ()):
        for one in _touching(reading, phrase, quantities):
            if one.kind is QuantityKind.MONEY:
                return one
    for stretch in draft.stretches:
        money = [one for one in _inside(reading, stretch, quantities) if one.kind is QuantityKind.MONEY]
        if money:
            trigger = reading.starts[draft.trigger[0]]
            return min(money, key=lambda one: (one.span.start < trigger, abs(one.span.start - trigger)))
    if draft.frame.kind in _COUNTED:
        for phrase in (*draft.roles.get("theme", ()), *draft.roles.get("amount", ())):
            for one in _touching(reading, phrase, quantities):
                if one.kind in _NUMBERS:
                    return one
    return None


def time_of(reading: Reading, draft: Draft, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time of an event's clause that is nearest to its trigger; else the one that opens the sentence."""
    if not times:
        return None
    trigger = reading.starts[draft.trigger[0]]
    for stretch in draft.stretches:
        near = _inside(reading, stretch, times)
        if near:
            return min(near, key=lambda one: abs(one.span.start - trigger))
    first = times[0]
    if (
        draft.trigger == _first_told(reading, draft)
        and first.span.start <= reading.starts[min(1, len(reading.starts) - 1)]
    ):
        return first
    return None


def _first_told(reading: Reading, draft: Draft) -> tuple[int, int] | None:
    """The trigger, if no other one that may tell something stands before it in the main clause."""
    comma = reading.tags.find(",")
    earlier = [at for at in reading.triggers if comma < at < draft.trigger[0] and reading.tags[at] in "ZW"]
    is_main = comma >= 0 and len(draft.stretches) > 0 and len(earlier) < _FEW
    return draft.trigger if is_main else None


_FEW = 2


def _inside(reading: Reading, stretch: tuple[int, int], some: Sequence[Record]) -> list[Record]:
    """What lies in a stretch of words."""
    start, end = reading.starts[stretch[0]], reading.ends[stretch[1]]
    return [one for one in some if start <= one.span.start and one.span.end <= end]


def _touching(reading: Reading, phrase: tuple[int, int], some: Sequence[Quantity]) -> list[Quantity]:
    """What overlaps a phrase."""
    start, end = reading.starts[phrase[0]], reading.ends[phrase[1]]
    return [one for one in some if one.span.start < end and one.span.end > start]
