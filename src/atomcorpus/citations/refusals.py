"""What asserts nothing although it has a verb of speaking: "declined to comment", "did not respond to a request"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.subjects import group_start
from atomcorpus.citations.word_classes import (
    ADVERB,
    AUXILIARY,
    COLON,
    CUE,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    THAT,
    TO,
    UTTERANCE,
    VERB,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Draft, Sentence

__all__ = ["REFUSING", "is_refusal"]

_REFUSAL_ENDS = AUXILIARY + VERB + CUE + THAT + SEMICOLON + COLON + UTTERANCE

REFUSING = frozenset(("decline", "refuse"))
"""Lemmas of the verbs that govern what somebody does not do."""
# That nobody answers or discloses something is all that these tell where they are negated.
_ANSWERING = classes.words("answering")
_DISCLOSING = classes.words("disclosing")
_MODALS = classes.words("unwilling")
_NEGATIONS = classes.words("negated")
_ASKED_FOR = classes.words("asked-for")
_REQUESTS = classes.words("request")
_GIVING = classes.words("giving")
_TOLD = classes.words("told-more")
_OBJECT = 5  # words of "give any further details"
_QUESTION_OR_END = frozenset(("", STOP, RELATIVE, SUBORDINATOR))
_REACH = 12  # words between "declined" and "to comment", as in "declined, through a spokesman, to comment"


def is_refusal(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether the verb at word `at`, with what is drafted around it, only tells that somebody does not speak.

    A denial is none ("denied that it was late"), nor is a deed that somebody will not do ("refused to sign").
    """
    cue = CUES[sentence.words[at]]
    if cue.lemma in REFUSING:
        return _refuses_to_speak(sentence, at, cue.lemma)
    opening = CUES.get(sentence.words[draft.cue[0]])
    if draft.cue[0] < at and opening is not None and opening.lemma in REFUSING:
        return _is_of_speaking(sentence.words[at])
    if cue.lemma in _ANSWERING and _is_about_request(sentence, draft):
        return True
    if cue.lemma == "say":
        return sentence.tags[at + 1 : at + 2] in _QUESTION_OR_END and _would_not(sentence, at)
    if cue.lemma in _DISCLOSING:
        return _would_not(sentence, at)
    return cue.lemma in _ANSWERING and _is_negated(sentence, at, draft)


def _refuses_to_speak(sentence: Sentence, at: int, lemma: str) -> bool:
    """Whether an infinitive of speaking follows "declined", or an object: "declined to say", "declined comment"."""
    tags, words = sentence.tags, sentence.words
    for spot in range(at + 1, min(at + _REACH, len(words) - 1)):
        if tags[spot] == TO:
            verb = spot + 1 + (tags[spot + 1] == ADVERB)  # "to further comment"
            return verb < len(words) and (_is_of_speaking(words[verb]) or _tells_more(words[verb : verb + _OBJECT]))
        if tags[spot] in _REFUSAL_ENDS:
            break
    return lemma == "decline" or not _ASKED_FOR.isdisjoint(words[at + 1 : at + 3])


def _tells_more(words: list[str]) -> bool:
    """Whether words with no verb of speaking come to the same: "give details", "offer a comment"."""
    return words[0] in _GIVING and not _TOLD.isdisjoint(words)


def _is_of_speaking(word: str) -> bool:
    """Whether a word is the plain form of a verb with which something is told, not thought or done."""
    cue = CUES.get(word)
    if cue is None or cue.form != "base":
        return False
    tells = "bare" in cue.takes and cue.act in {"assertion", "fact"}
    return tells or cue.lemma in _ANSWERING or cue.lemma in _DISCLOSING


def _is_about_request(sentence: Sentence, draft: Draft) -> bool:
    """Whether the content is what somebody was asked: "to a request for comment"."""
    first, last = draft.contents[-1]
    words = sentence.words[first : last + 1]
    return not _REQUESTS.isdisjoint(words) and not _ASKED_FOR.isdisjoint(words)


def _would_not(sentence: Sentence, at: int) -> bool:
    """Whether somebody will not or cannot do what the verb says: "would not say"."""
    helpers = sentence.words[group_start(sentence.tags, at) : at]
    negated = any(word in _NEGATIONS or word.endswith("n't") for word in helpers)
    return negated and not _MODALS.isdisjoint(helpers)


def _is_negated(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether a verb is negated: in its own group, by "failed to", or by "neither" and "nor" before the source."""
    words = sentence.words
    group = group_start(sentence.tags, at)
    first = draft.source[0] if draft.source is not None and draft.source[0] < at else group
    helpers = [*words[max(0, first - 1) : first + 1], *words[max(0, group - 1) : at]]
    return any(word in _NEGATIONS or word.endswith("n't") for word in helpers)
