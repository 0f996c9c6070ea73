"""Records of a text and its parts: articles, sections, headings.

Records only: `layout` makes sections, `pipeline` makes articles. An `Article` checks, when it is built, every fact that
crosses from one field to another.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from atomcorpus._validate import count, each, exactly, fault, known_text, optional
from atomcorpus.annotations import Citation, Mention, StatedRole
from atomcorpus.dates import PartialDate
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Article", "Heading", "Section"]


@frozen
class Heading:
    """A line that names the section under it.

    Attributes:
        span: The line, without white space around it.
        level: Depth, 1 for the highest, where the format says it; plain text does not.
    """

    span: Span = field(validator=exactly(Span))
    level: int | None = field(default=None, validator=optional(count))


@frozen
class Section:
    """A heading and the paragraphs under it, up to the next heading.

    Attributes:
        heading: None for the text before the first heading.
        paragraphs: One span a paragraph, in text order, without white space around it; may be empty under a heading.
    """

    heading: Heading | None = field(default=None, validator=optional(exactly(Heading)))
    paragraphs: tuple[Span, ...] = field(default=(), validator=each(Span))

    def blocks(self) -> Iterator[Span]:
        """The heading, if there is one, and the paragraphs, in text order."""
        if self.heading is not None:
            yield self.heading.span
        yield from self.paragraphs


@frozen
class Article:
    """One text with everything that was found in it; built once, never amended.

    Attributes:
        text: The input, to the letter.
        published: The publisher's calendar date, with the parts that were given; no time zone.
        header: The header (and a byte-order mark), from the first code point to the end of the date.
        title: Title, where the format carried one. So for `url`, `publisher`, `authors` and `language`.
        url: Address of the page.
        publisher: Name of the outlet.
        authors: Names as printed; may be empty.
        language: BCP 47 tag.
        sections: In text order; may be empty. Header, headings, paragraphs and white space tile the text.
        mentions: Sorted by span; may overlap.
        roles: Sorted by span; may overlap.
        citations: Sorted by where they begin; may be nested.
        origin: Where the article was read from: a path, with `:line` for a record of a file.
        knowledge: Version of the knowledge base behind the mentions.

    Raises:
        ValidationError: If a value has the wrong type, a span points outside, blocks overlap or leave out text,
            annotations are out of order, or one does not lie in a paragraph or heading.

    Example:
        >>> article = Article("Hello, world.", sections=(Section(None, (Span(0, 13),)),))
        >>> len(article.id)
        32
    """

    text: str = field(validator=exactly(str))
    published: PartialDate | None = field(default=None, validator=optional(exactly(PartialDate)))
    header: Span | None = field(default=None, kw_only=True, validator=optional(exactly(Span)))
    title: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    url: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    publisher: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    authors: tuple[str, ...] = field(default=(), kw_only=True, validator=each(str))
    language: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    sections: tuple[Section, ...] = field(default=(), kw_only=True, validator=each(Section))
    mentions: tuple[Mention, ...] = field(default=(), kw_only=True, validator=each(Mention))
    roles: tuple[StatedRole, ...] = field(default=(), kw_only=True, validator=each(StatedRole))
    citations: tuple[Citation, ...] = field(default=(), kw_only=True, validator=each(Citation))
    origin: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    knowledge: str | None = field(default=None, kw_only=True, validator=optional(known_text))

    def __attrs_post_init__(self) -> None:
        _check_tiling(self)
        _check_annotations(self)

    @cached_property
    def id(self) -> str:
        """SHA-256 of the text, its first 32 hexadecimal digits: same text, same id."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _check_tiling(article: Article) -> None:
    """Refuse blocks that overlap, are out of order or outside, or leave out anything but white space."""
    text, position = article.text, 0
    blocks = [] if article.header is None else [("header", article.header)]
    for index, section in enumerate(article.sections):
        if section.heading is None and (index or not section.paragraphs):
            raise fault(
                article, f"sections[{index}]", "only the first section may lack a heading, and then it has text"
            )
        blocks += [(f"sections[{index}]", block) for block in section.blocks()]
    for name, block in blocks:
        if block.start < position:
            raise fault(article, name, f"{block} begins before {position}, where the block before it ends")
        if block.end > len(text):
            raise fault(article, name, f"{block} ends behind the text, which has {len(text)} code points")
        if not _is_blank(text[position : block.start]):
            raise fault(article, name, f"the text between {position} and {block.start} is in no block")
        position = block.end
    if not _is_blank(text[position:]):
        raise fault(article, "sections", f"the text from {position} on is in no block")


def _check_annotations(article: Article) -> None:
    """Refuse annotations that are out of order or do not lie in a heading or paragraph."""
    blocks = [block for section in article.sections for block in section.blocks()]
    _check_spans(article, "mentions", [mention.span for mention in article.mentions], blocks)
    _check_spans(article, "roles", [role.span for role in article.roles], blocks)
    at = start = 0
    for index, citation in enumerate(article.citations):
        name = f"citations[{index}]"
        if citation.start < start:
            raise fault(article, name, f"it begins at {citation.start}, before the one in front of it")
        start = citation.start
        while at < len(blocks) and blocks[at].end <= start:
            at += 1
        for span in (citation.source.span, citation.cue, *citation.content):
            if span is not None and not any(block.covers(span) for block in _following(blocks, at, span)):
                raise fault(article, name, f"{span} does not lie in one paragraph or heading")


def _check_spans(article: Article, field: str, spans: list[Span], blocks: list[Span]) -> None:
    """Refuse spans that are out of order or do not lie in a heading or paragraph."""
    at = 0
    for index, span in enumerate(spans):
        name = f"{field}[{index}]"
        if index and span < spans[index - 1]:
            raise fault(article, name, f"{span} is out of order")
        while at < len(blocks) and blocks[at].end <= span.start:
            at += 1
        if at == len(blocks) or not blocks[at].covers(span):
            raise fault(article, name, f"{span} does not lie in one paragraph or heading")


def _following(blocks: list[Span], at: int, span: Span) -> Iterator[Span]:
    """Blocks from number `at` on that begin before the span ends."""
    while at < len(blocks) and blocks[at].start < span.end:
        yield blocks[at]
        at += 1


def _is_blank(stretch: str) -> bool:
    return not stretch or stretch.isspace()
