"""What the rules about names see of an article: its blocks, each with the words that may begin a name."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from atomcorpus.mentions.headlines import headlines
from atomcorpus.mentions.listed import small_words
from atomcorpus.mentions.words import SentenceStarts, Word, capitalized_words, is_title_case

if TYPE_CHECKING:
    from collections.abc import Container

    from atomcorpus.articles import Section
    from atomcorpus.mentions.listed import NameIndex
    from atomcorpus.spans import Span

__all__ = ["Block", "blocks_of"]


class Block:
    """A paragraph or heading with the words in it that may begin a name.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last code point.
        words: In text order.
        is_heading: Whether it is a heading.
        sentence_starts: Offsets of words whose capital means nothing; in a heading in title case, of all of them.
    """

    __slots__ = ("end", "is_heading", "sentence_starts", "start", "words")

    def __init__(
        self, text: str, span: Span, words: list[Word], *, heading: bool, in_headlines: frozenset[int] = frozenset()
    ) -> None:
        self.start, self.end, self.words, self.is_heading = span.start, span.end, words, heading
        shouting = heading and is_title_case(text, span.start, span.end)
        self.sentence_starts: Container[int] = (
            {word.start for word in words} if shouting else SentenceStarts(text, span.start, in_headlines)
        )


def blocks_of(text: str, sections: tuple[Section, ...], index: NameIndex) -> list[Block]:
    """The headings and paragraphs of an article; its words are looked for once, and none goes over a border."""
    words = capitalized_words(text, 0, len(text))
    if small := small_words(text, 0, len(text), index):
        words = sorted(words + small)
    blocks: list[Block] = []
    titles = [*headlines(text)]
    first = 0
    for section in sections:
        for span in section.blocks():
            first = bisect_left(words, (span.start,), first)
            last = bisect_left(words, (span.end,), first)
            heading = section.heading is not None and span is section.heading.span
            free = _in_headlines(words[first:last], titles) if titles and not heading else frozenset()
            blocks.append(Block(text, span, words[first:last], heading=heading, in_headlines=free))
            first = last
    return blocks


def _in_headlines(words: list[Word], titles: list[tuple[int, int]]) -> frozenset[int]:
    """Where the words of a block begin that stand in headlines."""
    if not words:
        return frozenset()
    first = max(0, bisect_left(titles, (words[0].start,)) - 1)
    within = titles[first : bisect_left(titles, (words[-1].end,), first)]
    return frozenset([word.start for start, end in within for word in words if start <= word.start < end])
