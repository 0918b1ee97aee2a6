# SPDX-License-Identifier: MIT
"""Starting the window: the one place where look, session and screens are put together."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from standpoint import __version__


def start(arguments: Sequence[str]) -> int:
    """Open the window on a corpus, the sample (`--sample`), or where one left off.

    Returns the exit code: 2 with one sentence on standard error where nothing can be shown.
    """
    wanted = [argument for argument in arguments if argument != "--sample"]
    unknown = [argument for argument in wanted if argument.startswith("-")]
    if unknown or len(wanted) > 1:
        sys.stderr.write(
            f"standpoint does not know {(unknown or wanted)[0]}. "
            "Run standpoint --help for its verbs.\n"
        )
        return 2
    from standpoint.figures.painting import has_display

    if not has_display():
        sys.stderr.write(
            "There is no display to open a window on. The verbs work without one: "
            "standpoint --help.\n"
        )
        return 2
    return _run(Path(wanted[0]) if wanted else None, sample="--sample" in arguments)


def _run(path: Path | None, sample: bool) -> int:
    from PySide6.QtWidgets import QApplication

    from standpoint.session.session import Session
    from standpoint.session.settings import Settings
    from standpoint.ui import crash
    from standpoint.ui.look import Look
    from standpoint.ui.window import MainWindow

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Standpoint")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("standpoint")
    settings = Settings()
    look = Look(settings)
    look.apply(application)
    watch = crash.install(application)
    window = MainWindow(Session(settings), look, settings, late=True)
    window.show()
    window.begin(path, sample=sample)
    try:
        return application.exec()
    finally:
        watch.remove()
