# SPDX-License-Identifier: MIT
"""Writing every saved figure again into a folder, one after the other, while the window lives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from standpoint.errors import StandpointError
from standpoint.figures.remaking import remade_files
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look, Words

if TYPE_CHECKING:
    from standpoint.session.session import Session

_NAMED = 8
_File = tuple[str, Path, Callable[[], list[str]]]


class ReplaceDialog(Dialog):
    """Asks whether files that are there may be replaced."""

    def __init__(self, look: Look, files: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Replace files"), parent)
        number = len(files)
        words = self.tr("1 file is there already")
        if number > 1:
            words = self.tr("{0} files are there already").format(f"{number:,}")
        self.add_head(words)
        names = "\n".join(file.name for file in files[:_NAMED])
        if number > _NAMED:
            names += "\n" + self.tr("and {0} more").format(f"{number - _NAMED:,}")
        self.body.addWidget(Words(look, names, wrap=True))
        self.setMinimumWidth(420)
        self.add_button(self.tr("Cancel"), key="Esc").clicked.connect(self.reject)
        act = self.tr("Replace the file") if number == 1 else self.tr("Replace {0} files")
        self.act = self.add_button(act.format(f"{number:,}"), main=True, key="Enter")
        self.act.clicked.connect(self.accept)


class Remaking(QObject):
    """Writes figures one by one. `said(words)` how far it is, `failed(sentence)` what was not."""

    said = Signal(str)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, session: Session, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        corpus = session.reading_corpus
        self._path = session.path
        rows = session.saved_figures()
        self._files: list[_File] = list(remade_files(corpus, rows, folder))
        self._told: list[str] = []
        self._failed: list[str] = []
        self._at = 0

    def there(self) -> list[Path]:
        """Return the files that are there already."""
        return [target for _, target, _ in self._files if target.exists()]

    def begin(self) -> None:
        """Write the first figure as soon as the window has a moment, and then the others."""
        self._say_next()
        QTimer.singleShot(0, self, self._step)

    def _say_next(self) -> None:
        name, total = self._files[self._at][0], len(self._files)
        words = self.tr("Remaking {0} of {1}: {2}")
        self.said.emit(words.format(self._at + 1, total, name))

    def _step(self) -> None:
        if self._session.path != self._path:
            # Another corpus was opened; these figures are of the one before.
            self.ended.emit()
            return
        name, _, write = self._files[self._at]
        try:
            self._told += write()
        except StandpointError as error:
            self._failed.append(self.tr("“{0}” was not written. {1}").format(name, str(error)))
        self._at += 1
        if self._at < len(self._files):
            self._say_next()
            QTimer.singleShot(0, self, self._step)
            return
        self._finish()

    def _finish(self) -> None:
        made = len(self._files) - len(self._failed)
        number = self.tr("1 figure") if made == 1 else self.tr("{0} figures").format(f"{made:,}")
        words = self.tr("Remade {0} in {1}.").format(number, self._folder.name or "/")
        self.said.emit(" ".join([words, *self._told]))
        if self._failed:
            self.failed.emit(" ".join(self._failed))
        self.ended.emit()
