"""Who does what a verb says: the subject in front of it, one that it shares with another verb, or one behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.sources import group_start, head_of, phrase_left, phrase_right, subject_left
from atomcorpus.citations.vocabulary import DOCUMENTS, PEOPLE
from atomcorpus.citations.word_classes import (
    ADVERB,
    AUXILIARY,
    CLOSING,
    COMMA,
    CONJUNCTIONS,
    DAY,
    FINITE,
    HOMOGRAPH,
    NAME,
    NOMINAL,
    NOT,
    NUMBER,
    OBJECT,
    OWNER,
    PARTICIPLES,
    PAUSES,
    PREPOSITION,
    QUOTED,
    SEMICOLON,
    SUBORDINATOR,
    THAT,
    TO,
    VERB,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.drafts import Draft, Words
    from atomcorpus.citations.words import Sentence

__all__ = ["subject_of"]

_BEFORE_FLOATING = NOMINAL + AUXILIARY + HOMOGRAPH + OWNER + CLOSING
_VERBS = PARTICIPLES + VERB
_CLAUSE_OPENERS_LOW = PREPOSITION + SUBORDINATOR
_PERSON_WORDS = OBJECT + NAME
_PARTICIPLE_BORDERS = QUOTED + PAUSES + SEMICOLON + DAY
_ANTECEDENTS = NOMINAL + HOMOGRAPH + OWNER + NUMBER + CLOSING
_SHARED_BORDERS = QUOTED + PAUSES + SUBORDINATOR + PREPOSITION + SEMICOLON + DAY + CLOSING + TO
_OPENERS = CONJUNCTIONS + ADVERB

_SPENDING = classes.words("spending")
_PREDICATES = frozenset(FINITE + HOMOGRAPH + ADVERB + NOT)
_TRIES = 4
_OPENING = 50  # words of a participle clause in front of its subject
_DEGREES = frozenset(("most", "more"))
_FLOATING = classes.words("floating")


def subject_of(sentence: Sentence, at: int, group: int, form: str, earlier: Draft | None) -> tuple[Words | None, bool]:
    """The subject of the verb, and whether it is another verb's too."""
    tags = sentence.tags
    left = group - 1
    if form == "ing" and (left < 0 or _opens_sentence(sentence, left)):
        return _subject_behind(sentence, at), True
    if left > 0 and form == "adjective" and sentence.words[left] in _DEGREES:  # "is most proud of"
        left = group_start(tags, left) - 1
    if (
        left > 0 and sentence.words[left] in _FLOATING and tags[left - 1] in _BEFORE_FLOATING
    ):  # "Poe and Lin have both said"
        left = group_start(tags, left) - 1
    if left < 0 or (tags[left] == THAT and left > 0 and tags[left - 1] in _ANTECEDENTS):
        return (None, True) if left < 0 else ((left, left), False)
    if tags[left] in CONJUNCTIONS or (form == "ing" and group == at and tags[left] in _SHARED_BORDERS):
        return _shared_subject(sentence, left, form, earlier), True
    if tags[left] == TO and left > 0 and _is_person(sentence, left - 1):  # "led critics to say"
        left -= 1
    found = phrase_left(sentence, left)
    if found is not None:
        written = form == "ing" and _is_written(sentence, found)
        return (subject_left(sentence, found[0], main=False) or found) if written else found, written
    return subject_left(sentence, left + 1, main=False) or (earlier.source if earlier else None), True


def _is_written(sentence: Sentence, phrase: Words) -> bool:
    """Whether a phrase is what somebody issues or spends before a participle: "issued a statement calling for"."""
    before = phrase[0] - 1
    if before < 1 or sentence.tags[before] not in _VERBS:
        return False
    return sentence.words[head_of(sentence.tags, phrase)] in DOCUMENTS or sentence.words[before] in _SPENDING


def _opens_sentence(sentence: Sentence, left: int) -> bool:
    """Whether a preposition or conjunction in front of a participle begins the sentence: "After saying that ..."."""
    return sentence.tags[left] in _CLAUSE_OPENERS_LOW and (left == 0 or (left == 1 and sentence.tags[0] in _OPENERS))


def _subject_behind(sentence: Sentence, at: int) -> Words | None:
    """The subject that follows a participle clause: "Citing its filings, Ada Poe said ..."."""
    tags = sentence.tags
    comma = at
    for _ in range(_TRIES):
        comma = tags.find(COMMA, comma + 1, at + _OPENING)
        if comma < 0:
            return None
        subject = phrase_right(sentence, comma + 1)
        if subject is not None and tags[subject[1] + 1 : subject[1] + 2] in _PREDICATES:
            return subject
    return None


def _is_person(sentence: Sentence, at: int) -> bool:
    """Whether a phrase that ends with word `at` can be who does what the infinitive behind it says."""
    word = sentence.words[at]
    return sentence.tags[at] in _PERSON_WORDS or word == "her" or PEOPLE.match(word) is not None


def _shared_subject(sentence: Sentence, left: int, form: str, earlier: Draft | None) -> Words | None:
    """The subject of a verb behind "and" or a comma: the one of the cue in front of it, or of the clause."""
    opening = form == "ing" and sentence.tags[left] in _PARTICIPLE_BORDERS
    if earlier is not None and earlier.source is not None and earlier.rule != "noun":
        cue = CUES.get(sentence.words[earlier.cue[1]])
        if opening or (sentence.tags[left] in CONJUNCTIONS and cue is not None and cue.form == form):
            return earlier.source
    return subject_left(sentence, left, main=True)
