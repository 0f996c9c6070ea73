"""What is attributed after a cue: where it begins, and where the sentence leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.content_ends import content_end, inside_bracket
from atomcorpus.citations.contents import has_verb
from atomcorpus.citations.cues import CUES
from atomcorpus.citations.source_words import is_people
from atomcorpus.citations.times import behind_times
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    AUXILIARY,
    BEFORE_DETERMINER,
    CLOSING,
    COLON,
    COMMA,
    COMMA_ING,
    COMMON_NOUNS,
    CONJUNCTIONS,
    CUE,
    DAY,
    DETERMINER,
    HOMOGRAPH,
    ING,
    NAME,
    NOMINAL,
    NOT,
    NOUN,
    NUMBER,
    OBJECT,
    OF,
    OPENING,
    OWNER,
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
    SUBJECT_OPENERS,
    SUBORDINATOR,
    THAT,
    TIMES,
    TO,
    UTTERANCE,
    VERB,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.cues import Cue
    from atomcorpus.citations.tokens import Sentence, Words

__all__ = ["content_right"]

_AFTER_TIME = frozenset(THAT + SUBJECT + DETERMINER + NAME + UTTERANCE + PHRASE)
_COMMA_THAT = seq(COMMA, THAT)
_SUBORDINATOR_THAT = seq(SUBORDINATOR, THAT)
_NOUN_WITH_INFINITIVE = (seq(NOUN, TO), seq(HOMOGRAPH, TO))
_NOUN_AT_THE_END = (NOUN, seq(NOUN, STOP), seq(NOUN, NOUN), seq(NOUN, NOUN, STOP))
_DAY_IS = seq(DAY, AUXILIARY)
_JOINTS = PAUSES + COLON
_CONTENT_OPENS = QUOTED + SUBORDINATOR + RELATIVE + THAT
_BEFORE_CONTENT = PREPOSITIONS + COMMA + COLON
_DETERMINER_CUE = seq(DETERMINER, CUE)
_PREDICATE_OPENS = frozenset(QUOTED + ADVERB + NOUN + DETERMINER + PAST + NOT)
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
_VERBS = frozenset(AUXILIARY + VERB + CUE)
_ADDRESSEE = NOMINAL + NUMBER + OWNER + DETERMINER + OF + PAST + AND + HOMOGRAPH + STOP
_DAY_OR_ADVERB = DAY + ADVERB
_PREPOSITION_DAY = seq(PREPOSITION, DAY)
_COMMA_OR_COLON = COMMA + COLON
_AFTER_VENUE = frozenset(SUBJECT + DETERMINER + NAME)
_NOUN_NAME = seq(NOUN, NAME)
_SETTING_OPENS = frozenset(PREPOSITION + DAY + ADVERB)
_NO_SETTING = frozenset(AUXILIARY + VERB + QUOTED + THAT + COLON + SEMICOLON)
_REACH = 24  # words between a cue and the beginning of its content
_SETTING = classes.words("setting-preposition")
_DAYS = classes.words("weekday")
_SPELLS = classes.words("spell")
_VENUES = classes.words("venue")
_PUT = 5  # words from "it" to the colon of "put it more bluntly still:"
_OCCASION = 8  # words of "in a lengthy post on its own blog"
_TOPIC = classes.words("topic-preposition")
_FOR_SOMEBODY = classes.words("for-somebody")
_TOPIC_TO = classes.words("topic-to")


def content_right(
    sentence: Sentence, at: int, lemma: str, *, addressee: bool = False, inserted: bool = False
) -> Words | None:
    """The content that begins at or after word `at`.

    Args:
        sentence: The sentence.
        at: The word after the cue.
        lemma: Dictionary form of the cue.
        addressee: Whether the cue takes one ("told reporters").
        inserted: Whether cue and source stand in a clause that is over at the next comma ("which has backed it,").
    """
    tags, last = sentence.tags, sentence.last()
    if tags[at : at + 2] == COMMA_ING and sentence.words[at + 1] in CUES:
        resumed = _behind_citing(sentence, at)
        if resumed:
            return resumed, last
        return None  # "agreed, saying that": the next cue has the content
    if _announces(sentence, at, CUES.get(sentence.words[at - 1])):
        return None
    if lemma == "cite" and (comma := tags.find(_COMMA_THAT, at, last)) > at:
        last = comma - 1  # "reported, citing two people, that"
    if lemma == "put" and sentence.words[at : at + 1] == ["it"]:  # "put it bluntly: “...”"
        at = max(at, tags.find(COLON, at, at + _PUT))
    start = _content_start(sentence, at, last, lemma, addressee=addressee)
    while start <= last and tags[start] in _JOINTS:
        start += 1
    if start > last or tags[start] == SEMICOLON or not tags[start : last + 1].strip(_MARKS_ONLY):
        return None
    semicolon = tags.find(SEMICOLON, start, last)
    if semicolon > 0 and (lemma in _NAMING or _begins_clause(tags, semicolon, last)):
        last = semicolon - 1  # of several, each ends an item of a list; what is called something is no clause
    end = inside_bracket(
        tags, start, content_end(sentence, start, last, cue=CUES.get(sentence.words[at - 1]), inserted=inserted)
    )
    return (start, end) if start <= end else None


def _begins_clause(tags: str, semicolon: int, last: int) -> bool:
    """Whether what follows a semicolon is a clause of the writer's, no item of a list and no other "that"."""
    following = tags.find(SEMICOLON, semicolon + 1, last)
    if following < 0:
        return True
    begin = semicolon + 1 + (tags[semicolon + 1] in CONJUNCTIONS)
    return tags[begin] in SUBJECT_OPENERS and has_verb(tags, begin, following)


