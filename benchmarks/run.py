"""Measure atomcorpus against its peers and its goals: `python benchmarks/run.py`.

Prints a table of ratios, each with what is asked for and what is aimed for, and writes all of it as JSON where asked.
Needs what the dependency group `bench` installs. It takes minutes; nothing here runs with the tests.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from atomcorpus import KnowledgeBase
from texts import made_texts, texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from measure import Ratio
    from texts import Kind

GROUPS = ("parse", "names", "json", "start", "memory", "questions", "workers", "million")


def main() -> None:
    """Read the arguments, measure group by group, print and write."""
    parser = argparse.ArgumentParser(description="Measure atomcorpus against its peers and its goals.")
    parser.add_argument(
        "groups", nargs="*", metavar="GROUP", help=f"some of {', '.join(GROUPS)}; all but million without one"
    )
    parser.add_argument("--texts", type=Path, help="measure with the .txt files of this folder, not with made texts")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured (default: %(default)s)")
    parser.add_argument("--json", type=Path, help="write the results to this file too")
    given = parser.parse_args()
    if unknown := set(given.groups) - set(GROUPS):
        parser.error(f"no such group: {', '.join(sorted(unknown))}")
    texts = texts_of(given.texts) if given.texts else made_texts(100)
    kinds: dict[Kind | None, list[str]] = {None: texts}
    if not given.texts:
        kinds = {"essays": texts, "news": made_texts(200, kind="news"), "markdown": made_texts(60, kind="markdown")}
    results: dict[str, list[Ratio]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for group in given.groups or GROUPS[:-1]:
            results[group] = _measured(group, texts, kinds, Path(folder), given.rounds)
            print(_table(results[group]), flush=True)
    if given.json:
        given.json.write_text(json.dumps(_document(results, texts, given.rounds), indent=2) + "\n", "utf-8")


def _measured(
    group: str, texts: Sequence[str], kinds: Mapping[Kind | None, Sequence[str]], folder: Path, rounds: int
) -> list[Ratio]:
    """The results of one group; what it needs is imported with it, so that it runs without the others' peers."""
    match group:
        case "parse":
            import parsing

            found = []
            for kind, some in kinds.items():
                found += [*parsing.parts(some, rounds, kind=kind), *parsing.peers(some, folder, rounds, kind=kind)]
        case "names":
            import parsing

            found = parsing.aliases(texts, folder, rounds)
        case "json":
            import storing

            found = storing.ratios(texts, folder, rounds)
        case "start":
            import starting

            found = [*starting.start(rounds), *starting.build(folder, rounds)]
        case "memory":
            import starting

            found = starting.memory(str(Path(__file__).parent))
        case "questions":
            import corpora

            found = corpora.questions(texts, folder, rounds)
        case "million":
            import corpora

            found = corpora.ratios(texts, folder, rounds)
        case _:
            import scaling

            found = scaling.ratios(texts, folder, rounds)
    return found


def _table(ratios: Sequence[Ratio]) -> str:
    lines = []
    for ratio in ratios:
        goal = "" if ratio.least is None else f"{'≥' if ratio.faster else '≤'} {ratio.least:g}, aim {ratio.aim:g}"
        lines.append(f"{ratio.name:58}{ratio.value:10.2f}  {goal:20}{ratio.verdict:7}{ratio.detail}")
    return "\n".join(lines)


def _document(results: dict[str, list[Ratio]], texts: Sequence[str], rounds: int) -> dict[str, object]:
    return {
        "atomcorpus": metadata.version("atomcorpus"),
        "knowledge": KnowledgeBase.default().version,
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "texts": len(texts),
        "characters": sum(map(len, texts)),
        "rounds": rounds,
        "results": {
            group: [{**attrs.asdict(ratio), "verdict": ratio.verdict} for ratio in ratios]
            for group, ratios in results.items()
        },
    }


if __name__ == "__main__":
    main()
