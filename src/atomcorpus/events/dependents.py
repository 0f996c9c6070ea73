"""Clauses of infinitives and -ing forms: by the word that governs them, or by the clause that they hang on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.events.frames import governors
from atomcorpus.events.told import PAST_LETTERS, WINDOW, Clause, over_adverbs, stronger
from atomcorpus.kinds import Modality

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Words
    from atomcorpus.events.clauses import Clauses

__all__ = ["governed", "opening", "participle"]

_COMMAS = 4  # before the subject of a participle that opens a sentence

_SUBJECT_AFTER = frozenset(("after", "before", "by", "since", "while", "in", "with", "without", "despite", "upon"))
_OWNERS = ("its", "their", "his", "her", "our", "my")


def governed(clauses: Clauses, to: int, at: int, depth: int) -> Clause | None:
    """The clause of an infinitive, by what governs it."""
    reading = clauses.reading
    negated = reading.tags[to + 1] == "N" or reading.tag(to - 1) == "N"
    if reading.words[to - 1 : to] == ["yet"] and reading.tag(to - 2) in "BH":
        found = clauses.of(to - 2, depth + 1)
        return found and found._replace(
            modality=Modality.DENIED, voice="active", habit=False, object=None, group=to + 1
        )
    spot = to - 1
    while spot >= 0 and reading.tags[spot] in "aNk":
        spot -= 1
    spot = _before_time(reading.tags, spot)
    if spot < 0:
        return None
    if reading.tags[spot] in "c," and (first := _infinitive_before(reading.tags, spot)) > 0:
        shared = clauses.of(first, depth + 1)  # "promised to keep it open and | to invest"
        return shared and shared._replace(object=None, group=to + 1, voice="active")
    found = _of_governor(clauses, spot, depth)
    if found is None:
        return None
    passive = any(reading.words[one] in ("be", "been") for one in range(to, at)) and reading.tags[at] in PAST_LETTERS
    modality = Modality.DENIED if negated else found.modality
    voice = "passive" if passive else "active"
    return found._replace(modality=modality, voice=voice, habit=False, object=None, group=to + 1)


def _infinitive_before(tags: str, at: int) -> int:
    """The verb of the nearest infinitive before a word of its sentence; 0 for none."""
    to = max(tags.rfind("T" + verb, max(0, at - WINDOW), at) for verb in "IvVW")
    return to + 1 if to >= 0 and not any(mark in tags[to:at] for mark in ";:") else 0


def _before_time(tags: str, at: int) -> int:
    """The last word before a time: "agreed | on Monday" in "agreed on Monday to buy"."""
    spot = at
    while spot >= 0 and tags[spot] == "D":
        spot -= 1
    return spot - (tags[spot] == "p") if 0 <= spot < at else at


def _of_governor(clauses: Clauses, spot: int, depth: int) -> Clause | None:
    """The clause of the word that governs an infinitive or an -ing form."""
    reading = clauses.reading
    word, tag = reading.words[spot], reading.tags[spot]
    if tag == "B":  # "is to release"
        found = clauses.of(spot, depth + 1)
        return found and found._replace(
            subject=_owners(clauses, found.subject), modality=stronger(found.modality, Modality.PLANNED)
        )
    some = governors().get(word)
    if not some:
        return None
    sorts = {one.sort: one.modality for one in some}
    if "adjective" in sorts and (be := _be_before(clauses, spot)) >= 0:
        found = clauses.of(be, depth + 1)
        return found and found._replace(modality=stronger(found.modality, sorts["adjective"]))
    if "verb" in sorts and ("noun" not in sorts or tag in "vVZWEIz"):
        found = clauses.of(spot, depth + 1)
        if found is None:
            return None
        denied = sorts["verb"] is Modality.DENIED and found.modality is Modality.DENIED  # "did not fail to"
        return found._replace(modality=Modality.DONE if denied else stronger(found.modality, sorts["verb"]))
    return _of_noun(clauses, spot, sorts["noun"], depth) if "noun" in sorts else None


def _owners(clauses: Clauses, subject: tuple[Words, ...]) -> tuple[Words, ...]:
    """Whose plan it is, where a plan is the subject: "Halden's plan is to release"."""
    reading = clauses.reading
    if len(subject) == 1 and any(one.sort == "noun" for one in governors().get(reading.words[subject[0][1]], ())):
        first, last = subject[0]
        return tuple((first, at) for at in range(first, last) if reading.tags[at] == "g")[:1] or subject
    return subject


def _be_before(clauses: Clauses, spot: int) -> int:
    tags = clauses.reading.tags
    at = spot - 1
    while at >= 0 and tags[at] in "aNd":
        at -= 1
    return at if at >= 0 and tags[at] == "B" else -1


def _of_noun(clauses: Clauses, spot: int, modality: Modality, depth: int) -> Clause | None:
    """The clause of "plans" in "announced plans to", "is in talks to", "its decision to"."""
    reading = clauses.reading
    tags = reading.tags
    phrase = reading.phrases.get(spot)
    first = phrase[0] if phrase else spot
    if reading.words[first] == "no":
        modality = Modality.DENIED  # "has no plans to"
    for at in range(first, spot):
        if tags[at] == "g":
            return Clause(((first, at),), first, modality)
    owned = any(reading.words[at] in ("its", "their", "his", "her", "our", "my") for at in range(first, spot))
    before = first - 1
    if before >= 0 and tags[before] in "po":
        before -= 1
    while before >= 0 and tags[before] == "a":
        before -= 1
    if before >= 0 and tags[before] in "vVEZWzBHIG":
        found = clauses.of(before, depth + 1)
        if found is not None:
            return found._replace(modality=stronger(found.modality, modality))
    if owned:
        found = clauses.before(first, depth)
        return found and found._replace(modality=stronger(found.modality, modality))
    return None


def participle(clauses: Clauses, at: int, group: int, depth: int) -> Clause | None:
    """The clause of an -ing form without an auxiliary, by what is before it."""
    reading = clauses.reading
    before = group - 1
    tag = reading.tag(before)
    found: Clause | None = None
    if tag == "^":
        found = opening(clauses, at, group)
    elif tag == "c":
        found = clauses.shared(at, group, depth)
        found = found and found._replace(start=group, object=None, group=group)
    elif tag in ",-":
        found = clauses.before(group, depth)
        found = found and found._replace(start=group, voice="active", object=None, group=group)
    elif tag in "psY" and reading.words[before] in _SUBJECT_AFTER:
        found = _after_preposition(clauses, at, group, depth)
    elif tag in "vVEZWIGz" and reading.words[before] in governors():
        found = _of_governor(clauses, before, depth)
        found = found and found._replace(voice="active", object=None, habit=False, group=group)
    elif tag in "nXKy" and (thing := reading.phrases.get(before)) is not None and reading.tag(thing[0] - 1) != "o":
        found = Clause((thing,), group, habit=True, group=group)  # "labs releasing models", but not "of Halden leaving"
    return found


def _after_preposition(clauses: Clauses, at: int, group: int, depth: int) -> Clause | None:
    """The same after "by", "after" or "without": its subject is that of the main clause, before or after it."""
    reading = clauses.reading
    before = group - 1
    told = Modality.DENIED if reading.words[before] == "without" else Modality.DONE
    if reading.tag(before - 1) in "^,;:c" and (found := opening(clauses, at, group)) is not None:
        return found._replace(modality=told)
    found = clauses.before(before, depth)
    modality = stronger(found.modality, told) if found is not None else told
    return found and found._replace(start=group, modality=modality, voice="active", object=None, group=group)


def opening(clauses: Clauses, at: int, group: int) -> Clause | None:
    """The clause of a participle whose subject follows: "After buying Tern Labs, Halden grew".

    Args:
        clauses: The clauses of the sentence.
        at: The participle.
        group: First word of its group.
    """
    reading = clauses.reading
    comma = at
    for _ in range(_COMMAS):
        comma = reading.tags.find(",", comma + 1, at + WINDOW)
        if comma < 0:
            return None
        spot = over_adverbs(reading.tags, comma + 1)
        thing = reading.openings.get(spot)
        if thing is not None and reading.tag(thing[1] + 1) in "BHMUvVEZWNaTKn":
            return Clause((thing,), group, group=group)
    return None
