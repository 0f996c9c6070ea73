"""What comes back from SQL: values that Python has or an error that names the column, in bounded memory."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus.errors import FormatError, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
pytest.importorskip("duckdb", reason="DuckDB is an extra and not installed here", exc_type=ImportError)

from atomcorpus.sql import AnswerLimits, Database, QueryError, connect

PLAIN: dict[str, object] = {
    "NULL": None,
    "true": True,
    "(-128)::TINYINT": -128,
    "255::UTINYINT": 255,
    "18446744073709551615::UBIGINT": 2**64 - 1,
    "170141183460469231731687303715884105727::HUGEINT": 2**127 - 1,
    "(-170141183460469231731687303715884105728)::HUGEINT": -(2**127),
    "sum(5)": 5,
    "1.50::DECIMAL(4, 2)": Decimal("1.50"),
    "1::DECIMAL(38, 0)": Decimal(1),
    "1.5::FLOAT": 1.5,
    "'inf'::DOUBLE": float("inf"),
    "'text'": "text",
    "chr(0)": "\0",
    "encode('a')": b"a",
    "'27f7093d-b195-47bf-b0e6-1412c5dd9e72'::UUID": "27f7093d-b195-47bf-b0e6-1412c5dd9e72",
    "'b'::ENUM('a', 'b')": "b",
    "'{\"a\": 1}'::JSON": '{"a": 1}',
    "DATE '0001-01-01'": date.min,
    "DATE '9999-12-31'": date.max,
    "TIMESTAMP '9999-12-31 23:59:59.999999'": datetime.max,  # noqa: DTZ901 - DuckDB's has no time zone
    "TIMESTAMP '0001-01-01'": datetime.min,  # noqa: DTZ901 - likewise
    "'2025-01-02 03:04:05'::TIMESTAMP_S": datetime(2025, 1, 2, 3, 4, 5),  # noqa: DTZ001 - likewise
    "'2025-01-02 03:04:05.678'::TIMESTAMP_MS": datetime(2025, 1, 2, 3, 4, 5, 678000),  # noqa: DTZ001 - likewise
    "TIME '23:59:59.999999'": time.max,
    "[1, NULL]": [1, None],
    "[]": [],
    "[1, 2]::INTEGER[2]": [1, 2],
    "[[DATE '2025-01-01'], NULL]": [[date(2025, 1, 1)], None],
    "{'a': 1, 'b': {'c': 'x'}}": {"a": 1, "b": {"c": "x"}},
    "MAP {'a': 1}": [("a", 1)],
    "MAP {[1]: NULL}": [([1], None)],
    "union_value(k := 1)": 1,
}
"""What a question gives in SQL, and in Python."""

OUT_OF_RANGE = {
    "'infinity'::DATE": "DATE",
    "'-infinity'::DATE": "DATE",
    "DATE '10000-01-01'": "DATE",
    "DATE '0001-12-31 (BC)'": "DATE",
    "'infinity'::TIMESTAMP": "TIMESTAMP",
    "TIMESTAMP '10000-01-01'": "TIMESTAMP",
    "'-infinity'::TIMESTAMP_S": "TIMESTAMP_S",
    "'infinity'::TIMESTAMP_MS": "TIMESTAMP_MS",
    "'infinity'::TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE",
    "TIME '24:00:00'": "TIME",
    "[NULL, 'infinity'::DATE]": "DATE[]",
    "['infinity'::DATE]::DATE[1]": "DATE[1]",
    "{'d': 'infinity'::DATE}": "STRUCT(d DATE)",
    "MAP {1: 'infinity'::DATE}": "MAP(INTEGER, DATE)",
    "MAP {'infinity'::DATE: 1}": "MAP(DATE, INTEGER)",
    "union_value(k := 'infinity'::DATE)": "UNION(k DATE)",
    "[{'d': ['infinity'::TIMESTAMP]}]": "STRUCT(d TIMESTAMP[])[]",
}
"""Values that Python cannot hold, and what DuckDB calls their types."""

NOT_GIVEN_OUT = {
    "1::UHUGEINT": "UHUGEINT",
    "340282366920938463463374607431768211455::UHUGEINT": "UHUGEINT",
    "'101'::BIT": "BIT",
    "INTERVAL 1 MONTH": "INTERVAL",
    "TIMESTAMP '2025-01-02' - TIMESTAMP '2025-01-01'": "INTERVAL",
    "'12:00:00+02'::TIMETZ": "TIME WITH TIME ZONE",
    "'2025-01-01 01:02:03.123456789'::TIMESTAMP_NS": "TIMESTAMP_NS",
    "[INTERVAL 1 MONTH]": "INTERVAL",
    "{'a': ['1'::BIT]}": "BIT",
    "MAP {1: 1::UHUGEINT}": "UHUGEINT",
}


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    """A database without tables."""
    with connect({}) as made:
        yield made


def reason(database: Database, sql: str, **options: Any) -> str:
    """Why a question is not answered."""
    with pytest.raises(QueryError) as caught:
        database.query(sql, **options)
    assert caught.value.sql == sql
    return caught.value.reason


class TestValues:
    """A value is one of Python's own, or the column is named."""

    @pytest.mark.parametrize("expression", PLAIN)
    def test_plain_values(self, database: Database, expression: str) -> None:
        """Every type that has a counterpart comes back as that, exactly."""
        wanted = PLAIN[expression]
        ((value,),) = database.query(f"SELECT {expression}")
        assert (type(value), value) == (type(wanted), wanted)

    def test_a_time_with_its_zone(self, database: Database) -> None:
        """A moment is the same moment."""
        ((value,),) = database.query("SELECT TIMESTAMPTZ '2025-01-02 03:04:05+02'")
        assert value == datetime.fromisoformat("2025-01-02T03:04:05+02:00")

    @pytest.mark.parametrize("expression", OUT_OF_RANGE)
    def test_values_out_of_range(self, database: Database, expression: str) -> None:
        """Column and type are named, however deep the value is in others."""
        fault = f"a value of the type {OUT_OF_RANGE[expression]} that Python cannot hold"
        sql = f"SELECT 1 AS n, {expression} AS odd"
        assert reason(database, sql) == f"column odd: {fault}; to see it, cast it to VARCHAR"

    def test_what_is_not_there_is_in_range(self, database: Database) -> None:
        """A value of a row that is left out, or below an unknown one, does not count."""
        sql = "SELECT CASE WHEN i = 0 THEN NULL ELSE {'d': DATE '2025-01-01'} END AS s FROM range(2) t(i) ORDER BY i"
        assert [*database.query(sql)] == [(None,), ({"d": date(2025, 1, 1)},)]
        assert [*database.query("SELECT 'infinity'::DATE AS d WHERE false")] == []

    @pytest.mark.parametrize("expression", NOT_GIVEN_OUT)
    def test_types_without_a_counterpart(self, database: Database, expression: str) -> None:
        """They are refused before the question is answered; as text they come."""
        fault = f"values of the type {NOT_GIVEN_OUT[expression]} are not given out"
        sql = f"SELECT 1 AS n, {expression} AS odd"
        assert reason(database, sql) == f"column odd: {fault}; to see it, cast it to VARCHAR"
        assert isinstance(next(iter(database.query(f"SELECT ({expression})::VARCHAR")))[0], str)

    def test_in_the_middle_of_an_answer(self, database: Database) -> None:
        """What DuckDB says of a late row is an error of the question like any other."""
        sql = "SELECT CASE WHEN i = 50000 THEN error('at last') ELSE i END AS n FROM range(100000) t(i)"
        assert reason(database, sql) == "Invalid Input Error: at last"

    def test_csv(self, database: Database) -> None:
        """Times have a form in CSV too; what has none is an error that names the column."""
        assert database.query("SELECT TIME '12:30' AS t").to_csv() == '"t"\r\n"12:30:00"\r\n'
        with pytest.raises(FormatError, match=r"not bytes @ \$\[0\]\.b"):
            database.query("SELECT encode('a') AS b").to_csv()


