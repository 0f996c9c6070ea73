"""Whether phrases mean anybody of a sort: what is said of those, is no event."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Words
    from atomcorpus.events.reading import Reading

__all__ = ["is_any", "is_anybody", "is_generic"]

_ANYBODY = frozenset((
    "you", "one", "anyone", "everyone", "people", "someone", "nobody", "others", "somebody",
))  # fmt: skip
_ANY = frozenset(("a", "an", "any", "every"))
_INDEFINITE = _ANY | frozenset(("each", "no", "some", "most", "many", "few", "all", "such"))


def is_anybody(reading: Reading, phrase: Words) -> bool:
    """Whether a phrase is a word such as "you" or "anyone"."""
    return reading.words[phrase[0]] in _ANYBODY


def is_any(reading: Reading, phrase: Words) -> bool:
    """Whether a phrase means any one of a sort, "a user", "every lab", and has no name in it."""
    return reading.words[phrase[0]] in _ANY and not reading.is_named(phrase)


def is_generic(reading: Reading, phrases: tuple[Words, ...]) -> bool:
    """Whether all phrases mean anybody of a sort: "companies", "any lab", "you"."""
    return all(_is_generic(reading, phrase) for phrase in phrases)


def _is_generic(reading: Reading, phrase: Words) -> bool:
    first, last = phrase
    while first < last and reading.tags[first] == "a":
        first += 1  # "at least five labs"
    word = reading.words[first]
    if word in _ANYBODY:
        return True
    if reading.is_named(phrase) or reading.tags[first] == "h":
        return False
    if word in _INDEFINITE:
        return True
    if reading.tags[first] in "degi" or (first == 0 and not word.endswith("s")):
        return False
    return not any(reading.tags[at] in "X0" and at > 0 and reading.words[at] != "ai" for at in range(first, last + 1))
