# SPDX-License-Identifier: MIT
"""The program's window with a 4-ms timer in its event loop: idle, then while reports come in.

    busy_window.py CORPUS FOLDER

It prints how late each tick was, in ms, as JSON: {"idle": […], "import": […], "seconds": …,
"imported": …}.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from standpoint.session.changes import ImportSummary
    from standpoint.ui.window import MainWindow

TICK = 4.0
SETTLING, IDLE = 1_500, 4_000
"""Milliseconds: until start-up is over, and of idleness that is measured."""


class Pulse(QObject):
    """Notes how much later than `TICK` after the last one each tick comes."""

    def __init__(self, window: MainWindow, corpus: Path, folder: Path) -> None:
        super().__init__(window)
        self._window, self._corpus, self._folder = window, corpus, folder
        self._late: dict[str, list[float]] = {"idle": [], "import": []}
        self._now = ""
        self._last = 0.0
        self._timer = QTimer(self, interval=int(TICK), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        QTimer.singleShot(0, self._open)

    def _beat(self) -> None:
        now = time.perf_counter() * 1_000
        if self._now:
            self._late[self._now].append(max(0.0, now - self._last - TICK))
        self._last = now

    def _open(self) -> None:
        self._window.session.create(self._corpus)
        QTimer.singleShot(SETTLING, self._rest)

    def _rest(self) -> None:
        self._last = time.perf_counter() * 1_000
        self._timer.start()
        self._now = "idle"
        QTimer.singleShot(IDLE, self._import)

    def _import(self) -> None:
        self._now = "import"
        self._window.session.job_finished.connect(self._finish)
        self._window.session.ingest([self._folder])

    def _finish(self, summary: ImportSummary) -> None:
        # What the screens do with the news belongs to the import.
        QTimer.singleShot(500, lambda: self._report(summary))

    def _report(self, summary: ImportSummary) -> None:
        self._timer.stop()
        imported = len(summary.of("imported"))
        said = {**self._late, "seconds": summary.seconds, "imported": imported}
        sys.stdout.write(json.dumps(said) + "\n")
        self._window.close()
        QApplication.quit()


def main() -> int:
    """Start the program as a user does, with the pulse in its event loop."""
    # Worker processes import this module again; they must find no window to open.
    from standpoint.__main__ import main as start

    corpus, folder = Path(sys.argv[1]), Path(sys.argv[2])
    turn = QApplication.exec

    def watched(*_: object) -> int:
        windows = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
        Pulse(next(windows), corpus, folder)  # type: ignore[arg-type]
        return turn()

    QApplication.exec = watched  # type: ignore[method-assign,assignment]
    sys.argv[1:] = []
    return start()


if __name__ == "__main__":
    sys.exit(main())
