# SPDX-License-Identifier: MIT
"""The program's window with a 4-ms timer in its event loop: idle, then while reports come in.

    busy_window.py CORPUS FOLDER

It prints how late each tick was, in ms, as JSON: {"idle": […], "import": […], "seconds": …,
"imported": …}.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import started_window
from pulse import Pulse
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from standpoint.session.changes import ImportSummary
    from standpoint.ui.window import MainWindow

SETTLING, IDLE = 1_500, 4_000
"""Milliseconds: until start-up is over, and of idleness that is measured."""


class Importer(QObject):
    """Makes a corpus, rests, and brings reports in, with a pulse in the event loop."""

    def __init__(self, window: MainWindow, corpus: Path, folder: Path) -> None:
        super().__init__(window)
        self._window, self._corpus, self._folder = window, corpus, folder
        self._pulse = Pulse(self, "idle", "import")
        QTimer.singleShot(0, self._open)

    def _open(self) -> None:
        self._window.session.create(self._corpus)
        QTimer.singleShot(SETTLING, self._rest)

    def _rest(self) -> None:
        self._pulse.during("idle")
        QTimer.singleShot(IDLE, self._import)

    def _import(self) -> None:
        self._pulse.during("import")
        self._window.session.job_finished.connect(self._finish)
        self._window.session.ingest([self._folder])

    def _finish(self, summary: ImportSummary) -> None:
        # What the screens do with the news belongs to the import.
        QTimer.singleShot(500, lambda: self._report(summary))

    def _report(self, summary: ImportSummary) -> None:
        self._pulse.stop()
        imported = len(summary.of("imported"))
        said = {**self._pulse.late, "seconds": summary.seconds, "imported": imported}
        sys.stdout.write(json.dumps(said) + "\n")
        self._window.close()
        QApplication.quit()


if __name__ == "__main__":
    sys.exit(started_window.start(Importer))
