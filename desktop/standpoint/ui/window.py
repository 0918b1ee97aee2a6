# SPDX-License-Identifier: MIT
"""The main window: menus, bar, docks, workspaces and status, around one session."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
    QMenu,
    QMenuBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from standpoint.ui import memory, workspace
from standpoint.ui.actions import Actions
from standpoint.ui.choosing import Choosing, Pair
from standpoint.ui.docks import Dock
from standpoint.ui.filing import Filing
from standpoint.ui.find import Find
from standpoint.ui.library.library import Library
from standpoint.ui.library.model import year_of
from standpoint.ui.look import Look, NoticeBar, Pane, interface_font
from standpoint.ui.status import StatusBar
from standpoint.ui.welcome import Welcome
from standpoint.ui.workspace_bar import WorkspaceBar

if TYPE_CHECKING:
    from standpoint.session.session import Changes, ImportSummary, Session
    from standpoint.session.settings import Settings

COMPARE, TRENDS, CODEBOOK = range(3)
NARROW = 1360
WIDTHS = {"left": (223, 267), "right": (251, 291)}
FORMATS = "txt, md, html, docx, pdf"


class MainWindow(QMainWindow):
    """One window on one session. It reads nothing heavy before its first paint."""

    def __init__(self, session: Session, look: Look, settings: Settings | None = None) -> None:
        super().__init__()
        self.session = session
        self.look = look
        self._settings = settings or session.settings
        self._workspaces: dict[int, QWidget] = {}
        self._comparison: list[int] = []
        self._summary: ImportSummary | None = None
        self._at = COMPARE
        self._left_shown = True
        self._right_shown = True
        self._placed = False
        self.filing = Filing(session, self)
        self._build_frame()
        self._build_middle()
        self._build_docks()
        self._connect_parts()
        self._connect_session()
        self._connect_actions()
        self.setAcceptDrops(True)
        self._place_window()
        self._on_opened()

    # Building -------------------------------------------------------------------------------

    def _build_frame(self) -> None:
        head = Pane(self.look, "win")
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QMenuBar()
        bar.setFont(interface_font(13))
        bar.setFixedHeight(24)
        self.bar = WorkspaceBar(self.look)
        column.addWidget(bar)
        column.addWidget(self.bar)
        self.setMenuWidget(head)
        self.menus = bar
        self.actions_ = Actions(bar, self)
        self.status = StatusBar(self.look)
        self.setStatusBar(self.status)
        for kind in workspace.KINDS:
            self.bar.tabs.addTab(kind.name)
        self.find = Find(self.look, self.bar.field, self.session.search, self)

    def _build_middle(self) -> None:
        self.notice = NoticeBar(self.look)
        self.pages = QStackedWidget()
        self.welcome = Welcome(self.look, FORMATS)
        self.choosing = Choosing(self.look)
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.choosing)
        middle = Pane(self.look, "base")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(middle)

    def _build_docks(self) -> None:
        self.library = Library(self.session, self.look)
        self.left = Dock("left", self.tr("Library"), self, 180)
        self.right = Dock("right", self.tr("Right pane"), self, 220)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.left)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.right)
        self.left.show_pane(self.library)
        self.right.hide()

    def _connect_parts(self) -> None:
        self.bar.tabs.currentChanged.connect(self.show_workspace)
        self.bar.left.clicked.connect(self.toggle_left)
        self.bar.right.clicked.connect(self.toggle_right)
        self.find.opened.connect(self.read)
        self.welcome.files_asked.connect(self.ask_files)
        self.welcome.sample_asked.connect(self.filing.open_sample)
        self.welcome.corpus_asked.connect(self.filing.ask_open)
        self.welcome.recent_asked.connect(self.filing.open)
        self.choosing.compare_asked.connect(self.compare_selected)
        self.choosing.edit_asked.connect(self.edit_details)
        self.choosing.pair_asked.connect(lambda a, b: self.compare([a, b]))
        self.library.add_asked.connect(self.ask_files)
        self.library.compare_asked.connect(self.compare)
        self.library.read_asked.connect(self.read)
        self.library.delete_asked.connect(lambda _: self.delete_selected())
        self.library.said.connect(self.status.say)
        self.library.selected.connect(lambda _: self._on_selection())
        self.library.menu_asked.connect(self._show_report_menu)
        self.status.undo_asked.connect(self.session.undo.undo)
        self.status.cancel_asked.connect(self._cancel)
        self.notice.acted.connect(self.show_intake)
        self.filing.failed.connect(self.say_failure)
        self.filing.said.connect(self.status.say)
        self.actions_.recent.aboutToShow.connect(
            lambda: self.filing.fill_recent(self.actions_.recent)
        )
        self.look.changed.connect(self._show_scheme)

    def _connect_session(self) -> None:
        session = self.session
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.job_started.connect(self._on_job_started)
        session.progressed.connect(self.status.advance)
        session.job_finished.connect(self._on_job_finished)
        session.failed.connect(self.say_failure)
        session.said.connect(self._on_said)
        session.broke.connect(self.show_crash)
        session.undo.indexChanged.connect(lambda _: self._grey())

    def _connect_actions(self) -> None:
        tabs = self.bar.tabs
        self.actions_.connect_all(
            {
                "new": self.filing.ask_new,
                "open": self.filing.ask_open,
                "sample": self.filing.open_sample,
                "add": self.ask_files,
                "add_folder": lambda: self.add(self.filing.ask_folder()),
                "save": self.filing.ask_save_copy,
                "export": self.export,
                "close": self.filing.close,
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
                "next_pane": lambda: self._walk_panes(1),
                "pane_before": lambda: self._walk_panes(-1),
                "larger": lambda: self.look.zoom_by(1),
                "smaller": lambda: self.look.zoom_by(-1),
                "normal": lambda: self.look.set_zoom(1.0),
                "full_screen": self._toggle_full_screen,
                "details": self.edit_details,
                "read": self._read_selected,
                "delete": self.delete_selected,
                "compare_selected": self.compare_selected,
                "close_comparison": self.close_comparison,
                "export_codebook": self.export_codebook,
                "help": self.show_help,
                "shortcuts": self.show_shortcuts,
                "about": self.show_about,
            }
        )
        self.actions_.schemes.triggered.connect(
            lambda action: self.look.set_preference(action.data())
        )
        self._show_scheme()

    # The corpus -------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        """Show another corpus, or none, as it was left."""
        self._comparison = []
        self._summary = None
        self.notice.hide()
        self.status.say("")
        self.status.saved("")
        self.welcome.show_recent(self.session.settings.recent())
        self.library.set_filter(type(self.library.filter)())
        self._refresh()
        work = memory.work_of(self.session)
        self.library.select(list(work.selection))
        self.setWindowTitle(f"{self.filing.title()} — Standpoint")
        reason = self.session.read_only_reason
        self.status.show_read_only(reason)
        if reason:
            self.notice.say(self.tr("Open for reading only"), reason)
        if work.comparison:
            self._comparison = list(work.comparison)
            QTimer.singleShot(0, self, self._open_comparison)
        self.bar.tabs.setCurrentIndex(work.workspace)
        self.show_workspace(self.bar.tabs.currentIndex())

    def _on_changed(self, changes: Changes) -> None:
        if changes.reports or changes.codings or changes.codebook:
            self._refresh()
            known = {report.id for report in self.library.model.reports}
            if not set(self._comparison) <= known:
                self._comparison = [report for report in self._comparison if report in known]
                self._open_comparison()
            self._show_page()
        if not self.filing.is_draft:
            from PySide6.QtCore import QTime

            self.status.saved(self.tr("Saved {0}").format(QTime.currentTime().toString("HH:mm")))
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
        self.find.reports = total
        self._offer_pairs()
        self._grey()

    def _offer_pairs(self) -> None:
        titles = {report.id: report.title for report in self.library.model.reports}
        pairs = [
            Pair(a, b, titles[a], titles[b], tuple(themes))
            for a, b, themes in (self.session.pairs_in_common() if titles else [])
        ]
        self.choosing.show_pairs(pairs, self.library.model.themes)

    # Adding -----------------------------------------------------------------------------------

    def ask_files(self) -> None:
        """Ask which files to add, and add them."""
        self.add(self.filing.ask_files())

    def add(self, paths: Sequence[Path]) -> None:
        """Add files and folders to the corpus; where none is open, an unsaved one is begun."""
        if paths and self.filing.ensure_open():
            self.session.ingest(list(paths))

    def _on_job_started(self, label: str) -> None:
        self.notice.hide()
        self.status.begin(label)
        self._grey()

    def _cancel(self) -> None:
        self.status.stopping()
        self.session.cancel()

    def _on_job_finished(self, summary: ImportSummary | None) -> None:
        from standpoint.ui import intake

        self.status.end()
        self._grey()
        self._summary = summary
        if summary is None:
            self.status.say("")
            return
        added = bool(summary.of("imported"))
        left_out = intake.detail(summary)
        self.status.say(intake.status_line(summary), undoable=added)
        action = self.tr("Show what was left out") if left_out else self.tr("Show the list")
        self.notice.say(intake.headline(summary), left_out, action if summary.items else "")
        self._show_page()

    def show_intake(self) -> None:
        """Show what the last import did, file by file."""
        from standpoint.ui.intake import IntakeDialog

        if self._summary is not None and self._summary.items:
            IntakeDialog(self.look, self._summary, self).exec()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        number = len(_dropped(event))
        if number:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            words = self.tr("Drop to add it") if number == 1 else self.tr("Drop to add {0} items")
            self.status.say(words.format(number))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget what was held over the window."""
        self.status.say("")
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        paths = _dropped(event)
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.status.say("")
            # The source of the drag waits for this event; the work begins after it.
            QTimer.singleShot(0, self, lambda: self.add(paths))

    # Workspaces -------------------------------------------------------------------------------

    def show_workspace(self, index: int) -> None:
        """Show Compare, Trends or Codebook."""
        self._at = index
        if self.bar.tabs.currentIndex() != index:
            self.bar.tabs.setCurrentIndex(index)
        self._show_page()

    def _show_page(self) -> None:
        """Show what belongs in the middle and the docks now."""
        empty = not self.library.model.reports
        if self._at == COMPARE and empty:
            page: QWidget = self.welcome
        elif self._at == COMPARE and not self._comparison:
            page = self.choosing
        else:
            page = self._workspace(self._at)
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)
        open_ = page if page in self._workspaces.values() else None
        for number, kind in enumerate(workspace.KINDS):
            shown = self._workspaces.get(number) if number == self._at else None
            self.actions_.show_workspace(kind.menu, workspace.menu_actions(shown))
        self.left.show_pane(workspace.pane(open_, "left") or self.library)
        side = workspace.pane(open_, "side")
        if side is not None:
            self.right.show_pane(side)
        self._show_docks()
        self.status.hint(str(getattr(open_, "hint", "")))
        self._grey()

    def _workspace(self, index: int) -> QWidget:
        """Return a workspace, made when it is first needed."""
        if index not in self._workspaces:
            made = workspace.make(workspace.KINDS[index], self.session, self.look)
            self._workspaces[index] = made
            self.pages.addWidget(made)
            said = getattr(made, "said", None)
            if said is not None:
                said.connect(self.status.say)
            closed = getattr(made, "closed", None)
            if closed is not None:
                closed.connect(self.close_comparison)
            compare_asked = getattr(made, "compare_asked", None)
            if compare_asked is not None:
                compare_asked.connect(self.compare)
        return self._workspaces[index]

    def compare(self, reports: Sequence[int]) -> None:
        """Open a comparison of one to four reports."""
        self._comparison = list(reports)[:4]
        self._open_comparison()
        self.show_workspace(COMPARE)

    def _open_comparison(self) -> None:
        if self._comparison:
            made = self._workspace(COMPARE)
            made.compare(list(self._comparison))  # type: ignore[attr-defined]
        self._show_page()
        if self._comparison and self._at == COMPARE:
            self._workspace(COMPARE).setFocus()

    def read(self, report: int) -> None:
        """Open one report in its full text."""
        made = self._workspace(COMPARE)
        reader = getattr(made, "read", None)
        self._comparison = [report]
        self._open_comparison()
        if reader is not None:
            reader(report)
        self.show_workspace(COMPARE)

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

    def _show_report_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        for name in ("read", "compare_selected", "details", "delete"):
            menu.addAction(self.actions_[name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    # Docks and focus --------------------------------------------------------------------------

    def _show_docks(self) -> None:
        self.left.setVisible(self._left_shown)
        open_ = self._workspaces.get(self._at)
        has_side = workspace.pane(open_, "side") is not None and self.pages.currentWidget() is open_
        self.right.setVisible(self._right_shown and has_side)
        for button, on in ((self.bar.left, self._left_shown), (self.bar.right, self._right_shown)):
            button.setChecked(on)
        self.bar.right.setChecked(self._right_shown and has_side)
        self.bar.right.setEnabled(has_side)
        self.actions_["left"].setChecked(self._left_shown)
        self.actions_["right"].setChecked(self._right_shown and has_side)
        self.actions_.enable(right=has_side)

    def toggle_left(self) -> None:
        """Show or hide the library."""
        self._left_shown = not self._left_shown
        self._show_docks()

    def toggle_right(self) -> None:
        """Show or hide the right dock."""
        self._right_shown = not self._right_shown
        self._show_docks()

    def _walk_panes(self, step: int) -> None:
        """Put the focus on the next pane: library, middle, right dock."""
        panes: list[QWidget] = [
            pane for pane in (self.left, self.centralWidget(), self.right) if pane.isVisible()
        ]
        focus = QGuiApplication.focusObject()
        here = [
            i for i, p in enumerate(panes) if isinstance(focus, QWidget) and p.isAncestorOf(focus)
        ]
        target = panes[((here[0] if here else -step) + step) % len(panes)]
        if target is self.left and self.left.panes.currentWidget() is self.library:
            self.library.focus_list()
            return
        shown = self.pages.currentWidget() if target is self.centralWidget() else target
        candidate = shown.nextInFocusChain()
        while candidate is not shown and not (
            shown.isAncestorOf(candidate)
            and candidate.isVisible()
            and candidate.isEnabled()
            and candidate.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            candidate = candidate.nextInFocusChain()
        focused = shown if shown.focusPolicy() & Qt.FocusPolicy.TabFocus else candidate
        focused.setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_find(self) -> None:
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def _focus_filter(self) -> None:
        if not self._left_shown:
            self.toggle_left()
        if self.left.panes.currentWidget() is not self.library:
            self.show_workspace(COMPARE)
        self.library.focus_search()

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # Saying -----------------------------------------------------------------------------------

    def _on_said(self, sentence: str, undoable: bool) -> None:
        self.status.say(sentence, undoable=undoable)

    def say_failure(self, sentence: str) -> None:
        """Say what the world refused."""
        head, _, rest = sentence.partition(". ")
        self.notice.say(head.rstrip(".") + ".", rest, error=True)
        self.status.say("")

    def show_crash(self, trace: str) -> None:
        """Show a fault of the program's own."""
        from standpoint.ui.crash import CrashDialog

        CrashDialog(self.look, trace, self).exec()

    def show_help(self, page: str = "") -> None:
        """Open the help, at a page if given."""
        from standpoint.ui.help import HelpWindow

        if not hasattr(self, "_help"):
            self._help = HelpWindow(self.look, self)
        self._help.open_page(page)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def show_shortcuts(self) -> None:
        """Show the sheet of shortcuts."""
        from standpoint.ui.shortcuts import ShortcutSheet

        ShortcutSheet(self.look, self).exec()

    def show_about(self) -> None:
        """Show version and notices."""
        from standpoint.ui.about import About

        About(self.look, self).exec()

    def export(self) -> None:
        """Export what is open, as its workspace does it."""
        act = getattr(self._workspaces.get(self._at), "export", None)
        if callable(act):
            act()

    def export_codebook(self) -> None:
        """Write the codebook that codes now as a TOML file."""
        version = self.session.codebook_version()
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the codebook"), f"codebook-v{version}.toml", "TOML (*.toml)"
        )
        if name:
            try:
                Path(name).write_text(self.session.codebook().source, encoding="utf-8")
            except OSError as error:
                self.say_failure(f"{Path(name).name} cannot be written. {error.strerror}.")
                return
            self.status.say(self.tr("Codebook v{0} written.").format(version))

    def _show_scheme(self) -> None:
        for action in self.actions_.schemes.actions():
            action.setChecked(action.data() == self.look.preference)

    def _grey(self) -> None:
        """Grey what does not apply now."""
        selected = len(self.library.selection())
        is_open = self.session.corpus is not None
        writable = not self.session.read_only
        open_ = self._workspaces.get(self._at)
        showing = open_ is not None and self.pages.currentWidget() is open_
        save = self.tr("Save as…") if self.filing.is_draft else self.tr("Save a copy…")
        self.actions_["save"].setText(save)
        self.actions_["full_screen"].setChecked(self.isFullScreen())
        self.actions_.enable(
            add=not self.session.busy and (writable or not is_open),
            add_folder=not self.session.busy and (writable or not is_open),
            save=is_open,
            close=is_open,
            export=showing and callable(getattr(open_, "export", None)),
            undo=self.session.undo.canUndo(),
            redo=self.session.undo.canRedo(),
            details=writable and (selected > 0 or bool(self._comparison)),
            read=selected == 1,
            delete=writable and selected > 0,
            compare_selected=2 <= selected <= 4,
            close_comparison=bool(self._comparison) and self._at == COMPARE,
        )
        self.actions_.grey_empty_menus()

    # The window itself ------------------------------------------------------------------------

    def _place_window(self) -> None:
        self.setMinimumSize(800, 520)
        if not memory.restore_geometry(self, self._settings):
            room = self.screen().availableGeometry()
            self.resize(min(1440, room.width()), min(900, room.height()))
        self._left_shown = int(self._settings.get("window/left", 1)) != 0
        self._right_shown = int(self._settings.get("window/right", 1)) != 0

    def _size_docks(self) -> None:
        wide = int(self.width() >= NARROW)
        for name, dock in (("left", self.left), ("right", self.right)):
            width = int(self._settings.get(f"window/{name}", 0))
            width = width if width > 1 else WIDTHS[name][wide]
            self.resizeDocks([dock], [width], Qt.Orientation.Horizontal)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the docks their widths when the window's own is known."""
        super().showEvent(event)
        if not self._placed:
            self._placed = True
            self._size_docks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the found list away: its place has moved."""
        super().resizeEvent(event)
        self.find.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the full-screen tick true."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and hasattr(self, "actions_"):
            self.actions_["full_screen"].setChecked(self.isFullScreen())

    def remember(self) -> None:
        """Write down where the window and the work stand."""
        left = self.left.width() if self._left_shown else 0
        right = self.right.width() if self.right.isVisible() else int(self._right_shown)
        memory.save_window(self, self._settings, left, right)
        work = memory.Work(self._at, tuple(self.library.selection()), tuple(self._comparison))
        memory.save_work(self.session, work)
        self._settings.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember everything and close the corpus; an empty unsaved one leaves no file."""
        self.remember()
        self.filing.close() if self.filing.is_draft else self.session.close()
        event.accept()


def _dropped(event: QDropEvent) -> list[Path]:
    """Return the files and folders of this computer that a drag carries."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
