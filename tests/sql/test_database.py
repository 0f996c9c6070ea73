"""SQL over the tables: what a question sees, what it may not do, and what comes back."""

from __future__ import annotations

import pickle
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import ParseError, parse
from atomcorpus.tables import COLUMNS, to_arrow

if TYPE_CHECKING:
    from collections.abc import Iterator

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
pq = pytest.importorskip("pyarrow.parquet", reason="likewise", exc_type=ImportError)
pytest.importorskip("duckdb", reason="DuckDB is an extra and not installed here", exc_type=ImportError)

from atomcorpus.sql import Database, QueryError, SearchIndex, connect  # noqa: E402 - behind the skip

TEXTS = (
    "date 2025-08-05\n\nOpenAI released gpt-oss-120b.",
    "date 2025-08-20\n\nOpenAI said that o4-mini is faster than gpt-oss-120b.",
    "date 2025-09\n\nAlibaba released Qwen2.5.",
)
ARTICLES = tuple(parse(text, origin=f"{number}.txt") for number, text in enumerate(TEXTS))
BY_MONTH = "SELECT month(published_from) AS month, count(*) AS articles FROM articles GROUP BY month ORDER BY month"
READS = "a question only reads: one SELECT, without INSERT, UPDATE, DELETE or COPY in it"


def stored(folder: Path) -> dict[str, list[Path]]:
    """The tables in a file an article, with names that need care in SQL."""
    files: dict[str, list[Path]] = {table: [] for table in COLUMNS}
    for number, article in enumerate(ARTICLES):
        for name, table in to_arrow([article], first_key=number).items():
            files[name].append(folder / f"it's {name} [{number}].parquet")
            pq.write_table(table, files[name][-1])
    return files


