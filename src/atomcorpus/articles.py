"""Records of a text and its parts: articles, sections, headings.

Records only: `layout` makes sections, `pipeline` makes articles. An `Article` checks, when it is built, every fact that
crosses from one field to another.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import Factory, field, frozen

from atomcorpus._repr import counted, digits, one_line, place, quoted
from atomcorpus._validate import count, each, exactly, fault, known_text, optional
from atomcorpus.annotations import (
    MOST_OVERLAPPING,
    Citation,
    Hyperlink,
    Mention,
    StatedRole,
    beyond_depth,
    beyond_volume,
)
from atomcorpus.dates import PartialDate
from atomcorpus.facts import Event, Participant, Quantity, TimeExpression
from atomcorpus.html import STYLE, article_html
from atomcorpus.spans import Gap, Span, seen_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from attrs import Attribute

    from atomcorpus.errors import ValidationError

__all__ = ["Article", "Basis", "Heading", "Section"]

_Spanned = Hyperlink | Mention | StatedRole | TimeExpression | Quantity
"""What lies in one stretch of the text."""

_SHOWN = 50_000  # code points of a text in a notebook


class Basis(StrEnum):
    """How a fact about an article is known."""

    STATED = "stated"
    """Its format says so (a header, front matter, a column, the head of a page)."""
    DETECTED = "detected"
    """The words of the text show it."""
    HEADING = "heading"
    """The heading above the text says so."""
    FILE_NAME = "file_name"
    """The name of the file says so."""
    ADDRESS = "address"
    """The host of its address is known."""


@frozen
class Heading:
    """A line that names the section under it.

    Attributes:
        span: The line, without white space around it.
        level: Depth, 1 for the highest, where the format says it; plain text does not.
    """

    span: Span = field(validator=exactly(Span))
    level: int | None = field(default=None, validator=optional(count))

    def __repr__(self) -> str:
        return one_line(self, place(self.span), "" if self.level is None else f"level {digits(self.level)}")


@frozen
class Section:
    """A heading and the paragraphs under it, up to the next heading.

    Attributes:
        heading: None for the text before the first heading.
        paragraphs: One span a paragraph, in text order, without white space around it; may be empty under a heading.
    """

    heading: Heading | None = field(default=None, validator=optional(exactly(Heading)))
    paragraphs: tuple[Span, ...] = field(default=(), validator=each(Span))

    def __repr__(self) -> str:
        heading = "" if self.heading is None else f"heading {place(self.heading.span)}"
        whole = [Span(self.paragraphs[0].start, self.paragraphs[-1].end)] if self.paragraphs else []
        return one_line(self, heading, counted(len(self.paragraphs), "paragraphs"), place(*whole))

    def blocks(self) -> Iterator[Span]:
        """The heading, if there is one, and the paragraphs, in text order."""
        if self.heading is not None:
            yield self.heading.span
        yield from self.paragraphs


def _check_basis(record: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is no basis, and the basis of what is not known."""
    if value is None:
        return
    exactly(Basis)(record, attribute, value)
    of = attribute.name.removesuffix("_basis")
    if getattr(record, of) is None:
        raise fault(record, attribute.name, f"{value} without a {of}")


def _stated(value: str | None) -> Basis | None:
    """How something is known that is given without a basis."""
    return None if value is None else Basis.STATED


