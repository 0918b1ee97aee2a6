# SPDX-License-Identifier: MIT
"""Watches for faults of the program itself: they are shown, and the program goes on."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QApplication

from standpoint.errors import StandpointError

if TYPE_CHECKING:
    from collections.abc import Callable

    Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def install(app: QApplication) -> CrashWatch:
    """Watch a program for what nobody catches, from now on. Returns the watch, to take it off."""
    watch = CrashWatch(app)
    watch.install()
    return watch


class CrashWatch(QObject):
    """Catches what nobody caught, in every thread, and shows it once at a time.

    The world's faults (StandpointError) that reach it are said in the window, as everywhere else.
    """

    caught = Signal(str)
    refused = Signal(str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._open = False
        self._before: Hook | None = None
        self.caught.connect(self.show)
        self.refused.connect(self.say)

    def install(self) -> None:
        """Take over the interpreter's hook for uncaught exceptions; the former one still runs."""
        import threading

        self._before = sys.excepthook
        sys.excepthook = self.handle
        threading.excepthook = lambda args: self.handle(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def remove(self) -> None:
        """Give the hook back."""
        import threading

        if self._before is not None:
            sys.excepthook = self._before
            threading.excepthook = threading.__excepthook__
            self._before = None

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Show an exception that nobody caught; stopping by Ctrl C is left alone."""
        if issubclass(kind, StandpointError):
            self.refused.emit(str(error))
            return
        if self._before is not None:
            self._before(kind, error, trace)
        if not issubclass(kind, (KeyboardInterrupt, SystemExit)):
            self.caught.emit("".join(traceback.format_exception(kind, error, trace)))

    def say(self, sentence: str) -> None:
        """Let the window say what the world refused."""
        for window in self._app.topLevelWidgets():
            say = getattr(window, "say_failure", None)
            if callable(say):
                say(sentence)

    def show(self, trace: str) -> None:
        """Show the dialog, unless one is open already."""
        if self._open or QThread.currentThread() != self.thread():
            return
        self._open = True
        try:
            from standpoint.ui.crash_dialog import CrashDialog
            from standpoint.ui.look import Look

            window = self._app.activeWindow()
            look = getattr(window, "look", None)
            CrashDialog(look if isinstance(look, Look) else Look(), trace, window).exec()
        finally:
            self._open = False
