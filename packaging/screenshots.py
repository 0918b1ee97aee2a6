# SPDX-License-Identifier: MIT
"""Take the pictures of README and help: the real window on the sample, without a display.

    .venv/bin/python packaging/screenshots.py [FOLDER]

writes them to resources/help/pictures, or to FOLDER with every size, scheme and screen, to look at.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from standpoint.ui.window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "resources" / "help" / "pictures"
SMALL, LARGE = (1280, 800), (1920, 1080)
SCHEMES = ("light", "dark")

# By the first words of their titles, since ids depend on the order of the digests.
PAIR = ("Coalition protests as Assad", "Negotiations Commission rejects")
WITH_ARABIC = ("Democratic Council welcomes", "الائتلاف الوطني")
FOUR = (*PAIR, *WITH_ARABIC)


WIDER = "(refugees OR displaced OR camps) NOT NEAR/5 (protect* OR rights)"
FAULTY = "(refugees OR displaced OR camps) NEAR (protect* OR rights)"
ACTORS = ("Syrian Opposition Coalition", "Syrian Negotiations Commission")


Showing = Callable[["MainWindow"], "QWidget | None"]
"""Shows a screen; returns what to take the picture of, None for the whole window."""


class Picture(NamedTuple):
    """A screen of the program, and how to get there."""

    name: str
    show: Showing


def compare(*titles: str, view: str = "theme") -> Showing:
    """Return what opens a comparison of the reports whose titles begin so."""

    def show(window: MainWindow) -> None:
        reports = window.session.reports()
        ids = [next(r.id for r in reports if r.title.startswith(title)) for title in titles]
        window.library.select(ids)
        window.compare(ids)
        workspace = window.stage.workspace(0)
        workspace.compare(ids, view=view)  # type: ignore[attr-defined]
        workspace.setFocus()
        workspace.step_link(1)  # type: ignore[attr-defined]

    return show


def actors(*names: str) -> Showing:
    """Return what sets all reports of these actors side by side."""

    def show(window: MainWindow) -> None:
        from standpoint.analysis.grouping import Grouping

        window.close_comparison()
        window.library.select([])
        window.show_workspace(0)
        workspace = window.stage.workspace(0)
        workspace.compare_actors(Grouping(names))  # type: ignore[attr-defined]
        workspace.side.show_tab(0)  # type: ignore[attr-defined]

    return show


def by_hand(window: MainWindow) -> None:
    """Show words that a person coded, with a memo."""
    from standpoint.corpus.edits import CodingKey

    compare(*PAIR, view="text")(window)
    report = window.stage.workspace(0).report_ids()[0]  # type: ignore[attr-defined]
    text = window.session.reading(report).text
    start = text.index("protested")
    words = "protested in a statement"
    key = CodingKey(report, start, start + len(words), "normalization", "legitimacy")
    window.session.code(key)
    window.session.set_memo(report, key.start, key.end, "Who signed it?")


def differing(*titles: str) -> Showing:
    """Return what shows the words that differ between reports."""

    def show(window: MainWindow) -> None:
        compare(*titles)(window)
        window.stage.workspace(0).side.show_tab(1)  # type: ignore[attr-defined]

    return show


def charting(**choices: object) -> Showing:
    """Return what shows Trends with these choices, and all others as at first."""

    def show(window: MainWindow) -> None:
        from standpoint.ui.trends.choices import Choices

        window.close_comparison()
        window.library.select([])
        window.show_workspace(1)
        trends = window.stage.workspace(1)
        trends.left.set_choices(Choices(**choices))  # type: ignore[attr-defined,arg-type]
        trends.refresh()  # type: ignore[attr-defined]

    return show


def choosing(window: MainWindow) -> None:
    """Show the screen that asks for reports, with two selected."""
    window.close_comparison()
    window.library.select([report.id for report in window.session.reports()[:2]])


def rule_at(theme: str, facet: str, number: int, source: str = "") -> Showing:
    """Return what shows a rule of the codebook, with other words in it if there are any."""

    def show(window: MainWindow) -> None:
        window.close_comparison()
        window.library.select([])
        window.session.draft.discard()
        window.show_workspace(2)
        codebook = window.stage.workspace(2)
        codebook.choose((theme, facet, number))  # type: ignore[attr-defined]
        editor = codebook.panel.editor  # type: ignore[attr-defined]
        if source:
            editor.selectAll()
            editor.insertPlainText(source)

    return show


def arabic_rule(window: MainWindow) -> None:
    """Show the first Arabic rule of a facet."""
    rules = window.session.codebook().theme("refugees").facet("situation").rules
    number = next(n for n, rule in enumerate(rules) if rule.language == "ar")
    rule_at("refugees", "situation", number)(window)


def facet(theme: str, facet: str) -> Showing:
    """Return what shows a facet of the codebook as it is saved."""

    def show(window: MainWindow) -> None:
        window.close_comparison()
        window.library.select([])
        window.session.draft.discard()
        window.show_workspace(2)
        window.stage.workspace(2).choose((theme, facet))  # type: ignore[attr-defined]

    return show


def planning(window: MainWindow) -> QWidget:
    """Show what an import would do."""
    import plan_files
    from PySide6.QtWidgets import QApplication

    window.close_comparison()
    window.library.select([])
    folder = Path(tempfile.mkdtemp(prefix="plan-", dir=os.environ["XDG_DATA_HOME"]))
    window.adding.add(plan_files.write(folder))
    dialog = window.adding.dialog
    assert dialog is not None
    application = QApplication.instance()
    while window.session.busy or dialog.model.rowCount() < len(list(folder.iterdir())):
        _settle(application)  # type: ignore[arg-type]
    dialog.resize(1120, 720)
    row = [i.place.path.name for i in dialog.plan.items].index("crossing.md")
    dialog.table.select_rows([dialog.model.order.index(row)], 0)
    return dialog


PICTURES = (
    Picture("add-reports", planning),
    Picture("choose", choosing),
    Picture("compare-by-theme", compare(*PAIR)),
    Picture("compare-full-text", compare(*PAIR, view="text")),
    Picture("compare-arabic", compare(*WITH_ARABIC)),
    Picture("compare-arabic-full-text", compare(*WITH_ARABIC, view="text")),
    Picture("compare-four", compare(*FOUR)),
    Picture("compare-four-full-text", compare(*FOUR, view="text")),
    Picture("compare-differing", differing(*PAIR)),
    Picture("compare-actors", actors(*ACTORS)),
    Picture("trends", charting()),
    Picture("trends-lines", charting(form="lines", kind="quarter", start="2019", smooth="kernel")),
    Picture("trends-bars", charting(form="bars", measure="count", layout="together")),
    Picture("trends-map", charting(form="heat", split="facet", theme="refugees", events="none")),
    Picture("trends-actors", charting(split="actor", theme="normalization", layout="together")),
    Picture("codebook", facet("normalization", "regime")),
    Picture("codebook-rule", rule_at("refugees", "situation", 0, WIDER)),
    Picture("codebook-error", rule_at("refugees", "situation", 0, FAULTY)),
    Picture("codebook-arabic", arabic_rule),
    Picture("compare-by-hand", by_hand),
)
IN_README = {
    "add-reports": ("light",),
    "compare-by-theme": ("light",),
    "compare-full-text": ("dark",),
    "compare-arabic": ("light",),
    "compare-actors": ("light",),
    "trends": ("light",),
    "codebook-rule": ("light",),
}


def take(folder: Path, everything: bool) -> list[Path]:
    """Take the pictures and return where they lie."""
    with tempfile.TemporaryDirectory(prefix="standpoint-") as place:
        os.environ.update(
            QT_QPA_PLATFORM="offscreen",
            QT_SCALE_FACTOR="1",
            QT_FONT_DPI="96",
            XDG_CONFIG_HOME=place,
            XDG_DATA_HOME=place,
        )
        from PySide6.QtWidgets import QApplication

        application = QApplication([])
        taken: list[Path] = []
        for scheme in SCHEMES:
            for size in (SMALL, LARGE) if everything else (SMALL,):
                taken += _one_window(application, Path(place), folder, scheme, size, everything)
    return taken


def _one_window(  # noqa: PLR0917
    application: QApplication,
    place: Path,
    folder: Path,
    scheme: str,
    size: tuple[int, int],
    everything: bool,
) -> list[Path]:
    from PySide6.QtWidgets import QDialog

    from standpoint.session.session import Session
    from standpoint.session.settings import Settings
    from standpoint.ui.look import Look
    from standpoint.ui.window import MainWindow

    settings = Settings(place / f"{scheme}-{size[0]}.ini")
    settings.set("look/scheme", scheme)
    look = Look(settings)
    look.apply(application)
    window = MainWindow(Session(settings), look, settings)
    window.resize(*size)
    window.show()
    if everything:
        _settle(application)
        window.grab().save(str(folder / f"first-run-{scheme}-{size[0]}.png"))
    window.filing.open_sample()
    window.status.saved("")
    taken = []
    for picture in PICTURES:
        if not everything and scheme not in IN_README.get(picture.name, ()):
            continue
        shown = picture.show(window) or window
        _settle(application)
        while window.session.previewer.waiting:
            _settle(application)
        name = f"{picture.name}-{scheme}-{size[0]}.png" if everything else f"{picture.name}.png"
        target = folder / name
        shown.grab().save(str(target))
        taken.append(target)
        if isinstance(shown, QDialog):
            shown.reject()
    window.close()
    window.deleteLater()
    return taken


def _settle(application: QApplication) -> None:
    """Let everything that waits for the event loop happen."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop

    deadline = QDeadlineTimer(600)
    while not deadline.hasExpired():
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def main() -> int:
    """Take the pictures that the first argument asks for."""
    everything = len(sys.argv) > 1
    folder = Path(sys.argv[1]) if everything else KEPT
    folder.mkdir(parents=True, exist_ok=True)
    for path in take(folder, everything):
        print(path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
