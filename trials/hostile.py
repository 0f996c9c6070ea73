"""How time grows with the size of hostile input: every family of `tests/safety/families.py`, at n, 2n and 4n.

    python trials/hostile.py [--only WORDS] [--rounds 2] [--go-on]

Each input is read in a process of its own, which says how much processor time and memory that took. The shortest time
of two rounds counts, because other work on the machine only adds; where time then grows faster than `MOST_GROWTH` a
doubling, up to thirty more have to confirm it. An input that is read in no time gets larger until it takes some.
Figures are written after every family; the exit status is 1 when one grows too fast. It takes an hour or so on a
machine that does nothing else, and 4 GB of memory for the line of 50 MB. `--go-on` keeps what is recorded and reads
only what is not, and what seemed to grow too fast.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import runpy
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import asdict, frozen

from atomcorpus import AtomCorpusError
from record import RESULTS, record

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_GROWTH = 2.3
SHORTEST = 0.1  # seconds at n: below that one measures the clock
LONG = 20  # seconds at 4n: too long for the clock to matter, so that one round will do
MOST_ROUNDS = 32
MOST_SECONDS = 240  # that an input takes in more rounds than asked for
LARGEST = 16_000_000  # characters at n of what is read in less
TESTS = Path(__file__).parents[1] / "tests" / "safety"


@frozen
class Growth:
    """Figures of one input.

    Attributes:
        size: Characters at 4n.
        seconds: At n, 2n and 4n.
        megabytes: Memory at 4n.
    """

    size: int
    seconds: list[float]
    megabytes: float

    @property
    def factor(self) -> float:
        """Growth from n to 2n or from 2n to 4n, whichever is faster; 1 where the time is too short to tell."""
        one, two, four = self.seconds
        return max(two / one, four / two) if one >= SHORTEST / 4 else 1.0

    @property
    def seconds_a_megabyte(self) -> float:
        """Of the largest one."""
        return self.seconds[2] / self.size * 1e6


def main() -> int:
    """Run the trial."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only families with these words in their name; records nothing")
    parser.add_argument("--rounds", type=int, default=2, help="how often each is read (default: %(default)s)")
    parser.add_argument("--go-on", action="store_true", help="read only what is not recorded, or grew too fast")
    given = parser.parse_args()
    found = runpy.run_path(str(TESTS / "families.py"), run_name="families")
    for way in found["WAYS"].values():  # what is loaded once is no part of the work
        with suppress(AtomCorpusError):
            way("OpenAI said so.")
    gc.freeze()  # and to look through it for garbage is none either
    families = [family for family in found["FAMILIES"] if given.only in family.name]
    growths = recorded() if given.go_on else {}
    for family in sorted(families, key=lambda family: family.size):
        read, done = found["WAYS"][family.way], growths.setdefault(family.name, {})
        for name, make in family.inputs.items():
            if name not in done or done[name].factor > MOST_GROWTH:
                done[name] = growth(name, make, read, family.size, given.rounds)
        rows = [row(one.way, one.name, [*growths[one.name].values()]) for one in families if growths.get(one.name)]
        print(json.dumps(rows[-1], ensure_ascii=False), flush=True)
        if not given.only:
            record(
                "hostile",
                rows,
                inputs={name: {of: asdict(one) for of, one in all_.items()} for name, all_ in growths.items()},
            )
    return 1 if any(one.factor > MOST_GROWTH for done in growths.values() for one in done.values()) else 0


def recorded() -> dict[str, dict[str, Growth]]:
    """The figures of an earlier run: by family and input."""
    inputs = json.loads((RESULTS / "hostile.json").read_text("utf-8"))["inputs"]
    return {family: {name: Growth(**of) for name, of in figures.items()} for family, figures in inputs.items()}


def row(way: str, name: str, growths: list[Growth]) -> dict[str, Any]:
    """The figures of a family: of each the worst."""
    return {
        "way in": way,
        "family": name,
        "inputs": len(growths),
        "MB at 4n": round(max(one.size for one in growths) / 1e6, 2),
        "seconds a MB": round(max(one.seconds_a_megabyte for one in growths), 2),
        "memory a MB": round(max(one.megabytes / one.size * 1e6 for one in growths)),
        "growth at most": round(max(one.factor for one in growths), 2),
    }


def growth(name: str, make: Callable[[int], str], read: Callable[[str], object], size: int, rounds: int) -> Growth:
    """Measure one input, larger and larger until it takes time."""
    n = size // 4
    while cost(read, make(n))[0] < SHORTEST and n < LARGEST:
        n *= 4
    texts = [make(n * times) for times in (1, 2, 4)]
    measured: list[list[tuple[float, float]]] = [[], [], []]
    begin = time.monotonic()
    for done in range(1, MOST_ROUNDS + 1):
        for text, costs in zip(texts, measured, strict=True):
            costs.append(cost(read, text))
        made = Growth(len(texts[2]), [min(row)[0] for row in measured], min(row[1] for row in measured[2]))
        enough = done >= rounds or made.seconds[2] > LONG
        if enough and (made.factor <= MOST_GROWTH or time.monotonic() - begin > MOST_SECONDS):
            break
    seconds = " ".join(f"{second:.2f}" for second in made.seconds)
    print(f"  {name}: {made.size:,} characters, {seconds} s, {made.megabytes:.0f} MB, {made.factor:.2f}", flush=True)
    return made


def cost(read: Callable[[str], object], text: str) -> tuple[float, float]:
    """Seconds of processor time and megabytes of memory that reading takes, in a process of its own."""
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        before, begin = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        with suppress(AtomCorpusError):
            read(text)
        spent, after = time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        os.write(sending, json.dumps([spent, (after - before) / 1024]).encode())
        os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as answer:
        seconds, megabytes = json.loads(answer.read() or "[1e9, 0]")
    os.waitpid(child, 0)
    return seconds, megabytes


if __name__ == "__main__":
    sys.exit(main())
