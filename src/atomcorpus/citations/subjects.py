"""Who does what a verb says: the subject before it, one that it shares with another verb, or one after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.cues import CUES
from atomcorpus.citations.phrases_after import phrase_right
from atomcorpus.citations.phrases_before import phrase_left
from atomcorpus.citations.source_words import DOCUMENTS, is_people
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    AUXILIARY,
    BREAKS,
    CLAUSE_INTRODUCERS,
    CLOSING,
    COMMA,
    CONJUNCTIONS,
    CUE,
    DAY,
    DETERMINER,
    FINITE,
    HOMOGRAPH,
    ING,
    NAME,
    NOMINAL,
    NOT,
    NOUN,
    NUMBER,
    OBJECT,
    OPENING,
    OWNER,
    PARTICIPLES,
    PAUSES,
    PREPOSITION,
    PREPOSITIONS,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    START,
    SUBORDINATOR,
    THAT,
    TO,
    UTTERANCE,
    VERB,
    VERBS,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Draft, Sentence, Words

__all__ = ["group_start", "head_of", "is_writers_own", "subject_left", "subject_of"]

_AUXILIARIES = ADVERB + AUXILIARY + NOT
_GOVERNORS = PARTICIPLES + VERB + HOMOGRAPH + ING + NOUN
_VERB_BEFORE = frozenset(AUXILIARY + ADVERB)
_NO_SUBJECT_BEFORE = PREPOSITIONS + AUXILIARY + VERB + CUE + NOT + TO + AND + DETERMINER + ING
_MAIN_CLAUSE_BORDERS = BREAKS + CONJUNCTIONS + START + UTTERANCE + TO + CLOSING
# In words and in tries; longer phrases are not looked for, so that time stays linear on any text.
_REACH = 45
_TRIES = 5


def head_of(tags: str, phrase: Words) -> int:
    """The word that a noun phrase is about: the last one before its first preposition, insertion or clause."""
    first, last = phrase
    for at in range(first + 1, last + 1):
        if tags[at] in _AFTER_HEADS or (tags[at] in PARTICIPLES and tags[at - 1] in NOMINAL):
            return at - 1
    return last


def is_writers_own(sentence: Sentence, source: Words) -> bool:
    """Whether the writer cites what is his own: "as discussed in my recent post"."""
    return sentence.words[source[0]] in _WRITERS and sentence.words[head_of(sentence.tags, source)] in DOCUMENTS


_WRITERS = frozenset(("my", "our"))
_AFTER_HEADS = PREPOSITIONS + PAUSES + RELATIVE + OPENING + TO


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
    """The subject of the nearest verb before word `before`.

    Args:
        sentence: The sentence.
        before: The word to look before.
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


_BEFORE_FLOATING = NOMINAL + AUXILIARY + HOMOGRAPH + OWNER + CLOSING
_PERSON_WORDS = OBJECT + NAME
_PARTICIPLE_BORDERS = QUOTED + PAUSES + SEMICOLON + DAY
_ANTECEDENTS = NOMINAL + HOMOGRAPH + OWNER + NUMBER + CLOSING
_SHARED_BORDERS = QUOTED + PAUSES + SUBORDINATOR + PREPOSITION + SEMICOLON + DAY + CLOSING + TO
_OPENERS = CONJUNCTIONS + ADVERB
_SPENDING = classes.words("spending")
_PREDICATES = frozenset(FINITE + HOMOGRAPH + ADVERB + NOT)
_COMMAS = 4
_OPENING = 50  # words of a participle clause before its subject
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
    left = _before_record(sentence, left) if form == "ing" else left
    if left < 0 or (tags[left] == THAT and left > 0 and tags[left - 1] in _ANTECEDENTS):
        return (None, True) if left < 0 else ((left, left), False)
    if tags[left] in CONJUNCTIONS or (form == "ing" and group == at and tags[left] in _SHARED_BORDERS):
        return _shared_subject(sentence, left, form, earlier), True
    if tags[left] == TO and left > 0 and _is_person(sentence, left - 1):
        return _who_is_led(sentence, left - 1)
    found = phrase_left(sentence, left)
    if found is not None:
        written = form == "ing" and _is_written(sentence, found)
        return (subject_left(sentence, found[0], main=False) or found) if written else found, written
    return subject_left(sentence, left + 1, main=False) or (earlier.source if earlier else None), True


