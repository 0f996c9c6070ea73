"""Compressed files: read as if they were not, and damage is told apart."""

from __future__ import annotations

import gzip
import random
import sys
import zlib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from atomcorpus import parse
from atomcorpus.formats import jsonl


@pytest.fixture
def zstd() -> Any:
    """The module, of the standard library or its backport."""
    name = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    return pytest.importorskip(name, exc_type=ImportError)


class TestZstd:
    """Files whose names end in `.zst`."""

    @pytest.mark.parametrize("suffix", ["txt", "md"])
    def test_a_text(self, suffix: str, zstd: Any, read: Any) -> None:
        """It is read like the text itself."""
        Path(f"a.{suffix}.zst").write_bytes(zstd.compress(b"Hello.\r\n"))
        assert [article.text for article in read(f"a.{suffix}.zst")[0]] == ["Hello.\r\n"]

    def test_stored_articles(self, zstd: Any, read: Any) -> None:
        """They come back equal."""
        articles = [parse("One.", origin="a.txt"), parse("Two.")]
        Path("a.jsonl.ZST").write_bytes(zstd.compress(jsonl.dumps(articles).encode()))
        assert read("a.jsonl.ZST") == (articles, [])

    def test_several_frames(self, zstd: Any, read: Any) -> None:
        """Frames one behind the other are one text."""
        Path("a.txt.zst").write_bytes(zstd.compress(b"One. ") + zstd.compress(b"Two."))
        assert read("a.txt.zst")[0][0].text == "One. Two."

    def test_damage(self, zstd: Any, read: Any) -> None:
        """Cut off, another format and damaged are told apart."""
        packed = zstd.compress(b"Hello. " * 50 + bytes(range(256)))
        Path("a.txt.zst").write_bytes(packed[:-3])
        Path("b.txt.zst").write_bytes(b"Hello.")
        Path("c.txt.zst").write_bytes(zstd.compress(b"One.") + b"rubbish")
        assert read()[1] == [
            "a.txt.zst: the zstd data are cut off",
            "b.txt.zst: not zstd, though its name ends in .zst",
            "c.txt.zst: the zstd data are damaged",
        ]

    def test_without_the_package(self, read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """The file is an error that says what to install, and the rest is read."""
        name = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
        monkeypatch.setitem(sys.modules, name, None)
        Path("a.txt.zst").write_bytes(b"x")
        Path("b.txt").write_text("One.")
        articles, errors = read()
        assert len(articles) == 1
        assert errors == ["a.txt.zst: backports.zstd is not installed; it comes with: pip install 'atomcorpus[zstd]'"]


class TestCutOff:
    """Lines of a compressed file that was not copied to its end."""

    @pytest.mark.parametrize("kind", ["gz", "zst"])
    @pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99, 1])
    def test_all_whole_lines(self, kind: str, share: float, zstd: Any, read: Any) -> None:
        """Every line that can be unpacked to its end is read, and one error tells of the rest."""
        noise = random.Random(5)  # noqa: S311 - the same lines each time
        lines = [f'{{"text": "Model {noise.getrandbits(90)}."}}\n'.encode() for _ in range(2_000)]
        packed = (gzip if kind == "gz" else zstd).compress(b"".join(lines))
        packed = packed[: int((len(packed) - 1) * share)]
        Path(f"a.jsonl.{kind}").write_bytes(packed)
        rest = (zlib.decompressobj(31) if kind == "gz" else zstd.ZstdDecompressor()).decompress(packed)
        articles, errors = read(f"a.jsonl.{kind}")
        name = "gzip" if kind == "gz" else "zstd"
        assert len(articles) == rest.count(b"\n")
        assert errors == [f"a.jsonl.{kind}:{len(articles) + 1}: the {name} data are cut off"]


class TestGzip:
    """Files whose names end in `.gz`; most is in the tests of folders."""

    def test_several_members(self, read: Any) -> None:
        """Members one behind the other are one text."""
        Path("a.txt.gz").write_bytes(gzip.compress(b"One. ") + gzip.compress(b"Two."))
        assert read("a.txt.gz")[0][0].text == "One. Two."

    def test_damage_in_the_middle_of_lines(self, read: Any) -> None:
        """The lines before it are read, and the error has the number of the line."""
        line = b'{"text": "One."}' + b" " * 70_000 + b"\n"
        Path("a.jsonl.gz").write_bytes(gzip.compress(line * 2)[:-8])
        articles, errors = read("a.jsonl.gz")
        assert len(articles) >= 1
        assert errors == [f"a.jsonl.gz:{len(articles) + 1}: the gzip data are cut off"]


def test_the_module_of_the_extra_exists() -> None:
    """The name that is imported is that of the package the extra brings."""
    if sys.version_info < (3, 14):
        assert import_module("backports.zstd").ZstdFile
