# SPDX-License-Identifier: MIT
"""Pictures of what was painted: they stand in while the view moves, faster than any painting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from standpoint.figures.layout_plot import Box

if TYPE_CHECKING:
    from standpoint.ui.trends.items import Shown

_MOST = 4
"""Pictures that are kept: of the whole range, and of what was seen last."""

_NAMES = 40.0
"""Pixels right of a plot from which on a picture has names there."""
_PIXELS = 2.0

Days = tuple[int, int]
"""The first day and the day after the last, as ordinals."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a plot showed of some days; `box` is the plot's place, `corner` the pixmap's."""

    days: Days
    box: Box
    corner: QPoint
    pixmap: QPixmap

    def x(self, day: float) -> float:
        """Return how far from the pixmap's left edge a day begins."""
        first, end = self.days
        share = (day - first) / (end - first)
        return self.box.left + share * self.box.width - self.corner.x()

    @property
    def scale(self) -> float:
        """Return how wide a day is."""
        return self.box.width / (self.days[1] - self.days[0])


class Pictures:
    """The pictures of one item.

    `cost` is how many seconds the last painting took, `sharp` whether what was painted last was
    the right picture and no other in its stead.
    """

    def __init__(self) -> None:
        self._kept: list[Picture] = []
        self._whole: object = None
        self._of: tuple[object, ...] = ()
        self.cost = 0.0
        self.sharp = True
        self._wanted: tuple[Days, Box] | None = None
        self._settled: tuple[Days, Box] | None = None

    def settle(self) -> None:
        """Let nothing stand in any more for what was wanted last."""
        self._settled = self._wanted
        self.sharp = True

    def paint(  # noqa: PLR0917
        self,
        painter: QPainter,
        shown: Shown,
        box: Box,
        room: QRect,
        draw: Callable[[QPainter], None],
        of: tuple[object, ...] = (),
        *,
        hurried: bool = False,
    ) -> None:
        """Paint from a picture; make it where there is none, or let others stand in for it.

        Args:
            painter: paints in pixels.
            shown: what the chart shows.
            box: the plot's place; its days run from `box.left` to `box.right`.
            room: what the picture covers.
            draw: paints it.
            of: what else the picture depends on.
            hurried: whether pictures of other days may stand in.
        """
        ratio = painter.device().devicePixelRatio()
        of = (shown.style, shown.scale.top, shown.naming, ratio, *of)
        if self._whole is not shown.whole or self._of != of:
            self._whole, self._of = shown.whole, of
            self._kept.clear()
        days = (shown.first, shown.end)
        self._wanted = (days, box)
        hurried = hurried and self._wanted != self._settled
        found = next((p for p in self._kept if (p.days, p.box) == self._wanted), None)
        if found is None:
            self.sharp = not (hurried and self._stand_in(painter, box, days))
            if not self.sharp:
                return
            found = Picture(days, box, room.topLeft(), self._drawn(room, ratio, draw))
            self._keep(found)
        self.sharp = True
        painter.drawPixmap(found.corner, found.pixmap)

    def _drawn(self, room: QRect, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
        begun = perf_counter()
        pixmap = QPixmap(room.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-room.topLeft())
            draw(painter)
        finally:
            # A painter that outlives its pixmap takes the whole program with it.
            painter.end()
        self.cost = perf_counter() - begun
        return pixmap

    def _keep(self, picture: Picture) -> None:
        self._kept.append(picture)
        if len(self._kept) > _MOST:
            # The picture of most days can stand in for any others.
            widest = max(self._kept, key=lambda p: p.days[1] - p.days[0])
            self._kept.remove(next(p for p in self._kept if p is not widest))

    def _stand_in(self, painter: QPainter, box: Box, days: Days) -> bool:
        """Paint days from pictures of others, stretched to fit; return whether all were there."""
        pieces = list(self._pieces(days, box.width / (days[1] - days[0])))
        if sum(end - first for _, (first, end) in pieces) < days[1] - days[0]:
            return False
        scale = box.width / (days[1] - days[0])
        for picture, (first, end) in pieces:
            # Hardly stretched, a picture is as good without smoothing, and faster by far.
            smooth = not 0.9 < picture.scale / scale < 1.1
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            left, right = picture.x(first), picture.x(end)
            start = box.left + (first - days[0]) * scale
            _blit(painter, picture, box, (left, right), (start, start + (end - first) * scale))
        newest = self._kept[-1]
        beside = newest.pixmap.deviceIndependentSize().width() - newest.x(newest.days[1])
        edge = newest.x(newest.days[1])
        if beside > _NAMES:
            _blit(painter, newest, box, (edge, edge + beside), (box.right, box.right + beside))
        return True

    def _pieces(self, days: Days, scale: float) -> Iterator[tuple[Picture, Days]]:
        """Return which picture to take for which days, those of nearly the same scale first."""
        missing = [days]
        for picture in sorted(self._kept, key=lambda p: max(p.scale / scale, scale / p.scale)):
            rest: list[Days] = []
            for first, end in missing:
                start, stop = max(first, picture.days[0]), min(end, picture.days[1])
                if start >= stop:
                    rest.append((first, end))
                    continue
                yield picture, (start, stop)
                rest += [gap for gap in ((first, start), (stop, end)) if gap[0] < gap[1]]
            missing = rest


def _blit(
    painter: QPainter,
    picture: Picture,
    box: Box,
    source: tuple[float, float],
    target: tuple[float, float],
) -> None:
    """Paint what lies between two places across of a picture between two places of the item."""
    ratio = picture.pixmap.devicePixelRatio()
    height = picture.pixmap.deviceIndependentSize().height()
    tall = (box.bottom - box.top) / ((picture.box.bottom - picture.box.top) or 1.0) or 1.0
    top = box.top - (picture.box.top - picture.corner.y()) * tall
    taken = QRectF(source[0] * ratio, 0, (source[1] - source[0]) * ratio, height * ratio)
    stretched = (target[1] - target[0]) - (source[1] - source[0])
    if abs(stretched) < _PIXELS and abs(height * tall - height) < _PIXELS:
        # Not stretched at all it is copied, which takes a tenth of the time.
        place = QPoint(round(target[0]), round(top))
        painter.drawPixmap(place, picture.pixmap, taken.toRect())
        return
    corners = QPointF(target[0], top), QPointF(target[1], top + height * tall)
    painter.drawPixmap(QRectF(*corners), picture.pixmap, taken)
