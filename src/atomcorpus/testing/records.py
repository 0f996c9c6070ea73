"""Strategies for the records: from a span to a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve
from hypothesis import strategies as st

from atomcorpus.annotations import (
    Citation,
    CitationAct,
    CitationKind,
    Hyperlink,
    LinkStatus,
    Mention,
    Source,
    SourceKind,
    StatedRole,
    Strength,
    ViaBasis,
)
from atomcorpus.articles import Article, Basis, Heading, Section
from atomcorpus.corpus import Corpus
from atomcorpus.entities import Actor, ActorKind, Entity
from atomcorpus.spans import Gap, Span
from atomcorpus.testing.entities import (
    EITHER,
    NAMES,
    TUPLES_OF_NAMES,
    UNKNOWN_OR_NAME,
    actors,
    ai_models,
    artifacts,
    entity_pools,
    fields,
    partial_dates,
    spans,
)
from atomcorpus.testing.facts import events, facts_of, participants, quantities, time_expressions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = [
    "actors",
    "ai_models",
    "articles",
    "artifacts",
    "citations",
    "corpora",
    "events",
    "gaps",
    "links",
    "mentions",
    "partial_dates",
    "participants",
    "quantities",
    "spans",
    "stated_roles",
    "time_expressions",
]

_SPANS, _ACTORS = spans(), actors()


# --- what stands in a text beside its words ---------------------------------------------------------------------------
def gaps(*, spans: SearchStrategy[Span] | None = None) -> SearchStrategy[Gap]:
    """Gaps that show nothing, and some that show something.

    Args:
        spans: Where they stand.

    Example:
        >>> from hypothesis import find
        >>> find(gaps(), lambda gap: gap.shown != "").shown
        '&'
    """
    return st.builds(Gap, _SPANS if spans is None else spans, st.sampled_from(("", "&", "“", "\n")))


def links(
    *, spans: SearchStrategy[Span] | None = None, outlets: SearchStrategy[Actor] | None = None
) -> SearchStrategy[Hyperlink]:
    """Links to pages of an outlet and of nobody known.

    Args:
        spans: Where their words stand.
        outlets: Whose pages they lead to.

    Example:
        >>> from hypothesis import find
        >>> find(links(), lambda link: link.outlet is None).url
        'https://news.example/a'
    """
    return st.builds(
        Hyperlink,
        _SPANS if spans is None else spans,
        st.sampled_from(("https://news.example/a", "/b?c=d#e", "http://[", "mailto:ada@tern.example")),
        outlet=st.none() | (_ACTORS if outlets is None else outlets),
    )


# --- annotations ------------------------------------------------------------------------------------------------------
_RULES = st.sampled_from(("listed_name", "quote_cue")) | st.text(min_size=1, max_size=5)
_STRENGTHS = st.none() | st.sampled_from(Strength)


def mentions(
    *, spans: SearchStrategy[Span] | None = None, entities: SearchStrategy[Entity] | None = None
) -> SearchStrategy[Mention]:
    """Mentions of every status; ambiguous ones have their candidates.

    Args:
        spans: Where they stand.
        entities: What they name; where the articles are to be written, no two of it may have the same id.

    Example:
        >>> from hypothesis import find
        >>> find(mentions(), lambda mention: mention.status is LinkStatus.UNLISTED).candidates
        ()
    """
    named = st.one_of(actors(), ai_models()) if entities is None else entities
    certain = st.tuples(st.sampled_from([one for one in LinkStatus if one is not LinkStatus.AMBIGUOUS]), named)
    several = st.lists(named, min_size=2, max_size=3).map(tuple)
    linked = certain.map(lambda pair: (*pair, ())) | several.map(lambda some: (LinkStatus.AMBIGUOUS, some[0], some))
    return st.tuples(_SPANS if spans is None else spans, linked, _RULES, _STRENGTHS).map(
        lambda drawn: Mention(
            drawn[0],
            drawn[1][1],
            status=drawn[1][0],
            candidates=drawn[1][2],
            rule=drawn[2],
            strength=drawn[3] if drawn[1][0] is LinkStatus.UNLISTED else None,
        )
    )


def stated_roles(
    *,
    spans: SearchStrategy[Span] | None = None,
    people: SearchStrategy[Actor] | None = None,
    organizations: SearchStrategy[Actor] | None = None,
) -> SearchStrategy[StatedRole]:
    """Roles of people, at an organisation and at none.

    Args:
        spans: Where they stand.
        people: Who has them; of the kind person.
        organizations: Where; of any other kind.

    Example:
        >>> from hypothesis import find
        >>> find(stated_roles(), lambda role: role.organization is None).person.kind
        <ActorKind.PERSON: 'person'>
    """
    return st.builds(
        StatedRole,
        _SPANS if spans is None else spans,
        _PEOPLE if people is None else people,
        NAMES,
        st.none() | (_ORGANIZATIONS if organizations is None else organizations),
        rule=_RULES,
    )


_PEOPLE = actors(kinds=st.just(ActorKind.PERSON))
_ORGANIZATIONS = actors(kinds=st.sampled_from([kind for kind in ActorKind if kind is not ActorKind.PERSON]))


def citations(
    *, spans: SearchStrategy[Span] | None = None, actors: SearchStrategy[Actor] | None = None
) -> SearchStrategy[Citation]:
    """Citations of every kind, with content in one stretch or several.

    Args:
        spans: Where source, cue and content stand, each somewhere else.
        actors: Who is behind the source, and who relays.

    Example:
        >>> from hypothesis import find
        >>> find(citations(), lambda citation: len(citation.content) == 2).content
        (Span(start=0, end=1), Span(start=1, end=2))
    """
    somewhere = _SPANS if spans is None else spans
    who = st.none() | (_ACTORS if actors is None else actors)
    kinds = st.sampled_from([kind for kind in SourceKind if kind is not SourceKind.NONE])
    return st.builds(
        Citation,
        source=who.map(lambda actor: Source(actor=actor))
        | st.tuples(somewhere, kinds, who).map(lambda drawn: Source(*drawn[:2], actor=drawn[2])),
        content=st.lists(somewhere, min_size=1, max_size=3).map(_apart),
        cue=st.none() | somewhere,
        kind=st.sampled_from(CitationKind),
        act=st.sampled_from(CitationAct),
        via=who,
        rule=_RULES,
    ).flatmap(_with_basis)


def _with_basis(citation: Citation) -> SearchStrategy[Citation]:
    """A relayed citation with its basis, or as an older version wrote it."""
    if citation.via is None:
        return st.just(citation)
    return st.sampled_from((None, *ViaBasis)).map(lambda basis: evolve(citation, via_basis=basis))


def _apart(stretches: list[Span]) -> tuple[Span, ...]:
    """In text order, without those that overlap the one before."""
    kept: list[Span] = []
    for span in sorted(stretches):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


# --- articles ---------------------------------------------------------------------------------------------------------
_BLANKS = st.sampled_from(("\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\n\n\n", " ", "\u2029"))
_HEADERS = st.sampled_from(("", "", " date 2025-08-09", "\ufeff", "\ufeffdate 2025", "Date: 9 August 2025"))
_BLOCKS = st.text(min_size=1, max_size=40).map(str.strip).filter(bool) | st.sampled_from(
    ("“We ship 🦙 weights,” she said.", "Why it matters", "开放的模型", "A\u0301 lone ” mark\u200d", 'He "said" so')
)

_ENDS = st.just("") | _BLANKS
_OUTLINES = st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.none() | st.integers(1, 6)), max_size=3)
"""Per section the number of its paragraphs, whether the first has a heading, and the heading's level."""


