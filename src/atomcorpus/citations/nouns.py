"""Nominal cues: "X's claim that", "warnings from X about", "voiced concern that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.contents_after import content_right
from atomcorpus.citations.cues import CUES, NOUNS
from atomcorpus.citations.main_verbs import before_main_verb
from atomcorpus.citations.phrases_after import phrase_right
from atomcorpus.citations.phrases_before import phrase_left
from atomcorpus.citations.subjects import group_start
from atomcorpus.citations.tokens import Draft, Words
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    AUXILIARY,
    BUT,
    COLON,
    COMMA,
    DAY,
    DETERMINER,
    FINITE,
    HOMOGRAPH,
    ING,
    NOMINAL,
    NOUN,
    NUMBER,
    OF,
    OWNER,
    PAST,
    PREPOSITION,
    QUOTED,
    STOP,
    THAT,
    TO,
    UTTERANCE,
    WRITER,
    WRITER_OR_OBJECT,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Sentence

__all__ = ["equates", "read_noun"]

_TOPIC_ENDS = frozenset(FINITE + HOMOGRAPH + COMMA)
_BEFORE_NOUNS = NOUN + PAST + ING + ADVERB + NUMBER
_STATEMENT_OPENS = THAT + UTTERANCE
_OWNERS_NAME = NOMINAL + NUMBER + STOP
_BE_OF = seq(AUXILIARY, OF)
_INFINITIVE_OR_COLON = TO + COLON

_POSSESSIVES = classes.words("possessive")
_LIGHT_VERBS = classes.words("light-verb")
_TOPIC = classes.words("topic-of-noun")


_CARRIED = classes.words("carried-noun")
"""Nouns that only somebody who makes or has them says something with: "made the case that"."""
_QUOTATION = frozenset(QUOTED)
_BEFORE_SUBJECTS = COMMA + STOP + AND + BUT
_EQUATED = classes.words("equated")
"""Nouns after which "that" mostly begins a relative clause, so that they have to be said to be what is held."""
_OPENS_EQUAL = THAT + COLON
_DRAWS = frozenset(("appeal",))  # "her appeal is that she listens"
_BEFORE_COURTS = frozenset(("claim", "claims"))  # those against somebody are no statements


def equates(sentence: Sentence, at: int) -> bool:
    """Whether the noun at word `at` is said to be a clause: "Poe's view is that nobody asked", "Poe's advice: wait"."""
    is_held = NOUNS[sentence.words[at]].lemma in _EQUATED
    if sentence.tags[at + 1 : at + 2] == COLON:
        return is_held
    behind = at + 2
    while sentence.tags[behind : behind + 1] == ADVERB:  # "is essentially:"
        behind += 1
    held = sentence.tags[behind : behind + 1]
    is_said = held == THAT or (is_held and (held in _QUOTATION or held == COLON))
    return sentence.words[at + 1 : at + 2] in (["is"], ["was"]) and is_said


def read_noun(sentence: Sentence, at: int) -> Draft | None:
    """The citation around the noun at word `at`, or None when it has no content."""
    tags, words = sentence.tags, sentence.words
    last = sentence.last()
    source, first = _owner(sentence, at)
    behind, cue_end = at + 1, at
    if source is None and words[behind : behind + 1] in (["from"], ["by"]):
        source = _speaker(sentence, behind + 1)
        if source is None:
            return None
        cue_end, behind = behind, source[1] + 1
    while behind <= last and tags[behind] == COMMA:
        behind += 1
    if behind > last or (words[at] in _BEFORE_COURTS and words[behind] == "against"):
        return None
    noun, act = NOUNS[words[at]].lemma, NOUNS[words[at]].act
    if source is not None and noun not in _DRAWS and equates(sentence, at):
        start = behind + 1
        while tags[start] == ADVERB or tags[start] in _OPENS_EQUAL:
            start += 1
        equal = content_right(sentence, start, "")
        return None if equal is None else Draft(source, (first, cue_end), (equal,), act, "noun")
    if noun in _EQUATED:
        return None
    content = None if _is_antecedent(sentence, behind) else _content(sentence, at, behind, source)
    if content is None or content[1] < content[0] or (noun in _CARRIED and source is None):
        return None
    if tags[behind] == THAT and _is_subject(tags, min(first, source[0]) if source is not None else at):
        content = before_main_verb(sentence, *content)
    return Draft(source, (first, cue_end), (content,), act, "noun")


def _is_antecedent(sentence: Sentence, behind: int) -> bool:
    """Whether "that" after a noun is a relative pronoun: "concerns that Tern Labs mentioned in May"."""
    tags, words = sentence.tags, sentence.words
    if tags[behind] != THAT:
        return False
    for spot in range(behind + 2, min(behind + _NEAR, len(words) - 1)):
        if tags[spot] in FINITE:
            cue = CUES.get(words[spot])
            if cue is None or cue.form != "past" or words[spot + 1] not in _WHEN_OR_WHERE:
                return False
            return "quote" in cue.takes and THAT not in tags[spot : spot + _NEAR]
    return False


_NEAR = 8  # words of "that the leadership of Tern Labs mentioned"
_WHEN_OR_WHERE = classes.words("when-or-where")


def _content(sentence: Sentence, at: int, behind: int, source: Words | None) -> Words | None:
    """What the noun at word `at` introduces; `after` is the word after it and its source."""
    tags, words = sentence.tags, sentence.words
    inserted = tags[0] == PREPOSITION and at < 8  # "Despite complaints that ..., ..."
    if words[behind] in _TOPIC and source is not None and tags[behind + 1 : behind + 2] != DAY:
        return _topic(sentence, behind + 1)
    if (
        tags[behind] in _STATEMENT_OPENS
        or (tags[behind] in _INFINITIVE_OR_COLON and source is not None)
        or words[behind] in ("saying", "whether")
    ):
        return content_right(sentence, behind + (words[behind] == "saying"), "", inserted=inserted)
    return None


def _is_subject(tags: str, first: int) -> bool:
    """Whether a noun phrase that begins at word `first` opens its sentence or clause."""
    first -= tags[first - 1 : first] == DETERMINER
    return first == 0 or tags[first - 1] in _BEFORE_SUBJECTS


def _topic(sentence: Sentence, first: int) -> Words | None:
    """What a noun is about: to the end of the clause, or of the phrase when that is the subject of a verb."""
    tags = sentence.tags
    phrase = phrase_right(sentence, first)
    if phrase is not None and tags[phrase[1] + 1 : phrase[1] + 2] in _TOPIC_ENDS:
        return phrase
    return content_right(sentence, first, "")


def _modifies(sentence: Sentence, at: int) -> bool:
    """Whether a word may stand before a noun, and is no verb that has it as object: "circulated details that"."""
    tag = sentence.tags[at]
    return tag in _BEFORE_NOUNS and not (tag == PAST and sentence.words[at] in _LIGHT_VERBS)


def _owner(sentence: Sentence, at: int) -> tuple[Words | None, int]:
    """Whose claim it is, as the words before the noun say, and the first word of the cue."""
    tags, words = sentence.tags, sentence.words
    left = at - 1
    while left >= 0 and at - left < 4 and _modifies(sentence, left):
        left -= 1
    if left < 0:
        return None, at
    if tags[left] == OWNER:
        first = left
        while first > 0 and left - first < 8 and (tags[first - 1] in _OWNERS_NAME or words[first - 1] == "&"):
            first -= 1
        return (first - (first > 0 and tags[first - 1] == DETERMINER), left), at
    if words[left] in _POSSESSIVES:
        return (left, left), at
    if tags[left] == DETERMINER:
        left -= 1
    if tags[max(0, left - 1) : left + 1] == _BE_OF:  # "is of the opinion that"
        subject = phrase_left(sentence, group_start(tags, left - 1) - 1)
        return (None, at) if subject is None or tags[subject[0]] == WRITER else (subject, at)
    if left > 0 and words[left] in _LIGHT_VERBS:
        subject = phrase_left(sentence, group_start(tags, left) - 1)
        if subject is not None and not (tags[subject[0]] == WRITER and subject[0] == subject[1]):
            return subject, left
    return None, at


def _speaker(sentence: Sentence, first: int) -> Words | None:
    """The phrase after "from" or "by", up to what the noun is about."""
    source = phrase_right(sentence, first)
    if source is None or sentence.tags[source[0]] in WRITER_OR_OBJECT:
        return None
    for spot in range(source[0] + 1, source[1] + 1):
        if sentence.words[spot] in ("about", "over", "that", "regarding"):
            return source[0], spot - 1
    return source
