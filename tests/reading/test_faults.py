"""The last net: whatever is raised while one file is read is an error of that file; the caller's own goes through."""

from __future__ import annotations

import pickle
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from atomcorpus import Article, ParseError, ReadError, parse, read_articles
from atomcorpus.dataset import build
from atomcorpus.reading import json_lines, parse_bytes, rows, texts
from atomcorpus.reading.faults import in_words, unforeseen

sys.path.insert(0, str(Path(__file__).parent))  # workers get the path too
parsers = import_module("parsers")

ESCAPES = {
    "\\UFFFFFFFF": "OverflowError: Python int too large to convert to C int",
    "\\U00110000": "ValueError: chr() arg not in range(0x110000)",
}


def front(title: str, name: str) -> None:
    """A file of Markdown with a title of YAML."""
    Path(name).write_text(f"---\nlang: en\ntitle: {title}\n---\nOne.", "utf-8")


class TestOtherLibraries:
    """What the packages of others raise, that nobody would expect of them."""

    @pytest.mark.parametrize(("escape", "said"), ESCAPES.items())
    @pytest.mark.parametrize("workers", [1, 2])
    def test_escapes_of_no_character(self, escape: str, said: str, workers: int, read: Any) -> None:
        """Front matter with one is an error with its line, and all is read."""
        pytest.importorskip("yaml", exc_type=ImportError)
        front(f'"{escape}"', "a.md")
        front("Two", "b.md")
        articles, errors = read(workers=workers)
        assert [article.title for article in articles] == [None, "Two"]
        assert errors == [f"a.md:3: front matter: not YAML: {said}; the text is read without it"]

    def test_a_build(self) -> None:
        """It keeps all of them, and the error."""
        pytest.importorskip("pyarrow", exc_type=ImportError)
        pytest.importorskip("yaml", exc_type=ImportError)
        Path("crawl").mkdir()
        front('"\\UFFFFFFFF"', "crawl/a.md")
        front("Two", "crawl/b.md")
        built = build("crawl", "corpus")
        assert built.articles == 2
        assert [error.path for error in built.errors] == ["crawl/a.md"]

    @pytest.mark.parametrize("html", ["<audio><td><td>", "<audio><td><td><script>"])
    def test_pages_that_trip_the_search_for_a_date(self, html: str, read: Any) -> None:
        """A page without text is told as such."""
        pytest.importorskip("trafilatura", exc_type=ImportError)
        Path("a.html").write_text(html, "utf-8")
        Path("b.txt").write_text("One.", "utf-8")
        articles, errors = read()
        assert (len(articles), errors) == (1, ["a.html: no text was found in the page"])

    def test_the_text_is_kept_where_only_the_metadata_fail(self, read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is read a second time without them."""
        trafilatura: Any = pytest.importorskip("trafilatura", exc_type=ImportError)
        extract = trafilatura.bare_extraction

        def fails(*given: Any, with_metadata: bool, **named: Any) -> Any:
            assert not with_metadata
            return extract(*given, with_metadata=with_metadata, **named)

        monkeypatch.setattr(trafilatura, "bare_extraction", fails)
        words = "Harrow Labs of Des Moines released a model on Saturday, and anybody may use its weights, it said."
        Path("a.html").write_text(
            f"<html><title>T</title><body><article><p>{words}</p></article></body></html>", "utf-8"
        )
        ((article,), errors) = read("a.html")
        assert (article.text, article.title, errors) == (words, None, [])


class TestNet:
    """What nobody foresaw, wherever it comes from."""

    @pytest.fixture(params=[AssertionError("no"), RecursionError("no"), KeyError("no"), SystemError("no")])
    def error(self, request: pytest.FixtureRequest) -> Exception:
        """Some exception."""
        raised: Exception = request.param
        return raised

    @pytest.fixture
    def fails(self, monkeypatch: pytest.MonkeyPatch, error: Exception) -> Any:
        """Makes a function raise it."""

        def replace(module: object, name: str) -> None:
            def fail(*_: object, **__: object) -> None:
                raise error

            monkeypatch.setattr(module, name, fail)

        return replace

    def test_a_file(self, fails: Any, error: Exception, read: Any) -> None:
        """It is an error of the file with its class, and the rest is read."""
        fails(texts, "read_whole")
        Path("a.txt").write_text("One.", "utf-8")
        Path("b.jsonl").write_text('{"text": "Two."}\n', "utf-8")
        articles, errors = read()
        assert [article.text for article in articles] == ["Two."]
        assert errors == [f"a.txt: cannot be read: {in_words(error)}"]

    def test_its_cause(self, fails: Any, error: Exception) -> None:
        """The exception is kept as the cause."""
        fails(texts, "read_whole")
        Path("a.txt").write_text("One.", "utf-8")
        one = read_articles("a.txt")
        assert list(one) == []
        assert one.errors[0].__cause__ is error

    def test_a_line(self, fails: Any, error: Exception, read: Any) -> None:
        """It is an error of the line."""
        fails(json_lines, "find_metadata")
        Path("a.jsonl").write_text('{"text": "One."}\n[]\n', "utf-8")
        assert read("a.jsonl")[1] == [
            f"a.jsonl:1: cannot be read: {in_words(error)}",
            "a.jsonl:2: expected an object with columns, not a list",
        ]

    def test_a_row(self, fails: Any, error: Exception, read: Any) -> None:
        """It is an error of the row."""
        pa: Any = pytest.importorskip("pyarrow", exc_type=ImportError)
        from pyarrow import parquet  # noqa: PLC0415 - an extra

        fails(rows, "text_of")
        parquet.write_table(pa.table({"text": ["One."]}), "a.parquet")
        assert read("a.parquet")[1] == [f"a.parquet: row 1: cannot be read: {in_words(error)}"]

    def test_our_own_parser(self, fails: Any, error: Exception, read: Any) -> None:
        """A text at which the library's own parser fails stops nobody."""
        fails(sys.modules[parse.__module__], "_find_mentions")
        fails(sys.modules[parse.__module__], "Article")
        Path("a.txt").write_text("One.", "utf-8")
        Path("b.txt").write_text("Two.", "utf-8")
        assert read()[1] == [f"{name}.txt: cannot be read: {in_words(error)}" for name in "ab"]
        with pytest.raises(ReadError, match=r"^here: cannot be read: "):
            parse_bytes(b"One.", "here")

    def test_memory(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """That there is too little is no fault of the file."""

        def fail(*_: object) -> None:
            raise MemoryError

        monkeypatch.setattr(texts, "read_whole", fail)
        Path("a.txt").write_text("One.", "utf-8")
        with pytest.raises(MemoryError):
            list(read_articles("a.txt"))


class TestTheCallersOwn:
    """What the caller's own parser raises."""

    FILES = ("a.txt", "a.md", "a.jsonl", "a.html", "a.warc", "a.parquet")

    @staticmethod
    def put(name: str) -> None:
        """A file of each kind with one text."""
        words = "Harrow Labs of Des Moines released a model on Saturday, and anybody may use its weights, it said."
        page = f"<html><body><article><p>{words}</p></article></body></html>"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{words}"
        head = "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response"
        made = {
            "a.jsonl": f'{{"text": "{words}"}}',
            "a.html": page,
            "a.warc": f"{head}\r\nContent-Length: {len(http)}\r\n\r\n{http}\r\n\r\n",
        }
        if name != "a.parquet":
            Path(name).write_bytes(made.get(name, words).encode())
            return
        pa: Any = pytest.importorskip("pyarrow", exc_type=ImportError)
        from pyarrow import parquet  # noqa: PLC0415 - an extra

        parquet.write_table(pa.table({"text": [words]}), name)

    @pytest.mark.parametrize("name", FILES)
    @pytest.mark.parametrize("kind", [ValueError, OSError, KeyError, OverflowError, RecursionError, ImportError])
    def test_it_goes_through(self, name: str, kind: type[Exception]) -> None:
        """As it is, whichever class it has and whatever file is read, without another cause or context."""
        pytest.importorskip("warcio", exc_type=ImportError)
        pytest.importorskip("trafilatura", exc_type=ImportError)
        self.put(name)
        mistake, cause = kind("mine"), LookupError("its cause")

        def own(_text: str, **_given: object) -> Article:
            raise mistake from cause

        with pytest.raises(kind) as caught:
            list(read_articles(name, parse=own))
        assert caught.value is mistake
        assert mistake.__cause__ is cause

    @pytest.mark.parametrize("name", FILES)
    def test_an_error_of_the_text(self, name: str, read: Any) -> None:
        """A `ParseError` says that the text is no article for the parser: an error of the file."""
        pytest.importorskip("warcio", exc_type=ImportError)
        pytest.importorskip("trafilatura", exc_type=ImportError)
        self.put(name)

        def own(text: str, **_given: object) -> Article:
            raise ParseError("too sad", text, 0)

        articles, (error,) = read(name, parse=own)
        assert articles == []
        assert "too sad" in error
        assert "ParseError" not in error


class TestWords:
    """What is said of an exception."""

    def test_one_harmless_line(self) -> None:
        """Of bounded length, without what a terminal would obey."""
        assert in_words(ValueError("\x1b[31mred\nmore")) == "ValueError: \\x1b[31mred"
        assert len(in_words(ValueError("x" * 10_000))) < 250

    def test_an_exception_that_cannot_be_shown(self) -> None:
        """Its class is said."""

        class BadError(Exception):
            def __str__(self) -> str:
                raise RuntimeError

        assert in_words(BadError()) == "BadError"

    def test_it_survives_pickling(self) -> None:
        """As every error does."""
        error = unforeseen(ValueError("no"), "a.jsonl", line=3)
        assert str(pickle.loads(pickle.dumps(error))) == "a.jsonl:3: cannot be read: ValueError: no"  # noqa: S301
