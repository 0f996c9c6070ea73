"""What rose and what is new: in how many articles something is named, in the latest ones and before."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.dates import PartialDate
from atomcorpus.dimensions import outlet_of
from atomcorpus.entities import Entity
from atomcorpus.report.pieces import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from atomcorpus.articles import Article

__all__ = ["FEWEST", "Coverage", "coverage", "risen"]

FEWEST = 2
"""How many of the late articles have to name what rose or is new."""
_LATEST = 4  # articles on either side by which something can have risen
_LISTED = 5


class Coverage(NamedTuple):
    """In how many articles something is named, before a day and since.

    Attributes:
        since: The day on which the latest quarter of the dated articles begins, or the latest four or half
            of few; None where all have one date.
        late: Number of articles since.
        early: Number of articles before.
        late_counts: Of those since, how many name it, by key.
        early_counts: Of those before.
        records: What is named, by key.
        outlets: Number of outlets.
    """

    since: PartialDate | None
    late: int
    early: int
    late_counts: Counter[str]
    early_counts: Counter[str]
    records: dict[str, Entity]
    outlets: int


def coverage(articles: Iterable[Article]) -> Coverage:
    """Who and what is named in the latest quarter of the dated articles, and before.

    Args:
        articles: Gone through twice.
    """
    dates = sorted(article.published for article in articles if article.published)
    boundary = _boundary([one.earliest for one in dates])
    since = next((one for one in dates if one.earliest == boundary), None)
    counts = {True: Counter[str](), False: Counter[str]()}
    sizes = Counter[bool]()
    records: dict[str, Entity] = {}
    outlets = set()
    for article in articles:
        outlets.add(outlet_of(article))
        if article.published and boundary:
            late = article.published.earliest >= boundary
            named = {key_of(one.entity): one.entity for one in article.mentions if not one.candidates}
            sizes[late] += 1
            counts[late].update(named.keys())
            for key, entity in named.items():
                records.setdefault(key, entity)
    return Coverage(since, sizes[True], sizes[False], counts[True], counts[False], records, len(outlets - {None}))


def _boundary(days: Sequence[date]) -> date | None:
    """The first day of the latest quarter, or of some articles more, with a day before it; None where there is none."""
    if not days or days[0] == days[-1]:
        return None
    day = days[-max(len(days) // 4, min(_LATEST, len(days) // 2), 1)]
    return day if day > days[0] else next(one for one in days if one > day)


def risen(covered: Coverage) -> tuple[list[str], list[str]]:
    """Keys of what is named in a larger share of the late articles than of the early ones, and of what is new.

    Few articles show no trend: then there are none.
    """
    if min(covered.late, covered.early) < _LATEST:
        return [], []
    rises: list[tuple[float, str]] = []
    new: list[tuple[int, str]] = []
    for key, late in covered.late_counts.items():
        if late < FEWEST:
            continue
        early = covered.early_counts[key]
        rise = late / covered.late - early / covered.early
        if not early:
            new.append((-late, key))
        elif rise > 0:
            rises.append((-rise, key))
    return [key for _, key in sorted(rises)[:_LISTED]], [key for _, key in sorted(new)[:_LISTED]]
