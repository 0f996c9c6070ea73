"""The classes of words that events are read from, one letter each, and how a sentence gets them.

They are those of citations (`citations.word_classes`) and finer ones, written as letters in sets and patterns:

- `n` noun and whatever is not known for something else, `X` name, `K` noun or verb, `y` unit of time, `0` number,
  `g` possessive, `h` `i` `m` pronouns, `E` past form, `G` -ing form, `a` adverb, `N` negation
- `d` article or possessive pronoun, `e` word or sign of an amount ("two", "many", "$40"), `k` quotation mark
- `o` "of", `p` preposition, `Y` "by", `T` "to", `c` "and", `b` "but", `t` "that", `s` subordinator, `r` relative
- `B` "be", `H` "have", `U` "do", `M` modal, `v` `V` verb, `I` infinitive, `D` word of a time
- `Z` trigger in a past form, `W` in the present or base form, `z` in -ing
- marks as citations have them; `^` before the first word and `$` after the last
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.english.verbs import verbs
from atomcorpus.events.frames import governors

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FINER", "refine"]

_PLAIN_DETERMINERS = ("a", "an", "the", "this", "these", "those", "its", "their", "his", "her", "our", "my", "your")
FINER = {
    **dict.fromkeys(classes.words("determiner"), "e"),
    **dict.fromkeys(_PLAIN_DETERMINERS, "d"),
    **dict.fromkeys(("is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't",
                     "'s", "'re", "'m"), "B"),
    **dict.fromkeys(("has", "have", "had", "having", "hasn't", "haven't", "hadn't", "'ve"), "H"),
    **dict.fromkeys(("do", "does", "did", "don't", "doesn't", "didn't"), "U"),
    **dict.fromkeys(("will", "would", "can", "could", "may", "might", "must", "shall", "should", "won't", "wouldn't",
                     "can't", "cannot", "couldn't", "mustn't", "shouldn't", "'ll", "'d"), "M"),
    **dict.fromkeys(("“", "”", '"', "‘", "’", "«", "»", "'"), "k"),
    **dict.fromkeys(("year", "week", "month", "quarter", "decade", "day"), "y"),
    **dict.fromkeys(("who", "which", "whom"), "r"),
    **dict.fromkeys(("including", "along"), "p"),
    "include": "v",
    "longer": "a",
    "yet": "a",
    "elsewhere": "a",
    "nor": "c",
    "worth": "p",
    "venture": "n",
    "available": "a",
    "by": "Y",
    "+": "0",
}  # fmt: skip
"""The finer class of a word, where it has one."""


def refine(words: Sequence[str], letters: list[str]) -> str:
    """The row of classes with those that only the neighbours of a word show.

    Args:
        words: The words of a sentence.
        letters: Their classes, which are changed too.
    """
    if not _SHOWN_BY_NEIGHBOURS.isdisjoint(words) or not _SHOWN_BY_CLASS.isdisjoint(letters):
        for at, word in enumerate(words):
            if word in _SHOWN_BY_NEIGHBOURS or letters[at] in _SHOWN_BY_CLASS:
                _refine_word(words, letters, at, word)
    tags = "".join(letters)
    for found in _JOINED_ING.finditer(tags):
        if words[found.start()] in _NOUNS_IN_ING:
            letters[found.start()] = "n"
    for found in _AFTER_HELPER.finditer(tags):
        letters[found.end() - 1] = "v"
    for found in _HIDDEN_VERB.finditer(tags):
        if tags[found.end()] != "h" or words[found.end()] == "it":  # "the models they released"
            letters[found.start()] = "v"
    if "T" in tags:
        _see_governors(words, letters, tags)
        _see_infinitives(words, letters, tags)
    return "".join(letters)


# "Data and training recipes", but "and using models".
_JOINED_ING = re.compile(r"(?<=[c,])G(?=[nK])")
_NOUNS_IN_ING = classes.words("event-noun-in-ing")

# After a modal there is a verb; a noun, or what may be one, right before an article is a verb: "ATOM faces a delay".
_AFTER_HELPER = re.compile(r"[MU][aN]*[nK](?![BHMU])")
_HIDDEN_VERB = re.compile(r"(?<=[nXhiKy0)r])[nK](?=a?[dhm])|(?<=X)[nK](?=a?e)")

_SCALES = frozenset(("million", "billion", "trillion", "thousand"))
_CURRENCY = frozenset("$€£¥₹")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_APPROXIMATIONS = (
    ("at", "least"), ("at", "most"), ("up", "to"), ("more", "than"), ("less", "than"), ("fewer", "than"),
    ("as", "much", "as"), ("as", "many", "as"), ("over",), ("about",), ("around",), ("well", "over"), ("under",),
)  # fmt: skip
_APPROXIMATE = frozenset(some[0] for some in _APPROXIMATIONS)
_UNITS = frozenset((
    "week", "month", "year", "quarter", "decade", "century", "summer", "spring", "autumn", "winter", "fall", "weekend",
    "night", "weeks", "months", "years", *classes.words("day"),
))  # fmt: skip
_RELATIVE = frozenset(("last", "next", "this", "past", "coming", "previous"))
_SETS = frozenset(("set", "sets"))
_SHOWN_BY_CLASS = frozenset("0V")
_EACH = frozenset(("each", "both", "all"))
_HELPED = (["B"], ["H"], ["M"])
_OPEN_VERBS = (["G"], ["E"], ["v"], ["V"], ["I"])
_SHOWN_BY_NEIGHBOURS = _APPROXIMATE | _UNITS | _SETS | _EACH | {"s", "her", "worth", "since"}


def _refine_word(words: Sequence[str], letters: list[str], at: int, word: str) -> None:
    """Class one word by those beside it."""
    letter = letters[at]
    if letter == "V" and word.endswith("ed"):
        letters[at] = "E"
    elif letter == "0":
        _refine_number(words, letters, at, word)
    elif word in _APPROXIMATE and (many := _approximates(words, at)) and _is_number(words, letters, at + many):
        letters[at : at + many] = "a" * many
    elif word in _UNITS and at and words[at - 1] in _RELATIVE:
        letters[at - 1] = letters[at] = "D"
        if at > 1 and words[at - 2] in ("earlier", "later"):
            letters[at - 2] = "D"
    elif word == "her" and (at + 1 == len(letters) or letters[at + 1] in "Tp.,"):
        letters[at] = "m"  # "implored her to", not "her plan"
    elif word == "s" and letters[at - 2 : at] == ["X", "k"]:
        letters[at - 1] = letters[at] = "g"  # "Halden Inc.'s"
    elif _is_inside_a_group(letters, at, word):
        letters[at] = "a"  # "has since named", "are each committing"
    elif (word in _SETS and letter == "v" and letters[at - 1 : at] in (["n"], ["K"])) or (
        word == "worth" and words[at + 1 : at + 2] == ["of"]
    ):
        letters[at] = "n"  # "a data set", "$40 million worth of chips"


def _is_inside_a_group(letters: list[str], at: int, word: str) -> bool:
    """Whether a word stands between an auxiliary and its verb."""
    if word == "since":
        return letters[at - 1 : at] == ["H"]
    return word in _EACH and letters[at - 1 : at] in _HELPED and letters[at + 1 : at + 2] in _OPEN_VERBS


def _refine_number(words: Sequence[str], letters: list[str], at: int, word: str) -> None:
    """A sum begins a phrase, "gave Tern Labs | $40 million"; a year is a word of a time."""
    if word[0] in _CURRENCY:
        letters[at] = "e"
        if at + 1 < len(words) and words[at + 1] in _SCALES:
            letters[at + 1] = "0"
    elif _YEAR.match(word) and (at == 0 or letters[at - 1] != "X"):
        letters[at] = "D"


def _approximates(words: Sequence[str], at: int) -> int:
    """How many words say that a number is about so: "at least", "up to"."""
    for some in _APPROXIMATIONS:
        if tuple(words[at : at + len(some)]) == some:
            return len(some)
    return 0


def _is_number(words: Sequence[str], letters: list[str], at: int) -> bool:
    return at < len(words) and letters[at] in "e0"


# --- infinitives and what governs them --------------------------------------------------------------------------------
_BEFORE_TO = re.compile(r"[nK](?=[aN]*T)")
_AFTER_TO = re.compile(r"T[nKvV]")
_GOES_ON_WITH = frozenset("dehmX0gkniKEGa")
_PLURAL = re.compile(r"[^s]s\Z")
_BASES = frozenset(verb.lemma for verb in verbs() if verb.group in ("verb", "homograph")) | frozenset(governors())
_PLAIN_ADJECTIVES = classes.words("event-plain-adjective")


def _see_governors(words: Sequence[str], letters: list[str], tags: str) -> None:
    """Class "plans", "aims" or "bid" before "to" as a verb where it is one."""
    known = governors()
    for found in _BEFORE_TO.finditer(tags):
        at = found.start()
        if words[at] in known and known[words[at]][0].sort == "verb" and _governs(tags, at):
            letters[at] = "v"


def _governs(tags: str, at: int) -> bool:
    """Whether a word is a verb, by what is before the phrase in which it would be a noun."""
    at -= 1
    while at >= 0 and tags[at] in "aN":
        at -= 1
    if at < 0 or tags[at] in "dgepoYvVEZ":
        return False
    if tags[at] not in "nKy0GEgk":
        return True
    while at >= 0 and tags[at] in "nXKyEGga0k":
        at -= 1
    if at >= 0 and tags[at] in "de":
        at -= 1
    return at < 0 or tags[at] not in "vVEZWzpoYBH"


def _see_infinitives(words: Sequence[str], letters: list[str], tags: str) -> None:
    """Class a word after "to" as a verb where a phrase can follow it; "to small labs" has a preposition."""
    for found in _AFTER_TO.finditer(tags):
        at = found.start() + 1
        word = words[at]
        if word in _PLAIN_ADJECTIVES:
            continue
        follows = tags[at + 1 : at + 2]
        if tags[at] in "vV" or word in _BASES or (follows in _GOES_ON_WITH and not _PLURAL.search(word)):
            letters[at] = "I"
