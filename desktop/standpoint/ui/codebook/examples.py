# SPDX-License-Identifier: MIT
"""A list of sentences in the entry form, each with the sign whether the rules do right by it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from standpoint.ui.codebook.form_fields import Prose, Said
from standpoint.ui.look import IconButton, LinkButton, Look, Words

SIGN = 14


class _Row(QWidget):
    """One sentence: the sign, the field, the cross that takes it out; below, what is wrong."""

    edited = Signal()
    removed = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._wrong = ""
        self.sign = QLabel()
        self.sign.setFixedWidth(SIGN)
        self.field = Prose(look, name, 1)
        self.cross = IconButton(look, "x", self.tr("Remove this sentence"), role="tx2", px=14)
        self.said = Said(look)
        line = QHBoxLayout()
        line.setSpacing(6)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self.sign, 0, top)
        line.addWidget(self.field, 1)
        line.addWidget(self.cross, 0, top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.said)
        self.said.setContentsMargins(SIGN + 6, 0, 0, 2)
        self.sign.setContentsMargins(0, 9, 0, 0)
        self.field.edited.connect(lambda _: self.edited.emit())
        self.cross.clicked.connect(self.removed)

    def judge(self, wrong: str, *, known: bool = True) -> None:
        """Show the sign and, where something is wrong, say what."""
        self._wrong = wrong
        ratio = self.devicePixelRatioF()
        if not known or not self.field.words():
            self.sign.clear()
        elif wrong:
            self.sign.setPixmap(self._look.pixmap("circle-alert", "err", SIGN, ratio))
        else:
            self.sign.setPixmap(self._look.pixmap("check", "tx2", SIGN, ratio))
        self.sign.setAccessibleName(wrong or self.tr("As it should be"))
        self.said.say(wrong, error=True)


class SentenceList(QWidget):
    """Examples or near-misses. `edited(tuple)` with all sentences after a person changed one."""

    edited = Signal(object)

    def __init__(self, look: Look, title: str, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = title
        self._rows: list[_Row] = []
        self._read_only = False
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Words(look, title, px=12, role="tx2"))
        head.addStretch(1)
        self.summary = Words(look, "", px=11.5, role="tx2")
        head.addWidget(self.summary)
        self.add = LinkButton(look, add)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addLayout(self._column)
        whole.addWidget(self.add)
        self.add.clicked.connect(self._add)
        look.changed.connect(self._colour)

    def sentences(self) -> tuple[str, ...]:
        """Return the sentences, empty rows left out."""
        return tuple(words for row in self._shown() if (words := row.field.words()))

    def rows(self) -> list[_Row]:
        """Return the rows that are shown."""
        return self._shown()

    def _shown(self) -> list[_Row]:
        return [row for row in self._rows if not row.isHidden()]

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show other sentences; the same ones leave cursor and empty rows alone."""
        if tuple(sentences) == self.sentences():
            return
        for number, words in enumerate(sentences):
            row = self._row(number)
            row.field.show_words(words)
            row.judge("", known=False)
            row.show()
        for row in self._rows[len(sentences) :]:
            row.field.show_words("")
            row.hide()

    def set_read_only(self, read_only: bool) -> None:
        """Let the sentences be read only."""
        self._read_only = read_only
        self.add.setVisible(not read_only)
        for row in self._rows:
            row.field.setReadOnly(read_only)
            row.cross.setVisible(not read_only)

    def judge(self, wrong: Sequence[str]) -> None:
        """Show what is wrong about each sentence, in their order."""
        judged = [row for row in self._shown() if row.field.words()]
        for row, said in zip(judged, wrong, strict=False):
            row.judge(said)
        bad = sum(bool(said) for said in wrong)
        well = len(wrong) - bad
        self.summary.setText(self.tr("{0} of {1} right").format(well, len(wrong)) if wrong else "")
        self.summary.set_role("err" if bad else "tx2")

    def _row(self, number: int) -> _Row:
        while len(self._rows) <= number:
            row = _Row(self._look, self.tr("{0}, sentence").format(self._title))
            row.field.setReadOnly(self._read_only)
            row.cross.setVisible(not self._read_only)
            row.hide()
            row.edited.connect(self._say)
            row.removed.connect(lambda row=row: self._remove(row))
            self._rows.append(row)
            self._column.addWidget(row)
            self._order()
        return self._rows[number]

    def _order(self) -> None:
        """Let Tab walk the rows from top to bottom, whenever they were made."""
        for above, below in pairwise(self._rows):
            self.setTabOrder(above.cross, below.field)
        for row in self._rows:
            self.setTabOrder(row.field, row.cross)
        if self._rows:
            self.setTabOrder(self._rows[-1].cross, self.add)

    def _add(self) -> None:
        shown = len(self._shown())
        row = self._row(shown)
        row.judge("", known=False)
        row.show()
        row.field.setFocus()

    def _remove(self, row: _Row) -> None:
        # The rows behind move up, so that the order in the layout stays that of the list.
        at = self._rows.index(row)
        self._rows.pop(at)
        self._column.removeWidget(row)
        self._rows.append(row)
        self._column.addWidget(row)
        row.field.show_words("")
        row.hide()
        self._say()

    def _say(self) -> None:
        self.edited.emit(self.sentences())

    def _colour(self) -> None:
        for row in self._rows:
            row.judge(row.said.text())
