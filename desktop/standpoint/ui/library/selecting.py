# SPDX-License-Identifier: MIT
"""How reports are selected in the lists and in the table of the library, by keys and clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from standpoint.ui.library.shown import ShownReports, places_of, select_places

if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    # Qt's classes stand behind it among the bases: a list and a table have no other one in common.
    _View = object

Index = QModelIndex | QPersistentModelIndex
Flags = QItemSelectionModel.SelectionFlag
_PLAIN = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MOVES = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class Selecting(_View):
    """What a view of reports does, before its class of Qt.

    Arrows move and select. Once something was picked with Space or Ctrl (`picking`), arrows only
    move, so that what was picked stays; a plain click or Esc begins anew.
    """

    _shown: ShownReports
    picking: bool
    entered: ClassVar[Signal]
    deleted: ClassVar[Signal]
    begun: ClassVar[Signal]

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected reports, top to bottom."""
        return self._shown.ids_of(self.selectionModel().selection())

    def select_only(self, reports: list[int], *, scroll: bool = True) -> None:
        """Select these reports, as far as they are shown here, and scroll to the first.

        All are selected at once, so that whoever listens hears of it once.
        """
        chosen = places_of(reports, self._shown)
        model = self.selectionModel()
        select_places(model, chosen, self._shown)
        if chosen:
            first = self._shown.index(chosen[0], 0)
            model.setCurrentIndex(first, Flags.NoUpdate)
            if scroll:
                self.scrollTo(first)
        self.picking = len(reports) > 1

    def selectAll(self) -> None:
        """Select all rows that are shown; Space takes single ones out."""
        select_places(self.selectionModel(), range(self._shown.rowCount()), self._shown)
        self.picking = self._shown.rowCount() > 1

    def pick_current(self) -> None:
        """Add the current row to what is picked, or take it out.

        The first time, a row that is merely selected becomes the first that is picked.
        """
        index, model = self.currentIndex(), self.selectionModel()
        if not index.isValid():
            return
        if self.picking or self._several() or not model.isSelected(index):
            model.select(index, Flags.Toggle | Flags.Rows)
        self.picking = True
        self.viewport().update()

    def _several(self) -> bool:
        """Return whether more than one row is selected, as with Shift and arrows."""
        stretches = self.selectionModel().selection()
        return stretches.count() > 1 or any(
            stretches.at(at).height() > 1 for at in range(stretches.count())
        )

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> Flags:
        """Say what a click or key does to the selection; see the class."""
        if isinstance(event, QKeyEvent) and self.picking and not event.modifiers() & _SHIFT:
            return Flags.NoUpdate
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            left = event.button() == Qt.MouseButton.LeftButton
            self.picking = event.modifiers() != _PLAIN if left else self.picking
        return super().selectionCommand(index, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space picks, Enter opens or compares, Delete takes away, Esc begins anew."""
        key = event.key()
        if key == Qt.Key.Key_Space:
            self.pick_current()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif key == Qt.Key.Key_Escape and (self.picking or self.selectionModel().hasSelection()):
            self.picking = False
            self.begun.emit()
            self.clearSelection()
        else:
            if key in _MOVES and not self.picking and not event.modifiers():
                self.begun.emit()
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A plain click begins a new selection; a right one on what is selected asks for a menu."""
        under = self.indexAt(event.position().toPoint())
        asks = event.button() == Qt.MouseButton.RightButton
        if event.modifiers() == _PLAIN and not (asks and self.selectionModel().isSelected(under)):
            self.begun.emit()
        super().mousePressEvent(event)
