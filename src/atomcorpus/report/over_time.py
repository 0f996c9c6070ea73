"""What the page says of time: articles, regions and families of models by month, quarter or year."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from atomcorpus.html import escape
from atomcorpus.queries import timeline
from atomcorpus.report.charts import Size, columns
from atomcorpus.report.pieces import REGIONS, note, numbers, section, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atomcorpus.queries import Timeline
    from atomcorpus.report.sections import Articles

__all__ = ["over_time"]

_MONTHS = 48  # as many columns are still wide enough; of more, quarters are shown
_QUARTERS = 50  # and of more, years
_YEARS = 200
_GROUPS = 8


def over_time(articles: Articles) -> str:
    """The section; gone through the articles three times."""
    unit = _unit(_months(articles))
    counts = timeline(articles, by=unit, of="articles")
    if not counts.periods:
        return section("time", "Over time", note(f"No article has a date with a {unit}."))
    regions = timeline(articles, by=unit, of="mentions", split="region")
    families = timeline(articles, by=unit, of="mentions", split="family")
    periods = counts.periods[-_YEARS:]
    content = (
        _all(counts, periods, unit)
        + _small(
            regions, periods, unit, "region", f"Mentions by {unit} and region: of the actor, or of who made the model"
        )
        + _small(families, periods, unit, "family", f"Mentions of models by {unit} and family")
    )
    return section("time", "Over time", content)


def _unit(months: int) -> Literal["year", "quarter", "month"]:
    """The smallest unit of which there are not too many."""
    if months <= _MONTHS:
        return "month"
    return "quarter" if months <= 3 * _QUARTERS else "year"


def _months(articles: Articles) -> int:
    """How many months there are from the first to the last."""
    found = [one.published.year * 12 + (one.published.month or 1) for one in articles if one.published]
    return max(found) - min(found) + 1 if found else 0


def _all(counts: Timeline, periods: Sequence[str], unit: str) -> str:
    by_period = {period: number for (period, _), number in counts.counts.items()}
    chart = columns(
        f"Articles by {unit}",
        periods,
        by_period,
        Size(180, max(by_period.values())),
        lambda period: ("articles", {"period": period}),
    )
    undated = sum(counts.undated.values())
    rows = [(period, numbers(number, "articles", period=period)) for period, number in by_period.items()]
    why = "have no date" if unit == "year" else "have no date, or only a year"
    left = note(f"{undated:,} more {why}.") if undated else ""
    return _figure(f"Articles by {unit}", chart, table("", (unit, "articles"), sorted(rows))) + left


def _small(counts: Timeline, periods: Sequence[str], unit: str, split: str, caption: str) -> str:
    """A chart for each of the largest groups, on one scale."""
    groups = counts.groups[:_GROUPS]
    if not groups:
        return ""
    largest = max((counts.counts.get((period, group), 0) for period in periods for group in groups), default=0) or 1
    charts, rows = [], []
    for group in groups:
        name = escape(REGIONS.get(group, group) if split == "region" else group)
        found = {period: counts.counts.get((period, group), 0) for period in periods}
        total = sum(found.values())
        chart = columns(
            f"{name}: mentions by {unit}",
            periods,
            found,
            Size(96, largest),
            partial(_address, split, group),
        )
        charts.append(f"<div><h4>{name} <small>{total:,}</small></h4>{chart}</div>\n")
        rows += [
            (name, period, numbers(number, "mentions", period=period, **{split: group}))
            for period, number in found.items()
            if number
        ]
    grid = f'<div class="multiples">{"".join(charts)}</div>'
    return _figure(caption, grid, table("", (split, unit, "mentions"), rows, words=2))


def _address(split: str, group: str, period: str) -> tuple[str, dict[str, str]]:
    return "mentions", {"period": period, split: group}


def _figure(caption: str, picture: str, rows: str) -> str:
    return (
        f"<figure><figcaption>{caption}</figcaption>\n{picture}\n<details><summary>The numbers</summary>\n{rows}"
        "</details></figure>\n"
    )
