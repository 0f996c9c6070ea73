"""Words in tags within a block of a page of HTML, such as links and notes, where there are too many of them.

What takes the text from a page needs quadratic time for those of one block. Beyond a number that no reader's page has
they are taken away there, and their words stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["unwrap_many"]

_AROUND_WORDS = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var".split()
)
_MOST = 1_000  # in a block; a tenth of a second


def unwrap_many(tree: Any, etree: Any) -> None:
    """Take away the tags around words of blocks that have very many; what else stands in those stays where it is.

    Args:
        tree: The page, which is changed.
        etree: The module of lxml that walks it.
    """
    for block in [block for block, number in _counted(tree, etree) if number > _MOST]:
        _unwrap(block, etree)


def _counted(tree: Any, etree: Any) -> Iterator[tuple[Any, int]]:
    """Each block, and how many tags around words it has itself."""
    around: list[tuple[Any, int]] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _AROUND_WORDS:
            if event == "start" and around:
                block, number = around[-1]
                around[-1] = block, number + 1
        elif event == "start":
            around.append((element, 0))
        else:
            yield around.pop()


def _unwrap(block: Any, etree: Any) -> None:
    """Put a block together anew, of its words and of the elements in it that are not around words."""
    words: list[str] = []
    kept: list[tuple[Any, list[str]]] = []
    walk = etree.iterwalk(block, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start" and (element is block or element.tag in _AROUND_WORDS):
            said = element.text
        elif event == "start":
            walk.skip_subtree()
            kept.append((element, []))
            said = None
        else:
            said = None if element is block else element.tail
        (kept[-1][1] if kept else words).append(said or "")
    for element in list(block):
        block.remove(element)
    block.text = "".join(words)
    for element, after in kept:
        block.append(element)
        element.tail = "".join(after)