@st.composite
def _laid_out(draw: DrawFn) -> tuple[str, Span | None, tuple[Section, ...]]:
    """A text, its header and its sections, which tile it but for white space."""
    text = draw(_HEADERS)
    header = Span(0, len(text)) if text else None
    sections: list[Section] = []

    def add_block() -> Span:
        nonlocal text
        text += draw(_BLANKS)
        start = len(text)
        text += draw(_BLOCKS)
        return Span(start, len(text))

    for number, (paragraphs, headed, level) in enumerate(draw(_OUTLINES)):
        heading = Heading(add_block(), level) if number > 0 or paragraphs == 0 or headed else None
        sections.append(Section(heading, tuple(add_block() for _ in range(paragraphs))))
    return text + draw(_ENDS), header, tuple(sections)


@st.composite
def articles(draw: DrawFn) -> Article:
    """Articles with everything that can be in one: nested citations, ambiguous mentions, models with developers, facts.

    They are valid (blocks tile the text, annotations lie in blocks, no id stands for two entities) and need not make
    sense.

    Example:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(articles())
        ... def test_mentions_have_text(article):
        ...     assert all(mention.span.of(article.text) for mention in article.mentions)
        >>> test_mentions_have_text()
    """
    text, header, sections = draw(_laid_out())
    blocks = [block for section in sections for block in section.blocks()]
    annotated = draw(_annotations(blocks)) if blocks else {}
    about = draw(_ABOUT)
    bases: dict[str, Any] = {
        f"{field}_basis": draw(_BASES) for field in ("title", "publisher", "language") if about.get(field)
    }
    return Article(text, header=header, sections=sections, **annotated, **about, **bases)


