"""Events that a verb tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.events.clauses import stronger
from atomcorpus.events.drafts import ANYBODY, Draft, Filled, beside, clause_end, fitting, infinitive_after, is_generic
from atomcorpus.events.phrases import object_after
from atomcorpus.kinds import EventKind, Modality

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Words
    from atomcorpus.events.clauses import Clause, Clauses
    from atomcorpus.events.frames import Entry, Frame
    from atomcorpus.events.reading import Reading
    from atomcorpus.events.semantics import Meanings

__all__ = ["read_demand", "read_verb"]

_SOMEBODY = frozenset(("actor", "addressed", "organization", "person", "authority", "unknown"))
_PARTICLE_REACH = 10
_POSTS = frozenset(
    ("ceo", "cto", "cfo", "coo", "chief", "executive", "president", "chairman", "chair", "director", "head")
)
_BENEFIT = classes.words("event-benefit")
_DEMANDED = classes.words("event-demanded")


def read_verb(reading: Reading, clauses: Clauses, meanings: Meanings, at: int, entry: Entry) -> Draft | None:
    """The event of a verb in the reading that a frame gives it; None where it tells none.

    Args:
        reading: The sentence.
        clauses: Its clauses.
        meanings: What its phrases are.
        at: The verb.
        entry: Its frame and form.
    """
    placed = _particle(reading, at, entry)
    if placed is None:
        return None
    last, object_from = placed
    clause = clauses.of(at)
    if clause is None or clause.demand:
        return None
    frame = entry.frame
    objects, end = object_after(reading, object_from)
    end = max(end, last)
    stop = clause_end(reading, end)
    action = infinitive_after(reading, end, stop) if "infinitive" in frame.beside else None
    around = beside(reading, frame, last if not objects else end, stop)
    passive = _is_passive(reading, frame, clause, last, objects, around)
    ruled = (frame.kind is EventKind.REQUEST and frame.name != "need") or (
        passive and frame.object == "theme-or-recipient"
    )
    if clause.habit and not ruled and is_generic(reading, clause.subject):
        return None
    if frame.kind is EventKind.PLEDGE and passive and clause.voice == "open" and is_generic(reading, clause.subject):
        return None
    if clause.subject and reading.words[clause.subject[0][0]] in ANYBODY:
        return None
    if frame.kind is EventKind.PLEDGE and clause.habit and reading.words[clause.subject[0][0]] == "it":
        return None
    if clause.modality is Modality.POSSIBLE and clause.subject and _is_any(reading, clause.subject[0]):
        return None
    roles = _roles(reading, meanings, frame, clause, objects, passive=passive, action=action)
    for role, phrases in around.items():
        roles.setdefault(role, phrases)
    if passive and (doer := beside(reading, frame._replace(beside={"by": "doer"}), last, stop).get("doer")):
        roles[frame.subject] = doer
    if action is not None and frame.beside["infinitive"] == "benefit":
        _see_benefit(reading, action, roles)
    elif action is not None:
        roles.setdefault(frame.beside["infinitive"], (action,))
    kept = fitting(frame, meanings, roles)
    if kept is None:
        return None
    start = min(clause.start, *clause.subject[0]) if clause.subject else clause.start
    return Draft(
        frame,
        (at, last if last == at or (last - at < _PARTICLE_REACH and object_from == last) else at),
        kept,
        stronger(clause.modality, frame.modality),
        (_clause_start(reading, start), stop),
    )


def _is_any(reading: Reading, phrase: Words) -> bool:
    """Whether a phrase means any one of a sort: "a user", "every lab"."""
    first, last = phrase
    start, end = reading.starts[first], reading.ends[last]
    return reading.words[first] in ("a", "an", "any", "every") and not any(
        start <= mention.span.start < end for mention in reading.mentions
    )


def _see_benefit(reading: Reading, action: Words, roles: Filled) -> None:
    """Whom something empowers, gets it: "to empower smaller players"."""
    found, _ = object_after(reading, action[0])
    if reading.words[action[0]] in _BENEFIT and found:
        roles.setdefault("recipient", found)


def _only_name(reading: Reading, phrase: Words) -> Words:
    """The name without the post that follows it: "named Ada Poe | chief executive"."""
    first, last = phrase
    end = first
    while end <= last and reading.tags[end] == "X":
        end += 1
    return (first, end - 1) if first < end <= last and reading.tags[end] == "n" else phrase


def _clause_start(reading: Reading, start: int) -> int:
    """Where the clause begins whose subject begins at a word: phrases with prepositions before it belong to it."""
    tags = reading.tags
    at = start
    while at > 0 and tags[at - 1] not in ";:srtvVWZBHMU":
        at -= 1
    return at


def _particle(reading: Reading, at: int, entry: Entry) -> tuple[int, int] | None:
    """The last word of the trigger and the word after which its object is looked for; None without its particle."""
    if not entry.particle:
        return at, at
    words = reading.words
    many = len(entry.particle)
    if tuple(words[at + 1 : at + 1 + many]) == entry.particle:
        return at + many, at + many
    if entry.form == "noun" or words[at + 1 : at + 2] == ["of"]:
        return None
    for spot in range(at + 2, min(at + _PARTICLE_REACH, len(words) - many + 1)):
        if reading.tags[spot] in ",;:vVBHMUWZ":
            return None
        if tuple(words[spot : spot + many]) == entry.particle and entry.particle[0] not in ("on", "for", "upon"):
            phrase = object_after(reading, at)
            return (at, at) if phrase[0] and phrase[1] == spot - 1 else None
    return None


def _is_passive(
    reading: Reading, frame: Frame, clause: Clause, at: int, objects: tuple[Words, ...], around: Filled
) -> bool:
    """Whether the subject is what the deed is done to."""
    if clause.voice == "passive":
        return True
    if frame.kind is EventKind.PERSONNEL and clause.voice == "open" and objects and _is_post(reading, objects[0]):
        return True  # "with Ada Poe named chief executive"
    if objects or clause.object is not None:
        return False
    if clause.voice == "open" and reading.tag(at + 1) == "Y":
        return True
    if "bare" in frame.use:
        return (
            clause.voice == "open"
            and not around
            and not frame.object == ""
            and frame.name not in ("leave", "step-down")
        )
    return clause.voice == "open" or "middle" in frame.use


def _is_post(reading: Reading, phrase: Words) -> bool:
    """Whether a phrase without article and name says what somebody becomes."""
    start, end = reading.starts[phrase[0]], reading.ends[phrase[1]]
    if any(start <= mention.span.start < end for mention in reading.mentions):
        return False
    return reading.words[phrase[1]] in _POSTS and reading.tags[phrase[0]] not in "deg0"


def _roles(
    reading: Reading,
    meanings: Meanings,
    frame: Frame,
    clause: Clause,
    objects: tuple[Words, ...],
    *,
    passive: bool,
    action: Words | None,
) -> Filled:
    """The roles of subject and object."""
    roles: Filled = {}
    done_to = clause.subject if passive else (objects or ((clause.object,) if clause.object else ()))
    if not passive and frame.subject and clause.subject:
        roles[frame.subject] = clause.subject
    if frame.kind is EventKind.PERSONNEL:
        done_to = tuple([_only_name(reading, one) for one in done_to])
    if frame.object == "theme-or-recipient":
        somebody = action is not None and any(_SOMEBODY & meanings.of(one) for one in done_to)
        roles["recipient" if somebody else "theme"] = done_to
    elif frame.object == "receiver-or-amount":
        second = objects if passive else _second(reading, objects)
        if second and _SOMEBODY.isdisjoint(set().union(*map(meanings.of, done_to))):
            roles["amount"] = second  # "awarded contracts worth $40 million"
        elif second:
            roles["receiver"], roles["amount"] = done_to, second
        else:
            roles["amount"] = done_to
    elif frame.object:
        roles[frame.object] = done_to
    return {role: phrases for role, phrases in roles.items() if phrases}


def _second(reading: Reading, objects: tuple[Words, ...]) -> tuple[Words, ...]:
    """The second object: "awarded Tern Labs | $40 million"."""
    more = reading.openings.get(objects[-1][1] + 1) if objects else None
    return () if more is None else (more,)


def read_demand(reading: Reading, clauses: Clauses, meanings: Meanings, at: int, entry: Entry) -> Draft | None:
    """The event of "must", "should" or "needs to" with a verb; arguments as for `read_verb`."""
    tags, words = reading.tags, reading.words
    spot = at + 1
    if words[at] not in ("must", "should"):
        if tags[spot : spot + 1] != "T":
            return None
        spot += 1
    while spot < len(tags) and tags[spot] in "aNB":
        spot += 1
    if spot >= len(tags) or words[spot] not in _DEMANDED or spot - at > 5:
        return None
    subject_at = spot if words[at] in ("must", "should") else at
    clause = clauses.of(subject_at)
    if clause is None or not clause.subject or reading.words[-1] == "?":
        return None
    passive = "be" in words[at:spot]
    objects, end = object_after(reading, spot)
    stop = clause_end(reading, end)
    roles: Filled = {}
    if passive:
        roles["theme"] = clause.subject
        if not any({"rule", "resource", "law", "thing"} & meanings.of(one) for one in clause.subject):
            return None
    else:
        if not any(
            {"addressed", "authority"} & (found := meanings.of(one))
            and ("pronoun" not in found or "addressed" in found)
            for one in clause.subject
        ):
            return None
        roles["recipient"] = clause.subject
        roles["theme"] = objects or _after_preposition(reading, spot)
        if not roles["theme"]:
            return None
    return Draft(entry.frame, (at, spot), roles, Modality.DONE, (clause.start, stop))


def _after_preposition(reading: Reading, at: int) -> tuple[Words, ...]:
    """What follows "in" in "must invest in making the tools"."""
    tags = reading.tags
    if reading.tag(at + 1) != "p":
        return ()
    spot = at + 2
    phrase = reading.openings.get(spot) or reading.openings.get(spot + 1)
    if phrase is None:
        return ()
    return ((spot, phrase[1]),) if tags[spot] in "Gz" else (phrase,)
