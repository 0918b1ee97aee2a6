# SPDX-License-Identifier: MIT
"""The window of reposts and what the library says of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from standpoint.session.session import Session
from standpoint.session.settings import Settings
from standpoint.ui.library.library import Library
from standpoint.ui.library.model import META, REPORT
from standpoint.ui.look import Look
from standpoint.ui.reposts.dialog import RepostsWindow

BODY = (
    "The town council asked all sides to carry out Resolution 2254 and to let refugees choose. "
    "Its members spoke for the unity of the country and thanked the bakers of the old quarter. "
    "A second meeting will be held when the road is open, and minutes will be sent to everybody.\n"
)
OTHER = "Olives were sold at the market, and rain fell on the hills behind the pass all night.\n"


@pytest.fixture
def town(qapp, tmp_path, qtbot):
    """A session with a text, two reposts of it, and another text."""
    folder = tmp_path / "town"
    folder.mkdir()
    texts = {"a": BODY, "b": f"Read again\n\n{BODY}", "c": f"🌾 Heard\n\n{BODY}", "d": OTHER}
    for name, text in texts.items():
        head = f"---\ntitle: Title {name}\n---\n\n"
        (folder / f"{name}.md").write_text(head + text, encoding="utf-8")
    session = Session(Settings(tmp_path / "settings.ini"))
    session.create(tmp_path / "town.standpoint")
    with qtbot.waitSignal(session.job_finished, timeout=60_000):
        session.ingest([folder])
    yield session
    session.close()


@pytest.fixture
def look(town):
    return Look(town.settings)


@pytest.fixture
def window(town, look, qtbot):
    made = RepostsWindow(look, town)
    qtbot.addWidget(made)
    return made


def test_reposts_stand_beside_their_originals_with_the_words_that_differ_marked(window):
    assert window.head.text() == "2 reposts of 1 text"
    for row, words in ((0, "Read again"), (1, "Heard")):
        window.list.choose_row(row)
        (label, text), (_, original) = window.sides
        marks = text.extraSelections()
        assert [mark.cursor.selectedText() for mark in marks] == [words]
        assert original.extraSelections() == []
        assert label.text() == f"Title {'bc'[row]}"


LONG = "\n\n".join(
    f"Point {number}: {BODY.strip()} The {number} lamps of street {number * 7} were lit."
    for number in range(1, 81)
)


def test_long_reposts_are_shown_at_once_and_the_words_that_differ_are_marked_later(
    town, look, tmp_path, qtbot
):
    folder = tmp_path / "long"
    folder.mkdir()
    for name, head in (("x", ""), ("y", "Read on the radio\n\n"), ("z", "Read at noon\n\n")):
        (folder / f"{name}.md").write_text(f"---\ntitle: Long {name}\n---\n\n{head}{LONG}\n")
    with qtbot.waitSignal(town.job_finished, timeout=60_000):
        town.ingest([folder])
    window = RepostsWindow(look, town)
    qtbot.addWidget(window)
    assert window.head.text() == "4 reposts of 2 texts"
    (_, text), (_, original) = window.sides
    window.list.choose_row(2)
    for _ in range(6):  # as a key that is held
        QTest.keyClick(window.list, Qt.Key.Key_Up)
        QTest.keyClick(window.list, Qt.Key.Key_Down)
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    assert "at noon" in text.toPlainText()
    assert original.toPlainText().startswith("Point 1")
    assert text.extraSelections() == []
    qtbot.waitUntil(lambda: bool(text.extraSelections()), timeout=30_000)
    assert [mark.cursor.selectedText() for mark in text.extraSelections()] == ["Read at noon"]
    window.list.choose_row(0)
    assert [mark.cursor.selectedText() for mark in text.extraSelections()] == ["Read again"]


def test_reposts_are_parted_in_bulk_by_a_key_and_it_is_undone(window, town, qtbot):
    window.list.selectAll()
    with qtbot.waitSignal(town.changed):
        QTest.keyClick(window.list, Qt.Key.Key_Delete)
    assert town.reposts() == {}
    assert window.head.text() == "No reposts"
    with qtbot.waitSignal(town.changed):
        town.undo.undo()
    assert len(town.reposts()) == 2


def test_a_repost_is_confirmed_and_stays_so(window, town, qtbot):
    window.list.choose_row(0)
    with qtbot.waitSignal(town.changed):
        QTest.mouseClick(window.same, Qt.MouseButton.LeftButton)
    assert [one.said for one in town.reposts().values()] == [True, False]
    window.list.choose_row(0)
    assert not window.same.isEnabled()


def test_a_repost_is_taken_as_the_original_and_it_is_undone(window, town, qtbot):
    window.list.choose_row(1)
    with qtbot.waitSignal(town.changed):
        QTest.mouseClick(window.original, Qt.MouseButton.LeftButton)
    assert {one.report: one.original for one in town.reposts().values()} == {1: 3, 2: 3}
    (row,) = window.selected()
    assert (row.report, row.original) == (1, 3)
    said = [window.list.model().index(at, 5).data() for at in range(2)]
    assert said == ["original chosen"] * 2
    with qtbot.waitSignal(town.changed):
        town.undo.undo()
    assert {one.report: one.original for one in town.reposts().values()} == {2: 1, 3: 1}


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_bar_of_the_selected_row_stands_where_reading_starts(window, look, direction):
    window.setLayoutDirection(direction)
    window.show()
    window.list.choose_row(0)
    row = window.list.visualRect(window.list.model().index(0, 0))
    seen = window.list.viewport().grab().toImage()
    at = row.right() - 1 if direction == Qt.LayoutDirection.RightToLeft else row.left() + 1
    assert seen.pixelColor(at, row.center().y()) == look.colour("ink")


def test_one_report_at_a_time_is_taken_as_the_original(window):
    window.list.selectAll()
    assert not window.original.isEnabled()
    window.list.choose_row(0)
    assert window.original.isEnabled()


def test_the_corpus_is_told_to_count_each_text_once(window, town, qtbot):
    with qtbot.waitSignal(town.changed):
        QTest.mouseClick(window.count, Qt.MouseButton.LeftButton)
    assert town.repost_policy() == "once"
    assert window.count.text() == "Count all reposts"


def test_the_library_says_what_a_report_repeats_and_can_be_narrowed_to_reposts(town, look, qtbot):
    library = Library(town, look)
    qtbot.addWidget(library)
    library.refresh()
    model = library.model
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    said = {index.data(REPORT).title: index.data(META).split(" · ")[0] for index in rows}
    assert said["Title b"] == "repost of Title a"
    assert "repost" not in said["Title a"] + said["Title d"]
    for value, titles in (("repost", {"Title b", "Title c"}), ("original", {"Title a"})):
        library.set_filter(type(library.filter)().toggled("reposts", value))
        shown = {model.reports[model.row_of(one)].title for one in library.shown_reports()}
        assert shown == titles
