"""`find_artifacts`: artifacts whom no knowledge base need list, by how English names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus._memo import Memo
from atomcorpus.artifacts.guesses import Guess
from atomcorpus.artifacts.heads import HEADS, Places, by_head, by_tail, is_tailed
from atomcorpus.artifacts.nouns import by_noun, nouns_in
from atomcorpus.artifacts.numbers import BEGINS, numbered

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

__all__ = ["find_artifacts"]

_NUMBERED, _HEAD, _TAILED = 1, 2, 4
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz./"


def _flags(word: str) -> int:
    letters = word.rstrip("0123456789-")
    return _NUMBERED * (letters in BEGINS) | _HEAD * (word in HEADS) | _TAILED * is_tailed(word)


_FLAGS = Memo(_flags)
"""What a word says about artifacts; nothing for most."""


def find_artifacts(
    text: str, words: Sequence[tuple[int, int, str]], start: int, end: int, sentence_starts: Container[int]
) -> list[Guess]:
    """Names of artifacts in one block that numbers, closing words and nouns beside them give away.

    Not found are names that nothing but knowledge tells to be some. Linear in the length of the block.

    Args:
        text: The whole text; offsets are its code points.
        words: The words of the block that begin with a capital letter or a digit, in text order.
        start: Where the block begins.
        end: Where it ends.
        sentence_starts: Offsets at which a capital letter means nothing; in a heading in title case, those of all its
            words.

    Example:
        >>> from atomcorpus.mentions.words import capitalized_words
        >>> text = "She read SB 5150, the Clean Rivers Act and a paper titled “Rain”."
        >>> found = find_artifacts(text, capitalized_words(text, 0, len(text)), 0, len(text), {0})
        >>> [(text[guess.start : guess.end], str(guess.kind)) for guess in found]
        [('SB 5150', 'law'), ('Clean Rivers Act', 'law'), ('Rain', 'work')]
    """
    flagged: list[int] = []
    for at, word in enumerate(words):  # no comprehension, which before Python 3.12 is a call more for every block
        if _FLAGS[word[2]]:
            flagged.append(at)
    nouns = nouns_in(text, start, end)
    if not flagged and not nouns:
        return []
    places = Places(text, words, sentence_starts, isinstance(sentence_starts, set) and len(sentence_starts) > 1)
    found = [*_flagged(places, flagged)]
    if nouns:
        ends = {word[1]: at for at, word in enumerate(words)}
        found += [guess for noun in nouns for guess in by_noun(places, ends, noun)]
    return list(dict.fromkeys(found))


def _flagged(places: Places, flagged: list[int]) -> Iterator[Guess]:
    """Names that the words at those indices begin or close."""
    free = 0
    for at in flagged:
        if at < free:
            continue
        start, _, word = places.words[at]
        flags = _FLAGS[word]
        if flags & _NUMBERED and (number := numbered(places.text, start, word.rstrip("0123456789-"))):
            end, kind = number
            yield Guess(start, end, kind, "artifact.number")
            free = _behind(places, at, end)
            continue
        guess = None
        if flags & _HEAD:
            guess = by_head(places, at, free)
        elif flags & _TAILED:
            guess = by_tail(places, at, free)
        if guess is not None:
            yield guess
            free = _behind(places, at, guess.end)


def _behind(places: Places, at: int, end: int) -> int:
    """Index of the first word that begins after an offset."""
    while at < len(places.words) and places.words[at][0] < end:
        at += 1
    return at
