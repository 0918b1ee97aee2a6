# SPDX-License-Identifier: MIT
"""What the window remembers: its place and docks for the program, its work for each corpus."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtWidgets import QMainWindow

from standpoint.analysis.grouping import Grouping, RepostsChosen

if TYPE_CHECKING:
    from standpoint.session.session import Session
    from standpoint.session.settings import Settings


def numbers(value: object) -> list[int]:
    """Return ids that were remembered as "3 5"; anything else is no ids."""
    parts = value.split() if isinstance(value, str) else []
    return [int(part) for part in parts if part.isdigit()]


@dataclass(frozen=True, slots=True)
class Work:
    """Where the analyst was in a corpus; `grouping` says which actors were compared, if any."""

    workspace: int = 0
    selection: tuple[int, ...] = ()
    comparison: tuple[int, ...] = ()
    view: str = ""
    grouping: Grouping | None = None


def written(grouping: Grouping | None) -> str:
    """Return which actors are compared as it is remembered, empty where none are."""
    if grouping is None:
        return ""
    chosen = [
        list(grouping.actors), grouping.since, grouping.until, grouping.undated, grouping.reposts
    ]  # fmt: skip
    return json.dumps(chosen, ensure_ascii=False)


def grouping_of(value: object) -> Grouping | None:
    """Return which actors were compared; None where that is not known."""
    try:
        # Before there was a choice of reposts, four values were remembered.
        actors, since, until, undated, *more = json.loads(str(value))
        said: RepostsChosen = more[0] if more and more[0] in get_args(RepostsChosen) else ""
        return Grouping(tuple(actors), str(since), str(until), bool(undated), said)
    except (ValueError, TypeError):
        return None


def save_geometry(window: QMainWindow, settings: Settings) -> None:
    """Remember where the window stands."""
    settings.set("window/geometry", window.saveGeometry())


def restore_geometry(window: QMainWindow, settings: Settings) -> bool:
    """Put the window where it was; return whether that was known."""
    known = settings.get("window/geometry")
    return isinstance(known, QByteArray) and window.restoreGeometry(known)


def fit(window: QMainWindow, room: QRect, frame: int) -> None:
    """Make a window no larger than a screen's room less what its own frame takes, in px."""
    if window.isMaximized() or window.isFullScreen():
        return
    width = min(window.width(), room.width() - frame)
    height = min(window.height(), room.height() - frame)
    window.resize(width, height)


def save_work(session: Session, work: Work) -> None:
    """Remember where the analyst was in the open corpus."""
    if session.corpus is None:
        return
    session.remember("workspace", work.workspace)
    session.remember("selection", " ".join(map(str, work.selection)))
    session.remember("comparison", " ".join(map(str, work.comparison)))
    session.remember("view", work.view)
    session.remember("grouping", written(work.grouping))


def work_of(session: Session) -> Work:
    """Return where the analyst was in the open corpus."""
    selected = numbers(session.remembered("selection", ""))
    compared = numbers(session.remembered("comparison", ""))
    known = {report.id for report in session.reports({*selected, *compared})}
    selection = [i for i in selected if i in known]
    comparison = [i for i in compared if i in known]
    workspace = int(session.remembered("workspace", 0))
    view = str(session.remembered("view", ""))
    grouping = grouping_of(session.remembered("grouping", ""))
    return Work(workspace, tuple(selection), tuple(comparison), view, grouping)
