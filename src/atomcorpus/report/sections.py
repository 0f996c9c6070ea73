"""What the page says, section by section: counts as tables and charts, each number a link to its evidence."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from atomcorpus.annotations import LinkStatus, SourceKind
from atomcorpus.entities import Actor, AIModel, Artifact, sort_of
from atomcorpus.html import escape
from atomcorpus.kinds import kind_of
from atomcorpus.plots import bar_chart, period_chart, svg
from atomcorpus.queries import (
    cooccurrence,
    count_entities,
    region_of,
    summarize,
    timeline,
    who_cites_whom,
)
from atomcorpus.report.events import event_tables
from atomcorpus.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity
    from atomcorpus.errors import ReadError
    from atomcorpus.queries import CitedSource, EntityCount, LinkedOutlet, Summary

__all__ = ["Articles", "sections"]

_TOP = 15
_EDGES = 30
_MATRIX = 12
_ERRORS = 50
_REGIONS = {"us": "US", "china": "China", "eu": "EU", "other": "other", "unknown": "not known"}


class Articles(Protocol):
    """A corpus, or any collection of articles that can be gone through again and again."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Article]: ...


def sections(articles: Articles, *, title: str, errors: Sequence[ReadError], passed_over: int, shown: int) -> str:
    """The body of the page, without the data after it.

    Args:
        articles: What is counted.
        title: Of the page.
        errors: What could not be read.
        passed_over: Number of files with other names.
        shown: How many of the articles can be opened.
    """
    summary = summarize(articles)
    parts = {
        "Read": _read(summary, errors, passed_over, shown),
        "Over time": _over_time(articles),
        "Who and what is named": _named(articles, summary),
        "Who is cited": _cited(articles, summary),
        "Named together": _together(articles),
        **_events(articles, summary),
        "Statements": _STATEMENTS,
    }
    contents = " ".join(f'<a href="#s{number}">{name}</a>' for number, name in enumerate(parts, 1))
    body = "\n".join(
        f'<section id="s{number}"><h2>{name}</h2>\n{part}\n</section>'
        for number, (name, part) in enumerate(parts.items(), 1)
    )
    return (
        f'<a class="skip" href="#main">Skip to the report</a>\n<header><h1>{escape(title)}</h1>\n'
        f'{_extent(summary)}<nav aria-label="Sections">{contents}</nav></header>\n<main id="main">\n{body}\n</main>\n'
        f"{_DIALOG}"
    )


_STATEMENTS = """<p>Every attribution that was found, with who is cited, in which words, and for what. Search in all of
it, sort by a head, open the article by its date.</p>
<form id="search" role="search"><label>Search <input type="search" id="words" autocomplete="off"></label>
<output id="found" for="words"></output></form>
<div class="wide"><table id="statements"><thead><tr>
<th aria-sort="none"><button type="button" data-key="date">date</button></th>
<th aria-sort="none"><button type="button" data-key="outlet">outlet</button></th>
<th aria-sort="none"><button type="button" data-key="who">who</button></th>
<th aria-sort="none"><button type="button" data-key="cue">cue</button></th>
<th aria-sort="none"><button type="button" data-key="content">what</button></th>
<th aria-sort="none"><button type="button" data-key="kind">how</button></th>
</tr></thead><tbody></tbody></table></div>
<p class="pages"><button type="button" id="back">◀ Back</button> <span id="place"></span>
<button type="button" id="on">On ▶</button></p>
<noscript><p>The list and the articles need the page's own script, which is switched off.</p></noscript>"""

_DIALOG = """<dialog id="panel" aria-labelledby="panel-title"><div class="bar"><h2 id="panel-title"></h2>
<button type="button" id="close" aria-label="Close">✕</button></div><div id="panel-body" tabindex="0"></div></dialog>
"""


