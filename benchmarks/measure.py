"""How it is measured: things in turns in one run, so that what slows the machine down slows all of them down.

A result is a ratio of medians. Seconds are shown to tell what was measured; they say nothing on another day.
"""

from __future__ import annotations

import gc
import resource
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Ratio", "in_turns", "peak_memory", "process_seconds", "seconds_of_children"]


@frozen
class Ratio:
    """One line of the result.

    Attributes:
        name: What is compared.
        value: The ratio.
        least: What is asked for, at least or at most; None where it is only reported.
        aim: What is aimed for, likewise.
        faster: Whether more is better, so that the goals are floors.
        detail: What was measured, in its own units.
    """

    name: str
    value: float
    least: float | None = field(default=None, kw_only=True)
    aim: float | None = field(default=None, kw_only=True)
    faster: bool = field(default=False, kw_only=True)
    detail: str = field(default="", kw_only=True)

    @property
    def verdict(self) -> str:
        """Whether the aim, at least what is asked for, or neither is reached; empty where nothing is asked."""
        if self.least is None or self.aim is None:
            return ""
        reached = [self.value >= goal if self.faster else self.value <= goal for goal in (self.aim, self.least)]
        return "aim" if reached[0] else "asked" if reached[1] else "short"


def in_turns(cases: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median seconds of processor time of each case; one call of each is one round, and one round is not counted."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, case in cases.items():
            gc.collect()
            begin = time.process_time()
            case()
            if number:
                times[name].append(time.process_time() - begin)
    return {name: statistics.median(taken) for name, taken in times.items()}


def process_seconds(cases: Mapping[str, str], rounds: int) -> dict[str, float]:
    """Median seconds of processor time of a new Python that runs a piece of code, in turns."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, code in cases.items():
            begin = seconds_of_children()
            subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code
            if number:
                times[name].append(seconds_of_children() - begin)
    return {name: statistics.median(taken) for name, taken in times.items()}


def seconds_of_children() -> float:
    """Processor time of all processes that were started here and have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


# Not `ru_maxrss`: that begins with the size of the process that started this one.
_PEAK = """
with open("/proc/self/status", encoding="ascii") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM:")))
"""


def peak_memory(code: str) -> int:
    """Largest resident memory, in KiB, of a new Python that runs a piece of code; Linux only."""
    done = subprocess.run([sys.executable, "-c", f"{code}\n{_PEAK}"], check=True, capture_output=True, text=True)  # noqa: S603 - our own code
    return int(done.stdout.split()[-1])
