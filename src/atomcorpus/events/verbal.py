"""Events that a verb tells: what its subject, its objects and the phrases after it are by its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.citations.tokens import Words
from atomcorpus.english import classes
from atomcorpus.events.drafts import Draft, Filled, beside, clause_end, fitting, infinitive_after
from atomcorpus.events.frames import Frame, governors
from atomcorpus.events.generic import is_any, is_anybody, is_generic
from atomcorpus.events.phrases import chain_start, object_after
from atomcorpus.events.told import Clause, stronger
from atomcorpus.kinds import EventKind, Modality

if TYPE_CHECKING:
    from atomcorpus.events.drafts import Site
    from atomcorpus.events.frames import Entry
    from atomcorpus.events.reading import Reading

__all__ = ["read_verb"]


class _Verb(NamedTuple):
    """A verb with what stands around it.

    Attributes:
        frame: Its frame.
        clause: Its clause.
        last: The last word of its trigger: the verb, or a particle right after it.
        objects: The phrases that are its object.
        end: The last word of them.
        stop: The last word of its clause.
        action: What is to be done, after "to".
        around: The roles of what follows prepositions.
        passive: Whether the subject is what the deed is done to.
    """

    frame: Frame
    clause: Clause
    last: int
    objects: tuple[Words, ...]
    end: int
    stop: int
    action: Words | None
    around: Filled
    passive: bool = False


def read_verb(site: Site, at: int, entry: Entry) -> Draft | None:
    """The event of a verb in the reading that a frame gives it; None where it tells none.

    Args:
        site: The sentence.
        at: The verb.
        entry: Its frame and form.
    """
    placed = _particle(site.reading, at, entry)
    clause = site.clauses.of(at) if placed is not None else None
    if placed is None or clause is None or clause.demand:
        return None
    verb = _around(site.reading, entry.frame, clause, *placed)
    if _is_passive(site.reading, verb):
        verb = verb._replace(passive=True)
    if _tells_nothing(site.reading, verb):
        return None
    kept = fitting(verb.frame, site.meanings, _roles(site, verb))
    if kept is None and (head := _head_of_relative(site.reading, clause)) is not None:
        verb = verb._replace(clause=clause._replace(subject=(head,)))
        kept = fitting(verb.frame, site.meanings, _roles(site, verb))
    if kept is None:
        return None
    trigger = at, max(at, verb.last)
    return Draft(
        verb.frame, trigger, kept, stronger(clause.modality, verb.frame.modality), _stretches(site.reading, verb)
    )


def _head_of_relative(reading: Reading, clause: Clause) -> Words | None:
    """The head for which a relative pronoun may stand as well: "the first law in the nation | that obliges"."""
    if len(clause.subject) != 1 or reading.tag(clause.subject[0][1] + 1) not in "rt":
        return None
    head, _ = chain_start(reading, clause.subject[0])
    return head if head != clause.subject[0] else None


def _around(reading: Reading, frame: Frame, clause: Clause, last: int, object_from: int) -> _Verb:
    """A verb with its surroundings."""
    objects, end = object_after(reading, object_from)
    if not objects and frame.kind is EventKind.REQUEST and reading.tag(last + 1) in "Gz":
        end = max(object_after(reading, last + 1)[1], last + 1)
        objects = ((last + 1, end),)  # "called for lowering the tax"
    end = max(end, last)
    stop = clause_end(reading, end)
    action = infinitive_after(reading, end, stop) if "infinitive" in frame.beside else None
    around = beside(reading, frame.beside, end if objects else last, stop)
    return _Verb(frame, clause, last, objects, end, stop, action, around)


# --- particles --------------------------------------------------------------------------------------------------------
_PARTICLE_REACH = 10
_BETWEEN_NONE = frozenset(",;:vVBHMUWZ")
_NEVER_APART = frozenset(("on", "for", "upon"))


def _particle(reading: Reading, at: int, entry: Entry) -> tuple[int, int] | None:
    """The last word of the trigger and the word after which its object is looked for; None without its particle."""
    if not entry.particle:
        return at, at
    words = reading.words
    many = len(entry.particle)
    if tuple(words[at + 1 : at + 1 + many]) == entry.particle:
        return at + many, at + many
    if entry.particle[0] in _NEVER_APART:
        return None
    for spot in range(at + 2, min(at + _PARTICLE_REACH, len(words) - many + 1)):
        if reading.tags[spot] in _BETWEEN_NONE:
            return None
        if tuple(words[spot : spot + many]) == entry.particle:
            objects, end = object_after(reading, at)
            return (at, at) if objects and end == spot - 1 else None
    return None


# --- what tells nothing -----------------------------------------------------------------------------------------------
def _tells_nothing(reading: Reading, verb: _Verb) -> bool:
    """Whether a clause is about anybody of a sort, or about something else than its frame."""
    if not verb.clause.subject:
        return False
    return (
        is_anybody(reading, verb.clause.subject[0])
        or _is_said_of_a_sort(reading, verb)
        or _is_only_ability(reading, verb)
        or _is_other_use(reading, verb)
    )


def _is_said_of_a_sort(reading: Reading, verb: _Verb) -> bool:
    """Whether a habit of anybody of a sort is told; a request may be one, and a duty."""
    frame, clause = verb.frame, verb.clause
    asks = frame.kind is EventKind.REQUEST and not frame.near
    binds = verb.passive and frame.object == "theme-or-recipient"
    reduced = frame.kind is EventKind.PLEDGE and verb.passive and clause.voice == "open"
    return ((clause.habit and not asks and not binds) or reduced) and is_generic(reading, clause.subject)


def _is_only_ability(reading: Reading, verb: _Verb) -> bool:
    """Whether only what somebody could do is told: "a user could provide data", "I can retire"."""
    clause = verb.clause
    if clause.modality is not Modality.POSSIBLE:
        return False
    return is_any(reading, clause.subject[0]) or (clause.habit and reading.tags[clause.subject[0][0]] in "hi")


def _is_other_use(reading: Reading, verb: _Verb) -> bool:
    """Whether a verb means something else: "it provides room", "left it to others", "asked the model to be nice"."""
    frame, clause = verb.frame, verb.clause
    if frame.kind is EventKind.PLEDGE:
        return clause.habit and reading.words[clause.subject[0][0]] == "it"
    if not verb.objects:
        return frame.name == "leave" and reading.tag(verb.last + 1) == "c"  # "left or right"
    if not frame.object and clause.voice == "open" and reading.tags[verb.last] == "Z":
        return True  # "a retired general"
    if frame.kind is EventKind.REQUEST:
        return frame.object == "theme" and _governs(reading, verb.end)
    return frame.name == "leave" and reading.tags[verb.objects[0][0]] in "hmi"


# --- voice ------------------------------------------------------------------------------------------------------------
_ELSE = (["back"], ["up"], ["off"], ["away"], ["over"])  # "fired back" is another verb
_POSTS = frozenset((
    "ceo", "cto", "cfo", "coo", "chief", "executive", "president", "chairman", "chair", "director", "head",
))  # fmt: skip


def _is_passive(reading: Reading, verb: _Verb) -> bool:
    """Whether the subject is what the deed is done to."""
    frame, clause = verb.frame, verb.clause
    if clause.voice == "passive":
        return True
    is_open = clause.voice == "open"
    if is_open and frame.kind is EventKind.PERSONNEL and verb.objects and _is_post(reading, verb.objects[0]):
        return True  # "with Ada Poe named chief executive"
    if verb.objects or clause.object is not None or _governs(reading, verb.last):
        return False
    if reading.tag(verb.last + 1) in "Yt":
        return is_open and reading.tag(verb.last + 1) == "Y"  # "demanded that" has a clause for its object
    if (
        "bare" in frame.use
        or reading.words[verb.last] in _NEVER_APART
        or reading.words[verb.last + 1 : verb.last + 2] in _ELSE
    ):
        return False
    return is_open or "middle" in frame.use


def _governs(reading: Reading, at: int) -> bool:
    """Whether an infinitive follows right after a verb: "promised | to donate"."""
    return reading.tag(at + 1) == "T" and reading.tag(at + 2) in "IvVWaBH"


def _is_post(reading: Reading, phrase: Words) -> bool:
    """Whether a phrase without article and name says what somebody becomes."""
    if reading.words[phrase[1]] not in _POSTS or reading.tags[phrase[0]] in "deg0":
        return False
    return not reading.is_named(phrase)


# --- roles ------------------------------------------------------------------------------------------------------------
_SOMEBODY = frozenset(("actor", "addressed", "organization", "person", "authority", "unknown"))
_NO_DOERS = frozenset(("rule", "resource", "action", "law", "thing"))
_DEALING = frozenset(("sale", "sales", "use", "export", "import"))
_BENEFIT = classes.words("event-benefit")


def _roles(site: Site, verb: _Verb) -> Filled:
    """The phrases of each role."""
    frame, clause = verb.frame, verb.clause
    objects = verb.objects or ((clause.object,) if clause.object else ())
    done_to = clause.subject if verb.passive else objects
    roles: Filled = {}
    if not verb.passive and frame.subject and clause.subject:
        roles[frame.subject] = clause.subject
    if done_to and frame.object:
        roles |= _roles_of_object(site, verb, done_to)
    for role, phrases in verb.around.items():
        roles.setdefault(role, phrases)
    if verb.passive and (doer := beside(site.reading, {"by": "doer"}, verb.last, verb.stop).get("doer")):
        roles[frame.subject] = doer
    if verb.action is not None:
        _see_action(site.reading, frame, verb.action, roles)
    return roles


def _roles_of_object(site: Site, verb: _Verb, done_to: tuple[Words, ...]) -> Filled:
    """The roles of the object, or of the subject of a passive."""
    frame = verb.frame
    if frame.kind is EventKind.PERSONNEL:
        done_to = tuple([_only_name(site.reading, one) for one in done_to])
    if frame.object == "theme-or-recipient":
        return {"recipient" if _is_bound(site, verb, done_to) else "theme": done_to}
    if frame.object == "theme-or-barred":
        return _roles_of_barred(site.reading, verb, done_to)
    if frame.object != "receiver-or-amount":
        return {frame.object: done_to}
    second = verb.objects if verb.passive else _second(site.reading, done_to)
    if not second:
        return {"amount": done_to}
    somebody = any(map(_SOMEBODY.intersection, map(site.meanings.of, done_to)))
    return {"receiver": done_to, "amount": second} if somebody else {"amount": second}  # "contracts worth $40 million"


def _roles_of_barred(reading: Reading, verb: _Verb, done_to: tuple[Words, ...]) -> Filled:
    """Who is kept from something is the recipient: "banned from selling chips"; else what is banned is the theme."""
    at = (verb.last if verb.passive else verb.end) + 1
    if reading.words[at : at + 1] != ["from"] or not _DEALING.isdisjoint(reading.words[at + 1 : at + 2]):
        return {"theme": done_to}
    at += reading.tag(at + 1) in "Gz"
    kept_from, _ = object_after(reading, at)
    return {"recipient": done_to, "theme": kept_from}


def _is_bound(site: Site, verb: _Verb, done_to: tuple[Words, ...]) -> bool:
    """Whether an object is whoever is to do what follows: "urged Congress to act", not "urged a vote to act"."""
    if verb.action is None:
        return False
    if verb.frame.kind is EventKind.REGULATION and (verb.passive or site.reading.tag(verb.end + 1) == "T"):
        return True
    last = site.reading.words[done_to[-1][1]]
    if any(one.sort == "noun" for one in governors().get(last, ())):
        return False  # "called for a national effort to build open models"
    found = set().union(*map(site.meanings.of, done_to))
    if site.reading.tag(verb.end + 1) == "T":
        return found.isdisjoint(_NO_DOERS) or not found.isdisjoint(_SOMEBODY)
    return not found.isdisjoint(_SOMEBODY)


def _second(reading: Reading, objects: tuple[Words, ...]) -> tuple[Words, ...]:
    """The second object: "awarded Tern Labs | $40 million", "| a grant of $3 million"."""
    more = reading.openings.get(objects[-1][1] + 1)
    if more is None:
        return ()
    held = reading.openings.get(more[1] + 2) if reading.tag(more[1] + 1) == "o" else None
    return (more,) if held is None else (more, held)


def _only_name(reading: Reading, phrase: Words) -> Words:
    """The name without the post that follows it: "named Ada Poe | chief executive"."""
    first, last = phrase
    end = first
    while end <= last and reading.tags[end] == "X":
        end += 1
    return (first, end - 1) if first < end <= last and reading.tags[end] == "n" else phrase


def _see_action(reading: Reading, frame: Frame, action: Words, roles: Filled) -> None:
    """What is to be done is a role; of what benefits somebody ("to empower smaller players") they are the recipient."""
    if frame.beside["infinitive"] != "benefit":
        roles.setdefault(frame.beside["infinitive"], (action,))
    elif reading.words[action[0]] in _BENEFIT and (found := object_after(reading, action[0])[0]):
        roles.setdefault("recipient", found[:1])


# --- where amount and time are ----------------------------------------------------------------------------------------
_BORDERS = frozenset(";:srt")
_VERBS = frozenset("vVWZBHMU")


def _stretches(reading: Reading, verb: _Verb) -> tuple[Words, ...]:
    """Where amount and time of a verb can be: after it, in its group, and before a subject that begins a clause.

    What is inserted between a subject and its verb has times of its own.
    """
    clause = verb.clause
    after = clause.group, verb.stop
    if clause.voice == "passive" and clause.group == clause.start:
        return (after,)
    start = clause.start
    at = start
    while at > 0 and reading.tags[at - 1] not in _BORDERS and reading.tags[at - 1] not in _VERBS:
        at -= 1
    subject = (clause.subject[0],) if clause.subject else ()
    if at == start or (at > 0 and reading.tags[at - 1] in _VERBS) or start >= clause.group:
        return (after, *subject)
    return (after, (at, start - 1), *subject)
