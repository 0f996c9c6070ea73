"""Names that the noun beside them gives away: "the Quillon benchmark", "an app called Quillon", titles in quotes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from atomcorpus.artifacts.guesses import Guess
from atomcorpus.english import classes
from atomcorpus.english.lists import entries
from atomcorpus.english.patterns import branched, expanded
from atomcorpus.kinds import ArtifactKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.artifacts.heads import Places

__all__ = ["by_noun", "nouns_in"]

_KINDS = {
    word: kind
    for name, kind in (
        ("benchmark-nouns", ArtifactKind.BENCHMARK),
        ("dataset-nouns", ArtifactKind.DATASET),
        ("hardware-nouns", ArtifactKind.HARDWARE),
        ("device-nouns", ArtifactKind.HARDWARE),
        ("app-nouns", ArtifactKind.PRODUCT),
        ("product-nouns", ArtifactKind.PRODUCT),
        ("license-nouns", ArtifactKind.LICENSE),
        ("paper-nouns", ArtifactKind.WORK),
        ("titled", ArtifactKind.WORK),
        ("law-nouns", ArtifactKind.LAW),
        ("policy-nouns", ArtifactKind.POLICY),
    )
    for word in classes.words(name)
}
_ANY = rf"(?:{branched(_KINDS)})(?![^\W_])"
_NOUN = re.compile(rf"(?<![^\W_]){_ANY}")
_LED = re.compile(rf"[^A-Za-z0-9](?={_ANY})")  # what stands before a word first: `re` tries each fewer places
_AHEAD = frozenset().union(
    *map(classes.words, ("benchmark-nouns", "dataset-nouns", "hardware-nouns", "app-nouns", "license-nouns"))
)
_AHEAD_WITH_ARTICLE = classes.words("product-nouns")
_BESIDE_COMMA = _AHEAD - classes.words("license-nouns") | frozenset("software tool library framework plugin".split())
_SCREEN, _NONE = classes.words("screen-nouns"), classes.words("no-artifacts")
_NAMING = re.compile(
    expanded(r"(?:,? (?:{artifact-naming}|known as) (?:the )?(?P<quote>[“\"‘'])?| (?P<mark>[“\"]))(?=[A-Z])")
)
_DIRECT = re.compile(r" (?=[A-Z])")  # "the benchmark LakeTest"
_OF_DATA = frozenset((ArtifactKind.BENCHMARK, ArtifactKind.DATASET))
_TITLE = re.compile(
    r"(?:,? (?:called|titled|entitled|named|dubbed))?,? ?[“\"](?P<title>[A-Z0-9][^”\"\n]{1,140}?)[,.]?[”\"]"
)
_TITLE_BEFORE = re.compile(r"[“\"](?P<title>[A-Z0-9][^“”\"\n]{1,140}?),?[”\"](?: \(\d{4}\))? \Z")
_LONGEST_TITLE = 160
_ON_SCREEN = re.compile(
    r" (?P<title>[A-Z][^\W_]*(?:['’]s)?(?: (?:(?:of|the|and|in|for|a|to|from|on) ){0,2}[A-Z][^\W_]*(?:['’]s)?){0,6})"
)
_BEFORE_SCREEN = re.compile(
    r"(?:(?<![^\W_])(?:the|his|her|their|new|hit|classic|animated|sci-fi|fiction|debut|acclaimed|\d{4})|['’]s)"
    r"(?: \d{4})? (?:[a-z-]+ )?\Z"
)
_ARTICLE = re.compile(r"(?:(?<![^\W_])(?:[Tt]he|[Ii]ts|[Tt]heir|[Nn]ew|[Aa]n?|[Oo]ur)|['’]s?) \Z")
_LONGEST_ARTICLE = 8
_MOST_BEFORE = 4
_JOINTS = frozenset((" ", "-", "‑"))
_PIECE = re.compile(r"[A-Z][^\W_]*(?:[.'’+&-][^\W_]+)*(?: (?:[A-Z][^\W_]*|\d[^\W_]*)(?:[.+-][^\W_]+)*){0,4}")
_SMALL = frozenset("a an and as at but by for from in is it of on or the to vs with your you are need all".split())
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def nouns_in(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Every noun of a block beside which a name may stand.

    Example:
        >>> text = "a paper on datasets, newspapers and a data set"
        >>> [noun.group() for noun in nouns_in(text, 0, len(text))]
        ['paper', 'datasets', 'data set']
    """
    found: list[re.Match[str]] = []
    noun = _NOUN.match(text, start, end)
    if noun is not None:
        found.append(noun)
    for led in _LED.finditer(text, start, end):
        at = led.end()
        if (not found or found[-1].end() <= at) and (noun := _NOUN.match(text, at, end)):
            found.append(noun)
    return found


def by_noun(places: Places, ends: dict[int, int], noun: re.Match[str]) -> Iterator[Guess]:
    """Names that stand right before or after a noun, or that a noun leads to.

    Args:
        places: The block.
        ends: For the end of each of its words, the index of the word.
        noun: Where the noun stands.
    """
    word, kind = noun.group(), _KINDS[noun.group()]
    if (at := ends.get(noun.start() - 1)) is not None:
        guess = _before(places, at, word, kind)
    elif (at := _described(places, ends, noun)) is not None:
        guess = _apposed(places, at, word, kind)
    else:
        guess = _quoted_before(places.text, noun.start()) if kind is ArtifactKind.WORK else None
    if guess is not None:
        yield guess
    if kind is not ArtifactKind.WORK:
        guess = _named(places.text, noun.end(), kind)
    else:
        guess = _titled(places.text, noun) or (_on_screen(places, noun) if word in _SCREEN else None)
    if guess is not None:
        yield guess


