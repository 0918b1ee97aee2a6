# SPDX-License-Identifier: MIT
"""Memos: what a person writes about a passage, in the Why panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from standpoint.model.reports import Memo, Reading
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.look import faces
from standpoint.ui.look.faces import interface_font
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import paint_focus_ring, shows_focus

MOST_LINES = 9
QUOTED = 60
"""Letters shown of the words that a memo is about."""
_LINE = 18
_STAYING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})


@dataclass(frozen=True, slots=True)
class About:
    """The passage `text[start:end]` of a report that a memo is about."""

    report: int
    start: int
    end: int


def about(memo: Memo) -> About:
    """Return what a memo is about."""
    return About(memo.report, memo.start, memo.end)


def touching(reading: Reading, start: int, end: int) -> list[Memo]:
    """Return the memos about something of `text[start:end]`, in the order of the text."""
    return [memo for memo in reading.memos if memo.start < end and start < memo.end]


def quoted(reading: Reading, memo: Memo) -> str:
    """Return the words that a memo is about, an empty text where they are a whole sentence."""
    if any((one.start, one.end) == (memo.start, memo.end) for one in reading.sentences):
        return ""
    words = " ".join(reading.text[memo.start : memo.end].split())
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " …"


def all_of(comparison: Comparison) -> list[Memo]:
    """Return the memos of the compared reports, from left to right and in the order of the text."""
    return [memo for report in comparison.ids for memo in comparison.reading(report).memos]


def sentence_of(reading: Reading, memo: Memo) -> int | None:
    """Return the first sentence that a memo touches."""
    touched = (one.index for one in reading.sentences
               if one.start < memo.end and memo.start < one.end)  # fmt: skip
    return next(touched, None)


def listed(memos: Sequence[Memo]) -> str:
    """Return memos as a tooltip has them."""
    return "\n\n".join(memo.words for memo in memos)


class MemoEditor(QPlainTextEdit):
    """A small field for a memo; lines run as their letters do.

    Signals: `kept(str)` with Ctrl Enter, when the focus goes elsewhere or by `keep`, `given_up()`
    with Esc; one of them comes, once.
    """

    kept = Signal(str)
    given_up = Signal()

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._look = look
        self._over = False
        self.setFont(interface_font(13))
        self.setAccessibleName(self.tr("Memo"))
        self.setAccessibleDescription(self.tr("Ctrl Enter keeps it, Esc gives up"))
        self.setTabChangesFocus(True)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._grow)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self._grow()

    def _grow(self) -> None:
        lines = min(max(int(self.document().size().height()), 3), MOST_LINES)
        self.setFixedHeight(lines * _LINE + 14)

    def resizeEvent(self, event: object) -> None:
        """Be as high as the words stand in the new width."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Take Esc and Ctrl Enter before they become commands of the comparison."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (event.key() == Qt.Key.Key_Escape or _is_enter(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Ctrl Enter, give up with Esc."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self._end(keep=False)
        elif control and _is_enter(event):
            self._end(keep=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the memo when the focus goes elsewhere, not when another window comes before it."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self._end(keep=True)

    def keep(self) -> None:
        """Keep the memo as it stands."""
        self._end(keep=True)

    def _end(self, *, keep: bool) -> None:
        if self._over:
            return
        self._over = True
        if keep:
            self.kept.emit(self.toPlainText().strip())
        else:
            self.given_up.emit()


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MemoRow(QWidget):
    """One memo in a list: where it stands and how it begins; a click or Enter goes there."""

    pressed = Signal()

    def __init__(self, look: Look, where: str, words: str) -> None:
        super().__init__()
        self._look, self._where, self._words = look, where, " ".join(words.split())
        self.setFixedHeight(46)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{where}: {self._words}")
        self.setToolTip(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(200, 46)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a rule above, the place, and below it the first words."""
        del event
        painter = QPainter(self)
        colour = self._look.colour
        if self.underMouse():
            painter.fillRect(self.rect(), colour("hover"))
        painter.fillRect(0, 0, self.width(), 1, colour("line"))
        for number, (words, weight, role) in enumerate(
            ((self._where, 600, "tx"), (self._words, 400, "tx2"))
        ):
            painter.setFont(interface_font(13 if number == 0 else 12, weight))
            painter.setPen(colour(role))
            room = QRect(0, 5 + number * 19, self.width(), 19)
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, room.width()
            )
            side = Qt.AlignmentFlag.AlignRight if faces.reads_right_to_left(
                words
            ) else Qt.AlignmentFlag.AlignLeft  # fmt: skip
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), self._look, 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there with Enter or Space."""
        if _is_enter(event) or event.key() == Qt.Key.Key_Space:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
