# SPDX-License-Identifier: MIT
"""Painting with QtGui, also where there is no display: the application, the faces, the brush."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPen,
    QPolygonF,
)

from standpoint.figures.drawing import (
    Area,
    Drawing,
    Face,
    Line,
    Mark,
    Marker,
    Rect,
    Text,
    outline,
    reads_right_to_left,
)
from standpoint.files import resource

FAMILIES: dict[Face, tuple[str, str]] = {
    "sans": ("Standpoint Sans", "Standpoint Sans Arabic"),
    "serif": ("Standpoint Serif", "Standpoint Naskh"),
}
"""The Latin and the Arabic family of each face."""

_MEASURED_AT = 1000
"""Pixels at which text is measured once, so that every output breaks its lines alike."""


def application() -> QGuiApplication:
    """Return the Qt application, and make one that needs no display where there is none yet."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["standpoint"])


def has_display() -> bool:
    """Return whether this machine can show a window to the user who started the program."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def load_faces() -> None:
    """Load every bundled face once, except the families that the window has loaded already."""
    _load_faces(id(application()))


@lru_cache(maxsize=1)
def _load_faces(_application: int) -> None:
    known = {family.replace(" ", "") for family in QFontDatabase.families()}
    for entry in sorted(resource("fonts").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".ttf") and entry.name.partition("-")[0] not in known:
            QFontDatabase.addApplicationFontFromData(QByteArray(entry.read_bytes()))


def font(text: str, face: Face, bold: bool, italic: bool) -> QFont:
    """Return the bundled face for a text, its Arabic family first where it reads from the right."""
    return QFont(_font(reads_right_to_left(text), face, bold, italic, 0))


@lru_cache(maxsize=256)
def _font(rtl: bool, face: Face, bold: bool, italic: bool, size: int) -> QFont:
    """Return a face of so many pixels, made once: a chart on screen is painted often."""
    latin, arabic = FAMILIES[face]
    chosen = QFont([arabic, latin] if rtl else [latin, arabic])
    chosen.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    chosen.setItalic(italic)
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Qt gives a PDF no letters for glyphs that a feature put in place of others: with ligatures
    # "left" is copied as "le". For the same reason figures are not tabular here, whatever the
    # window's own font says, which is handed on to every font that says nothing.
    for feature in ("tnum",) if rtl else ("liga", "clig", "calt", "tnum"):
        chosen.setFeature(QFont.Tag(feature), 0)
    if size:
        chosen.setPixelSize(size)
    return chosen


@lru_cache(maxsize=8192)
def text_width(text: str, size: float, face: Face = "sans", bold: bool = False) -> float:
    """Return how wide a line of text runs, in the unit of `size`."""
    load_faces()
    measured = font(text, face, bold, italic=False)
    measured.setPixelSize(_MEASURED_AT)
    return QFontMetricsF(measured).horizontalAdvance(text) * size / _MEASURED_AT


def left_edge(text: Text) -> float:
    """Return where a line of text begins on the page, whatever its anchor."""
    if text.anchor == "left":
        return text.x
    width = text_width(text.text, text.size, text.face, text.bold)
    return text.x - (width if text.anchor == "right" else width / 2)


def paint(drawing: Drawing, painter: QPainter, dpi: float) -> None:
    """Paint a page with its top left corner at the painter's origin.

    Args:
        drawing: the page, in points.
        painter: open on a device of that resolution.
        dpi: dots per inch of the device; fonts are set for it too.
    """
    load_faces()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    k = dpi / 72.0
    page = QRectF(0, 0, drawing.width * k, drawing.height * k)
    painter.setClipRect(page, Qt.ClipOperation.IntersectClip)
    painter.fillRect(page, QColor(drawing.ground))
    paint_marks(drawing.marks(), painter, k)


def paint_marks(
    marks: Iterable[Mark], painter: QPainter, k: float = 1.0, *, quick: bool = False
) -> None:
    """Paint marks in their order; `k` is how many of the painter's units go into a point.

    `quick` paints pale areas without smoothing their edges, which takes a quarter of the time.
    """
    for mark in marks:
        if isinstance(mark, Line):
            _line(mark, painter, k)
        elif isinstance(mark, Rect):
            _rect(mark, painter, k)
        elif isinstance(mark, Marker):
            _marker(mark, painter, k)
        elif isinstance(mark, Area):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, not quick)
            _area(mark, painter, k)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        else:
            _text(mark, painter, k)


@lru_cache(maxsize=1024)
def _colour(colour: str) -> QColor:
    return QColor(colour)


@lru_cache(maxsize=1024)
def _pen(colour: str, width: float, dash: tuple[float, ...] = (), k: float = 1.0) -> QPen:
    pen = QPen(QColor(colour), width * k)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        pen.setDashPattern([d / width for d in dash])  # Qt counts dashes in pen widths
    return pen


def _line(mark: Line, painter: QPainter, k: float) -> None:
    painter.setPen(_pen(mark.colour, mark.width, mark.dash, k))
    points = mark.points
    if len(points) == 2:
        (x, y), (right, bottom) = points
        painter.drawLine(QPointF(x * k, y * k), QPointF(right * k, bottom * k))
    else:
        painter.drawPolyline([QPointF(x * k, y * k) for x, y in points])


def _area(mark: Area, painter: QPainter, k: float) -> None:
    colour = QColor(mark.fill)
    colour.setAlphaF(mark.opacity)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    painter.drawPolygon(QPolygonF([QPointF(x * k, y * k) for x, y in mark.points]))


def _rect(mark: Rect, painter: QPainter, k: float) -> None:
    place = QRectF(mark.x * k, mark.y * k, mark.width * k, mark.height * k)
    if not mark.stroke:
        if mark.fill:
            painter.fillRect(place, _colour(mark.fill))
        return
    painter.setBrush(QBrush(_colour(mark.fill)) if mark.fill else Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(mark.stroke, mark.line, mark.dash, k))
    painter.drawRect(place)


def _marker(mark: Marker, painter: QPainter, k: float) -> None:
    painter.setPen(_pen(mark.colour, mark.line, (), k))
    painter.setBrush(_colour(mark.fill))
    x, y, radius = mark.x * k, mark.y * k, mark.radius * k
    shape = _shape(mark.shape, radius)
    if shape.isEmpty():
        painter.drawEllipse(QPointF(x, y), radius, radius)
    else:
        painter.drawPolygon(shape.translated(x, y))


@lru_cache(maxsize=256)
def _shape(shape: str, radius: float) -> QPolygonF:
    """Return a shape around the origin; empty for a circle."""
    return QPolygonF([QPointF(x, y) for x, y in outline(shape, 0.0, 0.0, radius)])


def _text(mark: Text, painter: QPainter, k: float) -> None:
    # Qt rounds a font to whole pixels; the rest is made up by the painter, or words grow by 4 %.
    size = max(round(mark.size * k), 1)
    rtl = reads_right_to_left(mark.text)
    painter.save()
    painter.setFont(_font(rtl, mark.face, mark.bold, mark.italic, size))
    painter.setPen(_colour(mark.colour))
    painter.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if mark.right_to_left else Qt.LayoutDirection.LeftToRight
    )
    painter.translate(left_edge(mark) * k, mark.y * k)
    painter.scale(mark.size * k / size, mark.size * k / size)
    painter.drawText(QPointF(0, 0), mark.text)
    painter.restore()
