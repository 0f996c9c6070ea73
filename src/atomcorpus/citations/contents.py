"""The borders of what is attributed, left and right of a cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.vocabulary import PERIODS, RECENT
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    AUXILIARY,
    BREAKS,
    BUT,
    CLOSING,
    COLON,
    COMMA,
    CONJUNCTIONS,
    CUE,
    DASH,
    DAY,
    DETERMINER,
    FINITE,
    HOMOGRAPH,
    ING,
    MARK,
    NAME,
    NOMINAL,
    NOT,
    NOUN,
    NUMBER,
    OBJECT,
    OF,
    OPENING,
    OWNER,
    PARTICIPLES,
    PAST,
    PAUSES,
    PERSONAL,
    PHRASE,
    PREPOSITION,
    PREPOSITIONS,
    PUNCTUATION,
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
    from atomcorpus.citations.cues import Cue
    from atomcorpus.citations.drafts import Words
    from atomcorpus.citations.words import Sentence

__all__ = [
    "SENTENCE_OPENERS",
    "content_left",
    "content_right",
    "framed_content",
    "has_verb",
    "is_clause",
    "resumed_content",
]

_SUBORDINATOR_THAT = seq(SUBORDINATOR, THAT)
_AFTER_PERIOD = frozenset(THAT + SUBJECT + DETERMINER + NAME)
_NOUN_WITH_INFINITIVE = (seq(NOUN, TO), seq(HOMOGRAPH, TO))
_NOUN_AT_THE_END = (NOUN, seq(NOUN, STOP), seq(NOUN, NOUN), seq(NOUN, NOUN, STOP))
_DAY_COMMA = seq(DAY, COMMA)
_NO_CLAUSE_OPENS = PARTICIPLES + PREPOSITION + TO + VERB + RELATIVE
_COMMA_RELATIVE = seq(COMMA, RELATIVE)
_COMMA_ING = seq(COMMA, ING)
_JOINTS = PAUSES + COLON
_TIMES = ADVERB + DAY + NOT
_CONTENT_OPENS = QUOTED + SUBORDINATOR + RELATIVE + THAT
_BEFORE_CONTENT = PREPOSITIONS + COMMA + COLON
_DETERMINER_CUE = seq(DETERMINER, CUE)
_PREDICATE_OPENS = frozenset(QUOTED + ADVERB + NOUN + DETERMINER + PAST + NOT)
_ADVERB_ING = seq(ADVERB, ING)
_CLAUSE_GOES_ON = frozenset(FINITE + ADVERB)
_BEFORE_NO_VERB = COMMA + PREPOSITION + TO + THAT + UTTERANCE
_BEFORE_UTTERANCE = BREAKS + STOP
_RESUMES = BREAKS + QUOTED
_NEW_CLAUSE_OPENS = CUE + HOMOGRAPH + SUBJECT + DETERMINER + NAME + ING + TO
_FRAME_ENDS = BREAKS + UTTERANCE
_MARKS_ONLY = PUNCTUATION + OPENING + CLOSING
_PREPOSITION_ING_THAT = seq(PREPOSITION, ING, THAT)
_PERSON_OPENS = DETERMINER + NAME + OBJECT
_ADDRESSEE_OR_SETTING = (
    PERSONAL
    + NOMINAL
    + PREPOSITIONS
    + NUMBER
    + OWNER
    + DETERMINER
    + DAY
    + ADVERB
    + TO
    + COMMA
    + AND
    + HOMOGRAPH
    + PAST
    + STOP
)
_STATEMENT_OPENS = THAT + UTTERANCE + COLON
_SUBJECT_OPENS = SUBJECT + DETERMINER + NAME
_ADDRESSEE = NOMINAL + NUMBER + OWNER + DETERMINER + OF + PAST + AND + HOMOGRAPH + STOP
_DAY_OR_ADVERB = DAY + ADVERB
_PREPOSITION_DAY = seq(PREPOSITION, DAY)
_AFTER_INFINITIVE = DETERMINER + ING + ADVERB + SUBORDINATOR + BUT
_THAT_COMMA = seq(THAT, COMMA)
_BULLETS_OF_LISTS = BREAKS + STOP
_UTTERANCE_STOP = seq(UTTERANCE, STOP)
_NO_CONTENT_OPENS = ING + RELATIVE + SUBORDINATOR
_BEFORE_NOUN = DETERMINER + OWNER + NUMBER
_CUES = CUE + HOMOGRAPH
_COMMA_OR_COLON = COMMA + COLON
_OWN_CLAUSE_OPENS = ING + NAME + DETERMINER + SUBJECT
_BEFORE_THAT = NOMINAL + CUE + HOMOGRAPH + SUBJECT
_AFTER_VENUE = frozenset(SUBJECT + DETERMINER + NAME)
_NOUN_NAME = seq(NOUN, NAME)
_BEFORE_DETERMINER = PREPOSITIONS + AND + DETERMINER
_CONTRAST = BUT + DETERMINER

SENTENCE_OPENERS = CONJUNCTIONS + ADVERB + PAUSES + MARK
"""Classes of what may open a sentence and says nothing: conjunctions, adverbs, commas, dashes, bullets."""

_BULLETS = frozenset("*•◦‣▪>#")
_REACH = 24  # words between a cue and the beginning of its content
_SETTING = classes.words("setting-preposition")
_DAYS = classes.words("weekday")
_SPELLS = classes.words("spell")
_VENUES = classes.words("venue")
_OCCASION = 8  # words of "in a lengthy post on its own blog"
_TOPIC = classes.words("topic-preposition")
_FOR_SOMEBODY = classes.words("for-somebody")
_TOPIC_TO = classes.words("topic-to")


def has_verb(tags: str, first: int, last: int) -> bool:
    """Whether a stretch of words has a finite verb, as far as endings tell."""
    return any(tag in FINITE for tag in tags[first : last + 1])


def content_right(
    sentence: Sentence, at: int, lemma: str, *, addressee: bool = False, inserted: bool = False
) -> Words | None:
    """The content that begins at or behind word `at`.

    Args:
        sentence: The sentence.
        at: The word behind the cue.
        lemma: Dictionary form of the cue.
        addressee: Whether the cue takes one ("told reporters").
        inserted: Whether cue and source stand in a clause that is over at the next comma ("which has backed it,").
    """
    tags, last = sentence.tags, sentence.last()
    if tags[at : at + 2] == _COMMA_ING and sentence.words[at + 1] in CUES:
        return None  # "agreed, saying that": the next cue has the content
    start = _content_start(sentence, at, last, lemma, addressee=addressee)
    while start <= last and tags[start] in _JOINTS:
        start += 1
    if start > last or tags[start] == SEMICOLON or not tags[start : last + 1].strip(_MARKS_ONLY):
        return None
    semicolon = tags.find(SEMICOLON, start, last)
    if semicolon > 0 and (lemma in _NAMING or tags.find(SEMICOLON, semicolon + 1, last) < 0):
        last = semicolon - 1  # of several, each ends an item of a list; what is called something is no clause
    end = _inside_bracket(
        tags, start, _content_end(sentence, start, last, cue=CUES.get(sentence.words[at - 1]), inserted=inserted)
    )
    return (start, end) if start <= end else None


def _content_start(sentence: Sentence, at: int, last: int, lemma: str, *, addressee: bool) -> int:
    """Step over addressees, times and places to "that", a quotation, or the clause."""
    tags = sentence.tags
    while at <= last and tags[at] in _TIMES:
        at += 1
    if at < last and sentence.words[at] == "as" and lemma in _DESCRIBING:  # "which Poe described as “a trap”"
        return at + 1
    at += 2 * (
        tags[at : at + 3] == _PREPOSITION_ING_THAT or _is_period(sentence, at)
    )  # "admitted under questioning that"
    if at > last or tags[at] in _CONTENT_OPENS:
        return at + (
            at <= last and tags[at] == THAT and (at < last or tags[at + 1 :] == COLON) and not _is_subject(sentence, at)
        )
    addressed = addressee or (tags[at] == TO and at < last and tags[at + 1] in _PERSON_OPENS)
    if not addressed and tags[at] not in _BEFORE_CONTENT:
        return at
    limit = min(last + 1, at + _REACH)
    spot = at
    while spot < limit and (tags[spot] in _ADDRESSEE_OR_SETTING or _is_of_venue(sentence, spot)):
        spot += 1
    if spot < limit and (
        tags[spot] in _STATEMENT_OPENS or (tags[spot] == PHRASE and tags[spot - 1] in _COMMA_OR_COLON)
    ):
        return spot + (tags[spot] == THAT)
    if tags[spot : spot + 2] == _SUBORDINATOR_THAT:  # "told me once that"
        return spot + 2
    return _behind_addressee(sentence, at, last) if addressee else _behind_setting(sentence, at, last, lemma)


def _is_of_venue(sentence: Sentence, at: int) -> bool:
    """Whether what looks like a verb is a part of where something is said: "in an emailed statement", "in a filing"."""
    tags = sentence.tags
    return tags[at - 1 : at + 1] == _DETERMINER_CUE or (tags[at] == ING and sentence.words[at] in _VENUES)


def _is_period(sentence: Sentence, at: int) -> bool:
    """Whether a time stands in front of what is said: "found last year that", "said this week it works"."""
    words = sentence.words
    if at + 1 >= len(words) or words[at] not in RECENT or words[at + 1] not in PERIODS:
        return False
    return sentence.tags[at + 2 : at + 3] in _AFTER_PERIOD


def _is_subject(sentence: Sentence, that: int) -> bool:
    """Whether "that" is no conjunction but what the clause is about: "said that's late", "expects that sum to grow"."""
    if sentence.tags[that + 1 : that + 3] in _NOUN_WITH_INFINITIVE:
        return True
    if sentence.tags[that + 1 :] in _NOUN_AT_THE_END:  # "disputed that characterization"
        return True
    return sentence.words[that + 1] in _STATES and sentence.tags[that + 2 : that + 3] in _PREDICATE_OPENS


_NAMING = classes.words("naming-at-semicolon")
_DESCRIBING = classes.words("describing")
_STATES = classes.words("state")


def _behind_setting(sentence: Sentence, at: int, last: int, lemma: str) -> int:
    """Step over "In June," or over the preposition of a topic: "warned of", "referred to"."""
    tags, word = sentence.tags, sentence.words[at]
    if word == "for" and at + 1 < last and sentence.words[at + 1] in _SPELLS:  # "warned for months about"
        at += 2
        word = sentence.words[at]
        if tags[at] == THAT:
            return at + 1
    if word in _SETTING:
        behind = _behind_occasion(sentence, at, last)
        if behind is not None:
            return behind
        comma = tags.find(COMMA, at, at + _REACH)
        if 0 <= comma < last and tags[comma + 1] in _SUBJECT_OPENS and has_verb(tags, comma, last):
            return comma + 1
    if word == "for" and lemma in _FOR_SOMEBODY:  # "writing for the majority"
        return last + 1
    return at + 1 if word in _TOPIC or (lemma in _TOPIC_TO and tags[at] == TO) else at


def _behind_occasion(sentence: Sentence, at: int, last: int) -> int | None:
    """Step over "on Monday" or "in a blog post" where a clause begins right behind it."""
    words, tags = sentence.words, sentence.tags
    if words[at] == "on":
        stop = at + 2 if at < last and words[at + 1] in _DAYS else None
    else:
        nouns = (spot for spot in range(at + 1, min(last, at + _OCCASION) + 1) if words[spot] in _VENUES)
        stop = next((spot + 1 for spot in nouns if tags[spot + 1 : spot + 2] in _AFTER_VENUE), None)
    if stop is None or stop > last:
        return None
    return stop if tags[stop] in _SUBJECT_OPENS and (has_verb(tags, stop, last) or PHRASE in tags[stop:last]) else None


def _behind_addressee(sentence: Sentence, at: int, last: int) -> int:
    tags = sentence.tags
    begun = at
    if tags[at] in PERSONAL or sentence.words[at] == "her":
        at += 1
    else:
        while at <= last and tags[at] in _ADDRESSEE:
            if at > begun and (
                (tags[at] == DETERMINER and tags[at - 1] not in _BEFORE_DETERMINER)
                or tags[at - 1 : at + 1] == _NOUN_NAME
            ):
                break
            at += 1
    while at <= last and (tags[at] in _DAY_OR_ADVERB or tags[at : at + 2] == _PREPOSITION_DAY):
        at += 1
    return at if begun < at <= last else begun


# Borders at which a sentence often leaves a content before its end. Which of them do was counted on annotated news.
_BORDER = re.compile(f"[{re.escape(PAUSES + SEMICOLON + CONJUNCTIONS + UTTERANCE)}](?=.)")
_OBJECT_ENDS = SUBJECT + HOMOGRAPH + BUT + RELATIVE + PREPOSITION  # at a comma after an object
_CLAUSE_TAIL = 14  # words between the beginning of an inserted phrase and its comma
_AND_VERB = frozenset(joint + verb for joint in CONJUNCTIONS for verb in PARTICIPLES + VERB)
_LEAVING = classes.words("leaving-conjunction")


def _content_end(sentence: Sentence, start: int, last: int, *, cue: Cue | None, inserted: bool) -> int:
    """Last word of the content; what belongs to the sentence around it is cut."""
    tags, words = sentence.tags, sentence.words
    clause = is_clause(tags, start, last)
    verbs, openers = (CUE, "") if clause else (PARTICIPLES, _OBJECT_ENDS)
    verbs += ING * (cue is not None and cue.form == "ing")  # "calling it a trap and asking for more"
    for match in _BORDER.finditer(tags, start, last + 1):
        at = match.start()
        tag, following = tags[at], tags[at + 1]
        if tag == UTTERANCE:  # the comma that ends the clause stands inside the quotation
            leaves = (
                inserted
                or following in _OWN_CLAUSE_OPENS
                or words[at + 1] in _LEAVING
                or tags[at + 1 : at + 3] in _AND_VERB
            )
            if leaves and sentence.ends_with_comma(at):
                return at
        elif at == start or _is_bracketed(tags, start, at):
            continue
        elif tag == COMMA:
            leaves = inserted or following in openers or words[at + 1] == "however"
            if leaves or (not clause and words[at + 1] == "and") or _leaves_at_comma(sentence, start, at, last):
                return at - 1
        elif tag == DASH:
            if sentence.starts[at] > sentence.ends[at - 1] and (following in _CONTRAST or inserted):
                return at - 1
        elif tag != SEMICOLON and following in verbs:  # "and criticised"
            return at - 1 - (tags[at - 1] == COMMA)
    return last if clause else _object_end(sentence, start, last, inserted=inserted)


# What follows the object of a cue says when or how something was said. Each was counted on annotated news.
_PREPOSITION_ING = seq(PREPOSITION, ING)
_CIRCUMSTANCE = re.compile(f"{SUBORDINATOR}(?=.)|{_PREPOSITION_ING}")
_CIRCUMSTANCES = classes.words("circumstance-conjunction")


def _object_end(sentence: Sentence, start: int, last: int, *, inserted: bool) -> int:
    """Last word of a content that is no clause, in front of times and clauses behind it: "attacked her on Friday"."""
    tags, words = sentence.tags, sentence.words
    for match in _CIRCUMSTANCE.finditer(tags, start + 2, last + 1):
        at = match.start()
        tells_how = (
            words[at] == "by" if match[0] == _PREPOSITION_ING else words[at] in _CIRCUMSTANCES and words[at + 1] != "of"
        )
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


def _inside_bracket(tags: str, start: int, end: int) -> int:
    """Last word of a content that lies in brackets: the one in front of the bracket that closes them."""
    closing = tags.find(CLOSING, start, end + 1)
    while closing > start and OPENING in tags[start:closing]:
        start = closing + 1
        closing = tags.find(CLOSING, start, end + 1)
    return closing - 1 if closing > start else end


def _leaves_at_comma(sentence: Sentence, start: int, comma: int, last: int) -> bool:
    """Whether what follows a comma belongs to the sentence around a content, whatever the content is."""
    tags = sentence.tags
    word, following = sentence.words[comma + 1], tags[comma + 1]
    if following == CUE or (word in _LEAVING and not _returns(tags, comma, last)):
        return True
    cue = CUES.get(word)
    if cue is not None and cue.form == "ing":
        return True
    return (tags[start] == TO and following in _AFTER_INFINITIVE) or tags[comma + 1 : comma + 3] == _ADVERB_ING


def _returns(tags: str, comma: int, last: int) -> bool:
    """Whether a clause goes on behind an insertion: ", according to its filings, had lost"."""
    closing = tags.find(COMMA, comma + 1, comma + _CLAUSE_TAIL)
    return 0 < closing < last and tags[closing + 1] in FINITE


def is_clause(tags: str, start: int, last: int) -> bool:
    """Whether the content is a clause, not the object of the cue."""
    if start > 0 and (tags[start - 1] == THAT or tags[max(0, start - 2) : start] == _THAT_COMMA):
        return True
    if tags[start] in _NO_CLAUSE_OPENS:
        return False
    relative = tags.find(_COMMA_RELATIVE, start, start + 12)
    behind = tags.find(COMMA, relative + 1, last + 1) if relative > 0 else -1
    if behind > 0:  # "argued Tern, which has grown, is late"
        return tags[behind + 1 : behind + 2] in _CLAUSE_GOES_ON
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
    first = 0
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
    """First word behind a clause that a colon or semicolon ends: "Poe was less coy: it works, she said"."""
    border = max(tags.rfind(COLON, first, last), tags.rfind(SEMICOLON, first, last))
    return border + 1 if border > first and has_verb(tags, first, border) else first


def resumed_content(sentence: Sentence, at: int, content: Words) -> tuple[Words, ...]:
    """The rest of a content that its source and cue interrupted.

    Args:
        sentence: The sentence.
        at: The word behind source and cue.
        content: The content in front of them; if it is a quotation, only another one goes on with it.
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
    if at > last or (comma and tags[at] in _NO_CONTENT_OPENS) or (quoted and tags[at] not in QUOTED):
        return ()
    leaves = sentence.words[at] in ("but", "and", "according") and tags[min(at + 1, last)] in _NEW_CLAUSE_OPENS
    return () if leaves else ((at, last),)


def framed_content(sentence: Sentence, opening: int, end: int) -> tuple[Words, ...]:
    """The content around a phrase of the words `opening` to `end`, such as "according to Ada Poe".

    In front of the phrase; behind it when it opens the sentence; on both sides when it divides a clause. May be empty.
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


_CONCEDING = classes.words("conceding-conjunction")


def _innermost_clause(sentence: Sentence, first: int, last: int) -> Words:
    """The clause to which an insertion behind word `last` belongs: what follows "said that", "while"."""
    tags, words = sentence.tags, sentence.words
    for at in range(last - 1, max(first, last - 2 * _REACH), -1):
        is_noun = tags[at] == HOMOGRAPH and at > 0 and tags[at - 1] in _BEFORE_NOUN  # "the rules are late"
        says = tags[at] in _CUES and not is_noun and words[at] in CUES and "bare" in CUES[words[at]].takes
        if says or words[at] in _CONCEDING or (tags[at] == THAT and tags[at - 1] in _BEFORE_THAT):
            return at + 1, last
    return first, last
