"""Making one shard: its inputs are read, or copied from an older shard, and written under a name that follows.

A job knows nothing of other jobs and changes no file that counts, so it can be done anywhere, and again.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from importlib import metadata
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from attrs import asdict, evolve, field, frozen

from atomcorpus._repr import record_repr
from atomcorpus.dataset.inputs import Input, fingerprint, same_stamp
from atomcorpus.dataset.manifest import SCHEMA, Shard
from atomcorpus.dataset.parquet_files import read_inputs, stored_articles, write_shard
from atomcorpus.errors import MissingExtraError, ReadError
from atomcorpus.knowledge import KnowledgeBase
from atomcorpus.reading import Options, read_file
from atomcorpus.reading.options import is_passed_over

if TYPE_CHECKING:
    from pathlib import Path

    from atomcorpus.articles import Article

__all__ = ["Item", "Job", "MadeShard", "Makers", "OnInput", "make_shard", "makers_of"]

Item = str | ReadError | Input
"""What a shard is made of: a file to read, what is known not to be readable, or what an older shard has."""

OnInput = Callable[[Input], object]
"""Called with each input when it has been read."""


class Makers(NamedTuple):
    """What decides, with the bytes of an input, what becomes of it: two versions, and how it is read (as JSON)."""

    atomcorpus: str
    knowledge: str
    options: str


def makers_of(options: Options) -> Makers:
    """What decides here and now.

    Example:
        >>> makers_of(Options(encoding="cp1252")).options
        '{"encoding": "cp1252"}'
    """
    kb = KnowledgeBase.default() if options.knowledge is None else options.knowledge
    usual, given = asdict(Options()), asdict(evolve(options, knowledge=None))
    said = {name: value for name, value in given.items() if value != usual[name]}
    if "parse" in said:
        said["parse"] = ".".join(getattr(options.parse, part, "?") for part in ("__module__", "__qualname__"))
    return Makers(metadata.version("atomcorpus"), kb.version, json.dumps(said, sort_keys=True))


@frozen
class Job:
    """One shard that is to be made; may be sent to another process.

    Attributes:
        number: Of the new shard; no other one has it.
        items: In the order of their articles; without any, the old shard goes and none takes its place.
        old: The shard whose place it takes; what it was made of and is not among the items goes.
    """

    number: int
    items: tuple[Item, ...] = field(repr=False)
    old: Shard | None = None

    __repr__ = record_repr


@frozen
class MadeShard:
    """What became of a job.

    Attributes:
        job: The job.
        shard: None for a job without items.
        inputs: One an item, in the same order.
    """

    job: Job
    shard: Shard | None
    inputs: tuple[Input, ...] = field(repr=False)

    __repr__ = record_repr


def make_shard(job: Job, folder: Path, options: Options, *, on_input: OnInput | None = None) -> MadeShard:
    """Make a shard; its files are on the disk at the end, and count when a manifest names them.

    Equal items give equal files, wherever and whenever they are made, as long as the files they name stay as they are.

    Args:
        job: What to make.
        folder: That of the corpus.
        options: How files are read.
        on_input: Called with each input that was read.

    Raises:
        ReadError: If the files of the shard cannot be written, or the old ones not be read. An input that cannot be
            read raises nothing: what is wrong is in the result.
    """
    if not job.items:
        return MadeShard(job, None, ())
    makers = makers_of(options)
    sources = [item if isinstance(item, Input) else _looked_at(item, makers) for item in job.items]
    inputs: list[Input] = []

    def articles() -> Iterator[Article]:
        kept = _kept(job, folder)
        for item, source in zip(job.items, sources, strict=True):
            if item is source:
                yield from islice(kept, source.articles)
                inputs.append(source)
                continue
            inputs.append((yield from _read(source, options)))
            if on_input is not None:
                on_input(inputs[-1])

    shard = write_shard(folder, _name(job.number, sources), articles(), lambda: inputs)
    return MadeShard(job, shard, tuple(inputs))


def _looked_at(item: str | ReadError, makers: Makers) -> Input:
    """An input before it is read."""
    if isinstance(item, ReadError):
        return Input(item.path, None, 0, (item,), *makers)
    try:
        return Input(item, fingerprint(item), 0, (), *makers)
    except ReadError as error:
        return Input(item, None, 0, (error,), *makers)


def _name(number: int, sources: Sequence[Input]) -> str:
    """The name that follows from everything that decides what will be in the shard."""
    digest = hashlib.sha256(SCHEMA.encode())
    for one in sources:
        content = str(one.errors[0]) if one.fingerprint is None else one.fingerprint.sha256
        digest.update(json.dumps([one.path, content, one.atomcorpus, one.knowledge, one.options]).encode())
    return f"{number:05}-{digest.hexdigest()[:16]}"


def _read(source: Input, options: Options) -> Generator[Article, None, Input]:
    """The articles of an input, and in the end what it was."""
    if (seen := source.fingerprint) is None:
        return source
    number = not_english = 0
    errors: list[ReadError] = []
    for outcome in read_file(source.path, options):
        if isinstance(outcome, ReadError):
            errors.append(outcome)
        else:
            number += 1
            not_english += is_passed_over(outcome, options)
            yield outcome
    source = evolve(source, articles=number, not_english=not_english, errors=tuple(errors))
    if any(map(_is_of_the_system, errors)):
        return evolve(source, fingerprint=None)
    if same_stamp(source.path, seen):
        return source
    changed = ReadError("it changed while it was read; build again", source.path)
    return evolve(source, fingerprint=None, errors=(changed, *errors))


def _is_of_the_system(error: ReadError) -> bool:
    """Whether a failing disk or a missing package is to blame and not the file, so that it is worth another try."""
    cause = error.__cause__
    return isinstance(cause, MissingExtraError) or (isinstance(cause, OSError) and cause.errno is not None)


def _kept(job: Job, folder: Path) -> Iterator[Article]:
    """The articles of the old shard whose inputs stay."""
    if job.old is None:
        return
    staying = {item.path for item in job.items if isinstance(item, Input)}
    articles = stored_articles(folder, job.old)
    for one in read_inputs(folder, job.old):
        run = islice(articles, one.articles)
        if one.path in staying:
            yield from run
        else:
            deque(run, maxlen=0)
