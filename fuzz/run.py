"""Fuzz the ways in, guided by coverage: `python fuzz/run.py --seconds 3600`.

Each target runs in a process of its own for its share of the time, over the seeds in `fuzz/seeds` and what it finds;
all are forked from one, since it takes seconds to put into the library what watches it. An input that breaks a promise
is written to `fuzz/found/<target>` and named; the exit code is then 1. Every such input becomes a test, and the fault
is mended. With `--record` the figures are added to those in `trials/results`, after every target.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.append(str(Path(__file__).parents[1] / "trials"))
from record import RESULTS, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HERE = Path(__file__).parent
SEEDS = HERE / "seeds"
FOUND = HERE / "found"
LONGEST = 4096  # bytes of an input: what is wrong with a long one is wrong with a short one
SECONDS_FOR_ONE = 25  # an input that takes longer is a find


class Outcome(NamedTuple):
    """What came of one target.

    Attributes:
        name: Of the target.
        inputs: How many inputs were tried.
        seconds: How long that took, without the start.
        held: Whether no promise was broken.
        said: What the fuzzer said last.
    """

    name: str
    inputs: int
    seconds: float
    held: bool
    said: str


def main() -> int:
    """Read the arguments; run the targets; sum up."""
    sys.path.insert(0, str(HERE))
    parser = argparse.ArgumentParser(description="Fuzz the ways in, guided by coverage.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="some of the targets; all without one")
    parser.add_argument("--seconds", type=int, default=60, help="for all of them together (default: %(default)s)")
    parser.add_argument("--processes", type=int, default=1, help="targets at the same time (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of all inputs; another one each time without")
    parser.add_argument("--record", action="store_true", help="write the figures to trials/results")
    parser.add_argument("--fork", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.fork:
        return _fork(given.targets, given.seconds, given.processes, given.seed)
    from targets import TARGETS

    if unknown := set(given.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}; there are {', '.join(TARGETS)}")
    names = given.targets or list(TARGETS)
    seconds = max(given.processes * given.seconds // len(names), 1)
    outcomes: list[Outcome] = []
    for outcome in _run(names, seconds, given.processes, given.seed):
        outcomes.append(outcome)
        print(f"{outcome.name:12}{outcome.inputs:>10,} inputs  {'held' if outcome.held else 'BROKEN'}", flush=True)
        if not outcome.held:
            print(outcome.said, flush=True)
        if given.record:
            _add(outcome)
    failed = [outcome.name for outcome in outcomes if not outcome.held]
    print(f"{len(names)} targets, {seconds} s each: {', '.join(failed) or 'no'} finds")
    if silent := [name for name in names if name not in {outcome.name for outcome in outcomes}]:
        print(f"nothing came of {', '.join(silent)}", file=sys.stderr)
    return 1 if failed or silent else 0


def _add(outcome: Outcome) -> None:
    """Add the figures of one target to those of earlier runs."""
    path = RESULTS / "fuzzing.json"
    rows = {row["way in"]: row for row in json.loads(path.read_text("utf-8"))["rows"]} if path.exists() else {}
    before = rows.get(outcome.name, {"inputs": 0, "minutes": 0, "finds": 0})
    rows[outcome.name] = {
        "way in": outcome.name,
        "inputs": before["inputs"] + outcome.inputs,
        "minutes": round(before["minutes"] + outcome.seconds / 60, 1),
        "finds": before["finds"] + (not outcome.held),
    }
    record("fuzzing", [*rows.values()])


def _run(names: Sequence[str], seconds: int, processes: int, seed: int) -> Iterator[Outcome]:
    """All targets, as they are done."""
    command = [sys.executable, str(HERE / "run.py"), "--fork", *names]
    command += ["--seconds", str(seconds), "--processes", str(processes), "--seed", str(seed)]
    with tempfile.TemporaryDirectory() as folder:  # the fuzzer ends its processes without cleaning up
        place = os.environ | {"TMPDIR": folder} | ({"PYTHONHASHSEED": "0"} if seed else {})
        talk = Path(folder, "fork.log")
        with (
            talk.open("w") as errors,
            subprocess.Popen(command, env=place, stdout=subprocess.PIPE, stderr=errors, text=True) as process,  # noqa: S603 - ourselves
        ):
            for line in process.stdout or ():
                name, status, spent = line.split()
                said = Path(folder, f"{name}.log").read_text("utf-8", "replace")
                executed = re.findall(r"^stat::number_of_executed_units: *([0-9]+)", said, re.MULTILINE)
                inputs = int(executed[-1]) if executed else 0
                yield Outcome(name, inputs, min(seconds, float(spent)), status == "0", said[-4000:])
        if process.returncode:
            print(talk.read_text("utf-8", "replace")[-4000:], file=sys.stderr)


def _fork(names: Sequence[str], seconds: int, processes: int, seed: int) -> int:
    """Load what is fuzzed, and fork a process for each target; a line for each that has ended: status and seconds."""
    import atheris

    with atheris.instrument_imports(include=["atomcorpus"]):
        from targets import TARGETS

    TARGETS["parse"](b"OpenAI said so.")  # what is loaded late is loaded once
    waiting, running = list(names), dict[int, tuple[str, float]]()
    while waiting or running:
        while waiting and len(running) < processes:
            name = waiting.pop(0)
            if (child := os.fork()) == 0:
                _fuzz(name, TARGETS[name], seconds, seed)
            running[child] = name, time.monotonic()
        child, status = os.wait()
        name, begun = running.pop(child)
        print(name, os.waitstatus_to_exitcode(status), time.monotonic() - begun, flush=True)
    return 0


def _fuzz(name: str, target: Callable[[bytes], None], seconds: int, seed: int) -> None:
    """Fuzz one target in this process, which the fuzzer ends; what it says goes to a file."""
    import atheris

    log = os.open(Path(tempfile.gettempdir(), f"{name}.log"), os.O_WRONLY | os.O_CREAT, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    found = FOUND / name
    found.mkdir(parents=True, exist_ok=True)
    seeds = SEEDS / name
    with tempfile.TemporaryDirectory() as corpus:
        options = [
            f"-max_total_time={seconds}",
            f"-seed={seed}",
            f"-max_len={LONGEST}",
            f"-timeout={SECONDS_FOR_ONE}",
            f"-artifact_prefix={found}/",
            "-print_final_stats=1",
            "-rss_limit_mb=4096",
        ]
        atheris.Setup([sys.argv[0], *options, corpus, *([str(seeds)] if seeds.is_dir() else [])], target)
        atheris.Fuzz()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
