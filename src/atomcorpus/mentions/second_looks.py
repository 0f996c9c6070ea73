"""What rules take for an unlisted name, looked at again with the names that are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.english.lists import entries, marked
from atomcorpus.entities import ActorKind
from atomcorpus.folding import fold_name
from atomcorpus.mentions.candidates import SURNAME_RULE
from atomcorpus.mentions.made_things import ends_an_artifact
from atomcorpus.mentions.senses import lends_its_name
from atomcorpus.mentions.short_names import without_legal_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atomcorpus.knowledge import Name
    from atomcorpus.mentions.candidates import Candidate

__all__ = ["is_something_else", "without_form"]

_PRODUCT_RULES = frozenset({SURNAME_RULE, "organization.lower-head"})
_TRADES = marked("organization_heads", "trade")
_MADE = frozenset({"company", "family"})


def is_something_else(text: str, guess: Candidate, names: Mapping[str, tuple[Name, ...]]) -> bool:
    """Whether what a rule took for a name is a product, a listed name after a nationality, or the name of a thing.

    Args:
        text: The whole text.
        guess: What the rule found, with its kind.
        names: What is listed, by folded name.
    """
    start, end, kind = guess.start, guess.end, guess.kind
    if kind is ActorKind.PERSON and _is_of_nation(text[start:end], names):
        return True
    if guess.rule in _PRODUCT_RULES and _is_product(text, start, end, names):
        return True
    if guess.rule == "organization.head" and _is_of_family(text[start:end], names):
        return True
    return kind is not None and lends_its_name(text, start, end, kind)


def _is_of_family(guess: str, names: Mapping[str, tuple[Name, ...]]) -> bool:
    """Whether a family of models stands before what a trade is called after: "the Llama Materials" of its licence."""
    first, _, last = guess.partition(" ")
    if last not in _TRADES:
        return False
    return any(name.kind == "family" and not name.needs_context for name in names.get(fold_name(first), ()))


def _is_product(text: str, start: int, end: int, names: Mapping[str, tuple[Name, ...]]) -> bool:
    """Whether what looks like two names is a company's product ("Nvidia Blackwell"), a model, or half of a name."""
    first = text[start:end].partition(" ")[0]
    if ends_an_artifact(text, start, first, names):
        return True
    return any(name.kind in _MADE and not name.needs_context for name in names.get(fold_name(first), ()))


def _is_of_nation(guess: str, names: Mapping[str, tuple[Name, ...]]) -> bool:
    """Whether what looks like a person is a listed name after a nationality: "French Mistral"."""
    first, _, last = guess.rpartition(" ")
    if first not in entries("demonyms"):
        return False
    return any(name.kind != "person" and not name.needs_context for name in names.get(fold_name(last), ()))


def without_form(guess: str, names: Mapping[str, tuple[Name, ...]]) -> tuple[Name, ...]:
    """The listed companies whose name the text writes with a legal form: "SoftBank Corp."."""
    known = names.get(fold_name(without_legal_form(guess)), ())
    return tuple([name for name in known if name.kind == "company"])
