"""Which files there are to read, and the bytes of one; no article is made here."""

from __future__ import annotations

import gzip
import os
import zlib
from pathlib import PurePath
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from atomcorpus._files import file_errors
from atomcorpus.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SUFFIXES", "find_files", "found_in", "read_bytes"]

SUFFIXES = (".txt", ".txt.gz", ".jsonl", ".jsonl.gz")
"""How the names of readable files end, in lower or upper case: crawl text, and articles that were stored."""


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


def found_in(path: str | os.PathLike[str]) -> Iterator[str | ReadError | None]:
    """What there is to read in a file or folder: paths, errors, and None for each file that is none of ours.

    A folder is read with the folders in it, sorted by name at each level, so that the order depends on nothing but the
    names. Hidden files and folders (`.git`, `._a.txt`) are as if they were not there. A link to a file is followed; one
    to a folder is passed over, so no loop can arise.

    Raises:
        MissingPathError: If there is nothing at the path.
        ReadError: If it is one file and no readable one.
    """
    given = PurePath(path).as_posix()
    with file_errors(given):
        mode = os.stat(path).st_mode  # noqa: PTH116 - one call of the system for three questions
    if S_ISDIR(mode):
        return map(_readable, _entries(given))
    if not S_ISREG(mode):
        raise ReadError(_SPECIAL, given)
    if not _is_ours(given):
        raise ReadError(f"the name must end in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}", given)
    return iter((given,))


def read_bytes(path: str) -> bytes:
    """What is in a file; one whose name ends in `.gz` is decompressed.

    Raises:
        ReadError: If the file cannot be read, or the gzip data are damaged or cut off.
    """
    opened = gzip.open if path.lower().endswith(".gz") else open
    with file_errors(path):
        try:
            with opened(path, "rb") as file:
                return file.read()
        except gzip.BadGzipFile as error:
            raise ReadError("not gzip, though its name ends in .gz", path) from error
        except EOFError as error:
            raise ReadError("the gzip data are cut off", path) from error
        except zlib.error as error:
            raise ReadError("the gzip data are damaged", path) from error


_SPECIAL = "neither a file nor a folder"


def _is_ours(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def _readable(entry: os.DirEntry[str] | ReadError) -> str | ReadError | None:
    """What an entry of a folder comes to; see `found_in`."""
    if isinstance(entry, ReadError):
        return entry
    if not _is_ours(entry.name):
        return None
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


def _entries(folder: str) -> Iterator[os.DirEntry[str] | ReadError]:
    """All entries of a folder and of the folders in it, but no folders; and what could not be listed."""
    levels = [_listed(folder)]
    while levels:
        entry = next(levels[-1], None)
        if entry is None:
            levels.pop()
        elif isinstance(entry, os.DirEntry) and entry.is_dir(follow_symlinks=False):
            levels.append(_listed(entry.path))
        else:
            yield entry


def _listed(folder: str) -> Iterator[os.DirEntry[str] | ReadError]:
    """Entries of one folder that are not hidden, by name."""
    try:
        with file_errors(PurePath(folder).as_posix()), os.scandir(folder) as entries:
            visible = [entry for entry in entries if not entry.name.startswith(".")]
    except ReadError as error:
        return iter((error,))
    return iter(sorted(visible, key=lambda entry: entry.name))
