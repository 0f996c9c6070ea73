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
    ViaBasis,
)
from atomcorpus.articles import Article, Heading, Section
from atomcorpus.corpus import Corpus
from atomcorpus.dates import PartialDate
from atomcorpus.entities import Actor, ActorKind, AIModel, Entity, ModelLevel, Openness, Period, Role
from atomcorpus.spans import Gap, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = [
    "actors",
    "ai_models",
    "articles",
    "citations",
    "corpora",
    "gaps",
    "links",
    "mentions",
    "partial_dates",
    "spans",
    "stated_roles",
]

_SAMPLE = Span(0, 10_000)


# --- spans and dates --------------------------------------------------------------------------------------------------
@st.composite
def spans(draw: DrawFn, *, within: Span = _SAMPLE) -> Span:
    """Spans inside another one, which is the first 10,000 code points where nothing is said.

    Example:
        >>> from hypothesis import find
        >>> find(spans(within=Span(3, 9)), lambda span: len(span) > 1)
        Span(start=3, end=5)
    """
    start = draw(st.integers(within.start, within.end - 1))
    return Span(start, draw(st.integers(start + 1, within.end)))


@st.composite
def partial_dates(draw: DrawFn, *, min_year: int = 1, max_year: int = 9999) -> PartialDate:
    """Dates of which the day, or month and day, may be unknown.

    Example:
        >>> from hypothesis import find
        >>> find(partial_dates(min_year=2020), lambda date: date.day is not None).isoformat()
        '2020-01-01'
    """
    month = PartialDate(draw(st.integers(min_year, max_year)), draw(st.none() | st.integers(1, 12)))
    if month.month is None:
        return month
    return PartialDate(month.year, month.month, draw(st.none() | st.integers(1, month.latest.day)))


@st.composite
def _periods(draw: DrawFn) -> Period:
    dates = draw(st.tuples(*[st.none() | partial_dates()] * 2))
    since, until = dates
    if since is not None and until is not None and until.latest < since.earliest:
        since, until = until, since
    return Period(since, until)


# --- entities ---------------------------------------------------------------------------------------------------------
_LETTERS = st.text("abcdefgh-/.0123456789", min_size=1, max_size=8)
_NAMES = st.sampled_from(("Ada Obi", "Orbán Labs", "深度求索", "L’Atelier 🦙", "Qwen2.5-7B", "Ré Æ")) | st.text(
    min_size=1, max_size=12
)
_TUPLES_OF_NAMES = st.lists(_NAMES, max_size=2).map(tuple)
_UNKNOWN_OR_NAME = st.none() | _NAMES
_COUNTS = st.none() | st.integers(1, 2_000_000_000_000) | st.integers(min_value=1)


def _fields(
    required: dict[str, SearchStrategy[Any]], optional: dict[str, SearchStrategy[Any]]
) -> SearchStrategy[dict[str, Any]]:
    """Arguments of a record; without any of the optional ones first, which is where shrinking goes at once."""
    return st.fixed_dictionaries(required) | st.fixed_dictionaries(required, optional=optional)


def _roles() -> SearchStrategy[Role]:
    return st.builds(Role, _NAMES, _UNKNOWN_OR_NAME, period=_periods())


def actors(
    *, ids: SearchStrategy[str] = _LETTERS, kinds: SearchStrategy[ActorKind] | None = None
) -> SearchStrategy[Actor]:
    """Actors of every kind, sparse and complete.

    Example:
        >>> from hypothesis import find
        >>> find(actors(ids=st.just("obi"), kinds=st.just(ActorKind.MEDIA)), lambda actor: True).id
        'obi'
    """
    required = {"id": ids, "name": _NAMES, "kind": st.sampled_from(ActorKind) if kinds is None else kinds}
    optional = {
        "aliases": _TUPLES_OF_NAMES,
        "country": st.sampled_from((None, "US", "CN", "EU", "intl")),
        "parent": st.none() | ids,
        "roles": st.lists(_roles(), max_size=2).map(tuple),
        "active": st.none() | _periods(),
        "hub_organizations": _TUPLES_OF_NAMES,
        "atom_region": st.sampled_from((None, "us", "china")),
        "sources": _TUPLES_OF_NAMES,
    }
    return _fields(required, optional).map(lambda fields: Actor(**fields))


