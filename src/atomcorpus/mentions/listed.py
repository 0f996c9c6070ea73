"""Names that the knowledge base lists, found in running text in any of their spellings.

A word whose first letters begin some listed name is the only place where look-ups are made; from there the folded text
grows word by word and is looked up at each border, so that the cost is linear in the text whatever the number of names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from atomcorpus.folding import fold_name
from atomcorpus.mentions.lexicon import entries
from atomcorpus.mentions.words import NEXT_WORD, SEPARATOR, Word, outside_addresses, word_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from atomcorpus.knowledge import KnowledgeBase, Name

__all__ = ["ListedName", "NameIndex", "find_listed", "find_uncased", "index_of", "small_words"]


class ListedName(NamedTuple):
    """A stretch that reads like a listed name; whether it is one is for its context to say."""

    start: int
    end: int
    names: tuple[Name, ...]


@frozen(eq=False)
class NameIndex:
    """What the finder needs to know of a knowledge base's names.

    Attributes:
        names: Entries by folded name, without a leading article.
        starts: For the first letters (or digits) of a name, folded: the length of the longest folded name with them.
        hyphenated: Names in small letters without a digit, which nothing else marks as names ("gpt-oss").
        uncased: Finds names in scripts without capitals or spaces; None when there are none.
    """

    names: Mapping[str, tuple[Name, ...]]
    starts: Mapping[str, int]
    hyphenated: frozenset[str]
    uncased: re.Pattern[str] | None


_LEADING = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"[A-Z][a-z]+(?=[A-Z])")
_ARTICLE = re.compile(r"[Tt]he ")
_UNCASED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\\w·]+")
# A small first letter begins a name only where a digit, a capital or a hyphen follows soon: "qwen3", "xAI", "gpt-oss".
# The place of those is looked for first, because it is rare, and the word's beginning from there.
_TURN = re.compile(r"(?<=[a-z])(?:-(?=[a-z0-9])|[0-9A-Z])")
_BEFORE_TURN = re.compile(r"(?<![^\W_])[a-z]{1,14}(?:-[a-z]{1,12}){0,2}\Z")
_HYPHENATED = re.compile(r"[a-z]{1,14}(?:-[a-z]{1,14}){1,3}(?![^\W_])")
# What joins two words of a name: what may stand between words, a sign that counts in look-ups, the stop of an initial.
_JOINT = re.compile(rf"{SEPARATOR.pattern}(?![&])|\s?(?P<sign>[&/+!]|,(?= ))\s?|(?<=\b[A-Z])\. ?")
_NAME_GOES_ON = re.compile(r"\W{1,2}[^\W_a-z]|-")  # "The Information", "A.X", but not "The lab"
_LONGEST = 80  # code points of a folded name
_MOST_WORDS = 12


@lru_cache(maxsize=4)
def index_of(knowledge: KnowledgeBase) -> NameIndex:
    """The index of a knowledge base, made once for each."""
    names: dict[str, tuple[Name, ...]] = {}
    starts: dict[str, int] = {}
    hyphenated: set[str] = set()
    uncased: set[str] = set()
    titles = entries("titles")
    for folded, named in knowledge.names.items():
        if len(folded) > _LONGEST:
            continue
        for entry in named:
            if entry.kind == "person" and entry.surface.partition(" ")[0] in titles:
                continue  # a title is no part of a mention: the name behind it is found by itself
            article = _ARTICLE.match(entry.surface)
            surface, key = (entry.surface[4:], folded.removeprefix("the")) if article else (entry.surface, folded)
            if entry not in names.get(key, ()):
                names[key] = (*names.get(key, ()), entry)
            if _UNCASED.search(surface):
                uncased.add(surface)
            elif first := _LEADING.match(surface):
                for start in _first_letters(surface, first.group(), key):
                    starts[start] = max(starts.get(start, 0), len(key))
                if _HYPHENATED.fullmatch(surface):
                    hyphenated.add(surface)
    return NameIndex(
        names,
        starts,
        frozenset(hyphenated),
        re.compile(_alternation(uncased)) if uncased else None,
    )


def _first_letters(surface: str, first: str, folded: str) -> set[str]:
    """Every folded string of letters with which a writer may begin the name: "ChatGPT" and "Chat GPT"."""
    found = {fold_name(first)}
    if camel := _CAMEL.match(surface):
        found.add(fold_name(camel.group()))
    if whole := _LEADING.match(folded):
        found.add(whole.group())
    return found


def _alternation(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def small_words(text: str, start: int, end: int, index: NameIndex) -> list[Word]:
    """Words between two offsets that begin with a small letter and yet may begin a listed name, in text order."""
    words: list[Word] = []
    for turn in _TURN.finditer(text, start, end):
        at = turn.start()
        if words and at < words[-1].end:
            continue
        first = _BEFORE_TURN.search(text, max(start, at - 42), at)
        if first is None:
            continue
        plain = turn.group() == "-" and text[at + 1].isalpha() and _HYPHENATED.match(text, first.start(), end)
        if not plain or plain.group() in index.hyphenated:
            words.append(word_at(text, first.start()))
    return outside_addresses(text, start, end, words)


def find_listed(text: str, words: list[Word], end: int, index: NameIndex) -> Iterator[ListedName]:
    """Stretches that begin at one of the words and fold to a listed name, for each word the longest first.

    Args:
        text: The whole text.
        words: Words of one block, in text order.
        end: Where the block ends.
        index: The names to look for.

    Yields:
        In the order of the words; stretches may overlap.
    """
    starts, function_words = index.starts, entries("function_words")
    for word in words:
        if word.text in function_words and not _NAME_GOES_ON.match(text, word.end, end):
            continue
        first = _LEADING.match(word.text)
        if first is None:
            continue
        letters = first.group()
        longest = starts.get(letters.lower() if letters.isascii() else fold_name(letters))
        if longest is not None:
            yield from _grow(text, word, end, index.names, longest)


def find_uncased(text: str, start: int, end: int, index: NameIndex) -> Iterator[ListedName]:
    """Listed names in scripts that know no capitals, between two offsets."""
    if index.uncased is None:
        return
    for match in index.uncased.finditer(text, start, end):
        if entries := index.names.get(fold_name(match.group())):
            yield ListedName(*match.span(), entries)


def _grow(text: str, word: Word, end: int, names: Mapping[str, tuple[Name, ...]], longest: int) -> list[ListedName]:
    """Listed names that begin at a word, longest first."""
    found: list[ListedName] = []
    folded, start, stop = fold_name(word.text), word.start, word.end
    for _ in range(_MOST_WORDS):
        if (entries := names.get(folded)) is not None:
            found.append(ListedName(start, stop, entries))
        if len(folded) > longest or (joint := _JOINT.match(text, stop, end)) is None:
            break
        sign = joint["sign"] or ""
        folded += sign
        if sign in {"+", "!"} and (entries := names.get(folded)) is not None:
            found.append(ListedName(start, joint.end(), entries))
        following = NEXT_WORD.match(text, joint.end(), end)
        if following is None:
            break
        piece = fold_name(following.group())
        folded += f".{piece}" if folded[-1:].isdigit() and piece[:1].isdigit() else piece
        stop = following.end()
    found.reverse()
    return found
