# SPDX-License-Identifier: MIT
"""The program's window with a 4-ms timer in its event loop: idle, then while a rule is typed.

    typing_window.py CORPUS

It prints as JSON how late each tick was and how long each key took, in ms, and how long after the
last key the preview was complete: {"idle": […], "typing": […], "keys": […], "preview": …}.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import started_window
from pulse import Pulse
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from standpoint.corpus.rule_preview import RulePreview
    from standpoint.ui.window import MainWindow

PACE = 90
"""Milliseconds from key to key: about 130 words a minute, with pauses below."""
SETTLING, IDLE = 3_000, 3_000
TYPED = "refugee* NEAR/6 (camp* OR guarantee* OR host countries)"
PAUSES = {len("refugee*"), len("refugee* NEAR/6 (camp*")}
"""Behind these letters the analyst looks up, so that a preview comes in the middle."""


class Typist(QObject):
    """Opens the codebook, types over a rule, and notes how the window bears it."""

    def __init__(self, window: MainWindow, corpus: Path) -> None:
        super().__init__(window)
        self._window = window
        self._pulse = Pulse(self, "idle", "typing")
        self._keys: list[float] = []
        self._last_key = 0.0
        window.session.open(corpus)
        QTimer.singleShot(500, self._show)

    def _show(self) -> None:
        self._window.show_workspace(2)
        self._codebook = self._window.stage.workspace(2)
        self._codebook.choose(("refugees", "situation", 0))  # type: ignore[attr-defined]
        self._editor = self._codebook.panel.editor  # type: ignore[attr-defined]
        QTimer.singleShot(SETTLING, self._rest)

    def _rest(self) -> None:
        self._editor.setFocus()
        self._editor.selectAll()
        self._pulse.during("idle")
        QTimer.singleShot(IDLE, self._begin)

    def _begin(self) -> None:
        self._pulse.during("typing")
        self._type(0)

    def _type(self, place: int) -> None:
        began = time.perf_counter()
        QTest.keyClicks(self._editor, TYPED[place])
        self._last_key = time.perf_counter()
        self._keys.append((self._last_key - began) * 1_000)
        if place + 1 == len(TYPED):
            self._window.session.previewer.answered.connect(self._answered)
            # The last word is no phrase yet; what mends it is the last key.
            QTest.keyClick(self._editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
            self._last_key = time.perf_counter()
            return
        wait = 1_200 if place + 1 in PAUSES else PACE
        QTimer.singleShot(wait, lambda: self._type(place + 1))

    def _answered(self, preview: RulePreview) -> None:
        if preview.done:
            seconds = time.perf_counter() - self._last_key
            QTimer.singleShot(300, lambda: self._report(preview, seconds * 1_000))

    def _report(self, preview: RulePreview, waited: float) -> None:
        self._pulse.stop()
        said = {
            **self._pulse.late,
            "keys": self._keys,
            "preview": waited,
            "found": preview.found,
            "looked": preview.of,
        }
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
        self._window.close()
        QApplication.quit()


if __name__ == "__main__":
    sys.exit(started_window.start(Typist))
