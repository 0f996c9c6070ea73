"""Commands that are stopped by signals at random moments: what is lost, doubled, torn or left behind.

Each round starts a real process, sends it a signal somewhere between its start and its end, looks at what is there, and
lets the same command run to its end. Run with `python trials/kills.py`; figures go to trials/results/kills.json, also
when it is itself stopped before it is done.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from atomcorpus import AtomCorpusError
from atomcorpus.dataset import Dataset
from record import RESULTS, record

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNALS = {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGINT: 130}
"""Signals, and the exit status that a command has after each."""

FILES, SHARD_FILES = 40, 5
TEXT = "date 2025-08-{day:02} Harrow Labs number {number}\n\nOpenAI released gpt-oss-{number}b. {body}"
BODY = '"It is open, and it runs on one card," said Mara Lindqvist, who leads research at Harrow Labs. ' * 40


@frozen
class Work:
    """A command that is stopped, and how to judge what it leaves.

    Attributes:
        name: What the figures call it.
        arguments: The command line.
        prepare: Puts the output into the state from which the command starts.
        judge: Compares the output with what it may be: articles lost and doubled, files torn. It is told whether the
            command came to its end.
    """

    name: str
    arguments: list[str]
    prepare: Callable[[], object]
    judge: Callable[..., Counter[str]]


@define
class Tally:
    """Figures of one kind of work and one signal."""

    kills: int = 0
    counts: Counter[str] = field(factory=Counter)


def main() -> None:
    """Do the rounds and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300, help="how many processes are stopped (default: 300)")
    parser.add_argument("--seed", type=int, default=7, help="of the moments (default: 7)")
    parser.add_argument("--go-on", action="store_true", help="add to what is recorded, at other moments")
    given = parser.parse_args()
    tallies = recorded() if given.go_on else {}
    moments = f"{given.seed} {sum(tally.kills for tally in tallies.values())}"
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with TemporaryDirectory() as place, suppress(KeyboardInterrupt):
        trial(Path(place), given.kills, random.Random(moments), tallies)  # noqa: S311 - no secret
    rows = [figures(work, number, tally) for (work, number), tally in tallies.items()]
    for row in rows:
        print(row)
    print(record("kills", rows))