def ai_models(
    *, ids: SearchStrategy[str] = _LETTERS, developers: SearchStrategy[Actor | None] | None = None
) -> SearchStrategy[AIModel]:
    """Models of every level, sparse and complete, with developers and without.

    Example:
        >>> from hypothesis import find
        >>> find(ai_models(ids=st.just("obi/one")), lambda model: True).id
        'obi/one'
    """
    required = {"id": ids, "name": _NAMES, "level": st.sampled_from(ModelLevel)}
    optional = {
        "family": _UNKNOWN_OR_NAME,
        "version": _UNKNOWN_OR_NAME,
        "developer": st.none() | actors() if developers is None else developers,
        "released": st.none() | partial_dates(),
        "total_parameters": _COUNTS,
        "active_parameters": _COUNTS,
        "openness": st.none() | st.sampled_from(Openness),
        "license": _UNKNOWN_OR_NAME,
        "modalities": _TUPLES_OF_NAMES,
        "context_tokens": _COUNTS,
        "hub_id": _UNKNOWN_OR_NAME,
        "parent": _UNKNOWN_OR_NAME,
        "aliases": _TUPLES_OF_NAMES,
        "atom_tracked": st.sampled_from((None, "primary", "extra")),
        "sources": _TUPLES_OF_NAMES,
    }
    return _fields(required, optional).map(lambda fields: AIModel(**fields))


_SOME_ACTORS = st.lists(actors(), min_size=1, max_size=3, unique_by=lambda actor: actor.id)
_SOME_MODELS = st.lists(ai_models(developers=st.none()), max_size=3, unique_by=lambda model: model.id)


@st.composite
def _entity_pools(draw: DrawFn) -> tuple[list[Actor], list[Entity]]:
    """Some actors, and some entities that are these or made by these; no id twice."""
    some = draw(_SOME_ACTORS)
    if draw(_EITHER):
        some[0] = evolve(some[0], kind=ActorKind.PERSON)
    developers = st.none() | st.sampled_from(some)
    taken = {actor.id for actor in some}
    models = [evolve(model, developer=draw(developers)) for model in draw(_SOME_MODELS) if model.id not in taken]
    return some, [*some, *models]


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
_SPANS, _ACTORS, _EITHER = spans(), actors(), st.booleans()
_RULES = st.sampled_from(("listed_name", "quote_cue")) | st.text(min_size=1, max_size=5)


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
    return st.tuples(_SPANS if spans is None else spans, linked, _RULES).map(
        lambda drawn: Mention(drawn[0], drawn[1][1], status=drawn[1][0], candidates=drawn[1][2], rule=drawn[2])
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
        _NAMES,
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
    """Articles with everything that can be in one: nested citations, ambiguous mentions, models with developers.

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
    return Article(text, header=header, sections=sections, **annotated, **draw(_ABOUT))


_ABOUT = _fields(
    {},
    {
        "published": st.none() | partial_dates(),
        "title": _UNKNOWN_OR_NAME,
        "url": st.sampled_from((None, "https://news.example/a?b=c")),
        "publisher": _UNKNOWN_OR_NAME,
        "authors": _TUPLES_OF_NAMES,
        "language": st.sampled_from((None, "en", "zh-Hans")),
        "origin": _UNKNOWN_OR_NAME,
        "knowledge": st.sampled_from((None, "2025.08")),
    },
)


@st.composite
def _annotations(draw: DrawFn, blocks: Sequence[Span]) -> dict[str, Any]:
    """Mentions, roles and citations, as arguments of an article."""
    pool, entities = draw(_entity_pools())
    somewhere = st.sampled_from(blocks).flatmap(lambda block: spans(within=block))
    who = st.sampled_from(pool)
    found = draw(st.lists(mentions(spans=somewhere, entities=st.sampled_from(entities)), max_size=4))
    stated = draw(_stated(pool, somewhere))
    cited = draw(st.lists(citations(spans=somewhere, actors=who), max_size=3))
    if draw(_EITHER) and cited:
        cited.append(draw(citations(spans=spans(within=cited[0].content[0]), actors=who)))
    linked = draw(st.lists(links(spans=somewhere, outlets=who), max_size=2)) if draw(_EITHER) else []
    unseen = draw(st.lists(gaps(spans=somewhere), max_size=3)) if draw(_EITHER) else []
    taken = [mention.span for mention in found]
    taken += [span for one in cited for span in (one.source.span, one.cue, *one.content) if span is not None]
    return {
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
