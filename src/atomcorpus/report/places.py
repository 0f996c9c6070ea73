"""Where sentences stand in an article and in what is shown of it.

A page marks what a row speaks of in the text as the browser has it. So places are counted as a script counts them: in
UTF-16 code units of what is seen, escapes included.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from atomcorpus.excerpts import blocks_of
from atomcorpus.sentences import find_sentences
from atomcorpus.spans import Span
from atomcorpus.visible import UNSEEN, escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.articles import Article

__all__ = ["Places", "shown", "units"]

_LONGEST = 600  # code points of what is shown as one sentence: text without a full stop is one sentence however long
_UNSEEN = re.compile(f"[{UNSEEN}]")
_SPACE = re.compile(r"\s")


def shown(text: str) -> str:
    r"""Words as the page has them, with a space for each white space, so that they are as long there.

    Example:
        >>> print(shown("red\n\x1b[31m"))
        red \x1b[31m
    """
    return _SPACE.sub(" ", _UNSEEN.sub(lambda match: escaped(match[0]), text.replace("\r\n", "\n")))


def units(text: str) -> int:
    r"""Number of UTF-16 code units, by which a script counts.

    Example:
        >>> units("a\U0001f600")
        3
    """
    return len(text.encode("utf-16-le")) // 2


class Places:
    """The sentences of an article in text order, each with its place in what is shown.

    Attributes:
        sentences: Spans; a long sentence is in pieces.
        starts: Where each begins in what is shown.
        cuts: Whether each is cut before (1), after (2), both or not at all.

    Args:
        article: The article.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self.sentences: list[Span] = []
        self.starts: list[int] = []
        self.cuts: list[int] = []
        at = 0
        for block in blocks_of(article):
            before = block.start
            for span, cut in _pieces(article.text, block):
                at += units(self.words(Span(before, span.start))) if before < span.start else 0
                self.sentences.append(span)
                self.starts.append(at)
                self.cuts.append(cut)
                at += units(self.words(span))
                before = span.end
            at += units(self.words(Span(before, block.end))) if before < block.end else 0
        self._begins = [span.start for span in self.sentences]

    def words(self, span: Span) -> str:
        """What is shown of a stretch."""
        return shown(self._article.words(span))

    def number_at(self, offset: int) -> int:
        """Which sentence a character is in; white space between two is in the one before."""
        return max(0, bisect_right(self._begins, offset) - 1)

    def within(self, number: int, span: Span) -> tuple[int, int]:
        """Where a stretch begins in a sentence as it is shown, and how much of it is there, in code units."""
        sentence = self.sentences[number]
        end = max(span.start, min(span.end, sentence.end))
        before = units(self.words(Span(sentence.start, span.start))) if sentence.start < span.start else 0
        return before, units(self.words(Span(span.start, end))) if span.start < end else 0


def _pieces(text: str, block: Span) -> Iterator[tuple[Span, int]]:
    """The sentences of a block, long ones in pieces that end at a space where there is one."""
    for start, end in find_sentences(text, block.start, block.end):
        begin = start
        while begin < end:
            stop = min(end, begin + _LONGEST)
            if stop < end:
                stop = text.rfind(" ", begin + _LONGEST // 2, stop) + 1 or stop
            yield Span(begin, stop), (begin > start) + 2 * (stop < end)
            begin = stop
