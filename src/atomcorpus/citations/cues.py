"""The lexicon of cues: which words may attribute something, what they do with it, and what they take.

They are the lines with an act of the table of verbs (`english.verbs`); what they weigh stands beside this module, in
`weights.tsv`, made by `tools/train_cues.py`.
Whether a word is a cue in its sentence is decided in `evidence`.
"""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

from atomcorpus.citations.word_classes import ADVERB, CUE, HOMOGRAPH, ING, NOUN
from atomcorpus.english.verbs import plural, verb_forms, verbs

__all__ = ["CUES", "NOUNS", "OPENERS", "QUOTE_ONLY", "WORD_CLASSES", "Cue", "read_table"]

OPENERS = frozenset(("according", "per", "as", "in"))
"""The words with which a phrase may begin that is a cue: "according to", "in the words of"."""

QUOTE_ONLY = frozenset({"quote"})
"""What cues take that count only beside a quotation ("laughed")."""


class Cue(NamedTuple):
    """One form of a cue.

    Attributes:
        lemma: Dictionary form.
        form: `base`, `third` ("says"), `past` (participles too), `ing`, `noun`, `adjective` or `adverb`.
        act: What the source does with the content: a value of `CitationAct`.
        takes: What the cue takes: `that` clause, `bare` clause, `quote`, `object`, `infinitive`, `question`,
            `addressee`; `figure` is one that is estimated ("puts the cost at $2 billion").
    """

    lemma: str
    form: str
    act: str
    takes: frozenset[str]


def read_table(name: str) -> list[list[str]]:
    """The rows of a table beside this module, without its heading line."""
    lines = (files("atomcorpus.citations") / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:] if line]


_CLASSES = {"past": CUE, "ing": ING, "noun": NOUN, "adjective": NOUN, "adverb": ADVERB}

CUES: dict[str, Cue] = {}
"""Every form of every cue, lower case; a form that is both verb and noun has its verb here."""
NOUNS: dict[str, Cue] = {}
"""The forms that can be nominal cues."""
WORD_CLASSES: dict[str, str] = {}
"""Class letter of each form."""


def _load() -> None:
    cues = [verb for verb in verbs() if verb.act]
    for lemma, group, irregular, act, listed, _ in sorted(cues, key=lambda verb: verb.group == "noun"):
        takes = frozenset(listed.split())
        if group == "noun":
            forms = [(lemma, "noun"), (plural(lemma), "noun")]
            NOUNS.update((form, Cue(lemma, kind, act, takes)) for form, kind in forms)
        elif group in ("verb", "homograph"):
            forms = verb_forms(lemma, irregular)
        else:
            forms = [(lemma, group)]
        for form, kind in forms:
            if CUES.setdefault(form, Cue(lemma, kind, act, takes)).form == kind:
                WORD_CLASSES.setdefault(form, _CLASSES.get(kind, HOMOGRAPH if group == "homograph" else CUE))


_load()
