"""How likely a word is a cue where it stands: a sum of weights for what can be seen around it.

The weights are log-odds, learned by `tools/train_cues.py` from annotated news and kept in `weights.tsv`, one feature a
line, so that every decision can be read: "said" is worth so much, "that" after it so much more.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from atomcorpus.citations.cues import CUES, NOUNS, read_table
from atomcorpus.citations.source_words import DOCUMENTS, is_people
from atomcorpus.citations.word_classes import (
    ADVERB,
    AUXILIARY,
    CONJUNCTIONS,
    CUE,
    DAY,
    DETERMINER,
    END,
    HOMOGRAPH,
    ING,
    NAME,
    NAMES,
    NOMINAL,
    NOT,
    NUMBER,
    OWNER,
    PAST,
    PERSONAL,
    PREPOSITIONS,
    RELATIVE,
    START,
    SUBJECT,
    SUBORDINATOR,
    THAT,
    TO,
    VERB,
)
from atomcorpus.english import classes

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Draft, Sentence

__all__ = ["collect_evidence", "has_voice", "is_noun", "read_register", "weigh_evidence", "weigh_register"]

_PRONOUNS = PERSONAL + RELATIVE + THAT
_NOUN_FOLLOWS = PREPOSITIONS + DETERMINER + OWNER + CUE + VERB + ING + NUMBER
_MODIFIERS = NOMINAL + PAST
_PHRASE_OPENS = PREPOSITIONS + DETERMINER + OWNER
_PHRASE_BEFORE_ING = DETERMINER + OWNER
_NOUN_ENDS = frozenset(THAT + DETERMINER)
_NOUN_COMPLEMENTS = frozenset(PREPOSITIONS + THAT)
_VERB_FOLLOWS = AUXILIARY + NOT + TO

# In hundredths, as the table has them: whole numbers give one sum in whatever order they are added.
_WEIGHTS: dict[str, int] = {name: round(float(value) * 100) for name, value in read_table("weights.tsv")}
# Neighbours are looked at word by word only where they are function words: those are the same in every field.
_FUNCTION = frozenset(
    PERSONAL
    + PREPOSITIONS
    + CONJUNCTIONS
    + DETERMINER
    + TO
    + THAT
    + SUBORDINATOR
    + RELATIVE
    + AUXILIARY
    + NOT
    + ADVERB
    + DAY
)
_REFLEXIVES = classes.words("reflexive")
_WELL_INFORMED = classes.words("well-informed")
_BODIES = classes.words("body")
_LIGHT_VERBS = classes.words("light-verb")
_VOICES = frozenset((SUBJECT, "name", "people", "document"))
_NOBODY = frozenset(("it", "there"))
# What stands in the content of these is as likely to be a citation as anything else.
_FRAMES = frozenset(("according-to", "as-reported", "as-clause", "adverb"))
# Cues that take the same things are one sort, which speaks for the rare ones.
_SORTS = {cue.takes: "".join(sorted(word[0] for word in cue.takes)) for cue in CUES.values()}


def is_noun(sentence: Sentence, at: int) -> bool:
    """Whether the cue at word `at` stands as a noun."""
    word = sentence.words[at]
    form = CUES[word].form
    if form == "noun":
        return True
    tags = sentence.tags
    before = tags[at - 1] if at else START
    if word in NOUNS and form == "ing" and before in _PHRASE_BEFORE_ING:
        return True  # "a warning"
    if word not in NOUNS or form not in ("base", "third"):
        return False
    after = tags[at + 1 : at + 2]
    if before in _NOUN_FOLLOWS or (at > 1 and _has_verb_before(sentence, at)):
        return True
    if before in _MODIFIERS and at > 1 and tags[at - 2] in _PHRASE_OPENS:
        return after not in _NOUN_ENDS
    return before == START and after in _NOUN_COMPLEMENTS


def _has_verb_before(sentence: Sentence, at: int) -> bool:
    """Whether the word before a form is a verb of which it is the object."""
    tags = sentence.tags
    if tags[at - 1] == HOMOGRAPH and tags[at - 2] in _VERB_FOLLOWS:
        return True  # "did not answer questions"
    return tags[at + 1 : at + 2] == THAT and sentence.words[at - 1] in _LIGHT_VERBS  # "circulated details that"


def has_voice(sentence: Sentence, draft: Draft) -> bool:
    """Whether the source is somebody, or something written: a name, people, "she", a document; no thing, no "it"."""
    sort, pronoun = _source_class(sentence, draft)
    return (sort in _VOICES and pronoun not in _NOBODY) or _is_informed(sentence, draft)


def _is_informed(sentence: Sentence, draft: Draft) -> bool:
    """Whether the source are "people familiar with the matter", or a body of people: "the court"."""
    if draft.source is None:
        return False
    words = sentence.words[draft.source[0] : draft.source[1] + 1]
    if words[-1] in _BODIES:
        return True
    at = next((number for number, word in enumerate(words) if word in _WELL_INFORMED), 0)
    return at > 0 and is_people(words[at - 1])


def weigh_evidence(sentence: Sentence, at: int, draft: Draft, earlier: Draft | None) -> int:
    """Log-odds, in hundredths, that the word at `at` is a cue; `earlier` is the citation before it in the sentence."""
    context, borders, rest = _observe(sentence, at, draft, earlier)
    return _weight_of_context(*context) + _weight_of_borders(*borders) + sum([_WEIGHTS.get(name, 0) for name in rest])


def weigh_register(text: str) -> int:
    """What the register of an article adds to the evidence for every one of its cues, in hundredths."""
    return sum(_WEIGHTS.get(name, 0) for name in read_register(text))


def collect_evidence(sentence: Sentence, at: int, draft: Draft, earlier: Draft | None) -> list[str]:
    """Names of the features that hold for the word at `at`."""
    context, borders, rest = _observe(sentence, at, draft, earlier)
    return [*_context_features(*context), *_border_features(*borders), *rest]


def _observe(
    sentence: Sentence, at: int, draft: Draft, earlier: Draft | None
) -> tuple[tuple[str, str, str, str, str, str], tuple[str, str, str, str, str], list[str]]:
    """What can be seen of a cue: arguments of `_context_features` and `_border_features`, and the rarer features."""
    tags, words = sentence.tags, sentence.words
    word = words[at]
    noun = "noun" if is_noun(sentence, at) else CUES[word].form
    beside = at - 1 if at > 1 and words[at - 1] in _REFLEXIVES else at  # "Acme itself claims" is "Acme claims"
    before = tags[beside - 1] if beside else START
    after = tags[at + 1] if at + 1 < len(tags) else END
    source, head = _source_class(sentence, draft)
    rest = []
    if head:
        rest.append(f"head={head}")
    if "as" in words[at + 2 : at + 9]:
        rest.append(f"{_sort(word)}/as")
    if draft.cue[1] > at:
        rest.append(f"speaker={words[draft.cue[1]]}/{noun}")
    if earlier is not None and earlier.source is not None and earlier.rule not in _FRAMES:
        inside = any(first <= at <= last for first, last in earlier.contents)
        start = draft.source[0] if draft.source is not None and draft.source[0] < at else at
        border = tags[start - 1] if start else START
        rest.append(f"{'inside' if inside else 'behind'}={border}/{draft.rule}")
    previous = words[at - 1] if before in _FUNCTION else ""
    following = words[at + 1] if after in _FUNCTION else ""
    context = word, noun, before, after, previous, following
    return context, (word, noun, draft.rule, source, tags[draft.contents[-1][0]]), rest


def _sort(word: str) -> str:
    _, _, act, takes = CUES[word]
    return f"{act[0]}{_SORTS[takes]}"


def _context_features(  # noqa: PLR0913, PLR0917 - what stands around one word
    word: str, noun: str, before: str, after: str, previous: str, following: str
) -> list[str]:
    """What the words beside a cue say; `previous` and `following` are empty where they are no function words."""
    lemma, sort = CUES[word].lemma, _sort(word)
    features = [
        "bias",
        f"word={word}",
        f"lemma={lemma}",
        f"before={before}/{noun}",
        f"after={after}/{noun}",
        f"around={before}{after}",
        f"{lemma}/after={after}",
        f"{lemma}/before={before}",
        f"{sort}/{noun}",
        f"{sort}/after={after}",
    ]
    if previous:
        features.append(f"previous={previous}")
    if following:
        features += (f"next={following}", f"{lemma}/next={following}")
    return features


def _border_features(word: str, noun: str, rule: str, source: str, opening: str) -> list[str]:
    """What the source and the beginning of the content say."""
    lemma, sort = CUES[word].lemma, _sort(word)
    return [
        f"rule={rule}/{noun}",
        f"source={source}/{rule}",
        f"{lemma}/source={source}",
        f"{sort}/source={source}",
        f"content={opening}/{rule}",
    ]


# The same few surroundings come again and again.
@lru_cache(maxsize=1 << 14)
def _weight_of_context(*context: str) -> int:
    return sum(_WEIGHTS.get(name, 0) for name in _context_features(*context))


@lru_cache(maxsize=1 << 13)
def _weight_of_borders(*borders: str) -> int:
    return sum(_WEIGHTS.get(name, 0) for name in _border_features(*borders))


def _source_class(sentence: Sentence, draft: Draft) -> tuple[str, str]:
    """Sort of the source (pronoun, name, people, document, thing, none), and the word itself when it is a pronoun."""
    if draft.source is None:
        return "none", ""
    first, last = draft.source
    tag = sentence.tags[last]
    if tag in _PRONOUNS:
        return tag, sentence.words[last]
    named = "X" if NAME in sentence.tags[first : last + 1] else ""
    word = sentence.words[last]
    if word in DOCUMENTS:
        return "document", ""
    if is_people(word):
        return "people", ""
    if tag in NAMES:
        return "name", ""
    return "thing" + named, ""


# --- the register of an article ---------------------------------------------------------------------------------------
# Does it report what others say, or is it its writer's own essay? News says "said" every few sentences and hardly ever
# "I"; an essay has it the other way round, and what looks like a cue there ("the model learns", "people like to try")
# seldom is one. How far that moves the odds is learned with the other weights.
# Plain substrings: counting one is a search for it, which takes next to no time.
_REPORTING = (
    *(
        " said",
        " says",
        " told ",
        " according to ",
        "According to ",
        " added",
        " argue",
        " warn",
        " wrote",
        " reported",
    ),
    *(" announced", " critics", " experts"),
)
_SELF = (" I ", " I’", " I'", " my ", " me ")
# A text says little of itself until it has some length: as if a stretch with average counts stood before it.
_STRETCH = 1000
_AVERAGE_REPORTING, _AVERAGE_SELF = 1.0, 0.2
# Where one class ends and the next begins, in occurrences a thousand code points.
_REPORTING_STEPS = (0.25, 0.6, 1.0, 2.0)
_SELF_STEPS = (0.2, 0.7, 1.5)


def read_register(text: str) -> tuple[str, str]:
    """The features that hold for an article, by how often it reports and how often its writer speaks as "I".

    Example:
        >>> read_register("The lab said it would wait. Critics told Reuters that it has said so before.")
        ('reporting=4', 'self=0')
    """
    scale = 1000 / (len(text) + _STRETCH)
    reporting = scale * (_AVERAGE_REPORTING + sum(map(text.count, _REPORTING)))
    own = scale * (_AVERAGE_SELF + sum(map(text.count, _SELF)))
    return f"reporting={bisect_right(_REPORTING_STEPS, reporting)}", f"self={bisect_right(_SELF_STEPS, own)}"
