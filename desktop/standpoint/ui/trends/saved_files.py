# SPDX-License-Identifier: MIT
"""Figures as files of several: all saved ones made again, or one with all that it stands on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from standpoint.errors import StandpointError
from standpoint.figures.file_names import safe_name
from standpoint.figures.saved import SavedFigure
from standpoint.ui import file_dialogs
from standpoint.ui.trends.export_memory import recall
from standpoint.ui.trends.export_place import first_path

if TYPE_CHECKING:
    from standpoint.session.session import Session
    from standpoint.ui.look import Look
    from standpoint.ui.trends.workspace import TrendsWorkspace

_FOLDER, _ZIP = "Folder (*)", "ZIP (*.zip)"


class SavedFiles(QObject):
    """Asks where to, and writes. `now` returns the figure that is shown."""

    def __init__(
        self,
        workspace: TrendsWorkspace,
        session: Session,
        look: Look,
        now: Callable[[], SavedFigure],
    ) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._session = session
        self._look = look
        self._now = now

    def _folder(self) -> Path:
        """Return where the last figure went, else the user's documents."""
        return first_path("x", "pdf", recall(self._session.settings).folder).parent

    def ask_remake(self) -> None:
        """Ask for a folder and write every saved figure into it."""
        from standpoint.ui.trends.saved_remaking import Remaking, ReplaceDialog

        number = len(self._session.saved_figures())
        words = self.tr("Folder for 1 figure")
        if number != 1:
            words = self.tr("Folder for {0} figures").format(f"{number:,}")
        chosen = file_dialogs.folder(self._workspace, words, str(self._folder()))
        if not chosen or not number:
            return
        remaking = Remaking(self._session, Path(chosen), self)
        there = remaking.there()
        if there:
            dialog = ReplaceDialog(self._look, there, self._workspace)
            agreed = dialog.exec() == ReplaceDialog.DialogCode.Accepted
            dialog.deleteLater()
            if not agreed:
                remaking.deleteLater()
                return
        remaking.said.connect(self._workspace.said)
        remaking.failed.connect(self._workspace.failed)
        remaking.ended.connect(remaking.deleteLater)
        remaking.begin()

    def ask_bundle(self) -> None:
        """Ask for a .zip or a folder and write the figure into it with all that it stands on."""
        title = self._now().options.title or self._workspace.figure.title
        start = self._folder() / f"{safe_name(title)}.zip"
        name, kind = file_dialogs.save_file(
            self._workspace, self.tr("Export bundle"), str(start), f"{_ZIP};;{_FOLDER}", _ZIP
        )
        if not name:
            return
        place = Path(name)
        if kind == _ZIP and place.suffix.lower() != ".zip":
            place = place.with_name(f"{place.name}.zip")
        elif kind == _FOLDER and place.suffix.lower() == ".zip":
            place = place.with_suffix("")
        self.write_bundle(place)

    def write_bundle(self, place: Path) -> None:
        """Write what is shown as a bundle."""
        from standpoint.figures.bundle import write_bundle
        from standpoint.figures.remaking import bundled

        try:
            write_bundle(place, bundled(self._session.reading_corpus, self._now()))
        except StandpointError as error:
            self._workspace.failed.emit(str(error))
            return
        self._workspace.said.emit(self.tr("Exported the bundle {0}.").format(place.name))
