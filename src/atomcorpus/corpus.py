"""`Corpus`, the record of many articles, and everything that can be asked of one."""

from __future__ import annotations

import os
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, overload

from attrs import field, frozen

from atomcorpus._validate import each
from atomcorpus.articles import Article
from atomcorpus.errors import MissingPathError, ReadError, ValidationError
from atomcorpus.reading import OnError, read_articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from atomcorpus.knowledge import KnowledgeBase

__all__ = ["Corpus"]


def _in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Articles in canonical order, so that reading the same inputs in another order gives an equal corpus."""
    given = tuple(articles)
    for index, article in enumerate(given):
        if type(article) is not Article:
            raise ValidationError(f"Corpus.articles[{index}]: expected Article, not {type(article).__name__}")
    return tuple(sorted(given, key=_place))


def _kept(errors: Iterable[ReadError]) -> tuple[ReadError, ...]:
    return tuple(errors)


def _place(article: Article) -> tuple[bool, tuple[int, ...], str, str, str]:
    published = article.published
    parts = () if published is None else published.date_parts
    return published is None, parts, article.id, article.origin or "", article.knowledge or ""


@frozen(repr=False)
class Corpus:
    """Articles in a fixed order, all in memory; built once, then only read.

    The order is by date (articles without one last), then id, then origin, whatever the order in which they came.
    Corpora are equal when their articles are. For more than fits into memory, go through `read_articles` instead.

    Attributes:
        articles: In canonical order; two with the same text are two.
        errors: What could not be read, in the order in which it was met; empty for a corpus that was not read.

    Raises:
        ValidationError: If a member is no `Article` or no `ReadError`.

    Example:
        >>> corpus = Corpus.read("examples/articles")
        >>> corpus
        Corpus(10 articles, 2025 to 2025-08-14)
        >>> corpus[0].origin
        'examples/articles/policy-brief.txt'
    """

    articles: tuple[Article, ...] = field(default=(), converter=_in_order)
    errors: tuple[ReadError, ...] = field(
        default=(), kw_only=True, eq=False, converter=_kept, validator=each(ReadError, MissingPathError)
    )

    @classmethod
    def read(
        cls,
        path: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        *,
        knowledge: KnowledgeBase | None = None,
        on_error: OnError = "collect",
    ) -> Corpus:
        """Read all articles of a file or folder, or of several; arguments and errors are those of `read_articles`.

        Every path is looked at before the first file is read, so a wrong one is known at once.

        Example:
            >>> len(Corpus.read(["examples/articles/wire-news.txt", "examples/articles/opinion.txt"]))
            2
        """
        paths = [path] if isinstance(path, str | os.PathLike) else list(path)
        readers = [read_articles(path, knowledge=knowledge, on_error=on_error) for path in paths]
        articles = tuple(chain.from_iterable(readers))
        return cls(articles, errors=[error for reader in readers for error in reader.errors])

    @cached_property
    def by_id(self) -> Mapping[str, Article]:
        """Articles by their id; of several with the same text, the first.

        Example:
            >>> corpus = Corpus.read("examples/articles")
            >>> corpus.by_id[corpus[3].id] is corpus[3]
            True
        """
        return MappingProxyType({article.id: article for article in reversed(self.articles)})

    def __len__(self) -> int:
        """Number of articles."""
        return len(self.articles)

    def __iter__(self) -> Iterator[Article]:
        """The articles in canonical order."""
        return iter(self.articles)

    @overload
    def __getitem__(self, position: int) -> Article: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[Article, ...]: ...
    def __getitem__(self, position: int | slice) -> Article | tuple[Article, ...]:
        """The article at a position, or the articles of a slice; `by_id` finds one by its id."""
        return self.articles[position]

    def __repr__(self) -> str:
        """Size and dates only: a corpus can be large."""
        dates = [article.published for article in self.articles if article.published]
        facts = [_counted(len(self.articles), "article")]
        facts += [f"{dates[0]} to {dates[-1]}" if dates[0] != dates[-1] else str(dates[0])] if dates else []
        facts += [_counted(len(self.errors), "error")] if self.errors else []
        return f"Corpus({', '.join(facts)})"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
