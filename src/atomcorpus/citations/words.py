"""Sentences as rows of words with one-letter classes: what the grammar of sources and contents is written in.

Only closed classes are listed (they are the same in every text); words of the open classes are told apart by capital,
digit and ending. This is no tagger: a verb that is not listed looks like a noun, and the rules live with that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from atomcorpus.citations.cues import WORD_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Sentence", "read_sentence"]

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[$€£#@]?\w+(?:[-'’.&/+‑]\w+|,\d{3}(?!\d))*(?:['’](?!\w))?"  # co-author, Ai2's, 1,300, critics'
    r"|\.{2,}|--+|\S"
)

# One letter a class; a word of several classes has the one that the borders of phrases are read from.
_LISTED = {
    # determiners, possessive pronouns and quantities: what a noun phrase may begin with
    "d": "the a an this these those his its their my our your some any no every each another several most few all"
    " both many one much such her others none everyone everybody someone somebody nobody more less fewer half",
    "h": "he she they it there",  # subject pronouns
    "i": "i we you",  # author and reader
    "m": "him them us me himself herself themselves itself myself ourselves yourself",
    "o": "of",
    "p": "in on at by for from with about against between under over after before during since until among through"
    " into via per within without toward towards across despite amid like upon around near above behind below"
    " beyond inside outside off onto out up down throughout alongside regarding concerning",
    "T": "to",
    "c": "and or & plus",
    "b": "but yet nor so",
    "t": "that",
    "s": "if whether because while as when where although though unless whereas than whenever wherever once till",
    "w": "who which whose whom what how why whoever whatever",
    "u": "is are was were be been being am has have had having do does did will would can could may might must"
    " shall should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't"
    " cannot couldn't mustn't shouldn't ain't",
    "C": "he's she's it's they're we're i'm you're i've we've you've they've he'd she'd they'd i'd we'd you'd i'll"
    " we'll you'll he'll she'll they'll it'll that's there's who's what's who've who'd who'll",
    "N": "not never",
    "a": "long earlier also then now later again too still just even only already often recently however meanwhile"
    " instead perhaps maybe soon always ever away back far here indeed rather quite very almost nearly first further"
    " otherwise thus therefore else together ahead forward twice moreover nevertheless nonetheless",
    "D": "monday tuesday wednesday thursday friday saturday sunday january february march april june july august"
    " september october november december today yesterday tomorrow tonight mon tue wed thu fri sat sun jan feb"
    " mar apr jun jul aug sept sep oct nov dec",
    # frequent verbs that do not end in -ed
    "v": "came went made took gave got put ran held kept left lost met paid sat stood won began became brought"
    " built bought broke caught chose drew drove fell fought flew grew hid led let rose sent shook shot spent"
    " stole struck taught threw wore comes goes makes takes gives gets puts runs holds keeps leaves loses"
    " meets pays sits stands wins begins becomes brings builds buys breaks draws falls fights grows leads lets"
    " rises sends spends remains stays turns moves lives works uses helps needs allows includes involves"
    " requires continues happens follows provides serves become come go make take give get keep lose begin"
    " bring run hold meet pay stand win remain stay turn let lead fall rise send spend build buy grow ends"
    " starts",
}
_CLASS = WORD_CLASSES | {word: tag for tag, words in _LISTED.items() for word in words.split()}
_CLASS |= {
    ",": ",", ";": ";", ":": ":", "(": "(", "[": "(", ")": ")", "]": ")", "—": "-", "–": "-", "―": "-", "--": "-",
    "---": "-", "-": "-", ".": ".", "!": "?", "?": "?", "…": ".", "...": ".", "%": "n", "$": "n",
}  # fmt: skip
# Inside a sentence a capital turns these into a part of a name or title ("Just Security", "Open Report").
_LOST_TO_CAPITALS = frozenset("avKnGE")
_CLOSING = frozenset(".,?!…—–-'’")
_ENDINGS = {"y": "a", "d": "E", "g": "G"}


class Sentence:
    """The words of one sentence; a quotation is one word.

    Attributes:
        starts: Offset of each word in the article's text.
        ends: Offset behind each word.
        words: The words in lower case with straight apostrophes; empty for a quotation.
        tags: One class letter for each word. A quotation that ends with punctuation is `Q`, any other `q`: the first
            can be a whole utterance, the second is a phrase inside the writer's own sentence.
    """

    __slots__ = ("ends", "starts", "tags", "words")

    def __init__(self, starts: list[int], ends: list[int], words: list[str], tags: str) -> None:
        self.starts = starts
        self.ends = ends
        self.words = words
        self.tags = tags

    def last(self) -> int:
        """The last word that is no closing punctuation; -1 when there is none."""
        at = len(self.tags) - 1
        while at >= 0 and self.tags[at] in ".?,;:-" and self.words[at] not in ("...", "…"):
            at -= 1
        return at


def read_sentence(text: str, start: int, end: int, quotations: Iterable[tuple[int, int]]) -> Sentence:
    """The words of `text[start:end]`, in which the quotations lie, in text order."""
    starts: list[int] = []
    ends: list[int] = []
    readings: list[tuple[str, str]] = []
    position = start
    for opening, closing in (*quotations, (end, end)):
        matches = list(_WORD.finditer(text, position, opening))
        starts += [match.start() for match in matches]
        ends += [match.end() for match in matches]
        readings += [_read_word(match[0]) for match in matches]
        if closing > opening:
            starts.append(opening)
            ends.append(closing)
            readings.append(("", "Q" if text[closing - 2] in _CLOSING else "q"))
        position = closing
    if readings and starts[0] < ends[0]:
        readings[0] = _read_first_word(text[starts[0] : ends[0]]) if readings[0][0] else readings[0]
    sentence = Sentence(starts, ends, [word for word, _ in readings], "".join([tag for _, tag in readings]))
    return _split_contractions(sentence) if "C" in sentence.tags else sentence


@lru_cache(maxsize=1 << 15)
def _read_word(word: str) -> tuple[str, str]:
    """A word inside a sentence in lower case, and its class."""
    low, tag = _read_first_word(word)
    return low, ("X" if word[0].isupper() and (tag in _LOST_TO_CAPITALS or low == "will") else tag)


def _read_first_word(word: str) -> tuple[str, str]:
    """The same for the first word of a sentence, where a capital says nothing."""
    low = word.lower()
    if "’" in low:
        low = low.replace("’", "'")
    return low, _CLASS.get(low) or _open_class(word, low)


def _split_contractions(sentence: Sentence) -> Sentence:
    """The sentence with "he's" as two words, the pronoun and its verb."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    tags: list[str] = []
    for start, end, word, tag in zip(sentence.starts, sentence.ends, sentence.words, sentence.tags, strict=True):
        first = start
        if tag == "C":
            stem = word[: word.index("'")]
            first += len(stem)
            starts.append(start)
            ends.append(first)
            words.append(stem)
            tags.append(_CLASS[stem])
        starts.append(first)
        ends.append(end)
        words.append(word[first - start :])
        tags.append("u" if tag == "C" else tag)
    return Sentence(starts, ends, words, "".join(tags))


def _open_class(word: str, low: str) -> str:
    """Class of a word that is not listed, by its form."""
    if low[-1] == "'" or low.endswith("'s"):
        return "g" if low[0] != "'" else "?"
    first = word[0]
    if first.isupper():
        return "X"
    if first.isdigit() or first in "$€£":
        return "0"
    if low.endswith(("ly", "ed", "ing")):
        return _ENDINGS[low[-1]]
    return "n" if first.isalnum() else "X" if first in "@#" else "?"
