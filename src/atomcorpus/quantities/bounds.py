"""The words around a number that make it a bound: "more than 500", "up to $5 billion", "five years or more"."""

from __future__ import annotations

import re

from atomcorpus._patterns import on_first_use
from atomcorpus.english.classes import words

__all__ = ["HIGH", "LOW", "bound_after", "bound_before", "past_bound"]

LOW, HIGH = "low", "high"
"""The value is the least, or the greatest."""

_REACH = 48  # code points before a number that are read

_ABOUT = r"(?:(?:about|around|roughly|nearly|almost|some|approximately|an?|an estimated|just|~|≈|c\.)\s*){0,2}"
_BEFORE = on_first_use(
    r"""(?:
      (?P<high_first> \b(?:no|not|never)\s(?:more|greater|higher|larger|bigger|longer)\sthan
        | \bnot\s(?:over|above|exceeding) )
    | (?P<low_first> \b(?:no|not|nothing|never)\s(?:less|fewer|lower|smaller|shorter)\sthan | \bnot\s(?:under|below) )
    | (?P<low> \b(?:more|greater|higher|larger|bigger|longer|better|faster|older)\sthan | \bover | \babove | \bbeyond
        | \bat\s(?:the\svery\s)?least | \bupwards?\sof | \bnorth\sof | \bin\sexcess\sof
        | \bexceed(?:s|ed|ing)? | \bsurpass(?:es|ed|ing)? | \b(?:a\s)?minimum(?:\sof)? | >=? | ≥ )
    | (?P<high> \b(?:less|fewer|lower|smaller|shorter|cheaper|younger)\sthan | \bup\s?to | \bunder | \bbelow
        | \bat\s(?:the\svery\s)?most | \bas\s(?:many|much|high|long)\sas | \bsouth\sof | \bnot\seven
        | \b(?:a\s)?maximum(?:\sof)? | <=? | ≤ )
    )\s*"""
    + _ABOUT
    + r"\Z",
    re.VERBOSE | re.IGNORECASE,
)
_LAST_WORDS = frozenset(
    (
        *("than", "over", "above", "beyond", "least", "of", "exceed", "exceeds", "exceeded", "exceeding", "minimum"),
        *(
            "surpass",
            "surpasses",
            "surpassed",
            "surpassing",
            "to",
            "upto",
            "under",
            "below",
            "most",
            "as",
            "maximum",
            "even",
        ),
    )
)
_VAGUE = frozenset(
    ("about", "around", "roughly", "nearly", "almost", "some", "approximately", "a", "an", "estimated", "just")
)
_SIGNS = frozenset("<>≤≥=~≈")
_AFTER = re.compile(
    r""",?\s(?:
      (?P<low> or\s(?:more|above|over|up|upwards?|longer|higher|greater|older|beyond)(?!\sthan)
        | and\s(?:above|over|up|upwards?|beyond|counting)(?=\s*(?:[.,;:)]|\Z))
        | at\s(?:the\s(?:very\s)?)?least | minimum )
    | (?P<high> or\s(?:less|fewer|under|below|lower|shorter|smaller|younger)
        | at\s(?:the\s(?:very\s)?)?most | maximum | max | tops )
    )(?!\w)(?!\s\d)""",
    re.VERBOSE | re.IGNORECASE,
)


def bound_before(text: str, start: int, at: int, *, lasts: bool = False) -> str | None:
    """What the words before a number make of it.

    Args:
        text: Any text.
        start: Where reading begins.
        at: Where the number begins.
        lasts: Whether it is a duration: "over three years" is during them, where "for over" does not say otherwise.

    Example:
        >>> bound_before("no more than 5", 0, 13), bound_before("well over 5", 0, 10), bound_before("about 5", 0, 6)
        ('high', 'low', None)
    """
    before = text[max(start, at - _REACH) : at]
    last_words = before.rsplit(None, 3)
    if not last_words:
        return None
    last = last_words.pop().lower()
    if last_words and last in _VAGUE:
        last = last_words.pop().lower()
    if last_words and last in _VAGUE:
        last = last_words.pop().lower()
    if last not in _LAST_WORDS and last[-1] not in _SIGNS:
        return None
    found = _BEFORE.search(before)
    if found is None or (found[0].lower().startswith(("over", "beyond")) and _is_place(before, found, lasts=lasts)):
        return None
    return LOW if str(found.lastgroup).startswith("low") else HIGH


_LASTING = frozenset(
    (
        "for",
        "lasts",
        "lasted",
        "lasting",
        "took",
        "taking",
        "take",
        "takes",
        "well",
        "is",
        "was",
        "been",
        "just",
        "after",
    )
)
_GIVEN_OVER = words("verbs-with-over")


def _is_place(before: str, found: re.Match[str], *, lasts: bool) -> bool:
    """Whether "over three years" says when and not how long at least, and whether "over" belongs to a verb."""
    last = before[: found.start()].rsplit(None, 1)
    word = last[-1].lower() if last else ""
    return word in _GIVEN_OVER or (lasts and word not in _LASTING)


def bound_after(text: str, at: int, end: int) -> str | None:
    """What the words after a quantity make of it.

    Example:
        >>> bound_after("five years or more", 10, 18), bound_after("five years or two", 10, 17)
        ('low', None)
    """
    found = _AFTER.match(text, at, end)
    if found is None:
        return None
    return LOW if found["low"] else HIGH


def past_bound(text: str, at: int, end: int) -> int:
    """Where the words end that bound a quantity from after; where they would begin, if there are none.

    Example:
        >>> past_bound("five years or more", 10, 18), past_bound("five years", 10, 10)
        (18, 10)
    """
    found = _AFTER.match(text, at, end)
    return at if found is None else found.end()
