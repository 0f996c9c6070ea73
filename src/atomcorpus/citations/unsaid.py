"""What is not said, though a verb of speaking has a subject: conditions, forecasts, "neither", "has yet to say"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.contents import is_clause
from atomcorpus.citations.subjects import group_start
from atomcorpus.citations.word_classes import QUOTED, TO
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Draft, Sentence

__all__ = ["is_unsaid"]

_CONDITIONS = classes.words("condition")
_FORECASTS = classes.words("forecast")
_NEITHER = classes.words("neither")
_NOT_YET = classes.words("not-yet")
_INVERTED = classes.words("inverted-auxiliary")
_DENIED = classes.words("denied-before-verb")
_REACH = 4  # words of "at no point did"


def is_unsaid(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether what the verb at word `at` would attribute has not been said, as far as the words around it tell."""
    words = sentence.words
    group = group_start(sentence.tags, at)
    if not _FORECASTS.isdisjoint(words[group:at]) and _is_statement(sentence, draft):
        return True
    if at > 1 and sentence.tags[at - 1] == TO and words[at - 2] in _NOT_YET:
        return True  # "has yet to say", "is expected to say"
    if group > 0 and (words[group - 1] == "without" or words[max(0, group - 2) : group] == ["short", "of"]):
        return True  # "left without saying", "stopped short of saying"
    if draft.source is None or draft.source[1] >= at:
        return False
    first = draft.source[0]
    before = words[first - 1] if first else ""
    if before in _CONDITIONS or words[first] in _NEITHER or before in _NEITHER:
        return True
    return before in _INVERTED and (first == 1 or not _DENIED.isdisjoint(words[max(0, first - _REACH) : first - 1]))


def _is_statement(sentence: Sentence, draft: Draft) -> bool:
    """Whether a clause or a quotation would be said: "will say that", but not "will announce plans"."""
    first, last = draft.contents[-1]
    return sentence.tags[first] in QUOTED or is_clause(sentence.tags, first, last)
