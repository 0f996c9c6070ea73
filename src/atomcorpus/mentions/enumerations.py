"""Lists of three or more names of which one is an organisation and no other anything else: "Orsk, Lumora and Borealis".

Only words that somebody made up are taken, since a list of firms may have a town, a month or a person in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atomcorpus.entities import Actor, ActorKind
from atomcorpus.mentions.candidates import is_taken
from atomcorpus.mentions.organizations.kinds import COINED, KINDS
from atomcorpus.mentions.words import begins_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from atomcorpus.entities import Entity
    from atomcorpus.mentions.candidates import Candidate

__all__ = ["find_enumerated"]

_WORD = r"(?:[A-ZÀ-ÞĀ-Ž]|[a-z](?=[A-Z]))[^\W_]+(?:[.&][^\W_]+|[’'](?!s\b)[^\W_]+)*"
_ITEM = rf"{_WORD}(?: {_WORD}){{0,2}}(?: \([^()\n]{{1,40}}\))?"
_HEDGE = r"(?: maybe| perhaps| even| possibly| now)?"
_LIST = re.compile(
    rf"(?<![^\W_.&’'-])(?P<items>{_ITEM}(?:, {_ITEM}){{0,9}})"
    rf"(?:(?P<last>(?:,? (?:and|or){_HEDGE}(?: the)? {_ITEM}){{1,2}})|, etc\b|(?=\)))(?![^\W_]|[-’'‑][^\W_])"
)
_JOINT = re.compile(rf"(?:,? (?:and|or){_HEDGE}(?: the)? |, | \([^()\n]{{1,40}}\))+")
_FEWEST, _FEWEST_IN_BRACKETS = 3, 2
_EXAMPLES = ("(e.g., ", "(e.g. ", "(such as ", "(like ", "(including ", "(say, ")
_LONGEST_EXAMPLES = max(map(len, _EXAMPLES))
_ORGANIZATIONS = frozenset(
    {ActorKind.COMPANY, ActorKind.NONPROFIT, ActorKind.ACADEMIC, ActorKind.INITIATIVE, ActorKind.COMMUNITY}
)


def find_enumerated(
    text: str, start: int, end: int, found: list[Candidate], entity_of: Callable[[str | Entity], Entity]
) -> Iterator[tuple[tuple[int, int], ActorKind]]:
    """Coined names in lists with an organisation, and the kind of that.

    Args:
        text: The whole text.
        start: Where a block begins.
        end: Where it ends.
        found: Its settled names, in text order.
        entity_of: The record of what a name refers to.
    """
    known = {(one.start, one.end): entity_of(one.referents[0]) for one in found}
    for enumeration in _LIST.finditer(text, start, end):
        items = [*_items(text, enumeration.start(), max(enumeration.end("items"), enumeration.end("last")))]
        in_brackets = text.endswith(_EXAMPLES, 0, enumeration.start())
        if len(items) < (_FEWEST_IN_BRACKETS if in_brackets else _FEWEST):
            continue
        entities = [entity for span in items if (entity := known.get(span)) is not None]
        kinds = [entity.kind for entity in entities if isinstance(entity, Actor)]
        if not kinds or not _ORGANIZATIONS.issuperset(kinds) or 2 * len(kinds) < len(entities):
            continue
        strangers = [span for span in items if span not in known]
        if any(is_taken(found, *span) for span in strangers) or begins_sentence(text, items[0][0], start):
            strangers = [span for span in strangers if span != items[0] and not is_taken(found, *span)]
        coined = [span for span in strangers if _is_coined(text[slice(*span)])]
        if 2 * (len(coined) + len(kinds)) > len(items):
            yield from ((span, kinds[0]) for span in coined)


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
    return all(KINDS[word] & COINED for word in name.split(" "))
