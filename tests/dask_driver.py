"""A process that builds a corpus on a Dask cluster until a shard is made, says so, and stands still to be killed.

Its arguments are the address of the cluster, what to read, and the folder of the corpus.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

import distributed

from atomcorpus.dataset import BuildProgress, build
from atomcorpus.engines import on_dask


def stand_still(progress: BuildProgress) -> None:
    """Go no further once a shard counts."""
    if progress.done > 2:
        os.write(1, b"holding\n")
        signal.pause()


if __name__ == "__main__":
    address, source, out = sys.argv[1:]
    connect: Any = distributed.Client  # has no types
    build(source, out, shard_files=2, run=on_dask(connect(address)), on_progress=stand_still)
