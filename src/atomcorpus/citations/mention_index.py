"""The mentions of an article by where they stand, for those who look up what is named in a stretch."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from atomcorpus.annotations import LinkStatus
from atomcorpus.entities import Actor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atomcorpus.annotations import Mention

__all__ = ["Mentioned", "linked_actor"]

_MOST = 60  # mentions looked at for one source, so that time stays linear on any text
_LINKED = frozenset((LinkStatus.RESOLVED, LinkStatus.UNLISTED, LinkStatus.UNDERSPECIFIED))


class Mentioned:
    """What is mentioned where.

    Args:
        mentions: The mentions of one article, sorted by span.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]

    def __len__(self) -> int:
        return len(self._mentions)

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in a stretch; of very many, the last."""
        last = bisect_left(self._starts, end)
        return self._mentions[max(bisect_left(self._starts, start), last - _MOST) : last]

    def before(self, start: int, number: int) -> Sequence[Mention]:
        """The last mentions that begin before an offset, so many or fewer, in text order."""
        last = bisect_left(self._starts, start)
        return self._mentions[max(0, last - number) : last]


def linked_actor(mention: Mention) -> Actor | None:
    """The one actor of a mention; None for a model, and where several may be meant."""
    entity = mention.entity
    return entity if isinstance(entity, Actor) and mention.status in _LINKED else None
