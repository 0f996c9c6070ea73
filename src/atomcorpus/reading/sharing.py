"""Whether it pays to share files out to several processes, and to how many.

A worker takes most of a second to start, in which one process has read half a million characters.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

from atomcorpus.pipeline import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from atomcorpus.reading.options import Options

__all__ = ["needs_no_guard", "size_of", "workers_worth"]

T = TypeVar("T")

_BYTES_A_WORKER = 750_000

_OWN = (".txt", ".md", ".markdown", ".jsonl", ".json", ".csv", ".tsv")
"""Ends of names that are read by this package alone: no library below it can crash or hang, and nothing unpacks."""


def workers_worth(
    items: Iterator[T], most: int, size: Callable[[T], int], options: Options | None, *, is_whole: bool = False
) -> tuple[list[T], int]:
    """How many workers pay for some work; of what takes a caller's own parser nobody knows, so that has them all.

    Args:
        items: Taken from until it is clear.
        most: How many workers there may be.
        size: Bytes that an item has to be read of.
        options: How they are read; None where nobody knows.
        is_whole: Whether an item cannot be shared out, so that there is no use for more workers than items.

    Returns:
        What was taken, and the number of workers, from 1 to `most`.

    Example:
        >>> from atomcorpus.reading import Options
        >>> [workers_worth(iter([size] * 100), 8, int, Options())[1] for size in (4_000, 40_000)]
        [1, 5]
    """
    if options is None or options.parse is not parse:
        return [], most
    taken: list[T] = []
    bytes_seen = 0
    for item in items:
        taken.append(item)
        bytes_seen += size(item)
        if bytes_seen >= most * _BYTES_A_WORKER and (not is_whole or len(taken) >= most):
            break
    useful = min(most, bytes_seen // _BYTES_A_WORKER, len(taken) if is_whole else most)
    return taken, max(useful, 1)


def needs_no_guard(paths: Iterable[str], options: Options | None) -> bool:
    """Whether files can be read in this process when a worker was asked for: nothing that reads them can end it.

    Example:
        >>> from atomcorpus.reading import Options
        >>> needs_no_guard(["a.txt", "B.MD"], Options()), needs_no_guard(["a.txt", "page.html"], Options())
        (True, False)
    """
    return options is not None and options.parse is parse and all(path.lower().endswith(_OWN) for path in paths)


def size_of(path: str) -> int:
    """Bytes of a file; 0 where it cannot be looked at, which is told when it is read."""
    try:
        return os.stat(path).st_size  # noqa: PTH116 - a name that need not be taken apart
    except OSError:
        return 0