@frozen
class Article:
    """One text with everything that was found in it; built once, never amended.

    Attributes:
        text: The input, to the letter.
        published: The publisher's calendar date, with the parts that were given; no time zone.
        header: The header (and a byte-order mark), from the first code point to the end of the date.
        title: Title, as the format, a heading or the name of the file says it.
        title_basis: Which of them says it; None where that is not known. So for `publisher` and `language`.
        url: Address of the page, where the format carried one.
        publisher: Name of the outlet, as the format or the host of the address says it.
        publisher_basis: Which of them says it.
        authors: Names as printed; may be empty.
        language: BCP 47 tag, as the format or the words of the text say it.
        language_basis: Which of them says it.
        sections: In text order; may be empty. Header, headings, paragraphs and white space tile the text.
        gaps: What of the blocks is not read as it stands, in text order; none overlaps another. A text without markup
            has none.
        links: Sorted by span.
        mentions: Sorted by span; may overlap.
        roles: Sorted by span; may overlap.
        citations: Sorted by where they begin; may be nested.
        times: Sorted by span.
        quantities: Sorted by span.
        events: Sorted by trigger.
        origin: Where the article was read from: a path, with `:line` for a line of a file and, behind `#`, what else is
            worth noting: record, hash of the page, encoding.
        knowledge: Version of the knowledge base behind the mentions.

    Raises:
        ValidationError: If a value has the wrong type, a span points outside, blocks overlap or leave out text,
            annotations are out of order, one does not lie in a paragraph or heading, one begins or ends with what is
            not seen, more than 16 overlap, or an event's amount or time is not one of the article's.

    Example:
        >>> article = Article("Hello, world.", sections=(Section(None, (Span(0, 13),)),))
        >>> len(article.id)
        32
    """

    text: str = field(validator=exactly(str))
    published: PartialDate | None = field(default=None, validator=optional(exactly(PartialDate)))
    header: Span | None = field(default=None, kw_only=True, validator=optional(exactly(Span)))
    title: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    title_basis: Basis | None = field(
        default=Factory(lambda article: _stated(article.title), takes_self=True), kw_only=True, validator=_check_basis
    )
    url: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    publisher: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    publisher_basis: Basis | None = field(
        default=Factory(lambda article: _stated(article.publisher), takes_self=True),
        kw_only=True,
        validator=_check_basis,
    )
    authors: tuple[str, ...] = field(default=(), kw_only=True, validator=each(str))
    language: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    language_basis: Basis | None = field(
        default=Factory(lambda article: _stated(article.language), takes_self=True),
        kw_only=True,
        validator=_check_basis,
    )
    sections: tuple[Section, ...] = field(default=(), kw_only=True, validator=each(Section))
    gaps: tuple[Gap, ...] = field(default=(), kw_only=True, validator=each(Gap))
    links: tuple[Hyperlink, ...] = field(default=(), kw_only=True, validator=each(Hyperlink))
    mentions: tuple[Mention, ...] = field(default=(), kw_only=True, validator=each(Mention))
    roles: tuple[StatedRole, ...] = field(default=(), kw_only=True, validator=each(StatedRole))
    citations: tuple[Citation, ...] = field(default=(), kw_only=True, validator=each(Citation))
    times: tuple[TimeExpression, ...] = field(default=(), kw_only=True, validator=each(TimeExpression))
    quantities: tuple[Quantity, ...] = field(default=(), kw_only=True, validator=each(Quantity))
    events: tuple[Event, ...] = field(default=(), kw_only=True, validator=each(Event))
    origin: str | None = field(default=None, kw_only=True, validator=optional(known_text))
    knowledge: str | None = field(default=None, kw_only=True, validator=optional(known_text))

    def __attrs_post_init__(self) -> None:
        blocks = _check_tiling(self)
        if self.gaps:
            _check_gaps(self, blocks)
        _check_spans(self, "links", self.links, blocks)
        _check_spans(self, "mentions", self.mentions, blocks)
        _check_spans(self, "roles", self.roles, blocks)
        _check_citations(self, blocks)
        _check_spans(self, "times", self.times, blocks)
        _check_spans(self, "quantities", self.quantities, blocks)
        if self.events:
            _check_events(self, blocks)

    def attribution(self, event: Event) -> tuple[Citation, ...]:
        """By whose word an event is told: the citations in whose content its trigger lies.

        Args:
            event: One of the article's events.

        Returns:
            In text order, so that the outermost comes first; empty when it is the author who tells it.
        """
        trigger = event.trigger
        return tuple(
            citation
            for citation in self.citations
            if any(span.start <= trigger.start and trigger.end <= span.end for span in citation.content)
        )

    @cached_property
    def id(self) -> str:
        """SHA-256 of the text, its first 32 hexadecimal digits: same text, same id."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def words(self, found: Span | Heading | _Spanned | Participant) -> str:
        """What a reader sees of a stretch: its characters without what is not read, and what is shown in its place.

        Args:
            found: A span, or a record that has one.

        Example:
            >>> gaps = (Gap(Span(4, 5)), Gap(Span(11, 12)))
            >>> Article("The *Ledger*", sections=(Section(None, (Span(0, 12),)),), gaps=gaps).words(Span(0, 12))
            'The Ledger'
        """
        span = found if isinstance(found, Span) else found.span
        if not self.gaps:
            return span.of(self.text)
        first = bisect_right(self.gaps, span.start, key=_start_of_gap)
        end = bisect_left(self.gaps, span.end, first, key=_start_of_gap)
        return seen_of(self.text, self.gaps[max(0, first - 1) : end], span)

    def __repr__(self) -> str:
        blocks = (block for section in self.sections for block in section.blocks())
        start = next((block.start for block in blocks), 0)
        words = self.title or " ".join(self.text[start : start + 100].split())
        numbers = (counted(len(getattr(self, name)), name) for name in ("mentions", "roles", "citations"))
        origin = f"from {quoted(self.origin, 40)}" if self.origin else ""
        published = str(self.published) if self.published else ""
        return one_line(self, quoted(words, 50), published, counted(len(self.text), "characters"), *numbers, origin)

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with what was found in it; of a long text the beginning."""
        return f"<style>{STYLE}</style>{article_html(self, longest=_SHOWN)}"


