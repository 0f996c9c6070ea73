"""Occasions around who speaks, which are no part of him: "in a televised interview", "the third time"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.word_classes import DETERMINER, HOMOGRAPH, ING, NAME, NOUN, PAST
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Sentence

__all__ = ["VENUES", "before_occasion", "behind_occasion"]

VENUES = classes.words("venue")
"""Where something is said: "interview", "statement"."""


def before_occasion(sentence: Sentence, last: int) -> int:
    """The last word without the occasion that ends there: "Ada Poe in a televised interview"."""
    words, tags = sentence.words, sentence.tags
    for at in range(last - 1, max(0, last - _LONGEST_OCCASION), -1):
        if words[at] in _OCCASIONS and tags[at - 1] == NAME and tags[at + 1] == DETERMINER:
            return at - 1
        if tags[at] not in _OCCASION_WORDS:
            break
    return last


def behind_occasion(sentence: Sentence, first: int, last: int) -> int:
    """First word of a name after an occasion without a comma: "In an interview Ada Poe", "the third time Ada Poe"."""
    words, tags = sentence.words, sentence.tags
    at = last
    while at > first and tags[at] == NAME:
        at -= 1
    if at in {first, last} or tags[at] != NOUN:
        return first
    opens = words[at] in VENUES and first > 0 and words[first - 1] in _OCCASIONS
    return at + 1 if opens or words[at] == "time" else first


_OCCASIONS = frozenset(("in", "at", "on", "during"))
_OCCASION_WORDS = DETERMINER + NOUN + NAME + PAST + ING + HOMOGRAPH
_LONGEST_OCCASION = 7
