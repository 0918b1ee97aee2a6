# SPDX-License-Identifier: MIT
"""Small signs that several screens paint: key hints, digit squares, theme dots, the focus ring."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from standpoint.model.codebook import Theme
from standpoint.ui.look.faces import interface_font
from standpoint.ui.look.look import Look

DOT = 7.0
DOT_STEP = 10.0
DIGIT = 15
KEY_HEIGHT = 17
KEY_PADDING = 5


def shows_focus(widget: QWidget) -> bool:
    """Return whether a widget has the focus and got it by the keyboard."""
    return widget.hasFocus() and widget.window().testAttribute(
        Qt.WidgetAttribute.WA_KeyboardFocusChange
    )


def paint_focus_ring(
    painter: QPainter, rect: QRect, look: Look, radius: float = 4.0, role: str = "tx"
) -> None:
    """Paint the 2 px outline of keyboard focus inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(look.colour(role), 2.0)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def key_size(key: str) -> QSize:
    """Return the size of a key hint ("Ctrl I") in its box."""
    width = QFontMetricsF(interface_font(11)).horizontalAdvance(key)
    return QSize(round(width) + 2 * KEY_PADDING, KEY_HEIGHT)


def paint_key(painter: QPainter, rect: QRect, key: str, words: QColor, line: QColor) -> None:
    """Paint a key hint: its name in a box with a 1 px line."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setFont(interface_font(11))
    painter.setPen(words)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


def paint_digit(painter: QPainter, rect: QRect, theme: Theme, look: Look, on: bool = True) -> None:
    """Paint a theme's square with its digit; an empty one with a line where the theme is off."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    hue = look.hue(theme)
    font = interface_font(11, 600)
    painter.setFont(font)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(hue.base))
        painter.drawRoundedRect(QRectF(rect), 2.5, 2.5)
        painter.setPen(QColor(hue.digit))
    else:
        painter.setPen(QPen(look.colour("strong"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)
        painter.setPen(look.colour("tx2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(theme.key))
    painter.restore()


def dots_width(themes: Sequence[Theme]) -> int:
    """Return the width of a strip of theme dots."""
    return round(max(len(themes) - 1, 0) * DOT_STEP + DOT) if themes else 0


def paint_dots(
    painter: QPainter,
    start: QPointF,
    themes: Sequence[Theme],
    found: Collection[str],
    look: Look,
    *,
    ring: str = "line2",
) -> None:
    """Paint a strip of theme dots: filled where a theme was found, a ring where it was not.

    Args:
        painter: paints on the widget.
        start: the strip's left edge, at the height of the dots' centres.
        themes: in codebook order; a theme keeps its place, which tells it without colour.
        found: theme ids that the report carries.
        look: gives the colours.
        ring: role of the rings' colour.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for place, theme in enumerate(themes):
        centre = QPointF(start.x() + DOT / 2 + place * DOT_STEP, start.y())
        if theme.id in found:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.hue(theme).base))
            painter.drawEllipse(centre, DOT / 2, DOT / 2)
        else:
            painter.setPen(QPen(look.colour(ring), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, DOT / 2 - 0.5, DOT / 2 - 0.5)
    painter.restore()
