"""How likely a word is a cue where it stands: a sum of weights for what can be seen around it.

The weights are log-odds, learned by `tools/train_cues.py` from annotated news and kept in `weights.tsv`, one feature a
line, so that every decision can be read: "said" is worth so much, "that" behind it so much more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.cues import CUES, NOUNS, read_table
from atomcorpus.citations.vocabulary import DOCUMENTS, PEOPLE

if TYPE_CHECKING:
    from atomcorpus.citations.drafts import Draft
    from atomcorpus.citations.words import Sentence

__all__ = ["collect_evidence", "is_noun", "weigh_evidence"]

_WEIGHTS: dict[str, float] = {name: float(value) for name, value in read_table("weights.tsv")}
# Neighbours are looked at word by word only where they are function words: those are the same in every field.
_FUNCTION = frozenset("dhimopTcbtswuNaD")
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
    if word not in NOUNS or form not in ("base", "third"):
        return False
    tags = sentence.tags
    before = tags[at - 1] if at else "^"
    after = tags[at + 1 : at + 2]
    if before in "dgopVvG0":
        return True
    if before in "nEX" and at > 1 and tags[at - 2] in "dgop":
        return after not in ("t", "d")
    return before == "^" and after in ("t", "p", "o")


def weigh_evidence(sentence: Sentence, at: int, draft: Draft, earlier: Draft | None) -> float:
    """Log-odds that the word at `at` is a cue; `earlier` is the citation before it in the sentence."""
    get = _WEIGHTS.get
    return sum([get(name, 0.0) for name in collect_evidence(sentence, at, draft, earlier)])


def collect_evidence(sentence: Sentence, at: int, draft: Draft, earlier: Draft | None) -> list[str]:
    """Names of the features that hold for the word at `at`."""
    tags, words = sentence.tags, sentence.words
    word = words[at]
    lemma, form, act, takes = CUES[word]
    sort = f"{act[0]}{_SORTS[takes]}"
    noun = "noun" if is_noun(sentence, at) else form
    before = tags[at - 1] if at else "^"
    after = tags[at + 1] if at + 1 < len(tags) else "$"
    source, head = _source_class(sentence, draft)
    opening = tags[draft.contents[-1][0]]
    features = [
        "bias",
        f"word={word}",
        f"lemma={lemma}",
        f"before={before}/{noun}",
        f"after={after}/{noun}",
        f"around={before}{after}",
        f"{lemma}/after={after}",
        f"{lemma}/before={before}",
        f"rule={draft.rule}/{noun}",
        f"source={source}/{draft.rule}",
        f"{lemma}/source={source}",
        f"content={opening}/{draft.rule}",
        f"{sort}/{noun}",
        f"{sort}/after={after}",
        f"{sort}/source={source}",
    ]
    if before in _FUNCTION:
        features.append(f"previous={words[at - 1]}")
    if after in _FUNCTION:
        features += (f"next={words[at + 1]}", f"{lemma}/next={words[at + 1]}")
    if head:
        features.append(f"head={head}")
    if "as" in words[at + 2 : at + 9]:
        features.append(f"{sort}/as")
    if draft.cue[1] > at:
        features.append(f"speaker={words[draft.cue[1]]}/{noun}")
    if earlier is not None and earlier.source is not None and earlier.rule not in _FRAMES:
        inside = any(first <= at <= last for first, last in earlier.contents)
        start = draft.source[0] if draft.source is not None and draft.source[0] < at else at
        border = tags[start - 1] if start else "^"
        features.append(f"{'inside' if inside else 'behind'}={border}/{draft.rule}")
    return features


def _source_class(sentence: Sentence, draft: Draft) -> tuple[str, str]:
    """Sort of the source (pronoun, name, people, document, thing, none), and the word itself when it is a pronoun."""
    if draft.source is None:
        return "none", ""
    first, last = draft.source
    tag = sentence.tags[last]
    if tag in "hiwmt":
        return tag, sentence.words[last]
    named = "X" if "X" in sentence.tags[first : last + 1] else ""
    word = sentence.words[last]
    if word in DOCUMENTS:
        return "document", ""
    if PEOPLE.match(word):
        return "people", ""
    if tag in "Xg":
        return "name", ""
    return "thing" + named, ""
