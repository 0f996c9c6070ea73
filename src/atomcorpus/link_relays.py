"""Through whom a statement came, where only a link says so: a sentence, or an item of a list, that leads to the outlet.

Words decide before links: who "told Reuters" has Reuters, wherever a link leads.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import chain
from typing import TYPE_CHECKING

from attrs import evolve

from atomcorpus.english import classes
from atomcorpus.kinds import ActorKind, ViaBasis
from atomcorpus.sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from atomcorpus.annotations import Citation, Hyperlink, Source
    from atomcorpus.entities import Actor
    from atomcorpus.reading_view import View
    from atomcorpus.spans import Span

    Place = tuple[int, Actor]

__all__ = ["relayed_by_links"]

_WORD = re.compile(r"[\w.&-]+")
_ARTICLES = frozenset(("The", "A", "An"))
_OUTLETS = classes.words("outlet-noun")


def relayed_by_links(view: View, links: Sequence[Hyperlink], citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """The citations, with the outlet to which the link of their sentence or item leads where their words name none.

    Of several links of the sentence in which a citation begins the nearest before what is attributed counts, else the
    first one; and where there is none, that of the headline of its item. Only links to media count, and not one to the
    source itself: no outlet relays what "the Times" or "an editorial in the Times" says that is named there.

    Args:
        view: The article as it is read.
        links: Its links, as spans of the article's text.
        citations: Its citations, as spans of the view.
    """
    places = [
        (view.position(link.span.start), outlet)
        for link in links
        if (outlet := link.outlet) is not None and outlet.kind is ActorKind.MEDIA
    ]
    if not places:
        return citations
    blocks = list(chain.from_iterable(section.blocks() for section in view.sections))
    starts = [block.start for block in blocks]
    made = []
    for citation in citations:
        number = bisect_right(starts, citation.start) - 1
        outlet = None if citation.via is not None else _outlet(view, blocks, number, places, citation)
        is_relay = outlet is not None and not _is_source(view, citation.source, outlet)
        made.append(evolve(citation, via=outlet, via_basis=ViaBasis.LINK) if is_relay else citation)
    return tuple(made)


def _is_source(view: View, source: Source, outlet: Actor) -> bool:
    """Whether the outlet itself is cited, by its name or as "the newspaper", and no person who writes there."""
    if source.actor == outlet:
        return True
    if source.span is None or (source.actor is not None and source.actor.kind is ActorKind.PERSON):
        return False
    words = _WORD.findall(source.span.of(view.text))
    if [word.lower() for word in words[:1]] == ["the"] and words[-1] in _OUTLETS:
        return True
    return any(_names(words, name.split()) for name in (outlet.name, *outlet.aliases))


def _names(words: list[str], name: list[str]) -> bool:
    """Whether a name stands among words, in full or without its beginning, as one says it: "the Times", "the Post"."""
    for size in range(1, len(name) + 1):
        for at in range(len(words) - size + 1):
            begins = at == 0 or words[at - 1] in _ARTICLES or words[at - 1].islower()  # "the Financial Times" does not
            if begins and words[at : at + size] == name[-size:]:
                return True
    return False


def _first(place: Place) -> int:
    return place[0]


def _outlet(
    view: View, blocks: Sequence[Span], number: int, places: Sequence[Place], citation: Citation
) -> Actor | None:
    """The outlet to which the sentence of a citation leads, or else the headline of its item."""
    block = blocks[number]
    near = list(_between(places, *_sentence(view.text, block, citation.start)))
    if near:
        said = citation.content[0].start
        before = [outlet for at, outlet in near if at <= said]
        return before[-1] if before else near[0][1]
    if number and (title := blocks[number - 1]) in view.headlines:
        return next((outlet for _, outlet in _between(places, title.start, title.end)), None)
    return None


def _sentence(text: str, block: Span, at: int) -> tuple[int, int]:
    """The sentence of a block in which an offset lies, with its closing marks and what follows up to the next one."""
    start = block.start
    for begin, _ in find_sentences(text, block.start, block.end):
        if begin > at:
            return start, begin
        start = begin
    return start, block.end + 1


def _between(places: Sequence[Place], start: int, end: int) -> Iterator[Place]:
    at = bisect_left(places, start, key=_first)
    while at < len(places) and places[at][0] < end:
        yield places[at]
        at += 1
