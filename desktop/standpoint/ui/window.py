# SPDX-License-Identifier: MIT
"""The main window: menus, bar, docks, workspaces and status, around one session."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTime, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QVBoxLayout, QWidget

from standpoint.ui import memory
from standpoint.ui.actions import Actions
from standpoint.ui.adding import Adding
from standpoint.ui.choosing import Choosing, Pair
from standpoint.ui.filing import Filing
from standpoint.ui.find import Find
from standpoint.ui.library.filtering import Filter, said
from standpoint.ui.library.library import Library
from standpoint.ui.library.model import year_of
from standpoint.ui.look import Look, NoticeBar, Pane, interface_font
from standpoint.ui.look.faces import load_rest
from standpoint.ui.sheets import Sheets
from standpoint.ui.stage import CODEBOOK, COMPARE, TRENDS, Stage
from standpoint.ui.status import StatusBar
from standpoint.ui.welcome import Welcome
from standpoint.ui.workspace import KINDS, pane, reads_text
from standpoint.ui.workspace_bar import WorkspaceBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from standpoint.session.session import Changes, Session
    from standpoint.session.settings import Settings

FORMATS = "txt, md, html, docx, pdf"


class MainWindow(QMainWindow):
    """One window on one session. It imports nothing heavy before its first paint.

    Make it, show it, then call `begin`.
    """

    def __init__(self, session: Session, look: Look, settings: Settings | None = None) -> None:
        super().__init__()
        self.session = session
        self.look = look
        self._settings = settings or session.settings
        self._comparison: list[int] = []
        self._beginning = False
        self._placed = False
        self._build_frame()
        self._build_middle()
        self._connect_parts()
        self._connect_session()
        self._connect_actions()
        self.setAcceptDrops(True)
        self._place_window()
        self._on_opened()

    def begin(self, path: Path | None = None, *, sample: bool = False) -> None:
        """Open a corpus, the sample, or what was open last, once the window has been painted."""
        last = Path(str(self._settings.get("window/corpus", "")))
        if sample:
            first: Callable[[], object] = self.filing.open_sample
        elif path is not None:
            first = lambda: self.filing.open_or_start(path)  # noqa: E731
        elif last.is_file():
            first = lambda: self.filing.open(last)  # noqa: E731
        else:
            return
        self._beginning = True
        self._show_page()

        def open_first() -> None:
            if self._beginning:
                self._beginning = False
                load_rest()
                first()
                self._show_page()

        queued = Qt.ConnectionType.QueuedConnection
        self.stage.blank.painted.connect(open_first, queued)
        # A window that starts as an icon is not painted.
        QTimer.singleShot(1_000, self, open_first)

    # Building -------------------------------------------------------------------------------

    def _build_frame(self) -> None:
        head = Pane(self.look, "win")
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        menus = QMenuBar()
        menus.setFont(interface_font(13))
        menus.setFixedHeight(24)
        self.bar = WorkspaceBar(self.look)
        column.addWidget(menus)
        column.addWidget(self.bar)
        self.setMenuWidget(head)
        self.actions_ = Actions(menus, self)
        self.status = StatusBar(self.look)
        self.setStatusBar(self.status)
        for kind in KINDS:
            self.bar.tabs.addTab(kind.name)
        self.found = Find(self.look, self.bar.field, self.session.search, self)

    def _build_middle(self) -> None:
        self.filing = Filing(self.session, self)
        self.adding = Adding(self.session, self.filing, self.look, self)
        self.sheets = Sheets(self.session, self.look, self)
        self.library = Library(self.session, self.look)
        self.notice = NoticeBar(self.look)
        self.welcome = Welcome(self.look, FORMATS)
        self.choosing = Choosing(self.look)
        self.stage = Stage(self, self.session, self.look, self.library)
        middle = Pane(self.look, "base")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.stage.pages, 1)
        self.setCentralWidget(middle)

    def _connect_parts(self) -> None:
        self.bar.tabs.currentChanged.connect(self.show_workspace)
        self.bar.left.clicked.connect(self.toggle_left)
        self.bar.right.clicked.connect(self.toggle_right)
        self.found.opened.connect(self.read)
        self.stage.made.connect(self._listen)
        self.adding.connect_to(self.status, self.notice)
        self.adding.began.connect(self._grey)
        self.adding.ended.connect(self._show_page)
        self.welcome.files_asked.connect(self.adding.ask_files)
        self.welcome.sample_asked.connect(self.filing.open_sample)
        self.welcome.corpus_asked.connect(self.filing.ask_open)
        self.welcome.recent_asked.connect(self.filing.open)
        self.choosing.compare_asked.connect(self.compare_selected)
        self.choosing.edit_asked.connect(self.edit_details)
        self.choosing.pair_asked.connect(lambda a, b: self.compare([a, b]))
        self.library.add_asked.connect(self.adding.ask_files)
        self.library.compare_asked.connect(self.compare)
        self.library.read_asked.connect(self.read)
        self.library.delete_asked.connect(lambda _: self.delete_selected())
        self.library.said.connect(self.status.say)
        self.library.selected.connect(lambda _: self._on_selection())
        self.library.menu_asked.connect(self._show_report_menu)
        self.status.undo_asked.connect(self.session.undo.undo)
        for part in (self.filing, self.sheets):
            part.failed.connect(self.say_failure)
            part.said.connect(self.status.say)
        recent = self.actions_.recent
        recent.aboutToShow.connect(lambda: self.filing.fill_recent(recent))

    def _connect_session(self) -> None:
        session = self.session
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.failed.connect(self.say_failure)
        session.said.connect(lambda words, undoable: self.status.say(words, undoable=undoable))
        session.broke.connect(self.sheets.show_crash)
        session.undo.indexChanged.connect(lambda _: self._grey())

    def _connect_actions(self) -> None:
        tabs, filing, sheets, look = self.bar.tabs, self.filing, self.sheets, self.look
        self.actions_.connect_all(
            {
                "new": filing.ask_new,
                "open": filing.ask_open,
                "sample": filing.open_sample,
                "add": self.adding.ask_files,
                "add_folder": self.adding.ask_folder,
                "save": filing.ask_save_copy,
                "export": self.export,
                "close": filing.close,
                "quit": self.close,
                "undo": self.session.undo.undo,
                "redo": self.session.undo.redo,
                "find": self._focus_find,
                "filter": self._focus_filter,
                "compare": lambda: tabs.setCurrentIndex(COMPARE),
                "trends": lambda: tabs.setCurrentIndex(TRENDS),
                "codebook": lambda: tabs.setCurrentIndex(CODEBOOK),
                "left": self.toggle_left,
                "right": self.toggle_right,
                "next_pane": lambda: self.stage.walk(1),
                "pane_before": lambda: self.stage.walk(-1),
                "larger": lambda: look.zoom_by(1),
                "smaller": lambda: look.zoom_by(-1),
                "normal": lambda: look.set_zoom(1.0),
                "full_screen": self._toggle_full_screen,
                "details": self.edit_details,
                "read": self._read_selected,
                "delete": self.delete_selected,
                "compare_selected": self.compare_selected,
                "close_comparison": self.close_comparison,
                "export_codebook": sheets.ask_codebook_file,
                "help": sheets.show_help,
                "shortcuts": sheets.show_shortcuts,
                "about": sheets.show_about,
            }
        )
        self.actions_.follow(look)

    def _listen(self, made: QWidget) -> None:
        """Listen to a workspace that was just made, as far as it says something."""
        for name, slot in (
            ("said", self.status.say),
            ("hinted", self.status.hint),
            ("failed", self.say_failure),
            ("side_asked", self.toggle_right),
            ("shown_changed", self._on_comparison),
            ("closed", self.close_comparison),
            ("compare_asked", self.compare),
            ("read_asked", self.read),
            ("undated_asked", self._show_undated),
            ("filter_asked", self._focus_filter),
        ):
            signal = getattr(made, name, None)
            if signal is not None:
                signal.connect(slot)
        closed = getattr(pane(made, "side"), "closed", None)
        if closed is not None:
            closed.connect(self.toggle_right)

    # The corpus -------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        """Show another corpus, or none, as it was left."""
        self._comparison = []
        self.adding.forget()
        self.notice.hide()
        self.status.say("")
        self.status.saved("")
        self.welcome.show_recent(self.session.settings.recent())
        self.library.begin_anew()
        self._refresh()
        self.setWindowTitle(f"{self.filing.title()} — Standpoint")
        reason = self.session.read_only_reason
        self.status.show_read_only(reason)
        if reason:
            self.notice.say(self.tr("Open for reading only"), reason)
        work = memory.work_of(self.session)
        self.library.select(list(work.selection))
        self.stage.forget_comparison()
        self._comparison = list(work.comparison)
        if self._comparison:
            self._open_comparison(work.view or None)
        self.show_workspace(work.workspace)

    def _on_changed(self, changes: Changes) -> None:
        if changes.reports or changes.codings or changes.codebook:
            self._refresh()
            self._show_page()
        if not self.filing.is_draft:
            now = QTime.currentTime().toString("HH:mm")
            self.status.saved(self.tr("Saved {0}").format(now))
        self._grey()

    def _refresh(self) -> None:
        """Read the reports anew and say how many there are."""
        self.library.refresh()
        reports = self.library.model.reports
        total = len(reports)
        undated = sum(year_of(report.date) is None for report in reports)
        words = self.tr("1 report") if total == 1 else self.tr("{0} reports").format(f"{total:,}")
        if undated:
            words += ", " + self.tr("{0} undated").format(f"{undated:,}")
        draft = self.tr("{0}, not saved").format(self.filing.title())
        version = self.session.codebook_version()
        self.status.describe(
            draft if self.filing.is_draft else "",
            self.tr("Codebook v{0}").format(version),
            words if total else "",
        )
        self.status.show_help_hint(not total)
        self.found.reports = total
        self._offer_pairs()
        self._grey()

    def _offer_pairs(self) -> None:
        titles = {report.id: report.title for report in self.library.model.reports}
        pairs = [
            Pair(a, b, titles[a], titles[b], tuple(themes))
            for a, b, themes in (self.session.pairs_in_common() if titles else [])
        ]
        self.choosing.show_pairs(pairs, self.library.model.themes)

    # Dropping ---------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders, wherever they are held over the window."""
        self.adding.consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget what was held over the window."""
        self.status.say("")
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.adding.take(event)

    # Workspaces -------------------------------------------------------------------------------

    def show_workspace(self, index: int) -> None:
        """Show Compare, Trends or Codebook."""
        self.stage.at = index if 0 <= index < len(KINDS) else COMPARE
        if self.bar.tabs.currentIndex() != self.stage.at:
            self.bar.tabs.setCurrentIndex(self.stage.at)
        self._show_page()

    def _on_comparison(self) -> None:
        """Follow the comparison: which reports are in it, and whether they are read in full."""
        ids = getattr(self.stage.workspace(COMPARE), "report_ids", None)
        if callable(ids):
            self._comparison = list(ids())
        if self.stage.at == COMPARE:
            self._show_page()

    def _page(self) -> QWidget:
        """Return what stands in the middle now."""
        if self._beginning:
            return self.stage.blank
        if self.stage.at == COMPARE and not self.library.model.reports:
            return self.welcome
        if self.stage.at == COMPARE and not self._comparison:
            return self.choosing
        return self.stage.workspace(self.stage.at)

    def _show_page(self) -> None:
        """Show what belongs in the middle, the docks and the menus now."""
        self.stage.show_page(self._page(), self.actions_)
        self._show_docks()
        self._narrow()
        self.status.hint(str(getattr(self.stage.open_workspace(), "hint", "")))
        self._grey()

    def _narrow(self) -> None:
        """Let a figure be drawn from those reports that the library shows."""
        take = getattr(self.stage.open_workspace(), "set_reports", None)
        if callable(take):
            narrowed = self.library.filter
            shown = self.library.shown_reports() if narrowed.narrows else None
            take(shown, said(narrowed, self.library.model.themes))

    def compare(self, reports: Sequence[int]) -> None:
        """Open a comparison of one to four reports."""
        if not self.adding.left_out():
            self.notice.hide()
        self._comparison = list(reports)[:4]
        self.stage.at = COMPARE
        self._open_comparison()
        self.show_workspace(COMPARE)
        self.stage.focus()

    def _open_comparison(self, view: str | None = None) -> None:
        if self._comparison:
            made = self.stage.workspace(COMPARE)
            made.compare(list(self._comparison), view)  # type: ignore[attr-defined]
        self._show_page()

    def read(self, report: int, start: int | None = None) -> None:
        """Open a report in its full text, at a code point where one is given.

        A report that is being compared stays in its comparison.
        """
        if report not in self._comparison:
            self._comparison = [report]
        made = self.stage.workspace(COMPARE)
        made.show_report(report, start)  # type: ignore[attr-defined]
        self.show_workspace(COMPARE)
        self.stage.focus()

    def compare_selected(self) -> None:
        """Compare what is selected in the library."""
        selected = self.library.selection()
        if 2 <= len(selected) <= 4:
            self.compare(selected)
        else:
            self.status.say(self.tr("Select two to four reports."))

    def close_comparison(self) -> None:
        """Go back to choosing reports."""
        self._comparison = []
        self._show_page()
        self.library.focus_list()

    def comparison(self) -> list[int]:
        """Return the reports that are being compared."""
        return list(self._comparison)

    # Reports ----------------------------------------------------------------------------------

    def _on_selection(self) -> None:
        model = self.library.model
        rows = [model.row_of(report) for report in self.library.selection()]
        reports = [model.reports[row] for row in rows if row is not None]
        undated = any(year_of(report.date) is None for report in reports)
        self.choosing.show_selection([report.title for report in reports], undated)
        self._grey()

    def _read_selected(self) -> None:
        selected = self.library.selection()
        if selected:
            self.read(selected[0])

    def edit_details(self) -> None:
        """Edit the details of what is selected, or of what is being compared."""
        from standpoint.ui.metadata import MetadataDialog

        wanted = self.library.selection() or self._comparison
        reports = self.session.reports(wanted) if wanted else []
        if not reports:
            self.status.say(self.tr("Select the reports whose details you want to edit."))
            return
        dialog = MetadataDialog(self.look, reports, self.library.model.reports, self)
        if dialog.exec() == MetadataDialog.DialogCode.Accepted:
            changes = dialog.changes()
            if changes:
                self.session.set_metadata(changes)

    def delete_selected(self) -> None:
        """Delete what is selected; the status bar offers to take it back."""
        selected = self.library.selection()
        if selected:
            self.session.delete(selected)

    def _show_undated(self) -> None:
        """Select what waits for a date and ask for it."""
        model = self.library.model
        self.library.set_filter(Filter())
        self.library.select([r.id for r in model.reports if year_of(r.date) is None])
        self.edit_details()

    def _show_report_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        for name in ("read", "compare_selected", "details", "delete"):
            menu.addAction(self.actions_[name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    # Docks and focus --------------------------------------------------------------------------

    def _show_docks(self) -> None:
        self.stage.show_docks(self.bar, self.actions_)

    def toggle_left(self) -> None:
        """Show or hide the library."""
        self.stage.want("left", shown=not self.stage.shown("left"))
        self._show_docks()

    def toggle_right(self) -> None:
        """Show or hide the right dock."""
        self.stage.want("right", shown=not self.stage.shown("right"))
        self._show_docks()

    def _focus_find(self) -> None:
        self.bar.field.take_focus()

    def _focus_filter(self) -> None:
        if not self.stage.shown("left"):
            self.toggle_left()
        if not self.stage.shows_library():
            self.show_workspace(COMPARE)
        self.library.search.take_focus()

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def say_failure(self, sentence: str) -> None:
        """Say what the world refused."""
        head, _, rest = sentence.partition(". ")
        self.notice.say(head.rstrip(".") + ".", rest, error=True)
        self.status.say("")

    def export(self) -> None:
        """Export what is open, as its workspace does it."""
        act = getattr(self.stage.open_workspace(), "export", None)
        if callable(act):
            act()

    def _grey(self) -> None:
        """Grey what does not apply now."""
        selected, session = len(self.library.selection()), self.session
        is_open, writable = session.corpus is not None, not session.read_only
        shown = self.stage.open_workspace()
        save = self.tr("Save as…") if self.filing.is_draft else self.tr("Save a copy…")
        self.actions_["save"].setText(save)
        may_add = not session.busy and (writable or not is_open)
        self.actions_.enable(
            add=may_add,
            add_folder=may_add,
            save=is_open,
            close=is_open,
            export=callable(getattr(shown, "export", None)),
            undo=session.undo.canUndo(),
            redo=session.undo.canRedo(),
            details=writable and (selected > 0 or bool(self._comparison)),
            read=selected == 1,
            delete=writable and selected > 0,
            compare_selected=2 <= selected <= 4,
            close_comparison=bool(self._comparison) and self.stage.at == COMPARE,
        )
        self.actions_.grey_empty_menus()

    # The window itself ------------------------------------------------------------------------

    def _place_window(self) -> None:
        self.setMinimumSize(800, 520)
        self.stage.recall(self._settings)
        if not memory.restore_geometry(self, self._settings):
            room = self.screen().availableGeometry()
            self.resize(min(1440, room.width()), min(900, room.height()))

    def showEvent(self, event: QShowEvent) -> None:
        """Give the docks their widths when the window's own is known."""
        super().showEvent(event)
        if not self._placed:
            self._placed = True
            self.stage.size_docks(self._settings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the found list away: its place has moved."""
        super().resizeEvent(event)
        self.found.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the full-screen tick true, and the docks on their sides."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.actions_["full_screen"].setChecked(self.isFullScreen())
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self.stage.mirror()

    def remember(self) -> None:
        """Write down where the window and the work stand."""
        memory.save_geometry(self, self._settings)
        self.stage.remember(self._settings)
        selection, comparison = tuple(self.library.selection()), tuple(self._comparison)
        view = "text" if reads_text(self.stage.made_workspace(COMPARE)) else ""
        memory.save_work(self.session, memory.Work(self.stage.at, selection, comparison, view))
        self._settings.set("window/corpus", str(self.session.path or ""))
        self._settings.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember everything and close the corpus; an empty unsaved one leaves no file."""
        self.remember()
        self.filing.close()
        event.accept()
