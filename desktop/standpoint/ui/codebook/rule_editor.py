# SPDX-License-Identifier: MIT
"""The field in which a rule is written."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from standpoint.coding.rules import Remark, parse, remarks
from standpoint.errors import RuleError
from standpoint.ui.codebook.rule_colours import RuleColours, pair, place_of
from standpoint.ui.compare.offsets import Offsets
from standpoint.ui.look import Look, mono_font, right_to_left

LINE = 24
ARABIC_LINE = 28
MOST_LINES = 6
_PADDING = 7
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class RuleEditor(QTextEdit):
    """A rule with its colours and, where it cannot be read, a wave under the place.

    It is a QTextEdit, since a plain one cannot set the height of its lines; it holds plain text.
    Enter leaves the field, Shift Enter breaks the line, Tab goes on; it grows with its text.

    Signals: `edited(rule)` at every change by the user; `entered()` on Enter in a rule that can be
    read, `left()` on Esc, `help_wanted()` on F1, `fix_wanted()` on Alt Enter, `step_ended()` where
    what was typed so far and what comes next are to be undone apart.
    """

    edited = Signal(str)
    entered = Signal()
    left = Signal()
    help_wanted = Signal()
    fix_wanted = Signal()
    step_ended = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._source = ""
        self._language = "en"
        self.error: RuleError | None = None
        self.remarks: tuple[Remark, ...] = ()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(mono_font(14.5))
        self.document().setDefaultFont(mono_font(14.5))
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName(self.tr("Rule"))
        self.colours = RuleColours(self.document(), look)
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(self._mark_pair)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        look.changed.connect(self._dress)
        look.changed.connect(self.colours.rehighlight)
        self._dress()
        self._turn()
        self._read()

    # The rule ---------------------------------------------------------------------------------

    @property
    def source(self) -> str:
        """The rule as it is written, right or wrong."""
        return self._source

    def show_rule(self, source: str, language: str, base: str, *, again: bool = False) -> None:
        """Show a rule of a language ("en", "ar") in the colours of a theme's base "#RRGGBB".

        A rule that stands here already keeps its cursor and its undo. `again` says that it is the
        same rule with other words, as undo brings them: the cursor goes to where they differ.
        """
        if self.colours.set_hue(base):
            self.colours.rehighlight()
        if (source, language) != (self._source, self._language):
            self._language = language
            # What is shown is no step that the user could undo.
            undoes = self.isUndoRedoEnabled()
            self.setUndoRedoEnabled(False)
            if source != self._source:
                place = _behind_change(self._source, source)
                self._source = source
                self.setPlainText(source)
                self._go_to(place if again else 0)
            self._turn()
            self.setUndoRedoEnabled(undoes)
        self._read()

    def write(self, source: str) -> None:
        """Write another rule in the place of this one, as one step that can be undone."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(source)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def accept_fix(self) -> None:
        """Do what the error offers, if it offers anything; the cursor stands behind it."""
        fix = self.error.fix if self.error else None
        if fix is None:
            return
        offsets = Offsets(self._source)
        cursor = self.textCursor()
        cursor.setPosition(offsets.qt(fix.start))
        cursor.setPosition(offsets.qt(fix.end), QTextCursor.MoveMode.KeepAnchor)
        self.step_ended.emit()
        cursor.insertText(fix.text)
        self.step_ended.emit()
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_error(self) -> None:
        """Put the cursor where the rule stops making sense."""
        if self.error is not None:
            self._go_to(min(self.error.column - 1, len(self._source)))

    def _go_to(self, place: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(Offsets(self._source).qt(place))
        self.setTextCursor(cursor)

    def _on_text(self) -> None:
        source = self.toPlainText()
        # Colours count as a change of the document, too.
        if source == self._source:
            return
        self._source = source
        self._turn()
        self._read()
        self.edited.emit(source)

    def _read(self) -> None:
        """Try the rule, point at its mistake and say it to a screen reader."""
        try:
            parse(self._source, self._language)
            self.error, self.remarks = None, remarks(self._source)
        except RuleError as error:
            self.error, self.remarks = error, ()
        if self.document().blockCount() > 1:
            # A quotation mark in one line changes what the next ones are.
            self.colours.rehighlight()
        self.viewport().update()
        said = str(self.error) if self.error else " ".join(r.sentence for r in self.remarks)
        if self.error and self.error.fix:
            said += self.tr(" Alt Enter: {0}.").format(self.error.fix.label)
        self.setAccessibleDescription(said)
        self._dress()
        self._mark_pair()

    # How it looks -----------------------------------------------------------------------------

    def _turn(self) -> None:
        """Set every line at its height, and Arabic rules from right to left."""
        arabic = right_to_left(self._language)
        option = self.document().defaultTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if arabic else Qt.LayoutDirection.LeftToRight
        )
        self.document().setDefaultTextOption(option)
        height = ARABIC_LINE if arabic else LINE
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().lineHeight() != height:
                form = QTextBlockFormat()
                form.setLineHeight(height, _FIXED)
                cursor = QTextCursor(block)
                cursor.joinPreviousEditBlock()
                cursor.mergeBlockFormat(form)
                cursor.endEditBlock()
            block = block.next()
        self._grow()

    def _dress(self) -> None:
        """Draw the frame: of the error's colour where the rule cannot be read."""
        focused = self.hasFocus()
        wrong = self.error is not None and bool(self._source.strip())
        role = "err" if wrong else ("tx" if focused else "line2")
        width = 2 if focused else 1
        up, aside = _PADDING + 1 - width, 12 - width
        sheet = (
            f"QTextEdit {{ border: {width}px solid {self._look.colour(role).name()};"
            f" padding: {up}px {aside}px; border-radius: 4px; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def _mark_pair(self) -> None:
        """Lay a ground under the parenthesis at the cursor and under its partner."""
        if self.toPlainText() != self._source:
            # The cursor moves before the text is told: the rule is read next.
            return
        offsets = Offsets(self._source)
        place = min(self.textCursor().position(), offsets.qt_length)
        found = pair(self._source, offsets.stored(place))
        marks = []
        for at in found or ():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(offsets.qt(at))
            mark.cursor.movePosition(
                QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
            )
            form = QTextCharFormat()
            form.setBackground(self._look.colour("sel"))
            form.setForeground(QColor(self._look.selected_text))
            mark.format = form
            marks.append(mark)
        self.setExtraSelections(marks)

    def _grow(self) -> None:
        """Be as high as the text, from one line to six."""
        line = ARABIC_LINE if right_to_left(self._language) else LINE
        text = min(max(round(self.document().size().height()), line), MOST_LINES * line)
        height = text + 2 * (_PADDING + 1) + 2
        if height != self.height() or self.maximumHeight() != height:
            self.setFixedHeight(height)

    # Events -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep F1 and Alt Enter, which mean something of their own here."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (event.key() == Qt.Key.Key_F1 or _is_alt_enter(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Enter and Esc, break the line on Shift Enter."""
        if event.key() == Qt.Key.Key_F1:
            self.help_wanted.emit()
        elif _is_alt_enter(event):
            self.fix_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.textCursor().insertBlock()
            elif self.error is not None:
                self.go_to_error()
            else:
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the wave under a mistake: Qt's own is a hair's breadth."""
        super().paintEvent(event)
        if self.error is None or not self._source.strip() or self.toPlainText() != self._source:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("err"), 1.5))
        for left, right, y in self._stretches(*place_of(self._source, self.error.column)):
            wave = QPainterPath(QPointF(left, y))
            x, up = left, True
            while x < right:
                wave.quadTo(x + 2, y - 3 if up else y + 3, x + 4, y)
                x, up = x + 4, not up
            painter.drawPath(wave)
        painter.end()

    def _stretches(self, start: int, end: int) -> Iterator[tuple[float, float, float]]:
        """Return left, right and the height of the wave of each line that a place is in."""
        offsets = Offsets(self._source)
        first, last = offsets.span(start, end)
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        begin = before = self.cursorRect(cursor)
        for place in range(first + 1, last + 1):
            cursor.setPosition(place)
            here = self.cursorRect(cursor)
            if here.top() != begin.top():
                yield _stretch(begin, before)
                begin = here
            before = here
        yield _stretch(begin, before)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the frame of the focus."""
        super().focusInEvent(event)
        self._dress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the plain frame again."""
        super().focusOutEvent(event)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._grow()


def _behind_change(before: str, after: str) -> int:
    """Return the place in a text behind what differs from another one."""
    most = min(len(before), len(after))
    start = next((at for at in range(most) if before[at] != after[at]), most)
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return len(after) - end


def _stretch(one: QRect, other: QRect) -> tuple[float, float, float]:
    """Return left, right and the height of a wave between two places of a cursor."""
    left, right = sorted((one.left(), other.left()))
    return left, right, one.bottom() - 1


def _is_alt_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
        event.modifiers() & Qt.KeyboardModifier.AltModifier
    )
