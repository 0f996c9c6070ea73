"""Texts and files that were changed on purpose: none may end a reading, lose what was good, or take long.

    python trials/mutations.py [--texts 200000] [--files 200000] [--processes 2] [--go-on]

The inputs are the seeds of the fuzzer. Each is changed one to six times: bytes are turned, stretches cut out, doubled
or moved, and pieces of the format's own grammar are put in (escapes of YAML, tags that never end, heads of web
archives, marks of Markdown, quotation marks and cues of prose), which a fuzzer that only turns bytes hardly ever finds.
What is asserted are the promises of `fuzz/targets.py`. An input that breaks one is printed with its seed. The ways in
take turns, so that each has had its share when the trial is stopped (SIGINT, SIGTERM). Figures go to
trials/results/mutations.json every few thousand inputs, and `--go-on` adds to them with the seeds that follow; the exit
status is 1 when there was a find.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import runpy
import signal
import sys
import time
import traceback
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from record import RESULTS, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "fuzz" / "seeds"

PROSE = (
    *("“", "”", '"', "'", "‘", "’", ", said ", " said that ", "According to ", ": ", " — ", ". ", "? ", "\n\n", "\r\n"),
    *(
        "\u00a0",
        "\u200b",
        "\u0301",
        "\u202e",
        "\ud83d",
        "OpenAI",
        "Llama 4",
        "Dr. ",
        "U.S. ",
        " of ",
        " and ",
        " (",
        ")",
    ),
    *("a" * 300, "A. " * 40, "“‘" * 30, "#", "- ", "> ", "| ", "Q: ", "[00:12] ", "date 2025-13-01 "),
)
MARKDOWN = (
    *("**", "__", "`", "```\n", "~~", "[", "](", ")", "![", "](https://a.example)", "[^1]", "\n> ", "\n- ", "\n1. "),
    *("\n# ", "\n| a | b |\n|---|---|\n", "\n---\n", "\n===\n", "<b>", "</b>", "<!--", "-->", "<div>\n", "</div>\n"),
    *("&amp;", "&ldquo;", "&#0;", "&#x110000;", "\\", "\n[r]: https://a.example\n", "[[", "]]", "\t", "    "),
)
YAML = (
    *("---\n", "...\n", 'title: "\\U00110000"\n', 'title: "\\UFFFFFFFF"\n', 'title: "\\x"\n', "a: &a [*a]\n", "? a\n"),
    *(
        "a: !!python/object:os.system\n",
        "a: |\n",
        "a: >-\n ",
        "- - - -\n",
        "{",
        "}",
        "[",
        "date: 2025-99-99\n",
        "a:\tb\n",
    ),
    *("+++\n", "title = \n", "title: [" * 60, "<<: *a\n", "%YAML 9.9\n"),
)
HTML = (
    *(
        "<audio>",
        "<td>",
        "</td>",
        "<p",
        "<p>",
        "</p>",
        '<script type=\'application/ld+json\'>{"author": "\\"\\"',
        "</script>",
    ),
    *(
        "<meta charset=punycode>",
        "<meta charset=utf-7>",
        "<meta property='og:title' content='",
        "<!DOCTYPE",
        "<![CDATA[",
    ),
    *(
        "<table>" * 40,
        "<a href='",
        "<h1>",
        "</h1>",
        "<svg>",
        "<math>",
        "<template>",
        "<frameset>",
        "<plaintext>",
        "x=1 " * 300,
    ),
)
LINES = (
    "{",
    "}",
    '{"text": "One."}\n',
    "\n",
    '"',
    "null",
    "NaN",
    "1e999",
    '"\\ud800"',
    "[",
    ",",
    '{"text": 1}\n',
    "\\u0000",
)
ARCHIVE = (
    *(
        "WARC/1.0\r\n",
        "WARC/1.1\r\n",
        "Content-Length: 99\r\n",
        "Content-Length: -1\r\n",
        "\r\n\r\n",
        "WARC-Type: response\r\n",
    ),
    *(
        "HTTP/1.1 200 OK\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Content-Encoding: gzip\r\n",
        "Content-Type: text/html\r\n",
    ),
)

GRAMMARS: dict[str, tuple[str, ...]] = {
    "parse": (*PROSE, *MARKDOWN),
    "txt": (*PROSE, *MARKDOWN),
    "markdown": (*PROSE, *MARKDOWN, *YAML),
    "html": (*PROSE, *HTML),
    "jsonl": (*LINES, *PROSE),
    "warc": (*ARCHIVE, *HTML),
    "gzip": (),
    "zstd": (),
    "parquet": (),
}
TEXTS = ("parse",)
SLOW = "slower than 20 times the median"
BATCH = 100  # inputs of one way in at a time
WRITE_EVERY = 5_000  # inputs
_SLOWEST = 20  # times the median time a character
_LONG_ENOUGH = 400  # characters from which the time of one is that of its characters and no longer that of the call


@frozen
class Task:
    """Some inputs of one way in.

    Attributes:
        target: The way in.
        seed: Of the first; the others follow.
        number: How many.
    """

    target: str
    seed: int
    number: int


@define
class Outcome:
    """What came of them.

    Attributes:
        target: The way in.
        inputs: How many were tried.
        finds: How many broke a promise.
        rates: Seconds a character, of the longer texts, with their seeds.
        slow: Seeds of texts of an earlier run that took too long.
        told: Seeds and tracebacks of the finds.
    """

    target: str
    inputs: int = 0
    finds: int = 0
    rates: list[tuple[float, int]] = field(factory=list)
    slow: list[int] = field(factory=list)
    told: list[str] = field(factory=list)

    def add(self, other: Outcome) -> None:
        """Count what came of a task."""
        self.inputs += other.inputs
        self.finds += other.finds
        self.rates += other.rates


def main() -> int:
    """Run the trial; the exit status is 1 when there was a find."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=200_000)
    parser.add_argument("--files", type=int, default=200_000)
    parser.add_argument("--processes", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--go-on", action="store_true", help="add to what is recorded, with the seeds that follow")
    given = parser.parse_args()
    outcomes = {name: Outcome(name) for name in GRAMMARS} | (recorded() if given.go_on else {})
    started = time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        trial(outcomes, given.texts, given.files, given.processes)
    except KeyboardInterrupt:
        print("stopped", flush=True)
    for outcome in outcomes.values():
        measure_again(outcome)
    write(outcomes)
    for outcome in outcomes.values():
        tell(outcome)
    print(f"{time.monotonic() - started:.0f} s")
    return int(any(one.finds for one in outcomes.values()))


def trial(outcomes: dict[str, Outcome], texts: int, files: int, processes: int) -> None:
    """Try so many inputs of all ways in, and write down what came of them from time to time."""
    tried = 0
    begun = {name: one.inputs for name, one in outcomes.items()}
    with multiprocessing.Pool(processes, undisturbed) as pool:
        for made in pool.imap_unordered(run, tasks(begun, texts, files)):
            outcomes[made.target].add(made)
            for find in made.told:
                print(find, flush=True)
            if (tried + made.inputs) // WRITE_EVERY != tried // WRITE_EVERY:
                write(outcomes)
            tried += made.inputs


def undisturbed() -> None:
    """Leave it to the process that has the pool to be stopped."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def tasks(begun: dict[str, int], texts: int, files: int) -> Iterator[Task]:
    """Inputs of all ways in that are still to be tried, the ways in turn, in proportion to what each has to get."""
    others = len(GRAMMARS) - len(TEXTS)
    wanted = {name: texts // len(TEXTS) if name in TEXTS else files // others for name in GRAMMARS}
    batches = [
        ((number - before) / number, Task(name, before + 1, min(BATCH, number - before)))
        for name, number in wanted.items()
        for before in range(begun[name], number, BATCH)
    ]
    yield from (task for _, task in sorted(batches, key=lambda batch: -batch[0]))


def recorded() -> dict[str, Outcome]:
    """What an earlier run has recorded."""
    document = json.loads((RESULTS / "mutations.json").read_text("utf-8"))
    slow = document["slow"]
    return {
        row["way in"]: Outcome(row["way in"], row["inputs"], row["finds"], slow=slow.get(row["way in"], []))
        for row in document["rows"]
    }


def write(outcomes: dict[str, Outcome]) -> None:
    """Record the figures."""
    slow = {one.target: slow_ones(one) for one in outcomes.values() if one.target in TEXTS}
    record("mutations", [row_of(one) for one in outcomes.values()], slow=slow)


_targets: dict[str, Callable[[bytes], None]] = {}


def begin() -> None:
    """Load what is tried, once in a process."""
    if not _targets:
        _targets.update(runpy.run_path(str(ROOT / "fuzz" / "targets.py"))["TARGETS"])


def run(task: Task) -> Outcome:
    """Try the inputs of a task."""
    begin()
    outcome = Outcome(task.target)
    for seed in range(task.seed, task.seed + task.number):
        data = mutated(task.target, random.Random(f"{task.target} {seed}"))  # noqa: S311 - figures, not secrets
        begun = time.process_time()
        try:
            _targets[task.target](data)
        except Exception:  # noqa: BLE001 - whatever it is, it is a find
            outcome.finds += 1
            outcome.told.append(f"{task.target} {seed}: {data[:200]!r}\n{traceback.format_exc()}")
        spent = time.process_time() - begun
        if len(data) >= _LONG_ENOUGH and task.target in TEXTS:
            outcome.rates.append((spent / len(data), seed))
        outcome.inputs += 1
    return outcome


_seeds: dict[str, list[bytes]] = defaultdict(list)


def mutated(target: str, draw: random.Random) -> bytes:
    """A seed of the way in with one to six changes."""
    if not _seeds[target]:
        _seeds[target] += [path.read_bytes() for path in sorted((SEEDS / target).iterdir())]
    data = bytearray(draw.choice(_seeds[target]))
    for _ in range(draw.randint(1, 6)):
        change(data, target, draw)
    return bytes(data)


def change(data: bytearray, target: str, draw: random.Random) -> None:
    """One change, in place."""
    at = draw.randint(0, len(data))
    end = min(len(data), at + draw.choice((1, 4, 30, 300)))
    kind = draw.choice(("turn", "cut", "double", "move", "grammar", "grammar", "grammar"))
    if kind == "grammar" and GRAMMARS[target]:
        data[at:at] = draw.choice(GRAMMARS[target]).encode("utf-8", "surrogatepass")
    elif kind == "cut":
        del data[at:end]
    elif kind == "double":
        data[at:at] = data[at:end]
    elif kind == "move":
        piece = data[at:end]
        del data[at:end]
        place = draw.randint(0, len(data))
        data[place:place] = piece
    elif at < len(data):
        data[at] ^= 1 << draw.randint(0, 7)


def slow_ones(outcome: Outcome) -> list[int]:
    """Seeds of texts that took too long."""
    usual = median(rate for rate, _ in outcome.rates) if outcome.rates else 0
    return outcome.slow + [seed for rate, seed in outcome.rates if rate > _SLOWEST * usual]


def measure_again(outcome: Outcome) -> None:
    """Keep of the texts that took too long those that do so again: a busy machine stops for a moment anywhere."""
    if not (seeds := slow_ones(outcome)):
        return
    begin()
    usual = median(rate for seed in range(1, 200) if (rate := rate_of(outcome.target, seed)))
    outcome.slow = [seed for seed in seeds if (rate_of(outcome.target, seed) or 0) > _SLOWEST * usual]
    outcome.rates.clear()


def rate_of(target: str, seed: int) -> float | None:
    """Seconds a character that an input takes, the least of three; None if it is short, or a find."""
    data = mutated(target, random.Random(f"{target} {seed}"))  # noqa: S311 - figures, not secrets
    if len(data) < _LONG_ENOUGH:
        return None
    spent = []
    for _ in range(3):
        begun = time.process_time()
        try:
            _targets[target](data)
        except Exception:  # noqa: BLE001 - it was told
            return None
        spent.append(time.process_time() - begun)
    return min(spent) / len(data)


def row_of(outcome: Outcome) -> dict[str, Any]:
    """A line of the table."""
    slow = len(slow_ones(outcome)) if outcome.target in TEXTS else None
    return {"way in": outcome.target, "inputs": outcome.inputs, "finds": outcome.finds, SLOW: slow}


def tell(outcome: Outcome) -> None:
    """Say what came of a way in, with the slow texts."""
    print(row_of(outcome))
    for seed in slow_ones(outcome):
        print(f"slow: {outcome.target} {seed}")


if __name__ == "__main__":
    sys.exit(main())
