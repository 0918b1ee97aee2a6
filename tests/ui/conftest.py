# SPDX-License-Identifier: MIT
"""A look, and reports to list, without a corpus behind them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from standpoint.corpus.listing import Listing
from standpoint.corpus.searching import Found
from standpoint.model.codebook import Codebook, Theme
from standpoint.model.reports import Report
from standpoint.ui.look import Look

THEMES = (
    Theme("unity", "Unity", 1, "#0072B2", "circle", ()),
    Theme("resolution_2254", "Resolution 2254", 2, "#D55E00", "square", ()),
    Theme("refugees", "Refugees", 3, "#009E73", "triangle", ()),
    Theme("normalization", "Normalization", 4, "#CC79A7", "diamond", ()),
)


class Kept:
    """Settings that last as long as the test."""

    def __init__(self):
        self.values = {}

    def get(self, key, default=None):
        """Return what was set."""
        return self.values.get(key, default)

    def set(self, key, value):
        """Set."""
        self.values[key] = value


@dataclass
class Shelf:
    """Reports as the library asks for them."""

    listed: list = field(default_factory=list)
    counted: dict = field(default_factory=dict)
    texts: dict = field(default_factory=dict)
    tagged: dict = field(default_factory=dict)

    def reports(self):
        """Return them newest first, undated last."""
        return self.listed

    def originals(self):
        return {}

    def listing(self):
        """Return them as lists show them."""
        return Listing.of(self.listed)

    def added(self):
        """Return when each was added and from which file."""
        return {one.id: (f"2026-01-{one.id % 28 + 1:02}T08:00:00", f"{one.id}.txt")
                for one in self.listed}  # fmt: skip

    def tags_of_reports(self):
        """Return the tags."""
        return self.tagged

    def theme_counts(self, reports=None):
        """Return sentences by theme."""
        return self.counted

    def codebook(self):
        """Return four themes."""
        return Codebook("four themes", THEMES)

    def find_text(self, words, *, best_first=False):
        """Find whole words in the texts; the longest texts fit best."""
        wanted = words.lower().split()
        there = [i for i, text in self.texts.items() if set(wanted) <= set(text.split())]
        best = sorted(there, key=lambda i: -len(self.texts[i])) if best_first else ()
        return Found(words, frozenset(there), tuple(best))

    def find_text_beside(self, words, done, *, best_first=False):
        """Answer at once."""
        done(self.find_text(words, best_first=best_first))

    def leave_search(self):
        """Nothing waits."""

    def snippets(self, words, reports):
        """Mark the first word that is looked for."""
        first = words.lower().split()[0]
        marked = {i: self.texts.get(i, "").replace(first, f"⟦{first}⟧") for i in reports}
        return {i: text for i, text in marked.items() if "⟦" in text}


def report(number, title, date=None, actor="Council", language="en", origin="document", words=120):
    """Return a report with only what lists show."""
    return Report(
        number, title, origin, date, actor, None, None, language, words, 9, 0, f"sha{number}"
    )


@pytest.fixture
def kept():
    """Settings of this test."""
    return Kept()


@pytest.fixture
def look(qapp, kept):
    """The light look, applied to the program."""
    kept.set("look/scheme", "light")
    made = Look(kept)
    made.apply(qapp)
    yield made
    # In the program a look lives as long as its windows; here it would follow the system on.
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.styleHints().unsetColorScheme()


@pytest.fixture
def themes():
    """The four themes."""
    return THEMES


@pytest.fixture
def shelf():
    """Four dated reports of three years and three undated ones."""
    listed = [
        report(1, "Council on the talks in spring", "2024-05-24"),
        report(2, "Two bodies on a common paper", "2024-03", actor="Council, Forum"),
        report(3, "Forum on the way back", "2023-09-12", actor="Forum"),
        report(4, "بيان المجلس عن العودة", "2022~", actor="Council", language="ar"),
        report(5, "A meeting whose day nobody wrote down", actor="Forum", words=294),
        report(6, "These are the first words of", origin="first words", words=1),
        report(7, "Third undated paper"),
    ]
    counted = {1: {"unity": 2, "refugees": 1}, 2: {"unity": 1}, 5: {"normalization": 3}}
    texts = {1: "spring talks", 3: "harbour and olive", 7: "olive grove"}
    return Shelf(listed, counted, texts)


@pytest.fixture
def settings(tmp_path):
    """The program's settings, in a file of this test."""
    from standpoint.session.settings import Settings

    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def session(qapp, settings):
    """A session that is closed at the end."""
    from standpoint.session.session import Session

    made = Session(settings)
    yield made
    made.close()


@pytest.fixture
def window(session, look, settings, qtbot):
    """The main window on an empty session."""
    from standpoint.ui.window import MainWindow

    made = MainWindow(session, look, settings)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def statements(tmp_path):
    """Two statements in files; they share the resolution."""
    folder = tmp_path / "in"
    folder.mkdir()
    harbour, valley = folder / "harbour.txt", folder / "valley.txt"
    harbour.write_text(
        "Harbour paper\n\nThe harbour council wants Resolution 2254 carried out in full. "
        "Its lighthouse stays lit.\n",
        encoding="utf-8",
    )
    valley.write_text(
        "Valley paper\n\nThe valley council asks for the unity of Syria and names "
        "Resolution 2254 as its way.\n",
        encoding="utf-8",
    )
    return [harbour, valley]


@pytest.fixture
def filled(window, session, statements, qtbot):
    """The main window with two undated reports in an unsaved corpus."""
    window.filing.ensure_open()
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest(statements)
    return window
