"""What an article checks when it is built: blocks tile the text, annotations and facts are in order and lie in blocks.

These checks run over every article that is parsed or read: they compare bare offsets, and words are found for a fault
only when there is one.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Protocol

from atomcorpus._validate import fault
from atomcorpus.annotations import (
    MOST_OVERLAPPING,
    Citation,
    Hyperlink,
    Mention,
    StatedRole,
    beyond_depth,
    beyond_volume,
)
from atomcorpus.facts import Event, Quantity, TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from atomcorpus.errors import ValidationError
    from atomcorpus.spans import Gap, Span

__all__ = ["check_citations", "check_events", "check_gaps", "check_spans", "check_tiling", "start_of_gap"]

_Spanned = Hyperlink | Mention | StatedRole | TimeExpression | Quantity
"""What lies in one stretch of the text."""


class Checked(Protocol):
    """What of an `Article` is looked at; it is made of these checks, so it cannot be named here."""

    @property
    def text(self) -> str: ...
    @property
    def header(self) -> Span | None: ...
    @property
    def sections(self) -> Sequence[Any]: ...
    @property
    def gaps(self) -> Sequence[Gap]: ...
    @property
    def mentions(self) -> Sequence[Mention]: ...
    @property
    def citations(self) -> Sequence[Citation]: ...
    @property
    def times(self) -> Sequence[TimeExpression]: ...
    @property
    def quantities(self) -> Sequence[Quantity]: ...
    @property
    def events(self) -> Sequence[Event]: ...


def check_tiling(article: Checked) -> list[Span]:
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


def _misplaced(article: Checked, number: int, block: Span, position: int) -> ValidationError:
    """What is wrong with a block of that number, the one before it ending at the position."""
    names = [] if article.header is None else ["header"]
    names += [f"sections[{index}]" for index, section in enumerate(article.sections) for _ in section.blocks()]
    if block.start < position:
        problem = f"{block} begins before {position}, where the block before it ends"
    elif block.end > len(article.text):
        problem = f"{block} ends after the text, which has {len(article.text)} code points"
    else:
        problem = f"the text between {position} and {block.start} is in no block"
    return fault(article, names[number], problem)


def check_spans(article: Checked, field: str, annotations: Sequence[_Spanned], blocks: Iterable[Span]) -> None:
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


def start_of_gap(gap: Gap) -> int:
    """Where a gap begins, to find it among others."""
    return gap.span.start


def check_gaps(article: Checked, blocks: Iterable[Span]) -> None:
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


def _read_spans(article: Checked) -> Iterator[tuple[str, Span]]:
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


def check_events(article: Checked, blocks: Sequence[Span]) -> None:
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


def _check_events_volume(article: Checked) -> None:
    """Refuse events whose parts repeat the text too often."""
    left = MOST_OVERLAPPING * len(article.text)
    for index, event in enumerate(article.events):
        left -= sum(map(len, event.spans()))
        if left < 0:
            problem = f"the events up to here are {MOST_OVERLAPPING} times as long as the text"
            raise fault(article, f"events[{index}]", problem)


def check_citations(article: Checked, blocks: Sequence[Span]) -> None:
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
            raise fault(article, f"citations[{index}]", f"it begins at {start}, before the one that precedes it")
        if start < last_end:
            overlapping += 1
        last_start, last_end = start, end
        at = bisect_right(starts, start)
        if at == 0 or end > blocks[at - 1].end:  # not all in one block: each may be in one of its own
            _check_parts(article, index, blocks, starts)
    if overlapping >= MOST_OVERLAPPING:
        _check_citations_depth(article)


def _check_parts(article: Checked, index: int, blocks: Sequence[Span], starts: Sequence[int]) -> None:
    """Refuse a citation of which a part does not lie in a heading or paragraph."""
    citation = article.citations[index]
    for span in (citation.source.span, citation.cue, *citation.content):
        if span is not None and not _lies_in_one(span, blocks, starts):
            raise _outside(article, f"citations[{index}]", span)


# Of annotations that share a character, each but the last is followed by one that begins before it ends. So where few
# are, nothing is too deep, and most articles are done with that.
def _check_depth(article: Checked, field: str, spans: Sequence[Sequence[Span]]) -> None:
    """Refuse annotations of which so many share their words that a small article would be a large table or page."""
    if deep := beyond_depth(spans):
        raise fault(article, f"{field}[{min(deep)}]", f"more than {MOST_OVERLAPPING} {field} share its words")


def _check_citations_depth(article: Checked) -> None:
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


def _outside(article: Checked, field: str, span: Span) -> ValidationError:
    return fault(article, field, f"{span} does not lie in one paragraph or heading")
