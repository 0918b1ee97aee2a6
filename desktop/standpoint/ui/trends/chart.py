# SPDX-License-Identifier: MIT
"""The chart on screen: the same figure that is exported, in panels that share one period axis."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from standpoint.figures.chart import Figure
from standpoint.figures.layout_axis import rows
from standpoint.figures.layout_forms import plot
from standpoint.figures.layout_panels import gutter, ticks_in
from standpoint.figures.layout_plot import Box, bears_star
from standpoint.figures.scale import cut, values
from standpoint.figures.telling import tell
from standpoint.figures.viewing import part
from standpoint.figures.wording import MANY_IN_ONE
from standpoint.ui.look import Look, paint_focus_ring, shows_focus
from standpoint.ui.trends.hover import REACH, hit
from standpoint.ui.trends.items import (
    EDGE,
    PADDING,
    SCALE,
    Band,
    Numbers,
    PeriodAxis,
    SeriesItem,
    Shown,
    ValueAxis,
    name_series,
    named_events,
    place,
    screen_style,
)
from standpoint.ui.trends.moving import Moving
from standpoint.ui.trends.pictures import Pictures
from standpoint.ui.trends.speech import announce
from standpoint.ui.trends.view import View

SLOW = 0.01
"""Seconds of painting from which on pictures stand in while the view moves."""
REST = 90
"""Milliseconds without a move after which everything is painted as it is."""
LEAST_PANEL = 54
GOOD_PANEL = 60
"""Pixels from which a panel has room for a value between the ends of its scale."""
LEAST_TOGETHER = 140
LEAST_ROW = 20.0
"""Pixels of a row of a map, or of a name at the end of a line."""
MOST_OWN = 6


class _Panel:
    """A plot, a band above it and numbers below; made once and shown again with other figures."""

    def __init__(self, shown: Shown) -> None:
        self.band = Band(shown)
        self.numbers = Numbers(shown)
        self.left = ValueAxis()
        view = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        # The ring of a point at the end of the axis reaches over it.
        view.setFlag(view.GraphicsItemFlag.ItemClipsChildrenToShape, enabled=False)
        self.plot = pg.PlotItem(viewBox=view, axisItems={"left": self.left}, enableMenu=False)
        self.plot.hideAxis("bottom")
        for side in ("left", "bottom", "top", "right"):
            # We write labels ourselves; these would be set anew with every step of the view.
            self.plot.getAxis(side).enableAutoSIPrefix(enable=False)
        self.plot.hideButtons()
        self.plot.setContentsMargins(0, 0, 0, 0)
        self.plot.layout.setContentsMargins(0, 0, 0, 0)
        self.item = SeriesItem(shown, ())
        self.plot.addItem(self.item, ignoreBounds=True)
        self.plot.disableAutoRange()
        self.band.view = self.numbers.view = view
        # Numbers and periods run from left to right in every interface.
        self.plot.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def show(self, shown: Shown, series: tuple[int, ...], own: tuple[int, ...]) -> None:
        """Show one series, or all of them together; those in `own` with their own numbers."""
        self.item.show_again(shown, series)
        self.band.shown = self.numbers.shown = self.left.shown = shown
        self.band.series = series
        self.numbers.series = own
        self.numbers.set_height(len(own) * shown.style.row + (4 if own else 0))
        for item in (self.band, self.numbers, self.left):
            item.update()


class Chart(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Points to walk with the arrow keys or to click; all periods, or a view of some.

    Points are (series, period) of the whole figure, whatever part of it is seen.

    `pointed(series, period)` when another point is current, `released()` when none is any more,
    `asked(series, period)` when a point's passages are wanted, `copy_asked()` when the picture is.
    `moved()` when other periods are seen, `placed()` when the plot may have another place in the
    widget, `hovered(sentence)` when the pointer comes to a point, empty when it leaves it.
    `keys_changed()` when events become letters or names again, or intervals are cut or no longer.
    """

    pointed = Signal(int, int)
    asked = Signal(int, int)
    keys_changed = Signal()
    released = Signal()
    moved = Signal()
    placed = Signal()
    hovered = Signal(str)
    copy_asked = Signal()

    def __init__(self, figure: Figure, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._figure = figure
        self._seen = figure
        self._view = View(len(figure.periods))
        self._current: tuple[int, int] | None = None
        self._hovered: tuple[int, int] | None = None
        self._moving = Moving(self)
        self._rested = QTimer(self, singleShot=True)
        self._rested.timeout.connect(self._sharpen)
        self._panels: list[_Panel] = []
        self._shown = self._measured()
        self._events = Band(self._shown)
        self._events.events_named = True
        self._axis = PeriodAxis()
        self._fixed = 0.0
        self._keyed = False
        self._heights: tuple[tuple[Figure, int, float], float, float] | None = None
        self._cuts = False
        self._unboxed = False
        self.ci.setContentsMargins(0, 0, EDGE, 0)
        self.ci.layout.setSpacing(0)
        # Names, letters and axes paint beyond their items; a partial repaint leaves old ones.
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Chart"))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(lambda: self.show_figure(self._figure))
        self.show_figure(figure)

    # The figure -----------------------------------------------------------------------------

    @property
    def figure(self) -> Figure:
        """The figure that is drawn."""
        return self._figure

    @property
    def current(self) -> tuple[int, int] | None:
        """The current point as (series, period), None while there is none."""
        return self._current

    @property
    def seen(self) -> Figure:
        """The part of the figure that is seen: all of it, or the periods of the view."""
        return self._seen

    @property
    def view(self) -> View:
        """Which periods are seen."""
        return self._view

    @property
    def axis_span(self) -> tuple[int, int] | None:
        """Where the axis of periods begins and ends, in pixels from the top; None without one."""
        if not self._figure.periods or self._axis.scene() is None:
            return None
        place = self._axis.mapRectToScene(self._axis.rect())
        shown = self.mapFromScene(place).boundingRect()
        return shown.top(), shown.top() + shown.height()

    @property
    def plot_span(self) -> tuple[float, float]:
        """Where the plots begin and end, in pixels of the widget."""
        box = self._box(self._panels[0])
        return box.left, box.right

    @property
    def cuts(self) -> bool:
        """Whether intervals run beyond the value axis, which the notes must explain."""
        return self._cuts

    @property
    def unboxed(self) -> bool:
        """Whether intervals have no room in the one plot, which the notes must say."""
        return self._unboxed and self._figure.measure != "count"

    @property
    def unequal(self) -> bool:
        """Whether the one row of numbers does not hold for every series, which the notes say."""
        return self._figure.one_plot and self._common() and self._apart

    @property
    def _apart(self) -> bool:
        return any(self._figure.own_numbers(one) for one in self._figure.series)

    @property
    def starred(self) -> bool:
        """Whether a number of reports under a panel bears an asterisk."""
        width = max(float(self.width()), 120.0) - EDGE
        own = [self._seen.series[i] for panel in self._panels for i in panel.numbers.series]
        return any(
            bears_star(self._seen, [p.reports for p in s.points], width, self._shown.style)
            for s in own
        )

    @property
    def events_keyed(self) -> bool:
        """Whether events stand as letters, which the notes must explain."""
        return self._keyed

    def show_figure(self, figure: Figure) -> None:
        """Draw a figure; the current point and the view stay where they still exist."""
        current = self._found_again(figure)
        view = self._view.on(self._figure.periods, figure.periods)
        self._figure = figure
        self._current = current
        self._look_at(view)
        self.setBackground(self._look.colour("base"))
        self._describe()

    def show_view(self, view: View) -> None:
        """Show some of the periods; what was measured stays as it is."""
        before, self._view = self._view, view
        if (view.first, view.last) != (before.first, before.last):
            self._look_at(view, hurried=self._cost() > SLOW)
            self._rested.start(REST)
            self.moved.emit()

    def show_range(self, first: int, last: int) -> None:
        """Show the periods `first` to `last` (indices, inclusive)."""
        self.show_view(View.of(len(self._figure.periods), first, last))

    def show_whole(self) -> None:
        """Show every period again."""
        self.show_view(View(len(self._figure.periods)))

    def _look_at(self, view: View, *, hurried: bool = False) -> None:
        self._view = view
        self._seen = part(self._figure, view.first, view.last)
        self._shown = self._measured()
        self._shown.hurried = hurried
        self._ring()
        self._lay_out()

    def _cost(self) -> float:
        """Return how many seconds it takes to paint all panels anew."""
        return sum(one.cost for one in self._pictures())

    def _pictures(self) -> list[Pictures]:
        return [one.pictures for panel in self._panels for one in (panel.item, panel.numbers)]

    def _sharpen(self) -> None:
        """Paint what stood in while the view moved as it is, a panel at a time."""
        blurred = [one for one in self._pictures() if not one.sharp]
        self._shown.hurried = bool(blurred)
        for one in blurred[:1]:
            one.settle()
            self.viewport().update()
            self._rested.start(0)

    def _ring(self) -> None:
        """Tell the items which point of what they paint is current."""
        self._shown.current = None
        if self._current is not None and self._view.first <= self._current[1] <= self._view.last:
            self._shown.current = (self._current[0], self._current[1] - self._view.first)

    def _found_again(self, figure: Figure) -> tuple[int, int] | None:
        """Return where another figure has the current point, None where it has none."""
        if self._current is None or figure.empty:
            return None
        series, index = self._current
        keys = [one.key for one in figure.series]
        key, period = self._figure.series[series].key, self._figure.periods[index]
        if key not in keys or period not in figure.periods:
            return None
        return keys.index(key), figure.periods.index(period)

    def _measured(self) -> Shown:
        style = screen_style(self._look)
        return Shown(self._seen, style, values(self._figure, 3), self._figure)

    def _groups(self) -> list[tuple[int, ...]]:
        every = tuple(range(len(self._figure.series)))
        if self._figure.one_plot or not every:
            return [every]
        return [(index,) for index in every]

    def _lay_out(self) -> None:
        groups = self._groups()
        if len(groups) != len(self._panels):
            self._make_panels(len(groups))
        self._events.shown = self._axis.shown = self._shown
        for panel, series in zip(self._panels, groups, strict=True):
            panel.show(self._shown, series, self._own(series))
        self._fit()
        self.updateGeometry()
        # Placed now: what stands above a plot takes its place from the plot.
        self.ci.layout.activate()
        self.viewport().update()
        self.placed.emit()

    def _own(self, series: tuple[int, ...]) -> tuple[int, ...]:
        """Return the series of a panel whose numbers must stand under it."""
        figure = self._figure
        if not figure.show_numbers:
            return ()
        apart = [i for i in series if figure.own_numbers(figure.series[i])]
        if len(series) == 1 or not apart:
            return tuple(apart)
        return series if len(series) <= MOST_OWN else ()

    def _make_panels(self, number: int) -> None:
        self.ci.clear()
        self._panels = [_Panel(self._shown) for _ in range(number)]
        self._events = Band(self._shown)
        self._events.events_named = True
        self._axis = PeriodAxis()
        self._events.view = self._panels[0].plot.vb
        self._axis.linkToView(self._panels[0].plot.vb)
        self.ci.addItem(self._events, row=0, col=0)
        for index, panel in enumerate(self._panels):
            self.ci.addItem(panel.band, row=3 * index + 1, col=0)
            self.ci.addItem(panel.plot, row=3 * index + 2, col=0)
            if number > 1:
                self.ci.addItem(panel.numbers, row=3 * index + 3, col=0)
            if index:
                panel.plot.setXLink(self._panels[0].plot)
        self.ci.addItem(self._axis, row=3 * number + 1, col=0)
        if number == 1:
            self.ci.addItem(self._panels[0].numbers, row=3 * number + 2, col=0)

    def _fit(self) -> None:
        """Give axes and bands their sizes for the present width."""
        shown, figure, style = self._shown, self._figure, self._shown.style
        room = max(float(self.width()), 120.0)
        left = gutter(figure, shown.scale, room * 0.9, style)
        shown.naming, beside, head = name_series(shown, room - left - EDGE)
        width = room - left - EDGE - beside
        self.ci.setContentsMargins(0, 0, EDGE + beside, 0)
        below = rows(self._seen, width, style, with_numbers=self._common()).height(style) + 2
        named = named_events(shown, 0, width) if self._seen.shown_events() else None
        lanes = named.lanes if named else 0
        keyed = named is not None and named.keyed
        above = lanes * style.row + 2 if lanes else 0.0
        above, below = self._steady(width, above, below)
        self._events.set_height(above)
        self._axis.setHeight(below)
        self._axis.with_numbers = self._common()
        self._fixed = above + below + len(self._panels) * head
        self._fixed += sum(panel.numbers.minimumHeight() for panel in self._panels)
        height = (self.height() - self._fixed) / max(len(self._panels), 1) - 2 * PADDING
        shown.scale = values(figure, ticks_in(max(height, 20.0), style))
        unboxed = not plot(self._seen, Box(0, width / SCALE, 0, 1), style, self._groups()[0]).boxed
        lines = figure.form == "lines"
        cuts = cut(figure, shown.scale.top, joined=lines and unboxed)
        many = figure.shared and len(figure.series) > MANY_IN_ONE
        cuts = cuts and (not unboxed or (lines and not many))
        changed = (keyed, cuts, unboxed) != (self._keyed, self._cuts, self._unboxed)
        self._keyed, self._cuts, self._unboxed = keyed, cuts, unboxed
        left = gutter(figure, shown.scale, room * 0.9, style)
        pad = shown.scale.top * PADDING / max(height, 20.0)
        for panel in self._panels:
            panel.band.set_height(head)
            panel.left.setWidth(left)
            panel.plot.setXRange(shown.first, shown.end, padding=0)
            panel.plot.setYRange(-pad, shown.scale.top + pad, padding=0)
        if changed:
            self.keys_changed.emit()

    def _steady(self, width: float, above: float, below: float) -> tuple[float, float]:
        """Return the heights above and below the plots, which do not shrink in a view that pans."""
        state = (self._figure, self._view.shown, width)
        before = self._heights
        same = before is not None and before[0][0] is state[0] and before[0][1:] == state[1:]
        if before is not None and same:
            above, below = max(above, before[1]), max(below, before[2])
        self._heights = (state, above, below)
        return above, below

    def _common(self) -> bool:
        """Return whether the numbers of reports under the axis speak for at least one panel."""
        if not self._figure.show_numbers or not self._figure.periods:
            return False
        apart = [self._own(panel.item.series) for panel in self._panels]
        if self._figure.one_plot:
            return not self._apart or len(self._figure.series) > MOST_OWN
        return not all(apart)

    def minimumSizeHint(self) -> QSize:
        """High enough that every panel can be read; the pane around it scrolls."""
        return self._high_enough(LEAST_PANEL)

    def _high_enough(self, panel: int) -> QSize:
        each = panel
        if self._figure.one_plot:
            each = max(LEAST_TOGETHER, round(LEAST_ROW * len(self._figure.series)))
        return QSize(240, round(self._fixed + len(self._panels) * each))

    def sizeHint(self) -> QSize:
        """What reads well, where the pane has it to give."""
        return self._high_enough(GOOD_PANEL)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Thin names and numbers for the new width."""
        super().resizeEvent(event)
        if event is not None and hasattr(self, "_panels"):
            self._fit()
            self.ci.layout.activate()
            self.placed.emit()

    # Points ---------------------------------------------------------------------------------

    def position(self, series: int, index: int) -> QPoint:
        """Return where a point of the view stands, in pixels of the widget."""
        panel = self._panel_of(series)
        inside = index - self._view.first
        return QPoint(self.mapFromScene(place(self._shown, series, inside, self._box(panel))))

    def _panel_of(self, series: int) -> _Panel:
        return next(panel for panel in self._panels if series in panel.item.series)

    def _box(self, panel: _Panel) -> Box:
        view, shown = panel.plot.vb, self._shown
        low = view.mapViewToScene(QPointF(shown.first, 0))
        high = view.mapViewToScene(QPointF(shown.end, shown.scale.top))
        return Box(low.x(), high.x(), high.y(), low.y(), shown.scale.top)

    def point_at(self, where: QPoint) -> tuple[int, int] | None:
        """Return the point that a place of the widget means, None on empty plot."""
        if self._figure.empty:
            return None
        scene = self.mapToScene(where)
        for panel in self._panels:
            found = hit(self._shown, panel.item.series, self._box(panel), scene)
            if found is not None:
                return found[0], found[1] + self._view.first
        return None

    def set_current(self, point: tuple[int, int] | None) -> None:
        """Make a point current, with a ring around it; `pointed` follows."""
        if point == self._current:
            return
        self._current = point
        if point is not None:
            self.show_view(self._view.holding(point[1]))
        self._ring()
        for panel in self._panels:
            panel.item.update()
        self._describe()
        if point is not None:
            announce(self, self.accessibleDescription())
            self.pointed.emit(*point)
        else:
            self.released.emit()

    def _describe(self) -> None:
        """Tell readers of the screen what is drawn and which point is current."""
        said = f"{self._figure.title}. {self._figure.subtitle}"
        if self._figure.empty:
            said = self._figure.empty_sentence
        elif self._current is not None:
            series, index = self._current
            said = self._figure.say(self._figure.series[series], index)
        self.setAccessibleDescription(said)

    # Keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the points, ask for their passages, zoom and pan, as `Moving` has it."""
        event.setAccepted(self._moving.key(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the plot."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._moving.press(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make the point under the pointer current and ask for its passages, or end a drag."""
        self._moving.release(event)
        self._hover(event.position().toPoint())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all periods again, unless a point is meant."""
        self._moving.click_twice(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan while the plot is held, else say what lies under the pointer."""
        if self._moving.drag(event):
            self._rest(None)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            self._hover(event.position().toPoint())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Say nothing any more of what lay under the pointer."""
        super().leaveEvent(event)
        self._rest(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom or pan; a plain turn is left to the pane that scrolls."""
        self._moving.turn(event)

    def _hover(self, where: QPoint) -> None:
        """Show by the pointer's shape what can be done here, and say the point under it."""
        found = self.point_at(where)
        shape = Qt.CursorShape.ArrowCursor
        if found is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif not self._view.whole and self._plot_at(where):
            shape = Qt.CursorShape.OpenHandCursor
        self.viewport().setCursor(shape)
        self._rest(found)

    def _plot_at(self, where: QPoint) -> bool:
        left, right = self.plot_span
        return left <= where.x() <= right

    def _rest(self, point: tuple[int, int] | None) -> None:
        """Say a point in full when the pointer comes to it, nothing when it leaves it."""
        if point != self._hovered:
            self._hovered = point
            self.hovered.emit("" if point is None else self._tell(point))

    def _tell(self, point: tuple[int, int]) -> str:
        return tell(self._figure, self._figure.series[point[0]], point[1])

    def viewportEvent(self, event: QEvent) -> bool:
        """Say a point in words where the pointer rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.words_at(event.pos())
            if self.point_at(event.pos()) is not None:
                # A tooltip does not wrap by itself.
                words = words.replace(". ", ".\n")
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return bool(super().viewportEvent(event))

    def words_at(self, where: QPoint) -> str:
        """Return what stands at a place of the widget in words: events by a letter, or a point."""
        above = self._events.size().height()
        if where.y() < above and self._figure.shown_events():
            left, right = self._events.span()
            placed = named_events(self._shown, left, right)
            seen = self._shown.figure.shown_events()
            events = zip(placed.spans if placed else (), seen, strict=False)
            near = [e for s, e in events if s.start - REACH <= where.x() <= s.end + REACH]
            return "\n".join(event.described for event in near)
        found = self.point_at(where)
        return "" if found is None else self._tell(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys walk here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def drawForeground(self, painter: QPainter, rect: object) -> None:
        """Paint the ring of keyboard focus."""
        super().drawForeground(painter, rect)
        if shows_focus(self):
            painter.save()
            painter.resetTransform()
            paint_focus_ring(painter, self.viewport().rect(), self._look, 0)
            painter.restore()
