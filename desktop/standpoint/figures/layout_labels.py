# SPDX-License-Identifier: MIT
"""Names of several series in one plot: at the ends of their lines, or in a legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from standpoint.figures import smooth_line
from standpoint.figures.chart import Figure
from standpoint.figures.drawing import Line, Mark, Marker, Rect
from standpoint.figures.layout_forms import Plot
from standpoint.figures.layout_plot import Box, dash_of
from standpoint.figures.patterns import filled, pattern
from standpoint.figures.style import Style, shortened
from standpoint.figures.wording import MANY_IN_ONE

Naming = Literal["ends", "top", "bottom", "right", "none"]
"""Where series are named: at the ends of their lines, in a legend, or nowhere."""

_LEADER = 9.0
_MOST_ROOM = 0.36
_RECENT = 0.12
APART = 12.0
"""Points between two entries of a legend, and before one beside a plot."""


def namings(figure: Figure, width: float, style: Style) -> tuple[Naming, ...]:
    """Return where the series of one plot can be named at a width, the best first."""
    if figure.legend == "auto":
        return ("ends", "top") if _ends_fit(figure, width, style) else ("top",)
    if figure.legend == "right":
        return ("right", "top")
    return (figure.legend,)


def _ends_fit(figure: Figure, width: float, style: Style) -> bool:
    """Return whether all lines end near the right and their names have room there."""
    if not figure.shared or figure.form not in {"points", "lines"}:
        return False
    if len(figure.series) > MANY_IN_ONE or ends_room(figure, style) > width * _MOST_ROOM:
        return False
    last = len(figure.periods) - 1
    oldest = last - max(1, int(last * _RECENT))
    return all((end := last_value(figure, i)) is not None and end >= oldest
               for i in range(len(figure.series)))  # fmt: skip


def last_value(figure: Figure, series: int) -> int | None:
    """Return the last period in which a series has a value."""
    points = figure.series[series].points
    return next((i for i in reversed(range(len(points))) if points[i].value is not None), None)


def ends_room(figure: Figure, style: Style) -> float:
    """Return the room right of a plot for names at the ends of lines."""
    longest = max((style.width(one.label, bold=True) for one in figure.series), default=0.0)
    return _LEADER + style.label * 1.35 + longest


def side_room(figure: Figure, width: float, style: Style) -> float:
    """Return the room right of a plot for a legend beside it."""
    longest = max((style.width(one.label, bold=True) for one in figure.series), default=0.0)
    return min(longest + sign_width(figure, style) + APART, width * _MOST_ROOM)


def spread(wanted: Sequence[float], least: float, top: float, bottom: float) -> list[float]:
    """Return heights as near to the wanted ones as can be, `least` apart, between two limits.

    Args:
        wanted: heights in any order; the result keeps their order.
        least: how far two must be apart.
        top: the smallest height allowed.
        bottom: the largest.
    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    # Blocks of touching labels: (sum of what each member asks of the block's start, members).
    blocks: list[tuple[float, int]] = []
    for i in order:
        asked, members = wanted[i], 1
        while blocks and _start(blocks[-1], top, bottom, least) + blocks[-1][1] * least > _start(
            (asked, members), top, bottom, least
        ):
            before, number = blocks.pop()
            asked += before - members * number * least
            members += number
        blocks.append((asked, members))
    found = [0.0] * len(wanted)
    place = 0
    for block in blocks:
        start = _start(block, top, bottom, least)
        for step in range(block[1]):
            found[order[place]] = start + step * least
            place += 1
    return found


def _start(block: tuple[float, int], top: float, bottom: float, least: float) -> float:
    asked, members = block
    return max(min(asked / members, bottom - (members - 1) * least), top)


