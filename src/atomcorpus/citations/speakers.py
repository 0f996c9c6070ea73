"""Who cannot be a source: things without a voice, words that only look like a noun phrase, verbs that do not agree.

Everything here says no; which of the rest are sources is weighed in `evidence`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.citations.contents import is_clause
from atomcorpus.citations.cues import CUES
from atomcorpus.citations.phrases_before import phrase_left
from atomcorpus.citations.source_words import DOCUMENTS, VOICELESS, is_people
from atomcorpus.citations.subjects import group_start, head_of
from atomcorpus.citations.times import is_year
from atomcorpus.citations.word_classes import (
    ADVERB,
    AND,
    AUXILIARY,
    COMMA,
    COMMON_NOUNS,
    CUE,
    DAY,
    DETERMINER,
    HOMOGRAPH,
    ING,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    OWNER,
    PAST,
    PREPOSITION,
    PREPOSITIONS,
    QUOTED,
    RELATIVE,
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

__all__ = ["can_speak"]

_CLAUSE_MARKS = THAT + SUBORDINATOR + RELATIVE
_RELATIVES = RELATIVE + THAT
_HARD_TO = NOUN + ADVERB
_BEFORE_NAMED_ACTION = NOMINAL + DETERMINER + OWNER + HOMOGRAPH + PAST + ADVERB + PREPOSITION
_LONE_NOUNS = NOUN + HOMOGRAPH + ING + PAST
_PARTICIPLE_OR_NUMBER = PAST + ING + NUMBER
_INFINITIVE_OR_AUXILIARY = TO + AUXILIARY

_SUBJECT_FIRST = frozenset(("verb", "trailing"))
# They end what looks like a noun phrase before a verb and are no noun: "let us talk", "it is worth noting".
_NEVER = classes.words("never-subject")
_ADJECTIVE = re.compile(r"(?:ic|al|ous|ive|able|ible|ful|less|ary|ish)$")
_NOUNS_LIKE_ADJECTIVES = classes.words("noun-like-adjective")
_OBJECTS = classes.words("object-not-subject")
_CAUSES = classes.words("causing")
# Participles that are nouns or adjectives after another noun: "reinforcement learning", "a deep understanding".
_NAMED_ACTIONS = classes.words("named-action")
_PAST_TOO = classes.words("past-like-base")
_SINGULAR = classes.words("singular")
_PLURAL = classes.words("plural")
_BEFORE_PLURALS = classes.words("before-plural")
_WELL_INFORMED = classes.words("well-informed")
_EITHER = classes.words("singular-or-plural")


def can_speak(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether the source of the verb at word `at` can be one."""
    source = draft.source
    if source is None:
        return True
    if _is_voiceless(sentence, source) or (source[0] == source[1] and _is_term(sentence, source[0])):
        return False
    if draft.rule not in _SUBJECT_FIRST or source[1] >= at:
        return True
    if _is_sensation(sentence, at, draft) or _is_named_so(sentence, at, source):
        return False
    return not _is_no_subject(sentence, at, source) and _agrees(sentence, at, source)


def _is_term(sentence: Sentence, at: int) -> bool:
    """Whether the source is nothing but a year or quoted words that begin low, which name nobody."""
    return is_year(sentence.words[at]) or (sentence.tags[at] in QUOTED and sentence.begins_low(at))


_SENSES = classes.words("sense")


def _is_sensation(sentence: Sentence, at: int, draft: Draft) -> bool:
    """Whether a verb of the senses has no clause, and so says what somebody lived through, not what he thinks."""
    if CUES[sentence.words[at]].lemma not in _SENSES:
        return False
    tags, (first, last) = sentence.tags, draft.contents[-1]
    if tags[first - 1] == THAT or tags[first] in _CLAUSE_MARKS or any(tag in QUOTED for tag in tags[first : last + 1]):
        return False
    if "as" in sentence.words[first : first + 9]:
        return sentence.words[at] in {"feels", "feel"} and sentence.words[first] == "as"
    return not (first == at + 1 and is_clause(tags, first, last))


def _is_named_so(sentence: Sentence, at: int, source: Words) -> bool:
    """Whether a participle gives the name of somebody who is new: "a startup called Tern Labs"."""
    if sentence.words[at] not in {"called", "named", "dubbed"} or source[1] != at - 1:
        return False
    new = not {"a", "an", "one"}.isdisjoint(sentence.words[max(source[0], at - 4) : at])
    follows = sentence.tags[at + 1 : at + 3]
    return new and (follows[:1] == NAME or follows in _SMALL_NAME_SPEAKS)


_SMALL_NAME_SPEAKS = (NOUN + CUE, ADVERB + CUE)  # "a start-up called norvo said"


def _is_voiceless(sentence: Sentence, source: Words) -> bool:
    """Whether the source, or what its relative pronoun stands for, is a thing that cannot speak."""
    tags, words, last = sentence.tags, sentence.words, source[1]
    if last > 0 and tags[last] in _RELATIVES and words[last] != "who":
        last -= 1 + (tags[last - 1] == COMMA)
        source = phrase_left(sentence, last) or (last, last)
    head = head_of(tags, source)
    if tags[head] != NAME and (words[head] in VOICELESS or _is_event(sentence, head)):
        return True
    if tags[last] == NAME or words[last] not in VOICELESS:
        return False
    return tags[head] != NAME and words[head] not in DOCUMENTS and not is_people(words[head])


def _is_event(sentence: Sentence, head: int) -> bool:
    """Whether a noun means what happened, not what is written: "the release of the app"."""
    return sentence.words[head] in _HAPPENINGS and sentence.words[head + 1 : head + 2] == ["of"]


