"""Capitals: the city itself, or the government that news calls by its name."""

from __future__ import annotations

import re

__all__ = ["stands_for_government"]

_LOCATIVE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Oo]utside|[Aa]cross|[Tt]hroughout|[Ii]nside|[Ii]nto|[Tt]o|[Ff]rom|[Oo]f|[Vv]isited|"
    r"[Vv]isits?|[Ll]eft|[Ll]eaves?|[Dd]owntown|[Cc]entral|[Gg]reater|[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern)\s$"
)
_CITY_AFTER = re.compile(
    r"-(?:based|area|born|headquartered)\b|, [A-Z]|\s(?:[A-Z]|"
    r"(?:[a-z-]+\s){0,2}(?:city|suburbs?|offices?|headquarters|startups?|start-ups?|company|firms?|labs?|university|"
    r"institute|conference|courts?|police|airport|hotel|researchers?|engineers?|lawyers?|campus|district|stock|native|"
    r"think[\s-]tanks?|nonprofit|lobby(?:ist)?s?|newspaper|correspondent|bureau|residents?|judge|summit|event|meeting)\b)"
)


def stands_for_government(text: str, start: int, end: int) -> bool:
    """Whether a capital's name at this place means its government rather than the city.

    News uses the bare name so as a subject, an owner or a partner ("Beijing's push", "talks with Brussels"); behind a
    preposition of place, or before another capitalised word, it is the city.

    Example:
        >>> text = "Beijing wants chips made in Shanghai"
        >>> stands_for_government(text, 0, 7), stands_for_government(text, 28, 36)
        (True, False)
    """
    return not _LOCATIVE.search(text, max(0, start - 16), start) and not _CITY_AFTER.match(text, end)
