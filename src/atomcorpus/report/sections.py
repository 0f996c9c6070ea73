"""What the page says, section by section: each number that can be looked at leads to its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from atomcorpus.annotations import LinkStatus, SourceKind
from atomcorpus.entities import Actor, AIModel
from atomcorpus.html import escape
from atomcorpus.queries import cooccurrence, summarize, who_cites_whom
from atomcorpus.report.events import event_tables
from atomcorpus.report.explorer import EXPLORER
from atomcorpus.report.glance import glance
from atomcorpus.report.over_time import over_time
from atomcorpus.report.pieces import bar, counted, day_of, key_of, name_of, note, numbers, section, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from atomcorpus.articles import Article
    from atomcorpus.errors import ReadError
    from atomcorpus.queries import CitedSource, LinkedOutlet, Summary

__all__ = ["Articles", "sections"]

_TOP = 15
_PAIRS = 20
_ERRORS = 50


class Articles(Protocol):
    """A corpus, or any collection of articles that can be gone through again and again."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Article]: ...


def sections(
    articles: Articles, *, title: str, errors: Sequence[ReadError], passed_over: int, numbers_of: Mapping[int, int]
) -> str:
    """The body of the page, without the data after it.

    Args:
        articles: What is counted.
        title: Of the page.
        errors: What could not be read.
        passed_over: Number of files with other names.
        numbers_of: Numbers of the articles that can be opened, by their positions.
    """
    summary = summarize(articles)
    parts = {
        "glance": ("At a glance", glance(articles, summary, numbers_of)),
        "explorer": ("Explore", EXPLORER),
        "time": ("Over time", over_time(articles)),
        "sources": ("Who is cited", _cited(articles, summary)),
        "together": ("Named together", _together(articles)),
        "told": ("What is told", _told(articles, summary)),
        "about": ("About this report", _about(summary, errors, passed_over, len(numbers_of))),
    }
    contents = " ".join(f'<a href="#{place}">{name}</a>' for place, (name, part) in parts.items() if part)
    body = "".join(part for _, part in parts.values())
    return (
        f'<a class="skip" href="#main">Skip to the report</a>\n<header><h1>{escape(title)}</h1>\n'
        f'{_extent(summary)}<nav aria-label="Sections">{contents}</nav></header>\n<main id="main">\n{body}</main>\n'
    )


def _extent(summary: Summary) -> str:
    first, last = summary.first, summary.last
    dates = ""
    if first is not None and last is not None:
        dates = f", {day_of(first)}" + ("" if first == last else f" to {day_of(last)}")
    return f'<p class="extent">{counted(summary.articles, "article")}{dates}</p>\n'


# --- who is cited -----------------------------------------------------------------------------------------------------
_SOURCES = {
    SourceKind.NAMED: "by name",
    SourceKind.PRONOUN: "by a pronoun",
    SourceKind.ANONYMOUS: "described, not named",
    SourceKind.GENERIC: "anybody",
    SourceKind.DOCUMENT: "a document",
    SourceKind.NONE: "nobody",
}


def _cited(articles: Articles, summary: Summary) -> str:
    if not sum(summary.citations.values()):
        return section("sources", "Who is cited", note("No article cites anybody."))
    answer = who_cites_whom(articles)
    outlets = (
        (
            escape(one.outlet or "not known"),
            f"{one.articles:,}",
            numbers(one.citations, "statements", outlet=one.outlet or ""),
            numbers(one.named, "statements", outlet=one.outlet or "", source="named"),
            numbers(one.anonymous, "statements", outlet=one.outlet or "", source="anonymous"),
        )
        for one in answer.outlets[:_TOP]
    )
    edges = (
        (
            escape(edge.outlet or "not known"),
            name_of(edge.source),
            _through(edge),
            numbers(edge.total, "statements", outlet=edge.outlet or "", speaker=key_of(edge.source)),
        )
        for edge in answer.edges[:_TOP]
    )
    content = (
        f'<div class="pair">{_kinds(summary)}'
        f"{table('Outlets', ('outlet', 'articles', 'statements', 'named', 'unnamed'), outlets)}"
        f"{table('Who cites whom', ('outlet', 'cites', 'through', 'statements'), edges, words=3)}"
        f"{_linked(answer.links)}</div>"
    )
    return section("sources", "Who is cited", content)


