# SPDX-License-Identifier: MIT
"""Asks for a name under which reports are to stand."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QLineEdit, QWidget

from standpoint.ui.completing import offer
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import HEIGHT, Look, Words, interface_font


class ActorNameDialog(Dialog):
    """One field, with names to choose from. After `accept`, `name()` is what was written."""

    def __init__(
        self,
        look: Look,
        title: str,
        detail: str,
        *,
        name: str,
        offered: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        """Take the title, a sentence on what the name is for, and the name to begin with."""
        super().__init__(look, title, parent)
        self.setMinimumWidth(480)
        self.add_head(title)
        self.body.addWidget(Words(look, detail, px=12, role="tx2", wrap=True))
        self.field = QLineEdit(name)
        self.field.setFont(interface_font(13))
        self.field.setFixedHeight(HEIGHT)
        self.field.setAccessibleName(title)
        offer(self.field, sorted(offered, key=str.casefold))
        self.said = Words(look, "", px=12, role="err", wrap=True)
        self.body.addWidget(self.field)
        self.body.addWidget(self.said)
        self.body.addStretch(1)
        self.add_button(self.tr("Cancel"), key="Esc").clicked.connect(self.reject)
        self.act = self.add_button(title, main=True, key="Enter")
        self.act.clicked.connect(self.accept)
        self.field.textChanged.connect(self._check)
        self._check()
        self.field.selectAll()
        self.field.setFocus()

    def name(self) -> str:
        """Return the name, with single spaces."""
        return " ".join(self.field.text().split())

    def _check(self) -> None:
        comma = "," in self.field.text()
        self.said.setText(
            self.tr("A comma parts several actors of one report. Leave it out.") if comma else ""
        )
        self.act.setEnabled(bool(self.name()) and not comma)
