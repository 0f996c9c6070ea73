"""The title of a text whose format states none: the heading above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.spans import seen_of

if TYPE_CHECKING:
    from atomcorpus.articles import Heading
    from atomcorpus.layout.record import Layout

__all__ = ["title_in"]

_LONGEST = 300  # code points


def title_in(text: str, layout: Layout) -> str | None:
    r"""What the heading above a text says, on one line.

    That is the heading before all paragraphs, and where there is none, the only one of the highest level.

    Args:
        text: The whole text.
        layout: Its layout.

    Example:
        >>> from atomcorpus.layout import parse_markdown
        >>> text = "*By Ana Ruiz*\n\n# Two **labs** shipped\n\nNobody knows.\n\n## What comes next"
        >>> title_in(text, parse_markdown(text))
        'Two labs shipped'
    """
    heading = _heading_above(layout)
    if heading is None:
        return None
    title = " ".join(seen_of(text, layout.gaps, heading.span).split())
    return title if 0 < len(title) <= _LONGEST else None


def _heading_above(layout: Layout) -> Heading | None:
    headings = [section.heading for section in layout.sections if section.heading is not None]
    if layout.sections and layout.sections[0].heading is not None:
        return layout.sections[0].heading
    highest = [heading for heading in headings if heading.level == 1]
    return highest[0] if len(highest) == 1 else None
