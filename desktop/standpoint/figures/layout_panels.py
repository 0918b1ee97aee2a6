# SPDX-License-Identifier: MIT
"""One panel for each series, one above the other or in columns, over a common axis."""

from __future__ import annotations

import math
from dataclasses import dataclass

from standpoint.figures import layout_events, layout_heat, smooth_line, wording
from standpoint.figures.chart import Figure, FigureSeries
from standpoint.figures.drawing import Layer, Mark
from standpoint.figures.layout_axis import axis, rows
from standpoint.figures.layout_forms import plot
from standpoint.figures.layout_plot import (
    Box,
    bears_star,
    gap_words,
    grid,
    head,
    numbers,
    numbers_fit,
)
from standpoint.figures.scale import Values, cut, values
from standpoint.figures.style import Style
from standpoint.figures.wording import amount, unit

LEAST = 17.0
"""Points of height under which a panel cannot be read."""
_BETWEEN = 4.0
_COLUMN_GAP = 16.0
_MOST_TICKS = 1000
_ENOUGH_TICKS = 9


def gutter(figure: Figure, scale: Values, width: float, style: Style) -> float:
    """Return how much room the labels left of a plot take."""
    # A map has names of rows where plots have values.
    labels = [] if figure.form == "heat" else [label for _, label in scale.ticks]
    names = layout_heat.name_room(figure, width, style) if figure.form == "heat" else 0.0
    if figure.show_numbers and figure.periods:
        tables = [figure.numbers, *([p.reports for p in s.points] for s in figure.series)]
        for table in tables:
            if not numbers_fit(table, figure, width * 0.8, style):
                labels.append(f"n ≤ {amount(max(table))}")
    return max(max((style.width(label) for label in labels), default=0.0) + 5, names)


def ticks_in(height: float, style: Style) -> int:
    """Return how many ticks of the value axis a plot of that height has room for."""
    return max(2, min(int(height / (style.label * 1.9)) + 1, _ENOUGH_TICKS))


