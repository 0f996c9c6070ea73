"""Files that others test their readers with, which lie beside the checkout: each is read, or is a documented error."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from atomcorpus import read_articles
from atomcorpus.reading.labels import codec_of_label

SHARED = Path(__file__).parents[2].parent / "shared" / "conformance"
needed = pytest.mark.skipif(not SHARED.is_dir(), reason="the files lie beside the checkout and are not here")
UNFORESEEN = "cannot be read: "


def files(folder: str, pattern: str) -> list[Any]:
    """The files of a folder, each a case."""
    return [pytest.param(path, id=path.name) for path in sorted((SHARED / folder).glob(pattern)) if path.is_file()]


def outcome_of(path: Path | str) -> tuple[int, list[str]]:
    """How many articles are in a file, and its errors; none of them is one that nobody foresaw."""
    reader = read_articles(path)
    number = sum(1 for _ in reader)
    errors = [error.reason for error in reader.errors]
    assert not [reason for reason in errors if UNFORESEEN in reason]
    return number, errors


@needed
class TestJson:
    """JSONTestSuite, in a column that nobody reads."""

    @pytest.mark.parametrize("path", files("json", "test_parsing/*.json"))
    def test_parsing(self, path: Path) -> None:
        """What must be accepted is, and a line of what must be refused is an error."""
        value = path.read_bytes()
        if b"\n" in value.strip() or b"\r" in value.strip():
            pytest.skip("of several lines, so that it is no line of JSON Lines")
        Path("a.jsonl").write_bytes(b'{"text": "One.", "other": ' + value.strip() + b"}\n")
        number, errors = outcome_of("a.jsonl")
        assert number + len(errors) == 1
        if path.name.startswith("y_"):
            assert errors == []
        if path.name.startswith("n_") and path.name not in TAKEN:
            assert number == 0

    @pytest.mark.parametrize("path", files("json", "test_transform/*.json"))
    def test_transform(self, path: Path) -> None:
        """Whatever comes of it, it is one article or one error."""
        line = b" ".join(path.read_bytes().split())
        Path("a.jsonl").write_bytes(b'{"text": "One.", "other": ' + line + b"}\n")
        number, errors = outcome_of("a.jsonl")
        assert number + len(errors) == 1


# Numbers that are none, which cost nothing in a column that nobody reads.
TAKEN = frozenset({"n_number_NaN.json", "n_number_infinity.json", "n_number_minus_infinity.json"})


@needed
class TestYaml:
    """yaml-test-suite, as front matter."""

    @pytest.mark.parametrize("path", files("yaml", "src/*.yaml"))
    def test_front_matter(self, path: Path) -> None:
        """Each test is one article, and what is wrong with its front matter is told."""
        pytest.importorskip("yaml", exc_type=ImportError)
        text = path.read_text("utf-8")
        for number, part in enumerate(re.findall(r"^  yaml: \|\n((?:(?:    .*)?\n)+)", text, re.MULTILINE)):
            source = re.sub("^ {4}", "", part, flags=re.MULTILINE)
            name = f"{number}.md"
            Path(name).write_text(f"---\ntitle: One\n{source}\n---\nTwo.", "utf-8")
            articles, errors = outcome_of(name)
            assert articles == 1
            assert all(reason.startswith("front matter: ") for reason in errors)


@needed
class TestMarkdown:
    """The examples of CommonMark."""

    def test_examples(self) -> None:
        """Each is an article that is its text."""
        spec = (SHARED / "commonmark" / "spec.txt").read_text("utf-8")
        examples = re.findall(r"^`{32} example[^\n]*\n(.*?)^\.\n", spec, re.MULTILINE | re.DOTALL)
        assert len(examples) > 600
        for number, example in enumerate(examples):
            Path(f"{number:03}.md").write_text(example.replace("→", "\t") or " ", "utf-8")
        reader = read_articles(".")
        texts = [article.text for article in reader]
        assert [error.reason for error in reader.errors] == []
        assert len(texts) == len(examples)


@needed
class TestEncodings:
    """The labels of the WHATWG standard."""

    def test_all_labels(self) -> None:
        """Each is known but for those of the encoding that is there to be refused; and each name means one codec."""
        listed = json.loads((SHARED / "encoding" / "encodings.json").read_text("utf-8"))
        for encoding in (one for group in listed for one in group["encodings"]):
            codecs = {codec_of_label(label) for label in encoding["labels"]}
            assert len(codecs) == 1
            assert (codecs == {None}) == (encoding["name"] == "replacement")
            assert all("a".encode(codec) for codec in codecs if codec)


@needed
class TestWebArchives:
    """The archives of warcio."""

    @pytest.mark.parametrize("path", files("warc/test/data", "*.warc*"))
    def test_archives(self, path: Path) -> None:
        """Good and damaged ones give articles and documented errors."""
        pytest.importorskip("warcio", exc_type=ImportError)
        pytest.importorskip("trafilatura", exc_type=ImportError)
        name = path.name.removesuffix(".bad")
        Path(name).write_bytes(path.read_bytes())
        number, errors = outcome_of(name)
        if "bad" not in path.name and "trunc" not in path.name and "wrong" not in path.name:
            assert errors == []
        assert number < 10


@needed
class TestParquet:
    """The files of parquet-testing."""

    @pytest.mark.parametrize("path", [*files("parquet", "data/*.parquet"), *files("parquet", "bad_data/*.parquet")])
    def test_files(self, path: Path) -> None:
        """None has a text that nobody named; each is an error of its own, and no process ends."""
        pytest.importorskip("pyarrow", exc_type=ImportError)
        _, errors = outcome_of(path)
        assert errors
