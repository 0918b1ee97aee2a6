# SPDX-License-Identifier: MIT
"""One plot in any form: what lies under and over the lines of events, and where a point is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standpoint.figures import layout_bars, layout_lines, smooth_line
from standpoint.figures.chart import Figure
from standpoint.figures.drawing import Mark, Rect, Xy
from standpoint.figures.layout_heat import Cells, cells, row
from standpoint.figures.layout_plot import Box, Lane, edges, intervals, line
from standpoint.figures.style import Style

_NARROWEST_LANE = 2.0
_NARROWEST_ALONE = 0.35
"""Points of a period's width under which intervals are no more than a blur."""
_RIM = 1.5
"""Points by which the frame of a current bar or cell stands off it."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Some series of a figure, given by their number, in one plot; `map` has the cells of one."""

    figure: Figure
    box: Box
    style: Style
    series: tuple[int, ...]
    stacked: bool = False
    map: Cells | None = None

    @property
    def boxed(self) -> bool:
        """Return whether intervals of all series have room side by side."""
        slot = self.box.width / max(len(self.figure.periods), 1)
        lane = Lane(0, len(self.series))
        if self.figure.form == "lines":
            return layout_lines.whiskered(slot, lane)
        if self.figure.form == "bars":
            return self.stacked or layout_bars.whiskered(slot, lane)
        if self.map is not None or lane.parts <= 1:
            return self.map is not None or slot >= _NARROWEST_ALONE
        return slot * 0.8 / lane.parts >= _NARROWEST_LANE

    def lane(self, series: int) -> Lane:
        """Return the part of each period that belongs to a series."""
        if len(self.series) == 1 or self.stacked:
            return Lane()
        return Lane(self.series.index(series), len(self.series))

    def under(self, series: int) -> list[Mark]:
        """Return what lies under the lines of events: intervals of points and lines."""
        figure, one, lane = self.figure, self.figure.series[series], self.lane(series)
        if figure.form == "points" and self.boxed:
            return intervals(figure, one, self.box, self.style, lane)
        if figure.form == "lines":
            return layout_lines.bands(figure, series, self.box, self.style, lane)
        return []

    def over(self, series: int) -> list[Mark]:
        """Return what lies over the lines of events: markers and lines, bars, or cells."""
        figure, lane = self.figure, self.lane(series)
        smooth = smooth_line.stroke(figure, figure.series[series], self.box, self.style)
        if self.map is not None:
            return row(self.map, series)
        if figure.form == "bars":
            return layout_bars.bars(
                figure, series, self.box, self.style, lane, stacked=self.stacked
            )
        if figure.form == "lines":
            return [*smooth, *layout_lines.strokes(figure, series, self.box, self.style, lane)]
        return [*smooth, *line(figure, figure.series[series], self.box, self.style, lane)]

    def spots(self, series: int) -> list[Xy]:
        """Return where the points of a series are; one without value stands on the axis."""
        figure, box = self.figure, self.box
        if self.map is not None:
            found = (self.map.cell(series, index) for index in range(len(figure.periods)))
            return [(one.x + one.width / 2, one.y + one.height / 2) for one in found]
        points = figure.series[series].points
        if figure.form == "lines":
            along = layout_lines.centres(figure, series, box, self.lane(series))
        else:
            lane, borders = self.lane(series), edges(figure.periods, box.left, box.right)
            sides = (lane.of(borders[i], borders[i + 1]) for i in range(len(points)))
            along = [(left + right) / 2 for left, right in sides]
        if not self.stacked:
            return [(x, box.y(p.value or 0.0)) for x, p in zip(along, points, strict=True)]
        return [
            (x, box.bottom if part is None else part.y + part.height / 2)
            for x, part in zip(along, self._bars(series), strict=True)
        ]

    def _bars(self, series: int) -> list[Rect | None]:
        lane = self.lane(series)
        return layout_bars.places(self.figure, series, self.box, lane, stacked=self.stacked)

    def spot(self, series: int, index: int) -> Xy:
        """Return where one point is."""
        return self.spots(series)[index]

    def area(self, series: int, index: int) -> Rect | None:
        """Return the bar or the cell of a point with a rim around it; None for a marker."""
        found: Rect | None = None
        if self.map is not None:
            found = self.map.cell(series, index)
        elif self.figure.form == "bars":
            lane = self.lane(series)
            found = layout_bars.places(self.figure, series, self.box, lane, stacked=self.stacked)[
                index
            ]
        if found is None:
            return None
        x, y, width, height = found.x, found.y, found.width, found.height
        return Rect(x - _RIM, y - _RIM, width + 2 * _RIM, height + 2 * _RIM)

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the series and the period of the bar or the cell at a place of the page."""
        if self.map is not None:
            return self.map.at(x, y)
        if self.figure.form != "bars":
            return None
        for series in self.series:
            parts = self._bars(series)
            for index, part in enumerate(parts):
                if part is not None and _inside(part, x, y):
                    return series, index
        return None


def _inside(part: Rect, x: float, y: float) -> bool:
    return part.x <= x <= part.x + part.width and part.y <= y <= part.y + part.height


def plot(
    figure: Figure, box: Box, style: Style, series: Sequence[int], whole: Figure | None = None
) -> Plot:
    """Return the plot of some series of a figure; a map always has all of them.

    `whole` is the figure of which only a part is drawn: it says what all parts have in common.
    """
    if figure.form == "heat":
        found = cells(figure, box, style, whole)
        return Plot(figure, box, style, tuple(range(len(figure.series))), map=found)
    stacked = len(series) > 1 and (whole or figure).stacked
    return Plot(figure, box, style, tuple(series), stacked)


def all_spots(of: Plot) -> Iterator[tuple[int, int, Xy]]:
    """Return every point of a plot: its series, its period and where it is."""
    for series in of.series:
        for index, spot in enumerate(of.spots(series)):
            yield series, index, spot
