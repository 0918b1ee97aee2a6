# SPDX-License-Identifier: MIT
"""The main window around one session: painted at once, then built, then filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from standpoint.ui import memory
from standpoint.ui.status import NOT_SAVED
from standpoint.ui.workspace import COMPARE, KINDS, reads_text

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
    )
    from PySide6.QtWidgets import QWidget

    from standpoint.analysis.grouping import Grouping
    from standpoint.session.changes import Changes
    from standpoint.session.session import Session
    from standpoint.session.settings import Settings
    from standpoint.ui.actions import Actions
    from standpoint.ui.adding.leading import Adding
    from standpoint.ui.choosing import Choosing
    from standpoint.ui.codebook.offers import Offers
    from standpoint.ui.editing import Editing
    from standpoint.ui.filing import Filing
    from standpoint.ui.find import Find
    from standpoint.ui.library.library import Library
    from standpoint.ui.look import Look, NoticeBar
    from standpoint.ui.rescue import Rescue
    from standpoint.ui.sheets import Sheets
    from standpoint.ui.stage import Stage
    from standpoint.ui.status import StatusBar
    from standpoint.ui.welcome import Welcome
    from standpoint.ui.workspace_bar import WorkspaceBar

FRAME = 40
"""What a window system may put around the window, in px: title bar and borders."""
DRAFT = 250
"""Milliseconds after an edit of the codebook until the status bar says what is edited."""


class MainWindow(QMainWindow):
    """One window on one session. Make it, show it, then call `begin`.

    With `late` it is an empty ground until it was painted once; only then are its parts imported
    and built, which takes longer than a bare window's whole start.
    """

    painted = Signal()
    _built = False

    bar: WorkspaceBar
    status: StatusBar
    notice: NoticeBar
    library: Library
    stage: Stage
    welcome: Welcome
    choosing: Choosing
    found: Find
    actions_: Actions
    filing: Filing
    adding: Adding
    editing: Editing
    rescue: Rescue
    sheets: Sheets
    offers: Offers

    def __init__(
        self,
        session: Session,
        look: Look,
        settings: Settings | None = None,
        *,
        late: bool = False,
    ) -> None:
        super().__init__()
        self.session = session
        self.look = look
        self._settings = settings or session.settings
        self._comparison: list[int] = []
        self._grouping: Grouping | None = None
        self._pairs_known = False
        self._beginning = False
        self._undo_at = 0
        self._placed = False
        self._said_of_draft = QTimer(self, interval=DRAFT, singleShot=True)
        self._said_of_draft.timeout.connect(self._say_draft)
        self.setMinimumSize(800, 520)
        self.setWindowTitle("Standpoint")
        if not memory.restore_geometry(self, self._settings):
            self.resize(1440, 900)
        memory.fit(self, self.screen().availableGeometry(), FRAME)
        if not late:
            self._build()

    def _build(self) -> None:
        from standpoint.ui import building

        building.build(self)
        self._built = True
        self.stage.recall(self._settings)
        self.setAcceptDrops(True)
        self.on_opened()
        if self.isVisible():
            self._place_docks()

    def begin(self, path: Path | None = None, *, sample: bool = False) -> None:
        """Open a corpus, the sample, or what was open last, once the window has been painted."""
        self._beginning = True

        def go_on() -> None:
            if self._beginning:
                self._go_on(path, sample)

        if self._built:
            self.show_page()
            QTimer.singleShot(0, self, go_on)
        else:
            self.painted.connect(go_on, Qt.ConnectionType.QueuedConnection)
            # A window that starts as an icon is not painted.
            QTimer.singleShot(1_000, self, go_on)

    def _go_on(self, path: Path | None, sample: bool) -> None:
        if not self._built:
            self._build()
        first = self._first(path, sample)
        self._beginning = False
        if first is not None:
            from standpoint.ui.look.faces import load_rest

            load_rest()
            first()
        self.show_page()

    def _first(self, path: Path | None, sample: bool) -> Callable[[], object] | None:
        """Return what opens first, None where the first page is shown."""
        if sample:
            return self.filing.open_sample
        if path is not None:
            return lambda: self.filing.open_or_start(path)
        last = Path(str(self._settings.get("window/corpus", "")))
        return (lambda: self.filing.open(last)) if last.is_file() else None

    # The corpus -------------------------------------------------------------------------------

    def on_opened(self) -> None:
        """Show another corpus, or none, as it was left."""
        self._comparison = []
        self._grouping = None
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
        if work.grouping is not None:
            self._open_actors(work.grouping)
        elif self._comparison:
            self._open_comparison(work.view or None)
        self.show_workspace(work.workspace)

    def on_undo_moved(self, index: int) -> None:
        """Let the link in the status bar undo only what it names, and say what was undone."""
        undone = self.session.undo.text(index) if index < self._undo_at else ""
        self._undo_at = index
        self.status.withdraw()
        if undone:
            self.status.say(self.tr("Undone: {0}.").format(undone))
            self.notice.hide()
        self.grey()

    def redo(self) -> None:
        """Do again what was undone last, and say so."""
        again = self.session.undo.redoText()
        self.session.undo.redo()
        if again:
            self.status.say(self.tr("Done again: {0}.").format(again), undoable=True)

    def on_draft(self) -> None:
        """Say soon what of the codebook is edited: not at every key."""
        self._said_of_draft.start()

    def _say_draft(self) -> None:
        from standpoint.ui import overview

        if self._built:
            self.status.codebook(overview.codebook(self))

    def on_changed(self, changes: Changes) -> None:
        """Follow what was changed in the corpus."""
        if changes.reports or changes.codings or changes.codebook:
            self._refresh()
            self.show_page()
        elif changes.tags:
            self.library.refresh_tags()
        if changes.codebook and self._refused():
            self.notice.hide()
        if not self.filing.is_draft and not self._refused():
            now = datetime.now().strftime("%H:%M")
            self.status.saved(self.tr("Saved {0}").format(now))
        self.grey()

    def _refused(self) -> bool:
        """Return whether it is said that a version was not saved; "Saved 14:32" denies it."""
        return not self.notice.isHidden() and self.notice.words().startswith(NOT_SAVED)

    def _refresh(self) -> None:
        """Read the reports anew and say how many there are."""
        from standpoint.ui import overview

        self.library.refresh()
        overview.describe(self)
        self._pairs_known = False
        self.grey()

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
        self.show_page()

    def on_comparison(self) -> None:
        """Follow the comparison: which reports are in it, and whether they are read in full."""
        ids = getattr(self.stage.workspace(COMPARE), "report_ids", None)
        if callable(ids):
            self._comparison = list(ids())
            self._grouping = self.stage.workspace(COMPARE).grouping()  # type: ignore[attr-defined]
        if self.stage.at == COMPARE:
            self.show_page()

    def _page(self) -> QWidget:
        """Return what stands in the middle now."""
        if self._beginning:
            return self.stage.blank
        if self.stage.at == COMPARE and not self.library.model.reports:
            return self.welcome
        if self.stage.at == COMPARE and not self._comparison:
            return self.choosing
        return self.stage.workspace(self.stage.at)

    def show_page(self) -> None:
        """Show what belongs in the middle, the docks and the menus now."""
        from standpoint.ui import overview

        page = self._page()
        if page is self.choosing and not self._pairs_known:
            overview.offer_pairs(self)
            self._pairs_known = True
        # Before it is shown: what is drawn first is what the filter lets through.
        overview.narrow(self, page)
        self.stage.show_page(page, self.actions_)
        self._show_docks()
        self.status.hint(str(getattr(self.stage.open_workspace(), "hint", "")))
        self.status.aside("")
        self.grey()

    def compare(self, reports: Sequence[int]) -> None:
        """Open a comparison of one to four reports."""
        if not self.adding.left_out():
            self.notice.hide()
        self._comparison = list(reports)[:4]
        self.stage.at = COMPARE
        self._open_comparison()
        self.show_workspace(COMPARE)
        self.stage.focus()

    def ask_actors(self) -> None:
        """Ask which actors are to be compared, and compare them."""
        from standpoint.ui.compare.actors_dialog import ActorsDialog

        before = memory.grouping_of(self.session.remembered("actors", ""))
        reports = self.library.model.reports
        dialog = ActorsDialog(
            self.look,
            reports,
            before,
            self,
            repeats=self.session.reposts(),
            usual=self.session.repost_policy(),
        )
        if dialog.exec() == ActorsDialog.DialogCode.Accepted:
            self.compare_actors(dialog.grouping())

    def compare_actors(self, grouping: Grouping) -> None:
        """Open a comparison of all reports of two to four actors."""
        if not self.adding.left_out():
            self.notice.hide()
        self.session.remember("actors", memory.written(grouping))
        self.stage.at = COMPARE
        self._open_actors(grouping)
        self.show_workspace(COMPARE)
        self.stage.focus()

    def _open_actors(self, grouping: Grouping) -> None:
        made = self.stage.workspace(COMPARE)
        made.compare_actors(grouping)  # type: ignore[attr-defined]
        self.on_comparison()

    def _open_comparison(self, view: str | None = None) -> None:
        if self._comparison:
            made = self.stage.workspace(COMPARE)
            made.compare(list(self._comparison), view)  # type: ignore[attr-defined]
        self.show_page()

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
        selected = self.library.picked()
        if 2 <= len(selected) <= 4:
            self.compare(selected)
        else:
            self.status.say(self.tr("Select two to four reports."))

    def close_comparison(self) -> None:
        """Go back to choosing reports."""
        self._comparison = []
        self._grouping = None
        self.stage.forget_comparison()
        self.show_page()
        self.library.focus_list()

    def comparison(self) -> list[int]:
        """Return the reports that are being compared."""
        return list(self._comparison)

    def read_selected(self) -> None:
        """Open the first selected report in its full text."""
        selected = self.library.selection()
        if selected:
            self.read(selected[0])

    def on_selection(self) -> None:
        """Follow what is selected in the library."""
        from standpoint.ui import overview

        overview.show_selection(self)
        self.grey()

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

    def focus_filter(self) -> None:
        """Put the focus on the library's search."""
        if not self.stage.shown("left"):
            self.toggle_left()
        if not self.stage.shows_library():
            self.show_workspace(COMPARE)
        self.library.search.take_focus()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or give it back."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def say_failure(self, sentence: str) -> None:
        """Say what the world refused."""
        head, _, rest = sentence.partition(". ")
        self.notice.say(head.rstrip(".") + ".", rest, error=True)
        self.status.say("")
        if self._refused():
            self.status.saved("")
        self.rescue.consider(sentence)

    def export(self) -> None:
        """Export what is open, as its workspace does it."""
        act = getattr(self.stage.open_workspace(), "export", None)
        if callable(act):
            act()

    def grey(self) -> None:
        """Grey what does not apply now."""
        from standpoint.ui import overview

        overview.grey(self)

    # The window itself ------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say that the window is on the screen."""
        super().paintEvent(event)
        if not self._built:
            self.painted.emit()

    def _place_docks(self) -> None:
        if self._built and not self._placed:
            self._placed = True
            self.stage.size_docks(self._settings)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the docks their widths when the window's own is known."""
        super().showEvent(event)
        self._place_docks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the found list away: its place has moved."""
        super().resizeEvent(event)
        if self._built:
            self.found.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the full-screen tick true, and the docks on their sides."""
        super().changeEvent(event)
        if not self._built:
            return
        if event.type() == QEvent.Type.WindowStateChange:
            self.actions_["full_screen"].setChecked(self.isFullScreen())
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self.stage.mirror()

    def remember(self) -> None:
        """Write down where the window and the work stand."""
        memory.save_geometry(self, self._settings)
        self.stage.remember(self._settings)
        selection, comparison = tuple(self.library.picked()), tuple(self._comparison)
        view = "text" if reads_text(self.stage.made_workspace(COMPARE)) else ""
        if self._grouping is not None:
            comparison, view = (), ""
        work = memory.Work(self.stage.at, selection, comparison, view, self._grouping)
        memory.save_work(self.session, work)
        self._settings.set("window/corpus", str(self.session.path or ""))
        self._settings.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember everything and close the corpus; an empty unsaved one leaves no file."""
        if self._built:
            self.remember()
            self.filing.close()
        event.accept()