_HAPPENINGS = classes.words("happening-before-of")


def _is_no_subject(sentence: Sentence, at: int, source: Words) -> bool:
    """Whether the words before a verb are no noun phrase, or one that is no subject of it."""
    tags, words = sentence.tags, sentence.words
    first, last = source
    word, form = words[last], CUES[words[at]].form
    if word in _NEVER or (first == last and form == "base" and _is_quantity(sentence, first)):
        return True
    if form == "base":
        if word in _OBJECTS and tags[at - 1] != TO:
            return True
        if first > 0 and tags[at - 1] not in _INFINITIVE_OR_AUXILIARY and words[first - 1] in _CAUSES:
            return True  # "helps designers see"
    if word == "it" and tags[at - 1] == TO and tags[at - 2] in _HARD_TO:
        return True  # "it is hard to imagine"
    if words[at] in _NAMED_ACTIONS and tags[at - 1] in _BEFORE_NAMED_ACTION:
        return True
    return (tags[at] == HOMOGRAPH and last == at - 1 and _modifies(sentence, last)) or _ends_with_verb(sentence, source)


def _is_quantity(sentence: Sentence, at: int) -> bool:
    """Whether a lone quantifier belongs to a noun that looks like a verb: "any talk that", "sent some signal that"."""
    word, before = sentence.words[at], sentence.tags[at - 1] if at else START
    return word in _BEFORE_SINGULAR or (word in _OF_PLURAL and before in _BEFORE_OBJECTS)


_BEFORE_SINGULAR = classes.words("before-singular")
_OF_PLURAL = classes.words("quantifier-of-plural")
_BEFORE_OBJECTS = PREPOSITIONS + VERB + TO + AUXILIARY


def _ends_with_verb(sentence: Sentence, source: Words) -> bool:
    """Whether a verb that is not known for one ends what looks like a noun phrase: "these charts provide hints"."""
    tags, words = sentence.tags, sentence.words
    first, last = source
    head = last if first == last else head_of(tags, source)
    word = words[head]
    if word[-1:] == "s" or word in _EITHER:
        return False
    if first != last:
        return tags[head] == NOUN and words[first] in _BEFORE_PLURALS
    if _is_small_name(sentence, source[0]):
        return False
    # A noun that is alone, small and singular needs an article.
    return tags[last] in _LONE_NOUNS and word not in DOCUMENTS and not is_people(word)


def _is_small_name(sentence: Sentence, at: int) -> bool:
    """Whether a lone word is a name in small letters, or stands like one: "On Friday zumly said that"."""
    tags, words = sentence.tags, sentence.words
    cue = CUES.get(words[at + 1]) if at + 1 < len(words) else None
    if cue is None or not cue.takes >= _SAID_ANYHOW or cue.form not in {"past", "third"} or tags[at] != NOUN:
        return False
    if words[at] in VOICELESS or _MATTER.search(words[at]) is not None:
        return False  # "experience says that"
    before, after = tags[at - 1] if at else START, tags[at + 2 : at + 3]
    if before == UTTERANCE:
        return True
    return before in _BEFORE_SMALL_NAMES and after == THAT


_SAID_ANYHOW = frozenset(("that", "bare", "quote"))
_BEFORE_SMALL_NAMES = START + DAY + COMMA
_MATTER = re.compile(r"(?:tion|sion|ment|ness|ism|ance|ence|ency|cy|ity|ship|dom|ure|ics?|ory|ing|ed|ly)$")


def _modifies(sentence: Sentence, at: int) -> bool:
    """Whether a word before what may be noun or verb makes it a noun: "induced demand", "scientific claims"."""
    tag, word = sentence.tags[at], sentence.words[at]
    return tag in _PARTICIPLE_OR_NUMBER or (
        tag == NOUN and word not in _NOUNS_LIKE_ADJECTIVES and _ADJECTIVE.search(word) is not None
    )


def _agrees(sentence: Sentence, at: int, source: Words) -> bool:
    """Whether subject and verb agree in number, as far as endings tell; only the present tense shows it."""
    tags, words = sentence.tags, sentence.words
    form = CUES[words[at]].form
    if words[at] == "back" and (tags[at - 1] in VERBS or words[at - 1] == "hit"):
        return True  # "shot back"
    group = group_start(tags, at)
    if form not in {"base", "third"} or words[at] in _PAST_TOO or group != at - tags[group:at].count(ADVERB):
        return True
    if group > 0 and tags[group - 1] == TO:
        return True
    singular = _is_singular(sentence, source, homograph=tags[at] == HOMOGRAPH)
    return singular is None or singular == (form == "third")


def _is_singular(sentence: Sentence, source: Words, *, homograph: bool) -> bool | None:
    """Whether a noun phrase is singular; None when its form does not tell."""
    tags, words = sentence.tags, sentence.words
    head = head_of(tags, source)
    head -= head > source[0] and words[head] in _WELL_INFORMED  # "people familiar with the matter"
    word, tag = words[head], tags[head]
    if AND in tags[source[0] : head] or word in _EITHER or words[head + 1 : head + 2] == ["of"]:
        return None
    if word in _SINGULAR or word in _PLURAL:
        return word in _SINGULAR
    if tag == NAME:  # "Tern Labs say" is British
        return True if homograph and not word.endswith("s") else None
    if tag not in COMMON_NOUNS:
        return None
    return not word.endswith("s") if not word.endswith(("ss", "us", "is", "ics")) else None
