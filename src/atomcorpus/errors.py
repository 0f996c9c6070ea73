"""Every exception of the library; nothing else lives here.

Each class is also the builtin that a caller would expect, survives pickling, and says what is wrong, the value, what
was expected, and where. Foreign exceptions are chained, never leaked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "AtomCorpusError",
    "FormatError",
    "MissingExtraError",
    "MissingPathError",
    "ParseError",
    "QueryError",
    "ReadError",
    "UnknownEntityError",
    "ValidationError",
]


class AtomCorpusError(Exception):
    """The parent of every exception that leaves this library; never raised itself."""


class ParseError(AtomCorpusError, ValueError):
    """A text that breaks the grammar it was read by.

    Attributes:
        reason: What is wrong, without the place.
        text: The whole text that was read.
        position: Offset of the fault in `text`, in code points, 0-based.
        line: Line of the fault, 1-based; LF, CR LF and CR each end a line.
        column: Column of the fault in its line, in code points, 1-based.

    Example:
        >>> error = ParseError("no such month", "date 2025-13-45", 10)
        >>> str(error)
        'no such month (at line 1, column 11)'
    """

    def __init__(self, reason: str, text: str, position: int) -> None:
        before = text[:position].replace("\r\n", "\n").replace("\r", "\n")
        self.reason = reason
        self.text = text
        self.position = position
        self.line = before.count("\n") + 1
        self.column = len(before) - before.rfind("\n")
        super().__init__(f"{reason} (at line {self.line}, column {self.column})")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.reason, self.text, self.position)


class ValidationError(AtomCorpusError, ValueError):
    """A value that a record does not take; the message begins with `Record.field`.

    Example:
        >>> from atomcorpus import Span
        >>> Span(3, 3)
        Traceback (most recent call last):
        atomcorpus.errors.ValidationError: Span.end: 3 is not after the start, 3
    """


class FormatError(AtomCorpusError, ValueError):
    """Stored data that is not what its format asks for.

    Attributes:
        problems: One line a fault, as `problem @ $.path`; never empty, in document order.

    Example:
        >>> FormatError("not an article", ["expected a string, not 3 @ $.text"]).problems
        ('expected a string, not 3 @ $.text',)
    """

    def __init__(self, summary: str, problems: Iterable[str]) -> None:
        self.summary = summary
        self.problems = tuple(problems)
        super().__init__("\n  ".join([summary, *self.problems]))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.summary, self.problems)


class UnknownEntityError(AtomCorpusError, LookupError):
    """An id or a name that the knowledge base does not have.

    Attributes:
        wanted: What was asked for.
        nearest: Known names or ids that look like it, best first; may be empty.

    Example:
        >>> str(UnknownEntityError("opnai", ["openai"]))
        "no entity 'opnai'; the nearest known: 'openai'"
    """

    def __init__(self, wanted: str, nearest: Iterable[str] = ()) -> None:
        self.wanted = wanted
        self.nearest = tuple(nearest)
        known = ", ".join(map(repr, self.nearest))
        super().__init__(f"no entity {wanted!r}" + (f"; the nearest known: {known}" if known else ""))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.wanted, self.nearest)


class MissingExtraError(AtomCorpusError, ImportError):
    """An optional dependency that is not installed, or not whole.

    Attributes:
        package: What cannot be imported.
        extra: The extra of this package that brings it.
        reason: Why a package that is there cannot be imported; None if it is not there.

    Example:
        >>> str(MissingExtraError("hypothesis", "testing"))
        "hypothesis is not installed; it comes with: pip install 'atomcorpus[testing]'"
    """

    def __init__(self, package: str, extra: str, reason: str | None = None) -> None:
        self.package = package
        self.extra = extra
        self.reason = reason
        told = "is not installed" if reason is None else f"cannot be imported ({reason})"
        super().__init__(f"{package} {told}; it comes with: pip install 'atomcorpus[{extra}]'")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.package, self.extra, self.reason)


class QueryError(AtomCorpusError, ValueError):
    """A question in SQL, or a search, that is not answered.

    Attributes:
        reason: What is wrong, as the database says it.
        sql: The question.

    Example:
        >>> str(QueryError("Parser Error: syntax error at end of input", "SELECT"))
        'Parser Error: syntax error at end of input'
    """

    def __init__(self, reason: str, sql: str) -> None:
        self.reason = reason
        self.sql = sql
        super().__init__(reason)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.reason, self.sql)


class ReadError(AtomCorpusError, OSError):
    """A file, or one record of it, that could not be read or written.

    Attributes:
        reason: What is wrong, without the place.
        path: The file or folder, as it was given or found.
        line: Line in the file, 1-based, where it is known.
        column: Column in code points, 1-based, where it is known.

    Example:
        >>> str(ReadError("not UTF-8: invalid start byte", "crawl/a.txt", line=3, column=7))
        'crawl/a.txt:3:7: not UTF-8: invalid start byte'
    """

    def __init__(self, reason: str, path: str, *, line: int | None = None, column: int | None = None) -> None:
        self.reason = reason
        self.path = path
        self.line = line
        self.column = column
        super().__init__(f"{':'.join(str(part) for part in (path, line, column) if part is not None)}: {reason}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _read_error, (type(self), self.reason, self.path, self.line, self.column)


class MissingPathError(ReadError, FileNotFoundError):
    """A path that does not exist, or a folder that has nothing to read."""


def _read_error(cls: type[ReadError], reason: str, path: str, line: int | None, column: int | None) -> ReadError:
    """Rebuild a ReadError from a pickle, which cannot pass keywords."""
    return cls(reason, path, line=line, column=column)