@dataclass(frozen=True, slots=True)
class Panels:
    """The body of a page with one panel for each series, in `columns` columns."""

    figure: Figure
    style: Style
    left: float
    right: float
    columns: int

    @property
    def _rows(self) -> int:
        return math.ceil(len(self.figure.series) / self.columns)

    @property
    def _column(self) -> float:
        return (self.right - self.left - _COLUMN_GAP * (self.columns - 1)) / self.columns

    def _span(self, column: int) -> tuple[float, float]:
        """Return where the plots of a column begin and end."""
        left = self.left + column * (self._column + _COLUMN_GAP)
        scale = values(self.figure, 3)
        return left + gutter(self.figure, scale, self._column, self.style), left + self._column

    def _events(self, column: int) -> layout_events.Events:
        left, right = self._span(column)
        named = None
        if self.columns == 1:
            named = layout_events.place(self.figure, left, right, self.style, keyed=False)
        found = named or layout_events.place(self.figure, left, right, self.style, keyed=True)
        return found or layout_events.Events((), (), keyed=True)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what the caption must add: events behind letters, and what had no room."""
        said = layout_events.sentences(self.figure, keyed=self._events(0).keyed)
        if not self.unboxed:
            return said
        return (*said, wording.no_room(self.figure.drawn, len(self.figure.series), apart=True))

    @property
    def unboxed(self) -> bool:
        """Return whether intervals that there are have no room."""
        if self.figure.empty or self.figure.measure == "count":
            return False
        return not plot(self.figure, Box(*self._span(0), 0, 1), self.style, (0,)).boxed

    @property
    def starred(self) -> bool:
        """Return whether a number of reports bears an asterisk."""
        left, right = self._span(0)
        tables = [self.figure.numbers] if self._common else []
        tables += [tuple(p.reports for p in s.points) for s in self.figure.series if self._own(s)]
        return any(bears_star(self.figure, table, right - left, self.style) for table in tables)

    def cuts(self, height: float | None = None) -> bool:
        """Return whether intervals run beyond the axis; None: at any height."""
        most = _MOST_TICKS if height is None else ticks_in(self._plot(height), self.style)
        return not self.unboxed and cut(self.figure, values(self.figure, most).top)

    def _plot(self, height: float) -> float:
        return (height - self._fixed()) / self._rows

    def _own(self, series: FigureSeries) -> bool:
        return self.figure.show_numbers and self.figure.own_numbers(series)

    @property
    def _own_row(self) -> float:
        # Below the lowest label of the value axis, which reaches under the plot.
        return self.style.row + self.style.label * 0.5

    @property
    def _common(self) -> bool:
        """Return whether one row of numbers speaks for at least one panel."""
        return self.figure.show_numbers and not all(self._own(s) for s in self.figure.series)

    def _in(self, column: int) -> tuple[FigureSeries, ...]:
        return self.figure.series[column * self._rows : (column + 1) * self._rows]

    @property
    def _head(self) -> float:
        return self.style.row + 4

    @property
    def _unit(self) -> float:
        return 0.0 if self.figure.measure in {"share", "sentences"} else self.style.row

    def _fixed(self) -> float:
        """Return the height of everything but the plots, in the highest column."""
        left, right = self._span(0)
        below = rows(self.figure, right - left, self.style, with_numbers=self._common)
        own = max(sum(self._own(s) for s in self._in(column)) for column in range(self.columns))
        return (
            self._unit
            + self._events(0).lanes * self.style.row
            + self._rows * (self._head + _BETWEEN)
            - _BETWEEN
            + own * self._own_row
            + below.height(self.style)
        )

    @property
    def least(self) -> float:
        """Return the height in points under which the panels cannot be read."""
        return self._fixed() + self._rows * LEAST

    @property
    def natural(self) -> float:
        """Return the height in points at which the panels look best."""
        each = {1: 130.0, 2: 84.0, 3: 62.0, 4: 50.0}.get(self._rows, 38.0)
        narrow = 0.8 if self.right - self.left < 300 else 1.0
        return self._fixed() + self._rows * each * narrow

    def draw(self, top: float, height: float) -> list[Layer]:
        """Return the panels between `top` and `top + height`."""
        each = self._plot(height)
        scale = values(self.figure, ticks_in(each, self.style))
        layers: list[Layer] = []
        for column in range(self.columns):
            layers += self._draw_column(column, top, each, scale)
        return layers

    def _draw_column(self, column: int, top: float, height: float, scale: Values) -> list[Layer]:
        left, right = self._span(column)
        events = self._events(column)
        marks: list[Mark] = []
        if self._unit:
            first = self.left + column * (self._column + _COLUMN_GAP)
            y = top + self.style.label
            marks.append(
                self.style.text(first, y, unit(self.figure.measure), colour=self.style.chrome.tx3)
            )
        y = top + self._unit + events.lanes * self.style.row
        under: list[Layer] = []
        over: list[Layer] = []
        box = Box(left, right, y, y)
        for number, series in enumerate(self._in(column), column * self._rows):
            box = Box(left, right, y + self._head, y + self._head + height, scale.top)
            under.append(self._under(number, box, scale))
            over.append(self._over(number, box, y))
            y = box.bottom + _BETWEEN + (self._own_row if self._own(series) else 0)
        floor = Box(left, right, box.top, y - _BETWEEN)
        marks += axis(self.figure, floor, self.style, with_numbers=self._common)
        lines = layout_events.draw(events, top + self._unit, floor.bottom, self.style)
        return [*under, Layer("events", tuple(lines)), *over, Layer("axis", tuple(marks))]

    def _under(self, number: int, box: Box, scale: Values) -> Layer:
        """Return what lies under the lines of events."""
        drawn = plot(self.figure, box, self.style, (number,))
        marks = [*grid(box, scale, self.style), *drawn.under(number)]
        return Layer(f"{self.figure.series[number].key} intervals", tuple(marks))

    def _over(self, number: int, box: Box, top: float) -> Layer:
        """Return what lies over the lines of events."""
        series = self.figure.series[number]
        baseline = top + self.style.label * 1.15
        marks = [
            *head(series, box.left, box.right, baseline, self.style),
            *gap_words(
                self.figure,
                self.figure.gaps(series),
                box,
                self.style,
                smooth_line.of(self.figure, (series,), box),
            ),
            *plot(self.figure, box, self.style, (number,)).over(number),
        ]
        if self._own(series):
            counted = [point.reports for point in series.points]
            marks += numbers(
                counted, self.figure, box, box.bottom + self.style.label * 0.5, self.style
            )
        return Layer(series.key, tuple(marks))
