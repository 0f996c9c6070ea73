"""Parquet: articles in one file, the same bytes each time, and what a damaged file does."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atomcorpus import Article, FormatError, MissingPathError, ReadError, Section, Span
from atomcorpus.formats import parquet
from atomcorpus.formats.parquet import dumps, loads, read, records, write
from atomcorpus.testing import articles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pa = pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
pq = pytest.importorskip("pyarrow.parquet", reason="likewise", exc_type=ImportError)

ARTICLES = tuple(
    Article(text, sections=(Section(None, (Span(0, len(text)),)),), knowledge=version)
    for text, version in (("One.", "2"), ("Two.", "1"), ("3 🦙", None))
)


def opened(data: bytes) -> Any:
    """The file as pyarrow sees it."""
    return pq.ParquetFile(io.BytesIO(data))


def stored(**columns: list[str | None]) -> bytes:
    """A Parquet file with columns of strings."""
    file = io.BytesIO()
    pq.write_table(pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()}), file)
    return file.getvalue()


def without_rows(data: bytes) -> Iterator[bytes]:
    """The file with no rows in its row group, where a single byte of the footer says so."""
    for at in range(len(data) - 8 - int.from_bytes(data[-8:-4], "little"), len(data) - 8):
        damaged = data[:at] + b"\0" + data[at + 1 :]
        with suppress(pa.ArrowException, OSError):
            metadata = opened(damaged).metadata
            if (metadata.num_rows, metadata.num_row_groups) == (len(ARTICLES), 1) and metadata.row_group(
                0
            ).num_rows == 0:
                yield damaged


def columns_of(given_articles: tuple[Article, ...]) -> dict[str, list[str | None]]:
    """The two columns that are read."""
    columns: dict[str, list[str | None]] = pq.read_table(
        io.BytesIO(dumps(given_articles)), columns=["text", "record"]
    ).to_pydict()
    return columns


def read_all(path: Path) -> list[str]:
    """The texts of the articles of a file, and in their place the errors."""
    return [record.text if isinstance(record, Article) else str(record) for record in records(path)]


class TestBytes:
    """Articles in a file in memory."""

    def test_they_come_back(self) -> None:
        """In their order."""
        assert loads(dumps(ARTICLES)) == ARTICLES

    def test_nothing(self) -> None:
        """A file without articles is one."""
        assert loads(dumps([])) == ()

    @given(st.lists(articles(), max_size=3))
    def test_every_article_comes_back(self, given_articles: list[Article]) -> None:
        """What is written reads back equal, and writes the same bytes again."""
        data = dumps(given_articles)
        assert loads(data) == tuple(given_articles)
        assert dumps(loads(data)) == data

    def test_versions(self) -> None:
        """The file says the version of its tables and, in order, of the knowledge behind the mentions."""
        metadata = opened(dumps(ARTICLES)).metadata.metadata
        assert metadata[b"atomcorpus.schema"] == b"atomcorpus.tables/2"
        assert metadata[b"atomcorpus.knowledge"] == b'["1", "2"]'

    def test_compressed(self) -> None:
        """Columns are compressed with Zstandard."""
        group = opened(dumps(ARTICLES)).metadata.row_group(0)
        assert {group.column(index).compression for index in range(group.num_columns)} == {"ZSTD"}


class TestRowGroups:
    """How much of a file is in memory at once."""

    def test_many_articles(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A group ends after so many articles, and keys go on in the next."""
        monkeypatch.setattr("atomcorpus.tables.row_groups._ARTICLES", 2)
        file = opened(dumps([Article("")] * 5))
        assert [file.metadata.row_group(index).num_rows for index in range(file.num_row_groups)] == [2, 2, 1]
        assert file.read(["article"])["article"].to_pylist() == [0, 1, 2, 3, 4]

    def test_long_articles(self) -> None:
        """Long articles end a group early."""
        metadata = opened(dumps([Article(" " * 4_000_000)] * 3)).metadata
        assert [metadata.row_group(index).num_rows for index in range(metadata.num_row_groups)] == [2, 1]


