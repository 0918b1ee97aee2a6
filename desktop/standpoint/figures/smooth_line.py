# SPDX-License-Identifier: MIT
"""The smooth line of a series, drawn true to the day, with gaps where nothing stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

from standpoint.analysis.smoothing import SmoothPoint
from standpoint.figures.chart import Figure, FigureSeries
from standpoint.figures.drawing import Line, Mark, Xy
from standpoint.figures.layout_plot import Box, dash_of
from standpoint.figures.style import Style

WEIGHT = 1.6
"""Points of width: the one main line of a plot."""


def stroke(figure: Figure, series: FigureSeries, box: Box, style: Style) -> list[Mark]:
    """Return the smooth line of a series inside the periods that are drawn; nothing without one."""
    if not series.smooth or not figure.periods:
        return []
    colour, dash = style.hue(series).base, dash_of(figure, series)
    return [Line(run, colour, WEIGHT, dash) for run in runs(figure, series.smooth, box)]


def of(figure: Figure, series: Sequence[FigureSeries], box: Box) -> list[tuple[Xy, ...]]:
    """Return the unbroken parts of the smooth lines of some series on the page."""
    if not figure.periods:
        return []
    return [run for one in series for run in runs(figure, one.smooth, box)]


def last(figure: Figure, series: FigureSeries, box: Box) -> Xy | None:
    """Return where on the page a smooth line ends; None where there is none."""
    drawn = runs(figure, series.smooth, box) if figure.periods else []
    return drawn[-1][-1] if drawn else None


def runs(figure: Figure, points: tuple[SmoothPoint, ...], box: Box) -> list[tuple[Xy, ...]]:
    """Return the unbroken parts of a line on the page, cut where the periods begin and end."""
    first = figure.periods[0].start.toordinal()
    end = figure.periods[-1].end.toordinal() + 1
    scale = box.width / (end - first)
    found: list[list[Xy]] = [[]]
    before: Xy | None = None
    for point in points:
        here = None if point.value is None else (point.day + 0.5, point.value)
        if here is None:
            found.append([])
        elif before is None:
            if first <= here[0] <= end:
                found[-1].append(here)
        else:
            found[-1] += _inside(before, here, first, end, started=bool(found[-1]))
        before = here
    return [
        tuple((box.left + (day - first) * scale, box.y(value)) for day, value in run)
        for run in found
        if len(run) > 1
    ]


def _inside(before: Xy, here: Xy, first: int, end: int, *, started: bool) -> list[Xy]:
    """Return what a piece of a line adds inside the days `first` to `end`."""
    if here[0] < first or before[0] > end:
        return []
    added = [] if started else [_at(before, here, max(before[0], first))]
    return [*added, _at(before, here, min(here[0], end))]


def _at(before: Xy, here: Xy, day: float) -> Xy:
    share = (day - before[0]) / (here[0] - before[0])
    return day, before[1] + (here[1] - before[1]) * share
