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
cut off where it may take in the first white space after that word, and everything that looks further is left out.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from os.path import commonprefix
from typing import TYPE_CHECKING

from atomcorpus._memo import Memo
from atomcorpus.english.classes import words
from atomcorpus.english.edges import edge_of
from atomcorpus.english.verbs import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["LONGEST_KEY", "Rule", "Table", "after", "before", "branched", "expanded", "load_rules"]

LONGEST_KEY = 28
"""Code points beside a name by which the rules are chosen; a longer word may be any."""
_REACH = 48  # code points before a name that a rule reads if it does not say how many


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


# --- words in patterns ------------------------------------------------------------------------------------------------
_NAMED = re.compile(r"\{(?P<name>[a-z][a-z:.+-]*)\}")


def expanded(pattern: str) -> str:
    r"""A pattern with the words of its classes and the forms of its verbs.

    Example:
        >>> print(expanded("{verb:joins.s}|{hyphens}?"))
        (?:chairs)|(?:\-|‐|‑)?
    """
    return _NAMED.sub(lambda named: _any_of(named["name"]), pattern)


@cache
def _any_of(name: str) -> str:
    """The group of what a class or a mark of verbs stands for; many patterns have the same."""
    return f"(?:{branched(_named(name))})"


def branched(spellings: Iterable[str]) -> str:
    """Alternatives that share what they begin with, so that one look at a letter rules out most of hundreds.

    Args:
        spellings: The words; none of them empty.

    Example:
        >>> branched(["open", "opens", "close"])
        'close|open(?:s)?'
    """
    by_letter: dict[str, list[str]] = {}
    for spelling in sorted(set(spellings)):
        by_letter.setdefault(spelling[0], []).append(spelling)
    return "|".join(_branch(alike) for alike in by_letter.values())


def _branch(alike: list[str]) -> str:
    shared = commonprefix(alike)  # noqa: RUF071 - words, letter by letter
    rest = [spelling[len(shared) :] for spelling in alike if spelling != shared]
    ending = f"(?:{branched(rest)})" if rest else ""
    return re.escape(shared) + (f"{ending}?" if rest and shared in alike else ending)


def _named(name: str) -> tuple[str, ...]:
    kind, _, marks = name.partition(":")
    if kind == "verb" and marks:
        return tuple(form for mark in marks.split("+") for form in marked(mark))
    return tuple(words(name))


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
