"""HTML as it stands in Markdown, and in the rows of other collections: its blocks, and which of it are marks."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from atomcorpus.layout.leaves import CODE, HIDDEN, PARAGRAPH, Anchor, Leaf, Mark, lay_out
from atomcorpus.layout.tags import BLOCKS, BREAKS, TAG, Tag, address_of, level_of, tag_of
from atomcorpus.layout.tags import HIDDEN as HIDDEN_ELEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.layout.record import Layout

__all__ = ["html_leaves", "parse_html"]

_PIECE = re.compile(
    rf"<!--|<[?!]|{TAG.pattern}|&(?:#(?:[0-9]{{1,7}}|[xX][0-9A-Fa-f]{{1,6}})|[A-Za-z][A-Za-z0-9]{{1,31}});"
)
_ENDS = {"<!--": "-->", "<?": ">", "<!": ">"}


def parse_html(text: str) -> Layout:
    r"""Split HTML into headings, paragraphs and code as a browser would show them; takes any text, in linear time.

    The text stays as it is: tags, comments and what is not shown are gaps, character references show what they stand
    for. Menus and the like are not told from prose.

    Args:
        text: The whole text.

    Example:
        >>> layout = parse_html("<h2>Seeds</h2><p>Two labs &amp; a mill.</p>")
        >>> layout.sections[0].heading
        Heading(0:14, level 2)
        >>> [gap.shown for gap in layout.gaps if gap.shown]
        ['&']
    """
    return lay_out(text, 0, html_leaves(text, 0, len(text)), None)


class _Reader:
    """What is known of the block that is being read."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self._new(start)
        self.level = self.preformatted = 0
        self.hidden = ""  # the element of which nothing is read

    def _new(self, start: int) -> None:
        self.start = self.end = start
        self.seen = False
        self.marks: list[Mark] = []
        self.anchors: list[Anchor] = []
        self.code: list[tuple[int, int]] = []
        self.opened: Tag | None = None
        self.kind = PARAGRAPH

    def words(self, start: int, end: int) -> None:
        """Take what stands between two pieces of markup."""
        if start >= end or self.text[start:end].isspace():
            return
        if self.hidden:
            self.mark(start, end)
            return
        self._see()
        self.end = end

    def mark(self, start: int, end: int, shown: str = "") -> None:
        """Take a piece of markup."""
        if shown and not shown.isspace():
            self._see()
        self.marks.append(Mark(start, end, shown))
        self.end = end

    def _see(self) -> None:
        if not self.seen:
            self.seen, self.kind = True, self.level or (CODE if self.preformatted else PARAGRAPH)

    def flush(self) -> Iterator[Leaf]:
        """The block that ends here; where there are no words yet, it goes on."""
        if self.seen:
            end = self.start + len(self.text[self.start : self.end].rstrip())
            yield Leaf(self.start, end, self.kind, self.marks, self.anchors, self.code)
            self._new(self.end)

    def rest(self) -> Iterator[Leaf]:
        """What is left at the end."""
        yield from self.flush()
        if self.marks:
            yield Leaf(self.start, self.end, HIDDEN, [], [], [])


def html_leaves(text: str, start: int, end: int) -> Iterator[Leaf]:
    """The leaves of a stretch of HTML.

    Args:
        text: The whole text.
        start: Where the stretch begins.
        end: Where it ends.
    """
    reader = _Reader(text, start)
    at = start
    while piece := _PIECE.search(text, at, end):
        reader.words(at, piece.start())
        if piece["name"] is None:
            at = _read_other(reader, piece, end)
        else:
            yield from _read_tag(reader, tag_of(piece))
            at = piece.end()
    reader.words(at, end)
    yield from reader.rest()


def _read_other(reader: _Reader, piece: re.Match[str], end: int) -> int:
    """Take a character reference, a comment or a declaration; the offset after it."""
    opening = piece.group()
    if opening[0] == "&":
        shown = unescape(opening)
        if shown == opening or reader.hidden:
            reader.words(*piece.span())
        else:
            reader.mark(*piece.span(), shown)
        return piece.end()
    close = reader.text.find(_ENDS[opening], piece.end(), end)
    at = end if close < 0 else close + len(_ENDS[opening])
    reader.mark(piece.start(), at)
    return at


def _read_tag(reader: _Reader, tag: Tag) -> Iterator[Leaf]:
    if reader.hidden:
        reader.mark(tag.start, tag.end)
        reader.hidden = "" if tag.closes and tag.name == reader.hidden else reader.hidden
        return
    if tag.name in BLOCKS:
        if not tag.closes:
            yield from reader.flush()
        reader.mark(tag.start, tag.end)
        if tag.closes:
            yield from reader.flush()
        _enter(reader, tag)
        return
    reader.mark(tag.start, tag.end, "\n" if tag.name in BREAKS else "")
    if tag.name in HIDDEN_ELEMENTS and not tag.closes and not tag.attributes.endswith("/"):
        reader.hidden = tag.name
    elif tag.name in ("a", "code"):
        _pair(reader, tag)


def _enter(reader: _Reader, tag: Tag) -> None:
    """Remember what sort of block begins or ends."""
    if level := level_of(tag):
        reader.level = 0 if tag.closes else level
    elif tag.name == "pre":
        reader.preformatted = not tag.closes


def _pair(reader: _Reader, tag: Tag) -> None:
    """A link or code, when its end is met."""
    opened = reader.opened
    if not tag.closes:
        reader.opened = tag
    elif opened is not None and opened.name == tag.name and opened.end < tag.start:
        if tag.name == "code":
            reader.code.append((opened.end, tag.start))
        elif url := address_of(opened):
            reader.anchors.append(Anchor(opened.end, tag.start, url))
        reader.opened = None