# --- pieces -----------------------------------------------------------------------------------------------------------
def _to(number: int, view: str, **criteria: str) -> str:
    """A number that leads to what it counts; the script makes the list from the address."""
    if not number:
        return "0"
    query = "&amp;".join(f"{name}={quote(visible(value), safe='')}" for name, value in criteria.items())
    return f'<a href="#{view}?{query}">{number:,}</a>'


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose cells are HTML; the first one names the row."""
    columns = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>\n' for row in rows
    )
    return (
        f'<div class="wide"><table><caption>{caption}</caption><thead><tr>{columns}</tr></thead>\n'
        f"<tbody>\n{body}</tbody></table></div>\n"
    )


def _chart(picture: str, caption: str, numbers: str) -> str:
    return (
        f"<figure><figcaption>{caption}</figcaption>\n{picture}\n<details><summary>The numbers</summary>\n{numbers}"
        "</details></figure>\n"
    )


def _key(entity: Entity) -> str:
    return f"{sort_of(entity)}:{entity.id}"


# --- what was read ----------------------------------------------------------------------------------------------------
def _extent(summary: Summary) -> str:
    dates = "" if summary.first is None else f", {summary.first} to {summary.last}"
    return f"<p>{_counted(summary.articles, 'article')}{dates}</p>\n"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _read(summary: Summary, errors: Sequence[ReadError], passed_over: int, shown: int) -> str:
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
    table = _table("What was read", ("", "number"), ((name, f"{number:,}") for name, number in rows))
    note = ""
    if shown < summary.articles:
        note = (
            f'<p class="note">All {summary.articles:,} articles are counted. {shown:,} of them, in even steps from the '
            "first to the last, can be opened here, and lists show what stands in these.</p>\n"
        )
    return table + note + _failures(errors)


def _failures(errors: Sequence[ReadError]) -> str:
    if not errors:
        return ""
    items = "".join(f"<li>{escape(str(error))}</li>\n" for error in errors[:_ERRORS])
    more = f"<p>… and {len(errors) - _ERRORS:,} more</p>" if len(errors) > _ERRORS else ""
    return f"<details open><summary>What could not be read</summary><ul>\n{items}</ul>{more}</details>\n"


# --- over time --------------------------------------------------------------------------------------------------------
def _over_time(articles: Articles) -> str:
    return "".join(
        _timeline(articles, caption, of, split)
        for caption, of, split in (
            ("Articles by month", "articles", None),
            ("Mentions by month and region: of the actor, or of who made the model", "mentions", "region"),
            ("Mentions of models by month and family", "mentions", "family"),
        )
    )


def _timeline(articles: Articles, caption: str, of: str, split: str | None) -> str:
    counts = timeline(articles, by="month", of=of, split=split)  # type: ignore[arg-type] # the two words above
    groups = counts.groups[:_TOP]
    if not counts.periods:
        return f"<p>{caption}: no article has a date with a month.</p>\n"
    rows = [
        [
            period or "without a month",
            *(_cell_of_time(counts.counts.get((period, group), 0), of, split, period, group) for group in groups),
        ]
        for period in counts.periods
    ]
    if counts.undated:
        rows.append(["without a month", *(f"{counts.undated.get(group, 0):,}" for group in groups)])
    head = ("month", *(escape(_REGIONS.get(group, group) if split == "region" else group) for group in groups))
    return _chart(svg(period_chart(counts.rows(), of=of)), caption, _table(caption, head, rows))


def _cell_of_time(number: int, of: str, split: str | None, period: str, group: str) -> str:
    if split is None:
        return _to(number, of, period=period)
    return _to(number, of, period=period, **{split: group})


# --- who and what is named --------------------------------------------------------------------------------------------
def _named(articles: Articles, summary: Summary) -> str:
    middle, early, late = _halves(articles)
    models = [count for count in summary.entities if isinstance(count.entity, AIModel)]
    actors = [count for count in summary.entities if isinstance(count.entity, Actor)]
    artifacts = [count for count in summary.entities if isinstance(count.entity, Artifact)]
    growth = "" if middle is None else f"<p>Growth: mentions in a hundred articles before and since {middle}.</p>\n"
    return (
        '<div class="beside">'
        + _ranking("Most mentioned models", models, early, late)
        + _ranking("Most mentioned actors", actors, early, late)
        + (_ranking("Most mentioned artifacts", artifacts, early, late) if artifacts else "")
        + f"</div>\n{growth}"
    )


_Rates = tuple[int, Counter[str]]
"""Number of articles, and of mentions in them by entity."""


def _halves(articles: Articles) -> tuple[date | None, _Rates, _Rates]:
    """The middle one of all dates, and what is named before it and since."""
    dates = sorted(article.published.earliest for article in articles if article.published)
    if not dates or dates[0] == dates[-1]:
        return None, (0, Counter()), (0, Counter())
    middle = dates[len(dates) // 2]
    if middle == dates[0]:
        middle = next(one for one in dates if one > middle)

    def half(*, late: bool) -> _Rates:
        chosen = [one for one in articles if one.published and (one.published.earliest >= middle) is late]
        return len(chosen), Counter({_key(count.entity): count.total for count in count_entities(chosen)})

    return middle, half(late=False), half(late=True)


def _ranking(title: str, counts: Iterable[EntityCount[Entity]], early: _Rates, late: _Rates) -> str:
    rows = (
        (
            escape(count.entity.name),
            kind_of(count.entity),
            escape(_REGIONS.get(region_of(count.entity), region_of(count.entity))),
            _to(count.total, "mentions", entity=_key(count.entity)),
            f"{count.articles:,}",
            _growth(_key(count.entity), early, late),
        )
        for count in islice(counts, _TOP)
    )
    return _table(title, ("name", "kind", "region", "mentions", "articles", "growth"), rows)


def _growth(key: str, early: _Rates, late: _Rates) -> str:
    """Two rates and a direction; nothing where only one half is known."""
    if not early[0] or not late[0]:
        return ""
    before, since = (round(100 * counts[key] / number) for number, counts in (early, late))
    direction = "↗" if since > before else "↘" if since < before else "→"
    return f"{before:,}&nbsp;{direction}&nbsp;{since:,}"


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
    answer = who_cites_whom(articles)
    kinds = [(name, summary.source_kinds[kind], kind) for kind, name in _SOURCES.items()]
    total = sum(summary.source_kinds.values()) or 1
    numbers = _table(
        "How sources are named",
        ("source", "statements", "share"),
        ((name, _to(number, "statements", source=kind), f"{number / total:.0%}") for name, number, kind in kinds),
    )
    picture = svg(
        bar_chart([{"source": name, "statements": number} for name, number, _ in kinds], "source", "statements")
    )
    outlets = (
        (
            escape(one.outlet or "not known"),
            f"{one.articles:,}",
            _to(one.citations, "statements", outlet=one.outlet or ""),
            _to(one.named, "statements", outlet=one.outlet or "", source="named"),
            _to(one.anonymous, "statements", outlet=one.outlet or "", source="anonymous"),
        )
        for one in answer.outlets[:_TOP]
    )
    edges = (
        (
            escape(edge.outlet or "not known"),
            escape(edge.source.name),
            _through(edge),
            _to(edge.total, "statements", outlet=edge.outlet or "", speaker=_key(edge.source)),
        )
        for edge in answer.edges[:_EDGES]
    )
    return (
        _chart(picture, "How sources are named", numbers)
        + _table("Outlets", ("outlet", "articles", "statements", "named", "described only"), outlets)
        + _table("Who cites whom", ("outlet", "cites", "through", "statements"), edges)
        + _linked(answer.links)
    )


def _through(edge: CitedSource) -> str:
    """Who relays the statements, and how many of them by a link alone."""
    if edge.via is None:
        return ""
    how = "" if not edge.by_link else " (by link)" if edge.by_link == edge.total else f" ({edge.by_link:,} by link)"
    return escape(edge.via.name) + how


def _linked(links: Sequence[LinkedOutlet]) -> str:
    """Whose pages outlets lead to; nothing where no text has such a link."""
    rows = (
        (escape(one.outlet or "not known"), escape(one.linked.name), f"{one.total:,}", f"{one.articles:,}")
        for one in links[:_EDGES]
    )
    return _table("Who links to whom", ("outlet", "links to", "links", "articles"), rows) if links else ""


# --- what is told -----------------------------------------------------------------------------------------------------
def _events(articles: Articles, summary: Summary) -> dict[str, str]:
    """The section of events, where there are events or quantities."""
    tables = event_tables(articles, summary)
    return {"What is told": "".join(_table(*table) for table in tables)} if tables else {}


# --- what is named together -------------------------------------------------------------------------------------------
def _together(articles: Articles) -> str:
    """Actors against models, the twelve of each that are in most pairs."""
    pairs: dict[tuple[str, str], int] = {}
    names: dict[str, str] = {}
    weights = Counter[str]()
    for actor, model, total in _mixed_pairs(articles):
        pairs[_key(actor), _key(model)] = total
        names |= {_key(actor): actor.name, _key(model): model.name}
        weights[_key(actor)] += total
        weights[_key(model)] += total
    ranked = sorted(weights, key=lambda key: (-weights[key], key))
    actors = [key for key in ranked if key.startswith("actor:")][:_MATRIX]
    models = [key for key in ranked if key.startswith("model:")][:_MATRIX]
    if not pairs:
        return "<p>No paragraph names an actor and a model.</p>\n"
    largest = max(pairs.values())
    rows = (
        (
            escape(names[actor]),
            *(_shaded(pairs.get((actor, model), 0), largest, actor, model) for model in models),
        )
        for actor in actors
    )
    head = ("", *(escape(names[model]) for model in models))
    table = _table("Paragraphs that name both the actor and the model", head, rows)
    return table.replace("<table>", '<table class="matrix">')


def _mixed_pairs(articles: Articles) -> Iterator[tuple[Actor, AIModel, int]]:
    for pair in cooccurrence(articles, within="paragraph"):
        match pair.first, pair.second:
            case Actor() as actor, AIModel() as model:
                yield actor, model, pair.total
            case AIModel() as model, Actor() as actor:
                yield actor, model, pair.total


def _shaded(number: int, largest: int, actor: str, model: str) -> str:
    """A cell of the matrix, in one of five shades."""
    if not number:
        return ""
    shade = 1 + 4 * number // largest
    return f'<span class="shade{shade}">{_to(number, "mentions", entity=actor, beside=model)}</span>'
