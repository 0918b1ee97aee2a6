# SPDX-License-Identifier: MIT
"""The program's window while a chart is looked at: every change is timed until it is painted.

    charting_window.py CORPUS

It prints as JSON the milliseconds that each act took, a list for each.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import started_window
from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from started_window import timed

if TYPE_CHECKING:
    from standpoint.ui.window import MainWindow

SIZE = 1_440, 900
SETTLING = 2_500
"""Milliseconds until start-up is over and what it defers has come."""
TRENDS = 1
AGAIN = 8
RESTING = 1_000


class Looker(QObject):
    """Opens Trends and changes what the chart shows."""

    def __init__(self, window: MainWindow, corpus: Path) -> None:
        super().__init__(window)
        self._window = window
        self.said: dict[str, list[float]] = {}
        window.resize(*SIZE)
        window.session.open(corpus)
        QTimer.singleShot(SETTLING, self._look)

    def _look(self) -> None:
        self._trends: Any = self._window.stage.workspace(TRENDS)
        self.said["first"] = [timed(lambda: self._window.show_workspace(TRENDS))]
        settled = self._trends.choices
        self._change("measure by month", settled, ({"measure": name} for name in _measures()))
        self._change(
            "period",
            replace(settled, kind="year"),
            ({"kind": kind} for kind in ("month", "quarter", "year") * 3),
        )
        week = replace(settled, kind="week")
        self.said["first by week"] = [self._show(week)]
        self._change("measure by week", week, ({"measure": name} for name in _measures()))
        for form in ("points", "lines", "bars", "heat"):
            month = replace(settled, kind="month", form=form)
            self._show(month)
            self.said[f"repaint {form}"] = [self._repaint() for _ in range(AGAIN * 2)]
            self._pan(0)
            QTest.qWait(RESTING)  # pictures of what is seen are made when the view rests
            self.said[f"pan {form}"] = [self._pan(step) for step in range(AGAIN * 2)]
        sys.stdout.write(json.dumps(self.said) + "\n")
        sys.stdout.flush()
        self._window.close()
        QApplication.quit()

    def _change(self, name: str, like: Any, changes: Any) -> None:
        self._show(like)
        self.said[name] = [self._show(replace(like, **change)) for change in changes]

    def _show(self, choices: Any) -> float:
        def show() -> None:
            self._trends.left.set_choices(choices)
            self._trends.refresh()

        return timed(show)

    def _repaint(self) -> float:
        began = time.perf_counter()
        self._trends.chart.viewport().repaint()
        return (time.perf_counter() - began) * 1_000

    def _pan(self, step: int) -> float:
        first = step % 12
        began = time.perf_counter()
        self._trends.chart.show_range(first, first + 60)
        self._trends.chart.viewport().repaint()
        return (time.perf_counter() - began) * 1_000


def _measures() -> tuple[str, ...]:
    return ("rate", "sentences", "count", "share") * 2


if __name__ == "__main__":
    sys.exit(started_window.start(Looker))