def _behind_citing(sentence: Sentence, at: int) -> int:
    """Where a content begins after an insertion: "reported, citing two people, that ..."; 0 when there is none."""
    if sentence.words[at + 1] not in ("citing", "quoting"):
        return 0
    that = sentence.tags.find(_COMMA_THAT, at + 2, at + _REACH)
    return that + 2 if 0 < that < sentence.last() - 1 else 0


def _announces(sentence: Sentence, at: int, cue: Cue | None) -> bool:
    """Whether only where or when stands before the colon that ends a sentence: "wrote in a post:"."""
    tags = sentence.tags
    if cue is None or "quote" not in cue.takes or not tags.endswith(COLON):
        return False
    setting = tags[at:-1]
    return setting[:1] in _SETTING_OPENS and not any(tag in _NO_SETTING for tag in setting)


def _content_start(sentence: Sentence, at: int, last: int, lemma: str, *, addressee: bool) -> int:
    """Step over addressees, times and places to "that", a quotation, or the clause."""
    tags = sentence.tags
    behind = behind_times(sentence, at)
    if behind > last or tags[behind] in _AFTER_TIME:
        at = behind
    while at <= last and tags[at] in TIMES and tags[at : at + 2] != _DAY_IS:  # "said March was cold"
        at += 1
    if at < last and sentence.words[at] == "as" and lemma in _DESCRIBING:  # "which Poe described as “a trap”"
        return at + 1
    at += 2 * (tags[at : at + 3] == _PREPOSITION_ING_THAT)  # "admitted under questioning that"
    at = _behind_warned(sentence, at) if lemma in _WARNING else at
    if at > last or tags[at] in _CONTENT_OPENS:
        return at + (
            at <= last
            and tags[at] == THAT
            and (at < last or tags[at + 1 :] == COLON)
            and not _is_subject(sentence, at)
            and not _is_determiner(sentence, at)
        )
    addressed = addressee or (tags[at] == TO and at < last and tags[at + 1] in _PERSON_OPENS)
    if not addressed and tags[at] not in _BEFORE_CONTENT:
        return at
    limit = min(last + 1, at + _REACH)
    spot = at
    while spot < limit and (tags[spot] in _ADDRESSEE_OR_SETTING or _is_of_venue(sentence, spot)):
        spot += 1
    if (
        spot < limit
        and not _relates(tags, at, spot)
        and (tags[spot] in _STATEMENT_OPENS or (tags[spot] == PHRASE and tags[spot - 1] in _COMMA_OR_COLON))
    ):
        return spot + (tags[spot] == THAT)
    if tags[spot : spot + 2] == _SUBORDINATOR_THAT:  # "told me once that"
        return spot + 2
    return _behind_addressee(sentence, at, last) if addressee else _behind_setting(sentence, at, last, lemma)


def _relates(tags: str, at: int, that: int) -> bool:
    """Whether "that" stands for the object of a preposition: "pointed to an analysis that says"."""
    return tags[that] == THAT and tags[at] == TO and tags[that + 1 : that + 2] in _VERBS


