# SPDX-License-Identifier: MIT
"""What a user may rely on when they code words with mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from standpoint.ui.compare.rows import Stop

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_words_selected_with_the_mouse_are_coded_by_key_to_the_letter(hands, ids):
    hands.select(ids[0], "shared one long")
    hands.change(lambda: hands.code("opposition"))
    assert hands.words(ids[0]) == [("shared one long", "opposition")]
    assert hands.said == "Coded ¶\u00a03 as unity of the opposition."
    stop = hands.workspace.comparison.stop
    assert (stop.theme, stop.facet, stop.report) == ("unity", "opposition", ids[0])
    pane = hands.pane(ids[0])
    line = next(line for line in pane._underlines if line.by_hand)
    assert pane.reading.text[line.start : line.end] == "shared one long"
    assert line.ends == (True, True)
    assert not pane.textCursor().hasSelection()


@pytest.mark.parametrize(
    "words", ["👩‍👩‍👧", "refugees 🕊️ home", "“any forced return”", "cafe\u0301 kept", "night"]
)
def test_what_is_selected_is_what_is_stored_with_emoji_accents_and_quotes(hands, ids, words):
    hands.select(ids[0], words)
    hands.change(lambda: hands.code("opposition"))
    assert hands.words(ids[0]) == [(words, "opposition")]
    start, end = hands.span(ids[0], words)
    pane = hands.pane(ids[0])
    shown = pane.span_cursor(start, end).selectedText()
    assert shown == words


@pytest.mark.parametrize("words", ["وقُدِّمَ الشايُ", "خيمةٍ كبيرة"])
def test_arabic_with_vowel_signs_is_stored_as_the_mouse_selects_it(hands, workspace, ids, words):
    workspace.compare([ids[0], ids[2]], "text")
    hands.select(ids[2], words)
    hands.change(lambda: hands.code("opposition"))
    assert hands.words(ids[2]) == [(words, "opposition")]
    pane = hands.pane(ids[2])
    line = next(line for line in pane._underlines if line.by_hand)
    assert (line.start, line.end) == hands.span(ids[2], words)


@pytest.mark.parametrize("words", ["ضيوف من UNHCR جاؤوا", "القرار ٢٢٥٤", "UNHCR"])
def test_words_of_both_directions_are_stored_as_the_keyboard_selects_them(
    hands, workspace, ids, words
):
    workspace.compare([ids[0], ids[2]], "text")
    pane = hands.pane(ids[2])
    start, end = hands.span(ids[2], words)
    pane.setFocus()
    pane.select_span(start, start)
    for _ in range(2 * len(words)):
        if pane.selected_span()[1] == end:
            break
        hands.press(Qt.Key.Key_Left, SHIFT, on=pane)
    assert pane.selected_span() == (start, end)
    hands.change(lambda: hands.code("opposition"))
    assert hands.words(ids[2]) == [(words, "opposition")]


def test_a_grip_follows_the_pointer_to_the_letter_from_right_to_left(hands, workspace, ids):
    workspace.compare([ids[0], ids[2]], "text")
    hands.select(ids[2], "خيمةٍ")
    hands.change(lambda: hands.code("opposition"))
    pane = hands.pane(ids[2])
    start, end = hands.span(ids[2], "خيمةٍ كبيرة")
    place = pane.end_places(start, end)[1]
    grip = grips(pane).last
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=grip.rect().center())
    at = QPoint(round(place.left()), round(place.center().y()))
    hands.move(grip, grip.mapFromParent(at))
    hands.change(
        lambda: QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=grip.mapFromParent(at))
    )
    assert hands.words(ids[2]) == [("خيمةٍ كبيرة", "opposition")]


def test_shift_and_arrows_select_what_is_coded(hands, ids):
    hands.click(ids[0], "Weavers")
    pane = hands.pane(ids[0])
    start = pane.textCursor().position()
    for _ in range(4):
        hands.press(Qt.Key.Key_Right, SHIFT | CONTROL, on=pane)
    first, last = pane.selected_span()
    assert pane.textCursor().anchor() == start
    said = pane.reading.text[first:last].strip()
    assert len(said.split()) >= 3
    hands.change(lambda: hands.code("opposition"))
    assert hands.words(ids[0]) == [(said, "opposition")]


def test_the_selected_sentence_is_coded_in_both_views_without_selected_words(
    hands, workspace, ids, session
):
    hands.click(ids[0], "fishermen")
    assert workspace.comparison.plain is not None
    hands.change(lambda: hands.code("soc"))
    assert hands.words(ids[0]) == [("Weavers and fishermen shared one long table.", "society")]
    workspace.switch_view()
    stop = workspace.comparison.stop
    assert stop in workspace.by_theme.page.by_stop
    hands.change(lambda: hands.code("opposition"))
    assert [facet for _, facet in hands.words(ids[0])] == ["opposition", "society"]
    assert hands.said == "Coded ¶\u00a03 as unity of the opposition."


def test_a_selection_over_paragraphs_codes_every_sentence_it_touches(hands, workspace, ids):
    text = hands.session.reading(ids[0]).text
    start, end = text.index("lamps on"), text.index("Resolution 2254 in") + 15
    hands.drag(hands.pane(ids[0]), start, end)
    hands.change(lambda: hands.code("opposition"))
    assert hands.words(ids[0]) == [(text[start:end], "opposition")]
    assert hands.said == "Coded ¶\u00a02–3 as unity of the opposition."
    coded = [mark for mark in hands.pane(ids[0]).coded
             if any(stop.facet == "opposition" for stop in mark.stops)]  # fmt: skip
    assert len(coded) == 2
    lines = [line for line in hands.pane(ids[0])._underlines if line.by_hand]
    assert [line.ends for line in lines] == [(True, False), (False, True)]


def test_what_is_coded_already_says_so_and_changes_nothing(hands, ids, session):
    hands.select(ids[0], "one long table")
    hands.change(lambda: hands.code("opposition"))
    steps = session.undo.count()
    hands.select(ids[0], "one long table")
    hands.code("opposition")
    assert hands.said == "¶\u00a03 is coded as unity of the opposition already."
    assert session.undo.count() == steps


def test_furniture_says_that_it_is_not_counted_and_nothing_is_asked(hands, ids):
    hands.select(ids[0], "winter round in pictures")
    hands.press(Qt.Key.Key_K)
    assert hands.workspace.by_hand.popup is None
    assert hands.said == (
        "This line is furniture and is not counted. Take it back into the report first."
    )


def test_in_the_list_a_digit_goes_to_its_theme_and_the_facet_used_last_stands_first(
    hands, workspace, ids
):
    hands.select(ids[0], "Weavers")
    hands.press(Qt.Key.Key_K)
    popup = workspace.by_hand.popup
    themes = [choice.theme.id for choice in popup.choices()]
    assert themes == sorted(themes, key=[t.id for t in workspace.comparison.themes()].index)
    QTest.keyClick(popup.field, Qt.Key.Key_3)
    assert popup.current().theme.key == 3
    first = popup.current()
    QTest.keyClick(popup.field, Qt.Key.Key_3)
    assert popup.current().theme.key == 3
    assert popup.current() != first
    QTest.keyClick(popup.field, Qt.Key.Key_Up)
    assert popup.current() == first
    hands.change(lambda: QTest.keyClick(popup.field, Qt.Key.Key_Return))
    assert hands.words(ids[0]) == [("Weavers", first.facet.id)]
    hands.select(ids[0], "fishermen")
    hands.press(Qt.Key.Key_K)
    popup = workspace.by_hand.popup
    assert popup.choices()[0].last
    assert popup.current().facet == first.facet
    assert [c.key for c in popup.choices()].count(first.key) == 1


def test_esc_closes_the_list_and_nothing_is_coded(hands, workspace, ids, session):
    steps = session.undo.count()
    hands.select(ids[0], "Weavers")
    hands.press(Qt.Key.Key_K)
    QTest.keyClicks(workspace.by_hand.popup.field, "opp")
    QTest.keyClick(workspace.by_hand.popup.field, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert workspace.by_hand.popup is None or not workspace.by_hand.popup.isVisible()
    assert hands.words(ids[0]) == []
    assert session.undo.count() == steps
    assert hands.pane(ids[0]).textCursor().hasSelection()


def test_words_that_no_facet_begins_with_say_so(hands, workspace, ids):
    hands.select(ids[0], "Weavers")
    hands.press(Qt.Key.Key_K)
    popup = workspace.by_hand.popup
    QTest.keyClicks(popup.field, "zzz")
    assert popup.choices() == []
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert hands.words(ids[0]) == []


def menu_of(workspace, pane):
    from PySide6.QtGui import QContextMenuEvent

    from standpoint.ui.compare.text_menu import text_menu

    at = pane.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, QPoint(pane.mapToGlobal(at)))
    del event
    return text_menu(workspace.comparison, workspace.commands, pane, workspace.by_hand, workspace)


def find(menu, words):
    for action in menu.actions():
        if action.text().startswith(words):
            return action
        if action.menu() is not None:
            found = find(action.menu(), words)
            if found is not None:
                return found
    return None


def test_the_menu_codes_with_a_facet_used_before(hands, workspace, ids):
    hands.select(ids[0], "Weavers")
    hands.change(lambda: hands.code("opposition"))
    hands.select(ids[0], "fishermen")
    menu = menu_of(workspace, hands.pane(ids[0]))
    assert isinstance(find(menu, "Code as"), type(menu.actions()[0]))
    hands.change(lambda: find(menu, "Unity › of the opposition").trigger())
    assert [words for words, _ in hands.words(ids[0])] == ["Weavers", "fishermen"]
    assert isinstance(menu, QMenu)


def test_coding_with_a_theme_that_is_off_switches_it_on_so_that_it_is_seen(hands, workspace, ids):
    workspace.comparison.toggle("unity")
    hands.select(ids[0], "Weavers")
    hands.change(lambda: hands.code("opposition"))
    assert workspace.comparison.shows("unity")
    assert workspace.comparison.stop.facet == "opposition"


def test_a_corpus_that_is_read_only_offers_no_coding(hands, workspace, ids, session, monkeypatch):
    monkeypatch.setattr(type(session), "read_only", property(lambda _: True))
    hands.select(ids[0], "Weavers")
    for name in ("code", "resize", "take_back", "memo"):
        assert not workspace.commands[name].isEnabled()
    hands.press(Qt.Key.Key_K)
    assert workspace.by_hand.popup is None


# Resizing -----------------------------------------------------------------------------------------


@pytest.fixture
def coded(hands, ids):
    """Words of the coast's third paragraph, coded and selected."""
    hands.select(ids[0], "one long")
    hands.change(lambda: hands.code("opposition"))
    return ids[0]


