"""Events of "must", "should" and "needs to": what an author or a source plainly demands of somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.events.drafts import Draft, Filled, clause_end
from atomcorpus.events.phrases import object_after
from atomcorpus.kinds import Modality

if TYPE_CHECKING:
    from atomcorpus.citations.tokens import Words
    from atomcorpus.events.drafts import Site
    from atomcorpus.events.frames import Entry
    from atomcorpus.events.reading import Reading

__all__ = ["read_demand"]

_DEMANDED = classes.words("event-demanded")
_MODALS = frozenset(("must", "should"))
_DEMANDED_OF = frozenset(("addressed", "authority"))
_THINGS = frozenset(("rule", "resource", "law", "thing"))
_REACH = 5  # adverbs and "be" between the modal and its verb


def read_demand(site: Site, at: int, entry: Entry) -> Draft | None:
    """The event of a modal with a verb that can be demanded; None where it tells none.

    Args:
        site: The sentence.
        at: The modal.
        entry: Its frame and form.
    """
    reading = site.reading
    verb = _verb_after(reading, at)
    clause = site.clauses.of(verb if reading.words[at] in _MODALS else at) if verb > 0 else None
    if clause is None or not clause.subject:
        return None
    objects, end = object_after(reading, verb)
    if "be" in reading.words[at:verb]:
        roles: Filled = {"theme": clause.subject}
        fits = any(map(_THINGS.intersection, map(site.meanings.of, clause.subject)))
    else:
        roles = {"recipient": clause.subject, "theme": objects or _after_preposition(reading, verb)}
        fits = bool(roles["theme"]) and _is_addressed(site, clause.subject)
    if not fits:
        return None
    return Draft(entry.frame, (at, verb), roles, Modality.DONE, ((clause.start, clause_end(reading, end)),))


def _verb_after(reading: Reading, at: int) -> int:
    """The verb that is demanded; 0 for none."""
    tags, words = reading.tags, reading.words
    verb = at + 1
    if words[at] not in _MODALS:
        if reading.tag(verb) != "T":
            return 0
        verb += 1
    while verb < len(tags) and tags[verb] in "aNB":
        verb += 1
    return verb if verb < len(tags) and words[verb] in _DEMANDED and verb - at <= _REACH else 0


def _is_addressed(site: Site, subject: tuple[Words, ...]) -> bool:
    """Whether something can be demanded of who is the subject; of "we", but not of "they"."""
    for one in subject:
        found = site.meanings.of(one)
        if "addressed" in found or ("authority" in found and "pronoun" not in found):
            return True
    return False


def _after_preposition(reading: Reading, at: int) -> tuple[Words, ...]:
    """What follows "in" in "must invest in making the tools"."""
    if reading.tag(at + 1) != "p":
        return ()
    spot = at + 2
    phrase = reading.openings.get(spot) or reading.openings.get(spot + 1)
    if phrase is None:
        return ()
    return ((spot, phrase[1]),) if reading.tags[spot] in "Gz" else (phrase,)
