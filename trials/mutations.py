"""Texts and files that were changed on purpose: none may end a reading, lose what was good, or take long.

    python trials/mutations.py [--texts 200000] [--files 200000] [--processes 2] [--seed 1]

The inputs are the seeds of the fuzzer. Each is changed one to six times: bytes are turned, stretches cut out, doubled
or moved, and pieces of the format's own grammar are put in (escapes of YAML, tags that never end, heads of web
archives, marks of Markdown, quotation marks and cues of prose), which a fuzzer that only turns bytes hardly ever finds.
What is asserted are the promises of `fuzz/targets.py`. An input that breaks one is printed with its seed. Figures go to
trials/results/mutations.json; the exit status is 1 when there was a find.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import runpy
import sys
import time
import traceback
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from record import record

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
        finds: Seeds and tracebacks of those that broke a promise.
        rates: Seconds a character, of the longer texts.
    """

    target: str
    inputs: int = 0
    finds: list[str] = field(factory=list)
    rates: list[tuple[float, int]] = field(factory=list)


def main() -> int:
    """Run the trial; the exit status is 1 when there was a find."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=200_000)
    parser.add_argument("--files", type=int, default=200_000)
    parser.add_argument("--processes", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    outcomes: dict[str, Outcome] = {}
    started = time.monotonic()
    with multiprocessing.Pool(given.processes) as pool:
        for made in pool.imap_unordered(run, tasks(given.texts, given.files, given.seed)):
            known = outcomes.setdefault(made.target, Outcome(made.target))
            known.inputs += made.inputs
            known.finds += made.finds
            known.rates += made.rates
            for find in made.finds:
                print(find, flush=True)
    rows = [row_of(outcomes[name]) for name in GRAMMARS if name in outcomes]
    record("mutations", rows)
    for row in rows:
        print(row)
    print(f"{time.monotonic() - started:.0f} s")
    return int(any(one.finds for one in outcomes.values()))


def tasks(texts: int, files: int, seed: int) -> Iterator[Task]:
    """Texts and files, shared out among the ways in, a few hundred at a time."""
    others = [name for name in GRAMMARS if name not in TEXTS]
    for names, number in ((TEXTS, texts), (others, files)):
        for name in names:
            left = number // len(names)
            for start in range(0, left, 500):
                yield Task(name, seed + start, min(500, left - start))


_targets: dict[str, Callable[[bytes], None]] = {}


def run(task: Task) -> Outcome:
    """Try the inputs of a task."""
    if not _targets:
        _targets.update(runpy.run_path(str(ROOT / "fuzz" / "targets.py"))["TARGETS"])
    outcome = Outcome(task.target)
    for seed in range(task.seed, task.seed + task.number):
        data = mutated(task.target, random.Random(f"{task.target} {seed}"))  # noqa: S311 - figures, not secrets
        begun = time.process_time()
        try:
            _targets[task.target](data)
        except Exception:  # noqa: BLE001 - whatever it is, it is a find
            outcome.finds.append(f"{task.target} {seed}: {data[:200]!r}\n{traceback.format_exc()}")
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


def row_of(outcome: Outcome) -> dict[str, Any]:
    """A line of the table."""
    row: dict[str, Any] = {"way in": outcome.target, "inputs": outcome.inputs, "finds": len(outcome.finds)}
    usual = median(rate for rate, _ in outcome.rates) if outcome.rates else 0
    slow = [(rate, seed) for rate, seed in outcome.rates if rate > _SLOWEST * usual]
    row["slower than 20 times the median"] = len(slow) if outcome.rates else None
    if slow:
        print(f"slow: {outcome.target} {max(slow)[1]}: {max(slow)[0] / usual:.0f} times the median")
    return row


if __name__ == "__main__":
    sys.exit(main())
