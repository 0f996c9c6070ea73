"""Unlisted names that the settled names beside them give away: items of a list, employers, makers of models, towns.

"Orsk, Lumora and Tidewater Labs" are three firms where the first and the last are; "Lumora, Sweden" is a town; and who
has a model ("Lumora's Cobalt 2") has made it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from atomcorpus._patterns import on_first_use
from atomcorpus.english import classes
from atomcorpus.english.lists import entries
from atomcorpus.entities import Actor, ActorKind
from atomcorpus.mentions.candidates import CERTAIN, LIKELY, Candidate, is_taken
from atomcorpus.mentions.datelines import find_dateline
from atomcorpus.mentions.enumerations import find_enumerated
from atomcorpus.mentions.model_lists import find_listed_models
from atomcorpus.mentions.people.kinds import COMMON, GIVEN, NEVER, SURNAME, TITLE, kinds
from atomcorpus.mentions.unlisted import unlisted_actor, unlisted_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from atomcorpus.entities import Entity

__all__ = ["find_beside"]

_ORGANIZATIONS = frozenset(
    {ActorKind.COMPANY, ActorKind.NONPROFIT, ActorKind.ACADEMIC, ActorKind.GOVERNMENT, ActorKind.MEDIA}
)
_ENUMERATED = _ORGANIZATIONS | {ActorKind.PERSON}
_AFTER_ITEMS, _BEFORE_LAST = frozenset((", ", " a", " o", " (", ",")), frozenset(("and ", " or ", "the "))
_RULES = {ActorKind.PLACE: "place.beside", ActorKind.PERSON: "person.list"}
_PLACES = frozenset({ActorKind.COUNTRY, ActorKind.REGION, ActorKind.PLACE})
_WORD = r"[A-ZÀ-ÞĀ-Ž][^\W_]+(?:[.&’'][^\W_]+)*"
_NAME = rf"{_WORD}(?: (?:& )?{_WORD}){{0,2}}"
_BETWEEN = on_first_use(rf", (?:the )?(?P<names>{_NAME}(?:, {_NAME}){{0,2}})(?:,? and |, |,? or )(?:the )?")
_FIRST = on_first_use(rf"(?:(?<![^\W_])[a-z’'-]+ |\()(?P<name>{_NAME}), \Z")
_IN_FRONT = on_first_use(
    rf"(?:(?<![^\W_])[a-z’'-]+ |\()(?P<names>{_NAME}(?:, {_NAME}){{1,2}}),? and (?:the )?"
    r"(?P<noun>(?:[a-z-]+ ){0,2})\Z"
)
_FOLLOWING = re.compile(r", |,? (?:and|or) ")
_OWNER = re.compile(rf"(?<![^\W_])(?P<name>{_NAME})['’]s \Z")
_MAKER = re.compile(rf"(?<![^\W_])(?P<name>{_NAME})['’]s (?:[a-z-]+ ){{0,3}}\Z")
_FROM = on_first_use(
    rf"(?: from| by|, which(?= {_NAME} (?:train|releas|develop|publish|open-sourc|launch|buil|ma)[a-z]+\b))"
    rf" (?P<name>{_NAME})(?![^\W_]|[-‑])"
)
_ITEM = rf"(?:{_NAME}|[0-9]{{1,2}}[A-Z][a-z][^\W_]*)"
_LAST = on_first_use(rf"(?P<names>(?:, {_ITEM}){{0,3}}),? (?:and|or) (?P<name>{_ITEM})(?![^\W_]|[-’'‑])")
_EMPLOYER = on_first_use(rf" at (?P<name>{_NAME})(?![^\W_]|[-‑])")
_EMPLOYER_BEHIND_OTHERS = on_first_use(rf" (?:of|from|with) (?P<name>{_NAME})(?![^\W_]|[-‑])")
_IN_CAPITALS = re.compile(r"[A-Z]{2}|[a-z][A-Z]")
_TOWN = on_first_use(
    rf"(?:\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Ff]rom|[Aa]cross|town of|city of) |\n|\A)(?P<name>{_NAME}), \Z"
)
_TOWNS = on_first_use(rf"\b(?:[Ii]n|[Bb]etween|[Aa]cross) (?P<names>{_NAME}(?:, {_NAME}){{0,3}}),? and \Z")
_LONGEST, _SHORTEST = 72, 3
_LONGEST_AND = 32  # code points of "and the nonprofit"
_SITE = re.compile(rf" (?:in|near|outside) (?P<name>{_NAME})(?![^\W_]|[-‑])")
_SITED = tuple(classes.words("sited"))
_LONGEST_SITED = max(map(len, _SITED))
_OF_PLACE = re.compile(rf" of (?P<name>{_NAME}(?: ?[-–] ?{_NAME}){{0,3}})(?![^\W_]|[-‑])")
_SORTS_OF_PLACE = tuple(f" {noun}" for noun in classes.words("sorts-of-place"))
_LONGEST_SORT = max(map(len, _SORTS_OF_PLACE))
_BASED = re.compile(
    r"-based (?:[a-z-]+ ){0,2}(?:startup|start-up|company|firm|lab|laboratory|group|nonprofit|think tank|maker|fund|"
    r"developer|venture|bank|agency|publisher|investor|team|outlet|newspaper|consultancy|provider|chipmaker|retailer)\b"
)
_NAME_BEFORE = re.compile(rf"(?<![^\W_])(?:(?:An?|The|This|One|Another|Its|Their|In|At|By) )?(?P<name>{_NAME})\Z")


def find_beside(
    text: str, start: int, end: int, found: list[Candidate], entity_of: Callable[[str | Entity], Entity]
) -> Iterator[Candidate]:
    """Names that the settled names of a block, or a site, give away; none overlaps one of those.

    Args:
        text: The whole text.
        start: Where the block begins.
        end: Where it ends.
        found: Its settled names, in text order.
        entity_of: The record of what a name refers to.
    """
    for (first, last), kind in _candidates(text, start, end, found, entity_of):
        is_new = kind is ActorKind.PERSON or _is_unknown(text[first:last], kind)
        if is_new and (not is_taken(found, first, last) or (kind is ActorKind.PLACE and _is_whole(found, first, last))):
            rule = _RULES.get(kind, "organization.beside")
            yield Candidate(first, last, LIKELY, (unlisted_actor(text[first:last], kind),), rule)
    town = find_dateline(text, start, end)
    if town and (not is_taken(found, *town) or _is_whole(found, *town)):
        name = text[slice(*town)].title()
        yield Candidate(*town, CERTAIN, (unlisted_actor(name, ActorKind.PLACE),), "place.dateline")
    for model in find_listed_models(text, start, end, found, entity_of):
        yield Candidate(*model, LIKELY, (unlisted_model(text[slice(*model)], None),), "model-list")


def _candidates(
    text: str, start: int, end: int, found: list[Candidate], entity_of: Callable[[str | Entity], Entity]
) -> Iterator[tuple[tuple[int, int], ActorKind]]:
    entities = [entity_of(one.referents[0]) for one in found]
    kinds_of = [entity.kind if isinstance(entity, Actor) else None for entity in entities]
    may_be_listed = False
    for number, (one, kind) in enumerate(zip(found, kinds_of, strict=True)):
        may_be_listed = may_be_listed or (
            kind in _ENUMERATED
            and (
                text[one.end : one.end + 2] in _AFTER_ITEMS
                or text[one.start - 2 : one.start] == ", "
                or text[one.start - 4 : one.start] in _BEFORE_LAST
            )
        )
        if kind is None:
            yield from ((span, ActorKind.COMPANY) for span in _makers(text, start, one, end))
        elif kind in _ORGANIZATIONS:
            yield from ((span, kind) for span in _in_list(text, end, found, kinds_of, number))
            yield from _in_front(text, start, one, kind)
        elif kind in _PLACES:
            yield from ((span, ActorKind.PLACE) for span in _towns(text, start, one))
        elif kind is ActorKind.PERSON and " " in text[one.start : one.end]:
            yield from ((span, ActorKind.COMPANY) for span in _employers(text, start, one, end))
    if may_be_listed:
        yield from find_enumerated(text, start, end, found, entities)
    yield from ((span, ActorKind.PLACE) for span in _sites(text, start, end))


def _sites(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where something is: "its offices in Lumora", "the town of Lumora", "a Lumora-based startup"."""
    for place in _OF_PLACE.finditer(text, start, end):  # with a word to look for in front, `re` is three times as fast
        at = place.start()
        if text.endswith(_SORTS_OF_PLACE, max(start, at - _LONGEST_SORT), at):
            yield place.span("name")
    for site in _SITE.finditer(text, start, end):
        at = site.start()
        if text.endswith(_SITED, max(start, at - _LONGEST_SITED), at):
            yield site.span("name")
    for based in _BASED.finditer(text, start, end) if text.find("-based ", start, end) >= 0 else ():
        floor = max(start, based.start() - _LONGEST)
        if name := _NAME_BEFORE.search(text[floor : based.start()]):
            yield floor + name.start("name"), based.start()


