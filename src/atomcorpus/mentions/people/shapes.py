"""The shapes of people's names: which words can be parts, where a name ends, what is a full name by its form alone."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from atomcorpus._memo import Memo
from atomcorpus._patterns import on_first_use
from atomcorpus.english import classes
from atomcorpus.english.lists import entries
from atomcorpus.mentions.people.kinds import (
    CHINESE,
    COMMON,
    GIVEN,
    HEAD,
    KOREAN,
    NEVER,
    SURNAME,
    TITLE,
    WEAK,
)
from atomcorpus.mentions.words import Word, goes_over
from atomcorpus.sentences import ends_with_letter

__all__ = ["LONGEST_JOINT", "Run", "end_of", "has_shape", "head_behind", "hyphened_given", "is_initial", "is_korean"]
__all__ += ["is_led_to", "is_part", "is_title", "joined", "last_part"]

_MOST_PARTS = 5
_MOST_MODIFIERS = 3
_PARTICLES = (
    "de |del |de la |de las |de los |della |di |da |das |do |dos |du |d'|d’|la |le |van |van de |van den |van der |"
    "von |von der |von und zu |zu |ter |ten |bin |ibn |bint |ben |al-|el-|ul-|ur-|af |av |y "
)
_JOINTS = frozenset({"\r\n", *(f" {particle}" for particle in _PARTICLES.split("|"))})
LONGEST_JOINT = max(map(len, _JOINTS))
"""Code points that may stand between two words of a name."""
_ABBREVIATED = classes.words("abbreviated-titles")
_SUFFIXES = classes.words("name-suffixes")
_HEADLINE_NOUNS = classes.words("headline-nouns")
_MODALS = classes.words("modal-names")
_INITIAL = re.compile(r"[A-ZÀ-Þ]|(?!(?:A\.I|U\.[KNS]|E\.U)\.)(?:[A-Z]\.){1,3}")  # "A.I. Spending" is nobody
_MIXED = re.compile(
    r"(?!(?:Mc|Mac|De|Di|Du|Da|Le|La|Lo|Van|Vander|Von|Fitz|Ben|El|Al|O['’]|D['’])[A-Z][a-z])[^\W\d_]+[a-zà-ÿ][A-Z]",
)
_PINYIN = on_first_use(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:a(?:i|ng?|o)?|e(?:i|ng?|r)?|i(?:a(?:ng?|o)?|e|ng?|u|ong)?|o(?:ng|u)?|"
    r"u(?:a(?:i|ng?)?|e|i|n|o)?|ü|üe)){1,2}",
    re.IGNORECASE,
)
_KOREAN_SYLLABLE = (
    r"(?:kk|tt|pp|ss|jj|ch|[gkndtrlmbpsjh])?(?:yeo|yoo|woo|wae|ae|ya|eo|ye|wa|oe|yo|wo|we|wi|yu|yi|eu|ui|oo|ee|a|e|o|u|i)"
    r"(?:ng|[nmlkptbg])?"
)
_KOREAN_GIVEN = on_first_use(rf"{_KOREAN_SYLLABLE}[-‐‑]?{_KOREAN_SYLLABLE}", re.IGNORECASE)
_LOWER_PART = re.compile(r"[-‐‑]([a-zà-ÿ]{2,6})(?![^\W_])")
_LOWER_WORDS = classes.words("hyphened-words")
_LONGEST_QUESTION = 200


class Run(NamedTuple):
    """Capitalised words with nothing between them but what may stand inside one name.

    Attributes:
        text: The whole text.
        words: At least two.
        kinds: The flags of each word.
        sentence_starts: Offsets at which a capital letter means nothing.
    """

    text: str
    words: list[Word]
    kinds: list[int]
    sentence_starts: Container[int]

    def is_free(self, at: int) -> bool:
        """Whether the capital of a word means nothing because a sentence or heading puts it there."""
        return self.words[at].start in self.sentence_starts


def joined(text: str, word: Word, following: Word) -> bool:
    """Whether two neighbouring words can stand in one name."""
    length = following.start - word.end
    if length == 1:
        joint = text[word.end]
        if joint == "\n":
            return goes_over(text, word.end)
        return joint in " \u00a0" or (joint in "-‐‑" and len(word.text) > 1)  # "D-Ohio" is no name
    if length > LONGEST_JOINT:
        return False
    gap = text[word.end : following.start]
    if gap in (". ", ".\n"):
        return word.text in _ABBREVIATED or (
            len(word.text) == 1 and word.text.isalpha() and not ends_with_letter(text, word.end)  # "2." is no initial
        )
    return gap in _JOINTS


def is_initial(word: str) -> bool:
    """Whether a word is one letter, or letters with full stops ("J.R.")."""
    return _INITIAL.fullmatch(word) is not None


def last_part(run: Run, at: int) -> int:
    """Index after the last word that can belong to a name that begins at a word; `at` when none can begin there."""
    if not _may_start(run, at) or _is_modifier(run, at):
        return at
    stop = at + 1
    while stop < len(run.words) and stop - at < _MOST_PARTS:
        if run.words[stop].text in _SUFFIXES:
            return stop + 1
        if not _goes_on(run, at, stop):
            break
        stop += 1
    return stop


def _may_start(run: Run, at: int) -> bool:
    kind = run.kinds[at]
    if kind & (GIVEN | WEAK):
        return True
    if kind & NEVER or (kind & COMMON and (not kind & (CHINESE | KOREAN) or run.is_free(at))):
        return False
    word = run.words[at].text
    return is_part(word) and not (not kind and word.endswith(_NOUN_ENDINGS))  # "Women and Equalities Nora Pell"


def _goes_on(run: Run, at: int, stop: int) -> bool:
    """Whether the word at `stop` can go on with the name that begins at `at`."""
    word, kind = run.words[stop].text, run.kinds[stop]
    if stop - at > 1 and run.text[run.words[stop].start - 1] == "\n":
        return False  # a full name ends its line: "opened by Ada Poe"
    if not is_part(word) or (kind & TITLE and not kind & SURNAME):
        return False
    if kind & NEVER:  # "Hugh Lawson White", "Senator John Tower"
        closes = run.kinds[at] & GIVEN and not kind & HEAD and stop + 1 == len(run.words)
        return bool(closes and (kind & SURNAME or (at and run.kinds[at - 1] & TITLE)))
    is_common = kind & COMMON and not kind & (SURNAME | GIVEN | WEAK) and len(word) > 1
    if is_common or (not kind and run.is_free(stop) and word.endswith(("ing", "ed"))):
        return False  # as is "Ralph Wiggumed", in a headline
    if stop - at == 1 and len(run.words[at].text) == 1 and word in entries("function_words"):
        return False  # "posted on X. He left"
    return stop - at < 2 or not run.is_free(stop) or bool(kind & (SURNAME | GIVEN))


def _is_modifier(run: Run, at: int) -> bool:
    """Whether a word that is in no list of names stands before a whole name ("Virginian Edmund Randolph")."""
    if run.kinds[at] & ~COMMON:
        return False
    for index in range(at + 1, min(at + 1 + _MOST_MODIFIERS, len(run.words) - 1)):
        if run.kinds[index] & GIVEN:
            return bool(run.kinds[index + 1] & SURNAME)
        if run.kinds[index] & ~COMMON:
            return False
    return False


def is_part(word: str) -> bool:
    """Whether a word is written as parts of people's names are."""
    return _PARTS[word]


