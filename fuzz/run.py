"""Fuzz the ways in, guided by coverage: `python fuzz/run.py --seconds 3600`.

Each target runs in a process of its own for its share of the time, over the seeds in `fuzz/seeds` and what it finds. An
input that breaks a promise is written to `fuzz/found/<target>` and named; the exit code is then 1. Every such input
becomes a test, and the fault is mended.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SEEDS = HERE / "seeds"
FOUND = HERE / "found"
LONGEST = 4096  # bytes of an input: what is wrong with a long one is wrong with a short one
SECONDS_FOR_ONE = 25  # an input that takes longer is a find


def main() -> int:
    """Read the arguments; run the targets one after the other; sum up."""
    sys.path.insert(0, str(HERE))
    parser = argparse.ArgumentParser(description="Fuzz the ways in, guided by coverage.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="some of the targets; all without one")
    parser.add_argument("--seconds", type=int, default=60, help="for all of them together (default: %(default)s)")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        return _fuzz(given.one, given.seconds)
    from targets import TARGETS

    if unknown := set(given.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    names = given.targets or list(TARGETS)
    seconds = max(given.seconds // len(names), 1)
    failed = [name for name in names if not _run(name, seconds)]
    print(f"{len(names)} targets, {seconds} s each: {', '.join(failed) or 'no'} finds")
    return 1 if failed else 0


def _run(name: str, seconds: int) -> bool:
    """One target in a process of its own; whether it held."""
    command = [sys.executable, str(HERE / "run.py"), "--one", name, "--seconds", str(seconds)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")  # noqa: S603 - ourselves
    executed = [line for line in done.stderr.splitlines() if line.startswith("stat::number_of_executed_units")]
    count = int(executed[-1].split()[-1]) if executed else 0
    held = done.returncode == 0
    print(f"{name:12}{count:>10,} inputs  {'held' if held else 'BROKEN'}", flush=True)
    if not held:
        print(done.stderr[-4000:], flush=True)
    return held


def _fuzz(name: str, seconds: int) -> int:
    """Fuzz one target in this process, which the fuzzer ends."""
    import atheris

    with atheris.instrument_imports(include=["atomcorpus"]):
        from targets import TARGETS

    found = FOUND / name
    found.mkdir(parents=True, exist_ok=True)
    seeds = SEEDS / name
    with tempfile.TemporaryDirectory() as corpus:
        options = [
            f"-max_total_time={seconds}",
            f"-max_len={LONGEST}",
            f"-timeout={SECONDS_FOR_ONE}",
            f"-artifact_prefix={found}/",
            "-print_final_stats=1",
            "-rss_limit_mb=4096",
        ]
        atheris.Setup([sys.argv[0], *options, corpus, *([str(seeds)] if seeds.is_dir() else [])], TARGETS[name])
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
