# SPDX-License-Identifier: MIT
"""One list of the actors window, with the buttons that act on what is selected in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from standpoint.ui.look import Look, PushButton
from standpoint.ui.rows import RowsTable

if TYPE_CHECKING:
    from standpoint.session.session import Session

STRIP = 36


class ActorPage(QWidget):
    """A table over a strip of buttons. Every act is one step to undo.

    Signals: `told()` when the number of rows or what is said of them is another; `failed(sentence)`
    with what cannot be done.
    """

    told = Signal()
    failed = Signal(str)

    def __init__(
        self, look: Look, session: Session, table: RowsTable, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.table = table
        self._session = session
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(0, 4, 0, 0)
        self._buttons.setSpacing(6)
        strip = QWidget()
        strip.setLayout(self._buttons)
        strip.setFixedHeight(STRIP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(table, 1)
        column.addWidget(strip)
        table.chosen.connect(self.enable)

    def _add_buttons(self, *acts: tuple[PushButton, Callable[[], None]]) -> None:
        for button, act in acts:
            self._buttons.addWidget(button)
            button.clicked.connect(act)
        self._buttons.addStretch(1)

    @property
    def writable(self) -> bool:
        """Whether anything can be changed."""
        return self._session.corpus is not None and not self._session.read_only

    @property
    def empty(self) -> bool:
        """Whether the list shows nothing."""
        return not self.table.listed.rows

    def number(self) -> int | None:
        """Return how many rows there are, None where nobody looked yet."""
        return self.table.listed.rowCount()

    def hint(self) -> str:
        """Return what is to be known of the list."""
        return ""

    def begin(self) -> None:
        """Get ready to be seen."""
        if not self.empty and not self.table.currentIndex().isValid():
            self.table.choose_row(0)

    def reload(self) -> None:
        """Read the list anew."""

    def enable(self) -> None:
        """Let those buttons be pressed that can act on what is selected."""

    def offered(self) -> set[str]:
        """Return the names that reports and known actors have."""
        known = {actor.shown for actor in self._session.actors().actors}
        return known | set(self._session.actor_names())
