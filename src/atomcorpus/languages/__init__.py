"""The language of a text, by a count of its function words and letters; nothing else is known of other languages here.

English must not be missed: a text counts as one in another language only when the words of that language are there, and
those of English are not.
"""

from __future__ import annotations

import re
from collections import Counter

from attrs import frozen

from atomcorpus.languages.scripts import IN_OTHER_SCRIPTS, language_of_runs, runs_of, units_of
from atomcorpus.languages.words import ENGLISH, LETTERS, PARTICLES, WORDS

__all__ = ["find_language", "may_be_english"]

_ENGLISH_TAGS = frozenset({"en", "eng", "english"})
_NO_LANGUAGE = frozenset({"und", "mul", "mis", "zxx"})  # BCP 47: undetermined, several, uncoded, no words
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)
_ALIKE = (
    frozenset({"no", "nb", "nn"}),
    frozenset({"hr", "sr", "bs", "sh"}),
    frozenset({"id", "ms"}),
    frozenset({"tl", "fil"}),
    frozenset({"zh", "cmn", "yue"}),
)


def may_be_english(tag: str | None) -> bool:
    """Whether a tag leaves it open that a text is in English.

    Args:
        tag: A BCP 47 tag, or what stands in its place; None and what is no tag say nothing.

    Example:
        >>> [may_be_english(tag) for tag in ("en-GB", None, "und", "English", "pl", "zh-Hans")]
        [True, True, True, True, False, False]
    """
    if tag is None or _TAG.fullmatch(tag) is None:
        return True
    primary = _primary(tag)
    return primary in _ENGLISH_TAGS or primary in _NO_LANGUAGE


def find_language(text: str, stated: str | None = None) -> str | None:
    """The language of a text: the one that is stated, unless the words clearly say another.

    Of a long text, stretches from beginning to end are looked at. The words of 25 languages in Latin letters are known,
    and other scripts are told by their letters.

    Args:
        text: Its words, without markup.
        stated: What its format says.

    Returns:
        A tag; None if nothing is stated and there are too few words to tell.

    Example:
        >>> find_language("The lab said that it would release the weights of the model in May.")
        'en'
        >>> find_language("Firma nie powiedziała, kiedy model będzie dostępny, ale ma to być jeszcze w tym roku.", "en")
        'pl'
        >>> find_language("Acme Nova 2 Pro", "de-AT")
        'de-AT'
    """
    sample = _sample(text)
    known = None if stated is None else _primary(stated)
    if known in {None, "en"} and _is_plainly_english(sample):
        return stated or "en"
    count = _count(sample)
    found = count.language()
    if known is None:
        return found
    if found is None or found == known or any({found, known} <= tags for tags in _ALIKE):
        return stated
    return found if count.contradicts(known, found) else stated


def _primary(tag: str) -> str:
    primary = re.split("[-_]", tag.lower(), maxsplit=1)[0]
    return "en" if primary in _ENGLISH_TAGS else primary


# --- counting ---------------------------------------------------------------------------------------------------------
_WHOLE = 6000  # code points of a text that is looked at as a whole
_WINDOWS = 12

_WORD = re.compile(r"(?<![\w'-])[^\W\d_]+(?:['-][^\W\d_]+)*(?![\w])")

_PLAINLY_ENGLISH = 0.25  # share of function words; those of other languages that English has too are a tenth at most
_PLAINLY_LEAST = 12
_LEAST_SHARE = 0.1
_LEAST_WORDS = 3
_LEAD = 3  # times as many words as of the other language
_OTHER_SHARE = 0.3  # of words in other scripts than Latin

_TAGS: dict[str, tuple[str, ...]] = {}
for _tag, _words in WORDS.items():
    for _one in _words:
        _TAGS[_one] = (*_TAGS.get(_one, ()), _tag)


def _sample(text: str) -> str:
    if len(text) <= _WHOLE:
        return text
    step, size = len(text) // _WINDOWS, _WHOLE // _WINDOWS
    return " ".join(text[start : start + size] for start in range(0, step * _WINDOWS, step))


