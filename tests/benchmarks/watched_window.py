# SPDX-License-Identifier: MIT
"""A window that says when it was first painted: a bare one, or the program's own.

    watched_window.py bare
    watched_window.py standpoint [arguments of standpoint]

It prints `painted`, the program also `filled` when a list in it has rows, and ends.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QWidget


class FirstPaint(QObject):
    """Watches one window, and nothing but its paint events."""

    def __init__(self, window: QWidget, until_filled: bool) -> None:
        super().__init__(window)
        self._window = window
        self._until_filled = until_filled
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer after the paint event, when the whole window has been painted."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return super().eventFilter(watched, event)

    def _painted(self) -> None:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        if self._until_filled:
            self._look_for_rows()
        else:
            QApplication.quit()

    def _look_for_rows(self) -> None:
        views = self._window.findChildren(QAbstractItemView)
        if any(v.isVisible() and v.model() is not None and v.model().rowCount() for v in views):
            QTimer.singleShot(0, self._filled)
        else:
            QTimer.singleShot(2, self._look_for_rows)

    def _filled(self) -> None:
        sys.stdout.write("filled\n")
        sys.stdout.flush()
        self._window.close()
        QApplication.quit()


def bare() -> int:
    """Open an empty main window of the size that ours has."""
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1440, 900)
    FirstPaint(window, until_filled=False)
    window.show()
    return application.exec()


def standpoint() -> int:
    """Open the program as a user does; only its event loop is entered a little later."""
    from standpoint.__main__ import main

    turn = QApplication.exec

    def watched(*_: object) -> int:
        windows = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
        FirstPaint(next(windows), until_filled=True)
        return turn()

    QApplication.exec = watched  # type: ignore[method-assign,assignment]
    sys.argv[1:] = sys.argv[2:]
    return main()


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else standpoint())
