"""Pictures of counts: charts that notebooks show and that save as SVG or PNG without a browser. The home of altair.

What is drawn are rows, as the results of `queries` give them; nothing here counts.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from atomcorpus._extras import brought_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import ModuleType

    import altair as alt

    Row = Mapping[str, Any]

__all__ = ["bar_chart", "matrix_chart", "period_chart", "svg"]

_COLORS = ("#3b7dd8", "#d9534f", "#e0a030", "#3a9d6e", "#9b6bd0", "#c2609b", "#5aa9b8", "#8a8f98")
"""Tell apart on white and on black."""

_FIXED = {"us": "#3b7dd8", "china": "#d9534f", "eu": "#e0a030", "other": "#3a9d6e", "unknown": "#8a8f98"}
"""A region has the same colour in every picture."""

_WRITTEN = "{us: 'US', china: 'China', eu: 'EU', unknown: 'not known'}[datum.label] || datum.label"
"""How legends write regions, in Vega's language of expressions."""

_GROUPS = len(_COLORS) - 1
_BARS = 25
_ALL = "all"


def period_chart(rows: Iterable[Row], *, of: str, width: int = 640, height: int = 200) -> alt.Chart:
    """Counts by period as bars, their groups on top of each other.

    Args:
        rows: With `period`, `group` and `count`, as `Timeline.rows` gives them; without a period they are left out.
        of: What is counted, for the axis.
        width: Of the drawing in pixels, without axes and legend.
        height: Likewise.

    Raises:
        MissingExtraError: If altair is not installed.

    Example:
        >>> chart = period_chart([{"period": "2025-08", "group": "us", "count": 3}], of="articles")
        >>> chart.mark
        'bar'
    """
    altair = _altair()
    dated = _with_others([row for row in rows if row["period"] is not None])
    groups = list(dict.fromkeys(row["group"] for row in dated))
    periods = dict.fromkeys(row["period"] for row in dated)
    chart = altair.Chart(altair.Data(values=dated)).mark_bar()
    chart = chart.encode(
        x=altair.X(
            "period:O", title=None, axis=altair.Axis(labelAngle=-45 if len(periods) > 8 else 0, labelOverlap=True)
        ),
        y=altair.Y("count:Q", title=of, axis=altair.Axis(tickMinStep=1)),
        **({} if groups == [_ALL] else {"color": _by_group(altair, groups), "order": altair.Order("rank:Q")}),
    )
    finished: alt.Chart = chart.properties(width=width, height=height)
    return finished


def bar_chart(rows: Iterable[Row], name: str, count: str, *, group: str | None = None, width: int = 420) -> alt.Chart:
    """Rows as horizontal bars in their order, at most 25.

    Args:
        rows: With the keys that the next arguments name.
        name: Key of what stands beside a bar.
        count: Key of its length.
        group: Key of its colour; one colour when None.
        width: Of the drawing in pixels, without axes and legend.

    Raises:
        MissingExtraError: If altair is not installed.

    Example:
        >>> bar_chart([{"part": "named", "count": 3}], "part", "count").mark
        'bar'
    """
    altair = _altair()
    shown = [dict(row) for row in islice(rows, _BARS)]
    groups = list(dict.fromkeys(row[group] for row in shown)) if group else []
    chart = altair.Chart(altair.Data(values=shown)).mark_bar()
    chart = chart.encode(
        x=altair.X(f"{_field(count)}:Q", title=count, axis=altair.Axis(tickMinStep=1)),
        y=altair.Y(f"{_field(name)}:N", title=None, sort=None),
        **({"color": _by_group(altair, groups, group)} if group else {}),
    )
    finished: alt.Chart = chart.properties(width=width, height=altair.Step(18))
    return finished


def matrix_chart(rows: Iterable[Row], across: str, down: str, count: str) -> alt.LayerChart:
    """Counts of pairs as a matrix of cells, the darker the more, with the numbers in them.

    Args:
        rows: With the keys that the next arguments name.
        across: Key of what is named at the foot of a column.
        down: Key of what is named at the head of a row.
        count: Key of the number.

    Raises:
        MissingExtraError: If altair is not installed.

    Example:
        >>> type(matrix_chart([{"a": "OpenAI", "b": "Qwen", "n": 2}], "a", "b", "n")).__name__
        'LayerChart'
    """
    altair = _altair()
    chart = altair.Chart(altair.Data(values=[dict(row) for row in rows]))
    chart = chart.encode(
        x=altair.X(f"{_field(across)}:N", title=None, sort=None, axis=altair.Axis(labelAngle=-45)),
        y=altair.Y(f"{_field(down)}:N", title=None, sort=None),
    )
    shade = altair.Color(f"{_field(count)}:Q", title=count, scale=altair.Scale(scheme="blues"), legend=None)
    cells = chart.mark_rect().encode(color=shade)
    numbers = chart.mark_text().encode(text=f"{_field(count)}:Q")
    finished: alt.LayerChart = (cells + numbers).properties(width=altair.Step(30), height=altair.Step(22))
    return finished


def svg(chart: alt.Chart | alt.LayerChart) -> str:
    """A chart as SVG that takes the colour of the text around it, for a page that may be light or dark.

    Raises:
        MissingExtraError: If vl-convert is not installed.

    Example:
        >>> svg(bar_chart([{"part": "named", "count": 3}], "part", "count"))[:4]
        '<svg'
    """
    with brought_by("plot", "vl-convert-python"):
        import vl_convert  # noqa: PLC0415 - an extra
    inked = chart.configure(
        background="transparent",
        axis={"labelColor": "currentColor", "titleColor": "currentColor", "gridColor": "#8885", "tickColor": "#888"},
        legend={"labelColor": "currentColor", "titleColor": "currentColor"},
        view={"stroke": None},
    )
    return str(vl_convert.vegalite_to_svg(inked.to_dict()))


def _altair() -> ModuleType:
    with brought_by("plot", "altair"):
        import altair as alt  # noqa: PLC0415 - an extra
    return alt


def _field(name: str) -> str:
    """A key as the grammar of charts wants it, where dots and brackets would mean parts of it."""
    return name.replace("\\", "\\\\").replace(".", "\\.").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def _with_others(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows with the groups behind the first ones made one, since nobody tells twenty colours apart."""
    groups = list(dict.fromkeys(row["group"] for row in rows))
    kept = groups if len(groups) <= _GROUPS + 1 else groups[:_GROUPS]
    rank = {group: number for number, group in enumerate(kept)}
    totals: dict[tuple[str, str], int] = {}
    for row in rows:
        key = row["period"], row["group"] if row["group"] in rank else "others"
        totals[key] = totals.get(key, 0) + row["count"]
    return [
        {"period": period, "group": group, "count": count, "rank": rank.get(group, len(rank))}
        for (period, group), count in totals.items()
    ]


def _by_group(altair: ModuleType, groups: Sequence[str], key: str = "group") -> Any:
    spare = [color for color in _COLORS if color not in _FIXED.values() or not set(groups) <= set(_FIXED)]
    colors = [_FIXED.get(group) or spare[number % len(spare)] for number, group in enumerate(groups)]
    legend = altair.Legend(labelExpr=_WRITTEN) if set(groups) <= set(_FIXED) else altair.Undefined
    scale = altair.Scale(domain=list(groups), range=colors)
    return altair.Color(f"{_field(key)}:N", title=None, scale=scale, legend=legend)
