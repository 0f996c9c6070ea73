"""Where the clause that a noun introduces ends and the verb of its sentence begins: "the claim that c | was false"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.word_classes import (
    ADVERB,
    AUXILIARY,
    COMMON_NOUNS,
    CONJUNCTIONS,
    CUE,
    DETERMINER,
    FINITE,
    HOMOGRAPH,
    NAME,
    NOMINAL,
    NOT,
    OBJECT,
    PARTICIPLES,
    PAST,
    RELATIVE,
    SUBORDINATOR,
    THAT,
    TO,
    VERBS,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Sentence, Words

__all__ = ["before_main_verb"]

_OPENS_CLAUSE = THAT + RELATIVE + SUBORDINATOR + CONJUNCTIONS
_NO_SUBJECT_ENDS = ADVERB + OBJECT
_HELPERS = AUXILIARY + ADVERB + NOT
_BEFORE_PAST = NOMINAL + PARTICIPLES
_OBJECT_OPENS = frozenset(DETERMINER + NAME + OBJECT)
_SHORTEST = 3  # words before the only verb, when the clause has one that is not known for one


def before_main_verb(sentence: Sentence, first: int, last: int) -> Words:
    """The clause of the words `first` to `last` without the verb that its sentence goes on with.

    Every clause inside takes the first verb after its beginning; the verb that is left over is the sentence's.
    """
    groups: list[int] = []
    waiting = 1
    for at in _verbs(sentence, first, last):
        begun = groups[-1] if groups else first
        waiting += sum(_opens(sentence, spot) for spot in range(begun + 1, at))
        if waiting == 0:
            return first, at - 1
        waiting -= 1
        groups.append(at)
    only = groups[0] if len(groups) == 1 else first
    hidden = only - first >= _SHORTEST and (
        sentence.tags[only - 1] in _NO_SUBJECT_ENDS or sentence.words[only - 1] == "others"
    )
    return (first, only - 1) if hidden else (first, last)


def _verbs(sentence: Sentence, first: int, last: int) -> list[int]:
    """Where each group of finite verbs begins."""
    tags, found, at = sentence.tags, [], first
    while at <= last:
        finite = tags[at] in FINITE and tags[at - 1] != TO and (tags[at] != PAST or _is_past(tags, at))
        if not finite and not _agrees_with_one(sentence, at):
            at += 1
            continue
        found.append(at)
        while finite and at <= last and tags[at] in _HELPERS:
            at += 1
        at += not finite or (at <= last and tags[at] in VERBS)
    return found


def _agrees_with_one(sentence: Sentence, at: int) -> bool:
    """Whether a word in -s is a verb because one person stands before it: "nobody reads the contract"."""
    if sentence.tags[at] not in COMMON_NOUNS + HOMOGRAPH or at < 1:
        return False
    return sentence.words[at].endswith("s") and sentence.words[at - 1] in _ONE_PERSON


_ONE_PERSON = classes.words("one-person")


def _is_past(tags: str, at: int) -> bool:
    """Whether a word in -ed is a verb with an object, no participle: "surprised them", "data gathered last year"."""
    return tags[at - 1] in _BEFORE_PAST and tags[at + 1 : at + 2] in _OBJECT_OPENS


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a clause begins at a word, or right after it: a verb of saying may have one without "that"."""
    tags = sentence.tags
    if tags[at] in _OPENS_CLAUSE:
        return True
    cue = CUES.get(sentence.words[at])
    return cue is not None and tags[at] == CUE and "bare" in cue.takes and tags[at + 1 : at + 2] != THAT
