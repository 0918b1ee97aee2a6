# SPDX-License-Identifier: MIT
"""The library: search, filter, the dated reports by year, the undated ones in a tray below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from standpoint.ui.library.facet_menu import facet_menu, facet_title, values_of_facet
from standpoint.ui.library.filtering import Facet, Filter, label, rows_taken
from standpoint.ui.library.model import COLUMNS, REPORT, ReportsModel
from standpoint.ui.library.picking import Picking
from standpoint.ui.library.shown import ShownReports
from standpoint.ui.library.sorting import Sorting, in_order, sort_menu, sorting_from
from standpoint.ui.library.source import Source
from standpoint.ui.library.table import ReportTable
from standpoint.ui.library.top import LibraryTop
from standpoint.ui.library.tray import TrayHead
from standpoint.ui.library.view import ReportList
from standpoint.ui.library.word_search import WordSearch
from standpoint.ui.look import Lines, Look, Pane

if TYPE_CHECKING:
    from standpoint.ui.library.value_list import ValueList

TRAY_SHARE = 0.4
WIDE = 600
"""A library wider than this is a table."""


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
        self._look = look
        self._filter = Filter()
        self.model = ReportsModel(self)
        self.top = LibraryTop(look)
        self.head, self.search = self.top.head, self.top.search
        self.facets, self.sorting = self.top.facets, self.top.sorting
        self._empty = Lines(look)
        self._settings: Any = getattr(session, "settings", None)
        self._sorting = sorting_from(self._recall("library/sorted", ""))
        self._best: tuple[int, ...] = ()
        self._wide = False
        self._words = WordSearch(session, self)
        self.model.added = session.added
        self._shown = tuple(ShownReports(self.model, self) for _ in range(3))
        dated, undated, whole = self._shown
        self.table = ReportTable(look, self.model, whole, self._settings)
        self.table.setAccessibleName(self.tr("Reports"))
        self.table.hide()
        self.dated = ReportList(look, self.model, dated, with_years=True)
        self.undated = ReportList(look, self.model, undated, with_years=False)
        self.dated.setAccessibleName(self.tr("Dated reports"))
        self.undated.setAccessibleName(self.tr("Undated reports"))
        self.tray = TrayHead(look)
        self._picking = Picking(self.dated, self.undated, self.table, self)
        self._build()
        self._connect()
        self.setAccessibleName(self.tr("Library"))

    def _build(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.top)
        self._empty.setContentsMargins(16, 16, 16, 0)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        body.addWidget(self._empty, 1)
        body.addWidget(self.table, 1)
        body.addWidget(self.dated, 1)
        body.addWidget(self.tray)
        body.addWidget(self.undated)
        self.setMinimumWidth(180)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Expanding)

    def _connect(self) -> None:
        self.top.add_asked.connect(self.add_asked)
        self.top.cleared.connect(lambda: self.set_filter(Filter()))
        self._words.due.connect(self._look_for)
        self._words.found.connect(self._take)
        self._words.read.connect(self._show_snippets)
        self._picking.changed.connect(self._on_picked)
        self.top.dropped.connect(self._picking.forget_hidden)
        self.search.textChanged.connect(lambda _: self._words.typed())
        self.search.returnPressed.connect(self._enter_list)
        self.search.entered.connect(self._enter_list)
        self.search.left.connect(self.focus_list)
        self.facets.clicked.connect(self._show_facets)
        self.sorting.clicked.connect(self._show_sorting)
        self.table.sort_asked.connect(self._sort_by_head)
        self.tray.toggled.connect(lambda _: self._share_height())
        for view in self._views():
            view.entered.connect(self._enter)
            view.opened.connect(lambda report: self.read_asked.emit(report.id))
            view.deleted.connect(lambda: self.delete_asked.emit(self.selection()))
            view.shows.connect(self._on_shows)
            view.customContextMenuRequested.connect(
                lambda point, v=view: self.menu_asked.emit(v.viewport().mapToGlobal(point))
            )

    # What is shown ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the reports anew; what is selected stays selected as far as it is still there."""
        before = self.picked()
        reports = self._session.listing()
        # Without reports no themes are shown: reading a codebook costs more than the first paint.
        themes = self._session.codebook().active() if reports else ()
        originals = self._session.originals()
        tags = self._session.tags_of_reports()
        self.model.set_reports(reports, self._session.theme_counts, themes, originals, tags)
        if self._filter.words.strip():
            self.find_now()
        else:
            self._show()
        self._keep(before)

    def refresh_tags(self) -> None:
        """Read the tags anew."""
        self.model.set_tags(self._session.tags_of_reports())
        if self._filter.chosen.get("tag") or self._sorting.column == COLUMNS.index("Tags"):
            self._show()

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
        self._words.leave()
        if filter_.words != self._filter.words:
            self._best = ()
            self._words.forget()
        self._filter = filter_
        if self.search.text().strip() != filter_.words.strip():
            self.search.show_words(filter_.words)
        self._show()
        if self._unread_words:
            self._look_for()

    @property
    def _unread_words(self) -> bool:
        """Whether texts were not yet looked through for the words of the filter."""
        return len(self._filter.words.strip()) > 1 and self._filter.holding is None

    def settle(self) -> None:
        """Look for the words now that were typed a moment ago, or came with a saved filter."""
        if self._unread_words or self.search.text() != self._filter.words:
            self.find_now()

    def shown_reports(self) -> list[int]:
        """Return the ids of the reports that are not filtered out, in order."""
        rows = (
            self._shown[2].rows() if self.wide else (*self._shown[0].rows(), *self._shown[1].rows())
        )
        return [self.model.ids[row] for row in rows]

    @property
    def wide(self) -> bool:
        """Whether the library is a table now."""
        return self._wide

    # Words -------------------------------------------------------------------------------------

    def _look_for(self) -> None:
        self._words.look(self.search.text(), best_first=self._sorting.best_first)

    def find_now(self) -> None:
        """Look for what was typed at once, such as for Enter."""
        self._words.look_now(self.search.text(), best_first=self._sorting.best_first)

    def _take(self, words: str, holding: frozenset[int] | None, best: tuple[int, ...]) -> None:
        self._filter = replace(self._filter, words=words, holding=holding)
        self._best = best
        self._show()
        for view in self._views():
            view.verticalScrollBar().setValue(0)

    def _on_shows(self, reports: list[int]) -> None:
        """Read what rows need that come into view: themes at once, texts after the paint."""
        self.model.make_ready(reports)
        if self._filter.holding is not None:
            self._words.want_snippets(self._filter.words, reports)

    def _show_snippets(self) -> None:
        self.model.snippets = self._words.snippets
        for view in self._views():
            view.viewport().update()

    # Rows --------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Show the rows that the filter lets through, in their order."""
        model = self.model
        self._prepare_filter()
        narrowed = self._filter.narrows
        rows: Sequence[int] = range(len(model.ids))
        if narrowed:
            found = model.all_found() if self._filter.chosen.get("theme") else {}
            hays = model.hays() if self._filter.words.strip() else None
            rows = rows_taken(model.reports, self._filter, found, hays)
        rows = in_order(model, rows, self._sorting, self._best)
        parts: tuple[Sequence[int], ...] = ((), (), rows)
        years = model.years
        dated = [row for row in rows if years[row] is not None]
        undated = [row for row in rows if years[row] is None] if len(dated) < len(rows) else []
        if not self._wide:
            parts = (dated, undated, ())
        with_words = self._filter.holding is not None
        picked, others = self.picked(), False
        views: tuple[ReportList | ReportTable, ...] = self._views()
        for number, view in enumerate(views):
            others = self._shown[number].show_rows(parts[number]) or others
            view.measure(with_years=self._by_date(), found=with_words)
        if others and picked:
            self._keep(picked, scroll=False)
        self._describe(len(dated), len(undated))
        self._share_height()

    def _prepare_filter(self) -> None:
        """Tell the filter what it has to know of reports beside their fields."""
        chosen = self._filter.chosen
        if chosen.get("reposts"):
            self._filter = replace(self._filter, grouped=self.model.grouped())
        if chosen.get("tag"):
            self._filter = replace(self._filter, tagged=self.model.tags)

    def _by_date(self) -> bool:
        """Return whether rows stand by date, under their years."""
        return not self._best_first() and self._sorting.column == COLUMNS.index("Date")

    def _best_first(self) -> bool:
        return bool(self._best) and self._sorting.best_first

    def sort(self, sorting: Sorting) -> None:
        """Put the reports into another order, which is remembered."""
        anew = sorting.best_first != self._sorting.best_first and self._filter.holding is not None
        self._sorting = sorting
        if self._settings is not None:
            self._settings.set("library/sorted", sorting.written())
        self.table.show_sorting(sorting)
        if anew:
            self._look_for()
        else:
            self._show()

    def _sort_by_head(self, column: int) -> None:
        self.sort(self._sorting.by_head(column))

    def _show_sorting(self) -> None:
        menu = sort_menu(self.sorting, self._sorting, self.sort, wide=self._wide)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.sorting.mapToGlobal(QPoint(0, self.sorting.height() + 2)))

    def _recall(self, key: str, default: str) -> str:
        return str(self._settings.get(key, default)) if self._settings is not None else default

    def _describe(self, dated: int, undated: int) -> None:
        total, shown = len(self.model.reports), dated + undated
        words = self.tr("1 report") if total == 1 else self.tr("{0} reports").format(f"{total:,}")
        everything = words
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
        self.top.show_chosen(chosen)
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
                self.tr("Nothing for “{0}” in {1}.").format(self._filter.words.strip(), everything)
            )
        else:
            self._empty.set_words(
                self.tr("No report has all of this. Clear the filter to see them.")
            )

    def _share_height(self) -> None:
        """Give the tray what it needs, at most 40 %, or everything where nothing is dated."""
        dated, undated, whole = (shown.rowCount() for shown in self._shown)
        self._empty.setVisible(not dated and not undated and not whole)
        self.table.setVisible(whole > 0)
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
        """Share the height anew; become a table, or a list again."""
        super().resizeEvent(event)
        wide = self.width() > WIDE
        if wide == self._wide:
            self._share_height()
            return
        focused = any(view.hasFocus() for view in self._views())
        picked = self.picked()
        self._wide = wide
        self._show()
        self._keep(picked)
        if focused:
            self.focus_list()

    # Selection --------------------------------------------------------------------------------

    def selection(self) -> list[int]:
        """Return the selected reports that are shown, in the order in which they were picked."""
        return self._picking.shown()

    def picked(self) -> list[int]:
        """Return what a comparison would take: the selection and what was picked before a search.

        In the order of picking. What a filter hides is taken by comparisons only.
        """
        return self._picking.picked()

    def _keep(self, picked: list[int], *, scroll: bool = True) -> None:
        there = [report for report in picked if self.model.row_of(report) is not None]
        self._picking.keep(there, scroll=scroll)

    def select(self, reports: list[int], *, scroll: bool = True) -> None:
        """Select these reports, as far as they are shown; `selected` comes once, at the end."""
        self._picking.select(reports, scroll=scroll)

    def _on_picked(self, picked: list[int]) -> None:
        hidden = self._picking.hidden()
        rows = [row for row in map(self.model.row_of, hidden[:1]) if row is not None]
        title = self.model.reports[rows[0]].title if rows else ""
        self.top.show_hidden(len(hidden), title)
        self.selected.emit(picked)

    def _views(self) -> tuple[ReportList, ReportList, ReportTable]:
        return self._picking.views()

    def _enter(self) -> None:
        picked, here = self.picked(), self.selection()
        number = len(picked)
        if not here:
            for report in self.current():
                self.read_asked.emit(report)
        elif number == 1:
            self.read_asked.emit(picked[0])
        elif 2 <= number <= 4:
            self.compare_asked.emit(picked)
        elif number > 4:
            self.said.emit(
                self.tr("{0} reports are selected. A comparison takes two to four.").format(number)
            )

    def has_keys(self) -> bool:
        """Return whether keys go to the library."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def current(self) -> list[int]:
        """Return the report of the row at which the keys are, none where they are elsewhere."""
        rows = [view.currentIndex() for view in self._views() if view.hasFocus()]
        return [row.data(REPORT).id for row in rows if row.isValid()]

    def focus_list(self) -> None:
        """Put the focus on the reports."""
        self._picking.focus(wide=self._wide)

    def _enter_list(self) -> None:
        self.settle()
        if self._filter.words.strip():
            self._picking.begin_at_first()
        self.focus_list()

    def list_values(self, facet: Facet) -> ValueList:
        """Show all values of a facet, to search in and to tick; return the list."""
        from standpoint.ui.library.value_list import ValueList

        themes = self.model.themes
        values = [(v, label(facet, v, themes), n) for v, n in values_of_facet(self.model, facet)]
        chosen = self._filter.chosen.get(facet, frozenset())
        shown = ValueList(self._look, facet_title(facet), values, chosen, self)

        def narrow(wanted: frozenset[str]) -> None:
            self.set_filter(replace(self._filter, chosen={**self._filter.chosen, facet: wanted}))

        shown.changed.connect(narrow)
        shown.open_under(self.facets)
        return shown

    def _show_facets(self) -> None:
        menu = facet_menu(self.facets, self.model, self._filter, self.set_filter, self.list_values)
        menu.addSeparator()
        menu.addAction(self.tr("Compare actors…")).triggered.connect(
            lambda *_: self.actors_asked.emit()
        )
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.facets.mapToGlobal(QPoint(0, self.facets.height() + 2))
        menu.popup(corner)
