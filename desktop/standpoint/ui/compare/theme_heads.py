# SPDX-License-Identifier: MIT
"""How the headers of themes and facets are painted, with what each column holds at its text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from standpoint.ui.compare import fonts
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.placing import THEME_HEAD, Box, Column
from standpoint.ui.compare.rows import FacetLine, ThemeHead, Told
from standpoint.ui.compare.theme_layout import AFTER_TEXT, BEFORE_TEXT
from standpoint.ui.look.faces import right_to_left
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import DIGIT, paint_digit

_TOLD = 20
"""Height of the line that tells what each column holds."""
_SMALL = 12
_INTO_GUTTER = 40.0
"""So far the share behind a facet's name may reach beyond its column: no link is drawn there."""


class HeadPainter:
    """Paints the headers of themes and facets over the columns of the page.

    Args:
        look: gives the colours.
        comparison: what is compared.
    """

    def __init__(self, look: Look, comparison: Comparison) -> None:
        self._look = look
        self._comparison = comparison
        self.across: Sequence[Column] = ()
        self._picture: tuple[object, QPixmap] | None = None
        look.changed.connect(self.forget)

    def paint_head(
        self, painter: QPainter, box: Box, head: ThemeHead, *, hovered: bool, stuck: bool = False
    ) -> None:
        """Paint a theme's header, in its place or stuck to the top."""
        look, colour = self._look, self._look.colour
        area = QRectF(box.x, box.y, box.width, box.height)
        painter.fillRect(area, colour("hover" if hovered and head.folds else "alt"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), colour("line"))
        if not stuck:  # there the rule below the chips divides
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), colour("line"))
        first = QRectF(area.left(), area.top(), area.width(), THEME_HEAD)
        middle = int(first.center().y())
        if head.folds:
            icon = "chevron-right" if head.collapsed else "chevron-down"
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(QRect(11, middle - 7, 14, 14), look.pixmap(icon, "tx2", 14, ratio))
        digit = QRect(int(BEFORE_TEXT), middle - DIGIT // 2, DIGIT, DIGIT)
        paint_digit(painter, digit, head.theme, look)
        x = BEFORE_TEXT + DIGIT + 9
        role = "tx2" if head.silent else "tx"
        x += self._text(painter, x, first, head.theme.label, weight=600, role=role) + 12
        room = fonts.metrics(13).elidedText(
            head.summary, Qt.TextElideMode.ElideRight, area.width() - x - AFTER_TEXT
        )
        self._text(painter, x, first, room)
        if head.told:
            line = QRectF(area.left(), first.bottom() - 3, area.width(), _TOLD)
            for place, words in enumerate(self._fitting(head.told)):
                self._paint_told(painter, line, place, words)

    def picture(self, box: Box, head: ThemeHead, ratio: float, *, hovered: bool) -> QPixmap:
        """Return a header as it sticks, painted once: it is painted anew in every frame else."""
        key = (head, box.width, hovered, ratio, tuple(self.across))
        if self._picture is None or self._picture[0] != key:
            image = QPixmap(round(box.width * ratio), round(box.height * ratio))
            image.setDevicePixelRatio(ratio)
            painter = QPainter(image)
            place = Box(head, -1, 0.0, 0.0, box.width, box.height)
            self.paint_head(painter, place, head, hovered=hovered, stuck=True)
            painter.end()
            self._picture = (key, image)
        return self._picture[1]

    def forget(self) -> None:
        """Paint anew: in other colours, or in other faces."""
        self._picture = None

    def paint_facet(self, painter: QPainter, box: Box, line: FacetLine) -> None:
        """Paint a facet's name, and at the text of each column what the column holds of it."""
        area = QRectF(box.x, box.y, box.width, box.height)
        hue = self._look.hue(self._comparison.theme(line.theme))
        painter.setFont(fonts.small(13, 600))
        painter.setPen(QColor(hue.ink))
        width = fonts.metrics(13, 600).horizontalAdvance(line.label)
        room = area.adjusted(BEFORE_TEXT, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, line.label)
        for place, told in enumerate(line.told):
            before = width + 10 if place == 0 and not self._mirrored(0) else 0.0
            words = self._beside(told.short, before, place)
            self._paint_told(painter, area, place, words, before)

    def _beside(self, words: str, before: float, place: int) -> str:
        """Return a share that stands behind the facet's name: without per cent if need be."""
        if not before or place >= len(self.across):
            return words
        room = self.across[place].width - BEFORE_TEXT - before + _INTO_GUTTER
        fits = fonts.metrics(_SMALL).horizontalAdvance(words) <= room
        return words if fits else words.split(" · ", maxsplit=1)[0]

    def _paint_told(
        self, painter: QPainter, area: QRectF, place: int, words: str, before: float = 0.0
    ) -> None:
        """Write what a column holds where its text begins, `before` pixels further in."""
        if place >= len(self.across):
            return
        column = self.across[place]
        mirrored = self._mirrored(place)
        left, right = (AFTER_TEXT, BEFORE_TEXT) if mirrored else (BEFORE_TEXT + before, AFTER_TEXT)
        if before:
            right = -_INTO_GUTTER
        room = QRectF(column.x + left, area.top(), column.width - left - right, area.height())
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.setFont(fonts.small(_SMALL))
        painter.setPen(self._look.colour("tx2"))
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _fitting(self, told: Sequence[Told]) -> list[str]:
        """Return what all columns are told in full, or in short where one has no room for it."""
        metrics = fonts.metrics(_SMALL)
        fits = all(
            metrics.horizontalAdvance(one.full) <= column.width - BEFORE_TEXT - AFTER_TEXT
            for one, column in zip(told, self.across, strict=False)
        )
        return [one.full if fits else one.short for one in told]

    def tip(self, box: Box, x: float) -> str:
        """Return what the column at `x` of the page holds of a header's theme or facet."""
        told = box.thing.told if isinstance(box.thing, (ThemeHead, FacetLine)) else ()
        for place, (one, column) in enumerate(zip(told, self.across, strict=False)):
            if column.x <= x < column.x + column.width:
                return f"{self._comparison.column_name(place)}: {one.spoken}"
        return ""

    def _mirrored(self, place: int) -> bool:
        return right_to_left(self._comparison.columns[place].language)

    def _text(
        self,
        painter: QPainter,
        x: float,
        area: QRectF,
        words: str,
        *,
        weight: int = 400,
        role: str = "tx2",
    ) -> float:
        painter.setFont(fonts.small(13, weight))
        painter.setPen(self._look.colour(role))
        room = QRectF(x, area.top(), area.right() - x, area.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        return fonts.metrics(13, weight).horizontalAdvance(words)
