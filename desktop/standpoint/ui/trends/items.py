# SPDX-License-Identifier: MIT
"""The items of the chart's scene: they paint what the export paints, at the screen's size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsWidget

from standpoint.figures import layout_events, layout_plot
from standpoint.figures.chart import Figure, FigureSeries, Gap
from standpoint.figures.drawing import Line, Mark, Marker
from standpoint.figures.layout_axis import axis
from standpoint.figures.layout_plot import Box, Lane
from standpoint.figures.painting import paint_marks
from standpoint.figures.scale import Values
from standpoint.figures.style import Style
from standpoint.ui.look import Look

LABEL = 11.5
SCALE = 1.35
"""Pixels of the screen for a point of print: markers and lines are as large as in the pictures."""
RING = 9.0
EVENT_LINE = 0.7
PADDING = 6.0
"""Pixels above and below the value axis, so that no marker is cut."""


def screen_style(look: Look) -> Style:
    """Return the sizes in pixels and the colours of the chart on screen."""
    return Style(look.scheme, look.tokens, margin=0, title=15.5, label=LABEL, caption=12)


@dataclass(slots=True)
class Shown:
    """What every item of one chart paints from."""

    figure: Figure
    style: Style
    scale: Values
    current: tuple[int, int] | None = None
    lanes: list[Lane] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Return the first day of the axis as an ordinal."""
        return self.figure.periods[0].start.toordinal() if self.figure.periods else 0

    @property
    def end(self) -> int:
        """Return the day after the axis's last."""
        return self.figure.periods[-1].end.toordinal() + 1 if self.figure.periods else 1


def place(shown: Shown, series: int, index: int, box: Box) -> QPointF:
    """Return where a point stands in a plot; a gap stands on the axis."""
    printed = printed_box(box)
    borders = layout_plot.edges(shown.figure.periods, printed.left, printed.right)
    left, right = shown.lanes[series].of(borders[index], borders[index + 1])
    value = shown.figure.series[series].points[index].value
    return QPointF((left + right) / 2 * SCALE, box.y(value or 0.0))


def printed_box(box: Box) -> Box:
    """Return a plot's place on the screen in points of print."""
    left, right, top, bottom = (x / SCALE for x in (box.left, box.right, box.top, box.bottom))
    return Box(left, right, top, bottom, box.highest)


class SeriesItem(pg.GraphicsObject):  # type: ignore[misc]
    """One panel's grid, intervals, events, gap words, lines and markers; one series or all."""

    def __init__(self, shown: Shown, series: Sequence[int]) -> None:
        super().__init__()
        self.shown = shown
        self.series = tuple(series)

    def show_again(self, shown: Shown, series: Sequence[int]) -> None:
        """Paint another figure."""
        self.prepareGeometryChange()
        self.shown = shown
        self.series = tuple(series)
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole axis in days and values, and a little more for markers at its ends."""
        span, top = self.shown.end - self.shown.first, self.shown.scale.top
        return QRectF(self.shown.first - span * 0.1, -top * 0.2, span * 1.2, top * 1.4)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint in pixels, so that lines, markers and words keep their size at any zoom."""
        transform = painter.worldTransform()
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box(transform)
        paint_marks(self._marks(printed_box(box)), painter, SCALE)
        self._paint_ring(painter, box)
        painter.restore()

    def _box(self, transform: QTransform) -> Box:
        low = transform.map(QPointF(self.shown.first, 0))
        high = transform.map(QPointF(self.shown.end, self.shown.scale.top))
        return Box(low.x(), high.x(), high.y(), low.y(), self.shown.scale.top)

    def _marks(self, box: Box) -> list[Mark]:
        figure = self.shown.figure
        style = replace(self.shown.style, label=LABEL / SCALE)
        drawn = [(figure.series[i], self.shown.lanes[i]) for i in self.series]
        marks = [m for m in layout_plot.grid(box, self.shown.scale, style) if isinstance(m, Line)]
        found: list[Mark] = list(marks)
        for series, lane in drawn:
            found += layout_plot.intervals(figure, series, box, style, lane)
        found += _event_lines(self.shown, box, SCALE)
        found += layout_plot.gap_words(figure, self._gaps(drawn), box, style)
        for series, lane in drawn:
            found += layout_plot.line(figure, series, box, style, lane)
        return found

    def _gaps(self, drawn: Sequence[tuple[FigureSeries, Lane]]) -> list[Gap]:
        figure = self.shown.figure
        if len(drawn) == 1:
            return list(figure.gaps(drawn[0][0]))
        return list(figure.common_gaps())

    def _paint_ring(self, painter: QPainter, box: Box) -> None:
        current = self.shown.current
        if current is None or current[0] not in self.series:
            return
        painter.setPen(QPen(QColor(self.shown.style.chrome.tx), 1.6))
        painter.setBrush(QColor(0, 0, 0, 0))
        painter.drawEllipse(place(self.shown, *current, box), RING, RING)


def _event_lines(shown: Shown, box: Box, scale: float = 1.0) -> list[Mark]:
    """Return the lines of events through a plot, whose place is in pixels over `scale`."""
    found = layout_events.spans(
        shown.figure, box.left, box.right, layout_events.NARROWEST_SPAN / scale
    )
    return layout_events.through(
        found, box.top - PADDING, box.bottom + PADDING, shown.style, EVENT_LINE
    )


