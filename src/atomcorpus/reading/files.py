"""Which files there are to read; none is opened here."""

from __future__ import annotations

import os
import sys
from heapq import nsmallest
from itertools import chain, count, islice, repeat
from operator import attrgetter
from pathlib import PurePath
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from atomcorpus._files import file_errors
from atomcorpus.errors import ReadError
from atomcorpus.reading.file_kinds import SUFFIXES, SUFFIXES_FOUND, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Entry = os.DirEntry[str] | ReadError | None

__all__ = ["find_files", "found_in"]


def find_files(path: str | os.PathLike[str]) -> Iterator[str]:
    """Paths of the files that `read_articles` would read, in the order in which it reads them.

    For counting ahead and for sharing work out; nothing is opened. What cannot be looked into is left out here and
    reported by `read_articles`.

    Args:
        path: A file or a folder; it need not exist.

    Yields:
        Paths with forward slashes, beginning with the one that was given.

    Example:
        >>> next(find_files("examples/articles"))
        'examples/articles/interview.txt'
    """
    try:
        yield from (found for found in found_in(path) if isinstance(found, str))
    except ReadError:
        return


def found_in(path: str | os.PathLike[str], most: int = sys.maxsize) -> Iterator[str | ReadError | None]:
    """What there is to read in a file or folder: paths, errors, and None for each file that is none of ours.

    A folder is read with the folders in it, sorted by name at each level, so that the order depends on nothing but the
    names. Hidden files and folders (`.git`, `._a.txt`) are as if they were not there; JSON and tables of values, which
    mostly describe the texts beside them, are none of ours unless they are given themselves; nor is a file named
    `README`, whatever its name ends in, because it is about the folder. A link to a file is followed; one to a folder
    is passed over, so no loop can arise.

    Args:
        path: A file or a folder.
        most: How many entries the caller can use at most; of a folder with more, those after them are not kept.

    Raises:
        MissingPathError: If there is nothing at the path.
        ReadError: If it is one file and no readable one.
    """
    given = PurePath(path).as_posix()
    with file_errors(given):
        mode = os.stat(path).st_mode  # noqa: PTH116 - one call of the system for three questions
    if S_ISDIR(mode):
        return map(_readable, _entries(given, most))
    if not S_ISREG(mode):
        raise ReadError(_SPECIAL, given)
    if not given.lower().endswith(SUFFIXES):
        raise ReadError(f"the name must end in {in_words(SUFFIXES)}", given)
    return iter((given,))


_SPECIAL = "neither a file nor a folder"


def _is_ours(name: str) -> bool:
    """Whether a file of a folder is to be read."""
    return name.lower().endswith(SUFFIXES_FOUND)


def _is_about(name: str) -> bool:
    """Whether a file of a folder says what is in the folder."""
    return name.lower().partition(".")[0] == "readme"


def _readable(entry: _Entry) -> str | ReadError | None:
    """What an entry of a folder comes to; see `found_in`."""
    if entry is None or isinstance(entry, ReadError):
        return entry
    path = PurePath(entry.path).as_posix()
    if entry.is_file(follow_symlinks=False):
        return path
    try:
        with file_errors(path):
            mode = entry.stat().st_mode
    except ReadError as error:  # a link that leads nowhere, or in a circle
        return error
    if S_ISDIR(mode):
        return None
    return path if S_ISREG(mode) else ReadError(_SPECIAL, path)


def _entries(folder: str, most: int) -> Iterator[_Entry]:
    """All entries of a folder and of the folders in it, but no folders; and what could not be listed."""
    levels = [_listed(folder, most)]
    while levels:
        for entry in levels[-1]:
            if isinstance(entry, os.DirEntry) and entry.is_dir(follow_symlinks=False):
                levels.append(_listed(entry.path, most))
                break
            yield entry
        else:
            levels.pop()


def _listed(folder: str, most: int) -> Iterator[_Entry]:
    """Entries of one folder that are not hidden: first None for each that is none of ours, then the others by name."""
    try:
        with file_errors(PurePath(folder).as_posix()), os.scandir(folder) as entries:
            passed_over = count()
            wanted = (entry for entry in entries if _is_wanted(entry, passed_over))
            kept = [*islice(wanted, most)]
            if (more := next(wanted, None)) is not None:
                # As many as show that there are more, and no more than these in memory.
                kept = nsmallest(most + 1, chain(kept, (more,), wanted), key=_NAME)
    except ReadError as error:
        return iter((error,))
    return chain(repeat(None, next(passed_over)), sorted(kept, key=_NAME))


def _is_wanted(entry: os.DirEntry[str], passed_over: Iterator[int]) -> bool:
    """Whether an entry is to be read or looked into; a file that is none of ours is counted."""
    if entry.name.startswith("."):
        return False
    if entry.is_dir(follow_symlinks=False) or (_is_ours(entry.name) and not _is_about(entry.name)):
        return True
    next(passed_over)
    return False


_NAME = attrgetter("name")
