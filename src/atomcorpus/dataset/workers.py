"""Shards made in several processes of this machine, and what to do about inputs at which workers die."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve

from atomcorpus.errors import ReadError, ValidationError
from atomcorpus.reading.workers import WORKER_DIED, End, map_in_processes, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from atomcorpus.dataset.builder import RunJobs
    from atomcorpus.dataset.shards import Job, MadeShard

    Make = Callable[[Job], MadeShard]

__all__ = ["each_alone", "in_processes", "without", "workers_die"]


def in_processes(workers: int) -> RunJobs:
    """What makes the shards of a build in several processes; the corpus is the same as without.

    A shard whose worker dies is made once more. If that worker dies as well, the inputs of the shard are read one by
    one; those at which a worker dies are reported as errors, the others make up the shard. The next build tries again.

    Args:
        workers: How many processes. Each makes a whole shard, so there is something to share out only where a build
            makes several; smaller ones (`shard_files`) are made where it does not.

    Raises:
        ValidationError: If the number is not above 0. Later, if the options of the build cannot be sent to another
            process, or worker processes do not start: in a script, the call of `build` belongs below
            `if __name__ == "__main__":`.

    Example:
        >>> from atomcorpus.dataset import build
        >>> build("examples/articles", "corpus", shard_files=5, run=in_processes(2)).shards
        2
    """
    if type(workers) is not int or workers < 1:
        raise ValidationError(f"in_processes.workers: expected a whole number above 0, not {workers!r}")
    return partial(_run, workers=workers)


def _run(make: Make, jobs: Iterable[Job], workers: int) -> Iterator[MadeShard]:
    for job, outcome in _outcomes(make, jobs, workers):
        if not isinstance(outcome, End):
            yield outcome
            continue
        fatal = [alone for alone, end in _outcomes(make, each_alone(job), 1) if end is End.DIED]
        [(_, made)] = _outcomes(make, [without(job, fatal)], 1)
        if isinstance(made, End):
            raise workers_die(job)
        yield made


def _outcomes(make: Make, jobs: Iterable[Job], workers: int) -> Iterator[tuple[Job, MadeShard | End]]:
    """Each job with its shard, or with the death of its workers."""
    function = packed("build.options", partial(_made, make=make))
    for job, outcome in map_in_processes(function, ([job] for job in jobs), workers):
        if outcome is not End.DONE:
            yield job, outcome


def _made(job: Job, make: Make) -> tuple[MadeShard]:
    return (make(job),)


def each_alone(job: Job) -> Iterator[Job]:
    """Jobs that read one input each, to find those at which workers die.

    The manifest will name none of their shards, so the build removes them in the end.
    """
    return (evolve(job, items=(item,), old=None) for item in job.items if isinstance(item, str))


def without(job: Job, fatal: Iterable[Job]) -> Job:
    """The job with an error in the place of each input at which workers die.

    Args:
        job: The job.
        fatal: Those of `each_alone` that ended their workers.
    """
    paths = {alone.items[0] for alone in fatal}
    items = (ReadError(WORKER_DIED, item) if isinstance(item, str) and item in paths else item for item in job.items)
    return evolve(job, items=tuple(items))


def workers_die(job: Job) -> ReadError:
    """What to raise where workers die at a shard, and at none of its inputs."""
    first = job.items[0]
    path = first if isinstance(first, str) else first.path
    return ReadError("worker processes die while they make the shard that begins with it", path)
