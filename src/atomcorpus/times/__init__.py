"""Times: the words of a text that stand for a stretch of the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atomcorpus.annotations import Mention
    from atomcorpus.articles import Section
    from atomcorpus.dates import PartialDate
    from atomcorpus.facts import TimeExpression

__all__ = ["find_times"]


def find_times(
    text: str, sections: tuple[Section, ...], mentions: tuple[Mention, ...], published: PartialDate | None
) -> tuple[TimeExpression, ...]:
    """Find every time that a text names."""
    return ()
