"""Where quotations begin and end in one paragraph; who speaks is not decided here.

Every kind of mark is paired with its own kind. A mark that finds no partner is left alone, so it spoils nothing.
"""

from __future__ import annotations

import re

__all__ = ["find_marks", "find_quotations", "opens_quotation"]

# Double marks (two single ones count as one), guillemets, and single marks where they can be no apostrophe. One class
# of characters comes first, so that `re` skips to them.
_MARK = re.compile(
    r"[\"“”„«»‹›'‘’‚](?:(?<=[\"“”„«»‹›])|(?<=')'|(?<=‚)(?=\w)"
    r"|(?<=['‘])(?<!\w.)(?=\w)|(?<=['’])(?<=[^\s(\[].)(?!\w))",
    re.DOTALL,
)
_ELISION = re.compile(r"\d\ds?\b|(?:tis|twas|em|til|cause|bout|n)\b", re.IGNORECASE)
_PLURAL_POSSESSIVE = re.compile(r"s['’] [a-z]")
_BEFORE_OPENING = " \t\n\r\u00a0\u202f([{-–—/:;,"
_OPENS = {"„": True, "‚": True, "”": False}
_FAMILIES = {"«": "«", "»": "«", "‹": "‹", "›": "‹", "'": "'", "‘": "'", "’": "'", "‚": "'"}


def find_marks(text: str) -> list[int]:
    """Offsets of all that may be quotation marks; where a stretch has none, there is no quotation to look for."""
    return [match.start() for match in _MARK.finditer(text)]


def find_quotations(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int | None]:
    """Pair the quotation marks between two offsets.

    Args:
        text: The whole text.
        start: Where to begin, in code points.
        end: Where to stop.

    Returns:
        Outermost quotations in text order, marks included, and the offset of the last opening double mark without a
        partner (a quotation that may go on in the next paragraph), if there is one.
    """
    pairs: list[tuple[int, int]] = []
    waiting: dict[str, tuple[int, str]] = {}
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        family = _FAMILIES.get(mark, '"')
        opening = waiting.get(family)
        if _opens(text, match, opening[1] if opening else None, start, end):
            if family != "'" or not _ELISION.match(text, match.end()):
                waiting[family] = (at, mark)
        elif opening is not None and not (family == "'" and _PLURAL_POSSESSIVE.match(text, at - 1)):
            del waiting[family]
            if match.end() - opening[0] > 2:
                pairs.append((opening[0], match.end()))
    unclosed = waiting.get('"')
    return _outermost(pairs), unclosed[0] if unclosed else None


def _opens(text: str, match: re.Match[str], waiting: str | None, start: int, end: int) -> bool:
    """Whether a mark opens a quotation here; `waiting` is the mark of its family that has no partner yet."""
    mark = match.group()
    if mark in _OPENS:
        return _OPENS[mark]
    if mark in "«»‹›":
        return waiting is None
    if mark in "“‘":
        return waiting not in ("„", "‚")
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    if mark in "'’":
        return mark == "'" and not before.isalnum() and after.isalnum()
    opens = before in _BEFORE_OPENING and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    return opens if opens != closes else waiting is None


def _outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs in text order, without those that lie inside another or cross it."""
    kept: list[tuple[int, int]] = []
    for pair in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not kept or pair[0] >= kept[-1][1]:
            kept.append(pair)
    return kept


def opens_quotation(text: str, at: int) -> bool:
    """Whether a double mark that can open a quotation stands at an offset."""
    return text[at] in '"“„«' or text.startswith("''", at)
