# SPDX-License-Identifier: MIT
"""Which events lie over the chart is chosen in a window over it, by mouse and by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from standpoint.model.events import DatedEvent
from standpoint.ui.trends.event_form import EventForm
from standpoint.ui.trends.event_tables import BadRowsDialog
from standpoint.ui.trends.events_dialog import EventsDialog

LEFT = Qt.MouseButton.LeftButton
MEETING = DatedEvent("2022-05-02/2022-05-04", "A meeting of ours", "talks", ("unity",))
FEAST = DatedEvent("2023-06", "A feast", "our kind")


@pytest.fixture
def dialog(trends, session, look, qtbot):
    """The dialog over the chart, connected as the workspace connects it."""
    made = EventsDialog(look, session, trends.choices, trends.figure, trends)
    qtbot.addWidget(made)
    trends.redrawn.connect(made.show_figure)
    made.chosen.connect(trends.take_choices)
    with qtbot.waitExposed(made):
        made.show()
    return made


def known(session, qtbot, *events):
    with qtbot.waitSignal(session.changed, timeout=5000):
        session.add_events(events)


def labels(trends):
    return {event.label for event in trends.figure.shown_events()}


def select(dialog, title):
    rows = dialog.list.events
    row = next(r for r in range(rows.rowCount()) if rows.index(r, 2).data() == title)
    dialog.list.choose_row(row)
    dialog.list.setFocus()
    return row


def press(dialog, qtbot, key, shift=False):
    """Press Ctrl and a key in the dialog; without a window manager it must be made active."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    held = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(dialog, key, held | Qt.KeyboardModifier.ShiftModifier if shift else held)


def filling(qtbot, date, title):
    """Fill the form that opens next, as a person types."""
    seen = []

    def fill():
        form = QApplication.activeModalWidget()
        assert isinstance(form, EventForm)
        seen.append(form)
        form.date.selectAll()
        QTest.keyClicks(form.date, date)
        form.title.setFocus()
        form.title.selectAll()
        QTest.keyClicks(form.title, title)
        QTest.keyClick(form.title, Qt.Key.Key_Return)

    QTimer.singleShot(0, fill)
    return seen


def test_the_settings_say_how_many_events_are_shown(trends, session, qtbot):
    number = len(trends.figure.shown_events())
    assert trends.left.events.shown_words == f"{number} of 41 shown"
    known(session, qtbot, FEAST)
    qtbot.waitUntil(lambda: trends.left.events.shown_words == f"{number + 1} of 42 shown")
    assert trends.left.events.accessibleDescription() == f"{number + 1} of 42 shown"


def test_the_button_beside_it_opens_the_choice_and_esc_closes_it(trends, qtbot):
    seen = []

    def close():
        opened = QApplication.activeModalWidget()
        seen.append(type(opened).__name__)
        QTest.keyClick(opened, Qt.Key.Key_Escape)

    QTimer.singleShot(0, close)
    QTest.mouseClick(trends.left.choose_events, LEFT)
    assert seen == ["EventsDialog"]


def test_all_of_the_themes_or_none_are_drawn_at_once(dialog, trends):
    few = len(trends.figure.shown_events())
    which = dialog.which.findChildren(type(dialog.which._group.button(0)))
    QTest.mouseClick(which[1], LEFT)
    assert trends.choices.events == "all"
    assert len(trends.figure.shown_events()) > few
    assert dialog.head.text() == f"{len(trends.figure.shown_events())} of 41 events in the chart"
    QTest.mouseClick(which[2], LEFT)
    assert trends.figure.shown_events() == ()
    assert dialog.head.text() == "0 of 41 events in the chart"
    assert not dialog.boxes["un"].isEnabled()


def test_categories_are_ticked_by_key_and_remembered(dialog, trends, session):
    dialog._choose(events="all")
    box = dialog.boxes["regional"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert "regional" not in {event.category for event in trends.figure.shown_events()}
    assert "regional" not in trends.choices.event_categories
    assert len(trends.choices.event_categories) == 7
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert trends.choices.event_categories == ()
    for each in dialog.boxes.values():
        each.setChecked(False)
    assert trends.figure.shown_events() == ()


def test_own_events_are_switched_like_a_category(dialog, trends, session, qtbot):
    known(session, qtbot, MEETING, FEAST)
    qtbot.waitUntil(lambda: "A feast" in labels(trends))
    assert dialog.boxes["own"].text() == "Your own  2"
    dialog.boxes["own"].setFocus()
    QTest.keyClick(dialog.boxes["own"], Qt.Key.Key_Space)
    assert labels(trends).isdisjoint({"A feast", "A meeting of ours"})
    assert not trends.choices.own_events


def test_without_own_events_it_says_so(dialog, session, qtbot):
    assert dialog.empty.isVisible()
    assert dialog.empty.text().startswith("No events of your own yet. ")
    assert not dialog.hand_on.isEnabled()
    known(session, qtbot, FEAST)
    qtbot.waitUntil(lambda: not dialog.empty.isVisible())
    assert dialog.hand_on.isEnabled()


def test_the_list_is_searched_and_entered_by_key(dialog):
    assert dialog.list.events.rowCount() == 41
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "brussels donors")
    assert dialog.list.events.rowCount() == 4
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.hasFocus()
    row = dialog.list.currentIndex()
    assert row.siblingAtColumn(1).data() == "14–15 Jun 2023"
    assert row.siblingAtColumn(3).data() == "Donors"
    assert "Refugees" in row.siblingAtColumn(4).data()


