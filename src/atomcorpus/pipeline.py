"""`parse`: runs layout, language, mentions, roles, citations and facts over one text and builds the `Article`.

Each stage is a function that a caller can replace by another of the same shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter
from os import PathLike
from typing import Any, TypeVar
from warnings import warn

from attrs import evolve

from atomcorpus.annotations import Citation, Hyperlink, Mention, StatedRole
from atomcorpus.articles import Article, Basis, Section
from atomcorpus.citations import find_citations as _find_citations
from atomcorpus.dates import PartialDate, parse_stamp
from atomcorpus.entities import AIModel
from atomcorpus.errors import ValidationError
from atomcorpus.events import find_events as _find_events
from atomcorpus.facts import Event, Quantity, TimeExpression
from atomcorpus.knowledge import KnowledgeBase
from atomcorpus.languages import find_language as _find_language
from atomcorpus.languages import may_be_english
from atomcorpus.layout import Layout, parse_text
from atomcorpus.layout.titles import title_in
from atomcorpus.link_relays import relayed_by_links
from atomcorpus.mentions import find_mentions as _find_mentions
from atomcorpus.quantities import find_quantities as _find_quantities
from atomcorpus.reading_view import View, view_of
from atomcorpus.roles import find_roles as _find_roles
from atomcorpus.times import find_times as _find_times

__all__ = [
    "CitationFinder",
    "EventFinder",
    "LanguageFinder",
    "LayoutFinder",
    "MentionFinder",
    "QuantityFinder",
    "RoleFinder",
    "TimeFinder",
    "parse",
]

LayoutFinder = Callable[[str], Layout]
"""A stage that finds the layout: the text in; header, sections and what the format says about the text out."""

LanguageFinder = Callable[[str, str | None], str | None]
"""A stage that finds the language: the words and what the format states in; a BCP 47 tag, or None, out."""

MentionFinder = Callable[[str, tuple[Section, ...], KnowledgeBase], tuple[Mention, ...]]
"""A stage that finds mentions: text, its sections and the knowledge base in; mentions sorted by span out."""

RoleFinder = Callable[[str, tuple[Section, ...], tuple[Mention, ...]], tuple[StatedRole, ...]]
"""A stage that finds roles: text, its sections and mentions in; roles sorted by span out."""

CitationFinder = Callable[[str, tuple[Section, ...], tuple[Mention, ...]], tuple[Citation, ...]]
"""A stage that finds citations: text, its sections and mentions in; citations sorted by where they begin out."""

TimeFinder = Callable[[str, tuple[Section, ...], tuple[Mention, ...], PartialDate | None], tuple[TimeExpression, ...]]
"""A stage that finds times: text, its sections, mentions and the article's date in; times sorted by span out."""

QuantityFinder = Callable[
    [str, tuple[Section, ...], tuple[Mention, ...], tuple[TimeExpression, ...]], tuple[Quantity, ...]
]
"""A stage that finds quantities: text, its sections, mentions and times in; quantities sorted by span out."""

EventFinder = Callable[
    [
        str,
        tuple[Section, ...],
        tuple[Mention, ...],
        tuple[Citation, ...],
        tuple[TimeExpression, ...],
        tuple[Quantity, ...],
    ],
    tuple[Event, ...],
]
"""A stage that finds events: text, sections, and what the stages before it found in; events sorted by trigger out."""