def _is_plainly_english(text: str) -> bool:
    """Most texts are: this takes a fifth of the time of a count."""
    words = text.lower().split()
    english = sum(map(ENGLISH.__contains__, words))
    return english >= max(_PLAINLY_LEAST, _PLAINLY_ENGLISH * len(words))


def _count(text: str) -> _Count:
    words = Counter(_WORD.findall(text.replace("’", "'")))
    return _Count(words, words.total(), sum(number for word, number in words.items() if word.lower() in ENGLISH), text)


@frozen(eq=False)
class _Count:
    """How often each word comes, how many there are in all and how many function words of English among them."""

    words: Counter[str]
    total: int
    english: int
    text: str

    def language(self) -> str | None:
        """The language that the words clearly say."""
        if not self.text.isascii() and (found := self._by_script()):
            return found
        scores = self._scores()
        nearest = max(scores, key=scores.__getitem__) if scores else ""
        if nearest and self._is_in(nearest):
            return nearest
        english = self._without(nearest) if nearest else self.english
        return "en" if english >= max(_LEAST_WORDS, _LEAST_SHARE * self.total) else None

    def _scores(self) -> Counter[str]:
        """How many words of the text each language has, but for English."""
        scores: Counter[str] = Counter()
        for word, number in self.words.items():
            tags = _TAGS.get(word, ())
            if not tags and not word.isascii() and word[0].islower():
                tags = tuple(tag for tag, letters in LETTERS.items() if _fits(word, letters))
            for tag in tags:
                scores[tag] += number
        return scores

    def contradicts(self, stated: str, found: str) -> bool:
        """Whether the words of the language that was found leave no room for the one that is stated."""
        if stated == "en" or stated in IN_OTHER_SCRIPTS or found in IN_OTHER_SCRIPTS:
            return True
        if stated not in WORDS:
            return found == "en"
        if found == "en":
            return self._without(stated) >= _LEAD * sum(self._evidence(stated, ENGLISH).values())
        there = sum(self._evidence(found, WORDS[stated]).values())
        return there >= _LEAD * sum(self._evidence(stated, WORDS[found]).values())

    def _without(self, tag: str) -> int:
        """How many words of the text are of English and not of that language."""
        english = {word: number for word, number in self.words.items() if word.lower() in ENGLISH}
        return sum(number for word, number in english.items() if word.lower() not in WORDS[tag])

    def _is_in(self, tag: str) -> bool:
        """Whether the text is in a language other than English beyond doubt."""
        evidence = self._evidence(tag, ENGLISH)
        own, english = sum(evidence.values()), self._without(tag)
        different = sum(len(word) > 1 for word in evidence.keys() - PARTICLES)
        if not english and different == _LEAST_WORDS - 1 and own >= 2 * _LEAST_SHARE * self.total:
            return True
        return different >= _LEAST_WORDS and own >= max(_LEAST_SHARE * self.total, _LEAD * english)

    def _evidence(self, tag: str, other: frozenset[str]) -> dict[str, int]:
        """Words in lower case that the language has and the other has not, or that have letters only it has."""
        words, letters = WORDS[tag], LETTERS.get(tag, frozenset())
        return {
            word: number
            for word, number in self.words.items()
            if word not in other
            and (word in words or (not word.isascii() and word[0].islower() and _fits(word, letters)))
        }

    def _by_script(self) -> str | None:
        runs = runs_of(self.text)
        if not runs:
            return None
        units = units_of(runs)
        everything = units + sum(number for word, number in self.words.items() if _is_latin(word))
        if units < _OTHER_SHARE * everything or self.english >= _LEAST_SHARE * everything:
            return None
        return language_of_runs(runs)


def _fits(word: str, letters: frozenset[str]) -> bool:
    return all(letter in letters for letter in word if letter > "\x7f")


def _is_latin(word: str) -> bool:
    return word[0] < "\u0250" or "\u1e00" <= word[0] <= "\u1eff"
