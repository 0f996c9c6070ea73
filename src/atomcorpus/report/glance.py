"""The first screen: how much there is, who and what leads, what rose and what is new, and the latest events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atomcorpus.kinds import kind_of
from atomcorpus.report.latest import latest_events
from atomcorpus.report.pieces import bar, counted, day_of, key_of, lead_to, list_of, name_of, note, section
from atomcorpus.report.rises import FEWEST, Coverage, coverage, risen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from atomcorpus.articles import Article
    from atomcorpus.entities import Entity
    from atomcorpus.queries import EntityCount, Summary

__all__ = ["glance"]

_LEADERS = 5


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
        f"the {covered.early:,} before, it is named; in {FEWEST} since then at least."
    )


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