class ValueAxis(pg.AxisItem):  # type: ignore[misc]
    """Labels of the value axis, without a line and without prefixes."""

    def __init__(self) -> None:
        super().__init__("left", pen=None)
        self.shown: Shown | None = None

    def boundingRect(self) -> QRectF:
        """Labels reach a little over the plot's ends."""
        return QRectF(super().boundingRect()).adjusted(0, -LABEL, 0, LABEL)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint each tick's label at its height."""
        view = self.linkedView()
        if self.shown is None or view is None:
            return
        style = self.shown.style
        right = self.boundingRect().right()
        marks = []
        for value, label in self.shown.scale.ticks:
            y = self.mapFromScene(view.mapViewToScene(QPointF(self.shown.first, value))).y()
            marks.append(style.text(right - 5, y + style.label * 0.35, label, anchor="right"))
        paint_marks(marks, painter)


class PeriodAxis(pg.AxisItem):  # type: ignore[misc]
    """Periods by their names, and under them the numbers of reports; x is the day's ordinal."""

    def __init__(self) -> None:
        super().__init__("bottom", pen=None)
        self.shown: Shown | None = None
        self.with_numbers = True

    def boundingRect(self) -> QRectF:
        """Numbers are named left of the plot."""
        return QRectF(super().boundingRect()).adjusted(-80, -4, 20, 4)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint what the export paints below its plots."""
        view = self.linkedView()
        if self.shown is None or view is None or not self.shown.figure.periods:
            return
        left = self.mapFromScene(view.mapViewToScene(QPointF(self.shown.first, 0))).x()
        right = self.mapFromScene(view.mapViewToScene(QPointF(self.shown.end, 0))).x()
        box = Box(left, right, 0, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_marks(
            axis(self.shown.figure, box, self.shown.style, with_numbers=self.with_numbers), painter
        )


class Band(QGraphicsWidget):
    """A strip over a plot: names of events, or the name of a panel, or a legend."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self.shown = shown
        self.view: pg.ViewBox | None = None
        self.series: tuple[int, ...] = ()
        self.events_named = False

    def set_height(self, height: float) -> None:
        """Give the strip its height in pixels."""
        self.setMinimumHeight(height)
        self.setMaximumHeight(height)

    def span(self) -> tuple[float, float]:
        """Return where the plot below begins and ends, in pixels of the strip."""
        if self.view is None:
            return 0.0, self.size().width()
        rect = self.mapRectFromScene(self.view.sceneBoundingRect())
        return rect.left(), rect.right()

    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint names of events with the heads of their lines, or the lines and a name."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self.span()
        height = self.size().height()
        shown = self.shown
        if self.events_named:
            placed = named_events(shown, left, right)
            if placed is not None:
                paint_marks(layout_events.draw(placed, 0, height, shown.style), painter)
            return
        paint_marks(_event_lines(shown, Box(left, right, PADDING, height - PADDING)), painter)
        y = shown.style.label * 1.3
        x = left
        for index in self.series:
            series = shown.figure.series[index]
            width = entry_width(shown, series)
            if x > left and x + width > right:
                x = left
                y += shown.style.row
            paint_marks(layout_plot.head(series, x, right, y, shown.style), painter)
            x += width


class Numbers(Band):
    """Under a plot whose reports are others than the axis says: how many each period has."""

    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint a row for each series, with its marker where there is more than one."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self.span()
        shown = self.shown
        if len(self.series) == 1:
            box = Box(left, right, PADDING, self.size().height() - PADDING)
            paint_marks(_event_lines(shown, box), painter)
        for number, index in enumerate(self.series):
            series = shown.figure.series[index]
            counted = [point.reports for point in series.points]
            top = number * shown.style.row + 2
            marks = layout_plot.numbers(
                counted,
                shown.figure,
                Box(left, right, 0, 0),
                top,
                shown.style,
                with_n=len(self.series) == 1,
            )
            if len(self.series) > 1:
                hue = shown.style.hue(series)
                y = top + shown.style.label * 0.5
                marks.append(Marker(left - 12, y, 4, series.shape, hue.base, hue.base, 0.5))
            paint_marks(marks, painter)


def entry_width(shown: Shown, series: FigureSeries) -> float:
    """Return the room that a series takes in a legend."""
    words = shown.style.width(series.label, bold=True) + shown.style.label * 1.35
    if series.counted:
        words += 6 + shown.style.width(series.counted)
    return words + 16


def legend_rows(shown: Shown, width: float) -> int:
    """Return how many lines a legend of all series takes."""
    rows, x = 1, 0.0
    for series in shown.figure.series:
        needed = entry_width(shown, series)
        if x and x + needed > width:
            rows += 1
            x = 0.0
        x += needed
    return rows


def named_events(shown: Shown, left: float, right: float) -> layout_events.Events | None:
    """Return the events with names where they have room, else with letters."""
    for keyed in (False, True):
        placed = layout_events.place(shown.figure, left, right, shown.style, keyed=keyed)
        if placed is not None:
            return placed
    return None
