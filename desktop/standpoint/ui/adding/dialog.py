# SPDX-License-Identifier: MIT
"""The plan of an import: what would be added, as what, and why something would not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QWidget

from standpoint.ui.adding import wording
from standpoint.ui.adding.detail import Detail
from standpoint.ui.adding.dropping import dropped
from standpoint.ui.adding.looking import Looking
from standpoint.ui.adding.model import PlanModel
from standpoint.ui.adding.plan import Plan, Tally
from standpoint.ui.adding.table import COLUMNS, PlanTable
from standpoint.ui.adding.tabs import KindTabs
from standpoint.ui.adding.verbs import RowVerbs
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import (
    Divider,
    ElidedLabel,
    Look,
    PushButton,
    SearchField,
    Words,
    reading_font,
)

if TYPE_CHECKING:
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
_COUNTED = 120
"""Milliseconds after which what changed is counted anew."""
_WARNED_FOR = 8_000
"""Milliseconds; an Esc that comes later is warned of again."""


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
        self.look_on = Looking(session, look, self.plan, self)
        self._tally = Tally()
        self._counted = 0
        self._warned = False
        self._moved = False
        self._next = -1
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
        self.verbs = RowVerbs(self.look, self.plan, self.table, self._known, self)
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
        row.addWidget(self.head)
        row.addWidget(self.said, 1)
        self.look_on.stand_in(row)
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
        self.take = PushButton(self.look, self.tr("Take what was found…"))
        self.set = PushButton(self.look, self.tr("Set for selected…"), icon="pencil", key="F2")
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.search, 1)
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
        table, verbs, look_on = self.table, self.verbs, self.look_on
        look_on.began.connect(self._on_began)
        look_on.came.connect(self._on_came)
        look_on.ended.connect(self._on_looked)
        look_on.all_asked.connect(self._add_all)
        self.tabs.chosen.connect(self._show_kind)
        self.search.textChanged.connect(self._look_for)
        for signal in (self.search.entered, self.search.left):
            signal.connect(lambda: table.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.set.clicked.connect(verbs.set_selected)
        self.take.clicked.connect(lambda: verbs.offer_found(self.take))
        verbs.refused.connect(self._refuse)
        verbs.table_told.connect(self._read_table)
        table.refused.connect(self._refuse)
        table.chosen.connect(self._on_chosen)
        table.take_asked.connect(self.detail.take_number)
        self.detail.taken.connect(verbs.take)
        self.detail.ticked.connect(lambda row, on: self.plan.tick([row], on=on))
        self.detail.columns_asked.connect(verbs.ask_columns)
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

    @property
    def looking(self) -> bool:
        """Whether files are being looked at."""
        return self.look_on.on

    def look_at(self, paths: Sequence[Path]) -> None:
        """Look at files and folders, after those that are looked at already."""
        self.look_on.at_files(paths)

    def _read_table(self, table: Unpacked, mapping: ColumnMapping) -> None:
        """Look again at the rows of a table of which the columns are now known.

        Those of the same columns are read alike, as they will be from now on.
        """
        tables = [table, *self.plan.tables_like(table)]
        for one in tables:
            self.plan.drop_table(one)
        self._next = len(self.plan.items)
        self.look_on.at_tables(tables, mapping)

    def _on_began(self) -> None:
        self._say()

    def _on_came(self, first: int) -> None:
        self.plan.tally(self._tally, range(first, len(self.plan.items)))
        if first == 0 and self.plan.items and not self.table.selected_rows():
            self.table.select_rows([0], 0)
        if self.panes.sizes()[1] > self._pane:
            self._share_room()
        self._say()

    def _on_looked(self) -> None:
        if self.model.kind != "all":
            self._keeping(self.model.arrange)
        self._recount()
        self._share_room()
        if self.plan.is_row(self._next):
            self.table.select_rows([self._next], self._next)
        self._next = -1
        if not self.table.selectionModel().hasSelection():
            self.table.select_rows(self.model.order[:1])

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
            said = wording.nothing(self.look_on.given, said)
        unread = wording.tables_not_read(self.plan)
        self.said.setText(" ".join(filter(None, (self.look_on.stopped, unread, said))))
        self.look_on.show_state()
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
        # Whoever does something else after the warning has not answered it.
        self._warned = False
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

    # Choosing what is shown -----------------------------------------------------------------

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
            QTimer.singleShot(_WARNED_FOR, self, self._say)
            return
        self._leave()
        super().reject()

    def answer_enter(self) -> bool:
        """Go from the search to its rows: who looks for one file means to add no others yet."""
        if self.search.hasFocus():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return super().answer_enter()

    def accept(self) -> None:
        """Add what is ticked."""
        if self.add.isEnabled():
            self._leave()
            super().accept()

    def _add_all(self) -> None:
        self._leave()
        super().accept()

    def _leave(self) -> None:
        settings = self._session.settings
        settings.set(COLUMNS, self.table.hidden_columns() or ",")
        settings.set(PANE, self._pane)
        self.detail.leave()
        self.look_on.leave()

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
