# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from standpoint.ui.compare.finding import pattern, spans

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def found(text, words, *, whole=False):
    sought = pattern(words, whole=whole)
    return [text[start:end] for start, end in spans(text, sought)] if sought else []


# What is found -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Tea, TEA and steam", "tea", ["Tea", "TEA", "tea"]),
        ("a “quiet” room", '"quiet"', ["“quiet”"]),
        ("the farmers’ roofs", "farmers' r", ["farmers’ r"]),
        ("well-known\nmill", "well known mill", ["well-known\nmill"]),
        ("🕊️ over 🏔️ the cafe\u0301s", "café", ["cafe\u0301"]),
        ("كَتَبَ الأستاذُ", "كتب الاستاذ", ["كَتَبَ الأستاذُ"]),
        ("القرار ٢٢٥٤ نصّ", "2254", ["٢٢٥٤"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("nothing here", "   ", []),
        ("a.b axb", "a.b", ["a.b"]),
    ],
)
def test_words_are_found_whatever_their_case_quotation_marks_and_signs(text, words, expected):
    assert found(text, words) == expected


def test_whole_words_leave_parts_of_words_out():
    assert found("tea, steam; tea's", "tea", whole=True) == ["tea", "tea"]
    assert found("والقرار القرار", "القرار", whole=True) == ["القرار"]


@settings(max_examples=100)
@given(st.text("aAbé́🕊 \nًاأ’'-", max_size=40), st.integers(0, 39), st.integers(1, 8))
def test_any_piece_of_a_text_that_folds_to_something_is_found_in_it(text, start, length):
    sought = pattern(text[start : start + length], whole=False)
    if sought is not None:
        for a, b in spans(text, sought):
            assert 0 <= a < b <= len(text)


# In the window -----------------------------------------------------------------------------


@pytest.fixture
def texts(workspace, qtbot):
    workspace.compare([1, 2], "text")
    qtbot.waitUntil(workspace.full_text.panes[0].hasFocus)
    return workspace


@pytest.fixture
def finder(texts):
    return texts.full_text.finder


def find(texts, qtbot, words):
    pane = texts.focusWidget()
    qtbot.keyClick(pane, Qt.Key.Key_F, CONTROL_SHIFT)
    qtbot.keyClicks(texts.focusWidget(), words)
    return texts.focusWidget()


def bar(texts):
    return texts.full_text.finder._bar


def hit_words(texts):
    hit = texts.full_text.finder.hit
    return texts.comparison.reading(hit.report).text[hit.start : hit.end]


def test_ctrl_shift_f_finds_in_all_texts_as_one_types_and_counts_for_each(texts, qtbot, finder):
    find(texts, qtbot, "COMMON gr")
    names = [texts.comparison.name(number) for number in (1, 2)]
    assert bar(texts).said() == f"1 of 2: 1 in {names[0]} · 1 in {names[1]}"
    assert [hit.report for hit in finder.hits] == [1, 2]
    assert hit_words(texts) == "common gr"
    qtbot.keyClicks(texts.focusWidget(), "xx")
    assert bar(texts).said() == "Nothing for “COMMON grxx” in these texts."


def test_letters_typed_into_the_field_are_no_commands(texts, qtbot):
    find(texts, qtbot, "cxlusnp1")
    assert texts.view() == "text"
    assert texts.bar.together()
    assert texts.full_text.finder._bar.words() == "cxlusnp1"


