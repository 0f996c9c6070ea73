"""Names that say what they name: "Clean Rivers Act", "Bletchley Declaration", "Code of Practice", "LakeBench"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache
from typing import NamedTuple

from atomcorpus._patterns import on_first_use
from atomcorpus.artifacts.guesses import Guess
from atomcorpus.english import classes
from atomcorpus.english.lists import entries
from atomcorpus.english.patterns import expanded
from atomcorpus.kinds import ArtifactKind

__all__ = ["HEADS", "Places", "by_head", "by_tail", "is_tailed"]

HEADS = {
    word: kind
    for name, kind in (
        ("law-heads", ArtifactKind.LAW),
        ("policy-heads", ArtifactKind.POLICY),
        ("license-heads", ArtifactKind.LICENSE),
        ("benchmark-heads", ArtifactKind.BENCHMARK),
        ("dataset-heads", ArtifactKind.DATASET),
        ("work-heads", ArtifactKind.WORK),
    )
    for word in classes.words(name)
} | {"Code": ArtifactKind.POLICY, "Order": ArtifactKind.LAW, "Card": ArtifactKind.WORK, "Paper": ArtifactKind.WORK}
"""Words that close a name, and what they say it is."""
_EMPTY, _CARDS = classes.words("empty-names"), classes.words("card-words")
_MOST_BEFORE = 10
_JOINTS = frozenset((" ", "-", "‑", "–"))
_CONNECTED = re.compile(r" (?:and|&|of|on|for) ")
_LISTED_WORDS = re.compile(expanded(r"(?:,? {name-connectors}|(?: for| in| from)? the|,) "))
"""In names of laws, which tell all that they are for."""
_WORDS = classes.words("heads-of-anything")
_LONG_NAMED = frozenset(("Act", "Bill"))
_PEOPLE = frozenset(
    "Children Women Men Workers Consumers Victims Patients Teachers Nurses Creators People America".split()
)
_DETERMINED = on_first_use(expanded(r"(?:(?<![^\W_]){determiners}|['’]s?|(?:19|20)\d\d)[ ]?[“\"‘']?\Z"))
_BEFORE = on_first_use(
    expanded(r"(?:(?<![^\W_])(?:{determiners}|{before-full-names})|['’]s?|(?:19|20)\d\d|\()[ ]?[“\"‘']?\Z")
)
_LONGEST_BEFORE = 16
_CODE = re.compile(expanded(r" of {codes-of}\b"))
_COMPLEMENT = re.compile(
    r" (?:on|for|against|(?<=Treaty )of|(?<=Declaration )of|(?<=Charter )of) (?:the |a )?[A-Z][^\W_]*"
    r"(?:[ -](?:(?:and|of|for|the) ){0,2}[A-Z][^\W_]*){0,8}"
)
_ACRONYM = re.compile(r" \((?:the )?[“\"]?(?P<short>[A-Z][A-Za-z-]{1,11}|[A-Z.]{2,5} ?\d{1,5})[”\"]?\)")
_NEXT_CAPITAL = re.compile(r" (?:[A-Z][a-z]|[A-Z]{2})")
_MODALS = frozenset(
    "Must To Should Will Would Can Could May Might Not Now They We You He She Who Do Does Did Let".split()
)
_TAILED = re.compile(r"[A-Z0-9][^\W_]*[a-z0-9](?:Bench|Eval|QA)\d?|[A-Z]{2,8}(?:Bench|Eval|bench)\d?")


class Places(NamedTuple):
    """A block's words that begin with a capital or a digit, and the text around them.

    Attributes:
        text: The whole text; offsets are its code points.
        words: In text order, each with start, end and text.
        sentence_starts: Offsets at which a capital letter means nothing; in a heading in title case, of all words.
        is_title: Whether the block is a heading in title case.
    """

    text: str
    words: Sequence[tuple[int, int, str]]
    sentence_starts: Container[int]
    is_title: bool

    def gap(self, at: int) -> str:
        """What stands between a word and the next one."""
        return self.text[self.words[at][1] : self.words[at + 1][0]]


def is_tailed(word: str) -> bool:
    """Whether a word ends in what only tests are called: "LakeBench".

    Example:
        >>> is_tailed("LakeBench"), is_tailed("Workbench")
        (True, False)
    """
    return _TAILED.fullmatch(word) is not None


def by_tail(places: Places, at: int, free: int) -> Guess:
    """The test whose name ends in the word at an index: "LakeBench", "ViT-LakeBench"."""
    start = places.words[at][0]
    while at > free and places.gap(at - 1) == "-":
        at -= 1
        start = places.words[at][0]
    return Guess(
        start, places.words[at][1] if at < free else _end_of(places, start), ArtifactKind.BENCHMARK, "artifact.tail"
    )


def _end_of(places: Places, start: int) -> int:
    """Where the hyphenated word that begins at an offset ends."""
    end = start
    while (following := _PIECE.match(places.text, end)) is not None:
        end = following.end()
    return end


_PIECE = re.compile(r"-?[^\W_]+(?:\.\d+)?")


def by_head(places: Places, at: int, free: int) -> Guess | None:
    """The artifact whose name the head word at an index closes; None when there is none.

    Args:
        places: The block.
        at: Index of the head word.
        free: Index from which words are not part of a name yet.
    """
    text, head = places.text, places.words[at][2]
    kind, end = HEADS[head], _head_end(places, at)
    if end is None:
        return None
    start = places.words[at][0]
    if text[start - 2 : start] == ") ":
        return _with_brackets(text, start, end, kind) if head in _LONG_NAMED else None
    first = _first(places, at, free)
    if head in _BEFORE_HEAD and (first == at or places.words[at - 1][2] not in _BEFORE_HEAD[head]):
        return None
    complement = _COMPLEMENT.match(text, end) if kind in _COMPLEMENTED and head not in _LONG_NAMED else None
    if not _is_name(places, first, at, kind, has_complement=complement is not None):
        return None
    start, end = places.words[first][0], complement.end() if complement else end
    short = _ACRONYM.match(text, end)
    return Guess(start, end, kind, "artifact.head", short.span("short") if short else None)


_COMPLEMENTED = frozenset((ArtifactKind.LAW, ArtifactKind.POLICY))


_BRACKETED = re.compile(r"(?!The )[A-Z][^\W_]+(?: [A-Z][^\W_]+){0,5} \([A-Z][^()\n]{2,80}\) \Z")
_LONGEST_BRACKETED = 160


def _with_brackets(text: str, head_start: int, end: int, kind: ArtifactKind) -> Guess | None:
    """The law that has brackets in its name: "Harbours (Use and Access) Act"."""
    floor = max(0, head_start - _LONGEST_BRACKETED)
    found = _BRACKETED.search(text[floor:head_start])
    return Guess(floor + found.start(), end, kind, "artifact.head") if found else None


_BEFORE_HEAD = {"Order": frozenset({"Executive"}), "Card": classes.words("card-words"), "Paper": frozenset({"White"})}
"""Words without which a head closes no name: "Executive Order", "System Card"."""


def _head_end(places: Places, at: int) -> int | None:
    """Where the head at an index ends; None where the words after it make something else of it."""
    end = places.words[at][1]
    if places.words[at][2] == "Code":
        code = _CODE.match(places.text, end)
        return code.end() if code else None
    return None if _goes_on(places, at, end) else end


def _goes_on(places: Places, at: int, end: int) -> bool:
    """Whether the word after a head makes something else of it: "Act Now", "Bill Gates", "License Plate"."""
    following = _NEXT_CAPITAL.match(places.text, end)
    return following is not None and at + 1 < len(places.words) and places.words[at + 1][0] == end + 1


def _first(places: Places, at: int, free: int) -> int:
    """Index of the word with which the name before a head begins; that of the head where there is none.

    Across connectors ("and", "of", commas) a name goes only to where an article or the like stands before it.
    """
    first, plain, floor = at, at, max(free, at - _MOST_BEFORE)
    crossed, commas, connected = False, 0, _LISTED_WORDS if places.words[at][2] in _LONG_NAMED else _CONNECTED
    while first > floor and not _stops(places.words[first - 1][2]):
        gap = places.gap(first - 1)
        if gap in _JOINTS:
            first -= 1
            plain = plain if crossed else first
        elif first < at and not places.is_title and connected.fullmatch(gap):
            crossed, commas = True, commas + (gap == ", ") - (gap[0] == "," and gap != ", ")
            first -= 1
        elif _is_owner(places.words[first - 1][2], gap):
            first -= 1
            plain = plain if crossed else first
        else:
            break
    if not crossed or commas < 0:  # "the Farm Workers, and Dream Act" are two
        return plain
    return first if _follows_article(places, first) else plain


def _is_owner(word: str, gap: str) -> bool:
    """Whether a word in the name of a law owns what follows: "Children's Online Safety", "Americans' Data"."""
    return gap in ("' ", "’ ") if word.endswith("s") else word in _PEOPLE and gap in ("'s ", "’s ")


def _stops(word: str) -> bool:
    """Whether no name of an artifact goes on to the left over a word."""
    return word in _barriers()


@cache
def _barriers() -> frozenset[str]:
    words = entries("function_words") | entries("months_and_days") | entries("titles") | classes.words("parts-of-laws")
    return (words | {"A", "An"}) - {"Safe", "Secure", "Take", "Stop", "Every", "No"}


def _follows_article(places: Places, first: int, before: re.Pattern[str] = _BEFORE) -> bool:
    start = places.words[first][0]
    return before.search(places.text[max(0, start - _LONGEST_BEFORE) : start]) is not None


_LINE_BEFORE, _LINE_AFTER = re.compile(r"[^.!?\n\[\]“”\"|]*\Z"), re.compile(r"[^.!?\n\[\]“”\"|]*")
_LINE = 120  # code points looked at on each side
_LETTERED = re.compile(r"[^\W\d_]{4,}")
_LEAST_OUTSIDE = 2


def _in_headline(text: str, start: int, end: int) -> bool:
    """Whether the words around a name have capitals too, as in a headline that is quoted or linked to."""
    before = _LINE_BEFORE.search(text[max(0, start - _LINE) : start])
    after = _LINE_AFTER.match(text, end, end + _LINE)
    outside = [word for part in (before, after) if part for word in _LETTERED.findall(part.group())]
    capitalized = sum(word[0].isupper() for word in outside)
    return len(outside) >= _LEAST_OUTSIDE and capitalized * 4 >= len(outside) * 3


def _is_name(places: Places, first: int, at: int, kind: ArtifactKind, *, has_complement: bool) -> bool:
    """Whether the words before a head are a name, and not only what texts say of any law, plan or report."""
    words = [word for _, _, word in places.words[first:at]]
    telling = [word for word in words if word not in _EMPTY and not word.isdigit()]
    if kind is ArtifactKind.BENCHMARK and places.words[at][2] in ("Bench", "Eval"):
        return bool(words) and places.gap(at - 1) == "-"
    if (has_complement or places.words[at][2] == "Code") and not words:
        return _follows_article(places, at, _DETERMINED) and not places.is_title
    if not telling or words[-1] in _MODALS or (kind is ArtifactKind.WORK and _CARDS.issuperset(telling)):
        return False
    return _stands_as_name(places, first, at, telling)


def _stands_as_name(places: Places, first: int, at: int, telling: list[str]) -> bool:
    """Whether what stands around telling words and their head speaks of a name."""
    (start, _, _), (_, end, head) = places.words[first], places.words[at]
    determined = _follows_article(places, first, _DETERMINED)
    if places.is_title or _in_headline(places.text, start, end):
        return head in _LONG_NAMED and (determined or all(map(str.isupper, telling)))
    starts, has_more = start in places.sentence_starts, at - first > 1
    if head in _LONG_NAMED:
        return has_more or not starts
    if head in _WORDS and (head != "Plan" or places.words[at - 1][2] != "Action"):
        return len(telling) > 1 and determined
    return has_more or (not starts and _follows_article(places, first) and len(telling[0]) > 2)
