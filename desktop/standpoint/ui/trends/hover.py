# SPDX-License-Identifier: MIT
"""What lies under the pointer: the marker within reach, else the interval's box around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF

from standpoint.figures.layout_plot import Box, edges
from standpoint.ui.trends.items import SCALE, Shown, place

REACH = 12.0
"""Pixels around a marker in which the pointer means it."""


def column_at(shown: Shown, box: Box, x: float) -> int | None:
    """Return the index of the seen period at a place across the plot, None beside all."""
    borders = edges(shown.figure.periods, box.left, box.right)
    if not shown.figure.periods or not borders[0] - REACH <= x <= borders[-1] + REACH:
        return None
    return min(max(bisect_right(borders, x) - 1, 0), len(shown.figure.periods) - 1)


def hit(shown: Shown, series: Sequence[int], box: Box, where: QPointF) -> tuple[int, int] | None:
    """Return the seen point that a place in the scene means, None on empty plot.

    Args:
        shown: what is painted; indices of periods are those of its figure.
        series: the series of the panel.
        box: the panel's plot in pixels of the scene.
        where: the place, in pixels of the scene.
    """
    column = column_at(shown, box, where.x())
    if column is None or not box.top - REACH <= where.y() <= box.bottom + REACH:
        return None
    if shown.figure.form in {"bars", "heat"}:
        drawn = shown.plot(series[0], box)
        found = drawn.at(where.x() / SCALE, where.y() / SCALE)
        if found is not None or drawn.map is not None or drawn.stacked:
            return found
    near = [
        ((place(shown, one, index, box) - where).manhattanLength(), one, index)
        for one in series
        for index in _around(shown, box, column)
    ]
    distance, one, index = min(near)
    if distance <= REACH:
        return one, index
    return next(_boxes(shown, series, column, box, where), None)


def _around(shown: Shown, box: Box, column: int) -> range:
    """Return the periods that may have a marker within reach: where they are narrow, many."""
    count = len(shown.figure.periods)
    width = max(box.width / max(count, 1), 0.5)
    more = int(REACH / width) + 1
    return range(max(column - more, 0), min(column + more, count - 1) + 1)


def _boxes(
    shown: Shown, series: Sequence[int], column: int, box: Box, where: QPointF
) -> Iterator[tuple[int, int]]:
    """Return the series whose interval of a period is drawn around a place."""
    figure = shown.figure
    borders = edges(figure.periods, box.left, box.right)
    drawn = shown.plot(series[0], box)
    for one in series:
        point = figure.series[one].points[column]
        if point.low is None or point.high is None:
            continue
        left, right = drawn.lane(one).of(borders[column], borders[column + 1])
        inside = left <= where.x() <= right
        if inside and box.y(point.high) <= where.y() <= box.y(point.low):
            yield one, column
