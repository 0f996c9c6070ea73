"""Events: who released, funds, agrees, promises, asks, rules and hires, as a text tells it.

`find_events` reads the sentences that have a word which may tell one (`frames`, from `frames.txt`): `letters` and
`verb_or_noun` give each word a class, `reading` has the phrases and verbs, `phrases` what is joined to what, `clauses`
and `dependents` the subject of a verb and whether it tells a fact (`told`). Each such word is asked in each reading
that the table gives it (`verbal`, `nominal`, `demands`) whether its roles hold what they have to (`drafts`,
`semantics`, `generic`). `participants` and `measures` make spans and records of words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.citations.tokens import Sentence, pieces_of
from atomcorpus.events.clauses import Clauses
from atomcorpus.events.demands import read_demand
from atomcorpus.events.drafts import Draft, Site
from atomcorpus.events.frames import TriggerWords, entries
from atomcorpus.events.measures import Placed, amount_of, time_of
from atomcorpus.events.nominal import read_noun
from atomcorpus.events.participants import participant, writer_of
from atomcorpus.events.reading import Reading
from atomcorpus.events.semantics import Meanings
from atomcorpus.events.verbal import read_verb
from atomcorpus.facts import Event, Participant
from atomcorpus.kinds import EventKind
from atomcorpus.sentences import find_sentences
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from atomcorpus.annotations import Citation, Mention
    from atomcorpus.articles import Section
    from atomcorpus.facts import Quantity, TimeExpression

__all__ = ["find_events"]

_MOST_WORDS = 400
_LONGEST = 4000  # code points of a sentence whose words are not cut into pieces


def find_events(  # noqa: PLR0913, PLR0917 - one argument a stage before it
    text: str,
    sections: tuple[Section, ...],
    mentions: tuple[Mention, ...],
    citations: tuple[Citation, ...],
    times: tuple[TimeExpression, ...],
    quantities: tuple[Quantity, ...],
) -> tuple[Event, ...]:
    """Find every event that a text tells.

    Headings tell none. Linear in the length of the text, which may be anything.

    Args:
        text: The whole text.
        sections: Its headings and paragraphs; all spans of an event lie in one sentence of a paragraph.
        mentions: Who and what is named, sorted by span.
        citations: Who is cited for what: what somebody says that should be done, is asked by them.
        times: The times, sorted by span.
        quantities: The quantities, sorted by span.

    Returns:
        Events sorted by trigger; may be empty.

    Example:
        >>> from atomcorpus import Section
        >>> text = "Tern Labs released two small models."
        >>> for event in find_events(text, (Section(None, (Span(0, len(text)),)),), (), (), (), ()):
        ...     print(event.kind, "|", event.agent[0].span.of(text), "|", event.theme[0].span.of(text))
        release | Tern Labs | two small models
    """
    found: dict[Span, Event] = {}
    finder = _Finder(text, mentions, citations, times, quantities)
    for section in sections:
        for block in section.paragraphs:
            for event in finder.in_block(block):
                found.setdefault(event.trigger, event)
    return tuple(sorted(found.values(), key=lambda event: event.trigger))


class _Finder:
    """Finds the events of one text."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        citations: Sequence[Citation],
        times: Sequence[TimeExpression],
        quantities: Sequence[Quantity],
    ) -> None:
        self._text = text
        self._words = TriggerWords(text)
        self._mentions: Placed[Mention] = Placed(mentions)
        self._times: Placed[TimeExpression] = Placed(times)
        self._quantities: Placed[Quantity] = Placed(quantities)
        self._said = [(content, one) for one in citations for content in one.content]

    def in_block(self, block: Span) -> list[Event]:
        """The events of a paragraph."""
        text = self._text
        found: list[Event] = []
        if not self._words.may_be_in(block.start, block.end):
            return found
        earlier = block.start
        for start, end in find_sentences(text, block.start, block.end):
            if end - start == len(block) or self._words.may_be_in(start, end):
                if end - start > _LONGEST or len((sentence := Sentence(text, start, end)).signs) > _MOST_WORDS:
                    for piece in pieces_of(text, start, end, (), _MOST_WORDS):
                        found += self._in_sentence(piece, earlier)
                else:
                    found += self._in_sentence(sentence, earlier)
            earlier = start
        return found

    def _in_sentence(self, sentence: Sentence, earlier: int) -> list[Event]:
        """The events of a sentence, or of a piece of one; `earlier` is where the sentence before it begins."""
        if not sentence.signs or sentence.read().words[-1] == "?":
            return []
        reading = Reading(self._text, sentence, self._mentions, self._times)
        if not reading.triggers:
            return []
        start, end = reading.start, reading.stop
        quantities = self._quantities.between(start, end)
        site = Site(reading, Clauses(reading), Meanings(reading, quantities))
        drafts: list[Draft] = []
        told_by_others: set[int] = set()  # "signed a deal" and "led the round" are one event each
        for at in reading.triggers:
            draft = _draft(site, at)
            if draft is not None:
                drafts.append(draft)
                told_by_others.add(draft.light)
        for draft in drafts:
            if draft.light < 0 and draft.trigger[0] not in told_by_others:
                told_by_others.update(_objects_told(draft))
        return [
            self._event(site, draft, earlier, quantities) for draft in drafts if draft.trigger[0] not in told_by_others
        ]

    def _event(self, site: Site, draft: Draft, earlier: int, quantities: Sequence[Quantity]) -> Event:
        """The event of a draft."""
        reading = site.reading
        before = self._mentions.between(earlier, reading.stop)
        trigger = Span(reading.starts[draft.trigger[0]], reading.ends[draft.trigger[1]])
        roles: dict[str, tuple[Participant, ...]] = {}
        for role in ("agent", "theme", "recipient"):
            phrases = draft.roles.get(role, ())
            if role == "agent" and draft.frame.kind is EventKind.REQUEST:
                phrases = tuple([writer_of(reading, phrase) for phrase in phrases])
            roles[role] = _different([participant(site, phrase, before) for phrase in phrases])
        if draft.frame.kind is EventKind.REQUEST and not roles["agent"]:
            roles["agent"] = self._asker(reading, trigger)
        return Event(
            draft.frame.kind,
            trigger,
            **roles,
            amount=amount_of(reading, draft, quantities),
            time=time_of(reading, draft),
            modality=draft.modality,
            rule=draft.frame.name,
        )

    def _asker(self, reading: Reading, trigger: Span) -> tuple[Participant, ...]:
        """Who is cited, in the same sentence, for what is asked."""
        for content, citation in self._said:
            if content.start <= trigger.start and trigger.end <= content.end:
                source = citation.source
                if source.span is not None and reading.start <= source.span.start and source.span.end <= reading.stop:
                    return (Participant(source.span, source.actor),)
        return ()


def _objects_told(draft: Draft) -> Iterator[int]:
    """The nouns that a verb tells of with it: the round that it led, the grant that it received."""
    measures = draft.roles.get("theme", ()) if draft.frame.kind is EventKind.REGULATION else ()
    for _, last in (*draft.roles.get("round", ()), *draft.roles.get("amount", ()), *measures):
        if last > draft.trigger[0]:
            yield last


def _different(some: list[Participant]) -> tuple[Participant, ...]:
    """Participants without those whose words are said twice."""
    return tuple(some) if len(some) <= 1 else tuple({one.span: one for one in some}.values())


def _draft(site: Site, at: int) -> Draft | None:
    """The event of a trigger by the first frame that it fits."""
    reading = site.reading
    verb = reading.tags[at] in "ZWz"
    for entry in entries()[reading.words[at]]:
        draft = None
        if entry.form == "modal":
            draft = read_demand(site, at, entry)
        elif verb and entry.form != "noun":
            draft = read_verb(site, at, entry)
        elif not verb and entry.form == "noun":
            draft = read_noun(site, at, entry)
        if draft is not None:
            return draft
    return None