@pytest.fixture(params=["memory", "disk"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """The same tables, in memory and on disk."""
    with connect(to_arrow(ARTICLES) if request.param == "memory" else stored(tmp_path)) as made:
        yield made


@pytest.fixture
def empty() -> Iterator[Database]:
    """A database without tables."""
    with connect({}) as made:
        yield made


def reason(database: Database, sql: str, *parameters: Any) -> str:
    """Why a question is not answered."""
    with pytest.raises(QueryError) as caught:
        database.query(sql, parameters)
    return caught.value.reason


class TestTables:
    """What a question sees."""

    def test_all_tables(self, database: Database) -> None:
        """Every table is there by its name, with its columns."""
        for table, columns in COLUMNS.items():
            assert database.query(f"SELECT * FROM {table}").columns == tuple(columns)  # noqa: S608 - a test

    def test_counting_by_month(self, database: Database) -> None:
        """The commonest question, over all files."""
        assert [*database.query(BY_MONTH)] == [(8, 2), (9, 1)]

    def test_a_join(self, database: Database) -> None:
        """Tables join by the key of the article."""
        sql = (
            "SELECT DISTINCT origin FROM mentions JOIN articles USING (article)"
            " WHERE entity_name = 'gpt-oss-120b' ORDER BY 1"
        )
        assert [*database.query(sql)] == [("0.txt",), ("1.txt",)]

    def test_keys_of_entities(self, database: Database) -> None:
        """Every mention has one entity, though files repeat their records."""
        sql = "SELECT count(*) = (SELECT count(*) FROM mentions) FROM mentions JOIN entities USING (entity)"
        assert [*database.query(sql)] == [(True,)]

    def test_spans_and_lists(self, database: Database) -> None:
        """Spans are structures, and cut the words out of the text."""
        sql = (
            "SELECT substring(a.text, span.start + 1, span.end - span.start) = c.text FROM citations c"
            " JOIN articles a USING (article), unnest(c.content) AS u(span) WHERE len(c.content) = 1"
        )
        rows = [*database.query(sql)]
        assert rows != []
        assert set(rows) == {(True,)}

    def test_a_table_without_files(self) -> None:
        """It is empty, and has its columns."""
        with connect({"mentions": [], "articles": []}) as database:
            assert database.query("SELECT * FROM mentions").columns == tuple(COLUMNS["mentions"])
            assert len(database.query("SELECT * FROM mentions")) == 0

    def test_other_tables(self, tmp_path: Path) -> None:
        """Any name may be that of a table."""
        pq.write_table(pa.table({"a": [1]}), tmp_path / "a.parquet")
        with connect({'od"d': [tmp_path / "a.parquet"]}) as database:
            assert [*database.query('SELECT a FROM "od""d"')] == [(1,)]

    def test_asking_at_the_same_time(self, database: Database) -> None:
        """Threads do not get in each other's way."""
        found: list[object] = []
        ask = [threading.Thread(target=lambda: found.append([*database.query(BY_MONTH)])) for _ in range(4)]
        for thread in ask:
            thread.start()
        for thread in ask:
            thread.join()
        assert found == [[(8, 2), (9, 1)]] * 4


class TestParameters:
    """Values that are no part of the question."""

    def test_by_position(self, database: Database) -> None:
        """A question mark takes the next one."""
        assert [*database.query("SELECT origin FROM articles WHERE article = ?", [1])] == [("1.txt",)]

    def test_by_name(self, database: Database) -> None:
        """A name with a dollar sign takes its own."""
        sql = "SELECT count(*) FROM articles WHERE text LIKE $words"
        assert [*database.query(sql, {"words": "%'; DROP TABLE articles; --%"})] == [(0,)]

    def test_too_many(self, empty: Database) -> None:
        """Parameters that the question does not have are refused."""
        assert reason(empty, "SELECT ?", 1, 2).startswith("Invalid Input Error: Parameter argument/count mismatch")


class TestOnlyReading:
    """What a question may not do."""

    @pytest.mark.parametrize(
        "sql",
        [
            "DROP VIEW articles",
            "CREATE TABLE t (i INT)",
            "INSERT INTO articles VALUES (1)",
            "COPY (SELECT 1) TO 'x.csv'",
            "EXPLAIN ANALYZE COPY (SELECT 1) TO 'x.csv'",
            "ATTACH 'x.db'",
            "SET memory_limit = '1GB'",
            "INSTALL fts",
            "LOAD fts",
            "PRAGMA database_list",
            "CALL pragma_version()",
        ],
    )
    def test_another_statement(self, empty: Database, sql: str) -> None:
        """Anything but SELECT is refused before it runs."""
        assert reason(empty, sql) == READS

    @pytest.mark.parametrize("sql", ["", "SELECT 1; SELECT 2"], ids=["none", "two"])
    def test_one_statement(self, empty: Database, sql: str) -> None:
        """There is exactly one."""
        assert reason(empty, sql) == f"expected one statement, not {sql.count('SELECT')}"

    @pytest.mark.parametrize(
        "sql",
        [
            "{copy}",
            "EXPLAIN ANALYZE {copy}",
            "WITH x AS ({copy}) SELECT 1",
            "SELECT (WITH x AS MATERIALIZED ({copy}) SELECT 1)",
            "SELECT 1 UNION ALL (WITH x AS ({copy}) SELECT 1)",
            "SELECT * FROM query('WITH x AS (CO' || 'PY ' || '{quoted}' || ') SELECT 1')",
            "SELECT * FROM json_execute_serialized_sql('{{}}')",
        ],
    )
    def test_the_files_stay_what_they_are(self, tmp_path: Path, sql: str) -> None:
        """COPY is found wherever it hides, although DuckDB may open these files."""
        path = tmp_path / "a.parquet"
        pq.write_table(to_arrow(ARTICLES)["articles"], path)
        before = path.read_bytes()
        copy = f"COPY (SELECT 1 AS a) TO '{path}' (FORMAT parquet, USE_TMP_FILE false)"
        with connect({"articles": [path]}) as database, pytest.raises(QueryError):
            database.query(sql.format(copy=copy, quoted=copy[5:].replace("'", "''")))
        assert path.read_bytes() == before

    @pytest.mark.parametrize(
        "function", ["read_text", "read_csv", "read_parquet", "glob", "sqlite_scan", "duckdb_settings"]
    )
    def test_functions_that_reach_outside(self, empty: Database, function: str) -> None:
        """A function in place of a table is refused unless it is known to make rows of its arguments only."""
        expected = f"a question only reads the tables; it may not call {function} in place of one"
        assert reason(empty, f"SELECT * FROM {function}('/etc/hostname')") == expected  # noqa: S608 - a test

    @pytest.mark.parametrize("place", ["/etc/hostname", "https://news.example/a.parquet"])
    def test_files_as_tables(self, empty: Database, place: str) -> None:
        """The name of a file or page is no table."""
        assert "Error: " in reason(empty, f"SELECT * FROM '{place}'")  # noqa: S608 - a test

    def test_another_file_beside(self, database: Database, tmp_path: Path) -> None:
        """Nor is a Parquet file that does not belong to the tables."""
        pq.write_table(pa.table({"a": [1]}), tmp_path / "b.parquet")
        assert "Error: " in reason(database, f"SELECT * FROM '{tmp_path / 'b.parquet'}'")  # noqa: S608 - a test

    def test_variables_are_no_tables(self, empty: Database) -> None:
        """A variable of the program that asks is not looked at."""
        secret = pa.table({"a": [1]})
        assert "Table with name secret does not exist" in reason(empty, "SELECT * FROM secret")
        assert secret.num_rows == 1

    def test_rows_out_of_nothing(self, empty: Database) -> None:
        """Functions that only make rows are allowed, and so is what describes the tables."""
        assert len(empty.query("SELECT * FROM range(3), unnest([1, 2])")) == 6
        assert empty.query("SHOW TABLES").columns == ("name",)

    def test_a_lone_surrogate(self, empty: Database) -> None:
        """What UTF-8 cannot hold is refused by its place."""
        assert reason(empty, "SELECT '\ud800'") == "a lone surrogate (at character 9)"


class TestErrors:
    """What may be wrong with a question."""

    def test_syntax(self, empty: Database) -> None:
        """The parser says what."""
        assert reason(empty, "SELECT").startswith("Parser Error: ")

    def test_an_unknown_column(self, database: Database) -> None:
        """The message names it."""
        assert 'Referenced column "titel" not found' in reason(database, "SELECT titel FROM articles")

    def test_it_survives_pickling(self) -> None:
        """Reason and question come back."""
        error = pickle.loads(pickle.dumps(QueryError("no", "SELECT")))  # noqa: S301 - our own bytes
        assert (str(error), error.reason, error.sql) == ("no", "no", "SELECT")

    def test_a_missing_file(self, tmp_path: Path) -> None:
        """A file that is not there is named when the tables are connected, on one line."""
        with pytest.raises(QueryError) as caught:
            connect({"articles": [tmp_path / "none.parquet"]})
        assert str(caught.value) == f'IO Error: No files found that match the pattern "{tmp_path}/none.parquet"'

    def test_a_file_of_another_kind(self, tmp_path: Path) -> None:
        """So is one that is no Parquet file."""
        (tmp_path / "a.parquet").write_text("a text that is long enough to have a footer")
        with pytest.raises(QueryError, match=r"a\.parquet"):
            connect({"articles": [tmp_path / "a.parquet"]})

    def test_no_limit_of_memory(self) -> None:
        """A limit has a number and a unit."""
        with pytest.raises(QueryError, match="Memory"):
            connect({}, memory_limit="much")

    def test_a_limit_of_memory(self) -> None:
        """What does not fit goes to a temporary folder, of which nothing is left."""
        with connect({}, memory_limit="100MB") as database:
            settings = "SELECT current_setting('memory_limit'), current_setting('temp_directory')"  # no one may ask
            ((limit, folder),) = database._connection.execute(settings).fetchall()
            assert limit == "95.3 MiB"
            assert Path(folder).is_dir()
        assert not Path(folder).exists()

    def test_a_closed_database(self) -> None:
        """It answers nothing more."""
        with connect({}) as database:
            pass
        assert "losed" in reason(database, "SELECT 1")


class TestResult:
    """What comes back."""

    SQL = "SELECT * FROM (VALUES (1, 'a', DATE '2025-08-01'), (2, NULL, NULL)) t(n, s, d) ORDER BY n"

    def test_plain_values(self, empty: Database) -> None:
        """Under the names of their columns."""
        result = empty.query(self.SQL)
        assert (result.columns, len(result), repr(result)) == (("n", "s", "d"), 2, "Result(2 rows: n, s, d)")
        assert [[str(value) for value in row] for row in result] == [["1", "a", "2025-08-01"], ["2", "None", "None"]]

    def test_rows_with_names(self, empty: Database) -> None:
        """A dictionary each."""
        assert empty.query("SELECT 1 AS n").rows() == [{"n": 1}]

    def test_csv(self, empty: Database, tmp_path: Path) -> None:
        """The same in a string and in a file; harmless to spreadsheets, and with its head when there are no rows."""
        result = empty.query("SELECT '=1+1' AS cell, 2 AS n")
        result.to_csv(tmp_path / "a.csv")
        assert result.to_csv() == (tmp_path / "a.csv").read_bytes().decode() == '"cell","n"\r\n"\'=1+1",2\r\n'
        assert empty.query("SELECT 1 AS n WHERE false").to_csv() == '"n"\r\n'

    def test_sums_are_numbers(self, empty: Database) -> None:
        """A sum of whole numbers is one, also in data frames."""
        result = empty.query("SELECT sum(i) AS total FROM range(4) t(i)")
        assert [type(value) for row in result for value in row] == [int]
        assert str(result.to_arrow().schema.field("total").type) == "int64"

    def test_a_huge_sum(self, empty: Database) -> None:
        """One of more than 64 bits stays exact."""
        ((value,),) = empty.query("SELECT 100000000000000000000::HUGEINT AS n")
        assert int(value) == 10**20

    def test_no_rows(self, empty: Database) -> None:
        """Names are there without rows."""
        result = empty.query("SELECT 1 AS n WHERE false")
        assert (result.columns, [*result]) == (("n",), [])

    def test_pandas(self, empty: Database) -> None:
        """A data frame of pandas."""
        pytest.importorskip("pandas", reason="pandas is the user's own")
        assert list(empty.query(self.SQL).to_pandas()["n"]) == [1, 2]

    def test_polars(self, empty: Database) -> None:
        """A data frame of Polars."""
        pytest.importorskip("polars", reason="Polars is the user's own")
        assert empty.query(self.SQL).to_polars()["n"].to_list() == [1, 2]


class TestSearch:
    """Full-text search in a question."""

    FOUND = "SELECT origin FROM hits JOIN articles USING (article) ORDER BY score DESC, article"

    def test_hits(self, database: Database) -> None:
        """What is found is a table of the question."""
        assert [*database.query(self.FOUND, search="gpt-oss-120b NOT released")] == [("1.txt",)]
        assert [*database.query(self.FOUND, search="qwen*")] == [("2.txt",)]

    def test_nothing_found(self, database: Database) -> None:
        """Then the table is empty."""
        assert [*database.query(self.FOUND, search="llama")] == []

    def test_only_where_it_was_asked(self, database: Database) -> None:
        """Another question does not see the hits."""
        database.query(self.FOUND, search="qwen*")
        assert "Table with name hits does not exist" in reason(database, self.FOUND)

    def test_a_search_that_is_none(self, database: Database) -> None:
        """The place of the fault is in the search."""
        with pytest.raises(ParseError) as caught:
            database.query(self.FOUND, search='"open')
        assert str(caught.value) == "a quotation mark is not closed (at line 1, column 1)"

    def test_an_index_of_ones_own(self) -> None:
        """A given index is taken, and none built."""
        with connect(to_arrow(ARTICLES), index=SearchIndex.build([(2, "other words")])) as database:
            assert [*database.query(self.FOUND, search="other")] == [("2.txt",)]
