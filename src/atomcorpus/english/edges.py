"""Where a pattern may match: of a rule's pattern, the part that the word beside a name has to match.

`_Reader` takes a regular expression apart, `_Edge` cuts it off where it leaves the word; `edge_of` does both.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Part", "edge_of", "taken_apart"]

_ENDLESS = 1 << 20


class Part(NamedTuple):
    """A part of a pattern.

    Attributes:
        source: As `re` reads it.
        alternatives: What a group consists of; empty for all else.
        opening: How the group is opened.
        least: How often it stands there at least.
        most: How often at most.
        quantifier: As written.
        width: Code points that it takes at most, once; 0 for what only looks.
        spacious: Whether it may take white space.
    """

    source: str
    alternatives: tuple[tuple[Part, ...], ...] = ()
    opening: str = ""
    least: int = 1
    most: int = 1
    quantifier: str = ""
    width: int = 1
    spacious: bool = False

    @property
    def written(self) -> str:
        """The part as `re` reads it, with its quantifier."""
        return self.source + self.quantifier


_QUANTIFIER = re.compile(r"(?:[*+?]|\{(?P<least>\d*)(?P<comma>,?)(?P<most>\d*)\})[?+]?")
_QUANTIFYING = frozenset("*+?{")
_TOKEN = re.compile(
    r"[a-zA-Z]+(?=[a-zA-Z][*+?{])|[a-zA-Z]+"  # letters that no quantifier cuts are one token
    r"|\((?:\?(?:P<\w+>|:|<?[=!]))?|\)|\||\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[*+?]|\{\d*,?\d*\}|.",
    re.DOTALL,
)
_LOOKING_GROUPS = frozenset(("(?=", "(?!", "(?<=", "(?<!"))
_LOOKING = frozenset((r"\b", r"\B", r"\A", r"\Z", "^", "$"))


@lru_cache(maxsize=1 << 12)
def _plain_part(token: str) -> Part:
    """The part that one token is: letters, a class, a sign."""
    if token[0].isalpha():
        return Part(token, width=len(token))
    width = 0 if token in _LOOKING else 1
    return Part(token, width=width, spacious=bool(width) and re.compile(token).fullmatch(" ") is not None)


class _Reader:
    """Takes a pattern apart; of the syntax of `re` it knows what rules use."""

    def __init__(self, pattern: str) -> None:
        self._tokens = _TOKEN.findall(pattern)
        self._at = 0

    def alternatives(self) -> tuple[tuple[Part, ...], ...]:
        """Everything up to the end of the group or the pattern, cut at its bars."""
        found: list[list[Part]] = [[]]
        while self._at < len(self._tokens) and self._tokens[self._at] != ")":
            if self._tokens[self._at] == "|":
                self._at += 1
                found.append([])
            else:
                found[-1].append(self._quantified(self._part()))
        return tuple(map(tuple, found))

    def _part(self) -> Part:
        first = self._at
        token = self._tokens[first]
        self._at += 1
        if token[0] != "(":
            return _plain_part(token)
        alternatives = self.alternatives()
        self._at += 1
        source = "".join(self._tokens[first : self._at])
        if token in _LOOKING_GROUPS:
            return Part(source, opening=token, width=0)
        widths, spacious = [0], False
        for parts in alternatives:
            width = 0
            for part in parts:
                width += part.width * part.most
                spacious = spacious or part.spacious
            widths.append(width)
        return Part(source, alternatives, token, width=max(widths), spacious=spacious)

    def _quantified(self, part: Part) -> Part:
        """The part with the quantifier after it, if there is one."""
        token = self._tokens[self._at] if self._at < len(self._tokens) else ""
        found = _QUANTIFIER.fullmatch(token) if token[:1] in _QUANTIFYING else None
        if found is None:
            return part
        self._at += 1
        least, most = {"*": (0, _ENDLESS), "+": (1, _ENDLESS), "?": (0, 1)}.get(token, (0, 0))
        if token[0] == "{":
            least = int(found["least"] or 0)
            most = int(found["most"] or _ENDLESS) if found["comma"] else least
        if self._at < len(self._tokens) and self._tokens[self._at] in ("?", "+"):  # lazy or possessive
            token += self._tokens[self._at]
            self._at += 1
        return part._replace(least=least, most=min(most, _ENDLESS), quantifier=token)


def taken_apart(pattern: str) -> tuple[tuple[Part, ...], ...]:
    """The alternatives of a pattern, each as its parts.

    Args:
        pattern: Without classes and verbs, see `expanded`.
    """
    return _Reader(pattern).alternatives()


# --- where a pattern may match ----------------------------------------------------------------------------------------
_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_INSIDE = 2  # offset from the name from which on no space stands in what `after` and `before` give


class _Edge:
    """Derives from a pattern one of the word beside a name: where that does not match, neither does the pattern.

    Args:
        side: `after`, where the word is the pattern's beginning, or `before`, where it is its end.
    """

    def __init__(self, side: str) -> None:
        self._is_before = side == "before"

    def of(self, alternatives: tuple[tuple[Part, ...], ...]) -> str:
        """The pattern of the word; empty where the pattern may begin with anything."""
        sources = [self._of(self._from_name(parts), 0) for parts in alternatives]
        return _GROUP_NAME.sub("(?:", f"(?:{'|'.join(sources)})") if all(sources) else ""

    def _from_name(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        return parts[::-1] if self._is_before else parts

    def _of(self, parts: tuple[Part, ...], offset: int) -> str:
        """The same for parts in their order from the name on, the first of which is at most so far away."""
        if not parts:
            return ""
        part, rest = parts[0], parts[1:]
        if part.width == 0:
            return self._joined(part.source if part.source == r"\b" and offset else "", self._of(rest, offset))
        if not self._may_leave(part, offset):
            last = offset + part.width * part.most
            far = self._of(rest, last)
            if part.least or not offset < _INSIDE <= last:
                return self._joined(part.written, far)
            present = part.source if part.most == 1 else f"(?:{part.source})+"
            return f"(?:{self._joined(present, far)}|{self._of(rest, offset)})"  # without it a space may be in the word
        if not part.alternatives:
            return ""
        inner = [self._from_name(one) for one in part.alternatives]
        follows = rest if part.most == 1 else ()
        sources = [self._of((*one, *follows), offset) for one in inner if self._leaves(one, offset) or not follows]
        if follows and (whole := [one for one in part.alternatives if not self._leaves(self._from_name(one), offset)]):
            width = max(sum(each.width * each.most for each in one) for one in whole)
            written = "|".join("".join(each.written for each in one) for one in whole)
            sources.append(self._joined(f"(?:{written})", self._of(rest, offset + width)))
        if part.least == 0:
            sources.append(self._of(rest, offset))
        return f"(?:{'|'.join(sources)})"

    def _joined(self, near: str, far: str) -> str:
        return far + near if self._is_before else near + far

    def _may_leave(self, part: Part, offset: int) -> bool:
        """Whether a part may take in a space after the word."""
        last = min(_ENDLESS, offset + part.width * (part.most - 1))
        if not part.alternatives:
            return part.spacious and last >= _INSIDE
        return part.spacious and any(self._leaves(self._from_name(one), last) for one in part.alternatives)

    def _leaves(self, parts: tuple[Part, ...], offset: int) -> bool:
        for part in parts:
            if self._may_leave(part, offset):
                return True
            offset += part.width * part.most
        return False


def edge_of(pattern: str, side: str) -> str:
    r"""The pattern that the word beside a name matches wherever a pattern matches beside the name.

    Args:
        pattern: Without classes and verbs, see `expanded`.
        side: `after` or `before`.

    Example:
        >>> print(edge_of(r"\s(?:(?:has|had)\s){0,2}(?:raised|went\spublic)\b", "after"))
        (?:\s(?:(?:has|had)|(?:went|(?:raised)\b)))
    """
    source = _Edge(side).of(taken_apart(pattern))
    return rf"{source}\Z" if side == "before" else source
