"""One builder at a time: a lock of the operating system, which is free again when its holder is gone, however it went.

The only home of filelock.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from atomcorpus._extras import brought_by
from atomcorpus._files import file_errors, open_regular
from atomcorpus.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["LOCK_FILES", "only_builder"]

_LOCK, _HOLDER = ".lock", ".holder.json"
_MOST_BYTES = 1000  # of the second, which takes less than a tenth of that

LOCK_FILES = (_LOCK, _HOLDER)
"""Names of the files that the lock needs in the folder; the first stays there."""


@contextmanager
def only_builder(folder: Path) -> Iterator[None]:
    """Keep other builders out of the folder of a corpus, for as long as this lasts or the process lives.

    Raises:
        ReadError: At once, if another builder is at work there; with its process and since when, where they are known.
        MissingExtraError: If filelock is not installed.
    """
    with brought_by("parquet", "filelock"):
        import filelock  # noqa: PLC0415 - an extra
    lock = filelock.FileLock(folder / _LOCK, timeout=0)
    with file_errors(folder):
        try:
            lock.acquire()
        except filelock.Timeout as error:
            reason = f"another build is at work here{_holder(folder)}; wait for it or stop it"
            raise ReadError(reason, folder.as_posix()) from error
    try:
        # A file of its own, because no other process can read a locked file on Windows.
        since = datetime.now(UTC).isoformat(" ", "seconds").removesuffix("+00:00")
        with file_errors(folder / _HOLDER):
            _say(folder / _HOLDER, json.dumps({"process": os.getpid(), "since": f"{since} UTC"}))
        yield
    finally:
        with suppress(OSError):
            (folder / _HOLDER).unlink()
        lock.release()


def _say(path: Path, text: str) -> None:
    """Make a file, in the place of an older one: what has the name may have others, and is not written to."""
    path.unlink(missing_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)


def _holder(folder: Path) -> str:
    """Who has the lock, as far as that is known."""
    try:
        with open_regular(folder / _HOLDER) as file:
            holder: Any = json.loads(file.read(_MOST_BYTES))
        return f" (process {int(holder['process'])}, since {datetime.fromisoformat(holder['since'][:19])} UTC)"
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return ""
