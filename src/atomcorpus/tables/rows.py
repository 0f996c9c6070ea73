"""Tables row by row, for whatever takes dictionaries; nothing here needs pyarrow."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from atomcorpus.errors import ValidationError
from atomcorpus.tables.collector import Collector, Lookup
from atomcorpus.tables.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from atomcorpus.articles import Article

__all__ = ["table_rows"]

_AT_ONCE = 256  # articles


def table_rows(articles: Iterable[Article], table: str, *, first_key: int = 0) -> Iterator[dict[str, Any]]:
    """The rows of one table, one after the other; only those of a few articles are in memory, and all entities.

    Args:
        articles: Any iterable; gone through once.
        table: Name of the table.
        first_key: Key of the first article; the others follow.

    Yields:
        Column to value: a string, a whole number, a `datetime.date` or None; a tuple or list of strings, of `Span` or
        of dictionaries (the roles of an actor).

    Raises:
        ValidationError: If there is no such table, or the key is none.
        FormatError: For the table of articles, if the wire format cannot hold one of them.

    Example:
        >>> from atomcorpus import parse
        >>> rows = table_rows([parse("OpenAI released gpt-oss-120b.")], "mentions")
        >>> [(row["entity_name"], row["start"], row["end"]) for row in rows]
        [('OpenAI', 0, 6), ('gpt-oss-120b', 16, 28)]
    """
    if table not in COLUMNS:
        raise ValidationError(f"table: expected one of {', '.join(COLUMNS)}, not {table!r}")
    return _rows(enumerate(articles, first_key), table, Collector(first_key))


def _rows(articles: Iterator[tuple[int, Article]], table: str, collector: Collector) -> Iterator[dict[str, Any]]:
    add = collector.add_article if table == "articles" else collector.add_parts
    while some := tuple(islice(articles, _AT_ONCE)):
        for key, article in some:
            add(key, article)
        taken = collector.take()
        if table != "entities":
            yield from _zipped(taken[table])
    if table == "entities":
        yield from _zipped(collector.take()[table])


def _zipped(columns: Mapping[str, list[Any] | Lookup]) -> Iterator[dict[str, Any]]:
    values = [column.listed() if isinstance(column, Lookup) else column for column in columns.values()]
    return (dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True))
