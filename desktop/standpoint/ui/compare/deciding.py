# SPDX-License-Identifier: MIT
"""What the analyst decides in a comparison: confirm, reject, link, unlink, reviewed as silent."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from standpoint.analysis.alignment import Passage
from standpoint.ui.compare import wording
from standpoint.ui.compare.comparison import Comparison
from standpoint.ui.compare.full_text import FullText
from standpoint.ui.compare.rows import Silent, Stop
from standpoint.ui.compare.theme_view import ThemeView


class Deciding(QObject):
    """Hands the analyst's decisions to the session, which makes them undoable.

    Signals: `said(str)` for the status bar; `linking_changed()` when a link is being made or no
    longer.
    """

    said = Signal(str)
    linking_changed = Signal()

    def __init__(
        self, comparison: Comparison, by_theme: ThemeView, full_text: FullText, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self._by_theme, self._full_text = by_theme, full_text
        self._window = parent
        self._from: tuple[Stop, Passage] | None = None
        by_theme.walk.picked.connect(self._pick_stop)
        full_text.picked.connect(self._pick)

    @property
    def linking(self) -> bool:
        """Whether the other end of a link is being asked for."""
        return self._from is not None

    def confirm(self, *, in_text: bool) -> None:
        """Confirm what is selected: in full text a machine's link, else a coding or a silence."""
        silent = None if in_text else self._by_theme.silent
        link = self._comparison.link
        if silent is not None:
            self.review(silent)
        elif in_text and link is not None and link.link.origin == "machine":
            self._comparison.confirm_link(link)
        else:
            self.confirm_coding()

    def confirm_coding(self) -> None:
        """Confirm the coding of the selected sentence.

        Words that a person coded need no confirming, and confirming again must not unmark them.
        """
        stop = self._comparison.stop
        passage = self._comparison.passage(stop) if stop is not None else None
        if stop is None or passage is None:
            return
        if passage.marked and passage.status == "confirmed":
            words = self.tr("¶ {} was coded by hand. Delete takes the coding back.")
            self.said.emit(words.format(passage.paragraph))
            return
        self._comparison.decide(stop, "confirmed")

    def reject(self, *, in_text: bool) -> None:
        """Reject the selected coding; by theme the walk goes on to the next sentence."""
        stop = self._comparison.stop
        if stop is None:
            return
        if not in_text and not self._comparison.view.rejected:
            self._by_theme.walk.step(1)
            if self._comparison.stop == stop:
                self._by_theme.walk.step(-1)
        self._comparison.decide(stop, "rejected")

    def is_reviewed(self, silent: Silent) -> bool:
        """Return whether a person found the report silent on the theme."""
        reviewed = self._comparison.reading(silent.report).reviewed
        return not silent.several and silent.theme in reviewed

    def review(self, silent: Silent) -> None:
        """Say that the report is silent on the theme, or take that back."""
        session = self._comparison.session
        if not session.read_only and not silent.several:
            session.set_reviewed(silent.report, silent.theme, not self.is_reviewed(silent))

    # Links ------------------------------------------------------------------------------------

    def start_linking(self) -> None:
        """Ask for the sentence with which the selected one is linked."""
        stop = self._comparison.stop
        passage = self._comparison.passage(stop) if stop is not None else None
        if stop is None or passage is None or self._comparison.session.read_only:
            return
        if self._comparison.is_rejected(stop, passage):
            self._say_rejected(stop, passage)
            return
        self._from = (stop, passage)
        self._by_theme.walk.picking = self._full_text.picking = True
        words = self.tr(
            "Link ¶ {} with which sentence? Click it, or walk to it and press Enter. Esc gives up."
        )
        self.said.emit(words.format(passage.paragraph))
        self.linking_changed.emit()

    def cancel_linking(self) -> None:
        """Ask no longer."""
        if self._from is not None:
            self._from = None
            self._by_theme.walk.picking = self._full_text.picking = False
            self.said.emit("")
            self.linking_changed.emit()

    def _pick_stop(self, stop: Stop) -> None:
        passage = self._comparison.passage(stop)
        if passage is not None:
            self._pick(passage)

    def _pick(self, passage: Passage) -> None:
        if self._from is None:
            return
        stop, one = self._from
        if passage.report == one.report:
            self.said.emit(self.tr("Both sentences are in one report. Choose one of another."))
            return
        if self._comparison.place(passage.report) == self._comparison.place(one.report):
            self.said.emit(self.tr("Both sentences are the same actor’s. Choose one of another."))
            return
        if self._comparison.is_rejected(stop, passage):
            self._say_rejected(stop, passage)
            return
        self.cancel_linking()
        self._comparison.select(stop)
        there = self._comparison.passage_of(stop.theme, stop.facet, passage.key)
        self._comparison.set_linked(stop.theme, stop.facet, (one, passage), linked=True)
        if there is None:
            self._say_coded(stop, one, passage)

    def _say_coded(self, stop: Stop, one: Passage, coded: Passage) -> None:
        """Say that a link also coded a sentence, over the session's words; one undo for both."""
        words = self.tr("Linked ¶ {} with ¶ {}, and coded ¶ {} as {}, not yet reviewed.")
        ends = [passage.paragraph for passage in self._comparison.ordered((one, coded))]
        said = words.format(*ends, coded.paragraph, self._facet_words(stop))
        self._comparison.session.said.emit(said, True)  # noqa: FBT003 - a signal takes no keywords

    def _say_rejected(self, stop: Stop, passage: Passage) -> None:
        words = self.tr("¶ {} was rejected as {}. Confirm it there first, or link another.")
        self.said.emit(words.format(passage.paragraph, self._facet_words(stop)))

    def _facet_words(self, stop: Stop) -> str:
        return wording.theme_facet(self._comparison.theme(stop.theme), self._comparison.facet(stop))

    def unlink(self) -> None:
        """Take the selected link away; of several links of a sentence one is asked for."""
        link, stop = self._comparison.link, self._comparison.stop
        if link is not None:
            self._comparison.unlink(link)
        elif stop is not None and self._comparison.links_of(stop):
            menu = self.unlink_menu(stop)
            menu.popup(self._window.mapToGlobal(QPoint(self._window.width() // 2, 80)))

    def unlink_menu(self, stop: Stop) -> QMenu:
        """Return a menu of a sentence's links, to choose the one to take away."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        for placed in self._comparison.links_of(stop):
            other = self._comparison.passage(placed.stop(placed.other(stop.passage)))
            if other is not None:
                name = self._comparison.name(other.report)
                words = self.tr("Unlink ¶ {} in {}").format(other.paragraph, name)
                action = menu.addAction(words)
                action.triggered.connect(lambda *_, placed=placed: self._comparison.unlink(placed))
        return menu
