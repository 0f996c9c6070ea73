"""How many articles make one row group of a Parquet file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from atomcorpus.articles import Article

__all__ = ["row_groups"]

_ARTICLES = 10_000  # however short they are; many small groups make questions in SQL slow


def row_groups(articles: Iterable[Article], characters: int) -> Iterator[list[Article]]:
    r"""Runs of articles, none empty, for one row group each; one run is in memory.

    Args:
        articles: Any iterable; gone through once.
        characters: A run ends with the article that brings its texts to so many code points.

    Example:
        >>> from atomcorpus import Article
        >>> articles = [Article(text) for text in ("", "\n\n", "\n")]
        >>> [len(group) for group in row_groups(articles, characters=2)]
        [2, 1]
    """
    group: list[Article] = []
    size = 0
    for article in articles:
        group.append(article)
        size += len(article.text)
        if len(group) == _ARTICLES or size >= characters:
            yield group
            group, size = [], 0
    if group:
        yield group
