"""JSON Lines: many articles, one by one, compressed or not, and what a bad line does."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from atomcorpus import Article, FormatError, MissingPathError, ReadError, Section, Span
from atomcorpus.formats import json
from atomcorpus.formats.jsonl import dumps, loads, read, records, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ARTICLES = tuple(
    Article(text, sections=(Section(None, (Span(0, len(text)),)),)) for text in ("One.", "Tw\u2028o.", "3 🦙")
)
NAMES = ["a.jsonl", "a.jsonl.gz"]


def read_all(path: Path) -> list[str]:
    """The texts of the articles of a file, and in their place the errors."""
    return [record.text if isinstance(record, Article) else str(record) for record in records(path)]


class TestStrings:
    """Articles in one string."""

    def test_one_article_a_line(self) -> None:
        """Each line is what `json` writes; a separator of Unicode ends no line."""
        assert dumps(ARTICLES) == "".join(json.dumps(article) + "\n" for article in ARTICLES)
        assert dumps([]) == ""

    @pytest.mark.parametrize("change", [str, str.encode, str.rstrip, lambda text: text.replace("\n", "\r\n")])
    def test_they_come_back(self, change: Callable[[str], str | bytes]) -> None:
        """As a string or bytes, with or without the last line end, with CR LF."""
        assert loads(change(dumps(ARTICLES))) == ARTICLES

    def test_nothing(self) -> None:
        """No line is no article."""
        assert loads("") == ()

    def test_a_bad_line(self) -> None:
        """The first bad line is named, and its problems are those of the article."""
        with pytest.raises(FormatError) as caught:
            loads(dumps(ARTICLES) + "{}\n")
        assert caught.value.summary == "line 4: not an article: 1 problem"
        assert caught.value.problems == ("the key is missing @ $.schema",)

    def test_a_blank_line(self) -> None:
        """A blank line is no article."""
        with pytest.raises(FormatError, match="line 1: not JSON"):
            loads("\n" + dumps(ARTICLES))


class TestFiles:
    """Articles in a file."""

    @pytest.mark.parametrize("name", NAMES)
    def test_they_come_back(self, tmp_path: Path, name: str) -> None:
        """Compressed or not, from a path of either kind."""
        write(ARTICLES, str(tmp_path / name))
        assert tuple(read(tmp_path / name)) == ARTICLES

    def test_the_name_decides(self, tmp_path: Path) -> None:
        """A name in `.gz` is compressed, any other is not."""
        for name in NAMES:
            write(iter(ARTICLES), tmp_path / name)
        plain = (tmp_path / NAMES[0]).read_bytes()
        assert plain == dumps(ARTICLES).encode()
        assert gzip.decompress((tmp_path / NAMES[1]).read_bytes()) == plain

    @pytest.mark.parametrize("name", NAMES)
    def test_same_bytes(self, tmp_path: Path, name: str) -> None:
        """Writing twice, at another time and under another name, gives the same bytes."""
        write(ARTICLES, tmp_path / name)
        write(ARTICLES, tmp_path / f"other-{name}")
        assert (tmp_path / name).read_bytes() == (tmp_path / f"other-{name}").read_bytes()

    def test_no_time_in_the_header(self, tmp_path: Path) -> None:
        """The time field of gzip is zero, and no name follows."""
        write(ARTICLES, tmp_path / "a.jsonl.gz")
        header = (tmp_path / "a.jsonl.gz").read_bytes()[:10]
        assert (header[3], header[4:8]) == (0, bytes(4))

    def test_reading_is_lazy(self, tmp_path: Path) -> None:
        """The first article is there before the second line is looked at."""
        (tmp_path / "a.jsonl").write_text(dumps(ARTICLES[:1]) + "{}\n")
        articles = read(tmp_path / "a.jsonl")
        assert next(articles) == ARTICLES[0]
        with pytest.raises(ReadError) as caught:
            next(articles)
        assert caught.value.line == 2
        assert caught.value.path == str(tmp_path / "a.jsonl")
        assert isinstance(caught.value.__cause__, FormatError)

    def test_a_bad_line_stops_nobody(self, tmp_path: Path) -> None:
        """`records` goes on behind a bad line, and says what was wrong with it."""
        path = tmp_path / "a.jsonl"
        path.write_bytes(b"\xff\n" + dumps(ARTICLES[:1]).encode() + b"{}\n" + dumps(ARTICLES[2:]).encode())
        assert read_all(path) == [
            f"{path}:1: not JSON\n  not UTF-8: invalid start byte (at byte 0) @ $",
            "One.",
            f"{path}:3: not an article: 1 problem\n  the key is missing @ $.schema",
            "3 🦙",
        ]

    @pytest.mark.parametrize("cut", [1, 8, 30])
    def test_a_file_that_was_cut_off(self, tmp_path: Path, cut: int) -> None:
        """The lines before the cut are read; then comes an error, and the end."""
        path = tmp_path / "a.jsonl.gz"
        path.write_bytes(gzip.compress(dumps(ARTICLES[:1]).encode() * 5)[:-cut])
        found = read_all(path)
        assert found[-1].startswith(f"{path}:{len(found)}: cannot be read on: ")
        assert set(found[:-1]) <= {"One."}

    def test_many_lines_before_a_cut(self, tmp_path: Path) -> None:
        """A cut costs only the end of a long file."""
        path = tmp_path / "a.jsonl.gz"
        lines = "".join(
            json.dumps(Article(f"{number:06}", sections=(Section(None, (Span(0, 6),)),))) + "\n"
            for number in range(600)
        )
        packed = gzip.compress(lines.encode())
        path.write_bytes(packed[: len(packed) * 2 // 3])
        found = read_all(path)
        assert found[:300] == [f"{number:06}" for number in range(300)]
        assert found[-1].endswith("Compressed file ended before the end-of-stream marker was reached")

    def test_not_compressed_at_all(self, tmp_path: Path) -> None:
        """A file whose name is wrong says so."""
        path = tmp_path / "a.jsonl.gz"
        path.write_text(dumps(ARTICLES))
        assert read_all(path) == [f"{path}:1: cannot be read on: Not a gzipped file (b'{{\"')"]

    def test_missing(self, tmp_path: Path) -> None:
        """A missing file is named when the first article is asked for."""
        with pytest.raises(MissingPathError, match="no such file or folder"):
            next(read(tmp_path / "none.jsonl"))

    def test_a_failure_leaves_the_old_file(self, tmp_path: Path) -> None:
        """When the articles end in an error, it passes through and the file is as it was."""

        def articles() -> Iterator[Article]:
            yield ARTICLES[0]
            raise FileNotFoundError(2, "No such file or directory", "other.txt")

        (tmp_path / "a.jsonl").write_text("old")
        with pytest.raises(FileNotFoundError, match=r"other\.txt"):
            write(articles(), tmp_path / "a.jsonl")
        assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("a.jsonl", "old")]
