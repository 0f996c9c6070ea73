"""Places: a capital as a city or as the government that news calls so, and longer names around a listed place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use
from atomcorpus.english import classes
from atomcorpus.english.lists import entries
from atomcorpus.entities import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_states", "longer_name", "names_states", "stands_for_government"]

_LONGEST_BEFORE, _LONGEST_LIST = 20, 96

# What is done to, in or around a town, and to no government.
_DONE_THERE = "|".join(sorted(classes.words("done-to-towns")))
_PLACE = r"(?:[A-ZÀ-Þ][\w’'-]*\.?(?: [A-ZÀ-Þ][\w’'-]*){0,2})"
_LOCATIVE = on_first_use(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Oo]utside|[Aa]cross|[Tt]hroughout|[Ii]nside|[Ii]nto|[Tt]o|[Ff]rom|[Oo]f|[Vv]isited|"
    r"[Vv]isits?|[Ll]eft|[Ll]eaves?|[Dd]owntown|[Cc]entral|[Gg]reater|[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern|"
    rf"[Oo]ver|[Tt]owards?|[Vv]ia|{_DONE_THERE})\s$"
)
# What hits a government: "the tariffs hit Beijing".
_MEASURES = on_first_use(
    rf"\b(?:[Ss]anctions|[Tt]ariffs|[Cc]urbs|[Rr]estrictions|[Dd]uties|[Pp]enalties|[Ee]mbargo(?:es)?|[Bb]ans?|[Ff]ines?)\b"
    rf"[^.!?\n]{{0,40}}\s(?:{_DONE_THERE})\s\Z"
)
# The end of a list after such a word: "in Oslo, St. Elm and Warsaw".
_LISTED_AFTER = on_first_use(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Aa]cross|[Tt]hroughout|[Ff]rom|[Oo]utside|[Ll]eft|[Vv]isited|{_DONE_THERE})\s"
    rf"{_PLACE}(?:, {_PLACE}){{0,6}}(?P<joint>,? (?:and|or) |, )\Z"
)
_LIST_GOES_ON = re.compile(r",? (?:and|or) [A-ZÀ-Þ]")
_CITY_AFTER = on_first_use(
    r"-(?:based|area|born|headquartered)\b|, [A-Z]|\s(?:[A-Z]|"
    r"(?:[a-z-]+\s){0,2}(?:city|suburbs?|offices?|headquarters|startups?|start-ups?|company|firms?|labs?|university|"
    r"institute|conference|courts?|police|airport|hotel|researchers?|engineers?|lawyers?|campus|district|stock|native|"
    r"think[\s-]tanks?|nonprofit|lobby(?:ist)?s?|newspaper|correspondent|bureau|residents?|judge|summit|event|meeting)\b)"
)


def stands_for_government(text: str, start: int, end: int) -> bool:
    """Whether a capital's name at this place means its government rather than the city.

    News uses the bare name so as a subject, an owner or a partner ("Beijing's push", "talks with Brussels"); after a
    preposition of place, or before another capitalised word, it is the city.

    Example:
        >>> text = "Beijing wants chips made in Shanghai"
        >>> stands_for_government(text, 0, 7), stands_for_government(text, 28, 36)
        (True, False)
    """
    if _MEASURES.search(text, max(0, start - _LONGEST_LIST), start):
        return True
    if _LOCATIVE.search(text, max(0, start - _LONGEST_BEFORE), start) or _CITY_AFTER.match(text, end):
        return False
    if text[start - 2 : start] != ", " and not text.endswith((" and ", " or "), 0, start):
        return True
    listed = _LISTED_AFTER.search(text[max(0, start - _LONGEST_LIST) : start])
    return listed is None or (listed["joint"] == ", " and not _LIST_GOES_ON.match(text, end))


def _any_of(name: str) -> str:
    """An alternation of the words of a class."""
    return "|".join(map(re.escape, sorted(classes.words(name))))


_PART_BEFORE = re.compile(
    rf"(?<![^\W_.])(?:(?:{_any_of('parts-of-places')})[ -]|(?:{_any_of('waters-and-such')}) of (?:the )?)\Z"
)
_CLUB_BEFORE = re.compile(rf"(?<![^\W_])(?:{_any_of('club-beginnings')}) \Z")
_CLUB_BEHIND = re.compile(rf" (?:{_any_of('club-ends')})(?![^\W_]| [A-Z][a-z])")
_FIRM_BEHIND = re.compile(rf"(?: [A-Z][a-z]+)? (?:{_any_of('firms-of-places')})(?![^\W_])")
_QUARTER = r"(?:North|South)?-?(?:East|West)|North|South|Central"
_QUARTER_BEHIND = re.compile(rf" (?:{_QUARTER})(?![^\W_]|[-‑’'.&]|,? [A-ZÀ-Þ])")
_WATER_BEHIND = re.compile(rf" (?:{_any_of('water-and-land')})(?![^\W_]|[-‑]| [A-ZÀ-Þ])")
_LONGEST_PART = 24


def longer_name(text: str, start: int, end: int, kind: str) -> tuple[tuple[int, int], ActorKind] | None:
    """The longer name that a place's is a part of, if capitals say so: a region's, a town's club's, a firm's.

    Example:
        >>> text = "from West Texas, Real Madrid, China Steel and Cardiff South"
        >>> [text[slice(*longer_name(text, *span, 'place')[0])] for span in ((10, 15), (22, 28), (30, 35), (46, 53))]
        ['West Texas', 'Real Madrid', 'China Steel', 'Cardiff South']
    """
    floor = max(0, start - _LONGEST_PART)
    before = text[floor:start]
    if firm := _FIRM_BEHIND.match(text, end):
        return (start, firm.end()), ActorKind.COMPANY
    part = _PART_BEFORE.search(before)
    if water := _WATER_BEHIND.match(text, end):
        return (floor + part.start() if part else start, water.end()), ActorKind.PLACE
    if kind == "place" and (longer := _clubs_or_quarters(text, start, end, before)):
        return longer
    if part is None or _CAPITAL_BEHIND.match(text, end) or text[start:end] in classes.words("parts-of-places"):
        return None
    return (floor + part.start(), end), ActorKind.PLACE


def _clubs_or_quarters(text: str, start: int, end: int, before: str) -> tuple[tuple[int, int], ActorKind] | None:
    """The club of a town, or a part of the town."""
    if ends := _CLUB_BEHIND.match(text, end):
        return (start, ends.end()), ActorKind.NONPROFIT
    if begins := _CLUB_BEFORE.search(before):
        return (start - len(begins.group()), end), ActorKind.NONPROFIT
    quarter = _QUARTER_BEHIND.match(text, end)
    return ((start, quarter.end()), ActorKind.PLACE) if quarter else None


_CAPITAL_BEHIND = re.compile(r" [A-ZÀ-Þ]")
_ORDINAL = "(?:First|Second|Third|Fourth|Fifth)"
_NO_STATE = r"(?!(?:God|Heaven|Letters|Nations)\b)"
_STATE = on_first_use(
    rf"\b(?:(?:{_any_of('states-of')}) of (?:the )?{_NO_STATE}[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?"
    rf"|(?!The )(?P<whose>(?:{_any_of('imperial-words')})"
    rf"|[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-Z][a-z]+)?(?: (?!{_ORDINAL})[A-Z][a-z]+(?= [A-Z]))?)"
    rf" (?:{_ORDINAL} )?(?:{_any_of('states-behind')}))(?![^\W_]|[-‑]\w| [A-ZÀ-Þ])"
)


def find_states(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """States and parts of states by what they are or were, between two offsets.

    Example:
        >>> text = "Neither the Duchy of Lumora nor the Ottoman Empire is a Galactic Empire."
        >>> [text[slice(*span)] for span in find_states(text, 0, len(text))]
        ['Duchy of Lumora', 'Ottoman Empire']
    """
    for state in _STATE.finditer(text, start, end) if _STATE_WORDS.search(text, start, end) else ():
        whose = state["whose"]
        if whose is None or whose in classes.words("imperial-words") or whose.split(" ")[-1] in entries("demonyms"):
            yield state.span()


def names_states(text: str) -> bool:
    """Whether a text has any of the words that `find_states` looks for."""
    return _STATE_WORDS.search(text) is not None


_STATE_WORDS = re.compile(rf"(?:{_any_of('states-of')}|{_any_of('states-behind')})(?![^\W_])")
