"""`Draft`: what a rule finds in one sentence, in word numbers, before it becomes a record."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Draft", "Words"]

Words = tuple[int, int]
"""First and last word of a phrase, both inclusive."""


class Draft(NamedTuple):
    """A citation in word numbers.

    Attributes:
        source: The source phrase; None where the sentence has none.
        cue: The cue.
        contents: The stretches of content, in text order.
        act: What the source does with the content.
        rule: Name of the rule.
    """

    source: Words | None
    cue: Words
    contents: tuple[Words, ...]
    act: str
    rule: str
