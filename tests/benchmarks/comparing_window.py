# SPDX-License-Identifier: MIT
"""The program's window while long reports are compared: every act is timed until it is painted.

    comparing_window.py CORPUS

Beside it stands a window with nothing but bare text browsers of the same texts, scrolled by the
same turns of the wheel. It prints as JSON the milliseconds that each act took, a list for each.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import started_window
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QHBoxLayout,
    QTextBrowser,
    QWidget,
)
from started_window import timed

if TYPE_CHECKING:
    from standpoint.ui.window import MainWindow

SIZE = 1_440, 900
SETTLING = 2_500
"""Milliseconds until start-up is over and what it defers has come."""
NOTCH = 120
AGAIN = 12
"""So often each act that is no scrolling is done."""


def turn_wheel(area: QAbstractScrollArea, notches: int) -> None:
    """Turn the wheel over the middle of an area, as the window system would tell it."""
    viewport = area.viewport()
    at = QPointF(viewport.rect().center())
    wheel = QWheelEvent(
        at,
        QPointF(viewport.mapToGlobal(QPoint(round(at.x()), round(at.y())))),
        QPoint(),
        QPoint(0, -NOTCH * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, wheel)


def scrolled(area: QAbstractScrollArea) -> list[float]:
    """Turn the wheel from the top to the end and back; return what each frame took."""
    bar = area.verticalScrollBar()
    bar.setValue(0)
    QApplication.processEvents()
    frames = []
    for notches, end in ((1, bar.maximum), (-1, bar.minimum)):
        for _ in range(1_000):
            if bar.value() == end():
                break
            frames.append(timed(lambda n=notches: turn_wheel(area, n)))  # type: ignore[misc]
    return frames


def bare_browsers(texts: Sequence[str]) -> dict[str, list[float]]:
    """Open the texts in bare browsers and scroll all of them together."""
    host = QWidget()
    row = QHBoxLayout(host)
    host.resize(*SIZE)
    browsers: list[QTextBrowser] = []

    def open_them() -> None:
        for text in texts:
            browser = QTextBrowser()
            browser.setPlainText(text)
            row.addWidget(browser)
            browsers.append(browser)
        host.show()

    opened = timed(open_them)
    for other in browsers[1:]:
        browsers[0].verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
    frames = scrolled(browsers[0])
    host.close()
    return {"open": [opened], "scroll": frames}


class Reader(QObject):
    """Compares, scrolls, switches, steps and zooms, and notes how long each takes."""

    def __init__(self, window: MainWindow, corpus: Path) -> None:
        super().__init__(window)
        self._window = window
        self.said: dict[str, list[float]] = {}
        window.resize(*SIZE)
        window.session.open(corpus)
        QTimer.singleShot(SETTLING, self._read)

    def _read(self) -> None:
        ids = [report.id for report in self._window.session.reports()]
        texts = [self._window.session.reading(number).text for number in ids]
        self._window.compare(ids[2:])  # the first comparison imports what all of them need
        QApplication.processEvents()
        self._workspace: Any = self._window.stage.workspace(0)
        for number in (2, 4):
            bare = bare_browsers(texts[:number])
            self.said |= {f"bare {name} {number}": took for name, took in bare.items()}
            self._open(ids[:number], number)
            self._scroll(number)
        self._act()
        self._report()

    def _open(self, ids: list[int], number: int) -> None:
        for view in ("theme", "text"):
            took = []
            for _ in range(5):
                self._workspace.compare([])
                QApplication.processEvents()
                took.append(timed(lambda v=view: self._workspace.compare(ids, v)))  # type: ignore[misc]
            self.said[f"open {view} {number}"] = took

    def _scroll(self, number: int) -> None:
        panes = self._workspace.full_text.panes
        self.said[f"scroll text {number}"] = scrolled(panes[0])
        self._workspace.compare(self._workspace.report_ids(), "theme")
        QApplication.processEvents()
        self.said[f"scroll theme {number}"] = scrolled(self._workspace.by_theme)

    def _act(self) -> None:
        """Toggle, step and zoom in the comparison of four."""
        workspace = self._workspace
        self._window.activateWindow()
        for view in ("theme", "text"):
            workspace.compare(workspace.report_ids(), view)
            workspace.focus_view()
            QApplication.processEvents()
            self.said[f"toggle {view}"] = self._pressed(Qt.Key.Key_1)
            self.said[f"next {view}"] = self._pressed(Qt.Key.Key_N)
        self.said["zoom text"] = [
            timed(lambda s=1 if time_ % 2 else -1: workspace.zoom(s))  # type: ignore[misc]
            for time_ in range(AGAIN)
        ]

    def _pressed(self, key: Qt.Key) -> list[float]:
        shown = QApplication.focusWidget()
        assert shown is not None
        before = self._workspace.comparison.view, self._workspace.comparison.link
        took = [timed(lambda: QTest.keyClick(shown, key))]
        after = self._workspace.comparison.view, self._workspace.comparison.link
        if before == after:
            raise RuntimeError(f"{key} did nothing")
        return took + [timed(lambda: QTest.keyClick(shown, key)) for _ in range(AGAIN - 1)]

    def _report(self) -> None:
        links = len(self._workspace.comparison.links())
        sys.stdout.write(json.dumps(self.said | {"links": [links]}) + "\n")
        sys.stdout.flush()
        self._window.close()
        QApplication.quit()


if __name__ == "__main__":
    sys.exit(started_window.start(Reader))
