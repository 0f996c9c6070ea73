"""Count what parsing costs, without the noise of a clock: calls of Python functions per 1,000 characters.

    python tools/count_calls.py            # the counts of each group of sample articles, as JSON
    python tools/count_calls.py --write    # into tests/calls.json, for this version of Python

The count is the same on every machine, for one version of Python and of the packages; a test compares it with the
recorded one, so that a change that makes parsing dearer says so. Each text is parsed once before it is counted: what is
compiled or built on first use is not part of it.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from atomcorpus import parse

if TYPE_CHECKING:
    from types import FrameType

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "tests" / "calls.json"
GROUPS = {
    "news": ("launch-report", "press-release", "regional", "wire-news"),
    "essays": ("newsletter", "opinion", "policy-brief", "tech-blog"),
    "dialogues": ("interview", "questions-and-answers"),
}


def counted(names: tuple[str, ...]) -> int:
    """Calls of Python functions per 1,000 characters of some sample articles."""
    texts = [(ROOT / "examples" / "articles" / f"{name}.txt").read_text("utf-8") for name in names]
    for text in texts:
        parse(text)
    calls = 0

    def count(_frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    for text in texts:
        parse(text)
    sys.setprofile(None)
    return round(1000 * calls / sum(map(len, texts)))


def main() -> None:
    """Print the counts, or record them."""
    parser = argparse.ArgumentParser(description="Count the calls of Python functions that parsing takes.")
    parser.add_argument("--write", action="store_true", help=f"record them in {RECORD.relative_to(ROOT)}")
    counts = {group: counted(names) for group, names in GROUPS.items()}
    if parser.parse_args().write:
        record = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}
        record["{}.{}".format(*sys.version_info[:2])] = counts
        RECORD.write_text(json.dumps(record, indent=2) + "\n", "utf-8")
    print(json.dumps(counts))


if __name__ == "__main__":
    main()
