"""The lexicon of cues: which words may attribute something, what they do with it, and what they take.

Two tables beside this module: `cues.tsv`, kept by hand, one lemma a line; `weights.tsv`, made by `tools/train_cues.py`.
Whether a word is a cue in its sentence is decided in `evidence`.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import NamedTuple

from atomcorpus.citations.word_classes import ADVERB, CUE, HOMOGRAPH, ING, NOUN

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


_Z = re.compile(r"(?<=[iy])z(?=e|ing)")
_Y = re.compile(r"[^aeiou]y$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")


def _plural(lemma: str) -> str:
    if _Y.search(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if _SIBILANT.search(lemma) else "s")


def _verb_forms(lemma: str, irregular: str) -> list[tuple[str, str]]:
    """The forms of a verb; `irregular` gives those that do not follow the rules: third, past forms, -ing (or two)."""
    if irregular:
        third, *pasts, ing = irregular.split()
    elif lemma.endswith("e"):
        third, pasts, ing = lemma + "s", [lemma + "d"], lemma[:-1] + "ing"
    else:
        third, pasts, ing = _plural(lemma), [lemma[:-1] + "ied" if _Y.search(lemma) else lemma + "ed"], lemma + "ing"
    forms = [(lemma, "base"), (third, "third"), *((past, "past") for past in pasts)]
    forms += [(form, "ing") for form in ing.split("/")]
    if lemma.endswith(("ize", "yze")):  # British spelling
        forms += [(_Z.sub("s", form), kind) for form, kind in forms]
    return forms


_CLASSES = {"past": CUE, "ing": ING, "noun": NOUN, "adjective": NOUN, "adverb": ADVERB}

CUES: dict[str, Cue] = {}
"""Every form of every cue, lower case; a form that is both verb and noun has its verb here."""
NOUNS: dict[str, Cue] = {}
"""The forms that can be nominal cues."""
WORD_CLASSES: dict[str, str] = {}
"""Class letter of each form."""


def _load() -> None:
    for lemma, group, irregular, act, listed in sorted(read_table("cues.tsv"), key=lambda row: row[1] == "noun"):
        takes = frozenset(listed.split())
        if group == "noun":
            forms = [(lemma, "noun"), (_plural(lemma), "noun")]
            NOUNS.update((form, Cue(lemma, kind, act, takes)) for form, kind in forms)
        elif group in ("verb", "homograph"):
            forms = _verb_forms(lemma, irregular)
        else:
            forms = [(lemma, group)]
        for form, kind in forms:
            if CUES.setdefault(form, Cue(lemma, kind, act, takes)).form == kind:
                WORD_CLASSES.setdefault(form, _CLASSES.get(kind, HOMOGRAPH if group == "homograph" else CUE))


_load()
