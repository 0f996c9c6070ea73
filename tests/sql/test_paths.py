"""Where a corpus lies says nothing in SQL: no name of a folder is a column or a pattern, and no path is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atomcorpus import Corpus, parse
from atomcorpus.tables import COLUMNS, to_arrow

if TYPE_CHECKING:
    from pathlib import Path

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
pq = pytest.importorskip("pyarrow.parquet", reason="likewise", exc_type=ImportError)
pytest.importorskip("duckdb", reason="DuckDB is an extra and not installed here", exc_type=ImportError)

from atomcorpus.sql import QueryError, connect  # noqa: E402 - after the skip

ARTICLES = (
    parse("date 2025-08-05\n\nOpenAI released gpt-oss-120b.", origin="0.txt"),
    parse("date 2025-08-20\n\nAlibaba said that Qwen3 is new.", origin="1.txt"),
)


def stored(folder: Path) -> Corpus:
    """The articles on disk below a folder, written when they are first asked for."""
    if not (folder / "corpus").exists():
        folder.mkdir(parents=True, exist_ok=True)
        Corpus(ARTICLES).write(folder / "corpus")
    return Corpus.open(folder / "corpus")


class TestNamesOfFolders:
    """A name is a name."""

    def test_no_name_is_a_column(self, tmp_path: Path) -> None:
        """Folders that are named like a value of every column change no table."""
        names = sorted({column for columns in COLUMNS.values() for column in columns})
        corpus, memory = stored(tmp_path.joinpath(*(f"{name}=0" for name in names))), Corpus(ARTICLES)
        for table, columns in COLUMNS.items():
            sql = f"SELECT * FROM {table} ORDER BY ALL"  # noqa: S608 - a test
            assert corpus.sql(sql).columns == tuple(columns)
            assert [*corpus.sql(sql)] == [*memory.sql(sql)]

    def test_no_name_is_a_new_column(self, tmp_path: Path) -> None:
        """Nor does it make one."""
        assert stored(tmp_path / "year=2025").sql("SELECT * FROM articles").columns == tuple(COLUMNS["articles"])

    @pytest.mark.parametrize(
        "name", ["c*", "c?", "[ab]", "[!a]", "**", "a[b", "a]b", "{a,b}", "it's", 'o"d', "c%20d", "~"]
    )
    def test_no_name_is_a_pattern(self, tmp_path: Path, name: str) -> None:
        """A folder with signs of patterns in its name is read, and none that would fit the pattern."""
        for other in ("ca", "cb", "a", "b"):
            (tmp_path / other).mkdir()
            Corpus(ARTICLES[:1] * 3).write(tmp_path / other / "corpus")
        assert [*stored(tmp_path / name).sql("SELECT count(*) FROM articles")] == [(2,)]

    def test_a_pattern_is_no_list_of_files(self, tmp_path: Path) -> None:
        """Files are given one by one: a path that only fits some is that of no file."""
        pq.write_table(pa.table({"a": [1]}), tmp_path / "a.parquet")
        with pytest.raises(QueryError) as caught:
            connect({"a": [tmp_path / "*.parquet"]})
        assert str(caught.value) == f'IO Error: No files found that match the pattern "{tmp_path}/*.parquet"'


class TestPathsAreNotShown:
    """What a question can see of the place of the tables: nothing."""

    @pytest.mark.parametrize(
        "table",
        [
            "duckdb_views",
            "DUCKDB_VIEWS",
            "duckdb_tables",
            "sqlite_master",
            "pg_views",
            "pg_catalog.pg_views",
            "information_schema.views",
            "system.main.duckdb_views",
            "system.information_schema.tables",
            "pragma_database_list",
            '"memory"."main"."sqlite_master"',
        ],
    )
    def test_tables_about_tables(self, tmp_path: Path, table: str) -> None:
        """Only what describes the columns may be read besides the tables of the corpus."""
        with pytest.raises(QueryError) as caught:
            stored(tmp_path).sql(f"SELECT * FROM {table}")  # noqa: S608 - a test
        name = table.replace('"', "")
        known = "articles, citations, entities, events, links, mentions, quantities, roles, sections, times"
        assert str(caught.value) == f"Catalog Error: Table with name {name} does not exist; there are {known}"

    @pytest.mark.parametrize("table", ["articles", "MENTIONS", '"roles"', "main.articles", "memory.main.articles"])
    def test_the_tables_themselves(self, tmp_path: Path, table: str) -> None:
        """A table of the corpus is found by each of its names."""
        assert len(stored(tmp_path).sql(f"SELECT * FROM {table}")) < 10  # noqa: S608 - a test

    def test_common_table_expressions(self, tmp_path: Path) -> None:
        """A name that the question gives itself is one of its tables, also a recursive one."""
        sql = """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM N WHERE i < 3), m AS (FROM n)
            SELECT sum(i) FROM M
        """
        assert [*stored(tmp_path).sql(sql)] == [(6,)]

    def test_a_name_that_is_taken(self, tmp_path: Path) -> None:
        """A question may not hide a table about tables behind a name of its own."""
        sql = "SELECT (WITH duckdb_views AS (SELECT 1 AS sql) SELECT max(sql) FROM duckdb_views), sql FROM duckdb_views"
        with pytest.raises(QueryError) as caught:
            stored(tmp_path).sql(sql)
        assert str(caught.value) == "a question cannot call a table of its own duckdb_views, the name of another one"

    def test_what_describes_the_columns(self, tmp_path: Path) -> None:
        """DESCRIBE, SHOW, SUMMARIZE and the standard's two tables are answered, and have no path in them."""
        corpus = stored(tmp_path)
        for sql in (
            "DESCRIBE articles",
            "SHOW TABLES",
            "SHOW ALL TABLES",
            "SUMMARIZE articles",
            "SELECT * FROM information_schema.columns",
            "SELECT * FROM information_schema.tables",
        ):
            answer = corpus.sql(sql)
            assert len(answer) > 0, sql
            assert str(tmp_path) not in str([*answer]), sql

    @pytest.mark.parametrize(
        "call",
        [
            "current_setting('allowed_paths')",
            "current_setting('temp_' || 'directory')",
            "system.main.current_setting('allowed_paths')",
            "getvariable('allowed')",
            "pg_get_viewdef(1)",
            "PG_GET_VIEWDEF(1)",
        ],
    )
    def test_functions_that_tell(self, tmp_path: Path, call: str) -> None:
        """A function that gives settings or definitions away is refused wherever it stands."""
        name = call.partition("(")[0].rpartition(".")[2]
        for sql in (f"SELECT {call}", f"SELECT 1 FROM articles WHERE text = (SELECT {call})"):  # noqa: S608 - a test
            with pytest.raises(QueryError) as caught:
                stored(tmp_path).sql(sql)
            assert str(caught.value) == f"a question only reads the tables; it may not call {name.lower()}"

    @pytest.mark.parametrize("name", ["allowed_paths", "temp_directory", "variables"])
    def test_settings_that_are_shown(self, tmp_path: Path, name: str) -> None:
        """SHOW shows tables and their columns, not a setting or a variable."""
        with pytest.raises(QueryError, match=f"Table with name .*{name}.* does not exist"):
            stored(tmp_path).sql(f"SHOW {name}")

    @pytest.mark.parametrize("column", ["filename", "file_row_number", "file_index"])
    def test_columns_of_files(self, tmp_path: Path, column: str) -> None:
        """No table has a column that says from which file a row is."""
        with pytest.raises(QueryError, match=f'"{column}" not found'):
            stored(tmp_path).sql(f"SELECT {column} FROM articles")  # noqa: S608 - a test

    def test_a_file_by_its_path(self, tmp_path: Path) -> None:
        """A file of the corpus is no table, although it may be opened for one."""
        stored(tmp_path)
        (path,) = (tmp_path / "corpus" / "mentions").iterdir()
        with pytest.raises(QueryError, match="Catalog Error: Table with name"):
            Corpus.open(tmp_path / "corpus").sql(f"SELECT * FROM '{path}'")  # noqa: S608 - a test

    def test_errors_of_files(self, tmp_path: Path) -> None:
        """What is said of a file that is gone names it below its folder only, and no folder of the machine."""
        pq.write_table(to_arrow(ARTICLES)["articles"], tmp_path / "a.parquet")
        with connect({"articles": [tmp_path / "a.parquet"]}) as database:
            (tmp_path / "a.parquet").unlink()
            with pytest.raises(QueryError) as caught:
                database.query("SELECT text FROM articles")
        assert str(tmp_path) not in str(caught.value)
        assert f"{tmp_path.name}/a.parquet" in str(caught.value)
