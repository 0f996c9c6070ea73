"""`Database`: the tables of a corpus, in memory or on disk, asked in SQL; the only home of DuckDB.

A question can read the tables and nothing else: no other file, no network, no extension, no setting.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, Any, Self

from atomcorpus._extras import brought_by
from atomcorpus.errors import QueryError
from atomcorpus.sql.answers import Answer
from atomcorpus.sql.files import ParquetFiles
from atomcorpus.sql.limits import AnswerLimits
from atomcorpus.sql.only_reading import check_characters, check_reading
from atomcorpus.sql.results import Result
from atomcorpus.sql.search import SearchIndex
from atomcorpus.tables import COLUMNS, schemas
from atomcorpus.tables.arrow import import_pyarrow
from atomcorpus.tables.columns import ADDED

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
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
    tables: Mapping[str, Table],
    *,
    index: SearchIndex | None = None,
    memory_limit: str | None = None,
    verify: Callable[[str], object] | None = None,
    older: Collection[str] = (),
) -> Database:
    """Make tables ready to be asked; nothing is copied.

    Args:
        tables: By name, each as an Arrow table or as Parquet files that make one table together. One of the ten
            without files is empty.
        index: To search the texts; without it one is built in memory when the first search is asked for.
        memory_limit: What DuckDB may use, such as `"2GB"`, before it goes on in a temporary folder; 80 % of the
            machine's memory where nothing is said. What a question may give back in memory is said by `AnswerLimits`.
        verify: Called with the name of a table of files each time before a question reads it; what it raises is raised.
            The files are then opened when they are first asked for and not at once.
        older: Those of the files that an older version of the tables wrote, as they are named in `tables`; what columns
            they lack is null in them.

    Raises:
        QueryError: If a file cannot be read, or the limit is not one.
        MissingExtraError: If DuckDB or pyarrow is not installed.

    Example:
        >>> from atomcorpus import parse
        >>> from atomcorpus.tables import to_arrow
        >>> with connect(to_arrow([parse("OpenAI released gpt-oss-120b.")])) as database:
        ...     [*database.query("SELECT entity_name FROM mentions WHERE kind = 'model'")]
        [('gpt-oss-120b',)]
    """
    return Database(tables, index, memory_limit, verify, older)


class Database:
    """Tables that can be asked; `connect` makes one. Several threads may ask at the same time."""

    def __init__(
        self,
        tables: Mapping[str, Table],
        index: SearchIndex | None,
        memory_limit: str | None,
        verify: Callable[[str], object] | None,
        older: Collection[str] = (),
    ) -> None:
        duckdb = _import_duckdb()
        self._error: type[Exception] = duckdb.Error
        self._index = index
        self._own_index: SearchIndex | None = None
        self._verify = verify
        self._lock = RLock()
        self._arrow: dict[str, Any] = {}
        self._files: dict[str, ParquetFiles] = {}
        self._not_shown: set[str] = set()
        # For what does not fit into memory; DuckDB's own choice is a folder in the current one.
        self._folder = tempfile.mkdtemp(prefix="atomcorpus-sql-")
        self._remove_folder = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        settings = _SETTINGS | {"temp_directory": self._folder}
        with self._errors():
            self._connection = duckdb.connect(":memory:", config=settings | _limit(memory_limit))
            self._take(tables, import_pyarrow().Table, older)
            if verify is None:  # before the doors are locked, so that a file that is missing is told as such
                self._show(self._files)
            self._lock_doors()

    def query(
        self,
        sql: str,
        parameters: Sequence[Any] | Mapping[str, Any] | None = None,
        *,
        search: str | None = None,
        limits: AnswerLimits | None = None,
    ) -> Result:
        """Ask one question.

        Args:
            sql: One SELECT in DuckDB's SQL, with `?` or `$name` where a parameter goes.
            parameters: Values for these; a value is never read as SQL. With parameters, of two columns of one name the
                second is given another.
            search: Full-text search, in the language of `SearchIndex.search`. Its hits are the table `hits` of this
                question, with the columns `article` and `score` (the higher, the better).
            limits: How large the answer may be; `batches` gives one of any size.

        Raises:
            QueryError: If it is anything else, or cannot be answered; also if the answer exceeds a limit, which is
                named, or a column has a type or a value that Python does not have.
            ParseError: If the search is not one, with the place.
            ReadError: If the file of the index is damaged.

        Example:
            >>> from atomcorpus import parse
            >>> from atomcorpus.tables import to_arrow
            >>> tables = to_arrow([parse("Qwen2.5 is open.", origin="a.txt"), parse("Qwen3 is new.", origin="b.txt")])
            >>> with connect(tables) as database:
            ...     [*database.query("SELECT origin FROM hits JOIN articles USING (article)", search="qwen3 OR llama")]
            [('b.txt',)]
        """
        limits = limits or AnswerLimits()
        with self._asked(sql, parameters, search) as answer:
            batches: list[pa.RecordBatch] = []
            rows = size = 0
            for batch in answer.batches():
                rows += batch.num_rows
                size += batch.nbytes
                if rows > limits.rows or size > limits.bytes:
                    raise QueryError(limits.exceeded("rows" if rows > limits.rows else "bytes"), sql)
                batches.append(batch)
            return Result.of(batches, answer.schema, answer.types)

    def batches(
        self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] | None = None, *, search: str | None = None
    ) -> Generator[Result]:
        """Ask one question whose answer may be larger than memory.

        Args:
            sql: As in `query`; so for the others.
            parameters: With parameters, the answer goes to the temporary folder first where it does not fit into the
                memory that DuckDB may use.
            search: Full-text search.

        Yields:
            The answer in pieces of some thousand rows; at least one, which may have no rows.

        Raises:
            QueryError: As `query` does, at the piece that it concerns.
            ParseError: Likewise.
            ReadError: Likewise.

        Example:
            >>> with connect({}) as database:
            ...     sum(len(piece) for piece in database.batches("SELECT * FROM range(1_000_000)"))
            1000000
        """
        with self._asked(sql, parameters, search) as answer:
            batch = None
            for batch in answer.batches():
                yield Result.of([batch], answer.schema, answer.types)
            if batch is None:
                yield Result.of([], answer.schema, answer.types)

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

    def _take(self, tables: Mapping[str, Any], table_class: type, older: Collection[str]) -> None:
        """Note the tables, and the names of DuckDB's own."""
        known = schemas()
        for name, table in tables.items():
            if isinstance(table, table_class):
                self._arrow[name] = table
            elif len(table) > 0:
                _, added = ADDED.get(name, ("", ()))
                self._files[name] = ParquetFiles(table, older, COLUMNS.get(name), added)
            elif name in known:
                self._arrow[name] = known[name].empty_table()
        self._not_shown = {*self._files}
        internal = self._connection.execute("SELECT view_name FROM duckdb_views() WHERE internal").fetchall()
        self._internal = frozenset(name.lower() for (name,) in internal)

    def _lock_doors(self) -> None:
        """Tell DuckDB which files it may open, and that it may do nothing else outside."""
        allowed = [path for files in self._files.values() for path in files.allowed]
        self._connection.execute("SET parquet_metadata_cache = true")  # else every question reads them twice
        self._connection.execute("SET VARIABLE allowed = $1::VARCHAR[]", [allowed])  # a list of literals takes long
        self._connection.execute("SET allowed_paths = getvariable('allowed')")
        self._connection.execute("RESET VARIABLE allowed")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    def _show(self, names: Iterable[str]) -> None:
        """Make views of tables of files, each when it is first needed; the files are verified each time."""
        with self._lock:
            for name in sorted(self._files.keys() & names):
                if self._verify is not None:
                    self._verify(name)
                if name in self._not_shown:
                    view = '"' + name.replace('"', '""') + '"'
                    self._connection.execute(f"CREATE VIEW {view} AS {self._files[name].select}")
                    self._not_shown.remove(name)

    @contextmanager
    def _asked(self, sql: str, parameters: Any, search: str | None) -> Iterator[Answer]:
        """The answer to a question, as long as this context lasts."""
        with self._errors(sql), self._cursor() as cursor:
            tables = {*self._files, *self._arrow}
            if search is not None:
                cursor.register("hits", self._hits(search))
                tables.add("hits")
            check_characters(sql)
            ((tree,),) = cursor.execute("SELECT json_serialize_sql($1::VARCHAR)", [sql]).fetchall()
            self._show(check_reading(sql, tree, tables, self._internal))
            if parameters:
                # A question with parameters would be answered as a whole in memory, which no limit bounds.
                cursor.execute(f"CREATE TEMP TABLE {_ANSWER} AS\n{sql}", parameters)
                sql = f"FROM {_ANSWER}"
            yield Answer(cursor.sql(sql), sql)

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
                self._show(["articles"])
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
        """Turn what DuckDB says into `QueryError`; the place in the SQL only where that is the user's.

        One who asks is not told where the files lie.
        """
        try:
            yield
        except QueryError as error:
            reason = self._hidden(error.reason, sql)
            if (reason, sql) == (error.reason, error.sql):
                raise
            raise QueryError(reason, sql or "") from error.__cause__
        except self._error as error:
            reason = self._hidden(str(error).strip(), sql)
            raise QueryError(reason.partition("\n")[0] if sql is None else reason, sql or "") from error

    def _hidden(self, reason: str, sql: str | None) -> str:
        """What is wrong with a question, without the folders of this machine; all of it for one who connects tables."""
        reason = reason.replace(self._folder, "the temporary folder")
        for files in self._files.values():
            reason = files.as_given(reason) if sql is None else files.without_folders(reason)
        return reason


_ANSWER = '"answer of this question"'


def _limit(memory_limit: str | None) -> dict[str, str]:
    return {} if memory_limit is None else {"memory_limit": memory_limit}


def _import_duckdb() -> ModuleType:
    with brought_by("sql", "duckdb"):
        import duckdb  # noqa: PLC0415 - an extra
    return duckdb
