# SPDX-License-Identifier: MIT
"""Buttons: with words and a key hint, with an icon only, as a link, as one of a few."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from standpoint.ui.look.faces import interface_font
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import key_size, paint_focus_ring, paint_key, shows_focus

Kind = Literal["main", "plain", "quiet"]
HEIGHT = 28
SMALL = 24


class PushButton(QAbstractButton):
    """A button of words: `main` in ink, `plain` with a line, `quiet` without one.

    The key hint ("Ctrl I") stands in a small box behind the words; it only shows the key, the
    action or shortcut itself is made by whoever owns the button.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        kind: Kind = "plain",
        key: str = "",
        icon: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._kind: Kind = kind
        self._key = key
        self._icon = icon
        self._small = small
        self._default = False
        self.setText(text)
        self.setAccessibleName(text.replace("…", ""))
        self.setFont(interface_font(13, 500))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if key:
            self.setAccessibleDescription(key)
        look.changed.connect(self.update)

    @property
    def key(self) -> str:
        """The key hint, or an empty text."""
        return self._key

    def set_key(self, key: str) -> None:
        """Show another key hint, or none."""
        self._key = key
        self.updateGeometry()
        self.update()

    def set_words(self, text: str) -> None:
        """Say something else on the button."""
        self.setText(text)
        self.setAccessibleName(text.replace("…", ""))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Words, key hint and icon with their paddings; 28 px high, small ones 24."""
        pad = 10 if self._small or self._icon else 13
        width = 2 * pad + QFontMetrics(self.font()).horizontalAdvance(self.text())
        if self._key:
            width += 8 + key_size(self._key).width()
        if self._icon:
            width += 16 + (7 if self.text() else 0)
        return QSize(width, SMALL if self._small else HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As the size hint: words on a button are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, line, icon, words and key hint."""
        del event
        painter = QPainter(self)
        words, ground, line = self._colours()
        paint_frame(painter, self.rect(), ground, line)
        self._paint_content(painter, words)
        if shows_focus(self):
            inverted = self._kind == "main"
            if inverted:
                inner = self.rect().adjusted(2, 2, -2, -2)
                paint_focus_ring(painter, inner, self._look, 3, "inktx")
            else:
                paint_focus_ring(painter, self.rect(), self._look)
        painter.end()

    def _colours(self) -> tuple[QColor, QColor | None, QColor | None]:
        colour = self._look.colour
        lit = self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            return colour("furn"), None, None if self._kind == "quiet" else colour("line")
        if self._kind == "main":
            ground = colour("ink")
            if lit or self.isDown():
                ground = ground.lighter(125) if not self._look.dark else ground.darker(112)
            return colour("inktx"), ground, None
        down = colour("sel") if self.isDown() or self.isChecked() else None
        text = self._look.selected_text if down is not None else colour("tx")
        if self._kind == "quiet":
            return text, down or (colour("hover") if lit else None), None
        return text, down or colour("hover" if lit else "raised"), colour("line2")

    def _paint_content(self, painter: QPainter, words: QColor) -> None:
        key = key_size(self._key) if self._key else QSize()
        text_width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        width = text_width + (8 + key.width() if self._key else 0)
        width += (16 + (7 if self.text() else 0)) if self._icon else 0
        x = (self.width() - width) // 2
        if self._icon:
            role = words.name().upper() if self._kind == "main" else "tx2"
            if not self.isEnabled():
                role = "furn"
            image = self._look.pixmap(self._icon, role, 16, self.devicePixelRatioF())
            place = QRect(x, (self.height() - 16) // 2, 16, 16)
            painter.drawPixmap(self._mirrored(place), image)
            x += 16 + (7 if self.text() else 0)
        painter.setPen(words)
        painter.setFont(self.font())
        painter.drawText(
            self._mirrored(QRect(x, 0, text_width + 2, self.height())),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading,
            self.text(),
        )
        if self._key:
            x += text_width + 8
            box = QRect(x, (self.height() - key.height()) // 2, key.width(), key.height())
            hint, line = self._key_colours(words)
            paint_key(painter, self._mirrored(box), self._key, hint, line)

    def _key_colours(self, words: QColor) -> tuple[QColor, QColor]:
        if not self.isEnabled():
            return self._look.colour("furn"), self._look.colour("line")
        if self._kind == "main":
            line = QColor(words)
            line.setAlphaF(0.6)
            return words, line
        return self._look.colour("tx2"), self._look.colour("line2")

    def _mirrored(self, rect: QRect) -> QRect:
        return mirrored(self, rect)


class IconButton(QAbstractButton):
    """A square button with an icon; its name is the tooltip and what a screen reader says."""

    def __init__(
        self,
        look: Look,
        icon: str,
        name: str,
        *,
        key: str = "",
        size: QSize | None = None,
        px: int = 16,
        outlined: bool = False,
        role: str = "tx",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._px = px
        self._outlined = outlined
        self._role = role
        self.setFixedSize(size or QSize(SMALL, SMALL))
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})" if key else name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground where the button is on or lit, and the icon."""
        del event
        painter = QPainter(self)
        colour = self._look.colour
        ground = colour("raised") if self._outlined else None
        role = self._role
        if self.isEnabled() and (self.isChecked() or self.isDown()):
            ground = colour("sel")
            role = self._look.selected_text.name().upper()
        elif self.isEnabled() and self.underMouse():
            ground = colour("hover")
        line = colour("line2" if self.isEnabled() else "line") if self._outlined else None
        paint_frame(painter, self.rect(), ground, line)
        role = role if self.isEnabled() else "strong"
        image = self._look.pixmap(self._icon, role, self._px, self.devicePixelRatioF())
        painter.drawPixmap(
            QRect(
                (self.width() - self._px) // 2, (self.height() - self._px) // 2, self._px, self._px
            ),
            image,
        )
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), self._look)
        painter.end()


