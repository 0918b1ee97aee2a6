# SPDX-License-Identifier: MIT
"""Asks under which name a figure is saved, or what it is called from now on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from standpoint.corpus.saved_figures import MOST_LETTERS, key_of
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import HEIGHT, Look, Words, interface_font


class SavedNameDialog(Dialog):
    """One field. After `accept`, `name()` is what was written.

    A name that another figure has can be taken where a figure is saved, which is said before; it
    cannot where one is renamed.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        taken: Sequence[str],
        parent: QWidget | None = None,
        *,
        renames: bool = False,
    ) -> None:
        """Take the name to begin with and those that figures have."""
        title = self.tr("Rename figure") if renames else self.tr("Save figure")
        super().__init__(look, title, parent)
        self._taken = {key_of(one): one for one in taken}
        self._own = key_of(name) if renames else ""
        self._renames = renames
        self.setMinimumWidth(460)
        self.add_head(title)
        label = Words(look, self.tr("Name"), px=12, role="tx2")
        self.field = QLineEdit(name)
        self.field.setFont(interface_font(13))
        self.field.setFixedHeight(HEIGHT)
        self.field.setMaxLength(MOST_LETTERS)
        self.field.setAccessibleName(self.tr("Name"))
        label.setBuddy(self.field)
        self.told = Words(look, "", px=12, role="tx2", wrap=True)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        for widget in (label, self.field, self.told):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.add_button(self.tr("Cancel"), key="Esc").clicked.connect(self.reject)
        self.act = self.add_button("", main=True, key="Enter")
        self.act.clicked.connect(self.accept)
        self.field.textChanged.connect(lambda _: self._tell())
        self._tell()
        self.field.selectAll()
        self.field.setFocus()

    def name(self) -> str:
        """Return what was written."""
        return self.field.text()

    def _tell(self) -> None:
        """Say what comes of the name, on the button too."""
        key = key_of(self.field.text())
        there = self._taken.get(key) if key != self._own else None
        words = self.tr("Settings are kept, not numbers: opened again, the figure counts anew.")
        if self._renames:
            words = self.tr("Upper and lower case alike, no two figures have the same name.")
        if there is not None:
            words = self.tr("A figure is saved as “{0}” already.").format(there)
            if not self._renames:
                words += " " + self.tr("It takes these settings. Undo brings the old ones back.")
        self.told.setText(words)
        self.told.set_role("err" if there is not None and self._renames else "tx2")
        self.act.setEnabled(bool(key) and not (self._renames and there is not None))
        verb = self.tr("Replace figure") if there is not None else self.tr("Save figure")
        self.act.set_words(self.tr("Rename figure") if self._renames else verb)