def test_an_event_is_added_by_key_drawn_and_taken_back(dialog, trends, session, qtbot):
    filling(qtbot, "2 to 4 May 2022", "A meeting of ours")
    QTest.keyClick(dialog, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: "A meeting of ours" in labels(trends))
    (event,) = session.own_events()
    assert event.date == "2022-05-02/2022-05-04"
    assert dialog.said.text() == "Added 1 event."
    QTest.mouseClick(dialog.undo, LEFT)
    qtbot.waitUntil(lambda: "A meeting of ours" not in labels(trends))
    assert dialog.said.text() == "Undone: Added 1 event."
    press(dialog, qtbot, Qt.Key.Key_Z, shift=True)
    qtbot.waitUntil(lambda: session.own_events() == (event,))


def test_an_own_event_is_changed_with_f2_and_deleted_with_del(dialog, trends, session, qtbot):
    known(session, qtbot, MEETING, FEAST)
    select(dialog, "A feast")
    seen = filling(qtbot, "July 2023", "A greater feast")
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    assert seen
    qtbot.waitUntil(lambda: "A greater feast" in labels(trends))
    qtbot.waitUntil(lambda: [e.title for e in dialog.list.own] == ["A greater feast"])
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(session.own_events()) == 1)
    assert dialog.said.text() == "Deleted 1 event."
    press(dialog, qtbot, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: len(session.own_events()) == 2)


def test_an_event_of_the_program_stays_and_the_dialog_says_why(dialog, session):
    select(dialog, "Resolution 2254 adopted")
    assert not dialog.change.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert dialog.said.text() == ("This event came with the program. Only your own can be changed.")
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert session.own_events() == ()


def test_a_date_in_two_ways_is_not_taken(look, session, qtbot):
    form = EventForm(look, session.codebook())
    qtbot.addWidget(form)
    form.show()
    QTest.keyClicks(form.title, "Something")
    assert not form.save.isEnabled()
    QTest.keyClicks(form.date, "12/6/2023")
    assert "two ways" in form.answer.text()
    assert not form.save.isEnabled()
    form.date.clear()
    QTest.keyClicks(form.date, "June 2023")
    assert form.save.isEnabled()
    form.category.setText("talks")
    form.themes["unity"].setChecked(True)
    assert form.event_written() == DatedEvent("2023-06", "Something", "talks", ("unity",))


def test_a_table_comes_in_and_bad_rows_are_listed(dialog, trends, session, tmp_path, qtbot):
    path = tmp_path / "events.csv"
    path.write_text(
        "date;title\n2023-01-03;One of ours\n1/2/2023;ambiguous\n2023-01-03;one of OURS\n",
        encoding="utf-8",
    )
    seen = []

    def look_at():
        opened = QApplication.activeModalWidget()
        assert isinstance(opened, BadRowsDialog)
        seen.append(opened.rows.toPlainText())
        QTest.keyClick(opened, Qt.Key.Key_Return)

    QTimer.singleShot(0, look_at)
    dialog.import_file(path)
    assert seen[0].startswith("Row 3: “1/2/2023” can be read in two ways.")
    qtbot.waitUntil(lambda: "One of ours" in labels(trends))
    assert dialog.said.text() == "Added 1 event. 1 already there."
    out = tmp_path / "out.csv"
    dialog.export_file(out)
    assert dialog.said.text() == "Wrote 1 event to out.csv."
    assert out.read_text(encoding="utf-8-sig").splitlines()[1] == "2023-01-03,,day,One of ours,,,"
    session.undo.undo()
    qtbot.waitUntil(lambda: session.own_events() == ())


def test_a_file_that_is_no_table_is_said_and_changes_nothing(dialog, session, tmp_path):
    path = tmp_path / "wrong.csv"
    path.write_text("one,two\n", encoding="utf-8")
    dialog.import_file(path)
    assert dialog.said.text().startswith("wrong.csv has no column date and no column title.")
    assert session.own_events() == ()


def test_in_a_corpus_that_is_only_read_nothing_can_be_changed(dialog, session, monkeypatch):
    session._worker.read_only = True
    dialog._reload()
    assert not dialog.add.isEnabled()
    assert not dialog.bring_in.isEnabled()
