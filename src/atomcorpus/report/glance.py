"""The first screen: how much there is, who and what leads, what rose and what is new, and the latest events."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.dimensions import outlet_of
from atomcorpus.kinds import kind_of
from atomcorpus.report.latest import latest_events
from atomcorpus.report.pieces import bar, counted, day_of, key_of, lead_to, list_of, name_of, note, section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from atomcorpus.articles import Article
    from atomcorpus.dates import PartialDate
    from atomcorpus.entities import Entity
    from atomcorpus.queries import EntityCount, Summary

__all__ = ["Coverage", "coverage", "glance", "risen"]

_LEADERS = 5
_NEWS = 5
_LATEST = 4  # articles by which something can have risen, where there are enough
_FEWEST = 2  # articles that name what rose or is new


class Coverage(NamedTuple):
    """In how many articles something is named, before a day and since.

    Attributes:
        since: The day on which the latest quarter of the dated articles begins, or the latest four or half
            of few; None where all have one date.
        late: Number of articles since.
        early: Number of articles before.
        late_counts: Of those since, how many name it, by key.
        early_counts: Of those before.
        records: What is named, by key.
        outlets: Number of outlets.
    """

    since: PartialDate | None
    late: int
    early: int
    late_counts: Counter[str]
    early_counts: Counter[str]
    records: dict[str, Entity]
    outlets: int


def coverage(articles: Iterable[Article]) -> Coverage:
    """Who and what is named in the latest quarter of the dated articles, and before.

    Args:
        articles: Gone through twice.
    """
    dates = sorted(article.published for article in articles if article.published)
    boundary = _boundary([one.earliest for one in dates])
    since = next((one for one in dates if one.earliest == boundary), None)
    counts = {True: Counter[str](), False: Counter[str]()}
    sizes = Counter[bool]()
    records: dict[str, Entity] = {}
    outlets = set()
    for article in articles:
        outlets.add(outlet_of(article))
        if article.published and boundary:
            late = article.published.earliest >= boundary
            named = {key_of(one.entity): one.entity for one in article.mentions if not one.candidates}
            sizes[late] += 1
            counts[late].update(named.keys())
            for key, entity in named.items():
                records.setdefault(key, entity)
    return Coverage(since, sizes[True], sizes[False], counts[True], counts[False], records, len(outlets - {None}))


def _boundary(days: Sequence[date]) -> date | None:
    """The first day of the latest quarter, or of some articles more, with a day before it; None where there is none."""
    if not days or days[0] == days[-1]:
        return None
    day = days[-max(len(days) // 4, min(_LATEST, len(days) // 2), 1)]
    return day if day > days[0] else next(one for one in days if one > day)


def glance(articles: Iterable[Article], summary: Summary, numbers: Mapping[int, int]) -> str:
    """The section at the top of the page.

    Args:
        articles: Gone through three times.
        summary: Of the same.
        numbers: Of the articles that can be opened, by their positions.
    """
    covered = coverage(articles)
    named: dict[str, list[EntityCount[Entity]]] = {}
    for one in summary.entities:
        named.setdefault(list_of(one.entity), []).append(one)
    models, organisations = named.get("models", []), named.get("organisations", [])
    lists = (
        _leaders("Models", models, _mentions),
        _leaders("Organisations", organisations, _mentions),
        _leaders("People", named.get("people", []), _mentions),
        _leaders("Artifacts", named.get("artifacts", []), _mentions),
        _leaders("Most cited", summary.sources, _statements),
    )
    shown = [one for one in lists if one] or [note("No article names anybody.")]
    rising, new = risen(covered)
    news = [
        _list("Rose most", _since(covered), [_risen_item(key, covered) for key in rising]),
        _list("First named", _since(covered), [_new_item(key, covered) for key in new]),
        _list("Latest events", "told as done", latest_events(articles, numbers)),
    ]
    content = (
        f"{_figures(summary, covered)}{_finding(organisations, models, summary, covered)}"
        + (f'<div class="columns news">{"".join(news)}</div>\n' if any(news) else "")
        + f'<div class="columns">{"".join(shown)}</div>\n'
        + (_remark(covered) if rising or new else "")
    )
    return section("glance", "At a glance", content)


# --- figures ----------------------------------------------------------------------------------------------------------
def _figures(summary: Summary, covered: Coverage) -> str:
    figures = (
        ("article", summary.articles),
        ("outlet", covered.outlets),
        ("name", len(summary.entities)),
        ("mention", sum(one.total for one in summary.entities)),
        ("statement", sum(summary.citations.values())),
        ("event", sum(summary.events.values())),
    )
    items = "".join(
        f"<div><dt>{noun if number == 1 else f'{noun}s'}</dt><dd>{number:,}</dd></div>"
        for noun, number in figures
        if number or noun != "outlet"
    )
    return f'<dl class="figures">{items}</dl>\n'


def _finding(
    organisations: Sequence[EntityCount[Entity]],
    models: Sequence[EntityCount[Entity]],
    summary: Summary,
    covered: Coverage,
) -> str:
    """Who leads and what rose, in sentences."""
    sentences = []
    for counts, leads in ((organisations, "is the organisation named most"), (models, "leads the models")):
        if counts:
            first = counts[0]
            times = "once" if first.total == 1 else f"{first.total:,} times"
            where = f"in {first.articles:,} of {counted(summary.articles, 'article')}"
            sentences.append(f"{_mentions(first.entity, name_of(first.entity))} {leads}: {times}, {where}.")
    if summary.sources:
        cited = summary.sources[0]
        link = _statements(cited.entity, name_of(cited.entity))
        sentences.append(f"{link} is cited most, with {counted(cited.total, 'statement')}.")
    for key in [key for key in risen(covered)[0] if list_of(covered.records[key]) != "places"][:1]:
        name = _mentions(covered.records[key], name_of(covered.records[key]))
        before, since = _shares(key, covered)
        sentences.append(
            f"{name} rose most: {since}&#8239;% of the articles {_since(covered)} name it, {before}&#8239;% before."
        )
    return f'<p class="finding">{" ".join(sentences)}</p>\n' if sentences else ""


# --- leaders ----------------------------------------------------------------------------------------------------------
def _mentions(entity: Entity, words: str) -> str:
    return lead_to(words, "mentions", entity=key_of(entity))


def _statements(entity: Entity, words: str) -> str:
    return lead_to(words, "statements", speaker=key_of(entity))


def _leaders(title: str, counts: Sequence[EntityCount[Entity]], link: Callable[[Entity, str], str]) -> str:
    """The first few as bars."""
    if not counts:
        return ""
    items = "".join(
        f"<li>{link(one.entity, name_of(one.entity))}<b>{one.total:,}</b>{bar(one.total, counts[0].total)}</li>\n"
        for one in counts[:_LEADERS]
    )
    unit = "statements" if link is _statements else "mentions"
    return f'<div class="ranking"><h3>{title}</h3><p class="unit">{unit}</p><ol>\n{items}</ol></div>\n'


# --- what is new ------------------------------------------------------------------------------------------------------
def _since(covered: Coverage) -> str:
    return "" if covered.since is None else f"since {day_of(covered.since)}"


def _remark(covered: Coverage) -> str:
    """How what rose was counted."""
    return note(
        f"What rose and what is new: in how many of the {counted(covered.late, 'article')} {_since(covered)}, and of "
        f"the {covered.early:,} before, it is named; in {_FEWEST} since then at least."
    )


def risen(covered: Coverage) -> tuple[list[str], list[str]]:
    """Keys of what is named in a larger share of the late articles than of the early ones, and of what is new."""
    rises: list[tuple[float, str]] = []
    new: list[tuple[int, str]] = []
    for key, late in covered.late_counts.items():
        if late < _FEWEST:
            continue
        early = covered.early_counts[key]
        rise = late / covered.late - early / covered.early
        if not early:
            new.append((-late, key))
        elif rise > 0:
            rises.append((-rise, key))
    return [key for _, key in sorted(rises)[:_NEWS]], [key for _, key in sorted(new)[:_NEWS]]


def _shares(key: str, covered: Coverage) -> tuple[int, int]:
    """Of a hundred articles before and since, how many name it."""
    before = round(100 * covered.early_counts[key] / covered.early)
    return before, round(100 * covered.late_counts[key] / covered.late)


def _risen_item(key: str, covered: Coverage) -> str:
    before, since = _shares(key, covered)
    return f"{_name(key, covered)}<b>{before} → {since}&#8239;%</b>"


def _new_item(key: str, covered: Coverage) -> str:
    return f"{_name(key, covered)}<b>{counted(covered.late_counts[key], 'article')}</b>"


def _name(key: str, covered: Coverage) -> str:
    entity = covered.records[key]
    return f"<span>{lead_to(name_of(entity), 'mentions', entity=key)} <small>{kind_of(entity)}</small></span>"


def _list(title: str, unit: str, items: Sequence[str]) -> str:
    if not items:
        return ""
    rows = "".join(f"<li>{item}</li>\n" for item in items)
    return f'<div class="ranking"><h3>{title}</h3><p class="unit">{unit}</p><ol>\n{rows}</ol></div>\n'
