"""Files of JSON: an array of rows or stored articles, or one of them; each is read as a line of JSON Lines is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from atomcorpus.errors import ReadError
from atomcorpus.reading.json_lines import read_objects
from atomcorpus.reading.unpacking import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.articles import Article
    from atomcorpus.reading.limits import Limits
    from atomcorpus.reading.options import Options

__all__ = ["read_json"]


def read_json(path: str, options: Options) -> Iterator[Article | ReadError]:
    """Articles and errors, one a member of the array, in its order; an origin names its number, 1-based.

    Raises:
        ReadError: If the file cannot be read, is not JSON or longer than `Limits.line_bytes`.
    """
    data = _whole(path, options.limits).removeprefix(b"\xef\xbb\xbf").strip()
    if not data:
        raise ReadError("the file is empty", path)
    return read_objects(_members(data, path) if data.startswith(b"[") else [data], path, options)


def _members(data: bytes, path: str) -> list[bytes]:
    """What an array holds, each as it stands there."""
    try:
        return [bytes(member) for member in msgspec.json.decode(data, type=list[msgspec.Raw])]
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not JSON: {error}", path) from error


def _whole(path: str, limits: Limits) -> bytes:
    with opened(path, limits) as file:
        data = file.read(limits.line_bytes + 1)
    if len(data) > limits.line_bytes:
        raise ReadError(limits.exceeded("line_bytes"), path)
    return data
