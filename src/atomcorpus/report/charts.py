"""Charts as SVG that fit any column: positions are shares of the width, letters keep their size.

One colour, and a small chart for each group on one scale, so that nobody has to tell seven colours apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from atomcorpus.html import escape
from atomcorpus.report.pieces import lead_to

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Size", "columns"]

_TOP = 16  # of the highest column, under the number on its line
_FOOT = 20  # for the names of periods


class Size(NamedTuple):
    """How high a chart is.

    Attributes:
        height: In pixels.
        largest: The number that has to fit, so that several charts can have one scale.
    """

    height: int
    largest: int


def columns(
    name: str,
    periods: Sequence[str],
    counts: Mapping[str, int],
    size: Size,
    address: Callable[[str], tuple[str, dict[str, str]]],
) -> str:
    """A chart of numbers by period, each a column that leads to what it counts.

    Args:
        name: What is counted, for those who do not see it.
        periods: All from the first to the last.
        counts: Number of each; 0 where it has none.
        size: Height and scale.
        address: The view and the criteria of a period.
    """
    height = size.height
    scale = _round(size.largest)
    floor = height - _FOOT
    unit = (floor - _TOP) / scale
    width = 100 / len(periods)
    parts = [_line(floor - scale * unit, f"{scale:,}"), _line(floor, "")]
    if scale % 2 == 0 and height > 100:
        parts.append(_line(floor - scale / 2 * unit, f"{scale // 2:,}"))
    for position, period in enumerate(periods):
        number = counts.get(period, 0)
        if number:
            tall = max(1.0, number * unit)
            box = (
                f'<rect x="{position * width + 0.1 * width:.3f}%" y="{floor - tall:.1f}" width="{0.8 * width:.3f}%" '
                f'height="{tall:.1f}"><title>{period}: {number:,}</title></rect>'
            )
            view, criteria = address(period)
            parts.append(lead_to(box, view, **criteria).replace("<a ", '<a tabindex="-1" ', 1))
    labels = "".join(_labels(periods, height))
    return (
        f'<svg class="chart" role="img" aria-label="{escape(name)}" width="100%" height="{height}">'
        f"{''.join(parts)}{labels}</svg>\n"
    )


def _round(largest: int) -> int:
    """The next number that is good to read on an axis."""
    power = 1
    while power * 10 < largest:
        power *= 10
    steps = (1, 2, 3, 4, 5, 6, 8, 10) if power == 1 else (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10)
    return next(round(step * power) for step in steps if step * power >= largest)


def _line(y: float, words: str) -> str:
    label = f'<text x="0" y="{y - 4:.1f}">{words}</text>' if words else ""
    return f'<line x1="0" x2="100%" y1="{y:.1f}" y2="{y:.1f}"/>{label}'


def _labels(periods: Sequence[str], height: int) -> list[str]:
    """The names of the first and the last period, and of the middle one where there are many."""
    y = height - 5
    if len(periods) == 1:
        return [f'<text x="50%" y="{y}" text-anchor="middle">{periods[0]}</text>']
    found = [
        f'<text x="0" y="{y}">{periods[0]}</text>',
        f'<text x="100%" y="{y}" text-anchor="end">{periods[-1]}</text>',
    ]
    if len(periods) > 4 and height > 100:
        middle = len(periods) // 2
        x = 100 * (middle + 0.5) / len(periods)
        found.append(f'<text x="{x:.2f}%" y="{y}" text-anchor="middle">{periods[middle]}</text>')
    return found
