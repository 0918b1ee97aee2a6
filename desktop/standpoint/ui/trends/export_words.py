# SPDX-License-Identifier: MIT
"""The words of an exported figure: its title, a line under it, and its caption."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from standpoint.figures.chart import Figure, recaption
from standpoint.ui.look import (
    HEIGHT,
    CheckBox,
    LinkButton,
    Look,
    Words,
    interface_font,
    reading_font,
)


class WordFields(QWidget):
    """`typed()` while words are written, `chosen()` after a click that changes them."""

    chosen = Signal()
    typed = Signal()

    def __init__(self, look: Look, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._figure = figure
        self._own_caption: str | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(Words(look, self.tr("Title"), px=12, role="tx2"))
        self.title = self._line(figure.title, self.tr("Title"))
        self.subtitled = CheckBox(look, self.tr("Subtitle"))
        self._column.addWidget(self.subtitled)
        self.subtitle = self._line(figure.subtitle, self.tr("Subtitle"))
        self.subtitle.setEnabled(False)
        self._add_caption()
        self.subtitled.toggled.connect(self._on_subtitled)
        self.title.textChanged.connect(lambda _: self.typed.emit())
        self.subtitle.textChanged.connect(lambda _: self.typed.emit())
        self.caption.textChanged.connect(self._on_caption)
        self.again.clicked.connect(self._write_again)

    def _line(self, text: str, name: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setFont(interface_font(13))
        field.setFixedHeight(HEIGHT)
        field.setAccessibleName(name)
        field.setCursorPosition(0)
        self._column.addWidget(field)
        return field

    def _add_caption(self) -> None:
        self._column.addSpacing(4)
        self._column.addWidget(Words(self._look, self.tr("Caption"), px=12, role="tx2"))
        self.caption = QPlainTextEdit(self._figure.caption)
        self.caption.setFont(reading_font(12.5))
        self.caption.setFixedHeight(60)
        self.caption.setTabChangesFocus(True)
        self.caption.setAccessibleName(self.tr("Caption"))
        self._column.addWidget(self.caption)
        self.again = LinkButton(self._look, self.tr("Write it again from the settings"))
        self.again.setEnabled(False)
        self._column.addWidget(self.again)

    def begin(self, title: str | None, subtitle: str | None, caption: str | None) -> None:
        """Show the analyst's own words of an earlier time; None for those that are made."""
        if title is not None:
            self.title.setText(title)
        if subtitle:
            self.subtitle.setText(subtitle)
            self.subtitled.setChecked(True)
        if caption is not None:
            self.caption.setPlainText(caption)

    def subtitle_words(self) -> str:
        """Return what is to stand under the title, empty for nothing."""
        return self.subtitle.text().strip() if self.subtitled.isChecked() else ""

    def own_caption(self) -> str | None:
        """Return the analyst's own caption, None for the one made from the settings."""
        return self._own_caption

    def _on_subtitled(self, on: bool) -> None:
        self.subtitle.setEnabled(on)
        self.chosen.emit()

    def _on_caption(self) -> None:
        # toPlainText would turn the space that holds "95 %" together into one that breaks.
        self._own_caption = self.caption.document().toRawText().replace("\u2029", "\n")
        self.again.setEnabled(True)
        self.typed.emit()

    def _write_again(self) -> None:
        self._own_caption = None
        blocker = QSignalBlocker(self.caption)
        self.caption.setPlainText(recaption(self._figure).caption)
        blocker.unblock()
        self.again.setEnabled(False)
        self.chosen.emit()
