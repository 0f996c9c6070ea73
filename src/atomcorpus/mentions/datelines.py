"""The towns of datelines: "LUMORA, Ohio, Sept. 3 (Tidewire) — The council met."."""

from __future__ import annotations

import re

from atomcorpus.english.datelines import AGENCY, DATED, MONTH
from atomcorpus.english.lists import entries

__all__ = ["find_dateline"]

_UPPER = "A-ZÀ-ÞĀ-Ž"
_CAPITALS = rf"[{_UPPER}][{_UPPER}.’'-]+"
_PLACE = rf"(?!{MONTH} \d)[A-Z][^\W\d_.]*[\w.]*(?: [A-Z][\w.]*)?"
_DATELINE = re.compile(
    rf"(?P<town>{_CAPITALS}(?: {_CAPITALS}){{0,2}})(?P<place>(?:, {_PLACE}){{0,2}})"
    rf"(?P<date>{DATED})?(?P<wire>{AGENCY})?"
    r"[,:]? ?(?:—|–|--?) ?(?=[\"“A-Z0-9])"
)
_SHORTEST = 4
_WORDS = ("common_words", "function_words", "generic_words", "technical_nouns", "roles")


def find_dateline(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the town of a dateline stands with which a block begins; None when it begins with none.

    A word in capitals before a dash is a town where a state or country, a date or a news agency stands between them, or
    where the text has it in small letters, too: "BREAKING — It rained" has none.

    Example:
        >>> find_dateline("TARN VALE, Sept. 3 (Tidewire) — It rained.", 0, 42)
        (0, 9)
        >>> find_dateline("NOTE — It rained.", 0, 17)
    """
    if not text[start : start + 2].isupper():
        return None
    line = _DATELINE.match(text, start, end)
    if line is None or len(town := line["town"]) < _SHORTEST:
        return None
    title = town.title()
    if any(title.partition(" ")[0] in entries(name) for name in _WORDS):
        return None
    is_told = line["place"] or line["date"] or line["wire"] or re.search(rf"(?<!\w){re.escape(title)}(?!\w)", text)
    return line.span("town") if is_told else None
