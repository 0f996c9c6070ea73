"""What rules take for an unlisted name, looked at again with the names that are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.english.lists import entries
from atomcorpus.folding import fold_name
from atomcorpus.mentions.short_names import without_legal_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atomcorpus.knowledge import Name

__all__ = ["is_made_by_first", "is_of_nation", "without_form"]

_MADE = frozenset({"company", "family"})


def is_made_by_first(guess: str, names: Mapping[str, tuple[Name, ...]]) -> bool:
    """Whether what looks like two names is a company's product ("Nvidia Blackwell"), or a model.

    Args:
        guess: The stretch that a rule took for a name.
        names: What is listed, by folded name.
    """
    first = names.get(fold_name(guess.partition(" ")[0]), ())
    return any(name.kind in _MADE and not name.needs_context for name in first)


def is_of_nation(guess: str, names: Mapping[str, tuple[Name, ...]]) -> bool:
    """Whether what looks like a person is a listed name behind a nationality: "French Mistral"."""
    first, _, last = guess.rpartition(" ")
    if first not in entries("demonyms"):
        return False
    return any(name.kind != "person" and not name.needs_context for name in names.get(fold_name(last), ()))


def without_form(guess: str, names: Mapping[str, tuple[Name, ...]]) -> tuple[Name, ...]:
    """The listed companies whose name the text writes with a legal form: "SoftBank Corp."."""
    known = names.get(fold_name(without_legal_form(guess)), ())
    return tuple([name for name in known if name.kind == "company"])
