# SPDX-License-Identifier: MIT
"""The list of sentences that a rule gains and loses while it is written."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QMenu, QWidget

from standpoint.corpus.rule_preview import FoundSentence, RulePreview
from standpoint.model.codebook import Theme
from standpoint.ui.codebook.preview_model import Index, Line, PreviewModel, lines
from standpoint.ui.codebook.preview_painting import HEAD, PreviewLine
from standpoint.ui.look import Look, paint_focus_ring, shows_focus


class PreviewList(QListView):
    """What is gained, lost and found as before, each under its head, which sticks while it scrolls.

    C confirms and X rejects the chosen sentence, Enter opens it in its full text, Ctrl C copies it.

    Signals: `decided(FoundSentence, theme, facet, "confirmed" | "rejected")`;
    `opened(report, start)`; `left()` on Esc.
    """

    decided = Signal(object, str, str, str)
    opened = Signal(int, int)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._preview: RulePreview | None = None
        self.may_decide = True
        self.lines = PreviewModel(self)
        self.painting = PreviewLine(look, self)
        self.setModel(self.lines)
        self.setItemDelegate(self.painting)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(self.tr("Sentences gained, lost and found as before"))
        self.activated.connect(self._open)
        # The head that sticks stays where it is while the rest is moved.
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)
        look.changed.connect(self._again)

    # What is shown ----------------------------------------------------------------------------

    def show_preview(self, preview: RulePreview, theme: Theme | None) -> None:
        """List what a preview found, marks in the colours of a theme; the chosen one stays."""
        line = self.lines.line(self.currentIndex())
        kept = line.key if line is not None else None
        offset = self.verticalScrollBar().value()
        same_question = (
            self._preview is not None
            and self._preview.question.saved == preview.question.saved
            and self._preview.question.facet == preview.question.facet
        )
        self._preview = preview
        self.painting.theme = theme
        self.painting.dimmed = False
        self.painting.language = preview.question.language
        self.painting.forget_lines()
        self.lines.show(lines(preview))
        if kept is not None:
            self._choose(kept)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(offset if same_question else 0)

    def set_dimmed(self, dimmed: bool) -> None:
        """Show that what is listed is no longer the answer to the rule as it stands."""
        if self.painting.dimmed != dimmed:
            self.painting.dimmed = dimmed
            self.viewport().update()

    def clear(self) -> None:
        """List nothing."""
        self._preview = None
        self.painting.forget_lines()
        self.lines.show([])

    def _choose(self, key: object) -> None:
        for row, line in enumerate(self.lines.rows()):
            if line.key == key:
                self.setCurrentIndex(self.lines.index(row))
                return

    def _again(self) -> None:
        self.painting.forget()
        self.scheduleDelayedItemsLayout()

    # Walking and deciding ---------------------------------------------------------------------

    def step(self, steps: int) -> bool:
        """Choose the next (1) or previous (-1) sentence; say whether there is one."""
        rows = [row for row, line in enumerate(self.lines.rows()) if line.sentence is not None]
        current = self.currentIndex().row()
        ahead = [row for row in rows if row > current] if steps > 0 else [
            row for row in reversed(rows) if row < current
        ]  # fmt: skip
        if ahead:
            self.setCurrentIndex(self.lines.index(ahead[0]))
        return bool(ahead)

    @property
    def chosen(self) -> FoundSentence | None:
        """The chosen sentence."""
        line = self.lines.line(self.currentIndex())
        return line.sentence if line is not None else None

    def decide(self, status: str) -> None:
        """Confirm or reject the chosen sentence as this rule's facet."""
        found = self.chosen
        if found is None or self._preview is None or not self.may_decide:
            return
        question = self._preview.question
        row = self.currentIndex().row()
        self.lines.decide(row, status)
        self.decided.emit(found, question.theme, question.facet, status)

    def _open(self, index: QModelIndex) -> None:
        line = self.lines.line(index)
        if line is not None and line.sentence is not None:
            self.opened.emit(line.sentence.report, line.sentence.start)

    def copy(self) -> None:
        """Put the chosen sentence and its source on the clipboard."""
        found = self.chosen
        if found is not None:
            where = f"{found.title}, ¶ {found.paragraph}"
            QGuiApplication.clipboard().setText(f"“{found.text}” ({where})")

    def menu(self) -> QMenu:
        """Return what can be done with the chosen sentence."""
        menu = QMenu(self)
        decision = self.chosen.decision if self.chosen else None
        for words, status in (
            (self.tr("Confirm the coding\tC"), "confirmed"),
            (self.tr("Reject the coding\tX"), "rejected"),
        ):
            action = menu.addAction(words)
            action.setEnabled(self.may_decide and decision != status)
            action.triggered.connect(lambda *_, status=status: self.decide(status))
        menu.addSeparator()
        menu.addAction(self.tr("Open in full text\tEnter")).triggered.connect(
            lambda: self._open(self.currentIndex())
        )
        menu.addAction(self.tr("Copy the sentence\tCtrl C")).triggered.connect(self.copy)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    # Events -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm on C, reject on X, open on Enter, leave on Esc; the rest walks."""
        plain = not event.modifiers()
        if plain and event.key() == Qt.Key.Key_C:
            self.decide("confirmed")
        elif plain and event.key() == Qt.Key.Key_X:
            self.decide("rejected")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif plain and event.text().isalnum():
            # Letters are keys of the program here; a list would jump to the line that begins so.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a sentence, where the mouse or the sentence is."""
        index = self.currentIndex()
        place = self.viewport().mapToGlobal(self.visualRect(index).center())
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, place = self.indexAt(event.pos()), event.globalPos()
        line = self.lines.line(index)
        if line is not None and line.sentence is not None:
            self.setCurrentIndex(index)
            self.menu().popup(place)

    def scrollTo(
        self,
        index: Index,
        hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a line into view, below the head that sticks."""
        super().scrollTo(index, hint)
        covered = HEAD - self.visualRect(index).top()
        if index.isValid() and covered > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - covered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.painting.forget()
            self.scheduleDelayedItemsLayout()

    def stuck(self) -> tuple[Line, QRect] | None:
        """Return the head of the section at the top and where it is painted over the lines."""
        top = self.indexAt(QPoint(4, 0))
        if not top.isValid():
            return None
        rows = self.lines.rows()
        first = next((r for r in range(top.row(), -1, -1) if rows[r].kind == "head"), None)
        if first is None or self.visualRect(self.lines.index(first)).top() >= 0:
            return None
        y = 0
        following = next((r for r in range(first + 1, len(rows)) if rows[r].kind == "head"), None)
        if following is not None:
            next_top = self.visualRect(self.lines.index(following)).top()
            y = min(0, next_top - HEAD)
        return rows[first], QRect(0, y, self.viewport().width(), HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the head that sticks and the ring of keyboard focus."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        stuck = self.stuck()
        if stuck is not None:
            self.painting.paint_head(painter, stuck[1], stuck[0])
        if shows_focus(self):
            paint_focus_ring(painter, self.viewport().rect(), self._look, 0)
        painter.end()
