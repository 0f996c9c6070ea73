"""A paragraph or heading as sentences in which each quotation is one word."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use
from atomcorpus.citations.cues import CUES
from atomcorpus.citations.quotations import find_quotations, opens_quotation
from atomcorpus.citations.tokens import Sentence, pieces_of
from atomcorpus.english import classes
from atomcorpus.english.datelines import AGENCY, DATED, MONTH
from atomcorpus.sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from atomcorpus.spans import Span

    Offsets = tuple[int, int]

__all__ = ["quotations_in", "read_block", "sentences_of"]

# What is longer is no prose; the rules look through a whole sentence for each cue, so time grows with it.
_MOST_WORDS = 400
_LONGEST = 4000  # code points of a sentence whose words are counted first


def read_block(text: str, block: Span, following: Span | None) -> tuple[list[Sentence], bool]:
    """The sentences of a block, and whether its last quotation goes on in the next one."""
    quotations, goes_on = quotations_in(text, block, following)
    return [sentence.read() for sentence in sentences_of(text, block, quotations)], goes_on


def quotations_in(text: str, block: Span, following: Span | None) -> tuple[list[Offsets], bool]:
    """The quotations of a block, and whether the last one goes on in the next block."""
    quotations, unclosed = find_quotations(text, block.start, block.end)
    if unclosed is None or following is None or not opens_quotation(text, following.start):
        return quotations, False
    return [*(pair for pair in quotations if pair[1] <= unclosed), (unclosed, block.end)], True


def sentences_of(text: str, block: Span, quotations: list[Offsets]) -> Iterator[Sentence]:
    """The sentences of a block, in pieces of a length that prose can have; their words are not read yet."""
    at = 0
    for start, end in _borders(text, block, quotations):
        first = at
        while at < len(quotations) and quotations[at][0] < end:
            at += 1
        within = quotations[first:at]
        if end - start <= _LONGEST and len((sentence := Sentence(text, start, end, within)).signs) <= _MOST_WORDS:
            yield sentence
        else:
            yield from pieces_of(text, start, end, within, _MOST_WORDS)


# Agencies put place, date and their own name before a report: "LISBON, March 3 (Reuters) - The rules ...". A place
# without a date or an agency has to be in capitals, and in running text a dash that is closed again is another one's.
_DASH = re.compile(" [-–—]|—")
_LONGEST_DATELINE = 70
_CAPITALS, _PLACE = r"[A-Z][A-Z.]+(?: [A-Z][A-Z.]+){0,2}", r"[A-Z][a-z]+\.?(?: [A-Z][a-z]+){0,2}"
_DATELINE = on_first_use(
    rf"(?:{_CAPITALS}(?:, {_PLACE})?(?:{DATED})?(?:{AGENCY})?"
    rf"|{_PLACE}(?:, {_PLACE})?(?:{DATED}(?:{AGENCY})?|{AGENCY})|{MONTH} \d{{1,2}}{AGENCY})"
    r"(?: (?P<dash>--?|[–—]) | ?(?P<long>—) ?)(?=[^\s])"
)


def _behind_dateline(text: str, borders: Iterable[Offsets]) -> Iterator[Offsets]:
    """The same borders, with a dateline as a sentence of its own."""
    for number, (start, end) in enumerate(borders):
        line = _DATELINE.match(text, start, end) if number == 0 else None
        if line is not None and text.find(f" {line['dash']} " if line["dash"] else "—", line.end(), end) < 0:
            yield start, line.end() - (text[line.end() - 1] == " ")
            yield line.end(), end
        else:
            yield start, end


# "“...” — Ada Poe" at the end of a line of its own, when the next one begins with a quotation too.
_SIGNATURE = re.compile(r"[ \t]*[-–—―]{1,2}[ \t]*[^\W\d_a-z][^\n“”„«\"]{1,80}\n\s*(?=[“”„«\"])")


def _borders(text: str, block: Span, quotations: list[Offsets]) -> Iterable[Offsets]:
    """Sentences as offsets; a border inside a quotation is none, and one line after a signature begins."""
    borders: Iterable[Offsets] = find_sentences(text, block.start, block.end)
    if _NUMBER.search(text, block.start, block.end) is not None:
        borders = _behind_numbers(text, borders, block.start)
    if _DASH.search(text, block.start, block.start + _LONGEST_DATELINE):
        borders = _behind_dateline(text, borders)
    if not quotations:
        return borders
    if asked := {end for _, end in quotations if text[end - 2] in _ASKING}:
        borders = _with_speakers(text, borders, asked)
    signed = [line.end() for _, end in quotations if (line := _SIGNATURE.match(text, end, block.end))]
    signed += [end for (_, end), (start, _) in pairwise(quotations) if end == start]
    signed.sort()
    joined: list[Offsets] = []
    at = 0
    for start, end in _divided(borders, signed) if signed else borders:
        while at < len(quotations) and quotations[at][1] <= start:
            at += 1
        if joined and at < len(quotations) and quotations[at][0] < start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


_NUMBER = re.compile(r"^\d{1,3}[.)] +(?=[^\W\d_]|[\"“‘'«„])", re.MULTILINE)


def _behind_numbers(text: str, borders: Iterable[Offsets], begin: int) -> Iterator[Offsets]:
    """The same borders without the numbers of the items of a list."""
    waiting = 0
    for start, end in borders:
        number = (
            _NUMBER.match(text, start, end + _LONGEST_NUMBER) if start == begin or text[start - 1] == "\n" else None
        )
        waiting = max(waiting, number.end() if number is not None else 0)
        if waiting < end:
            yield max(start, waiting), end


_LONGEST_NUMBER = 6


_ASKING = "?!"
_PARTICLES = "|".join(sorted(classes.words("particles")))
_WHO = re.compile(rf"(?:(?:{_PARTICLES}|[^\W\d_a-z][\w.’'-]*) ){{1,6}}(?P<verb>[a-z]+)(?P<back> back)?\b(?! that\b)")


def _with_speakers(text: str, borders: Iterable[Offsets], closings: Container[int]) -> Iterator[Offsets]:
    """The same borders, without the one between a question or a shout and who says it: "“Who?” Ada Poe asked."."""
    waiting: Offsets | None = None
    for start, end in borders:
        if waiting is not None and waiting[1] in closings and _says(_WHO.match(text, start, end)):
            waiting = waiting[0], end
            continue
        if waiting is not None:
            yield waiting
        waiting = start, end
    if waiting is not None:
        yield waiting


def _says(who: re.Match[str] | None) -> bool:
    """Whether a verb that takes a quotation follows a name."""
    if who is None:
        return False
    cue = CUES.get(who["verb"])
    return who["back"] is not None or (cue is not None and "quote" in cue.takes and cue.form in _INFLECTED)


_INFLECTED = frozenset(("past", "third"))


def _divided(borders: Iterable[Offsets], cuts: list[int]) -> Iterator[Offsets]:
    """The same borders, with more of them."""
    at = 0
    for start, end in borders:
        begun = start
        while at < len(cuts) and cuts[at] < end:
            if cuts[at] > begun:
                yield begun, cuts[at]
                begun = cuts[at]
            at += 1
        yield begun, end
