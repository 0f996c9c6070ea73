"""Events that a noun tells: with a light verb ("signed a deal"), or with details of its own ("its purchase of Tern Labs")."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.events.clauses import stronger
from atomcorpus.events.drafts import Draft, Filled, beside, clause_end, fitting, infinitive_after
from atomcorpus.events.frames import governors
from atomcorpus.events.phrases import object_after
from atomcorpus.kinds import Modality

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Words
    from atomcorpus.events.clauses import Clauses
    from atomcorpus.events.frames import Entry, Frame
    from atomcorpus.events.reading import Reading
    from atomcorpus.events.semantics import Meanings

__all__ = ["read_noun"]

_LIGHT = classes.words("event-light")
_LIKELY = classes.words("event-likely")
_PLANNED = frozenset(("planned", "upcoming", "forthcoming", "future", "expected"))
_OWNERS = frozenset(("its", "their", "his", "her", "our", "my"))


def read_noun(reading: Reading, clauses: Clauses, meanings: Meanings, at: int, entry: Entry) -> Draft | None:
    """The event of a noun in the reading that a frame gives it; None where it tells none.

    Args:
        reading: The sentence.
        clauses: Its clauses.
        meanings: What its phrases are.
        at: The noun.
        entry: Its frame and form.
    """
    many = len(entry.particle)
    if many and tuple(reading.words[at + 1 : at + 1 + many]) != entry.particle:
        return None
    last = at + many
    phrase = reading.phrases.get(last) or (reading.phrases.get(last + 1) if reading.tag(last + 1) == "k" else None)
    if phrase is None:
        return None
    frame = entry.frame
    stop = clause_end(reading, last)
    verb = bisect_left(reading.verbs, last + 1)
    near = min(stop, reading.verbs[verb] - 1) if verb < len(reading.verbs) else stop
    roles = beside(reading, frame, last, near)
    _see_of(reading, frame, last, roles)
    _see_inside(reading, frame, meanings, phrase, at, roles)
    light, subject, modality = _light(reading, clauses, phrase)
    if light >= 0 and modality is None:
        return None
    owned = roles.get(frame.subject, ())
    if subject and (not owned or reading.words[owned[0][0]] in _OWNERS):
        roles[frame.subject] = subject
    verb = _verb_after(reading, stop)
    if verb >= 0 and light < 0:
        followed = _told_after(reading, clauses, verb, roles, frame)
        if followed is None:
            return None
        modality = followed
    if "infinitive" in frame.beside and (action := infinitive_after(reading, last, stop)):
        roles.setdefault(frame.beside["infinitive"], (action,))
    if "light" in frame.use and light < 0 and not _is_detailed(reading, frame, roles):
        return None
    kept = fitting(frame, meanings, roles)
    if kept is None:
        return None
    modality = stronger(_by_words(reading, phrase, modality or Modality.DONE), frame.modality)
    start = min(phrase[0], light) if light >= 0 else phrase[0]
    return Draft(
        frame,
        (at, last),
        kept,
        modality,
        (_start(reading, start), stop if verb < 0 else clause_end(reading, verb)),
        light,
    )


def _start(reading: Reading, at: int) -> int:
    while at > 0 and reading.tags[at - 1] not in ";:srtvVWZ":
        at -= 1
    return at


def _see_of(reading: Reading, frame: Frame, last: int, roles: Filled) -> None:
    """What follows "of" is the object of the noun."""
    if frame.object and reading.tag(last + 1) == "o":
        found, _ = object_after(reading, last + 1)
        if found:
            roles[frame.object] = found


def _see_inside(reading: Reading, frame: Frame, meanings: Meanings, phrase: Words, at: int, roles: Filled) -> None:
    """What the noun's own phrase says: an owner, a sum, a name right before it."""
    first = phrase[0]
    for spot in range(first, at):
        if reading.tags[spot] == "g":
            owner = (first, spot)
            things = meanings.of(owner)
            role = frame.object if "thing" in things and "actor" not in things and frame.object else frame.subject
            roles.setdefault(role, (owner,))
            break
    else:
        if reading.words[first] in _OWNERS and frame.subject not in roles and first < at:
            roles.setdefault(frame.subject, ((first, first),))
    if at > first and frame.object and frame.object not in roles:
        before = (first, at - 1)
        mention = meanings.mention_of(before) if reading.tags[at - 1] == "X" else None
        if mention is not None and "thing" in meanings.of(before):
            roles[frame.object] = (before,)
    for spot in range(first, at):
        if reading.tags[spot] == "e" and reading.words[spot][0] in "$€£¥₹":
            roles.setdefault("amount", ((spot, at - 1),))


