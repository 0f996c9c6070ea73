"""Faults below Python: a process in which the n-th call of the system fails, whatever library makes it.

`Below` starts this file as a process with the layer of `below.c` under it; the process does each work in a child of its
own. Used by the tests beside it and by `trials/below.py`.
"""

from __future__ import annotations

import ctypes
import errno
import io
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager, redirect_stderr, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from atomcorpus import AtomCorpusError, read_articles
from atomcorpus.cli import main as command_line
from atomcorpus.dataset import Dataset, build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXTS = {name: f"OpenAI released {name}. " + "“It is open,” said Ada Lee. " * 20 for name in ("a", "b", "c", "d")}
KINDS: dict[str, tuple[str, int, bool]] = {
    "read: EIO": ("read", errno.EIO, False),
    "read: a short count": ("read", 0, False),
    "write: EIO": ("write", errno.EIO, False),
    "write: ENOSPC": ("write", errno.ENOSPC, False),
    "write: ENOSPC from then on": ("write", errno.ENOSPC, True),
    "write: a short count": ("write", 0, False),
    "fsync: EIO": ("fsync", errno.EIO, False),
    "fsync: ENOSPC": ("fsync", errno.ENOSPC, False),
    "rename: EIO": ("rename", errno.EIO, False),
    "rename: ENOSPC": ("rename", errno.ENOSPC, False),
}
"""Faults: of which calls, with which number of an error (0: half of what was asked for), and whether it stays."""

EXPORTS = {
    "export parquet": ["export", "parquet", "crawl", "-o", "out/a.parquet"],
    "export jsonl": ["parse", "crawl", "-o", "out/a.jsonl.gz"],
    "export brat": ["export", "brat", "crawl", "-o", "out"],
}
WORKS = ("build", "append", *EXPORTS)
BAD = ("articles lost", "articles doubled", "files torn", "left behind", "not told", "other errors", "next run failed")


def compiler() -> str | None:
    """A compiler of C, where such a layer can be put under a process."""
    return next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None) if sys.platform == "linux" else None


