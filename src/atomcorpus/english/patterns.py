r"""Rules about names that are written as data: reading the file, what a pattern means, and where one may match.

A file of rules is for people to edit. A rule begins with its name in brackets; each line below holds a key and a value:

- `match`: a regular expression of what stands right after (or before) a name; several are alternatives. `{class}` is a
  word of a class (`classes`), `{verb:mark}` a form of a verb with that mark (`verbs`), `{verb:mark.d}` one in the past,
  `{verb:mark+other}` one with either mark.
- `side`: `after` or `before` the name. `within`: how many code points before a name are read.
- `id`: the `rule` of the mentions that it finds; `kind` and `strength`: what they are, and how sure that is.
- `stops`: the `rule` of the mentions that it prevents, where it finds none.
- `tried`: `always` where the rule is tried without a look into the index, and need not be in it.
- `yes`, `no`: a text in which the name in brackets is found by the rule (or prevented), or is not.

Most names have nothing beside them that any rule is about. So every table has an index from the word beside a name to
the rules that may match there. It is derived from the patterns, and never leaves out a rule that matches: a pattern is
cut off where it may take in the first white space behind that word, and everything that looks further is left out.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from os.path import commonprefix
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus._memo import Memo
from atomcorpus.english.classes import words
from atomcorpus.english.verbs import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["LONGEST_KEY", "Rule", "Table", "after", "before", "edge_of", "expanded", "load_rules"]

LONGEST_KEY = 28
"""Code points beside a name by which the rules are chosen; a longer word may be any."""
_REACH = 48  # code points before a name that a rule reads if it does not say how many
_ENDLESS = 1 << 20


def after(text: str, end: int) -> str:
    """What stands right after a name: signs, white space and the first word, at most `LONGEST_KEY` code points.

    Example:
        >>> text = "Acme said, and Acme's staff denied"
        >>> after(text, 4), after(text, 19)
        (' said,', "'s")
    """
    stop = text.find(" ", end + 2, end + LONGEST_KEY)
    return text[end:stop] if stop >= 0 else text[end : end + LONGEST_KEY]


def before(text: str, start: int) -> str:
    """What stands right before a name: the last word, white space and signs, at most `LONGEST_KEY` code points.

    Example:
        >>> before("a stake in Acme", 11), before("Acme", 0)
        ('in ', '')
    """
    floor = max(0, start - LONGEST_KEY)
    return text[max(floor, text.rfind(" ", floor, max(floor, start - 2)) + 1) : start]


# --- what a pattern means ---------------------------------------------------------------------------------------------
class _Part(NamedTuple):
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
    alternatives: tuple[tuple[_Part, ...], ...] = ()
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


_NAMED = re.compile(r"\{(?P<name>[a-z][a-z:.+-]*)\}")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{(?P<least>\d*)(?P<comma>,?)(?P<most>\d*)\})[?+]?")
_TOKEN = re.compile(
    r"[a-zA-Z]+(?=[a-zA-Z][*+?{])|[a-zA-Z]+"  # letters that no quantifier cuts are one token
    r"|\((?:\?(?:P<\w+>|:|<?[=!]))?|\)|\||\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[*+?]|\{\d*,?\d*\}|.",
    re.DOTALL,
)
_LOOKING = frozenset((r"\b", r"\B", r"\A", r"\Z", "^", "$"))


@lru_cache(maxsize=1 << 10)
def _may_be_space(source: str) -> bool:
    """Whether one token of a pattern matches white space."""
    return re.compile(source).fullmatch(" ") is not None


def expanded(pattern: str) -> str:
    r"""A pattern with the words of its classes and the forms of its verbs.

    Example:
        >>> print(expanded("{verb:joins.s}|{hyphens}?"))
        (?:chairs)|(?:\-|‐|‑)?
    """
    return _NAMED.sub(lambda named: f"(?:{_branches(_named(named['name']))})", pattern)


def _branches(spellings: Iterable[str]) -> str:
    """Alternatives that share what they begin with, so that one look at a letter rules out most of hundreds."""
    by_letter: dict[str, list[str]] = {}
    for spelling in sorted(set(spellings)):
        by_letter.setdefault(spelling[0], []).append(spelling)
    return "|".join(_branch(alike) for alike in by_letter.values())


def _branch(alike: list[str]) -> str:
    shared = commonprefix(alike)  # noqa: RUF071 - words, letter by letter
    rest = [spelling[len(shared) :] for spelling in alike if spelling != shared]
    ending = f"(?:{_branches(rest)})" if rest else ""
    return re.escape(shared) + (f"{ending}?" if rest and shared in alike else ending)


def _named(name: str) -> tuple[str, ...]:
    kind, _, marks = name.partition(":")
    if kind == "verb" and marks:
        return tuple(form for mark in marks.split("+") for form in marked(mark))
    return tuple(words(name))


class _Reader:
    """Takes a pattern apart; of the syntax of `re` it knows what rules use."""

    def __init__(self, pattern: str) -> None:
        self._tokens = _TOKEN.findall(pattern)
        self._at = 0

    def alternatives(self) -> tuple[tuple[_Part, ...], ...]:
        """Everything up to the end of the group or the pattern, cut at its bars."""
        found: list[list[_Part]] = [[]]
        while self._at < len(self._tokens) and self._tokens[self._at] != ")":
            if self._tokens[self._at] == "|":
                self._at += 1
                found.append([])
            else:
                found[-1].append(self._quantified(self._part()))
        return tuple(map(tuple, found))

    def _part(self) -> _Part:
        token = self._tokens[self._at]
        self._at += 1
        if not token.startswith("("):
            if token[0].isalpha():
                return _Part(token, width=len(token))
            width = 0 if token in _LOOKING else 1
            return _Part(token, width=width, spacious=bool(width) and _may_be_space(token))
        alternatives = self.alternatives()
        self._at += 1
        inner = "|".join("".join(part.written for part in parts) for parts in alternatives)
        looks = token.endswith(("=", "!"))
        return _Part(
            f"{token}{inner})",
            () if looks else alternatives,
            token,
            width=0 if looks else max(sum(part.width * part.most for part in parts) for parts in alternatives),
            spacious=not looks and any(part.spacious for parts in alternatives for part in parts),
        )

    def _quantified(self, part: _Part) -> _Part:
        """The part with the quantifier behind it, if there is one."""
        token = self._tokens[self._at] if self._at < len(self._tokens) else ""
        found = _QUANTIFIER.fullmatch(token)
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

    def of(self, alternatives: tuple[tuple[_Part, ...], ...]) -> str:
        """The pattern of the word; empty where the pattern may begin with anything."""
        sources = [self._of(self._from_name(parts), 0) for parts in alternatives]
        return _GROUP_NAME.sub("(?:", f"(?:{'|'.join(sources)})") if all(sources) else ""

    def _from_name(self, parts: tuple[_Part, ...]) -> tuple[_Part, ...]:
        return parts[::-1] if self._is_before else parts

    def _of(self, parts: tuple[_Part, ...], offset: int) -> str:
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

    def _may_leave(self, part: _Part, offset: int) -> bool:
        """Whether a part may take in a space behind the word."""
        last = min(_ENDLESS, offset + part.width * (part.most - 1))
        if not part.alternatives:
            return part.spacious and last >= _INSIDE
        return part.spacious and any(self._leaves(self._from_name(one), last) for one in part.alternatives)

    def _leaves(self, parts: tuple[_Part, ...], offset: int) -> bool:
        for part in parts:
            if self._may_leave(part, offset):
                return True
            offset += part.width * part.most
        return False


# --- rules ------------------------------------------------------------------------------------------------------------
class Rule:
    """One rule of a table; attributes are the keys of its file.

    Attributes:
        name: As in brackets.
        id: The `rule` of a mention that it finds.
        bit: Stands for the rule in the index of its table.
        source: The pattern of what stands beside a name.
        kind: What is found, as written; empty where the rule only tells that something is a name.
        strength: How sure it is, as written.
        is_always_tried: Whether it is left out of the index.
        stops: The `rule` of the mentions that it prevents; empty for most.
        yes: Texts in which it finds the name in brackets.
        no: Texts in which it does not.
    """

    __slots__ = (
        "_pattern",
        "_within",
        "bit",
        "id",
        "is_always_tried",
        "kind",
        "name",
        "no",
        "side",
        "source",
        "stops",
        "strength",
        "yes",
    )

    def __init__(self, name: str, values: dict[str, list[str]], bit: int) -> None:
        first = {key: found[0] for key, found in values.items()}
        self.name, self.bit, self.side = name, bit, first["side"]
        self.id, self.kind, self.strength = first.get("id", name), first.get("kind", ""), first.get("strength", "")
        self.stops, self.is_always_tried = first.get("stops", ""), first.get("tried") == "always"
        self.yes, self.no = tuple(values.get("yes", ())), tuple(values.get("no", ()))
        self._pattern: re.Pattern[str] | None = None
        self._within = int(first.get("within", _REACH))
        self.source = expanded("|".join(values["match"]))

    def after(self, text: str, end: int) -> re.Match[str] | None:
        """The match right after a name that ends at an offset."""
        return (self._pattern or self._compiled()).match(text, end)

    def before(self, text: str, start: int) -> re.Match[str] | None:
        """The match right before a name that begins at an offset; its offsets count from `within` before that."""
        return (self._pattern or self._compiled()).search(text[max(0, start - self._within) : start])

    def _compiled(self) -> re.Pattern[str]:
        """The pattern, made when it is first asked for: that takes longer than a short text."""
        self._pattern = re.compile(self.source if self.side == "after" else rf"(?:{self.source})\Z")
        return self._pattern


class Table(dict[str, Rule]):
    """The rules of one file by their names, in its order.

    Attributes:
        after: For what `after` gives: the bits of the rules for that side that may match there.
        before: For what `before` gives: likewise.
    """

    def __init__(self, rules: list[Rule]) -> None:
        super().__init__((rule.name, rule) for rule in rules)
        asked = [rule for rule in rules if not rule.is_always_tried]
        self.after = Memo(_index([rule for rule in asked if rule.side == "after"]))
        self.before = Memo(_index([rule for rule in asked if rule.side == "before"]))


def _index(rules: list[Rule]) -> Callable[[str], int]:
    """Says which rules may match by the word beside a name; what it needs is derived when that is first asked."""
    everything = sum(rule.bit for rule in rules)
    find = re.Pattern.search if any(rule.side == "before" for rule in rules) else re.Pattern.match

    @cache
    def edges() -> list[tuple[int, str]]:
        return [(rule.bit, edge_of(rule.source, rule.side)) for rule in rules]

    @cache
    def all_edges() -> re.Pattern[str]:  # most words are in none
        return re.compile("|".join(edge for _, edge in edges()) or r"\b\B")

    @cache
    def compiled() -> list[tuple[int, re.Pattern[str]]]:
        return [(bit, re.compile(edge)) for bit, edge in edges()]

    def may_match(key: str) -> int:
        if len(key) >= LONGEST_KEY:
            return everything
        if not find(all_edges(), key):
            return 0
        return sum(bit for bit, edge in compiled() if find(edge, key))

    return may_match


def edge_of(pattern: str, side: str) -> str:
    r"""The pattern that the word beside a name matches wherever a pattern matches beside the name.

    Args:
        pattern: Without classes and verbs, see `expanded`.
        side: `after` or `before`.

    Example:
        >>> print(edge_of(r"\s(?:(?:has|had)\s){0,2}(?:raised|went\spublic)\b", "after"))
        (?:\s(?:(?:has|had)|(?:went|(?:raised)\b)))
    """
    source = _Edge(side).of(_Reader(pattern).alternatives())
    return rf"{source}\Z" if side == "before" else source


def load_rules(package: str, name: str) -> Table:
    """The rules of a file.

    Args:
        package: The package in which the file lies.
        name: Its name.
    """
    rules: list[Rule] = []
    for title, values in _blocks((files(package) / name).read_text(encoding="utf-8").splitlines()):
        rules.append(Rule(title, values, 1 << len(rules)))
    return Table(rules)


def _blocks(lines: list[str]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The name of each rule, and what its lines say."""
    title, values = "", dict[str, list[str]]()
    for line in [line for line in lines if line and line[0] != "#"]:
        if line[0] == "[":
            if title:
                yield title, values
            title, values = line[1:-1], {}
        else:
            key, _, value = line.partition(" ")
            values.setdefault(key, []).append(value.strip())
    if title:
        yield title, values
