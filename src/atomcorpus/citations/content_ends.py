"""Where a sentence leaves what is attributed after a cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.citations.contents import is_clause
from atomcorpus.citations.cues import CUES, QUOTE_ONLY
from atomcorpus.citations.word_classes import (
    ADVERB,
    AUXILIARY,
    BUT,
    CLOSING,
    COMMA,
    CONJUNCTIONS,
    CUE,
    DASH,
    DAY,
    DETERMINER,
    FINITE,
    HOMOGRAPH,
    ING,
    NAME,
    NOUN,
    OF,
    OPENING,
    PARTICIPLES,
    PAUSES,
    PREPOSITION,
    RELATIVE,
    SEMICOLON,
    SUBJECT,
    SUBORDINATOR,
    TO,
    UTTERANCE,
    VERB,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.cues import Cue
    from atomcorpus.citations.tokens import Sentence

__all__ = ["content_end", "inside_bracket"]

_DAY_COMMA = seq(DAY, COMMA)
_ADVERB_ING = seq(ADVERB, ING)
_PREPOSITION_DAY = seq(PREPOSITION, DAY)
_AFTER_INFINITIVE = DETERMINER + ING + ADVERB + SUBORDINATOR + BUT
_OWN_CLAUSE_OPENS = ING + NAME + DETERMINER + SUBJECT
_CONTRAST = BUT + DETERMINER
# Borders at which a sentence often leaves a content before its end. Which of them do was counted on annotated news.
_BORDER = re.compile(f"[{re.escape(PAUSES + SEMICOLON + CONJUNCTIONS + UTTERANCE)}](?=.)")
_OBJECT_ENDS = SUBJECT + HOMOGRAPH + BUT + RELATIVE + PREPOSITION  # at a comma after an object
_CLAUSE_TAIL = 14  # words between the beginning of an inserted phrase and its comma
_AND_VERB = frozenset(joint + verb for joint in CONJUNCTIONS for verb in PARTICIPLES + VERB)
_LEAVING = classes.words("leaving-conjunction")


def content_end(sentence: Sentence, start: int, last: int, *, cue: Cue | None, inserted: bool) -> int:
    """Last word of the content; what belongs to the sentence around it is cut."""
    tags, words = sentence.tags, sentence.words
    clause = is_clause(tags, start, last)
    reasons = cue is not None and "bare" in cue.takes and "object" not in cue.takes
    verbs, openers = (CUE, "") if clause else (PARTICIPLES, _OBJECT_ENDS)
    verbs += ING * (cue is not None and cue.form == "ing")  # "calling it a trap and asking for more"
    inside = start  # up to where a relative clause is over
    for match in _BORDER.finditer(tags, start, last + 1):
        at = match.start()
        tag, following = tags[at], tags[at + 1]
        if tag == UTTERANCE:  # the comma that ends the clause stands inside the quotation
            if sentence.ends_with_comma(at) and (inserted or _leaves_quotation(sentence, at)):
                return at
        elif at == start or at < inside or _is_bracketed(tags, start, at):
            continue
        elif tag == COMMA:
            inside = 0 if inserted or clause else _returns_to_object(tags, at, last)
            if not inside and (
                inserted
                or following in openers
                or words[at + 1] == "however"
                or (not clause and words[at + 1] == "and" and not _ends_list(tags, at, last))
                or _leaves_at_comma(sentence, start, at, last)
            ):
                return at - 1
        elif tag == DASH:
            leaves = (following in _CONTRAST and not _closes(tags, at, last)) or inserted
            if sentence.starts[at] > sentence.ends[at - 1] and leaves:
                return at - 1
        elif tag != SEMICOLON and following in verbs and not _goes_on(sentence, start, at):  # "and criticised"
            return at - 1 - (tags[at - 1] == COMMA)
    return last if clause else _object_end(sentence, start, last, inserted=inserted, reasons=reasons)


def _leaves_quotation(sentence: Sentence, at: int) -> bool:
    """Whether the sentence goes on for itself after a quotation that ends with a comma."""
    tags = sentence.tags
    opens = tags[at + 1] in _OWN_CLAUSE_OPENS or tags[at + 1 : at + 3] in _AND_VERB
    return opens or sentence.words[at + 1] in _LEAVING


def _returns_to_object(tags: str, comma: int, last: int) -> int:
    """Where an object goes on after a relative clause: "accused Poe, who ran the lab, of leaking it"; 0 if nowhere."""
    if tags[comma + 1] != RELATIVE:
        return 0
    closing = tags.find(COMMA, comma + 1, comma + _CLAUSE_TAIL)
    return closing + 1 if 0 < closing < last and tags[closing + 1] in _OBJECT_GOES_ON else 0


_OBJECT_GOES_ON = frozenset(OF + TO)


def _goes_on(sentence: Sentence, start: int, joint: int) -> bool:
    """Whether a plain form after "and" is the second of two infinitives: "urged her to wait and consider it"."""
    cue = CUES.get(sentence.words[joint + 1])
    infinitive = TO in sentence.tags[start:joint]
    return infinitive and cue is not None and cue.form == "base" and sentence.tags[joint - 1] != COMMA


def _closes(tags: str, dash: int, last: int) -> bool:
    """Whether a second dash closes an insertion after which the clause goes on: "a code — a set of rules — would"."""
    closing = tags.find(DASH, dash + 1, last)
    behind = closing + 1 + (tags[closing + 1] in CONJUNCTIONS)
    return closing > 0 and tags[behind : behind + 1] in _FINITES


def _ends_list(tags: str, comma: int, last: int) -> bool:
    """Whether the last item of a list follows "," and "and", and no clause: "the safety, security, and price of it"."""
    if tags[comma + 2 : comma + 4] in _LIKE_VERBS:  # "and plans to"
        return False
    joint = next((at for at in range(comma + 3, last) if tags[at] in CONJUNCTIONS), last + 1)
    return not any(tag in _CLAUSE_SIGNS for tag in tags[comma + 2 : joint])


_LIKE_VERBS = (seq(NOUN, TO), seq(NOUN, DETERMINER))
_CLAUSE_SIGNS = FINITE + HOMOGRAPH + SUBJECT + RELATIVE


# What follows the object of a cue says when or how something was said. Each was counted on annotated news.
_PREPOSITION_ING = seq(PREPOSITION, ING)
_CIRCUMSTANCE = re.compile(f"{SUBORDINATOR}(?=.)|{_PREPOSITION_ING}")
_CIRCUMSTANCES = classes.words("circumstance-conjunction")


def _object_end(sentence: Sentence, start: int, last: int, *, inserted: bool, reasons: bool) -> int:
    """Last word of a content that is no clause, before times and clauses after it: "attacked her on Friday"."""
    tags, words = sentence.tags, sentence.words
    for match in _CIRCUMSTANCE.finditer(tags, start + 2, last + 1):
        at = match.start()
        tells_how = (
            words[at] == "by" if match[0] == _PREPOSITION_ING else words[at] in _CIRCUMSTANCES and words[at + 1] != "of"
        ) and not (reasons and words[at] == "because")  # "argues benchmarks understate it because users tune it"
        if tells_how and not _is_bracketed(tags, start, at):
            last = at - 1 - (words[at - 1] == "even")
            last -= tags[last] == COMMA
            break
    if inserted:
        last = next((at - 1 for at in range(start + 1, last) if tags[at] == AUXILIARY), last)
    day = tags.find(_DAY_COMMA, start + 2, last)
    last = day if day > 0 else last
    while last > start + 1 and (tags[last] == DAY or tags[last - 1 : last + 1] == _PREPOSITION_DAY):
        last -= 1 + (tags[last - 1] == PREPOSITION)
    return last


def _is_bracketed(tags: str, start: int, at: int) -> bool:
    """Whether a bracket is open at a word."""
    return OPENING in tags and tags.rfind(OPENING, start, at) > tags.rfind(CLOSING, start, at)


def inside_bracket(tags: str, start: int, end: int) -> int:
    """Last word of a content that lies in brackets: the one before the bracket that closes them."""
    closing = tags.find(CLOSING, start, end + 1)
    while closing > start and OPENING in tags[start:closing]:
        start = closing + 1
        closing = tags.find(CLOSING, start, end + 1)
    return closing - 1 if closing > start else end


def _leaves_at_comma(sentence: Sentence, start: int, comma: int, last: int) -> bool:
    """Whether what follows a comma belongs to the sentence around a content, whatever the content is."""
    tags = sentence.tags
    word, following = sentence.words[comma + 1], tags[comma + 1]
    if _is_writers(sentence, start, comma):
        return True
    contrasts = word == "while" and is_clause(tags, start, last) and not _is_said(sentence, comma + 2, last)
    leaving = word in _LEAVING and not contrasts
    if following == CUE or (leaving and not _returns(tags, comma, last)):
        return True
    cue = CUES.get(word)
    if cue is not None and cue.form == "ing" and cue.takes != QUOTE_ONLY:
        return True
    return (tags[start] == TO and following in _AFTER_INFINITIVE) or tags[comma + 1 : comma + 3] == _ADVERB_ING


def _is_writers(sentence: Sentence, start: int, comma: int) -> bool:
    """Whether the writer goes on for himself, who is no "I" in reported speech: "said it leaks, so I think"."""
    if UTTERANCE in sentence.tags[start:comma]:
        return False
    at = comma + 1 + (sentence.tags[comma + 1] in CONJUNCTIONS)
    if sentence.words[at : at + 1] != ["i"] or at + 1 == len(sentence.words):
        return False
    cue = CUES.get(sentence.words[at + 1])
    return cue is not None and cue.form == "base"


def _is_said(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a verb of saying stands in a clause that begins at word `first`, up to its next comma."""
    for at in range(first, min(last, first + _CLAUSE_TAIL)):
        if sentence.tags[at] == COMMA:
            return False
        cue = CUES.get(sentence.words[at])
        if cue is not None and sentence.tags[at] in _SAYS and "quote" in cue.takes:
            return True
    return False


_FINITES = frozenset(FINITE)
_SAYS = frozenset(CUE + HOMOGRAPH + ING)


def _returns(tags: str, comma: int, last: int) -> bool:
    """Whether a clause goes on after an insertion: ", according to its filings, had lost"."""
    closing = tags.find(COMMA, comma + 1, comma + _CLAUSE_TAIL)
    return 0 < closing < last and tags[closing + 1] in FINITE
