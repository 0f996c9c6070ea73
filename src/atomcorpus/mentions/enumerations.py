"""Lists of three or more names of which some are known, and none is anything else: "Orsk, Lumora and Borealis".

Of a list with organisations only words that somebody made up are taken, since it may have a town or a month in it.
A list in which two items are people named in full is one of people.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.entities import Actor, ActorKind
from atomcorpus.mentions.candidates import is_taken
from atomcorpus.mentions.organizations.kinds import COINED, KINDS
from atomcorpus.mentions.people.evidence import placed
from atomcorpus.mentions.people.kinds import COMMON, GIVEN, HEAD, NEVER, SURNAME, TITLE, WEAK
from atomcorpus.mentions.people.kinds import kinds as people_kinds
from atomcorpus.mentions.words import begins_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atomcorpus.entities import Entity
    from atomcorpus.mentions.candidates import Candidate

__all__ = ["find_enumerated"]

# A word is never cut short (`++`): what may come after it begins with another character in any case.
_BEGINS = r"(?:[A-ZÀ-ÞĀ-Ž]|[a-z](?=[A-Z]))"
_WORD = rf"{_BEGINS}[^\W_]++(?:[.&][^\W_]++|[’'](?!s\b)[^\W_]++)*"
_ITEM = rf"{_WORD}(?: (?:& )?{_WORD}){{0,2}}(?: \([^()\n]{{1,40}}\))?"
_HEDGE = r"(?: maybe| perhaps| even| possibly| now)?"
_LIST = re.compile(
    rf"(?<![^\W_.&’'-])(?P<items>{_ITEM}(?:, {_ITEM}){{0,9}})"
    rf"(?:(?P<last>(?:,? (?:and|or){_HEDGE}(?: the)? {_ITEM}){{1,2}})|, etc\b|(?=\)))(?![^\W_]|[-’'‑][^\W_])"
)
_ENDS = re.compile(rf"[ ,)](?:(?<= )(?:and|or){_HEDGE}(?: the)? (?={_BEGINS})|(?<=,) etc\b|(?<=\)))")
"""What every list has that `_LIST` finds: most blocks have none, and this says so at a fifth of the cost."""
_JOINT = re.compile(rf"(?:,? (?:and|or){_HEDGE}(?: the)? |, | \([^()\n]{{1,40}}\))+")
_FEWEST, _FEWEST_IN_BRACKETS, _FEWEST_PEOPLE = 3, 2, 2
_MONEY_FROM = re.compile(
    r"(?:\b(?:million|billion|[Mm]oney|[Ff]unding|investments?|capital) from|\b(?:[Bb]acked|[Ff]unded|[Ll]ed) by"
    r"|\b(?:[Ii]nvestors|[Bb]ackers)(?: include| included|:| such as)) \Z"
)
_LONGEST_MONEY = 32
_EXAMPLES = ("(e.g., ", "(e.g. ", "(such as ", "(like ", "(including ", "(say, ")
_LONGEST_EXAMPLES = max(map(len, _EXAMPLES))
_ORGANIZATIONS = frozenset(
    {ActorKind.COMPANY, ActorKind.NONPROFIT, ActorKind.ACADEMIC, ActorKind.INITIATIVE, ActorKind.COMMUNITY}
)


def find_enumerated(
    text: str, start: int, end: int, found: list[Candidate], known: list[Entity]
) -> Iterator[tuple[tuple[int, int], ActorKind]]:
    """Coined names in lists with an organisation, the others in lists of people, and the kind of each.

    Args:
        text: The whole text.
        start: Where a block begins.
        end: Where it ends.
        found: Its settled names, in text order.
        known: The records of what they refer to.
    """
    if _ENDS.search(text, start, end) is None:
        return
    by_span: dict[tuple[int, int], Entity] = {}
    for enumeration in _LIST.finditer(text, start, end):
        by_span = by_span or {one[:2]: entity for one, entity in zip(found, known, strict=True)}
        items = [*_items(text, enumeration.start(), max(enumeration.end("items"), enumeration.end("last")))]
        in_brackets = text.endswith(_EXAMPLES, 0, enumeration.start())
        if len(items) < (_FEWEST_IN_BRACKETS if in_brackets else _FEWEST):
            continue
        entities = [entity for span in items if (entity := by_span.get(span)) is not None]
        kinds = [entity.kind for entity in entities if isinstance(entity, Actor)]
        if ActorKind.PERSON in kinds and _gives_money(text, items[0][0], kinds):
            kinds = [kind for kind in kinds if kind is not ActorKind.PERSON]
            entities = [one for one in entities if not (isinstance(one, Actor) and one.kind is ActorKind.PERSON)]
            items = [span for span in items if by_span.get(span) is None or by_span[span] in entities]
        if ActorKind.PERSON in kinds:
            yield from ((span, ActorKind.PERSON) for span in _people(text, items, kinds, found, start))
            continue
        if not kinds or not _ORGANIZATIONS.issuperset(kinds) or 2 * len(kinds) < len(entities):
            continue
        strangers = [span for span in items if span not in by_span]
        if any(is_taken(found, *span) for span in strangers) or begins_sentence(text, items[0][0], start):
            strangers = [span for span in strangers if span != items[0] and not is_taken(found, *span)]
        coined = [span for span in strangers if _is_coined(text[slice(*span)])]
        if 2 * (len(coined) + len(kinds)) > len(items):
            yield from ((span, kinds[0]) for span in coined)


def _gives_money(text: str, start: int, kinds: list[ActorKind]) -> bool:
    """Whether a list of organisations and people is one of investors: "raised $4 million from Orsk Ventures, ..."."""
    return (
        any(kind in _ORGANIZATIONS for kind in kinds)
        and _MONEY_FROM.search(text, max(0, start - _LONGEST_MONEY), start) is not None
    )


def _people(
    text: str, items: list[tuple[int, int]], kinds: list[ActorKind], found: list[Candidate], start: int
) -> Iterator[tuple[int, int]]:
    """The items of a list of people that are not known yet; the first may be the word of a sentence, or a place."""
    if set(kinds) != {ActorKind.PERSON} or len(kinds) < _FEWEST_PEOPLE or len(kinds) * 3 < len(items):
        return
    for span in items:
        name = text[slice(*span)]
        is_free = span == items[0] and (begins_sentence(text, span[0], start) or _is_placed(text, *span))
        if not is_free and not is_taken(found, *span) and " (" not in name and _may_be_person(name):
            yield span


def _is_placed(text: str, start: int, end: int) -> bool:
    """Whether a preposition of place stands before a name; "to" also leads to people: "it went to Ada Poe, ..."."""
    return placed(text, start) and not (text.endswith(" to ", 0, start) and " " in text[start:end])


def _may_be_person(name: str) -> bool:
    """Whether no word of a name says that it is a thing's, a place's or a body's."""
    flags = [people_kinds().get(word, 0) for word in name.split(" ")]
    if any(flag & (NEVER | HEAD) and not flag & (GIVEN | WEAK | SURNAME) for flag in flags):
        return False
    return len(flags) > 1 or not flags[0] & (COMMON | TITLE)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the names of a list stand."""
    at = start
    for joint in _JOINT.finditer(text, start, end):
        yield at, joint.start()
        at = joint.end()
    if at < end:
        yield at, end


def _is_coined(name: str) -> bool:
    """Whether each word of a name is in no list."""
    return " & " in name or all(KINDS[word] & COINED for word in name.split(" "))
