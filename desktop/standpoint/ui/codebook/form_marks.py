# SPDX-License-Identifier: MIT
"""How a theme is marked: its colour, its key from 1 to 9, its shape, chosen in the entry form."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap, QStandardItemModel
from PySide6.QtWidgets import QAbstractButton, QColorDialog, QMenu, QWidget

from standpoint.coding.codebook_file import SHAPES
from standpoint.ui.look import HEIGHT, Choice, Look, paint_focus_ring, shows_focus

COLOURS = {
    "#0072B2": "Blue",
    "#D55E00": "Vermilion",
    "#009E73": "Green",
    "#CC79A7": "Rose",
    "#915C46": "Brown",
    "#56B4E9": "Sky",
    "#E69F00": "Orange",
    "#999933": "Olive",
    "#7A7A7A": "Grey",
}
"""The palette's colours and how they are called."""


class ColourButton(QAbstractButton):
    """A square of the theme's colour that offers the palette or an own one. `chosen("#RRGGBB")`."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._colour = "#0072B2"
        self._taken: Mapping[str, str] = {}
        self.setFixedSize(HEIGHT, HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._offer)
        self.show_colour(self._colour)

    def show_colour(self, colour: str, taken: Mapping[str, str] | None = None) -> None:
        """Show a colour, "#RRGGBB"; `taken` names the theme that has another one of these."""
        self._colour, self._taken = colour, taken or {}
        name = COLOURS.get(colour.upper(), colour)
        self.setAccessibleName(self.tr("Colour: {0}").format(name))
        self.setToolTip(name)
        self.update()

    def menu(self) -> QMenu:
        """Return the menu of colours."""
        menu = QMenu(self)
        for colour, name in COLOURS.items():
            words, other = self.tr(name), self._taken.get(colour, "")
            if other:
                words += "   " + self.tr("used by {0}").format(other.replace("&", "&&"))
            action = menu.addAction(self._swatch(colour), words)
            action.setData(colour)
            action.setCheckable(True)
            action.setChecked(colour == self._colour.upper())
        menu.addSeparator()
        menu.addAction(self.tr("Own colour…")).setData("")
        menu.triggered.connect(lambda action: self._take(str(action.data())))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _offer(self) -> None:
        self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _take(self, colour: str) -> None:
        if not colour:
            picked = QColorDialog.getColor(QColor(self._colour), self.window())
            if not picked.isValid():
                return
            colour = picked.name()
        if colour.upper() != self._colour.upper():
            self.chosen.emit(colour.upper())

    def _swatch(self, colour: str) -> QIcon:
        pixmap = QPixmap(QSize(14, 14))
        pixmap.fill(QColor(colour))
        return QIcon(pixmap)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the square."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setOpacity(1.0)
        if shows_focus(self):
            paint_focus_ring(painter, self.rect(), self._look)
        painter.end()


class KeyChoice(Choice):
    """The theme's digit; those of other themes are named and cannot be taken. `chosen(digit)`."""

    chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Key", parent)
        for digit in range(1, 10):
            self.addItem(str(digit), digit)
        self.setFixedWidth(56)
        self.view().setMinimumWidth(180)
        self.activated.connect(lambda _: self.chosen.emit(int(self.currentData())))

    def show_key(self, key: int, taken: Mapping[int, str]) -> None:
        """Show a digit; `taken` names the themes that have the others."""
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        for row in range(self.count()):
            digit = row + 1
            other = taken.get(digit, "") if digit != key else ""
            self.setItemText(row, f"{digit}   {other}" if other else str(digit))
            model.item(row).setEnabled(not other)
        self.setCurrentIndex(key - 1)


class ShapeChoice(Choice):
    """The marker that says without colour which theme it is. `chosen(shape)`."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Shape", parent)
        for shape in SHAPES:
            self.addItem(shape.capitalize(), shape)
        self.activated.connect(lambda _: self.chosen.emit(str(self.currentData())))

    def show_shape(self, shape: str) -> None:
        """Show a shape."""
        self.setCurrentIndex(max(self.findData(shape), 0))
