"""What is done and not said: "added a voice", "called a meeting", "the new figures contradict the old ones".

A verb that can report what somebody says has other uses. Which one it is, the object tells, in some verbs the subject
too: a notion is rejected in words, a parcel at the door.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.citations.contents import is_clause
from atomcorpus.citations.cues import CUES
from atomcorpus.citations.evidence import has_voice
from atomcorpus.citations.source_words import DOCUMENTS, is_people
from atomcorpus.citations.subjects import head_of
from atomcorpus.citations.word_classes import (
    ADVERB,
    AUXILIARY,
    BREAKS,
    COMMA,
    COMMON_NOUNS,
    CUE,
    DAY,
    DETERMINER,
    HOMOGRAPH,
    ING,
    NAME,
    NOUN,
    NUMBER,
    OBJECT,
    OPENING,
    OWNER,
    PHRASE,
    PREPOSITION,
    PREPOSITIONS,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    TO,
    UTTERANCE,
    VERB,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Draft, Sentence

__all__ = ["is_deed"]

_SUBJECT_FIRST = frozenset(("verb", "shared"))
_OBJECT_OPENS = DETERMINER + NOUN + NAME + NUMBER + OBJECT + OWNER
_TO_THINGS = classes.words("deed-to-thing")
_BUT_TO_MATTERS = classes.words("deed-but-to-matter")
_ORDERS = classes.words("deed")
_OF_THINGS = classes.words("deed-of-thing")
_EVINCING = classes.words("evincing")
_MATTERS = classes.words("matter")
_CONVENED = classes.words("convened")
_BOOKING = frozenset(("report", "post"))
_BOOKED = classes.words("booked")
_CLAUSE = re.compile(f"[^{re.escape(OPENING + BREAKS)}]*[{RELATIVE}{THAT}{SUBORDINATOR}]")
_NAMING = classes.words("naming")
_NAMES = frozenset((NAME, PHRASE))
_SHOWING = classes.words("showing")
_TRAITS = classes.words("trait")
_SEVERAL = classes.words("several")
_BODIES = classes.words("singular-or-plural") | classes.words("body")
_MADE = frozenset(("make", "makes", "made", "making"))
_INDEFINITE = frozenset(("a", "an"))
_TIMES = ADVERB + DAY + DETERMINER + SUBORDINATOR
# A word that is else a verb is a noun directly after a determiner or number: "the champion", "nine lives".
_AFTER_DETERMINER = re.compile(f"(?<=[{DETERMINER}{NUMBER}{OWNER}])[{CUE}{HOMOGRAPH}{VERB}]")
_SECOND_PHRASE = re.compile(f"(?<=[^{PREPOSITIONS}{ADVERB}]){DETERMINER}(?!{DAY})")
_MATTER_ENDS = re.compile(r"(?:tion|sion|ment|ness|ism|ance|ence|ency|cy|ity|ship|dom|ure)s?$")
"""Endings of nouns for what can be put in words."""


def is_deed(sentence: Sentence, at: int, draft: Draft, earlier: Draft | None) -> bool:
    """Whether the verb at word `at` tells what is done.

    Args:
        sentence: The sentence.
        at: The verb.
        draft: What it would attribute.
        earlier: The citation before it in the sentence.
    """
    lemma, form = CUES[sentence.words[at]].lemma, CUES[sentence.words[at]].form
    if (lemma in _ORDERS and _is_ordered(sentence, draft)) or _is_progressive(sentence, at, draft):
        return True
    if lemma in _EVINCING and _is_evidence(sentence, at, draft, earlier):
        return True
    if (lemma in _NAMING and _is_new_name(sentence, at, draft, earlier)) or (
        lemma in _SHOWING and _is_trait(sentence, at, draft)
    ):
        return True
    if lemma == "sure":
        return sentence.words[at - 1] in _MADE
    if lemma == "refer" and form == "ing":
        return sentence.tags[at - 1] == COMMA and not _has_words(sentence, draft)
    return draft.rule in _SUBJECT_FIRST and _has_thing(sentence, at, lemma, draft)


def _is_new_name(sentence: Sentence, at: int, draft: Draft, earlier: Draft | None) -> bool:
    """Whether a participle gives somebody's or something's name: "has a new model, called Heron"."""
    if draft.rule != "shared" or earlier is not None or sentence.tags[at + 1 : at + 2] not in _NAMES:
        return False
    return CUES[sentence.words[at]].form == "past" and sentence.tags[at - 1] == COMMA


def _is_trait(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether somebody shows what he has, and says nothing: "shows every intention of leaving"."""
    first, last = draft.contents[-1]
    if (
        first != at + 1
        or draft.rule not in _SUBJECT_FIRST
        or draft.source is None
        or is_clause(sentence.tags, first, last)
    ):
        return False
    return sentence.words[_head_of_object(sentence.tags, first, last)] in _TRAITS


def _has_thing(sentence: Sentence, at: int, lemma: str, draft: Draft) -> bool:
    """Whether the object is a thing, or somebody who is made to do something: "convinced nine towns to buy"."""
    first = draft.contents[-1][0]
    if lemma == "tell" and sentence.tags[first] == PREPOSITION:  # "told the whole story for years"
        told = _CLAUSE.match(sentence.tags, first, draft.contents[-1][1] + 1)
        return told is None and not _has_words(sentence, draft)
    if first > at + 1:
        return lemma in _TO_THINGS and sentence.tags[first] == TO
    return first == at + 1 and _is_done(sentence, lemma, draft)