def test_f3_and_shift_f3_walk_from_place_to_place_and_round(texts, qtbot, finder):
    field = find(texts, qtbot, "refugees")
    assert finder.hit.report == 1
    qtbot.keyClick(field, Qt.Key.Key_F3)
    assert finder.hit.report == 2
    qtbot.keyClick(field, Qt.Key.Key_F3)
    assert finder.hit.report == 1
    qtbot.keyClick(field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert finder.hit.report == 2
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert finder.hit.report == 1


def test_the_place_shown_is_in_view_and_inked_and_the_others_are_framed(texts, qtbot, look):
    find(texts, qtbot, "refugees")
    for pane in texts.full_text.panes:
        hit = texts.full_text.finder.hit
        inked = [s for s in pane.extraSelections()
                 if s.format.foreground().color() == QColor(look.tokens.inktx)]  # fmt: skip
        assert [s.cursor.selectedText() for s in inked] == (
            ["refugees"] if hit.report == pane.report else []
        )
        if hit.report == pane.report:
            sentence = next(s.index for s in pane.reading.sentences if s.end > hit.start)
            assert pane.in_view(pane.extent_in_text(sentence))


def test_a_place_in_a_linked_passage_brings_its_partner_level_and_another_moves_nothing(
    texts, qtbot
):
    texts.window().resize(1180, 430)
    one, other = texts.full_text.panes
    find(texts, qtbot, "hosts were asked")
    sentences = one.reading.sentences, other.reading.sentences
    linked = [
        next(s.index for s in found if words in pane.reading.text[s.start : s.end])
        for pane, found, words in zip(
            (one, other), sentences, ("Hosts were asked", "On those who fled"), strict=True
        )
    ]
    assert one.extent(linked[0]).top == pytest.approx(other.extent(linked[1]).top, abs=1)
    before = other.verticalScrollBar().value()
    texts.focusWidget().selectAll()
    qtbot.keyClicks(texts.focusWidget(), "a choir closed")
    assert one.verticalScrollBar().value() > 0
    assert other.verticalScrollBar().value() == before


def test_escape_closes_the_bar_takes_the_marks_away_and_gives_the_keyboard_back(texts, qtbot):
    field = find(texts, qtbot, "refugees")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not texts.full_text.finder.open
    assert texts.view() == "text"
    assert texts.full_text.panes[0].hasFocus()
    assert texts.full_text.finder.hits == ()
    find(texts, qtbot, "x")
    texts.full_text.panes[1].setFocus()
    qtbot.keyClick(texts.full_text.panes[1], Qt.Key.Key_Escape)
    assert not texts.full_text.finder.open
    assert texts.view() == "text"


def test_whole_words_is_a_tick(texts, qtbot, finder):
    find(texts, qtbot, "one")
    assert len(finder.hits) > 5
    many = len(finder.hits)
    qtbot.mouseClick(
        bar(texts).whole, Qt.MouseButton.LeftButton, pos=bar(texts).whole.rect().center()
    )
    assert 0 < len(finder.hits) < many


def test_selected_words_are_looked_for_at_once(texts, qtbot, finder):
    pane = texts.full_text.panes[1]
    start = pane.reading.text.index("autumn talks")
    pane.select_span(start, start + len("autumn talks"))
    pane.setFocus()
    qtbot.keyClick(pane, Qt.Key.Key_F, CONTROL_SHIFT)
    assert bar(texts).words() == "autumn talks"
    assert finder.hit.report == 2
    assert finder.hit.start == start


def test_places_are_marked_in_the_overview_in_no_theme_s_colour(texts, qtbot, look):
    ruler = texts.full_text.rulers[0]
    before = ruler.grab().toImage()
    find(texts, qtbot, "choir")
    after = ruler.grab().toImage()
    changed = [
        y for y in range(after.height()) if after.pixelColor(2, y) != before.pixelColor(2, y)
    ]
    assert changed
    assert QColor(look.tokens.tx) in [after.pixelColor(2, y) for y in changed]


def test_arabic_words_are_typed_from_the_right_and_found_without_their_signs(workspace, qtbot):
    workspace.compare([1, 3], "text")
    qtbot.waitUntil(workspace.full_text.panes[0].hasFocus)
    field = find(workspace, qtbot, "")
    field.setText("القرار 2254")
    assert hit_words(workspace) == "القرار ٢٢٥٤"
    assert field.cursorRect().left() < field.width() / 2


def test_a_text_that_is_shown_later_is_searched_too(texts, qtbot, finder):
    find(texts, qtbot, "choir")
    assert {hit.report for hit in finder.hits} == {1}
    texts.compare([1, 4], "text")
    assert {hit.report for hit in finder.hits} == {1, 4}


def test_dimmed_furniture_and_scrolling_alone_are_remembered(texts, qtbot, look, session):
    from standpoint.ui.compare.workspace import CompareWorkspace

    texts.bar._furniture.click()
    texts.bar._together.click()
    again = CompareWorkspace(session, look)
    qtbot.addWidget(again)
    assert not again.bar.together()
    assert not again.bar._furniture.isChecked()
    assert not again.commands["together"].isChecked()
