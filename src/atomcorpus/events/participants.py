"""Participants: which words of a phrase name or describe somebody, and whom they name or lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.english import classes
from atomcorpus.entities import Actor, ActorKind
from atomcorpus.events.semantics import end_of
from atomcorpus.facts import Participant
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atomcorpus.annotations import Mention
    from atomcorpus.citations.tokens import Words
    from atomcorpus.entities import Entity
    from atomcorpus.events.drafts import Site
    from atomcorpus.events.reading import Reading

__all__ = ["participant", "writer_of"]

_HOLDERS = classes.words("event-holder")
_OPINIONS = classes.words("event-opinion")
_FROM = (["from"], ["by"])
_ORDINALS = frozenset(("first", "further", "later", "earlier", "long"))
_PEOPLE = frozenset(("he", "she", "him", "her"))
_BODIES = frozenset(("it", "they", "them", "we", "i"))


def participant(site: Site, phrase: Words, before: Sequence[Mention]) -> Participant:
    """The participant that a phrase is.

    Args:
        site: Its sentence.
        phrase: The phrase.
        before: The mentions of this sentence and the one before it, among which a pronoun finds whom it means.
    """
    reading, meanings = site.reading, site.meanings
    tags, starts = reading.tags, reading.starts
    last = end_of(reading, phrase)
    first = phrase[0]
    mention = None if reading.tag(first - 1) == "T" else meanings.mention_of(phrase)  # no infinitive is its object
    if mention is not None:
        return Participant(mention.span, mention.entity)
    person = _person_at(reading, first)
    if person is not None:
        return Participant(person.span, person.entity)  # "named Ada Poe chief executive"
    if first == last and tags[first] in "hmi":
        return Participant(Span(starts[first], reading.ends[first]), _antecedent(reading, first, before))
    while first < last and (tags[first] in "dk" or (tags[first] == "a" and reading.words[first] not in _ORDINALS)):
        first += 1
    end = reading.ends[last]
    word = reading.words[last]
    if tags[last] == "g":
        end -= len(word) - word.rindex("'") if "'" in word else 2  # "Halden Inc.'s" is cut before the mark
    model = meanings.model_in(phrase)
    entity: Entity | None = None if model is None else model.entity
    if word in _HOLDERS and reading.tag(phrase[1] + 1) == "o":
        more = reading.openings.get(phrase[1] + 2)
        if more is not None:
            end = reading.ends[end_of(reading, more)]
    return Participant(Span(starts[first], max(end, starts[first] + 1)), entity)


def writer_of(reading: Reading, phrase: Words) -> Words:
    """Who wrote the piece that a phrase is, where a name says so, "a perspective from | Halden"; else the phrase."""
    last = phrase[1]
    if reading.words[last] not in _OPINIONS or reading.words[last + 1 : last + 2] not in _FROM:
        return phrase
    named = reading.openings.get(last + 2)
    return named if named is not None and reading.tags[named[1]] == "X" and reading.is_named(named) else phrase


def _person_at(reading: Reading, first: int) -> Mention | None:
    """The person with whose name a phrase begins."""
    start = reading.starts[first]
    return next(
        (
            one
            for one in reading.mentions
            if one.span.start == start
            and isinstance(one.entity, Actor)
            and one.entity.kind is ActorKind.PERSON
            and one.span.end in reading.ends
        ),
        None,
    )


def _antecedent(reading: Reading, at: int, before: Sequence[Mention]) -> Entity | None:
    """The one actor that a pronoun can mean: the only one of its sort in this sentence and the one before."""
    word = reading.words[at]
    if word not in _PEOPLE | _BODIES or word in ("we", "i"):
        return None
    person = word in _PEOPLE
    fit = {
        mention.entity.id: mention.entity
        for mention in before
        if isinstance(mention.entity, Actor)
        and mention.span.end <= reading.starts[at]
        and (mention.entity.kind is ActorKind.PERSON) is person
    }
    return next(iter(fit.values())) if len(fit) == 1 else None
