# SPDX-License-Identifier: MIT
"""All series in one plot, side by side inside each period; or an empty plot that says why."""

from __future__ import annotations

from dataclasses import dataclass

from standpoint.figures import layout_events
from standpoint.figures.chart import Figure, FigureSeries
from standpoint.figures.drawing import Layer, Mark, Marker, Rect
from standpoint.figures.layout_axis import axis, rows
from standpoint.figures.layout_panels import gutter, ticks_in
from standpoint.figures.layout_plot import (
    Box,
    Lane,
    bears_star,
    gap_words,
    grid,
    head,
    intervals,
    line,
    numbers,
)
from standpoint.figures.scale import cut, values
from standpoint.figures.style import Style, wrap
from standpoint.figures.wording import unit

_LEAST = 56.0
_NATURAL = 150.0
_NARROWEST_LANE = 2.0
_OWN_ROWS = 6
_MOST_TICKS = 1000


@dataclass(frozen=True, slots=True)
class Together:
    """The body of a page with one plot for all series."""

    figure: Figure
    style: Style
    left: float
    right: float

    @property
    def _span(self) -> tuple[float, float]:
        width = self.right - self.left
        labels = gutter(self.figure, values(self.figure, 5), width, self.style)
        return self.left + max(labels, self.style.label * 2), self.right

    @property
    def _events(self) -> layout_events.Events:
        for keyed in (False, True):
            found = layout_events.place(self.figure, *self._span, self.style, keyed=keyed)
            if found is not None:
                return found
        return layout_events.Events((), (), keyed=True)

    @property
    def _boxed(self) -> bool:
        """Return whether intervals of all series have room side by side."""
        slot = (self._span[1] - self._span[0]) / max(len(self.figure.periods), 1)
        return slot * 0.8 / max(len(self.figure.series), 1) >= _NARROWEST_LANE

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what the caption must add: events behind letters, and what had no room."""
        said = []
        if self._events.keyed:
            said.append(layout_events.listed(self.figure.shown_events()))
        if not self._boxed and not self.figure.empty and self.figure.measure != "count":
            said.append("Intervals are left out here for want of room; one panel each shows them.")
        if self.figure.show_numbers and len(self._apart) > _OWN_ROWS:
            said.append("The number of reports differs between series.")
        return tuple(said)

    @property
    def starred(self) -> bool:
        """Return whether a number of reports bears an asterisk."""
        figure, (left, right) = self.figure, self._span
        if not figure.show_numbers or not figure.periods or len(self._apart) > _OWN_ROWS:
            return False
        tables = [tuple(p.reports for p in s.points) for s in self._apart] or [figure.numbers]
        return any(bears_star(figure, table, right - left, self.style) for table in tables)

    def cuts(self, height: float | None = None) -> bool:
        """Return whether intervals run beyond the axis; None: at any height."""
        if not self._boxed:
            return False
        room = None if height is None else height - self._above - self._below
        most = _MOST_TICKS if room is None else ticks_in(room, self.style)
        return cut(self.figure, values(self.figure, most).top)

    @property
    def _apart(self) -> tuple[FigureSeries, ...]:
        """Return all series where their numbers of reports differ, else none."""
        figure = self.figure
        return figure.series if any(figure.own_numbers(s) for s in figure.series) else ()

    def _legend_rows(self) -> list[list[FigureSeries]]:
        lines: list[list[FigureSeries]] = []
        room = 0.0
        for series in self.figure.series:
            width = self._entry(series)
            if not lines or width > room:
                lines.append([])
                room = self._span[1] - self._span[0]
            lines[-1].append(series)
            room -= width
        return lines

    def _entry(self, series: FigureSeries) -> float:
        words = self.style.width(series.label, bold=True)
        if series.counted:
            words += 6 + self.style.width(series.counted)
        return min(self.style.label * 1.35 + words, self._span[1] - self._span[0] - 12) + 12

    @property
    def _above(self) -> float:
        unit_row = 0 if self.figure.measure in {"share", "sentences"} else 1
        lines = len(self._legend_rows()) + unit_row + self._events.lanes
        return lines * self.style.row + 5

    @property
    def _below(self) -> float:
        width = self._span[1] - self._span[0]
        common = self.figure.show_numbers and not self._apart
        own = len(self._apart) if self.figure.show_numbers else 0
        height = rows(self.figure, width, self.style, with_numbers=common).height(self.style)
        return height + (own * self.style.row if own <= _OWN_ROWS else 0)

    @property
    def least(self) -> float:
        """Return the height in points under which the plot cannot be read."""
        return self._above + self._below + _LEAST

    @property
    def natural(self) -> float:
        """Return the height in points at which the plot looks best."""
        narrow = 0.75 if self.right - self.left < 300 else 1.0
        return self._above + self._below + _NATURAL * narrow

    def draw(self, top: float, height: float) -> list[Layer]:
        """Return the plot between `top` and `top + height`."""
        left, right = self._span
        bottom = top + height - self._below
        scale = values(self.figure, ticks_in(bottom - top - self._above, self.style))
        box = Box(left, right, top + self._above, bottom, scale.top)
        legend = self._legend(top)
        lanes = [Lane(i, len(self.figure.series)) for i in range(len(self.figure.series))]
        under = [Layer("grid", tuple(grid(box, scale, self.style)))]
        over = []
        for series, lane in zip(self.figure.series, lanes, strict=True):
            if self._boxed:
                boxes = intervals(self.figure, series, box, self.style, lane)
                under.append(Layer(f"{series.key} intervals", tuple(boxes)))
            marks = line(self.figure, series, box, self.style, lane)
            over.append(Layer(series.key, tuple(marks)))
        start = top + self._above - 5 - self._events.lanes * self.style.row
        events = layout_events.draw(self._events, start, bottom, self.style)
        words = self._no_reports(box)
        return [
            *under,
            Layer("events", tuple(events)),
            Layer("gaps", tuple(words)),
            *over,
            Layer("legend", tuple(legend)),
            Layer("axis", tuple(self._axis(box))),
        ]

    def _legend(self, top: float) -> list[Mark]:
        left, right = self._span
        marks: list[Mark] = []
        y = top
        for entries in self._legend_rows():
            x = left
            for series in entries:
                marks += head(series, x, right, y + self.style.label, self.style)
                x += self._entry(series)
            y += self.style.row
        if self.figure.measure not in {"share", "sentences"}:
            words = unit(self.figure.measure)
            marks.append(
                self.style.text(
                    self.left, y + self.style.label, words, colour=self.style.chrome.tx3
                )
            )
        return marks

    def _no_reports(self, box: Box) -> list[Mark]:
        """Return the words in periods where no series has a value, or the empty plot's sentence."""
        if self.figure.empty:
            return self._sentence(box)
        return gap_words(self.figure, self.figure.common_gaps(), box, self.style)

    def _sentence(self, box: Box) -> list[Mark]:
        style = self.style
        lines = wrap(self.figure.empty_sentence, box.width - 12, style.label, "sans")
        top = box.middle - len(lines) * style.row / 2
        marks: list[Mark] = []
        for index, words in enumerate(lines):
            half = style.width(words) / 2
            middle = (box.left + box.right) / 2
            y = top + index * style.row
            marks.append(Rect(middle - half - 3, y, 2 * half + 6, style.row, style.chrome.base))
            marks.append(
                style.text(
                    middle, y + style.label * 1.05, words, colour=style.chrome.tx, anchor="middle"
                )
            )
        return marks

    def _axis(self, box: Box) -> list[Mark]:
        show = self.figure.show_numbers
        common = show and not self._apart
        marks = axis(self.figure, box, self.style, with_numbers=common)
        if not show or not self._apart or len(self._apart) > _OWN_ROWS:
            return marks
        below = rows(self.figure, box.width, self.style, with_numbers=False)
        y = box.bottom + below.height(self.style)
        for series in self._apart:
            marks += self._own_numbers(series, box, y)
            y += self.style.row
        return marks

    def _own_numbers(self, series: FigureSeries, box: Box, y: float) -> list[Mark]:
        """Return a row of numbers with the series' marker in place of "n"."""
        counted = [point.reports for point in series.points]
        marks = numbers(counted, self.figure, box, y, self.style, with_n=False)
        hue = self.style.hue(series)
        radius = self.style.label * 0.33
        x = self.left + radius + 1
        marks.append(
            Marker(x, y + self.style.label * 0.5, radius, series.shape, hue.base, hue.base, 0.5)
        )
        return marks
