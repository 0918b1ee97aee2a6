# SPDX-License-Identifier: MIT
"""Suggestions over a real corpus: terms become rules, near sentences become codings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from standpoint.corpus import suggesting
from standpoint.corpus.corpus import Corpus
from standpoint.corpus.ingest import ingest
from standpoint.ui.codebook.suggestions import NEAR, TERMS, Suggestions

TENTS = '"winter tents"'
NEAREST = "Two trucks with winter tents and stoves came to the island."


class Waiting:
    """A question that is answered when the test says so."""

    def __init__(self, session):
        self.session = session
        self.asked = []
        self.cancelled = 0

    def __call__(self, question, *arguments, done, progressed=None, failed=None):
        self.asked.append((question, arguments, done, progressed, failed))
        return self

    def cancel(self):
        self.cancelled += 1

    def answer(self):
        """Run the last question to its end."""
        question, arguments, done, progressed, _ = self.asked[-1]
        job = question(self.session.reading_corpus, *arguments)
        while True:
            try:
                progressed(next(job))
            except StopIteration as end:
                done(end.value)
                return


@pytest.fixture
def opened(session, tmp_path, island_papers):
    """A session on a corpus in which refugees and winter tents go together."""
    path = tmp_path / "island.standpoint"
    with Corpus.create(path) as made:
        for _ in ingest(made, island_papers):
            pass
    session.open(path)
    return session


@pytest.fixture
def waiting(opened):
    """What stands for the process that reads beside the window."""
    return Waiting(opened)


@pytest.fixture
def dialog(opened, look, waiting, qtbot):
    """The dialog for refugees, its terms looked up."""
    made = Suggestions(opened, look, "refugees", None, runner=waiting)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    waiting.answer()
    return made


def rules(dialog):
    """The terms in the table."""
    model = dialog.terms.table.terms
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def choose(dialog, rule):
    dialog.terms.table.choose_row(rules(dialog).index(rule))


def look_through(dialog, waiting):
    """Show the queue of near sentences."""
    dialog.tabs.set_current(NEAR)
    dialog.tabs.chosen.emit(NEAR)
    waiting.answer()


def in_draft(session, theme="refugees"):
    return [r.source for f in session.draft.codebook.theme(theme).facets for r in f.rules]


def test_a_chosen_term_shows_the_sentences_that_it_would_find_with_the_term_marked(dialog):
    choose(dialog, TENTS)
    layout = dialog.terms._examples
    shown = [layout.itemAt(at).widget() for at in range(layout.count())]
    first = shown[0].sentence
    assert first.text == NEAREST
    assert [first.text[start:end] for start, end in first.marks] == ["winter tents"]


def test_enter_adds_the_term_to_the_draft_and_undo_takes_it_back(dialog, opened):
    choose(dialog, TENTS)
    before = in_draft(opened)
    dialog.terms.table.setFocus()
    QTest.keyClick(dialog.terms.table, Qt.Key.Key_Return)
    assert sorted(in_draft(opened)) == sorted([*before, TENTS])
    assert TENTS not in rules(dialog)
    dialog._undo.click()
    assert in_draft(opened) == before
    assert TENTS in rules(dialog)
    assert opened.codebook_version() == 1


def test_undo_and_redo_keys_work_in_the_dialog(dialog, opened, waiting, qtbot):
    choose(dialog, TENTS)
    before = in_draft(opened)
    table = dialog.terms.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert in_draft(opened) == before
    assert TENTS in rules(dialog)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table, Qt.Key.Key_Z, both)
    assert TENTS in in_draft(opened)
    assert TENTS not in rules(dialog)


def test_undo_in_the_queue_leads_back_to_the_sentence_whose_answer_it_takes_back(
    dialog, opened, waiting
):
    look_through(dialog, waiting)
    near = dialog.near
    first, undo = near.current, opened.undo
    QTest.keyClick(near, Qt.Key.Key_C)
    assert near.current != first
    QTest.keyClick(near, Qt.Key.Key_Right)
    QTest.keyClick(near, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert near.current == first
    assert not undo.canUndo()
    assert near.state.text() == ""
    QTest.keyClick(near, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert near.current != first
    near.step(-1)
    assert near.state.text() == "Coded"


def test_the_rule_goes_to_the_facet_that_is_chosen(dialog, opened):
    choose(dialog, TENTS)
    facet = opened.codebook().theme("refugees").facets[1]
    dialog.terms.facet.setCurrentIndex(dialog.terms.facet.findData(facet.id))
    dialog.terms.add.click()
    added = opened.draft.codebook.theme("refugees").facet(facet.id).rules
    assert TENTS in [rule.source for rule in added if rule.language == "en"]


def test_a_term_that_was_put_aside_stays_aside_for_this_corpus(
    dialog, opened, look, waiting, qtbot
):
    choose(dialog, TENTS)
    dialog.terms.table.setFocus()
    QTest.keyClick(dialog.terms.table, Qt.Key.Key_Delete)
    assert TENTS not in rules(dialog)
    again = Suggestions(opened, look, "refugees", None, runner=waiting)
    qtbot.addWidget(again)
    waiting.answer()
    assert TENTS not in rules(again)
    again.terms.aside.click()
    assert TENTS in rules(again)


def test_what_finds_no_further_sentence_is_shown_when_asked_for(dialog):
    few = set(rules(dialog))
    dialog.terms.found_already.setChecked(True)
    dialog.terms.names.setChecked(True)
    assert few <= set(rules(dialog))


def test_the_table_is_sorted_by_the_column_that_is_clicked(dialog):
    dialog.terms.found_already.setChecked(True)
    model = dialog.terms.table.terms
    model.sort_by(0)
    assert rules(dialog) == sorted(rules(dialog), key=str.casefold)
    model.sort_by(0)
    assert rules(dialog) == sorted(rules(dialog), key=str.casefold, reverse=True)


def test_the_queue_shows_a_sentence_with_its_nearest_and_c_codes_it(dialog, opened, waiting, qtbot):
    look_through(dialog, waiting)
    page = dialog.near
    assert page.sentence.sentence.text == NEAREST
    marked = {page.sentence.sentence.text[start:end] for start, end in page.sentence.sentence.marks}
    assert {"winter", "tents"} <= marked
    assert page.partner.sentence.text != NEAREST
    with qtbot.waitSignal(opened.changed):
        QTest.keyClick(page, Qt.Key.Key_C)
    made = opened.reading_corpus.decisions()
    assert [(one.theme, one.status) for one in made] == [("refugees", "confirmed")]
    with qtbot.waitSignal(opened.changed):
        dialog._undo.click()
    assert opened.reading_corpus.decisions() == ()
    assert page.sentence.sentence.text == NEAREST


def test_x_rejects_arrows_walk_and_enter_opens(dialog, opened, waiting, qtbot):
    look_through(dialog, waiting)
    page = dialog.near
    first = page.current
    with qtbot.waitSignal(dialog.opened) as asked:
        QTest.keyClick(page, Qt.Key.Key_Return)
    assert asked.args == [first.report, first.start]
    with qtbot.waitSignal(opened.changed):
        QTest.keyClick(page, Qt.Key.Key_X)
    assert [one.status for one in opened.reading_corpus.decisions()] == ["rejected"]
    QTest.keyClick(page, Qt.Key.Key_Left)
    assert page.current == first
    assert page.state.text() == "Rejected"
    for _ in range(len(page._queue)):
        QTest.keyClick(page, Qt.Key.Key_Right)
    assert page.current is None
    assert "0 coded, 1 rejected" in page.nothing.text()


def test_a_language_without_coded_sentences_says_so(dialog, waiting):
    dialog.language.set_current(1)
    dialog.language.chosen.emit(1)
    assert waiting.asked[-1][0] is suggesting.terms
    waiting.answer()
    assert dialog.terms.nothing.text() == (
        "No Arabic sentence carries Refugees yet. Terms can be suggested once some do."
    )
    asked = len(waiting.asked)
    dialog.language.set_current(0)
    dialog.language.chosen.emit(0)
    assert len(waiting.asked) == asked, "what was looked up is kept"
    assert TENTS in rules(dialog)


def test_a_look_up_shows_how_far_it_is_and_can_be_cancelled(opened, look, waiting, qtbot):
    made = Suggestions(opened, look, "refugees", None, runner=waiting)
    qtbot.addWidget(made)
    made.show()
    assert made.working.isVisible()
    made.working.cancel.click()
    assert waiting.cancelled == 1
    assert not made.working.isVisible()
    assert made.terms.nothing.text().startswith("Cancelled.")
    made.tabs.chosen.emit(TERMS)
    made.close()
    assert waiting.cancelled == 2


def test_reading_a_sentence_closes_the_dialog_without_leaving_a_question_behind(
    opened, look, waiting, qtbot
):
    made = Suggestions(opened, look, "refugees", None, runner=waiting)
    qtbot.addWidget(made)
    made.opened.connect(made.accept)
    made.show()
    made.terms.opened.emit(1, 0)
    assert not made.isVisible()
    assert waiting.cancelled == 1


def test_the_process_beside_the_window_answers(opened, look, qtbot):
    made = Suggestions(opened, look, "refugees", "situation")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: TENTS in rules(made), timeout=60_000)
    assert made.windowTitle() == "Suggestions for Refugees › their situation"
    made.close()
