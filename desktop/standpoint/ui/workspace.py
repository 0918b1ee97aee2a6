# SPDX-License-Identifier: MIT
"""What the window asks of a workspace, and how it is made when it is first needed.

A workspace is a widget for the middle of the window, made from (session, look). It may have:
`left` and `side`, panes for the docks (a side may be `closed`); `left_width`, how wide the left one
is at first, in a narrow window and in a wide one; `menu_actions()`, QActions for the
menu of its name; `export()`, for Ctrl E; `hint`, words for the status bar; and the signals that the
window listens to (see `MainWindow._listen`).
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from standpoint.session.session import Session
    from standpoint.ui.look import Look


@dataclass(frozen=True, slots=True)
class Kind:
    """A workspace: its name in the tabs, the menu of its actions, and where it is made."""

    name: str
    menu: str
    module: str
    maker: str


KINDS = (
    Kind("Compare", "Compare", "standpoint.ui.compare.workspace", "CompareWorkspace"),
    Kind("Trends", "Figure", "standpoint.ui.trends.workspace", "TrendsWorkspace"),
    Kind("Codebook", "Codebook", "standpoint.ui.codebook.workspace", "CodebookWorkspace"),
)


COMPARE, TRENDS, CODEBOOK = range(3)


def make(kind: Kind, session: Session, look: Look) -> QWidget:
    """Import a workspace and make its widget."""
    maker = getattr(importlib.import_module(kind.module), kind.maker)
    widget = maker(session, look)
    assert isinstance(widget, QWidget)
    return widget


def pane(workspace: QWidget | None, side: str) -> QWidget | None:
    """Return a workspace's pane for a dock ("left", "side"), None where it has none."""
    found: Any = getattr(workspace, side, None)
    return found if isinstance(found, QWidget) else None


def menu_actions(workspace: QWidget | None) -> list[QAction]:
    """Return the actions that a workspace brings to its menu."""
    offer: Any = getattr(workspace, "menu_actions", None)
    return list(offer()) if callable(offer) else []


def columns(workspace: QWidget | None) -> int:
    """Return how many columns a workspace shows side by side, 0 for one that shows none."""
    comparison: Any = getattr(workspace, "comparison", None)
    return len(comparison.columns) if comparison is not None else 0


def reads_text(workspace: QWidget | None) -> bool:
    """Return whether a workspace shows texts side by side, which need the docks' room."""
    view: Any = getattr(workspace, "view", None)
    ids: Any = getattr(workspace, "report_ids", None)
    return callable(view) and view() == "text" and callable(ids) and len(ids()) > 1
