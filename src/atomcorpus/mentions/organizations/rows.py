"""A block's capitalised words as the finders of organisations see them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.english.lists import entries, marked
from atomcorpus.mentions.words import goes_over
from atomcorpus.sentences import ends_with_letter

if TYPE_CHECKING:
    from collections.abc import Container

    from atomcorpus.mentions.words import Word

__all__ = ["MEDIA_WORDS", "SAINTS", "Row"]

MEDIA_WORDS = marked("organization_heads", "media")

_LONGEST_GAP = 12
_LONGEST_JOINT = 5
_ENDLESS = 1 << 30
_JOINTS = frozenset({" & ", "/", "\r\n"})
_ABBREVIATED = classes.words("abbreviated-places")
_POSSESSIVE = re.compile(r"(?:['’]s|['’]|\s['’]\s?s?)\s")
SAINTS = ("St", "Saint")
_OWNERS = classes.words("owners-in-names")


class Row:
    """The words of one block that begin with a capital letter or a digit, and the text around them.

    Attributes:
        text: The whole text; offsets are its code points.
        words: In text order.
        kinds: The flags of each word.
        sentence_starts: Offsets at which a capital letter means nothing.
        gaps: Number of code points between each word and the next; as good as endless after the last.
        joined: Whether each word and the next one can stand side by side in one name.
    """

    __slots__ = ("gaps", "joined", "kinds", "sentence_starts", "text", "words")

    def __init__(self, text: str, words: list[Word], kinds: list[int], sentence_starts: Container[int]) -> None:
        self.text, self.words, self.kinds, self.sentence_starts = text, words, kinds, sentence_starts
        self.gaps = [following[0] - word[1] for word, following in pairwise(words)]
        self.gaps.append(_ENDLESS)
        self.joined = [gap <= _LONGEST_JOINT and self._is_joint(at, gap) for at, gap in enumerate(self.gaps)]

    def gap(self, at: int) -> str:
        """What stands after a word, up to the next one; a bar when that is far away or there is none."""
        if self.gaps[at] > _LONGEST_GAP:
            return "|"
        return self.text[self.words[at].end : self.words[at + 1].start]

    def _is_joint(self, at: int, length: int) -> bool:
        _, end, word = self.words[at]
        if length == 1:
            joint = self.text[end]
            if joint in " \n\u00a0":
                return joint != "\n" or (goes_over(self.text, end) and self._opens_no_line(at + 1))
            return joint == "&" or (joint in "-‐‑" and len(word) > 1 and word not in MEDIA_WORDS)  # "D-Ohio" is no name
        gap = self.text[end : end + length]
        if gap == ". ":
            return word in _ABBREVIATED or (
                len(word) == 1 and word.isalpha() and not ends_with_letter(self.text, end)  # "2." is no initial
            )
        return gap in _JOINTS or (self._may_own(at) and _POSSESSIVE.fullmatch(gap) is not None)

    def _may_own(self, at: int) -> bool:
        """Whether the possessive of a word goes on with the name: "the People's Party", "St. Brendan's Hospital"."""
        return self.words[at].text in _OWNERS or (at > 0 and self.words[at - 1].text in SAINTS)

    def _opens_no_line(self, at: int) -> bool:
        """Whether a word at the beginning of a line goes on with what stands before it.

        "To" and "The" begin anew, and so does a word that the name has already.
        """
        word = self.words[at].text
        return word not in entries("function_words") and word not in [
            one.text for one in self.words[max(0, at - 3) : at]
        ]

    def is_free(self, at: int) -> bool:
        """Whether the capital of a word means nothing because a sentence or heading puts it there."""
        return self.words[at].start in self.sentence_starts
