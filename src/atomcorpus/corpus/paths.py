"""What a path stands for that may be a pattern."""

from __future__ import annotations

import os
from glob import glob, has_magic
from typing import TYPE_CHECKING

from atomcorpus.errors import MissingPathError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["fitting"]


def fitting(path: str | os.PathLike[str]) -> Iterable[str | os.PathLike[str]]:
    """The path, or those that fit it where it is a pattern.

    Raises:
        MissingPathError: If none does.
    """
    pattern = os.fspath(path)
    if os.path.lexists(pattern) or not has_magic(pattern):
        return (path,)
    if not (found := sorted(glob(pattern, recursive=True))):  # noqa: PTH207 - it may be absolute
        raise MissingPathError("no file or folder fits this pattern", pattern)
    return found
