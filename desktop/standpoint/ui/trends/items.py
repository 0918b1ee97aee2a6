# SPDX-License-Identifier: MIT
"""The items of the chart's scene: they paint what the export paints, at the screen's size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsWidget

from standpoint.figures import layout_events, layout_heat, layout_labels, layout_plot, smooth_line
from standpoint.figures.chart import Figure, Gap
from standpoint.figures.drawing import Line, Mark, Marker, Rect, Xy
from standpoint.figures.layout_axis import axis
from standpoint.figures.layout_forms import Plot, plot
from standpoint.figures.layout_labels import Naming
from standpoint.figures.layout_plot import Box
from standpoint.figures.painting import paint_marks
from standpoint.figures.scale import Values
from standpoint.figures.style import Style
from standpoint.ui.look import Look
from standpoint.ui.trends.pictures import Pictures

LABEL = 11.5
SCALE = 1.35
"""Pixels of the screen for a point of print: markers and lines are as large as in the pictures."""
RING = 9.0
LEAST_FRAME = 8.0
"""Pixels of height of the frame around a bar that has none."""
NAMES = 420
"""Pixels right of a plot in which names at the ends of lines stand at most."""
_KEPT = 64
EVENT_LINE = 0.7
EDGE = 8
"""Pixels right of everything."""
PADDING = 6.0
"""Pixels above and below the value axis, so that no marker is cut."""


def screen_style(look: Look) -> Style:
    """Return the sizes in pixels and the colours of the chart on screen."""
    return Style(look.scheme, look.tokens, margin=0, title=15.5, label=LABEL, caption=12)


@dataclass(slots=True)
class Shown:
    """What every item of one chart paints from.

    `figure` is what is seen of `whole`; `naming` says where the series of one plot are named.
    While it is `hurried`, the view moves and pictures of other parts may stand in.
    """

    figure: Figure
    style: Style
    scale: Values
    whole: Figure
    current: tuple[int, int] | None = None
    naming: Naming = "top"
    hurried: bool = False
    _plots: dict[tuple[int, Box], Plot] = field(default_factory=dict)
    _spots: dict[tuple[int, Box], list[Xy]] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """Return the first day of the axis as an ordinal."""
        return self.figure.periods[0].start.toordinal() if self.figure.periods else 0

    @property
    def end(self) -> int:
        """Return the day after the axis's last."""
        return self.figure.periods[-1].end.toordinal() + 1 if self.figure.periods else 1

    @property
    def printed(self) -> Style:
        """Return the style of marks, in points of print; they need no words of their own."""
        return replace(self.style, label=self.style.label / SCALE, says=False)

    def plot(self, series: int, box: Box) -> Plot:
        """Return the plot that has a series; `box` is its place in pixels."""
        together = self.figure.one_plot
        found = self._plots.get((0 if together else series, box))
        if found is None:
            if len(self._plots) > _KEPT:
                self._plots.clear()
                self._spots.clear()
            every = range(len(self.figure.series)) if together else (series,)
            found = plot(self.figure, printed_box(box), self.printed, every, self.whole)
            self._plots[0 if together else series, box] = found
        return found

    def spots(self, series: int, box: Box) -> list[Xy]:
        """Return where the points of a series stand, in points of print."""
        if (series, box) not in self._spots:
            self._spots[series, box] = self.plot(series, box).spots(series)
        return self._spots[series, box]


