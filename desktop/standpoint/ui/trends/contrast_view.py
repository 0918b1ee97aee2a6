# SPDX-License-Identifier: MIT
"""The forest plot on the screen: what the page has, at the screen's size; themes can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from standpoint.figures.contrast import ContrastFigure
from standpoint.figures.contrast_forest import Forest, Place
from standpoint.figures.drawing import Layer
from standpoint.figures.painting import paint_marks
from standpoint.figures.style import Style
from standpoint.ui.look import Look, paint_focus_ring, shows_focus

LABEL = 12.0
"""Pixels of the words on the screen."""
_PAD = 10
_BAR = 3
_LEAST_WIDTH = 430


class ForestView(QWidget):
    """Both panels; ↑ ↓ walk the themes, Enter or a click asks for one.

    `pointed(row)` when a theme becomes current, `asked(row)` when its passages are wanted.
    """

    pointed = Signal(int)
    asked = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._figure: ContrastFigure | None = None
        self._layers: tuple[Layer, ...] = ()
        self._places: tuple[Place, ...] = ()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Differences and ratios by theme"))
        look.changed.connect(self._lay_out)

    @property
    def current(self) -> int:
        """The row of the current theme, -1 for none."""
        return self._current

    @property
    def places(self) -> tuple[Place, ...]:
        """Where rows lie, in pixels: each theme once in each panel."""
        return self._places

    def show_figure(self, figure: ContrastFigure | None) -> None:
        """Show another comparison; the theme that was current stays so where it is there."""
        kept = self._key()
        self._figure = figure
        keys = [row.measured.key for row in figure.rows] if figure else []
        self._current = keys.index(kept) if kept in keys else -1
        self._lay_out()
        self._tell()

    def set_current(self, row: int) -> None:
        """Make a theme current without announcing it."""
        if row != self._current:
            self._current = row
            self._tell()
            self.update()

    def _key(self) -> str:
        rows = self._figure.rows if self._figure else ()
        return rows[self._current].measured.key if 0 <= self._current < len(rows) else ""

    def _tell(self) -> None:
        """Give readers of the screen the current theme in words, else all of them."""
        figure = self._figure
        if figure is None:
            self.setAccessibleDescription("")
        elif 0 <= self._current < len(figure.rows):
            self.setAccessibleDescription(figure.say(figure.rows[self._current]))
        else:
            self.setAccessibleDescription(figure.title)

    # Painting -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        if self._figure is None:
            self._layers = self._places = ()
        else:
            look = self._look
            sizes = Style(look.scheme, look.tokens, 0, 15.5, LABEL, 12, says=False)
            forest = Forest(self._figure, sizes, _PAD, max(self.width(), _LEAST_WIDTH) - _PAD)
            self._layers, self._places = forest.draw(_PAD)
            self.setFixedHeight(round(forest.natural) + 2 * _PAD)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def sizeHint(self) -> QSize:
        """Room for both panels."""
        return QSize(640, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chosen theme's ground, the panels, and the focus."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("base"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for layer in self._layers:
            paint_marks(layer.marks, painter)
        key = self._key()
        for place in self._places:
            if place.key == key:
                painter.fillRect(self._bar(place), self._look.colour("ink"))
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), self._look, 0)
        painter.end()

    def _bar(self, place: Place) -> QRectF:
        """Return the bar before a theme's name, which stands at the left in every language."""
        return QRectF(_BAR + 1, place.top + 1, _BAR, place.bottom - place.top - 1)

    # Choosing -------------------------------------------------------------------------------

    def row_at(self, where: QPointF) -> int:
        """Return the row of the theme at a place, -1 where there is none."""
        rows = self._figure.rows if self._figure else ()
        keys = [row.measured.key for row in rows]
        return next(
            (keys.index(one.key) for one in self._places if one.top <= where.y() < one.bottom), -1
        )

    def _point(self, row: int) -> None:
        if self._figure is not None and 0 <= row < len(self._figure.rows):
            self.set_current(row)
            self.pointed.emit(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the theme that is clicked."""
        row = self.row_at(event.position())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._point(row)
            self.asked.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the theme under the pointer in words."""
        row = self.row_at(event.position())
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
        )
        if row >= 0 and self._figure is not None:
            said = self._figure.say(self._figure.rows[row])
            QToolTip.showText(event.globalPosition().toPoint(), said, self)
        else:
            QToolTip.hideText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys, ask with Enter."""
        rows = len(self._figure.rows) if self._figure else 0
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if rows and key in steps:
            self._point(min(max(self._current + steps[key], 0), rows - 1))
        elif rows and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._point(0 if key == Qt.Key.Key_Home else rows - 1)
        elif self._current >= 0 and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.asked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Repaint where the focus comes or goes."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().event(event)
