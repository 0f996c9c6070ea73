"""Hostile input on every way in: it is refused with the name of the limit, and refusing takes little memory."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from atomcorpus import Article, Corpus, KnowledgeBase, ReadError, read_articles
from atomcorpus.cli import main
from atomcorpus.dataset import Dataset, build
from atomcorpus.formats import brat, csv, jsonl
from atomcorpus.formats import json as wire
from atomcorpus.reading import Limits, Options
from atomcorpus.reading.files import found_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Measure = Callable[[str], tuple[float, Any]]

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs processes, pipes and devices of POSIX")
IMPOSSIBLE = [
    pytest.param("\0", "a null character", id="null"),
    pytest.param("\ud800", "'\\ud800'", id="surrogate", marks=POSIX),
]
MEGABYTES = 60
"""What refusing may take; each piece below took hundreds to thousands, or all there was, before it had a limit."""


@pytest.fixture(scope="module")
def measure() -> Iterator[Measure]:
    """Runs a piece of code in a process of its own: megabytes that it took, and what it has bound to `said`."""
    arguments = [sys.executable, str(Path(__file__).with_name("memory.py"))]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout

        def run(code: str) -> tuple[float, Any]:
            stdin.write(json.dumps(f"import os\nos.chdir({str(Path.cwd())!r})\n{code}") + "\n")
            stdin.flush()
            megabytes, said = json.loads(stdout.readline())
            return megabytes, said

        yield run
        stdin.close()


READ = """
from atomcorpus import read_articles
reader = read_articles({path!r})
number = sum(1 for _ in reader)
said = [number, len(reader.errors), str(reader.errors[-1])]
"""


@POSIX
class TestMemory:
    """Measured as the system does, in a process of its own."""

    def test_many_bad_lines(self, measure: Measure) -> None:
        """Errors beyond the limit are counted and not kept."""
        Path("a.jsonl").write_bytes(b"x\n" * 150_000)
        megabytes, said = measure(READ.format(path="a.jsonl"))
        last = "a.jsonl: more than 1,000 errors (the limit errors); 149,000 more were met and not kept"
        assert said == [0, 1001, last]
        assert megabytes < MEGABYTES

    @pytest.mark.parametrize("member", ["1", "{}", '{"entity":1}'])
    def test_many_faults_in_one_line(self, member: str, measure: Measure) -> None:
        """What is no article is not told in millions of faults."""
        article = json.dumps({"schema": "atomcorpus.article/1", "mentions": []}, separators=(",", ":"))
        Path("a.jsonl").write_text(article.replace("[]", f"[{','.join([member] * 150_000)}]"), "utf-8")
        megabytes, (number, errors, _) = measure(READ.format(path="a.jsonl"))
        assert (number, errors) == (0, 1)
        assert megabytes < 2 * MEGABYTES

    @pytest.mark.parametrize("column", ["text", "title"])
    def test_one_value_in_many_rows(self, column: str, measure: Measure) -> None:
        """Parquet of a few kilobytes in which a long value stands in a hundred thousand rows."""
        put_parquet("a.parquet", {"text": "short", column: "long"})
        assert Path("a.parquet").stat().st_size < 10_000
        megabytes, (_, errors, last) = measure(READ.format(path="a.parquet"))
        assert (errors, last) == (1, "a.parquet: it unpacks to more than 250 times its size (the limit ratio)")
        assert megabytes < 3 * MEGABYTES  # one of the texts is parsed

    def test_one_stored_article_in_many_rows(self, measure: Measure) -> None:
        """Likewise for what says that it was written by this library."""
        metadata = {"atomcorpus.schema": "atomcorpus.tables/1"}
        put_parquet("a.parquet", {"record": "long", "text": "long"}, metadata)
        code = "from atomcorpus.formats import parquet\nsaid = str(next(parquet.records('a.parquet')))"
        megabytes, said = measure(code)
        assert said.startswith("a.parquet: row 1: not JSON")
        assert megabytes < MEGABYTES

    @pytest.mark.parametrize("form", ["json", "jsonl"])
    def test_a_device_without_end(self, form: str, measure: Measure) -> None:
        """Readers of stored articles take anything that can be read, up to the limit."""
        code = f"""
from atomcorpus import ReadError
from atomcorpus.formats import {form}
try:
    [*{form}.read("/dev/zero", line_bytes=1_000_000)]
except ReadError as error:
    said = error.reason
