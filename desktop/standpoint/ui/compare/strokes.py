# SPDX-License-Identifier: MIT
"""The small signs of the comparison: state of a coding, silence, the line of a link."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from standpoint.model.codebook import Theme
from standpoint.model.reports import CodingStatus
from standpoint.ui.compare import fonts
from standpoint.ui.look.look import Look

STATE = 10.0
DOT = 2.4


def paint_state(
    painter: QPainter, middle: QPointF, status: CodingStatus, theme: Theme, look: Look
) -> None:
    """Paint a coding's state: ring, filled disc with a tick, or grey ring struck through."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = STATE / 2
    if status == "confirmed":
        base = QColor(look.hue(theme).base)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(base)
        painter.drawEllipse(middle, radius + 0.2, radius + 0.2)
        tick = QPainterPath(middle + QPointF(-2.4, 0.1))
        tick.lineTo(middle + QPointF(-0.6, 1.9))
        tick.lineTo(middle + QPointF(2.5, -1.7))
        pen = QPen(QColor(look.hue(theme).digit), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(tick, pen)
    else:
        rejected = status == "rejected"
        colour = look.colour("strong") if rejected else QColor(look.hue(theme).base)
        painter.setPen(QPen(colour, 1.4 if rejected else 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius - 1, radius - 1)
        if rejected:
            painter.drawLine(middle + QPointF(-4.5, 4.5), middle + QPointF(4.5, -4.5))
    painter.restore()


_DASHES: tuple[tuple[float, ...], ...] = ((), (9, 4), (3, 3), (12, 3, 3, 3), (6, 2, 2, 2, 2, 2))
"""In pixels, on and off; the theme's digit chooses, so that a line tells its theme uncoloured."""


def paint_underline(
    painter: QPainter, area: QRectF, theme: Theme, look: Look, *, among_others: bool = False
) -> None:
    """Paint a line under words in the theme's ink; dashed by theme where colour may not tell it.

    That is in high contrast, and `among_others`: in a sentence of several themes.
    """
    colour = QColor(look.hue(theme).ink)
    dashes = _DASHES[(theme.key - 1) % len(_DASHES)] if among_others or look.high_contrast else ()
    if not dashes:
        painter.fillRect(area, colour)
        return
    x, number = area.left(), 0
    while x < area.right():
        width = min(dashes[number % len(dashes)], area.right() - x)
        if number % 2 == 0:
            painter.fillRect(QRectF(x, area.top(), width, area.height()), colour)
        x += dashes[number % len(dashes)]
        number += 1


FOOT = 6.0
"""How high the ends of a line under words that a person marked are turned up."""


def paint_foot(painter: QPainter, x: float, line: QRectF, colour: QColor) -> None:
    """Turn up a line at `x`, one of its ends: here begins or ends what a person marked."""
    thick = line.height()
    painter.fillRect(QRectF(round(x - thick / 2), line.bottom() - FOOT, thick, FOOT), colour)


def ends(lines: Sequence[QRectF], *, turned: bool) -> tuple[tuple[float, QRectF], ...]:
    """Return where lines under words begin and end across, each with the stretch it does so on.

    Args:
        lines: from top to bottom, those of one line of text from left to right.
        turned: whether the text runs right to left.
    """
    first = [line for line in lines if line.top() == lines[0].top()]
    last = [line for line in lines if line.top() == lines[-1].top()]
    if turned:
        return (first[-1].right(), first[-1]), (last[0].left(), last[0])
    return (first[0].left(), first[0]), (last[-1].right(), last[-1])


def paint_silence(painter: QPainter, middle: QPointF, look: Look, *, searched: bool) -> None:
    """Paint the dash of a silent cell, dotted where the report was not searched."""
    pen = QPen(look.colour("strong"), 1.6)
    if not searched:
        pen.setDashPattern([1.2, 1.6])
    painter.setPen(pen)
    painter.drawLine(middle + QPointF(-4.5, 0), middle + QPointF(4.5, 0))


def link_path(start: QPointF, end: QPointF) -> QPainterPath:
    """Return the line of a link from one column's edge to the next one's."""
    path = QPainterPath(start)
    if abs(start.y() - end.y()) < 0.5:
        path.lineTo(end)
    else:
        reach = (end.x() - start.x()) * 0.62
        path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end)
    return path


def paint_link(painter: QPainter, path: QPainterPath, colour: QColor, thick: float) -> None:
    """Paint a link's line with a dot at either end."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, QPen(colour, thick))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for share in (0.0, 1.0):
        painter.drawEllipse(path.pointAtPercent(share), DOT, DOT)
    painter.restore()


def label_rect(path: QPainterPath, label: str, *, bold: bool) -> QRectF:
    """Return where a link's label stands: around the middle of its line."""
    metrics = fonts.metrics(11.5, 600 if bold else 500)
    width = metrics.horizontalAdvance(label) + 5
    middle = path.pointAtPercent(0.5)
    return QRectF(middle.x() - width / 2, middle.y() - 8, width, 16)


def paint_label(painter: QPainter, rect: QRectF, label: str, look: Look, *, bold: bool) -> None:
    """Paint a link's label on the ground that interrupts its line."""
    painter.fillRect(rect, look.colour("base"))
    painter.setFont(fonts.small(11.5, 600 if bold else 500))
    painter.setPen(look.colour("tx" if bold else "tx2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, label)
