"""`Span`, the one way to point into a text, and `Gap`, what of a text is not read as it stands."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from attrs import field, frozen

from atomcorpus._validate import exactly, fault

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Gap", "HasText", "Span", "seen_of"]


class HasText:
    """What spans point into: the base of `Article`, which is above them and which they know by nothing else.

    Attributes:
        text: All of it.
    """

    __slots__ = ()

    text: str


@frozen(order=True)
class Span:
    """A stretch of an article's text.

    Offsets count code points of `Article.text`, 0-based, end-exclusive, as W3C text-position selectors do; a span is
    never empty. Spans sort by start, then end.

    Attributes:
        start: Offset of the first code point.
        end: Offset after the last code point.

    Raises:
        ValidationError: If an offset is not an `int`, is negative, or the end is not after the start.

    Example:
        >>> span = Span(4, 8)
        >>> span.of("The ATOM Project")
        'ATOM'
    """

    start: int = field()
    end: int = field()

    def __attrs_post_init__(self) -> None:
        start, end = self.start, self.end
        if type(start) is not int or start < 0:
            raise fault(self, "start", f"{start!r} is not an offset (a whole number from 0)")
        if type(end) is not int:
            raise fault(self, "end", f"{end!r} is not an offset (a whole number from 0)")
        if end <= start:
            raise fault(self, "end", f"{end} is not after the start, {start}")

    def __len__(self) -> int:
        """Number of code points."""
        return self.end - self.start

    def of(self, text: str | HasText) -> str:
        """The stretch of a text, or of an article's, that this span points at: its characters, markup and all.

        `Article.words` gives them as a reader sees them.
        """
        return (text.text if isinstance(text, HasText) else text)[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span (or is equal to it)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@frozen(order=True)
class Gap:
    """Characters of a block that are not read as they stand: marks of emphasis, addresses of links, bullets, tags.

    Attributes:
        span: The characters.
        shown: What a reader sees in their place: "&" for `&amp;`; mostly nothing.

    Raises:
        ValidationError: If a value has the wrong type.

    Example:
        >>> Gap(Span(7, 12), "&").shown
        '&'
    """

    span: Span = field(validator=exactly(Span))
    shown: str = field(default="", validator=exactly(str))

    def __repr__(self) -> str:
        shown = f", {self.shown[:20]!a}" if self.shown else ""
        return f"Gap({self.span.start}:{self.span.end}{shown})"


def seen_of(text: str, gaps: Iterable[Gap], span: Span) -> str:
    """What a reader sees of a stretch of text.

    Args:
        text: The whole text.
        gaps: Its gaps, in text order.
        span: The stretch.

    Example:
        >>> seen_of("the *Ledger* said", (Gap(Span(4, 5)), Gap(Span(11, 12))), Span(0, 12))
        'the Ledger'
    """
    at = span.start
    seen: list[str] = []
    for gap in gaps:
        if gap.span.start >= span.end:
            break
        if gap.span.end > at:
            # What a gap shows is seen where it begins, so that the parts of a stretch together are the stretch.
            seen += (text[at : max(at, gap.span.start)], gap.shown if gap.span.start >= span.start else "")
            at = gap.span.end
    return "".join(chain(seen, (text[at : max(at, span.end)],)))