"""
        megabytes, said = measure(code)
        assert said == "the line has more than 1,000,000 bytes (the limit line_bytes)"
        assert megabytes < MEGABYTES


def put_parquet(path: str, columns: dict[str, str], metadata: dict[str, str] | None = None) -> None:
    """Write a table in whose columns one value, short or long, stands in every row."""
    pa = pytest.importorskip("pyarrow", exc_type=ImportError)
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    values = {"short": "One.", "long": "x " * 450_000}
    places = pa.array([0] * 100_000, pa.int32())
    made = {name: pa.DictionaryArray.from_arrays(places, pa.array([values[kind]])) for name, kind in columns.items()}
    if metadata:  # without the schema of Arrow, which would say that they are dictionaries
        table = pa.table(made).replace_schema_metadata(metadata)
        parquet.write_table(table, path, compression="zstd", write_statistics=False, store_schema=False)
    else:
        parquet.write_table(pa.table(made), path, compression="zstd", write_statistics=False)


class TestErrors:
    """How many errors of one file are kept."""

    def test_good_lines_among_them(self) -> None:
        """All that can be read is read, and each file has its own count."""
        lines = "x\n" * 3 + '{"text": "One."}\n'
        for name in "ab":
            Path(f"{name}.jsonl").write_text(lines * 2, "utf-8")
        reader = read_articles(".", limits=Limits(errors=4))
        assert [article.origin for article in reader] == [f"{name}.jsonl:{line}" for name in "ab" for line in (4, 8)]
        told = [error.line for error in reader.errors]
        assert told == [1, 2, 3, 5, None] * 2
        assert str(reader.errors[4]) == "a.jsonl: more than 4 errors (the limit errors); 2 more were met and not kept"

    def test_just_enough(self) -> None:
        """Nothing is said where all are kept."""
        Path("a.jsonl").write_text("x\n" * 4, "utf-8")
        reader = read_articles("a.jsonl", limits=Limits(errors=4))
        assert (list(reader), len(reader.errors)) == ([], 4)

    def test_a_build_keeps_as_many(self) -> None:
        """The corpus has them, and the number of the others."""
        pytest.importorskip("pyarrow", exc_type=ImportError)
        Path("a.jsonl").write_text("x\n" * 2000, "utf-8")
        assert len(build("a.jsonl", "corpus").errors) == 1001


class TestFiles:
    """How many files are looked at."""

    def test_a_build_refuses_more(self) -> None:
        """Before anything is written."""
        for name in "abc":
            Path(f"{name}.txt").write_text("One.", "utf-8")
        with pytest.raises(ReadError) as caught:
            build(".", "../corpus", options=Options(limits=Limits(files=2)))
        assert str(caught.value) == ".: more than 2 files (the limit files)"
        assert not Path("../corpus").exists()

    def test_an_endless_folder(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """No more entries are kept than can be used, and of these the first by name."""

        class Entries:
            def __enter__(self) -> Iterator[Any]:
                return (Entry(f"{number * 7919 % 100_003:06}.txt") for number in range(100_000))

            def __exit__(self, *_: object) -> None: ...

        monkeypatch.setattr(os, "scandir", lambda _: Entries())
        tracemalloc.start()
        found = [*found_in(".", 3)]
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert found == ["000000.txt", "000001.txt", "000002.txt", "000003.txt"]
        assert peak < 1_000_000

    @POSIX
    def test_pipes_and_devices(self) -> None:
        """Alone or in a folder, they are refused before they are opened."""
        os.mkfifo("a.txt")
        Path("b.txt").symlink_to("/dev/zero")
        assert [str(error) for error in found_in(".")] == [
            f"{name}: neither a file nor a folder" for name in ("a.txt", "b.txt")
        ]
        with pytest.raises(ReadError, match=r"^a\.txt: neither a file nor a folder$"):
            read_articles("a.txt")

    @pytest.mark.parametrize(("sign", "fault"), IMPOSSIBLE)
    @pytest.mark.parametrize("read", [read_articles, wire.read, lambda path: [*jsonl.read(path)]])
    def test_an_impossible_path(self, read: Callable[[str], object], sign: str, fault: str) -> None:
        """A path that no system takes is an error like that of one which is not there."""
        with pytest.raises(ReadError) as caught:
            read(f"a{sign}.jsonl")
        assert str(caught.value) == f"a{sign}.jsonl: no path has {fault} in it"

    @pytest.mark.parametrize(("sign", "fault"), IMPOSSIBLE)
    @pytest.mark.parametrize(
        "work",
        [
            lambda path: build(path, "corpus"),
            lambda path: build([".", path], "../corpus"),
            lambda path: build("a.txt", path),
            Dataset.open,
            Corpus.open,
            Corpus([]).write,
            KnowledgeBase.read,
            lambda path: wire.write(Article(""), path),
            lambda path: jsonl.write([], path),
            lambda path: csv.write([], path),
            lambda path: brat.write([], path),
        ],
        ids=["source", "sources", "out", "open", "corpus", "corpus.write", "knowledge", "json", "jsonl", "csv", "brat"],
    )
    def test_an_impossible_path_elsewhere(self, work: Callable[[str], object], sign: str, fault: str) -> None:
        """Corpora, knowledge bases and whatever is written have the same error."""
        pytest.importorskip("pyarrow", exc_type=ImportError)
        put("a.txt", "One.")
        with pytest.raises(ReadError) as caught:
            work(f"a{sign}b")
        assert str(caught.value) == f"a{sign}b: no path has {fault} in it"
        assert sorted(path.name for path in Path().iterdir()) == ["a.txt"]

    def test_a_null_character_on_the_command_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Likewise, if a program passes one on."""
        with pytest.raises(SystemExit, match="2"):
            main(["show", "a\0.txt"])
        assert capsys.readouterr().err == "atomcorpus: a\\x00.txt has a null character in it\n"