def _is_written(sentence: Sentence, phrase: Words) -> bool:
    """Whether a phrase is what somebody issues or spends before a participle: "issued a statement calling for"."""
    before = phrase[0] - 1
    if before < 1 or sentence.tags[before] not in VERBS:
        return False
    return sentence.words[head_of(sentence.tags, phrase)] in DOCUMENTS or sentence.words[before] in _SPENDING


def _opens_sentence(sentence: Sentence, left: int) -> bool:
    """Whether a preposition or conjunction before a participle begins the sentence: "After saying that ..."."""
    return sentence.tags[left] in CLAUSE_INTRODUCERS and (left == 0 or (left == 1 and sentence.tags[0] in _OPENERS))


def _subject_behind(sentence: Sentence, at: int) -> Words | None:
    """The subject that follows a participle clause: "Citing its filings, Ada Poe said ..."."""
    tags = sentence.tags
    comma = at
    for _ in range(_COMMAS):
        comma = tags.find(COMMA, comma + 1, at + _OPENING)
        if comma < 0:
            return None
        subject = phrase_right(sentence, comma + 1)
        if subject is not None and tags[subject[1] + 1 : subject[1] + 2] in _PREDICATES:
            return subject
    return None


def _before_record(sentence: Sentence, left: int) -> int:
    """The word before "is on the record saying"; else `left`."""
    if left < 2 or sentence.words[left] != "record" or "on" not in sentence.words[left - 2 : left]:
        return left
    return group_start(sentence.tags, sentence.words.index("on", left - 2)) - 1


def _who_is_led(sentence: Sentence, last: int) -> tuple[Words | None, bool]:
    """Who is made to say something and says it: "led critics to say", but "asked critics to say", "met Poe to say".

    Args:
        sentence: The sentence.
        last: The last word of who it is, before "to".
    """
    found = phrase_left(sentence, last)
    if found is None:
        return None, True
    first = found[0]
    for at in range(last, max(-1, first - 2), -1):
        if sentence.words[at] in _LEADING:
            return ((at + 1, last) if at < last else None), False
    written = sentence.words[head_of(sentence.tags, found)] in DOCUMENTS  # "wrote a letter to Poe to say"
    if written or (first > 0 and sentence.tags[first - 1] in PREPOSITIONS + TO):
        return subject_left(sentence, first, main=True), True
    return None, True


_LEADING = classes.words("leading-to-say")


def _is_person(sentence: Sentence, at: int) -> bool:
    """Whether a phrase that ends with word `at` can be who does what the infinitive after it says."""
    word = sentence.words[at]
    return sentence.tags[at] in _PERSON_WORDS or word == "her" or is_people(word)


def _shared_subject(sentence: Sentence, left: int, form: str, earlier: Draft | None) -> Words | None:
    """The subject of a verb after "and" or a comma: the one of the cue before it, or of the clause."""
    opening = form == "ing" and sentence.tags[left] in _PARTICIPLE_BORDERS
    if earlier is not None and SEMICOLON in sentence.tags[earlier.cue[1] : left]:
        earlier = None  # "Poe backed it; and Tern Labs left the talks, saying": each clause has its own subject
    if earlier is not None and earlier.source is not None and earlier.rule != "noun":
        cue = CUES.get(sentence.words[earlier.cue[1]])
        if opening or (sentence.tags[left] in CONJUNCTIONS and cue is not None and cue.form == form):
            return earlier.source
    return subject_left(sentence, left, main=True)
