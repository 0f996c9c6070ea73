"""The rows of the lists, article by article: names, statements, events and sums of money with the words around them.

A row is a list, as short as JSON can say it; `script/data.js` gives each part its name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from atomcorpus.attributions import attributions, innermost
from atomcorpus.excerpts import blocks_of
from atomcorpus.html import cut
from atomcorpus.kinds import QuantityKind
from atomcorpus.report.places import shown
from atomcorpus.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from atomcorpus.annotations import Citation, Mention
    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity
    from atomcorpus.facts import Participant
    from atomcorpus.report.places import Places

    NumberOf = Callable[[Entity | None], int]
    """The number by which the page knows an entity; -1 for nobody."""

__all__ = ["event_rows", "mention_rows", "money_rows", "statement_rows"]

_LONGEST_WORDS = 60  # code points of a name or a part of an event
_LONGEST_STATEMENT = 900  # code points of the sentences of one statement
_MOST_SPANS = 50  # stretches of one statement that are looked at
_MOST_NAMES = 40  # that are named in one statement


def mention_rows(article: Article, mentions: Iterable[Mention], places: Places, number_of: NumberOf) -> list[list[Any]]:
    """Sentence, where in it the name begins and how long it is, its offset, its paragraph, and whom it names."""
    starts = [block.start for block in blocks_of(article)]
    rows = []
    for mention in mentions:
        start = mention.span.start
        sentence = places.number_at(start)
        block = bisect_right(starts, start)
        rows.append([sentence, *places.within(sentence, mention.span), start, block, number_of(mention.entity)])
    return rows


def statement_rows(
    article: Article, mentions: Sequence[Mention], places: Places, number_of: NumberOf
) -> list[list[Any]]:
    """Number, who says it, who relays it and how that is known, whom it names, how, in which words; the sentences."""
    starts = [mention.span.start for mention in mentions]
    rows = []
    for number, citation in enumerate(article.citations, 1):
        source = citation.source
        about: dict[int, None] = {}
        for span in citation.content[:_MOST_SPANS]:
            inside = mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)][:_MOST_NAMES]
            about |= dict.fromkeys(number_of(mention.entity) for mention in inside)
        words = "" if source.span is None else _words(article, source.span)
        told = [number, number_of(source.actor), number_of(citation.via), citation.via_basis or "", [*about]]
        rows.append([*told, str(citation.kind), str(source.kind), words, _pieces(citation, places)])
    return rows


def event_rows(article: Article, places: Places, number_of: NumberOf) -> list[list[Any]]:
    """Sentence, place and length of the trigger, number, kind and modality; who has which part, and the parts in words.

    These are who, what, to or for whom, how much, when and by whose word.
    """
    rows = []
    for number, (event, told) in enumerate(zip(article.events, attributions(article), strict=True), 1):
        sentence = places.number_at(event.trigger.start)
        parties = [[number_of(one.entity), role] for role, some in event.roles() for one in some if one.entity]
        words = [
            *(_named(article, some) for _, some in event.roles()),
            *("" if part is None else _words(article, part.span) for part in (event.amount, event.time)),
            _teller(article, innermost(told)),
        ]
        place = places.within(sentence, event.trigger)
        rows.append([sentence, *place, number, str(event.kind), str(event.modality), parties, *words])
    return rows


def money_rows(article: Article, mentions: Iterable[Mention], places: Places, number_of: NumberOf) -> list[list[Any]]:
    """Sentence, place and length of the sum, its number, least and greatest value, currency, who is named beside it."""
    money = [
        (number, one, places.number_at(one.span.start))
        for number, one in enumerate(article.quantities, 1)
        if one.kind is QuantityKind.MONEY
    ]
    beside: dict[int, dict[int, None]] = {sentence: {} for _, _, sentence in money}
    for mention in mentions if money else ():
        sentence = places.number_at(mention.span.start)
        if sentence in beside:
            beside[sentence][number_of(mention.entity)] = None
    return [
        [sentence, *places.within(sentence, one.span), number]
        + ["" if bound is None else f"{bound:f}" for bound in (one.low, one.high)]
        + [shown(one.unit or ""), [*beside[sentence]][:_MOST_NAMES]]
        for number, one, sentence in money
    ]


# --- words ------------------------------------------------------------------------------------------------------------
def _words(article: Article, span: Span) -> str:
    """What is seen in a stretch, on one line; of a long one the beginning."""
    first = article.words(Span(span.start, min(span.end, span.start + _LONGEST_WORDS + 1)))
    return cut(" ".join(shown(first).split()), _LONGEST_WORDS)


def _named(article: Article, some: Iterable[Participant]) -> str:
    """Entities by their names, others by the words that describe them."""
    names = (_words(article, one.span) if one.entity is None else one.entity.name for one in some)
    return cut(", ".join(shown(cut(name, _LONGEST_WORDS)) for name in names), 2 * _LONGEST_WORDS)


def _teller(article: Article, told: Citation | None) -> str:
    if told is None:
        return "the author"
    if told.source.actor is not None:
        return shown(cut(told.source.actor.name, _LONGEST_WORDS))
    return "nobody named" if told.source.span is None else _words(article, told.source.span)


# --- statements -------------------------------------------------------------------------------------------------------
_CONTENT, _CUE, _SOURCE = 3, 2, 1
"""What a piece of a statement's sentences is; anything else is 0."""


def _pieces(citation: Citation, places: Places) -> list[int | str]:
    """The whole sentences of a statement, cut where source, cue and content begin and end: kind, words, kind, words."""
    parts = [(span, _CONTENT) for span in citation.content[:_MOST_SPANS]]
    parts += [(span, kind) for span, kind in ((citation.cue, _CUE), (citation.source.span, _SOURCE)) if span]
    chosen = _sentences(parts, places)
    found: list[int | str] = []
    for before, number in zip([None, *chosen], chosen, strict=False):
        if before is not None:
            found += [0, " " if number == before + 1 else " … "]
        sentence = places.sentences[number]
        found += [0, "…"] if places.cuts[number] & 1 and before != number - 1 else []
        for span, kind in _cut(sentence, parts):
            found += [kind, places.words(span)]
    return [*found, 0, "…"] if chosen and places.cuts[chosen[-1]] & 2 else found


def _sentences(parts: Iterable[tuple[Span, int]], places: Places) -> list[int]:
    """Which sentences the parts are in, those of the content first; as many as fit, in text order."""
    chosen: set[int] = set()
    left = _LONGEST_STATEMENT
    for span, _ in parts:
        for number in range(places.number_at(span.start), places.number_at(span.end - 1) + 1):
            if number not in chosen and number < len(places.sentences):
                left -= len(places.sentences[number])
                if left < 0 and chosen:
                    break
                chosen.add(number)
    return sorted(chosen)


def _cut(sentence: Span, parts: Sequence[tuple[Span, int]]) -> Iterator[tuple[Span, int]]:
    """The pieces of a sentence, each with what it is."""
    inside = [(span, kind) for span, kind in parts if span.start < sentence.end and sentence.start < span.end]
    cuts = {sentence.start, sentence.end}
    cuts |= {at for span, _ in inside for at in (span.start, span.end) if sentence.start < at < sentence.end}
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        kinds = (kind for span, kind in inside if span.start <= start and end <= span.end)
        yield Span(start, end), max(kinds, default=0)
