"""What is fuzzed: one function a way in. Each takes any bytes and may raise nothing; what it asserts are promises.

A way in may refuse what it is given, but only by an error of the library.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from atomcorpus import (
    AtomCorpusError,
    Corpus,
    KnowledgeBase,
    PartialDate,
    formats,
    parse,
    parse_model_name,
    parse_quantity,
    parse_time,
    read_articles,
)
from atomcorpus.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["TARGETS"]

_FOLDER = Path(tempfile.mkdtemp(prefix="atomcorpus-fuzz-"))


def _text(data: bytes) -> str:
    """Any string, lone surrogates included."""
    return data.decode("utf-8", "surrogateescape")


def parse_text(data: bytes) -> None:
    """Nothing is lost, and what was found can be written and read back."""
    text = _text(data)
    with contextlib.suppress(AtomCorpusError):
        article = parse(text)
        assert article.text == text
        assert formats.json.loads(formats.json.dumps(article)) == article


def model_name(data: bytes) -> None:
    """A name is read and gives itself back, or is refused."""
    text = _text(data)
    with contextlib.suppress(AtomCorpusError):
        assert str(parse_model_name(text)) == text


def time_alone(data: bytes) -> None:
    """A string is one time, or is none."""
    text = _text(data)
    time = parse_time(text, PartialDate(2025, 8, 9))
    assert time is None or text.rstrip().endswith(time.span.of(text))


def quantity(data: bytes) -> None:
    """A quantity is read from a string that holds it, or there is none."""
    text = _text(data)
    found = parse_quantity(text)
    assert found is None or found.span.of(text).strip() == found.span.of(text)


def json_article(data: bytes) -> None:
    """Stored JSON is refused, or comes out as an article that reads back equal."""
    with contextlib.suppress(AtomCorpusError):
        article = formats.json.loads(data)
        assert formats.json.loads(formats.json.dumps(article)) == article


def _file(name: str, data: bytes) -> Path:
    path = _FOLDER / name
    path.write_bytes(data)
    return path


def _reading(name: str) -> Callable[[bytes], None]:
    """A file of that name: every outcome is an article or a kept error."""

    def target(data: bytes) -> None:
        with contextlib.suppress(AtomCorpusError):
            for article in read_articles(_file(name, data)):
                assert isinstance(article.text, str)

    return target


def parquet_file(data: bytes) -> None:
    """Likewise; and as stored articles, whatever the file says of itself."""
    _reading("a.parquet")(data)
    with contextlib.suppress(AtomCorpusError):
        formats.parquet.loads(data)


def knowledge_file(data: bytes) -> None:
    """A knowledge base is read, or all that is wrong with it is said."""
    with contextlib.suppress(AtomCorpusError):
        KnowledgeBase.read(_file("knowledge.jsonl", data))


_CORPUS = Corpus([parse("date 2025-08-05\n\nOpenAI released gpt-oss-120b, said Jane Doe.")])


def query_text(data: bytes) -> None:
    """SQL and search text do no harm, whatever they say."""
    text = _text(data)
    with contextlib.suppress(AtomCorpusError):
        _CORPUS.sql("select count(*) from articles", search=text)
    with contextlib.suppress(AtomCorpusError):
        _CORPUS.sql(text)


def command_line(data: bytes) -> None:
    """Any arguments end with a number and no traceback."""
    arguments = [argument for argument in _text(data).split("\n") if argument]
    if any("/" in argument or (argument.startswith("-") and "o" in argument) for argument in arguments):
        return  # files are written only where a test says so
    quiet = contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO())
    with quiet[0], quiet[1], contextlib.suppress(SystemExit):
        assert main(arguments) in (0, 1, 2)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "parse": parse_text,
    "model-name": model_name,
    "time": time_alone,
    "quantity": quantity,
    "json": json_article,
    "txt": _reading("a.txt"),
    "jsonl": _reading("a.jsonl"),
    "gzip": _reading("a.txt.gz"),
    "zstd": _reading("a.txt.zst"),
    "parquet": parquet_file,
    "html": _reading("a.html"),
    "markdown": _reading("a.md"),
    "warc": _reading("a.warc"),
    "knowledge": knowledge_file,
    "query": query_text,
    "command": command_line,
}
