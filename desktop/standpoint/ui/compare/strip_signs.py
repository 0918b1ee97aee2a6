# SPDX-License-Identifier: MIT
"""The signs on a strip of ribbons, painted once and kept: tabs with their words, labels."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from standpoint.figures.colours import Hue
from standpoint.ui.compare import fonts
from standpoint.ui.compare.ribbons import TAB
from standpoint.ui.look.look import Look

HIGH = 18
MOST = 500
"""So many signs are kept; a comparison of long texts has a few dozen kinds."""


class StripSigns:
    """Hands out the signs as pictures, for one scheme and one density of pixels at a time."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        look.changed.connect(self._kept.clear)

    def label(self, words: str, hue: Hue, ratio: float, *, bold: bool) -> QPixmap:
        """Return the label of a ribbon: words in a box of the theme's colour."""
        key = ("label", words, hue.base, ratio, bold)
        if key in self._kept:
            return self._kept[key]
        weight = 600 if bold else 500

        def paint(painter: QPainter, room: QRectF) -> None:
            painter.setPen(QPen(QColor(hue.base), 2 if bold else 1))
            painter.setBrush(self._look.colour("base"))
            painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setFont(fonts.small(11.5, weight))
            painter.setPen(self._look.colour("tx" if bold else "tx2"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

        wide = max(fonts.metrics(11.5, weight).horizontalAdvance(words) + 14, 34)
        return self._picture(key, wide, ratio, paint)

    def tab(self, words: str, hue: Hue, ratio: float, *, at_right: bool) -> QPixmap:
        """Return a tab that points away from the edge it stands at, with its words before it."""
        key = ("tab", words, hue.base, ratio, at_right)
        if key in self._kept:
            return self._kept[key]
        lettered = fonts.metrics(11.5).horizontalAdvance(words) + 4
        wide = TAB + 4 + lettered

        def paint(painter: QPainter, room: QRectF) -> None:
            del room
            x = 0.0 if at_right else TAB + 4
            painter.fillRect(QRectF(x, 1, lettered, HIGH - 2), self._look.colour("base"))
            painter.setPen(QPen(QColor(hue.base), 1))
            painter.setBrush(QColor(hue.t))
            painter.drawPolygon(_tab(wide, at_right=at_right))
            painter.setFont(fonts.small(11.5))
            painter.setPen(self._look.colour("tx2"))
            area = QRectF(x, 0, lettered, HIGH)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

        return self._picture(key, wide, ratio, paint)

    def _picture(
        self,
        key: tuple[object, ...],
        wide: float,
        ratio: float,
        paint: Callable[[QPainter, QRectF], None],
    ) -> QPixmap:
        if len(self._kept) >= MOST:
            self._kept.clear()
        room = QRectF(0, 0, round(wide), HIGH)
        picture = QPixmap((QSizeF(room.size()) * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, room)
        painter.end()
        self._kept[key] = picture
        return picture


def _tab(width: float, *, at_right: bool) -> QPolygonF:
    edge, point = (width, width - TAB) if at_right else (0.0, TAB)
    inner = point + (TAB * 0.4 if at_right else -TAB * 0.4)
    middle, half = HIGH / 2, TAB / 2
    return QPolygonF(
        [
            QPointF(edge, middle - half),
            QPointF(inner, middle - half),
            QPointF(point, middle),
            QPointF(inner, middle + half),
            QPointF(edge, middle + half),
        ]
    )
