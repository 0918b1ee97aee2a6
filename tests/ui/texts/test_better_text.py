# SPDX-License-Identifier: MIT
"""What a user may rely on when a report gets a better text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from standpoint.corpus import text_versions
from standpoint.session.session import Session
from standpoint.session.settings import Settings
from standpoint.ui.texts.replacing import ReplaceTextDialog, _what
from standpoint.ui.texts.versions import TextVersionsDialog

OLD = "Harvest\n\nThe unity of Syria counts. Refugees go home in safety. Wheat came in.\n"
NEW = "Harvest\n\nThe unity of Syria counts. Wheat and olives came in.\n"


@pytest.fixture
def session(qapp, tmp_path, qtbot):
    """A corpus with one report of which two sentences are confirmed."""
    (tmp_path / "old.txt").write_text(OLD)
    (tmp_path / "new.txt").write_text(NEW)
    made = Session(Settings(tmp_path / "settings.ini"))
    made.create(tmp_path / "trial.standpoint")
    with qtbot.waitSignal(made.job_finished):
        made.ingest([tmp_path / "old.txt"])
    for words, theme, facet in (
        ("unity", "unity", "territory"),
        ("Refugees", "refugees", "return"),
    ):
        start = OLD.index("The unity" if words == "unity" else words)
        with qtbot.waitSignal(made.changed):
            end = OLD.index(".", start) + 1
            made.decide(1, start, end, theme, facet, status="confirmed")
    yield made
    made.close()


def replacement(session, file):
    return text_versions.plan(session.reading_corpus, 1, text_versions.read(file))


@pytest.fixture
def dialog(session, look, qtbot, tmp_path):
    """What the new text would bring."""
    made = ReplaceTextDialog(look, "Harvest", replacement(session, tmp_path / "new.txt"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_goes_comes_and_has_no_place_is_shown_before_anything_is_stored(dialog, session):
    assert dialog._sentences() == "2 of 4 sentences stay, 2 go, 1 come."
    assert [row.words for row in dialog.left.listed.rows] == ["Refugees go home in safety."]
    dialog.show_list(0)
    assert dialog.sentences.listed.rows == ["Refugees go home in safety.", "Wheat came in."]
    dialog.show_list(1)
    assert dialog.sentences.listed.rows == ["Wheat and olives came in."]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == ReplaceTextDialog.DialogCode.Rejected
    assert session.reading_corpus.text(1) == OLD


def test_enter_takes_the_text_and_the_old_one_can_be_taken_again(
    dialog, session, look, qtbot, tmp_path
):
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == ReplaceTextDialog.DialogCode.Accepted
    with qtbot.waitSignal(session.changed):
        session.replace_text(replacement(session, tmp_path / "new.txt"))
    assert len(session.reading_corpus.decisions(1)) == 1
    versions = TextVersionsDialog(look, session, session.reports([1])[0])
    qtbot.addWidget(versions)
    versions.show()
    assert versions.text.toPlainText() == NEW
    assert not versions.act.isEnabled()
    QTest.keyClick(versions.list, Qt.Key.Key_Up)
    assert versions.text.toPlainText() == OLD
    QTest.keyClick(versions.list, Qt.Key.Key_Return)
    assert versions.result() == TextVersionsDialog.DialogCode.Accepted
    assert versions.version() == 1
    with qtbot.waitSignal(session.changed):
        session.take_text_version(1, 1)
    assert session.reading_corpus.text(1) == OLD
    assert len(session.reading_corpus.decisions(1)) == 2


def test_what_was_left_out_by_hand_and_has_no_place_is_told(session, look, qtbot, tmp_path):
    start = OLD.index("Wheat")
    with qtbot.waitSignal(session.changed):
        session.set_furniture_passage(1, start, OLD.index(".", start) + 1, True)
    made = ReplaceTextDialog(look, "Harvest", replacement(session, tmp_path / "new.txt"))
    qtbot.addWidget(made)
    made.show()
    shown = [(_what(row), row.words) for row in made.left.listed.rows]
    assert ("left out of the report", "Wheat came in.") in shown
