"""A paragraph or heading as sentences in which each quotation is one word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.quotations import find_quotations, opens_quotation
from atomcorpus.citations.words import Sentence, read_sentence
from atomcorpus.sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.spans import Span

__all__ = ["read_block"]

# In words. What is longer is no prose; the rules look through a whole sentence for each cue, so time grows with it.
_LONGEST = 400


def read_block(text: str, block: Span, following: Span | None) -> tuple[list[Sentence], bool]:
    """The sentences of a block, and whether its last quotation goes on in the next one."""
    quotations, unclosed = find_quotations(text, block.start, block.end)
    goes_on = unclosed is not None and following is not None and opens_quotation(text, following.start)
    if goes_on and unclosed is not None:
        quotations = [pair for pair in quotations if pair[1] <= unclosed]
        quotations.append((unclosed, block.end))
    sentences = _read_sentences(text, block, quotations)
    return [piece for sentence in sentences for piece in _pieces(sentence)], goes_on


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence in pieces of a length that prose can have; for nearly every sentence, itself."""
    if len(sentence.tags) <= _LONGEST:
        yield sentence
        return
    for at in range(0, len(sentence.tags), _LONGEST):
        end = at + _LONGEST
        yield Sentence(sentence.starts[at:end], sentence.ends[at:end], sentence.words[at:end], sentence.tags[at:end])


def _read_sentences(text: str, block: Span, quotations: list[tuple[int, int]]) -> list[Sentence]:
    """Sentences; a border inside a quotation is none."""
    borders = list(find_sentences(text, block.start, block.end))
    if not quotations:
        return [read_sentence(text, start, end, ()) for start, end in borders]
    joined: list[tuple[int, int]] = []
    at = 0
    for start, end in borders:
        while at < len(quotations) and quotations[at][1] <= start:
            at += 1
        if joined and at < len(quotations) and quotations[at][0] < start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    sentences = []
    at = 0
    for start, end in joined:
        first = at
        while at < len(quotations) and quotations[at][0] < end:
            at += 1
        sentences.append(read_sentence(text, start, end, quotations[first:at]))
    return sentences