def grips(pane):
    from standpoint.ui.compare.hand_coding_grips import Grips

    return pane.findChild(Grips)


def pull(hands, pane, grip, position):
    start = grip.rect().center()
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=start)
    at = hands.caret(pane, position)
    hands.move(grip, grip.mapFromParent(at))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=grip.mapFromParent(at))


def test_a_grip_that_is_dragged_lets_the_coding_reach_so_far_and_undo_takes_it_back(
    hands, coded, session
):
    pane = hands.pane(coded)
    there = grips(pane)
    assert there.first.isVisible()
    assert there.last.isVisible()
    assert there.last.cursor().shape() == Qt.CursorShape.SizeHorCursor
    end = hands.span(coded, "one long table")[1]
    hands.change(lambda: pull(hands, pane, there.last, end))
    assert hands.words(coded) == [("one long table", "opposition")]
    assert hands.said == "Unity of the opposition reaches over ¶\u00a03 now."
    start = hands.span(coded, "shared one")[0]
    hands.change(lambda: pull(hands, pane, there.first, start))
    assert hands.words(coded) == [("shared one long table", "opposition")]
    hands.change(session.undo.undo)
    hands.change(session.undo.undo)
    assert hands.words(coded) == [("one long", "opposition")]
    assert there.first.isVisible()


