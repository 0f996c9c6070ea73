"""Pictures of counts: charts that notebooks show and that save as SVG or PNG without a browser. The home of altair.

What is drawn are rows, as the results of `queries` give them; nothing here counts.
"""

from __future__ import annotations

import re
from itertools import chain, count, islice
from typing import TYPE_CHECKING, Any

from atomcorpus._extras import brought_by
from atomcorpus.visible import visible

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
_LONGEST = 40  # code points of a name in a chart
_OF_EVERY_OBJECT = frozenset(
    "constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf __proto__"
    " __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__".split()
)  # what JavaScript finds in a table that nobody has put anything into
_PLAIN = re.compile(r"[a-z][a-z0-9]*(?:[_ ][a-z0-9]+)*")


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
    dated = _drawn(_with_others([row for row in rows if row["period"] is not None]))
    groups = list(dict.fromkeys(row["group"] for row in dated))
    angle = -45 if len({row["period"] for row in dated}) > 8 else 0
    chart = altair.Chart(altair.Data(values=dated)).mark_bar()
    chart = chart.encode(
        x=altair.X("period:O", title=None, axis=_axis(altair, labelAngle=angle, labelOverlap=True)),
        y=altair.Y("count:Q", title=_title(of), axis=_axis(altair, tickMinStep=1)),
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
    shown = _drawn(islice(rows, _BARS))
    groups = list(dict.fromkeys(row[_field(group)] for row in shown)) if group else []
    chart = altair.Chart(altair.Data(values=shown)).mark_bar()
    chart = chart.encode(
        x=altair.X(f"{_field(count)}:Q", title=_title(count), axis=_axis(altair, tickMinStep=1)),
        y=altair.Y(f"{_field(name)}:N", title=None, sort=None, axis=_axis(altair)),
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
    chart = altair.Chart(altair.Data(values=_drawn(rows)))
    chart = chart.encode(
        x=altair.X(f"{_field(across)}:N", title=None, sort=None, axis=_axis(altair, labelAngle=-45)),
        y=altair.Y(f"{_field(down)}:N", title=None, sort=None, axis=_axis(altair)),
    )
    shade = altair.Color(f"{_field(count)}:Q", title=_title(count), scale=altair.Scale(scheme="blues"), legend=None)
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


def _drawn(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The rows as a chart takes them: every text in them is a label, and different texts have different ones."""
    labels: dict[str, str] = {}
    given: set[str] = set()

    def shown(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if value not in labels:
            label = _label(value)
            numbered = (f"{label} ({number})" for number in count(2))
            labels[value] = next(free for free in chain([label], numbered) if free not in given)
            given.add(labels[value])
        return labels[value]

    return [{_field(key): shown(value) for key, value in row.items()} for row in rows]


def _label(text: str) -> str:
    """A text as it stands in a chart: short, and without what the eye does not see.

    What draws the picture ends the process over a control character, and fails over a lone surrogate, which it makes
    itself where it shortens a label inside a character beyond U+FFFF. So it gets labels that it need not shorten. And
    it takes `constructor` for something that it has counted already: a space at the end tells the two apart.
    """
    text = visible(text)
    if text in _OF_EVERY_OBJECT:
        return text + " "
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _title(text: str) -> str:
    """A label as the title of an axis: it gets into an expression, in which a backslash would mean something."""
    return _label(text).replace("\\", "⧵")


def _axis(altair: ModuleType, **options: Any) -> Any:
    """An axis on which no label is shortened."""
    return altair.Axis(labelLimit=0, **options)


def _field(key: str) -> str:
    """A key as the grammar of charts takes it, where dots, brackets, quotes and `constructor` would mean something."""
    is_plain = _PLAIN.fullmatch(key) and key not in _OF_EVERY_OBJECT
    return key if is_plain else f"key {key.encode('utf-8', 'surrogatepass').hex()}"


def _with_others(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows with the groups after the first ones made one, since nobody tells twenty colours apart."""
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
    written = {"labelExpr": _WRITTEN} if set(groups) <= set(_FIXED) else {}
    legend = altair.Legend(labelLimit=0, **written)
    scale = altair.Scale(domain=list(groups), range=colors)
    return altair.Color(f"{_field(key)}:N", title=None, scale=scale, legend=legend)