def _in_list(
    text: str, end: int, found: list[Candidate], kinds_of: list[ActorKind | None], number: int
) -> Iterator[tuple[int, int]]:
    """What stands between this organisation and the next in a list, before both, or after the last two."""
    one = found[number]
    if number + 1 < len(found) and kinds_of[number + 1] in _ORGANIZATIONS:
        following = found[number + 1].start
        if following - one.end < _LONGEST and (between := _BETWEEN.fullmatch(text, one.end, following)):
            yield from _items(between["names"], between.start("names"))
        elif _FOLLOWING.fullmatch(text, one.end, following) and (first := _before(_FIRST, text, one.start)):
            yield first
    if not number or kinds_of[number - 1] not in _ORGANIZATIONS or text[found[number - 1].end : one.start] != ", ":
        return
    if last := _LAST.match(text, one.end, end):
        yield from _items(last["names"][2:], last.start("names") + 2) if last["names"] else ()
        yield last.span("name")


def _in_front(text: str, start: int, one: Candidate, kind: ActorKind) -> Iterator[tuple[tuple[int, int], ActorKind]]:
    """Two or three names that "and" joins to an organisation: "to Orsk, Lumora and the nonprofit Tidewater Institute".

    They are of its kind, unless a word says that it differs, or it is a government's.
    """
    if text.find(" and ", max(start, one.start - _LONGEST_AND), one.start) < 0:
        return
    floor = max(start, one.start - _LONGEST)
    front = _IN_FRONT.search(text[floor : one.start])
    if front is not None:
        for item in _items(front["names"], floor + front.start("names")):
            yield item, ActorKind.COMPANY if front["noun"] or kind is ActorKind.GOVERNMENT else kind


