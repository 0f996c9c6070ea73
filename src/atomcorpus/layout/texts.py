"""Texts of which nobody says what they are written in: plain, Markdown or HTML, by plain evidence only."""

from __future__ import annotations

import re
from html import unescape
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, get_args

from attrs import evolve

from atomcorpus.articles import Section
from atomcorpus.errors import ValidationError
from atomcorpus.layout.crawl import parse_layout, read_header
from atomcorpus.spans import Gap, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.layout.record import Layout

__all__ = ["Markup", "markup_of", "parse_text"]

Markup = Literal["auto", "plain", "markdown", "html"]
"""What a text is written in; with "auto" the text itself has to say."""

# --- evidence ---------------------------------------------------------------------------------------------------------
_LINK = re.compile(r"\]\((?:<?(?:https?://|mailto:)|[/#])")
_STRONG = re.compile(r"(?<![*\w])\*\*(?=[^\s*])[^*\n]{1,200}+(?<=\S)\*\*(?!\*)")
_NUMBER_SIGNS = re.compile(r"^#{1,6} \S.{0,120}$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\ufeff?(?:---[ \t]*\r?\n[A-Za-z_][\w -]*:[ \t\r\n]|\+\+\+[ \t]*\r?\n[A-Za-z_][\w-]*\s*=)")
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_ROW = re.compile(r"^\|? ?:?-{3,}:? ?\|[-|: ]*$", re.MULTILINE)
_CLOSING_TAG = re.compile(
    r"</(?:p|h[1-6]|li|ul|ol|blockquote|div|table|tr|td|a|em|strong|b|i|span|figure|section|article)>|<br ?/?>",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5}|[A-Za-z]{2,8}[0-9]{0,2});")
_LEAST_TAGS = 2


def markup_of(text: str) -> Literal["plain", "inline", "markdown", "html"]:
    r"""What a text is plainly written in; "inline" is Markdown within paragraphs that are otherwise plain.

    Links with addresses, headings with number signs, fences and rows of dashes are Markdown; closing tags of HTML's
    elements are HTML, where no number sign or link says that they stand in Markdown.

    Example:
        >>> markup_of("Two labs shipped."), markup_of("## Seeds\n\n**Two** labs"), markup_of("<p>Two</p><p>labs</p>")
        ('plain', 'markdown', 'html')
        >>> markup_of("Two [labs](https://labs.example) shipped."), markup_of("#1 in the list")
        ('inline', 'plain')
    """
    links = "](" in text and _LINK.search(text) is not None
    strong = "**" in text and _STRONG.search(text) is not None
    headed = "# " in text and _NUMBER_SIGNS.search(text) is not None
    if (
        (headed and (links or strong or len(_NUMBER_SIGNS.findall(text)) > 1))
        or _has_blocks(text)
        or _FRONT_MATTER.match(text)
    ):
        return "markdown"
    if ("</" in text or "<br" in text or "<BR" in text) and len(_CLOSING_TAG.findall(text)) >= _LEAST_TAGS:
        return "markdown" if links or headed else "html"
    return "inline" if links or strong else "plain"


def _has_blocks(text: str) -> bool:
    return ("\n```" in text and len(_FENCE.findall(text)) > 1) or ("---" in text and _ROW.search(text) is not None)


