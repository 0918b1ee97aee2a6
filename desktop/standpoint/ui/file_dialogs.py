# SPDX-License-Identifier: MIT
"""Dialogs that ask for files, and leave alone what lies in the folders that they show.

Where the system has no dialog of its own, Qt looks into every file of an unknown kind to choose a
picture for it. On Linux, a process that opens and closes a database which it holds open loses its
locks on it: another program may then take away the log with what was just stored. (See "How To
Corrupt An SQLite Database File", section 2.2.) So here a file is told by its name.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QLineEdit, QWidget

_OF_THE_SYSTEM = sys.platform in {"darwin", "win32"}
"""There a dialog of the system is shown, in a process of its own or under other rules."""

_Icon = QAbstractFileIconProvider.IconType


class ByName(QFileIconProvider):
    """Pictures and kinds of files by their names alone: no file is opened."""

    def icon(self, of: QFileInfo | _Icon) -> QIcon:
        """Return the picture of a folder or of a file."""
        if isinstance(of, QFileInfo):
            of = _Icon.Folder if of.isDir() else _Icon.File
        return super().icon(of)

    def type(self, info: QFileInfo) -> str:
        """Return what kind of file a name stands for."""
        return "" if info.isDir() else info.suffix()


def open_file(parent: QWidget | None, title: str, start: str, kinds: str) -> str:
    """Ask for a file that is there; return its path, empty where the user thinks better of it.

    Args:
        parent: the window over which it is asked.
        title: of the dialog.
        start: the folder to show, or a file in it.
        kinds: filters as Qt writes them, with ";;" between.
    """
    if _OF_THE_SYSTEM:
        return QFileDialog.getOpenFileName(parent, title, start, kinds)[0]
    dialog = _dialog(parent, title, start, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return (_asked(dialog) or [""])[0]


def open_files(parent: QWidget | None, title: str, start: str, kinds: str) -> Sequence[str]:
    """Ask for files that are there; return their paths."""
    if _OF_THE_SYSTEM:
        return QFileDialog.getOpenFileNames(parent, title, start, kinds)[0]
    dialog = _dialog(parent, title, start, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _asked(dialog)


def folder(parent: QWidget | None, title: str, start: str) -> str:
    """Ask for a folder; return its path, empty where the user thinks better of it."""
    if _OF_THE_SYSTEM:
        return QFileDialog.getExistingDirectory(parent, title, start)
    dialog = _dialog(parent, title, start, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    chosen = _asked(dialog)
    # Of a path that is written, Qt also gives folders on the way to it.
    fields = dialog.findChildren(QLineEdit)
    written = [
        QDir.cleanPath(dialog.directory().absoluteFilePath(field.text())) for field in fields
    ]
    return next((path for path in written if path in chosen), (chosen or [""])[0])


def save_file(
    parent: QWidget | None, title: str, start: str, kinds: str, kind: str = ""
) -> tuple[str, str]:
    """Ask where a file is to be written; return its path and the kind that was chosen.

    `start` is the path to propose, `kind` the filter. What is there already is asked about.
    """
    if _OF_THE_SYSTEM:
        return QFileDialog.getSaveFileName(parent, title, start, kinds, kind)
    dialog = _dialog(parent, title, start, kinds)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(Path(start).name)
    if kind:
        dialog.selectNameFilter(kind)
    chosen = _asked(dialog)
    return (chosen[0], dialog.selectedNameFilter()) if chosen else ("", "")


def _dialog(parent: QWidget | None, title: str, start: str, kinds: str) -> QFileDialog:
    # It begins at the root, where nobody keeps a corpus, until it no longer looks into files.
    dialog = QFileDialog(parent, title, QDir.rootPath())
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
    dialog.setIconProvider(_BY_NAME)
    place = Path(start)
    dialog.setDirectory(str(place if place.is_dir() else place.parent))
    if kinds:
        dialog.setNameFilters(kinds.split(";;"))
    return dialog


_BY_NAME = ByName()
"""A dialog does not keep its provider alive."""


def _asked(dialog: QFileDialog) -> list[str]:
    accepted = dialog.exec()
    chosen = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return chosen
