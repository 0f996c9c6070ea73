"""The sizes in the footer of a Parquet file: those that pyarrow gives, and what no footer may make of the reader."""

from __future__ import annotations

import io
from typing import Any

import pytest

from atomcorpus.tables.parquet_footer import Chunk, column_chunks


def chunks(footer: bytes) -> list[Chunk]:
    """What a footer says of the columns, in a file of nothing else."""
    return [*column_chunks(io.BytesIO(footer + len(footer).to_bytes(4, "little") + b"PAR1"))]


class TestSizes:
    """Files that pyarrow wrote."""

    @pytest.mark.parametrize(
        "how",
        [
            {},
            {"compression": "none", "use_dictionary": False},
            {"use_dictionary": ["text"], "row_group_size": 7},
            {"write_statistics": False, "store_schema": False, "data_page_version": "2.0"},
            {"write_page_index": True, "sorting_columns": 0, "version": "1.0"},
        ],
        ids=str,
    )
    def test_as_pyarrow_says(self, how: dict[str, Any]) -> None:
        """For any columns, in any number of row groups."""
        pa: Any = pytest.importorskip("pyarrow", exc_type=ImportError)
        pq: Any = pytest.importorskip("pyarrow.parquet", exc_type=ImportError)
        columns = {
            "text": ["One.", "Two. " * 1000] * 10,
            "number": [*range(20)],
            "ratio": [0.5, None] * 10,
            "parts": [{"name": "Ana", "years": [2024, 2025]}, None] * 10,
            **{f"column{number}": [number % 2 == 0] * 20 for number in range(20)},
        }
        if "sorting_columns" in how:
            how = how | {"sorting_columns": [pq.SortingColumn(1)]}
        file = io.BytesIO()
        pq.write_table(pa.table(columns).replace_schema_metadata({"a": "b" * 300}), file, **how)
        metadata = pq.ParquetFile(file).metadata
        told = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
        assert [*column_chunks(file)] == [
            (place, column.total_uncompressed_size, column.total_compressed_size, column.has_dictionary_page, False)
            for group in told
            for place, column in ((place, group.column(place)) for place in range(group.num_columns))
        ]

    @pytest.mark.parametrize("encoding", ["DELTA_BYTE_ARRAY", "DELTA_LENGTH_BYTE_ARRAY", "PLAIN"])
    def test_differences(self, encoding: str) -> None:
        """Strings that are written as differences are told apart."""
        pa: Any = pytest.importorskip("pyarrow", exc_type=ImportError)
        pq: Any = pytest.importorskip("pyarrow.parquet", exc_type=ImportError)
        file = io.BytesIO()
        pq.write_table(pa.table({"text": ["One."]}), file, use_dictionary=False, column_encoding={"text": encoding})
        assert [chunk.has_differences for chunk in column_chunks(file)] == [encoding != "PLAIN"]

    def test_no_rows(self) -> None:
        """Nothing to tell."""
        assert chunks(b"\x00") == []


GROUP = b"\x49\x1c"  # the fourth field, a list of one struct
COLUMN = b"\x19\x1c"  # the first, likewise
SIZES = b"\x3c\x66\x10\x16\x0e\x46\x08\x00"  # the third, a struct of the sixth, 8, the seventh, 7, and the eleventh, 4


class TestProtocol:
    """Footers by hand."""

    def test_sizes(self) -> None:
        """As the two fields say, and whether there is the third."""
        assert chunks(GROUP + COLUMN + SIZES + b"\x00\x00\x00") == [(0, 8, 7, True, False)]
        assert chunks(GROUP + COLUMN + b"\x3c\x66\x10\x00\x00\x00\x00") == [(0, 8, 0, False, False)]

    def test_no_metadata(self) -> None:
        """A column of which nothing is told."""
        assert chunks(GROUP + COLUMN + b"\x00\x00\x00") == [(0, 0, 0, False, False)]

    def test_another_kind_of_value(self) -> None:
        """A field that has not the kind that it should have is passed over, as Thrift does."""
        assert chunks(GROUP + COLUMN + b"\x3c\x65\x10\x16\x0e\x00\x00\x00\x00") == [(0, 0, 7, False, False)]
        assert chunks(b"\x46\x02\x00") == []

    def test_a_number_of_a_field_in_full(self) -> None:
        """Where the fields do not follow on each other, or go back."""
        assert chunks(GROUP + COLUMN + b"\x0c\x06\x06\x0e\x0e\x06\x0c\x10\x00\x00\x00\x00") == [(0, 8, 7, False, False)]

    @pytest.mark.parametrize(
        "value",
        [
            b"\x11",  # true
            b"\x12",  # false
            b"\x13\x04",  # a byte
            b"\x14\xff\x7f",  # numbers
            b"\x15\x04",
            b"\x16\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
            b"\x17" + bytes(range(8)),  # with a fraction
            b"\x18\x04\x0c\x0c\x0c\x0c",  # a string
            b"\x19\x31\x01\x02\x01",  # lists
            b"\x19\xf6\x10" + b"\x81\x01" * 16,
            b"\x1a\x28\x01x\x02yy",  # a set
            b"\x1b\x00",  # maps
            b"\x1b\x02\x8c\x01x\x15\x02\x00\x01y\x00",
            b"\x1c\x11\x1c\x00\x00",  # structs
            b"\x1d" + bytes(range(16)),  # a UUID
        ],
        ids=lambda value: value.hex(),
    )
    def test_other_fields(self, value: bytes) -> None:
        """Whatever they are, what stands behind them is found."""
        column = COLUMN + value + b"\x0c\x06" + SIZES[1:] + b"\x00\x00"
        assert chunks(value + b"\x09\x08\x1c" + column + b"\x00") == [(0, 8, 7, True, False)]


class TestDamage:
    """Footers that are none."""

    @pytest.mark.parametrize(
        ("footer", "reason"),
        [
            (b"", "the footer has no end"),
            (GROUP + COLUMN + SIZES, "the footer has no end"),
            (b"\x18\xff\xff\xff\xff\x7f", "the footer has no end"),  # a string
            (b"\x19\xf3\xff\xff\xff\xff\x7f", "the footer has no end"),  # a list
            (b"\x49\xfc\xff\xff\xff\xff\x7f", "the footer has no end"),  # of row groups
            (b"\x16" + b"\xff" * 100, "the footer has a number that is too long"),
            (b"\x1e\x00", "the footer has a value of an unknown kind, 14"),
            (b"\x19\x10\x00", "the footer has a value of an unknown kind, 0"),
            (b"\x1c" * 1000, "the footer is nested too deep"),
            (b"\x19" * 1000, "the footer is nested too deep"),
            (b"\x1b" + b"\x01\xbb" * 1000, "the footer is nested too deep"),
        ],
        ids=lambda value: value[:8].hex() if isinstance(value, bytes) else "",
    )
    def test_refused(self, footer: bytes, reason: str) -> None:
        """By one kind of error."""
        with pytest.raises(ValueError, match=f"^{reason}$"):
            chunks(footer)