def _light(reading: Reading, clauses: Clauses, phrase: Words) -> tuple[int, tuple[Words, ...], Modality | None]:
    """The light verb before a noun's phrase, or the one after it in the passive, with its subject and what it says."""
    tags, words = reading.tags, reading.words
    before = phrase[0] - 1
    while before >= 0 and tags[before] in "akD":
        before -= 1
    if before > 0 and tags[before] == "c" and (left := reading.phrases.get(before - 1)) is not None:
        before = left[0] - 1  # "announced an AI and | cloud deal"
    if before > 0 and words[before] == "including":
        clause = clauses.before(before)
        return -1, () if clause is None else clause.subject, None
    governing = (
        [one.modality for one in governors().get(words[before], ()) if one.sort == "verb"] if before >= 0 else []
    )
    if before >= 0 and (words[before] in _LIGHT or governing) and tags[before] in "ZWzvVEIGH":
        clause = clauses.of(before)
        if clause is None or clause.demand:
            return before, (), None
        modality = stronger(clause.modality, governing[0]) if governing else clause.modality
        return before, clause.subject if clause.voice != "passive" else (), modality
    return -1, (), None


def _verb_after(reading: Reading, stop: int) -> int:
    """The verb that the clause of a noun goes on with; -1 for none."""
    return stop + 1 if reading.tag(stop + 1) in "BHMUvVWZ" else -1


def _told_after(reading: Reading, clauses: Clauses, verb: int, roles: Filled, frame: Frame) -> Modality | None:
    """What the verb after a noun says of it: "funding could reach $40 million", "a deal was signed"."""
    at = verb
    while reading.tag(at) in "BHMUaN":
        at += 1
    if at >= len(reading.tags):
        return Modality.DONE
    clause = clauses.of(at)
    if clause is None:
        return Modality.DONE
    if frame.asked.get("amount") and "amount" not in roles:
        found, _ = object_after(reading, at)
        if found:
            roles["amount"] = found
    return clause.modality


def _is_detailed(reading: Reading, frame: Frame, roles: Filled) -> bool:
    """Whether somebody with a name has a part in what a noun tells."""
    for role in ("recipient", frame.subject, "theme"):
        for first, last in roles.get(role, ()):
            start, end = reading.starts[first], reading.ends[last]
            if (
                any(start <= mention.span.start < end for mention in reading.mentions)
                or "X" in reading.tags[first : last + 1]
            ):
                return True
    return False


def _by_words(reading: Reading, phrase: Words, modality: Modality) -> Modality:
    """The modality with what adjectives, "no", and "plans for" say."""
    words = reading.words
    inside = words[phrase[0] : phrase[1] + 1]
    if inside[0] == "no" or words[phrase[0] - 1 : phrase[0]] == ["without"]:
        return Modality.DENIED
    for word in inside:
        if word in _LIKELY:
            modality = stronger(modality, Modality.PLANNED if word in _PLANNED else Modality.POSSIBLE)
    first = phrase[0]
    if first > 1 and reading.tags[first - 1] in "po" and words[first - 1] in ("for", "on", "about", "over", "of"):
        for governor in governors().get(words[first - 2], ()):
            if governor.sort == "noun":
                modality = stronger(modality, governor.modality)
    return modality
