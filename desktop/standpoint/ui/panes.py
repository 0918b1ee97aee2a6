# SPDX-License-Identifier: MIT
"""Walking from pane to pane with F6."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def next_pane(panes: Sequence[QWidget], step: int) -> QWidget | None:
    """Return the visible pane after (1) or before (-1) the one with the focus."""
    visible = [pane for pane in panes if pane.isVisible()]
    if not visible:
        return None
    focus = QApplication.focusWidget()
    here = next((i for i, pane in enumerate(visible) if _holds(pane, focus)), None)
    if here is None:
        return visible[0 if step > 0 else -1]
    return visible[(here + step) % len(visible)]


def focus_in(pane: QWidget) -> None:
    """Put the focus on the first control of a pane that takes it by Tab."""
    candidate = pane
    while not _takes_tab(candidate) or not _holds(pane, candidate):
        following = candidate.nextInFocusChain()
        if following is None or following is pane:
            return
        candidate = following
    candidate.setFocus(Qt.FocusReason.TabFocusReason)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled()