# These checks run over every article that is parsed or read: they compare bare offsets, and words are found for a fault
# only when there is one.
def _check_tiling(article: Article) -> list[Span]:
    """Refuse blocks that overlap, are out of order or outside, or leave out anything but white space.

    Returns:
        The headings and paragraphs.
    """
    blocks: list[Span] = []
    for index, section in enumerate(article.sections):
        if section.heading is not None:
            blocks.append(section.heading.span)
        elif index or not section.paragraphs:
            raise fault(
                article, f"sections[{index}]", "only the first section may lack a heading, and then it has text"
            )
        blocks += section.paragraphs
    text, size, position = article.text, len(article.text), 0
    for number, block in enumerate(blocks if article.header is None else (article.header, *blocks)):
        start, end = block.start, block.end
        if start < position or end > size or (position < start and not text[position:start].isspace()):
            raise _misplaced(article, number, block, position)
        position = end
    if position < size and not text[position:].isspace():
        raise fault(article, "sections", f"the text from {position} on is in no block")
    return blocks


def _misplaced(article: Article, number: int, block: Span, position: int) -> ValidationError:
    """What is wrong with a block of that number, the one before it ending at the position."""
    names = [] if article.header is None else ["header"]
    names += [f"sections[{index}]" for index, section in enumerate(article.sections) for _ in section.blocks()]
    if block.start < position:
        problem = f"{block} begins before {position}, where the block before it ends"
    elif block.end > len(article.text):
        problem = f"{block} ends behind the text, which has {len(article.text)} code points"
    else:
        problem = f"the text between {position} and {block.start} is in no block"
    return fault(article, names[number], problem)


def _check_spans(article: Article, field: str, annotations: Sequence[_Spanned], blocks: Iterable[Span]) -> None:
    """Refuse annotations that are out of order, too deep or do not lie in a heading or paragraph."""
    following = iter(blocks)
    last_start = last_end = block_start = block_end = overlapping = 0
    for index, annotation in enumerate(annotations):
        span = annotation.span
        start, end = span.start, span.end
        if start < last_start or (start == last_start and end < last_end):
            raise fault(article, f"{field}[{index}]", f"{span} is out of order")
        if start < last_end:
            overlapping += 1
        last_start, last_end = start, end
        while block_end <= start and (block := next(following, None)) is not None:
            block_start, block_end = block.start, block.end
        if not block_start <= start < end <= block_end:
            raise _outside(article, f"{field}[{index}]", span)
    if overlapping >= MOST_OVERLAPPING:
        _check_depth(article, field, [(annotation.span,) for annotation in annotations])


def _start_of_gap(gap: Gap) -> int:
    return gap.span.start


def _check_gaps(article: Article, blocks: Iterable[Span]) -> None:
    """Refuse gaps that overlap, are out of order or not in a block, and annotations that begin or end in one."""
    following = iter(blocks)
    position = block_start = block_end = 0
    for index, gap in enumerate(article.gaps):
        start, end = gap.span.start, gap.span.end
        if start < position:
            raise fault(article, f"gaps[{index}]", f"{gap.span} begins before {position}, where the one before it ends")
        position = end
        while block_end <= start and (block := next(following, None)) is not None:
            block_start, block_end = block.start, block.end
        if not block_start <= start < end <= block_end:
            raise _outside(article, f"gaps[{index}]", gap.span)
    starts = [gap.span.start for gap in article.gaps]
    for where, span in _read_spans(article):
        for at in (span.start, span.end - 1):
            gap = article.gaps[max(0, bisect_right(starts, at) - 1)]
            if gap.span.start <= at < gap.span.end and not gap.shown:
                raise fault(article, where, f"{span} begins or ends with what is not seen, {gap.span}")


def _read_spans(article: Article) -> Iterator[tuple[str, Span]]:
    """Every span of a name, source, cue or content, and where it stands."""
    for index, mention in enumerate(article.mentions):
        yield f"mentions[{index}]", mention.span
    for index, citation in enumerate(article.citations):
        for span in (citation.source.span, citation.cue, *citation.content):
            if span is not None:
                yield f"citations[{index}]", span
    for index, time in enumerate(article.times):
        yield f"times[{index}]", time.span
    for index, quantity in enumerate(article.quantities):
        yield f"quantities[{index}]", quantity.span
    for index, event in enumerate(article.events):
        for span in event.spans():
            yield f"events[{index}]", span