class TestRefused:
    """Files that are no such file."""

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", "Parquet file size is 0 bytes"),
            (b"PAR1", "Parquet file size is 4 bytes, smaller than the minimum file footer (8 bytes)"),
        ],
        ids=["empty", "magic"],
    )
    def test_not_parquet(self, data: bytes, reason: str) -> None:
        """The reason is pyarrow's, the error ours."""
        with pytest.raises(FormatError) as caught:
            loads(data)
        assert str(caught.value) == f"not a Parquet file of articles\n  {reason} @ $"

    def test_another_table(self) -> None:
        """A missing column is named."""
        with pytest.raises(FormatError) as caught:
            loads(stored(text=["One."]))
        assert str(caught.value) == "not a table of articles\n  there is no such column, or two @ $.record"

    def test_no_column_and_a_damaged_number_of_rows(self) -> None:
        """Where none of the columns is there no row is read: pyarrow ends the process at such a number of rows."""
        data = stored(page=["One."])
        length = int.from_bytes(data[-8:-4], "little")
        one, many = b"\x16\x02", b"\x16" + b"\xfe" * 8 + b"\x7f"  # numbers of Thrift's compact protocol
        footer = data[-8 - length : -8].replace(one, many)
        assert len(footer) > length
        damaged = data[: -8 - length] + footer + len(footer).to_bytes(4, "little") + data[-4:]
        with pytest.raises(FormatError) as caught:
            loads(damaged)
        assert str(caught.value) == "not a table of articles\n  there is no such column, or two @ $.record"

    def test_newer(self) -> None:
        """A file of a later version says so."""
        with pytest.raises(FormatError) as caught:
            loads(dumps(ARTICLES).replace(b"atomcorpus.tables/2", b"atomcorpus.tables/3"))
        assert str(caught.value) == (
            "atomcorpus.tables/3 is newer than atomcorpus.tables/2, which this version of atomcorpus reads\n"
            "  expected 'atomcorpus.tables/2', not 'atomcorpus.tables/3' @ $.metadata"
        )

    def test_the_version_before(self) -> None:
        """A file of version 1 is read: its columns of whole articles are the same."""
        assert loads(dumps(ARTICLES).replace(b"atomcorpus.tables/2", b"atomcorpus.tables/1")) == ARTICLES

    def test_another_schema(self) -> None:
        """So does one of something else."""
        with pytest.raises(FormatError) as caught:
            loads(dumps(ARTICLES).replace(b"atomcorpus.tables/2", b"atomcorpus.fables/1"))
        assert str(caught.value) == (
            "not a Parquet file of articles\n  expected 'atomcorpus.tables/2', not 'atomcorpus.fables/1' @ $.metadata"
        )

    def test_no_version(self) -> None:
        """A file that another program wrote anew is judged by its two columns."""
        assert loads(stored(**columns_of(ARTICLES))) == ARTICLES

    def test_a_bad_row(self) -> None:
        """The first bad row is named, counted from 1."""
        columns = columns_of(ARTICLES)
        columns["record"][1] = "{}"
        with pytest.raises(FormatError) as caught:
            loads(stored(**columns))
        assert caught.value.summary == "row 2: not an article: 1 problem"
        assert caught.value.problems == ("the key is missing @ $.schema",)

    def test_a_changed_page(self) -> None:
        """A byte that changed on the disk is found by the checksum of its page."""
        data = bytearray(dumps(ARTICLES))
        group = opened(bytes(data)).metadata.row_group(0)
        (text,) = (group.column(at) for at in range(group.num_columns) if group.column(at).path_in_schema == "text")
        data[text.data_page_offset + text.total_compressed_size - 1] ^= 1
        with pytest.raises(FormatError, match="CRC checksum verification failed"):
            loads(bytes(data))

    def test_a_group_that_lost_its_rows(self) -> None:
        """The rows are counted: what the footer says of a row group may be damaged, and pyarrow trusts it."""
        (damaged,) = without_rows(_WHOLE)
        with pytest.raises(FormatError) as caught:
            loads(damaged)
        assert str(caught.value) == "not a Parquet file of articles\n  it says that it has 3 rows, and has 0 @ $"

    @given(st.data())
    def test_any_damage(self, data: st.DataObject) -> None:
        """Bytes that were changed or cut off give a `FormatError` or the very same articles."""
        damaged = bytearray(_WHOLE)
        for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=4)):
            damaged[at] = data.draw(st.integers(0, 255))
        cut = data.draw(st.none() | st.integers(0, len(damaged)))
        with suppress(FormatError):
            assert loads(bytes(damaged[:cut])) == ARTICLES


