# SPDX-License-Identifier: MIT
"""A session on a real corpus of small dated statements, and the workspace on it."""

from __future__ import annotations

import pytest

from standpoint.corpus import edits
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.session.session import Session
from standpoint.session.settings import Settings
from standpoint.ui.look import Look
from standpoint.ui.trends.workspace import TrendsWorkspace

UNITY = "It stands for the unity of Syria."
RETURN = "Refugees need protection from forced return."
NEIGHBOURS = "It turned down normalization with the Assad regime."
BOOKS = "The library opened a reading room for children."
FERRY = "A ferry company printed its timetable for winter."

# date (None: undated), actor, sentences
REPORTS = (
    ("2022-03-01", "Council", (UNITY, BOOKS)),
    ("2022-05-02", "Council", (RETURN,)),
    ("2023-01-10", "Council", (UNITY, RETURN, NEIGHBOURS)),
    ("2023-02-11", "Council", (UNITY, FERRY)),
    ("2023-06-12", "Assembly", (UNITY, NEIGHBOURS)),
    ("2023-07-13", "Assembly", (BOOKS,)),
    ("2023-08~", "Assembly", (UNITY, RETURN)),
    (None, "Assembly", (UNITY,)),
    (None, None, (RETURN,)),
)


@pytest.fixture(scope="session")
def filled_corpus(tmp_path_factory):
    """A corpus file that tests copy."""
    folder = tmp_path_factory.mktemp("trends")
    paths = []
    for number, (_, _, sentences) in enumerate(REPORTS):
        paths.append(folder / f"{number}.txt")
        text = f"Statement {number}\n\nNote {number} of the day. {' '.join(sentences)}\n"
        paths[-1].write_text(text, encoding="utf-8")
    path = folder / "trial.standpoint"
    with Corpus.create(path) as corpus:
        for _ in ingest(corpus, paths):
            pass
        known = {report.title: report.id for report in corpus.reports()}
        values = {
            known[f"Statement {number}"]: {"date": date, "actor": actor}
            for number, (date, actor, _) in enumerate(REPORTS)
        }
        edits.set_metadata(corpus, values)
    return path


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def session(qapp, settings, filled_corpus, tmp_path):
    path = tmp_path / "trial.standpoint"
    path.write_bytes(filled_corpus.read_bytes())
    made = Session(settings)
    made.open(path)
    yield made
    made.close()


@pytest.fixture
def look(qapp, settings):
    made = Look(settings)
    made.apply(qapp)
    made.set_preference("light")
    return made


@pytest.fixture
def trends(session, look, qtbot):
    """The workspace as it stands in the window, shown."""
    made = TrendsWorkspace(session, look)
    for widget in (made, made.left, made.side):
        qtbot.addWidget(widget)
    made.resize(880, 700)
    made.side.resize(290, 600)
    made.left.resize(240, 760)
    with qtbot.waitExposed(made):
        made.show()
    made.side.show()
    made.left.show()
    return made
