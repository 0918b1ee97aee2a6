# SPDX-License-Identifier: MIT
"""The plan of an import: what would be added, as what, and why something would not."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSplitter, QWidget

from standpoint.model.findings import Finding
from standpoint.model.places import Place
from standpoint.model.plan import Planned
from standpoint.model.progress import Progress
from standpoint.ui.adding import found, wording
from standpoint.ui.adding.detail import Detail
from standpoint.ui.adding.dropping import dropped
from standpoint.ui.adding.model import PlanModel
from standpoint.ui.adding.plan import Plan, Tally
from standpoint.ui.adding.table import COLUMNS, PlanTable
from standpoint.ui.adding.tabs import KindTabs
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import (
    Divider,
    ElidedLabel,
    LinkButton,
    Look,
    PushButton,
    SearchField,
    ShareBar,
    Words,
    reading_font,
)
from standpoint.ui.status import time_left

if TYPE_CHECKING:
    from standpoint.documents import KnownMappings
    from standpoint.model.places import ColumnMapping, Unpacked
    from standpoint.model.reports import Report
    from standpoint.session.session import Session

PANE = "adding/pane"
_KINDS = [
    ("all", "All"),
    ("new", "New"),
    ("repost", "Reposts"),
    ("duplicate", "Duplicates"),
    ("failed", "Cannot be read"),
    ("check", "To check"),
]
_PANE = 200
"""So many pixels show four lines of two texts side by side."""
_TABLE = 200
"""The table keeps so many, also in a small window."""
_LONG = 30.0
"""Seconds still to look after which all may be added without looking on."""
_COUNTED = 120
"""Milliseconds after which what changed is counted anew."""


class PlanDialog(Dialog):
    """Opens at once and fills while files are looked at. After `accept`, `plan.wanted()` counts.

    `known` gives reports whose actors and publishers are offered for completion.
    """

    def __init__(
        self,
        session: Session,
        look: Look,
        known: Callable[[], Sequence[Report]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, wording.tr("Add reports"), parent)
        self._session = session
        self._known = known
        self.plan = Plan(self)
        self.looking = False
        self._queue: list[Callable[[], None]] = []
        self._given: list[Path] = []
        self._started = 0.0
        self._tally = Tally()
        self._counted = 0
        self._warned = False
        self._moved = False
        self._stopped = ""
        self._next = -1
        self._said: dict[tuple[Path, str], tuple[Unpacked, ColumnMapping]] = {}
        self._unpacked = False
        self._all = False
        self.setAcceptDrops(True)
        self.setSizeGripEnabled(True)
        self._build()
        self._connect()
        self.resize(self._fitting())
        self._say()

    def _fitting(self) -> QSize:
        window = self.parentWidget()
        if window is None:
            return QSize(1160, 720)
        return QSize(
            min(max(window.width() - 120, 900), 1600), min(max(window.height() - 90, 480), 1000)
        )

    # Building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.body.setContentsMargins(0, 12, 0, 0)
        self.body.setSpacing(0)
        self._build_head()
        self._build_bar()
        self.model = PlanModel(self.plan, self)
        hidden = str(self._session.settings.get(COLUMNS, "Source") or "")
        self.table = PlanTable(self.look, self.model, hidden, self)
        self.detail = Detail(self._session, self.look, self.plan, self)
        self.panes = QSplitter(Qt.Orientation.Vertical)
        self.panes.setHandleWidth(1)
        self.panes.addWidget(self.table)
        self.panes.addWidget(self.detail)
        self.panes.setStretchFactor(0, 1)
        self.panes.setStretchFactor(1, 0)
        self._pane = int(self._session.settings.get(PANE, _PANE) or 0)
        self.panes.setSizes([600, self._pane])
        self.panes.splitterMoved.connect(self._on_moved)
        self.body.addWidget(Divider(self.look))
        self.body.addWidget(self.panes, 1)
        self._build_foot()
        self.table.setFocus()

    def _build_head(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(12)
        self.head = Words(self.look)
        self.head.setFont(reading_font(18, 600))
        self.said = ElidedLabel(self.look, role="tx2")
        self.progress = Words(self.look, role="tx2")
        self.share = ShareBar(self.look)
        self.stop = LinkButton(self.look, self.tr("Cancel"), px=13)
        self.all = LinkButton(self.look, self.tr("Add all now"), px=13)
        self.all.setToolTip(
            self.tr("Adds what was not looked at, too, with what is found in each file.")
        )
        row.addWidget(self.head)
        row.addWidget(self.said, 1)
        for widget in (self.share, self.progress, self.all, self.stop):
            row.addWidget(widget)
            widget.hide()
        self.body.addLayout(row)
        self.body.addSpacing(10)

    def _build_bar(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(18, 0, 18, 10)
        row.setSpacing(8)
        self.tabs = KindTabs(
            self.look, [(kind, wording.tr(words)) for kind, words in _KINDS], self.tr("Show")
        )
        self.search = SearchField(self.look, self.tr("File, title, actor"), "/")
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(210)
        self.columns = PushButton(self.look, self.tr("Choose columns…"))
        self.columns.hide()
        self.take = PushButton(self.look, self.tr("Take what was found…"))
        self.set = PushButton(self.look, self.tr("Set for selected…"), icon="pencil", key="F2")
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.search, 1)
        row.addWidget(self.columns)
        row.addWidget(self.take)
        row.addWidget(self.set)
        self.body.addLayout(row)

    def _build_foot(self) -> None:
        self._sign = QLabel()
        self._undated = Words(self.look, weight=600)
        self._means = ElidedLabel(self.look, role="tx2")
        foot = self.foot.row
        foot.takeAt(0)
        foot.addWidget(self._sign)
        foot.addWidget(self._undated)
        foot.addWidget(self._means, 1)
        self.cancel = self.add_button(self.tr("Cancel"), key="Esc")
        self.add = self.add_button(wording.add_words(0), main=True, key="Enter")

    def _connect(self) -> None:
        session, table = self._session, self.table
        session.planned.connect(self._on_planned)
        session.progressed.connect(self._on_progress)
        session.job_finished.connect(self._on_ended)
        self.stop.clicked.connect(self._stop)
        self.all.clicked.connect(self._add_all)
        self.tabs.chosen.connect(self._show_kind)
        self.search.textChanged.connect(self._look_for)
        for signal in (self.search.entered, self.search.left):
            signal.connect(lambda: table.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.set.clicked.connect(self.set_selected)
        self.take.clicked.connect(self._offer_found)
        self.columns.clicked.connect(lambda: self.ask_columns(self._table_row()))
        table.customContextMenuRequested.connect(self._show_verbs)
        table.edit_asked.connect(self.set_selected)
        table.columns_asked.connect(self.ask_columns)
        table.refused.connect(self._refuse)
        table.chosen.connect(self._on_chosen)
        table.take_asked.connect(self.detail.take_number)
        self.detail.taken.connect(self._take_one)
        self.detail.ticked.connect(lambda row, on: self.plan.tick([row], on=on))
        self.detail.columns_asked.connect(self.ask_columns)
        self.plan.changed.connect(self._recount_later)
        self.plan.reshaped.connect(self._recount_later)
        self.cancel.clicked.connect(self.reject)
        self.add.clicked.connect(self.accept)
        self._recounting = QTimer(self, interval=_COUNTED, singleShot=True)
        self._recounting.timeout.connect(self._recount)
        self.look.changed.connect(self._say)
        undo = self.plan.undo
        for keys, act in (
            ("Ctrl+Z", undo.undo),
            ("Ctrl+Shift+Z", undo.redo),
            ("Ctrl+Y", undo.redo),
            ("/", self.search.take_focus),
            ("Ctrl+F", self.search.take_focus),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _on_moved(self) -> None:
        self._pane = self.panes.sizes()[1]
        self._moved = True

    def _share_room(self) -> None:
        """Give the pane what few rows leave; otherwise it is as high as it was made."""
        whole = sum(self.panes.sizes())
        if self._pane and whole:
            pane = min(self._pane, max(whole - _TABLE, 0))
            if not self._moved:
                pane = max(pane, whole - self.table.needed_height())
            self.panes.setSizes([whole - pane, pane])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pane as high as it was made, whatever becomes of the window in between."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._share_room)

    # Looking --------------------------------------------------------------------------------

    def look_at(self, paths: Sequence[Path]) -> None:
        """Look at files and folders, after those that are looked at already."""
        given = list(paths)
        self._given += given
        self._queue.append(
            lambda: self._session.plan(given, tuple(self.plan.items), self._read_as())
        )
        self._look_on()

    def _look_on(self) -> None:
        if self._queue and not self.looking and not self._session.busy:
            self.looking = True
            self._warned = False
            self._started = time.monotonic()
            self._stopped = ""
            self.share.begin()
            self.progress.setText(self.tr("Looking at the files…"))
            self._queue.pop(0)()
            if not self._session.busy:
                self.looking = False
            self._say()

    def _on_planned(self, planned: Planned) -> None:
        if not self.looking:
            return
        before = len(self.plan.items)
        self._unpacked = self._unpacked or bool(planned.unpacked)
        self.plan.take(planned)
        self.plan.tally(self._tally, range(before, len(self.plan.items)))
        if before == 0 and self.plan.items and not self.table.selected_rows():
            self.table.select_rows([0], 0)
        if self.panes.sizes()[1] > self._pane:
            self._share_room()
        self._say()

    def _on_progress(self, progress: Progress) -> None:
        if not self.looking:
            return
        self.share.tell(progress)
        words = self.tr("Looked at {0} of {1}").format(f"{progress.done:,}", f"{progress.total:,}")
        spent = time.monotonic() - self._started
        if 0 < progress.done < progress.total and spent > 1:
            left = spent / progress.done * (progress.total - progress.done)
            words += ", " + time_left(left)
            # Of a packed file or a table that was begun, some parts would be passed over.
            self.all.setVisible(left > _LONG and not self._unpacked)
        self.progress.setText(words)

    def _stop(self) -> None:
        self._queue.clear()
        self._session.cancel()
        self._stopped = self.tr("Stopped: what was not looked at is not in this list.")

    def _add_all(self) -> None:
        """Stop looking, and add what was not looked at with the rest."""
        self._all = True
        self._queue.clear()
        self._session.cancel()

    def rest(self) -> tuple[Path, ...]:
        """Return the files and folders of which what is not in the plan is to be added, too."""
        return tuple(self._given) if self._all else ()

    def _on_ended(self) -> None:
        if self.looking and self._all:
            self.looking = False
            self._leave()
            super().accept()
        elif self.looking:
            self.looking = False
            if self.model.kind != "all":
                self._keeping(self.model.arrange)
            self._recount()
            self._share_room()
            if self.plan.is_row(self._next):
                self.table.select_rows([self._next], self._next)
            self._next = -1
            if not self.table.selectionModel().hasSelection():
                self.table.select_rows(self.model.order[:1])
            self._look_on()

    # Saying ---------------------------------------------------------------------------------

    def _recount_later(self) -> None:
        self._recounting.start()
        self.detail.refresh()

    def _recount(self) -> None:
        self._tally = self.plan.tally(Tally(), self.plan.rows())
        self._say()

    def _say(self) -> None:
        tally = self._tally
        self.head.setText(wording.headline(self.plan, tally, self.looking))
        said = wording.detail(tally, self.looking)
        if not tally.total and not self.looking:
            said = wording.nothing(self._given, said)
        unread = wording.tables_not_read(self.plan)
        self.said.setText(" ".join(filter(None, (self._stopped, unread, said))))
        for widget in (self.share, self.progress, self.stop):
            widget.setVisible(self.looking)
        self.all.setVisible(self.looking and self.all.isVisibleTo(self))
        self.tabs.count(
            {
                "all": tally.total,
                "new": tally.new,
                "repost": tally.repost,
                "duplicate": tally.duplicate,
                "failed": tally.failed,
                "check": tally.check,
            }
        )
        self.add.set_words(wording.add_words(tally.added))
        self.add.setEnabled(tally.added > 0 and not self.looking)
        self._say_foot("calendar-off", *wording.undated(tally.undated))
        self._grey()

    def _say_foot(self, icon: str, head: str, means: str, *, error: bool = False) -> None:
        role = "err" if error else "tx"
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self.look.pixmap(icon, "err" if error else "tx2", 16, ratio))
        self._sign.setVisible(bool(head))
        self._undated.setText(head)
        self._undated.set_role(role)
        self._means.setText(means)

    def _refuse(self, sentence: str) -> None:
        head, _, rest = sentence.partition(". ")
        self._say_foot("circle-alert", head.rstrip(".") + ".", rest, error=True)

    def _on_chosen(self) -> None:
        self.detail.show_rows(self.table.selected_rows())
        self._grey()

    def _grey(self) -> None:
        able = self.table.selectionModel().hasSelection()
        self.set.setEnabled(able)
        self.take.setEnabled(able)
        self.columns.setVisible(self._table_row() >= 0)

    def _table_row(self) -> int:
        """Return the first selected row that is or comes from a table, -1 for none."""
        if not self.plan.tables:
            return -1
        rows = self.table.selected_rows()
        return next((row for row in rows if self.plan.table_of(row) is not None), -1)

    # Doing ----------------------------------------------------------------------------------

    def _keeping(self, act: Callable[[], object]) -> None:
        """Do what builds the rows anew, and select again what was selected."""
        rows, current = self.table.selected_rows(), self.table.current_row()
        act()
        self.table.select_rows(rows, current)
        if self.model.order and not self.table.currentIndex().isValid():
            self.table.select_rows(self.model.order[:1])

    def _show_kind(self, kind: str) -> None:
        self._keeping(lambda: self.model.show_kind(kind))
        self.table.setFocus()

    def _look_for(self, words: str) -> None:
        self._keeping(lambda: self.model.look_for(words))

    def set_selected(self) -> None:
        """Ask for the details of the selected rows, and set what was filled in."""
        rows = [row for row in self.table.selected_rows() if self.plan.may_set(row)]
        if not rows:
            self._refuse(self.tr("What is selected cannot be added. It has no details to set."))
            return
        dialog = found.details(self.look, self.plan, rows, self._known(), self)
        if dialog.exec() == Dialog.DialogCode.Accepted:
            self.plan.set_values(dialog.changes(), self.tr("set details"))
        dialog.deleteLater()

    def found_menu(self) -> QMenu:
        """Return a menu of the kinds of finding that the selected rows have."""
        menu = QMenu(self)
        rows = [row for row in self.table.selected_rows() if self.plan.may_set(row)]
        for offer in found.offers(self.plan, rows):
            action = menu.addAction(found.words(offer, len(rows)))
            action.triggered.connect(
                lambda _=False, o=offer: self.plan.set_values(o.values, self.tr("take findings"))
            )
        if not menu.actions():
            menu.addAction(self.tr("Nothing was found in the selected files")).setEnabled(False)
        return menu

    def verbs_menu(self) -> QMenu:
        """Return what can be done with the selected rows."""
        menu, plan, rows = QMenu(self), self.plan, self.table.selected_rows()
        able = [row for row in rows if plan.may_tick(row)]
        for words, on in ((self.tr("Tick"), True), (self.tr("Leave out"), False)):
            action = menu.addAction(words)
            action.setEnabled(any(plan.ticked(row) != on for row in able))
            action.triggered.connect(lambda _=False, on=on: plan.tick(able, on=on))
        menu.addSeparator()
        menu.addAction(self.tr("Set for selected…")).triggered.connect(self.set_selected)
        found_menu = self.found_menu()
        found_menu.setTitle(self.tr("Take what was found"))
        menu.aboutToHide.connect(found_menu.deleteLater)
        menu.addMenu(found_menu)
        table_row = self._table_row()
        if table_row >= 0:
            choose = menu.addAction(self.tr("Choose columns…"))
            choose.triggered.connect(lambda: self.ask_columns(table_row))
        return menu

    def _show_verbs(self, point: QPoint) -> None:
        if self.table.selected_rows():
            menu = self.verbs_menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.table.viewport().mapToGlobal(point))

    def _offer_found(self) -> None:
        menu = self.found_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.take.mapToGlobal(self.take.rect().bottomLeft()))

    def _take_one(self, row: int, finding: Finding) -> None:
        self.plan.set_values({row: {finding.field: finding.value}}, self.tr("take a finding"))

    def _read_as(self) -> KnownMappings:
        """Return how the tables that come next are read, by the names of their columns."""
        from standpoint.corpus import column_mappings

        return {
            table.columns: mapping
            for table, mapping in self._said.values()
            if column_mappings.are_names(table.columns)
        }

    def said_of_tables(self) -> list[tuple[tuple[str, ...], ColumnMapping]]:
        """Return what columns hold, as was said of tables of which reports are to be added."""
        wanted = [one.place for one in self.plan.wanted()]
        return [
            (table.columns, mapping)
            for table, mapping in self._said.values()
            if any(table.place.holds(place) for place in wanted)
        ]

    def ask_columns(self, row: int) -> None:
        """Ask what the columns of a row's table hold, and look at its rows again."""
        from standpoint.ui.adding.columns import ColumnsDialog

        table = self.plan.table_of(row)
        if table is None:
            return
        dialog = ColumnsDialog(self.look, table, self)
        if dialog.exec() == Dialog.DialogCode.Accepted:
            mapping = dialog.mapping()
            self._said[table.place.key] = table, mapping
            self.plan.drop_table(table)
            self._next = len(self.plan.items)
            place = Place(table.place.path, table.place.part, mapping)
            self._queue.append(lambda: self._session.plan_places([place], tuple(self.plan.items)))
            self._look_on()
        dialog.deleteLater()

    # Leaving --------------------------------------------------------------------------------

    def reject(self) -> None:
        """Leave without adding anything; what was set by hand is not lost at the first Esc."""
        if self.plan.undo.canUndo() and not self._warned:
            self._warned = True
            self._say_foot(
                "circle-alert",
                self.tr("What you set here is lost when you leave."),
                self.tr("Esc once more leaves without adding anything."),
            )
            return
        self._leave()
        super().reject()

    def accept(self) -> None:
        """Add what is ticked."""
        if self.add.isEnabled():
            self._leave()
            super().accept()

    def _leave(self) -> None:
        settings = self._session.settings
        settings.set(COLUMNS, self.table.hidden_columns() or ",")
        settings.set(PANE, self._pane)
        self._queue.clear()
        self.detail.leave()
        if self.looking:
            self.looking = False
            self._session.cancel()
        session = self._session
        session.planned.disconnect(self._on_planned)
        session.progressed.disconnect(self._on_progress)
        session.job_finished.disconnect(self._on_ended)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave as with Esc."""
        event.ignore()
        self.reject()

    # Dropping -------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take more files and folders."""
        if dropped(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped, too."""
        paths = dropped(event)
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            QTimer.singleShot(0, self, lambda: self.look_at(paths))
