"""Leaves: the blocks of a marked-up text that hold words, each with its marks; and a layout out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.articles import Heading
from atomcorpus.layout.record import Layout, group_blocks
from atomcorpus.spans import Gap, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["CODE", "HIDDEN", "PARAGRAPH", "Anchor", "Leaf", "Mark", "lay_out"]

PARAGRAPH, CODE, HIDDEN = 0, -1, -2
"""Kinds of a leaf; the others are the levels of headings. Of what is hidden nothing is seen: a rule, a comment."""


class Mark(NamedTuple):
    """Characters that are not read as they stand.

    Attributes:
        start: Offset of the first.
        end: Offset after the last.
        shown: What is seen in their place; mostly nothing.
    """

    start: int
    end: int
    shown: str = ""


class Anchor(NamedTuple):
    """Words that lead somewhere.

    Attributes:
        start: Offset of the first code point of the words, marks inside them included.
        end: Offset after the last.
        url: The address, as written.
    """

    start: int
    end: int
    url: str


class Leaf(NamedTuple):
    """A block of words between others.

    Attributes:
        start: Offset of the first code point of its words.
        end: Offset after the last, closing marks included.
        kind: The level of a heading, `PARAGRAPH`, `CODE` or `HIDDEN`.
        marks: Its marks, in text order.
        anchors: Its links, in text order.
        code: Where code stands among its words.
    """

    start: int
    end: int
    kind: int
    marks: list[Mark]
    anchors: list[Anchor]
    code: list[tuple[int, int]]


def lay_out(text: str, position: int, leaves: Iterable[Leaf], header: Span | None) -> Layout:
    """The layout of a text whose leaves come in text order.

    A block begins where the one before it ended, but for white space: the bullet or quotation mark of a leaf is a mark
    of it. What stands after the last leaf is a block of marks alone.

    Args:
        text: The whole text.
        position: Where its body begins.
        leaves: The leaves of the body; they do not overlap.
        header: What stands before the body.
    """
    blocks: list[Heading | Span] = []
    code: list[Span] = []
    gaps: list[Gap] = []
    links: list[tuple[Span, str]] = []
    for span, leaf in _spanned(text, position, leaves):
        blocks.append(Heading(span, leaf.kind) if leaf.kind > 0 else span)
        if leaf.kind == CODE:
            code.append(span)
            continue
        if leaf.kind == HIDDEN:
            gaps.append(Gap(span))
            continue
        if span.start < leaf.start:
            gaps.append(Gap(Span(span.start, leaf.start)))
        gaps += [Gap(Span(mark.start, mark.end), mark.shown) for mark in leaf.marks]
        links += [(Span(anchor.start, anchor.end), anchor.url) for anchor in leaf.anchors]
        code += [Span(*stretch) for stretch in leaf.code]
    return Layout(header, None, group_blocks(blocks), code=tuple(code), gaps=tuple(gaps), links=tuple(links))


def _spanned(text: str, position: int, leaves: Iterable[Leaf]) -> Iterator[tuple[Span, Leaf]]:
    """Leaves with the spans of their blocks, and what no leaf holds as a hidden one."""
    for leaf in leaves:
        first = _ink(text, position, leaf.end)
        if first < leaf.end:
            yield Span(first, leaf.end), leaf
            position = leaf.end
    first = _ink(text, position, len(text))
    if first < len(text):
        end = len(text.rstrip())
        yield Span(first, end), Leaf(first, end, HIDDEN, [], [], [])


def _ink(text: str, start: int, end: int) -> int:
    """Offset of the first character that is no white space, or the end."""
    while start < end and text[start].isspace():
        start += 1
    return start