class TestLimits:
    """How large an answer in memory may be."""

    def test_rows(self, database: Database) -> None:
        """As many as the limit are given, one more is an error that names it."""
        limits = AnswerLimits(rows=20_000)
        assert len(database.query("SELECT * FROM range(20000)", limits=limits)) == 20_000
        sql = "SELECT * FROM range(20001)"
        assert reason(database, sql, limits=limits) == "the answer has more than 20,000 rows (the limit rows)"

    def test_bytes(self, database: Database) -> None:
        """So with their size."""
        sql = "SELECT repeat('x', 1000) || i AS s FROM range(100000) t(i)"
        fault = "the answer has more than 1,000,000 bytes (the limit bytes)"
        assert reason(database, sql, limits=AnswerLimits(bytes=1_000_000)) == fault

    def test_an_endless_answer(self, database: Database) -> None:
        """It is refused as soon as it is too large, and is never made as a whole."""
        sql = "SELECT repeat('x', 1000) || i AS s FROM range(100000000000) t(i)"
        fault = "the answer has more than 1,000,000,000 bytes (the limit bytes)"
        assert reason(database, sql, limits=AnswerLimits(rows=10**12)) == fault

    def test_no_limits(self) -> None:
        """A limit is a whole number above 0."""
        with pytest.raises(ValidationError, match=r"AnswerLimits\.rows"):
            AnswerLimits(rows=0)


class TestBatches:
    """Answers that are larger than memory."""

    def test_pieces(self, database: Database) -> None:
        """They give the rows in order, each under its columns."""
        pieces = [*database.batches("SELECT i AS n FROM range(50000) t(i) ORDER BY i")]
        assert len(pieces) > 1
        assert {piece.columns for piece in pieces} == {("n",)}
        assert [n for piece in pieces for (n,) in piece] == [*range(50_000)]

    def test_without_rows(self, database: Database) -> None:
        """There is one piece, which has the names of the columns."""
        (piece,) = database.batches("SELECT 1 AS n WHERE false")
        assert (piece.columns, len(piece)) == (("n",), 0)

    @pytest.mark.parametrize("parameters", [None, [1]], ids=["plain", "with a parameter"])
    def test_memory(self, parameters: list[int] | None) -> None:
        """Ten times what DuckDB may use goes through, with and without parameters."""
        psutil = pytest.importorskip("psutil", reason="psutil measures the memory")
        where = "" if parameters is None else " WHERE i >= ?"
        sql = f"SELECT repeat('x', 1000) || i AS s FROM range(1, 1000001) t(i){where}"  # noqa: S608 - a test
        process, most = psutil.Process(), 0
        with connect({}, memory_limit="100MB") as database:
            before = process.memory_info().rss
            rows = 0
            for piece in database.batches(sql, parameters):
                rows += len(piece)
                most = max(most, process.memory_info().rss - before)
        assert rows == 1_000_000
        assert most < 400_000_000

    def test_it_may_be_left(self, database: Database) -> None:
        """Whoever has enough goes, and other questions are answered."""
        pieces = database.batches("SELECT * FROM range(100000000000)")
        assert len(next(pieces)) > 0
        pieces.close()
        assert [*database.query("SELECT 1")] == [(1,)]
