"""Sentences as rows of words with one-letter classes: what the grammar of sources and contents is written in.

Only closed classes are listed (they are the same in every text); words of the open classes are told apart by capital,
digit and ending. This is no tagger: a verb that is not listed looks like a noun, and the rules live with that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import chain, islice, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus._memo import Memo
from atomcorpus.citations.cues import CUES, NOUNS, OPENERS, QUOTE_ONLY, WORD_CLASSES
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    AUXILIARY,
    BUT,
    CLOSING,
    COLON,
    COMMA,
    CONTRACTION,
    DASH,
    DAY,
    DETERMINER,
    HOMOGRAPH,
    ING,
    MARK,
    NAME,
    NOMINAL,
    NOT,
    NOUN,
    NUMBER,
    OBJECT,
    OF,
    OPENING,
    OWNER,
    PAST,
    PHRASE,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    TO,
    UTTERANCE,
    VERB,
    WRITER,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    Offsets = tuple[int, int]
    Reading = tuple[str, str, tuple[str, ...], tuple[Offsets, ...]]

__all__ = ["Draft", "Sentence", "Words", "pieces_of", "read_sentence"]

Words = tuple[int, int]
"""First and last word of a phrase, both inclusive."""


class Draft(NamedTuple):
    """A citation in word numbers.

    Attributes:
        source: The source phrase; None where the sentence has none.
        cue: The cue.
        contents: The stretches of content, in text order.
        act: What the source does with the content.
        rule: Name of the rule.
    """

    source: Words | None
    cue: Words
    contents: tuple[Words, ...]
    act: str
    rule: str


# No word holds white space: a sentence is cut there first, and what stands between is looked up whole.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[$€£#@]?\w+(?:[-'’.&/+‑]\w+|,\d{3}(?!\d))*(?:['’](?!\w))?"  # co-author, Ai2's, 1,300, critics'
    r"|\.{2,}|--+|\S"
)

# One letter a class; a word of several classes has the one that the borders of phrases are read from.
_LISTED = {
    DETERMINER: classes.words("determiner"),
    SUBJECT: classes.words("subject-pronoun"),
    WRITER: classes.words("writer-and-reader"),
    OBJECT: classes.words("object-pronoun"),
    OF: classes.words("of"),
    PREPOSITION: classes.words("preposition"),
    TO: classes.words("to"),
    AND: classes.words("coordinator"),
    BUT: classes.words("contrast"),
    THAT: classes.words("that"),
    SUBORDINATOR: classes.words("subordinator"),
    RELATIVE: classes.words("relative"),
    AUXILIARY: classes.words("auxiliary"),
    CONTRACTION: classes.words("contraction"),
    NOT: classes.words("negation"),
    ADVERB: classes.words("adverb"),
    DAY: classes.words("day"),
    NOUN: classes.words("noun"),
    VERB: classes.words("verb"),
}
_CLASS = WORD_CLASSES | {word: tag for tag, listed in _LISTED.items() for word in listed}
_CLASS |= dict.fromkeys(("et", "al"), NAME)  # part of a name: "Poe et al."
_CONTRACTIONS = _LISTED[CONTRACTION]
_CLASS |= {
    ",": COMMA, ";": SEMICOLON, ":": COLON, "(": OPENING, "[": OPENING, ")": CLOSING, "]": CLOSING, "—": DASH,
    "–": DASH, "―": DASH, "--": DASH, "---": DASH, "-": DASH, ".": STOP, "!": MARK, "?": MARK, "…": STOP,
    "...": STOP, "%": NOUN, "$": NOUN,
}  # fmt: skip
# Inside a sentence a capital turns these into a part of a name or title ("Just Security", "Open Report").
_LOST_TO_CAPITALS = frozenset(ADVERB + VERB + HOMOGRAPH + NOUN + ING + PAST)
# In small letters they are pronouns; in capitals they keep them, so that no list of small words holds them.
_ACRONYMS = frozenset(("IT", "US", "WHO"))
_SUBJECT_ENDS = NOMINAL + SUBJECT + RELATIVE + NUMBER  # classes of a subject's last word
_CLOSING = frozenset(".,?!…—–-'’")
_ENDINGS = {"y": ADVERB, "d": PAST, "g": ING}


class Sentence:
    """The words of one sentence; a quotation is one word.

    Most sentences have nothing to cite, so one is read in steps: when it is made, where a cue may be; by `read`, words
    and classes; and offsets when they are asked for.

    Attributes:
        signs: One letter for each word: `c` for a form of a cue, `k` for one with a capital, `q` for one that counts
            only beside a quotation, `o` for what may open a phrase that is a cue, `O` with a capital, else a dot.
        quotations: Offsets of the quotations in it.
        words: The words in lower case with straight apostrophes, but for "US" and its like, which in lower case are
            other words; empty for a quotation.
        tags: One class letter for each word. A quotation that ends with punctuation is `Q`, any other `q`: the first
            can be a whole utterance, the second is a phrase inside the writer's own sentence.
    """

    __slots__ = ("_chunks", "_ends", "_readings", "_start", "_starts", "_text", "quotations", "signs", "tags", "words")

    def __init__(self, text: str, start: int, end: int, quotations: Sequence[Offsets] = ()) -> None:
        self._text, self._start, self.quotations = text, start, quotations
        self._chunks = text[start:end].split() if not quotations else _chunks(text, start, end, quotations)
        self._readings = list(map(_READINGS.__getitem__, self._chunks))
        self.signs = "".join(map(_get_signs, self._readings))
        self.tags = ""
        self.words: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def read(self) -> Sentence:
        """The same sentence with its words and tags."""
        if not self.tags:
            self.words = list(chain.from_iterable(map(_get_words, self._readings)))
            self.tags = "".join(map(_get_tags, self._readings))
            if self.tags[:1] == NAME or self.words[:1] == ["may"]:  # the capital of the first word says nothing
                named = self.words[0] in _MODALS and self.tags[1:2] == NAME and not self.tags.endswith(MARK)
                self.tags = (NAME if named else _CLASS.get(self.words[0], NAME)) + self.tags[1:]  # "Will Poe said"
            if "think" in self.words:
                self._see_think_tanks()
            if "once" in self.words:
                self._see_adverbs()
        return self

    def _see_adverbs(self) -> None:
        """Read "once" between a subject and its verb as the adverb that it is there: "Poe once wrote that ..."."""
        for at, (word, verb) in enumerate(pairwise(self.words)):
            if word == "once" and at and self.tags[at - 1] in _SUBJECT_ENDS and verb in CUES:
                follows = self.tags[at + 2 : at + 3]
                if "quote" in CUES[verb].takes and follows != DASH:  # "a deal he once supported - and now scorns"
                    self.tags = f"{self.tags[:at]}{ADVERB}{self.tags[at + 1 :]}"

    def _see_think_tanks(self) -> None:
        """Read "think tank" as the noun that it is."""
        for at, (word, following) in enumerate(pairwise(self.words)):
            if word == "think" and following.startswith("tank"):
                self.signs = f"{self.signs[:at]}.{self.signs[at + 1 :]}"
                self.tags = f"{self.tags[:at]}{NOUN}{self.tags[at + 1 :]}"

    def leave_out_names(self, names: Container[int]) -> None:
        """See words of names as no cues: "Thinking Tern Lab", "Tern Venture Partners".

        Args:
            names: Offsets of the words of names of several words.
        """
        capitals = _CAPITAL_SIGNS.findall(self.signs)
        if not capitals or (len(capitals) == 1 and self.signs[0] in "kO" and self._start not in names):
            return
        for at in [at for at, sign in enumerate(self.signs) if sign in "kO" and self.starts[at] in names]:
            self.signs = f"{self.signs[:at]}.{self.signs[at + 1 :]}"
            self.read()
            self.tags = f"{self.tags[:at]}{NAME}{self.tags[at + 1 :]}"

    def name_pronouns(self, names: Container[int]) -> None:
        """See pronouns, months and joints as parts of names where they are: "He Yongqian", "Science and Technology".

        Args:
            names: Offsets of the words and commas of names of several words.
        """
        for found in _LIKE_A_NAME.finditer(self.tags):
            at = found.start()
            if self.tags[at] == NOUN and self.words[at] not in _PARTICLES:
                continue
            if self.words[at] not in _ARTICLES and self.starts[at] in names:
                self.tags = f"{self.tags[:at]}{NAME}{self.tags[at + 1 :]}"

    def may_cite(self) -> bool:
        """Whether anything in it can make an attribution: a cue, a phrase that is one, a quotation."""
        return bool(self.quotations or self.signs.strip(".q"))

    @property
    def starts(self) -> Sequence[int]:
        """Offset of each word in the article's text."""
        if not self._starts:
            self._locate()
        return self._starts

    @property
    def ends(self) -> Sequence[int]:
        """Offset after each word."""
        if not self._ends:
            self._locate()
        return self._ends

    def _locate(self) -> None:
        find, at, quotations, closing = self._text.find, self._start, iter(self.quotations), 0
        starts: list[int] = []
        ends: list[int] = []
        for chunk, places in zip(self._chunks, map(_get_places, self._readings), strict=True):
            if places:
                at = find(chunk, at)  # nothing but white space is before it
            else:
                at, closing = next(quotations)
            for first, last in places or ((0, closing - at),):
                starts.append(at + first)
                ends.append(at + last)
            at = ends[-1]
        self._starts, self._ends = starts, ends

    def ends_with_comma(self, at: int) -> bool:
        """Whether the quotation at word `at` has a comma before its closing mark."""
        closing = self.ends[at]
        return self._text[closing - 2] == "," or self._text[closing - 3 : closing] == ",''"

    def begins_low(self, at: int) -> bool:
        """Whether the quotation at word `at` begins with a small letter, as one that goes on with a clause does."""
        opening = self.starts[at]
        return self._text[opening + 1 + (self._text[opening + 1] == "'")].islower()

    def last(self) -> int:
        """The last word that is no closing punctuation; -1 when there is none."""
        at = len(self.tags) - 1
        while at >= 0 and self.tags[at] in PUNCTUATION and self.words[at] not in ("...", "…"):
            at -= 1
        return at