def parse(  # noqa: PLR0913 - one keyword a stage
    text: str,
    *,
    published: PartialDate | date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    authors: Sequence[str] = (),
    language: str | None = None,
    knowledge: KnowledgeBase | None = None,
    find_layout: LayoutFinder = parse_text,
    find_language: LanguageFinder = _find_language,
    find_mentions: MentionFinder = _find_mentions,
    find_roles: RoleFinder = _find_roles,
    find_citations: CitationFinder = _find_citations,
    find_times: TimeFinder = _find_times,
    find_quantities: QuantityFinder = _find_quantities,
    find_events: EventFinder = _find_events,
    all_languages: bool = False,
    origin: str | None = None,
) -> Article:
    r"""Read one text into a finished `Article`.

    Args:
        text: Any string, in the crawl format unless another layout is found; the format is described in the reference.
            It is kept to the letter.
        published: When it was published, where the caller knows it: a partial date, a day of the standard library, or
            words that `dates.parse_stamp` reads. What the caller says of an article comes before what the format says.
        title: Its title, likewise; so for the next four.
        url: The address of its page.
        publisher: The name of the outlet.
        authors: Names as printed.
        language: Its BCP 47 tag.
        knowledge: Who and what is known; the default is the packaged snapshot.
        find_layout: Replaces the stage that finds header, sections and what else the format says.
        find_language: Replaces the stage that finds the language.
        find_mentions: Replaces the stage that finds names.
        find_roles: Replaces the stage that finds what people are at organisations.
        find_citations: Replaces the stage that finds attributions.
        find_times: Replaces the stage that finds times.
        find_quantities: Replaces the stage that finds quantities.
        find_events: Replaces the stage that finds events.
        all_languages: Whether names, roles, citations and facts are looked for in a text that is not in English too;
            the rules read English, and find much that is wrong in other languages.
        origin: Where the text was read from, kept in the record.

    Returns:
        The article with sections, mentions, roles, citations, times, quantities and events; equal for equal arguments.

    Raises:
        ParseError: If the text has a crawl header whose date no calendar has, or `published` is not a date.
        ValidationError: If the text is not a string, or a value is empty or of another type; if a replaced stage
            returns annotations that do not fit the text.

    Warns:
        UserWarning: If the text has no origin and is the name of a file that could be read: nothing is opened here.

    Example:
        >>> article = parse("date 2025-08-05\n\nOpenAI released gpt-oss-120b.")
        >>> article.published.isoformat(), [mention.entity.name for mention in article.mentions]
        ('2025-08-05', ['OpenAI', 'gpt-oss-120b'])
        >>> article = parse("It came out in May.", published="Aug. 9, 2025", publisher="The Field")
        >>> article.published.isoformat(), article.publisher
        ('2025-08-09', 'The Field')
    """
    _check_text(text, origin)
    kb = KnowledgeBase.default() if knowledge is None else knowledge
    said = {"title": title, "url": url, "publisher": publisher, "language": language, "authors": tuple(authors)}
    layout = _with_said(find_layout(text), said, published)
    view = view_of(text, layout)
    heading = title_in(text, layout) if layout.title is None else None
    owner = _owner(layout, kb)
    tag = find_language(view.text, layout.language)
    links = _links(layout, kb)
    mentions: tuple[Mention, ...] = ()
    roles: tuple[StatedRole, ...] = ()
    citations: tuple[Citation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    if all_languages or may_be_english(tag):
        mentions = find_mentions(view.text, view.sections, kb)
        if layout.code:
            mentions = tuple(mention for mention in mentions if not view.is_code(mention.span) or _is_id(mention, view))
        roles = find_roles(view.text, view.sections, mentions)
        citations = find_citations(view.text, view.statements, mentions)
        times = _outside_code(find_times(view.text, view.sections, mentions, layout.published), view)
        quantities = _outside_code(find_quantities(view.text, view.sections, mentions, times), view)
        events = find_events(view.text, view.statements, mentions, citations, times, quantities)
        events = tuple(event for event in events if not view.is_code(event.trigger))
        if links:
            citations = relayed_by_links(view, links, citations)
    return Article(
        text,
        layout.published,
        header=layout.header,
        title=layout.title or heading,
        title_basis=_basis(layout.title, heading, Basis.HEADING),
        url=layout.url,
        publisher=layout.publisher or owner,
        publisher_basis=_basis(layout.publisher, owner, Basis.ADDRESS),
        authors=layout.authors,
        language=tag,
        language_basis=_basis(layout.language if layout.language == tag else None, tag, Basis.DETECTED),
        sections=layout.sections,
        gaps=layout.gaps,
        links=links,
        mentions=tuple(map(view.mention, mentions)),
        roles=tuple(map(view.role, roles)),
        citations=tuple(map(view.citation, citations)),
        times=tuple(map(view.time, times)),
        quantities=tuple(map(view.quantity, quantities)),
        events=tuple(map(view.event, events)),
        origin=origin,
        knowledge=kb.version,
    )


_Fact = TypeVar("_Fact", TimeExpression, Quantity)
_SPAN = attrgetter("span")
_PATH = re.compile(r"\S{1,1000}\.(?:txt|md|markdown|html?|jsonl?|csv|tsv|parquet|warc)(?:\.gz|\.zst)?", re.IGNORECASE)


def _check_text(text: object, origin: str | None) -> None:
    """Refuse what is not a text, and warn of what looks like the name of one, unless it was read from somewhere."""
    if not isinstance(text, str):
        hint = "; read_articles and Corpus.read read files" if isinstance(text, PathLike) else ""
        raise ValidationError(f"parse: expected a text, not {type(text).__name__}{hint}")
    if origin is None and len(text) < 1_000 and _PATH.fullmatch(text):
        said = (
            f"parse takes the text itself, not the name of a file: {text!r}; read_articles and Corpus.read read files"
        )
        warn(said, stacklevel=3)


def _with_said(layout: Layout, said: dict[str, Any], published: PartialDate | date | str | None) -> Layout:
    """A layout with what the caller says of the article."""
    known = {name: value for name, value in said.items() if value not in {None, ()}}
    if isinstance(published, str):
        known["published"] = parse_stamp(published)
    elif isinstance(published, date):
        known["published"] = PartialDate.from_date(published)
    elif published is not None:
        known["published"] = published
    return evolve(layout, **known) if known else layout


def _links(layout: Layout, kb: KnowledgeBase) -> tuple[Hyperlink, ...]:
    """The links of a text, each with the medium or organisation whose site it leads to."""
    links = (Hyperlink(span, url, outlet=kb.owner_of(url)) for span, url in layout.links if url)
    return tuple(sorted(links, key=_SPAN))


def _owner(layout: Layout, kb: KnowledgeBase) -> str | None:
    """The name of the one whose site the address of a text leads to, where no publisher is stated."""
    owner = kb.owner_of(layout.url) if layout.publisher is None and layout.url else None
    return None if owner is None else owner.name


def _basis(stated: str | None, found: str | None, basis: Basis) -> Basis | None:
    """How something is known that the format states, or that was found otherwise."""
    if stated is not None:
        return Basis.STATED
    return None if found is None else basis


def _outside_code(found: tuple[_Fact, ...], view: View) -> tuple[_Fact, ...]:
    """Times or quantities without those in code, in which nothing is looked for."""
    return tuple(fact for fact in found if not view.is_code(fact.span)) if found else found


def _is_id(mention: Mention, view: View) -> bool:
    """Whether a mention in code is a model's id, and nothing else stands there: "`gpt-4o-2024-08-06`"."""
    return isinstance(mention.entity, AIModel) and view.is_id_in_code(mention.span)
