"""Models of which only a list of models tells: "Claude Sonnet 4.5, GPT-5 and Quill 2"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.entities import AIModel
from atomcorpus.mentions.candidates import is_taken
from atomcorpus.mentions.introductions import may_be_called
from atomcorpus.mentions.models import counts_something, extend_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from atomcorpus.entities import Entity
    from atomcorpus.mentions.candidates import Candidate

__all__ = ["find_listed_models"]

_JOINTS = frozenset((", ", " and ", ", and ", " or ", ", or ", " & "))
_LONGEST_JOINT = max(map(len, _JOINTS))
_NEXT = re.compile(r"(?:, |,? (?:and|or) )(?P<name>[A-Z][^\W\d_]{2,})(?=[- ]v?\d)")
_BEFORE = re.compile(
    r"(?<![^\W_.-])(?P<name>[A-Z][^\W\d_]{2,})[- ]v?\d{1,2}(?:\.\d{1,2})?(?: [A-Z][a-z]+)?(?:, |,? (?:and|or) )\Z"
)
_LONGEST = 48


def find_listed_models(
    text: str, start: int, end: int, found: list[Candidate], entity_of: Callable[[str | Entity], Entity]
) -> Iterator[tuple[int, int]]:
    """Where names with a number stand right after, or right before, two models in a row.

    Args:
        text: The whole text.
        start: Where a block begins.
        end: Where it ends.
        found: Its settled names, in text order.
        entity_of: The record of what a name refers to.
    """
    for number in range(1, len(found)):
        first, second = found[number - 1], found[number]
        if second.start - first.end > _LONGEST_JOINT or text[first.end : second.start] not in _JOINTS:
            continue
        if all(isinstance(entity_of(one.referents[0]), AIModel) for one in (first, second)):
            for span in (_after(text, second.end, end), _ahead(text, start, first.start)):
                if span is not None and not is_taken(found, *span):
                    yield span


def _after(text: str, at: int, end: int) -> tuple[int, int] | None:
    """The name that goes on with a list."""
    named = _NEXT.match(text, at, end)
    return named and _with_number(text, named.start("name"), named.end("name"), end)


def _ahead(text: str, start: int, at: int) -> tuple[int, int] | None:
    """The name with which a list begins."""
    floor = max(start, at - _LONGEST)
    named = _BEFORE.search(text[floor:at])
    return named and _with_number(text, floor + named.start("name"), floor + named.end("name"), at)


def _with_number(text: str, start: int, end: int, limit: int) -> tuple[int, int] | None:
    """The whole name that begins with a word; None when the word or its number is another thing's."""
    stop = extend_name(text, start, end, limit)
    if stop == end or not may_be_called(text[start:end]) or counts_something(text, start, stop):
        return None
    return start, stop