def test_grips_stand_only_at_the_coding_that_is_selected(hands, coded, ids):
    there = grips(hands.pane(coded))
    hands.click(coded, "stretch")
    assert not there.first.isVisible()
    hands.click(coded, "one long")
    assert there.first.isVisible()
    assert not grips(hands.pane(ids[1])).first.isVisible()


def test_esc_gives_a_dragged_grip_up(hands, coded, session):
    pane = hands.pane(coded)
    there = grips(pane)
    steps = session.undo.count()
    QTest.mousePress(there.last, Qt.MouseButton.LeftButton, pos=there.last.rect().center())
    at = hands.caret(pane, hands.span(coded, "one long table")[1])
    hands.move(there.last, there.last.mapFromParent(at))
    hands.press(Qt.Key.Key_Escape, on=pane)
    QTest.mouseRelease(there.last, Qt.MouseButton.LeftButton)
    assert session.undo.count() == steps
    assert hands.words(coded) == [("one long", "opposition")]
    assert not pane.textCursor().hasSelection()


def test_a_coding_is_resized_with_keys_alone(hands, coded):
    pane = hands.pane(coded)
    hands.press(Qt.Key.Key_R)
    assert pane.selected_span() == hands.span(coded, "one long")
    assert "Enter" in hands.said
    for _ in range(len(" table")):
        hands.press(Qt.Key.Key_Right, SHIFT, on=pane)
    hands.change(lambda: hands.press(Qt.Key.Key_Return, on=pane))
    assert hands.words(coded) == [("one long table", "opposition")]