def end_names(of: Plot, style: Style, right: float) -> list[Mark]:
    """Return a name at the end of each line, with a leader where it stands elsewhere.

    `of` is a plot in which every series has a value; names end before `right`.
    """
    figure, box = of.figure, of.box
    ends = []
    for series in of.series:
        last = last_value(figure, series)
        if last is not None:
            smooth = smooth_line.last(figure, figure.series[series], box)
            ends.append((series, last, smooth or of.spot(series, last)))
    half = style.row * 0.5
    heights = spread(
        [y for _, _, (_, y) in ends], style.row * 0.92, box.top - half * 0.4, box.bottom
    )
    marks: list[Mark] = []
    for (series, last, (x, y)), height in zip(ends, heights, strict=True):
        one = figure.series[series]
        hue = style.hue(one)
        start = box.right + _LEADER
        if last < len(figure.periods) - 1 or (one.smooth and x + 6 < box.right):
            marks.append(Line(((x + 4, y), (box.right, y)), hue.base, 0.4, (0.8, 1.4)))
        if abs(height - y) > style.label * 0.25:
            bend = (
                (box.right + 1, y),
                (box.right + 3, y),
                (start - 3, height),
                (start - 1, height),
            )
            marks.append(Line(bend, hue.base, 0.5))
        radius = style.label * 0.33
        name = shortened(one.label, right - start - style.label * 1.2, style.label, bold=True)
        marks += [
            Marker(start + radius + 1, height, radius, one.shape, hue.base, hue.base, 0.5),
            style.text(
                start + style.label * 1.2, height + style.label * 0.35, name, colour=hue.ink,
                bold=True,
            ),
        ]  # fmt: skip
    return marks


def sign_width(figure: Figure, style: Style) -> float:
    """Return the room of the sign before a name in a legend."""
    form = "lines" if figure.smoothed else figure.form
    return style.label * {"lines": 2.9, "bars": 1.9}.get(form, 1.35)


def sign(figure: Figure, series: int, x: float, baseline: float, style: Style) -> list[Mark]:
    """Return a marker, a piece of the line with its dash, or a swatch of the bar."""
    one = figure.series[series]
    hue = style.hue(one)
    radius = style.label * 0.36
    y = baseline - radius
    if figure.form == "bars":
        place = Rect(x + 0.5, baseline - style.label * 0.76, style.label * 1.45, style.label * 0.8)
        return filled(place, pattern(figure, series), hue, style)
    if figure.form == "lines" or figure.smoothed:
        end = x + style.label * 2.5
        return [
            Line(((x, y), (end, y)), hue.base, 1.3, dash_of(figure, one)),
            Marker((x + end) / 2, y, radius * 0.9, one.shape, hue.base, hue.base, 0.5),
        ]
    return [Marker(x + radius + 1, y, radius, one.shape, hue.base, hue.base, 0.5)]


def entry_width(figure: Figure, series: int, room: float, style: Style) -> float:
    """Return how wide an entry of a legend runs with the space after it, `room` at most."""
    one = figure.series[series]
    words = style.width(one.label, bold=True)
    if one.counted:
        words += 6 + style.width(one.counted)
    return min(sign_width(figure, style) + words, room - APART) + APART


def legend_rows(figure: Figure, room: float, style: Style) -> list[list[int]]:
    """Return which series stand in each line of a legend of that width."""
    lines: list[list[int]] = []
    left = 0.0
    for series in range(len(figure.series)):
        width = entry_width(figure, series, room, style)
        if not lines or width > left:
            lines.append([])
            left = room
        lines[-1].append(series)
        left -= width
    return lines


def legend(figure: Figure, box: Box, style: Style) -> list[Mark]:
    """Return a legend in lines from `box.top` down, between its left and right, on the ground."""
    marks: list[Mark] = []
    y = box.top + style.label
    for line in legend_rows(figure, box.width, style):
        x = box.left
        wide = sum(entry_width(figure, series, box.width, style) for series in line) - APART + 2
        low = y - style.label * 0.85
        marks.append(Rect(x - 1, low, wide + 1, style.label * 1.1, style.chrome.base))
        for series in line:
            marks += entry(figure, series, x, box.right, y, style)
            x += entry_width(figure, series, box.width, style)
        y += style.row
    return marks


def entry(  # noqa: PLR0917
    figure: Figure, series: int, x: float, right: float, baseline: float, style: Style
) -> list[Mark]:
    """Return a series' sign and name, and what it leaves out if there is room for it."""
    one = figure.series[series]
    hue = style.hue(one)
    start = x + sign_width(figure, style)
    name = shortened(one.label, right - start, style.label, bold=True)
    end = start + style.width(name, bold=True)
    marks = sign(figure, series, x, baseline, style)
    marks.append(style.text(start, baseline, name, colour=hue.ink, bold=True))
    if one.counted and end + 6 + style.width(one.counted) <= right:
        marks.append(style.text(end + 6, baseline, one.counted, colour=style.chrome.tx3))
    return marks
