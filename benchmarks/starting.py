"""What it costs to begin, and how much memory a long stream takes."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING

from measure import Ratio, peak_memory, process_seconds, seconds_of_children
from texts import made_texts

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["build", "memory", "start"]

_STREAM = """
import sys
sys.path.insert(0, {benchmarks!r})
from collections import deque
from itertools import islice
from atomcorpus import parse
from texts import endless_texts
deque(map(parse, islice(endless_texts(paragraphs=2), {number})), maxlen=0)
"""


def start(rounds: int) -> list[Ratio]:
    """Importing, over bare Python; and the first parse, which loads the knowledge base and the rules."""
    took = process_seconds(
        {
            "bare": "pass",
            "import": "import atomcorpus",
            "rules": "import atomcorpus; atomcorpus.parse",
            "first": 'import atomcorpus; atomcorpus.parse("OpenAI released gpt-oss-120b, said Jane Doe.")',
        },
        rounds,
    )
    milliseconds = {name: 1000 * seconds for name, seconds in took.items()}
    over = milliseconds["import"] - milliseconds["bare"]
    first = milliseconds["first"] - milliseconds["import"]
    detail = ", ".join(f"{name} {taken:.0f} ms" for name, taken in milliseconds.items())
    return [
        Ratio("import, ms over bare Python", over, least=100, aim=60, detail=detail),
        Ratio("first parse, ms, knowledge base and rules loaded", first, least=400, aim=200, detail=detail),
    ]


def build(folder: Path, rounds: int) -> list[Ratio]:
    """Ten new files into a corpus of 400, the command line from its start to its end."""
    crawl, new = folder / "old", folder / "new"
    crawl.mkdir(), new.mkdir()
    for number, text in enumerate(made_texts(410, kind="news", paragraphs=20)):
        ((crawl if number < 400 else new) / f"{number:03}.txt").write_text(text, "utf-8")
    corpus = folder / "grown"
    _atomcorpus("build", crawl, "-o", corpus)
    times = []
    for _ in range(rounds):
        copy = folder / "copy"
        shutil.copytree(corpus, copy)
        begin = seconds_of_children()
        _atomcorpus("build", crawl, new, "-o", copy)
        times.append(seconds_of_children() - begin)
        shutil.rmtree(copy)
    seconds = statistics.median(times)
    return [Ratio("10 new files into a corpus of 400, command line to end, s", seconds, least=0.6, aim=0.4)]


def _atomcorpus(*arguments: object) -> None:
    command = [sys.executable, "-m", "atomcorpus", *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own code


def memory(benchmarks: str) -> list[Ratio]:
    """Peak memory of a stream of 20,000 articles over one of 500; none is like another."""
    short, long = (peak_memory(_STREAM.format(benchmarks=benchmarks, number=number)) for number in (500, 20_000))
    detail = f"{short / 1024:.0f} and {long / 1024:.0f} MiB"
    return [Ratio("peak memory, a stream of 20,000 over one of 500", long / short, least=1.05, aim=1.02, detail=detail)]
