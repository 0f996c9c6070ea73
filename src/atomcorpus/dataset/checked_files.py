"""`CheckedFiles`: whether the files of a corpus are still the ones that were written, each read once."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from atomcorpus.dataset.parquet_files import check_file

if TYPE_CHECKING:
    from atomcorpus.dataset.dataset import Dataset
    from atomcorpus.dataset.manifest import Shard

__all__ = ["CheckedFiles"]

_THREADS = 8  # a digest leaves the others their turn


class CheckedFiles:
    """Compares the files of a corpus with their digests before somebody else reads them.

    A file is read once. After that its size and the time when it was modified are compared, which costs a thousandth: a
    file whose bytes change while both stay, as on a failing disk, is found by the next process. Several threads may
    check at the same time.

    Args:
        dataset: The corpus.

    Example:
        >>> from atomcorpus.dataset import Dataset, build
        >>> summary = build("examples/articles", "corpus")
        >>> CheckedFiles(Dataset.open("corpus")).check("mentions")
    """

    def __init__(self, dataset: Dataset) -> None:
        self._folder = dataset.path
        self._shards = dataset.manifest.shards
        self._seen: dict[str, tuple[int, int, int]] = {}

    def check(self, table: str) -> None:
        """Make sure that every file of a table is there and the one that was written.

        Raises:
            MissingPathError: If one is missing.
            ReadError: If one cannot be read, or is another one; the first in the order of the shards.
        """
        shards = (shard for shard in self._shards if table in shard.tables)
        waiting = [shard for shard in shards if not self._is_known(shard.path(table))]
        if not waiting:
            return
        with ThreadPoolExecutor(min(_THREADS, len(waiting), os.cpu_count() or 1)) as pool:
            checks = [pool.submit(self._check_file, shard, table) for shard in waiting]
            try:
                for check in checks:
                    check.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def check_shard(self, shard: Shard, table: str) -> None:
        """Make sure that the file of one shard is there and the one that was written.

        Raises:
            MissingPathError: If it is missing.
            ReadError: If it cannot be read, or is another one.
        """
        if not self._is_known(shard.path(table)):
            self._check_file(shard, table)

    def _is_known(self, path: str) -> bool:
        return path in self._seen and self._stamp(path) == self._seen[path]

    def _check_file(self, shard: Shard, table: str) -> None:
        path = shard.path(table)
        before = self._stamp(path)
        check_file(self._folder, shard, table)
        if before is not None:
            self._seen[path] = before

    def _stamp(self, path: str) -> tuple[int, int, int] | None:
        """What shows, without a look into it, that a file is another one; None where there is none."""
        try:
            found = (self._folder / path).stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns
