"""One bit of one file of a corpus is turned, and the corpus is used: what comes out, against what came out before.

Used by the tests beside it and by `trials/bits.py`, in an empty working folder.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from atomcorpus import AtomCorpusError
from atomcorpus.dataset import Dataset, build

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = {
    name: f"date 2025-08-05 {name} Harrow Labs\n\nOpenAI released gpt-oss-{name}b. “It is open,” said Ada Lee."
    for name in ("1", "2", "3")
}


def _opened() -> object:
    dataset = Dataset.open("corpus")
    return dataset.manifest, len(dataset), dataset.errors


def _verified() -> object:
    if faults := Dataset.open("corpus").verify():
        raise faults[0]
    return ()


def _added() -> object:
    """One input more, one changed: what the corpus has then; a damaged file that stays has to be told still."""
    Path("crawl/1.txt").write_text("It changed.", "utf-8")
    Path("crawl/4.txt").write_text("One more.", "utf-8")
    build("crawl", "corpus", shard_files=1)
    dataset = Dataset.open("corpus")
    _verified()
    return sorted(article.text for article in dataset)


USES: dict[str, Callable[[], object]] = {
    "opened": _opened,
    "gone through": lambda: [article.text for article in Dataset.open("corpus")],
    "verified": _verified,
    "added to": _added,
}


class Turned:
    """A corpus of three shards, and what comes of it."""

    def __init__(self) -> None:
        self._crawl()
        build("crawl", "sound", shard_files=1)
        found = (path for path in Path("sound").rglob("*") if path.is_file() and path.stat().st_size)
        self._data = {path.relative_to("sound").as_posix(): path.read_bytes() for path in sorted(found)}
        self.files = list(self._data)
        self._expected: dict[str, object] = {}
        self._fresh()
        for use, work in USES.items():
            self._expected[use] = work()

    def bits(self, name: str) -> int:
        """How many bits a file has."""
        return 8 * len(self._data[name])

    def outcomes(self, name: str, bit: int) -> dict[str, str]:
        """What each use comes to: `told`, `the same as before` or `changed unseen`."""
        found = {}
        data = bytearray(self._data[name])
        data[bit // 8] ^= 1 << bit % 8
        self._fresh()
        Path("corpus", name).write_bytes(data)
        for use, work in USES.items():  # the last of them writes
            try:
                same = work() == self._expected[use]
            except AtomCorpusError:
                # Nothing that counted may be gone, but for what a build has made anew before it found the damage.
                found[use] = "told" if use != "added to" or self._is_whole(name, bytes(data)) else "changed unseen"
            else:
                found[use] = "the same as before" if same else "changed unseen"
        return found

    def _is_whole(self, name: str, data: bytes) -> bool:
        """Whether a corpus has its old files still, or a manifest that names what took their place."""
        there = {path: Path("corpus", path).read_bytes() for path in self._data if Path("corpus", path).exists()}
        if there == self._data | {name: data}:
            return True
        with suppress(AtomCorpusError):
            faults = Dataset.open("corpus").verify()
            return {error.path for error in faults} <= {f"corpus/{name}"}
        return False

    @staticmethod
    def _crawl() -> None:
        shutil.rmtree("crawl", ignore_errors=True)
        Path("crawl").mkdir()
        for name, text in TEXTS.items():
            Path("crawl", f"{name}.txt").write_text(text, "utf-8")

    def _fresh(self) -> None:
        shutil.rmtree("corpus", ignore_errors=True)
        shutil.copytree("sound", "corpus")
        self._crawl()