def _check_events(article: Article, blocks: Sequence[Span]) -> None:
    """Refuse events that are out of order, not in one block each, or whose amount or time is not the article's."""
    starts = [block.start for block in blocks]
    quantities, times = set(article.quantities), set(article.times)
    last = 0
    for index, event in enumerate(article.events):
        where = f"events[{index}]"
        if event.trigger.start < last:
            raise fault(article, where, f"{event.trigger} is out of order")
        last = event.trigger.start
        at = bisect_right(starts, last)
        for span in event.spans():
            if at == 0 or span.start < starts[at - 1] or span.end > blocks[at - 1].end:
                raise _outside(article, where, span)
        if event.amount is not None and event.amount not in quantities:
            raise fault(article, where, f"its amount, {event.amount}, is not one of the article's quantities")
        if event.time is not None and event.time not in times:
            raise fault(article, where, f"its time, {event.time}, is not one of the article's times")
    _check_depth(article, "events", [(event.trigger,) for event in article.events])
    _check_events_volume(article)


def _check_events_volume(article: Article) -> None:
    """Refuse events whose parts repeat the text too often."""
    left = MOST_OVERLAPPING * len(article.text)
    for index, event in enumerate(article.events):
        left -= sum(map(len, event.spans()))
        if left < 0:
            problem = f"the events up to here are {MOST_OVERLAPPING} times as long as the text"
            raise fault(article, f"events[{index}]", problem)


def _check_citations(article: Article, blocks: Sequence[Span]) -> None:
    """Refuse citations that are out of order, too deep or have a part that does not lie in a heading or paragraph."""
    starts = [block.start for block in blocks]
    last_start = last_end = overlapping = 0
    for index, citation in enumerate(article.citations):
        start, end = citation.content[0].start, citation.content[-1].end
        for span in (citation.source.span, citation.cue):
            if span is not None:
                if span.start < start:  # noqa: PLR1730 - a call of min costs more than the rest
                    start = span.start
                if span.end > end:  # noqa: PLR1730 - likewise
                    end = span.end
        if start < last_start:
            raise fault(article, f"citations[{index}]", f"it begins at {start}, before the one in front of it")
        if start < last_end:
            overlapping += 1
        last_start, last_end = start, end
        at = bisect_right(starts, start)
        if at == 0 or end > blocks[at - 1].end:  # not all in one block: each may be in one of its own
            _check_parts(article, index, blocks, starts)
    if overlapping >= MOST_OVERLAPPING:
        _check_citations_depth(article)


def _check_parts(article: Article, index: int, blocks: Sequence[Span], starts: Sequence[int]) -> None:
    """Refuse a citation of which a part does not lie in a heading or paragraph."""
    citation = article.citations[index]
    for span in (citation.source.span, citation.cue, *citation.content):
        if span is not None and not _lies_in_one(span, blocks, starts):
            raise _outside(article, f"citations[{index}]", span)


# Of annotations that share a character, each but the last is followed by one that begins before it ends. So where few
# are, nothing is too deep, and most articles are done with that.
def _check_depth(article: Article, field: str, spans: Sequence[Sequence[Span]]) -> None:
    """Refuse annotations of which so many share their words that a small article would be a large table or page."""
    if deep := beyond_depth(spans):
        raise fault(article, f"{field}[{min(deep)}]", f"more than {MOST_OVERLAPPING} {field} share its words")


def _check_citations_depth(article: Article) -> None:
    """Refuse citations whose contents, sources or cues repeat the text too often."""
    citations = article.citations
    _check_depth(article, "citations", [citation.content for citation in citations])
    sources, cues = [citation.source.span for citation in citations], [citation.cue for citation in citations]
    for part, spans in (("sources", sources), ("cues", cues)):
        if (index := beyond_volume(spans, len(article.text))) is not None:
            problem = f"the {part} up to here are {MOST_OVERLAPPING} times as long as the text"
            raise fault(article, f"citations[{index}]", problem)


def _lies_in_one(span: Span, blocks: Sequence[Span], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, span.start)
    return at > 0 and span.end <= blocks[at - 1].end


def _outside(article: Article, field: str, span: Span) -> ValidationError:
    return fault(article, field, f"{span} does not lie in one paragraph or heading")
