"""What a text says as sets of hashes, and similar sets found without comparing each with each.

The hashes of a set stand sorted on a ring of 2**32 places. Its sketch holds, for points spread evenly over the ring,
the hash that comes next. At any point two sets agree with a probability of their Jaccard similarity (Broder's min-wise
hashing, with turns of one ring for permutations), so only sets that agree at several points are compared.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING
from zlib import crc32

from atomcorpus.annotations import LinkStatus
from atomcorpus.excerpts import blocks_of
from atomcorpus.folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from atomcorpus.annotations import Mention
    from atomcorpus.articles import Article

__all__ = ["Forest", "facts_of", "jaccard", "link_similar", "shingles_of"]

_SHINGLE = 5  # words
_RING = 2**32
_POINTS = 120
_TRIED = 16  # sets of one bucket that a further one is compared with; only boilerplate brings more into one

# A character of Chinese or Japanese is a word of its own here, since no space ends one.
_CJK = "\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+")
_NUMBER = re.compile(r"(?<![\w.,:-])[0-9]++(?:[.,][0-9]++)*+(?!:)")


def shingles_of(article: Article) -> array[int]:
    """Hashes of all runs of five words, case folded; of the whole text where it has fewer words.

    The header is left out, and so is white space and punctuation.
    """
    words = [word for block in blocks_of(article) for word in _WORD.findall(article.words(block).casefold())]
    runs = zip(*(words[at:] for at in range(_SHINGLE)), strict=False) if len(words) >= _SHINGLE else [tuple(words)]
    return _hashes(" ".join(run) for run in runs) if words else array("I")


def facts_of(article: Article) -> array[int]:
    """Hashes of all that is named and of all numbers, which a rewrite keeps whatever it does to the words.

    A number is read without its separators of thousands. Part of a name (GPT-4) or a time of day (12:30) is none.
    """
    named = (_named(mention, article) for mention in article.mentions)
    numbers = (number for block in blocks_of(article) for number in _NUMBER.findall(article.words(block)))
    return _hashes([*named, *(number.replace(",", "") for number in numbers)])


def jaccard(first: array[int], second: array[int]) -> float:
    """Size of the intersection of two sets over the size of their union; 0.0 when both are empty."""
    if first == second:
        return 1.0 if first else 0.0
    common = len(set(first).intersection(second))
    return common / (len(first) + len(second) - common)


class Forest:
    """Sets of indices that grow together (union-find), and the links that did it: one fewer than members a set."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))
        self.links: list[tuple[int, int]] = []

    def root(self, index: int) -> int:
        """The index that stands for the set of this one."""
        parents = self._parents
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    def link(self, first: int, second: int) -> None:
        """Make one set of two."""
        self._parents[self.root(second)] = self.root(first)
        self.links.append((first, second))


def link_similar(sets: Sequence[array[int]], forest: Forest, *, threshold: float, agreeing: int) -> None:
    """Link sets whose Jaccard similarity reaches the threshold, by way of one member of each set of the forest.

    Sets are compared when their sketches agree at as many points as are asked for; the points are dealt out evenly, so
    that pairs of the same similarity s are missed with a probability of (1 - s ** agreeing) ** (120 // agreeing). Every
    set is compared with at most 16 others for each such handful of points. Empty sets are like nothing.
    """
    sketches = [_sketch(one) for one in sets]
    bands = _POINTS // agreeing
    for band in range(bands):
        buckets: dict[bytes, list[int]] = {}
        for index, sketch in enumerate(sketches):
            if sketch:
                tried = buckets.setdefault(sketch[band::bands].tobytes(), [])
                if not _link_to(index, tried, sets, forest, threshold) and len(tried) < _TRIED:
                    tried.append(index)


def _link_to(index: int, tried: list[int], sets: Sequence[array[int]], forest: Forest, threshold: float) -> bool:
    """Link a set to those tried that are similar to it; whether it is in the set of the forest of one of them then."""
    linked = False
    for other in tried:
        if forest.root(other) == forest.root(index):
            linked = True
        elif jaccard(sets[other], sets[index]) >= threshold:
            forest.link(other, index)
            linked = True
    return linked


def _sketch(one: array[int]) -> array[int]:
    step = _RING // _POINTS
    return array("I", [one[bisect_left(one, at * step) % len(one)] for at in range(_POINTS)] if one else [])


def _hashes(strings: Iterable[str]) -> array[int]:
    return array("I", sorted({crc32(string.encode("utf-8", "surrogatepass")) for string in strings}))


def _named(mention: Mention, article: Article) -> str:
    """What tells the name of a mention from another one."""
    if mention.status is LinkStatus.AMBIGUOUS:
        return f"? {fold_name(article.words(mention))}"
    return f"{type(mention.entity).__name__} {mention.entity.id}"
