"""Arrays in JSON as UTF-8 can hold them, piece after piece."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from atomcorpus._characters import storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["json_array"]

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_array(members: Iterable[object], begin: str = "[", end: str = "]") -> Iterator[str]:
    r"""Plain data as an array in JSON that UTF-8 can hold, one member a line, piece after piece.

    No `<` is in it, so that it can stand in a `script` element of a page, which nothing in a text can end then.

    Args:
        members: Of the array.
        begin: What stands before the first one.
        end: What stands after the last one.

    Example:
        >>> print("".join(json_array([{"id": "a", "issued": [2025, 8]}, "</script>"])), end="")
        [
        {"id":"a","issued":[2025,8]},
        "\u003c/script>"
        ]
        >>> print("".join(json_array([])), end="")
        []
    """
    between = f"{begin}\n"
    for member in members:
        yield between + storable(_ENCODER.encode(member)).replace("<", "\\u003c")
        between = ",\n"
    yield f"\n{end}\n" if between == ",\n" else f"{begin}{end}\n"
