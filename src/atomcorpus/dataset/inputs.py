"""What was read into a corpus: one row a file, with what tells whether it has changed since."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Any

from attrs import frozen

from atomcorpus._files import file_errors, open_regular
from atomcorpus._repr import record_repr
from atomcorpus.errors import ReadError
from atomcorpus.tables.arrow import import_pyarrow

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

__all__ = ["Fingerprint", "Input", "fingerprint", "inputs_from_arrow", "inputs_schema", "inputs_to_arrow", "same_stamp"]


@frozen
class Fingerprint:
    """What a file is known by.

    Attributes:
        bytes: Its size.
        modified_ns: When it was modified, in nanoseconds since 1970.
        sha256: Digest of its bytes, in hexadecimal digits.
    """

    bytes: int
    modified_ns: int
    sha256: str

    __repr__ = record_repr


@frozen
class Input:
    """A file that was read into a corpus, or could not be.

    Attributes:
        path: As it was given or found, with forward slashes.
        fingerprint: None for what could not be opened or not be read to its end, because of the system or for want of a
            package, and for a file that changed while it was read.
        articles: Number of its articles, which stand one after the other in its shard.
        errors: What could not be read of it.
        atomcorpus: Version of this package that read it.
        knowledge: Version of the knowledge base with which it was read.
        options: What else was said about how to read it, as JSON; `{}` for nothing.
        not_english: Number of its articles in which nothing was looked for, as they are not in English; counted when it
            is read, and not stored.
    """

    path: str
    fingerprint: Fingerprint | None
    articles: int
    errors: tuple[ReadError, ...]
    atomcorpus: str
    knowledge: str
    options: str
    not_english: int = 0

    __repr__ = record_repr


def fingerprint(path: str) -> Fingerprint:
    """Look at a file; it is read once, a piece at a time.

    Raises:
        MissingPathError: If it is not there.
        ReadError: If it cannot be read, or is a pipe or device.
    """
    with file_errors(path), open_regular(path) as file:
        before = os.fstat(file.fileno())
        return Fingerprint(before.st_size, before.st_mtime_ns, hashlib.file_digest(file, "sha256").hexdigest())


def same_stamp(path: str, seen: Fingerprint) -> bool:
    """Whether size and time of a file are still those that were seen; the file is not opened."""
    try:
        now = os.stat(path)  # noqa: PTH116 - a name that need not be normalised
    except OSError:
        return False
    return (now.st_size, now.st_mtime_ns) == (seen.bytes, seen.modified_ns)


def inputs_schema() -> pa.Schema:
    """The Arrow schema of the table of inputs."""
    arrow = import_pyarrow()
    string, number = arrow.string(), arrow.int64()
    error = [
        arrow.field("reason", string, nullable=False),
        arrow.field("path", string, nullable=False),
        arrow.field("line", number),
        arrow.field("column", number),
    ]
    errors = arrow.list_(arrow.field("element", arrow.struct(error), nullable=False))
    schema: pa.Schema = arrow.schema(
        [
            arrow.field("path", string, nullable=False),
            arrow.field("bytes", number),
            arrow.field("modified_ns", number),
            arrow.field("sha256", string),
            arrow.field("articles", number, nullable=False),
            arrow.field("errors", errors, nullable=False),
            arrow.field("atomcorpus", string, nullable=False),
            arrow.field("knowledge", string, nullable=False),
            arrow.field("options", string, nullable=False),
        ]
    )
    return schema


def inputs_to_arrow(inputs: Iterable[Input]) -> pa.Table:
    """The table of inputs, in the order given."""
    arrow = import_pyarrow()
    table: pa.Table = arrow.Table.from_pylist([_row(one) for one in inputs], inputs_schema())
    return table


def inputs_from_arrow(table: pa.Table) -> list[Input]:
    """The inputs of a table; the inverse of `inputs_to_arrow`, but that a missing path is any other error then."""
    return [_input(row) for row in table.to_pylist()]


def _row(one: Input) -> dict[str, Any]:
    seen = one.fingerprint
    return {
        "path": one.path,
        "bytes": seen and seen.bytes,
        "modified_ns": seen and seen.modified_ns,
        "sha256": seen and seen.sha256,
        "articles": one.articles,
        "errors": [
            {
                "reason": _storable(error.reason),
                "path": _storable(error.path),
                "line": error.line,
                "column": error.column,
            }
            for error in one.errors
        ],
        "atomcorpus": one.atomcorpus,
        "knowledge": one.knowledge,
        "options": one.options,
    }


def _input(row: dict[str, Any]) -> Input:
    seen = None if row["sha256"] is None else Fingerprint(row["bytes"], row["modified_ns"], row["sha256"])
    errors = tuple(
        ReadError(error["reason"], error["path"], line=error["line"], column=error["column"]) for error in row["errors"]
    )
    return Input(row["path"], seen, row["articles"], errors, row["atomcorpus"], row["knowledge"], row["options"])


def _storable(text: str) -> str:
    """The text with escapes for lone surrogates, which UTF-8 cannot hold."""
    return text.encode("utf-8", "backslashreplace").decode()
