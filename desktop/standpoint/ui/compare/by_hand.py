# SPDX-License-Identifier: MIT
"""What an analyst does by hand in a comparison: codes words, resizes codings, writes memos."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from standpoint.model.reports import Memo
from standpoint.session.changes import Changes
from standpoint.ui.compare import memo
from standpoint.ui.compare.commands import Commands
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.full_text import FullText
from standpoint.ui.compare.hand_coding import HandCoder, Words
from standpoint.ui.compare.hand_coding_choices import Choice
from standpoint.ui.compare.hand_coding_grips import Grips
from standpoint.ui.compare.hand_coding_popup import CodePopup
from standpoint.ui.compare.memo import About
from standpoint.ui.compare.memo_signs import MemoSigns
from standpoint.ui.compare.rows import Stop
from standpoint.ui.compare.theme_view import ThemeView
from standpoint.ui.look.look import Look

if TYPE_CHECKING:
    from standpoint.ui.compare.pane import TextPane
    from standpoint.ui.compare.why import WhyPanel

INDENT = 34
"""So far from the edge of its column the list opens: level with the words."""


class ByHand(QObject):
    """Brings the coder, its list and grips, memos and the Why panel together.

    Args:
        comparison: what is compared.
        by_theme: where the selected sentence may stand.
        full_text: whose selected words are coded.
        why: where memos are written.
        commands: "code", "resize", "take_back" and "memo" act here.
        look: colours and faces.
        window: the workspace.

    Signals: `said(str)` for the status bar; `side_asked()` when the Why panel is to be seen;
    `text_asked()` when the selected sentence is to be seen in its full text; `sought(int, int)`
    with a report and the sentence that is to be brought into view there, selected.
    """

    said = Signal(str)
    side_asked = Signal()
    text_asked = Signal()
    sought = Signal(int, int)

    def __init__(  # noqa: PLR0917
        self,
        comparison: Comparison,
        by_theme: ThemeView,
        full_text: FullText,
        why: WhyPanel,
        commands: Commands,
        look: Look,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._comparison, self._by_theme, self._why = comparison, by_theme, why
        self._commands, self._look, self._window = commands, look, window
        self.coder = HandCoder(comparison, full_text, window)
        self.popup: CodePopup | None = None
        self.coder.said.connect(self.said)
        self.coder.asked.connect(self._ask)
        self.coder.text_asked.connect(self.text_asked)
        self.coder.connect_to(commands)
        commands.connect_to("memo", self.write_memo)
        full_text.made.connect(self._attend)
        self.coder.changed.connect(self._enable)
        comparison.session.changed.connect(self._on_changed)
        why.resized.connect(self.coder.resize)
        why.taken_back.connect(self.coder.take_back)
        why.memos.asked.connect(self.write_memo)
        why.memos.followed.connect(self._follow)

    def _attend(self, pane: TextPane) -> None:
        """Give a full text its grips and its memos' signs."""
        Grips(pane, self.coder).place()
        MemoSigns(pane, self._comparison, self.go_to).place()

    def _enable(self) -> None:
        self._commands["memo"].setEnabled(self.coder.writable and self.coder.words() is not None)

    def _on_changed(self, changes: Changes) -> None:
        only = not (changes.reports or changes.codings or changes.links or changes.codebook)
        if changes.memos and only:
            self._comparison.reread()

    # Coding -----------------------------------------------------------------------------------

    def _ask(self, words: Words, at: QPoint) -> None:
        about = self.tr("Code {} as").format(self.coder.quoted(words))
        popup = CodePopup(
            self._look, self._comparison.codebook, self.coder.remembered(), about, self._window
        )
        popup.chosen.connect(partial(self._chosen, words))
        popup.closed.connect(self._forget)
        self.popup = popup
        popup.open_at(self._below_sentence() or at)

    def _below_sentence(self) -> QPoint | None:
        """Return the point of the screen below the selected sentence in the view by theme."""
        view, stop = self._by_theme, self._comparison.stop
        box = view.page.by_stop.get(stop) if stop is not None and view.isVisible() else None
        if box is None:
            return None
        x = round(box.x) - view.horizontalScrollBar().value() + INDENT
        y = round(box.bottom) - view.verticalScrollBar().value()
        inside = min(max(y, 0), view.viewport().height())
        return view.viewport().mapToGlobal(QPoint(x, inside))

    def _chosen(self, words: Words, choice: Choice) -> None:
        self.coder.code(words, choice)

    def _forget(self) -> None:
        self.popup = None

    def counts(self, report: int, start: int, end: int) -> bool:
        """Tell whether something of `text[start:end]` is no furniture and can be coded."""
        return any(
            one.start < end and start < one.end and not one.furniture
            for one in self._comparison.reading(report).sentences
        )

    def fill_menu(self, menu: QMenu) -> None:
        """Add to a menu what can be done by hand with what is selected."""
        self.coder.fill(menu, self._commands)
        menu.addAction(self._commands["memo"])

    def give_up(self) -> bool:
        """Give up what was begun; tell whether something was."""
        if self.coder.resizing:
            self.coder.cancel_resizing()
            return True
        return False

    # Memos ------------------------------------------------------------------------------------

    def write_memo(self) -> None:
        """Write about the selected words, or the selected sentence: in the Why panel."""
        words = self.coder.words()
        if words is None or not self.coder.writable:
            return
        about = self._about(words)
        if words.chosen:
            self._select(about)
        if not self._why.isVisible():
            self.side_asked.emit()
        self._why.memos.write(about)

    def _about(self, words: Words) -> About:
        """Return what the memo is about: of a sentence with one memo, that one's words."""
        reading = self._comparison.reading(words.report)
        if not words.chosen:
            there = memo.touching(reading, words.start, words.end)
            if len(there) == 1:
                return memo.about(there[0])
            return About(words.report, words.start, words.end)
        said = reading.text[words.start : words.end]
        start = words.start + len(said) - len(said.lstrip())
        return About(words.report, start, start + len(said.strip()))

    def _select(self, about: About) -> None:
        """Select the sentence in which the words begin, for the panel follows the selection."""
        sentence = memo.sentence_of(
            self._comparison.reading(about.report),
            Memo(about.report, about.start, about.end, "", ""),
        )
        if sentence is not None:
            self._choose(about.report, sentence)

    def _choose(self, report: int, sentence: int) -> Stop | None:
        key = (report, sentence)
        stop = self._comparison.stop
        if stop is not None and stop.passage == key:
            return stop
        found = next(
            (
                Stop(row.theme, row.facet, key)
                for row in self._comparison.alignment.rows
                if self._comparison.shows(row.theme)
                and self._comparison.passage_of(row.theme, row.facet, key) is not None
            ),
            None,
        )
        if found is None:
            self._comparison.point_at(key)
        else:
            self._comparison.select(found)
        return found

    def go_to(self, report: int, sentence: int) -> None:
        """Select a sentence of a full text."""
        self._choose(report, sentence)

    def _follow(self, one: Memo) -> None:
        """Go to the passage of a memo, in its full text."""
        sentence = memo.sentence_of(self._comparison.reading(one.report), one)
        if sentence is not None:
            self.sought.emit(one.report, sentence)
            self.go_to(one.report, sentence)
