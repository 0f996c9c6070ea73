r"""What a text has to hold for a pattern to match in it: letters that every match has, derived from the pattern.

A search for a word that a text does not have costs a hundredth of one for a pattern of many words. So a pattern that
matches in few texts is sieved first, and what the sieve asks is worked out from the pattern, so that it cannot differ.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import product

from atomcorpus.english.edges import Part, taken_apart

__all__ = ["Sieved", "alike", "beginnings_of", "literals_of"]

_MOST = 8  # strings that stand for one place of a pattern
_GOOD = 8  # letters; longer strings are no rarer
_CLASS = re.compile(r"\[([^\]\\^-]{1,4})\]")
_ESCAPED = re.compile(r"\\([^\w\s]|\s)")
_ANYTHING_BUT = frozenset(".^$*+?{}|")  # signs that stand for more than themselves


def literals_of(pattern: str) -> frozenset[str]:
    r"""Strings of which every match of a pattern holds one; none where that cannot be said.

    Args:
        pattern: Without flags, classes and verbs.

    Example:
        >>> sorted(literals_of(r"\b(?:pre-?trained|(?:open|closed)\smodels?)\b"))
        ['model', 'pre-trained', 'pretrained']
    """
    return _of_alternatives(taken_apart(pattern))


def _of_alternatives(alternatives: tuple[tuple[Part, ...], ...]) -> frozenset[str]:
    found = [_of_sequence(parts) for parts in alternatives]
    return _shortest(frozenset[str]().union(*found)) if found and all(found) else frozenset()


def _of_sequence(parts: tuple[Part, ...]) -> frozenset[str]:
    """The best strings that stand for some parts in a row."""
    best, runs = frozenset[str](), list[frozenset[str]]()
    for part in parts:
        strings = _strings(part)
        if strings is None:
            runs = []
            best = _better(best, _of_alternatives(part.alternatives) if part.least else frozenset())
            continue
        joined = [frozenset(map("".join, product(run, strings))) for run in (*runs, frozenset(("",)))]
        runs = [run for run in joined if len(run) <= _MOST]
        for run in runs:
            best = _better(best, _shortest(run))
    return best


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Those of which the shortest is longer, else the fewer."""
    return max(one, other, key=lambda found: (min(_GOOD, min(map(len, found), default=0)), -len(found)))


def _shortest(found: frozenset[str]) -> frozenset[str]:
    """The strings without those that hold another; none, where one of them is empty."""
    if "" in found:
        return frozenset()
    return frozenset(one for one in found if not any(other != one and other in one for other in found))


def _strings(part: Part) -> frozenset[str] | None:
    """All that a part may match, if that is little; more than that does no harm, and what only looks is nothing."""
    if part.most != 1:
        return None
    strings = frozenset(("",)) if part.width == 0 else _whole(part)
    return strings if strings is None or part.least else strings | {""}


def _whole(part: Part) -> frozenset[str] | None:
    """What a part matches that is there."""
    if not part.alternatives:
        return _of_token(part.source)
    found: set[str] = set()
    for parts in part.alternatives:
        strings = [_strings(one) for one in parts]
        known = [one for one in strings if one is not None]
        if len(known) < len(strings):
            return None
        found.update(map("".join, product(*known)))
        if len(found) > _MOST:
            return None
    return frozenset(found)


def _of_token(source: str) -> frozenset[str] | None:
    if listed := _CLASS.fullmatch(source):
        return frozenset(listed[1])
    if escaped := _ESCAPED.fullmatch(source):
        return frozenset((escaped[1],))
    is_plain = source[0] not in "\\[(" and (len(source) > 1 or source not in _ANYTHING_BUT)
    return frozenset((source,)) if is_plain else None


