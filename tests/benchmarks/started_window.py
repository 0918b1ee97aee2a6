# SPDX-License-Identifier: MIT
"""The program, started as a user starts it, with somebody in its event loop who measures."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from standpoint.ui.window import MainWindow


def start(measure: Callable[[MainWindow, *tuple[Path, ...]], object]) -> int:
    """Start the program; hand its window and the paths of the command line to `measure`.

    Worker processes import the script again: call this only where it is run by its name.
    """
    from standpoint.__main__ import main

    paths = [Path(argument) for argument in sys.argv[1:]]
    turn = QApplication.exec

    def watched(*_: object) -> int:
        windows = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
        measure(next(windows), *paths)  # type: ignore[arg-type]
        return turn()

    QApplication.exec = watched  # type: ignore[method-assign,assignment]
    sys.argv[1:] = []
    return main()


def timed(act: Callable[[], object]) -> float:
    """Return the milliseconds from the request until all of it is painted.

    What an act puts off until later, by a timer of no length or by another paint, is part of it.
    """
    began = time.perf_counter()
    act()
    for _ in range(2):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return (time.perf_counter() - began) * 1_000
