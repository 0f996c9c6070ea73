"""Finding quantities: one search for where numbers begin, and what becomes of each.

Nothing else is looked at where no digit, sign of a currency or number word stands. What `reading` says of a place gets
its bounds here, and numbers without a unit of their own that of the number after them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from atomcorpus.english.classes import words
from atomcorpus.kinds import QuantityKind
from atomcorpus.quantities.numerals import product
from atomcorpus.quantities.places import Place
from atomcorpus.quantities.records import found_at, quantity_of, size_of
from atomcorpus.quantities.scanning import FIRST, SCAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.annotations import Mention
    from atomcorpus.articles import Section
    from atomcorpus.facts import Quantity, TimeExpression
    from atomcorpus.quantities.places import Found
    from atomcorpus.spans import Span

__all__ = ["find_quantities"]

_JOINED = re.compile(
    r"(?:[ ](?:" + "|".join(sorted(words("sized-words"))) + r"))?"
    r"(?P<by>,\s(?:and\s|or\s)?|\s(?:and|or)\s|\s?/\s?)(?:an?\s|the\s)?(?:about\s|roughly\s|~)?"
)
_YUAN = re.compile(r"\b(?:yuan|renminbi|RMB|CNY)\b")
_YEN = re.compile(r"\b(?:yen|JPY)\b")
_JOINT = 24  # code points that may stand between two numbers of one unit


def find_quantities(
    text: str, sections: tuple[Section, ...], mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...]
) -> tuple[Quantity, ...]:
    """Find every quantity that a text names.

    Args:
        text: The words of an article.
        sections: Its headings and paragraphs; no quantity reaches from one into another.
        mentions: The names in it; a number inside a name is none of its own.
        times: The times in it; a number inside a time is none of its own.

    Returns:
        The quantities, sorted by span; none overlaps another.

    Example:
        >>> from atomcorpus import Section, Span
        >>> text = "It took 2,048 GPUs, two months and more than $5.5 million."
        >>> sections = (Section(None, (Span(0, len(text)),)),)
        >>> for found in find_quantities(text, sections, (), ()):
        ...     print(found.span.of(text), found.kind, found.low, found.high, found.unit)
        2,048 GPUs count 2048 2048 GPU
        two months duration 2 2 month
        $5.5 million money 5500000 None USD
    """
    finder = _Finder(text, mentions, times)
    finder.read([block for section in sections for block in _blocks_of(section)])
    return tuple(finder.found)


def _blocks_of(section: Section) -> tuple[Span, ...]:
    """The heading, if there is one, and the paragraphs."""
    return section.paragraphs if section.heading is None else (section.heading.span, *section.paragraphs)


_START = attrgetter("start")


class _Finder:
    """The quantities of one text, as far as it was read."""

    def __init__(self, text: str, mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...]) -> None:
        self.found: list[Quantity] = []
        self._text = text
        annotations: list[Mention | TimeExpression] = [*mentions, *times]
        taken = [annotation.span for annotation in annotations]
        self._taken = sorted(taken, key=_START) if times else taken
        self._starts = [span.start for span in self._taken]
        self._waiting: list[Found] = []
        self._has_yuan: bool | None = None

    def read(self, blocks: list[Span]) -> None:
        """Add the quantities of all blocks, which are in text order."""
        number, count, done = 0, len(blocks), 0
        place = Place(self._text, 0, 0)
        for hit in _hits(self._text):
            is_sign = hit.lastgroup == "sign"
            start = hit.start() + (is_sign or hit.lastgroup == "word")
            while number < count and blocks[number].end <= start:
                number += 1
            if number == count:
                break
            # A country may have its name in the sign of its currency: "US$5".
            if start < done or self._past(hit.end() if is_sign else start) is not None:
                continue
            block = blocks[number]
            if place.end != block.end:
                if self._waiting:
                    self._flush()
                place = Place(self._text, block.start, block.end, self._past)
            found = found_at(place, hit, start) if start >= place.begin else None
            if found is not None:
                done = found.end
                if found.unit == "JPY" and self._text[start] == "¥" and self._is_of_china():
                    found = found._replace(unit="CNY")
                self._take(place, found)
        self._flush()

    def _is_of_china(self) -> bool:
        """Whether the text says elsewhere that its "¥" is the yuan."""
        if self._has_yuan is None:
            self._has_yuan = bool(_YUAN.search(self._text)) and not _YEN.search(self._text)
        return self._has_yuan

    def _past(self, at: int) -> int | None:
        """The end of the name or time that holds an offset; None where none does."""
        number = bisect_right(self._starts, at)
        for span in self._taken[number - _NESTED if number > _NESTED else 0 : number]:
            if span.end > at:
                return span.end
        return None

    def _take(self, place: Place, found: Found) -> None:
        """Keep what was found; a number without a unit waits for the next."""
        if self._waiting and not self._join(found):
            self._flush()
        if found.kind is None:
            self._waiting.append(found)
            return
        if self._waiting:
            self._share(found)
        self.found.append(quantity_of(found, place))

    def _join(self, found: Found) -> bool:
        """Whether a number stands in one list with those that wait."""
        last = self._waiting[-1]
        if not 0 < found.start - last.end <= _JOINT:
            return False
        joined = _JOINED.fullmatch(self._text, last.end, found.start)
        return joined is not None and (
            found.kind is None or joined["by"].strip() != "," or bool(last.number.suffix and found.number.suffix)
        )

    def _share(self, found: Found) -> None:
        """Give the numbers that wait the unit of the one after them."""
        is_context = found.rule == "context"
        if found.kind is QuantityKind.FACTOR or found.unit is None or found.number.form == "several":
            self._flush()
            return
        for number in self._waiting:
            size = size_of(self._text, number) if is_context else None
            self.found.append(quantity_of(_with_unit_of(number, found) if size is None else size))
        self._waiting = []

    def _flush(self) -> None:
        """Numbers that no unit came for: sizes in parameters, or nothing."""
        sizes = [size_of(self._text, number) for number in self._waiting]
        self.found += [quantity_of(size) for size in sizes if size is not None]
        self._waiting = []


def _with_unit_of(number: Found, later: Found) -> Found:
    """A number with the unit of a later one, and with its scale where that leaves it no greater."""
    low, high, scale = number.low, number.high, later.number.scale
    if number.number.scale == 1 and later.high is not None and product(low, scale) <= later.high:
        low, high = product(low, scale), None if high is None else product(high, scale)
    return number._replace(low=low, high=high, kind=later.kind, unit=later.unit, rule="shared")


_NESTED = 4  # spans of names and times that may hold one offset


def _hits(text: str) -> Iterator[re.Match[str]]:
    """Where numbers may begin, in text order."""
    first = FIRST.match(text)
    return SCAN.finditer(text) if first is None else chain((first,), SCAN.finditer(text, first.end()))
