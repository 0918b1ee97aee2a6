# SPDX-License-Identifier: MIT
"""Asks how a new theme or facet is called."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from standpoint.ui.codebook.form_fields import Line, Said
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look, Words


class NameDialog(Dialog):
    """One field; a name that another one has cannot be taken. After `accept`, `label()` is it."""

    def __init__(
        self, look: Look, kind: str, taken: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, f"New {kind}", parent)
        self._kind = kind
        self._taken = {name.casefold() for name in taken}
        self.setMinimumWidth(420)
        self.add_head(self.tr("New {0}").format(kind))
        self.body.addWidget(Words(look, self.tr("Label"), px=12, role="tx2"))
        self.field = Line(self.tr("Label"))
        self.said = Said(look)
        self.body.addWidget(self.field)
        self.body.addWidget(self.said)
        self.body.addStretch(1)
        self.add_button(self.tr("Cancel"), key="Esc").clicked.connect(self.reject)
        self.add = self.add_button(self.tr("Add the {0}").format(kind), main=True, key="Enter")
        self.add.clicked.connect(self.accept)
        self.field.edited.connect(self._check)
        self._check(self.field.words())
        self.field.setFocus()

    def label(self) -> str:
        """Return the label."""
        return self.field.words()

    def _check(self, label: str) -> None:
        clash = label.casefold() in self._taken
        words = self.tr("Another {0} is called “{1}” already.").format(self._kind, label)
        self.said.say(words if clash else "", error=clash)
        self.add.setEnabled(bool(label) and not clash)