def _behind_warned(sentence: Sentence, at: int) -> int:
    """The word "that" after who is warned, as in "warned staff that"; else `at`."""
    that = sentence.tags.find(THAT, at + 1, at + _LONGEST_ADDRESSEE)
    addressed = that > 0 and not sentence.tags[at:that].strip(_ADDRESSEE) and _is_addressed(sentence, that - 1)
    return that if addressed else at


def _is_addressed(sentence: Sentence, at: int) -> bool:
    """Whether a phrase that ends with word `at` can be who is warned."""
    word = sentence.words[at]
    return sentence.tags[at] in _PERSONS or word in _BODIES or is_people(word)


_PERSONS = OBJECT + NAME
_WARNING = classes.words("warning-somebody")
_BODIES = classes.words("singular-or-plural")
_LONGEST_ADDRESSEE = 7


def _is_of_venue(sentence: Sentence, at: int) -> bool:
    """Whether what looks like a verb is a part of where something is said: "in an emailed statement", "in a filing"."""
    tags = sentence.tags
    return tags[at - 1 : at + 1] == _DETERMINER_CUE or (tags[at] == ING and sentence.words[at] in _VENUES)


def _is_subject(sentence: Sentence, that: int) -> bool:
    """Whether "that" is no conjunction but what the clause is about: "said that's late", "expects that sum to grow"."""
    if sentence.tags[that + 1 : that + 3] in _NOUN_WITH_INFINITIVE:
        return True
    if sentence.tags[that + 1 :] in _NOUN_AT_THE_END:  # "disputed that characterization"
        return True
    return sentence.words[that + 1] in _STATES and sentence.tags[that + 2 : that + 3] in _PREDICATE_OPENS


def _is_determiner(sentence: Sentence, that: int) -> bool:
    """Whether "that" stands with a noun after a verb that takes no clause: "rejected that argument in court"."""
    cue = CUES.get(sentence.words[that - 1])
    if cue is None or sentence.tags[that - 1] != CUE or cue.takes & _CLAUSES:
        return False
    return sentence.tags[that + 1 : that + 2] in _COMMON_NOUNS and sentence.tags[that + 2 : that + 3] in _NOUN_ENDS


_CLAUSES = frozenset(("that", "bare", "question"))
_COMMON_NOUNS = frozenset(COMMON_NOUNS)
_NOUN_ENDS = frozenset(PREPOSITIONS + COMMA + STOP + AND)
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
        if 0 <= comma < last and tags[comma + 1] in SUBJECT_OPENERS and has_verb(tags, comma, last):
            return comma + 1
    if word == "for" and lemma in _FOR_SOMEBODY:  # "writing for the majority"
        return last + 1
    return at + 1 if word in _TOPIC or (lemma in _TOPIC_TO and tags[at] == TO) else at


def _behind_occasion(sentence: Sentence, at: int, last: int) -> int | None:
    """Step over "on Monday" or "in a blog post" where a clause begins right after it."""
    words, tags = sentence.words, sentence.tags
    if words[at] == "on":
        stop = at + 2 if at < last and words[at + 1] in _DAYS else None
    else:
        nouns = (spot for spot in range(at + 1, min(last, at + _OCCASION) + 1) if words[spot] in _VENUES)
        stop = next((spot + 1 for spot in nouns if tags[spot + 1 : spot + 2] in _AFTER_VENUE), None)
    if stop is None or stop > last:
        return None
    return stop if tags[stop] in SUBJECT_OPENERS and (has_verb(tags, stop, last) or PHRASE in tags[stop:last]) else None


def _behind_addressee(sentence: Sentence, at: int, last: int) -> int:
    tags = sentence.tags
    begun = at
    if tags[at] in PERSONAL or sentence.words[at] == "her":
        at += 1
    else:
        while at <= last and tags[at] in _ADDRESSEE:
            if at > begun and (
                (tags[at] == DETERMINER and tags[at - 1] not in BEFORE_DETERMINER)
                or tags[at - 1 : at + 1] == _NOUN_NAME
            ):
                break
            at += 1
    while at <= last and (tags[at] in _DAY_OR_ADVERB or tags[at : at + 2] == _PREPOSITION_DAY):
        at += 1
    return at if begun < at <= last else begun
