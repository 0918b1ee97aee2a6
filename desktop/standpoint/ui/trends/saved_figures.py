# SPDX-License-Identifier: MIT
"""What can be done with saved figures in Trends: save, open, rename, delete, remake, bundle."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from standpoint.corpus.saved_figures import key_of
from standpoint.errors import CorpusError
from standpoint.figures import wording
from standpoint.figures.export import ExportOptions, Format
from standpoint.figures.saved import SavedFigure, missing, read
from standpoint.session.changes import Changes
from standpoint.ui.actions import write_keys
from standpoint.ui.look import interface_font
from standpoint.ui.trends.saved_files import SavedFiles
from standpoint.ui.trends.saved_strip import SavedStrip

if TYPE_CHECKING:
    from standpoint.session.session import Session
    from standpoint.ui.look import Look
    from standpoint.ui.trends.workspace import TrendsWorkspace

_KEPT = "trends_figure"


class SavedFigures(QObject):
    """The verbs on saved figures of one Trends workspace, and which figure is open there."""

    def __init__(self, workspace: TrendsWorkspace, session: Session, look: Look) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._session = session
        self._look = look
        self._page = SavedFigure("")
        self._stored: SavedFigure | None = None
        self._pending = 0
        self._names: tuple[str, ...] = ()
        self.strip = SavedStrip(look)
        self.files = SavedFiles(workspace, session, look, self.now)
        self._make_actions()
        session.changed.connect(self._on_changed)
        session.failed.connect(lambda _: self._settle())
        self.strip.all_asked.connect(self._show_all)
        self._build_menu()
        self.begin()

    def _make_actions(self) -> None:
        def action(words: str, slot: object, key: str = "") -> QAction:
            made = QAction(words, self)
            if key:
                made.setShortcut(QKeySequence(key))
            made.triggered.connect(slot)
            return made

        self.save = action(self.tr("Save figure…"), self.ask_save, "Ctrl+Shift+S")
        self.save_changes = action("", self.keep_changes)
        self.rename = action(self.tr("Rename figure…"), self.ask_rename)
        self.delete = action("", self.delete_open)
        self.remake = action(self.tr("Remake all exports…"), self.files.ask_remake)
        self.bundle = action(self.tr("Export bundle…"), self.files.ask_bundle)
        self.list = QMenu(self.tr("Open figure"))
        for menu in (self.list, self.strip.menu):
            menu.setFont(interface_font(13))
        self.list.aboutToShow.connect(self._fill_list)
        words = self.tr("Nothing can be saved: the corpus is open for reading.")
        self.refused = action(words, lambda: None)
        self.refused.setEnabled(False)

    def actions(self) -> list[QAction]:
        """Return what the Figure menu offers of saved figures, in order."""
        line = QAction(self)
        line.setSeparator(True)
        return [
            line,
            self.save,
            self.save_changes,
            self.list.menuAction(),
            self.rename,
            self.delete,
            self.remake,
        ]

    # Which figure is open -------------------------------------------------------------------

    @property
    def open_name(self) -> str:
        """The name of the figure that is open, empty for none."""
        return self._page.name

    def now(self) -> SavedFigure:
        """Return what is shown now, as a figure that can be saved."""
        workspace = self._workspace
        return replace(self._page, choices=workspace.choices, filter=workspace.narrowed)

    @property
    def changed(self) -> bool:
        """Whether what is shown differs from the figure that is open."""
        return self._stored is not None and self._stored.differs(self.now())

    def holds_theme(self, theme: str) -> bool:
        """Return whether the open figure was saved with this theme, be it there or not."""
        return self._stored is not None and self._stored.choices.theme == theme

    def begin(self) -> None:
        """Take up the figure that was open when the corpus was left."""
        self._page, self._pending = SavedFigure(""), 0
        name = self._session.remembered(_KEPT, "")
        there = self._session.saved_figure(name) if isinstance(name, str) and name else None
        self._names = tuple(one.name for one in self._session.saved_figures())
        if there is not None:
            try:
                self._page = read(there)
            except CorpusError:
                self._page = SavedFigure("")
        self._settle()

    def follow(self) -> None:
        """Say anew which figure is open, whether it was changed, and what can be done."""
        name, changed = self._page.name, self.changed
        self.strip.show_figure(name, self.tr("changed") if changed else "")
        codebook = self._session.codebook()
        labels = {theme.id: theme.label for theme in codebook.themes}
        only = [labels.get(key, key) for key in self._workspace.choices.series]
        self.strip.show_only(wording.listed(only))
        writable = self._session.corpus is not None and not self._session.read_only
        self.refused.setVisible(self._session.corpus is not None and self._session.read_only)
        quoted = _in_menu(name)
        self.save.setEnabled(writable)
        self.save_changes.setEnabled(writable and changed)
        self.save_changes.setText(
            self.tr("Save changes to “{0}”").format(quoted) if name else self.tr("Save changes")
        )
        for one in (self.rename, self.delete):
            one.setEnabled(writable and self._stored is not None)
        self.delete.setText(
            self.tr("Delete “{0}”").format(quoted) if name else self.tr("Delete figure")
        )
        self.list.setEnabled(bool(self._names))
        self.remake.setEnabled(bool(self._names))
        self.bundle.setEnabled(bool(self._workspace.figure.series))

    def _settle(self) -> None:
        """Read the open figure anew as it is saved now."""
        self._pending = 0
        self._reread()
        self.follow()

    def _reread(self) -> None:
        there = self._session.saved_figure(self._page.name) if self._page.name else None
        self._stored = None
        if there is None:
            self._page = replace(self._page, name="")
            return
        try:
            self._stored = read(there)
        except CorpusError:
            self._page = replace(self._page, name="")

    def _on_changed(self, changes: Changes) -> None:
        if changes.figures:
            before = set(self._names)
            self._names = tuple(one.name for one in self._session.saved_figures())
            there = {key_of(name) for name in self._names}
            self._pending = max(self._pending - 1, 0)
            if self._pending:
                return  # another edit of ours is still on its way
            new = [name for name in self._names if name not in before]
            if self._page.name and key_of(self._page.name) not in there and len(new) == 1:
                # Its name was changed back or forth.
                self._page = replace(self._page, name=new[0])
            if not self._page.name and len(new) == 1:
                self._adopt(new[0])
            self._remember(self._page.name)
            self._reread()
        if changes.figures or changes.codebook:
            self.follow()

    def _adopt(self, name: str) -> None:
        """Take a figure that came back for the open one where it is what is shown."""
        there = self._session.saved_figure(name)
        try:
            saved = read(there) if there is not None else None
        except CorpusError:
            return
        if saved is not None and not saved.differs(self.now()):
            self._page = saved

    def _remember(self, name: str) -> None:
        self._session.remember(_KEPT, name)

    # Menu -----------------------------------------------------------------------------------

    def _build_menu(self) -> None:
        """Fill the strip's menu once: clearing it would take its actions from the menu bar too."""
        menu = self.strip.menu
        menu.addAction(self.refused)
        menu.addActions([self.save, self.save_changes])
        menu.addSeparator()
        menu.addAction(self.list.menuAction())
        menu.addActions([self.rename, self.delete])
        menu.addSeparator()
        menu.addActions([self.remake, self.bundle])
        menu.aboutToShow.connect(lambda: write_keys(menu))

    def _fill_list(self) -> None:
        self.list.clear()
        for name in self._names:
            one = self.list.addAction(_in_menu(name))
            one.setCheckable(True)
            one.setChecked(name == self._page.name)
            one.triggered.connect(lambda _=False, name=name: self.open(name))

    # Verbs ----------------------------------------------------------------------------------

    def ask_save(self) -> None:
        """Ask for a name and save what is shown under it."""
        from standpoint.ui.trends.saved_name import SavedNameDialog

        name = self._page.name or self._workspace.figure.title
        dialog = SavedNameDialog(self._look, name, self._names, self._workspace)
        if dialog.exec() == SavedNameDialog.DialogCode.Accepted:
            self.save_as(dialog.name())
        dialog.deleteLater()

    def save_as(self, name: str) -> None:
        """Save what is shown under a name, over the figure that has it."""
        try:
            kept = self._session.save_figure(replace(self.now(), name=name))
        except CorpusError as error:
            self._workspace.failed.emit(str(error))
            return
        if not self._session.read_only:
            self._page = replace(self._page, name=kept)
            self._pending += 1
            self.follow()

    def keep_changes(self) -> None:
        """Save what is shown into the figure that is open."""
        if self._page.name:
            self.save_as(self._page.name)

    def open(self, name: str) -> None:
        """Show a saved figure over the reports that are there now."""
        there = self._session.saved_figure(name)
        if there is None:
            return
        try:
            saved = read(there)
        except CorpusError as error:
            self._workspace.failed.emit(str(error))
            return
        self._page, self._stored = saved, saved
        self._remember(saved.name)
        self._workspace.show_saved(saved)
        said = missing(saved, self._session.reading_corpus)
        if saved.newer:
            newer = self.tr("“{0}” was saved by a newer Standpoint; what this one knows is shown.")
            said = f"{newer.format(saved.name)} {said}".strip()
        self._workspace.said.emit(said or self.tr("Opened “{0}”.").format(saved.name))
        self.follow()

    def ask_rename(self) -> None:
        """Ask what the open figure is called from now on."""
        from standpoint.ui.trends.saved_name import SavedNameDialog

        name = self._page.name
        dialog = SavedNameDialog(self._look, name, self._names, self._workspace, renames=True)
        if dialog.exec() == SavedNameDialog.DialogCode.Accepted:
            self.rename_to(dialog.name())
        dialog.deleteLater()

    def rename_to(self, new: str) -> None:
        """Give the open figure another name."""
        try:
            kept = self._session.rename_figure(self._page.name, new)
        except CorpusError as error:
            self._workspace.failed.emit(str(error))
            return
        if not self._session.read_only:
            self._page = replace(self._page, name=kept)
            self._pending += 1
            self.follow()

    def delete_open(self) -> None:
        """Delete the open figure; what is shown stays, and undo brings the figure back."""
        try:
            self._session.delete_figure(self._page.name)
        except CorpusError as error:
            self._workspace.failed.emit(str(error))
            return
        if not self._session.read_only:
            self._pending += 1

    def exported(self, options: ExportOptions, kind: Format) -> None:
        """Take note of how the figure was just exported."""
        self._page = self._page.exported(self._workspace.figure, options, kind)
        self.follow()

    def begun(self) -> SavedFigure | None:
        """Return how the open figure was exported last, None where it was not."""
        return self._page if self._page.format is not None else None

    def _show_all(self) -> None:
        self._workspace.take_choices(replace(self._workspace.choices, series=()))


def _in_menu(name: str) -> str:
    """Return a name for a menu, where & would mark a letter; a long one is cut."""
    shown = name if len(name) <= 60 else f"{name[:59]}…"
    return shown.replace("&", "&&")
