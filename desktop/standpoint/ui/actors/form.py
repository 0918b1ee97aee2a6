# SPDX-License-Identifier: MIT
"""Writing an actor down: full name, name of its reports, other names, from when to when."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from standpoint.errors import ActorError, DateError
from standpoint.model import dates
from standpoint.model.actors import Actor
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import HEIGHT, Look, Words, interface_font


class ActorForm(Dialog):
    """After `accept`, `actor_written()` has the actor."""

    def __init__(self, look: Look, actor: Actor | None = None, parent: QWidget | None = None):
        is_new = actor is None
        super().__init__(look, "Add an actor" if is_new else "Change the actor", parent)
        self._before = actor or Actor("", "")
        self.setMinimumWidth(560)
        self.add_head(self.tr("Add an actor") if is_new else self.tr("Change the actor"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.label = self._field(self.tr("Full name"), self._before.label)
        self.short = self._field(self.tr("Name of reports"), self._before.short)
        self.short.setPlaceholderText(self.tr("As the full name"))
        self.names = QPlainTextEdit("\n".join(self._before.names))
        self.names.setFont(interface_font(13))
        self.names.setTabChangesFocus(True)
        self.names.setMinimumHeight(110)
        self._place(self.tr("Other names"), self.names)
        hint = self.tr("One on each line, in any language: acronyms, older names, other spellings.")
        self._grid.addWidget(Words(look, hint, px=11.5, role="tx3", wrap=True), 3, 1)
        self.valid = self._field(self.tr("From, to"), self._before.valid)
        self.valid.setPlaceholderText("2012-11/2025-02, 2011/..")
        self.notes = self._field(self.tr("Notes"), self._before.notes)
        self.said = Words(look, "", px=12, role="err", wrap=True)
        self.body.addWidget(self.said)
        self.add_button(self.tr("Cancel"), key="Esc").clicked.connect(self.reject)
        words = self.tr("Add the actor") if is_new else self.tr("Save the actor")
        self.save = self.add_button(words, main=True, key="Enter")
        self.save.clicked.connect(self.accept)
        for field in (self.label, self.short, self.valid):
            field.textChanged.connect(self._check)
        self._check()
        self.label.setFocus()

    def _field(self, words: str, value: str) -> QLineEdit:
        field = QLineEdit(value)
        field.setFont(interface_font(13))
        field.setFixedHeight(HEIGHT)
        self._place(words, field)
        return field

    def _place(self, words: str, widget: QWidget) -> None:
        row = self._grid.rowCount() if self._grid.count() else 0
        widget.setAccessibleName(words)
        label = Words(self.look, words, role="tx2")
        label.setBuddy(widget)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(widget, row, 1)

    def _check(self) -> None:
        """Say what is wrong; an actor without a name cannot be saved."""
        from standpoint.corpus import actors

        self.said.setText("")
        try:
            actors.check(self.actor_written())
        except (ActorError, DateError) as error:
            # That nothing is written yet needs no reproach.
            self.said.setText(str(error) if self.label.text().strip() else "")
            self.save.setEnabled(False)
        else:
            self.save.setEnabled(True)

    def actor_written(self) -> Actor:
        """Return the actor as written. Raises DateError where the time cannot be read."""
        written = self.valid.text().strip()
        valid = dates.parse(written).edtf if written else ""
        names = (" ".join(line.split()) for line in self.names.toPlainText().split("\n"))
        return replace(
            self._before,
            label=" ".join(self.label.text().split()),
            short=" ".join(self.short.text().split()),
            names=tuple(dict.fromkeys(filter(None, names))),
            valid=valid,
            notes=" ".join(self.notes.text().split()),
        )

    def keyPressEvent(self, event: object) -> None:
        """Leave Enter to the field of several lines while it is written in."""
        if self.names.hasFocus():
            from PySide6.QtGui import QKeyEvent

            assert isinstance(event, QKeyEvent)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                return
        super().keyPressEvent(event)
