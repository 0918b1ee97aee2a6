# SPDX-License-Identifier: MIT
"""How chart and table share the height: what the panels need to be read comes from the table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QSplitter

LEAST_TABLE = 72
"""The table's head and its first rows, in px."""


class Room(QObject):
    """Lends the chart above a splitter height of the table below, until the splitter is drawn.

    Call `share` when another figure is shown; it follows changes of the height by itself.
    """

    def __init__(self, splitter: QSplitter, area: QScrollArea) -> None:
        super().__init__(splitter)
        self._splitter, self._area = splitter, area
        self._lent = 0
        self._by_hand = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._share)
        splitter.splitterMoved.connect(self._on_moved)
        splitter.installEventFilter(self)

    def share(self) -> None:
        """Share the height anew, once everything has its place."""
        if not self._by_hand:
            self._soon.start()

    def share_now(self) -> None:
        """Share the height before anything is painted: each change would paint the chart anew."""
        for _ in range(2):
            # What stands beside the chart has new words, and with them another height.
            for index in range(self._splitter.count()):
                pane = self._splitter.widget(index)
                layout = pane.layout() if pane is not None else None
                if layout is not None:
                    layout.activate()
            if not self._by_hand:
                self._share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of both."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self.share()
        return super().eventFilter(watched, event)

    def _on_moved(self) -> None:
        self._by_hand = True
        self._soon.stop()

    def _share(self) -> None:
        upper, lower = self._splitter.sizes()
        chart = self._area.widget()
        if chart is None or not lower or not self._area.isVisible():
            return
        lack = chart.sizeHint().height() - self._area.viewport().height()
        # What was lent before comes back where it is not needed any more.
        lend = max(min(self._lent + lack, self._lent + lower - LEAST_TABLE), 0)
        if lend != self._lent:
            more = lend - self._lent
            self._lent = lend
            self._splitter.setSizes([upper + more, lower - more])
