# SPDX-License-Identifier: MIT
"""The comparison's commands as actions: their words, their keys, when they can be given."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

KEYS: tuple[tuple[str, str, str], ...] = (
    ("switch", "Switch between themes and full text", "T"),
    ("next", "Next link", "N"),
    ("previous", "Previous link", "P"),
    ("confirm", "Confirm", "C"),
    ("reject", "Reject", "X"),
    ("code", "Code as…", "K"),
    ("resize", "Resize the coding", "R"),
    ("take_back", "Take the coding back", "Del"),
    ("memo", "Write a memo", "M"),
    ("link", "Link to…", "L"),
    ("unlink", "Unlink", "U"),
    ("why", "Why this is here", "W"),
    ("differ", "Words that differ", "D"),
    ("together", "Scroll together", "S"),
    ("open", "Open in full text", ""),
    ("back", "Back", "Esc"),
    ("rejected", "Rejected codings", ""),
    ("in_text_order", "Links in the order of the text", ""),
    ("find_here", "Find here", "Ctrl+Shift+F"),
    ("find_next", "Next place found", "F3"),
    ("find_previous", "Previous place found", "Shift+F3"),
    ("limit_down", "Link more: lower the limit of closeness", "["),
    ("limit_up", "Link less: raise the limit of closeness", "]"),
    ("cite", "Copy with citation", "Ctrl+Shift+C"),
    ("cite_pair", "Copy the linked pair with citations", "Ctrl+Alt+C"),
)
"""Name, words and key of each command."""
TOGGLES = frozenset({"together", "rejected", "in_text_order"})
THEMES = 9


class Commands(QObject):
    """Actions by name. They act while the comparison or its Why panel has the focus.

    A key of one letter is taken by a text field before it becomes a command.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        for name, words, key in KEYS:
            self._add(name, QCoreApplication.translate("Commands", words), key)
            self._actions[name].setCheckable(name in TOGGLES)
        for digit in range(1, THEMES + 1):
            on = QCoreApplication.translate("Commands", "Theme {} on or off").format(digit)
            only = QCoreApplication.translate("Commands", "Only theme {}").format(digit)
            self._add(f"theme {digit}", on, str(digit))
            self._add(f"only {digit}", only, f"Shift+{digit}")

    def _add(self, name: str, words: str, key: str) -> None:
        action = QAction(words, self)
        action.setObjectName(f"compare.{name}")
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if key:
            action.setShortcut(QKeySequence(key))
        self._actions[name] = action

    def __getitem__(self, name: str) -> QAction:
        """Return an action by its name."""
        return self._actions[name]

    def all(self) -> list[QAction]:
        """Return all actions."""
        return list(self._actions.values())

    def for_menu(self) -> list[QAction]:
        """Return what stands in the menu: all but the keys of single themes."""
        return [self._actions[name] for name, _, _ in KEYS]

    def connect_to(self, name: str, act: Callable[[], object]) -> None:
        """Let an action do something."""
        self._actions[name].triggered.connect(lambda *_: act())
