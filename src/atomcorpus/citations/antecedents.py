"""What a relative pronoun stands for: "an analysis that" in "paid for an analysis that says it is late"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.source_words import DOCUMENTS
from atomcorpus.citations.word_classes import (
    COMMA,
    DETERMINER,
    HOMOGRAPH,
    NAME,
    NAMES,
    NOMINAL,
    NUMBER,
    OWNER,
    PAST,
    RELATIVE,
    THAT,
)

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Draft, Sentence

__all__ = ["with_antecedent"]

_PRONOUNS = frozenset(("who", "which", "that"))
_RELATIVES = RELATIVE + THAT
_NOUNS = NOMINAL + HOMOGRAPH
_DESCRIBES = NOMINAL + HOMOGRAPH + OWNER + NUMBER + PAST


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
    if last < 0 or tags[last] not in _NOUNS + NAMES:
        return None
    if words[last] in DOCUMENTS and tags[last] != NAME:
        return _begin(sentence, last)
    return None


def _begin(sentence: Sentence, last: int) -> int:
    """First word of a plain noun phrase: "an analysis" in "paid for an analysis that"."""
    tags, first = sentence.tags, last
    while first > 0 and tags[first - 1] in _DESCRIBES:
        first -= 1
    if first > 0 and tags[first - 1] == DETERMINER:
        return first - 1
    return max(first, tags.rfind(PAST, first, last) + 1)  # "Tern Labs issued papers that"