_BASES = st.sampled_from((None, *Basis))
_ABOUT = fields(
    {},
    {
        "published": st.none() | partial_dates(),
        "title": UNKNOWN_OR_NAME,
        "url": st.sampled_from((None, "https://news.example/a?b=c")),
        "publisher": UNKNOWN_OR_NAME,
        "authors": TUPLES_OF_NAMES,
        "language": st.sampled_from((None, "en", "zh-Hans")),
        "origin": UNKNOWN_OR_NAME,
        "knowledge": st.sampled_from((None, "2025.08")),
    },
)


@st.composite
def _annotations(draw: DrawFn, blocks: Sequence[Span]) -> dict[str, Any]:
    """Mentions, roles, citations and facts, as arguments of an article."""
    pool, entities = draw(entity_pools())
    somewhere = st.sampled_from(blocks).flatmap(lambda block: spans(within=block))
    who = st.sampled_from(pool)
    found = draw(st.lists(mentions(spans=somewhere, entities=st.sampled_from(entities)), max_size=4))
    stated = draw(_stated(pool, somewhere))
    cited = draw(st.lists(citations(spans=somewhere, actors=who), max_size=3))
    if draw(EITHER) and cited:
        cited.append(draw(citations(spans=spans(within=cited[0].content[0]), actors=who)))
    linked = draw(st.lists(links(spans=somewhere, outlets=who), max_size=2)) if draw(EITHER) else []
    unseen = draw(st.lists(gaps(spans=somewhere), max_size=3)) if draw(EITHER) else []
    taken = [mention.span for mention in found]
    taken += [span for one in cited for span in (one.source.span, one.cue, *one.content) if span is not None]
    facts = draw(facts_of(blocks, st.sampled_from(entities))) if draw(EITHER) else {}
    taken += [one.span for one in (*facts.get("times", ()), *facts.get("quantities", ()))]
    taken += [span for event in facts.get("events", ()) for span in event.spans()]
    return {
        **facts,
        "gaps": tuple(_readable(unseen, taken)),
        "links": tuple(sorted(linked, key=lambda one: one.span)),
        "mentions": tuple(sorted(found, key=lambda one: one.span)),
        "roles": tuple(sorted(stated, key=lambda one: one.span)),
        "citations": tuple(sorted(cited, key=lambda one: one.start)),
    }


def _readable(drawn: list[Gap], taken: list[Span]) -> Iterator[Gap]:
    """Gaps in text order that do not overlap and in which no annotation begins or ends."""
    position = 0
    for gap in sorted(drawn):
        span = gap.span
        ends = {at for one in taken for at in (one.start, one.end - 1)}
        if span.start >= position and (gap.shown or not any(span.start <= at < span.end for at in ends)):
            position = span.end
            yield gap


def _stated(pool: list[Actor], somewhere: SearchStrategy[Span]) -> SearchStrategy[list[StatedRole]]:
    """Roles of the people of a pool at its organisations; none where it has no people."""
    people = [actor for actor in pool if actor.kind is ActorKind.PERSON]
    others = [actor for actor in pool if actor.kind is not ActorKind.PERSON]
    roles = stated_roles(
        spans=somewhere,
        people=st.sampled_from(people or pool),
        organizations=st.sampled_from(others) if others else st.nothing(),
    )
    return st.lists(roles, max_size=2 if people else 0)


def corpora(*, max_size: int = 4) -> SearchStrategy[Corpus]:
    """Corpora of a few articles, or none; two may have the same text.

    Example:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(corpora(max_size=2))
        ... def test_size(corpus):
        ...     assert len(corpus) <= 2
        >>> test_size()
    """
    return st.lists(articles(), max_size=max_size).map(Corpus)