def test_esc_leaves_a_coding_that_is_being_resized_as_it_was(hands, coded, session, workspace):
    pane = hands.pane(coded)
    steps = session.undo.count()
    hands.press(Qt.Key.Key_R)
    hands.press(Qt.Key.Key_Right, SHIFT, on=pane)
    hands.press(Qt.Key.Key_Escape, on=pane)
    assert session.undo.count() == steps
    assert not workspace.by_hand.coder.resizing
    assert workspace.view() == "text"
    assert not pane.textCursor().hasSelection()


def test_other_words_of_the_sentence_can_be_what_the_coding_reaches_over(hands, coded, workspace):
    hands.select(coded, "fishermen shared")
    menu = menu_of(workspace, hands.pane(coded))
    hands.change(lambda: find(menu, "Let unity of the opposition reach this far").trigger())
    assert hands.words(coded) == [("fishermen shared", "opposition")]


def test_delete_takes_the_selected_coding_back_and_only_a_coding_by_hand(
    hands, coded, workspace, session
):
    hands.click(coded, "2254")
    assert not workspace.commands["take_back"].isEnabled()
    hands.click(coded, "one long")
    hands.change(lambda: hands.press(Qt.Key.Key_Delete))
    assert hands.words(coded) == []
    assert hands.said == "Took back unity of the opposition on ¶\u00a03."
    assert session.reading(coded).decisions == ()
    hands.change(session.undo.undo)
    assert hands.words(coded) == [("one long", "opposition")]


def test_two_codings_on_the_same_words_are_reached_by_clicking_again(hands, coded, workspace):
    hands.select(coded, "one long")
    hands.change(lambda: hands.code("society"))
    hands.click(coded, "one long")
    first = workspace.by_hand.coder.marking().facet
    hands.click(coded, "one long")
    assert {first, workspace.by_hand.coder.marking().facet} == {"opposition", "society"}
    assert workspace.comparison.stop.facet == workspace.by_hand.coder.marking().facet


def test_by_theme_a_coding_by_hand_is_resized_in_its_full_text(hands, coded, workspace):
    workspace.switch_view()
    view = workspace.by_theme
    view.setFocus()
    assert isinstance(workspace.comparison.stop, Stop)
    hands.press(Qt.Key.Key_R)
    assert workspace.view() == "text"
    assert hands.pane(coded).selected_span() == hands.span(coded, "one long")


def test_grips_stand_at_both_ends_of_words_against_the_direction_of_their_line(
    hands, workspace, ids
):
    workspace.compare([ids[0], ids[2]], "text")
    pane = hands.pane(ids[2])
    for words in ("UNHCR", "٢٢٥٤"):
        start, end = hands.span(ids[2], words)
        first, last = pane.end_places(start, end)
        width = pane.fontMetrics().horizontalAdvance(words)
        assert last.left() - first.left() > width * 0.7
        second = pane.end_places(start + 1, end)[0]
        assert first.left() < second.left() < last.left()


def test_confirming_words_coded_by_hand_takes_nothing_back(hands, coded, workspace, session):
    steps = session.undo.count()
    hands.press(Qt.Key.Key_C)
    assert session.undo.count() == steps
    assert hands.words(coded) == [("one long", "opposition")]
    assert hands.said == "¶ 3 was coded by hand. Delete takes the coding back."


def test_words_that_were_rejected_can_be_coded_again(hands, workspace, session, ids):
    hands.select(ids[0], "lamps on all night")
    hands.change(lambda: hands.code("opposition"))
    hands.change(workspace.reject)
    hands.select(ids[0], "lamps on all night")
    hands.change(lambda: hands.code("opposition"))
    assert [made.status for made in session.reading(ids[0]).decisions] == ["confirmed"]
    assert hands.words(ids[0]) == [("lamps on all night", "opposition")]
