"""What a verb has to take so that it says something: a clause, quoted words, a figure; and its other senses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.contents import is_clause
from atomcorpus.citations.cues import CUES, QUOTE_ONLY
from atomcorpus.citations.source_words import DOCUMENTS
from atomcorpus.citations.word_classes import (
    ADVERB,
    AUXILIARY,
    BREAKS,
    COLON,
    COMMA,
    COMMON_NOUNS,
    DETERMINER,
    ING,
    NAME,
    NOT,
    NUMBER,
    OBJECT,
    PHRASE,
    QUOTED,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    TO,
    UTTERANCE,
    WRITER,
    seq,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.cues import Cue
    from atomcorpus.citations.tokens import Draft, Sentence

__all__ = ["QUOTE_OR_FIGURE", "has_what_it_takes", "presents", "puts_figure", "puts_it"]

_CLAUSE_OPENS = frozenset(THAT + RELATIVE)
_REFUSAL_OPENS = frozenset(TO + THAT + COMMA + ADVERB)
_POINTED_AT = frozenset(OBJECT + WRITER + DETERMINER + NAME + NUMBER)
_PRONOUN_AT_THE_END = (seq(SUBJECT, STOP), seq(OBJECT, STOP))
_LONGEST_NAME = 8  # words between "as" and a verb
_NOUNLIKE = frozenset(("base", "third"))


def has_what_it_takes(sentence: Sentence, at: int, cue: Cue, draft: Draft) -> bool:
    """Whether the content is of the sort without which the verb tells a deed: "laughed", "submitted", "offered"."""
    other = _means_something_else(sentence, at, cue, draft) or _tells_nothing(sentence, at, cue, draft)
    if other or _is_object_relative(sentence, at, draft) or (cue.lemma in _LIKING and _is_habit(sentence, at)):
        return False
    if cue.takes <= QUOTE_OR_FIGURE:
        has = _has_quotation(sentence, draft) or puts_figure(sentence, at) or _puts_quoted(sentence, at)
        return has or draft.rule == "as-clause" or presents(sentence, at)
    if cue.lemma in _NOTING_AS and "as" in sentence.words[at + 1 : at + _LONGEST_NAME]:
        return True  # "documented by Poe as a trap", "flagged the data as a risk"
    return cue.takes != _THAT_OR_QUOTE or _has_clause(sentence, at, draft)


def _is_habit(sentence: Sentence, at: int) -> bool:
    """Whether an infinitive tells what somebody does: "people like to try things", but "would like to"."""
    return sentence.tags[at + 1 : at + 2] == TO and sentence.words[at - 1] not in _WISHING


def _means_something_else(sentence: Sentence, at: int, cue: Cue, draft: Draft) -> bool:
    """Whether the words beside a verb give it a sense in which nothing is said: "found out", "seen by Poe"."""
    words, tags = sentence.words, sentence.tags
    if words[at + 1 : at + 2] in _PARTICLES.get(cue.lemma, ()):
        return tags[at + 2 : at + 3] not in _CLAUSE_OPENS
    if cue.lemma == "see":
        return words[at + 1 : at + 2] == ["by"] and "as" not in words[at + 2 : at + _LONGEST_NAME]
    if cue.lemma == "refuse":
        return tags[at + 1 : at + 2] not in _REFUSAL_OPENS  # "refused repeated requests"
    if cue.lemma == "point":
        return tags[at + 1 : at + 2] in _POINTED_AT  # "pointed me to the form", "pointed the camera at it"
    if cue.lemma == "consider":
        return tags[at + 1 : at + 2] == ING or tags[at + 1 :] in _PRONOUN_AT_THE_END  # "considered buying it"
    return draft.source is None and (tuple(words[at : at + 3]) == _QUOTED or _is_occasion(sentence, at))


def _is_object_relative(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether what was said stands before the relative clause: "the promise that Poe repeated in May was broken"."""
    tags, words = sentence.tags, sentence.words
    if draft.source is None or draft.source[0] < _BEFORE_RELATIVE or draft.source[1] >= at:
        return False
    relative, (first, last) = draft.source[0] - 1, draft.contents[-1]
    if words[relative] not in _OBJECT_PRONOUNS or tags[relative - 1] not in COMMON_NOUNS:
        return False
    timed = words[at + 1] in _WHEN_OR_WHERE if at + 1 < len(words) else False
    return timed and THAT not in tags[at:first] and not _QUOTED_TAGS.intersection(tags[first : last + 1])


_OBJECT_PRONOUNS = frozenset(("which", "that"))
_WHEN_OR_WHERE = classes.words("when-or-where")
_QUOTED_TAGS = frozenset(QUOTED)
_BEFORE_RELATIVE = 2  # words: a noun and its relative pronoun


def _tells_nothing(sentence: Sentence, at: int, cue: Cue, draft: Draft) -> bool:
    """Whether only who was told something follows, or another verb: "notified the police", "responded by saying"."""
    if cue.lemma == "call":
        return sentence.words[at + 1 : at + 3] == ["in", "to"]  # "called in to a show"
    first, last = draft.contents[-1]
    if cue.lemma in _ADDRESSING:
        return first == at + 1 and not is_clause(sentence.tags, first, last) and not _has_quotation(sentence, draft)
    if cue.lemma not in _REACTING:
        return False
    return any(
        sentence.words[at] == "by" and sentence.tags[at + 1] == ING and sentence.words[at + 1] in CUES
        for at in range(first, last)
    ) or (sentence.words[last + 1 : last + 2] == ["by"] and not is_clause(sentence.tags, first, last))


