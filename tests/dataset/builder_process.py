"""A process that builds corpora in children of its own, which the tests kill; started once, since a start takes long.

It reads one job a line, `[source, out, hold]` as JSON, and answers with the number of the child that does it. A child
that is to hold says `holding` once it has begun and then stands still. When a child is done, so much is said: its exit
status, or minus the signal that ended it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import filelock  # noqa: F401 - loaded here, so that no child has to
import pyarrow.parquet

from atomcorpus import read_articles
from atomcorpus.dataset import BuildProgress, build


def say(what: object) -> None:
    """One line of the answer."""
    os.write(1, f"{what}\n".encode())


def stand_still(_: BuildProgress) -> None:
    """Say that the build has begun, and go no further."""
    say("holding")
    signal.pause()


def main() -> None:
    """Do the jobs of the standard input, one after the other."""
    with TemporaryDirectory() as place:  # prepared as well; but nothing that starts a thread
        text = Path(place, "a.txt")
        text.write_text("OpenAI released gpt-oss-120b, and Jane Doe said that it works.", "utf-8")
        pyarrow.array([article.text for article in read_articles(text)])  # loads pandas where there is one
    for line in sys.stdin:
        source, out, hold = json.loads(line)
        child = os.fork()
        if not child:
            build(source, out, shard_files=1, on_progress=stand_still if hold else None)
            os._exit(0)
        say(child)
        _, status = os.waitpid(child, 0)
        say(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
