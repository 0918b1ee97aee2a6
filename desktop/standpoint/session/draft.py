# SPDX-License-Identifier: MIT
"""The codebook as it is being edited: kept in the corpus, undone step by step, saved as a version.

What is saved codes; a draft codes nothing until it is saved.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack

    from standpoint.coding.codebook_changes import Change
    from standpoint.model.codebook import Codebook

_KEPT_AFTER = 400
"""Milliseconds after the last change until the draft is written into the corpus."""

_ONE_STEP = 2.0
"""Seconds within which further letters of a field belong to the step before."""


class Draft(QObject):
    """One codebook in two states: as it was saved, and as it stands now.

    Signals: `changed()` whenever either of them is another.

    Args:
        undo: the stack on which each step can be taken back.
        keep: writes the draft into the corpus, or with None takes it out.
    """

    changed = Signal()

    def __init__(
        self,
        undo: QUndoStack,
        keep: Callable[[Codebook | None], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._undo = undo
        self._keep = keep
        self._saved: Codebook | None = None
        self._now: Codebook | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEPT_AFTER)
        self._timer.timeout.connect(self.write)

    def begin(self, saved: Codebook, draft: Codebook | None = None) -> None:
        """Start from what is saved, and from what was left of an edit of it."""
        self._timer.stop()
        self._saved = saved
        same = draft is None or (draft.themes, draft.name) == (saved.themes, saved.name)
        self._now = None if same else draft
        self.changed.emit()

    @property
    def saved(self) -> Codebook:
        """Return the codebook that codes now."""
        assert self._saved is not None
        return self._saved

    @property
    def codebook(self) -> Codebook:
        """Return the codebook as it stands now. Its `source` is what it was begun from."""
        return self.saved if self._now is None else self._now

    @property
    def edited(self) -> bool:
        """Return whether anything stands otherwise than it was saved."""
        return self._now is not None

    def changes(self) -> tuple[Change, ...]:
        """Return what was changed since it was saved."""
        from standpoint.coding import codebook_changes

        return codebook_changes.changes(self.saved, self.codebook)

    def put(self, codebook: Codebook, label: str, merge: str = "") -> None:
        """Let the codebook be this from now on; one step to undo.

        Quick steps in a row with the same `merge`, such as the letters of one field, are one step.
        """
        if codebook != self.codebook:
            self._undo.push(_Step(self, label, merge, self.codebook, codebook))

    def discard(self) -> None:
        """Go back to what is saved; one step to undo."""
        if self.edited:
            self.put(self.saved, "Discarded the changes to the codebook.")

    def set_now(self, codebook: Codebook) -> None:
        """Show this state; for the undo stack."""
        same = codebook.themes == self.saved.themes and codebook.name == self.saved.name
        self._now = None if same else codebook
        self._timer.start()
        self.changed.emit()

    def write(self) -> None:
        """Write the draft into the corpus now, when that is still to be done."""
        self._timer.stop()
        if self._saved is not None:
            self._keep(self._now)

    def write_what_waits(self) -> None:
        """Write the draft if it changed since it was last written."""
        if self._timer.isActive():
            self.write()


class _Step(QUndoCommand):
    """One step of editing; letters of one field are joined to one."""

    def __init__(
        self, draft: Draft, label: str, merge: str, before: Codebook, after: Codebook
    ) -> None:
        super().__init__(label.rstrip("."))
        self._draft = draft
        self._merge = merge
        self._before = before
        self._after = after
        self._at = time.monotonic()

    def id(self) -> int:
        """Return the number that says which steps may be joined: those of the draft."""
        return 7 if self._merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Join a step that goes on where this one ended, in the same field."""
        if not isinstance(other, _Step) or other._merge != self._merge:
            return False
        if other._at - self._at > _ONE_STEP:
            return False
        self._at = other._at
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True

    def redo(self) -> None:
        """Show what came after."""
        self._draft.set_now(self._after)

    def undo(self) -> None:
        """Show what was before."""
        self._draft.set_now(self._before)
