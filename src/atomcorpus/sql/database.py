"""`Database`: the tables of a corpus, in memory or on disk, asked in SQL; the only home of DuckDB.

A question can read the tables and nothing else: no other file, no network, no extension, no setting.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from atomcorpus._extras import brought_by
from atomcorpus.errors import QueryError
from atomcorpus.sql.only_reading import check_characters, check_reading
from atomcorpus.sql.results import Result
from atomcorpus.sql.search import SearchIndex
from atomcorpus.tables import schemas
from atomcorpus.tables.arrow import import_pyarrow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

    import pyarrow as pa

    Table = pa.Table | Sequence[str | os.PathLike[str]]

__all__ = ["Database", "connect"]

_SETTINGS = {
    "allow_community_extensions": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",  # variables of the caller are no tables
}


def connect(
    tables: Mapping[str, Table], *, index: SearchIndex | None = None, memory_limit: str | None = None
) -> Database:
    """Make tables ready to be asked; nothing is copied.

    Args:
        tables: By name, each as an Arrow table or as Parquet files that make one table together. One of the six
            without files is empty.
        index: To search the texts; without it one is built in memory when the first search is asked for.
        memory_limit: What DuckDB may use, such as `"2GB"`, before it goes on in a temporary folder; 80 % of the
            machine's memory where nothing is said.

    Raises:
        QueryError: If a file cannot be read, or the limit is none.
        MissingExtraError: If DuckDB or pyarrow is not installed.

    Example:
        >>> from atomcorpus import parse
        >>> from atomcorpus.tables import to_arrow
        >>> with connect(to_arrow([parse("OpenAI released gpt-oss-120b.")])) as database:
        ...     [*database.query("SELECT entity_name FROM mentions WHERE kind = 'model'")]
        [('gpt-oss-120b',)]
    """
    return Database(tables, index, memory_limit)


class Database:
    """Tables that can be asked; `connect` makes one. Several threads may ask at the same time."""

    def __init__(self, tables: Mapping[str, Table], index: SearchIndex | None, memory_limit: str | None) -> None:
        duckdb = _import_duckdb()
        self._error: type[Exception] = duckdb.Error
        self._index = index
        self._own_index: SearchIndex | None = None
        self._lock = Lock()
        self._arrow: dict[str, Any] = {}
        # For what does not fit into memory; DuckDB's own choice is a folder in the current one.
        folder = tempfile.mkdtemp(prefix="atomcorpus-sql-")
        self._remove_folder = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        settings = _SETTINGS | {"temp_directory": folder} | ({"memory_limit": memory_limit} if memory_limit else {})
        with self._errors():
            self._connection = duckdb.connect(":memory:", config=settings)
            self._show(tables, import_pyarrow().Table)

    def query(
        self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None, *, search: str | None = None
    ) -> Result:
        """Ask one question.

        Args:
            sql: One SELECT in DuckDB's SQL, with `?` or `$name` where a parameter goes.
            parameters: Values for these; a value is never read as SQL.
            search: Full-text search, in the language of `SearchIndex.search`. Its hits are the table `hits` of this
                question, with the columns `article` and `score` (the higher, the better).

        Raises:
            QueryError: If it is anything else, or cannot be answered.
            ParseError: If the search is none, with the place.
            ReadError: If the file of the index is damaged.

        Example:
            >>> from atomcorpus import parse
            >>> from atomcorpus.tables import to_arrow
            >>> tables = to_arrow([parse("Qwen2.5 is open.", origin="a.txt"), parse("Qwen3 is new.", origin="b.txt")])
            >>> with connect(tables) as database:
            ...     [*database.query("SELECT origin FROM hits JOIN articles USING (article)", search="qwen3 OR llama")]
            [('b.txt',)]
        """
        with self._errors(sql), self._cursor() as cursor:
            if search is not None:
                cursor.register("hits", self._hits(search))
            check_characters(sql)
            ((tree,),) = cursor.execute("SELECT json_serialize_sql($1::VARCHAR)", [sql]).fetchall()
            check_reading(sql, tree)
            return Result(_narrowed(cursor.sql(sql, params=parameters).to_arrow_table()))

    def close(self) -> None:
        """Let go of files, memory and the temporary folder; an index that was given stays open."""
        self._connection.close()
        if self._own_index is not None:
            self._own_index.close()
        self._remove_folder()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _show(self, tables: Mapping[str, Any], table_class: type) -> None:
        """Make views of the files, then lock every other door."""
        known = schemas()
        allowed: list[str] = []
        for name, table in tables.items():
            if isinstance(table, table_class):
                self._arrow[name] = table
            elif len(table) > 0:
                paths = [os.path.abspath(path) for path in table]  # noqa: PTH100 - links stay what they are
                view = '"' + name.replace('"', '""') + '"'
                select = f"SELECT * FROM read_parquet([{', '.join(map(_quoted, paths))}])"  # noqa: S608 - quoted
                self._connection.execute(f"CREATE VIEW {view} AS {select}")
                allowed += paths
            elif name in known:
                self._arrow[name] = known[name].empty_table()
        self._connection.execute("SET parquet_metadata_cache = true")  # else every question reads them twice
        self._connection.execute("SET VARIABLE allowed = $1::VARCHAR[]", [allowed])  # a list of literals takes long
        self._connection.execute("SET allowed_paths = getvariable('allowed')")
        self._connection.execute("RESET VARIABLE allowed")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    @contextmanager
    def _cursor(self) -> Iterator[Any]:
        """A connection of its own, which sees views of files by itself and tables in memory when it is told of them."""
        with self._connection.cursor() as cursor:
            for name, table in self._arrow.items():
                cursor.register(name, table)
            yield cursor

    def _hits(self, search: str) -> Any:
        """What the search finds, as an Arrow table."""
        pa = import_pyarrow()
        with self._lock:
            if self._index is None:
                self._index = self._own_index = SearchIndex.build(self._texts())
        found = self._index.search(search)
        articles, scores = zip(*found, strict=True) if found else ((), ())
        return pa.table({"article": pa.array(articles, pa.int64()), "score": pa.array(scores, pa.float64())})

    def _texts(self) -> Iterator[tuple[int, str]]:
        """The texts with their keys, a few hundred of which are in memory."""
        with self._cursor() as cursor:
            cursor.execute("SELECT article, text FROM articles")
            while rows := cursor.fetchmany(256):
                yield from rows

    @contextmanager
    def _errors(self, sql: str | None = None) -> Iterator[None]:
        """Turn what DuckDB says into `QueryError`; the place in the SQL only where that is the user's."""
        try:
            yield
        except self._error as error:
            reason = str(error).strip()
            raise QueryError(reason.partition("\n")[0] if sql is None else reason, sql or "") from error


def _import_duckdb() -> ModuleType:
    with brought_by("sql", "duckdb"):
        import duckdb  # noqa: PLC0415 - an extra
    return duckdb


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _narrowed(table: Any) -> Any:
    """The table with whole numbers of 64 bits where they fit; DuckDB gives a sum 128, which Arrow calls a decimal."""
    pa = import_pyarrow()
    for index, field in enumerate(table.schema):
        if field.type == pa.decimal128(38, 0):
            try:
                table = table.set_column(index, field.name, table.column(index).cast(pa.int64()))
            except pa.ArrowInvalid:
                continue
    return table
