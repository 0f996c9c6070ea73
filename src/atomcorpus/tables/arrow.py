"""Tables as Arrow tables, and articles back from one; the only module that says which Arrow type a column has."""

from __future__ import annotations

from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

from atomcorpus._characters import storable
from atomcorpus._extras import brought_by
from atomcorpus.errors import FormatError
from atomcorpus.tables.collector import Collector, Lookup
from atomcorpus.tables.columns import COLUMNS
from atomcorpus.tables.stored import from_stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    import pyarrow as pa

    from atomcorpus.articles import Article

__all__ = [
    "FIRST_SCHEMA",
    "SCHEMA",
    "articles_of",
    "articles_to_arrow",
    "from_arrow",
    "import_pyarrow",
    "schemas",
    "to_arrow",
]

SCHEMA = "atomcorpus.tables/2"
"""Version of the tables, which their Arrow schemas have as metadata under the key `atomcorpus.schema`."""

FIRST_SCHEMA = "atomcorpus.tables/1"
"""The version without tables of links and facts and the basis of a relay; its articles are read."""

_AT_ONCE = 512  # articles


def import_pyarrow() -> ModuleType:
    """The package.

    Raises:
        MissingExtraError: If it is not installed.
    """
    with brought_by("parquet", "pyarrow"):
        import pyarrow  # noqa: PLC0415, ICN001 - an extra
    return pyarrow


def schemas() -> dict[str, pa.Schema]:
    """The Arrow schemas of the ten tables, by name: articles, sections, links, mentions and so on.

    Raises:
        MissingExtraError: If pyarrow is not installed.

    Example:
        >>> str(schemas()["articles"].field("published_from").type)
        'date32[day]'
    """
    pa = import_pyarrow()
    types = _types(pa)
    metadata = {"atomcorpus.schema": SCHEMA}
    return {
        table: pa.schema(
            [pa.field(name, types[kind.rstrip("?")], kind.endswith("?")) for name, kind in columns.items()], metadata
        )
        for table, columns in COLUMNS.items()
    }


def to_arrow(articles: Iterable[Article], *, first_key: int = 0) -> dict[str, pa.Table]:
    """Articles as ten Arrow tables, in the order of the articles; the table of articles alone holds all there is.

    A lone surrogate, which Arrow's strings cannot hold, becomes U+FFFD; so all offsets stay right. A number of more
    than 64 bits becomes null. Both are still in the column `record` and come back.

    Args:
        articles: Any iterable; all rows are in memory at the end.
        first_key: Key of the first article, from 0 to 2**39 - 1; the others follow. Tables that are made with ranges of
            keys of their own have keys of entities of their own, too.

    Raises:
        ValidationError: If the key is none.
        FormatError: If the wire format cannot hold an article (see `formats.json.dumps`).
        MissingExtraError: If pyarrow is not installed.

    Example:
        >>> from atomcorpus import parse
        >>> tables = to_arrow([parse("OpenAI released gpt-oss-120b.")], first_key=7)
        >>> tables["mentions"].select(["article", "entity_name"]).to_pylist()
        [{'article': 7, 'entity_name': 'OpenAI'}, {'article': 7, 'entity_name': 'gpt-oss-120b'}]
    """
    collector = Collector(first_key)
    for key, article in enumerate(articles, first_key):
        collector.add_article(key, article)
        collector.add_parts(key, article)
    taken = collector.take()
    return {table: _table(taken[table], schema) for table, schema in schemas().items()}


def articles_to_arrow(articles: Iterable[Article], *, first_key: int = 0) -> pa.Table:
    """The table of articles that `to_arrow` makes, without the others.

    Raises:
        FormatError: As `to_arrow` does.
        MissingExtraError: Likewise.

    Example:
        >>> from atomcorpus import Article
        >>> articles_to_arrow([Article(""), Article(" ")])["characters"].to_pylist()
        [0, 1]
    """
    collector = Collector(first_key)
    for key, article in enumerate(articles, first_key):
        collector.add_article(key, article)
    table: pa.Table = _table(collector.take()["articles"], schemas()["articles"])
    return table


