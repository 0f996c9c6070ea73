"""The noun that a number counts: the head of the noun phrase after it.

The words after the number are read one by one. Adjectives, participles and nouns in the singular pass; the first noun
in the plural is the head, and whatever no noun phrase has inside it (a verb, a preposition, a conjunction, punctuation)
ends the search without one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus._memo import Memo
from atomcorpus.english.classes import words
from atomcorpus.english.nouns import is_plural, singular

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Noun", "noun_after", "single_after"]

_FARTHEST = 7  # words between a number and its noun
_WORD = re.compile(
    r"""[ \n]?[ \n"“‘']?
    (?P<word> [^\W\d_](?:[\w&+./-]|['’](?=\w))* | \d[\w.]*-?(?=[A-Za-z])[\w-]* )
    (?P<quote>["”’'])? (?P<end>[^\s\w]|\s*\Z)?""",
    re.VERBOSE,
)
_ADJECTIVES = words("joined-adjectives")
_ADJECTIVE = re.compile(r"(?:al|ive|ous|ful|less|ic|able|ible|ed|ing|er|est|ant|ent)\Z")
_FARTHEST_JOINED = 3
_BEFORE_OBJECT = re.compile(r"\s(?:him|them|me|us)\b")
_HYPHENED = re.compile(r"-(?P<word>[^\W\d_]\w*)")
_DEVICES = re.compile(r"[A-Z]+[0-9]+[A-Z]*s\Z")  # "20,000 H100s": devices are counted by their name
_POSSESSIVE = ("'s", "’s", "s'", "s’")

_FUNCTION_WORDS = (
    *("determiner", "possessive", "subject-pronoun", "object-pronoun", "writer-and-reader", "of", "to", "preposition"),
    *("coordinator", "contrast", "that", "subordinator", "relative", "auxiliary", "contraction", "negation", "day"),
)
_ENDS = frozenset().union(*map(words, (*_FUNCTION_WORDS, "ends-counted"))) - words("passes-to-counted")
_IN_S = words("ends-in-s")
_BEFORE_PLURALS = words("attributive-plurals")
_AS_UNIT = words("units-as-nouns")
_ATTRIBUTIVE = words("attributive-units")
_NOT_COUNTED = words("not-counted")

_END, _PASSES, _PLURAL, _BEFORE_PLURAL, _UNIT, _BEFORE_NOUN, _JOINS = range(7)


class Noun(NamedTuple):
    """A counted noun.

    Attributes:
        name: In the singular, as written.
        start: Where it begins.
        end: Where it ends.
    """

    name: str
    start: int
    end: int


def _sort_of(word: str) -> int:
    """What a word does in the noun phrase of a number."""
    low = word.lower()
    if low in {"and", "or"}:
        return _JOINS
    if low in _ENDS or low.endswith(_POSSESSIVE):
        return _END
    if low in _AS_UNIT:
        return _UNIT
    last = word.rpartition("-")[2]
    if low in _NOT_COUNTED:
        return _END
    if low not in _IN_S and is_plural(last if len(last) > 1 else word):
        return _BEFORE_PLURAL if low in _BEFORE_PLURALS else _PLURAL
    return _BEFORE_NOUN if low in _ATTRIBUTIVE else _PASSES


_SORT = Memo(_sort_of)


def noun_after(
    text: str, at: int, end: int, *, attributive: bool, past_name: Callable[[int], int | None] | None = None
) -> Noun | None:
    """The noun that a number counts, which ends at an offset.

    Args:
        text: Any text.
        at: Where the number ends.
        end: Where reading stops.
        attributive: Whether a noun in the singular may stand for many: "a 10,000 GPU cluster".
        past_name: The end of the name that holds an offset, or None; a name is no counted noun.

    Returns:
        The noun; None where none is counted.

    Example:
        >>> noun_after("24,000 fraudulent accounts of firms", 6, 35, attributive=False).name
        'account'
        >>> noun_after("500 is too much for users", 3, 25, attributive=False) is None
        True
    """
    if text.startswith("-", at):
        return _in_compound(text, at, end)
    head: Noun | None = None
    for number in range(_FARTHEST):
        found = _WORD.match(text, at, end)
        if found is None or (number and found.start("word") == at):
            break
        word = found["word"]
        if not word[-1].isalnum():
            word = _bare(word)
        sort, start, at = _SORT[word], found.start("word"), found.start("word") + len(word)
        if sort == _END or (head is not None and sort not in _PLURALS):
            break
        # "New and used cars" go on; in "when he was 12 drives him", what looks like a plural is a verb.
        if (sort == _JOINS and not (number and _joins_adjectives(text, at, end))) or (
            sort in _PLURALS and _BEFORE_OBJECT.match(text, at, end)
        ):
            break
        if sort in _PLURALS and not (past_name and word[0].isupper() and past_name(start) and not _DEVICES.match(word)):
            head = Noun(_SINGULAR[word], start, at)
        elif sort == _UNIT or (sort == _BEFORE_NOUN and attributive and not number):
            return Noun(_SINGULAR[word], start, at)
        if (sort == _PLURAL and head is not None) or not _goes_on(text, found, word, end):
            break
        at = found.end()
    return head


def _goes_on(text: str, found: re.Match[str], word: str, end: int) -> bool:
    """Whether a noun phrase goes on after a word: nothing ends it, or a comma joins two adjectives."""
    if found["end"] is None:
        return len(word) == len(found["word"])
    return found["end"] == "," and _is_adjective(word) and _joins_adjectives(text, found.end(), end, after_comma=True)


def _is_adjective(word: str) -> bool:
    """Whether a word looks like an adjective."""
    return "-" in word or word.lower() in _ADJECTIVES or _ADJECTIVE.search(word) is not None


def _joins_adjectives(text: str, at: int, end: int, *, after_comma: bool = False) -> bool:
    """Whether a noun in the plural follows within few words: "forty new and used cars", "two new, open models"."""
    for number in range(_FARTHEST_JOINED):
        found = _WORD.match(text, at, end)
        if found is None or found.start("word") == at or not found["word"][0].isalpha():
            return False
        word = _bare(found["word"])
        sort = _SORT[word]
        if sort in _PLURALS:
            return not after_comma or number > 0
        if sort != _PASSES or found["end"] is not None or (after_comma and not number and not _is_adjective(word)):
            return False
        at = found.end()
    return False


def single_after(text: str, at: int, end: int) -> Noun | None:
    """The noun of the number one: the last word before one that no noun phrase has inside it.

    Example:
        >>> single_after("1 small GPU for all", 1, 19).name
        'GPU'
    """
    last: Noun | None = None
    for _ in range(_FARTHEST_SINGLE):
        found = _WORD.match(text, at, end)
        if found is None or found.start("word") == at:
            return last
        word = _bare(found["word"])
        if _SORT[word] in {_END, _JOINS}:
            return last
        at = found.start("word") + len(word)
        last = Noun(word, found.start("word"), at)
        if len(word) < len(found["word"]) or found["end"] is not None:
            return last
        at = found.end()
    return None


_FARTHEST_SINGLE = 3


def _bare(word: str) -> str:
    """A word without the marks after it; the full stop of "U.S." is its own."""
    if word[-1].isalnum() or (word[-1] == "." and "." in word[:-1]):
        return word
    return word.rstrip("./+-&")


def _in_compound(text: str, at: int, end: int) -> Noun | None:
    """The noun after a number and a hyphen: "a 12-person team"."""
    found = _HYPHENED.match(text, at, end)
    if found is None or _SORT[found["word"]] not in _COMPOUND:
        return None
    return Noun(singular(found["word"]), found.start("word"), found.end())


_PLURALS = frozenset((_PLURAL, _BEFORE_PLURAL))
_COMPOUND = frozenset((_UNIT, _BEFORE_NOUN))


def _singular(word: str) -> str:
    """The singular of the last part of a word."""
    first, hyphen, last = word.rpartition("-")
    return f"{first}{hyphen}{singular(last)}" if len(last) > 1 else singular(word)


_SINGULAR = Memo(_singular)
