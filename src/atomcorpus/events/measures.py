"""The amount and the time of an event: those of its clause, the nearest to its trigger."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from atomcorpus.kinds import EventKind, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atomcorpus.citations.tokens import Words
    from atomcorpus.events.drafts import Draft
    from atomcorpus.events.reading import Reading
    from atomcorpus.facts import Quantity, TimeExpression
    from atomcorpus.spans import Span

__all__ = ["Placed", "amount_of", "time_of"]


class _HasSpan(Protocol):
    """A record that lies somewhere."""

    @property
    def span(self) -> Span: ...


Record = TypeVar("Record", bound=_HasSpan)

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
    amounts, themes = draft.roles.get("amount", ()), draft.roles.get("theme", ())
    sums = [one for one in quantities if one.kind is QuantityKind.MONEY]
    named = _touching(reading, amounts, sums)
    near = named or next((some for stretch in draft.stretches if (some := _inside(reading, stretch, sums))), [])
    if near:
        trigger = reading.starts[draft.trigger[0]]
        return min(near, key=lambda one: (one.span.start < trigger, abs(one.span.start - trigger)))
    if draft.frame.kind not in _COUNTED:
        return None
    numbers = [one for one in quantities if one.kind in _NUMBERS]
    return next(iter(_touching(reading, (*themes, *amounts), numbers)), None)


def time_of(reading: Reading, draft: Draft) -> TimeExpression | None:
    """The time of an event's clause that is nearest to its trigger; else the one that opens the sentence."""
    times = reading.times
    if not times:
        return None
    trigger = reading.starts[draft.trigger[0]]
    for stretch in draft.stretches:
        near = [one for one in _inside(reading, stretch, times) if not _is_apart(reading, one, trigger)]
        if near:
            return min(near, key=lambda one: abs(one.span.start - trigger))
    return times[0] if _opens(reading, draft, times[0]) else None


_LIMITS = ("until ", "till ", "since ")


def _is_apart(reading: Reading, time: TimeExpression, trigger: int) -> bool:
    """Whether a time after a trigger stands in brackets without it, or says until when something holds."""
    start = time.span.start
    if reading.text[max(0, start - 6) : start].endswith(_LIMITS):
        return True
    between = reading.text[trigger:start]
    return between.rfind("(") > between.rfind(")")


def _opens(reading: Reading, draft: Draft, time: TimeExpression) -> bool:
    """Whether a time stands at the head of a sentence or of its item, with a comma or a colon after it.

    "In May, while nobody looked, Tern Labs released it"; "Second round (May 2023): exports banned".
    """
    after = reading.text[time.span.end : time.span.end + 2]
    if after == "):":
        return not reading.verbs or reading.starts[reading.verbs[0]] > time.span.start
    if not after.startswith(",") or time.span.start > reading.starts[min(1, len(reading.starts) - 1)]:
        return False
    told = [at for at in reading.triggers if at < draft.trigger[0] and reading.tags[at] in "ZW"]
    return len(told) < _FEW


_FEW = 2


def _inside(reading: Reading, stretch: Words, some: Sequence[Record]) -> list[Record]:
    """What lies in a stretch of words."""
    start, end = reading.starts[stretch[0]], reading.ends[stretch[1]]
    return [one for one in some if start <= one.span.start and one.span.end <= end]


def _touching(reading: Reading, phrases: Sequence[Words], some: Sequence[Record]) -> list[Record]:
    """What overlaps a phrase."""
    return [
        one
        for first, last in phrases
        for one in some
        if one.span.start < reading.ends[last] and one.span.end > reading.starts[first]
    ]
