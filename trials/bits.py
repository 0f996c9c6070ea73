"""Bits that turn in the files of a corpus: each is told, or changes nothing.

    python trials/bits.py [--bits 1000]

One bit of one file is turned, in all files in turn, and the corpus is opened, gone through, verified and added to. What
comes out has to be what came out before, or an error of the library; and a build must not take away a file that counts.
Figures go to trials/results/bits.json; the exit status is 1 when a bit changed something unseen.
"""

from __future__ import annotations

import argparse
import os
import random
import runpy
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from record import record

TURNED = runpy.run_path(str(Path(__file__).parents[1] / "tests" / "faults" / "bits.py"))


def main() -> int:
    """Run the trial."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bits", type=int, default=1000, help="how many bits are turned (default: 1000)")
    parser.add_argument("--seed", type=int, default=7, help="of the places (default: 7)")
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - no secret
    before = Path.cwd()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        rows = trial(TURNED["Turned"](), given.bits, chance)
        os.chdir(before)
    print(record("bits", rows))
    return 1 if any(row["changed unseen"] for row in rows) else 0


def trial(turned: Any, bits: int, chance: random.Random) -> list[dict[str, Any]]:
    """Turn so many bits, the files in turn; one row a kind of file and a use."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    files: list[str] = turned.files
    for number in range(bits):
        name = files[number % len(files)]
        for use, outcome in turned.outcomes(name, chance.randrange(turned.bits(name))).items():
            kind = name.partition("/")[0]
            counts.setdefault((kind, use), Counter())[outcome] += 1
            if outcome == "changed unseen":
                print(f"{name}: {use}", flush=True)
    return [
        {"in": kind, "then": use, "bits": sum(found.values())}
        | {outcome: found[outcome] for outcome in ("told", "the same as before", "changed unseen")}
        for (kind, use), found in sorted(counts.items())
    ]


if __name__ == "__main__":
    sys.exit(main())
