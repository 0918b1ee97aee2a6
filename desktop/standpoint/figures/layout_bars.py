# SPDX-License-Identifier: MIT
"""Bars: stacked where their sum means something, else side by side with their intervals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standpoint.analysis.salience import Point
from standpoint.figures import wording
from standpoint.figures.chart import Figure
from standpoint.figures.drawing import Line, Mark, Rect, hatch
from standpoint.figures.layout_plot import DASHED, Box, Lane, cut_arrow, edges
from standpoint.figures.patterns import filled, framed, pattern
from standpoint.figures.style import Style

_WIDE = 0.72
"""The part of a period that a bar takes where nothing stands beside it."""
_SLENDER = 3.0
_NARROWEST = 2.0
_LOWEST = 0.05


def places(
    figure: Figure, series: int, box: Box, lane: Lane, *, stacked: bool
) -> list[Rect | None]:
    """Return where each bar of a series, or its part of a stack, stands; None without a value."""
    borders = edges(figure.periods, box.left, box.right)
    found: list[Rect | None] = []
    for index, point in enumerate(figure.series[series].points):
        if point.value is None:
            found.append(None)
            continue
        below = base(figure, series, index) if stacked else 0.0
        left, right = _sides(borders[index], borders[index + 1], lane)
        top, bottom = box.y(below + point.value), box.y(below)
        found.append(Rect(left, top, right - left, bottom - top))
    return found


def base(figure: Figure, series: int, index: int) -> float:
    """Return the value on which a part of a stack stands: the sum of those before it."""
    return sum(one.points[index].value or 0.0 for one in figure.series[:series])


def _sides(left: float, right: float, lane: Lane) -> tuple[float, float]:
    if lane.parts > 1:
        return lane.of(left, right)
    slot = right - left
    pad = slot * (1 - _WIDE) / 2 if slot > _SLENDER * 2 else min(slot * 0.1, 0.4)
    return left + pad, right - pad


def whiskered(slot: float, lane: Lane) -> bool:
    """Return whether bars side by side are wide enough for their intervals."""
    return lane.parts == 1 or slot * 0.8 / lane.parts >= _NARROWEST


def bars(
    figure: Figure, series: int, box: Box, style: Style, lane: Lane, *, stacked: bool
) -> list[Mark]:
    """Return the bars of a series, with a whisker for each interval unless they are stacked."""
    one = figure.series[series]
    hue = style.hue(one)
    number = pattern(figure, series)
    slot = box.width / max(len(one.points), 1)
    whiskers = not stacked and whiskered(slot, lane)
    marks: list[Mark] = []
    for index, place in enumerate(places(figure, series, box, lane, stacked=stacked)):
        if place is None:
            continue
        point = one.points[index]
        thin = figure.is_thin(point)
        right, floor = place.x + place.width, place.y + place.height
        if place.height >= _LOWEST:
            says = figure.say(one, index) if style.says else ""
            bar = replace(place, says=says)
            if thin and figure.scheme == "grey":
                marks += framed(bar, number, hue, style)
            else:
                marks += filled(bar, number, hue, style, thin=thin)
            if point.approximate:
                marks += _hatched(place, hue.base, style)
            if stacked and floor < box.bottom and place.height > 1.5:
                marks.append(Line(((place.x, floor), (right, floor)), style.chrome.base, 0.5))
        elif not stacked:
            # Nothing counted is a mark on the axis; a gap has none.
            dash = (1.2, 1.0) if thin else ()
            marks.append(Line(((place.x, floor), (right, floor)), hue.base, 1.2, dash))
        if whiskers:
            marks += _whisker(figure, point, place, box, style)
    return marks


def _hatched(place: Rect, colour: str, style: Style) -> Iterator[Mark]:
    """Return the right edge of a bar as hatching on the ground, with its outline."""
    width = place.width if place.width < 5 else min(5.0, place.width * 0.4)
    x = place.x + place.width - width
    yield Rect(x, place.y, width, place.height, style.chrome.base)
    yield from hatch(x, place.y, width, place.height, colour)
    yield Rect(x, place.y, width, place.height, None, colour, 0.5)


def _whisker(
    figure: Figure,
    point: Point,
    place: Rect,
    box: Box,
    style: Style,
) -> Iterator[Mark]:
    """Return a bar's interval, on a rim of the ground so that it shows on the bar too."""
    if point.high is None or point.low is None:
        return
    left, width, right = place.x, place.width, place.x + place.width
    x = (left + right) / 2
    top, bottom = box.y(point.high), box.y(point.low)
    cut = point.high > box.highest * (1 + 1e-9)
    colour = style.chrome.tx
    weight = 0.7 if width > _SLENDER else 0.4
    dash = DASHED if figure.is_thin(point) else ()
    cap = min(width * 0.22, 2.4)
    if width > 2 * _SLENDER:
        yield Line(((x, top), (x, bottom)), style.chrome.base, weight + 0.8)
    yield Line(((x, top), (x, bottom)), colour, weight, dash)
    if cap > 0.8:
        for y in [bottom] if cut else [top, bottom]:
            yield Line(((x - cap, y), (x + cap, y)), colour, weight)
    if cut:
        words = wording.bound(point.high, figure.measure)
        yield from cut_arrow(left, right, point, colour, words, box, style)
