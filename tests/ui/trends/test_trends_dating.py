# SPDX-License-Identifier: MIT
"""Dates as they are typed: what will be stored stands beside the field after every key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from standpoint.ui.metadata import MetadataDialog
from standpoint.ui.trends.dating import DatesDialog


def write(field, text):
    """Type a text; QTest's own keyClicks knows no Arabic letters."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(field, key)


@pytest.fixture
def dating(session, look, qtbot):
    """The dialog on the two reports that wait for a date."""
    waiting = [report for report in session.reports() if report.date is None]
    dialog = DatesDialog(look, waiting)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


@pytest.mark.parametrize(
    ("typed", "said", "stored"),
    [
        ("June 2024", "Jun 2024, the whole month; stored as 2024-06", "2024-06"),
        ("٢٧/٦/٢٠٢٤", "27 Jun 2024, that day; stored as 2024-06-27", "2024-06-27"),
        ("نحو آب 2013", "about Aug 2013, the whole month; stored as 2013-08~", "2013-08~"),
        (
            "من أيار إلى حزيران 2024",
            "May–Jun 2024, some time in this span; stored as 2024-05/2024-06",
            "2024-05/2024-06",
        ),
    ],
)
def test_what_will_be_stored_is_said_in_words_while_it_is_typed(dating, typed, said, stored):
    write(dating.fields[0], typed)
    assert dating._answers[0].text() == said
    assert list(dating.changes().values()) == [{"date": stored}]
    assert dating.save.isEnabled()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("05/06/2017", "can be read in two ways"),
        ("12 June 24", "four digits"),
        ("31 June 2024", "June 2024 has 30 days"),
        ("منتصف 2019", "which has no fixed ends"),
    ],
)
def test_what_cannot_be_read_says_why_and_cannot_be_set(dating, typed, said):
    write(dating.fields[0], typed)
    assert said in dating._answers[0].text()
    assert not dating.save.isEnabled()
    QTest.keyClick(dating.fields[0], Qt.Key.Key_Return)
    assert dating.isVisible()
    dating.fields[0].clear()
    assert dating._answers[0].text() == ""


def test_the_answer_follows_every_key(dating):
    heard = []
    for key in "3 May 2024":
        write(dating.fields[0], key)
        heard.append(dating._answers[0].text())
    assert "has no year" in heard[4]
    assert heard[-1] == "3 May 2024, that day; stored as 2024-05-03"


def test_a_stored_date_is_edited_as_people_write_it_and_stays_when_left_alone(session, look, qtbot):
    report = next(report for report in session.reports() if report.date == "2023-08~")
    dialog = MetadataDialog(look, [report], session.reports())
    qtbot.addWidget(dialog)
    dialog.show()
    field = dialog._fields["date"]
    assert field.text() == "about Aug 2023"
    assert dialog._answer.text() == "about Aug 2023, the whole month; stored as 2023-08~"
    assert dialog.changes() == {}
    field.selectAll()
    write(field, "أيلول 2023")
    assert dialog.changes() == {report.id: {"date": "2023-09"}}
