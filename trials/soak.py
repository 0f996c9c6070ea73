"""A long run in flat memory: two million made articles read as one stream, and a part of them kept as a corpus.

    python trials/soak.py [--articles 2000000] [--kept 200000] [--workers 2] [--folder FOLDER]

The inputs are written first: short articles, many with names that no other has and nobody has listed, in text files and
in rows of JSON, packed and not, with one file in ten thousand articles that cannot be read. While they are read, and
while a corpus is built of a part and read as often as makes as many articles, memory and open files of all processes
are looked at after every 10,000. It takes an hour or so, and 3 GB of disk. Figures are written after every 100,000
articles, so that a run that is broken off leaves what it measured. Needs the extra `parquet`, and psutil.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
from attrs import define, field, frozen

from atomcorpus import read_articles
from atomcorpus.dataset import Dataset, build, in_processes
from record import record

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))
from texts import made_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from atomcorpus import Article
    from atomcorpus.dataset import BuildProgress

FOLDER_ARTICLES = 10_000  # of one folder of the inputs, in which one file more cannot be read
FILE_ROWS = 500
LOOK_EVERY = 10_000
WRITE_EVERY = 100_000
MOST_GROWTH = 1.05  # of memory, from the second tenth of a stage to its last
TABLES = ("articles", "sections", "links", "mentions", "roles", "citations", "entities", "inputs")
SYLLABLES = ("ba", "cor", "du", "fen", "gri", "hal", "ji", "kel", "lo", "mar", "nev", "os", "pra", "rum", "sti", "tov")


def main() -> int:
    """Read the arguments, run the trial; status 1 if memory, files or counts are not as promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000_000, help="how many are read (default: %(default)s)")
    parser.add_argument("--kept", type=int, default=200_000, help="how many of them are kept (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="processes that read (default: %(default)s)")
    parser.add_argument("--folder", type=Path, help="where inputs and corpus are made (default: a temporary folder)")
    given = parser.parse_args()
    if not 0 < given.kept <= given.articles or given.articles % FOLDER_ARTICLES or given.kept % FOLDER_ARTICLES:
        parser.error(f"articles come in ten thousands, and no more are kept than read: {given.articles}, {given.kept}")
    with tempfile.TemporaryDirectory(dir=given.folder, prefix="soak-") as folder:
        return soak(Path(folder), given.articles, given.kept, given.workers)


def soak(folder: Path, articles: int, kept: int, workers: int) -> int:
    """The whole trial in an empty folder; 0 if all is as promised."""
    temporary, inputs, out = (folder / name for name in ("temporary", "inputs", "corpus"))
    temporary.mkdir()
    tempfile.tempdir = os.environ["TMPDIR"] = str(temporary)  # so that what is left there is ours
    begin = time.monotonic()
    made = [write_folder(inputs / f"{first:08}", first) for first in range(0, articles, FOLDER_ARTICLES)]
    print(f"{articles:,} articles made in {time.monotonic() - begin:.0f} s", flush=True)

    stages: list[Stage] = []
    read_stream(Stage.begin("read", articles, stages), inputs, workers)
    build_corpus(Stage.begin("built into a corpus", kept, stages), made[: kept // FOLDER_ARTICLES], out, workers)
    times = articles // kept
    read_corpus(Stage.begin("read from the corpus, again and again", kept * times, stages), out, times)
    record("soak", [stage.row() for stage in stages])

    read, built, back = stages
    faults = [fault for stage in stages for fault in stage.faults()]
    faults += [
        f"{stage.what}: {stage.unreadable} files could not be read"
        for stage in (read, built)
        if stage.unreadable != stage.total // FOLDER_ARTICLES
    ]
    first = next(look for look in read.looks if look.articles == kept)
    if back.found != (first.mentions * times, first.citations * times):
        faults.append(f"{back.what}: {back.found} mentions and citations are not those that were read")
    if left := left_behind(temporary, out):
        faults.append(f"files left behind: {', '.join(left)}")
    print("\n".join(faults) or "held")
    return 1 if faults else 0


def read_stream(stage: Stage, inputs: Path, workers: int) -> None:
    """One reader over all inputs."""
    reader = read_articles(inputs, workers=workers)
    for article in reader:
        stage.see(article)
    stage.unreadable = len(reader.errors)
    stage.finish()


def build_corpus(stage: Stage, inputs: Sequence[Path], out: Path, workers: int) -> None:
    """A corpus of a part of them."""

    def progress(done: BuildProgress) -> None:
        stage.reach(done.articles)

    summary = build(inputs, out, on_progress=progress, run=in_processes(workers))
    stage.unreadable = len(summary.errors)
    stage.finish()


def read_corpus(stage: Stage, out: Path, times: int) -> None:
    """What was kept, from the disk."""
    dataset = Dataset.open(out)
    for _ in range(times):
        for article in dataset:
            stage.see(article)
    stage.finish()


def left_behind(temporary: Path, out: Path) -> list[str]:
    """Files that nobody needs: temporary ones, and those in a corpus that its manifest does not name."""
    dataset = Dataset.open(out)
    named = {Path(path) for table in TABLES for path in dataset.files(table)}
    in_corpus = {path for path in out.rglob("*") if path.suffix in {".parquet", ".part"}}
    return sorted(path.name for path in [*temporary.rglob("*"), *(in_corpus - named)])


# --- What is looked at ------------------------------------------------------------------------------------------------
@frozen
class Look:
    """How things stand: what was counted so far, memory and open files of this process and its workers."""

    articles: int
    mentions: int
    citations: int
    megabytes: float
    open_files: int


@define
class Stage:
    """One part of the trial, counted and looked at as it goes on.

    Attributes:
        what: What happens to the articles.
        total: How many there are.
        stages: All that have begun, this one included.
        seen: How many articles are done.
        found: Mentions and citations in them.
        unreadable: How many files could not be read.
    """

    what: str
    total: int
    stages: list[Stage]
    seen: int = 0
    found: tuple[int, int] = (0, 0)
    unreadable: int = 0
    looks: list[Look] = field(factory=list)
    started: float = field(factory=time.monotonic)
    seconds: float = 0

    @classmethod
    def begin(cls, what: str, total: int, stages: list[Stage]) -> Stage:
        """A stage behind those that there are."""
        stages.append(cls(what, total, stages))
        return stages[-1]

    def see(self, article: Article) -> None:
        """Count one article."""
        self.found = (self.found[0] + len(article.mentions), self.found[1] + len(article.citations))
        self.reach(self.seen + 1)

    def reach(self, articles: int) -> None:
        """Take in how many articles are done; look and write at every so many."""
        before, self.seen = self.seen, articles
        if before // LOOK_EVERY != articles // LOOK_EVERY:
            self.look()
        if before // WRITE_EVERY != articles // WRITE_EVERY:
            print(" ".join(f"{name}: {value}," for name, value in self.row().items()), flush=True)
            record("soak", [stage.row() for stage in self.stages])

    def look(self) -> None:
        """See how things stand."""
        megabytes, open_files = used()
        self.seconds = time.monotonic() - self.started
        self.looks.append(Look(self.seen, *self.found, megabytes, open_files))

    def finish(self) -> None:
        """Note how long it took."""
        self.seconds = time.monotonic() - self.started

    def row(self) -> dict[str, Any]:
        """The figures so far."""
        files = [look.open_files for look in self.looks]
        return {
            "articles are": self.what,
            "articles": self.seen,
            "unreadable files": self.unreadable,
            "minutes": round(self.seconds / 60, 1),
            "MB in the second tenth": round(memory_of(self.tenth(1))),
            "MB in the last tenth": round(memory_of(self.tenth(9))),
            "MB at most": round(max(look.megabytes for look in self.looks)),
            "open files": f"{min(files)} to {max(files)}",
        }

    def tenth(self, number: int) -> list[Look]:
        """A tenth of the looks so far, counted from 0; at least one look."""
        begin, end = (len(self.looks) * part // 10 for part in (number, number + 1))
        return self.looks[begin : max(end, begin + 1)]

    def faults(self) -> Iterator[str]:
        """What is not as promised."""
        if self.seen != self.total:
            yield f"{self.what}: {self.seen:,} articles, not {self.total:,}"
        early, late = self.tenth(1), self.tenth(9)
        if memory_of(late) > memory_of(early) * MOST_GROWTH:
            yield f"{self.what}: memory grew from {memory_of(early):.0f} MB to {memory_of(late):.0f} MB"
        if min(look.open_files for look in late) > max(look.open_files for look in early):
            yield f"{self.what}: open files grew: {[look.open_files for look in self.looks]}"


def memory_of(looks: Sequence[Look]) -> float:
    """The memory in the middle of some looks, in MB."""
    return statistics.median(look.megabytes for look in looks)


def used() -> tuple[float, int]:
    """Resident memory in MB and number of open files (on Windows handles) of this process and its workers."""
    own = psutil.Process()
    megabytes, open_files = 0.0, 0
    for process in [own, *own.children(recursive=True)]:
        try:
            megabytes += process.memory_info().rss / 1e6
            if sys.platform == "win32":
                open_files += process.num_handles()
            else:
                open_files += process.num_fds()
        except psutil.NoSuchProcess:  # a worker that was done
            continue
    return megabytes, open_files


# --- What is read -----------------------------------------------------------------------------------------------------
def write_folder(folder: Path, first: int) -> Path:
    """Ten thousand articles: a tenth in files of their own, the rest in rows, and one file that cannot be read."""
    folder.mkdir(parents=True)
    texts = list(islice(short_texts(first), FOLDER_ARTICLES))
    alone, rows = texts[: FOLDER_ARTICLES // 10], texts[FOLDER_ARTICLES // 10 :]
    for number, text in enumerate(alone):
        (folder / f"text-{number:04}.txt").write_text(text, "utf-8")
    for number in range(0, len(rows), FILE_ROWS):
        lines = "".join(json.dumps({"text": text}) + "\n" for text in rows[number : number + FILE_ROWS]).encode()
        is_packed = number // FILE_ROWS % 2 == 1
        name = f"rows-{number:05}.jsonl{'.gz' if is_packed else ''}"
        (folder / name).write_bytes(gzip.compress(lines, 1) if is_packed else lines)
    (folder / "broken.txt").write_bytes(b"\xff\xfe is no UTF-8")
    return folder


def short_texts(first: int) -> Iterator[str]:
    """Ten thousand texts of one to three paragraphs; in one of three are names that no other has."""
    third = FOLDER_ARTICLES // 3 + 1
    longer = made_texts(third, seed=first, paragraphs=1)
    openings = iter(made_texts(2 * third, seed=first + 1, paragraphs=0))
    for number, text in zip(range(third), longer, strict=True):
        yield text
        yield next(openings)
        yield f"{next(openings)}\n\n{unheard(first + number)}"


def unheard(number: int) -> str:
    """A sentence with names of its own for each number."""
    word = "".join(SYLLABLES[number >> shift & 15] for shift in (0, 4, 8, 12, 16, 20)).capitalize()
    return (
        f'"Few have heard of us," said Clara {word}, who leads the {word} Institute. It released {word[:9]}-{number}B.'
    )


if __name__ == "__main__":
    sys.exit(main())
