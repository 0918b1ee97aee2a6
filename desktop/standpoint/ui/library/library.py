# SPDX-License-Identifier: MIT
"""The library: search, filter, the dated reports by year, the undated ones in a tray below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from standpoint.model.codebook import Codebook
from standpoint.model.reports import Report
from standpoint.model.reposts import Repost
from standpoint.ui.library.facet_menu import facet_menu
from standpoint.ui.library.filtering import Filter, label
from standpoint.ui.library.model import ReportsModel, ShownReports, year_of
from standpoint.ui.library.tray import TrayHead
from standpoint.ui.library.view import ReportList
from standpoint.ui.look import (
    Divider,
    DockHead,
    ElidedLabel,
    IconButton,
    Lines,
    LinkButton,
    Look,
    Pane,
    SearchField,
)

TRAY_SHARE = 0.4
TYPING_PAUSE = 120


class Source(Protocol):
    """What the library needs of the session."""

    def reports(self) -> list[Report]:
        """Return every report, newest first, undated last."""

    def theme_counts(self) -> dict[int, dict[str, int]]:
        """Return, per report, the number of sentences on each theme."""

    def reposts(self) -> Mapping[int, Repost]:
        """Return the reposts by their ids."""

    def codebook(self) -> Codebook:
        """Return the codebook that codes now."""

    def holding(self, words: str) -> frozenset[int]:
        """Return all reports that hold all these words."""


class Library(Pane):
    """The left dock of Compare.

    Signals: `compare_asked(ids)` for Enter on two to four, `read_asked(id)` for Enter on one or a
    double click, `delete_asked(ids)`, `add_asked()`, `selected(ids)` in the order of picking,
    `said(sentence)`, `menu_asked(point)` for a context menu, `actors_asked()` to compare actors.
    """

    compare_asked = Signal(list)
    read_asked = Signal(int)
    delete_asked = Signal(list)
    add_asked = Signal()
    selected = Signal(list)
    said = Signal(str)
    menu_asked = Signal(QPoint)
    actors_asked = Signal()

    def __init__(self, session: Source, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "base", parent)
        self._session = session
        self._filter = Filter()
        self._picked: list[int] = []
        self._selecting = False
        self.model = ReportsModel(self)
        self.head = DockHead(look, self.tr("Library"))
        self.search = SearchField(look, self.tr("Title, actor, words"))
        self.facets = IconButton(
            look, "list-filter", self.tr("Filter"), size=QSize(32, 28), outlined=True
        )
        self._narrowed = ElidedLabel(look, px=12, role="tx2")
        self._empty = Lines(look)
        self._shown = (ShownReports(self.model, self), ShownReports(self.model, self))
        dated, undated = self._shown
        self.dated = ReportList(look, self.model, dated, with_years=True)
        self.undated = ReportList(look, self.model, undated, with_years=False)
        self.dated.setAccessibleName(self.tr("Dated reports"))
        self.undated.setAccessibleName(self.tr("Undated reports"))
        self.tray = TrayHead(look)
        self._build(look)
        self._connect()
        self.setAccessibleName(self.tr("Library"))

    def _build(self, look: Look) -> None:
        add = self.head.add_button("plus", self.tr("Add reports"), "Ctrl I")
        add.clicked.connect(self.add_asked)
        top = Pane(look, "win")
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 8)
        row.setSpacing(6)
        row.addWidget(self.search)
        row.addWidget(self.facets)
        column.addLayout(row)
        self._strip = QWidget()
        strip = QHBoxLayout(self._strip)
        strip.setContentsMargins(12, 0, 10, 6)
        strip.addWidget(self._narrowed, 1)
        clear = LinkButton(look, self.tr("Clear"))
        clear.clicked.connect(lambda: self.set_filter(Filter()))
        strip.addWidget(clear)
        self._strip.hide()
        column.addWidget(self._strip)
        column.addWidget(Divider(look))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(top)
        self._empty.setContentsMargins(16, 16, 16, 0)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        body.addWidget(self._empty, 1)
        body.addWidget(self.dated, 1)
        body.addWidget(self.tray)
        body.addWidget(self.undated)
        self.setMinimumWidth(180)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Expanding)

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self._look_for)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.search.returnPressed.connect(self._enter_list)
        self.search.entered.connect(self._enter_list)
        self.search.left.connect(self.focus_list)
        self.facets.clicked.connect(self._show_facets)
        self.tray.toggled.connect(lambda _: self._share_height())
        for view, other in ((self.dated, self.undated), (self.undated, self.dated)):
            view.entered.connect(self._enter)
            view.opened.connect(lambda report: self.read_asked.emit(report.id))
            view.deleted.connect(lambda: self.delete_asked.emit(self.selection()))
            view.begun.connect(other.clearSelection)
            view.begun.connect(lambda v=other: setattr(v, "picking", False))
            view.selectionModel().selectionChanged.connect(self._on_selection)
            view.customContextMenuRequested.connect(
                lambda point, v=view: self.menu_asked.emit(v.viewport().mapToGlobal(point))
            )
        self.dated.passed.connect(lambda step: self._pass_on(self.undated, step, 1))
        self.undated.passed.connect(lambda step: self._pass_on(self.dated, step, -1))

    # What is shown ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the reports anew; what is selected stays selected as far as it is still there."""
        before = list(self._picked)
        reports = self._session.reports()
        # Without reports no themes are shown: reading a codebook costs more than the first paint.
        themes = self._session.codebook().active() if reports else ()
        originals = {one.report: one.original for one in self._session.reposts().values()}
        self.model.set_reports(reports, self._session.theme_counts(), themes, originals)
        if self._filter.words.strip():
            self._look_for()
        else:
            self._show()
        self.select(before)

    def begin_anew(self) -> None:
        """Forget filter, selection and place: another corpus is to be shown."""
        self.set_filter(Filter())
        self.select([])
        for view in self._views():
            view.verticalScrollBar().setValue(0)

    @property
    def filter(self) -> Filter:
        """What the library is narrowed to."""
        return self._filter

    def set_filter(self, filter_: Filter) -> None:
        """Narrow the library."""
        self._pause.stop()
        self._filter = filter_
        if self.search.text().strip() != filter_.words.strip():
            self.search.show_words(filter_.words)
        self._show()

    def settle(self) -> None:
        """Look for what was typed a moment ago now, without waiting for a pause."""
        if self._pause.isActive():
            self._look_for()

    def shown_reports(self) -> list[int]:
        """Return the ids of the reports that are not filtered out, in order."""
        rows = [*self._shown[0].rows(), *self._shown[1].rows()]
        return [self.model.reports[row].id for row in rows]

    def _look_for(self) -> None:
        self._pause.stop()
        words = self.search.text()
        holding: frozenset[int] | None = None
        if len(words.strip()) > 1:
            holding = self._session.holding(words)
        self._filter = replace(self._filter, words=words, holding=holding)
        self._show()

    def _show(self) -> None:
        rows: tuple[list[int], list[int]] = ([], [])
        everything = not self._filter.narrows
        if self._filter.chosen.get("reposts"):
            self._filter = replace(self._filter, grouped=self.model.grouped())
        for row, report in enumerate(self.model.reports):
            if everything or self._filter.takes(report, self.model.found(report.id)):
                rows[year_of(report.date) is None].append(row)
        for shown, view, mine in zip(self._shown, (self.dated, self.undated), rows, strict=True):
            shown.show_rows(mine)
            view.measure()
        self._describe(len(rows[0]), len(rows[1]))
        self._share_height()

    def _describe(self, dated: int, undated: int) -> None:
        total, shown = len(self.model.reports), dated + undated
        words = self.tr("1 report") if total == 1 else self.tr("{0} reports").format(f"{total:,}")
        if self._filter.narrows:
            words = self.tr("{0} of {1}").format(f"{shown:,}", words)
        self.head.set_detail(words if total else "")
        self.tray.set_number(undated)
        themes = self.model.themes
        chosen = [
            label(facet, value, themes)
            for facet, values in self._filter.chosen.items()
            for value in sorted(values)
        ]
        self._narrowed.setText(", ".join(chosen))
        self._strip.setVisible(bool(chosen))
        self.facets.setEnabled(total > 0)
        if not total:
            self._empty.set_words(
                self.tr(
                    "No reports yet. Each report that you add will stand here with its date, "
                    "actor and themes."
                )
            )
        elif self._filter.words.strip():
            self._empty.set_words(
                self.tr("Nothing for “{0}” in {1}.").format(self._filter.words.strip(), words)
            )
        else:
            self._empty.set_words(
                self.tr("No report has all of this. Clear the filter to see them.")
            )

    def _share_height(self) -> None:
        """Give the tray what it needs, at most 40 %, or everything where nothing is dated."""
        dated, undated = (shown.rowCount() for shown in self._shown)
        self._empty.setVisible(not dated and not undated)
        self.dated.setVisible(dated > 0)
        self.tray.setVisible(undated > 0)
        self.tray.upper_line = dated > 0
        unfolded = undated > 0 and self.tray.isChecked()
        self.undated.setVisible(unfolded)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        if dated:
            room = int(self.height() * TRAY_SHARE) - self.tray.height()
            self.undated.setFixedHeight(max(min(self.undated.content_height(), room), 0))
            layout.setStretchFactor(self.undated, 0)
        else:
            self.undated.setMinimumHeight(0)
            self.undated.setMaximumHeight(16_777_215)
            layout.setStretchFactor(self.undated, 1)
        folded_alone = undated > 0 and not dated and not unfolded
        layout.setAlignment(
            self.tray, Qt.AlignmentFlag.AlignTop if folded_alone else Qt.AlignmentFlag(0)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._share_height()

    # Selection --------------------------------------------------------------------------------

    def selection(self) -> list[int]:
        """Return the selected reports in the order in which they were picked."""
        return list(self._picked)

    def select(self, reports: list[int]) -> None:
        """Select these reports, as far as they are shown; `selected` comes once, at the end."""
        self._selecting = True
        for view in self._views():
            view.select_only(reports)
        self._selecting = False
        there = {report.id for view in self._views() for report in view.selected_reports()}
        self._picked = [report for report in reports if report in there]
        for view in self._views():
            view.picking = len(self._picked) > 1
            view.viewport().update()
        self.selected.emit(self.selection())

    def _views(self) -> tuple[ReportList, ReportList]:
        return (self.dated, self.undated)

    def _on_selection(self) -> None:
        if self._selecting:
            return
        now = [report.id for view in self._views() for report in view.selected_reports()]
        here = set(now)
        kept = [report for report in self._picked if report in here]
        before = set(kept)
        picked = kept + [report for report in now if report not in before]
        for view in self._views():
            view.viewport().update()
        if picked != self._picked:
            self._picked = picked
            self.selected.emit(self.selection())

    def _enter(self) -> None:
        number = len(self._picked)
        if number == 1:
            self.read_asked.emit(self._picked[0])
        elif 2 <= number <= 4:
            self.compare_asked.emit(self.selection())
        elif number > 4:
            self.said.emit(
                self.tr("{0} reports are selected. A comparison takes two to four.").format(number)
            )

    def focus_list(self) -> None:
        """Put the focus on the reports."""
        view = self.dated if self._shown[0].rowCount() else self.undated
        if self.undated.currentIndex().isValid() and self.undated.selected_reports():
            view = self.undated
        if not view.currentIndex().isValid() and view.model().rowCount():
            view.setCurrentIndex(view.model().index(0, 0))
        view.setFocus(Qt.FocusReason.TabFocusReason)

    def _enter_list(self) -> None:
        self._look_for()
        self.focus_list()

    def _pass_on(self, view: ReportList, step: int, wanted: int) -> None:
        if step != wanted or not view.isVisible() or not view.model().rowCount():
            return
        row = 0 if step > 0 else view.model().rowCount() - 1
        index = view.model().index(row, 0)
        view.setFocus(Qt.FocusReason.TabFocusReason)
        if self.dated.picking or self.undated.picking:
            view.picking = True
            view.selectionModel().setCurrentIndex(
                index, view.selectionModel().SelectionFlag.NoUpdate
            )
        else:
            view.begun.emit()
            view.setCurrentIndex(index)

    def _show_facets(self) -> None:
        menu = facet_menu(self.facets, self.model, self._filter, self.set_filter)
        menu.addSeparator()
        menu.addAction(self.tr("Compare actors…")).triggered.connect(
            lambda *_: self.actors_asked.emit()
        )
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.facets.mapToGlobal(QPoint(0, self.facets.height() + 2))
        menu.popup(corner)
