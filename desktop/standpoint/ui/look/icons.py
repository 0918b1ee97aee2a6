# SPDX-License-Identifier: MIT
"""Lucide's icons, drawn in a colour of the palette and kept until the palette changes."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from standpoint.files import resource

STROKE = "1.6"
STROKE_LARGE = "1.25"
LARGE = 24


def pixmap(name: str, colour: str, px: int = 16, ratio: float = 1.0) -> QPixmap:
    """Return an icon of `resources/icons` as a pixmap.

    Args:
        name: file name without its ending.
        colour: "#RRGGBB" that stands for `currentColor`.
        px: side in pixels of the layout.
        ratio: pixels of the device for one of the layout.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    from PySide6.QtSvg import QSvgRenderer

    stroke = STROKE_LARGE if px > LARGE else STROKE
    drawing = _source(name).replace("currentColor", colour).replace("STROKE", stroke)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    image = QPixmap(round(px * ratio), round(px * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, colour: str, disabled: str, px: int = 16) -> QIcon:
    """Return an icon that is crisp at 1x, 2x and the screen's own ratio."""
    made = QIcon()
    for ratio in sorted({1.0, max(2.0, QGuiApplication.instance().devicePixelRatio())}):  # type: ignore[union-attr]
        made.addPixmap(pixmap(name, colour, px, ratio))
        made.addPixmap(pixmap(name, disabled, px, ratio), QIcon.Mode.Disabled)
    return made


@cache
def _source(name: str) -> str:
    text = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return re.sub(r'stroke-width="[\d.]+"', 'stroke-width="STROKE"', text, count=1)
