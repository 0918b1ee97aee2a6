# SPDX-License-Identifier: MIT
"""Fields: to search with, to choose from a list, to tick."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QToolButton, QWidget

from standpoint.ui.look.buttons import HEIGHT, mirrored, paint_frame
from standpoint.ui.look.faces import interface_font
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import key_size, paint_focus_ring, paint_key, shows_focus

EDITING = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
)
"""What a field of one line does itself, whatever the window's menus do with the same keys."""


class SearchField(QLineEdit):
    """A field with a magnifier and, while it is empty, a hint of the key that leads to it.

    Esc or the cross at its end empties it; in an empty field Esc is `left`, ↓ is `entered`: both
    hand the focus on. Ctrl with a letter or a digit is the window's, but for the usual editing.
    """

    left = Signal()
    entered = Signal()

    def __init__(self, look: Look, hint: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._key = key
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setFont(interface_font(13))
        self.setFixedHeight(HEIGHT)
        # Files dropped here are meant for the window.
        self.setAcceptDrops(False)
        self._cross = QAction(self.tr("Clear"), self)
        self._cross.triggered.connect(self._empty)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.findChildren(QToolButton):
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.setAccessibleName(self.tr("Clear"))
        self._colour()
        self._make_room()
        self.textChanged.connect(self._make_room)
        look.changed.connect(self._colour)

    def _colour(self) -> None:
        self._cross.setIcon(self._look.icon("x", "tx2", 16))
        self.update()

    def _empty(self) -> None:
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Leave the window its shortcuts: some systems give Ctrl E and others to a field."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and Qt.Key.Key_Space < event.key() <= Qt.Key.Key_AsciiTilde
            and not any(event.matches(key) for key in EDITING)
        ):
            event.ignore()
            return False
        return super().event(event)

    def take_focus(self) -> None:
        """Take the focus, all words selected, as a shortcut does it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def show_words(self, words: str) -> None:
        """Show words that somebody else looked for: nothing is announced."""
        blocker = QSignalBlocker(self)
        self.setText(words)
        blocker.unblock()
        self._make_room()
        self.update()

    def _make_room(self) -> None:
        """Keep words clear of the magnifier and of the key hint, on whichever side they are."""
        self._cross.setVisible(bool(self.text()))
        hint = key_size(self._key).width() + 2 if self._key and not self.text() else 0
        mirrored_ = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (hint, 20) if mirrored_ else (20, hint)
        self.setTextMargins(left, 0, right, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Change sides with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc; leave it on a second Esc or on ↓."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
            return
        if event.key() == Qt.Key.Key_Down:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add magnifier and key hint to what the style paints."""
        super().paintEvent(event)
        painter = QPainter(self)
        image = self._look.pixmap("search", "tx2", 16, self.devicePixelRatioF())
        painter.drawPixmap(mirrored(self, QRect(8, (self.height() - 16) // 2, 16, 16)), image)
        if self._key and not self.text():
            size = key_size(self._key)
            box = QRect(
                self.width() - size.width() - 8,
                (self.height() - size.height()) // 2,
                size.width(),
                size.height(),
            )
            tx2, line2 = self._look.colour("tx2"), self._look.colour("line2")
            paint_key(painter, mirrored(self, box), self._key, tx2, line2)
        painter.end()


class Choice(QComboBox):
    """A list to choose one of, drawn like the other fields."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.shown_words = ""
        self.setAccessibleName(name)
        self.setFont(interface_font(13))
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a turn of the wheel gives none
        look.changed.connect(self.update)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the pane that scrolls, unless the list was chosen to be changed."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def show_words(self, words: str) -> None:
        """Say what comes of the choice in its place; the list still names the choices."""
        self.shown_words = words
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, words and the two chevrons."""
        del event
        painter = QPainter(self)
        colour = self._look.colour
        lit = self.underMouse() and self.isEnabled()
        ground = colour("hover" if lit else "raised") if self.isEnabled() else None
        paint_frame(painter, self.rect(), ground, colour("line2" if self.isEnabled() else "line"))
        painter.setFont(self.font())
        painter.setPen(colour("tx" if self.isEnabled() else "furn"))
        room = QRect(9, 0, self.width() - 9 - 28, self.height())
        text = self.fontMetrics().elidedText(
            self.shown_words or self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(mirrored(self, room), flags, text)
        role = "tx2" if self.isEnabled() else "strong"
        image = self._look.pixmap("chevrons-up-down", role, 14, self.devicePixelRatioF())
        place = QRect(self.width() - 22, (self.height() - 14) // 2, 14, 14)
        painter.drawPixmap(mirrored(self, place), image)
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), self._look)
        painter.end()


class CheckBox(QCheckBox):
    """A box to tick, with its key hint where it has one ("Scroll together [S]")."""

    def __init__(self, look: Look, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self._key = key
        self.setAccessibleName(text)
        self.setFont(interface_font(13))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Box, words and key hint."""
        width = 14 + 8 + self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(width + (7 + key_size(self._key).width() if self._key else 0), 24)

    def minimumSizeHint(self) -> QSize:
        """As the size hint."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """Take a click anywhere on box and words."""
        del pos
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, tick, words and key hint."""
        del event
        painter = QPainter(self)
        colour = self._look.colour
        enabled = self.isEnabled()
        box = QRect(1, (self.height() - 14) // 2, 14, 14)
        ground, line = colour("base"), colour("tx2" if enabled else "line2")
        paint_frame(painter, mirrored(self, box), ground, line, radius=3)
        if self.isChecked():
            image = self._look.pixmap(
                "check", "tx" if enabled else "furn", 12, self.devicePixelRatioF()
            )
            painter.drawPixmap(mirrored(self, box.adjusted(1, 1, -1, -1)), image)
        width = self.fontMetrics().horizontalAdvance(self.text())
        painter.setFont(self.font())
        painter.setPen(colour("tx" if enabled else "furn"))
        words = QRect(23, 0, width + 2, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(mirrored(self, words), flags, self.text())
        if self._key:
            size = key_size(self._key)
            place = QRect(
                23 + width + 7, (self.height() - size.height()) // 2, size.width(), size.height()
            )
            paint_key(painter, mirrored(self, place), self._key, colour("tx2"), colour("line2"))
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), self._look)
        painter.end()
