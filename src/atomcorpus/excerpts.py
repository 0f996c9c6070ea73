"""Pieces of an article's text: its blocks, and the sentences around what was found in it."""

from __future__ import annotations

from collections import deque
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from atomcorpus.sentences import find_sentences
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["blocks_of", "excerpts_of", "sentences_of"]

_EXCERPT = 400  # code points kept of a sentence, since text without a full stop is one sentence however long


class _Blocks(Protocol):
    def blocks(self) -> Iterator[Span]: ...


class InBlocks(Protocol):
    """What of an `Article` is read; it gives its sentences with this, so it cannot be named here."""

    @property
    def text(self) -> str: ...
    @property
    def sections(self) -> Sequence[_Blocks]: ...
    def words(self, found: Span, /) -> str: ...


def blocks_of(article: InBlocks) -> Iterator[Span]:
    """Headings and paragraphs in text order."""
    return chain.from_iterable(section.blocks() for section in article.sections)


def sentences_of(article: InBlocks, places: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Start and end of the sentence of each place, which come in text order.

    Every block is gone through once at most. A place of white space, which is in no sentence, has its whole block.
    """
    waiting = deque(places)
    for block in blocks_of(article):
        if not waiting:
            return
        if waiting[0].start >= block.end:
            continue
        for start, end in chain(find_sentences(article.text, block.start, block.end), [(block.start, block.end)]):
            while waiting and waiting[0].start < end:
                waiting.popleft()
                yield start, end


def excerpts_of(article: InBlocks, places: Iterable[Span]) -> Iterator[str]:
    """The sentence of each place, which come in text order; of a long one the 400 code points around it."""
    chosen = list(places)
    for place, (start, end) in zip(chosen, sentences_of(article, chosen), strict=True):
        begin = max(start, min(place.start - _EXCERPT // 2, end - _EXCERPT))
        yield article.words(Span(begin, min(end, begin + _EXCERPT)))
