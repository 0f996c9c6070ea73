"""What is attributed before a cue, or around a phrase that is one; and what is a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    AUXILIARY,
    BREAKS,
    COLON,
    COMMA,
    CONJUNCTIONS,
    CUE,
    DETERMINER,
    FINITE,
    HOMOGRAPH,
    ING,
    MARK,
    NAME,
    NOMINAL,
    NUMBER,
    OWNER,
    PARTICIPLES,
    PAUSES,
    PHRASE,
    PREDICATES,
    PREPOSITION,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    TO,
    UTTERANCE,
    VERB,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Sentence, Words

__all__ = ["SENTENCE_OPENERS", "content_left", "framed_content", "has_verb", "is_clause", "resumed_content"]

_NO_CLAUSE_OPENS = PARTICIPLES + PREPOSITION + TO + VERB + RELATIVE
_COMMA_RELATIVE = seq(COMMA, RELATIVE)
_JOINTS = PAUSES + COLON
_BEFORE_NO_VERB = COMMA + PREPOSITION + TO + THAT + UTTERANCE
_BEFORE_UTTERANCE = BREAKS + STOP
_ITEM_NUMBER = seq(NUMBER, STOP)
_RESUMES = BREAKS + QUOTED
_NEW_CLAUSE_OPENS = CUE + HOMOGRAPH + SUBJECT + DETERMINER + NAME + ING + TO
_FRAME_ENDS = BREAKS + UTTERANCE
_THAT_COMMA = seq(THAT, COMMA)
_BULLETS_OF_LISTS = BREAKS + STOP
_UTTERANCE_STOP = seq(UTTERANCE, STOP)
_NO_CONTENT_OPENS = ING + RELATIVE + SUBORDINATOR
_BEFORE_NOUN = DETERMINER + OWNER + NUMBER
_CUES = CUE + HOMOGRAPH
_BEFORE_THAT = NOMINAL + CUE + HOMOGRAPH + SUBJECT
SENTENCE_OPENERS = CONJUNCTIONS + ADVERB + PAUSES + MARK
"""Classes of what may open a sentence and says nothing: conjunctions, adverbs, commas, dashes, bullets."""
_BULLETS = frozenset("*•◦‣▪>#")
_REACH = 24  # words between a cue and the beginning of its content


def has_verb(tags: str, first: int, last: int) -> bool:
    """Whether a stretch of words has a finite verb, as far as endings tell."""
    return any(tag in FINITE for tag in tags[first : last + 1])


_CLAUSE_TAIL = 14  # words between the beginning of an inserted phrase and its comma


def is_clause(tags: str, start: int, last: int) -> bool:
    """Whether the content is a clause, not the object of the cue."""
    if start > 0 and (tags[start - 1] == THAT or tags[max(0, start - 2) : start] == _THAT_COMMA):
        return True
    if tags[start] in _NO_CLAUSE_OPENS:
        return False
    relative = tags.find(_COMMA_RELATIVE, start, start + 12)
    behind = tags.find(COMMA, relative + 1, last + 1) if relative > 0 else -1
    if behind > 0:  # "argued Tern, which has grown, is late"
        return tags[behind + 1 : behind + 2] in PREDICATES
    for at in range(start, min(last + 1, start + 12)):
        if tags[at] in FINITE:
            return tags[at - 1] not in CONJUNCTIONS  # "called it a trap and left"
        if tags[at] in _BEFORE_NO_VERB:
            return False
    return False


def content_left(sentence: Sentence, last: int) -> Words | None:
    """The content that ends with word `last`, back to the beginning of the sentence or of its quotation."""
    tags = sentence.tags
    while last >= 0 and tags[last] in _JOINTS:
        last -= 1
    first = 2 * (tags[:2] == _ITEM_NUMBER and sentence.words[0].isdigit())  # "2. Nobody asked, she said"
    while first < last and (tags[first] in _BULLETS_OF_LISTS or sentence.words[first] in _BULLETS):
        first += 1
    if UTTERANCE not in tags[first : last + 1]:
        first = _behind_clause(tags, first, last)
    if (
        last > first
        and tags[last] == UTTERANCE
        and tags[last - 1] in _BEFORE_UTTERANCE
        and not sentence.begins_low(last)
    ):
        first = last  # what stands before the quotation is not quoted by the same cue
        while first > 1 and tags[first - 2 : first] == _UTTERANCE_STOP:
            first -= 2
    return (first, last) if last >= first else None


def _behind_clause(tags: str, first: int, last: int) -> int:
    """First word after a clause that a colon or semicolon ends: "Poe was less coy: it works, she said"."""
    border = max(tags.rfind(COLON, first, last), tags.rfind(SEMICOLON, first, last))
    return border + 1 if border > first and has_verb(tags, first, border) else first


def resumed_content(sentence: Sentence, at: int, content: Words) -> tuple[Words, ...]:
    """The rest of a content that its source and cue interrupted.

    Args:
        sentence: The sentence.
        at: The word after source and cue.
        content: The content before them; if it is a quotation, only another one goes on with it.
    """
    tags = sentence.tags
    quoted = tags[content[1]] == UTTERANCE or (tags[content[1]] == PHRASE and content[0] == content[1])
    last = sentence.last()
    limit = min(last + 1, at + _REACH)
    while at < limit and tags[at] not in _RESUMES:
        at += 1
    if at >= limit:
        return ()
    if tags[at] == SEMICOLON and not quoted:
        return ()
    comma = tags[at] == COMMA
    while at <= last and tags[at] in BREAKS:
        at += 1
    if quoted and comma and at < last:
        at = _behind_insertion(sentence, at)
    opens_none = comma and tags[at] in _NO_CONTENT_OPENS and sentence.words[at] not in _INDIRECT
    if at > last or opens_none or (quoted and tags[at] not in QUOTED):
        return ()
    leaves = sentence.words[at] in ("but", "and", "according") and tags[min(at + 1, last)] in _NEW_CLAUSE_OPENS
    return () if leaves else ((at, last),)


def _behind_insertion(sentence: Sentence, at: int) -> int:
    """Where a quotation goes on after "but" or what somebody does meanwhile: "she said, pointing at it, “..."."""
    tags = sentence.tags
    if tags[at] in CONJUNCTIONS and tags[at + 1] in QUOTED and sentence.begins_low(at + 1):
        return at + 1
    if tags[at] != ING and sentence.words[at] not in _MEANWHILE:
        return at
    closing = tags.find(_COMMA_UTTERANCE, at + 2, at + _CLAUSE_TAIL)
    return closing + 1 if closing > 0 and sentence.begins_low(closing + 1) else at


_COMMA_UTTERANCE = seq(COMMA, UTTERANCE)
_MEANWHILE = classes.words("meanwhile")


def framed_content(sentence: Sentence, opening: int, end: int) -> tuple[Words, ...]:
    """The content around a phrase of the words `opening` to `end`, such as "according to Ada Poe".

    In front of the phrase; after it when it opens the sentence; on both sides when it divides a clause. May be empty.
    """
    tags = sentence.tags
    last = sentence.last()
    in_front = content_left(sentence, opening - 1) if opening > 0 and tags[:opening].strip(SENTENCE_OPENERS) else None
    if in_front is not None and tags[in_front[1]] != AND:
        closed = end + 1 < last and tags[end + 1] == COMMA
        if closed and tags[opening - 1] == COMMA:
            in_front = _innermost_clause(sentence, *in_front)
            if tags[in_front[1]] == AUXILIARY:  # "It is, in the words of Poe, a trap"
                return in_front, (end + 2, last)
        if has_verb(tags, *in_front) or tags[in_front[1]] == UTTERANCE or not closed:
            return (in_front,)
        return in_front, (end + 2, last)
    behind = end + 1
    while behind <= last and tags[behind] not in _FRAME_ENDS and behind < end + _CLAUSE_TAIL:
        behind += 1
    if behind > last or tags[behind] not in _FRAME_ENDS:
        behind = end + 1
    while behind <= last and tags[behind] in BREAKS:
        behind += 1
    return ((behind, last),) if behind <= last else ()


_INDIRECT = frozenset(("whether", "how", "why"))  # "It is unclear, Ada Poe said, whether it holds"
_CONCEDING = classes.words("conceding-conjunction")


def _innermost_clause(sentence: Sentence, first: int, last: int) -> Words:
    """The clause to which an insertion after word `last` belongs: what follows "said that", "while"."""
    tags, words = sentence.tags, sentence.words
    for at in range(last - 1, max(first, last - 2 * _REACH), -1):
        is_noun = tags[at] == HOMOGRAPH and at > 0 and tags[at - 1] in _BEFORE_NOUN  # "the rules are late"
        says = tags[at] in _CUES and not is_noun and words[at] in CUES and "bare" in CUES[words[at]].takes
        if says or words[at] in _CONCEDING or (tags[at] == THAT and tags[at - 1] in _BEFORE_THAT):
            return at + 1, last
    return first, last
