"""Markdown: front matter, and the blocks of CommonMark 0.31 with tables, each as a reader sees it.

The parser, markdown-it, knows the grammar of blocks by lines; here each line is found in the text again.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from atomcorpus.layout.inline import PARSER, read_inline
from atomcorpus.layout.leaves import CODE, HIDDEN, PARAGRAPH, Anchor, Leaf, Mark, lay_out
from atomcorpus.layout.markup import html_leaves
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from atomcorpus.layout.record import Layout

__all__ = ["markdown_leaves", "parse_markdown", "read_front_matter"]

# What stands between two lines of these is front matter where most of its lines are those of YAML or TOML, of which one
# has a key: prose between two rules is none.
_FENCE = re.compile(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*+(?:\n|\r\n?+)")
_CLOSING = {
    "---": re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)(?=[ \t]*+(?:[\r\n]|\Z))"),
    "+++": re.compile(r"(?:(?<=\n)|(?<=\r))\+\+\+(?=[ \t]*+(?:[\r\n]|\Z))"),
}
_KEY = {
    "---": re.compile(r"""[\w"'][^:#]{0,60}+:(?:\s|\Z)"""),
    "+++": re.compile(r"""[\w"'][\w."' -]{0,60}+=|\[{1,2}[^\[\]]+\]{1,2}\s*(?:#|\Z)"""),
}
_BESIDE_KEYS = re.compile(r"[ \t#]|-(?:\s|\Z)|[\]}]")  # what is indented, comments, members of lists, closing brackets
_SHARE_OF_KEYS = 2 / 3


def parse_markdown(text: str) -> Layout:
    r"""Split Markdown into front matter, headings, paragraphs and code; takes any text, in linear time.

    Front matter is what stands between a first line `---` and the next line `---` or `...`, or between two lines `+++`,
    if it looks like keys with values; the header covers it, and what it says is for others to read. Headings, the items
    of lists, the paragraphs of quotations and the cells of tables are blocks of their own, their marks included, which
    are gaps. Code is in the sections, since nothing of a text is left out, and in `code`; so is code within a line.

    Args:
        text: The whole text; line ends may be LF, CR LF or CR.

    Example:
        >>> layout = parse_markdown("---\ntitle: Seeds\n---\n# Two labs shipped\n- One of them *twice*.\n")
        >>> layout.header, layout.sections[0].heading
        (Span(start=0, end=20), Heading(21:39, level 1))
        >>> [gap.span.start for gap in layout.gaps]
        [21, 40, 54, 60]
    """
    header = read_front_matter(text)
    position = header.end if header else 0
    return lay_out(text, position, markdown_leaves(text, position), header)


def read_front_matter(text: str) -> Span | None:
    """The span of the front matter, or of a byte-order mark alone."""
    opening = _FENCE.match(text)
    closing = _CLOSING[opening["fence"]].search(text, opening.end()) if opening else None
    if opening and closing and _is_of_keys(text[opening.end() : closing.start()], opening["fence"]):
        return Span(0, closing.end())
    return Span(0, 1) if text.startswith("\ufeff") else None


def _is_of_keys(source: str, fence: str) -> bool:
    """Whether what stands between two fences has the form of front matter; whether it is any is for others to say."""
    lines = [line for line in source.splitlines() if line and not line.isspace()]
    keys = sum(_KEY[fence].match(line) is not None for line in lines)
    others = sum(_BESIDE_KEYS.match(line) is not None for line in lines)
    if not keys:
        return all(line.startswith("# ") for line in lines) and len(lines) <= 1
    return keys + others >= _SHARE_OF_KEYS * len(lines)


_LINE_END = re.compile(r"\n|\r\n?+")


