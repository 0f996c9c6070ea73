"""Files that appear whole or not at all; and the errors of the file system in the library's own words.

What is in a file is the business of `formats`.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from atomcorpus.errors import MissingPathError, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["file_errors", "whole_file"]


@contextmanager
def file_errors(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turn what the file system says about a path into `ReadError` and `MissingPathError`.

    Raises:
        MissingPathError: In place of `FileNotFoundError`.
        ReadError: In place of any other `OSError`.

    Example:
        >>> with file_errors("crawl/none.json"):
        ...     open("crawl/none.json")
        Traceback (most recent call last):
        atomcorpus.errors.MissingPathError: crawl/none.json: no such file or folder
    """
    try:
        yield
    except ReadError:
        raise
    except FileNotFoundError as error:
        raise MissingPathError("no such file or folder", os.fspath(path)) from error
    except OSError as error:
        raise ReadError(error.strerror or str(error), os.fspath(path)) from error


@contextmanager
def whole_file(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a file for writing that replaces `path` at the end, or leaves it as it was when anything goes wrong.

    The bytes go to a temporary file beside it, which is synchronised to the disk before it takes the name. A link is
    followed; the file's permissions stay what they were.

    Args:
        path: The file; its folder has to exist.

    Yields:
        A binary file.

    Raises:
        MissingPathError: If the folder does not exist.
        ReadError: If the file cannot be written, or something that is no regular file has the name.
    """
    with file_errors(path):
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            kind = "a folder" if target.is_dir() else "no regular file"
            raise ReadError(f"it is {kind} and cannot be replaced by one", os.fspath(path))
        number, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    try:
        with open(number, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            yield cast("BinaryIO", file)
            file.flush()
            os.fsync(file.fileno())
        with file_errors(path):
            os.chmod(name, _permissions(target))  # noqa: PTH101 - a temporary file is private until here
            os.replace(name, target)  # noqa: PTH105 - the same file again
            _synchronise(target.parent)
    except BaseException as error:
        with suppress(FileNotFoundError):
            os.unlink(name)  # noqa: PTH108 - the same file again
        # An error that names a file is about another one, which the caller read while writing this one.
        if isinstance(error, OSError) and not isinstance(error, ReadError) and error.filename is None:
            raise ReadError(error.strerror or str(error), os.fspath(path)) from error
        raise


def _permissions(target: Path) -> int:
    """What the file had, or what a new file gets."""
    with suppress(FileNotFoundError):
        return target.stat().st_mode & 0o7777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _synchronise(folder: Path) -> None:
    """Put the new name itself on the disk, where the system can do that for a folder."""
    if hasattr(os, "O_DIRECTORY"):
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
