"""Limits: each has a name that its error says, and refusing costs little memory."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from atomcorpus import ValidationError, parse
from atomcorpus.formats import jsonl
from atomcorpus.reading import Limits

if TYPE_CHECKING:
    from collections.abc import Callable


def put(path: str, data: bytes) -> str:
    """Make a file, packed as its name says."""
    Path(path).write_bytes(gzip.compress(data) if path.endswith(".gz") else data)
    return path


def peak_of(run: Callable[[], object]) -> int:
    """Most bytes that Python had at once for something."""
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


class TestRecord:
    """The record itself."""

    def test_what_holds_where_nothing_is_said(self) -> None:
        """The defaults are promises: who relies on one must not find another."""
        assert attrs.asdict(Limits()) == {
            "files": 50_000_000,
            "text_bytes": 10_000_000,
            "line_bytes": 100_000_000,
            "footer_bytes": 50_000_000,
            "header_bytes": 50_000,
            "unpacked_bytes": 50_000_000_000,
            "ratio": 250,
            "json_depth": 100,
            "number_digits": 100,
            "attributes": 1_000,
            "seconds": 3_600,
            "errors": 1_000,
        }

    @pytest.mark.parametrize("value", [0, -1, 1.5, True, None])
    def test_only_whole_numbers_above_0(self, value: Any) -> None:
        """Nothing else is a limit."""
        with pytest.raises(ValidationError, match=r"^Limits\.ratio: expected a whole number above 0, not "):
            Limits(ratio=value)

    @pytest.mark.parametrize("name", sorted(Limits.__annotations__))
    def test_every_limit_has_a_message(self, name: str) -> None:
        """It says the limit's number and name."""
        message = Limits(**{name: 1_234}).exceeded(name)
        assert "1,234" in message
        assert message.endswith(f"(the limit {name})")


