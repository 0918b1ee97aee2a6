# SPDX-License-Identifier: MIT
"""The limit of closeness: a slider and a number in a small window, with what each limit links."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSlider, QVBoxLayout, QWidget

from standpoint.ui.compare.limit_count import MOST, LinkCount
from standpoint.ui.compare.wording import closeness
from standpoint.ui.look.buttons import LinkButton
from standpoint.ui.look.faces import interface_font
from standpoint.ui.look.heads import Words
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import paint_focus_ring, shows_focus

PAUSE = 400
"""Milliseconds after the last key or wheel step when a limit is taken."""
_WIDTH, _MARGIN = 320, 16
_GROOVE, _KNOB = 4, 14


class LimitPanel(QWidget):
    """Chooses a limit in hundredths; `chosen(int)` when the slider is let go or the keys rest.

    Closing it by Esc or a click elsewhere takes what it shows.
    """

    chosen = Signal(int)

    def __init__(self, look: Look, usual: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._look = look
        self._usual = usual
        self._now = usual
        self._taken = usual
        self._count: LinkCount | None = None
        self.setAccessibleName(self.tr("Limit of closeness"))
        self.setFixedWidth(_WIDTH)
        self.slider = _Slider(look)
        self.number = _Hundredths()
        self.words = Words(look, weight=600)
        self.usual = LinkButton(look, self.tr("Usual: {}").format(closeness(usual / 100)), px=13)
        self._rest = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out(look)
        self.slider.setAccessibleName(self.tr("Link from this closeness on"))
        self.number.setAccessibleName(self.tr("Link from this closeness on"))
        self._rest.timeout.connect(self._take)
        self.slider.valueChanged.connect(self._on_slider)
        self.slider.sliderReleased.connect(self._take)
        self.number.valueChanged.connect(self._on_number)
        self.usual.clicked.connect(self._choose_usual)

    def _lay_out(self, look: Look) -> None:
        title = Words(look, self.tr("Link from this closeness on"), weight=600)
        meaning = Words(look, self.tr(
            "Two sentences on the same facet are linked if the rare words that they share make "
            "them at least this close. A lower limit links more, and more of it wrongly. What you "
            "linked or unlinked yourself stays."), role="tx2", wrap=True)  # fmt: skip
        meaning.setFixedWidth(_WIDTH - 2 * _MARGIN)
        meaning.setMinimumHeight(meaning.heightForWidth(_WIDTH - 2 * _MARGIN))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(8)
        column.addWidget(title)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        column.addLayout(row)
        told = QHBoxLayout()
        told.addWidget(self.words, 1)
        told.addWidget(self.usual)
        column.addLayout(told)
        column.addWidget(meaning)

    def open(self, below: QWidget, now: int, count: LinkCount | None) -> None:
        """Open below a button.

        Args:
            below: the button.
            now: the limit in force, in hundredths.
            count: tells how many links each limit makes; None where that is not known.
        """
        self._now = self._taken = now
        self._count = count
        self._show(now)
        self._rest.stop()
        self.adjustSize()
        corner = below.mapToGlobal(QPoint(below.width() - _WIDTH, below.height() + 2))
        screen = below.screen().availableGeometry()
        x = min(max(corner.x(), screen.left()), screen.right() - _WIDTH)
        self.move(x, min(corner.y(), screen.bottom() - self.height()))
        self.show()
        self.slider.setFocus(Qt.FocusReason.PopupFocusReason)

    def _show(self, value: int, typed: QWidget | None = None) -> None:
        """Show a limit; the field in which it was `typed` is left alone, as more may follow."""
        for field in (self.slider, self.number):
            if field is typed:
                continue
            blocker = QSignalBlocker(field)
            field.setValue(value)
            blocker.unblock()
        said = self._count.words(self._now / 100, value / 100) if self._count else ""
        self.words.setText(said)
        self.slider.setAccessibleDescription(f"{closeness(value / 100)}, {said}")
        self.usual.setEnabled(value != self._usual)

    def _on_slider(self, value: int) -> None:
        self._show(value)
        if not self.slider.isSliderDown():
            self._rest.start()

    def _on_number(self, value: int) -> None:
        self._show(value, self.number)
        self._rest.start()

    def _choose_usual(self) -> None:
        self._show(self._usual)
        self._take()

    def _take(self) -> None:
        self._rest.stop()
        value = self.slider.value()
        if value != self._taken:
            self._taken = value
            self.chosen.emit(value)
            self._now = value
            self._show(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc and on Enter."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take what stands there."""
        super().hideEvent(event)
        self._take()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and border."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("raised"))
        painter.setPen(self._look.colour("line2"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class _Hundredths(QLineEdit):
    """A number from .00 to .50 as people write a closeness: two digits, no zero before the dot.

    `valueChanged(int)` when another one was typed or stepped to, in hundredths.
    """

    valueChanged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0
        self.setFont(interface_font(13))
        self.setFixedSize(58, 28)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(lambda: self.setValue(self._value))

    def value(self) -> int:
        """Return what stands there; while something else is typed the last number."""
        return self._value

    def setValue(self, value: int) -> None:
        """Show a number."""
        self._value = min(max(value, 0), MOST)
        self.setText(closeness(self._value / 100))

    def _on_edited(self, text: str) -> None:
        found = _hundredths(text)
        if found is not None and found != self._value:
            self._value = found
            self.valueChanged.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by hundredths with the arrow keys."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if not steps:
            super().keyPressEvent(event)
            return
        self.setValue(self._value + steps)
        self.valueChanged.emit(self._value)


def _hundredths(text: str) -> int | None:
    """Return a limit in hundredths, None where there is none in the words."""
    plain = text.strip().replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    found = round(value * 100) if "." in plain or value == 0 else round(value)
    return found if 0 <= found <= MOST else None


class _Slider(QSlider):
    """A slider in ink, with a focus ring."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setRange(0, MOST)
        self.setSingleStep(1)
        self.setPageStep(5)
        self.setFixedHeight(24)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the knob, or bring it to where the groove is pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the knob along."""
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)

    def _value_at(self, x: float) -> int:
        share = (x - _KNOB / 2) / (self.width() - _KNOB)
        return min(max(round(share * self.maximum()), 0), self.maximum())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint groove and knob."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        room = self.width() - _KNOB
        x = _KNOB / 2 + room * self.value() / self.maximum()
        painter.setPen(Qt.PenStyle.NoPen)
        top = round(middle - _GROOVE / 2)
        painter.setBrush(self._look.colour("line2"))
        painter.drawRoundedRect(_KNOB // 2, top, room, _GROOVE, 2, 2)
        painter.setBrush(self._look.colour("ink"))
        painter.drawRoundedRect(_KNOB // 2, top, round(x) - _KNOB // 2, _GROOVE, 2, 2)
        painter.drawEllipse(round(x - _KNOB / 2), round(middle - _KNOB / 2), _KNOB, _KNOB)
        painter.end()
        if shows_focus(self):
            ring = QPainter(self)
            paint_focus_ring(ring, self.rect(), self._look)
            ring.end()
