# SPDX-License-Identifier: MIT
"""Lines with bands: a band and a line join neighbouring periods, and end at every gap."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from standpoint.figures import wording
from standpoint.figures.chart import Figure, FigureSeries
from standpoint.figures.drawing import Area, Line, Mark, Marker, Xy, hatch
from standpoint.figures.layout_plot import DASHED, Box, Lane, cut_arrow, dash_of, edges
from standpoint.figures.style import Style
from standpoint.figures.wording import MANY_IN_ONE

_NARROW = 6.0
"""Points of a period under which joined points lose their markers."""
_NARROWEST = 2.0
_APART = 26.0
"""Points between the markers that stay on a line in a shared plot, so that its shape is seen."""


def centres(figure: Figure, series: int, box: Box, lane: Lane) -> list[float]:
    """Return where the points of a series stand: in the middle of their periods.

    In a shared plot those that no line joins step a little aside, so that none hides another.
    """
    borders = edges(figure.periods, box.left, box.right)
    middles = [(left + right) / 2 for left, right in pairwise(borders)]
    if lane.parts == 1 or not middles:
        return middles
    step = _aside(box.width / len(middles), lane)
    aside = (lane.part - (lane.parts - 1) / 2) * step
    joined = {index for run in figure.runs(figure.series[series]) for index in run}
    return [x if index in joined else x + aside for index, x in enumerate(middles)]


def _aside(slot: float, lane: Lane) -> float:
    """Return how far two points of a period, that no line joins, stand apart in a shared plot."""
    return min(slot * 0.7 / lane.parts, 5.0)


def bands(figure: Figure, series: int, box: Box, style: Style, lane: Lane) -> list[Mark]:
    """Return the band of every run of periods, and the intervals that stand alone."""
    one = figure.series[series]
    hue = style.hue(one)
    # Where several bands lie over one another, each has to let the others through.
    opacity = (0.22 if style.chrome.dark else 0.15) * max(0.5, 1.2 - 0.2 * lane.parts)
    at = centres(figure, series, box, lane)
    slot = box.width / max(len(at), 1)
    marks: list[Mark] = []
    runs = figure.runs(one)
    if lane.parts > MANY_IN_ONE:
        return marks
    for run in runs:
        upper = _edge([(at[i], one.points[i].high) for i in run], box)
        lower = _edge([(at[i], one.points[i].low) for i in run], box)
        if upper and lower:
            marks.append(Area((*upper, *reversed(lower)), hue.base, opacity))
    joined = {index for run in runs for index in run}
    free = slot if lane.parts == 1 else _aside(slot, lane)
    for index, x in enumerate(at):
        if index in joined or whiskered(slot, lane):
            marks += _alone(figure, one, index, x, box, style, slot, free, joined=index in joined)
    return marks


def whiskered(slot: float, lane: Lane) -> bool:
    """Return whether the intervals of points that no line joins have room beside one another."""
    if lane.parts > MANY_IN_ONE:
        return False
    return lane.parts == 1 or slot * 0.7 / lane.parts >= _NARROWEST


def _edge(found: Sequence[tuple[float, float | None]], box: Box) -> list[Xy]:
    """Return one side of a band, cut straight where it leaves the axis at the top."""
    height = box.bottom - box.top
    free = [
        (x, box.bottom - value / box.highest * height) for x, value in found if value is not None
    ]
    if len(free) < len(found):
        return []
    kept: list[Xy] = []
    for start, end in pairwise(free):
        kept.append((start[0], max(start[1], box.top)))
        if (start[1] < box.top) != (end[1] < box.top):
            share = (box.top - start[1]) / (end[1] - start[1])
            kept.append((start[0] + (end[0] - start[0]) * share, box.top))
    return [*kept, (free[-1][0], max(free[-1][1], box.top))]


def _alone(  # noqa: PLR0917
    figure: Figure,
    series: FigureSeries,
    index: int,
    x: float,
    box: Box,
    style: Style,
    slot: float,
    free: float,
    *,
    joined: bool,
) -> Iterator[Mark]:
    """Return a point's own interval where no band has it, its hatching, and its arrow."""
    point = series.points[index]
    if point.value is None:
        return
    hue = style.hue(series)
    high = point.value if point.high is None else point.high
    low = 0.0 if point.low is None else point.low
    top, bottom = box.y(high), box.y(low)
    if point.high is not None and not joined:
        dash = DASHED if figure.is_thin(point) else ()
        yield Line(((x, top), (x, bottom)), hue.base, 0.6 if slot > 4 else 0.4, dash)
        cap = min(slot * 0.16, 2.2)
        if cap > 0.8:
            ends = [bottom] if high > box.highest * (1 + 1e-9) else [top, bottom]
            yield from (Line(((x - cap, y), (x + cap, y)), hue.base, 0.6) for y in ends)
    if point.approximate:
        width = slot if slot < 5 else min(5.0, slot * 0.4)
        yield from hatch(x - width / 2, top, width, bottom - top, style.chrome.strong)
    if point.high is not None and point.high > box.highest * (1 + 1e-9):
        words = wording.bound(point.high, figure.measure)
        half = free / 2
        yield from cut_arrow(x - half, x + half, point, hue.base, words, box, style)


def strokes(figure: Figure, series: int, box: Box, style: Style, lane: Lane) -> list[Mark]:
    """Return the lines, and markers: small where periods are narrow, open where they are thin."""
    one = figure.series[series]
    hue = style.hue(one)
    at = centres(figure, series, box, lane)
    slot = box.width / max(len(at), 1)
    places = {
        index: (x, box.y(point.value))
        for index, (x, point) in enumerate(zip(at, one.points, strict=True))
        if point.value is not None
    }
    runs = figure.runs(one)
    weight = 1.4 if slot > 8 else 1.1
    marks: list[Mark] = [
        Line(tuple(places[index] for index in run), hue.base, weight, dash_of(figure, one))
        for run in runs
        # One line is enough: the smooth one, where there is one; then every point is marked.
        if not one.smooth
    ]
    kept = list(places) if one.smooth else _marked(figure, series, places, runs, slot)
    radius = min(max(slot * 0.11, 1.2), 2.7)
    for index in kept:
        thin = figure.is_thin(one.points[index])
        fill = style.chrome.base if thin else hue.base
        x, y = places[index]
        # Between lines a marker needs to be larger than on points of their own.
        size = max(radius, 1.8) if slot < _NARROW and not thin else radius
        says = figure.say(one, index) if style.says else ""
        marks.append(Marker(x, y, size, one.shape, hue.base, fill, 0.8, says))
    return marks


def _marked(
    figure: Figure,
    series: int,
    places: dict[int, Xy],
    runs: Sequence[Sequence[int]],
    slot: float,
) -> list[int]:
    """Return which points bear a marker: all, or where periods are narrow a few of each line."""
    if slot >= _NARROW:
        return list(places)
    joined = {index for run in runs for index in run}
    alone = [index for index in places if index not in joined]
    if not figure.shared:
        return alone
    every = max(math.ceil(_APART / slot), 1)
    # Lines begin with their markers at different periods, so that few stand over one another.
    first = (series * every) // max(len(figure.series), 1)
    return sorted([*alone, *(index for index in joined if index % every == first)])