def _is_done(sentence: Sentence, lemma: str, draft: Draft) -> bool:
    """Whether the object right after a verb is a thing: "added a voice", "wrote the code"; no clause, no quotation."""
    first, last = draft.contents[-1]
    tags = _AFTER_DETERMINER.sub(NOUN, sentence.tags)
    if sentence.words[first] in DOCUMENTS:  # "documents" may be a verb too
        tags = f"{tags[:first]}{NOUN}{tags[first + 1 :]}"
    if tags[first] not in _OBJECT_OPENS or _has_words(sentence, draft) or is_clause(tags, first, last):
        return False
    if lemma in _TO_THINGS:
        return True
    head = _head_of_object(tags, first, last)
    if lemma in _BUT_TO_MATTERS:
        named = "as" in sentence.words[head : last + 1] and sentence.words[head + 1 : head + 2] != ["such"]
        return not (named or _is_matter(sentence.words[head]))  # "identified it as a bottleneck"
    if lemma in _BOOKING:
        return sentence.words[head] in _BOOKED
    if lemma == "call":
        return not _is_asked(sentence, draft) and _is_convened(sentence, first, head, last)
    several = lemma == "support" and (tags[first] == NUMBER or sentence.words[first] in _SEVERAL)
    return several or (lemma in _OF_THINGS and _is_thing(sentence, draft))  # "supports four languages"


def _head_of_object(tags: str, first: int, last: int) -> int:
    """The noun of an object, with which a time or examples may stand: "called a meeting earlier this month"."""
    end = next((at for at in range(first + 1, last + 1) if tags[at] in _TIMES and tags[at - 1] == NOUN), last + 1)
    return head_of(tags, (first, end - 1))


def _is_asked(sentence: Sentence, draft: Draft) -> bool:
    """Whether a relative pronoun stands for what the verb is about: "what Poe calls a trap"."""
    return draft.source is not None and draft.source[0] > 0 and sentence.tags[draft.source[0] - 1] == RELATIVE


def _is_matter(noun: str) -> bool:
    """Whether a noun is for what can be said: a claim, an idea, a mistake."""
    return noun in _MATTERS or noun.removesuffix("s") in _MATTERS or _MATTER_ENDS.search(noun) is not None


def _is_convened(sentence: Sentence, first: int, head: int, last: int) -> bool:
    """Whether what is called is an event, no name for something: "called a meeting", but "called it a trap"."""
    if _SECOND_PHRASE.search(sentence.tags, first + 1, last + 1):
        return False
    return sentence.words[head] in _CONVENED or sentence.words[first] in _INDEFINITE


def _is_thing(sentence: Sentence, draft: Draft) -> bool:
    """Whether the source is a thing without a name: "the new interface supports four languages"."""
    if draft.source is None:
        return False
    if sentence.words[draft.source[1]] == "who" and sentence.tags[draft.contents[-1][0]] == OWNER:
        return False  # "the voters, who questioned Poe's plan"
    head = head_of(sentence.tags, draft.source)
    word = sentence.words[head]
    if sentence.tags[head] in COMMON_NOUNS and word not in DOCUMENTS and _MATTER_ENDS.search(word) is not None:
        return not is_people(word) and word not in _BODIES  # "Poe's transition to another office underscores it"
    if has_voice(sentence, draft) or sentence.tags[draft.source[1]] == SUBJECT:
        return False
    return NAME not in sentence.tags[draft.source[0] : draft.source[1] + 1]


def _is_evidence(sentence: Sentence, at: int, draft: Draft, earlier: Draft | None) -> bool:
    """Whether an event shows something: "..., which suggests that", "shipped its app, highlighting the pace"."""
    tags, words = sentence.tags, sentence.words
    if draft.rule == "shared":
        says = earlier is not None and earlier.source == draft.source
        return CUES[words[at]].form == "ing" and tags[at - 1] == COMMA and not says and not _has_words(sentence, draft)
    if draft.rule == "verb" and tags[draft.contents[-1][0] - 1] == THAT and _is_lifeless(sentence, draft):
        return True  # "the slump shows that prices were too high"
    if draft.source is None or draft.source[0] != draft.source[1] or tags[draft.source[0]] != RELATIVE:
        return False
    before = draft.source[0] - 2
    if words[draft.source[0]] != "which" or before < 0 or tags[before + 1] != COMMA:
        return False
    return tags[before] != NAME and words[before] not in DOCUMENTS


def _is_lifeless(sentence: Sentence, draft: Draft) -> bool:
    """Whether the head of a source is a noun for a thing that is not written, and nothing is quoted."""
    if draft.source is None or not _is_thing(sentence, draft) or _has_words(sentence, draft):
        return False
    if sentence.tags[draft.source[1]] not in COMMON_NOUNS:
        return False
    return sentence.words[head_of(sentence.tags, draft.source)] not in DOCUMENTS


def _is_progressive(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether what looks like the source is a verb itself: "will be filing proposed prices"."""
    if draft.source is None or draft.source[0] != draft.source[1] or draft.source[0] != at - 1 or at < 2:
        return False
    ends = sentence.tags[at - 1] == ING or sentence.words[at - 1].endswith("ing")
    return ends and sentence.tags[at - 2] == AUXILIARY


def _is_ordered(sentence: Sentence, draft: Draft) -> bool:
    """Whether things are offered or ordered, not words: "offered a discount", but "offered to help"."""
    first, last = draft.contents[-1]
    tags = sentence.tags[first : last + 1]
    return not (tags.startswith((TO, THAT)) or _has_words(sentence, draft) or sentence.tags[first - 1 : first] == THAT)


def _has_words(sentence: Sentence, draft: Draft) -> bool:
    """Whether a quotation lies in the content."""
    first, last = draft.contents[-1]
    tags = sentence.tags[first : last + 1]
    return UTTERANCE in tags or PHRASE in tags
