# SPDX-License-Identifier: MIT
"""The body of a page with a map of theme × period, its scale above and its axis below."""

from __future__ import annotations

from dataclasses import dataclass

from standpoint.figures import layout_events, layout_heat, wording
from standpoint.figures.chart import Figure, FigureSeries
from standpoint.figures.drawing import Layer, Mark, Marker
from standpoint.figures.layout_axis import axis, rows
from standpoint.figures.layout_forms import Plot, plot
from standpoint.figures.layout_panels import gutter
from standpoint.figures.layout_plot import Box, bears_star, numbers, numbers_fit
from standpoint.figures.scale import values
from standpoint.figures.style import Style

_LEAST_ROW = 1.2
_OWN_ROWS = 6


@dataclass(frozen=True, slots=True)
class Map:
    """A row for each series, of at least a line of labels."""

    figure: Figure
    style: Style
    left: float
    right: float

    @property
    def unboxed(self) -> bool:
        """Return whether intervals that there are have no room: a map has none."""
        return False

    @property
    def _span(self) -> tuple[float, float]:
        scale, width = values(self.figure, 3), self.right - self.left
        return self.left + gutter(self.figure, scale, width, self.style), self.right

    @property
    def _events(self) -> layout_events.Events:
        return layout_events.fitted(self.figure, *self._span, self.style)

    @property
    def _apart(self) -> tuple[FigureSeries, ...]:
        """Return all series where their numbers of reports differ, else none."""
        figure = self.figure
        return figure.series if any(figure.own_numbers(s) for s in figure.series) else ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what the caption must add: events behind letters."""
        said = []
        if self._events.keyed:
            said.append(layout_events.listed(self.figure.shown_events()))
        if self.figure.show_numbers and len(self._apart) > _OWN_ROWS:
            said.append(wording.UNEQUAL)
        return tuple(said)

    def _plot(self, top: float, bottom: float) -> Plot:
        box = Box(*self._span, top, bottom)
        return plot(self.figure, box, self.style, range(len(self.figure.series)))

    @property
    def starred(self) -> bool:
        """Return whether a number of reports, or a value, bears an asterisk."""
        figure, (left, right) = self.figure, self._span
        cells = self._plot(0.0, 1000.0).map
        if cells is not None and cells.star:
            points = (point for one in figure.series for point in one.points)
            if any(figure.is_thin(point) for point in points):
                return True
        if not figure.show_numbers:
            return False
        tables = [figure.numbers]
        if self._own:
            tables = [tuple(p.reports for p in s.points) for s in self._apart]
        return any(bears_star(figure, table, right - left, self.style) for table in tables)

    def cuts(self, height: float | None = None) -> bool:  # noqa: ARG002
        """Return False: a map draws no intervals."""
        return False

    @property
    def _above(self) -> float:
        scale = layout_heat.scale_height(self.style) + 3
        return scale + self._events.lanes * self.style.row + (4 if self._events.lanes else 0)

    @property
    def _own(self) -> int:
        number = len(self._apart) if self.figure.show_numbers else 0
        return number if number <= _OWN_ROWS else 0

    @property
    def _common(self) -> bool:
        return self.figure.show_numbers and (not self._apart or not self._own)

    @property
    def _below(self) -> float:
        width = self._span[1] - self._span[0]
        height = rows(self.figure, width, self.style, with_numbers=self._common).height(self.style)
        return height + self._own * self.style.row

    @property
    def least(self) -> float:
        """Return the height in points under which the map cannot be read."""
        each = self.style.label * _LEAST_ROW
        return self._above + self._below + each * len(self.figure.series)

    @property
    def natural(self) -> float:
        """Return the height in points at which the map looks best."""
        number = len(self.figure.series)
        each = self.style.label * (2.6 if number <= 6 else 2.0)
        return self._above + self._below + each * number

    def draw(self, top: float, height: float) -> list[Layer]:
        """Return the map between `top` and `top + height`."""
        bottom = top + height - self._below
        drawn = self._plot(top + self._above, bottom)
        cells = drawn.map
        if cells is None:
            return []
        left, right = self._span
        scale = layout_heat.scale(self.figure, self.left, Box(left, right, top, bottom), self.style)
        start = top + layout_heat.scale_height(self.style) + 3
        # A line may not run through a number; where cells have none it runs through the map.
        end = drawn.box.top if cells.type is not None else bottom
        events = layout_events.draw(self._events, start, end, self.style)
        series = self.figure.series
        return [
            Layer("scale", tuple(scale)),
            *(Layer(one.key, tuple(drawn.over(i))) for i, one in enumerate(series)),
            Layer("events", tuple(events)),
            Layer("names", tuple(layout_heat.names(self.figure, self.left, drawn.box, self.style))),
            Layer("axis", tuple(self._axis(drawn.box))),
        ]

    def _axis(self, box: Box) -> list[Mark]:
        marks = axis(self.figure, box, self.style, with_numbers=self._common)
        below = rows(self.figure, box.width, self.style, with_numbers=False)
        y = box.bottom + below.height(self.style)
        for series in self._apart if self._own else ():
            counted = [point.reports for point in series.points]
            marks += numbers(counted, self.figure, box, y, self.style, with_n=False)
            hue = self.style.hue(series)
            radius = self.style.label * 0.33
            # Beside numbers; where a strip of bars has its highest there, under the names.
            fits = numbers_fit(counted, self.figure, box.width, self.style)
            x = box.left - 9 - radius if fits else self.left + radius + 1
            middle = y + self.style.label * 0.5
            marks.append(Marker(x, middle, radius, series.shape, hue.base, hue.base, 0.5))
            y += self.style.row
        return marks
