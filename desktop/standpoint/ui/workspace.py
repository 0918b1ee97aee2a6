# SPDX-License-Identifier: MIT
"""What the window asks of a workspace, and how it is made when it is first needed.

A workspace is a widget for the middle of the window, made from (session, look). It may have:
`left` and `side`, panes for the docks; `menu_actions`, QActions for the menu of its name; `hint`,
the words for the status bar; `said(str)`, a signal; `export()`, for Ctrl E.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from standpoint.session.session import Session
    from standpoint.ui.look import Look


@dataclass(frozen=True, slots=True)
class Kind:
    """A workspace: its name in the tabs, and where its widget is made."""

    name: str
    menu: str
    module: str
    maker: str


KINDS = (
    Kind("Compare", "Compare", "standpoint.ui.compare.workspace", "CompareWorkspace"),
    Kind("Trends", "Figure", "standpoint.ui.trends.workspace", "TrendsWorkspace"),
    Kind("Codebook", "Codebook", "standpoint.ui.codebook.shown", "CodebookShown"),
)


def make(kind: Kind, session: Session, look: Look) -> QWidget:
    """Import a workspace and make its widget."""
    maker = getattr(importlib.import_module(kind.module), kind.maker)
    widget = maker(session, look)
    assert isinstance(widget, QWidget)
    return widget


def pane(workspace: QWidget | None, name: str) -> QWidget | None:
    """Return a workspace's pane for a dock ("left", "side"), None where it has none."""
    found: Any = getattr(workspace, name, None)
    return found if isinstance(found, QWidget) else None


def menu_actions(workspace: QWidget | None) -> list[QAction]:
    """Return the actions that a workspace brings to its menu."""
    found: Any = getattr(workspace, "menu_actions", None)
    return list(found() if callable(found) else found or [])
