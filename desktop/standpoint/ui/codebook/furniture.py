# SPDX-License-Identifier: MIT
"""The dialog of furniture: which lines repeat in a publisher's reports, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from standpoint.ui.codebook.furniture_lines import (
    LinesModel,
    LinesView,
    Shown,
    is_offered,
    state,
)
from standpoint.ui.compare import furniture_words
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import (
    LinkButton,
    Look,
    SearchField,
    SegmentedControl,
    Words,
    reading_font,
)

if TYPE_CHECKING:
    from standpoint.corpus.furniture_reasons import RepeatedLine
    from standpoint.session.changes import Changes
    from standpoint.session.session import Session

_SHOWN: tuple[tuple[Shown, str], ...] = (
    ("all", "All"),
    ("out", "Left out"),
    ("offered", "Offered"),
)


class FurnitureDialog(Dialog):
    """Per publisher the lines that repeat, ticked where they are left out; each tick is undoable.

    Offered are lines that repeat like furniture but name a theme: they count until a person leaves
    them out.
    """

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Furniture"), parent)
        self._session = session
        self._lines: list[RepeatedLine] = []
        self.resize(920, 600)
        self.add_head(
            self.tr("Furniture"),
            self.tr(
                "Lines that repeat in the reports of a publisher. What is ticked is left out of "
                "every count, in all its reports."
            ),
        )
        self.model = LinesModel(self)
        self.view = LinesView(look, self.model)
        self._add_choices()
        self.body.addWidget(self.view, 1)
        self.nothing = Words(look, role="tx2", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self.nothing, 1)
        self.detail = Words(look, wrap=True)
        self.detail.setFont(reading_font(14.5))
        self.detail.setMinimumHeight(44)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.reason = Words(look, role="tx2", wrap=True)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.detail)
        self._add_foot()
        self.model.switched.connect(self._switch)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._on_current())
        session.changed.connect(self._on_changed)
        session.said.connect(self._on_said)
        self.refresh()
        self.view.setFocus()

    def _add_choices(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.search = SearchField(self.look, self.tr("Search these lines"))
        self.search.textChanged.connect(lambda _: self._show())
        self.search.entered.connect(self.view.setFocus)
        self.search.left.connect(self.reject)
        names = [(self.tr(words), "") for _, words in _SHOWN]
        self.choice = SegmentedControl(self.look, names, self.tr("Show"))
        self.choice.chosen.connect(lambda _: self._show())
        self.number = Words(self.look, role="tx2")
        row.addWidget(self.search, 1)
        row.addWidget(self.choice)
        row.addWidget(self.number)
        self.body.addLayout(row)

    def _add_foot(self) -> None:
        self.answer = Words(self.look, px=12, role="tx2")
        self.undo = LinkButton(self.look, self.tr("Undo"))
        self.undo.clicked.connect(self._undo)
        self.undo.hide()
        self.foot.row.insertWidget(0, self.answer)
        self.foot.row.insertWidget(1, self.undo)
        self.unsay = self.add_button(self.tr("Leave it to wording and repetition"))
        self.unsay.clicked.connect(lambda: self._say(None))
        close = self.add_button(self.tr("Close"), main=True, key="Esc")
        close.clicked.connect(self.accept)
        for key, act in (
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence.StandardKey.Redo, self._redo),
            (QKeySequence.StandardKey.Find, self.search.take_focus),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    # What is shown ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the lines anew; the current one stays current."""
        self._lines = self._session.repeated_lines()
        self.model.editable = not self._session.read_only
        self._show()

    def _show(self) -> None:
        before, top = self.view.current(), self.view.verticalScrollBar().value()
        shown = _SHOWN[self.choice.current()][0]
        self.model.show_lines(self._lines, shown, self.search.text())
        self.view.verticalScrollBar().setValue(top)
        row = self.model.row_of(before.publisher, before.line) if before is not None else None
        if row is None and self.model.rowCount():
            row = 1
        if row is not None:
            self.view.go_to(row)
        number = self.model.rowCount() - len(self.model.heads())
        self.number.setText(self.tr("1 line") if number == 1 else f"{number:,} lines")
        self.view.setVisible(bool(number))
        self.detail.setVisible(bool(number))
        self.reason.setVisible(bool(number))
        self.nothing.setVisible(not number)
        self.nothing.setText(self._why_nothing(shown))
        self._on_current()

    def _why_nothing(self, shown: Shown) -> str:
        if not self._lines:
            return self.tr("No line stands in four or more reports of one publisher.")
        if self.search.text().strip():
            return self.tr("Nothing for “{}” here.").format(self.search.text().strip())
        if shown == "offered":
            return self.tr(
                "Nothing is offered. Lines that repeat but count, as they name a theme, stand here."
            )
        return self.tr("No line is left out.")

    def _on_current(self) -> None:
        line = self.view.current()
        self.unsay.setEnabled(
            line is not None and line.said is not None and not self._session.read_only
        )
        self.detail.setText("" if line is None else " ".join(line.example.split()))
        self.reason.setText("" if line is None else self._why(line))

    def _why(self, line: RepeatedLine) -> str:
        """Return why a line is left out or not."""
        if is_offered(line):
            return self.tr(
                "It repeats like furniture but names a theme, so it counts until you leave it out."
            )
        when = furniture_words.moment(line.said_at)
        return f"{state(line)}, {when}." if line.said is not None and when else f"{state(line)}."

    # What the analyst decides -----------------------------------------------------------------

    def _switch(self, line: RepeatedLine, out: bool) -> None:
        self._session.set_furniture_line(line.publisher, line.line, out, line.example)

    def _say(self, furniture: bool | None) -> None:
        line = self.view.current()
        if line is not None:
            self._session.set_furniture_line(line.publisher, line.line, furniture, line.example)

    def _undo(self) -> None:
        self._session.undo.undo()
        self.answer.setText("")
        self.undo.hide()

    def _redo(self) -> None:
        self._session.undo.redo()

    def _on_said(self, words: str, undoable: bool) -> None:
        self.answer.setText(words)
        self.undo.setVisible(undoable)

    def _on_changed(self, changes: Changes) -> None:
        if changes.reports or changes.codings or changes.codebook:
            self.refresh()
