# SPDX-License-Identifier: MIT
"""The library: search, filter, the dated reports by year, the undated ones in a tray below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from standpoint.model.codebook import Codebook
from standpoint.model.reposts import Repost
from standpoint.ui.library.facet_menu import facet_menu, facet_title, values_of_facet
from standpoint.ui.library.filtering import Facet, Filter, label, rows_taken
from standpoint.ui.library.model import COLUMNS, ReportsModel
from standpoint.ui.library.shown import ShownReports
from standpoint.ui.library.sorting import Sorting, sort_menu, sorting_from
from standpoint.ui.library.table import ReportTable
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

if TYPE_CHECKING:
    from standpoint.corpus.listing import Listing
    from standpoint.corpus.searching import Found
    from standpoint.ui.library.value_list import ValueList

TRAY_SHARE = 0.4
WIDE = 600
"""A library wider than this is a table."""
TYPING_PAUSE = 120


class Source(Protocol):
    """What the library needs of the session."""

    def listing(self) -> Listing:
        """Return every report, newest first, undated last."""

    def added(self) -> Mapping[int, tuple[str, str]]:
        """Return of each report when it was added and from which file."""

    def theme_counts(self, reports: Sequence[int] | None = None) -> dict[int, dict[str, int]]:
        """Return, per report, the number of sentences on each theme; of all or of some."""

    def tags_of_reports(self) -> Mapping[int, frozenset[str]]:
        """Return the tags of every report that has some."""

    def reposts(self) -> Mapping[int, Repost]:
        """Return the reposts by their ids."""

    def codebook(self) -> Codebook:
        """Return the codebook that codes now."""

    def find_text(self, words: str, *, best_first: bool = False) -> Found:
        """Return all reports that hold all these words, and if wanted which fit best."""

    def find_text_beside(
        self, words: str, done: Callable[[Found], None], *, best_first: bool = False
    ) -> None:
        """Look for words beside the window, unless something else is asked before."""

    def leave_search(self) -> None:
        """Give up what is looked for beside the window."""

    def snippets(self, words: str, reports: Sequence[int]) -> Mapping[int, str]:
        """Return of reports the text around these words."""


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
        self.sorting = IconButton(
            look, "chevrons-up-down", self.tr("Sort"), size=QSize(32, 28), outlined=True
        )
        self._settings: Any = getattr(session, "settings", None)
        self._sorting = sorting_from(self._recall("library/sorted", ""))
        self._best: tuple[int, ...] = ()
        self._wide = False
        self._snippets: dict[int, str] = {}
        self._unread: dict[int, None] = {}
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
        row.addWidget(self.sorting)
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
        body.addWidget(self.table, 1)
        body.addWidget(self.dated, 1)
        body.addWidget(self.tray)
        body.addWidget(self.undated)
        self.setMinimumWidth(180)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Expanding)

    def _connect(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self._look_for)
        self.search.textChanged.connect(lambda _: self._on_typed())
        self.search.returnPressed.connect(self._enter_list)
        self.search.entered.connect(self._enter_list)
        self.search.left.connect(self.focus_list)
        self.facets.clicked.connect(self._show_facets)
        self.sorting.clicked.connect(self._show_sorting)
        self.table.sort_asked.connect(self._sort_by_head)
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._read_snippets)
        self.tray.toggled.connect(lambda _: self._share_height())
        for one, other in ((self.dated, self.undated), (self.undated, self.dated)):
            one.begun.connect(other.clearSelection)
            one.begun.connect(lambda v=other: setattr(v, "picking", False))
        for view in self._views():
            view.entered.connect(self._enter)
            view.opened.connect(lambda report: self.read_asked.emit(report.id))
            view.deleted.connect(lambda: self.delete_asked.emit(self.selection()))
            view.shows.connect(self._on_shows)
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
        reports = self._session.listing()
        # Without reports no themes are shown: reading a codebook costs more than the first paint.
        themes = self._session.codebook().active() if reports else ()
        originals = {one.report: one.original for one in self._session.reposts().values()}
        tags = self._session.tags_of_reports()
        self.model.set_reports(reports, self._session.theme_counts, themes, originals, tags)
        if self._filter.words.strip():
            self.find_now()
        else:
            self._show()
        self.select(before)

    def refresh_tags(self) -> None:
        """Read the tags anew."""
        self.model.set_tags(self._session.tags_of_reports())
        if self._filter.chosen.get("tag") or self._sorting.column == COLUMNS.index("Tags"):
            self._show()

    def begin_anew(self) -> None:
        """Forget filter, selection and place: another corpus is to be shown."""
        self.set_filter(Filter())
        self.select([])
        self._session.leave_search()
        for view in self._views():
            view.verticalScrollBar().setValue(0)

    @property
    def filter(self) -> Filter:
        """What the library is narrowed to."""
        return self._filter

    def set_filter(self, filter_: Filter) -> None:
        """Narrow the library."""
        self._pause.stop()
        self._session.leave_search()
        if filter_.words != self._filter.words:
            self._best, self._snippets = (), {}
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

    def _on_typed(self) -> None:
        """Wait for a pause; what was asked before is given up at once."""
        self._session.leave_search()
        self._pause.start()

    def _look_for(self) -> None:
        self._pause.stop()
        words = self.search.text()
        if len(words.strip()) > 1:
            self._session.find_text_beside(
                words, self._take_found, best_first=self._sorting.best_first
            )
        else:
            self._take(words, None, ())

    def find_now(self) -> None:
        """Look for what was typed at once, such as for Enter."""
        self._pause.stop()
        words = self.search.text()
        if len(words.strip()) > 1:
            self._session.leave_search()
            best = self._sorting.best_first
            self._take_found(self._session.find_text(words, best_first=best))
        else:
            self._take(words, None, ())

    def _take_found(self, found: Found) -> None:
        self._take(found.words, found.holding, found.best)

    def _take(self, words: str, holding: frozenset[int] | None, best: tuple[int, ...]) -> None:
        self._filter = replace(self._filter, words=words, holding=holding)
        self._best, self._snippets = best, {}
        self._show()
        for view in self._views():
            view.verticalScrollBar().setValue(0)

    def _on_shows(self, reports: list[int]) -> None:
        """Read what rows need that come into view: themes at once, texts after the paint."""
        self.model.make_ready(reports)
        if self._filter.holding is not None:
            self._unread |= dict.fromkeys(r for r in reports if r not in self._snippets)
            if self._unread:
                self._reading.start()

    def _read_snippets(self) -> None:
        wanted, self._unread = list(self._unread), {}
        if self._filter.holding is None:
            return
        found = self._session.snippets(self._filter.words, wanted)
        self._snippets |= {report: found.get(report, "") for report in wanted}
        self.model.snippets = self._snippets
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
        rows = self._sorted(rows)
        parts: tuple[Sequence[int], ...] = ((), (), rows)
        years = model.years
        dated = [row for row in rows if years[row] is not None]
        undated = [row for row in rows if years[row] is None] if len(dated) < len(rows) else []
        if not self._wide:
            parts = (dated, undated, ())
        with_words = self._filter.holding is not None
        picked, others = self.selection(), False
        views: tuple[ReportList | ReportTable, ...] = self._views()
        for number, view in enumerate(views):
            others = self._shown[number].show_rows(parts[number]) or others
            view.measure(with_years=self._by_date(), found=with_words)
        if others and picked:
            self.select(picked, scroll=False)
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

    def _sorted(self, rows: Sequence[int]) -> Sequence[int]:
        if self._best_first():
            there = set(rows)
            places = (self.model.row_of(report) for report in self._best)
            best = [row for row in places if row is not None and row in there]
            first = set(best)
            return [*best, *(row for row in rows if row not in first)]
        if self._sorting == Sorting():
            return rows
        order = self.model.order(self._sorting.column, descending=self._sorting.descending)
        if len(rows) == len(order):
            return order
        there = set(rows)
        return [row for row in order if row in there]

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
        picked = self.selection()
        self._wide = wide
        self._show()
        self.select(picked)
        if focused:
            self.focus_list()

    # Selection --------------------------------------------------------------------------------

    def selection(self) -> list[int]:
        """Return the selected reports in the order in which they were picked."""
        return list(self._picked)

    def select(self, reports: list[int], *, scroll: bool = True) -> None:
        """Select these reports, as far as they are shown; `selected` comes once, at the end."""
        self._selecting = True
        for view in self._views():
            view.select_only(reports, scroll=scroll)
        self._selecting = False
        there = {report for view in self._views() for report in view.selected_ids()}
        self._picked = [report for report in reports if report in there]
        for view in self._views():
            view.picking = len(self._picked) > 1
            view.viewport().update()
        self.selected.emit(self.selection())

    def _views(self) -> tuple[ReportList, ReportList, ReportTable]:
        return (self.dated, self.undated, self.table)

    def _on_selection(self) -> None:
        if self._selecting:
            return
        now = [report for view in self._views() for report in view.selected_ids()]
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
        if self._wide:
            self.table.take_focus()
            return
        view = self.dated if self._shown[0].rowCount() else self.undated
        if self.undated.currentIndex().isValid() and self.undated.selected_reports():
            view = self.undated
        if not view.currentIndex().isValid() and view.model().rowCount():
            view.setCurrentIndex(view.model().index(0, 0))
        view.setFocus(Qt.FocusReason.TabFocusReason)

    def _enter_list(self) -> None:
        self.settle()
        if self._filter.words.strip():
            first = next((v for v in self._views() if v.model().rowCount()), self.dated)
            first.setCurrentIndex(first.model().index(0, 0))
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