# --- layouts ----------------------------------------------------------------------------------------------------------
def parse_text(text: str, markup: Markup = "auto") -> Layout:
    r"""The layout of a text in the crawl format whose body may be Markdown or HTML.

    A header of the crawl format is read first, whatever the rest is. The text itself is never changed.

    Args:
        text: The whole text.
        markup: What its body is written in.

    Raises:
        ParseError: If it has a crawl header whose date no calendar has.
        ValidationError: If there is no such markup.

    Example:
        >>> layout = parse_text("date 2025-08-09\n\n# Seeds\n\nTwo **labs** shipped.\n\n# Soil")
        >>> str(layout.published), [section.heading.level for section in layout.sections]
        ('2025-08-09', [1, 1])
    """
    if markup not in get_args(Markup):
        raise ValidationError(f"parse_text.markup: expected one of {', '.join(get_args(Markup))}, not {markup!r}")
    kind = markup_of(text) if markup == "auto" else markup
    if kind == "plain":
        layout = parse_layout(text)
        return _with_gaps(layout, _references(text)) if "&" in text and markup == "auto" else layout
    if kind == "inline":
        return _with_inline(text, parse_layout(text))
    # The parser of Markdown takes long to import, and most texts have no need of it.
    leaves: Any = import_module("atomcorpus.layout.leaves")
    header, published = read_header(text)
    position = header.end if header else 0
    if kind == "html":
        found = import_module("atomcorpus.layout.markup").html_leaves(text, position, len(text))
    else:
        markdown: Any = import_module("atomcorpus.layout.markdown")
        if published is None:  # there may be front matter
            header = markdown.read_front_matter(text)
            position = header.end if header else 0
        found = markdown.markdown_leaves(text, position)
    laid_out: Layout = leaves.lay_out(text, position, found, header)
    return laid_out if published is None else evolve(laid_out, published=published)


def _references(text: str) -> Iterator[Gap]:
    """Character references in a text that is otherwise plain, as tables of texts often have them."""
    for found in _REFERENCE.finditer(text):
        shown = unescape(found.group())
        if shown != found.group():
            yield Gap(Span(*found.span()), shown)


def _with_gaps(layout: Layout, gaps: Iterator[Gap]) -> Layout:
    """The layout with those gaps that lie in its blocks, each in text order."""
    blocks = (block for section in layout.sections for block in section.blocks())
    block = next(blocks, None)
    kept: list[Gap] = []
    for gap in gaps:
        while block is not None and block.end <= gap.span.start:
            block = next(blocks, None)
        if block is not None and block.covers(gap.span):
            kept.append(gap)
    return evolve(layout, gaps=tuple(kept)) if kept else layout


def _with_inline(text: str, layout: Layout) -> Layout:
    """The layout with the marks and links within its blocks; lists and quotations are parted as Markdown parts them."""
    made = _Marked()
    sections = []
    for section in layout.sections:
        if section.heading is not None:
            made.add_inline(text, section.heading.span)
        paragraphs: list[Span] = []
        for block in section.paragraphs:
            paragraphs += made.add_block(text, block)
        sections.append(Section(section.heading, tuple(paragraphs)))
    return evolve(
        layout,
        sections=tuple(sections),
        gaps=tuple(made.gaps),
        links=tuple(made.links),
        code=tuple(made.code),
        headlines=tuple(made.headlines),
    )


_ITEM = re.compile(r"(?:[-*+]|>|[0-9]{1,3}[.)]) ")


class _Marked:
    """Marks and links of one block after the other, as spans of the whole text."""

    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        self.links: list[tuple[Span, str]] = []
        self.code: list[Span] = []
        self.headlines: list[Span] = []
        # The parser takes long to import, and most texts have no need of it.
        self._read_inline: Any = import_module("atomcorpus.layout.inline").read_inline
        self._parse_markdown: Any = import_module("atomcorpus.layout.markdown").parse_markdown

    def add_block(self, text: str, block: Span) -> Iterator[Span]:
        """Take a paragraph; the paragraphs that it is."""
        if not _ITEM.match(text, block.start):
            self.add_inline(text, block)
            yield block
            return
        found: Layout = self._parse_markdown(block.of(text))
        at = block.start
        self.gaps += [Gap(_shifted(gap.span, at), gap.shown) for gap in found.gaps]
        self.links += [(_shifted(span, at), url) for span, url in found.links]
        self.code += [_shifted(span, at) for span in found.code]
        self.headlines += [_shifted(span, at) for span in found.headlines]
        for section in found.sections:
            yield from (_shifted(span, at) for span in section.blocks())

    def add_inline(self, text: str, block: Span) -> None:
        """Take a block that is one."""
        found = self._read_inline(block.of(text), {})
        at = block.start
        self.gaps += [Gap(Span(at + mark.start, at + mark.end), mark.shown) for mark in found.marks]
        self.links += [(Span(at + one.start, at + one.end), one.url) for one in found.anchors]
        self.code += [Span(at + start, at + end) for start, end in found.code]


def _shifted(span: Span, at: int) -> Span:
    return Span(span.start + at, span.end + at)