_APPOSED = re.compile(r",? (?:an?|the|our|its|their|another) (?:[a-z][a-z-]*[ -]){0,3}\Z")
_LONGEST_APPOSED = 44


def _described(places: Places, ends: dict[int, int], noun: re.Match[str]) -> int | None:
    """Index of the word that ends the name which a noun describes: "Quillon, a benchmark"."""
    floor = max(0, noun.start() - _LONGEST_APPOSED)
    found = _APPOSED.search(places.text[floor : noun.start()])
    if found is None or found.group()[0] != ",":
        return None
    return ends.get(floor + found.start())


def _apposed(places: Places, at: int, noun: str, kind: ArtifactKind) -> Guess | None:
    """The made-up name that a noun after a comma describes."""
    if noun not in _BESIDE_COMMA:
        return None
    first = _first(places, at)
    start, end = places.words[first][0], places.words[at][1]
    name = places.text[start:end]
    return Guess(start, end, kind, "artifact.noun") if _is_coined(name) and not _is_empty(name) else None


def _named(text: str, at: int, kind: ArtifactKind) -> Guess | None:
    """The name that "called", or a quotation mark, leads to after a noun."""
    named = _NAMING.match(text, at) or (_DIRECT.match(text, at) if kind in _OF_DATA else None)
    piece = _PIECE.match(text, named.end()) if named else None
    if named is None or piece is None or _is_empty(piece.group()):
        return None
    if named.re is _DIRECT:
        return Guess(*piece.span(), kind, "artifact.noun") if _is_coined(piece.group()) else None
    if (named["quote"] or named["mark"]) and not _CLOSING.match(text, piece.end()):
        return None
    return Guess(*piece.span(), kind, "artifact.named")


_CLOSING = re.compile(r"[,.]?[”\"’'](?![^\W_])")


def _before(places: Places, at: int, noun: str, kind: ArtifactKind) -> Guess | None:
    """The name right before a noun: "the Quillon benchmark"."""
    if noun not in _AHEAD and noun not in _AHEAD_WITH_ARTICLE:
        return None
    first = _first(places, at)
    text, start, end = places.text, places.words[first][0], places.words[at][1]
    name = text[start:end]
    if _is_empty(name) or not name[0].isupper() or (kind is ArtifactKind.LICENSE and name[-1] in "'’"):
        return None
    article = _ARTICLE.search(text[max(0, start - _LONGEST_ARTICLE) : start]) is not None
    if not article and (start in places.sentence_starts or places.is_title or kind in _ARTICLED):
        return None
    coined = _is_coined(name)
    if not coined and (noun in _AHEAD_WITH_ARTICLE or not article or (name.isupper() and kind in _NO_ACRONYMS)):
        return None
    return Guess(start, end, kind, "artifact.noun" if coined else "artifact.noun-word")


_NO_ACRONYMS = frozenset((ArtifactKind.HARDWARE, ArtifactKind.PRODUCT))
_ARTICLED = frozenset((ArtifactKind.PRODUCT, ArtifactKind.LICENSE))


def _first(places: Places, at: int) -> int:
    """Index of the first word of the name that ends with a word."""
    first = at
    while first > 0 and at - first < _MOST_BEFORE - 1 and places.gap(first - 1) in _JOINTS:
        if _stops(places.words[first - 1][2]):
            break
        first -= 1
    return first


def _stops(word: str) -> bool:
    return word in _barriers()


@cache
def _barriers() -> frozenset[str]:
    return entries("function_words") | entries("months_and_days") | entries("demonyms") | {"The", "A", "An"}


def _is_empty(name: str) -> bool:
    """Whether words name nothing: terms of the trade, nationalities, months, numbers."""
    words = re.split(r"[ -]", name)
    return all(word in _NONE or _stops(word) or word.isdigit() or len(word) < 2 for word in words)


def _is_coined(name: str) -> bool:
    """Whether a name looks made up: it has a digit, or a capital after a small letter ("GaLore")."""
    return any(map(str.isdigit, name)) or _HUMP.search(name) is not None


_HUMP = re.compile(r"[a-z][A-Z]")


def _titled(text: str, noun: re.Match[str]) -> Guess | None:
    """The title in quotation marks to which a noun, or "titled", leads."""
    found = _TITLE.match(text, noun.end())
    if found is None or not (noun.group() in _TITLED or _is_title(found["title"])):
        return None
    return Guess(*found.span("title"), ArtifactKind.WORK, "artifact.title")


_TITLED = classes.words("titled")


def _quoted_before(text: str, start: int) -> Guess | None:
    """The title in quotation marks right before a noun: the "Deep Rivers" paper."""
    if text[start - 2 : start - 1] not in _MARKS_BEFORE:
        return None
    floor = max(0, start - _LONGEST_TITLE)
    found = _TITLE_BEFORE.search(text[floor:start])
    if found is None or not _is_title(found["title"]):
        return None
    return Guess(floor + found.start("title"), floor + found.end("title"), ArtifactKind.WORK, "artifact.title")


_MARKS_BEFORE = frozenset('”")')


def _is_title(title: str) -> bool:
    """Whether words in quotation marks have the capitals of a title, and are no sentence."""
    words = [word for word in _WORD.findall(title) if word not in _SMALL]
    return len(words) > 0 and sum(word[0].isupper() or word[0].isdigit() for word in words) * 4 >= len(words) * 3


def _on_screen(places: Places, noun: re.Match[str]) -> Guess | None:
    """The title without marks after "film" or "novel"."""
    text = places.text
    found = _ON_SCREEN.match(text, noun.end())
    if found is None or not _BEFORE_SCREEN.search(text[max(0, noun.start() - 30) : noun.start()]):
        return None
    return None if _is_empty(found["title"]) else Guess(*found.span("title"), ArtifactKind.WORK, "artifact.title")
