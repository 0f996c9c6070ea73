"""Files that appear whole or not at all; and the errors of the file system in the library's own words.

What is in a file is the business of `formats`.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISREG, S_ISSOCK
from typing import TYPE_CHECKING, BinaryIO, cast

from atomcorpus.errors import MissingPathError, ReadError

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

__all__ = ["file_errors", "kind_of_file", "open_regular", "read_bytes", "whole_file"]


@contextmanager
def file_errors(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turn what the file system says about a path into `ReadError` and `MissingPathError`.

    Raises:
        MissingPathError: In place of `FileNotFoundError`.
        ReadError: In place of any other `OSError`, and of what Python says of a path that no system takes.

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
    except ValueError as error:
        if (fault := _impossible(os.fspath(path))) is None:
            raise
        raise ReadError(f"no path has {fault} in it", os.fspath(path)) from error


def _impossible(path: str) -> str | None:
    """What makes a path one that no file can have; None when a file can have it."""
    if "\0" in path:
        return "a null character"
    try:
        os.fsencode(path)
    except UnicodeEncodeError as error:
        return ascii(path[error.start])
    return None


def read_bytes(path: str | os.PathLike[str], most: int) -> bytes:
    """What is in a file, or as much of it as shows that it is too long.

    Args:
        path: A file, or a pipe or device, which may have no end.
        most: How many bytes the caller takes.

    Returns:
        All bytes, or the first `most + 1` of more.

    Raises:
        MissingPathError: If there is no such file.
        ReadError: If it cannot be read.

    Example:
        >>> len(read_bytes("examples/articles/opinion.txt", 10))
        11
    """
    with file_errors(path), open(path, "rb") as file:  # noqa: PTH123 - a path of either kind
        return file.read(most + 1)


def open_regular(path: str | os.PathLike[str]) -> BufferedReader:
    """Open a regular file to be read; a pipe or device, which may keep its reader waiting, is refused at once.

    A link to a file is followed.

    Raises:
        MissingPathError: If there is no such file.
        ReadError: If it cannot be opened, or is no regular file.

    Example:
        >>> with open_regular("examples/articles/opinion.txt") as file:
        ...     len(file.read(10))
        10
        >>> open_regular("examples")
        Traceback (most recent call last):
        atomcorpus.errors.ReadError: examples: it is a folder, not a file
    """
    with file_errors(path):
        _check_regular(os.stat(path), path)  # noqa: PTH116 - a path of either kind; opening a device may do something
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            _check_regular(os.fstat(number), path)  # another one may have come between
            return open(number, "rb")  # noqa: PTH123 - a descriptor
        except BaseException:
            os.close(number)
            raise


def _check_regular(found: os.stat_result, path: str | os.PathLike[str]) -> None:
    if not S_ISREG(found.st_mode):
        raise ReadError(f"it is {kind_of_file(found.st_mode)}, not a file", os.fspath(path))


def kind_of_file(mode: int) -> str:
    """What something in a folder is, by its mode.

    Example:
        >>> kind_of_file(os.stat("examples").st_mode)
        'a folder'
    """
    return next((kind for is_kind, kind in _KINDS.items() if is_kind(mode)), "something else")


_KINDS = {
    S_ISREG: "a file",
    S_ISDIR: "a folder",
    S_ISFIFO: "a pipe",
    S_ISSOCK: "a socket",
    S_ISCHR: "a device",
    S_ISBLK: "a device",
}


@contextmanager
def whole_file(path: str | os.PathLike[str], *, follow: bool = True) -> Iterator[BinaryIO]:
    """Open a file for writing that replaces `path` at the end, or leaves it as it was when anything goes wrong.

    The bytes go to a temporary file beside it, which is synchronised to the disk before it takes the name. The file's
    permissions stay what they were. What a writer of the same file left who was killed is removed.

    Args:
        path: The file; its folder has to exist.
        follow: Whether what a link leads to is replaced; else a link is refused.

    Yields:
        A binary file.

    Raises:
        MissingPathError: If the folder does not exist.
        ReadError: If the file cannot be written, or something that is no regular file has the name.
    """
    with file_errors(path):
        if not follow and os.path.islink(path):  # noqa: PTH114 - a path of either kind
            raise ReadError("it is a link, and none is followed here", os.fspath(path))
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            kind = "a folder" if target.is_dir() else "no regular file"
            raise ReadError(f"it is {kind} and cannot be replaced by one", os.fspath(path))
    part = _Part(target)
    try:
        with file_errors(path):
            number = part.create()
        with open(number, "wb", closefd=False) as file:
            yield cast("BinaryIO", file)
            file.flush()
            os.fsync(number)
        with file_errors(path):
            part.replace(target)
            _synchronise(target.parent)
    except OSError as error:
        # An error that names a file is about another one, which the caller read while writing this one.
        if isinstance(error, ReadError) or error.filename is not None:
            raise
        raise ReadError(error.strerror or str(error), os.fspath(path)) from error
    finally:
        with suppress(OSError):  # what cannot be removed now is a left-over, which the next writer removes
            part.remove()


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


# --- temporary files --------------------------------------------------------------------------------------------------
class _Part:
    """The temporary file of one writer.

    Its name is one of a few that follow from the target's, so that the next writer finds what is left of one that was
    killed without a look at the whole folder. That nobody works on it any more is known by a lock of the system, which
    ends with its holder; on Windows by the fact that no open file can be removed.
    """

    def __init__(self, target: Path) -> None:
        self._names = (os.fspath(target.with_name(f".{target.name[:40]}.{number}.part")) for number in count())
        self._name = next(self._names)
        self._open: list[int] = []

    def create(self) -> int:
        """Make the file and return its descriptor; what nobody works on any more is removed."""
        while not self._is_made():
            self._name = next(self._names)
        while _remove_left_over(next(self._names)):
            pass
        return self._open[0]

    def replace(self, target: Path) -> None:
        """Give the file the target's name and permissions."""
        if sys.platform == "win32":
            self._close()  # no open file can be renamed there
        os.chmod(self._name, _permissions(target))  # noqa: PTH101 - it is private until here
        os.replace(self._name, target)  # noqa: PTH105 - the same file again

    def remove(self) -> None:
        """Take the file away, if it is still there, and let the name go."""
        if sys.platform == "win32":
            if self._close():
                _remove_left_over(self._name)
            return
        try:
            if self._open:
                _unlink(self._name, self._open[0])
        finally:
            self._close()

    def _is_made(self) -> bool:
        """Make a file of this name, and keep others from taking it for a left-over; not if another one has the name."""
        while True:
            _remove_left_over(self._name)
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            try:
                # One step of the interpreter, so that no signal comes between the file and the note that it is there.
                self._open.extend(map(os.open, [self._name], [flags], [0o600]))
            except FileExistsError:
                return False
            if _is_kept(self._open[0]):
                return True
            self._close()  # somebody took it for a left-over before it was locked

    def _close(self) -> bool:
        """Close the file; whether it was open."""
        if not self._open:
            return False
        os.close(self._open.pop())
        return True


