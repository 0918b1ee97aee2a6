# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from standpoint.ui.compare import theme_speech
from standpoint.ui.compare.filter_bar import ORDER
from standpoint.ui.compare.placing import TALL_HEAD, THEME_HEAD
from standpoint.ui.compare.rows import Elsewhere, FacetLine, Filter, Remark, Shown, Silent
from standpoint.ui.compare.theme_layout import BEFORE_TEXT

# A popup asks for the keyboard, which a display of nothing does not give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def compared(workspace, qtbot):
    workspace.compare([1, 2], "theme")
    workspace.by_theme.setFocus()
    qtbot.wait(1)
    return workspace


def key(qtbot, workspace, name, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(workspace.window().focusWidget(), name, modifier)


def find(qtbot, workspace, words):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    key(qtbot, workspace, Qt.Key.Key_F, both)
    QTest.keyClicks(workspace.window().focusWidget(), words)
    qtbot.waitUntil(lambda: workspace.comparison.view.filter.words == words)


def sentences(workspace):
    return [box.thing for box in workspace.by_theme.page.boxes if isinstance(box.thing, Shown)]


def things(workspace, kind):
    return [box.thing for box in workspace.by_theme.page.boxes if isinstance(box.thing, kind)]


def head(workspace, theme):
    return next(box for box in workspace.by_theme.page.heads if box.thing.theme.id == theme)


def choose(qtbot, choice, data):
    choice.setFocus()
    while choice.currentData() != data:
        down = choice.findData(data) > choice.currentIndex()
        qtbot.keyClick(choice, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def test_the_field_leaves_sentences_that_hold_all_words_and_marks_them(compared, qtbot, world):
    find(qtbot, compared, "protect hosts")
    shown = sentences(compared)
    assert {one.stop.report for one in shown} == {1, 2}
    layout = compared.by_theme._layout
    for one in shown:
        text = world.readings[one.stop.report].text
        marked = {text[a:b].casefold() for a, b in layout.found(one.passage)}
        assert marked == {"protect", "hosts"}
    assert compared.filter.said.accessibleName().endswith("hold “\u2068protect hosts\u2069”")


def test_the_words_that_were_looked_for_are_framed_in_no_theme_s_colour(compared, qtbot, look):
    compared.comparison.select(None)
    before = compared.by_theme.grab().toImage()
    find(qtbot, compared, "common")
    view = compared.by_theme
    box = view.page.by_stop[sentences(compared)[0].stop]
    sentence = view._layout.sentence(box.thing, box.width)
    start, end = view._layout.found(box.thing.passage)[0]
    rect = sentence.rects(sentence.line.span(start, end))[0]
    at = QPoint(round(box.x + BEFORE_TEXT + rect.center().x()), round(box.y + 5 + rect.top()))
    column = [view.grab().toImage().pixelColor(at.x(), at.y() + y) for y in range(-1, 3)]
    assert look.colour("strong") in column
    assert before != view.grab().toImage()


def test_headers_tell_what_the_filter_leaves_and_a_theme_without_any_takes_a_line(compared, qtbot):
    find(qtbot, compared, "refugees")
    refugees, unity = head(compared, "refugees"), head(compared, "unity")
    assert [one.full for one in refugees.thing.told] == ["1 of 1 shown"] * 2
    assert refugees.thing.summary == "2 of 2 sentences"
    assert unity.height == THEME_HEAD
    assert unity.thing.summary.startswith("none of ")
    QTest.mouseClick(compared.by_theme.viewport(), Qt.MouseButton.LeftButton,
                     pos=QPoint(60, round(unity.y) + 15))  # fmt: skip
    assert head(compared, "unity").thing == unity.thing


def test_a_link_whose_other_end_is_filtered_out_is_said(compared, qtbot):
    find(qtbot, compared, "joined front")
    shown = sentences(compared)
    assert len(shown) == 1
    assert shown[0].remark.endswith("not shown")
    assert shown[0].remark.startswith("linked with ¶")
    assert [one.words for one in things(compared, Elsewhere)] == ["2 sentences not shown"]
    assert compared.comparison.filtered_links() == []


def test_esc_leaves_the_field_and_then_shows_all(compared, qtbot):
    every = len(sentences(compared))
    find(qtbot, compared, "refugees")
    key(qtbot, compared, Qt.Key.Key_Return)
    assert compared.by_theme.hasFocus()
    assert len(sentences(compared)) < every
    key(qtbot, compared, Qt.Key.Key_Escape)
    assert len(sentences(compared)) == every
    assert compared.comparison.view.filter == Filter()
    assert compared.filter.field.text() == ""


def test_a_filter_that_leaves_nothing_says_so_and_a_button_leads_back(compared, qtbot):
    find(qtbot, compared, "zeppelin")
    assert not sentences(compared)
    said = [one.words for one in things(compared, Remark)]
    assert said == ["No sentence holds “\u2068zeppelin\u2069”. Press Esc to show all sentences."]
    QTest.mouseClick(compared.filter.all, Qt.MouseButton.LeftButton)
    assert sentences(compared)
    assert not compared.filter.all.isVisible()


def test_a_sentence_that_was_confirmed_stays_until_the_selection_moves_on(compared, qtbot):
    choose(qtbot, compared.filter.state, "unreviewed")
    compared.by_theme.setFocus()
    key(qtbot, compared, Qt.Key.Key_Down)
    first = compared.comparison.stop
    key(qtbot, compared, Qt.Key.Key_C)
    assert first in compared.by_theme.page.by_stop
    key(qtbot, compared, Qt.Key.Key_Down)
    assert compared.comparison.stop != first
    assert first not in compared.by_theme.page.by_stop
    choose(qtbot, compared.filter.state, "confirmed")
    assert [one.stop for one in sentences(compared) if one.stop == first] == [first]


def test_a_selected_sentence_that_a_filter_leaves_out_is_selected_no_longer(compared, qtbot):
    key(qtbot, compared, Qt.Key.Key_Down)
    assert compared.comparison.stop.theme == "unity"
    find(qtbot, compared, "refugees")
    assert compared.comparison.stop is None
    assert {one.stop.theme for one in sentences(compared)} == {"refugees"}


def test_n_walks_only_links_that_the_filter_leaves(compared, qtbot):
    find(qtbot, compared, "protect")
    key(qtbot, compared, Qt.Key.Key_Return)
    for _ in range(3):
        key(qtbot, compared, Qt.Key.Key_N)
        assert compared.comparison.link.theme == "refugees"


def test_another_comparison_begins_without_a_filter(compared, qtbot):
    find(qtbot, compared, "protect")
    compared.compare([1, 3], "theme")
    assert not compared.comparison.view.filter.active
    assert compared.filter.field.text() == ""


def test_the_order_is_one_state_in_bar_and_menu_and_is_remembered(compared, qtbot, session, look):
    command = compared.commands["in_text_order"]
    assert not command.isChecked()
    choose(qtbot, compared.filter.order, "text")
    assert compared.comparison.view.order == "text"
    assert command.isChecked()
    assert session.settings.get(ORDER) == "text"
    command.trigger()
    assert compared.filter.order.currentData() == "closeness"
    command.trigger()
    another = type(compared)(session, look)
    qtbot.addWidget(another)
    assert another.comparison.view.order == "text"
    assert another.commands["in_text_order"].isChecked()


def test_brackets_lower_and_raise_the_limit_by_a_hundredth(compared, qtbot, session):
    assert compared.filter.limit.text() == "Links from .08"
    before = len(compared.comparison.links())
    key(qtbot, compared, Qt.Key.Key_BracketRight)
    assert session.limit == pytest.approx(0.09)
    assert compared.filter.limit.text() == "Links from .09"
    assert len(compared.comparison.links()) == before - 1
    key(qtbot, compared, Qt.Key.Key_BracketLeft)
    assert session.limit == pytest.approx(0.08)
    assert len(compared.comparison.links()) == before


def test_the_button_opens_the_limit_and_its_number_is_taken(compared, qtbot, session):
    QTest.mouseClick(compared.filter.limit, Qt.MouseButton.LeftButton)
    panel = compared.filter.panel
    assert panel.isVisible()
    assert panel.words.text() == "4 links"
    qtbot.keyClick(panel.slider, Qt.Key.Key_PageUp)
    assert panel.words.text() == "4 links now; 2 at .13"
    panel.close()
    assert session.calls[-1] == ("limit", 0.13)


def test_a_limit_cannot_be_chosen_where_the_corpus_is_read_only(workspace, qtbot, session):
    session.read_only = True
    workspace.compare([1, 2], "theme")
    assert not workspace.filter.limit.isEnabled()
    workspace.by_theme.setFocus()
    key(qtbot, workspace, Qt.Key.Key_BracketLeft)
    assert session.calls == []


def test_each_header_tells_every_column_s_share_at_its_text(compared):
    unity = head(compared, "unity")
    sizes = [compared.comparison.reading(i).report.sentences for i in (1, 2)]
    found = compared.comparison.alignment.counts("unity")
    for one, size, number in zip(unity.thing.told, sizes, found, strict=True):
        assert one.full.startswith(f"{number} of {size} sentences · ")
    assert unity.height == TALL_HEAD
    line = things(compared, FacetLine)[0]
    assert line.told[0].short == f"1 · {round(100 / sizes[0])}\u00a0%"


def test_a_pointer_on_a_header_is_told_the_share_in_full(compared):
    box = head(compared, "unity")
    column = compared.by_theme.across()[1]
    tip = compared.by_theme._tip(QPoint(round(column[0]) + 60, round(box.y) + 40))
    assert tip == f"River Committee: {box.thing.told[1].spoken}"


def test_a_screen_reader_hears_the_share_of_each_column(compared):
    spoken = theme_speech.spoken(head(compared, "unity"), compared.comparison)
    told = head(compared, "unity").thing.told
    assert f"Harbour Forum: {told[0].spoken}, River Committee: {told[1].spoken}" in spoken


def test_silent_themes_take_one_line_each_and_open_to_each_column_s_silence(
    workspace, qtbot, session, world
):
    workspace.compare([2, 4], "theme")
    silent = [box for box in workspace.by_theme.page.heads if box.thing.silent]
    assert [box.thing.summary for box in silent] == ["silent in both"]
    workspace.compare([4, 3], "theme")
    qtbot.wait(1)
    one, two = workspace.by_theme.page.heads[2:]
    assert (one.height, two.y) == (THEME_HEAD, one.y + THEME_HEAD - 1)
    assert one.thing.summary.startswith("no passage found in ")
    assert ", not searched (language) in " in one.thing.summary
    place = QPoint(60, round(one.y) + 15)
    QTest.mouseClick(workspace.by_theme.viewport(), Qt.MouseButton.LeftButton, pos=place)
    cells = [t for t in things(workspace, Silent) if t.theme == one.thing.theme.id]
    assert [cell.searched for cell in cells] == [True, False]
    assert cells[0].words == "No passage found by codebook v3"
    workspace.by_theme.setFocus()
    workspace.by_theme.walk.stand(cells[0])
    key(qtbot, workspace, Qt.Key.Key_C)
    assert session.calls[-1] == ("reviewed", 4, one.thing.theme.id, True)
    QTest.mouseClick(workspace.by_theme.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [t for t in things(workspace, Silent) if t.theme == one.thing.theme.id] == []
