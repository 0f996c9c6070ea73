"""Shards made in several processes of this machine, and what to do about inputs at which workers die."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from attrs import evolve

from atomcorpus.errors import ReadError, ValidationError
from atomcorpus.reading.limits import Limits
from atomcorpus.reading.options import Options
from atomcorpus.reading.sharing import needs_no_guard, size_of, workers_worth
from atomcorpus.reading.workers import WORKER_DIED, End, map_in_processes, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from atomcorpus.dataset.builder import RunJobs
    from atomcorpus.dataset.shards import Job, MadeShard

    Make = Callable[[Job], MadeShard]

__all__ = ["each_alone", "in_processes", "without", "workers_die"]


def in_processes(workers: int, *, limits: Limits | None = None) -> RunJobs:
    """What makes the shards of a build in several processes; the corpus is the same as without.

    A shard whose worker dies, or is not done with it in the time of the limits, is made once more. If that fails as
    well, the inputs of the shard are read one by one; those at which a worker dies or hangs are reported as errors, the
    others make up the shard. The next build tries again.

    Args:
        workers: How many processes at most. Each makes a whole shard, so there is something to share out only where a
            build makes several; smaller ones (`shard_files`) are made where it does not. One more is started where
            there are 750,000 bytes for it to read; less than that of texts and rows, or one shard of them, this process
            makes itself.
        limits: Their `seconds` are how long a worker may be at a shard, and then at one input.

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
    return partial(_run, workers=workers, limits=limits or Limits())


def _run(make: Make, jobs: Iterable[Job], workers: int, limits: Limits) -> Iterator[MadeShard]:
    coming, options = iter(jobs), _options_of(make)
    first, number = workers_worth(coming, workers, _size, options, is_whole=True)
    if number == 1 and needs_no_guard((item for job in first for item in _paths(job)), options):
        yield from map(make, chain(first, coming))
        return
    for job, outcome in _outcomes(make, chain(first, coming), number, limits.seconds):
        if not isinstance(outcome, End):
            yield outcome
            continue
        alone = _outcomes(make, each_alone(job), 1, limits.seconds)
        reasons = {End.DIED: WORKER_DIED, End.HUNG: limits.exceeded("seconds")}
        fatal = {str(one.items[0]): reasons[end] for one, end in alone if isinstance(end, End)}
        [(_, made)] = _outcomes(make, [without(job, fatal)], 1, None)
        if isinstance(made, End):
            raise workers_die(job)
        yield made


def _outcomes(
    make: Make, jobs: Iterable[Job], workers: int, seconds: float | None
) -> Iterator[tuple[Job, MadeShard | End]]:
    """Each job with its shard, or with how its workers failed."""
    function = packed("build.options", partial(_made, make=make))
    for job, outcome in map_in_processes(function, ([job] for job in jobs), workers, seconds):
        if outcome is not End.DONE:
            yield job, outcome


def _options_of(make: Make) -> Options | None:
    """How the inputs of jobs are read; None where that is not said, as in a `make` that a caller has wrapped."""
    options = make.keywords.get("options") if isinstance(make, partial) else None
    return options if isinstance(options, Options) else None


def _paths(job: Job) -> Iterator[str]:
    return (item for item in job.items if isinstance(item, str))


def _size(job: Job) -> int:
    return sum(map(size_of, _paths(job)))


def _made(job: Job, make: Make) -> tuple[MadeShard]:
    return (make(job),)


def each_alone(job: Job) -> Iterator[Job]:
    """Jobs that read one input each, to find those at which workers die.

    The manifest will name none of their shards, so the build removes them in the end.
    """
    return (evolve(job, items=(item,), old=None) for item in job.items if isinstance(item, str))


def without(job: Job, fatal: Mapping[str, str]) -> Job:
    """The job with an error in the place of each input at which workers die or hang.

    Args:
        job: The job.
        fatal: The inputs at which workers failed, and what to say of each.
    """
    items = (ReadError(fatal[item], item) if isinstance(item, str) and item in fatal else item for item in job.items)
    return evolve(job, items=tuple(items))


def workers_die(job: Job) -> ReadError:
    """What to raise where workers die at a shard, and at none of its inputs."""
    first = job.items[0]
    path = first if isinstance(first, str) else first.path
    return ReadError("worker processes die while they make the shard that begins with it", path)
