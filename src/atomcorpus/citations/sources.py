"""The borders of noun phrases around a cue: where a source begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.vocabulary import DOCUMENTS, PEOPLE, PERIODS, RECENT
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    AUXILIARY,
    BREAKS,
    CLOSING,
    COMMA,
    CONJUNCTIONS,
    CUE,
    DASH,
    DAY,
    DETERMINER,
    END,
    FINITE,
    HOMOGRAPH,
    ING,
    MARK,
    NAME,
    NOMINAL,
    NOT,
    NOUN,
    NOUN_LIKE,
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
    RELATIVE,
    START,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    TO,
    UTTERANCE,
    VERB,
    WRITER,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.drafts import Words
    from atomcorpus.citations.words import Sentence

__all__ = ["group_start", "head_of", "phrase_left", "phrase_right", "subject_left"]

_PRONOUNS = SUBJECT + WRITER + RELATIVE
_INSERTION_CLOSES = PAUSES + CLOSING
_BEFORE_NOUN = PARTICIPLES + ADVERB
_TIMES = DAY + ADVERB + NOT
_PHRASE_ENDS = NOUN_LIKE + DETERMINER + PAST + ING + OBJECT
_DATES = DAY + ADVERB + NOT + NUMBER
_RELATES_BACK = FINITE + PREPOSITION
_RELATIVE_BORDERS = BREAKS + UTTERANCE + THAT + SUBORDINATOR + OPENING + RELATIVE
_ANTECEDENTS = NOMINAL + HOMOGRAPH
_BRIEFING = DETERMINER + NOUN
_VERBS = PARTICIPLES + VERB
_PHRASE_OPENS = NOMINAL + DETERMINER
_PHRASE_WORDS = NOUN_LIKE + PAST + ING + OBJECT
_GLUE = STOP + DASH
_DESCRIPTION_OPENS_AFTER = (seq(COMMA, DETERMINER), seq(COMMA, NOUN), seq(COMMA, NAME), seq(COMMA, RELATIVE))
_COMMA_NUMBER_COMMA = seq(COMMA, NUMBER, COMMA)
_INSERTION_ENDS = BREAKS + MARK + UTTERANCE
_PERIOD_FOLLOWS = NAME + CLOSING + DAY + COMMA + RELATIVE + SUBJECT
_SUBJECT_OPENS = NAME + DETERMINER + SUBJECT
_OBJECT_OPENS = DETERMINER + NAME + OWNER
_ENDS_OF_NAMES = STOP + CLOSING
_NO_PHRASE_ENDS = BREAKS + OPENING + DAY + UTTERANCE
_PRONOUN_OBJECTS = SUBJECT + OBJECT
_NOUN_PHRASE = NOMINAL + NUMBER + OWNER + HOMOGRAPH
_BEFORE_PARTICIPLE = DETERMINER + ADVERB
_AFTER_DAY = NOMINAL + HOMOGRAPH + NUMBER
_AUXILIARIES = ADVERB + AUXILIARY + NOT
_GOVERNORS = PARTICIPLES + VERB + HOMOGRAPH + ING + NOUN
_VERB_BEFORE = frozenset(AUXILIARY + ADVERB)
_NO_SUBJECT_BEFORE = PREPOSITIONS + AUXILIARY + VERB + CUE + NOT + TO + AND + DETERMINER + ING
_SURE_VERBS = AUXILIARY + VERB + CUE
_DESCRIPTION_OPENS = NOMINAL + DETERMINER + NUMBER + RELATIVE + HOMOGRAPH
_INSIDE_ONLY = PHRASE + ING
_CLOSE_TO = NOMINAL + DETERMINER + OWNER
_NOUN_OR_NAME = frozenset(NOMINAL)
_PHRASE_GOES_ON = PREPOSITIONS + AND + DETERMINER + RELATIVE
_BEFORE_DETERMINER = PREPOSITIONS + AND + DETERMINER
_LIST_GOES_ON = frozenset(AND + NAME)
_NOUNS_BEFORE = frozenset(NOMINAL + NUMBER + OWNER + HOMOGRAPH + CLOSING)
_MAIN_CLAUSE_BORDERS = BREAKS + CONJUNCTIONS + START + UTTERANCE + TO + CLOSING

# In words and in tries; longer phrases are not looked for, so that time stays linear on any text.
_REACH = 45
_TRIES = 5

_ONCE = classes.words("once")
_ONCE_LISTS = tuple([word] for word in sorted(_ONCE))
_BOUNDS = frozenset((("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least"), ("up", "to")))
_CLAUSE_OPENERS = BREAKS + CONJUNCTIONS + START + UTTERANCE + THAT + SUBORDINATOR + TO + OPENING


def head_of(tags: str, phrase: Words) -> int:
    """The word that a noun phrase is about: the last one in front of its first preposition, insertion or clause."""
    first, last = phrase
    for at in range(first + 1, last + 1):
        if tags[at] in _AFTER_HEADS or (tags[at] in PARTICIPLES and tags[at - 1] in NOMINAL):
            return at - 1
    return last


_AFTER_HEADS = PREPOSITIONS + PAUSES + RELATIVE + OPENING + TO


def phrase_left(sentence: Sentence, last: int) -> Words | None:
    """The noun phrase that ends with word `last`, or with the insertion or time that ends there."""
    tags = sentence.tags
    if last >= 0 and tags[last] in _TIMES:
        last = _before_time(tags, last)
    if last < 0:
        return None
    tag = tags[last]
    if tag in _PRONOUNS:
        return last, last
    if tag in _INSERTION_CLOSES:
        return _before_insertion(sentence, last) if tag == COMMA else _before_bracket(sentence, last, tag)
    if tag == STOP and _is_abbreviation(sentence, last):
        return _first_word(sentence, last), last
    head = _before_period(sentence, last) if sentence.words[last] in PERIODS and last > 1 else None
    if head is not None or tag not in _PHRASE_ENDS:
        return head
    first = _behind_period(sentence, _first_word(sentence, last), last)
    first = _behind_object(sentence, first, last)
    first += first < last and sentence.words[first] in ("including", "like")
    if first > 0 and tuple(sentence.words[first - 1 : first + 1]) in _BOUNDS:
        first -= 1
    elif first > 1 and tags[first] == NUMBER and tuple(sentence.words[first - 2 : first]) in _BOUNDS:
        first -= 2
    if first > 2 and sentence.words[first - 2 : first] == ["such", "as"] and tags[first - 3] in NOMINAL:
        first = _first_word(sentence, first - 3)  # "critics such as Ada Poe"
    first -= first > 0 and sentence.words[first - 1] == "lead" and PEOPLE.match(sentence.words[first]) is not None
    listed = first > 1 and tags[first - 1] == COMMA and AND in tags[first:last]
    return (_before_list(sentence, first) if listed else _before_relative(sentence, first)), last


def _before_list(sentence: Sentence, first: int) -> int:
    """First word of "Ada Poe, Wei Lin and Tern Labs", read from "Wei Lin"; names only, and none inside a clause."""
    tags, at = sentence.tags, first
    while at > 1 and tags[at - 1] == COMMA and tags[at - 2] == NAME:
        at = _first_word(sentence, at - 2)
    return at if at == 0 or tags[at - 1] in _CLAUSE_OPENERS else first


def _is_abbreviation(sentence: Sentence, dot: int) -> bool:
    """Whether a full stop belongs to the name in front of it: "Jr.", "Inc."."""
    return dot > 0 and sentence.tags[dot - 1] == NAME and sentence.starts[dot] == sentence.ends[dot - 1]


def _before_time(tags: str, last: int) -> int:
    """Step over "on Friday", "Tuesday", "later" in front of a verb."""
    while last > 0 and tags[last] in _DATES:
        last -= 1
    if tags[last] == PREPOSITION and tags[last + 1] == DAY:
        last -= 1
    return last


def _before_relative(sentence: Sentence, first: int) -> int:
    """First word of "researchers who have seen the model", read from "the model"; else `first`."""
    tags = sentence.tags
    at = first - 1
    if at < 1 or tags[at] not in _RELATES_BACK:
        return first
    # "people briefed on the move", "a study published in the spring"
    is_participle = tags[at - 1] in PARTICIPLES or sentence.words[at - 1] == "led"  # "analysts led by Ada Poe"
    noun = sentence.words[at - 2] if at > 1 and tags[at] == PREPOSITION and is_participle else ""
    if noun in DOCUMENTS or PEOPLE.match(noun):
        return _first_word(sentence, at - 2)
    floor = max(0, first - 12)
    while at > floor and tags[at] not in _RELATIVE_BORDERS:
        at -= 1
    if at < 1 or tags[at] != RELATIVE or sentence.words[at] != "who" or tags[at - 1] not in _ANTECEDENTS:
        return first
    return _first_word(sentence, at - 1)


def _before_bracket(sentence: Sentence, last: int, tag: str) -> Words | None:
    """The phrase with what stands between dashes or in brackets behind it."""
    tags = sentence.tags
    opening = tags.rfind("-" if tag == DASH else "(", max(0, last - _REACH), last)
    head = phrase_left(sentence, opening - 1) if opening > 0 and tags[opening - 1] not in _INSERTION_CLOSES else None
    return (head[0], last if tag == CLOSING else last - 1) if head else None


def _before_period(sentence: Sentence, last: int) -> Words | None:
    """The phrase in front of "this week", "last month", "this past year"."""
    tags = sentence.tags
    at = last - 1
    while at > 0 and last - at < 3 and tags[at] in _BRIEFING:
        at -= 1
        if tags[at] in _PERIOD_FOLLOWS or (tags[at] == NOUN and tags[at + 1] == DETERMINER):
            return phrase_left(sentence, at)
    return None


def _behind_object(sentence: Sentence, first: int, last: int) -> int:
    """First word of a new clause that "and" joins to the object of a verb: "renewed its grant and Ada Poe said"."""
    tags = sentence.tags
    if first == 0 or tags[first - 1] not in _VERBS or "bare" in _takes(sentence.words[first - 1]):
        return first
    joint = tags.rfind(AND, first, last)
    return joint + 1 if joint > first and tags[joint + 1] in _SUBJECT_OPENS else first


def _takes(word: str) -> frozenset[str]:
    """What a word takes if it is a cue."""
    cue = CUES.get(word)
    return cue.takes if cue is not None else frozenset()


def _behind_period(sentence: Sentence, first: int, last: int) -> int:
    """First word of the phrase without a time in front of it: "Last month Tern Labs"."""
    words = sentence.words
    if first + 2 > last or words[first] not in RECENT or words[first + 1] not in PERIODS:
        return first
    return first + 2 if sentence.tags[first + 2] in _PHRASE_OPENS else first


def _first_word(sentence: Sentence, last: int) -> int:
    """First word of the noun phrase that ends with `last`."""
    tags = sentence.tags
    floor = max(0, last - _REACH)
    first = at = last
    while at >= floor:
        tag = tags[at]
        before = tags[at - 1] if at > floor else START
        if tag in _PHRASE_WORDS:
            first = at
        elif tag == DETERMINER:
            first = at
            if before == TO and tags[at - 2 : at - 1] in _NOUN_OR_NAME:  # "close to the talks"
                at -= 1
                continue
            if before not in _PHRASE_GOES_ON or (before == PREPOSITION and tags[at - 2 : at - 1] not in _NOUNS_BEFORE):
                break
        elif tag == CLOSING:
            opening = tags.rfind(OPENING, floor, at)
            if opening <= floor:
                break
            at = opening
        elif not _joins_left(sentence, at, last, tag, before):
            break
        at -= 1
    return first


def _joins_left(sentence: Sentence, at: int, last: int, tag: str, before: str) -> bool:
    """Whether a word that is no noun lies inside a noun phrase that is read from its end."""
    if tag in _JOINED_BY:
        return before in _JOINED_BY[tag] and sentence.words[at] not in _CONJUNCTIONS
    if tag == TO:
        return before in NOMINAL and sentence.tags[at + 1] in _OBJECT_OPENS
    if tag == ADVERB:
        return at < last and before == DETERMINER
    # the dot of an abbreviation, a hyphen
    return (
        tag in _GLUE and before in (NAME if tag == STOP else NOUN_LIKE) and sentence.starts[at] == sentence.ends[at - 1]
    )


# Prepositions that may begin a clause too: "has been full since the district announced that".
_CONJUNCTIONS = frozenset(("after", "before", "since", "until"))
# What has to stand before prepositions, "and" and months inside a noun phrase.
_PHRASE = NOUN_LIKE + DETERMINER + CLOSING
_JOINED_BY = {OF: _PHRASE, PREPOSITION: _PHRASE, AND: NOUN_LIKE, DAY: DETERMINER + OWNER}


def _before_insertion(sentence: Sentence, comma: int) -> Words | None:
    """The phrase with an insertion that ends with this comma: "Ada Poe, who runs the lab,"."""
    tags = sentence.tags
    floor = max(0, comma - _REACH)
    at = comma
    found = phrase_left(sentence, comma - 1) if comma > 0 and tags[comma - 1] in _ENDS_OF_NAMES else None
    for _ in range(_TRIES):
        at = tags.rfind(COMMA, floor, at)
        if at <= floor:
            break
        head = phrase_left(sentence, at - 1) if tags[at - 1] not in _NO_PHRASE_ENDS else None
        if head is None:
            continue
        before = tags[head[0] - 1] if head[0] else START
        if (before in _CLAUSE_OPENERS and before != TO) or (before in _SURE_VERBS and found is None):
            described = (
                tags[at + 1] in _DESCRIPTION_OPENS or sentence.words[at + 1] in _ONCE
            )  # other insertions are no part of the source
            found = head[0], (comma if described else at) - 1
            named = sentence.words[head[0]] in _OWNERS and tags[at + 1] == NAME  # "its founder, Ada Poe,"
            if before != COMMA or named:
                break
    return found


def phrase_right(sentence: Sentence, first: int) -> Words | None:
    """The noun phrase that begins with word `first`, with its modifiers and one insertion."""
    tags = sentence.tags
    if first >= len(tags):
        return None
    if tags[first] in PERSONAL:
        return first, first
    last = -1
    at = first
    limit = min(len(tags), first + _REACH)
    while at < limit:
        at += _describing(sentence, at, last)
        tag = tags[at]
        ends_low = (
            tag in _PRONOUN_OBJECTS and at > first + 1 and last == at - 2 and tags[at - 1] in PREPOSITIONS
        )  # "familiar with it"
        if tag in _NOUN_PHRASE or (tag in _INSIDE_ONLY and at > first) or ends_low:
            last = at
        elif tag == DETERMINER:
            if last >= 0 and tags[at - 1] not in _BEFORE_DETERMINER:
                break
            last = at
        elif tag == OPENING and (closing := tags.find(CLOSING, at, limit)) > 0:
            last = at = closing
        elif last == at - 1 and (start := _insertion_start(sentence, at)) is not None:
            stop = _insertion_end(tags, start, limit)
            return first, (stop - 1 if stop > start else _before_recent(sentence.words, first, last))
        elif not _joins_right(sentence, at, last, tag):
            break
        at += 1
    return (first, _before_recent(sentence.words, first, last)) if last >= 0 else None


def _before_recent(words: list[str], first: int, last: int) -> int:
    """The last word without a time: "as reported by The Daily Ledger last month"."""
    return last - 2 if last > first + 1 and words[last] in PERIODS and words[last - 1] in RECENT else last


_OWNERS = classes.words("possessive-before-name")
_NOT_IN_SOURCES = classes.words("not-in-source")


def _joins_right(sentence: Sentence, at: int, last: int, tag: str) -> bool:
    """Whether a word that is no noun lies inside a noun phrase that is read from its beginning."""
    tags = sentence.tags
    after = tags[at + 1 : at + 2] or END
    if tag in _BEFORE_NOUN:
        return after in NOMINAL and at > 0 and tags[at - 1] in _BEFORE_PARTICIPLE
    if tag in PREPOSITIONS:
        return last == at - 1 and sentence.words[at] not in _NOT_IN_SOURCES
    if tag == AND:
        return after in _PHRASE_OPENS
    if tag == DAY:
        return tags[at - 1 : at] == DETERMINER and after in _AFTER_DAY
    return tag == STOP and tags[at - 1] == NAME and after != END and sentence.starts[at] == sentence.ends[at - 1]


def _describing(sentence: Sentence, at: int, last: int) -> int:
    """How many words begin to say who people are: "people briefed on the move", "sources close to the lab"; 0 for none.

    Args:
        sentence: The sentence.
        at: The word.
        last: The last noun so far, which has to stand in front of it.
    """
    tags, words = sentence.tags, sentence.words
    if last < 0 or last != at - 1 or at + 2 >= len(tags):
        return 0
    after = tags[at + 1]
    if tags[at] == TO:
        return 1 + (after == DETERMINER) if words[last] in _NEAR and after in _CLOSE_TO else 0
    is_participle = tags[at] in PARTICIPLES or words[at] == "led"  # "a group led by Ada Poe"
    return 2 if is_participle and after in PREPOSITIONS and PEOPLE.match(words[last]) else 0


_NEAR = frozenset(("close", "privy"))


def _insertion_start(sentence: Sentence, at: int) -> int | None:
    """Where a description behind a noun begins: "who ...", ", head of ..."."""
    if sentence.words[at] == "who":
        return at
    described = (
        sentence.tags[at : at + 2] in _DESCRIPTION_OPENS_AFTER or sentence.tags[at : at + 3] == _COMMA_NUMBER_COMMA
    )  # an age
    return (
        at + 1 if described or (sentence.tags[at] == COMMA and sentence.words[at + 1 : at + 2] in _ONCE_LISTS) else None
    )


_DESCRIBES = (
    NOUN_LIKE
    + PREPOSITIONS
    + DETERMINER
    + PAST
    + ING
    + DAY
    + TO
    + ADVERB
    + AND
    + STOP
    + OPENING
    + CLOSING
    + COMMA
    + NOT
)
_RELATES = _DESCRIBES.replace(COMMA, "") + _SURE_VERBS + _PRONOUN_OBJECTS + THAT


def _insertion_end(tags: str, at: int, limit: int) -> int:
    """Where an insertion behind a name stops, or `at` when a clause follows instead."""
    if at >= limit:
        return at
    start = at
    allowed = _DESCRIBES
    while at < limit:
        if tags[at] == RELATIVE:  # "a lawyer who has read it"
            allowed = _RELATES
        elif tags[at] not in allowed or (tags[at] == COMMA and tags[at + 1 : at + 2] not in _LIST_GOES_ON):
            break
        at += 1
    if at < limit and tags[at] not in _INSERTION_ENDS:
        return start
    while at > start and tags[at - 1] == STOP:
        at -= 1
    return at


def group_start(tags: str, at: int) -> int:
    """First word of the verb group that ends with word `at`: auxiliaries, adverbs, and verbs that govern "to"."""
    group = at
    floor = max(0, at - 12)
    while True:
        while group > floor and tags[group - 1] in _AUXILIARIES:
            group -= 1
        if group - 1 <= floor or tags[group - 1] != TO or tags[group - 2] not in _GOVERNORS:
            return group
        if tags[group - 2] == NOUN and tags[group - 3 : group - 2] not in _VERB_BEFORE:
            return group  # "a plan to tell": a noun governs
        group -= 2


def subject_left(sentence: Sentence, before: int, *, main: bool) -> Words | None:
    """The subject of the nearest verb in front of word `before`.

    Args:
        sentence: The sentence.
        before: The word to look in front of.
        main: Whether relative and subordinate clauses are passed over.
    """
    tags = sentence.tags
    tries = 0
    fallback = None
    at = before - 1
    floor = max(0, before - 2 * _REACH)
    while at > floor and tries < _TRIES:
        if tags[at] in FINITE and tags[at - 1] not in _NO_SUBJECT_BEFORE:
            found = phrase_left(sentence, at - 1)
            if found is not None:
                tries += 1
                border = tags[found[0] - 1] if found[0] else START
                if not main or (tags[found[0]] != RELATIVE and border in _MAIN_CLAUSE_BORDERS):
                    return found
                fallback = fallback or found
                at = found[0]
        at -= 1
    return fallback
