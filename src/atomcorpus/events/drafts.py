"""Events in word numbers: what the roles of a frame are filled with, and whether that makes an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.citations.tokens import Words
from atomcorpus.events.clauses import Clauses
from atomcorpus.events.frames import Frame, governors
from atomcorpus.events.phrases import members, subjects_before
from atomcorpus.events.reading import Reading
from atomcorpus.events.semantics import Meanings
from atomcorpus.kinds import EventKind, Modality

if TYPE_CHECKING:
    from collections.abc import Mapping


__all__ = ["Draft", "Filled", "Site", "beside", "clause_end", "fitting", "infinitive_after"]

Filled = dict[str, tuple["Words", ...]]
"""The phrases of each role."""


class Site(NamedTuple):
    """A sentence that is looked at.

    Attributes:
        reading: Its words.
        clauses: Its clauses.
        meanings: What its phrases are.
    """

    reading: Reading
    clauses: Clauses
    meanings: Meanings


class Draft(NamedTuple):
    """An event in word numbers.

    Attributes:
        frame: Its frame.
        trigger: First and last word of the trigger.
        roles: The phrases of each role.
        modality: Whether it is told as a fact.
        stretches: First and last word of each stretch in which its amount and time are, the nearer first.
        light: The light verb of a noun; -1 for none.
    """

    frame: Frame
    trigger: Words
    roles: Filled
    modality: Modality
    stretches: tuple[Words, ...]
    light: int = -1


_STOPS = frozenset(";:srt.")
_FINITE = frozenset("BHMUvVWZ")


def clause_end(reading: Reading, after: int) -> int:
    """The last word of the clause that goes on after a word."""
    tags = reading.tags
    for at in range(after + 1, len(tags)):
        if tags[at] in _STOPS:
            return at - 1
        if tags[at] == "," and tags[at + 1 : at + 2] in ("G", "z"):
            return at - 1  # ", replacing last year's bill"
        if tags[at] == "E" and _is_told(reading, at):
            return max(after, at - 2)
        if tags[at] in _FINITE and (tags[at] != "Z" or tags[at - 1] in "nXhiyBHMa)"):
            if tags[at] == "Z" and tags[at + 1 : at + 2] in ("p", "Y", "D"):
                continue  # "a model released in May"
            group = at
            while group > after + 1 and tags[group - 1] in "aN":
                group -= 1
            _, start, _ = subjects_before(reading, group)
            return max(after, (start if start > after else at) - 1)
    return len(tags) - 1


def _is_told(reading: Reading, at: int) -> bool:
    """Whether a past form after a name or a pronoun begins another clause: ", Halden turned to"."""
    subject = reading.phrases.get(at - 1)
    return subject is not None and reading.tags[at - 1] in "hX" and reading.tag(subject[0] - 1) in ",c"


def beside(reading: Reading, asked: Mapping[str, str], after: int, end: int) -> Filled:
    """The roles of what follows prepositions in a stretch; the first of each counts."""
    tags, words = reading.tags, reading.words
    found: Filled = {}
    if not asked:
        return found
    for at in range(after + 1, min(end, len(tags) - 2) + 1):
        if tags[at] not in "poYT":
            continue
        role = asked.get(words[at])
        if role is None or role in found or tags[at - 1] == "c" or words[at - 1 : at + 1] == ["access", "to"]:
            continue
        spot = at + 1
        while spot < len(tags) - 1 and tags[spot] in "ak" and spot not in reading.openings:
            spot += 1
        phrase = reading.openings.get(spot)
        if phrase is not None and not (tags[at] == "T" and tags[spot] == "I"):
            found[role] = members(reading, phrase, acting=words[at] == "between")[0]
    return found


def _is_of_noun(reading: Reading, to: int) -> bool:
    """Whether a noun right before "to" governs it, and is not the object that is asked."""
    return (
        to > 1
        and reading.tags[to - 1] == "n"
        and reading.tags[to - 2] in "dg"
        and any(one.sort == "noun" for one in governors().get(reading.words[to - 1], ()))
    )


def infinitive_after(reading: Reading, after: int, end: int) -> Words | None:
    """What is to be done, after "to": "fund open models" in "urged Congress to fund open models"."""
    tags = reading.tags
    for at in range(after + 1, min(end + 2, len(tags) - 1)):
        if tags[at] in ";:srt.)" or (tags[at] == "T" and _is_of_noun(reading, at)):
            return None  # "on his failure to release"
        if tags[at] != "T":
            continue
        verb = at + 1
        while verb < len(tags) - 1 and tags[verb] == "a":
            verb += 1
        if tags[verb] in "IvVW" or (tags[verb] == "n" and verb == after + 2 and verb not in reading.phrases):
            return verb, _end_of_action(reading, verb)
    return None


def _end_of_action(reading: Reading, verb: int) -> int:
    """The last word of the object of an infinitive; the infinitive itself where it has none."""
    spot = verb + 1
    while spot < len(reading.tags) - 1 and reading.tags[spot] in "akp":
        spot += 1
    thing = reading.openings.get(spot)
    return thing[1] if thing is not None else verb


def _bars(classes: list[set[str]], barred: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Whether a phrase is what may not be in a role, and is not what has to be."""
    return any(not found.isdisjoint(barred) and "unknown" not in found and found.isdisjoint(asked) for found in classes)


_SUMS = (EventKind.PLEDGE, EventKind.REQUEST)


def fitting(frame: Frame, meanings: Meanings, roles: Filled) -> Filled | None:
    """The roles without phrases that cannot fill them; None where that leaves no event."""
    kept: Filled = {}
    if frame.kind in _SUMS and (sums := tuple(one for one in roles.get("theme", ()) if meanings.money_in(one))):
        roles["amount"] = sums
    for role, phrases in roles.items():
        classes = list(map(meanings.of, phrases))
        asked, barred = frame.asked.get(role), frame.barred.get(role)
        if barred and _bars(classes, barred, asked or ()):
            return None
        if asked and set().union(*classes).isdisjoint(asked):
            if role in frame.needs or role in (frame.subject, frame.object):
                return None
            continue
        kept[role] = phrases
    if "amount" in kept and frame.kind in _SUMS and "theme" in kept:
        kept["theme"] = tuple(one for one in kept["theme"] if one not in kept["amount"])
    if frame.needs and not any(kept.get(role) for role in frame.needs):
        return None
    return _by_giver(kept) if frame.kind is EventKind.FUNDING else kept


def _by_giver(roles: Filled) -> Filled:
    """Roles of money: the agent is who gives, else who gets."""
    giver, receiver = roles.pop("giver", ()), roles.pop("receiver", ())
    if giver:
        roles["agent"] = giver
        if receiver:
            roles["recipient"] = (*receiver, *roles.get("recipient", ()))[: len(receiver)]
    elif receiver:
        roles["agent"] = receiver
    return roles
