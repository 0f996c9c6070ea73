"""Tags of HTML, as they stand in Markdown and in text: which are marks, which end a paragraph, where a link leads."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

__all__ = ["BLOCKS", "BREAKS", "HIDDEN", "TAG", "Tag", "address_of", "level_of", "read_tag"]

# Neither a name nor an attribute goes past the next `<`, so that no character is read twice.
TAG = re.compile(
    r"<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*+)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+'|[\"'](?=[^<>]*+>))*+)>"
)
"""A tag, from `<` to `>`."""

_ATTRIBUTE = re.compile(r"""\bhref\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.IGNORECASE)

BREAKS = frozenset(("br",))
"""Tags that end a line."""

HIDDEN = frozenset(("head", "script", "style", "template", "title", "svg", "noscript", "iframe", "object"))
"""Elements of which nothing is read."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup option p pre search section"
    " summary table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin and end a block of their own."""


class Tag(NamedTuple):
    """A tag in its text.

    Attributes:
        start: Offset of `<`.
        end: Offset after `>`.
        name: Name of the element, in lower case.
        closes: Whether it ends the element.
        attributes: Its attributes, as written.
    """

    start: int
    end: int
    name: str
    closes: bool
    attributes: str


def read_tag(text: str, start: int) -> Tag | None:
    """The tag that begins at an offset, or None.

    Example:
        >>> read_tag('See <a href="x">it</a>', 4)
        Tag(start=4, end=16, name='a', closes=False, attributes=' href="x"')
    """
    found = TAG.match(text, start)
    return None if found is None else tag_of(found)


def tag_of(found: re.Match[str]) -> Tag:
    """The tag that `TAG` matched."""
    return Tag(found.start(), found.end(), found["name"].lower(), bool(found["slash"]), found["attributes"])


def address_of(tag: Tag) -> str:
    """Where a link leads; empty when its tag does not say.

    Example:
        >>> address_of(Tag(0, 20, "a", False, " href='https://x.org/?a=1&amp;b'"))
        'https://x.org/?a=1&b'
    """
    found = _ATTRIBUTE.search(tag.attributes)
    return unescape(next(filter(None, found.groups()), "")).strip() if found else ""


def level_of(tag: Tag) -> int:
    """1 to 6 for a heading, otherwise 0."""
    name = tag.name
    return int(name[1]) if len(name) == 2 and name[0] == "h" and name[1] in "123456" else 0
