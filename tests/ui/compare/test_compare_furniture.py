# SPDX-License-Identifier: MIT
"""Furniture in a comparison: said why, left out and taken back where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu

from standpoint.corpus.furniture_reasons import Reason
from standpoint.text.furniture import Sign
from standpoint.ui.compare import furniture_words
from standpoint.ui.compare.rows import Stop

# Menus take the keyboard, which the platform without a display does not have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def texts(workspace, qtbot):
    workspace.window().resize(1300, 520)
    workspace.side.show()
    workspace.compare([1, 2], "text")
    qtbot.wait(1)
    return workspace


def middle(pane, sentence):
    """Return a point of the viewport on the first line of a sentence."""
    pane.bring(sentence, 40)
    extent = pane.extent(sentence)
    return QPoint(12, round(extent.top + 8))


def click(qtbot, pane, sentence):
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=middle(pane, sentence))


def menu_of(pane, sentence):
    """Ask for the menu of a sentence with the right button and return it."""
    at = middle(pane, sentence)
    place = pane.viewport().mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, place)
    QApplication.sendEvent(pane.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def labels(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def trigger(menu, label):
    next(action for action in menu.actions() if action.text() == label).trigger()
    menu.close()


def said(why):
    return [label.text() for label in why.widget().findChildren(QLabel)]


def buttons(why):
    return {button.text(): button for button in why.widget().findChildren(QAbstractButton)}


def test_a_click_on_furniture_says_why_it_is_left_out(texts, qtbot):
    click(qtbot, texts.full_text.pane(1), 0)
    assert texts.comparison.plain == (1, 0)
    assert "Not counted" in said(texts.why)
    assert "Left out for its wording: “Read also”." in said(texts.why)


def test_a_click_on_a_sentence_without_theme_says_that_no_rule_finds_one(texts, qtbot):
    pane = texts.full_text.pane(1)
    choir = len(pane.reading.sentences) - 1
    click(qtbot, pane, choir)
    assert "No rule of codebook v3 finds a theme here." in said(texts.why)
    assert "Leave out of the report" in buttons(texts.why)


def test_a_button_of_the_panel_takes_furniture_back(texts, session, qtbot):
    click(qtbot, texts.full_text.pane(1), 0)
    qtbot.mouseClick(buttons(texts.why)["Take back into the report"], Qt.MouseButton.LeftButton)
    assert session.calls[-1] == ("furniture", 1, 0, 26, False)
    assert "Counted: taken back by you, 3 Jun 2024 14:32." in said(texts.why)
    assert "Leave it to wording and repetition" in buttons(texts.why)


def test_the_menu_takes_furniture_back_here_or_in_all_reports_of_its_publisher(texts, session):
    menu = menu_of(texts.full_text.pane(1), 0)
    assert labels(menu)[:2] == [
        "Take back into the report",
        "Take back into all reports of The Daily Sheet",
    ]
    trigger(menu, labels(menu)[1])
    assert session.calls[-1] == ("line", "The Daily Sheet", 77, False, "Harbour Forum, daily sheet")


def test_the_menu_leaves_a_coded_sentence_out_and_its_marks_go(texts, session):
    pane = texts.full_text.pane(1)
    choir = next(mark.sentence for mark in pane.coded)
    menu = menu_of(pane, choir)
    assert "Confirm" in labels(menu)
    trigger(menu, "Leave out of the report")
    assert session.calls[-1][0] == "furniture"
    assert choir not in {mark.sentence for mark in pane.coded}
    assert pane.reading.sentences[choir].origin == 3


def test_selected_words_leave_all_their_sentences_out(texts, session):
    pane = texts.full_text.pane(1)
    first, last = pane.reading.sentences[1], pane.reading.sentences[3]
    pane.setTextCursor(pane.span_cursor(first.start + 5, last.start + 5))
    menu = menu_of(pane, 2)
    assert [label for label in labels(menu) if "all reports" in label] == []
    trigger(menu, "Leave out of the report")
    assert session.calls[-1] == ("furniture", 1, first.start, last.end, True)


def test_the_menu_by_theme_leaves_a_sentence_out_of_the_report(workspace, session, qtbot):
    workspace.compare([1, 2], "theme")
    stop = Stop("refugees", "protection", (1, 6))
    workspace.by_theme.reveal(stop)
    box = workspace.by_theme.page.by_stop[stop]
    top = workspace.by_theme.verticalScrollBar().value()
    at = QPointF(box.x + 60, box.y - top + 12).toPoint()
    qtbot.mousePress(workspace.by_theme.viewport(), Qt.MouseButton.RightButton, pos=at)
    workspace.by_theme.customContextMenuRequested.emit(at)
    menu = QApplication.activePopupWidget()
    trigger(menu, "Leave out of the report")
    assert session.calls[-1][0] == "furniture"
    assert stop not in workspace.by_theme.page.by_stop


def test_nothing_can_be_switched_in_a_corpus_that_is_only_read(texts, session):
    session.read_only = True
    menu = menu_of(texts.full_text.pane(1), 0)
    assert not menu.actions()[0].isEnabled()
    menu.close()


def test_escape_gives_up_a_sentence_without_theme(texts, qtbot):
    click(qtbot, texts.full_text.pane(1), 0)
    texts.comparison.select(None)
    assert texts.comparison.plain is None
    assert said(texts.why) == ["Select a sentence to see why it is here."]


REASON = Reason(True, 2, "SOC", 5, 12, 14)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (REASON, "Left out: this line stands in 12 of 14 reports of SOC."),
        (replace(REASON, publisher=""), "Left out: this line stands in 12 of 14 reports without "
                                        "publisher."),
        (replace(REASON, origin=1, sign=Sign("source")),
         "Left out for its wording: it names a source."),
        (replace(REASON, origin=3, said="line", said_at="2024-06-03T14:32:00+00:00"),
         "Left out by you in all reports of SOC, 3 Jun 2024 14:32."),
        (replace(REASON, furniture=False, origin=0, coded=True),
         "Counted, for it names a theme. This line stands in 12 of 14 reports of SOC."),
        (replace(REASON, furniture=False, origin=0, reports=0), ""),
    ],
)  # fmt: skip
def test_the_words_of_a_reason(reason, words):
    assert furniture_words.why(reason) == words
