# SPDX-License-Identifier: MIT
"""Editing reports from the library: their details, their dates, taking them out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from standpoint.model.places import Place
from standpoint.ui.library.filtering import Filter

if TYPE_CHECKING:
    from standpoint.corpus.text_versions import Replacement
    from standpoint.model.reports import Report
    from standpoint.session.background import Ticket
    from standpoint.ui.window import MainWindow


class Editing(QObject):
    """The verbs of the Report menu, on what is selected in the library of one window."""

    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reading: Ticket | None = None

    def meant(self) -> list[int]:
        """Return what a verb is about: what is selected, else what is being compared.

        Whoever works in the library means what is seen there: the row at which the keys are, and
        nothing that a filter hides.
        """
        library, compared = self._window.library, self._window.comparison()
        if library.selection() or not library.has_keys():
            return library.selection() or compared
        return library.current() or ([] if library.picked() else compared)

    def edit(self) -> None:
        """Edit the details of what is selected, or of what is being compared."""
        from standpoint.ui.metadata import MetadataDialog

        window = self._window
        wanted = self.meant()
        reports = window.session.reports(wanted) if wanted else []
        if not reports:
            self.said.emit(self.tr("Select the reports whose details you want to edit."))
            return
        dialog = MetadataDialog(
            window.look,
            reports,
            window.library.model.reports,
            window,
            window.session.findings(wanted),
            remarks=window.session.remarks(wanted),
        )
        if dialog.exec() == MetadataDialog.DialogCode.Accepted:
            changes = dialog.changes()
            if changes:
                window.session.set_metadata(changes)

    def tag(self) -> None:
        """Give tags to what is selected, or to what is being compared, and take them away."""
        from standpoint.ui.library.tags_dialog import TagsDialog

        window, session = self._window, self._window.session
        wanted = self.meant()
        if not wanted:
            self.said.emit(self.tr("Select the reports that you want to tag."))
            return
        tagged = window.library.model.tags
        dialog = TagsDialog(window.look, wanted, tagged, session.tags(), window)
        if dialog.exec() == TagsDialog.DialogCode.Accepted and dialog.changes().any:
            changes = dialog.changes()
            session.tag(wanted, changes.add, changes.remove, changes.renamed)

    def delete(self) -> None:
        """Delete what is selected; the status bar offers to take it back."""
        selected = self._window.library.selection()
        if selected:
            self._window.session.delete(selected)

    def ask_dates(self) -> None:
        """Select what waits for a date and ask for it."""
        library = self._window.library
        library.set_filter(Filter())
        rows = zip(library.model.ids, library.model.years, strict=True)
        library.select([report for report, year in rows if year is None])
        self.edit()

    def ask_text(self) -> None:
        """Ask for a file with a better text for the selected report, and show what it brings."""
        report = self._one_report()
        if report is not None:
            file = self._window.filing.ask_file(self.tr("A better text for this report"))
            if file is not None:
                self.replace_text(report, file)

    def replace_text(self, report: Report, file: Path) -> None:
        """Read a file beside the window, then show what its text brings to a report."""
        self._leave_reading()

        def show(replacement: Replacement) -> None:
            self._leave_reading()
            self._show_replacement(report, replacement)

        def fail(sentence: str) -> None:
            self._leave_reading()
            self._window.say_failure(sentence)

        self.said.emit(self.tr("Reading “{0}”…").format(Place(Path(file.name)).shown))
        self._reading = self._window.session.look_at_text(report.id, file, done=show, failed=fail)

    def _leave_reading(self) -> None:
        """Wait for no better text any more."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
            self.said.emit("")

    def _show_replacement(self, report: Report, replacement: Replacement) -> None:
        """Show what a better text brings, and let it stand in the report's place if wanted."""
        from standpoint.ui.texts.replacing import ReplaceTextDialog

        window = self._window
        dialog = ReplaceTextDialog(window.look, report.title, replacement, window)
        if dialog.exec() == ReplaceTextDialog.DialogCode.Accepted:
            window.session.replace_text(replacement)

    def show_text_versions(self) -> None:
        """Show the texts that the selected report had, and go back to one if wanted."""
        from standpoint.ui.texts.versions import TextVersionsDialog

        window = self._window
        report = self._one_report()
        if report is not None:
            dialog = TextVersionsDialog(window.look, window.session, report, window)
            if dialog.exec() == TextVersionsDialog.DialogCode.Accepted:
                window.session.take_text_version(report.id, dialog.version())

    def _one_report(self) -> Report | None:
        """Return the one report that is selected, or the only one being read."""
        window = self._window
        wanted = self.meant()
        if len(wanted) != 1:
            self.said.emit(self.tr("Select one report."))
            return None
        return window.session.reports(wanted)[0]

    def part_reposts(self) -> None:
        """Say that the selected reports are no reposts."""
        window = self._window
        known = window.session.reposts()
        wanted = self.meant()
        grouped = {one.original for one in known.values()} | known.keys()
        parted = [report for report in wanted if report in grouped]
        if parted:
            window.session.part_reposts(parted)
        else:
            self.said.emit(self.tr("Select a report that is a repost."))

    def join_reposts(self) -> None:
        """Say that the selected reports are one text: the earliest is the original."""
        window = self._window
        wanted = self.meant()
        if len(wanted) < 2:
            self.said.emit(self.tr("Select the repost together with the report that it repeats."))
        else:
            window.session.join_reposts(wanted)

    def show_reposts(self) -> None:
        """Show all reposts beside their originals."""
        from standpoint.ui.reposts.dialog import RepostsWindow

        window = self._window
        if window.session.corpus is not None:
            RepostsWindow(window.look, window.session, window).exec()

    def show_actors(self) -> None:
        """Show the actors and their names."""
        from standpoint.ui.actors.dialog import ActorsWindow

        window = self._window
        if window.session.corpus is not None:
            ActorsWindow(window.look, window.session, window).exec()

    def show_menu(self, point: QPoint) -> None:
        """Offer what can be done with the selected reports."""
        menu = QMenu(self._window)
        for name in ("read", "compare_selected", "details", "tags", "replace_text", "delete"):
            menu.addAction(self._window.actions_[name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)
