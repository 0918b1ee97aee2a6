# SPDX-License-Identifier: MIT
"""How the lines of a preview are set and painted: heads, sentences cut around their marks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from standpoint.model.codebook import Theme
from standpoint.model.reports import CodingStatus
from standpoint.text.direction import isolated
from standpoint.ui.codebook.preview_model import LINE, Index, Line
from standpoint.ui.compare.excerpt import Excerpt, set_line
from standpoint.ui.compare.fonts import reading
from standpoint.ui.compare.sentence import LINE as STEP
from standpoint.ui.compare.sentence import SIZE, SetSentence
from standpoint.ui.compare.strokes import paint_state, paint_underline
from standpoint.ui.look import ARABIC_EXTRA_LINE, Look, interface_font, right_to_left

HEAD = 34
MORE = 32
TEXT, SIGN, END = 42, 14, 16
ABOVE, SMALL_LINE, BELOW = 8, 17, 7
_MOST_KEPT = 900
_FEWEST = 24
_TITLE = 80
"""Pixels that a title keeps at least; with less room the line is cut at its end."""
_LINES, _LETTER = 1.84, 7.1
"""A sentence takes two lines at most: as many letters of this many pixels fit, at about 100 %."""


def around(text: str, marks: Sequence[tuple[int, int]], letters: int) -> Excerpt:
    """Return so many letters of a sentence around its marks, cut between words.

    The marks begin in the first third of what is shown; those farther on may be cut away.
    """
    if len(text) <= letters:
        return Excerpt(0, len(text))
    first = min((start for start, _ in marks), default=0)
    last = max((end for _, end in marks), default=0)
    start = max(0, first - max(letters // 3, letters - (last - first) - letters // 3))
    start = min(start, max(0, first - letters // 8), len(text) - letters)
    end = min(len(text), start + letters)
    if start > 0:
        start = text.find(" ", start, first) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", start, end), min(last, end))
    return Excerpt(start, end, start > 0, end < len(text))


class PreviewLine(QStyledItemDelegate):
    """Paints heads, sentences and remarks; what was set once is kept until the width changes."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.theme: Theme | None = None
        self.language = "en"
        self.dimmed = False
        self._set: dict[tuple[object, ...], SetSentence] = {}
        self._advances: dict[tuple[object, ...], float] = {}
        self._sizes: dict[int, QSize] = {}

    def forget(self) -> None:
        """Set every sentence anew."""
        self._set.clear()
        self._advances.clear()
        self._sizes.clear()

    def forget_lines(self) -> None:
        """Measure every line anew: others are listed."""
        self._sizes.clear()

    def sentence(self, line: Line, width: int) -> SetSentence:
        """Return a line's sentence in the room that a width leaves it, on two lines at most."""
        found = line.sentence
        assert found is not None
        key = (found.text, found.marks, width, self.language, self._look.zoom)
        if key not in self._set:
            if len(self._set) > _MOST_KEPT:
                self._set.clear()
            letters = self._letters(width)
            while True:
                shown = set_line(found.text, around(found.text, found.marks, letters))
                made = SetSentence(shown, width - TEXT - END, self.language, self._look.zoom)
                if made.height <= 2 * made.step + 1 or letters < _FEWEST:
                    break
                letters = round(0.92 * min(letters, len(found.text)))
            self._set[key] = made
        return self._set[key]

    def _letters(self, width: int) -> int:
        return round(_LINES * (width - TEXT - END) / (_LETTER * self._look.zoom))

    def _height(self, line: Line, width: int) -> float:
        """Return how high a sentence is, told from its letters: setting hundreds takes long."""
        assert line.sentence is not None
        text = line.sentence.text
        arabic = right_to_left(self.language)
        step = (STEP + (ARABIC_EXTRA_LINE if arabic else 0)) * self._look.zoom
        if len(text) > self._letters(width):
            return 2 * step
        key = (text, self.language, self._look.zoom)
        if key not in self._advances:
            _, metrics = reading(SIZE * self._look.zoom, "ar" if arabic else None)
            self._advances[key] = metrics.horizontalAdvance(text)
        return step if self._advances[key] <= width - TEXT - END else 2 * step

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped words. A list asks for every line again at each small change."""
        row = index.row()
        if row not in self._sizes:
            line: Line = index.data(LINE)
            width = option.widget.viewport().width()  # type: ignore[attr-defined]
            self._sizes[row] = QSize(width, round(self._line_height(line, width)))
        return self._sizes[row]

    def _line_height(self, line: Line, width: int) -> float:
        if line.kind == "head":
            return HEAD
        if line.kind == "more":
            return MORE
        return ABOVE + self._height(line, width) + SMALL_LINE + BELOW

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        line: Line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.kind == "head":
            self.paint_head(painter, option.rect, line)
        elif line.kind == "more":
            self._paint_more(painter, option.rect, line)
        else:
            current = option.widget.currentIndex() == index  # type: ignore[attr-defined]
            self._paint_sentence(painter, option.rect, line, current=current)
        painter.restore()

    def paint_head(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """Paint the head of a section, with a rule above and below."""
        colour = self._look.colour
        painter.fillRect(rect, colour("win"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
        if rect.y() > 0:
            painter.fillRect(rect.x(), rect.y(), rect.width(), 1, colour("line"))
        bold, plain = interface_font(13, 600), interface_font(13)
        painter.setFont(bold)
        painter.setPen(colour("tx3" if self.dimmed else "tx"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(16, 0, -16, 0), flags, line.text)
        if line.detail:
            x = 16 + round(QFontMetricsF(bold).horizontalAdvance(line.text)) + 10
            painter.setFont(plain)
            painter.setPen(colour("tx3" if self.dimmed else "tx2"))
            painter.drawText(rect.adjusted(x, 0, -16, 0), flags, line.detail)

    def _paint_more(self, painter: QPainter, rect: QRect, line: Line) -> None:
        painter.setFont(interface_font(12))
        painter.setPen(self._look.colour("tx2"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(TEXT, 0, -END, 0), flags, line.text)

    def _paint_sentence(self, painter: QPainter, rect: QRect, line: Line, *, current: bool) -> None:
        found, theme = line.sentence, self.theme
        assert found is not None
        colour = self._look.colour
        rtl = right_to_left(self.language)
        painter.fillRect(rect, colour("sel" if current else "base"))
        if current:
            x = rect.right() - 2 if rtl else rect.x()
            painter.fillRect(QRect(x, rect.y(), 3, rect.height()), colour("ink"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
        set_ = self.sentence(line, rect.width())
        left = END if rtl else TEXT
        at = QPointF(rect.x() + left, rect.y() + ABOVE)
        text = self._ink(line, current=current)
        set_.paint(painter, at, text, text)
        if theme is not None:
            self._paint_marks(painter, set_, at, line, theme)
        self._paint_sign(painter, rect, at.y() + set_.first_middle, line, current=current)
        if found.decision and theme is not None:
            x = rect.right() - SIGN - 8 if rtl else rect.x() + SIGN + 9
            y = at.y() + set_.first_middle + max(set_.step, 20)
            status: CodingStatus = "confirmed" if found.decision == "confirmed" else "rejected"
            paint_state(painter, QPointF(x, y), status, theme, self._look)
        painter.setFont(interface_font(11.5))
        painter.setPen(self._look.selected_text if current else colour("tx2"))
        room = QRectF(at.x(), at.y() + set_.height, set_.width, SMALL_LINE)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        words = fitted(line, QFontMetricsF(painter.font()), room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _ink(self, line: Line, *, current: bool) -> QColor:
        assert line.sentence is not None
        if self.dimmed:
            return self._look.colour("tx3")
        if line.sentence.decision == "rejected":
            return self._look.colour("furn")
        return self._look.selected_text if current else self._look.colour("tx")

    def _paint_marks(
        self, painter: QPainter, set_: SetSentence, at: QPointF, line: Line, theme: Theme
    ) -> None:
        """Underline what is found in the theme's ink; strike through what is lost."""
        assert line.sentence is not None
        painter.save()
        if self.dimmed:
            painter.setOpacity(0.45)
        for start, end in line.sentence.marks:
            span = set_.line.span(start, end)
            if span is None:
                continue
            if line.kind != "lost":
                thick = 3.0 if self._look.high_contrast else 2.0
                for area in set_.under(span, thick):
                    paint_underline(painter, area.translated(at), theme, self._look)
            else:
                ink = self._look.colour("tx")
                for area in set_.rects(span):
                    y = round(area.center().y() + 1)
                    bar = QRectF(area.left(), y, area.width(), 2).translated(at)
                    painter.fillRect(bar, ink)
        painter.restore()

    def _paint_sign(
        self, painter: QPainter, rect: QRect, y: float, line: Line, *, current: bool
    ) -> None:
        """Paint a plus or a minus on the side at which the sentence begins; what stays has none."""
        if line.kind == "same":
            return
        rtl = right_to_left(self.language)
        x = rect.right() - SIGN - 8 if rtl else rect.x() + SIGN + 9
        colour = self._look.selected_text if current else self._look.colour("tx")
        if self.dimmed:
            colour = self._look.colour("tx3")
        painter.fillRect(QRectF(x - 4, round(y) - 0.8, 8, 1.7), colour)
        if line.kind == "gained":
            painter.fillRect(QRectF(x - 0.85, round(y) - 4, 1.7, 8), colour)


def fitted(line: Line, metrics: QFontMetricsF, room: float) -> str:
    """Cut what is said of a sentence to the room: first the title of its report, never the ¶."""
    assert line.sentence is not None
    title = isolated(line.sentence.title)
    rest = line.words.removeprefix(title)
    left = room - metrics.horizontalAdvance(rest)
    if metrics.horizontalAdvance(title) > left >= _TITLE:
        short = metrics.elidedText(line.sentence.title, Qt.TextElideMode.ElideRight, left)
        return isolated(short) + rest
    return metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, room)
