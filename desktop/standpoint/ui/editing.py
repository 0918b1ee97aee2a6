# SPDX-License-Identifier: MIT
"""Editing reports from the library: their details, their dates, taking them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from standpoint.ui.library.filtering import Filter
from standpoint.ui.library.model import year_of

if TYPE_CHECKING:
    from standpoint.ui.window import MainWindow


class Editing(QObject):
    """The verbs of the Report menu, on what is selected in the library of one window."""

    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def edit(self) -> None:
        """Edit the details of what is selected, or of what is being compared."""
        from standpoint.ui.metadata import MetadataDialog

        window = self._window
        wanted = window.library.selection() or window.comparison()
        reports = window.session.reports(wanted) if wanted else []
        if not reports:
            self.said.emit(self.tr("Select the reports whose details you want to edit."))
            return
        dialog = MetadataDialog(window.look, reports, window.library.model.reports, window)
        if dialog.exec() == MetadataDialog.DialogCode.Accepted:
            changes = dialog.changes()
            if changes:
                window.session.set_metadata(changes)

    def delete(self) -> None:
        """Delete what is selected; the status bar offers to take it back."""
        selected = self._window.library.selection()
        if selected:
            self._window.session.delete(selected)

    def ask_dates(self) -> None:
        """Select what waits for a date and ask for it."""
        library = self._window.library
        library.set_filter(Filter())
        library.select([r.id for r in library.model.reports if year_of(r.date) is None])
        self.edit()

    def show_actors(self) -> None:
        """Show the actors and their names."""
        from standpoint.ui.actors.dialog import ActorsWindow

        window = self._window
        if window.session.corpus is not None:
            ActorsWindow(window.look, window.session, window).exec()

    def show_menu(self, point: QPoint) -> None:
        """Offer what can be done with the selected reports."""
        menu = QMenu(self._window)
        for name in ("read", "compare_selected", "details", "delete"):
            menu.addAction(self._window.actions_[name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)
