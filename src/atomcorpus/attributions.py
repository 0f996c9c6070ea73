"""By whose word the events of an article are told, for all of them at once.

`Article.attribution` answers the same for one event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atomcorpus.annotations import Citation
    from atomcorpus.facts import Event

__all__ = ["attributions", "innermost"]


class Attributed(Protocol):
    """What of an `Article` is read; it gives its events with this, so it cannot be named here."""

    @property
    def citations(self) -> Sequence[Citation]: ...
    @property
    def events(self) -> Sequence[Event]: ...


def attributions(article: Attributed) -> list[tuple[Citation, ...]]:
    """Of each event the citations in whose content its trigger lies, in text order.

    The time that this takes grows with the number of events and citations, not with their product.

    Example:
        >>> from atomcorpus import parse
        >>> attributions(parse("OpenAI said that it is open."))
        []
    """
    if not article.events:
        return []
    citations = article.citations
    ahead = sorted(
        ((span.start, span.end, index) for index, citation in enumerate(citations) for span in citation.content),
        reverse=True,
    )
    around: list[tuple[int, int]] = []
    found = []
    for event in article.events:
        start, end = event.trigger.start, event.trigger.end
        while ahead and ahead[-1][0] <= start:
            around.append(ahead.pop()[1:])
        around = [one for one in around if one[0] > start]  # few, as an article bounds how many lie over each other
        found.append(tuple(citations[index] for index in sorted({index for last, index in around if last >= end})))
    return found


def innermost(citations: Sequence[Citation]) -> Citation | None:
    """Of citations inside each other the one with the shortest content, whose source is the one who says it.

    Returns:
        None for no citation: then it is the author's word.

    Example:
        >>> innermost(()) is None
        True
    """
    return min(citations, key=_length, default=None)


def _length(citation: Citation) -> int:
    return sum(map(len, citation.content))
