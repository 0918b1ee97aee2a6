# SPDX-License-Identifier: MIT
"""All series in one plot, side by side inside each period; or an empty plot that says why."""

from __future__ import annotations

from dataclasses import dataclass

from standpoint.figures import layout_events, layout_labels, smooth_line, wording
from standpoint.figures.chart import Figure, FigureSeries
from standpoint.figures.drawing import Layer, Mark, Marker, Rect
from standpoint.figures.layout_axis import axis, rows
from standpoint.figures.layout_forms import Plot, plot
from standpoint.figures.layout_labels import Naming
from standpoint.figures.layout_panels import gutter, ticks_in
from standpoint.figures.layout_plot import Box, bears_star, gap_words, grid, numbers
from standpoint.figures.scale import cut, values
from standpoint.figures.style import Style, wrap

_LEAST = 56.0
_NATURAL = 150.0
_OWN_ROWS = 6
_MOST_TICKS = 1000


@dataclass(frozen=True, slots=True)
class Together:
    """The body of a page with one plot for all series, named as `naming` says."""

    figure: Figure
    style: Style
    left: float
    right: float
    naming: Naming = "top"

    @property
    def _span(self) -> tuple[float, float]:
        width = self.right - self.left
        labels = gutter(self.figure, values(self.figure, 5), width, self.style)
        return self.left + max(labels, self.style.label * 2), self.right - self._beside

    @property
    def _beside(self) -> float:
        """Return the room right of the plot for names."""
        if self.naming == "ends":
            return layout_labels.ends_room(self.figure, self.style)
        if self.naming == "right":
            return layout_labels.side_room(self.figure, self.right - self.left, self.style)
        return 0.0

    @property
    def _events(self) -> layout_events.Events:
        return layout_events.fitted(self.figure, *self._span, self.style)

    @property
    def _boxed(self) -> bool:
        """Return whether intervals of all series have room side by side."""
        return self._plot(Box(*self._span, 0, 1)).boxed

    @property
    def unboxed(self) -> bool:
        """Return whether intervals that there are have no room."""
        return not self._boxed and not self.figure.empty and self.figure.measure != "count"

    def _plot(self, box: Box) -> Plot:
        return plot(self.figure, box, self.style, range(len(self.figure.series)))

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what the caption must add: events behind letters, and what had no room."""
        said = list(layout_events.sentences(self.figure, keyed=self._events.keyed))
        if self.unboxed:
            number = len(self.figure.series)
            said.append(wording.no_room(self.figure.drawn, number, apart=False))
        if self.figure.show_numbers and len(self._apart) > _OWN_ROWS:
            said.append(wording.UNEQUAL)
        return tuple(said)

    @property
    def starred(self) -> bool:
        """Return whether a number of reports bears an asterisk."""
        figure, (left, right) = self.figure, self._span
        if not figure.show_numbers or not figure.periods:
            return False
        tables = [figure.numbers]
        if not self._common:
            tables = [tuple(p.reports for p in s.points) for s in self._apart]
        return any(bears_star(figure, table, right - left, self.style) for table in tables)

    def cuts(self, height: float | None = None) -> bool:
        """Return whether intervals run beyond the axis; None: at any height."""
        lines = self.figure.form == "lines"
        if not self._boxed and not lines:
            return False
        room = None if height is None else height - self._above - self._below
        most = _MOST_TICKS if room is None else ticks_in(room, self.style)
        if lines and len(self.figure.series) > wording.MANY_IN_ONE:
            return False
        return cut(self.figure, values(self.figure, most).top, joined=lines and not self._boxed)

    @property
    def _common(self) -> bool:
        """Return whether one row of numbers stands under the axis: for all, or for too many."""
        return self.figure.show_numbers and not 0 < len(self._apart) <= _OWN_ROWS

    @property
    def _apart(self) -> tuple[FigureSeries, ...]:
        """Return all series where their numbers of reports differ, else none."""
        figure = self.figure
        return figure.series if any(figure.own_numbers(s) for s in figure.series) else ()

    @property
    def _legend_height(self) -> float:
        """Return the height of a legend above or below the plot."""
        if self.naming not in {"top", "bottom"}:
            return 0.0
        room = self._span[1] - self._span[0]
        lines = len(layout_labels.legend_rows(self.figure, room, self.style))
        return lines * self.style.row + (3 if self.naming == "bottom" else 0)

    @property
    def _unit(self) -> float:
        return 0.0 if self.figure.measure in {"share", "sentences"} else self.style.row

    @property
    def _above(self) -> float:
        above = self._legend_height if self.naming == "top" else 0.0
        return above + self._unit + self._events.lanes * self.style.row + 5

    @property
    def _below(self) -> float:
        width = self._span[1] - self._span[0]
        common = self._common
        own = len(self._apart) if self.figure.show_numbers else 0
        height = rows(self.figure, width, self.style, with_numbers=common).height(self.style)
        legend = self._legend_height if self.naming == "bottom" else 0.0
        return height + (own * self.style.row if own <= _OWN_ROWS else 0) + legend

    @property
    def least(self) -> float:
        """Return the height in points under which the plot cannot be read."""
        names = 0.0
        if self.naming in {"ends", "right"}:
            names = len(self.figure.series) * self.style.row
        return self._above + self._below + max(_LEAST, names)

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
        drawn = self._plot(box)
        under = [Layer("grid", tuple(grid(box, scale, self.style)))]
        over = []
        for number, series in enumerate(self.figure.series):
            boxes = drawn.under(number)
            if boxes:
                under.append(Layer(f"{series.key} intervals", tuple(boxes)))
            over.append(Layer(series.key, tuple(drawn.over(number))))
        start = top + self._above - 5 - self._events.lanes * self.style.row
        events = layout_events.draw(self._events, start, bottom, self.style)
        words = self._no_reports(box)
        return [
            *under,
            Layer("events", tuple(events)),
            Layer("gaps", tuple(words)),
            *over,
            Layer("legend", (*self._units(top), *self._names(drawn, top, top + height))),
            Layer("axis", tuple(self._axis(box))),
        ]

    def _units(self, top: float) -> list[Mark]:
        if not self._unit:
            return []
        above = self._legend_height if self.naming == "top" else 0.0
        words, y = wording.unit(self.figure.measure), top + above + self.style.label
        return [self.style.text(self.left, y, words, colour=self.style.chrome.tx3)]

    def _names(self, drawn: Plot, top: float, bottom: float) -> list[Mark]:
        """Return the names of the series, where they stand."""
        left, right = self._span
        if self.naming == "ends":
            return layout_labels.end_names(drawn, self.style, self.right)
        if self.naming == "top":
            return layout_labels.legend(self.figure, Box(left, right, top, top), self.style)
        if self.naming == "bottom":
            start = bottom - self._legend_height + 3
            return layout_labels.legend(self.figure, Box(left, right, start, start), self.style)
        marks: list[Mark] = []
        if self.naming == "right":
            y = drawn.box.top + self.style.label
            for number in range(len(self.figure.series)):
                marks += layout_labels.entry(
                    self.figure, number, right + layout_labels.APART, self.right, y, self.style
                )
                y += self.style.row
        return marks

    def _no_reports(self, box: Box) -> list[Mark]:
        """Return the words in periods where no series has a value, or the empty plot's sentence."""
        if self.figure.empty:
            return self._sentence(box)
        lines = smooth_line.of(self.figure, self.figure.series, box)
        return gap_words(self.figure, self.figure.common_gaps(), box, self.style, lines)

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
        common = self._common
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