class Entry:
    """An entry of a folder that is not there."""

    def __init__(self, name: str) -> None:
        self.name = self.path = name

    def is_dir(self, **_: object) -> bool:
        """Never one."""
        return False

    def is_file(self, **_: object) -> bool:
        """Always one."""
        return True


class TestPacked:
    """Packed more than once, or by liars."""

    def test_gzip_of_gzip(self) -> None:
        """Only what the name says is unpacked."""
        Path("a.txt.gz").write_bytes(gzip.compress(gzip.compress(b"One.")))
        reader = read_articles("a.txt.gz")
        assert list(reader) == []
        assert "not UTF-8: invalid start byte (0x8b)" in str(reader.errors[0])

    def test_a_window_of_zstd(self) -> None:
        """One that would take gigabytes is refused, and the error says why."""
        zstd = pytest.importorskip("backports.zstd", exc_type=ImportError)
        options = {zstd.CompressionParameter.window_log: 31, zstd.CompressionParameter.enable_long_distance_matching: 1}
        packer = zstd.ZstdCompressor(options=options)
        Path("a.txt.zst").write_bytes(packer.compress(os.urandom(1000)) + packer.flush(packer.FLUSH_BLOCK))
        reader = read_articles("a.txt.zst")
        reason = "the zstd data need a window of more than 128 MB; pack them without --long, or with --long=27"
        assert ([*reader], [*map(str, reader.errors)]) == ([], [f"a.txt.zst: {reason}"])

    @pytest.mark.parametrize(
        "length",
        ["10", "0", "-5", "", "abc", "1e3", "10000000000000000000", "9" * 5000],
        ids=lambda length: length[:22],
    )
    def test_lengths_in_web_archives(self, length: str) -> None:
        """A record that lies about its length is an error of the file, whatever it says."""
        pytest.importorskip("warcio", exc_type=ImportError)
        body = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nHello."
        kind = "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response"
        Path("a.warc").write_bytes(f"{kind}\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n".encode())
        reader = read_articles("a.warc")
        assert list(reader) == []
        assert [error.path for error in reader.errors] == ["a.warc"]

    def test_the_footer_of_parquet(self) -> None:
        """What a file says of itself may not be long either."""
        pa = pytest.importorskip("pyarrow", exc_type=ImportError)
        from pyarrow import parquet  # noqa: PLC0415 - an extra

        parquet.write_table(pa.table({"text": ["One."], **{f"c{number}": [1] for number in range(100)}}), "a.parquet")
        assert len([*read_articles("a.parquet")]) == 1
        reader = read_articles("a.parquet", limits=Limits(footer_bytes=1000))
        assert list(reader) == []
        assert str(reader.errors[0]) == "a.parquet: the footer has more than 1,000 bytes (the limit footer_bytes)"


class TestStoredArticles:
    """The readers of the library's own formats."""

    def test_a_long_line(self) -> None:
        """It is an error, and those behind it are read."""
        article = wire.dumps(wire.loads(wire.dumps(next(iter(read_articles(put("a.txt", "One.")))))))
        put("a.jsonl", f"{'x' * 3000}\n{article}\n")
        first, second = jsonl.records("a.jsonl", line_bytes=2000)
        assert str(first) == "a.jsonl:1: the line has more than 2,000 bytes (the limit line_bytes)"
        assert wire.dumps(second) == article  # type: ignore[arg-type] # it would fail

    def test_a_long_file(self) -> None:
        """Of JSON likewise."""
        put("a.json", "x" * 3000)
        with pytest.raises(ReadError, match=r"^a\.json: the line has more than 2,000 bytes \(the limit line_bytes\)$"):
            wire.read("a.json", line_bytes=2000)

    def test_a_knowledge_base(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file that is none, or has no end, is refused."""
        monkeypatch.setattr("atomcorpus.knowledge.rows._MOST_BYTES", 100)
        put("mine.jsonl", "\n" * 101)
        with pytest.raises(ReadError, match=r"^mine\.jsonl: a knowledge base takes 100 bytes$"):
            KnowledgeBase.read("mine.jsonl")


def put(path: str, text: str) -> str:
    """Make a file."""
    Path(path).write_text(text, "utf-8")
    return path
