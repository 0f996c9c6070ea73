"""How tables lie in Parquet files: in row groups so long that questions are quick, made from few articles at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.tables.arrow import import_pyarrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    import pyarrow as pa

    from atomcorpus.articles import Article

__all__ = ["layout_of", "row_groups"]

# Every row group costs each question its own reading of 17 columns: of articles with a thousand code points, groups of
# a thousand took three times as long to count as groups of eight thousand. Articles take five times the memory of the
# tables that are made of them, so they become tables a few at a time.
_CHARACTERS_AT_ONCE = 1_000_000
_CHARACTERS_A_GROUP = 8_000_000
_ARTICLES = 10_000  # of a group, however short they are
_WHOLE_ARTICLES = frozenset({"record", "text"})


def layout_of(schema: pa.Schema) -> dict[str, Any]:
    """Options of `pyarrow.parquet.ParquetWriter` for a table; the columns of whole articles have no dictionary.

    Example:
        >>> from atomcorpus.tables import schemas
        >>> layout_of(schemas()["articles"])["compression"]
        'zstd'
    """
    names = schema.names
    indexed = [name for name in names if name not in _WHOLE_ARTICLES] if "record" in names else True
    return {
        "compression": "zstd",
        "use_dictionary": indexed,
        "write_statistics": indexed,
        "write_page_checksum": True,
    }


def row_groups(
    articles: Iterable[Article], tables_of: Callable[[list[Article], int], Mapping[str, pa.Table]]
) -> Iterator[dict[str, pa.Table]]:
    r"""The tables of many articles, in pieces of which each is one row group a table.

    Args:
        articles: Any iterable; gone through once.
        tables_of: Makes the tables of some articles, of which so many came before; always the same tables.

    Example:
        >>> from atomcorpus import Article
        >>> from atomcorpus.tables import to_arrow
        >>> tables_of = lambda articles, before: to_arrow(articles, first_key=before)
        >>> [tables["articles"].num_rows for tables in row_groups([Article(""), Article("\n")], tables_of)]
        [2]
    """
    made: list[Mapping[str, pa.Table]] = []
    before = rows = characters = 0
    for run in _runs(articles):
        made.append(tables_of(run, before))
        before += len(run)
        rows += len(run)
        characters += sum(len(article.text) for article in run)
        if rows >= _ARTICLES or characters >= _CHARACTERS_A_GROUP:
            yield _joined(made)
            made.clear()
            rows = characters = 0
    if made:
        yield _joined(made)


def _runs(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles that become tables together; a run ends with the one that makes it long enough."""
    run: list[Article] = []
    characters = 0
    for article in articles:
        run.append(article)
        characters += len(article.text)
        if len(run) == _ARTICLES or characters >= _CHARACTERS_AT_ONCE:
            yield run
            run, characters = [], 0
    if run:
        yield run


def _joined(made: list[Mapping[str, pa.Table]]) -> dict[str, pa.Table]:
    """The same tables, each in one piece; nothing is copied."""
    concatenated = import_pyarrow().concat_tables
    return {name: concatenated([tables[name] for tables in made]) for name in made[0]}