def _is_part(word: str) -> bool:
    if word.isalpha():
        return (len(word) == 1 or not word.isupper()) and not _MIXED.match(word)
    return is_initial(word) or not (any(letter.isdigit() or letter in "&." for letter in word) or _MIXED.match(word))


_NOUN_ENDINGS = ("ities", "tions", "isms", "ments")
_PARTS = Memo(_is_part)


def head_behind(run: Run, at: int) -> int:
    """Index of the organisation's head word that a run leads to; 0 when there is none before the next title or name."""
    for index in range(at, len(run.words)):
        if run.kinds[index] & HEAD:
            return index
        if run.kinds[index] & (TITLE | GIVEN):
            return 0
    return 0


def end_of(run: Run, at: int, stop: int) -> int:
    """Offset after a name; takes in the second half of "Jae-myung" and the full stop of "Jr."."""
    last = run.words[stop - 1]
    if last.text in ("Jr", "Sr") and run.text.startswith(".", last.end):
        return last.end + 1
    if any(kind & (CHINESE | KOREAN) for kind in run.kinds[at:stop]):
        match = _LOWER_PART.match(run.text, last.end)
        if match is not None and match.group(1) not in _LOWER_WORDS:
            return match.end()
    return last.end


def has_shape(run: Run, at: int, stop: int) -> bool:
    """Whether the words from `at` to before `stop`, two or more, are a full name by their form alone."""
    first, last = run.kinds[at], run.kinds[stop - 1]
    if is_initial(run.words[stop - 1].text):
        return False
    if first & GIVEN:
        return True
    if first & WEAK:
        return not _is_modal(run, at, stop) and _confirms(run, at, stop)
    if is_initial(run.words[at].text):
        return not last & COMMON
    return _is_east_asian(run, at, stop)


