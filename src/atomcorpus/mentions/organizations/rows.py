"""A block's capitalised words as the finders of organisations see them, and which words stop a name."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from atomcorpus.mentions.lexicon import entries
from atomcorpus.mentions.words import goes_over

if TYPE_CHECKING:
    from collections.abc import Container

    from atomcorpus.mentions.words import Word

__all__ = ["MEDIA_WORDS", "Row", "barriers", "strangers"]

MEDIA_WORDS = frozenset({"Post", "Times", "Review", "Press", "Media"})
"""Heads of media that are also everyday words."""

_LONGEST_GAP = 12
_LONGEST_JOINT = 5
_ENDLESS = 1 << 30
_JOINTS = frozenset({" & ", "/", "\r\n"})
_ABBREVIATED = frozenset({"St", "Mt", "Ft"})
_POSSESSIVE = re.compile(r"(?:['’]s|['’]|\s['’]\s?s?)\s")
_OWNERS = frozenset(
    "People Women Men Workers Worker Children Farmers Peasants Veterans Teachers Students Citizens Writers Girls Boys "
    "Ladies Mothers Nurses Lawyers King Queen Moody Lloyd Sotheby Christie Standard Saint Nation Consumers Publishers "
    "Manufacturers Governors Employees Players".split(),
)
"""Words whose possessive goes on with the name ("the People's Party"); any other begins a new one."""
_NO_BARRIERS = frozenset({"General", "Justice"})


class Row:
    """The words of one block that begin with a capital letter or a digit, and the text around them.

    Attributes:
        text: The whole text; offsets are its code points.
        words: In text order.
        sentence_starts: Offsets at which a capital letter means nothing.
        gaps: Number of code points between each word and the next; as good as endless behind the last.
    """

    __slots__ = ("gaps", "sentence_starts", "text", "words")

    def __init__(self, text: str, words: list[Word], sentence_starts: Container[int]) -> None:
        self.text, self.words, self.sentence_starts = text, words, sentence_starts
        self.gaps = [following.start - word.end for word, following in pairwise(words)]
        self.gaps.append(_ENDLESS)

    def gap(self, at: int) -> str:
        """What stands behind a word, up to the next one; a bar when that is far away or there is none."""
        if self.gaps[at] > _LONGEST_GAP:
            return "|"
        return self.text[self.words[at].end : self.words[at + 1].start]

    def joined(self, at: int) -> bool:
        """Whether a word and the next one can stand side by side in one name."""
        length = self.gaps[at]
        if length > _LONGEST_JOINT:
            return False
        word = self.words[at]
        if length == 1:
            joint = self.text[word.end]
            if joint in " \n\u00a0":
                return joint != "\n" or (goes_over(self.text, word.end) and self._opens_no_line(at + 1))
            return joint in "-‐‑" and len(word.text) > 1 and word.text not in MEDIA_WORDS  # "D-Ohio" is no name
        gap = self.text[word.end : word.end + length]
        if gap == ". ":
            return len(word.text) == 1 or word.text in _ABBREVIATED
        return gap in _JOINTS or (word.text in _OWNERS and _POSSESSIVE.fullmatch(gap) is not None)

    def _opens_no_line(self, at: int) -> bool:
        """Whether a word at the beginning of a line goes on with what stands before it; "To" and "The" begin anew."""
        return self.words[at].text not in entries("function_words")

    def is_free(self, at: int) -> bool:
        """Whether the capital of a word means nothing because a sentence or heading puts it there."""
        return self.words[at].start in self.sentence_starts


@cache
def strangers() -> frozenset[str]:
    """Words that no organisation without a head word is called."""
    lists = ("titles", "months_and_days", "demonyms", "places", "common_words", "organization_tails")
    return frozenset().union(*map(entries, lists)) | {"The", "A", "An"}


@cache
def barriers() -> frozenset[str]:
    """Words that no organisation's name takes in: titles of people, dates, articles."""
    titles = entries("titles")
    plural = frozenset(word for word in titles if word.endswith("s") and word[:-1] in titles)
    return (titles - plural - _NO_BARRIERS) | entries("months_and_days") | {"The", "Former", "A", "An"}
