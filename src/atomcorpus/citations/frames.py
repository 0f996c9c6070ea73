"""Statements whose cue is a phrase around an adjective: "makes clear that", "made it clear that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.contents_after import content_right
from atomcorpus.citations.cues import CUES
from atomcorpus.citations.phrases_before import phrase_left
from atomcorpus.citations.subjects import group_start
from atomcorpus.citations.tokens import Draft
from atomcorpus.citations.word_classes import ADVERB, RELATIVE, THAT, WRITER
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Sentence

__all__ = ["read_made_clear"]

_MAKING = classes.words("making")
_NOBODY = frozenset(("it", "there", "this", "that", "which", "what"))
_NO_SOURCES = WRITER + RELATIVE + THAT


def read_made_clear(sentence: Sentence, at: int) -> Draft | None:
    """The citation of "Ada Poe made it clear that ..." around the adjective at word `at`; None without somebody."""
    tags, words = sentence.tags, sentence.words
    verb = at - 1
    while verb > 0 and tags[verb] == ADVERB:
        verb -= 1
    verb -= verb > 0 and words[verb] == "it"
    if verb < 1 or words[verb] not in _MAKING:
        return None
    source = phrase_left(sentence, group_start(tags, verb) - 1)
    if source is None or tags[source[0]] in _NO_SOURCES or words[source[1]] in _NOBODY:
        return None
    cue = CUES[words[at]]
    content = content_right(sentence, at + 1, cue.lemma)
    if content is None or not (tags[at + 1] == THAT or content[0] == at + 1):
        return None
    return Draft(source, (verb, at), (content,), cue.act, "verb")
