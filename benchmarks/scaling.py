"""Two workers against one, Dask against our own workers, and what is lost when one of them is killed."""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import dask
import distributed

from atomcorpus.dataset import BuildProgress, Dataset, build, in_processes
from atomcorpus.engines import on_dask
from measure import Ratio, seconds_of_children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["ratios"]

_SHARDS = 50
_FILES = 1500  # enough that the start of the workers, about a second, does not decide
_A_SHARD = _FILES // _SHARDS

# A build in two processes that ends itself when a third of the shards are there.
_KILLED = """
import os, signal, sys
from atomcorpus.dataset import build, in_processes
def kill(progress):
    if progress.done > progress.total // 3:
        os.kill(os.getpid(), signal.SIGKILL)
if __name__ == "__main__":
    build(*sys.argv[1:3], shard_files=int(sys.argv[3]), run=in_processes(2), on_progress=kill)
"""


def ratios(texts: Sequence[str], folder: Path, rounds: int) -> list[Ratio]:
    """Whole builds of 50 shards in turns, the start of our own processes included; the cluster is there before."""
    crawl, out = folder / "crawl", folder / "corpus"
    crawl.mkdir()
    for number in range(_FILES):
        (crawl / f"{number:05}.txt").write_text(texts[number % len(texts)], "utf-8")
    with _cluster() as client:
        cases = {"one": None, "two": in_processes(2), "dask": on_dask(client)}
        wall, processor = _in_turns(crawl, out, cases, rounds)
        lost = [_lost_with_worker(crawl, out, client), _lost_with_builder(crawl, folder / "killed.py", out)]
    detail = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in wall.items())
    speed, work = wall["one"] / wall["two"], processor["two"] / processor["one"]
    return [
        Ratio("build, speed of two workers over one", speed, least=1.7, aim=1.9, faster=True, detail=detail),
        Ratio("build, processor time of two workers over one", work, detail="what is left is up to the machine"),
        Ratio("build, time with Dask over our two workers", wall["dask"] / wall["two"], least=1.6, aim=1.25),
        Ratio("articles missing or there twice, a Dask worker killed", lost[0], least=0, aim=0),
        Ratio("articles missing or there twice, the builder killed", lost[1], least=0, aim=0),
    ]


@contextmanager
def _cluster() -> Iterator[Any]:
    """A client of a cluster of two processes."""
    with (
        dask.config.set({"distributed.worker.profile.enabled": False}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def _in_turns(crawl: Path, out: Path, cases: dict[str, Any], rounds: int) -> tuple[dict[str, float], dict[str, float]]:
    """Median seconds of the clock, and of the processor in our own processes; one round is not counted."""
    wall: dict[str, list[float]] = {name: [] for name in cases}
    processor: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, run in cases.items():
            begin, used = time.perf_counter(), time.process_time() + seconds_of_children()
            build(crawl, out, shard_files=_A_SHARD, run=run)
            if number:
                wall[name].append(time.perf_counter() - begin)
                processor[name].append(time.process_time() + seconds_of_children() - used)
            shutil.rmtree(out)
    medians = ({name: statistics.median(taken) for name, taken in times.items()} for times in (wall, processor))
    return next(medians), next(medians)


def _lost_with_worker(crawl: Path, out: Path, client: Any) -> int:
    pids = list(client.run(os.getpid).values())

    def kill(progress: BuildProgress) -> None:
        if progress.done > progress.total // 3 and pids:
            os.kill(pids.pop(), signal.SIGKILL)

    build(crawl, out, shard_files=_A_SHARD, run=on_dask(client), on_progress=kill)
    return _lost(crawl, out)


def _lost_with_builder(crawl: Path, script: Path, out: Path) -> int:
    script.write_text(_KILLED, "utf-8")
    killed = subprocess.run([sys.executable, str(script), str(crawl), str(out), str(_A_SHARD)], check=False)  # noqa: S603 - our own code
    if killed.returncode != -signal.SIGKILL:
        raise RuntimeError(f"the builder was to be killed, and ended with {killed.returncode}")
    build(crawl, out, shard_files=_A_SHARD, run=in_processes(2))
    return _lost(crawl, out)


def _lost(crawl: Path, out: Path) -> int:
    """How many articles are missing in a corpus, or more than once in it; the corpus is removed."""
    there = Counter(str(article.origin) for article in Dataset.open(out))
    expected = Counter(path.as_posix() for path in crawl.iterdir())
    shutil.rmtree(out)
    return (there - expected).total() + (expected - there).total()