_ADDRESSING = classes.words("addressing")
_REACTING = frozenset(("respond", "react", "reply"))


def _is_occasion(sentence: Sentence, at: int) -> bool:
    """Whether a question is only when something was said: "when asked about the rival"."""
    return at > 0 and sentence.words[at] == "asked" and sentence.words[at - 1] in ("when", "if", "once")


def _has_clause(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether "that" or a quotation follows a verb that says something only then: "submitted that", not "a plan"."""
    first, tags = draft.contents[-1][0], sentence.tags
    if tags[first] in QUOTED:
        return True
    named = at > 0 and not tags[:at].strip(NAME)  # "Ada Poe charges that"
    may_be_noun = CUES[sentence.words[at]].form in _NOUNLIKE and (not at or tags[at - 1] not in _BEFORE_VERBS)
    may_be_noun = may_be_noun and not named
    return first > at and tags[first - 1] == THAT and not may_be_noun  # "in a blog post that"


def puts_it(sentence: Sentence, at: int) -> bool:
    """Whether words are put so: "As Ada Poe put it, nobody reads the licence"; or a figure is."""
    if puts_figure(sentence, at) or _puts_quoted(sentence, at):
        return True
    return sentence.words[at + 1 : at + 2] == ["it"] and "as" in sentence.words[max(0, at - _LONGEST_NAME) : at]


def _puts_quoted(sentence: Sentence, at: int) -> bool:
    """Whether quoted words stand for what is meant: "Ada Poe put it “closer to 40”"."""
    return sentence.words[at + 1 : at + 2] == ["it"] and sentence.tags[at + 2 : at + 3] == PHRASE


def presents(sentence: Sentence, at: int) -> bool:
    """Whether something is presented in quoted words: "introduced the app as “the end of waiting”"."""
    if CUES[sentence.words[at]].lemma not in _PRESENTING:
        return False
    spots = range(at + 1, min(at + _LONGEST_NAME + 2, len(sentence.words) - 1))
    return any(sentence.words[spot] == "as" and sentence.tags[spot + 1] in QUOTED for spot in spots)


def puts_figure(sentence: Sentence, at: int) -> bool:
    """Whether a figure is estimated: "Tern Labs puts the cost of a run at $2 billion"."""
    if "figure" not in CUES[sentence.words[at]].takes:
        return False
    words, tags = sentence.words, sentence.tags
    for spot in range(at + 2, min(at + _LONGEST_FIGURE, len(words) - 1)):
        if words[spot] == "at" and (tags[spot + 1] == NUMBER or words[spot + 1] in _ABOUT or words[spot + 1] == "$"):
            figure = any(word in _FIGURES for word in words[at + 1 : spot])
            return figure or any(word in DOCUMENTS for word in words[max(0, at - _LONGEST_NAME) : at])
        if tags[spot] in _NO_FIGURE:
            return False
    return False


def _has_quotation(sentence: Sentence, draft: Draft) -> bool:
    tags = sentence.tags
    return any(
        at == first or tags[at - 1] in _BEFORE_WORDS
        for first, last in draft.contents
        for at in range(first, last + 1)
        if tags[at] == UTTERANCE
    )


_BEFORE_WORDS = frozenset(BREAKS + THAT + STOP)
_LIKING = classes.words("liking")
_WISHING = frozenset(("would", "'d"))
_NOTING_AS = classes.words("noting-as")
_PRESENTING = classes.words("presenting")
QUOTE_OR_FIGURE = QUOTE_ONLY | {"figure"}
"""What cues take that say something only with a quotation, or with a figure."""
_LONGEST_FIGURE = 16  # words from "puts" to the figure
_FIGURES = classes.words("figure")
_ABOUT = classes.words("approximately")
_NO_FIGURE = frozenset(QUOTED + AUXILIARY + RELATIVE + THAT + SUBORDINATOR + SEMICOLON + COLON)
_THAT_OR_QUOTE = frozenset(("that", "quote"))
_BEFORE_VERBS = frozenset(SUBJECT + WRITER + AUXILIARY + TO + RELATIVE + NOT)
# Particles and the like with which a verb says something else than it does as a cue, but before a clause:
# "found out before we did", not "found out that".
_PARTICLES = {
    "go": [["further"], ["on"], ["so"], ["as"], ["and"]],
    "find": [["out"]],
    "put": [["out"], ["up"], ["off"], ["down"], ["in"], ["on"], ["into"], ["together"], ["through"], ["aside"]],
    "reckon": [["with"]],
    "back": [["up"], ["off"], ["down"], ["out"], ["away"], ["from"], ["into"]],
    "lay": [["down"], ["off"]],
    "write": [["by"], ["off"]],
    "call": [["into"], ["off"], ["up"]],
    "say": [["so"]],
    "think": [["so"]],
    "claim": [["against"]],
    "understand": [["it"]],
}
_QUOTED = ("quoted", "as", "saying")  # the next cue has what is said, and who says it
