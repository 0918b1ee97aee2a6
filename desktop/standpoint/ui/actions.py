# SPDX-License-Identifier: MIT
"""The menus: every action of the window with its words and its key."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from standpoint.ui.look import PREFERENCES, Look, interface_font


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu. `shown` is a key that some widget answers itself; it is only shown."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    shown: str = ""
    checkable: bool = False


LINE = Entry("", "")

MENUS: dict[str, tuple[Entry, ...]] = {
    "File": (
        Entry("new", "New corpus…", ("Ctrl+N",)),
        Entry("open", "Open…", ("Ctrl+O",)),
        Entry("recent", "Open recent"),
        Entry("sample", "Open the sample"),
        LINE,
        Entry("add", "Add files…", ("Ctrl+I",)),
        Entry("add_folder", "Add a folder…", ("Ctrl+Shift+I",)),
        LINE,
        Entry("save", "Save a copy…", ("Ctrl+S",)),
        Entry("merge", "Merge another corpus…"),
        Entry("export", "Export…", ("Ctrl+E",)),
        LINE,
        Entry("close", "Close the corpus", ("Ctrl+W",)),
        Entry("quit", "Quit", ("Ctrl+Q",)),
    ),
    "Edit": (
        Entry("undo", "Undo", ("Ctrl+Z",)),
        Entry("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
        LINE,
        Entry("find", "Find in all reports", ("Ctrl+F",)),
        Entry("filter", "Filter the library", ("/",)),
    ),
    "View": (
        Entry("compare", "Compare", ("Ctrl+1",)),
        Entry("trends", "Trends", ("Ctrl+2",)),
        Entry("codebook", "Codebook", ("Ctrl+3",)),
        LINE,
        Entry("left", "Library", ("F9",), checkable=True),
        Entry("right", "Right pane", ("F8",), checkable=True),
        Entry("next_pane", "Next pane", ("F6",)),
        Entry("pane_before", "Pane before", ("Shift+F6",)),
        LINE,
        Entry("theme", "Colours"),
        Entry("larger", "Larger text", ("Ctrl++", "Ctrl+=")),
        Entry("smaller", "Smaller text", ("Ctrl+-",)),
        Entry("normal", "Text as it was", ("Ctrl+0",)),
        LINE,
        Entry("full_screen", "Full screen", ("F11",), checkable=True),
    ),
    "Report": (
        Entry("details", "Edit details…", ("F2",)),
        Entry("tags", "Tags…", ("Ctrl+T",)),
        Entry("read", "Open in full text", shown="Enter"),
        LINE,
        Entry("replace_text", "Replace the text…"),
        Entry("text_versions", "Text versions…"),
        LINE,
        Entry("not_repost", "Not a repost"),
        Entry("repost_of", "Reposts of one text"),
        Entry("reposts", "Reposts…"),
        LINE,
        Entry("actors", "Actors…", ("Ctrl+Shift+A",)),
        LINE,
        Entry("delete", "Delete", shown="Del"),
    ),
    "Compare": (
        Entry("compare_selected", "Compare the selected reports", shown="Enter"),
        Entry("compare_actors", "Compare actors…"),
        Entry("close_comparison", "Choose other reports"),
    ),
    "Figure": (),
    "Codebook": (
        Entry("furniture", "Furniture…"),
        Entry("versions", "Versions…"),
        LINE,
        Entry("bring_in_codebook", "Bring in a codebook…"),
        Entry("export_codebook", "Hand on this codebook…"),
        LINE,
        Entry("rule_language", "Rule language"),
    ),
    "Help": (
        Entry("help", "Help", ("F1",)),
        Entry("shortcuts", "Keyboard shortcuts…", ("Ctrl+?", "Ctrl+/")),
        LINE,
        Entry("about", "About Standpoint…"),
    ),
}

SCHEMES = {
    "system": "As the system",
    "light": "Light",
    "dark": "Dark",
    "high contrast": "High contrast",
}


LEADING = frozenset({"Codebook"})
"""Menus in which what the open workspace offers comes first."""

MNEMONICS = {"Figure": "F&igure", "Codebook": "Code&book"}
"""Menus that do not open with Alt and their first letter, which another one has."""


_WRITTEN = "keys written"


def write_keys(menu: QMenu) -> None:
    """Write the keys of a menu's actions as everywhere else: "Ctrl S" for Qt's "Ctrl+S".

    Macintosh writes keys as signs of its own.
    """
    if sys.platform == "darwin":
        return
    for action in menu.actions():
        keys = _spaced(action.shortcut())
        words, _, written = action.text().partition("\t")
        if written and written != action.property(_WRITTEN):
            # These keys were written by whoever made the action.
            continue
        action.setProperty(_WRITTEN, keys)
        action.setText(f"{words}\t{keys}" if keys else words)


def _spaced(keys: QKeySequence) -> str:
    """Return "Ctrl Shift Z" for Ctrl+Shift+Z, and "Ctrl +" for the key of plus."""
    native = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return native[:-1].replace("+", " ") + native[-1:]


class Actions(QObject):
    """Every action by its name, in the menus of a menu bar."""

    def __init__(self, bar: QMenuBar, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._own: dict[str, list[QAction]] = {}
        self._keys: dict[str, list[QKeySequence]] = {}
        self._lent: dict[str, set[QKeySequence]] = {}
        self.recent = QMenu()
        self.schemes = QActionGroup(self)
        for title, entries in MENUS.items():
            menu = bar.addMenu(self.tr(MNEMONICS.get(title, f"&{title}")))
            menu.setFont(interface_font(13))
            menu.aboutToShow.connect(lambda shown=menu: write_keys(shown))
            self._menus[title] = menu
            for entry in entries:
                self._add(menu, entry)
            self._own[title] = list(menu.actions())

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def _add(self, menu: QMenu, entry: Entry) -> None:
        if entry is LINE:
            menu.addSeparator()
            return
        if entry.name in {"recent", "theme"}:
            submenu = menu.addMenu(self.tr(entry.words))
            self._actions[entry.name] = submenu.menuAction()
            if entry.name == "recent":
                self.recent = submenu
            else:
                self._add_schemes(submenu)
            return
        words = self.tr(entry.words) + (f"\t{entry.shown}" if entry.shown else "")
        action = menu.addAction(words)
        action.setCheckable(entry.checkable)
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        if entry.keys:
            self._keys[entry.name] = action.shortcuts()
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._actions[entry.name] = action

    def _add_schemes(self, menu: QMenu) -> None:
        for preference in PREFERENCES:
            action = menu.addAction(self.tr(SCHEMES[preference]))
            action.setCheckable(True)
            action.setData(preference)
            self.schemes.addAction(action)

    def follow(self, look: Look) -> None:
        """Let the colours be chosen, and tick those that are."""

        def tick() -> None:
            for action in self.schemes.actions():
                action.setChecked(action.data() == look.preference)

        self.schemes.triggered.connect(lambda action: look.set_preference(action.data()))
        look.changed.connect(tick)
        tick()

    def connect_all(self, slots: dict[str, Callable[[], object]]) -> None:
        """Let each named action call its slot."""
        for name, slot in slots.items():
            self._actions[name].triggered.connect(lambda _=False, s=slot: s())

    def show_workspace(self, title: str, actions: Sequence[QAction]) -> None:
        """Put a workspace's own actions into one menu: behind those of the window, or before them.

        A key that one of them has is taken from the window's own action while they are shown.
        """
        menu, own = self._menus[title], self._own[title]
        for action in menu.actions():
            if action not in own:
                menu.removeAction(action)
        first = own[0] if own and title in LEADING else None
        if actions and own and first is None:
            menu.addSeparator()
        if first is None:
            menu.addActions(list(actions))
        elif actions:
            menu.insertActions(first, list(actions))
            menu.insertSeparator(first)
        self._lend_keys(title, {key for action in actions for key in action.shortcuts()})

    def _lend_keys(self, title: str, keys: set[QKeySequence]) -> None:
        self._lent[title] = keys
        lent = set().union(*self._lent.values())
        for name, shortcuts in self._keys.items():
            self._actions[name].setShortcuts([key for key in shortcuts if key not in lent])

    def enable(self, **states: bool) -> None:
        """Grey out what does not apply."""
        for name, on in states.items():
            self._actions[name].setEnabled(on)

    def grey_empty_menus(self) -> None:
        """Grey a menu in which nothing can be done."""
        for menu in self._menus.values():
            alive = any(a.isEnabled() for a in menu.actions() if not a.isSeparator())
            menu.menuAction().setEnabled(alive)
