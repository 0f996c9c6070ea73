"""Run pieces of code, each in a process of its own, and say how much memory it took beyond what was loaded.

It reads one piece a line, `[name, code]` as JSON, and answers with a line of JSON: megabytes, and what the code has
bound to `said`. Started once, since loading takes longer than most pieces.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from contextlib import suppress
from typing import Any

import atomcorpus.dataset
import atomcorpus.formats.jsonl
import atomcorpus.formats.parquet
import atomcorpus.reading  # noqa: F401 - loaded here, so that it does not count below

with suppress(ImportError):
    import pyarrow.parquet  # noqa: F401 - likewise


def peak() -> int:
    """The most memory that the process had so far, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Run what comes through the standard input."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            before = peak()
            names: dict[str, Any] = {}
            try:
                exec(json.loads(line), names)  # noqa: S102 - the tests' own
            except Exception as error:  # noqa: BLE001 - the test sees it
                names["said"] = repr(error)
            os.write(1, json.dumps([(peak() - before) / 1024, names["said"]]).encode() + b"\n")
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
