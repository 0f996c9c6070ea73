"""Two workers against one, and Dask against our own workers: builds of the same texts, 50 shards each."""

from __future__ import annotations

import shutil
import statistics
import time
from typing import TYPE_CHECKING, Any

import dask
import distributed

from atomcorpus.dataset import build, in_processes
from atomcorpus.engines import on_dask
from measure import Ratio

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["ratios"]

_SHARDS = 50
_FILES = 3000  # enough that the start of the workers, about a second, does not decide


def ratios(texts: Sequence[str], folder: Path, rounds: int) -> list[Ratio]:
    """Wall time of whole builds in turns, the start of our own processes included; the Dask cluster is there before."""
    crawl = folder / "crawl"
    crawl.mkdir()
    for number in range(_FILES):
        (crawl / f"{number:05}.txt").write_text(texts[number % len(texts)], "utf-8")
    with (
        dask.config.set({"distributed.worker.profile.enabled": False}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        took = _in_turns(
            crawl, folder / "corpus", {"one": None, "two": in_processes(2), "dask": on_dask(client)}, rounds
        )
    detail = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in took.items())
    return [
        Ratio(
            "build, speed of two workers over one",
            took["one"] / took["two"],
            least=1.7,
            aim=1.9,
            faster=True,
            detail=detail,
        ),
        Ratio("build, time with Dask over our two workers", took["dask"] / took["two"], least=1.6, aim=1.25),
    ]


def _in_turns(crawl: Path, out: Path, cases: dict[str, Any], rounds: int) -> dict[str, float]:
    """Median seconds of the clock; one round is not counted."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, run in cases.items():
            begin = time.perf_counter()
            build(crawl, out, shard_files=_FILES // _SHARDS, run=run)
            if number:
                times[name].append(time.perf_counter() - begin)
            shutil.rmtree(out)
    return {name: statistics.median(taken) for name, taken in times.items()}
