# SPDX-License-Identifier: MIT
"""Builds the main window's parts and says who listens to whom.

The window imports this when it has been painted, so that its first paint waits for none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenuBar, QVBoxLayout, QWidget

from standpoint.ui import rubbish
from standpoint.ui.actions import Actions
from standpoint.ui.adding.leading import Adding
from standpoint.ui.choosing import Choosing
from standpoint.ui.codebook.offers import Offers
from standpoint.ui.editing import Editing
from standpoint.ui.filing import Filing
from standpoint.ui.find import Find
from standpoint.ui.library.library import Library
from standpoint.ui.look import NoticeBar, Pane, interface_font
from standpoint.ui.rescue import Rescue
from standpoint.ui.sheets import Sheets
from standpoint.ui.stage import Stage
from standpoint.ui.status import StatusBar
from standpoint.ui.welcome import Welcome
from standpoint.ui.workspace import CODEBOOK, COMPARE, KINDS, TRENDS, pane
from standpoint.ui.workspace_bar import WorkspaceBar

if TYPE_CHECKING:
    from standpoint.ui.window import MainWindow

FORMATS = "txt, md, html, docx, odt, rtf, pdf, epub, eml, csv, xlsx, json, zip"


def build(window: MainWindow) -> None:
    """Give a window its parts, and let them listen to each other, to the session and the menus."""
    _build_frame(window)
    _build_middle(window)
    _connect_parts(window)
    _connect_session(window)
    _connect_actions(window)


def _build_frame(window: MainWindow) -> None:
    head = Pane(window.look, "win")
    column = QVBoxLayout(head)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    menus = QMenuBar()
    menus.setFont(interface_font(13))
    menus.setFixedHeight(24)
    window.bar = WorkspaceBar(window.look)
    column.addWidget(menus)
    column.addWidget(window.bar)
    window.setMenuWidget(head)
    window.actions_ = Actions(menus, window)
    window.status = StatusBar(window.look)
    window.setStatusBar(window.status)
    for kind in KINDS:
        window.bar.tabs.addTab(kind.name)
    window.found = Find(window.look, window.bar.field, window.session, window)


def _build_middle(window: MainWindow) -> None:
    window.filing = Filing(window.session, window)
    window.adding = Adding(window.session, window.filing, window.look, window)
    window.sheets = Sheets(window.session, window.look, window)
    window.rescue = Rescue(window.session, window.filing, window.look, window.status, window)
    window.offers = Offers(window.session, window.look, window)
    window.library = Library(window.session, window.look)
    window.editing = Editing(window)
    window.notice = NoticeBar(window.look)
    window.welcome = Welcome(window.look, FORMATS)
    window.choosing = Choosing(window.look)
    window.stage = Stage(window, window.session, window.look, window.library)
    middle = Pane(window.look, "base")
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(window.notice)
    column.addWidget(window.stage.pages, 1)
    window.setCentralWidget(middle)


def _connect_parts(window: MainWindow) -> None:
    window.bar.tabs.currentChanged.connect(window.show_workspace)
    window.bar.left.clicked.connect(window.toggle_left)
    window.bar.right.clicked.connect(window.toggle_right)
    window.found.opened.connect(window.read)
    window.stage.made.connect(lambda made: listen(window, made))
    window.adding.connect_to(window.status, window.notice)
    window.adding.began.connect(window.grey)
    window.adding.ended.connect(window.show_page)
    window.welcome.files_asked.connect(window.adding.ask_files)
    window.welcome.sample_asked.connect(window.filing.open_sample)
    window.welcome.corpus_asked.connect(window.filing.ask_open)
    window.welcome.recent_asked.connect(window.filing.open)
    window.choosing.compare_asked.connect(window.compare_selected)
    window.choosing.edit_asked.connect(window.editing.edit)
    window.choosing.pair_asked.connect(lambda a, b: window.compare([a, b]))
    window.choosing.actors_asked.connect(window.ask_actors)
    window.library.add_asked.connect(window.adding.ask_files)
    window.library.actors_asked.connect(window.ask_actors)
    window.library.compare_asked.connect(window.compare)
    window.library.read_asked.connect(window.read)
    window.library.delete_asked.connect(lambda _: window.editing.delete())
    window.library.said.connect(window.status.say)
    window.library.selected.connect(lambda _: window.on_selection())
    window.library.menu_asked.connect(window.editing.show_menu)
    window.status.undo_asked.connect(window.session.undo.undo)
    window.editing.said.connect(window.status.say)
    window.filing.failed.connect(window.say_failure)
    window.filing.said.connect(window.status.say)
    window.offers.failed.connect(window.say_failure)
    window.offers.opened.connect(window.read)
    window.offers.said.connect(lambda words, undoable: window.status.say(words, undoable=undoable))
    recent = window.actions_.recent
    recent.aboutToShow.connect(lambda: window.filing.fill_recent(recent))


def _connect_session(window: MainWindow) -> None:
    session = window.session
    session.opened.connect(window.on_opened)
    session.changed.connect(window.on_changed)
    for signal in (session.opened, session.changed):
        # After everything that was connected before has read what it shows.
        signal.connect(lambda: rubbish.spare(session.number_of_reports()))
    session.failed.connect(window.say_failure)
    session.said.connect(lambda words, undoable: window.status.say(words, undoable=undoable))
    session.broke.connect(window.sheets.show_crash)
    session.undo.indexChanged.connect(window.on_undo_moved)
    session.draft.changed.connect(window.on_draft)


def _connect_actions(window: MainWindow) -> None:
    tabs, filing, sheets, look = window.bar.tabs, window.filing, window.sheets, window.look
    window.actions_.connect_all(
        {
            "new": filing.ask_new,
            "open": filing.ask_open,
            "sample": filing.open_sample,
            "add": window.adding.ask_files,
            "add_folder": window.adding.ask_folder,
            "save": filing.ask_save_copy,
            "merge": filing.ask_merge,
            "export": window.export,
            "close": filing.close,
            "quit": window.close,
            "undo": window.session.undo.undo,
            "redo": window.redo,
            "find": window.bar.field.take_focus,
            "filter": window.focus_filter,
            "compare": lambda: tabs.setCurrentIndex(COMPARE),
            "trends": lambda: tabs.setCurrentIndex(TRENDS),
            "codebook": lambda: tabs.setCurrentIndex(CODEBOOK),
            "left": window.toggle_left,
            "right": window.toggle_right,
            "next_pane": lambda: window.stage.walk(1),
            "pane_before": lambda: window.stage.walk(-1),
            "larger": lambda: look.zoom_by(1),
            "smaller": lambda: look.zoom_by(-1),
            "normal": lambda: look.set_zoom(1.0),
            "full_screen": window.toggle_full_screen,
            "details": window.editing.edit,
            "tags": window.editing.tag,
            "read": window.read_selected,
            "replace_text": window.editing.ask_text,
            "text_versions": window.editing.show_text_versions,
            "not_repost": window.editing.part_reposts,
            "repost_of": window.editing.join_reposts,
            "reposts": window.editing.show_reposts,
            "actors": window.editing.show_actors,
            "delete": window.editing.delete,
            "compare_selected": window.compare_selected,
            "compare_actors": window.ask_actors,
            "close_comparison": window.close_comparison,
            "furniture": window.offers.show_furniture,
            "versions": window.offers.show_versions,
            "bring_in_codebook": window.offers.bring_in,
            "export_codebook": window.offers.hand_on,
            "rule_language": lambda: sheets.show_help("rule-language"),
            "help": sheets.show_help,
            "shortcuts": sheets.show_shortcuts,
            "about": sheets.show_about,
        }
    )
    window.actions_.follow(look)


def listen(window: MainWindow, made: QWidget) -> None:
    """Listen to a workspace that was just made, as far as it says something."""
    for name, slot in (
        ("said", window.status.say),
        ("hinted", window.status.hint),
        ("timed", window.status.aside),
        ("help_asked", window.sheets.show_help),
        ("failed", window.say_failure),
        ("side_asked", window.toggle_right),
        ("shown_changed", window.on_comparison),
        ("closed", window.close_comparison),
        ("compare_asked", window.compare),
        ("read_asked", window.read),
        ("undated_asked", window.editing.ask_dates),
        ("filter_asked", window.focus_filter),
        ("narrow_asked", window.library.set_filter),
    ):
        signal = getattr(made, name, None)
        if signal is not None:
            signal.connect(slot)
    closed = getattr(pane(made, "side"), "closed", None)
    if closed is not None:
        closed.connect(window.toggle_right)
