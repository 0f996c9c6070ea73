"""Verbal cues whose source stands after "by", or nowhere: "was described by critics as", "is known as"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.contents import has_verb
from atomcorpus.citations.contents_after import content_right
from atomcorpus.citations.cues import NOUNS
from atomcorpus.citations.phrases_after import phrase_right
from atomcorpus.citations.phrases_before import phrase_left
from atomcorpus.citations.times import behind_times
from atomcorpus.citations.tokens import Draft, Words
from atomcorpus.citations.word_classes import (
    AUXILIARY,
    BREAKS,
    COMMA,
    CUE,
    ING,
    MARK,
    OF,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    SUBORDINATOR,
    THAT,
    TO,
    VERB,
    WRITER,
    WRITER_OR_OBJECT,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.cues import Cue
    from atomcorpus.citations.tokens import Sentence

__all__ = ["QUESTIONS", "agent_after", "named_by", "read_passive", "with_agent"]

_COMPLEMENT_OPENS = frozenset(QUOTED + THAT + TO)
_NO_CONTENT = RELATIVE + WRITER + THAT
_NAME_ENDS = BREAKS + MARK + THAT + SUBORDINATOR + RELATIVE + AUXILIARY + VERB + CUE
_INSERTED_AFTER = SUBORDINATOR + COMMA
_ADDRESSED = frozenset(("question", "addressee"))
QUESTIONS = [[word] for word in ("about", "whether", "if", "why", "how", "what", "by")]
"""Words that follow "asked" where somebody was asked."""


def read_passive(sentence: Sentence, at: int, group: int, cue: Cue) -> Draft | None:
    """The citation around the participle at word `at`, or None when it has no content.

    Args:
        sentence: The sentence.
        at: The participle.
        group: The first word of its group.
        cue: Its cue.
    """
    tags, words = sentence.tags, sentence.words
    last = sentence.last()
    subject = _clause_of_noun(sentence, group) or phrase_left(sentence, group - 1)
    if cue.lemma in _NAMING and (by := agent_after(sentence, at, last)):
        return named_by(sentence, at, by, subject, cue)
    for spot in range(at + 1, min(at + 4, last + 1)):
        if words[spot] == "by":
            return with_agent(sentence, at, spot, subject, cue)
    told = behind_times(sentence, at + 1)
    if told > at + 1 and tags[told : told + 1] == THAT:  # "was informed late on Monday that"
        content = content_right(sentence, told, cue.lemma)
        return Draft(None, (at, at), (content,), cue.act, "passive") if content else None
    complement = tags[at + 1 : at + 2] in _COMPLEMENT_OPENS or words[at + 1 : at + 2] in (["as"], ["of"], ["for"])
    if not complement and not (cue.lemma == "ask" and words[at + 1 : at + 2] in QUESTIONS):
        return None
    as_cue = words[at + 1] == "as"
    inserted = cue.lemma == "ask" and group == at  # "Asked whether it is late, ..."
    content = content_right(sentence, at + 1 + as_cue, cue.lemma, inserted=inserted)
    if content and cue.lemma == "ask" and content[0] == content[1] and tags[content[0]] == RELATIVE:
        return None  # "Asked why, she said ..."
    parts = [content] if content else []
    if subject and not (content and tags[at + 1] == THAT) and tags[subject[0]] not in _NO_CONTENT and subject[1] < at:
        parts.insert(0, subject)
    return Draft(None, (at, at + as_cue), tuple(parts), cue.act, "passive") if parts else None


def _clause_of_noun(sentence: Sentence, group: int) -> Words | None:
    """What is repeated or denied where a noun of saying has it: "the claim that it leaks was repeated by critics"."""
    tags, words = sentence.tags, sentence.words
    that = tags.rfind(THAT, max(1, group - _LONGEST_CLAUSE), group)
    if that < 1 or words[that - 1] not in NOUNS or not has_verb(tags, that + 1, group - 1):
        return None
    inside = tags[that + 1 : group]
    return (that + 1, group - 1) if COMMA not in inside and SEMICOLON not in inside else None


_LONGEST_CLAUSE = 20
_NAMING = classes.words("naming")


def agent_after(sentence: Sentence, at: int, last: int) -> int:
    """Where "by" stands after the name of "was called a trap by critics"; 0 when there is none."""
    for spot in range(at + 2, min(at + 9, last)):
        if sentence.words[spot] == "by":
            return spot
        if sentence.tags[spot] in _NAME_ENDS:
            return 0
    return 0


def named_by(sentence: Sentence, at: int, by: int, subject: Words | None, cue: Cue) -> Draft | None:
    """The citation of "was called a trap by critics", where `by` is the word "by"; None without an agent."""
    agent = phrase_right(sentence, by + 1)
    if agent is None or sentence.tags[agent[0]] in WRITER_OR_OBJECT:
        return None
    parts = (subject, (at + 1, by - 1)) if subject else ((at + 1, by - 1),)
    return Draft(agent, (at, at), parts, cue.act, "passive")


def _doing(sentence: Sentence, agent: Words) -> int:
    """Where "of" and a participle begin in what looks like an agent; 0 when they do not."""
    return max(sentence.tags.find(_OF_ING, agent[0] + 1, agent[1] + 1), 0)


_OF_ING = seq(OF, ING)


def with_agent(sentence: Sentence, at: int, by: int, subject: Words | None, cue: Cue) -> Draft | None:
    """The citation of "was described by critics as a trap", where `by` is the word "by"; None without an agent."""
    agent = phrase_right(sentence, by + 1)
    if agent is None or sentence.tags[agent[0]] in WRITER_OR_OBJECT:
        return None
    last = sentence.last()
    start = agent[1] + 1
    doing = _doing(sentence, agent)
    if doing:  # "accused by Poe of leaking the data"
        agent, start = (agent[0], doing - 1), doing
    about = next((spot for spot in range(agent[0] + 1, agent[1]) if sentence.words[spot] in ("about", "over")), 0)
    if about and cue.takes & _ADDRESSED:
        agent, start = (agent[0], about - 1), about
    if cue.takes & _ADDRESSED:  # "He was asked by a reporter why he left": the subject hears
        content = content_right(sentence, start, cue.lemma, inserted=sentence.tags[max(0, at - 1)] in _INSERTED_AFTER)
        return Draft(agent, (at, by), (content,), cue.act, "passive") if content else None
    parts = [subject] if subject else []
    if start <= last and sentence.words[start] in ("as", "that", "to", "for", "of"):
        parts.append((start + (sentence.words[start] in ("as", "that")), last))
    parts = [part for part in parts if part[0] <= part[1]]
    return Draft(agent, (at, by), tuple(parts), cue.act, "passive") if parts else None
