"""What a build has to do: which inputs are new, changed or gone, and which shards are to be made because of that.

Inputs are looked at here, not read; nothing is written.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

from atomcorpus.dataset.inputs import Input, fingerprint, same_stamp
from atomcorpus.dataset.manifest import MOST_SHARDS, Manifest
from atomcorpus.dataset.parquet_files import read_inputs
from atomcorpus.dataset.place import lies_in
from atomcorpus.dataset.shards import Item, Job, Makers
from atomcorpus.errors import ReadError
from atomcorpus.reading import read_articles
from atomcorpus.reading.files import found_in
from atomcorpus.reading.sharing import size_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from atomcorpus.reading.limits import Limits

__all__ = ["Found", "Rules", "Survey", "find_inputs", "free_numbers", "new_jobs", "survey", "unlisted_in"]

Found = dict[str, ReadError | None]
"""Path of an input to what is already known to be wrong with it, which for a file is nothing."""

_BYTES_A_SHARD = 32 * 2**20
_SETTLED = 2_000_000_000  # nanoseconds; a file that is written twice within that time may have one and the same time


def find_inputs(sources: Iterable[str], limits: Limits, corpus: str | os.PathLike[str]) -> Found:
    """All inputs in files and folders, each once; a link into the corpus is an error.

    Raises:
        MissingPathError: If there is nothing at one of the paths, or a folder has no file to read.
        ReadError: If one is a file with another name, or a folder has more files than the limits allow.
    """
    found: Found = {}
    for source in sources:
        read_articles(source, limits=limits)  # reads nothing yet, but refuses a wrong path
        files = 0
        for item in found_in(source, limits.files):
            if isinstance(item, ReadError):
                found[item.path] = item
            elif item is not None:
                files += 1
                if files > limits.files:
                    raise ReadError(limits.exceeded("files"), source)
                is_own = os.path.islink(item) and lies_in(item, corpus)  # noqa: PTH114 - not normalised
                found[item] = ReadError("it is a link into the corpus itself", item) if is_own else None
    for path in [path for path in found if not _is_unicode(path)]:
        del found[path]
        shown = path.encode("utf-8", "backslashreplace").decode()
        found[shown] = ReadError("the name is not UTF-8", shown)
    return found


def unlisted_in(found: Found) -> frozenset[str]:
    """Paths where nothing could be found out."""
    return frozenset(path for path, fault in found.items() if fault is not None)


@define
class Survey:
    """What a corpus has, held against what was found.

    Attributes:
        jobs: Shards that take the place of others.
        unchanged: Number of inputs that were found and need not be read again.
        failed: Number of these of which something could not be read, and `errors` all of that.
        changed: Number of inputs that are to be read again.
        gone: Inputs that a source had and has no more.
    """

    jobs: list[Job] = Factory(list)
    unchanged: int = 0
    failed: int = 0
    errors: list[ReadError] = Factory(list)
    changed: int = 0
    gone: list[str] = Factory(list)


@frozen
class Rules:
    """How a build judges the inputs that the corpus has.

    Attributes:
        sources: The paths that were given; what is not in them is left alone.
        unlisted: Paths where nothing could be found out: what is below them is not gone.
        makers: By what an input must have been read.
        prune: Whether inputs that are gone leave the corpus.
        trust_times: Whether a file of the same size and time counts as unchanged.
    """

    sources: Sequence[str]
    unlisted: frozenset[str]
    makers: Makers
    prune: bool
    trust_times: bool


def survey(folder: Path, manifest: Manifest, found: Found, numbers: Iterator[int], rules: Rules) -> Survey:
    """Hold the inputs of a corpus against those that were found, and take them out of these: what is left is new.

    Raises:
        ReadError: If a file of the corpus is missing or damaged.
    """
    result = Survey()
    for shard in manifest.shards:
        inputs = read_inputs(folder, shard)
        settled = (folder / shard.path("inputs")).stat().st_mtime_ns - _SETTLED if rules.trust_times else 0
        items = [_item(one, found, rules, settled, result) for one in inputs]
        is_older = inputs and shard.is_older  # made anew as it is, so that all shards have all tables
        if is_older or any(item is not one for item, one in zip(items, inputs, strict=True)):
            result.jobs.append(Job(next(numbers), tuple(item for item in items if item is not None), shard))
    return result


def _item(one: Input, found: Found, rules: Rules, settled: int, result: Survey) -> Item | None:
    """What becomes of an input: itself where it stays, its path where it is to be read again, None where it goes."""
    if one.path not in found:
        if not _is_gone(one.path, rules):
            return one
        result.gone.append(one.path)
        return one if one.articles and not rules.prune else None
    fault = found.pop(one.path)
    if (one.atomcorpus, one.knowledge, one.options) == rules.makers and _is_same(one, fault, settled):
        result.unchanged += 1
        result.failed += bool(one.errors)
        result.errors += one.errors
        return one
    result.changed += 1
    return fault or one.path


def _is_gone(path: str, rules: Rules) -> bool:
    if any(parent.as_posix() in rules.unlisted for parent in PurePath(path).parents):
        return False
    return any(_is_within(PurePath(path), PurePath(source)) for source in rules.sources)


def _is_within(path: PurePath, folder: PurePath) -> bool:
    if path.is_absolute() != folder.is_absolute() or not path.is_relative_to(folder):
        return False
    return ".." not in path.relative_to(folder).parts


def _is_same(one: Input, fault: ReadError | None, settled: int) -> bool:
    """Whether reading an input again would give the same; it is opened only when size and time do not tell."""
    seen = one.fingerprint
    if fault is None:
        if seen is not None and seen.modified_ns < settled and same_stamp(one.path, seen):
            return True
        try:
            now = fingerprint(one.path)
        except ReadError as error:
            fault = error
        else:
            return seen is not None and seen.sha256 == now.sha256
    return seen is None and str(one.errors[0]) == str(fault)


def free_numbers(folder: Path, manifest: Manifest) -> Iterator[int]:
    """The numbers that no shard of a corpus has, from the lowest on.

    Raises:
        ReadError: When none is left.
    """
    taken = {shard.number for shard in manifest.shards}
    yield from (number for number in range(MOST_SHARDS) if number not in taken)
    raise ReadError(f"a corpus takes {MOST_SHARDS:,} shards; build a new one, with larger shards", folder.as_posix())


def new_jobs(found: Found, numbers: Iterator[int], shard_files: int) -> Iterator[Job]:
    """Shards for new inputs: runs of them in the order of their paths, which depend on their sizes only.

    An input is never cut in two, however large it is.
    """
    items: list[Item] = []
    size = 0
    for path in sorted(found):
        item = found[path] or path
        more = size_of(path) if item is path else 0
        if items and (len(items) == shard_files or size + more > _BYTES_A_SHARD):
            yield Job(next(numbers), tuple(items))
            items, size = [], 0
        items.append(item)
        size += more
    if items:
        yield Job(next(numbers), tuple(items))


def _is_unicode(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