def is_title(run: Run, at: int, stop: int) -> bool:
    """Whether two words are rather the end of a headline: "Swift Ban"."""
    return stop - at == 2 and run.words[stop - 1].text in _HEADLINE_NOUNS and not run.kinds[at] & GIVEN


def _confirms(run: Run, at: int, stop: int) -> bool:
    """Whether what is beside a weak given name makes it one: a surname, another given name, an initial, "member"."""
    last = run.kinds[stop - 1]
    if run.text.endswith(" member ", 0, run.words[at].start):  # "board member Grant Whitlow"
        return True
    if (last & SURNAME and not last & (COMMON | WEAK)) or run.kinds[at + 1] & GIVEN:
        return True
    return (stop - at > 2 and is_initial(run.words[at + 1].text)) or _is_east_asian(run, at, stop)


def _is_modal(run: Run, at: int, stop: int) -> bool:
    """Whether the first word is the verb of a question ("Will Ortega sign?")."""
    if not run.is_free(at) or run.words[at].text not in _MODALS:
        return False
    end = run.words[stop - 1].end
    mark = run.text.find("?", end, end + _LONGEST_QUESTION)
    return mark >= 0 and run.text.find(". ", end, mark) < 0


def _is_east_asian(run: Run, at: int, stop: int) -> bool:
    """Chinese and Korean names, family name first or last: "Liang Wenfeng", "Lee Jae-myung", "Wenfeng Liang"."""
    words, kinds = run.words[at + 1 : stop], run.kinds[at + 1 : stop]
    if run.kinds[at] & (CHINESE | KOREAN) and len(words) <= 2:
        if _LOWER_PART.match(run.text, words[-1].end):
            return True
        if all(_PINYIN.fullmatch(word.text) and not kind & COMMON for word, kind in zip(words, kinds, strict=True)):
            return True
        if run.kinds[at] & KOREAN and len(words) == 2 and not any(kind & (COMMON | SURNAME) for kind in kinds):
            return True
    if len(words) != 1:
        return False
    if kinds[0] & CHINESE and _PINYIN.fullmatch(run.words[at].text) is not None:
        return True
    return is_korean(run, at, stop)


def is_led_to(run: Run, at: int, stop: int) -> bool:
    """Whether a preposition of place leads to a person: "according to" does, "to" and "from" to an East Asian name."""
    start = run.words[at].start
    if run.text.endswith("ccording to ", 0, start):
        return True
    if not run.text.endswith((" to ", " from "), 0, start) or not _is_east_asian(run, at, stop):
        return False
    return stop - at > 2 or max(len(word.text) for word in run.words[at:stop]) > len("Chai")


def is_korean(run: Run, at: int, stop: int) -> bool:
    """Whether the words are a Korean given name of two syllables and a Korean surname: "Jiwoo Hwang"."""
    if stop - at != 2 or not run.kinds[stop - 1] & KOREAN or run.kinds[at] & (COMMON | NEVER):
        return False
    return len(run.words[at].text) > len("Kim") and _KOREAN_GIVEN.fullmatch(run.words[at].text) is not None


_HYPHENED_GIVEN = re.compile(r"(?<![^\W_-])(?P<given>[A-Z][a-z]{1,5}[-‐‑][a-z]{2,5}) \Z")
_LONGEST_GIVEN = 14


def hyphened_given(text: str, start: int) -> int | None:
    """Where a hyphened Korean given name begins that stands before a surname: "Min-jun Kwak"."""
    floor = max(0, start - _LONGEST_GIVEN)
    given = _HYPHENED_GIVEN.search(text[floor:start])
    if (
        given is None
        or given["given"].rpartition("-")[2] in _LOWER_WORDS
        or not _KOREAN_GIVEN.fullmatch(given["given"])
    ):
        return None
    return floor + given.start("given")
