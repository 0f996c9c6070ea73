"""The canonical order of a corpus in memory, so that reading the same inputs in another order gives an equal one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrs import astuple

from atomcorpus.articles import Article
from atomcorpus.dataset import Dataset
from atomcorpus.errors import ReadError, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["in_order", "kept_errors"]


def in_order(articles: Iterable[Article]) -> tuple[Article, ...] | Dataset:
    """Articles by date (those without one last), id and origin; those of a data set stay as they were stored."""
    if isinstance(articles, Dataset):
        return articles
    given = tuple(articles)
    for index, article in enumerate(given):
        if type(article) is not Article:
            raise ValidationError(f"Corpus.articles[{index}]: expected Article, not {type(article).__name__}")
    ordered: list[Article] = []
    for _, tied in groupby(sorted(given, key=_place), _place):
        first, *others = tied
        ordered += sorted((first, *others), key=_contents) if others else (first,)
    return tuple(ordered)


def _contents(article: Article) -> str:
    """All that an article holds, to put copies that differ in anything at all into an order."""
    return repr(astuple(article))


def kept_errors(errors: Iterable[ReadError]) -> tuple[ReadError, ...]:
    """Errors in the order in which they were met."""
    given = tuple(errors)
    for index, error in enumerate(given):
        if not isinstance(error, ReadError):
            raise ValidationError(f"Corpus.errors[{index}]: expected ReadError, not {type(error).__name__}")
    return given


def _place(article: Article) -> tuple[bool, tuple[int, ...], str, str, str]:
    published = article.published
    parts = () if published is None else published.date_parts
    return published is None, parts, article.id, article.origin or "", article.knowledge or ""
