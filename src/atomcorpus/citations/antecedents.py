"""Whom a relative pronoun stands for: "Ada Poe, who" in "They met Ada Poe, who said that it was late"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.phrases_before import phrase_left
from atomcorpus.citations.source_words import DOCUMENTS
from atomcorpus.citations.times import before_times, ends_with_part_of_day
from atomcorpus.citations.word_classes import (
    AND,
    COMMA,
    DAY,
    DETERMINER,
    HOMOGRAPH,
    NAME,
    NAMES,
    NOMINAL,
    NUMBER,
    OWNER,
    PAST,
    RELATIVE,
    STOP,
    THAT,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Draft, Sentence

__all__ = ["with_antecedent"]

_PRONOUNS = frozenset(("who", "which", "that"))
_RELATIVES = RELATIVE + THAT
_NOUNS = NOMINAL + HOMOGRAPH
_DESCRIBES = NOMINAL + HOMOGRAPH + OWNER + NUMBER + PAST
# After these the name of a person is where somebody belongs, and not whom "who" means: "a guard at Tern Labs, who".
_TITLE = seq(NAME, STOP)
_BELONGING = classes.words("belonging-preposition")


def with_antecedent(sentence: Sentence, draft: Draft) -> Draft:
    """The draft with what its relative pronoun stands for as the beginning of its source."""
    source = draft.source
    if source is None or source[0] != source[1] or source[0] == 0 or source[0] > draft.cue[0]:
        return draft
    at = source[0]
    if sentence.tags[at] not in _RELATIVES or sentence.words[at] not in _PRONOUNS:
        return draft
    first = _antecedent(sentence, at)
    return draft if first is None else draft._replace(source=(first, at))


def _antecedent(sentence: Sentence, pronoun: int) -> int | None:
    """First word of what the pronoun stands for."""
    tags, words = sentence.tags, sentence.words
    divided = tags[pronoun - 1] == COMMA
    last = pronoun - 1 - divided
    if tags[last] == DAY or ends_with_part_of_day(sentence, last):  # "a letter from his doctor on Friday that says"
        last = before_times(sentence, last)
    if last < 0 or tags[last] not in _NOUNS + NAMES:
        return None
    if words[last] in DOCUMENTS and tags[last] != NAME:
        return _begin(sentence, last)
    if divided and words[pronoun] == "who" and tags[last] == NAME:
        first = last
        while first > 0 and (tags[first - 1] == NAME or tags[first - 2 : first] == _TITLE):  # "Mr. Poe"
            first -= 1
        if first > 0 and tags[first - 1] != AND and words[first - 1] not in _BELONGING and tags[first - 1] != COMMA:
            return first  # "a hall full of people for Ada Poe, who", "replaced Ada Poe, who"
    inserted = phrase_left(sentence, pronoun - 1) if divided else None
    found = inserted or phrase_left(sentence, last)
    if found is None or found[1] != last:
        return None
    verb = found[0] < last and tags[found[0]] == PAST and found[0] > 0  # "included members of it, who"
    return found[0] + verb


def _begin(sentence: Sentence, last: int) -> int:
    """First word of a plain noun phrase: "an analysis" in "paid for an analysis that"."""
    tags, first = sentence.tags, last
    while first > 0 and tags[first - 1] in _DESCRIBES:
        first -= 1
    if first > 0 and tags[first - 1] == DETERMINER:
        return first - 1
    return max(first, tags.rfind(PAST, first, last) + 1)  # "Tern Labs issued papers that"