def from_arrow(articles: pa.Table) -> Iterator[Article]:
    """The articles of a table of articles, a few hundred at a time, read from `record` and `text` alone.

    Args:
        articles: What `to_arrow` made, or anything with these two columns.

    Raises:
        FormatError: At the first row that is no article, which its summary names (0-based).
        MissingExtraError: If pyarrow is not installed.

    Example:
        >>> from atomcorpus import parse
        >>> article = parse("OpenAI released gpt-oss-120b.")
        >>> next(from_arrow(to_arrow([article])["articles"])) == article
        True
    """
    start = 0
    for batch in articles.to_batches(max_chunksize=_AT_ONCE):
        for number, outcome in enumerate(articles_of(batch), start):
            if isinstance(outcome, FormatError):
                raise FormatError(f"row {number}: {outcome.summary}", outcome.problems) from outcome
            yield outcome
        start += batch.num_rows


def articles_of(batch: pa.RecordBatch) -> Iterator[Article | FormatError]:
    """Per row of some articles the article, or what is wrong with it.

    Raises:
        FormatError: If there is no such column, or it has no strings.
    """
    for record, text in zip(_strings(batch, "record"), _strings(batch, "text"), strict=True):
        try:
            yield from_stored(record, text)
        except FormatError as error:
            yield error


def _strings(batch: pa.RecordBatch, name: str) -> Iterator[Any]:
    """The values of a column one by one: in a dictionary of a few, they may be more than memory holds."""
    pa = import_pyarrow()
    index = batch.schema.get_field_index(name)
    if index < 0:
        raise FormatError("not a table of articles", [f"there is no such column, or two @ $.{name}"])
    kind: Any = batch.schema.types[index]  # only that of a dictionary has a type of its values
    values = kind.value_type if pa.types.is_dictionary(kind) else kind
    if not (pa.types.is_string(values) or pa.types.is_large_string(values) or pa.types.is_string_view(values)):
        raise FormatError("not a table of articles", [f"expected a column of strings, not {kind} @ $.{name}"])
    return _decoded(batch.column(index), name)


def _decoded(column: Iterable[Any], name: str) -> Iterator[Any]:
    try:
        for scalar in column:
            yield scalar.as_py()
    except UnicodeDecodeError as error:
        raise FormatError("not a table of articles", [f"not UTF-8: {error.reason} @ $.{name}"]) from error


def _types(pa: ModuleType) -> dict[str, Any]:
    number, string = pa.int64(), pa.string()
    role = [(name, string) for name in ("title", "organization", "since", "until")]
    return {
        "int64": number,
        "float64": pa.float64(),
        "bool": pa.bool_(),
        "string": string,
        "category": pa.dictionary(pa.int32(), string),
        "date": pa.date32(),
        "list of strings": pa.list_(string),
        "list of spans": pa.list_(pa.struct([("start", number), ("end", number)])),
        "list of roles": pa.list_(pa.struct(role)),
    }


def _table(columns: dict[str, list[Any] | Lookup], schema: Any) -> Any:
    pa = import_pyarrow()
    arrays = [_column(pa, columns[field.name], field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _column(pa: ModuleType, column: list[Any] | Lookup, kind: Any) -> Any:
    if isinstance(column, Lookup):
        return _array(pa, column.values, kind).take(pa.array(column.numbers, pa.int64()))
    return _array(pa, column, kind)


def _array(pa: ModuleType, values: list[Any], kind: Any) -> Any:
    if pa.types.is_list(kind):
        # Member by member: lists of lists and of dictionaries take pyarrow ten times as long.
        offsets = pa.array([0, *accumulate(map(len, values))], pa.int32())
        members = _array(pa, list(chain.from_iterable(values)), kind.value_type)
        return pa.ListArray.from_arrays(offsets, members, type=kind)
    if pa.types.is_struct(kind):
        read = dict.get if values and isinstance(values[0], dict) else getattr
        fields = [_array(pa, [read(value, field.name) for value in values], field.type) for field in kind]
        return pa.StructArray.from_arrays(fields, fields=[*kind])
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([value if value is None else storable(value) for value in values], kind)