_WHOLE = dumps(ARTICLES)


class TestFiles:
    """Articles in a file on the disk."""

    def test_they_come_back(self, tmp_path: Path) -> None:
        """From a path of either kind, and an iterator."""
        write(iter(ARTICLES), str(tmp_path / "a.parquet"))
        assert tuple(read(tmp_path / "a.parquet")) == ARTICLES

    def test_same_bytes(self, tmp_path: Path) -> None:
        """Writing twice, and in memory, gives the same bytes."""
        for name in ("a.parquet", "b.parquet"):
            write(ARTICLES, tmp_path / name)
        assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes() == dumps(ARTICLES)

    def test_a_bad_row_stops_nobody(self, tmp_path: Path) -> None:
        """`records` goes on behind a bad row, and says what was wrong with it."""
        path = tmp_path / "a.parquet"
        columns = columns_of(ARTICLES)
        columns["record"][1] = "no"
        path.write_bytes(stored(**columns))
        assert read_all(path) == [
            "One.",
            f"{path}: row 2: not JSON\n  Expecting value (at line 1, column 1) @ $",
            "3 🦙",
        ]

    def test_read_stops(self, tmp_path: Path) -> None:
        """`read` raises the error of the first bad row, with its cause."""
        path = tmp_path / "a.parquet"
        path.write_bytes(stored(text=[""], record=["{}"]))
        with pytest.raises(ReadError, match=r"a\.parquet: row 1: not an article: 1 problem") as caught:
            next(read(path))
        assert isinstance(caught.value.__cause__, FormatError)

    def test_a_file_that_was_cut_off(self, tmp_path: Path) -> None:
        """The end of a Parquet file is its table of contents: without it nothing is read."""
        path = tmp_path / "a.parquet"
        path.write_bytes(dumps(ARTICLES)[:-1])
        (error,) = read_all(path)
        assert error.startswith(f"{path}: not a Parquet file of articles\n  ")

    def test_damage_behind_good_articles(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """What stands in front of the damage is read; then comes an error, and the end."""
        monkeypatch.setattr("atomcorpus.tables.row_groups._ARTICLES", 100)
        path = tmp_path / "a.parquet"
        data = bytearray(dumps([Article(" ")] * 110))
        group = opened(bytes(data)).metadata.row_group(1)
        data[group.column(group.num_columns - 1).data_page_offset + 30] ^= 255
        path.write_bytes(data)
        found = read_all(path)
        assert found[:100] == [" "] * 100
        assert [text.partition("\n")[0] for text in found[100:]] == [f"{path}: not a Parquet file of articles"]

    def test_missing(self, tmp_path: Path) -> None:
        """A missing file is named when the first article is asked for."""
        with pytest.raises(MissingPathError, match="no such file or folder"):
            next(read(tmp_path / "none.parquet"))

    def test_a_failure_leaves_the_old_file(self, tmp_path: Path) -> None:
        """When the articles end in an error, it passes through and the file is as it was."""

        def failing() -> Iterator[Article]:
            yield ARTICLES[0]
            raise RuntimeError("out of articles")

        (tmp_path / "a.parquet").write_text("old")
        with pytest.raises(RuntimeError, match="out of articles"):
            write(failing(), tmp_path / "a.parquet")
        assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("a.parquet", "old")]

    def test_the_disk_fails(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """An error of the disk while reading is one of the file, not of its format."""
        write(ARTICLES, tmp_path / "a.parquet")

        def fail(_file: object) -> Iterator[Article]:
            raise OSError(5, "Input/output error")

        monkeypatch.setattr(parquet, "_outcomes", fail)
        with pytest.raises(ReadError, match=r"a\.parquet: Input/output error"):
            next(records(tmp_path / "a.parquet"))