class Sieved:
    r"""Says whether a pattern matches anywhere in a text; each of its alternatives is looked for only where it may.

    Args:
        pattern: A group of alternatives, with what only looks, as `\b`, before and after it.

    Example:
        >>> sieved = Sieved(r"\b(?:AI|[Ll]anguage models?|[a-z]+-\d{1,3}b)\b")
        >>> [sieved.is_in(text) for text in ("a language model", "the AIM", "a quill-70b", "")]
        [True, False, True, False]
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def _alternatives(self) -> list[_Alternative]:
        (parts,) = taken_apart(self.pattern)
        (group,) = [part for part in parts if part.width]
        before, _, after = self.pattern.partition(group.source)
        return [_Alternative(before, parts, after) for parts in group.alternatives]

    def is_in(self, text: str) -> bool:
        """Whether it matches anywhere in a text."""
        for alternative in self._alternatives:
            for literal in alternative.literals:
                if literal in text:
                    if alternative.is_in(text):
                        return True
                    break
        return False


class _Alternative:
    """One of the alternatives of a pattern.

    Attributes:
        literals: Strings of which a text that it matches in holds one; the empty one, where nothing is known.
    """

    __slots__ = ("_compiled", "_sources", "literals")

    def __init__(self, before: str, parts: tuple[Part, ...], after: str) -> None:
        literals = _of_sequence(parts)
        self.literals = tuple(sorted(literals)) or ("",)
        whole = f"{before}(?:{_written(parts)}){after}"
        self._sources = [_written(parts[at:]) for at in _begins_with(self.literals[0], parts)] + [whole]
        self._compiled: list[re.Pattern[str]] = []

    def is_in(self, text: str) -> bool:
        """Whether it matches anywhere in a text."""
        if not self._compiled:  # most are never asked for
            self._compiled = [re.compile(source) for source in self._sources]
        return all(pattern.search(text) for pattern in self._compiled)


def _begins_with(literal: str, parts: tuple[Part, ...]) -> list[int]:
    """Where in a sequence the one sign stands that is all that is known: what begins with it is looked for first.

    `re` finds what begins with a sign faster than what begins with any of many.
    """
    places = [at for at, part in enumerate(parts) if part.written in (literal, re.escape(literal))]
    return places[:1] if len(literal) == 1 else []


def _written(parts: tuple[Part, ...]) -> str:
    return "".join(part.written for part in parts)


_ASCII = "".join(map(chr, range(128)))
_OTHER = "\x80"
_ALIKE = {ord(sign): "0" if sign.isdigit() else " " for sign in _ASCII if sign.isdigit() or sign.isspace()}


def beginnings_of(pattern: str, length: int) -> frozenset[str]:
    r"""What a text begins with, as `alike` writes it, wherever a pattern matches at its beginning.

    Args:
        pattern: Without flags, classes and verbs.
        length: How many characters are told at most; whatever follows a shorter string may follow it.

    Example:
        >>> sorted(beginnings_of(r"(?:old|new)\b|[12]?0s|a[ -]", 2))
        ['00', '0s', 'a ', 'a-', 'ne', 'ol']
    """
    return frozenset(_begun(taken_apart(pattern), length))


def alike(text: str) -> str:
    """A text with one sign for all digits, one for all white space, and one for all that is beyond ASCII."""
    return "".join([sign if sign.isascii() else _OTHER for sign in text]).translate(_ALIKE)


def _begun(alternatives: tuple[tuple[Part, ...], ...], length: int) -> set[str]:
    """What the alternatives may take, as far as it matters."""
    found: set[str] = set()
    for parts in alternatives:
        begun = {""}
        for part in parts:
            if all(len(text) >= length for text in begun):
                break
            begun = _longer(begun, _repeated(part, length), length)
        found |= begun
    return found


def _repeated(part: Part, length: int) -> set[str]:
    """What a part may take, as often as it may stand there."""
    if part.width == 0:
        return {""}
    once = _begun(part.alternatives, length) if part.alternatives else _begun_by(part.source)
    taken, found = {""}, {""} if part.least == 0 else set[str]()
    for times in range(1, min(part.most, max(length, part.least)) + 1):
        taken = _longer(taken, once, length)
        found |= taken if times >= part.least else set()
    return found


def _longer(begun: set[str], more: set[str], length: int) -> set[str]:
    """Strings, those that are too short yet with each of some more after them."""
    whole = {text for text in begun if len(text) >= length}
    return whole | {f"{text}{one}"[:length] for text in begun - whole for one in more}


@lru_cache(maxsize=1 << 8)
def _begun_by(source: str) -> set[str]:
    """What one token takes: letters, or each of the characters of a class."""
    if len(source) > 1 and source[0] not in "\\[":
        return {alike(source)}
    pattern = re.compile(source, re.DOTALL)
    is_wide = not source.isascii() or source == "." or "\\" in source or source.startswith("[^")
    return set(map(alike, filter(pattern.fullmatch, _ASCII))) | ({_OTHER} if is_wide else set())
