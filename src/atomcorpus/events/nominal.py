"""Events that a noun tells: with a light verb ("signed a deal"), or with details of its own ("its purchase of it")."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.citations.tokens import Words
from atomcorpus.english import classes
from atomcorpus.events.drafts import Draft, Filled, beside, clause_end, fitting, infinitive_after
from atomcorpus.events.frames import governors
from atomcorpus.events.phrases import object_after
from atomcorpus.events.told import stronger
from atomcorpus.kinds import Modality

if TYPE_CHECKING:
    from atomcorpus.events.drafts import Site
    from atomcorpus.events.frames import Entry, Frame
    from atomcorpus.events.reading import Reading

__all__ = ["read_noun"]

_LIGHT = classes.words("event-light")
_LIKELY = classes.words("event-likely")
_PLANNED = frozenset(("planned", "upcoming", "forthcoming", "future", "expected"))
_INCLUDING = frozenset(("include", "includes", "included"))
_OWNERS = frozenset(("its", "their", "his", "her", "our", "my"))
_DIRECTED = ("toward", "towards", "into", "for")  # "could reach $40 million, directed toward open models"
_MORE_VERB = frozenset("BHMUaN")


_MOVED = {
    (form, particle): modality
    for forms, particle, modality in (
        ("put puts putting call calls called calling", "off", Modality.DENIED),
        ("push pushes pushed pushing hold holds held holding", "back", Modality.DENIED),
        ("bring brings brought bringing", "forward", Modality.PLANNED),
    )
    for form in forms.split()
}
"""Verbs with a particle that say when something is not, or not yet, done: "put off the launch of"."""


class _Light(NamedTuple):
    """What a verb before a noun says of it.

    Attributes:
        verb: The verb; -1 where no light one is there.
        subject: Its subject.
        modality: Whether its clause tells a fact; None where it tells nothing.
    """

    verb: int = -1
    subject: tuple[Words, ...] = ()
    modality: Modality | None = Modality.DONE


def read_noun(site: Site, at: int, entry: Entry) -> Draft | None:
    """The event of a noun in the reading that a frame gives it; None where it tells none.

    Args:
        site: The sentence.
        at: The noun.
        entry: Its frame and form.
    """
    reading, frame = site.reading, entry.frame
    last = at + len(entry.particle)
    phrase = _phrase_of(reading, at, entry)
    light = _light(site, _sum_before(site, frame, phrase) or phrase) if phrase is not None else _Light(modality=None)
    if phrase is None or light.modality is None:
        return None
    stop = clause_end(reading, last)
    roles = _roles(site, frame, phrase, at, last)
    modality = light.modality
    verb = _verb_after(reading, stop)
    if light.verb < 0 and verb >= 0:
        modality = _told_after(site, verb, roles, frame)
    _see_subject(reading, frame, light.subject, roles)
    if "owned" in frame.use and not roles.get(frame.subject):
        return None
    if "light" in frame.use and light.verb < 0 and not _is_detailed(reading, frame, roles):
        return None
    kept = fitting(frame, site.meanings, roles)
    if kept is None:
        return None
    told = stronger(_by_words(reading, phrase, modality), frame.modality)
    start = min(phrase[0], light.verb) if light.verb >= 0 else phrase[0]
    end = stop if verb < 0 else clause_end(reading, verb)
    return Draft(frame, (at, last), kept, told, ((_start(reading, start), end),), light.verb)


def _phrase_of(reading: Reading, at: int, entry: Entry) -> Words | None:
    """The phrase of which a noun is the head; None where it describes another."""
    many = len(entry.particle)
    if many and tuple(reading.words[at + 1 : at + 1 + many]) != entry.particle:
        return None
    last = at + many
    return reading.phrases.get(last) or (reading.phrases.get(last + 1) if reading.tag(last + 1) == "k" else None)


def _start(reading: Reading, at: int) -> int:
    """Where the stretch begins in which a noun's time is."""
    while at > 0 and reading.tags[at - 1] not in ";:srtvVWZ":
        at -= 1
    return at


# --- roles ------------------------------------------------------------------------------------------------------------
def _roles(site: Site, frame: Frame, phrase: Words, at: int, last: int) -> Filled:
    """The phrases of each role, but for the subject of a light verb."""
    reading = site.reading
    stop = clause_end(reading, last)
    verb = bisect_left(reading.verbs, last + 1)
    near = min(stop, reading.verbs[verb] - 1) if verb < len(reading.verbs) else stop
    roles = beside(reading, frame.beside, last, near)
    if frame.object and reading.tag(last + 1) == "o" and (found := object_after(reading, last + 1)[0]):
        roles[frame.object] = found
    _see_owner(site, frame, phrase, at, roles)
    _see_name_before(site, frame, phrase, at, roles)
    if "amount" in frame.asked and phrase[0] < at and site.meanings.money_in((phrase[0], at - 1)):
        roles.setdefault("amount", ((phrase[0], at - 1),))
    if (held := _sum_before(site, frame, phrase)) is not None:
        roles.setdefault("amount", (held,))
    if "infinitive" in frame.beside and (action := infinitive_after(reading, last, stop)):
        role = frame.beside["infinitive"]
        asked = roles.get(role, ())
        if asked and asked[-1][1] + 2 == action[0]:
            roles["recipient"] = roles.pop(role)  # "calls for Congress to act"
        roles.setdefault(role, (action,))
    return roles


def _sum_before(site: Site, frame: Frame, phrase: Words) -> Words | None:
    """The sum before "of" and a noun of money: "announced | $40 million of private investment"."""
    if "amount" not in frame.asked or site.reading.tag(phrase[0] - 1) != "o":
        return None
    held = site.reading.phrases.get(phrase[0] - 2)
    return held if held is not None and site.meanings.money_in(held) else None


