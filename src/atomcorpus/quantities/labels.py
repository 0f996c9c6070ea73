"""Numbers that are names of things and no amounts: "Chapter 3", "Windows 11", years."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from atomcorpus._memo import Memo
from atomcorpus.english.classes import words
from atomcorpus.english.lists import entries
from atomcorpus.english.verbs import verb_forms, verbs

if TYPE_CHECKING:
    from atomcorpus.quantities.numerals import Number

__all__ = ["is_label", "is_year"]

_LABELS = words("label-nouns")
_YEAR_WORDS = words("year-words")
_DAYS = words("day")
_REACH = 28  # code points before a number that are read
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LIKELY_YEARS = frozenset(range(1985, 2041)) - {2000}


def is_year(number: Number) -> bool:
    """Whether a number may be a year: four digits and nothing else, of this century or the last.

    Example:
        >>> from atomcorpus.quantities.numerals import read_number
        >>> is_year(read_number("2025", 0, 4)), is_year(read_number("2,025", 0, 5))
        (True, False)
    """
    return (
        number.form == "digits" and number.end - number.start == len("2025") and _FIRST_YEAR <= number.low < _LAST_YEAR
    )


@cache
def _ordinary() -> frozenset[str]:
    """Words, in lower case, that are no name where they begin with a capital."""
    forms = {form for verb in verbs() for form, _ in verb_forms(verb.lemma, verb.irregular)}
    listed = {word.lower() for name in ("common_words", "function_words") for word in entries(name)}
    return frozenset(forms | listed | words("verb") | words("determiner") | words("preposition") | words("of-change"))


def _is_label_word(word: str) -> bool:
    """Whether a word before a number makes it a name."""
    low = word.lower()
    if low in _LABELS or low.rstrip(".") in _DAYS:
        return True
    if word[-1] in ",.;:!?)" or word.endswith(("'s", "’s", "s'", "s’")) or not any(map(str.isupper, word)):
        return False
    return low not in _ordinary() and not low.endswith(("ed", "ing", "ly"))


_IS_LABEL_WORD = Memo(_is_label_word)


def is_label(text: str, begin: int, at: int, *, year: int | None = None) -> bool:
    """Whether the word before a number makes it a name, or a year.

    Args:
        text: Any text.
        begin: Where the block begins.
        at: Where the number begins.
        year: The number, where it may be one.

    Example:
        >>> text = "In chapter 3 they use 3 models of 2024 designs"
        >>> is_label(text, 0, 11), is_label(text, 0, 22), is_label(text, 0, 34, year=2024)
        (True, False, True)
    """
    before = text[max(begin, at - _REACH) : at]
    last = before.rsplit(None, 1) if before[-1:].isspace() else []
    word = last[-1].lstrip("(\"“‘'[") if last else ""
    if year is not None:
        return not word or year in _LIKELY_YEARS or word.lower() in _YEAR_WORDS or word[0].isupper()
    return bool(word) and _IS_LABEL_WORD[word]
