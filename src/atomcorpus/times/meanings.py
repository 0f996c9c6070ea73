"""What the words of a time mean: the reading for each rule of the grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.errors import ValidationError
from atomcorpus.times.counted import COUNTED
from atomcorpus.times.written import WRITTEN

if TYPE_CHECKING:
    import re

    from atomcorpus.times.clock import Clock, Meaning

__all__ = ["meaning_of"]

_READINGS = {**WRITTEN, **COUNTED}


def meaning_of(rule: str, match: re.Match[str], clock: Clock) -> Meaning | None:
    """What a match of the grammar means; None where no calendar has it.

    Args:
        rule: The rule that it is a match of.
        match: With the parts by their names.
        clock: What it is read against.
    """
    try:
        return _READINGS[rule](match, clock)
    except ValidationError:
        return None
