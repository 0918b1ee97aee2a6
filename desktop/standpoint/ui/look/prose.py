# SPDX-License-Identifier: MIT
"""A text to read and to copy from, which runs from the side from which it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from standpoint.ui.look.faces import reading_font, reads_right_to_left

PX = 14.5


class Prose(QPlainTextEdit):
    """A text in the face for reading; Arabic runs from the right, in its own face."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setFont(reading_font(PX))

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        arabic = reads_right_to_left(text)
        option: QTextOption = self.document().defaultTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if arabic else Qt.LayoutDirection.LeftToRight
        )
        side = Qt.AlignmentFlag.AlignRight if arabic else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)
        self.setFont(reading_font(PX, language="ar" if arabic else None))
        self.setPlainText(text)
