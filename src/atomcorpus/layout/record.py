"""`Layout`, what a format says about a text; and sections out of blocks, which every format needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from atomcorpus._repr import record_repr
from atomcorpus._validate import each, exactly, known_text, optional
from atomcorpus.articles import Heading, Section
from atomcorpus.dates import PartialDate
from atomcorpus.spans import Gap, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Layout", "group_blocks"]


@frozen
class Layout:
    """What a format says about a text, before anything in it is read.

    Attributes:
        header: What stands before the body and is not read, from the first code point on: the crawl header up to the
            end of its date, Markdown's front matter, or a byte-order mark alone.
        published: The publisher's calendar date.
        sections: In text order; may be empty. Header, headings, paragraphs and white space tile the text.
        code: Code, in text order: paragraphs, which finders do not get, and stretches within one.
        gaps: What of the blocks is not read as it stands, in text order; each lies in one block.
        headlines: Those of the paragraphs that are the linked titles of other articles, in text order; what
            somebody says in one is said again after it.
        links: The words of links and the addresses they lead to, in text order.
        title: Title, where the format carries one. So for `url`, `publisher`, `authors` and `language`.
        url: Address of the page.
        publisher: Name of the outlet.
        authors: Names as printed; may be empty.
        language: BCP 47 tag.

    Raises:
        ValidationError: If a value has the wrong type.
    """

    header: Span | None = field(default=None, validator=optional(exactly(Span)))
    published: PartialDate | None = field(default=None, validator=optional(exactly(PartialDate)))
    sections: tuple[Section, ...] = field(default=(), validator=each(Section))
    code: tuple[Span, ...] = field(default=(), kw_only=True, validator=each(Span))
    gaps: tuple[Gap, ...] = field(default=(), kw_only=True, validator=each(Gap))
    headlines: tuple[Span, ...] = field(default=(), kw_only=True, validator=each(Span))
    links: tuple[tuple[Span, str], ...] = field(default=(), kw_only=True, validator=each(tuple))
    title: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    url: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    publisher: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    authors: tuple[str, ...] = field(default=(), kw_only=True, validator=each(str))
    language: str | None = field(default=None, kw_only=True, validator=optional(known_text))

    __repr__ = record_repr

    @property
    def prose(self) -> tuple[Section, ...]:
        """The sections without their code, for finders."""
        if not self.code:
            return self.sections
        code = frozenset(self.code)
        return tuple(
            Section(section.heading, tuple(span for span in section.paragraphs if span not in code))
            for section in self.sections
        )


def group_blocks(blocks: Iterable[Heading | Span]) -> tuple[Section, ...]:
    """Sections out of headings and paragraphs that come in text order.

    Example:
        >>> sections = group_blocks([Span(0, 4), Heading(Span(6, 10), 2), Span(12, 16)])
        >>> [(section.heading, len(section.paragraphs)) for section in sections]
        [(None, 1), (Heading(6:10, level 2), 1)]
    """
    return tuple(_grouped(blocks))


def _grouped(blocks: Iterable[Heading | Span]) -> Iterator[Section]:
    heading: Heading | None = None
    paragraphs: list[Span] = []
    for block in blocks:
        if isinstance(block, Span):
            paragraphs.append(block)
            continue
        if heading is not None or paragraphs:
            yield Section(heading, tuple(paragraphs))
        heading, paragraphs = block, []
    if heading is not None or paragraphs:
        yield Section(heading, tuple(paragraphs))
