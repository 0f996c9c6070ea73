"""What a verb's surroundings say of it: who is its subject, and whether its clause tells a fact."""

from __future__ import annotations

from typing import NamedTuple

from atomcorpus.citations.tokens import Words
from atomcorpus.kinds import Modality

__all__ = ["PAST_LETTERS", "WINDOW", "Clause", "over_adverbs", "stronger"]

WINDOW = 60
"""Words before or after a verb in which what belongs to it is looked for."""
PAST_LETTERS = "ZEv"


class Clause(NamedTuple):
    """What a verb's surroundings say of it.

    Attributes:
        subject: The phrases that are its subject; may be empty.
        start: First word of its group, or of what governs it.
        modality: Whether it is told as a fact.
        voice: `active`, `passive`, or `open` where a past form has no auxiliary.
        habit: Whether it is in the present without an auxiliary, or says what somebody "can" do.
        object: The phrase that a relative pronoun before the subject stands for: "the model that Meta released".
        demand: Whether it says what "should" be done.
        group: First word of the verb's own group.
    """

    subject: tuple[Words, ...]
    start: int
    modality: Modality = Modality.DONE
    voice: str = "active"
    habit: bool = False
    object: Words | None = None
    demand: bool = False
    group: int = 0


_OUTRANKS = {Modality.DONE: 0, Modality.PLANNED: 1, Modality.POSSIBLE: 2, Modality.DENIED: 3}


def stronger(one: Modality, other: Modality) -> Modality:
    """What is left of a fact when two things are said of it: "could plan to" is possible, "never planned to" denied."""
    return max(one, other, key=_OUTRANKS.__getitem__)


def over_adverbs(tags: str, at: int) -> int:
    """The first word from one on that is neither adverb nor quotation mark."""
    while at < len(tags) and tags[at] in "ak" and at < len(tags) - 1:
        at += 1
    return at
