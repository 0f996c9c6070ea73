"""What is not said, though a verb of speaking has a subject: conditions, forecasts, "neither", "has yet to say"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.contents import is_clause
from atomcorpus.citations.cues import CUES
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
_ABLE = classes.words("able") | classes.words("possibility")
_PREVENTING = classes.words("preventing")
_LONGEST_KEPT = 8  # words of "forbids former employees from"
_ONE = frozenset(("one", "a"))
_SAYING = frozenset(("that", "bare", "quote"))
_REACH = 4  # words of "at no point did"


def is_unsaid(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether what the verb at word `at` would attribute has not been said, as far as the words around it tell."""
    words = sentence.words
    group = group_start(sentence.tags, at)
    if not _FORECASTS.isdisjoint(words[group:at]) and _is_statement(sentence, draft):
        return True
    if _is_expected(sentence, at, draft) or _is_possible(sentence, at, group):
        return True
    if group > 0 and (words[group - 1] == "without" or words[max(0, group - 2) : group] == ["short", "of"]):
        return True  # "left without saying", "stopped short of saying"
    if draft.source is None or draft.source[1] >= at:
        return False
    if "for" in words[max(0, draft.source[0] - 1) : draft.source[1]] and sentence.tags[draft.source[1] + 1] == TO:
        return True  # "a chance for Poe to explain that"
    return _is_nobody(words, draft.source[0])


def _is_nobody(words: list[str], first: int) -> bool:
    """Whether the source that begins with word `first` only might speak, or does not: "if Poe", "not one"."""
    before = words[first - 1] if first else ""
    if before in _CONDITIONS or words[first] in _NEITHER or before in _NEITHER:
        return True
    if words[first : first + 2] == ["no", "one"] or (before == "not" and words[first] in _ONE):
        return True  # "not one of them said"
    return before in _INVERTED and (first == 1 or not _DENIED.isdisjoint(words[max(0, first - _REACH) : first - 1]))


def _is_expected(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether it has yet to be said: "has yet to say", "is expected to say"."""
    words = sentence.words
    if draft.rule == "passive" and words[at] in _NOT_YET and _is_saying(words[at + 1 : at + 3]):
        return True
    return at > 1 and sentence.tags[at - 1] == TO and words[at - 2] in _NOT_YET


def _is_possible(sentence: Sentence, at: int, group: int) -> bool:
    """Whether somebody is only free to say it or kept from it: "a chance to say", "forbids her from saying"."""
    words, tags = sentence.words, sentence.tags
    if at > 1 and tags[at - 1] == TO and words[at - 2] in _ABLE:
        return True
    if group < 1 or words[group - 1] != "from" or CUES[words[at]].form != "ing":
        return False
    return not _PREVENTING.isdisjoint(words[max(0, group - _LONGEST_KEPT) : group - 1])


def _is_saying(following: list[str]) -> bool:
    """Whether "to" and a verb of saying follow."""
    if len(following) < 2 or following[0] != "to":
        return False
    cue = CUES.get(following[1])
    return cue is not None and cue.takes >= _SAYING and cue.form == "base"


def _is_statement(sentence: Sentence, draft: Draft) -> bool:
    """Whether a clause or a quotation would be said: "will say that", but not "will announce plans"."""
    first, last = draft.contents[-1]
    return sentence.tags[first] in QUOTED or is_clause(sentence.tags, first, last)
