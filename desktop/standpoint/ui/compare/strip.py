# SPDX-License-Identifier: MIT
"""The strip between two panes: it asks them for heights and paints the ribbons of links."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from standpoint.figures.colours import Hue
from standpoint.ui.compare import wording
from standpoint.ui.compare.comparison import Comparison, Placed
from standpoint.ui.compare.pane import TextPane
from standpoint.ui.compare.ribbons import Extent, Ribbon, Tab, ribbons
from standpoint.ui.compare.strip_signs import StripSigns
from standpoint.ui.look.look import Look

BOTH_TABS = 2 * 58
"""From this width on tabs of both sides have room beside each other, with their words."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A ribbon or tab as it was drawn, so that a click finds it."""

    placed: Placed
    area: QPainterPath
    sought: TextPane | None = None
    sentence: int = 0


class RibbonStrip(QWidget):
    """Stands between two neighbouring panes.

    Signals: `chosen(Placed)` when a ribbon is clicked; `sought(TextPane, int, Placed)` when a tab
    asks for the sentence that is out of view.
    """

    chosen = Signal(object)
    sought = Signal(object, int, object)

    def __init__(self, comparison: Comparison, look: Look, left: TextPane, right: TextPane) -> None:
        super().__init__()
        self._comparison = comparison
        self._look = look
        self._left, self._right = left, right
        self._drawn: list[Drawn] = []
        self._links: list[Placed] | None = None
        self._extents: list[tuple[Placed, Extent, Extent]] | None = None
        self._signs = StripSigns(look)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Links between the two texts"))
        comparison.aligned.connect(self._forget)
        comparison.viewed.connect(self._forget)
        for pane in (left, right):
            pane.scrolled.connect(self.update)
            pane.laid_out.connect(self._forget)

    @property
    def drawn(self) -> list[Drawn]:
        """The ribbons, labels and tabs in view as they were painted last."""
        return self._drawn

    def links(self) -> list[Placed]:
        """Return the links between the two reports, of themes that are on."""
        if self._links is None:
            pair = {self._left.report, self._right.report}
            shown = self._comparison.text_links()
            self._links = [p for p in shown if {p.link.a[0], p.link.b[0]} == pair]
        return self._links

    def _forget(self) -> None:
        self._links = self._extents = None
        self.update()

    def _ends(self, placed: Placed) -> tuple[int, int]:
        """Return the sentences at the left and right end."""
        a, b = placed.link.a, placed.link.b
        return (a[1], b[1]) if a[0] == self._left.report else (b[1], a[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ribbons in view, the selected ones on top, labels and tabs over them."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("base"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = self._in_view()
        links = [placed for placed, _, _ in seen]
        ends = [(left, right) for _, left, right in seen]
        narrow = self.width() < BOTH_TABS
        shown, tabs = ribbons(ends, float(self.height()), narrow=narrow)
        chosen = self._comparison.emphasised()
        shown.sort(key=lambda ribbon: links[ribbon.index] in chosen)
        self._drawn = [self._paint_ribbon(painter, r, links[r.index], chosen) for r in shown]
        for ribbon in shown:
            self._paint_label(painter, ribbon, links[ribbon.index], chosen)
        self._drawn += [self._paint_tab(painter, tab, links[tab.index]) for tab in tabs]
        painter.end()

    def _in_view(self) -> list[tuple[Placed, Extent, Extent]]:
        """Return the links of which something is in view, with the extents of both ends."""
        if self._extents is None:
            self._extents = []
            for placed in self.links():
                left, right = self._ends(placed)
                extents = self._left.extent_in_text(left), self._right.extent_in_text(right)
                self._extents.append((placed, *extents))
        a, b = (pane.verticalScrollBar().value() for pane in (self._left, self._right))
        height = self.height()
        return [
            (placed, Extent(one.top - a, one.bottom - a), Extent(other.top - b, other.bottom - b))
            for placed, one, other in self._extents
            if (one.bottom > a and one.top < a + height)
            or (other.bottom > b and other.top < b + height)
        ]

    def _hue(self, placed: Placed) -> Hue:
        return self._look.hue(self._comparison.theme(placed.theme))

    def _paint_ribbon(
        self, painter: QPainter, ribbon: Ribbon, placed: Placed, chosen: list[Placed]
    ) -> Drawn:
        width, bold, hue = float(self.width()), placed in chosen, self._hue(placed)
        upper = _curve(ribbon.left.top + 1, ribbon.right.top + 1, width)
        lower = _curve(ribbon.left.bottom - 1, ribbon.right.bottom - 1, width)
        area = QPainterPath(upper)
        area.lineTo(width, ribbon.right.bottom - 1)
        area.connectPath(lower.toReversed())
        area.closeSubpath()
        painter.fillPath(area, QColor(hue.t if bold else hue.f))
        pen = QPen(QColor(hue.base), 2.0 if bold else 1.0)
        if placed.link.origin == "human" and not bold:
            pen.setWidthF(1.6)
        painter.strokePath(upper, pen)
        painter.strokePath(lower, pen)
        return Drawn(placed, area)

    def _paint_label(
        self, painter: QPainter, ribbon: Ribbon, placed: Placed, chosen: list[Placed]
    ) -> None:
        label = wording.link_label(placed.link)
        if not label or ribbon.label is None:
            return
        picture = self._signs.label(
            label, self._hue(placed), self.devicePixelRatioF(), bold=placed in chosen
        )
        room = picture.deviceIndependentSize().width()
        rect = QRectF((self.width() - room) / 2, round(ribbon.label - 9), room, 18)
        painter.drawPixmap(rect.topLeft(), picture)
        area = QPainterPath()
        area.addRect(rect)
        self._drawn.append(Drawn(placed, area))

    def _paint_tab(self, painter: QPainter, tab: Tab, placed: Placed) -> Drawn:
        left, right = self._ends(placed)
        at_right = tab.side == "right"
        sought, sentence = (self._left, left) if at_right else (self._right, right)
        number = sought.reading.sentences[sentence].paragraph
        words = f"{'↑' if tab.up else '↓'} ¶ {number}"
        ratio = self.devicePixelRatioF()
        picture = self._signs.tab(words, self._hue(placed), ratio, at_right=at_right)
        x = self.width() - picture.deviceIndependentSize().width() if at_right else 0.0
        painter.drawPixmap(QPointF(round(x), round(tab.y - 9)), picture)
        area = QPainterPath()
        wide = QRectF(self.width() - 62, tab.y - 9, 62, 18)
        area.addRect(wide if at_right else wide.translated(62 - self.width(), 0))
        return Drawn(placed, area, sought, sentence)

    # Pointing ---------------------------------------------------------------------------------

    def _at(self, position: QPointF) -> Drawn | None:
        return next((d for d in reversed(self._drawn) if d.area.contains(position)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a click does something."""
        hand = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a link; a tab brings its other end into view."""
        drawn = self._at(event.position())
        if drawn is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if drawn.sought is not None:
            self.sought.emit(drawn.sought, drawn.sentence, drawn.placed)
        else:
            self.chosen.emit(drawn.placed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text whose half the pointer is over."""
        left = event.position().x() < self.width() / 2
        (self._left if left else self._right).wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Explain a closeness where the pointer rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            drawn = self._at(QPointF(event.pos()))
            limit = self._comparison.alignment.limit
            tip = wording.closeness_in_words(drawn.placed.link, limit) if drawn else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)


def _curve(left: float, right: float, width: float) -> QPainterPath:
    path = QPainterPath(QPointF(0, left))
    path.cubicTo(QPointF(width * 0.5, left), QPointF(width * 0.5, right), QPointF(width, right))
    return path
