"""Events: who released, funds, agrees, promises, asks, rules and hires, as a text tells it.

`find_events` looks for words that may tell one (`frames`, from `frames.txt`), reads the sentences that have any
(`reading`, `phrases`, `clauses`), and asks each word in each reading that the table gives it (`verbal`, `nominal`)
whether its roles are filled with what they have to be (`drafts`, `semantics`). `participants` makes spans of words.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from atomcorpus.citations.tokens import Sentence, pieces_of
from atomcorpus.events.clauses import Clauses
from atomcorpus.events.frames import entries, may_tell
from atomcorpus.events.nominal import read_noun
from atomcorpus.events.participants import participant
from atomcorpus.events.reading import Reading
from atomcorpus.events.semantics import Meanings
from atomcorpus.events.verbal import read_demand, read_verb
from atomcorpus.facts import Event
from atomcorpus.kinds import EventKind, QuantityKind
from atomcorpus.sentences import find_sentences
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeVar

    from atomcorpus.annotations import Citation, Mention
    from atomcorpus.articles import Section
    from atomcorpus.events.drafts import Draft
    from atomcorpus.facts import Participant, Quantity, TimeExpression

    Placed = TypeVar("Placed", Mention, TimeExpression, Quantity)

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
        citations: Who is cited for what.
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
    finder = _Finder(text, mentions, times, quantities)
    for section in sections:
        for block in section.paragraphs:
            for event in finder.in_block(block):
                found.setdefault(event.trigger, event)
    return tuple(sorted(found.values(), key=lambda event: event.trigger))


class _Placed:
    """Records with spans by where they begin."""

    def __init__(self, records: Sequence[Placed]) -> None:
        self._records = records
        self._starts = [one.span.start for one in records]

    def between(self, start: int, end: int) -> Sequence[Placed]:
        """Those that lie in a stretch."""
        if not self._starts:
            return ()
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        while last > first and self._records[last - 1].span.end > end:
            last -= 1
        return self._records[first:last]


class _Finder:
    """Finds the events of one text."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], times: Sequence[TimeExpression], quantities: Sequence[Quantity]
    ) -> None:
        self._text = text
        self._mentions, self._times, self._quantities = _Placed(mentions), _Placed(times), _Placed(quantities)

    def in_block(self, block: Span) -> Iterator[Event]:
        """The events of a paragraph."""
        text = self._text
        if not may_tell(text[block.start : block.end]):
            return
        earlier = block.start
        for start, end in find_sentences(text, block.start, block.end):
            if may_tell(text[start:end]):
                if end - start > _LONGEST or len((sentence := Sentence(text, start, end)).signs) > _MOST_WORDS:
                    for sentence in pieces_of(text, start, end, (), _MOST_WORDS):
                        yield from self._in_sentence(sentence, earlier)
                else:
                    yield from self._in_sentence(sentence, earlier)
            earlier = start

    def _in_sentence(self, sentence: Sentence, earlier: int) -> Iterator[Event]:
        if not sentence.signs:
            return
        start, end = sentence.starts[0], sentence.ends[-1]
        reading = Reading(self._text, sentence, self._mentions.between(start, end), self._times.between(start, end))
        if not reading.triggers or reading.words[-1] == "?":
            return
        quantities = self._quantities.between(start, end)
        meanings, clauses = Meanings(reading, quantities), Clauses(reading)
        drafts = [draft for at in reading.triggers if (draft := _draft(reading, clauses, meanings, at)) is not None]
        light = {draft.light for draft in drafts}
        for draft in drafts:
            if draft.trigger[0] not in light:
                yield self._event(reading, meanings, draft, earlier, quantities)

    def _event(
        self, reading: Reading, meanings: Meanings, draft: Draft, earlier: int, quantities: Sequence[Quantity]
    ) -> Event:
        """The event of a draft."""
        before = self._mentions.between(earlier, reading.stop)
        roles: dict[str, tuple[Participant, ...]] = {}
        for role in ("agent", "theme", "recipient"):
            some = [participant(reading, meanings, phrase, before) for phrase in draft.roles.get(role, ())]
            roles[role] = tuple({one.span: one for one in some}.values())
        first, last = draft.trigger
        return Event(
            draft.frame.kind,
            Span(reading.starts[first], reading.ends[last]),
            **roles,
            amount=_amount(reading, draft, quantities),
            time=_nearest(reading, draft, self._times.between(reading.start, reading.stop)),
            modality=draft.modality,
            rule=draft.frame.name,
        )


def _draft(reading: Reading, clauses: Clauses, meanings: Meanings, at: int) -> Draft | None:
    """The event of a trigger by the first frame that it fits."""
    verb = reading.tags[at] in "ZWz"
    for entry in entries()[reading.words[at]]:
        if entry.form == "modal":
            draft = read_demand(reading, clauses, meanings, at, entry)
        elif entry.form == "noun":
            draft = None if verb else read_noun(reading, clauses, meanings, at, entry)
        else:
            draft = read_verb(reading, clauses, meanings, at, entry) if verb else None
        if draft is not None:
            return draft
    return None


_COUNTED = frozenset((EventKind.DEAL, EventKind.PLEDGE, EventKind.REQUEST, EventKind.PERSONNEL))


def _amount(reading: Reading, draft: Draft, quantities: Sequence[Quantity]) -> Quantity | None:
    """The sum of an event's clause; without one, the number of what is bought, pledged, asked, hired or cut."""
    start, end = reading.starts[draft.clause[0]], reading.ends[draft.clause[1]]
    near = [one for one in quantities if start <= one.span.start and one.span.end <= end]
    trigger = reading.starts[draft.trigger[0]]
    money = [one for one in near if one.kind is QuantityKind.MONEY]
    if money and draft.frame.kind is not EventKind.RELEASE:
        return min(money, key=lambda one: (one.span.start < trigger, abs(one.span.start - trigger)))
    if draft.frame.kind not in _COUNTED:
        return None
    for first, last in (*draft.roles.get("theme", ()), *draft.roles.get("amount", ())):
        for one in near:
            inside = one.span.start < reading.ends[last] and one.span.end > reading.starts[first]
            if one.kind in (QuantityKind.COUNT, QuantityKind.MEASURE) and inside:
                return one
    return None


def _nearest(reading: Reading, draft: Draft, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time of an event's clause that is nearest to the trigger."""
    start, end = reading.starts[draft.clause[0]], reading.ends[draft.clause[1]]
    trigger = reading.starts[draft.trigger[0]]
    near = [one for one in times if start <= one.span.start and one.span.end <= end]
    return min(near, key=lambda one: abs(one.span.start - trigger), default=None)
