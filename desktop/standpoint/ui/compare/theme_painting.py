# SPDX-License-Identifier: MIT
"""How the view by theme is painted: boxes of a page in, strokes out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from standpoint.analysis.alignment import PassageKey
from standpoint.ui.compare import fonts, strokes
from standpoint.ui.compare.comparison import Comparison, Placed
from standpoint.ui.compare.placing import Box
from standpoint.ui.compare.rows import (
    Elsewhere,
    FacetLine,
    Fold,
    Remark,
    Shown,
    Silent,
    Stop,
    ThemeHead,
)
from standpoint.ui.compare.sentence import SetSentence
from standpoint.ui.compare.theme_heads import HeadPainter
from standpoint.ui.compare.theme_layout import (
    ABOVE_TEXT,
    AFTER_TEXT,
    BEFORE_TEXT,
    ThemeLayout,
)
from standpoint.ui.look.faces import right_to_left
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import paint_focus_ring

BAR = 3
SIGN = 18.0


@dataclass(slots=True)
class Emphasis:
    """What stands out: the selected sentence, its partners, the links drawn dark, the words."""

    stop: Stop | None = None
    partners: Collection[PassageKey] = ()
    links: Collection[Placed] = ()
    words: Mapping[Stop, list[tuple[int, int]]] = field(default_factory=dict)
    hovered: object = None
    focused: bool = False
    aside: object = None


def emphasis(comparison: Comparison, hovered: object, *, focused: bool) -> Emphasis:
    """Return what stands out in a comparison now."""
    stop = comparison.stop
    links = comparison.emphasised()
    words: dict[Stop, list[tuple[int, int]]] = {}
    partners = set()
    for placed in links:
        for key in (placed.link.a, placed.link.b):
            spans = comparison.shared_spans(placed, key)
            words.setdefault(placed.stop(key), []).extend(spans)
            if stop is not None and key != stop.passage:
                partners.add(key)
    return Emphasis(stop, partners, links, words, hovered, focused)


class ThemePainter:
    """Paints boxes of a page at the painter's origin."""

    def __init__(self, look: Look, comparison: Comparison, layout: ThemeLayout) -> None:
        self._look = look
        self._comparison = comparison
        self._layout = layout
        self.heads = HeadPainter(look, comparison)

    def paint_box(self, painter: QPainter, box: Box, standing: Emphasis) -> None:
        """Paint one box."""
        thing = box.thing
        if isinstance(thing, Shown):
            self._paint_sentence(painter, box, thing, standing)
        elif isinstance(thing, ThemeHead):
            self.heads.paint_head(painter, box, thing, hovered=standing.hovered == thing)
        elif isinstance(thing, FacetLine):
            self.heads.paint_facet(painter, box, thing)
        elif isinstance(thing, Fold):
            self._paint_fold(painter, box, thing, standing)
        elif isinstance(thing, Silent):
            self._paint_silence(painter, box, thing, standing)
        elif isinstance(thing, Remark):
            self._paint_remark(painter, box, thing)
        elif isinstance(thing, Elsewhere):
            self._paint_elsewhere(painter, box, thing)

    # Sentences --------------------------------------------------------------------------------

    def _paint_sentence(
        self, painter: QPainter, box: Box, shown: Shown, standing: Emphasis
    ) -> None:
        look, colour = self._look, self._look.colour
        theme = self._comparison.theme(shown.stop.theme)
        sentence = self._layout.sentence(shown, box.width)
        area = QRectF(box.x, box.y, box.width, box.height)
        selected = shown.stop == standing.stop
        self._paint_ground(painter, area, shown, standing)
        mirrored = sentence.right_to_left
        if selected:
            edge = area.right() - BAR if mirrored else area.left()
            painter.fillRect(QRectF(edge, area.top(), BAR, area.height()), colour("ink"))
        at = QPointF(box.x + (AFTER_TEXT if mirrored else BEFORE_TEXT), box.y + ABOVE_TEXT)
        rejected = shown.passage.status == "rejected"
        words = look.selected_text if selected else colour("furn" if rejected else "tx")
        small = look.selected_text if selected and look.high_contrast else colour("tx3")
        self._paint_words(painter, sentence, at, shown, standing)
        sentence.paint(painter, at, words, small)
        sign = box.x + (box.width - SIGN if mirrored else SIGN)
        middle = QPointF(sign, at.y() + sentence.first_middle)
        strokes.paint_state(painter, middle, shown.passage.status, theme, look)
        if selected and standing.focused:
            paint_focus_ring(painter, area.toAlignedRect(), look, 2)

    def _paint_ground(
        self, painter: QPainter, area: QRectF, shown: Shown, standing: Emphasis
    ) -> None:
        colour = self._look.colour
        partner = shown.stop.passage in standing.partners and self._same_facet(shown, standing)
        if shown.stop == standing.stop:
            painter.fillRect(area, colour("sel"))
        elif partner:
            painter.fillRect(area, colour("selsoft"))
            if self._look.high_contrast:
                painter.setPen(colour("tx"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        elif standing.hovered == shown.stop:
            painter.fillRect(area, colour("hover"))

    def _same_facet(self, shown: Shown, standing: Emphasis) -> bool:
        stop = standing.stop
        return stop is not None and (stop.theme, stop.facet) == (
            shown.stop.theme,
            shown.stop.facet,
        )

    def _paint_words(
        self,
        painter: QPainter,
        sentence: SetSentence,
        at: QPointF,
        shown: Shown,
        standing: Emphasis,
    ) -> None:
        hue = self._look.hue(self._comparison.theme(shown.stop.theme))
        for start, end in standing.words.get(shown.stop, ()):
            span = sentence.line.span(start, end)
            if span is not None and not self._look.high_contrast:
                sentence.tint(painter, at, span, QColor(hue.s))
        self._paint_found(painter, sentence, at, shown)
        if shown.passage.status == "rejected":
            return
        theme = self._comparison.theme(shown.stop.theme)
        inverted = shown.stop == standing.stop and self._look.high_contrast
        for start, end in shown.passage.spans:
            span = sentence.line.span(start, end)
            lines = sentence.under(span, self._thick) if span is not None else []
            for line in lines:
                if inverted:
                    painter.fillRect(line.translated(at), self._look.selected_text)
                else:
                    strokes.paint_underline(painter, line.translated(at), theme, self._look)
            if lines and not inverted and (start, end) in shown.passage.marked:
                for x, line in strokes.ends(lines, turned=sentence.right_to_left):
                    strokes.paint_foot(painter, x + at.x(), line.translated(at), QColor(hue.ink))

    def _paint_found(
        self, painter: QPainter, sentence: SetSentence, at: QPointF, shown: Shown
    ) -> None:
        """Frame the words of the filter: a line around them is no theme's sign."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for start, end in self._layout.found(shown.passage):
            span = sentence.line.span(start, end)
            for rect in sentence.rects(span) if span is not None else ():
                painter.setPen(self._look.colour("strong"))
                frame = rect.translated(at).adjusted(-1.5, 0.5, 0.5, -0.5)
                painter.drawRoundedRect(frame, 2, 2)

    @property
    def _thick(self) -> float:
        return 3.0 if self._look.high_contrast else 2.0

    # Lines ------------------------------------------------------------------------------------

    def _paint_fold(self, painter: QPainter, box: Box, fold: Fold, standing: Emphasis) -> None:
        area = QRectF(box.x, box.y, box.width, box.height)
        self._paint_aside(painter, area, fold, standing)
        icon = "chevron-down" if fold.open else "chevron-right"
        ratio = painter.device().devicePixelRatioF()
        image = self._look.pixmap(icon, "tx2", 12, ratio)
        x = box.x + BEFORE_TEXT
        middle = int(area.center().y())
        painter.drawPixmap(QRect(int(x), middle - 6, 12, 12), image)
        words = area.adjusted(BEFORE_TEXT + 17, 0, -AFTER_TEXT, 0)
        self._words(painter, words, fold.words, Qt.AlignmentFlag.AlignLeft)

    def _paint_aside(
        self, painter: QPainter, area: QRectF, thing: Fold | Silent, standing: Emphasis
    ) -> None:
        """Paint the ground of what is no sentence: pointed at, or reached with the keyboard."""
        if standing.aside == thing:
            painter.fillRect(area, self._look.colour("selsoft"))
            painter.fillRect(QRectF(area.left(), area.top(), BAR, area.height()),
                             self._look.colour("ink"))  # fmt: skip
        elif standing.hovered == thing:
            painter.fillRect(area, self._look.colour("hover"))

    def _paint_silence(
        self, painter: QPainter, box: Box, silent: Silent, standing: Emphasis
    ) -> None:
        area = QRectF(box.x, box.y, box.width, box.height)
        self._paint_aside(painter, area, silent, standing)
        line = QRectF(box.x, box.y + ABOVE_TEXT, box.width, 21)
        mirrored = self._mirrored(box.column)
        sign = QPointF(box.x + (box.width - SIGN if mirrored else SIGN), line.center().y())
        strokes.paint_silence(painter, sign, self._look, searched=silent.searched)
        # Short words may stand in the margin: a column of 260 px has no pixel to give away.
        room = line.adjusted(BEFORE_TEXT, 0, -2, 0)
        if mirrored:
            room = line.adjusted(2, 0, -BEFORE_TEXT, 0)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.setFont(fonts.small(13, 400 if silent.searched else 600))
        painter.setPen(self._look.colour("tx2" if silent.searched else "tx"))
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, silent.words)
        if silent.detail:
            below = QRectF(room.left(), line.bottom(), room.width(), box.bottom - line.bottom())
            painter.setFont(fonts.small(13))
            painter.setPen(self._look.colour("tx2"))
            painter.drawText(below, side | Qt.TextFlag.TextWordWrap, silent.detail)

    def _paint_remark(self, painter: QPainter, box: Box, remark: Remark) -> None:
        area = QRectF(box.x + BEFORE_TEXT, box.y, box.width - BEFORE_TEXT - AFTER_TEXT, box.height)
        whole = not remark.theme
        painter.setFont(fonts.small(13, 600 if whole else 400))
        painter.setPen(self._look.colour("tx" if whole else "tx2"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, flags, remark.words)

    def _mirrored(self, column: int) -> bool:
        return right_to_left(self._comparison.columns[column].language)

    def _paint_elsewhere(self, painter: QPainter, box: Box, elsewhere: Elsewhere) -> None:
        mirrored = self._mirrored(box.column)
        before, after = (AFTER_TEXT, BEFORE_TEXT) if mirrored else (BEFORE_TEXT, AFTER_TEXT)
        room = QRectF(box.x + before, box.y, box.width - before - after, box.height)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self._words(painter, room, elsewhere.words, side)

    def _words(self, painter: QPainter, room: QRectF, words: str, side: Qt.AlignmentFlag) -> None:
        painter.setFont(fonts.small(13))
        painter.setPen(self._look.colour("tx2"))
        shown = fonts.metrics(13).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
