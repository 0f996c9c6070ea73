"""How a corpus puts questions to its articles."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from atomcorpus.articles import Article
    from atomcorpus.corpus.corpus import Corpus

__all__ = ["of_its_articles"]

P = ParamSpec("P")
R = TypeVar("R")


def of_its_articles(
    query: Callable[Concatenate[Iterable[Article], P], R],
) -> Callable[Concatenate[Corpus, P], R]:
    """A query that is put to what holds the articles, which may answer without going through them.

    Names are looked up where the corpus does, unless told otherwise.
    """

    @wraps(query)
    def ask(corpus: Corpus, /, *args: P.args, **options: P.kwargs) -> R:
        options.setdefault("knowledge", corpus.knowledge)
        return query(corpus._articles, *args, **options)  # noqa: SLF001 - it is the method of a corpus

    return ask
