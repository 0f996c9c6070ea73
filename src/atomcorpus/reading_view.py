"""The reading view: the words of an article as a reader sees them, and the way back to its characters.

Finders read the view, in which there is no markup and in which spaces, hyphens and accents are written in one way each;
what they find is put back into the text, to the character. A plain text is its own view.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING
from unicodedata import normalize

from attrs import evolve

from atomcorpus.articles import Heading, Section
from atomcorpus.spans import Gap, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.annotations import Citation, Mention, StatedRole
    from atomcorpus.facts import Event, Quantity, TimeExpression
    from atomcorpus.layout import Layout

__all__ = ["View", "view_of"]

# What no rule should have to know. Spaces that are not on a keyboard, hyphens that do not break and full-width forms
# are one character for one, so that all offsets stay; what is not seen at all, letters with their accents apart,
# ligatures and the line ends of other systems are not.
_PLAIN = (
    dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
    | dict.fromkeys((0x2010, 0x2011), "-")
    | {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
)
_HAS_PLAIN = re.compile("[\u00a0\u2000-\u200a\u2010\u2011\u202f\u205f\u3000\uff01-\uff5e]")
_UNEVEN = re.compile(
    r"[\r\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufb00-\ufb06\ufeff]"
    r"(?:(?<=\r)\n|(?<=[\u0300-\u036f])[\u0300-\u036f]++)?+"
)


def _evened(uneven: str) -> str:
    """What stands in the view for a stretch that `_UNEVEN` matched."""
    first = uneven[0]
    if first == "\r":
        return "\n"
    return normalize("NFKC", uneven) if "\ufb00" <= first <= "\ufb06" else ""


def _plain(text: str) -> str:
    """The text with plain characters for those that have one; as long as before."""
    return text.translate(_PLAIN) if not text.isascii() and _HAS_PLAIN.search(text) else text


class View:
    """The words of an article's prose as a reader sees them.

    Attributes:
        text: The words, block after block, a blank line between two.
        sections: Headings and paragraphs, as spans of that text.
        headlines: Those of the paragraphs that are the linked titles of other articles.
    """

    __slots__ = ("_code", "_ends", "_is_text", "_raw_ends", "_raw_starts", "_starts", "headlines", "sections", "text")

    def __init__(
        self,
        text: str,
        sections: tuple[Section, ...],
        pieces: list[tuple[int, int, int, int]] | None,
        code: tuple[Span, ...] = (),
        headlines: frozenset[Span] = frozenset(),
    ) -> None:
        self.text = text
        self.sections = sections
        self.headlines = headlines
        self._code = code
        self._is_text = pieces is None
        made = pieces or ()
        self._starts = [piece[0] for piece in made]
        self._ends = [piece[1] for piece in made]
        self._raw_starts = [piece[2] for piece in made]
        self._raw_ends = [piece[3] for piece in made]

    def span(self, span: Span) -> Span:
        """The characters of the article at which a span of the view points; its ends are characters that are seen."""
        if self._is_text:
            return span
        return Span(self._first(span.start), self._last(span.end))

    def _first(self, at: int) -> int:
        number = bisect_right(self._starts, at) - 1
        start, raw = self._starts[number], self._raw_starts[number]
        return raw + at - start if self._is_plain(number) else raw

    def _last(self, at: int) -> int:
        number = bisect_right(self._starts, at - 1) - 1
        return (
            self._raw_starts[number] + at - self._starts[number] if self._is_plain(number) else self._raw_ends[number]
        )

    def _is_plain(self, number: int) -> bool:
        """Whether a piece stands in the view as it stands in the text."""
        return self._ends[number] - self._starts[number] == self._raw_ends[number] - self._raw_starts[number]

    @property
    def statements(self) -> tuple[Section, ...]:
        """The sections without the headlines: what somebody says in one is said again after it."""
        if not self.headlines:
            return self.sections
        return tuple(
            Section(section.heading, tuple(span for span in section.paragraphs if span not in self.headlines))
            for section in self.sections
        )

    def position(self, at: int) -> int:
        """Where in the view a character of the article is seen, or would be."""
        if self._is_text:
            return at
        number = bisect_right(self._raw_starts, at) - 1
        if number < 0:
            return 0
        start, end = self._starts[number], self._ends[number]
        return min(start + at - self._raw_starts[number], end)

    def is_code(self, span: Span) -> bool:
        """Whether a span of the view touches code, in which nothing is looked for."""
        if not self._code:
            return False
        raw = self.span(span)
        at = bisect_right(self._code, raw.start, key=_START)
        return any(code.overlaps(raw) for code in self._code[max(0, at - 1) : at + 1])

    def is_id_in_code(self, span: Span) -> bool:
        """Whether a span of the view is the whole of a stretch of code, or all of it after the names of folders."""
        raw = self.span(span)
        at = bisect_right(self._code, raw.start, key=_START) - 1
        if at < 0 or self._code[at].end != raw.end:
            return False
        words = span.of(self.text)
        before = raw.start - self._code[at].start
        return any(map(str.isdigit, words)) and (not before or self.text[span.start - 1] == "/")

    def mention(self, mention: Mention) -> Mention:
        """A mention of the view, as one of the article."""
        return mention if self._is_text else evolve(mention, span=self.span(mention.span))

    def role(self, role: StatedRole) -> StatedRole:
        """A role of the view, as one of the article."""
        return role if self._is_text else evolve(role, span=self.span(role.span))

    def citation(self, citation: Citation) -> Citation:
        """A citation of the view, as one of the article."""
        if self._is_text:
            return citation
        source = citation.source
        return evolve(
            citation,
            source=source if source.span is None else evolve(source, span=self.span(source.span)),
            content=tuple(map(self.span, citation.content)),
            cue=None if citation.cue is None else self.span(citation.cue),
        )

    def time(self, time: TimeExpression) -> TimeExpression:
        """A time of the view, as one of the article."""
        return time if self._is_text else evolve(time, span=self.span(time.span))

    def quantity(self, quantity: Quantity) -> Quantity:
        """A quantity of the view, as one of the article."""
        return quantity if self._is_text else evolve(quantity, span=self.span(quantity.span))

    def event(self, event: Event) -> Event:
        """An event of the view, as one of the article."""
        if self._is_text:
            return event
        agent, theme, recipient = (
            tuple(evolve(one, span=self.span(one.span)) for one in some)
            for some in (event.agent, event.theme, event.recipient)
        )
        return evolve(
            event,
            trigger=self.span(event.trigger),
            agent=agent,
            theme=theme,
            recipient=recipient,
            amount=None if event.amount is None else self.quantity(event.amount),
            time=None if event.time is None else self.time(event.time),
        )


def view_of(text: str, layout: Layout) -> View:
    r"""The view of a text that is laid out.

    Args:
        text: The whole text.
        layout: Its layout.

    Example:
        >>> from atomcorpus.layout import parse_markdown
        >>> text = "**Tern\u00a0Labs** said [no](https://tern.example)."
        >>> view = view_of(text, parse_markdown(text))
        >>> view.text
        'Tern Labs said no.'
        >>> view.span(Span(0, 9)).of(text)
        'Tern\xa0Labs'
    """
    prose = layout.prose
    plain = _plain(text)
    if not (layout.gaps or layout.code) and ((text.isascii() and "\r" not in text) or not _UNEVEN.search(plain)):
        return View(plain, prose, None)
    return _Builder(plain, layout).view(prose)


_START = attrgetter("start")


class _Builder:
    """Puts the view together, block after block."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text = text
        self.layout = layout
        self.gaps = iter(layout.gaps)
        self.gap = next(self.gaps, None)
        self.headlines: set[Span] = set()
        self.words: list[str] = []
        self.pieces: list[tuple[int, int, int, int]] = []
        self.size = 0

    def view(self, sections: tuple[Section, ...]) -> View:
        """The view of some sections."""
        seen = [section for one in sections if (section := self._section(one)) is not None]
        merged: list[Section] = []
        for section in seen:
            if section.heading is None and merged:  # its heading shows nothing
                merged[-1] = Section(merged[-1].heading, merged[-1].paragraphs + section.paragraphs)
            else:
                merged.append(section)
        words = "".join(self.words[:-1])
        return View(words, tuple(merged), self.pieces, self.layout.code, frozenset(self.headlines))

    def _section(self, section: Section) -> Section | None:
        heading = None
        if section.heading is not None and (line := self._block(section.heading.span)) is not None:
            heading = Heading(line, section.heading.level)
        paragraphs: list[Span] = []
        for span in section.paragraphs:
            if (block := self._block(span)) is not None:
                paragraphs.append(block)
                if span in self.layout.headlines:
                    self.headlines.add(block)
        return Section(heading, tuple(paragraphs)) if heading is not None or paragraphs else None

    def _block(self, block: Span) -> Span | None:
        """Add the words of a block; where they are in the view, or None when nothing is seen."""
        words: list[str] = []
        size, pieces = self.size, len(self.pieces)
        for start, end, shown in self._edits(block):
            if shown is None:
                if self.text[start] == " " and words and words[-1][-1] == " ":
                    start += 1  # noqa: PLW2901 - two spaces with nothing to be seen between them are one
                shown = self.text[start:end]  # noqa: PLW2901 - what is seen is what stands there
            if shown:
                self.pieces.append((size, size + len(shown), start, end))
                words.append(shown)
                size += len(shown)
        seen = "".join(words)
        if not (bare := seen.strip()):
            del self.pieces[pieces:]
            return None
        first = self.size + len(seen) - len(seen.lstrip())
        end = first + len(bare)
        while self.pieces[-1][0] >= end:
            self.pieces.pop()
        self.words += (seen.rstrip(), "\n\n")
        self.size = end + 2
        return Span(first, end)

    def _edits(self, block: Span) -> Iterator[tuple[int, int, str | None]]:
        """The stretches of a block, and what is seen of each; None when it is what stands there."""
        at = block.start
        for gap in self._gaps_in(block):
            yield from self._even(at, gap.span.start)
            shown = gap.shown
            if shown:
                shown = _UNEVEN.sub(lambda found: _evened(found.group()), _plain(shown))
            yield gap.span.start, gap.span.end, shown
            at = gap.span.end
        yield from self._even(at, block.end)

    def _gaps_in(self, block: Span) -> Iterator[Gap]:
        while self.gap is not None and self.gap.span.start < block.end:
            if self.gap.span.start >= block.start:
                yield self.gap
            self.gap = next(self.gaps, None)

    def _even(self, start: int, end: int) -> Iterator[tuple[int, int, str | None]]:
        """A stretch without gaps, with what is uneven in it written in the plain way."""
        for found in _UNEVEN.finditer(self.text, start, end):
            first = found.start()
            if "\u0300" <= self.text[first] <= "\u036f":  # an accent, and the letter it belongs to
                first -= first > start
                shown = normalize("NFC", self.text[first : found.end()])
            else:
                shown = _evened(found.group())
            if start < first:
                yield start, first, None
            yield first, found.end(), shown
            start = found.end()
        if start < end:
            yield start, end, None
