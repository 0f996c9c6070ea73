"""Unlisted names that only the settled names beside them give away: an item of a list, a person's employer, a town.

"Orsk, Lumora and Tidewater Labs" are three firms where the first and the last are; "Lumora, Sweden" is a town.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.entities import Actor, ActorKind
from atomcorpus.mentions.lexicon import entries
from atomcorpus.mentions.overlaps import Found, is_taken
from atomcorpus.mentions.people.kinds import COMMON, GIVEN, NEVER, TITLE, kinds
from atomcorpus.mentions.unlisted import unlisted_actor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from atomcorpus.entities import Entity

__all__ = ["find_beside"]

_ORGANIZATIONS = frozenset(
    {ActorKind.COMPANY, ActorKind.NONPROFIT, ActorKind.ACADEMIC, ActorKind.GOVERNMENT, ActorKind.MEDIA}
)
_PLACES = frozenset({ActorKind.COUNTRY, ActorKind.REGION, ActorKind.PLACE})
_WORD = r"[A-ZÀ-ÞĀ-Ž][^\W_]+(?:[.&’'][^\W_]+)*"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}"
_BETWEEN = re.compile(rf", (?:the )?(?P<name>{_NAME})(?:,? and |, |,? or )(?:the )?")
_LAST = re.compile(rf",? (?:and|or) (?P<name>{_NAME})(?![^\W_]|[-’'‑])")
_EMPLOYER = re.compile(rf" at (?P<name>{_NAME})(?![^\W_]|[-‑])")
_EMPLOYER_BEHIND_OTHERS = re.compile(rf" (?:of|from|with) (?P<name>{_NAME})(?![^\W_]|[-‑])")
_IN_CAPITALS = re.compile(r"[A-Z]{2}|[a-z][A-Z]")
_TOWN = re.compile(
    rf"(?:\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Ff]rom|[Aa]cross|town of|city of) |\n|\A)(?P<name>{_NAME}), \Z"
)
_TOWNS = re.compile(rf"\b(?:[Ii]n|[Bb]etween|[Aa]cross) (?P<names>{_NAME}(?:, {_NAME}){{0,3}}),? and \Z")
_LONGEST, _SHORTEST = 72, 3
_SITE = re.compile(rf" (?:in|near|outside) (?P<name>{_NAME})(?![^\W_]|[-‑])")
_SITED = (
    *"based headquartered located born office offices campus campuses headquarters facility factory plant".split(),
    *"center centers centre centres conference summit briefing hospital lives living lived".split(),
    "grew up",
)
_LONGEST_SITED = max(map(len, _SITED))
_BASED = re.compile(
    r"-based (?:[a-z-]+ ){0,2}(?:startup|start-up|company|firm|lab|laboratory|group|nonprofit|think tank|maker|fund|"
    r"developer|venture|bank|agency|publisher|investor|team|outlet|newspaper|consultancy|provider|chipmaker|retailer)\b"
)
_NAME_BEFORE = re.compile(rf"(?<![^\W_])(?:(?:An?|The|This|One|Another|Its|Their|In|At|By) )?(?P<name>{_NAME})\Z")


def find_beside(
    text: str, start: int, end: int, found: list[Found], entity_of: Callable[[str | Entity], Entity]
) -> Iterator[Found]:
    """Names that the settled names of a block, or a site, give away; none overlaps one of those.

    Args:
        text: The whole text.
        start: Where the block begins.
        end: Where it ends.
        found: Its settled names, in text order.
        entity_of: The record of what a name refers to.
    """
    for (first, last), kind in _candidates(text, start, end, found, entity_of):
        if _is_unknown(text[first:last], kind) and not is_taken(found, first, last):
            rule = "place.beside" if kind is ActorKind.PLACE else "organization.beside"
            yield Found(first, last, 2, (unlisted_actor(text[first:last], kind),), rule)


def _candidates(
    text: str, start: int, end: int, found: list[Found], entity_of: Callable[[str | Entity], Entity]
) -> Iterator[tuple[tuple[int, int], ActorKind]]:
    kinds_of = [entity.kind if isinstance(entity := entity_of(one.referents[0]), Actor) else None for one in found]
    for number, (one, kind) in enumerate(zip(found, kinds_of, strict=True)):
        if kind is not None and kind in _ORGANIZATIONS:
            for span in _in_list(text, end, found, kinds_of, number):
                yield span, kind
        elif kind is ActorKind.PERSON and " " in text[one.start : one.end]:
            yield from ((span, ActorKind.COMPANY) for span in _employer(text, one.end, end))
        elif kind in _PLACES:
            yield from ((span, ActorKind.PLACE) for span in _towns(text, start, one))
    for site in _SITE.finditer(text, start, end):
        at = site.start()
        if text.endswith(_SITED, max(start, at - _LONGEST_SITED), at):
            yield site.span("name"), ActorKind.PLACE
    for based in _BASED.finditer(text, start, end):
        floor = max(start, based.start() - _LONGEST)
        if name := _NAME_BEFORE.search(text[floor : based.start()]):
            yield (floor + name.start("name"), based.start()), ActorKind.PLACE


def _in_list(
    text: str, end: int, found: list[Found], kinds_of: list[ActorKind | None], number: int
) -> Iterator[tuple[int, int]]:
    """What stands between this organisation and the next in a list, or behind the last two."""
    one = found[number]
    if number + 1 < len(found) and kinds_of[number + 1] in _ORGANIZATIONS:
        following = found[number + 1].start
        if following - one.end < _LONGEST and (between := _BETWEEN.fullmatch(text, one.end, following)):
            yield between.span("name")
    if not number or kinds_of[number - 1] not in _ORGANIZATIONS or text[found[number - 1].end : one.start] != ", ":
        return
    if last := _LAST.match(text, one.end, end):
        yield last.span("name")


def _employer(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a person is: behind "at" whatever is unknown, behind other prepositions what is written in capitals."""
    if not text.startswith((" at ", " of ", " from ", " with "), at):
        return
    employer = _EMPLOYER.match(text, at, end)
    if employer is None:
        employer = _EMPLOYER_BEHIND_OTHERS.match(text, at, end)
        if employer is None or not _IN_CAPITALS.search(employer["name"]):
            return
    yield employer.span("name")


def _towns(text: str, start: int, place: Found) -> Iterator[tuple[int, int]]:
    """Towns in front of what they lie in ("in Lumora, Sweden"), or of the last of a list ("in Lumora and Oslo")."""
    floor = max(start, place.start - _LONGEST)
    before = text[floor : place.start]
    if before.endswith(", "):
        town = _TOWN.search(before)
        if town and not text.startswith(("'s", "’s"), place.end) and (town.group()[0] not in "\nA" or floor == start):
            yield floor + town.start("name"), floor + town.end("name")
    elif before.endswith(" and ") and (towns := _TOWNS.search(before)):
        at = floor + towns.start("names")
        for name in towns["names"].split(", "):
            yield at, at + len(name)
            at += len(name) + 2


def _is_unknown(name: str, kind: ActorKind) -> bool:
    """Whether a name is in no list that would make it a person, a title, a month, a nationality or a plain word."""
    words = name.split(" ")
    flags = [kinds().get(word, 0) for word in words]
    if kind is ActorKind.PLACE:
        flags = [0 if word in entries("places") else flag for word, flag in zip(words, flags, strict=True)]
    if any(flag & (NEVER | TITLE | COMMON) for flag in flags) or flags[0] & GIVEN or len(name) < _SHORTEST:
        return False
    return not any(word in entries("function_words") or word.lower() in entries("common_words") for word in words)