class LinkButton(QAbstractButton):
    """Underlined words that do something at once, such as Undo in the status bar."""

    def __init__(
        self, look: Look, text: str, px: float = 12, role: str = "tx", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._role = role
        font = interface_font(px)
        font.setUnderline(True)
        self.setFont(font)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_words(self, text: str) -> None:
        """Say something else."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The words and a pixel or two around them for the focus ring."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words."""
        del event
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._look.colour(self._role if self.isEnabled() else "furn"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), self._look, 2)
        painter.end()


class _Segment(QAbstractButton):
    """One of the choices of a SegmentedControl."""

    def __init__(self, look: Look, text: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.icon_name = icon
        self.shows_icon = bool(icon)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFont(interface_font(13, 500))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        if self.shows_icon:
            return QSize(width + 12 + 16 + 7 + 12, HEIGHT)
        return QSize(width + 18, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        colour = self._look.colour
        words = colour("tx2")
        if self.isChecked():
            painter.fillRect(self.rect().adjusted(0, 1, 0, -1), colour("sel"))
            words = self._look.selected_text
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect().adjusted(0, 1, 0, -1), colour("hover"))
        if not self.isEnabled():
            words = colour("furn")
        width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        icon_width = 23 if self.shows_icon else 0
        x = (self.width() - width - icon_width) // 2
        if self.shows_icon:
            image = self._look.pixmap(
                self.icon_name, words.name().upper(), 16, self.devicePixelRatioF()
            )
            painter.drawPixmap(mirrored(self, QRect(x, (HEIGHT - 16) // 2, 16, 16)), image)
        painter.setPen(words)
        painter.setFont(self.font())
        painter.drawText(
            mirrored(self, QRect(x + icon_width, 0, width + 2, HEIGHT)),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading,
            self.text(),
        )
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), self._look, 3)
        painter.end()


class SegmentedControl(QWidget):
    """A few choices side by side, of which one is on. `chosen` carries its index."""

    chosen = Signal(int)

    def __init__(
        self, look: Look, choices: list[tuple[str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        """Take choices as (words, icon name or "") and the accessible name of the whole."""
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 0)
        row.setSpacing(1)
        for index, (text, icon) in enumerate(choices):
            segment = _Segment(look, text, icon, self)
            self._group.addButton(segment, index)
            row.addWidget(segment, 1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)
        look.changed.connect(self.update)

    def current(self) -> int:
        """Return the index of the choice that is on."""
        return self._group.checkedId()

    def set_words(self, index: int, words: str) -> None:
        """Say something else on a choice."""
        button = self._group.button(index)
        button.setText(words)
        button.setAccessibleName(words)
        button.updateGeometry()

    def set_current(self, index: int) -> None:
        """Switch a choice on without emitting `chosen`."""
        self._group.button(index).setChecked(True)

    def show_icons(self, shown: bool) -> None:
        """Show or leave out the icons; narrow windows keep only the words."""
        for button in self._group.buttons():
            if isinstance(button, _Segment):
                button.shows_icon = shown and bool(button.icon_name)
                button.updateGeometry()
                button.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line around the choices and between them."""
        del event
        painter = QPainter(self)
        paint_frame(painter, self.rect(), self._look.colour("raised"), self._look.colour("line2"))
        painter.setPen(QPen(self._look.colour("line2"), 1))
        buttons = self._group.buttons()
        for one, other in pairwise(buttons):
            x = min(one.geometry().right(), other.geometry().right()) + 1
            painter.drawLine(x, 0, x, self.height())
        painter.end()


def paint_frame(
    painter: QPainter,
    rect: QRect,
    ground: QColor | None,
    line: QColor | None,
    *,
    dashed: bool = False,
    radius: float = 4,
) -> None:
    """Paint the ground and the 1 px line of a control."""
    if ground is None and line is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect), radius, radius)
    else:
        pen = QPen(line, 1.0)
        if dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()


def mirrored(widget: QWidget, rect: QRect) -> QRect:
    """Return where `rect` lies when the widget is laid out right to left."""
    if widget.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        return rect
    return QRect(widget.width() - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())
