"""Whether a word that may tell an event is a verb where it stands, an adjective or a noun: "releases"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from atomcorpus.english import classes

__all__ = ["verb_letter"]

_ADJECTIVES = classes.words("event-adjective")
_DEGREES = frozenset(("more", "most", "less", "least", "very", "so", "too", "highly", "widely", "fully"))
_HOMOGRAPHS = classes.words("event-homograph")
_CALLED_FOR = frozenset(("for", "on", "upon"))
_NOMINAL = "nXKy"
_NOUNS_LEFT = "nXyK)0"
_PHRASE_OPENS = "dehmXg0k"
_AFTER_INFINITIVE = "dehmXgkn0KEGaipTo$.,c(DYb:;rswt"
_VERBS = frozenset("vVEZWIzBHMUu")
_JOINED_REACH = 12


class _Place(NamedTuple):
    """A word among its neighbours.

    Attributes:
        words: The words of its sentence.
        letters: Their classes.
        at: The word.
        before: The nearest word before it that is no adverb.
        left: The class of that.
        right: The class of the next word.
    """

    words: Sequence[str]
    letters: list[str]
    at: int
    before: int
    left: str
    right: str


def verb_letter(words: Sequence[str], letters: list[str], at: int, forms: frozenset[str]) -> str:
    """The class of a word as a verb; empty where it is none.

    Args:
        words: The words of its sentence.
        letters: Their classes.
        at: The word.
        forms: What forms of a trigger it may be.

    Example:
        >>> verb_letter(["it", "released", "a", "model"], list("hEdn"), 1, frozenset({"past"}))
        'Z'
        >>> verb_letter(["the", "released", "model"], list("dEn"), 1, frozenset({"past"}))
        ''
    """
    before = at - 1
    while before >= 0 and letters[before] in "aNk":
        before -= 1
    left = letters[before] if before >= 0 else "^"
    right = letters[at + 1] if at + 1 < len(letters) else "$"
    place = _Place(words, letters, at, before, left, right)
    if "past" in forms:
        return "" if _is_adjective(place, is_base="base" in forms) else "Z"
    if "ing" in forms:
        return "" if _is_gerund(place, is_noun="noun" in forms) else "z"
    if "base" in forms or "third" in forms:
        return "W" if _is_present(place, third="third" in forms) else ""
    return ""


def _is_adjective(place: _Place, *, is_base: bool) -> bool:
    """Whether a past form belongs to the noun after it: "the newly released model", "using banned chips"."""
    left, right = place.left, place.right
    apart = place.before < place.at - 1
    if place.at and place.words[place.at - 1] in _DEGREES:
        return True  # "more closed and restricted"
    if right in "nXKyEG" and _opens_phrase(left, right):
        return True
    if right in "nXKyEGa," and apart and left in "degpoYG^":
        return True
    return is_base and left in "degoY" and right not in "dehX0"  # "a cut"


def _opens_phrase(left: str, right: str) -> bool:
    """Whether a past form after this class, and before a noun, is the noun's, as in "using banned chips"."""
    if right == "X":
        return left in "degFGzT"
    return left in "degpoYFGzvVT"


def _is_gerund(place: _Place, *, is_noun: bool) -> bool:
    """Whether an -ing form is a noun, or describes one: "the funding gap", "federal funding"."""
    left, right = place.left, place.right
    if is_noun and (right not in _PHRASE_OPENS + "n" or (right == "n" and left in _NOMINAL + "dge0")):
        return True
    if left in "dge":
        return right in _NOMINAL + "o" or (place.before == place.at - 1 and right in "poY.,c$")
    return is_noun and left == "o" and right in _NOMINAL


def _is_present(place: _Place, *, third: bool) -> bool:
    """Whether a form that may be a noun is a verb."""
    word, left, right = place.words[place.at], place.left, place.right
    if word in _ADJECTIVES and right in _NOMINAL and left not in "TMU":
        return False
    if word == "fine":
        return left in "TMU" and right in "dehXg"  # "to fine Tern Labs", "to fine tune"
    if left in "TMUhir":
        return _after_helper(place, third=third)
    if left in ",c-" and word in _HOMOGRAPHS:
        return right in "dehXg0" and not _VERBS.isdisjoint(
            place.letters[max(0, place.at - _JOINED_REACH) : place.before]
        )
    if left == "t":
        return third or right in "dehX"
    return _after_noun(place, third=third) if place.before >= 0 and left in _NOUNS_LEFT + ",c-" else False


def _after_helper(place: _Place, *, third: bool) -> bool:
    """The same after "to", an auxiliary or a pronoun."""
    if place.left == "T":
        return place.right in _AFTER_INFINITIVE
    return place.left in "MUir" or third or place.words[place.before] != "it"


def _after_noun(place: _Place, *, third: bool) -> bool:
    """The same after a noun, which may be its subject: "labs release", "Halden releases", but "press releases"."""
    word, subject = place.words[place.at], place.words[place.before]
    left, right = place.left, place.right
    if word not in _HOMOGRAPHS:
        return third or left in ",c" or subject.endswith("s")
    if not third:
        return (left == "X" or subject.endswith("s")) and right in _PHRASE_OPENS
    if left == "n" and subject.endswith("s") and not subject.endswith("ss"):
        return False
    if word == "calls" and right == "p":
        return place.words[place.at + 1] in _CALLED_FOR
    close = left == "X" and place.before == place.at - 1
    return right in _PHRASE_OPENS + "G" or (close and right in "naK")
