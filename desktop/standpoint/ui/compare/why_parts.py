# SPDX-License-Identifier: MIT
"""What the Why panel is built of: prose set by hand, rules in boxes, rows that lead to a link."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from standpoint.ui.compare import strokes
from standpoint.ui.compare.excerpt import Excerpt, Line
from standpoint.ui.compare.offsets import Offsets, document_text
from standpoint.ui.compare.sentence import SetSentence
from standpoint.ui.look.buttons import paint_frame
from standpoint.ui.look.faces import interface_font, mono_font
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import paint_focus_ring, shows_focus

MOST_RULE_LINES = 7
_RULE_LINE = 17


class Prose(QWidget):
    """Words of a report, set as by theme, some of them underlined."""

    def __init__(
        self,
        look: Look,
        text: str,
        language: str | None,
        *,
        underlined: Sequence[tuple[int, int]] = (),
        ink: str = "",
        role: str = "tx",
        by_hand: bool = False,
    ) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._underlined, self._ink, self._role = tuple(underlined), ink, role
        self._by_hand = by_hand
        shown = document_text(text).replace("\n", " ")
        offsets = Offsets(shown)
        self._line = Line(shown, offsets.qt_length, Excerpt(0, len(text)), offsets, 0)
        self._set = SetSentence(self._line, 200, language)
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Words break to the panel's width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the words stand in so many pixels."""
        return round(self._sentence(width).height) + 4

    def sizeHint(self) -> QSize:
        """As high as the words stand."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def _sentence(self, width: int) -> SetSentence:
        if round(self._set.width) != max(width, 40):
            self._set = SetSentence(self._line, width, self._language)
        return self._set

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words and underlines."""
        del event
        painter = QPainter(self)
        sentence = self._sentence(self.width())
        colour = self._look.colour(self._role)
        sentence.paint(painter, QPointF(0, 0), colour, colour)
        for start, end in self._underlined:
            span = self._line.span(start, end)
            lines = sentence.under(span) if span is not None else []
            for line in lines:
                painter.fillRect(line, QColor(self._ink))
            if lines and self._by_hand:
                for x, line in strokes.ends(lines, turned=sentence.right_to_left):
                    strokes.paint_foot(painter, x, line, QColor(self._ink))
        painter.end()


class RuleBox(QWidget):
    """A rule as it stands in the codebook, in a box."""

    def __init__(self, look: Look, rule: str) -> None:
        super().__init__()
        self._look, self._rule = look, " ".join(rule.split())
        self.setToolTip(self._rule)
        self.setFont(mono_font(12.5))
        self.setAccessibleName(rule)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """A rule breaks to the panel's width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the box in so many pixels."""
        return min(self._lines(width).height(), MOST_RULE_LINES * _RULE_LINE) + 16

    def sizeHint(self) -> QSize:
        """As high as the rule stands."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def _lines(self, width: int) -> QRect:
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        metrics = QFontMetrics(self.font())
        room = QRect(0, 0, max(width - 22, 40), 10_000)
        words = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, self._rule)
        return words if words.width() <= room.width() else metrics.boundingRect(
            room, flags.value, self._rule
        )  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box and rule."""
        del event
        painter = QPainter(self)
        colour = self._look.colour
        paint_frame(painter, self.rect(), colour("raised"), colour("line2"))
        painter.setFont(self.font())
        painter.setPen(colour("tx"))
        area = QRectF(self.rect().adjusted(11, 8, -11, -8))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, flags, self._rule)
        if self._lines(self.width()).height() > area.height() + 4:
            last = QRectF(area.left(), area.bottom() - _RULE_LINE, area.width(), _RULE_LINE + 4)
            painter.fillRect(last, colour("raised"))
            painter.drawText(last, Qt.AlignmentFlag.AlignVCenter, "…")
        painter.end()


class LinkRow(QWidget):
    """One link of the sentence: "¶ 11 … closeness .09"; a click or Enter goes there."""

    pressed = Signal()

    def __init__(self, look: Look, where: str, measure: str, value: str, *, chosen: bool) -> None:
        super().__init__()
        self._look = look
        self._words = (where, measure, value)
        self._chosen = chosen
        self.setFixedHeight(26)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{where} {measure} {value}".strip())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a rule above, where the link leads, and how close it is."""
        del event
        painter = QPainter(self)
        colour = self._look.colour
        if self.underMouse():
            painter.fillRect(self.rect(), colour("hover"))
        painter.fillRect(0, 0, self.width(), 1, colour("line"))
        where, measure, value = self._words
        side = Qt.AlignmentFlag.AlignVCenter
        room = self.rect().adjusted(0, 4, 0, 0)
        painter.setFont(interface_font(13, 600))
        painter.setPen(colour("tx"))
        painter.drawText(room, side | Qt.AlignmentFlag.AlignLeft, where)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignRight, value)
        taken = QFontMetrics(painter.font()).horizontalAdvance(value)
        painter.setFont(interface_font(12))
        painter.setPen(colour("tx2"))
        before = room.adjusted(0, 0, -taken - (6 if value else 0), 0)
        painter.drawText(before, side | Qt.AlignmentFlag.AlignRight, measure)
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), self._look, 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the link."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the link with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        del event
        self.update()
