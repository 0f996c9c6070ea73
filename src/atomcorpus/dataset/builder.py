"""`build` and `write`: a corpus on disk is made, and made to follow its inputs.

A shard counts from the moment when the manifest names it. The manifest is replaced whole after each shard, so at every
moment there is one complete state, and what a build that was stopped has made is not made again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import closing, contextmanager, suppress
from functools import partial
from importlib import metadata
from itertools import chain, islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from atomcorpus._repr import record_repr
from atomcorpus.articles import Article
from atomcorpus.dataset.inputs import Input
from atomcorpus.dataset.lock import only_builder
from atomcorpus.dataset.manifest import SCHEMA, Manifest, write_manifest
from atomcorpus.dataset.parquet_files import write_shard
from atomcorpus.dataset.place import check_place, prepare_folder, swept
from atomcorpus.dataset.plan import Found, Rules, find_inputs, free_numbers, new_jobs, survey, unlisted_in
from atomcorpus.dataset.shards import Job, MadeShard, make_shard, makers_of
from atomcorpus.errors import AtomCorpusError, ReadError, ValidationError
from atomcorpus.reading import Options
from atomcorpus.tables.arrow import import_pyarrow

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from atomcorpus.knowledge import KnowledgeBase

__all__ = ["SHARD_FILES", "BuildProgress", "BuildSummary", "RunJobs", "build", "write"]

SHARD_FILES = 5000
"""How many files a shard is made of at most, where nothing else is said."""

_SHARD_ARTICLES = 50_000

_NO_INPUTS = 16 * "0"  # in place of a digest of inputs

RunJobs = Callable[[Callable[[Job], MadeShard], Iterable[Job]], Iterable[MadeShard]]
"""Something like `map` that calls a function with each job, anywhere and in any order."""


@frozen
class BuildProgress:
    """How far a build has come.

    Attributes:
        done: Number of inputs that were read.
        total: Number of inputs that are new or changed.
        articles: Number of articles in those that were read.
        failed: Number of those of which something could not be read.
    """

    done: int
    total: int
    articles: int
    failed: int

    __repr__ = record_repr


@frozen(kw_only=True)
class BuildSummary:
    """What a build has done.

    Attributes:
        read: Number of inputs that are new in the corpus.
        changed: Number of inputs that were read again, because they or the versions they were read with changed.
        unchanged: Number of inputs that were found and not read again.
        failed: Number of inputs, of all those, of which something could not be read.
        errors: What could not be read, in this build or when an unchanged input was read.
        gone: Paths that are no longer there; their articles stay, unless the build was to prune.
        not_english: Number of articles, of those that were read, that are not in English and in which therefore nothing
            was looked for.
        articles: Number of articles in the corpus.
        shards: Number of shards of the corpus.
    """

    read: int
    changed: int
    unchanged: int
    failed: int
    errors: tuple[ReadError, ...] = field(repr=False)
    gone: tuple[str, ...] = field(repr=False)
    not_english: int = 0
    articles: int
    shards: int

    __repr__ = record_repr


@define
class _Tally:
    """Counts what is read, and says so."""

    total: int
    report: Callable[[BuildProgress], object] | None
    done: int = 0
    articles: int = 0
    failed: int = 0
    not_english: int = 0
    errors: list[ReadError] = field(factory=list)

    def add(self, *inputs: Input) -> None:
        for one in inputs:
            self.done += 1
            self.articles += one.articles
            self.failed += bool(one.errors)
            self.not_english += one.not_english
            self.errors += one.errors
        if inputs and self.report is not None:
            self.report(BuildProgress(self.done, self.total, self.articles, self.failed))


def build(  # noqa: PLR0913 - each is a question of its own
    sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    knowledge: KnowledgeBase | None = None,
    options: Options | None = None,
    prune: bool = False,
    trust_times: bool = True,
    shard_files: int = SHARD_FILES,
    on_progress: Callable[[BuildProgress], object] | None = None,
    run: RunJobs | None = None,
) -> BuildSummary:
    """Make a corpus on disk of files and folders, or make one follow them: only what is new or changed is read.

    An input is read again when its bytes have changed, or when it was read by another version of this package, with
    another knowledge base or other options (a `parse` of one's own is compared by its name); so a build ends with what
    a first build would give. Inputs of earlier builds that are in none of the sources are left alone.

    A build that is stopped, by whatever, leaves the corpus as it was after the last shard (at most `shard_files` files
    and 32 MiB, or one larger file); the next build does the rest. In memory are all paths and one row group.

    Args:
        sources: Files and folders; what is read of them, and the paths that inputs are known by, are as for
            `read_articles`.
        out: The folder of the corpus, or a link to it; it is made if it is not there.
        knowledge: For texts that are parsed; the default is that of the options.
        options: How files are read; the default is how `read_articles` does.
        prune: Whether inputs that a source had and has no more leave the corpus; else they stay, and are reported.
        trust_times: Whether a file of the same size and time counts as unchanged; else all digests are compared.
        shard_files: How many files a shard is made of at most.
        on_progress: Called after each input that was read; where `run` has them read elsewhere, after those of a shard.
        run: Calls the function it is given with each of the jobs, in other processes or on other machines, and gives
            back what comes out in any order: `in_processes(4)`, say. The default makes one shard after the other.

    Raises:
        MissingPathError: At once, if there is nothing at one of the sources, or no file to read.
        ReadError: If there are more files than the limits allow; if another build is at work in the folder, it is not
            that of a corpus, has links or pipes in the place of what a corpus has, or cannot be written.
        FormatError: If the manifest is damaged or of a later version of this package.
        ValidationError: If the corpus would be inside a source, or a source is inside the corpus, or `shard_files` is
            not above 0.
        MissingExtraError: If pyarrow or filelock is not installed.

    Example:
        >>> summary = build("examples/articles", "corpus")
        >>> summary.read, summary.unchanged, summary.articles
        (10, 0, 10)
        >>> build("examples/articles", "corpus").unchanged
        10
    """
    names = [PurePath(path).as_posix() for path in ([sources] if isinstance(sources, str | os.PathLike) else sources)]
    _check_count("build.shard_files", shard_files)
    check_place(out, names)
    reading = _with_knowledge(options, knowledge)
    found = find_inputs(names, reading.limits, out)
    work = _Work(found, reading, shard_files, on_progress, run)
    rules = Rules(names, unlisted_in(found), makers_of(reading), prune, trust_times)
    with _building_in(out) as (folder, stored):
        return _bring_up_to_date(folder, stored, work, rules)


def _with_knowledge(options: Options | None, knowledge: KnowledgeBase | None) -> Options:
    reading = Options() if options is None else options
    return reading if knowledge is None else evolve(reading, knowledge=knowledge)


@frozen
class _Work:
    """What a build was asked to do."""

    found: Found
    reading: Options
    shard_files: int
    on_progress: Callable[[BuildProgress], object] | None
    run: RunJobs | None


def _bring_up_to_date(folder: Path, stored: Manifest | None, work: _Work, rules: Rules) -> BuildSummary:
    """Make the shards that are to be made, each listed as soon as it is there."""
    shards = stored.shards if stored else ()
    manifest = Manifest(SCHEMA, rules.makers.atomcorpus, rules.makers.knowledge, shards)
    if manifest != stored:
        write_manifest(folder, manifest)
    numbers = free_numbers(folder, manifest)
    known = survey(folder, manifest, work.found, numbers, rules)
    tally = _Tally(len(work.found) + known.changed, work.on_progress)
    jobs = chain(known.jobs, new_jobs(work.found, numbers, work.shard_files))
    make = partial(make_shard, folder=folder, options=work.reading)
    with closing(_made(jobs, make, tally, work.run)) as finished:
        for made in finished:
            manifest = manifest.replacing(made.job.old, made.shard)
            write_manifest(folder, manifest)
    return BuildSummary(
        read=tally.total - known.changed,
        changed=known.changed,
        unchanged=known.unchanged,
        failed=known.failed + tally.failed,
        errors=(*known.errors, *tally.errors),
        gone=tuple(known.gone),
        not_english=tally.not_english,
        articles=manifest.rows("articles"),
        shards=len(manifest.shards),
    )


def write(articles: Iterable[Article], out: str | os.PathLike[str], *, shard_articles: int = _SHARD_ARTICLES) -> None:
    """Write articles as a corpus on disk, which is there whole at the end or not at all.

    Equal articles give equal files. In memory are those of one row group.

    Args:
        articles: Any iterable; gone through once. Their order is that of the corpus.
        out: A folder that is empty or not there yet.
        shard_articles: How many articles a shard has at most.

    Raises:
        ReadError: If there is something in the folder, a build is at work there, or it cannot be written.
        FormatError: If the wire format cannot hold an article.
        ValidationError: If a member is no `Article`, or `shard_articles` is not above 0.
        MissingExtraError: If pyarrow or filelock is not installed.

    Example:
        >>> from atomcorpus import parse
        >>> write([parse("OpenAI released gpt-oss-120b.")], "written")
        >>> write([], "written")
        Traceback (most recent call last):
        atomcorpus.errors.ReadError: written: there is a corpus here; write to another folder, or remove it first
    """
    _check_count("write.shard_articles", shard_articles)
    with _building_in(out) as (folder, stored):
        if stored is not None:
            raise ReadError("there is a corpus here; write to another folder, or remove it first", folder.as_posix())
        manifest = Manifest(SCHEMA, metadata.version("atomcorpus"), None, ())
        numbers, rest = free_numbers(folder, manifest), _checked(articles)
        for first in rest:
            run = chain((first,), islice(rest, shard_articles - 1))
            manifest = manifest.replacing(None, write_shard(folder, f"{next(numbers):05}-{_NO_INPUTS}", run))
        write_manifest(folder, manifest)


def _checked(articles: Iterable[Article]) -> Iterator[Article]:
    for index, article in enumerate(articles):
        if type(article) is not Article:
            raise ValidationError(f"write.articles[{index}]: expected Article, not {type(article).__name__}")
        yield article


def _check_count(name: str, number: object) -> None:
    if type(number) is not int or number < 1:
        raise ValidationError(f"{name}: expected a whole number above 0, not {number!r}")


@contextmanager
def _building_in(out: str | os.PathLike[str]) -> Iterator[tuple[Path, Manifest | None]]:
    """The folder of a corpus, locked and without what a stopped build has left, and the manifest if there is one."""
    folder = Path(out)
    import_pyarrow()
    prepare_folder(folder)
    with only_builder(folder):
        stored = swept(folder)
        try:
            yield folder, stored
        except BaseException:
            with suppress(AtomCorpusError):  # what has ended the build is told, not what came of it
                swept(folder)
            raise
        swept(folder)


def _made(
    jobs: Iterable[Job], make: Callable[..., MadeShard], tally: _Tally, run: RunJobs | None
) -> Generator[MadeShard, None, None]:
    """What becomes of the jobs; inputs are counted as they are read, or where that is elsewhere, shard by shard."""
    if run is None:
        yield from map(partial(make, on_input=tally.add), jobs)
        return
    for made in run(make, jobs):
        both = zip(made.job.items, made.inputs, strict=True)
        tally.add(*(one for item, one in both if not isinstance(item, Input)))
        yield made