def read_sentence(text: str, start: int, end: int, quotations: Sequence[Offsets]) -> Sentence:
    """The words of `text[start:end]`, in which the quotations lie, in text order."""
    return Sentence(text, start, end, quotations).read()


def pieces_of(text: str, start: int, end: int, quotations: Sequence[Offsets], most: int) -> Iterator[Sentence]:
    """The same as sentences of so many words, for stretches too long for one; only one of them is in memory."""
    spans = _offsets(text, start, end, quotations)
    while words := list(islice(spans, most)):
        first, last = words[0][0], words[-1][1]
        within = quotations[bisect_left(quotations, (first,)) : bisect_left(quotations, (last,))]
        yield Sentence(text, first, last, within)


_SIGNS = dict.fromkeys(OPENERS, "o") | {
    form: "q" if cue.takes == QUOTE_ONLY and form not in NOUNS and cue.form != "adverb" else "c"
    for form, cue in CUES.items()
}
_WITH_CAPITAL = {"c": "k", "o": "O"}
_LIKE_A_NAME = re.compile(
    f"[{SUBJECT}{DAY}{AND}{DETERMINER}](?={NAME})|{COMMA}(?={AND}?{NAME})|{NOUN}(?={NOUN}?{NAME})"
)
_CAPITAL_SIGNS = re.compile("[kO]")
# A quotation among the stretches of a sentence; the space keeps it apart from all that a text can hold.
_UTTERANCE, _PHRASE = f" {UTTERANCE}", f" {PHRASE}"
_QUOTATIONS = frozenset((_UTTERANCE, _PHRASE))
_MARKS = frozenset(".,;:?!)")
_ARTICLES = frozenset(("the", "a", "an"))
_PARTICLES = classes.words("particles")
_MODALS = frozenset(("may", "will"))


