"""A million examples of the laws, once: every law that Hypothesis draws for is run again and again, with new seeds.

    python trials/laws.py [--examples 1000000] [--processes 2] [--go-on]

A law is a test that Hypothesis draws for, in one of `FILES`, and that needs no fixture. It runs a hundred examples (a
quarter of that where one takes long) at a time, each time with the next seed, until all laws together have drawn as
many as were asked for. What is counted are examples that were drawn whole and held. A broken law is printed with its
seed, its smallest example and the traceback; the exit status is then 1. A run that is stopped (SIGINT, SIGTERM) records
what it has drawn, and `--go-on` adds to that with the seeds that follow.
"""

from __future__ import annotations

import argparse
import inspect
import itertools
import json
import multiprocessing
import runpy
import signal
import sys
import time
import traceback
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen
from hypothesis import HealthCheck, Phase, seed, settings

from record import RESULTS, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TESTS = Path(__file__).parents[1] / "tests"
FILES = ("test_laws.py", "test_schema_agreement.py", "wire/test_reading.py", "wire/test_writing.py", "test_dates.py")

BATCH = 100  # examples; what Hypothesis remembers of those that were, to draw others, grows with their number
WRITE_EVERY = 10_000  # examples

Law = tuple[str, str, str]
"""File, class and name of a test."""


@frozen
class Batch:
    """What came of one run of a law.

    Attributes:
        law: The law.
        seed: The seed.
        examples: How many examples held.
        seconds: How long that took one core.
        failure: What went wrong, with the seed; empty when nothing did.
    """

    law: Law
    seed: int
    examples: int
    seconds: float
    failure: str


def main() -> int:
    """Run the trial; the exit status is 1 when a law is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=1_000_000, help="of all laws together")
    parser.add_argument("--processes", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--go-on", action="store_true", help="add to what is recorded, with the seeds that follow")
    arguments = parser.parse_args()
    laws = sorted(found(), key=lambda law: (FILES.index(law[0]), law))
    figures = recorded() if arguments.go_on else Figures()
    print(f"{len(laws)} laws, {figures.drawn:,} examples so far", flush=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        draw(figures, laws, arguments.processes, arguments.examples)
    except KeyboardInterrupt:
        print("stopped", flush=True)
    figures.write()
    return 1 if any(row["broken"] for row in figures.rows()) else 0


def draw(figures: Figures, laws: list[Law], processes: int, examples: int) -> None:
    """Run the laws in turn until there are as many examples as asked for."""
    for batch in ran(laws, processes, figures.seeds):
        before = figures.drawn
        figures.add(batch)
        if batch.failure:
            print(batch.failure, flush=True)
        if before // WRITE_EVERY != figures.drawn // WRITE_EVERY:
            print(f"{figures.drawn:,} examples", flush=True)
            figures.write()
        if figures.drawn >= examples:
            break


@define
class Figures:
    """What was drawn, of all laws.

    Attributes:
        examples: How many examples of each law held.
        failures: How many batches of each did not.
        seconds: How long each took one core.
        seeds: How many seeds were begun.
    """

    examples: Counter[str] = field(factory=Counter)
    failures: Counter[str] = field(factory=Counter)
    seconds: defaultdict[str, float] = field(factory=lambda: defaultdict(float))
    seeds: int = 0

    @property
    def drawn(self) -> int:
        """Examples of all laws."""
        return self.examples.total()

    def add(self, batch: Batch) -> None:
        """Count a batch."""
        name = spoken(batch.law)
        self.examples[name] += batch.examples
        self.failures[name] += bool(batch.failure)
        self.seconds[name] += batch.seconds
        self.seeds = max(self.seeds, batch.seed + 1)

    def rows(self) -> list[dict[str, Any]]:
        """A line for each law, in the order of the files."""
        return [
            {
                "law": name,
                "examples": self.examples[name],
                "broken": self.failures[name],
                "minutes of one core": round(self.seconds[name] / 60, 1),
            }
            for name in self.examples
        ]

    def write(self) -> None:
        """Record it."""
        record("laws", self.rows(), seeds=self.seeds)


def recorded() -> Figures:
    """What an earlier run has recorded."""
    document = json.loads((RESULTS / "laws.json").read_text("utf-8"))
    figures = Figures(seeds=document["seeds"])
    for row in document["rows"]:
        name = row["law"]
        figures.examples[name], figures.failures[name] = row["examples"], row["broken"]
        figures.seconds[name] = row["minutes of one core"] * 60
    return figures


def spoken(law: Law) -> str:
    """The name of a law in words."""
    _, group, test = law
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in group.removeprefix("Test"))
    return f"{words.strip()}: {test.removeprefix('test_').replace('_', ' ')}"


# --- the laws ---------------------------------------------------------------------------------------------------------
def found() -> Iterator[Law]:
    """Every test that needs nothing but what Hypothesis draws."""
    for file in FILES:
        for group, cls in loaded(file).items():
            for test, run in vars(cls).items() if isinstance(cls, type) and cls.__module__ == file else ():
                if getattr(run, "is_hypothesis_test", False) and [*inspect.signature(run).parameters] == ["self"]:
                    yield file, group, test


_LOADED: dict[str, dict[str, Any]] = {}


def loaded(file: str) -> dict[str, Any]:
    """The names of a file of tests, which is run once in a process."""
    if file not in _LOADED:
        _LOADED[file] = runpy.run_path(str(TESTS / file), run_name=file)
    return _LOADED[file]


def begin() -> None:
    """Set what holds for every example, before the tests are loaded and their own settings made of it."""
    phases = [phase for phase in Phase if phase not in {Phase.explain, Phase.reuse}]
    checks = list(HealthCheck)
    settings.register_profile(
        "trial", max_examples=BATCH, deadline=None, database=None, phases=phases, suppress_health_check=checks
    )
    settings.load_profile("trial")


def ran(laws: list[Law], processes: int, first_seed: int) -> Iterator[Batch]:
    """Batches of all laws in turn, without end, as they are done."""
    work = ((law, number) for number in itertools.count(first_seed) for law in laws)
    with multiprocessing.get_context("spawn").Pool(processes, begin) as pool:
        waiting = [pool.apply_async(run_batch, next(work)) for _ in range(2 * processes)]
        while True:
            first = waiting.pop(0)
            waiting.append(pool.apply_async(run_batch, next(work)))
            yield first.get()


def run_batch(law: Law, number: int) -> Batch:
    """Run one law with one seed."""
    file, group, name = law
    cls = loaded(file)[group]
    test = getattr(cls, name)
    holds, inner = Counter[str](), test.hypothesis.inner_test
    test.hypothesis.inner_test = counting(inner, holds)
    began = time.process_time()
    failure = ""
    try:
        seed(number)(test)(cls())
    except Exception:  # noqa: BLE001 - whatever breaks a law is to be told
        failure = f"{spoken(law)} is broken, seed {number}:\n{traceback.format_exc()}"
    finally:
        test.hypothesis.inner_test = inner
    return Batch(law, number, holds["held"], time.process_time() - began, failure)


def counting(test: Callable[..., None], holds: Counter[str]) -> Callable[..., None]:
    """A test that counts how often it came to its end."""

    def counted(*arguments: Any, **options: Any) -> None:
        test(*arguments, **options)
        holds["held"] += 1

    return counted


if __name__ == "__main__":
    begin()
    sys.exit(main())