def _see_owner(site: Site, frame: Frame, phrase: Words, at: int, roles: Filled) -> None:
    """Whose deed it is, by a possessive: an actor is the subject, a thing the object ("Tern-2's release")."""
    reading, first = site.reading, phrase[0]
    owner = reading.tags.find("g", first, at)
    if owner >= 0:
        found = site.meanings.of((first, owner))
        role = frame.object if frame.object and "thing" in found and "actor" not in found else frame.subject
        roles.setdefault(role, ((first, owner),))
    elif first < at and reading.words[first] in _OWNERS:
        roles.setdefault(frame.subject, ((first, first),))


def _see_name_before(site: Site, frame: Frame, phrase: Words, at: int, roles: Filled) -> None:
    """What the name right before a noun is: "the Tern-2 release"."""
    if at == phrase[0] or not frame.object or frame.object in roles or site.reading.tags[at - 1] != "X":
        return
    before = phrase[0], at - 1
    if site.meanings.mention_of(before) is not None and "thing" in site.meanings.of(before):
        roles[frame.object] = (before,)


def _see_subject(reading: Reading, frame: Frame, subject: tuple[Words, ...], roles: Filled) -> None:
    """The subject of a light verb is whose deed it is, where no name says so before."""
    owned = roles.get(frame.subject, ())
    if subject and (not owned or reading.words[owned[0][0]] in _OWNERS):
        roles[frame.subject] = subject


# --- light verbs ------------------------------------------------------------------------------------------------------
def _light(site: Site, phrase: Words) -> _Light:
    """The verb before a noun's phrase, if it says nothing but that this took place, or did not."""
    tags, words = site.reading.tags, site.reading.words
    before = phrase[0] - 1
    if before > 0 and (moved := _MOVED.get((words[before - 1], words[before]))) is not None:
        clause = site.clauses.of(before - 1)
        subject, told = (clause.subject, clause.modality) if clause is not None else ((), moved)
        return _Light(before - 1, subject, stronger(told, moved))
    while before >= 0 and tags[before] in "akD":
        before -= 1
    if before > 0 and tags[before] == "c" and (left := site.reading.phrases.get(before - 1)) is not None:
        before = left[0] - 1  # "announced an AI and | cloud deal"
    if before < 0:
        return _Light()
    if words[before] == "including":
        clause = site.clauses.before(before)
        return _Light() if clause is None else _Light(subject=clause.subject)
    governing = [one.modality for one in governors().get(words[before], ()) if one.sort == "verb"]
    if (words[before] not in _LIGHT and not governing) or tags[before] not in "ZWzvVEIGH":
        return _Light()
    clause = site.clauses.of(before)
    if clause is None or clause.demand:
        return _Light(before, (), None)
    modality = stronger(clause.modality, governing[0]) if governing else clause.modality
    return _Light(before, clause.subject if clause.voice != "passive" else (), modality)


def _verb_after(reading: Reading, stop: int) -> int:
    """The verb that the clause of a noun goes on with; -1 for none."""
    at = stop + 1
    if reading.tag(at) not in "BHMUvVWZ":
        return -1
    while reading.tag(at) in _MORE_VERB:
        at += 1
    return at if at < len(reading.tags) else -1


def _told_after(site: Site, verb: int, roles: Filled, frame: Frame) -> Modality:
    """What the verb after a noun says of it: "funding could reach $40 million", "a deal was signed"."""
    clause = site.clauses.of(verb)
    if clause is None:
        return Modality.DONE
    stopped = [one for one in governors().get(site.reading.words[verb], ()) if one.modality is Modality.DENIED]
    if stopped and clause.voice != "active":
        return Modality.DONE if clause.modality is Modality.DENIED else Modality.DENIED  # "the launch was delayed"
    role = "amount" if "amount" in frame.asked else ""
    if site.reading.words[verb] in _INCLUDING:
        role = frame.beside.get("with", "")  # "partners of its collaborations", whom "collaborations include" names
    if role and role not in roles and (found := object_after(site.reading, verb)[0]):
        roles[role] = found
        stop = clause_end(site.reading, verb)
        asked = {word: frame.beside[word] for word in _DIRECTED if word in frame.beside}
        for one, phrases in beside(site.reading, asked, verb, stop).items():
            roles.setdefault(one, phrases)
    return clause.modality


# --- what it tells ----------------------------------------------------------------------------------------------------
def _is_detailed(reading: Reading, frame: Frame, roles: Filled) -> bool:
    """Whether somebody with a name has a part in what a noun tells."""
    subject = roles.get(frame.subject, ())
    if len(subject) > 1 and any(map(reading.is_named, subject)):
        return True  # "a deal between Tern Labs and Halden"
    for role in ("recipient", "theme"):
        for first, last in roles.get(role, ()):
            if reading.is_named((first, last)) or "X" in reading.tags[first : last + 1]:
                return True
    return False


def _by_words(reading: Reading, phrase: Words, modality: Modality) -> Modality:
    """The modality with what adjectives, "no", and "plans for" say."""
    words, first = reading.words, phrase[0]
    if words[first] == "no" or words[first - 1 : first] == ["without"]:
        return Modality.DENIED
    for word in words[first : phrase[1] + 1]:
        if word in _LIKELY:
            modality = stronger(modality, Modality.PLANNED if word in _PLANNED else Modality.POSSIBLE)
    if first > 1 and words[first - 1] in ("for", "on", "about", "over", "of"):
        for governor in governors().get(words[first - 2], ()):
            if governor.sort == "noun":
                modality = stronger(modality, governor.modality)
    return modality
