"""The table of verbs and of the nouns, adjectives and adverbs that attribute like them: loading and paradigms only.

`verbs.tsv`, kept by hand, has one lemma and class a line:

- `lemma` and `class`: verb, homograph (a verb that may be a noun), noun, adjective or adverb.
- `irregular`: the forms that do not follow the rules: third person, past forms, -ing; two spellings of the last with a
  slash between them.
- `act` and `takes`: what it does with a statement, and what stands with it, where it attributes one (see `citations`).
- `marks`: the uses that rules make of it, each with the forms that they use: `joins:d` is the mark "joins" in the past
  tense; b is the base form, s the third person, d the past tense, n another past form, g the -ing form. The mark
  "speaking" (third person and past) need not be written: it is that of every verb that states a clause or a quotation,
  in the past tense only where the third person may be the plural of a noun ("claims").
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["Verb", "marked", "plural", "verb_forms", "verbs"]


class Verb(NamedTuple):
    """One line of the table; columns as in the module's description."""

    lemma: str
    group: str
    irregular: str
    act: str
    takes: str
    marks: str


@cache
def verbs() -> tuple[Verb, ...]:
    """Every line of the table, in its order.

    Example:
        >>> next(verb.irregular for verb in verbs() if verb.lemma == "tell")
        'tells told telling'
    """
    lines = (files(__package__ or "") / "verbs.tsv").read_text(encoding="utf-8").splitlines()
    return tuple([Verb(*line.split("\t")) for line in lines[1:]])


_Y = re.compile(r"[^aeiou]y$")
_Z = re.compile(r"(?<=[iy])z(?=e|ing)")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")


def plural(lemma: str) -> str:
    """The plural of a noun, or the third person of a verb, by the rules of English.

    Example:
        >>> plural("deny"), plural("push"), plural("claim")
        ('denies', 'pushes', 'claims')
    """
    if _Y.search(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if _SIBILANT.search(lemma) else "s")


def verb_forms(lemma: str, irregular: str) -> list[tuple[str, str]]:
    """The forms of a verb, each with its name: `base`, `third`, `past` (every past form), `ing`.

    Args:
        lemma: The base form.
        irregular: The other forms, where they do not follow the rules; two spellings of the last with a slash.

    Example:
        >>> verb_forms("write", "writes wrote written writing")[2:]
        [('wrote', 'past'), ('written', 'past'), ('writing', 'ing')]
    """
    if irregular:
        third, *pasts, ing = irregular.split()
    elif lemma.endswith("e"):
        third, pasts, ing = lemma + "s", [lemma + "d"], lemma[:-1] + "ing"
    else:
        third, pasts, ing = plural(lemma), [lemma[:-1] + "ied" if _Y.search(lemma) else lemma + "ed"], lemma + "ing"
    forms = [(lemma, "base"), (third, "third"), *((past, "past") for past in pasts)]
    forms += [(form, "ing") for form in ing.split("/")]
    if lemma.endswith(("ize", "yze")):  # British spelling
        forms += [(_Z.sub("s", form), kind) for form, kind in forms]
    return forms


def _marks_of(verb: Verb) -> list[str]:
    """The marks of a verb: those of its line, and "speaking" where it states something."""
    states = verb.act in _STATES and set(verb.takes.split()) >= _SAYING
    return [*verb.marks.split(), *([_SPEAKING[verb.group]] if states and verb.group in _SPEAKING else [])]


_STATES = frozenset(("assertion", "belief"))
_SPEAKING = {"verb": "speaking:sd", "homograph": "speaking:d"}
_SAYING = frozenset(("that", "quote"))


def _by_letter(verb: Verb) -> dict[str, list[str]]:
    """The forms of a verb by the letters of the marks; where two spellings differ in one letter, both are one form."""
    named: dict[str, list[str]] = {}
    for form, name in verb_forms(verb.lemma, verb.irregular):
        named.setdefault(name, []).append(form)
    pasts = named.get("past", [verb.lemma])
    first = pasts[0]
    spellings = {_Z.sub("s", first), first.removesuffix("ed") + "t"}
    same = [past for past in pasts[1:] if past in spellings or past.replace("ll", "l") == first]
    others = [past for past in pasts[1:] if past not in same] or pasts[:1]
    return {"b": named["base"], "s": named["third"], "d": [first, *same], "n": others, "g": named["ing"]}


@cache
def _by_mark() -> dict[str, tuple[str, ...]]:
    """The forms of every mark, and of every mark and letter ("joins.d")."""
    found: dict[str, list[str]] = {}
    for verb in verbs():
        marks = _marks_of(verb)
        if not marks:
            continue
        forms = _by_letter(verb)
        for mark, _, letters in (one.partition(":") for one in marks):
            for letter in letters:
                for key in (mark, f"{mark}.{letter}"):
                    listed = found.setdefault(key, [])
                    listed += [form for form in forms[letter] if form not in listed]
    return {key: tuple(forms) for key, forms in found.items()}


def marked(mark: str) -> tuple[str, ...]:
    """The forms that a mark names, in the order of the table; with a letter after a full stop only those of one sort.

    Args:
        mark: A mark, such as "joins", or a mark and a letter, such as "joins.s".

    Example:
        >>> marked("joins.s")
        ('chairs',)
    """
    return _by_mark()[mark]