def place(shown: Shown, series: int, index: int, box: Box) -> QPointF:
    """Return where a point stands in a plot; a gap stands on the axis."""
    x, y = shown.spots(series, box)[index]
    return QPointF(x * SCALE, y * SCALE)


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
        self.pictures = Pictures()

    def show_again(self, shown: Shown, series: Sequence[int]) -> None:
        """Paint another figure."""
        self.prepareGeometryChange()
        self.shown = shown
        self.series = tuple(series)
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole axis in days and values, and a little more for markers at its ends."""
        span, top = self.shown.end - self.shown.first, self.shown.scale.top
        # Names at the ends of lines stand right of the plot.
        right = 1.2 if self.shown.naming == "top" else 1.9
        return QRectF(self.shown.first - span * 0.1, -top * 0.2, span * right, top * 1.4)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint in pixels, so that lines, markers and words keep their size at any zoom."""
        transform = painter.worldTransform()
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box(transform)
        # Painted once as long as the plot has its place: a ring moves often, and what it moves on
        # may have thousands of marks.
        self.pictures.paint(
            painter,
            self.shown,
            box,
            self._room(box),
            lambda own: paint_marks(self._marks(box), own, SCALE, quick=True),
            (self.series,),
            hurried=self.shown.hurried,
        )
        self._paint_ring(painter, box)
        painter.restore()

    def _box(self, transform: QTransform) -> Box:
        low = transform.map(QPointF(self.shown.first, 0))
        high = transform.map(QPointF(self.shown.end, self.shown.scale.top))
        return Box(low.x(), high.x(), high.y(), low.y(), self.shown.scale.top)

    def _room(self, box: Box) -> QRect:
        """Return what a picture of the plot covers: a little more, and names right of it."""
        margin = int(RING) + 2
        corner = QPoint(int(box.left) - margin, int(box.top) - margin)
        beside = NAMES if self.shown.naming in {"ends", "right"} else RING
        size = QSizeF(box.right + beside - corner.x() + 2, box.bottom - corner.y() + RING + 2)
        return QRect(corner, size.toSize())

    def _marks(self, box: Box) -> list[Mark]:
        shown, printed = self.shown, printed_box(box)
        if not self.series or shown.figure.empty:
            return []
        drawn = shown.plot(self.series[0], box)
        lines = _event_lines(shown, printed, SCALE)
        found: list[Mark] = []
        if drawn.map is None:
            grid = layout_plot.grid(printed, shown.scale, drawn.style)
            found += [mark for mark in grid if isinstance(mark, Line)]
            for series in self.series:
                found += drawn.under(series)
            found += lines
            smooth = [shown.figure.series[series] for series in self.series]
            through = smooth_line.of(shown.figure, smooth, printed)
            gaps = self._gaps()
            found += layout_plot.gap_words(shown.figure, gaps, printed, drawn.style, through)
        for series in self.series:
            found += drawn.over(series)
        if drawn.map is not None and drawn.map.type is None:
            found += lines
        return [*found, *self._names(drawn)]

    def _names(self, drawn: Plot) -> list[Mark]:
        """Return the names right of a plot, where series are named there."""
        shown, style = self.shown, drawn.style
        if shown.naming == "ends":
            return layout_labels.end_names(drawn, style, float("inf"))
        marks: list[Mark] = []
        if shown.naming == "right":
            x, y = drawn.box.right + layout_labels.APART, drawn.box.top + style.label
            for series in self.series:
                marks += layout_labels.entry(shown.figure, series, x, float("inf"), y, style)
                y += style.row
        return marks

    def _gaps(self) -> list[Gap]:
        figure = self.shown.figure
        if len(self.series) == 1:
            return list(figure.gaps(figure.series[self.series[0]]))
        return list(figure.common_gaps())

    def _paint_ring(self, painter: QPainter, box: Box) -> None:
        current = self.shown.current
        if current is None or current[0] not in self.series:
            return
        painter.setPen(QPen(QColor(self.shown.style.chrome.tx), 1.6))
        painter.setBrush(QColor(0, 0, 0, 0))
        area = self.shown.plot(current[0], box).area(*current)
        if area is None:
            painter.drawEllipse(place(self.shown, *current, box), RING, RING)
        else:
            painter.drawRect(_seen(area))


def _seen(area: Rect) -> QRectF:
    """Return the frame of a bar or a cell in pixels, large enough to be seen."""
    rect = QRectF(area.x * SCALE, area.y * SCALE, area.width * SCALE, area.height * SCALE)
    missing = max(LEAST_FRAME - rect.height(), 0.0) / 2
    return rect.adjusted(0, -missing, 0, missing)


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
        marks: list[Mark] = []
        if self.shown.figure.form == "heat":
            top, bottom = (
                self.mapFromScene(view.mapViewToScene(QPointF(self.shown.first, value))).y()
                for value in (self.shown.scale.top, 0.0)
            )
            box = Box(right, right, top, bottom)
            left = self.boundingRect().left()
            paint_marks(layout_heat.names(self.shown.figure, left, box, style), painter)
            return
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
        if shown.figure.form == "heat":
            paint_marks(
                layout_heat.scale(shown.whole, 0, Box(left, right, 3, height), shown.style), painter
            )
            return
        if shown.figure.one_plot:
            if shown.naming == "top":
                box = Box(left, right, shown.style.label * 0.3, height)
                paint_marks(layout_labels.legend(shown.figure, box, shown.style), painter)
            return
        for index in self.series:
            series = shown.figure.series[index]
            baseline = shown.style.label * 1.3
            paint_marks(layout_plot.head(series, left, right, baseline, shown.style), painter)


class Numbers(Band):
    """Under a plot whose reports are others than the axis says: how many each period has."""

    def __init__(self, shown: Shown) -> None:
        super().__init__(shown)
        self.pictures = Pictures()

    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint a row for each series, with its marker where there is more than one."""
        left, right = self.span()
        box = Box(left, right, 0, self.size().height())
        room = QRect(0, 0, round(self.size().width()) + EDGE, round(self.size().height()) + 2)
        if self.series:
            hurried = self.shown.hurried
            self.pictures.paint(
                painter, self.shown, box, room, self._draw, (self.series,), hurried=hurried
            )

    def _draw(self, painter: QPainter) -> None:
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


def name_series(shown: Shown, width: float) -> tuple[Naming, float, float]:
    """Decide where the series are named, for a chart that is `width` pixels wide.

    Returns:
        The place, the pixels that it takes right of the plot, and those above it in place of the
        head of a panel.
    """
    figure, style = shown.figure, shown.style
    if figure.form == "heat":
        return "none", 0.0, layout_heat.scale_height(style) + 8
    if not figure.one_plot or figure.empty:
        return "none", 0.0, style.row + 4
    # A legend below would part the plot from its axis on screen, where nothing is for want of room.
    naming = layout_labels.namings(figure, width, style)[0]
    if naming == "ends":
        return naming, layout_labels.ends_room(figure, style), PADDING
    if naming == "right":
        return naming, layout_labels.side_room(figure, width, style), PADDING
    if naming == "none":
        return naming, 0.0, PADDING
    return "top", 0.0, len(layout_labels.legend_rows(figure, width, style)) * style.row + 4


def named_events(shown: Shown, left: float, right: float) -> layout_events.Events | None:
    """Return the events with names where they have room, else with letters."""
    for keyed in (False, True):
        placed = layout_events.place(shown.figure, left, right, shown.style, keyed=keyed)
        if placed is not None:
            return placed
    return None