def _kinds(summary: Summary) -> str:
    """How sources are named: shares of all statements, as bars."""
    total = sum(summary.source_kinds.values())
    largest = max(summary.source_kinds.values())
    rows = (
        (
            f"{name}{bar(summary.source_kinds[kind], largest)}",
            numbers(summary.source_kinds[kind], "statements", source=kind),
            f"{summary.source_kinds[kind] / total:.0%}",
        )
        for kind, name in _SOURCES.items()
    )
    return table("How sources are named", ("source", "statements", "share"), rows)


def _through(edge: CitedSource) -> str:
    """Who relays the statements, and how many of them by a link alone."""
    if edge.via is None:
        return ""
    how = "" if not edge.by_link else " (by link)" if edge.by_link == edge.total else f" ({edge.by_link:,} by link)"
    return name_of(edge.via) + how


def _linked(links: Sequence[LinkedOutlet]) -> str:
    """Whose pages outlets lead to; nothing where no text has such a link."""
    rows = (
        (escape(one.outlet or "not known"), name_of(one.linked), f"{one.total:,}", f"{one.articles:,}")
        for one in links[:_TOP]
    )
    return table("Who links to whom", ("outlet", "links to", "links", "articles"), rows, words=2) if links else ""


# --- what is named together -------------------------------------------------------------------------------------------
def _together(articles: Articles) -> str:
    """Actors and models that share most paragraphs."""
    pairs = sorted(_mixed_pairs(articles), key=lambda pair: (-pair[2], key_of(pair[0]), key_of(pair[1])))[:_PAIRS]
    if not pairs:
        return section("together", "Named together", note("No paragraph names an actor and a model."))
    items = "".join(
        f"<li><span>{name_of(actor)} <small>and</small> {name_of(model)}</span>"
        f"<b>{numbers(total, 'mentions', entity=key_of(actor), beside=key_of(model))}</b>"
        f"{bar(total, pairs[0][2])}</li>\n"
        for actor, model, total in pairs
    )
    unit = (
        '<p class="unit">paragraphs that name both the actor and the model; the number leads to the actor in them</p>'
    )
    return section("together", "Named together", f'<div class="ranking wide">{unit}<ol>\n{items}</ol></div>\n')


def _mixed_pairs(articles: Articles) -> Iterator[tuple[Actor, AIModel, int]]:
    for pair in cooccurrence(articles, within="paragraph"):
        match pair.first, pair.second:
            case Actor() as actor, AIModel() as model:
                yield actor, model, pair.total
            case AIModel() as model, Actor() as actor:
                yield actor, model, pair.total


# --- what is told -----------------------------------------------------------------------------------------------------
def _told(articles: Articles, summary: Summary) -> str:
    """The section of events, where there are events or quantities."""
    tables = event_tables(articles, summary)
    return section("told", "What is told", f'<div class="pair">{tables}</div>') if tables else ""


# --- what was read ----------------------------------------------------------------------------------------------------
def _about(summary: Summary, errors: Sequence[ReadError], passed_over: int, shown: int) -> str:
    rows = [
        ("Articles", summary.articles),
        ("without a date", summary.undated),
        ("Sections", summary.sections),
        ("Characters", summary.characters),
        *([("Links", summary.links)] if summary.links else []),
        ("Mentions of actors, models and artifacts", sum(summary.mentions.values())),
        ("which fit several entries", summary.mentions[LinkStatus.AMBIGUOUS]),
        ("whose names nobody lists", summary.mentions[LinkStatus.UNLISTED]),
        ("Statements with a source", sum(summary.citations.values())),
        ("Files with other names, passed over", passed_over),
        ("Files and records that could not be read", len(errors)),
    ]
    read = table("What was read", ("", "number"), ((name, f"{number:,}") for name, number in rows))
    sampled = ""
    if shown < summary.articles:
        sampled = note(
            f"All {summary.articles:,} articles are counted. {shown:,} of them, in even steps from the "
            "first to the last, can be opened here, and lists show what stands in these."
        )
    method = note(
        "Names, statements and events were found by rules, and rules err: open the sentences before you print a "
        "number. Names that fit several entries are counted for none of them."
    )
    return section("about", "About this report", read + sampled + method + _failures(errors))


def _failures(errors: Sequence[ReadError]) -> str:
    if not errors:
        return ""
    items = "".join(f"<li>{escape(str(error))}</li>\n" for error in errors[:_ERRORS])
    more = f"<p>… and {len(errors) - _ERRORS:,} more</p>" if len(errors) > _ERRORS else ""
    return f"<details open><summary>What could not be read</summary><ul>\n{items}</ul>{more}</details>\n"
