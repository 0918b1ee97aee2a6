# SPDX-License-Identifier: MIT
"""A 4-ms timer in a window's event loop: how late each tick came tells how alive the window is."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

TICK = 4.0


class Pulse(QObject):
    """Notes, under the name of what goes on, how much later than `TICK` each tick comes, in ms."""

    def __init__(self, parent: QObject, *names: str) -> None:
        super().__init__(parent)
        self.late: dict[str, list[float]] = {name: [] for name in names}
        self._now = ""
        self._last = 0.0
        self._timer = QTimer(self, interval=int(TICK), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def during(self, name: str) -> None:
        """Note under this name from now on."""
        self._now = name
        if not self._timer.isActive():
            self._last = time.perf_counter() * 1_000
            self._timer.start()

    def stop(self) -> None:
        """Note nothing more."""
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter() * 1_000
        self.late[self._now].append(max(0.0, now - self._last - TICK))
        self._last = now
