"""Write the page on trust from the figures of the trials; with `--check`, only say whether it has drifted.

    python tools/build_trust_page.py [--check]

Each file of `trials/results` becomes a section: what was done, the figures as a table, the day and the machine, and how
to do it again. A trial without figures has no section; figures without a text here are an error.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "trials" / "results"
TARGET = ROOT / "docs" / "explanation" / "trust.md"

INTRODUCTION = """\
# Trust

The library reads whatever a crawler brought home, and people quote what comes out. The tests hold every promise of the
[design](design.md), and run with each change. What takes hours is run by hand, as a trial; this page has the figures,
as the trials left them, each with its day and the class of its machine. What the library does not promise is on the
page on [limits](limits.md).
"""


class Section(NamedTuple):
    """What is said of a trial, around its figures.

    Attributes:
        title: Its heading.
        done: What was done.
        shown: How to read the figures.
        command: Which does it again.
        totals: Columns whose sums stand under the table.
    """

    title: str
    done: str
    shown: str
    command: str
    totals: tuple[str, ...] = ()


SECTIONS = {
    "fuzzing": Section(
        "Fuzzing",
        "Every way in (texts, bytes, names of models, each format that is read, queries, the command line) got "
        "inputs from a fuzzer that watches which code they reach and changes those that reach new code.",
        "A find is an input that broke a promise: another error than the documented ones, a loss, or more time than "
        "its length allows. Every find became a test before it was mended.",
        "python fuzz/run.py --seconds 3600 --record",
        ("inputs", "minutes", "finds"),
    ),
    "mutations": Section(
        "Changed on purpose",
        "Texts and files were changed one to six times: bytes turned, stretches cut out, doubled or moved, and pieces "
        "of the format's own grammar put in, such as escapes of YAML, tags that never end, heads of web archives, "
        "marks of Markdown, quotation marks.",
        "A find is an input that broke a promise. The last column counts texts that took more than 20 times the median "
        "time a character, and did so again when they were measured once more.",
        "python trials/mutations.py",
        ("inputs", "finds"),
    ),
    "hostile": Section(
        "Linear time",
        "Families of inputs that make careless programs slow (one endless line, a million capitals, quotation marks "
        "that never close, a name a million times over) were read at a size, at twice and at four times that size.",
        "A growth factor is the time at twice the size over the time at the size: 2 is linear, 4 is quadratic. The "
        "bound is 2.3. Each column has the worst of the inputs of a family; seconds and megabytes are those of one "
        "megabyte of input, the seconds of a processor. What is refused costs nothing.",
        "python trials/hostile.py",
    ),
    "faults": Section(
        "Faults",
        "A layer between the library and the disk failed on purpose, at every step that it does there, with one "
        "reason after the other. And files changed, vanished or were cut off while a build was at work, clocks went "
        "backwards, a manifest came from a later version, a second writer came.",
        "A fault is survived when what was done before is still there, nothing is there twice, the next run "
        "completes, and the message says what was found.",
        "python trials/faults.py",
        ("faults", "survived"),
    ),
    "below": Section(
        "Faults below Python",
        "A library in C, loaded before Python, let one read, write, fsync or rename fail in the call of the system "
        "itself, so also where Arrow calls it: with an error, once or from then on, or with half of the bytes. Builds, "
        "appends and exports (Parquet, packed JSON Lines, brat) took turns, the call was drawn.",
        "A fault is survived when what was done before is still there, nothing is there twice, the next run completes, "
        "and the message names the place and the reason of the system. Half of the bytes is not a fault for anybody to "
        "know of: the rest is read or written then.",
        "python trials/below.py",
        ("faults", "survived", "articles lost", "articles doubled", "files torn"),
    ),
    "bits": Section(
        "Bits that turn",
        "In all files of a corpus of three shards in turn, the manifest and those of each table, one drawn bit was "
        "turned; then the corpus was opened, gone through, verified and added to.",
        "What comes out is what came out before, or an error. A file that a use does not need may be damaged "
        "without a change; `verify` tells each. A build that stops at damage has taken away nothing that counts.",
        "python trials/bits.py",
        ("changed unseen",),
    ),
    "kills": Section(
        "Kills",
        "Builds, appends, exports and reports were stopped by SIGINT, SIGTERM and SIGKILL at random moments, and "
        "then run again to their end.",
        "What counts is the state after the second run: articles that were lost or are there twice, and files that "
        "nobody needs.",
        "python trials/kills.py",
        ("kills", "articles lost", "articles doubled", "files torn", "next run failed", "left after the next run"),
    ),
    "soak": Section(
        "Long runs",
        "Made articles, many with names that no other has, were read as one stream, and a part of them kept as a "
        "corpus and read back.",
        "Memory and open files are those of the process and its workers; memory that grows with the number of "
        "articles would show between the second and the last tenth of the way.",
        "python trials/soak.py",
    ),
    "laws": Section(
        "Laws",
        "The laws of the [design](design.md), and that `loads` and an independent JSON-Schema validator agree, were "
        "tested with articles, texts and damaged JSON that Hypothesis drew, with a new seed every hundred examples.",
        "An example counts when it was drawn whole and the law held. A broken law would be told with its seed.",
        "python trials/laws.py",
        ("examples", "broken", "minutes of one core"),
    ),
    "determinism": Section(
        "Same input, same bytes",
        "The example articles were read and written in every format, as tables, as a corpus on disk and as a report,"
        " on every Python at hand, with hash seeds 0, 1 and random, one and two workers, three locales, four time "
        "zones, UTF-8 mode on and off, and folders listed in both directions.",
        "Every output was compared, by its hash, with that of one Python in usual surroundings. What packages of "
        "others write is compared between equal versions of them.",
        "python trials/determinism.py",
        ("surroundings", "outputs compared", "differences"),
    ),
}
"""What is said of each trial, in the order of the page."""


def build() -> str:
    """The whole page.

    Raises:
        ValueError: If there are figures of a trial that has no text here.
    """
    results = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(RESULTS.glob("*.json"))}
    if unknown := sorted(results.keys() - SECTIONS.keys()):
        raise ValueError(f"no text for the figures of {', '.join(unknown)}; write it in tools/build_trust_page.py")
    parts = [_section(section, results[name]) for name, section in SECTIONS.items() if name in results]
    return "\n".join([INTRODUCTION, *parts])


def _section(section: Section, result: Mapping[str, Any]) -> str:
    table = "\n".join(_table(result["rows"], section.totals))
    return (
        f"## {section.title}\n\n{_wrapped(section.done)}\n\n{table}\n\n{_wrapped(section.shown)}\n\n"
        f"{result['date']}, {result['machine']}. To run it again: `{section.command}`.\n"
    )


def _wrapped(text: str, width: int = 120) -> str:
    """The text in lines that are no longer than the width."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines)


def _table(rows: Sequence[Mapping[str, Any]], totals: Iterable[str]) -> Iterator[str]:
    """Lines of a table: a column for each key of any row, numbers to the right, sums in the last line."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    summed = {name: round(sum(row.get(name, 0) for row in rows), 1) for name in totals if name in columns}
    numeric = {name for name in columns if all(isinstance(row.get(name, 0), int | float) for row in rows)}
    yield _line(columns)
    yield _line("---:" if name in numeric else "---" for name in columns)
    for row in rows:
        yield _line(_cell(row.get(name, "")) for name in columns)
    if summed:
        last = {columns[0]: "in all", **summed}
        yield _line(f"**{_cell(last[name])}**" if name in last else "" for name in columns)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,}"
    return str(value).replace("|", "\\|")


def main() -> int:
    """Write or check; the exit status is 1 when a check finds a difference."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when the file is not current")
    made = build()
    if parser.parse_args().check:
        if TARGET.exists() and TARGET.read_text("utf-8") == made:
            return 0
        print(f"{TARGET.name} is not what the trials left; run: python tools/build_trust_page.py", file=sys.stderr)
        return 1
    TARGET.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
