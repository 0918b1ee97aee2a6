# SPDX-License-Identifier: MIT
"""The overview ruler: all marks of a text at a glance, the part in view, and its scroll bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from standpoint.model.codebook import Theme
from standpoint.ui.compare.pane import TextPane

WIDTH = 26
LANE = 5.0
MARK = 3.0
NOTCH = 3.0
"""Where words were found, both edges are notched so far."""
_EDGE = 3.5


@dataclass(frozen=True, slots=True)
class Mark:
    """One coded sentence in the lane of one of its themes."""

    area: QRectF
    theme: Theme
    paragraph: int


class OverviewRuler(QWidget):
    """Stands beside a pane; a click or a drag moves the text there.

    Each theme has its lane, so that a mark says its theme by its place as well.
    """

    def __init__(self, pane: TextPane, *, at_right: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        self._at_right = at_right
        self._held: float | None = None
        self._marks: list[Mark] | None = None
        self._hits: list[int] = []
        self._picture: QPixmap | None = None
        self._seen = QRectF()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Overview of {}").format(pane.reading.report.title))
        pane.scrolled.connect(self._on_scrolled)
        pane.laid_out.connect(self.forget)
        pane.look.changed.connect(self.forget)

    def forget(self) -> None:
        """Ask the pane anew where its marks lie."""
        self._marks = self._picture = None
        self.update()

    def set_hits(self, positions: Sequence[int]) -> None:
        """Show where words were found: their code points in the text."""
        self._hits = list(positions)
        self._picture = None
        self.update()

    def _on_scrolled(self) -> None:
        """Paint anew only between where the part in view was and is."""
        self.update(self._seen.united(self.part_in_view()).toAlignedRect().adjusted(0, -2, 0, 2))

    def sizeHint(self) -> QSize:
        """As wide as its lanes."""
        return QSize(WIDTH, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part in view, then the marks over it."""
        look = self._pane.look
        painter = QPainter(self)
        painter.fillRect(event.rect(), look.colour("win"))
        edge = 0 if self._at_right else self.width() - 1
        painter.fillRect(QRectF(edge, 0, 1, self.height()), look.colour("line"))
        self._paint_view(painter)
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._picture = self._paint_marks()
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _paint_marks(self) -> QPixmap:
        """Return all marks as a picture: while a text scrolls they stay where they are."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        for mark in self.marks():
            painter.fillRect(mark.area, QColor(self._pane.look.hue(mark.theme).base))
        look = self._pane.look
        scale = self._scale()
        # What was found has no theme's colour, and a place of its own: beside the lanes.
        rows = {round(self._pane.about(position) * scale) for position in self._hits}
        for y in sorted(rows):
            for x in (0.0 if self._at_right else 1.0, WIDTH - NOTCH - (1 - self._at_right)):
                painter.fillRect(QRectF(x, y, NOTCH, 2), look.colour("tx"))
        painter.end()
        return picture

    def _paint_view(self, painter: QPainter) -> None:
        look = self._pane.look
        self._seen = self.part_in_view()
        if self._seen.isEmpty():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("strong"), 1))
        painter.setBrush(look.colour("base" if look.high_contrast else "sel"))
        painter.drawRoundedRect(self._seen.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def part_in_view(self) -> QRectF:
        """Return where the part in view lies on the ruler; nowhere while all of it is in view."""
        if self._pane.verticalScrollBar().maximum() <= 0:
            return QRectF()
        scale = self._scale()
        bar = self._pane.verticalScrollBar()
        top = bar.value() * scale
        height = max(self._pane.viewport().height() * scale, 18.0)
        top = min(top, max(self.height() - height, 0.0))
        return QRectF(1, top, WIDTH - 2, min(height, self.height()))

    def _scale(self) -> float:
        return self.height() / max(self._pane.text_height(), float(self._pane.viewport().height()))

    def marks(self) -> list[Mark]:
        """Return the marks with the sentences and themes that they stand for."""
        if self._marks is None:
            self._marks = self._find_marks()
        return self._marks

    def _find_marks(self) -> list[Mark]:
        scale = self._scale()
        found = []
        for mark in self._pane.coded:
            extent = self._pane.extent_in_text(mark.sentence)
            height = max((extent.bottom - extent.top) * scale - 1, 2.0)
            for theme in mark.themes:
                x, width = self._lane(self._pane.lane(theme)[0])
                area = QRectF(x, extent.top * scale, width, height)
                found.append(Mark(area, self._pane.theme(theme), mark.paragraph))
        return found

    def _lane(self, lane: int) -> tuple[float, float]:
        lanes = len(self._pane.lanes())
        step = min(LANE, (WIDTH - 2 * _EDGE) / max(lanes, 1))
        start = (WIDTH - step * max(lanes, 1)) / 2 + (step - MARK) / 2
        return start + lane * step, min(MARK, max(step - 1, 1.0))

    def resizeEvent(self, event: object) -> None:
        """Scale the marks to the new height."""
        del event
        self.forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the part in view, or bring it under the pointer first."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        part = self.part_in_view()
        if part.isEmpty():
            return
        y = event.position().y()
        self._held = y - part.top() if part.contains(event.position()) else part.height() / 2
        self._move(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the text follow the pointer."""
        if self._held is not None:
            self._move(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self._held = None

    def _move(self, y: float) -> None:
        self._pane.scroll_by_hand(round((y - (self._held or 0.0)) / self._scale()))

    def event(self, event: QEvent) -> bool:
        """Name theme and paragraph of the marks where the pointer rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip(self, at: QPointF) -> str:
        """Return theme and paragraph of the mark at a point, else of all at its height."""
        near = [m for m in self.marks() if m.area.top() - 2 <= at.y() <= m.area.bottom() + 2]
        under = [m for m in near if m.area.left() - 1 <= at.x() <= m.area.right() + 1]
        lines = dict.fromkeys(f"{m.theme.label}, ¶ {m.paragraph}" for m in under or near)
        return "\n".join(lines)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        self._pane.wheelEvent(event)
