"""Exceptions that nobody foresaw while a file was read: each is an error of that file, except the caller's own.

This is the last net. What can be told better, because its cause is known, is told where it is met.
"""

from __future__ import annotations

from atomcorpus.errors import ReadError
from atomcorpus.visible import visible

__all__ = ["ParserRaised", "caused", "in_words", "unforeseen"]

_LONGEST = 200  # characters of a message


class ParserRaised(BaseException):
    """Carries what the caller's own parser raised past whatever makes errors of files out of exceptions.

    It is no `Exception`, so that no handler between the parser and the reader takes it for a fault of the file.
    """

    def __init__(self, error: Exception) -> None:
        super().__init__(error)
        self.error = error


def in_words(error: BaseException) -> str:
    r"""The class of an exception and the first line of what it says, which may be that of another library.

    Example:
        >>> in_words(OverflowError("too large\nby far")), in_words(AssertionError())
        ('OverflowError: too large', 'AssertionError')
    """
    try:
        said = str(error)
    except Exception:  # noqa: BLE001 - the method is that of another library
        said = ""
    first = visible(next(iter(said.strip().splitlines()), ""))
    shown = first if len(first) <= _LONGEST else f"{first[: _LONGEST - 3]}..."
    return f"{type(error).__name__}: {shown}" if shown else type(error).__name__


def unforeseen(error: Exception, path: str, *, line: int | None = None, record: str | None = None) -> ReadError:
    """The error of a file, or of one record of it, at which something was raised that nobody foresaw.

    Args:
        error: What was raised.
        path: The file.
        line: The line, if that is known.
        record: What the record is called, to begin the reason with.

    Raises:
        MemoryError: If it is one: that is no fault of the file.

    Example:
        >>> str(unforeseen(ValueError("no"), "a.md")), str(unforeseen(ValueError("no"), "a.parquet", record="row 3"))
        ('a.md: cannot be read: ValueError: no', 'a.parquet: row 3: cannot be read: ValueError: no')
    """
    if isinstance(error, MemoryError):
        raise error
    reason = f"cannot be read: {in_words(error)}"
    return caused(ReadError(f"{record}: {reason}" if record else reason, path, line=line), error)


def caused(error: ReadError, cause: Exception) -> ReadError:
    """The error as it would be after `raise error from cause`, for those that are collected."""
    error.__cause__ = cause
    return error
