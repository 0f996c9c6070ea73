"""SQL and iteration see the same damage: a file that is not the one that was written answers nothing."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from atomcorpus import Corpus, MissingPathError, ReadError, parse
from atomcorpus.dataset import CheckedFiles, Dataset
from atomcorpus.tables import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from atomcorpus.dataset import Shard

pytest.importorskip("pyarrow", reason="pyarrow is an extra and not installed here", exc_type=ImportError)
pytest.importorskip("duckdb", reason="DuckDB is an extra and not installed here", exc_type=ImportError)

TEXTS = (
    "date 2025-08-05\n\nOpenAI released gpt-oss-120b.",
    "date 2025-08-20\n\n“Open weights help us,” said Ana Ruiz, a researcher at Norsund Systems.",
)
ANOTHER = "not the file that was written: its size or digest is another one"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus on disk."""
    Corpus(parse(text, origin=f"{number}.txt") for number, text in enumerate(TEXTS)).write(tmp_path / "corpus")
    return tmp_path / "corpus"


def shard(folder: Path, table: str) -> Path:
    """The only file of a table."""
    (path,) = (folder / table).iterdir()
    return path


def flip(path: Path, bit: int) -> None:
    """Turn one bit of a file over, as a failing disk does, and nothing else of it."""
    before = path.stat()
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


class TestSql:
    """Questions to a corpus on disk."""

    @pytest.mark.parametrize("table", COLUMNS)
    def test_a_flipped_bit(self, folder: Path, table: str) -> None:
        """Wherever it is in a file, a question that reads the table names the file and gives nothing."""
        path = shard(folder, table)
        sound, draw = path.read_bytes(), random.Random(table)  # noqa: S311 - a draw, not a secret
        for bit in draw.sample(range(len(sound) * 8), 8):
            flip(path, bit)
            for sql in (f"SELECT * FROM {table}", f"SELECT count(*) FROM {table}"):  # noqa: S608 - a test
                with pytest.raises(ReadError) as caught:
                    Corpus.open(folder).sql(sql)
                assert (caught.value.reason, caught.value.path) == (ANOTHER, path.as_posix())
            path.write_bytes(sound)

    def test_other_tables_answer(self, folder: Path) -> None:
        """Only the tables that a question reads are looked at, and all where it asks which there are."""
        flip(shard(folder, "mentions"), 100)
        corpus = Corpus.open(folder)
        assert [*corpus.sql("SELECT count(*) FROM articles")] == [(2,)]
        for sql in ("SELECT 1 FROM articles JOIN mentions USING (article)", "SHOW TABLES", "DESCRIBE mentions"):
            with pytest.raises(ReadError, match="mentions"):
                corpus.sql(sql)

    def test_a_missing_file(self, folder: Path) -> None:
        """It is told as iteration tells it."""
        path = shard(folder, "roles")
        path.unlink()
        with pytest.raises(MissingPathError) as caught:
            Corpus.open(folder).sql("FROM roles")
        assert caught.value.path == path.as_posix()

    def test_a_search(self, folder: Path) -> None:
        """The texts are looked at before an index is made of them."""
        flip(shard(folder, "articles"), 100)
        with pytest.raises(ReadError, match="digest"):
            Corpus.open(folder).sql("SELECT * FROM hits", search="weights")

    def test_damage_between_two_questions(self, folder: Path) -> None:
        """A file with another time or size is looked at again; when it is well again, it answers."""
        corpus, path = Corpus.open(folder), shard(folder, "mentions")
        sound = path.read_bytes()
        assert len(corpus.sql("FROM mentions")) > 0
        path.write_bytes(sound[:-1] + b"?")
        with pytest.raises(ReadError, match="digest"):
            corpus.sql("FROM mentions")
        path.write_bytes(sound)
        assert len(corpus.sql("FROM mentions")) > 0


class TestCheckedFiles:
    """How often a file is read."""

    def test_once(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The second time nothing is read; a file that was touched is read again."""
        read: list[str] = []
        files = CheckedFiles(Dataset.open(folder))
        check = files._check_file

        def noted(one: Shard, table: str) -> None:
            read.append(table)
            check(one, table)

        monkeypatch.setattr(files, "_check_file", noted)
        for _ in range(2):
            files.check("mentions")
        assert read == ["mentions"]
        os.utime(shard(folder, "mentions"), ns=(1, 1))
        files.check("mentions")
        files.check("articles")
        assert read == ["mentions", "mentions", "articles"]