class _Lines:
    """The lines of a stretch of text, as the parser counts them.

    Attributes:
        text: The whole text.
        starts: Where each line begins.
        ends: Where each ends, its line end left out.
    """

    def __init__(self, text: str, position: int) -> None:
        breaks = [match.span() for match in _LINE_END.finditer(text, position)]
        self.text = text
        self.starts = [position, *(end for _, end in breaks)]
        self.ends = [*(start for start, _ in breaks), len(text)]

    def of(self, number: int) -> str:
        """A line without its end."""
        return self.text[self.starts[number] : self.ends[number]].replace("\0", "\ufffd")

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Where some lines begin and end, white space around them left out; equal where there is nothing else."""
        last = min(last, len(self.starts))
        start, end = self.starts[first], self.ends[last - 1]
        inner = self.text[start:end]
        bare = inner.strip()
        start += len(inner) - len(inner.lstrip())
        return start, start + len(bare)


def markdown_leaves(text: str, position: int) -> Iterator[Leaf]:
    """The leaves of the Markdown that begins at an offset and goes to the end of the text."""
    lines = _Lines(text, position)
    tokens: list[Token] = []
    env: dict[str, Any] = {}
    PARSER.block.parse("\n".join(map(lines.of, range(len(lines.starts)))), PARSER, env, tokens)
    kind, rule = PARAGRAPH, ""
    row: list[Token] = []
    for token in tokens:
        if token.type == "heading_open":
            kind, rule = int(token.tag[1]), token.markup
        elif token.type in _CELLS:
            row.append(token)
        elif token.type == "inline":
            if row and row[-1].type in _CELLS:
                row[-1] = token
            else:
                yield from _line_leaves(lines, token, kind, rule, env)
                kind, rule = PARAGRAPH, ""
        elif token.type == "tr_close":
            yield from _cells(lines, row, env)
            row.clear()
        elif token.type in _WHOLE:
            yield from _whole(lines, token)


_CELLS = frozenset(("th_open", "td_open"))
_WHOLE = frozenset(("fence", "code_block", "html_block", "hr", "definition", "thead_close"))


def _whole(lines: _Lines, token: Token) -> Iterator[Leaf]:
    """Leaves of what is no paragraph: code, HTML, rules, definitions of links."""
    if token.map is None:
        return
    start, end = lines.stretch(*token.map)
    if start >= end:
        return
    if token.type == "html_block":
        yield from html_leaves(lines.text, start, end)
    else:
        yield Leaf(start, end, CODE if token.type in ("fence", "code_block") else HIDDEN, [], [], [])


# --- paragraphs and headings ------------------------------------------------------------------------------------------
class _Piece(NamedTuple):
    """A line of a paragraph: where it stands in what the parser reads, and in the text."""

    at: int
    start: int
    end: int


_TASK = re.compile(r"\[[ xX]\][ \t]+")
_NUMBER_SIGNS = re.compile(r"#{1,6}[ \t]*")


def _line_leaves(lines: _Lines, token: Token, kind: int, rule: str, env: dict[str, Any]) -> Iterator[Leaf]:
    """The leaf of a paragraph or heading."""
    first, last = token.map or (0, 0)
    stretch = lines.stretch(first, last + (rule in _UNDERLINES))
    if stretch[0] >= stretch[1]:
        return
    if kind > 0 and rule not in _UNDERLINES:
        pieces = _heading_piece(lines, first, token.content)
    else:
        pieces = list(_pieces(lines, first, token.content))
    if not pieces or pieces[0].start >= pieces[-1].end:
        yield Leaf(stretch[1], stretch[1], kind, [], [], []) if kind > 0 else Leaf(*stretch, HIDDEN, [], [], [])
        return
    yield _leaf(lines.text, pieces, stretch[1], kind, env)


_UNDERLINES = ("=", "-")


def _pieces(lines: _Lines, first: int, content: str) -> Iterator[_Piece]:
    """The lines of a paragraph without the marks of lists and quotations before them."""
    at = 0
    for number, line in enumerate(content.split("\n"), first):
        bare = line.strip()
        start = lines.starts[number]
        end = start + len(lines.of(number).rstrip())
        yield _Piece(at, max(start, end - len(bare)), end)
        at += len(bare) + 1


def _heading_piece(lines: _Lines, number: int, content: str) -> list[_Piece]:
    """The words of a heading with number signs."""
    signs = _NUMBER_SIGNS.search(lines.of(number))
    start = lines.starts[number] + (signs.end() if signs else 0)
    return [_Piece(0, start, start + len(content.strip()))]


def _leaf(text: str, pieces: list[_Piece], end: int, kind: int, env: dict[str, Any]) -> Leaf:
    """The leaf that some pieces make, with the marks in them, between them and after them."""
    start = pieces[0].start
    marks: list[Mark] = []
    words = "\n".join(text[piece.start : piece.end] for piece in pieces)
    if task := _TASK.match(words):
        marks.append(Mark(start, start + task.end()))
    found = read_inline(words, env)
    ats = [piece.at for piece in pieces]

    def place(at: int) -> int:
        piece = pieces[bisect_right(ats, at) - 1]
        return piece.start + at - piece.at

    marks += [Mark(place(mark.start), place(mark.end - 1) + 1, mark.shown) for mark in found.marks]
    for before, after in itertools.pairwise(pieces):
        between = text[before.end : after.start].lstrip()
        if between:
            marks.append(Mark(after.start - len(between), after.start))
    if pieces[-1].end < end:
        tail = text[pieces[-1].end : end]
        marks.append(Mark(end - len(tail.lstrip()), end))
    anchors = [Anchor(place(one.start), place(one.end - 1) + 1, one.url) for one in found.anchors]
    code = [(place(first), place(last - 1) + 1) for first, last in found.code]
    return Leaf(start, end, kind, _joined(marks), anchors, code)


def _joined(marks: list[Mark]) -> list[Mark]:
    """Marks in text order, those that touch or overlap as one where nothing is shown."""
    joined: list[Mark] = []
    for mark in sorted(marks):
        last = joined[-1] if joined else None
        if last is None or mark.start > last.end or (mark.start == last.end and (mark.shown or last.shown)):
            joined.append(mark)
        elif mark.end > last.end:
            joined[-1] = Mark(last.start, mark.end, last.shown + mark.shown)
    return joined


# --- tables -----------------------------------------------------------------------------------------------------------
_PIPE = re.compile(r"(?<!\\)\|")


def _cells(lines: _Lines, row: list[Token], env: dict[str, Any]) -> Iterator[Leaf]:
    """The leaves of a row, one a cell with words in it."""
    if not row or row[0].map is None:
        return
    number = row[0].map[0]
    line, start = lines.of(number), lines.starts[number]
    borders = [-1, *(match.start() for match in _PIPE.finditer(line)), len(line)]
    spots = [(before + 1, after) for before, after in itertools.pairwise(borders)]
    contents = [token.content.strip() for token in row]
    for (first, last), content in zip(_aligned(line, spots, contents), contents, strict=False):
        stop = first + len(line[first:last].rstrip())
        begin = max(first + len(line[first:last]) - len(line[first:last].lstrip()), stop - _width(content))
        if content and begin < stop:
            piece = _Piece(0, start + begin, start + stop)
            yield _leaf(lines.text, [piece], start + stop, PARAGRAPH, env)


def _width(content: str) -> int:
    """How long a cell is in the text, where its pipes are escaped."""
    return len(content) + content.count("|")


def _aligned(line: str, spots: list[tuple[int, int]], contents: list[str]) -> list[tuple[int, int]]:
    """The spots between the pipes of a line from the one on in which the first cell stands."""
    for number, (start, end) in enumerate(spots[:2]):
        if line[start:end].replace("\\|", "|").strip().endswith(contents[0]) and (contents[0] or number):
            return spots[number:]
    return spots
