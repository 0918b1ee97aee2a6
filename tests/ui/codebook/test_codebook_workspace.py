# SPDX-License-Identifier: MIT
"""What an analyst may rely on when reading the codebook."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from standpoint.session.session import Session
from standpoint.session.settings import Settings
from standpoint.ui.codebook.workspace import CodebookWorkspace
from standpoint.ui.look import Look


@pytest.fixture
def session(qapp, tmp_path, qtbot):
    """A session on one report that speaks to two themes."""
    made = Session(Settings(tmp_path / "settings.ini"))
    (tmp_path / "one.txt").write_text(
        "The council wants Resolution 2254 carried out. Refugees need protection.\n"
        "It repeated that Resolution 2254 is the way.\n"
    )
    made.create(tmp_path / "trial.standpoint")
    with qtbot.waitSignal(made.job_finished, timeout=20_000):
        made.ingest([tmp_path / "one.txt"])
    yield made
    made.close()


@pytest.fixture
def workspace(session, qtbot):
    """The codebook as it is shown."""
    made = CodebookWorkspace(session, Look())
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def lines(workspace):
    model = workspace.model
    return [
        (model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())
    ]


def shown(workspace):
    return "\n".join(label.text() for label in workspace.findChildren(QLabel) if label.isVisible())


def test_each_theme_says_in_how_many_sentences_it_was_found(workspace):
    assert lines(workspace)[:4] == [
        ("Unity", "0"),
        ("Resolution 2254", "2"),
        ("Refugees", "1"),
        ("Normalization", "0"),
    ]


def test_walking_down_by_key_shows_each_entry(workspace, qtbot):
    workspace.tree.setFocus()
    assert "Found in 0 sentences of this corpus." in shown(workspace)
    steps = workspace.model.rowCount(workspace.model.index(0, 0)) + 1
    for _ in range(steps):
        qtbot.keyClick(workspace.tree, Qt.Key.Key_Down)
    assert "Found in 2 sentences of this corpus." in shown(workspace)
    assert "Looked for in reports from 18 Dec 2015 on." in shown(workspace)


def test_a_facet_shows_its_rules_and_how_much_each_finds(workspace, qtbot):
    theme = workspace.model.index(1, 0)
    facet = workspace.model.index(0, 0, theme)
    qtbot.mouseClick(
        workspace.tree.viewport(),
        Qt.MouseButton.LeftButton,
        pos=workspace.tree.visualRect(facet).center(),
    )
    text = shown(workspace)
    assert "English rule · 2 sentences" in text
    assert "Arabic rule · 0 sentences" in text


def test_numbers_follow_the_corpus(workspace, session, tmp_path, qtbot):
    (tmp_path / "two.txt").write_text("Another body asks for Resolution 2254 in full.\n")
    with qtbot.waitSignal(session.job_finished, timeout=20_000):
        session.ingest([tmp_path / "two.txt"])
    assert ("Resolution 2254", "3") in lines(workspace)
