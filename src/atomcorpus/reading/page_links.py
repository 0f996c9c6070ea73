"""Links of a page of HTML, and where their words stand in the text that was taken from it.

What takes the text from a page loses or moves links. So they are read from the page itself, block by block, and put
where a block of the text has the same letters as one of the page.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["PageLinks"]

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg"})
_SIGN = re.compile(r"[^\s|]")  # white space is shown in other places than it stands, and cells are told by bars
_NOWHERE = ("#", "javascript:")

_Link = tuple[int, int, str]  # first and last of its signs, as a number in its block; its address


class PageLinks:
    """The links of a page.

    Args:
        events: Starts and ends of the page's elements, in their order.
        base: The page's address, if it is known; from there on relative ones lead.
    """

    def __init__(self, events: Iterable[tuple[str, Any]], base: str | None) -> None:
        self._found: dict[str, deque[list[_Link]]] = {}
        for signs, links in _blocks_with_links(events, base):
            self._found.setdefault(signs, deque()).append(links)

    def take(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The links of a block: where the words of each begin and end in it, and the address.

        Of two blocks of a page with the same words, each is taken once.

        Args:
            text: The block, as it stands in the text that was taken from the page.
        """
        places = [match.start() for match in _SIGN.finditer(text)]
        known = self._found.get("".join(text[place] for place in places))
        if known:
            for first, last, address in known.popleft() if len(known) > 1 else known[0]:
                yield places[first], places[last] + 1, address


def _blocks_with_links(events: Iterable[tuple[str, Any]], base: str | None) -> Iterator[tuple[str, list[_Link]]]:
    """The signs of each block of the page that has links, and these."""
    signs: list[str] = []
    links: list[_Link] = []
    size = unseen = 0
    begun: tuple[int, str] | None = None
    for event, element in events:
        tag, starts = element.tag, event == "start"
        if tag in _UNSEEN:
            unseen += 1 if starts else -1
        if tag in _BLOCKS:
            if links:
                yield "".join(signs), links
            signs, links, size, begun = [], [], 0, None
        elif tag == "a":
            if begun is not None and begun[0] < size:
                links.append((begun[0], size - 1, begun[1]))
            address = _address(element.get("href"), base) if starts else ""
            begun = (size, address) if address else None
        if (said := (element.text if starts else element.tail)) and not (unseen and (starts or tag not in _UNSEEN)):
            added = _SIGN.findall(said)
            signs += added
            size += len(added)
    if links:
        yield "".join(signs), links


def _address(href: str | None, base: str | None) -> str:
    address = (href or "").strip()
    if not address or address.lower().startswith(_NOWHERE):
        return ""
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address
