# SPDX-License-Identifier: MIT
"""The dialog of furniture: lines that repeat, ticked where they are left out."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt

from standpoint.text.repetition import key
from standpoint.ui.codebook.furniture import FurnitureDialog
from standpoint.ui.codebook.furniture_lines import LINE, box_of

SLOGAN = "Bread, seed and water for every valley"
DEMAND = "We ask all sides to carry out Resolution 2254 in full"
ARABIC = "بيان صحفي صادر عن المكتب"
THINGS = ("the bridge", "the harvest", "a ledger", "the ferry", "two letters", "the orchard")


def paper(number, publisher, foot):
    pick = random.Random(number)
    own = [f"House {number} counted {pick.choice(THINGS)} in week {week}." for week in range(10)]
    head = f"---\ntitle: Paper {number}\npublisher: {publisher}\nlanguage: en\n---\n"
    return head + "\n" + "\n\n".join([*own, *foot]) + "\n"


@pytest.fixture
def settled(session, tmp_path, qtbot):
    """A corpus with lines that repeat in the reports of two publishers."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(10):
        valley = number < 5
        foot = (SLOGAN, DEMAND) if valley else (ARABIC, "Read also: what was sung last year")
        publisher = "Valley Desk" if valley else "Harbour Desk"
        (folder / f"{number}.md").write_text(paper(number, publisher, foot), encoding="utf-8")
    session.create(tmp_path / "a.standpoint")
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([folder])
    return session


@pytest.fixture
def dialog(settled, look, qtbot):
    made = FurnitureDialog(settled, look)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def rows(dialog):
    """Return what the table says, row by row; a publisher's row is one text."""
    model = dialog.model
    found = []
    for row in range(model.rowCount()):
        cells = [model.index(row, column).data() for column in range(3)]
        found.append(cells[0] if row in model.heads() else tuple(cells))
    return found


def ticked(dialog, said):
    row = next(r for r in range(dialog.model.rowCount())
               if dialog.model.index(r, LINE).data() == said)  # fmt: skip
    state = dialog.model.index(row, LINE).data(Qt.ItemDataRole.CheckStateRole)
    return state == Qt.CheckState.Checked


def go_to(dialog, publisher, said):
    dialog.view.go_to(dialog.model.row_of(publisher, key(said)))


def changed(session, qtbot):
    return qtbot.waitSignal(session.changed, timeout=10_000)


def test_it_lists_what_repeats_by_publisher_with_what_holds_of_each_line(dialog):
    assert rows(dialog) == [
        "Harbour Desk, 5 reports",
        ("Read also: what was sung last year", "5 of 5", "Left out for its wording"),
        (ARABIC, "5 of 5", "Left out, it repeats"),
        "Valley Desk, 5 reports",
        (SLOGAN, "5 of 5", "Left out, it repeats"),
        (DEMAND, "5 of 5", "Counted, names a theme"),
    ]
    assert ticked(dialog, SLOGAN)
    assert not ticked(dialog, DEMAND)


def test_space_leaves_a_line_out_of_all_reports_and_undo_takes_that_back(dialog, settled, qtbot):
    words = [report.words for report in settled.reports()]
    go_to(dialog, "Valley Desk", DEMAND)
    dialog.view.setFocus()
    with changed(settled, qtbot):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert ticked(dialog, DEMAND)
    assert dialog.view.current().example == DEMAND
    assert dialog.answer.text() == "Left out of all reports of Valley Desk."
    assert settled.reports()[0].words == words[0] - 11
    with changed(settled, qtbot):
        qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert not ticked(dialog, DEMAND)
    assert [report.words for report in settled.reports()] == words


def test_a_click_on_the_box_takes_a_line_back_and_one_beside_it_only_selects(
    dialog, settled, qtbot
):
    row = dialog.model.row_of("Valley Desk", key(SLOGAN))
    cell = dialog.view.visualRect(dialog.model.index(row, LINE))
    place = dialog.view.viewport()
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton, pos=cell.center())
    assert ticked(dialog, SLOGAN)
    assert dialog.view.current().example == SLOGAN
    with changed(settled, qtbot):
        qtbot.mouseClick(place, Qt.MouseButton.LeftButton, pos=box_of(cell).center())
    assert not ticked(dialog, SLOGAN)
    assert "Counted by you" in dialog.reason.text()
    with changed(settled, qtbot):
        qtbot.mouseClick(dialog.unsay, Qt.MouseButton.LeftButton)
    assert ticked(dialog, SLOGAN)
    assert not dialog.unsay.isEnabled()


def test_offered_are_only_lines_that_name_a_theme_and_it_says_what_that_means(dialog, qtbot):
    dialog.choice.setFocus()
    dialog.choice.set_current(2)
    dialog.choice.chosen.emit(2)
    assert rows(dialog) == [
        "Valley Desk, 5 reports",
        (DEMAND, "5 of 5", "Counted, names a theme"),
    ]
    assert "until you leave it out" in dialog.reason.text()


def test_the_search_finds_words_of_lines_and_of_publishers(dialog, qtbot):
    qtbot.keyClicks(dialog.search, "harbour")
    assert rows(dialog)[0] == "Harbour Desk, 5 reports"
    assert len(rows(dialog)) == 3
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "seed bread")
    assert rows(dialog)[1][0] == SLOGAN
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "zebra")
    assert dialog.nothing.isVisible()
    assert dialog.nothing.text() == "Nothing for “zebra” here."


def test_a_corpus_without_lines_that_repeat_says_so(session, look, tmp_path, qtbot):
    session.create(tmp_path / "empty.standpoint")
    made = FurnitureDialog(session, look)
    qtbot.addWidget(made)
    made.show()
    assert made.nothing.text() == "No line stands in four or more reports of one publisher."
    assert not made.view.isVisible()


def test_a_reader_of_the_screen_hears_the_whole_of_a_line(dialog):
    row = dialog.model.row_of("Valley Desk", key(SLOGAN))
    heard = dialog.model.index(row, LINE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == f"{SLOGAN}. In 5 of 5 reports. Left out, it repeats."


def test_escape_closes_it(dialog, qtbot):
    qtbot.keyClick(dialog.view, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
