# SPDX-License-Identifier: MIT
"""Saving the draft as a new version: the bar below the editor, and the dialog with the note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from standpoint.ui.codebook.changes_list import ChangesList
from standpoint.ui.codebook.drafted import Difference, kind_of
from standpoint.ui.codebook.form_fields import Line
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look, Pane, PushButton, Words

if TYPE_CHECKING:
    from standpoint.coding.codebook_changes import Change

BAR = 46
WIDE = 620


class SaveBar(Pane):
    """Below the right column: save, back to the saved rule, discard, test a sentence."""

    save_asked = Signal()
    back_asked = Signal()
    discard_asked = Signal()
    trial_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "win", parent)
        self.setFixedHeight(BAR)
        self.save = PushButton(look, self.tr("Save as version 2…"), kind="main", key="Ctrl S")
        self.back = PushButton(look, self.tr("Back to the saved rule"), kind="quiet")
        self.discard = PushButton(look, self.tr("Discard changes…"), kind="quiet")
        self.trial = PushButton(look, self.tr("Test a sentence…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.save)
        row.addWidget(self.back)
        row.addWidget(self.discard)
        row.addStretch(1)
        row.addWidget(self.trial)
        self.save.clicked.connect(self.save_asked)
        self.back.clicked.connect(self.back_asked)
        self.discard.clicked.connect(self.discard_asked)
        self.trial.clicked.connect(self.trial_asked)

    def show_state(self, version: int, *, edited: bool, back: bool, reason: str) -> None:
        """Say which version would be saved; grey what does not apply, with the reason.

        Args:
            version: the number that the next version gets.
            edited: the draft differs from the saved version.
            back: the rule that is shown differs from its saved wording.
            reason: why nothing can be saved now, empty where it can.
        """
        words = self.tr("Save as version {0}…").format(version)
        if self.save.text() != words:
            self.save.set_words(words)
        self.save.setEnabled(edited and not reason)
        self.save.setToolTip(reason or ("" if edited else self.tr("Nothing was changed.")))
        self.back.setEnabled(back)
        self.discard.setEnabled(edited)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let go of the key hint where the buttons would not fit."""
        super().resizeEvent(event)
        self.save.set_key("Ctrl S" if self.width() >= WIDE else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and rule off what is above."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()


def recoded(changes: Sequence[Change], languages: dict[str, int], names: dict[str, str]) -> str:
    """Return which reports a new version codes again, in words.

    Args:
        changes: from the saved version to the draft.
        languages: how many reports there are of each language, by its code.
        names: how languages are called.
    """
    rules = [change for change in changes if kind_of(change) == "rule"]
    other = [
        change
        for change in changes
        if kind_of(change) != "rule"
        and (
            change.field in {"active", "counts", "valid_from", "valid_to", "id"} or not change.field
        )
        and change.kind != "moved"
    ]
    if not rules and not other:
        return "No rule is changed: no report is coded again."
    touched = sorted({change.language for change in rules if change.language})
    if other or not touched:
        return "Reports that a changed rule may touch are coded again; the others stay as they are."
    parts = [
        f"{languages.get(code, 0):,} {names.get(code, code)} "
        + ("report" if languages.get(code, 0) == 1 else "reports")
        for code in touched
    ]
    said = " and ".join(parts)
    return f"Of {said}, those that a changed rule may touch are coded again."


class SaveDialog(Dialog):
    """The note and the list of changes. After `accept`, `note()` is what to save with."""

    def __init__(
        self,
        look: Look,
        version: int,
        difference: Difference,
        effect: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, f"Save as version {version}", parent)
        number = len(difference.changes)
        self.add_head(
            self.tr("Save as version {0}").format(version),
            self.tr("1 change") if number == 1 else self.tr("{0} changes").format(f"{number:,}"),
        )
        self.body.addWidget(Words(look, self.tr("Note"), px=12, role="tx2"))
        self.field = Line(self.tr("Note"))
        self.field.setPlaceholderText(self.tr("Why it was changed, for yourself and for readers"))
        self.body.addWidget(self.field)
        self.body.addSpacing(4)
        self.list = ChangesList(look)
        self.list.show_difference(difference)
        self.body.addWidget(self.list, 1)
        self.effect = Words(look, effect, px=12, role="tx2", wrap=True)
        self.body.addWidget(self.effect)
        self.resize(600, 460)
        self.add_button(self.tr("Cancel"), key="Esc").clicked.connect(self.reject)
        words = self.tr("Save version {0}").format(version)
        self.save = self.add_button(words, main=True, key="Enter")
        self.save.clicked.connect(self.accept)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def note(self) -> str:
        """Return the note, which may be empty."""
        return self.field.words()


class DiscardDialog(Dialog):
    """Asks before all changes of the draft are taken back at once."""

    def __init__(
        self,
        look: Look,
        version: int,
        difference: Difference,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "Discard changes", parent)
        self.add_head(
            self.tr("Discard what was changed since version {0}").format(version),
        )
        self.list = ChangesList(look)
        self.list.show_difference(difference)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(
            Words(look, self.tr("Undo brings the changes back."), px=12, role="tx2")
        )
        self.resize(560, 400)
        self.add_button(self.tr("Keep the changes"), key="Esc").clicked.connect(self.reject)
        number = len(difference.changes)
        words = self.tr("Discard 1 change") if number == 1 else self.tr("Discard {0} changes")
        self.add_button(words.format(f"{number:,}"), main=True).clicked.connect(self.accept)
