# SPDX-License-Identifier: MIT
"""The Why panel's part on memos: those of the selection, one being written, a list of all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QScrollArea, QWidget

from standpoint.model.reports import Memo
from standpoint.ui.compare import memo, wording
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.memo import About, MemoEditor, MemoRow
from standpoint.ui.compare.moments import moment
from standpoint.ui.look import faces
from standpoint.ui.look.buttons import IconButton, PushButton
from standpoint.ui.look.heads import Divider, Words
from standpoint.ui.look.look import Look

MOST = 200
"""So many memos are listed."""


class WhyMemos(QObject):
    """Fills columns of the panel; while one is `writing`, the panel leaves what it shows.

    Signals: `followed(Memo)` when a memo of the list is pressed; `asked()` when one is to be
    written about the selection; `altered()` when the panel is to be filled anew.
    """

    followed = Signal(object)
    asked = Signal()
    altered = Signal()

    def __init__(self, panel: QScrollArea, comparison: Comparison, look: Look) -> None:
        super().__init__(panel)
        self._panel, self._comparison, self._look = panel, comparison, look
        self._about: About | None = None
        self._editor: MemoEditor | None = None
        self._came_from: QWidget | None = None
        comparison.session.closing.connect(self._keep_at_once)

    @property
    def writing(self) -> bool:
        """Whether a memo is being written."""
        return self._editor is not None

    @property
    def editor(self) -> MemoEditor | None:
        """The field in which a memo is being written."""
        return self._editor

    def write(self, about: About) -> None:
        """Open a field for the memo about a passage, which must be selected; it takes the focus."""
        if self.writing:
            return
        self._about = about
        self._came_from = QApplication.focusWidget()
        self.altered.emit()
        if self._editor is None:
            self._about = None
            return
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.sendPostedEvents()
        self._panel.ensureWidgetVisible(self._editor)

    def _known(self, about: About) -> Memo | None:
        memos = self._comparison.reading(about.report).memos
        return next((one for one in memos if memo.about(one) == about), None)

    def fill(self, column: QBoxLayout, report: int, start: int, end: int) -> None:
        """Show the memos about something of `text[start:end]`, and the one being written."""
        reading = self._comparison.reading(report)
        memos = memo.touching(reading, start, end)
        written = self._about
        if written is not None and written.report == report and self._known(written) is None:
            self._write_in(column, written, "")
        for one in memos:
            if memo.about(one) == written:
                self._write_in(column, memo.about(one), one.words)
            else:
                self._show(column, one)
        if not memos and written is None:
            button = PushButton(
                self._look, self.tr("Write a memo"), key="M", icon="sticky-note", small=True
            )
            button.setEnabled(not self._comparison.session.read_only)
            button.clicked.connect(self.asked)
            column.addSpacing(4)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _head(self, column: QBoxLayout, about: About, made_at: str = "") -> QHBoxLayout:
        column.addSpacing(8)
        column.addWidget(Divider(self._look))
        row = QHBoxLayout()
        reading = self._comparison.reading(about.report)
        whole = Memo(about.report, about.start, about.end, "", "")
        quote = memo.quoted(reading, whole)
        when = moment(made_at)
        words = self.tr("Memo, {}").format(when) if when else self.tr("Memo")
        row.addWidget(_said(self._look, words, "tx2", px=12), 1)
        column.addLayout(row)
        if quote:
            column.addWidget(_said(self._look, f"“{wording.isolated(quote)}”", "tx2", px=12))
        return row

    def _show(self, column: QBoxLayout, one: Memo) -> None:
        row = self._head(column, memo.about(one), one.made_at)
        pencil = IconButton(self._look, "pencil", self.tr("Edit the memo"), key="M")
        pencil.setEnabled(not self._comparison.session.read_only)
        pencil.clicked.connect(partial(self.write, memo.about(one)))
        row.addWidget(pencil)
        words = _said(self._look, one.words, "tx")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)

    def _write_in(self, column: QBoxLayout, about: About, words: str) -> None:
        self._head(column, about)
        editor = MemoEditor(self._look, words)
        editor.kept.connect(partial(self._keep, about, words))
        editor.given_up.connect(self._close)
        column.addWidget(editor)
        hint = self.tr("Ctrl Enter keeps it, Esc gives up. Empty, it is deleted.")
        column.addWidget(_said(self._look, hint, "tx2", px=12))
        self._editor = editor

    def _keep(self, about: About, before: str, words: str) -> None:
        session = self._comparison.session
        self._close()
        if words != before.strip() and session.corpus is not None:
            session.set_memo(about.report, about.start, about.end, words)

    def _keep_at_once(self) -> None:
        """Keep what is being written: the corpus is about to be closed, or another opened."""
        if self._editor is not None:
            self._editor.keep()

    def _close(self) -> None:
        editor, self._editor, self._about = self._editor, None, None
        back, self._came_from = self._came_from, None
        if editor is not None and editor.hasFocus() and back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.altered.emit()

    def list_all(self, column: QBoxLayout) -> None:
        """List the memos of the compared reports; one that is pressed leads to its passage."""
        memos = memo.all_of(self._comparison)
        if not memos:
            return
        column.addSpacing(8)
        column.addWidget(
            _said(self._look, self.tr("Memos: {}").format(f"{len(memos):,}"), "tx2", px=12)
        )
        for one in memos[:MOST]:
            reading = self._comparison.reading(one.report)
            index = memo.sentence_of(reading, one)
            paragraph = reading.sentences[index].paragraph if index is not None else 0
            name = wording.isolated(self._comparison.name(one.report))
            row = MemoRow(self._look, f"¶\u00a0{paragraph}, {name}", one.words)
            row.pressed.connect(partial(self.followed.emit, one))
            column.addWidget(row)
        if len(memos) > MOST:
            more = self.tr("and {} more").format(f"{len(memos) - MOST:,}")
            column.addWidget(_said(self._look, more, "tx2", px=12))


def _said(look: Look, words: str, role: str, *, px: float = 13) -> Words:
    """Return a label whose lines run as their letters do."""
    label = Words(look, words, px=px, role=role, wrap=True)
    label.setMinimumWidth(20)
    if faces.reads_right_to_left(words):
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    return label
