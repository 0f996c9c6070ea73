"""Leaves: the blocks of a marked-up text that hold words, each with its marks; and a layout out of them."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.articles import Heading
from atomcorpus.layout.record import Layout, group_blocks
from atomcorpus.spans import Gap, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["CODE", "HEADLINE", "HIDDEN", "PARAGRAPH", "Anchor", "Leaf", "Mark", "lay_out"]

PARAGRAPH, CODE, HIDDEN, HEADLINE = 0, -1, -2, -3
"""Kinds of a leaf; the others are the levels of headings.

Of what is hidden nothing is seen: a rule, a comment. A headline is the linked title of another article, with which an
item of a digest begins.
"""


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
    headlines: list[Span] = []
    links: list[tuple[Span, str]] = []
    parts = chain.from_iterable(_parted(text, leaf) for leaf in leaves)
    for span, leaf in _spanned(text, position, parts):
        blocks.append(Heading(span, leaf.kind) if leaf.kind > 0 else span)
        if leaf.kind == HEADLINE:
            headlines.append(span)
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
    return Layout(
        header,
        None,
        group_blocks(blocks),
        code=tuple(code),
        gaps=tuple(gaps),
        headlines=tuple(headlines),
        links=tuple(links),
    )


_DASH = re.compile(r"\s*+(?:[-–—:|]{1,3}|\n)\s++(?=\S)")
_QUOTED = re.compile(r"(?P<opening>[\"“])[^\"“”]+(?P<closing>[\"”])[.…]?")
_FEWEST_WORDS = 4  # of a headline; what is shorter is mostly the outlet's name


def _parted(text: str, leaf: Leaf) -> Iterator[Leaf]:
    """An item of a digest, "[headline](address) - excerpt", as two leaves; any other leaf as it is."""
    anchor = leaf.anchors[0] if leaf.anchors and leaf.kind == PARAGRAPH else None
    if anchor is None or _seen(text, leaf.start, anchor.start, leaf.marks):
        yield leaf
        return
    at = anchor.end
    for mark in leaf.marks:
        if mark.start == at:
            at = mark.end
    dash = _DASH.match(text, at, leaf.end)
    headline = text[anchor.start : anchor.end]
    if dash is None or len(headline.split()) < _FEWEST_WORDS or "://" in headline:
        yield leaf
        return
    yield _part(leaf, leaf.start, at, HEADLINE)
    excerpt = _part(leaf, dash.end(), leaf.end, PARAGRAPH)
    if quoted := _QUOTED.fullmatch(
        text, excerpt.start, excerpt.end
    ):  # that it is an excerpt says no more than the dash
        excerpt.marks.extend(Mark(*quoted.span(mark)) for mark in ("opening", "closing"))
        excerpt.marks.sort()
    yield excerpt


def _seen(text: str, start: int, end: int, marks: list[Mark]) -> bool:
    """Whether anything between two offsets is seen."""
    for mark in marks:
        if mark.start >= end:
            break
        if text[start : mark.start].strip() or mark.shown.strip():
            return True
        start = max(start, mark.end)
    return bool(text[start:end].strip()) if start < end else False


def _part(leaf: Leaf, start: int, end: int, kind: int) -> Leaf:
    """What of a leaf lies between two offsets."""
    return Leaf(
        start,
        end,
        kind,
        [mark for mark in leaf.marks if start <= mark.start < end],
        [anchor for anchor in leaf.anchors if start <= anchor.start < end],
        [stretch for stretch in leaf.code if start <= stretch[0] < end],
    )


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