class TestExceeded:
    """What is said when there is too much; what is just enough is read."""

    @pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.md"])
    def test_text_bytes(self, name: str, read: Any) -> None:
        """The size of a text counts in bytes, unpacked."""
        put(name, "Zoë.".encode())
        assert len(read(name, limits=Limits(text_bytes=5))[0]) == 1
        assert read(name, limits=Limits(text_bytes=4)) == (
            [],
            [f"{name}: the text has more than 4 bytes (the limit text_bytes)"],
        )

    def test_text_bytes_of_a_row(self, read: Any) -> None:
        """The text of a row counts alone."""
        put("a.jsonl", json.dumps({"text": "Zoë.", "title": "A long title"}).encode())
        assert len(read("a.jsonl", limits=Limits(text_bytes=5))[0]) == 1
        errors = ["a.jsonl:1: column 'text': the text has more than 4 bytes (the limit text_bytes)"]
        assert read("a.jsonl", limits=Limits(text_bytes=4)) == ([], errors)

    @pytest.mark.parametrize("end", [b"\n", b"\r\n"])
    def test_line_bytes(self, end: bytes, read: Any) -> None:
        """A line that is too long is an error, and those after it are read."""
        short, long = b'{"text": "One."}', b'{"text": "' + b"x" * 200_000 + b'"}'
        put("a.jsonl", end.join([long, short, long, short]))
        articles, errors = read("a.jsonl", limits=Limits(line_bytes=len(short)))
        assert [article.origin for article in articles] == ["a.jsonl:2", "a.jsonl:4"]
        message = f"the line has more than {len(short)} bytes (the limit line_bytes)"
        assert errors == [f"a.jsonl:1: {message}", f"a.jsonl:3: {message}"]

    def test_header_bytes(self, read: Any) -> None:
        """Front matter counts with its two lines of dashes."""
        put("a.md", b"---\na: b\n---\nOne.")
        assert len(read("a.md", limits=Limits(header_bytes=12))[0]) == 1
        assert read("a.md", limits=Limits(header_bytes=11)) == (
            [],
            ["a.md: the header has more than 11 bytes (the limit header_bytes)"],
        )

    def test_unpacked_bytes(self, read: Any) -> None:
        """What a compressed file holds counts; lines before the limit are read."""
        line = b'{"text": "One."}' + b" " * 70_000 + b"\n"
        put("a.jsonl.gz", line * 3)
        articles, errors = read("a.jsonl.gz", limits=Limits(unpacked_bytes=150_000))
        assert len(articles) == 1
        assert errors == ["a.jsonl.gz:2: it unpacks to more than 150,000 bytes (the limit unpacked_bytes)"]
        put("a.jsonl", line * 3)
        assert len(read("a.jsonl", limits=Limits(unpacked_bytes=150_000))[0]) == 3

    def test_ratio(self, read: Any) -> None:
        """A text of more than a million bytes that takes next to no room is no text."""
        put("a.txt.gz", b"x" * 3_000_000)
        assert read("a.txt.gz", limits=Limits(ratio=100)) == (
            [],
            ["a.txt.gz: it unpacks to more than 100 times its size (the limit ratio)"],
        )

    def test_a_small_text_may_repeat_itself(self, read: Any) -> None:
        """The ratio is not asked for below a million bytes."""
        put("a.txt.gz", b"One. " * 100_000)
        assert len(read("a.txt.gz", limits=Limits(ratio=1))[0]) == 1

    def test_files(self, read: Any) -> None:
        """A folder with too many is read up to the limit, and then refused."""
        for name in "abc":
            put(f"{name}.txt", b"One.")
        assert len(read(".", limits=Limits(files=3))[0]) == 3
        articles, errors = read(".", limits=Limits(files=2))
        assert len(articles) == 2
        assert errors == [".: more than 2 files (the limit files)"]

    @pytest.mark.parametrize(("open_", "close"), [("[", "]"), ('{"a":', "}")])
    def test_json_depth(self, open_: str, close: str, read: Any) -> None:
        """The row itself counts; brackets in strings do not."""
        row = f'{{"text": "One. [[[[{{{{", "deep": {open_ * 4}1{close * 4}}}'
        put("a.jsonl", row.encode())
        assert len(read("a.jsonl", limits=Limits(json_depth=5))[0]) == 1
        assert read("a.jsonl", limits=Limits(json_depth=4)) == (
            [],
            ["a.jsonl:1: JSON nested more than 4 deep (the limit json_depth)"],
        )

    def test_stored_articles(self, read: Any) -> None:
        """What is one is within the limits of JSON; what only begins like one is not."""
        jsonl.write([parse('"Fine," said Mara Lindqvist of OpenAI.')], "a.jsonl")
        assert read("a.jsonl", limits=Limits(json_depth=1, number_digits=1))[1] == []
        put("b.jsonl", b'{"schema":"atomcorpus.article/1","text":' + b"[" * 100_000)
        put("c.jsonl", b'{"schema":"atomcorpus.article/1","text":' + b"1" * 100_000)
        assert [*read("b.jsonl")[1], *read("c.jsonl")[1]] == [
            "b.jsonl:1: JSON nested more than 100 deep (the limit json_depth)",
            "c.jsonl:1: a number with more than 100 digits (the limit number_digits)",
        ]

    def test_number_digits(self, read: Any) -> None:
        """Numbers count, strings of digits do not."""
        put("a.jsonl", b'{"text": "One.", "id": "123456789", "n": 12345.67890}')
        assert len(read("a.jsonl", limits=Limits(number_digits=5))[0]) == 1
        assert read("a.jsonl", limits=Limits(number_digits=4))[1] == [
            "a.jsonl:1: a number with more than 4 digits (the limit number_digits)"
        ]

    @pytest.mark.parametrize("escape", ['\\"', "\\\\", "\\u0022"])
    def test_escapes_end_no_string(self, escape: str, read: Any) -> None:
        """A quotation mark that is escaped does not let brackets out of their string."""
        put("a.jsonl", f'{{"text": "One.{escape}[[[[[["}}'.encode())
        assert len(read("a.jsonl", limits=Limits(json_depth=2))[0]) == 1


class TestMemory:
    """Refusing takes little memory, whatever the file would unpack to."""

    MOST = 4_000_000

    def test_a_gzip_bomb(self, read: Any) -> None:
        """Zeros by the hundred million in a file of a few hundred kilobytes."""
        packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS + 16)
        zeros = bytes(1_000_000)
        Path("a.txt.gz").write_bytes(b"".join(packer.compress(zeros) for _ in range(200)) + packer.flush())
        Path("a.jsonl.gz").write_bytes(Path("a.txt.gz").read_bytes())
        limits = Limits(text_bytes=1_000_000_000, line_bytes=1_000_000_000)
        assert peak_of(lambda: read(".", limits=limits)) < self.MOST

    def test_a_long_line(self, read: Any) -> None:
        """It is skipped without being held."""
        put("a.jsonl", b"x" * 20_000_000)
        assert peak_of(lambda: read("a.jsonl", limits=Limits(line_bytes=100_000))) < self.MOST

    def test_a_long_text(self, read: Any) -> None:
        """It is read as far as the limit."""
        put("a.txt", b"x" * 20_000_000)
        assert peak_of(lambda: read("a.txt", limits=Limits(text_bytes=100_000))) < self.MOST

    def test_a_zstd_bomb(self, read: Any) -> None:
        """Likewise."""
        zstd = pytest.importorskip("backports.zstd", exc_type=ImportError)
        Path("a.txt.zst").write_bytes(zstd.compress(bytes(100_000_000)))
        assert peak_of(lambda: read("a.txt.zst", limits=Limits(text_bytes=1_000_000_000))) < self.MOST
        assert read("a.txt.zst")[1] == ["a.txt.zst: it unpacks to more than 250 times its size (the limit ratio)"]