def _chunks(text: str, start: int, end: int, quotations: Sequence[Offsets]) -> list[str]:
    """What stands between white space, each quotation by itself."""
    chunks: list[str] = []
    for opening, closing in quotations:
        chunks += text[start:opening].split()
        chunks.append(_UTTERANCE if text[closing - 2] in _CLOSING else _PHRASE)
        start = closing
    return chunks + text[start:end].split()


def _read_chunk(chunk: str) -> Reading:
    """The signs, classes and words of what stands between two spaces, and where in it these are."""
    if chunk.isalpha():
        return _read_word(chunk)
    body, mark = chunk[:-1], chunk[-1]
    if mark in _MARKS and body.isalpha():
        signs, tags, words, _ = _READINGS[body]
        return f"{signs}.", tags + _CLASS[mark], (*words, mark), _places(len(body), 1)
    return (".", chunk[1], ("",), ()) if chunk in _QUOTATIONS else _read_words(chunk)


@lru_cache(256)  # one object for all words of a length: many are remembered
def _places(size: int, mark: int = 0) -> tuple[Offsets, ...]:
    """Where a word is, and the mark after it."""
    return ((0, size), (size, size + mark)) if mark else ((0, size),)


def _read_word(word: str) -> Reading:
    """The same for a word of letters alone, as most are."""
    # One object where it is the same, since many are remembered.
    low = word if word.islower() or word in _ACRONYMS else word.lower()
    sign = _SIGNS.get(low, ".")
    if word[0].isupper():
        sign = "O" if low == "by" else _WITH_CAPITAL.get(sign, sign)
    return sign, _class_of(word, low), (low,), _places(len(word))