class Below:
    """The process, and a folder in which it works.

    Args:
        place: An empty folder.
    """

    def __init__(self, place: Path) -> None:
        self.folder = place.resolve() / "work"
        (self.folder / "crawl").mkdir(parents=True)
        for name in TEXTS:
            self._put(name)
        library = place.resolve() / "below.so"
        command = [
            str(compiler()),
            "-shared",
            "-fPIC",
            "-O1",
            "-o",
            str(library),
            str(Path(__file__).with_suffix(".c")),
        ]
        subprocess.run([*command, "-ldl"], check=True)
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(library)],
            cwd=self.folder,
            env=os.environ | {"LD_PRELOAD": str(library)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._new: dict[str, dict[str, bytes]] = {}
        self._without: dict[tuple[str, str], dict[str, bytes]] = {}
        self._old = place.resolve() / "old"

    def __enter__(self) -> Self:
        self.run("half")
        shutil.move(self.folder / "corpus", self._old)
        for work in EXPORTS:
            self._new[work] = self._written(work)
        for name in TEXTS:
            (self.folder / "crawl" / f"{name}.txt").unlink()
            self._without |= {(work, name): self._written(work) for work in EXPORTS}
            self._put(name)
        return self

    def _put(self, name: str) -> None:
        path = self.folder / "crawl" / f"{name}.txt"
        path.write_text(TEXTS[name], "utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))

    def _written(self, work: str) -> dict[str, bytes]:
        """What an export writes in which nothing fails."""
        (self.folder / "out").mkdir()
        self.run(work)
        written = _contents(self.folder / "out")
        shutil.rmtree(self.folder / "out")
        return written

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        with self._process:
            self._process.stdin.close()

    def run(self, work: str, kind: str | None = None, number: int = -1) -> dict[str, Any]:
        """Do some work, in which one call fails.

        Returns:
            What was `told`, any `other` exception, how many such `calls` there were, and which `failed`.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        calls, code, lasting = KINDS[kind] if kind else ("read write fsync rename", 0, False)
        self._process.stdin.write(json.dumps([work, calls, number, code, lasting]) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def calls(self, work: str, kind: str) -> int:
        """How many calls there are that may fail."""
        self.prepare(work)
        return int(self.run(work, kind)["calls"])

    def prepare(self, work: str) -> None:
        """Put the folder into the state from which the work starts."""
        for name in ("corpus", "out"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        if work == "append":
            shutil.copytree(self._old, self.folder / "corpus")
        for name in self._new.get(work, {}):
            path = self.folder / "out" / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"old")

    def fault(self, work: str, kind: str, number: int) -> tuple[Counter[str], dict[str, Any]]:
        """Let one call fail, then do the work again; what is wrong, and what was answered the first time."""
        self.prepare(work)
        answer = self.run(work, kind, number)
        unread = next((said[18:19] for said in answer["told"] if said.startswith("atomcorpus: crawl/")), None)
        wrong = self.judged(work, ended=not answer["told"], unread=unread)
        wrong["other errors"] += bool(answer["other"]) + sum(not _is_clear(said, kind) for said in answer["told"])
        wrong["not told"] += bool(answer["told"]) and "short" in kind  # nobody has to know of those
        again = self.run(work)
        wrong["next run failed"] += bool(again["told"] or again["other"])
        return wrong + self.judged(work, ended=True), answer

    def judged(self, work: str, *, ended: bool, unread: str | None = None) -> Counter[str]:
        """What is there, against what has to be; an export may have told that it could not read one of the texts."""
        wrong = Counter({"left behind": len(list(self.folder.rglob("*.part")))})
        if work in EXPORTS:
            there, new = _contents(self.folder / "out"), self._new[work]
            less = {} if unread is None else self._without[work, unread]
            old = () if ended else (b"old",)
            fitting = [there.get(name) in (data, less.get(name, data), *old) for name, data in new.items()]
            wrong["files torn"] += fitting.count(False) + len(there.keys() - new.keys())
            return wrong
        return wrong + self._judged_corpus(work, ended=ended)

    def _judged_corpus(self, work: str, *, ended: bool) -> Counter[str]:
        wrong: Counter[str] = Counter()
        sure = TEXTS if ended else ("a", "b") if work == "append" else ()
        if not (self.folder / "corpus" / "manifest.json").exists():
            wrong["articles lost"] += len(sure)
            return wrong
        try:
            dataset = Dataset.open(self.folder / "corpus")
            wrong["files torn"] += len(dataset.verify())
            found = Counter(article.text for article in dataset)
        except AtomCorpusError:
            return wrong + Counter({"files torn": 1})
        wrong["articles doubled"] += sum(found.values()) - len(found)
        wrong["articles lost"] += sum(TEXTS[name] not in found for name in sure) + len(found.keys() - TEXTS.values())
        return wrong


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*") if path.suffix != ".part"}


def _is_clear(said: str, kind: str) -> bool:
    """Whether an error names a place and the reason that the system gave."""
    reason = os.strerror(KINDS[kind][1])
    place = said.removeprefix("atomcorpus: ")
    return place.startswith(("corpus", "crawl/", "out/", "out:")) and reason in said


# --- the process ------------------------------------------------------------------------------------------------------
def _build(*sources: str) -> list[str]:
    return [str(error) for error in build(sources, "corpus", shard_files=1).errors]


def _export(arguments: list[str]) -> list[str]:
    said = io.StringIO()
    with redirect_stderr(said):
        status = command_line(arguments)
    lines = said.getvalue().splitlines()
    return [line for line in lines if line.startswith("atomcorpus: ")] or ([] if status == 0 else [f"status {status}"])


DONE: dict[str, Callable[[], list[str]]] = {
    "half": lambda: _build("crawl/a.txt", "crawl/b.txt"),
    "build": lambda: _build("crawl"),
    "append": lambda: _build("crawl"),
    **{work: partial(_export, arguments) for work, arguments in EXPORTS.items()},
}


@contextmanager
def _armed(library: Any, *job: Any) -> Iterator[None]:
    calls, number, code, lasting = job
    library.below_arm(os.fsencode(Path.cwd()), calls.encode(), ctypes.c_long(number), code, lasting)
    try:
        yield
    finally:
        library.below_disarm()


def _done(library: Any, work: str, *job: Any) -> dict[str, Any]:
    """Do one work, here."""
    told: list[str] = []
    other = ""
    with _armed(library, *job):
        try:
            told = DONE[work]()
        except AtomCorpusError as error:
            told = [str(error)]
        except BaseException as error:  # noqa: BLE001 - it is what must not happen
            other = repr(error)
    library.below_failed.restype = ctypes.c_char_p
    return {
        "told": told,
        "other": other,
        "calls": library.below_count(),
        "failed": library.below_failed().decode(),
    }


def _serve(library: Any) -> None:
    """Do the jobs of the standard input, each in a child."""
    import filelock  # noqa: F401, PLC0415 - loaded here, so that no child has to; but nothing that starts a thread
    import pyarrow.parquet  # noqa: PLC0415 - likewise

    from atomcorpus.formats import brat, jsonl, parquet  # noqa: F401, PLC0415 - likewise

    pyarrow.array([article.text for article in read_articles("crawl/a.txt")])
    for line in sys.stdin:
        child = os.fork()
        if not child:
            with suppress(BaseException):
                os.write(1, json.dumps(_done(library, *json.loads(line))).encode() + b"\n")
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    _serve(ctypes.CDLL(sys.argv[1]))
