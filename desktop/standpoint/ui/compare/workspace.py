# SPDX-License-Identifier: MIT
"""The Compare workspace: titles, theme bar and the two views of one comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from standpoint.analysis.grouping import Grouping
from standpoint.session.changes import Changes
from standpoint.session.session import Session
from standpoint.ui.compare import copying, furniture_choices, group_texts, leaving
from standpoint.ui.compare.bar import BY_THEME, IN_FULL_TEXT, ThemeBar
from standpoint.ui.compare.by_hand import ByHand
from standpoint.ui.compare.commands import THEMES, Commands
from standpoint.ui.compare.comparison import MOST, Comparison, Placed
from standpoint.ui.compare.deciding import Deciding
from standpoint.ui.compare.difference import DifferencePanel
from standpoint.ui.compare.filter_bar import FilterBar
from standpoint.ui.compare.full_text import FullText
from standpoint.ui.compare.heads import Place, TitlesHead
from standpoint.ui.compare.pane import TextPane
from standpoint.ui.compare.rows import Stop
from standpoint.ui.compare.side import WHY, WORDS, CompareSide
from standpoint.ui.compare.text_menu import place, text_menu
from standpoint.ui.compare.theme_layout import AFTER_TEXT, BEFORE_TEXT
from standpoint.ui.compare.theme_view import ThemeView
from standpoint.ui.compare.waiting import WaitingPage
from standpoint.ui.compare.why import WhyPanel
from standpoint.ui.look.look import Look

ViewName = Literal["theme", "text"]


class CompareWorkspace(QWidget):
    """Two to four reports side by side.

    Signals: `said(str)` for the status bar; `hinted(str)` with the keys that help now;
    `side_asked()` when the Why panel is wanted or no longer; `shown_changed()` when other reports
    or another view are shown; `closed()` when none of the reports is there any more;
    `failed(str)` with what went wrong.
    """

    said = Signal(str)
    hinted = Signal(str)
    side_asked = Signal()
    shown_changed = Signal()
    closed = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self.hint = ""
        self.comparison = Comparison(session, self)
        self.commands = Commands(self)
        self.head = TitlesHead(look)
        self.bar = ThemeBar(self.comparison, look)
        self.filter = FilterBar(self.comparison, look)
        self.by_theme = ThemeView(self.comparison, look)
        self.full_text = FullText(self.comparison, look)
        self.deciding = Deciding(self.comparison, self.by_theme, self.full_text, self)
        self.why = WhyPanel(self.comparison, look)
        self.words = DifferencePanel(self.comparison, look)
        self.side = CompareSide(self.why, self.words, look)
        self.by_hand = ByHand(
            self.comparison, self.by_theme, self.full_text, self.why, self.commands, look, self
        )
        self.waiting = WaitingPage(look)
        self._left: tuple[Stop | None, int] | None = None
        self._opened: Stop | None = None
        self._stack = QStackedWidget()
        for view in (self.by_theme, self.full_text, self.waiting):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.bar, self.filter):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self._connect()
        self._connect_commands()
        self._show_ids([])

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.bar.view_chosen.connect(self._show_view)
        self.bar.together_chosen.connect(self._on_together)
        self.bar.furniture_chosen.connect(self.full_text.set_dimmed)
        self.bar.zoom_asked.connect(self.zoom)
        self.full_text.zoom_asked.connect(self.zoom)
        self.filter.left.connect(self.focus_view)
        self.filter.limit_chosen.connect(self._session.set_closeness_limit)
        self.comparison.viewed.connect(self._on_viewed)
        self.comparison.waited.connect(self.waiting.show_progress)
        self.comparison.aligned.connect(self._on_aligned)
        self.comparison.failed.connect(self._on_unread)
        self.by_theme.moved.connect(self._place_titles)
        self.full_text.moved.connect(self._place_titles)
        self.by_theme.walk.opened.connect(self.open_stop)
        self.deciding.said.connect(self.said)
        self.deciding.linking_changed.connect(self._enable)
        self.by_theme.walk.stood_aside.connect(self._enable)
        self.comparison.selected.connect(self._enable)
        self.by_theme.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.by_theme.customContextMenuRequested.connect(self._show_menu)
        self.full_text.menu_asked.connect(self._show_text_menu)
        self.full_text.finder.switched.connect(self._enable)
        self.by_hand.said.connect(self.said)
        self.by_hand.side_asked.connect(lambda: self.side.ask(WHY))
        self.by_hand.text_asked.connect(self._open_selected)
        self.by_hand.sought.connect(self._show_sentence)
        self.by_theme.walk.stood_aside.connect(self._explain_silence)
        self.comparison.selected.connect(self._explain_silence)
        self.why.reviewed.connect(self.deciding.review)

    def _connect_commands(self) -> None:
        commands = self.commands
        self.addActions(commands.all())
        self.side.addActions(commands.all())
        for digit in range(1, THEMES + 1):
            commands.connect_to(f"theme {digit}", partial(self._theme, digit))
            commands.connect_to(f"only {digit}", partial(self._theme, digit, alone=True))
        for name, act in (
            ("switch", self.switch_view),
            ("next", lambda: self.step_link(1)),
            ("previous", lambda: self.step_link(-1)),
            ("confirm", self.confirm),
            ("reject", self.reject),
            ("link", self.deciding.start_linking),
            ("unlink", self.deciding.unlink),
            ("why", lambda: self.side.ask(WHY)),
            ("differ", lambda: self.side.ask(WORDS)),
            ("together", lambda: self.bar.set_together(not self.bar.together())),
            ("open", self._open_selected),
            ("back", self.go_back),
            ("cite", self.copy_with_citation),
            ("cite_pair", self.copy_pair),
            ("rejected", self._show_rejected),
            ("in_text_order", self._order_links),
            ("find_here", self.find_here),
            ("find_next", lambda: self.full_text.finder.step(1)),
            ("find_previous", lambda: self.full_text.finder.step(-1)),
            ("limit_down", lambda: self.filter.step_limit(-1)),
            ("limit_up", lambda: self.filter.step_limit(1)),
        ):
            commands.connect_to(name, act)
        commands["together"].setChecked(self.bar.together())
        commands["in_text_order"].setChecked(self.comparison.view.order == "text")
        self.full_text.bar.confirmed.connect(self.confirm)
        self.full_text.bar.unlinked.connect(self.deciding.unlink)
        self.full_text.bar.explained.connect(lambda: self.side.ask(WHY))
        self.side.toggled.connect(self.side_asked)
        words = self.words
        words.followed.connect(self._go_to)
        words.opened.connect(self.open_stop)
        words.said.connect(self.said)
        words.failed.connect(self.failed)
        why = self.why
        why.confirmed.connect(self.deciding.confirm_coding)
        why.rejected.connect(self.reject)
        why.linking.connect(self.deciding.start_linking)
        why.unlinked.connect(self.deciding.unlink)
        why.opened.connect(self._open_selected)
        why.copied.connect(self.copy_with_citation)
        why.followed.connect(self._follow)

    # What is compared -------------------------------------------------------------------------

    def compare(self, report_ids: Sequence[int], view: ViewName | None = None) -> None:
        """Compare reports, at most four; one alone is shown in its full text.

        Args:
            report_ids: from left to right.
            view: "theme" or "text"; without it the view stays as it is.
        """
        ids = list(dict.fromkeys(report_ids))[:MOST]
        self.deciding.cancel_linking()
        self._left = None
        if view is None:
            view = "text" if len(ids) == 1 or self.view() == "text" else "theme"
        # The view that goes need not be laid out for what only the other will show.
        self.by_theme.asleep = view == "text"
        self.comparison.load(ids)
        self.by_theme.asleep = False
        self._show_ids(ids)
        if ids:
            self._show_view(IN_FULL_TEXT if view == "text" else BY_THEME)
        self.shown_changed.emit()

    def compare_actors(self, grouping: Grouping) -> None:
        """Compare all reports of actors, in a period if one is given, each actor in a column."""
        self.deciding.cancel_linking()
        self._left = None
        self.comparison.load(grouping=grouping)
        self._show_ids(self.comparison.asked)
        if self.comparison.waiting:
            self.waiting.show_progress(0, len(self.comparison.asked))
            self._stack.setCurrentWidget(self.waiting)
            self._enable()
            self.focus_view()
        elif self.comparison.ids:
            self._show_view(BY_THEME)
        self.shown_changed.emit()

    def grouping(self) -> Grouping | None:
        """Return which actors are compared; None where single reports are."""
        return self.comparison.grouping

    def _on_aligned(self) -> None:
        """Show what was waited for, and put the right titles over what is shown."""
        comparison = self.comparison
        if self._stack.currentWidget() is not self.waiting:
            if not comparison.grouped or self.by_theme.asleep:
                return
            in_text = self.view() == "text"
            if in_text and not comparison.texts:
                # Of an actor's reports those that were read are gone.
                comparison.set_texts(group_texts.texts_for(comparison))
                self.full_text.show_texts()
            self._name_columns(in_text=in_text)
            self._place_titles()
        elif not comparison.waiting:
            self._show_ids(comparison.asked)
            if comparison.columns:
                self._show_view(BY_THEME)

    def _on_unread(self, sentence: str) -> None:
        """Say why very many reports could not be read; what stood there before stays."""
        self.failed.emit(sentence)
        if self._stack.currentWidget() is self.waiting:
            self.compare([])
            self.closed.emit()

    def read(self, report: int) -> None:
        """Read one report in its full text."""
        self.compare([report], "text")

    def menu_actions(self) -> list[QAction]:
        """Return the commands for the window's menu; the keys of themes need no line there."""
        return self.commands.for_menu()

    def report_ids(self) -> tuple[int, ...]:
        """Return the reports that are or will be compared, from left to right."""
        return self.comparison.asked

    def view(self) -> ViewName:
        """Return which view is shown."""
        return "text" if self._stack.currentWidget() is self.full_text else "theme"

    def _show_ids(self, ids: Sequence[int]) -> None:
        there = bool(self.comparison.columns)
        self.head.setVisible(there)
        self.bar.setVisible(there)
        self.filter.setVisible(there and self.view() == "theme")
        self._stack.setVisible(bool(ids))
        self._hint()
        self._enable()

    def _show_view(self, index: int) -> None:
        self.deciding.cancel_linking()
        text = index == IN_FULL_TEXT
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        was_text = self.view() == "text"
        if text and not was_text:
            self._leave_themes()
        self._name_columns(in_text=text)
        self.bar.show_view(index)
        self.filter.setVisible(not text)
        self._stack.setCurrentWidget(self.full_text if text else self.by_theme)
        self._place_titles()
        stop = self.comparison.stop
        if text and stop is not None:
            self.full_text.open(stop)
        elif not text and was_text and self._left is not None and self._left[0] == stop:
            self.by_theme.verticalScrollBar().setValue(self._left[1])
        elif stop is not None:
            self.by_theme.reveal(stop)
        if inside or focused is None:
            self.focus_view()
        self._hint()
        self._enable()
        self.shown_changed.emit()
        self._opened = stop if text else None
        QTimer.singleShot(0, self, self._lay_out_again)

    def _lay_out_again(self) -> None:
        """Let the texts fill their room, and bring the selected sentence to its place in it.

        Chips that need one row less change the room in mid-layout, and the docks go only now.
        """
        for widget in (self, self.full_text):
            layout = widget.layout()
            if layout is not None:
                layout.invalidate()
                layout.activate()
        stop, self._opened = self._opened, None
        there = [pane.report for pane in self.full_text.panes] if self.view() == "text" else []
        if stop is not None and stop == self.comparison.stop and stop.report in there:
            self.full_text.open(stop)

    def _leave_themes(self) -> None:
        """Remember where the view by theme stands, and choose the texts of an actor's reports."""
        self._left = (self.comparison.stop, self.by_theme.verticalScrollBar().value())
        if self.comparison.grouped:
            self.comparison.set_texts(group_texts.texts_for(self.comparison))

    def _open_texts(self, report: int) -> None:
        """Read a report of a column, with another beside it, unless it is being read already."""
        if self.comparison.grouped and report not in self.comparison.texts:
            self.comparison.set_texts(group_texts.texts_for(self.comparison, report))
            if self.view() == "text":
                self.full_text.show_texts()
                self._name_columns(in_text=True)
                self._place_titles()

    def focus_view(self) -> None:
        """Give the keyboard to the view that is shown."""
        if not self.isVisible():
            return
        if self._stack.currentWidget() is self.waiting:
            self.waiting.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.view() == "theme":
            self.by_theme.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.full_text.panes and self.full_text.focusWidget() not in self.full_text.panes:
            self.full_text.panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard when shown, so that its keys work at once; never from who types."""
        super().showEvent(event)
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            QTimer.singleShot(0, self, self.focus_view)

    def switch_view(self) -> None:
        """Go from themes to full text or back."""
        if self.comparison.columns:
            self._show_view(BY_THEME if self.view() == "text" else IN_FULL_TEXT)

    def _place_titles(self) -> None:
        if self.view() == "text":
            self.head.set_places(self.full_text.places())
        elif self.comparison.columns:
            places = []
            for place, (x, width) in enumerate(self.by_theme.across()):
                mirrored = self.by_theme.mirrored(place)
                start = AFTER_TEXT if mirrored else BEFORE_TEXT
                places.append(Place(x + start, width - BEFORE_TEXT - AFTER_TEXT))
            self.head.set_places(places)

    def _on_changed(self, changes: Changes) -> None:
        if changes.reports or changes.codings or changes.links or changes.codebook:
            before = self.comparison.asked
            self.comparison.refresh(said_only=not (changes.reports or changes.codebook))
            if self.comparison.asked != before:
                self._show_ids(self.comparison.asked)
                self.shown_changed.emit()
                if not self.comparison.asked:
                    self.closed.emit()
            self._name_columns(in_text=self.view() == "text")
            self._place_titles()

    def _name_columns(self, *, in_text: bool) -> None:
        """Put titles over what is shown: over the texts their reports', else over the columns."""
        comparison = self.comparison
        if in_text:
            reports = [comparison.reading(number).report for number in comparison.texts]
            self.head.set_reports(reports, furniture=True)
        else:
            self.head.set_columns(comparison.columns)

    # Themes and links -------------------------------------------------------------------------

    def _theme(self, digit: int, *, alone: bool = False) -> None:
        theme = next((t for t in self.comparison.themes() if t.key == digit), None)
        if theme is not None:
            (self.comparison.only if alone else self.comparison.toggle)(theme.id)

    def step_link(self, steps: int) -> None:
        """Go to the next or previous link."""
        if self.view() == "text":
            self.full_text.step_link(steps)
            return
        placed = self.comparison.step_link(steps, among=self.comparison.filtered_links())
        if placed is not None and self.comparison.stop is not None:
            for key in placed.ends():
                self.by_theme.reveal(placed.stop(key))
            self.by_theme.reveal(self.comparison.stop)

    def _follow(self, placed: Placed) -> None:
        """Go to the other end of a link that was pressed in the Why panel."""
        stop = self.comparison.stop
        key = placed.other(stop.passage) if stop is not None else placed.link.a
        self.comparison.select(placed.stop(key), placed)
        if self.view() == "text":
            self._open_texts(key[0])
            self.full_text.bring_link(placed)
        else:
            self.by_theme.reveal(placed.stop(key))

    def _go_to(self, stop: Stop) -> None:
        """Select a sentence where it stands in the view that is shown."""
        self.comparison.select(stop)
        if self.view() == "theme":
            self.by_theme.reveal(stop)
        elif stop.report in self.comparison.texts:
            self.full_text.show_sentence(stop.report, stop.passage[1])
        else:
            self.open_stop(stop)

    def _show_rejected(self) -> None:
        shown = self.commands["rejected"].isChecked()
        self.comparison.set_view(replace(self.comparison.view, rejected=shown))

    def _order_links(self) -> None:
        text = self.commands["in_text_order"].isChecked()
        order: Literal["text", "closeness"] = "text" if text else "closeness"
        self.comparison.set_view(replace(self.comparison.view, order=order))

    def _on_viewed(self) -> None:
        """Show the order in the menu too, and whether Esc leads back from a filter."""
        self.commands["in_text_order"].setChecked(self.comparison.view.order == "text")
        self._enable()

    def find_here(self) -> None:
        """Let the analyst type what to look for in the view that is shown."""
        if self.view() == "theme":
            self.filter.take_words()
        else:
            self.full_text.finder.begin()

    def _on_together(self, together: bool) -> None:
        self.commands["together"].setChecked(together)
        self.full_text.set_together(together)

    def confirm(self) -> None:
        """Confirm what is selected: a link in full text, a coding or a silence by theme."""
        self.deciding.confirm(in_text=self.view() == "text")

    def reject(self) -> None:
        """Reject the selected coding."""
        self.deciding.reject(in_text=self.view() == "text")

    # Texts ------------------------------------------------------------------------------------

    def open_stop(self, stop: Stop) -> None:
        """Show a sentence in its full text."""
        self.comparison.select(stop)
        if self.view() == "text":
            self._open_texts(stop.report)
        self._show_view(IN_FULL_TEXT)

    def _open_selected(self) -> None:
        if self.comparison.stop is not None:
            self.open_stop(self.comparison.stop)

    def show_report(self, report: int, start: int | None = None) -> None:
        """Show a report in full text, alone unless it is being compared.

        Args:
            report: its id.
            start: a code point of the text to bring into view.
        """
        if report not in self.comparison.ids:
            self.compare([report], "text")
        elif self.view() != "text":
            self._show_view(IN_FULL_TEXT)
        self._open_texts(report)
        if start is None:
            return
        self._opened = None
        for sentence in self.comparison.reading(report).sentences:
            if sentence.start <= start < sentence.end:
                self.full_text.show_sentence(report, sentence.index)

    def _show_sentence(self, report: int, sentence: int) -> None:
        """Show any sentence of a report in its full text."""
        self.show_report(report, self.comparison.reading(report).sentences[sentence].start)

    def _explain_silence(self) -> None:
        self.why.show_silence(self.by_theme.silent if self.view() == "theme" else None)

    def go_back(self) -> None:
        """Give up linking, or go from the text to the themes, or select nothing."""
        if self.by_hand.give_up():
            return
        if self.view() == "text" and self.full_text.finder.open:
            self.full_text.finder.close()
            return
        if self.deciding.linking:
            self.deciding.cancel_linking()
        elif self._stack.currentWidget() is self.waiting:
            self.compare([])
            self.closed.emit()
        elif self.view() == "text" and len(self.comparison.ids) > 1:
            self._show_view(BY_THEME)
        elif self.view() == "theme" and self.comparison.view.filter.active:
            self.filter.show_all()
        else:
            self.comparison.select(None)

    def copy_with_citation(self) -> None:
        """Put what is selected, with its source, on the clipboard."""
        panes = self.full_text.panes if self.view() == "text" else ()
        pane = next((pane for pane in panes if pane.textCursor().hasSelection()), None)
        found = copying.citation(self.comparison, pane)
        if found is not None:
            copying.copy_citation(found)
            self.said.emit(self.tr("Copied with its citation."))

    def copy_pair(self) -> None:
        """Put both sentences of the selected link, each with its source, on the clipboard."""
        found = copying.pair(self.comparison)
        if found is not None:
            copying.copy_citation(found)
            self.said.emit(self.tr("Copied both sentences with their citations."))

    def export(self) -> None:
        """Ask how the comparison is to leave, and write it."""
        written = leaving.ask(self.comparison, self._look, self) if self.comparison.ids else None
        if written is not None:
            self.said.emit(self.tr("Wrote {}.").format(written.name))

    # Keys -------------------------------------------------------------------------------------

    def zoom(self, steps: int) -> None:
        """Make the text larger or smaller; 0 goes back to 100 %."""
        if steps:
            self._look.zoom_by(steps)
        else:
            self._look.set_zoom(1.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and copy; the other commands are actions."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            copying.copy_sentence(self.comparison)
        elif event.matches(QKeySequence.StandardKey.ZoomIn) or (
            control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
        ):
            self.zoom(1)
        elif control and event.key() == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif control and event.key() == Qt.Key.Key_0:
            self.zoom(0)
        else:
            super().keyPressEvent(event)

    def _enable(self) -> None:
        stop, link = self.comparison.stop, self.comparison.link
        writable = not self._session.read_only
        silent = self.by_theme.silent is not None and self.view() == "theme"
        linked = bool(stop and self.comparison.links_of(stop)) or link is not None
        commands = self.commands
        commands["confirm"].setEnabled(writable and (stop is not None or silent))
        commands["reject"].setEnabled(writable and stop is not None)
        commands["link"].setEnabled(writable and stop is not None and len(self.report_ids()) > 1)
        commands["unlink"].setEnabled(writable and linked)
        commands["cite_pair"].setEnabled(link is not None)
        for name in ("open", "cite"):
            commands[name].setEnabled(stop is not None or self.view() == "text")
        text = self.view() == "text" and len(self.report_ids()) > 1
        text = text or self._stack.currentWidget() is self.waiting
        pointed = self.comparison.plain is not None
        filtered = self.comparison.view.filter.active
        back = stop is not None or pointed or text or filtered or self.deciding.linking
        back = back or (self.view() == "text" and self.full_text.finder.open)
        commands["back"].setEnabled(back)
        for name in ("limit_down", "limit_up"):
            commands[name].setEnabled(writable and bool(self.report_ids()))
        commands["find_here"].setEnabled(bool(self.report_ids()))
        for name in ("find_next", "find_previous"):
            commands[name].setEnabled(self.view() == "text")
        for name in ("switch", "next", "previous"):
            commands[name].setEnabled(bool(self.comparison.columns))

    def _hint(self) -> None:
        if self.view() == "text" and self.comparison.grouped:
            hint = self.tr("N next link, P previous, Esc back to the actors")
        elif len(self.comparison.ids) == 1:
            hint = self.tr("Arrows walk the sentences with a theme, W why")
        elif self.view() == "text":
            hint = self.tr("N next link, P previous, Tab other report, Esc back to themes")
        else:
            hint = self.tr("Arrows walk, Enter opens the full text, N next link, W why")
        self.hint = hint if self.comparison.ids else ""
        self.hinted.emit(self.hint)

    def _show_menu(self, at: QPoint) -> None:
        """Offer what can be done with the sentence or the silence under the pointer."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        silent = self.by_theme.silent
        if silent is not None and silent.several:
            pass  # nobody reviews an actor's reports in one go
        elif silent is not None:
            reviewed = self.deciding.is_reviewed(silent)
            words = self.tr("Not reviewed") if reviewed else self.tr("Reviewed: silent")
            action = menu.addAction(words)
            action.setEnabled(not self._session.read_only)
            action.triggered.connect(lambda *_: self.deciding.review(silent))
        elif self.comparison.stop is not None:
            for name in (
                "confirm",
                "reject",
                "",
                "link",
                "unlink",
                "",
                "open",
                "cite",
                "cite_pair",
                "why",
            ):
                if name:
                    menu.addAction(self.commands[name])
                else:
                    menu.addSeparator()
            menu.addSeparator()
            self.by_hand.fill_menu(menu)
            passage = self.comparison.passage(self.comparison.stop)
            if passage is not None:
                menu.addSeparator()
                span = (passage.start, passage.end)
                furniture_choices.fill(menu, self._session, passage.report, *span)
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.popup(self.by_theme.viewport().mapToGlobal(at))

    def _show_text_menu(self, pane: TextPane, event: QContextMenuEvent) -> None:
        """Offer what can be done with a sentence or with selected words of a full text."""
        menu = text_menu(self.comparison, self.commands, pane, self.by_hand, self)
        menu.popup(place(event, pane))