def _read_words(chunk: str) -> Reading:
    """The same for words with other signs in them, and for several."""
    words: list[str] = []
    tags: list[str] = []
    places: list[Offsets] = []
    for found in _WORD.finditer(chunk):
        word = found[0]
        low = word if word in _ACRONYMS else word.lower().replace("’", "'")
        places.append(found.span())
        if low.endswith("'s") and word[:-2] in _ACRONYMS:
            words.append(low)
            tags.append(OWNER)
        elif low in _CONTRACTIONS:  # "he's" is two words, the pronoun and its verb
            stem = low[: low.index("'")]
            words += stem, low[len(stem) :]
            tags += _CLASS[stem], AUXILIARY
            start, end = places.pop()
            places += (start, start + len(stem)), (start + len(stem), end)
        else:
            words.append(low)
            tags.append(_class_of(word, low))
    signs = "".join([_SIGNS.get(low, ".") for low in words])
    if "c" in signs and chunk[0].isupper():
        signs = signs.replace("c", "k", 1)
    return signs, "".join(tags), tuple(words), tuple(places)


def _class_of(word: str, low: str) -> str:
    """Class of a word, which is also given in lower case with straight apostrophes."""
    tag = _CLASS.get(low) or _open_class(word, low)
    if (tag in _LOST_TO_CAPITALS or low in _MODALS) and word[0].isupper():
        return DAY if low == "may" else NAME  # inside a sentence "May" is the month, "Will" a name
    return tag


_READINGS = Memo(_read_chunk, most=1 << 13)
_get_signs, _get_tags, _get_words, _get_places = map(itemgetter, range(4))


def _open_class(word: str, low: str) -> str:
    """Class of a word that is not listed, by its form."""
    if low[-1] == "'" or low.endswith("'s"):
        return OWNER if low[0] != "'" else MARK
    first = word[0]
    if first.isupper() or (first.isalpha() and not word.islower() and word.isalpha()):  # "xAI"
        return NAME
    if first.isdigit() or first in "$€£":
        return NUMBER
    if low.endswith(("ly", "ed", "ing")):
        return _ENDINGS[low[-1]]
    return NOUN if first.isalnum() else NAME if first in "@#" else MARK


def _offsets(text: str, start: int, end: int, quotations: Sequence[Offsets]) -> Iterator[Offsets]:
    """Where the words of a stretch begin and end, a contraction still one word."""
    for opening, closing in quotations:
        yield from map(re.Match.span, _WORD.finditer(text, start, opening))
        yield opening, closing
        start = closing
    yield from map(re.Match.span, _WORD.finditer(text, start, end))