def _is_kept(number: int) -> bool:
    """Lock a new file; whether it is still there then."""
    if sys.platform == "win32":
        return True
    with suppress(OSError):  # a file system without locks, where nobody takes a file for a left-over either
        if not _is_locked(number):
            return False
    return os.fstat(number).st_nlink > 0


def _remove_left_over(name: str) -> bool:
    """Remove a temporary file that nobody works on any more; whether there is a file of this name."""
    if sys.platform == "win32":
        try:
            os.unlink(name)  # noqa: PTH108 - a name that need not be taken apart
        except OSError as error:
            return not isinstance(error, FileNotFoundError)
        return True
    try:
        number = os.open(name, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        with suppress(OSError):
            if _is_locked(number):
                _unlink(name, number)
    finally:
        os.close(number)
    return True


def _is_locked(number: int) -> bool:
    """Lock an open file, unless another one has done so; it stays locked until it is closed.

    Raises:
        OSError: If the file system knows no locks.
    """
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _unlink(name: str, number: int) -> None:
    """Remove a regular file by its name, if that is still the name of the one that is open."""
    opened = os.fstat(number)
    with suppress(FileNotFoundError):
        if S_ISREG(opened.st_mode) and os.path.samestat(opened, os.lstat(name)):
            os.unlink(name)  # noqa: PTH108 - the same file again
