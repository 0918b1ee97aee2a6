# SPDX-License-Identifier: MIT
"""The fields of the entry form: prose that grows, a line, a date as people write it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QTextBlockFormat
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from standpoint.errors import DateError
from standpoint.model import dates
from standpoint.ui.look import (
    ARABIC_EXTRA_LINE,
    HEIGHT,
    Look,
    Words,
    interface_font,
    isolated,
    mono_font,
    reading_font,
    reads_right_to_left,
)

PX, LINE = 14.5, 21
Bound = Literal["first", "last"]


def leaves_undo(event: QEvent) -> bool:
    """Return whether an event is Ctrl Z or its opposite, which are the window's, and ignore it.

    A field asks here first and lets go of what is; its own undo would know only its own steps.
    """
    kinds = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
    if not isinstance(event, QKeyEvent) or event.type() not in kinds:
        return False
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    if not (event.matches(undo) or event.matches(redo)):
        return False
    event.ignore()
    return True


class Prose(QTextEdit):
    """Several lines in the reading face, as high as what stands in it. `edited(text)` by a person.

    Undo is the window's: it takes back what was typed here in the order of all other edits.
    """

    edited = Signal(str)

    def __init__(
        self, look: Look, name: str, least: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least = least
        self._line = LINE
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(reading_font(PX))
        self.document().setDocumentMargin(1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self._set_lines()
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        look.changed.connect(self._fit)
        self._fit()

    def words(self) -> str:
        """Return what stands in the field, without white space around it."""
        return self.toPlainText().strip()

    def show_words(self, text: str) -> None:
        """Show other words; nothing is announced, and the same words leave the cursor alone."""
        if text.strip() == self.words():
            return
        blocker = QSignalBlocker(self)
        self.setPlainText(text)
        self._set_lines()
        self._turn()
        blocker.unblock()
        self._fit()

    def _turn(self) -> None:
        """Set words that begin in Arabic in the Arabic face, larger and with more room."""
        arabic = reads_right_to_left(self.toPlainText())
        line = LINE + round(ARABIC_EXTRA_LINE) if arabic else LINE
        if line != self._line:
            self._line = line
            self.setFont(reading_font(PX, language="ar" if arabic else None))
            self._set_lines()

    def _set_lines(self) -> None:
        lines = QTextBlockFormat()
        lines.setLineHeight(self._line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)

    def _on_text(self) -> None:
        blocker = QSignalBlocker(self)
        self._turn()
        blocker.unblock()
        self.edited.emit(self.words())

    def _fit(self) -> None:
        high = round(self.document().size().height())
        wanted = max(high, self._least * self._line + 2) + 12
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the words need at this width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        """Give way."""
        return QSize(80, self.height())

    def event(self, event: QEvent) -> bool:
        """Leave the window its undo."""
        return False if leaves_undo(event) else super().event(event)

    def wheelEvent(self, event: object) -> None:
        """Let the form scroll, never the field in it."""
        event.ignore()  # type: ignore[attr-defined]


class Line(QLineEdit):
    """One line. `edited(text)` by a person; undo is the window's. Ids have the face of rules."""

    edited = Signal(str)

    def __init__(self, name: str, *, mono: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFont(mono_font(12.5) if mono else interface_font(13))
        self.setFixedHeight(HEIGHT)
        self.setAcceptDrops(False)
        self.textEdited.connect(lambda text: self.edited.emit(" ".join(text.split())))

    def words(self) -> str:
        """Return what stands in the field, white space reduced."""
        return " ".join(self.text().split())

    def show_words(self, text: str) -> None:
        """Show other words; the same words leave the cursor alone."""
        if text != self.words():
            self.setText(text)
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Leave the window its undo."""
        return False if leaves_undo(event) else super().event(event)


class Said(Words):
    """What stands under a field: nothing, how it was understood, or why it cannot be taken."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", px=11.5, role="tx2", wrap=True, parent=parent)
        self.hide()

    def say(self, words: str, *, error: bool = False) -> None:
        """Say something, or nothing."""
        self.setText(words)
        self.set_role("err" if error else "tx2")
        self.setVisible(bool(words))


def day(written: str, bound: Bound) -> date | None:
    """Return the day that a bound means: of "December 2024" the first or the last one.

    None where nothing is written.

    Raises:
        DateError: it cannot be read, or names no day.
    """
    if not written.strip():
        return None
    read = dates.read_written(written)
    found = read.earliest if bound == "first" else read.latest
    if found is None:
        raise DateError(f"“{isolated(written.strip())}” names no day. Write 8 December 2024.")
    return found


def shown_day(when: date | None) -> str:
    """Return a day as the form shows it ("8 Dec 2024"), empty for none."""
    return "" if when is None else f"{when.day} {when:%b %Y}"


class DateField(QWidget):
    """A day as people write it, read back below. `edited(date or None)` when it can be read."""

    edited = Signal(object)

    def __init__(self, look: Look, name: str, bound: Bound, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bound: Bound = bound
        self._known: date | None = None
        self.field = Line(name)
        self.field.setPlaceholderText(self.tr("any date"))
        self.said = Said(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addWidget(self.said)
        column.addStretch(1)
        self.setFocusProxy(self.field)
        self.field.edited.connect(self._read)
        self.field.editingFinished.connect(self._settle)

    def show_day(self, when: date | None) -> None:
        """Show another day; what is being typed for the same day stays."""
        if when != self._known or not self.field.hasFocus():
            self._known = when
            self.field.show_words(shown_day(when))
            self.said.say("")

    def _read(self, written: str) -> None:
        try:
            when = day(written, self._bound)
        except DateError as error:
            self.said.say(str(error), error=True)
            return
        exact = written.strip() in {"", shown_day(when)}
        words = self.tr("from {0}") if self._bound == "first" else self.tr("to {0}")
        self.said.say("" if exact else words.format(shown_day(when)))
        self._known = when
        self.edited.emit(when)

    def _settle(self) -> None:
        """Show what was understood once the field is left; a mistake stays to be mended."""
        if self.said.text() and not self.refused():
            self.field.show_words(shown_day(self._known))
            self.said.say("")

    def refuse(self, sentence: str) -> None:
        """Say why a day that could be read cannot be taken."""
        self.said.say(sentence, error=True)

    def refused(self) -> bool:
        """Return whether what stands here was not taken."""
        try:
            return day(self.field.text(), self._bound) != self._known
        except DateError:
            return True
