"""The borders of noun phrases around a cue: where a source begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.occasions import VENUES, before_occasion, behind_occasion
from atomcorpus.citations.source_words import DOCUMENTS, PERIODS, RECENT, is_people
from atomcorpus.citations.times import before_times, ends_with_part_of_day, is_year
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
    FINITE,
    HOMOGRAPH,
    ING,
    NAME,
    NOMINAL,
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
    PREPOSITION,
    PREPOSITIONS,
    RELATIVE,
    START,
    STOP,
    SUBJECT,
    SUBJECT_OPENERS,
    SUBORDINATOR,
    THAT,
    TIMES,
    TO,
    UTTERANCE,
    VERB,
    VERBS,
    WRITER,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Sentence, Words

__all__ = ["phrase_left"]

_NAME_COMMA_AND = seq(NAME, COMMA, AND)
_PRONOUNS = SUBJECT + WRITER + RELATIVE
_INSERTION_CLOSES = PAUSES + CLOSING
_PHRASE_ENDS = NOUN_LIKE + DETERMINER + PAST + ING + OBJECT
_RELATES_BACK = FINITE + PREPOSITION
_RELATIVE_BORDERS = BREAKS + UTTERANCE + THAT + SUBORDINATOR + OPENING + RELATIVE
_ANTECEDENTS = NOMINAL + HOMOGRAPH
_BRIEFING = DETERMINER + NOUN
_PHRASE_OPENS = NOMINAL + DETERMINER
_PHRASE_WORDS = NOUN_LIKE + PAST + ING + OBJECT
_GLUE = STOP + DASH
_PERIOD_FOLLOWS = NAME + CLOSING + DAY + COMMA + RELATIVE + SUBJECT
_OBJECT_OPENS = DETERMINER + NAME + OWNER
_ENDS_OF_NAMES = STOP + CLOSING
_NO_PHRASE_ENDS = BREAKS + OPENING + DAY + UTTERANCE
_SURE_VERBS = AUXILIARY + VERB + CUE
_DESCRIPTION_OPENS = NOMINAL + DETERMINER + NUMBER + RELATIVE + HOMOGRAPH
_NOUN_OR_NAME = frozenset(NOMINAL)
_PHRASE_GOES_ON = PREPOSITIONS + AND + DETERMINER + RELATIVE
_NOUNS_BEFORE = frozenset(NOMINAL + NUMBER + OWNER + HOMOGRAPH + CLOSING)
# In words and in tries; longer phrases are not looked for, so that time stays linear on any text.
_REACH = 45
_TRIES = 5
_ONCE = classes.words("once")
_BOUNDS = frozenset((("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least"), ("up", "to")))
_CLAUSE_OPENERS = BREAKS + CONJUNCTIONS + START + UTTERANCE + THAT + SUBORDINATOR + TO + OPENING


def phrase_left(sentence: Sentence, last: int) -> Words | None:
    """The noun phrase that ends with word `last`, or with the insertion or time that ends there."""
    tags = sentence.tags
    if last > 1 and tags[last] == ADVERB and sentence.words[last - 1] in _NAMING:
        return _with_name(phrase_left(sentence, last - 2), last)
    if last >= 0 and (tags[last] in _TIME_ENDS or ends_with_part_of_day(sentence, last)):
        last = _before_setting(sentence, last)
    if last < 0 or tags[last] in _PRONOUNS:
        return None if last < 0 else (last, last)
    tag = tags[last]
    if tag in _INSERTION_CLOSES:
        return _before_insertion(sentence, last) if tag == COMMA else _before_bracket(sentence, last, tag)
    if tag == STOP and _is_abbreviation(sentence, last):
        return _first_word(sentence, last), last
    head = _before_period(sentence, last) if sentence.words[last] in PERIODS and last > 1 else None
    if last > 1 and tags[last - 1] in _CONTACTS:
        head = _before_contact(sentence, last)
    if head is not None or tag not in _PHRASE_ENDS:
        return head
    last = before_occasion(sentence, last) if sentence.words[last] in VENUES else last
    first = _without_setting(sentence, _first_word(sentence, last), last)
    return _before_all(sentence, _before_naming(sentence, first), last), last


def _with_name(called: Words | None, last: int) -> Words | None:
    """A phrase with the name in small letters that looks like an adverb: "a start-up called zumly"."""
    return (called[0], last) if called is not None else None


def _before_setting(sentence: Sentence, last: int) -> int:
    """Step over times before a verb, and over what was done then: "a filing published on Friday"."""
    before = before_times(sentence, last)
    done = 0 < before < last and sentence.tags[before] in PARTICIPLES and sentence.words[before - 1] in DOCUMENTS
    return before - done


def _without_setting(sentence: Sentence, first: int, last: int) -> int:
    """First word of a phrase without times and objects before it, and with bounds and what examples are of."""
    tags = sentence.tags
    first = _behind_period(sentence, first, last)
    if first < last and tags[last] == NAME:
        first = behind_occasion(sentence, first, last)
    first = _behind_object(sentence, first, last)
    first += first < last and sentence.words[first] in ("including", "like")
    if first > 2 and sentence.words[first - 1] == "than" and tags[first - 2] in NOMINAL:
        other = _first_word(sentence, first - 2)  # "other labs than Tern Labs"
        first = other if sentence.words[other] == "other" else first
    if first > 0 and tuple(sentence.words[first - 1 : first + 1]) in _BOUNDS:
        first -= 1
    elif first > 1 and tags[first] == NUMBER and tuple(sentence.words[first - 2 : first]) in _BOUNDS:
        first -= 2
    if first > 2 and sentence.words[first - 2 : first] == ["such", "as"] and tags[first - 3] in NOMINAL:
        first = _first_word(sentence, first - 3)  # "critics such as Ada Poe"
    return first


def _before_contact(sentence: Sentence, last: int) -> Words | None:
    """The phrase with a relative clause without a pronoun: "the experts I interviewed", "everyone we asked"."""
    tags, who = sentence.tags, last - 2
    if who < 0 or tags[last] not in VERBS or tags[last - 1] not in _CONTACTS:
        return None
    if not (is_people(sentence.words[who]) or sentence.words[who] in _ANYBODY):
        return None
    head = phrase_left(sentence, who)
    return (head[0], last) if head is not None else None


_CONTACTS = SUBJECT + WRITER
_TIME_ENDS = TIMES + NUMBER
_ANYBODY = classes.words("anybody")


def _before_all(sentence: Sentence, first: int, last: int) -> int:
    """First word of a phrase with the list or the relative clause that stands before what looks like its beginning."""
    tags = sentence.tags
    if first > 2 and tags[first - 3 : first] == _NAME_COMMA_AND:  # "Ada Poe, Wei Lin, and Tern Labs"
        begin = _before_list(sentence, first - 1)
        return begin if begin < first - 1 else first
    listed = first > 1 and tags[first - 1] == COMMA and _is_joined(sentence, first, last)
    return _before_list(sentence, first) if listed else _before_relative(sentence, first)


def _is_joined(sentence: Sentence, first: int, last: int) -> bool:
    """Whether "and" stands in a phrase, and not only the "&" of a name."""
    tags, words = sentence.tags, sentence.words
    return any(tags[at] == AND and words[at] != "&" for at in range(first, last))


def _before_naming(sentence: Sentence, first: int) -> int:
    """First word of "a start-up called Tern Labs", read from the name, and of "lead author"; else `first`."""
    if first > 0 and sentence.words[first - 1] == "lead" and is_people(sentence.words[first]):
        return first - 1
    if first < 2 or sentence.words[first - 1] not in _NAMING or sentence.tags[first - 2] not in NOMINAL:
        return first
    begin = _first_word(sentence, first - 2)
    return begin if sentence.words[begin] in _NEW else first


_NAMING = frozenset(("called", "named", "dubbed"))
_NEW = frozenset(("a", "an", "one", "another"))


def _before_list(sentence: Sentence, first: int) -> int:
    """First word of "Ada Poe, Wei Lin and Tern Labs", read from "Wei Lin"; names only, and none inside a clause."""
    tags, at = sentence.tags, first
    while at > 1 and tags[at - 1] == COMMA and (tags[at - 2] == NAME or is_people(sentence.words[at - 2])):
        at = _first_word(sentence, at - 2)
    return at if at == 0 or tags[at - 1] in _CLAUSE_OPENERS else first


def _is_abbreviation(sentence: Sentence, dot: int) -> bool:
    """Whether a full stop belongs to the name before it: "Jr.", "Inc."."""
    return dot > 0 and sentence.tags[dot - 1] == NAME and sentence.starts[dot] == sentence.ends[dot - 1]


def _before_relative(sentence: Sentence, first: int) -> int:
    """First word of "researchers who have seen the model", read from "the model"; else `first`."""
    tags = sentence.tags
    at = first - 1
    # a past form looks like an adjective: "a lawyer for the people who sued Tern Labs"
    told = at > 0 and sentence.words[at] == "who" and tags[first] == PAST
    if at < 1 or (tags[at] not in _RELATES_BACK and not told):
        return first
    # "people briefed on the move", "a study published in the spring"
    # "analysts led by Ada Poe", "protesters marching through the streets"
    is_participle = tags[at - 1] in PARTICIPLES + ING or sentence.words[at - 1] == "led"
    noun = sentence.words[at - 2] if at > 1 and tags[at] == PREPOSITION and is_participle else ""
    if noun in DOCUMENTS or is_people(noun):
        return _first_word(sentence, at - 2)
    floor = max(0, first - 12)
    while at > floor and tags[at] not in _RELATIVE_BORDERS:
        at -= 1
    if at < 1 or tags[at] != RELATIVE or sentence.words[at] != "who" or tags[at - 1] not in _ANTECEDENTS:
        return first
    return _first_word(sentence, at - 1)


def _before_bracket(sentence: Sentence, last: int, tag: str) -> Words | None:
    """The phrase with what stands between dashes or in brackets after it."""
    tags = sentence.tags
    opening = tags.rfind("-" if tag == DASH else "(", max(0, last - _REACH), last)
    head = phrase_left(sentence, opening - 1) if opening > 0 and tags[opening - 1] not in _INSERTION_CLOSES else None
    return (head[0], last if tag == CLOSING else last - 1) if head else None


def _before_period(sentence: Sentence, last: int) -> Words | None:
    """The phrase before "this week", "last month", "this past year"."""
    tags = sentence.tags
    at = last - 1
    while at > 0 and last - at < 3 and tags[at] in _BRIEFING:
        at -= 1 + (sentence.words[at - 1] == "just")
        if tags[at] in _PERIOD_FOLLOWS or (tags[at] == NOUN and tags[at + 1] == DETERMINER):
            return phrase_left(sentence, at)
    return None


def _behind_object(sentence: Sentence, first: int, last: int) -> int:
    """First word of a new clause that "and" joins to the object of a verb: "renewed its grant and Ada Poe said"."""
    tags = sentence.tags
    if first == 0 or tags[first - 1] not in VERBS or "bare" in _takes(sentence.words[first - 1]):
        return first
    joint = tags.rfind(AND, first, last)
    return joint + 1 if joint > first and tags[joint + 1] in SUBJECT_OPENERS else first


def _takes(word: str) -> frozenset[str]:
    """What a word takes if it is a cue."""
    cue = CUES.get(word)
    return cue.takes if cue is not None else frozenset()


def _behind_period(sentence: Sentence, first: int, last: int) -> int:
    """First word of the phrase without a time before it: "Last month Tern Labs"."""
    words = sentence.words
    if first < last and first and words[first - 1] == "in" and is_year(sentence.words[first]):
        return first + 1  # "In 2024 Tern Labs announced"
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
            if before not in _PHRASE_GOES_ON or (before == PREPOSITION and not _is_described(sentence, at - 2)):
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


def _is_described(sentence: Sentence, at: int) -> bool:
    """Whether a preposition after word `at` says more of it: "the head of the lab", "someone in the audience"."""
    return at >= 0 and (sentence.tags[at] in _NOUNS_BEFORE or sentence.words[at] in _ANYBODY)


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
        head = phrase_left(sentence, at - 1) if not _ends_time(sentence, at - 1) else None
        if head is None:
            continue
        before = tags[head[0] - 1] if head[0] else START
        # "since Poe, at noon, said"
        after = head[0] > 0 and sentence.words[head[0] - 1] in _CONJUNCTIONS and tags[at + 1] == PREPOSITION
        if after or (before in _CLAUSE_OPENERS and before != TO) or (before in _SURE_VERBS and found is None):
            described = (
                tags[at + 1] in _DESCRIPTION_OPENS or sentence.words[at + 1] in _ONCE
            )  # other insertions are no part of the source
            found = head[0], (comma if described else at) - 1
            named = sentence.words[head[0]] in _OWNERS and tags[at + 1] == NAME  # "its founder, Ada Poe,"
            if before != COMMA or named:
                break
    return found


def _ends_time(sentence: Sentence, last: int) -> bool:
    """Whether what stands before a comma is no noun phrase but a time: "Two days later,", "Last week,"."""
    words = sentence.words
    if sentence.tags[last] in _NO_PHRASE_ENDS:
        return True
    return (words[last] in PERIODS and words[last - 1 : last] in _RECENT_LISTS) or words[last] in _AGO


_RECENT_LISTS = tuple([word] for word in sorted(RECENT))
_AGO = frozenset(("later", "ago", "earlier", "afterwards", "afterward", "before"))
_OWNERS = classes.words("possessive-before-name")
