# SPDX-License-Identifier: MIT
"""A fault of the program's own, said plainly, with the details to copy."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from standpoint import __version__
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look, Words, mono_font


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
