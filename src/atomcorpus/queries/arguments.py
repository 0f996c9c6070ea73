"""Checks of what callers ask for, each refusal with the argument and what it takes; and what a corpus says for them."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from atomcorpus._validate import shown
from atomcorpus.entities import ActorKind, ArtifactKind, ModelLevel
from atomcorpus.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from atomcorpus.articles import Article

__all__ = ["check_choice", "check_count", "check_kinds", "check_share", "knowing"]

P = ParamSpec("P")
R = TypeVar("R")

_KINDS = (*ActorKind, *ModelLevel, *ArtifactKind)


def check_choice(argument: str, value: object, allowed: Sequence[str]) -> None:
    """Refuse a value that is none of those allowed."""
    if value not in allowed:
        names = ", ".join(repr(str(name)) for name in allowed)
        raise ValidationError(f"{argument}: expected one of {names}, not {shown(value)}")


def check_count(argument: str, value: object, least: int) -> None:
    """Refuse what is no whole number, or one below the least."""
    if type(value) is not int or value < least:
        raise ValidationError(f"{argument}: expected a whole number from {least}, not {shown(value)}")


def check_share(argument: str, value: object) -> None:
    """Refuse what is no number above 0 and up to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        raise ValidationError(f"{argument}: expected a number above 0 and up to 1, not {shown(value)}")


def check_kinds(argument: str, kinds: Iterable[str] | None) -> frozenset[str] | None:
    """The kinds of actors and artifacts and levels of AI models as a set; None stands for all."""
    if kinds is None:
        return None
    if isinstance(kinds, str):
        raise ValidationError(f"{argument}: expected several kinds, as in [{kinds!r}], not {shown(kinds)}")
    chosen = list(kinds)
    for kind in chosen:
        check_choice(argument, kind, _KINDS)
    return frozenset(chosen)


def knowing(
    query: Callable[Concatenate[Iterable[Article], P], R],
) -> Callable[Concatenate[Iterable[Article], P], R]:
    """A query that looks names up where the corpus does, unless told otherwise."""

    @wraps(query)
    def ask(corpus: Iterable[Article], /, *args: P.args, **options: P.kwargs) -> R:
        options.setdefault("knowledge", getattr(corpus, "knowledge", None))
        return query(corpus, *args, **options)

    return ask