def trial(place: Path, kills: int, chance: random.Random, tallies: dict[tuple[str, signal.Signals], Tally]) -> None:
    """Stop so many processes, the works and signals in turn."""
    works = prepared(place)
    start = duration(["--version"])
    usual = {}
    for work in works:
        work.prepare()
        usual[work.name] = duration(work.arguments)
    for key in [(work.name, number) for work in works for number in SIGNALS]:
        tallies.setdefault(key, Tally())
    rounds = 0
    while (done := sum(tally.kills for tally in tallies.values())) < kills:
        work, number = works[rounds % len(works)], list(SIGNALS)[rounds // len(works) % len(SIGNALS)]
        rounds += 1
        work.prepare()
        moment = chance.uniform(0.8 * start, usual[work.name])
        if stopped(work, number, moment, tallies[work.name, number], place) and not (done + 1) % 25:
            print(f"{done + 1} kills", flush=True)


def stopped(work: Work, number: signal.Signals, moment: float, tally: Tally, place: Path) -> bool:
    """One round; whether the process was still at work when the signal came."""
    started = command(work.arguments)
    with subprocess.Popen(started, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.send_signal(number)
        else:
            return False
        told = process.communicate()[1].decode()
    finished = process.returncode == 0
    counts = tally.counts
    counts["finished nevertheless"] += finished
    # Before the program is loaded, and when it is at its end, a signal ends the process as the system does.
    expected = process.returncode in {0, SIGNALS[number], -number}
    counts["other exit status"] += not expected
    counts["more than one line said"] += process.returncode == SIGNALS[number] and told.count("\n") > 1
    counts += work.judge(ended=finished)
    counts["temporary files at once"] += len(left_over(place))
    again = run(work.arguments, check=False)
    counts["next run failed"] += again.returncode != 0
    found = re.search(r"([\d,]+) unchanged", again.stderr)
    counts["files that the next run found done"] += int(found[1].replace(",", "")) if found else 0
    counts += work.judge(ended=True)
    counts["left after the next run"] += len(left_over(place))
    tally.counts = counts
    tally.kills += 1
    return True


def figures(work: str, number: signal.Signals, tally: Tally) -> dict[str, object]:
    """One row of the table."""
    names = (
        "articles lost",
        "articles doubled",
        "files torn",
        "next run failed",
        "left after the next run",
        "temporary files at once",
        "files that the next run found done",
        "finished nevertheless",
        "other exit status",
        "more than one line said",
    )
    row: dict[str, object] = {"work": work, "signal": number.name, "kills": tally.kills}
    return row | {name: tally.counts[name] for name in names}


def recorded() -> dict[tuple[str, signal.Signals], Tally]:
    """What an earlier run has recorded."""
    tallies: dict[tuple[str, signal.Signals], Tally] = {}
    for row in json.loads((RESULTS / "kills.json").read_text("utf-8"))["rows"]:
        key = row.pop("work"), signal.Signals[row.pop("signal")]
        tallies[key] = Tally(row.pop("kills"), Counter(row))
    return tallies


def command(arguments: list[str]) -> list[str]:
    """The command line of a process that begins with the usual answer to Ctrl-C, whoever has started this one."""
    usual = "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    return [sys.executable, "-c", f"{usual}runpy.run_module('atomcorpus', run_name='__main__')", *arguments]


def run(arguments: list[str], *, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(command(arguments), check=check, capture_output=True, text=True)  # noqa: S603 - our own


def duration(arguments: list[str]) -> float:
    """How many seconds a command takes that nobody stops."""
    begin = time.monotonic()
    run(arguments)
    return time.monotonic() - begin


def left_over(place: Path) -> list[Path]:
    """Temporary files, and files of shards that their corpus does not list."""
    parts = [path for path in place.rglob("*") if path.name.endswith(".part")]
    for manifest in place.glob("*/manifest.json"):
        dataset = Dataset.open(manifest.parent)
        listed = {f"{shard.name}.parquet" for shard in dataset.manifest.shards}
        parts += [path for path in manifest.parent.glob("*/*.parquet") if path.name not in listed]
    return parts


# --- works ------------------------------------------------------------------------------------------------------------
def prepared(place: Path) -> list[Work]:
    """Make the inputs and what each work starts from."""
    crawl, corpus, out = place / "crawl", place / "corpus", place / "out"
    crawl.mkdir()
    for number in range(FILES):
        text = TEXT.format(day=number % 28 + 1, number=number, body=BODY)
        (crawl / f"{number:03}.txt").write_text(text, "utf-8")
    half, building = place.with_name(f"{place.name}-half"), ["--shard-files", str(SHARD_FILES), "-o", str(corpus)]
    paths = [str(path) for path in sorted(crawl.iterdir())]
    run(["build", *paths[: FILES // 2], "--shard-files", str(SHARD_FILES), "-o", str(half)])
    builder = ["build", str(crawl), *building]
    works = [
        Work("build", builder, lambda: fresh(corpus), partial(judged, corpus, paths, 0)),
        Work("append", builder, lambda: fresh(corpus, half), partial(judged, corpus, paths, FILES // 2)),
    ]
    for name, arguments in {
        "export parquet": ["export", "parquet", str(crawl), "-o", f"{out}.parquet"],
        "export jsonl": ["parse", str(crawl), "-o", f"{out}.jsonl.gz"],
        "export brat": ["export", "brat", str(crawl), "-o", str(place / "brat")],
        "report": ["report", str(crawl), "-o", f"{out}.html"],
    }.items():
        works.append(written(name, arguments))
    return works


def fresh(corpus: Path, old: Path | None = None) -> None:
    """Nothing where the corpus is to be, or the old one."""
    shutil.rmtree(corpus, ignore_errors=True)
    if old is not None:
        shutil.copytree(old, corpus)


def judged(corpus: Path, paths: list[str], sure: int, *, ended: bool) -> Counter[str]:
    """A corpus against its inputs: those that were there before, and all of them once the build has ended."""
    counts: Counter[str] = Counter()
    if not (corpus / "manifest.json").exists():
        counts["articles lost"] += len(paths) if ended else sure
        return counts
    try:
        dataset = Dataset.open(corpus)
        counts["files torn"] += len(dataset.verify())
        found = Counter(article.origin for article in dataset)
    except AtomCorpusError:
        counts["files torn"] += 1
        return counts
    wanted = paths if ended else paths[:sure]
    counts["articles lost"] += sum(path not in found for path in wanted)
    counts["articles doubled"] += sum(number - 1 for number in found.values())
    return counts


def written(name: str, arguments: list[str]) -> Work:
    """A command that writes one file, or a folder of them, from something older that is there."""
    output = Path(arguments[-1])
    run(arguments)
    new = contents(output)

    def prepare() -> None:
        for path in new:
            path.write_bytes(b"old")

    def judge(*, ended: bool) -> Counter[str]:
        there = contents(output)
        torn = sum(there.get(path) not in ({data} if ended else {data, b"old"}) for path, data in new.items())
        return Counter({"files torn": torn, "articles lost": 0})

    return Work(name, arguments, prepare, judge)


def contents(output: Path) -> dict[Path, bytes]:
    """What is in a file, or in the files of a folder."""
    paths = [output] if output.is_file() else [path for path in output.iterdir() if path.suffix != ".part"]
    return {path: path.read_bytes() for path in paths}


if __name__ == "__main__":
    main()
