"""How names are found that no knowledge base lists yet: a scorer of mentions, run without the listed organisations.

    python tools/score_strangers.py SCORER [ARGUMENT ...] [--keep SHARE]

The scorer is any script that calls `atomcorpus.parse` and prints figures. It runs with the packaged knowledge base
without its companies, institutions, media and people, or with a share of them, the same every time; places and models
stay, the models without their developers. A text from next year looks like that: full of names that nobody has listed.
"""

from __future__ import annotations

import argparse
import runpy
import sys
import zlib
from typing import TYPE_CHECKING, Any

from atomcorpus import KnowledgeBase

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACES = frozenset(("country", "region", "place"))
_REFERENCES = ("developer", "maker", "parent", "roles")


def main() -> None:
    """Run the scorer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=float, default=0, help="share of the organisations and people that stay listed")
    parser.add_argument("scorer", help="a script that parses texts and scores what is found")
    parser.add_argument("arguments", nargs="*", help="what the scorer is given")
    given, options = parser.parse_known_args()
    known = KnowledgeBase([*_rows(KnowledgeBase.default(), given.keep)], "strangers")
    KnowledgeBase.default = classmethod(lambda _: known)  # type: ignore[method-assign, assignment]
    sys.argv = [given.scorer, *given.arguments, *options]
    runpy.run_path(given.scorer, run_name="__main__")


def _rows(knowledge: KnowledgeBase, keep: float) -> Iterator[dict[str, Any]]:
    """The rows that stay, without references to those that do not."""
    for row in knowledge._rows.values():  # noqa: SLF001 - the data itself, as the package's own tools read it
        is_actor = "kind" in row
        if is_actor and row["kind"] not in _PLACES and zlib.crc32(row["id"].encode()) / 2**32 >= keep:
            continue
        yield {key: value for key, value in row.items() if key not in _REFERENCES or (key == "parent" and not is_actor)}


if __name__ == "__main__":
    main()