def _items(names: str, at: int) -> Iterator[tuple[int, int]]:
    """Where the names of a list are that begins at an offset."""
    for name in names.split(", "):
        yield at, at + len(name)
        at += len(name) + 2


def _before(pattern: re.Pattern[str], text: str, at: int) -> tuple[int, int] | None:
    """Where the name of a pattern is that ends at an offset."""
    floor = max(0, at - _LONGEST)
    match = pattern.search(text[floor:at])
    return match and (floor + match.start("name"), floor + match.end("name"))


def _owner(pattern: re.Pattern[str], text: str, start: int, one: Candidate) -> Iterator[tuple[int, int]]:
    """The owner right before a name, in its block; not a surname, which may be an author's or a rival's."""
    floor = max(start, one.start - _LONGEST)
    has_sign = text.find("’s ", floor, one.start) >= 0 or text.find("'s ", floor, one.start) >= 0
    owner = _before(pattern, text, one.start) if has_sign and text.endswith(" ", start, one.start) else None
    if owner is not None and owner[0] >= start and not kinds().get(text[slice(*owner)], 0) & SURNAME:
        yield owner


def _makers(text: str, start: int, model: Candidate, end: int) -> Iterator[tuple[int, int]]:
    """Whose a model is: "Tern's new Cobalt 2", "Cobalt 2 from Tern"."""
    yield from _owner(_MAKER, text, start, model)
    maker = _FROM.match(text, model.end, end) if text.startswith((" from ", " by ", ", which "), model.end) else None
    if maker and (text.startswith(" from ", model.end) or not kinds().get(maker["name"], 0) & SURNAME):
        yield maker.span("name")


def _employers(text: str, start: int, person: Candidate, end: int) -> Iterator[tuple[int, int]]:
    """Where a person is: "Tern's Jane Roe", "Jane Roe at Tern"."""
    yield from _owner(_OWNER, text, start, person)
    yield from _employer(text, person.end, end)


def _employer(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a person is: after "at" whatever is unknown, after other prepositions what is written in capitals."""
    if not text.startswith((" at ", " of ", " from ", " with "), at):
        return
    employer = _EMPLOYER.match(text, at, end)
    if employer is None:
        employer = _EMPLOYER_BEHIND_OTHERS.match(text, at, end)
        if employer is None or not _IN_CAPITALS.search(employer["name"]):
            return
    yield employer.span("name")


def _towns(text: str, start: int, place: Candidate) -> Iterator[tuple[int, int]]:
    """Towns before what they lie in ("in Lumora, Sweden"), or of the last of a list ("in Lumora and Oslo")."""
    floor = max(start, place.start - _LONGEST)
    before = text[floor : place.start]
    if before.endswith(", "):
        town = _TOWN.search(before)
        if town and not text.startswith(("'s", "’s"), place.end) and (town.group()[0] not in "\nA" or floor == start):
            yield floor + town.start("name"), floor + town.end("name")
    elif before.endswith(" and ") and (towns := _TOWNS.search(before)):
        yield from _items(towns["names"], floor + towns.start("names"))


def _is_whole(found: list[Candidate], start: int, end: int) -> bool:
    """Whether the first of the settled names in a stretch begins it, and no other ends it: "Orsk" of "Orsk–Tarn"."""
    at = bisect_left(found, (start,))
    return at < len(found) and found[at].start == start and found[at].end < end and not is_taken(found, end - 1, end)


def _is_unknown(name: str, kind: ActorKind) -> bool:
    """Whether a name is in no list that would make it a person, a title, a month, a nationality or a plain word."""
    words = name.replace(" & ", " ").split(" ")
    flags = [kinds().get(word, 0) for word in words]
    if kind is ActorKind.PLACE:
        if name.isupper():
            return False
        flags = [0 if word in entries("places") else flag for word, flag in zip(words, flags, strict=True)]
    if any(flag & (NEVER | TITLE | COMMON) for flag in flags) or flags[0] & GIVEN or len(name) < _SHORTEST:
        return False
    return not any(word in entries("function_words") or word.lower() in entries("common_words") for word in words)
