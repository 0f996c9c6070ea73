"""Plural nouns and their singulars: by the rules of English, and by `nouns.tsv` where a noun does not follow them.

The way from the singular to the plural is `verbs.plural`, which verbs share.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["is_plural", "singular"]

_SHORT = 3  # letters; "as", "is", "us" and "gas" are no plurals
_NO_PLURALS = ("ss", "us", "is", "'s", "’s", "ous")
_NO_MEN = frozenset(
    ("specimen", "regimen", "acumen", "abdomen", "omen", "semen", "stamen", "yemen", "carmen", "bremen")
)
_WITH_E = ("ches", "shes", "sses", "xes", "zzes", "oes")


@cache
def _irregular() -> dict[str, str]:
    """The plurals that do not follow the rules, with their singulars."""
    lines = (files(__package__ or "") / "nouns.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines[1:])


def is_plural(word: str) -> bool:
    """Whether a noun has the form of a plural; a verb in the third person has it too.

    Example:
        >>> is_plural("models"), is_plural("people"), is_plural("status"), is_plural("GPUs"), is_plural("GPS")
        (True, True, False, True, False)
    """
    if word.lower() in _irregular() or _is_men(word):
        return True
    return len(word) >= _SHORT and word.endswith("s") and not word.endswith(_NO_PLURALS)


def _is_men(word: str) -> bool:
    """Whether a word is made with "men": "chairmen"."""
    return word.endswith("men") and len(word) > len("women") and word.lower() not in _NO_MEN


def singular(word: str) -> str:
    """The singular of a plural noun, in its spelling; another word stays as it is.

    Example:
        >>> [singular(word) for word in ("GPUs", "companies", "boxes", "databases", "people", "analyses", "staff")]
        ['GPU', 'company', 'box', 'database', 'person', 'analysis', 'staff']
    """
    known = _irregular().get(word.lower())
    if known is not None:
        return known if word[0].islower() else known[0].upper() + known[1:]
    if _is_men(word):
        return word[:-2] + "an"
    if not is_plural(word):
        return word
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_WITH_E) else word[:-1]
