"""Faults below Python: the n-th read, write, fsync or rename of a command fails in the call of the system itself.

    python trials/below.py [--faults 300]

The layer is that of `tests/faults/below.c`, which is compiled and loaded before Python; so it also reaches what Arrow
does on its own. Works and kinds of faults take turns, the calls are drawn. After each fault the same work runs again,
to its end. Figures go to trials/results/below.json; the exit status is 1 when a fault was not survived.
"""

from __future__ import annotations

import argparse
import random
import runpy
import sys
from collections import Counter
from functools import cache
from itertools import cycle, islice, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from record import record

LAYER = runpy.run_path(str(Path(__file__).parents[1] / "tests" / "faults" / "below.py"))
BAD: tuple[str, ...] = LAYER["BAD"]


def main() -> int:
    """Run the trial."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", type=int, default=300, help="how many calls fail (default: 300)")
    parser.add_argument("--seed", type=int, default=7, help="of the calls (default: 7)")
    given = parser.parse_args()
    if LAYER["compiler"]() is None:
        print("this needs Linux and a C compiler (cc, gcc or clang)", file=sys.stderr)
        return 2
    chance = random.Random(given.seed)  # noqa: S311 - no secret
    with TemporaryDirectory() as place, LAYER["Below"](Path(place)) as below:
        rows = trial(below, given.faults, chance)
    print(record("below", rows))
    return 1 if any(row["faults"] != row["survived"] for row in rows) else 0


def trial(below: Any, faults: int, chance: random.Random) -> list[dict[str, Any]]:
    """Let so many calls fail; one row a kind of fault."""
    calls = cache(below.calls)
    rows: dict[str, Counter[str]] = {kind: Counter() for kind in LAYER["KINDS"]}
    turns = islice(cycle(product(LAYER["WORKS"], LAYER["KINDS"])), faults)
    for done, (work, kind) in enumerate(turns, 1):
        number = chance.randrange(calls(work, kind))
        wrong, answer = below.fault(work, kind, number)
        survived = not any(wrong[name] for name in BAD)
        rows[kind] += Counter({"faults": 1, "survived": survived, "told": bool(answer["told"])}) + wrong
        if not survived:
            print(f"{work}, {kind}, call {number}: {dict(+wrong)} {answer}", flush=True)
        if not done % 25:
            print(f"{done} faults", flush=True)
    names = ("faults", "survived", "told", *BAD)
    return [{"call: fault": kind} | {name: row[name] for name in names} for kind, row in rows.items()]


if __name__ == "__main__":
    sys.exit(main())
