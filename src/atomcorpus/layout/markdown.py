"""Markdown: front matter, headings with their levels, paragraphs and fenced code, as CommonMark 0.31 writes them.

A sound part of it and no more: what stands in lists and quotations is one paragraph between blank lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.articles import Heading
from atomcorpus.layout.record import Layout, group_blocks
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["parse_markdown"]

# A rule as the first line is none where prose follows it: the next line has a key, a comment, or nothing more to say.
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*+(?:\n|\r\n?+)(?=[^\r\n:#]*+:(?:\s|\Z)|[ \t]*+(?:[#\r\n]|\Z)|---|\.\.\.)")
_FRONT_MATTER_END = re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)(?=[ \t]*+(?:[\r\n]|\Z))")

_LINE = re.compile(r"[^\r\n]*+(?:\n|\r\n?+|\Z)")
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_SETEXT = re.compile(r" {0,3}(?:(=)=*|--*)[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_NO_TITLE = re.compile(r"[>]|[-*+][ \t]|[0-9]{1,9}[.)][ \t]")  # a quotation or an item, under which a rule is a rule


def parse_markdown(text: str) -> Layout:
    r"""Split Markdown into front matter, headings, paragraphs and fenced code; takes any text, in linear time.

    Front matter is what stands between a first line `---` and the next line `---` or `...`; the header covers it, and
    what it says is for others to read. Headings are those with `#` and those underlined with `=` or `-`; their marks
    stay in the span. Code between fences is in the sections, since nothing of a text is left out, and in `code`.

    Args:
        text: The whole text; line ends may be LF, CR LF or CR.

    Example:
        >>> layout = parse_markdown("---\ntitle: Seeds\n---\n# Two labs shipped\nOne of them twice.\n")
        >>> layout.header, layout.sections[0].heading
        (Span(start=0, end=20), Heading(21:39, level 1))
    """
    header = _read_front_matter(text)
    blocks = list(_find_blocks(text, header.end if header else 0))
    code = tuple(span for span, kind in blocks if kind == _CODE)
    kinds = (Heading(span, kind) if kind > 0 else span for span, kind in blocks)
    return Layout(header, None, group_blocks(kinds), code=code)


def _read_front_matter(text: str) -> Span | None:
    opening = _FRONT_MATTER.match(text)
    closing = _FRONT_MATTER_END.search(text, opening.end()) if opening else None
    if closing:
        return Span(0, closing.end())
    return Span(0, 1) if text.startswith("\ufeff") else None


_PARAGRAPH, _CODE = 0, -1  # the other kinds of a block are the levels of headings


def _find_blocks(text: str, position: int) -> Iterator[tuple[Span, int]]:
    """Blocks without white space around them, each with its kind."""
    block, lines, fence = position, 0, ""  # where the open block begins, its lines so far, and what closes it as code
    for match in _LINE.finditer(text, position):
        start, end, line = match.start(), match.end(), match.group().rstrip("\r\n")
        if fence:
            if _closes(line, fence):
                yield from _stripped(text, block, end, _CODE)
                block, lines, fence = end, 0, ""
        elif opening := _FENCE.match(line):
            yield from _stripped(text, block, start, _PARAGRAPH)
            block, fence = start, opening[1]
        elif level := _atx_level(line):
            yield from _stripped(text, block, start, _PARAGRAPH)
            yield from _stripped(text, start, end, level)
            block, lines = end, 0
        elif lines == 1 and (level := _setext_level(text[block:start], line)):
            yield from _stripped(text, block, end, level)
            block, lines = end, 0
        elif not line.strip():
            yield from _stripped(text, block, start, _PARAGRAPH)
            block, lines = end, 0
        else:
            lines += 1
    yield from _stripped(text, block, len(text), _CODE if fence else _PARAGRAPH)


def _stripped(text: str, start: int, end: int, kind: int) -> Iterator[tuple[Span, int]]:
    stretch = text[start:end]
    if bare := stretch.strip():
        first = start + len(stretch) - len(stretch.lstrip())
        yield Span(first, first + len(bare)), kind


def _atx_level(line: str) -> int:
    """1 to 6 for a heading with `#`, otherwise 0."""
    match = _ATX.match(line)
    return len(match[1]) if match else 0


def _setext_level(above: str, line: str) -> int:
    """1 or 2 for the line under a heading, otherwise 0."""
    match = _SETEXT.match(line)
    if match is None or _NO_TITLE.match(above.lstrip()):
        return 0
    return 1 if match[1] else 2


def _closes(line: str, fence: str) -> bool:
    """Whether the line is a fence of the same sign and at least the same length, and nothing else."""
    bare = line.strip()
    return bare.startswith(fence) and not bare.strip(fence[0])
