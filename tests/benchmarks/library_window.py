# SPDX-License-Identifier: MIT
"""The program's window while the library is used: every act is timed until it is painted.

    library_window.py CORPUS

It prints as JSON the milliseconds that each act took, a list for each.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import started_window
from pulse import Pulse
from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from started_window import timed

from standpoint.ui.library.filtering import Filter
from standpoint.ui.library.model import COLUMNS
from standpoint.ui.library.sorting import Sorting

if TYPE_CHECKING:
    from standpoint.ui.window import MainWindow

SIZE = 1_440, 900
SETTLING = 1_500
"""Milliseconds until start-up is over and what it defers has come."""
PATIENCE = 30_000
TYPED = ("council wants", "refugees return", "resolution 2254", "un", "the unity")
FRAMES = 150


class Librarian(QObject):
    """Opens the corpus, searches, narrows, sorts, scrolls and tags it."""

    def __init__(self, window: MainWindow, corpus: Path) -> None:
        super().__init__(window)
        self._window = window
        self._corpus = corpus
        self.said: dict[str, list[float]] = {}
        window.resize(*SIZE)
        QTimer.singleShot(SETTLING, self._use)

    def _use(self) -> None:
        window, library = self._window, self._window.library
        self.said["filled"] = [timed(lambda: window.session.open(self._corpus))]
        self._wait(lambda: not window.session.busy)
        QTest.qWait(SETTLING)
        self._type()
        year = str(next(filter(None, library.model.years)))
        for facet, value in (("year", year), ("actor", "Council"), ("language", "en"),
                             ("theme", "unity"), ("tag", "")):  # fmt: skip
            self._time("filter", lambda f=facet, v=value: library.set_filter(
                Filter().toggled(f, v)))  # fmt: skip
            self._time("filter", lambda: library.set_filter(Filter()))
        for name in ("Title", "Actor", "Words", "Added", "Date"):
            for way in (False, True):
                sorting = Sorting(COLUMNS.index(name), descending=way)
                self._time("sort", lambda s=sorting: library.sort(s))
        self._scroll("scroll the list", library.dated)
        window.stage.left.widen(900)
        QTest.qWait(300)
        self._scroll("scroll the table", library.table)
        self._tag()
        sys.stdout.write(json.dumps(self.said) + "\n")
        sys.stdout.flush()
        window.close()
        QApplication.quit()

    def _type(self) -> None:
        """Type words letter by letter, and wait for what is found after the last."""
        library = self._window.library
        library.search.take_focus()
        for words in TYPED:
            library.search.clear()
            QTest.qWait(400)
            for letter in words:
                self._time("key", lambda at=letter: QTest.keyClicks(library.search, at))
                QTest.qWait(60)
            began = time.perf_counter()
            self._wait(lambda at=words: library.filter.words == at)
            QApplication.processEvents()
            took = (time.perf_counter() - began) * 1_000
            self.said.setdefault("found after the last key", []).append(took)
        library.set_filter(replace(library.filter, words="", holding=None))

    def _scroll(self, what: str, view: object) -> None:
        bar = view.verticalScrollBar()  # type: ignore[attr-defined]
        viewport = view.viewport()  # type: ignore[attr-defined]
        step = max((bar.maximum() - bar.minimum()) // FRAMES, 1)
        for frame in range(FRAMES):
            began = time.perf_counter()
            bar.setValue(frame * step)
            viewport.repaint()
            took = (time.perf_counter() - began) * 1_000
            self.said.setdefault(what, []).append(took)

    def _tag(self) -> None:
        """Select and tag everything while a timer says how late the window comes to it."""
        window = self._window
        for what, act in (
            ("select all", window.library.table.selectAll),
            ("tag all", lambda: window.session.tag(window.library.selection(), ["measured"])),
            ("undo", window.session.undo.undo),
        ):
            changed: list[object] = []
            listening = window.session.changed.connect(changed.append)
            pulse = Pulse(self, what)
            pulse.during(what)
            act()
            if what != "select all":
                self._wait(lambda seen=changed: bool(seen))
            QTest.qWait(200)
            window.session.changed.disconnect(listening)
            pulse.stop()
            self.said[f"late: {what}"] = pulse.late[what]

    def _time(self, what: str, act: Callable[[], object]) -> None:
        self.said.setdefault(what, []).append(timed(act))
        QTest.qWait(5)

    def _wait(self, over: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE / 1_000
        while not over():
            QApplication.processEvents()
            if time.monotonic() > until:
                raise RuntimeError("The window did not come to it.")
            time.sleep(0.001)


if __name__ == "__main__":
    sys.exit(started_window.start(Librarian))
