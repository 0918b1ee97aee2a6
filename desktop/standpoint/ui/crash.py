# SPDX-License-Identifier: MIT
"""When the program itself is at fault: a dialog with the details to copy, and it goes on."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from standpoint import __version__
from standpoint.errors import StandpointError
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look, Words, mono_font

if TYPE_CHECKING:
    from collections.abc import Callable

    Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def details(trace: str) -> str:
    """Return what helps to find a fault: versions, system, and where it happened."""
    return (
        f"Standpoint {__version__}\nPython {platform.python_version()}, Qt {qVersion()}\n"
        f"{platform.platform()}\n\n{trace.strip()}\n"
    )


class CrashDialog(Dialog):
    """Says that a fault of the program's own happened; the details can be copied."""

    def __init__(self, look: Look, trace: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "Standpoint", parent)
        self.resize(640, 420)
        self.add_head(self.tr("Something in Standpoint went wrong"))
        words = self.tr(
            "This is a fault of the program, not of your files. What was saved is safe, and you "
            "can go on. The details below help to find the fault; they leave this computer only if "
            "you send them."
        )
        self.body.addWidget(Words(look, words, role="tx2", wrap=True))
        self.text = QPlainTextEdit(details(trace))
        self.text.setReadOnly(True)
        self.text.setFont(mono_font())
        self.text.setAccessibleName(self.tr("Details"))
        self.body.addWidget(self.text, 1)
        copy = self.add_button(self.tr("Copy the details"))
        copy.clicked.connect(self.copy)
        go_on = self.add_button(self.tr("Go on"), main=True, key="Enter")
        go_on.clicked.connect(self.accept)
        go_on.setFocus()

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())


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
            window = self._app.activeWindow()
            look = getattr(window, "look", None)
            CrashDialog(look if isinstance(look, Look) else Look(), trace, window).exec()
        finally:
            self._open = False
