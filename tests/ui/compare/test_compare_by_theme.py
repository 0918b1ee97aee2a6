# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from standpoint.ui.compare.rows import Fold, Shown, Silent, Stop, ThemeHead
from standpoint.ui.compare.theme_layout import ThemeLayout


@pytest.fixture
def compared(workspace, qtbot):
    workspace.compare([1, 2], "theme")
    workspace.by_theme.setFocus()
    qtbot.wait(1)
    return workspace


def press(qtbot, workspace, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(workspace.window().focusWidget(), key, modifier)


def centre(view, box):
    x = box.x + min(box.width / 2, 200) - view.horizontalScrollBar().value()
    return QPoint(round(x), round(box.y + 12 - view.verticalScrollBar().value()))


def click(qtbot, view, box):
    view.show_box(box)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre(view, box))


def box_of(view, kind, test=lambda thing: True):
    return next(b for b in view.page.boxes if isinstance(b.thing, kind) and test(b.thing))


def heads(view):
    return [box.thing.theme.id for box in view.page.heads]


def test_a_digit_switches_a_theme_off_and_on_again(compared, qtbot):
    press(qtbot, compared, Qt.Key.Key_1)
    assert heads(compared.by_theme) == ["resolution_2254", "refugees", "normalization"]
    assert not compared.bar.chips()[0].isChecked()
    press(qtbot, compared, Qt.Key.Key_1)
    assert heads(compared.by_theme)[0] == "unity"


def test_shift_and_a_digit_show_one_theme_alone_and_then_all(compared, qtbot):
    shift = Qt.KeyboardModifier.ShiftModifier
    press(qtbot, compared, Qt.Key.Key_3, modifier=shift)
    assert heads(compared.by_theme) == ["refugees"]
    press(qtbot, compared, Qt.Key.Key_3, modifier=shift)
    assert len(heads(compared.by_theme)) == 4


def test_a_click_on_a_chip_switches_its_theme(compared, qtbot):
    qtbot.mouseClick(compared.bar.chips()[1], Qt.MouseButton.LeftButton)
    assert "resolution_2254" not in heads(compared.by_theme)


def test_chips_carry_the_counts_of_each_report(compared):
    assert [chip.accessibleName() for chip in compared.bar.chips()] == [
        "Unity 3 · 6",
        "Resolution 2254 1 · 1",
        "Refugees 1 · 1",
        "Normalization 1 · 0",
    ]


def test_linked_sentences_lie_level(compared):
    page = compared.by_theme.page
    left = page.by_stop[Stop("refugees", "protection", (1, 6))]
    right = page.by_stop[Stop("refugees", "protection", (2, 8))]
    assert left.y == right.y
    assert left.column == 0
    assert right.column == 1


def test_arrows_walk_sentences_and_cross_to_the_linked_one(compared, qtbot):
    stop = Stop("unity", "opposition", (1, 1))
    press(qtbot, compared, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert compared.comparison.stop == stop
    press(qtbot, compared, Qt.Key.Key_Right)
    assert compared.comparison.stop == Stop("unity", "opposition", (2, 1))
    press(qtbot, compared, Qt.Key.Key_Left)
    assert compared.comparison.stop == stop
    press(qtbot, compared, Qt.Key.Key_Up)
    assert compared.comparison.stop == Stop("unity", "territory", (1, 3))


def test_the_right_arrow_opens_a_cut_sentence_before_it_leaves_it(compared, qtbot):
    view = compared.by_theme
    press(qtbot, compared, Qt.Key.Key_Down)
    stop = Stop("unity", "territory", (1, 3))
    before = view.page.by_stop[stop].height
    press(qtbot, compared, Qt.Key.Key_Right)
    assert compared.comparison.stop == stop
    assert view.page.by_stop[stop].height > before


def test_a_click_selects_a_sentence_and_opens_it_if_it_was_cut(compared, qtbot):
    view = compared.by_theme
    stop = Stop("unity", "territory", (1, 3))
    before = view.page.by_stop[stop].height
    click(qtbot, view, view.page.by_stop[stop])
    assert compared.comparison.stop == stop
    assert view.page.by_stop[stop].height > before


def test_n_and_p_walk_the_links_and_choose_one(compared, qtbot):
    press(qtbot, compared, Qt.Key.Key_N)
    assert compared.comparison.link.link.closeness == 0.31
    press(qtbot, compared, Qt.Key.Key_N)
    assert compared.comparison.link.link.closeness == 0.0849
    press(qtbot, compared, Qt.Key.Key_P, Qt.Key.Key_P)
    assert compared.comparison.link.theme == "refugees"


def test_n_leaves_out_links_of_a_theme_that_is_off(compared, qtbot):
    press(qtbot, compared, Qt.Key.Key_1, Qt.Key.Key_N)
    assert compared.comparison.link.theme == "resolution_2254"


def test_shared_words_of_the_selected_link_are_marked_in_both_sentences(compared, qtbot):
    press(qtbot, compared, Qt.Key.Key_Down, Qt.Key.Key_Down)
    placed = compared.comparison.emphasised()[0]
    for key in (placed.link.a, placed.link.b):
        text = compared.comparison.reading(key[0]).text
        words = [text[a:b] for a, b in compared.comparison.shared_spans(placed, key)]
        assert words == ["common", "ground", "differences"]


def pixels(view, box):
    image = view.viewport().grab().toImage()
    top = round(box.y - view.verticalScrollBar().value())
    return {
        image.pixelColor(x, y).name()
        for y in range(max(top, 31), min(top + round(box.height), image.height()))
        for x in range(round(box.x), round(box.x + box.width) - 1)
    }


def test_the_selected_sentence_stands_on_its_ground_with_bar_tint_and_underline(
    compared, qtbot, look
):
    view = compared.by_theme
    stop = Stop("unity", "opposition", (1, 1))
    box = view.page.by_stop[stop]
    hue = look.hue(compared.comparison.theme("unity"))
    plain = pixels(view, box)
    assert QColor(look.tokens.sel).name() not in plain
    assert QColor(hue.ink).name() in plain
    press(qtbot, compared, Qt.Key.Key_Down, Qt.Key.Key_Down)
    chosen = pixels(view, box)
    for colour in (look.tokens.sel, look.tokens.ink, hue.s, hue.ink):
        assert QColor(colour).name() in chosen
    partner = view.page.by_stop[Stop("unity", "opposition", (2, 1))]
    assert QColor(look.tokens.selsoft).name() in pixels(view, partner)


def test_a_click_on_a_link_s_label_selects_that_link(compared, qtbot):
    view = compared.by_theme
    view.viewport().grab()
    drawn = next(d for d in view.drawn if d.placed.link.closeness == 0.0849)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=drawn.label.center().toPoint())
    assert compared.comparison.link == drawn.placed


def test_a_theme_s_header_collapses_it_and_sticks_while_it_scrolls(compared, qtbot):
    view = compared.by_theme
    view.verticalScrollBar().setValue(140)
    stuck = view.box_at(QPoint(100, 5))
    assert isinstance(stuck.thing, ThemeHead)
    assert stuck.thing.theme.id == "unity"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 5))
    assert view.page.heads[0].thing.collapsed
    assert Stop("unity", "territory", (1, 3)) not in view.page.by_stop


def test_more_than_five_fold_and_enter_opens_the_fold(compared, qtbot, world):
    world.machine.clear()
    compared.comparison.refresh()
    view = compared.by_theme
    fold = box_of(view, Fold)
    click(qtbot, view, fold)
    assert box_of(view, Fold).thing.open
    click(qtbot, view, box_of(view, Fold))
    assert not box_of(view, Fold).thing.open
    compared.comparison.select(Stop("unity", "opposition", (2, 5)))
    press(qtbot, compared, Qt.Key.Key_Down)
    press(qtbot, compared, Qt.Key.Key_Return)
    assert box_of(view, Fold).thing.open


def test_enter_opens_the_sentence_in_its_full_text(compared, qtbot):
    press(qtbot, compared, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert compared.view() == "text"
    assert compared.comparison.stop == Stop("unity", "opposition", (1, 1))
    assert compared.full_text.pane(1).hasFocus()
    press(qtbot, compared, Qt.Key.Key_Escape)
    assert compared.view() == "theme"


def test_c_confirms_x_rejects_and_the_same_again_takes_it_back(compared, qtbot, session, world):
    press(qtbot, compared, Qt.Key.Key_Down, Qt.Key.Key_C)
    assert session.calls[-1] == ("decide", 1, "unity", "territory", "confirmed")
    stop = Stop("unity", "territory", (1, 3))
    assert compared.comparison.passage(stop).status == "confirmed"
    press(qtbot, compared, Qt.Key.Key_C)
    assert session.calls[-1] == ("decide", 1, "unity", "territory", None)
    press(qtbot, compared, Qt.Key.Key_X)
    assert session.calls[-1] == ("decide", 1, "unity", "territory", "rejected")
    assert stop not in compared.by_theme.page.by_stop
    assert compared.comparison.stop == Stop("unity", "opposition", (1, 1))
    compared.commands["rejected"].trigger()
    assert stop in compared.by_theme.page.by_stop


def test_l_then_a_click_links_two_sentences(compared, qtbot, session):
    view = compared.by_theme
    compared.comparison.select(Stop("unity", "opposition", (1, 4)))
    press(qtbot, compared, Qt.Key.Key_L)
    click(qtbot, view, view.page.by_stop[Stop("unity", "opposition", (2, 4))])
    assert session.calls[-1] == ("link", (1, 4), (2, 4), "unity", "opposition", True)
    assert compared.comparison.link.link.origin == "human"


def test_l_then_arrows_and_enter_link_and_esc_gives_up(compared, qtbot, session):
    compared.comparison.select(Stop("unity", "opposition", (1, 4)))
    press(qtbot, compared, Qt.Key.Key_L, Qt.Key.Key_Escape)
    assert not compared.deciding.linking
    assert compared.comparison.stop == Stop("unity", "opposition", (1, 4))
    press(qtbot, compared, Qt.Key.Key_L, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert session.calls[-1][0] == "link"
    assert session.calls[-1][-1] is True


def test_two_sentences_of_one_report_are_not_linked(compared, qtbot, session):
    view = compared.by_theme
    said = []
    compared.said.connect(said.append)
    compared.comparison.select(Stop("unity", "opposition", (1, 4)))
    press(qtbot, compared, Qt.Key.Key_L)
    click(qtbot, view, view.page.by_stop[Stop("unity", "territory", (1, 3))])
    assert session.calls == []
    assert said[-1] == "Both sentences are in one report. Choose one of another."


def test_u_takes_the_chosen_link_away(compared, qtbot, session):
    press(qtbot, compared, Qt.Key.Key_N, Qt.Key.Key_U)
    assert session.calls[-1] == ("link", (1, 1), (2, 1), "unity", "opposition", False)
    assert [p.link.closeness for p in compared.comparison.links_of(compared.comparison.stop)] == [
        0.0849
    ]


def test_of_several_links_u_asks_which_one(compared, qtbot):
    stop = Stop("unity", "opposition", (1, 1))
    compared.comparison.select(stop)
    menu = compared.deciding.unlink_menu(stop)
    assert [action.text() for action in menu.actions()] == [
        "Unlink ¶ 2 in River Committee",
        "Unlink ¶ 2 in River Committee",
    ]
    menu.actions()[1].trigger()
    assert len(compared.comparison.links_of(stop)) == 1


def test_c_on_a_silence_says_that_it_was_reviewed(compared, qtbot, session):
    view = compared.by_theme
    silent = box_of(view, Silent, lambda thing: thing.theme == "normalization")
    click(qtbot, view, silent)
    press(qtbot, compared, Qt.Key.Key_C)
    assert session.calls[-1] == ("reviewed", 2, "normalization", True)


def test_nothing_can_be_decided_where_the_corpus_is_read_only(compared, qtbot, session):
    session.read_only = True
    press(qtbot, compared, Qt.Key.Key_Down, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_L)
    assert session.calls == []


def test_arabic_stands_right_to_left_in_a_mirrored_cell(workspace, qtbot, look):
    workspace.compare([1, 3], "theme")
    view = workspace.by_theme
    shown = view.page.by_stop[Stop("unity", "territory", (3, 1))]
    sentence = ThemeLayout(workspace.comparison).sentence(shown.thing, shown.width)
    assert sentence.right_to_left
    assert sentence.step == pytest.approx(30)
    workspace.comparison.select(shown.thing.stop)
    image = view.viewport().grab().toImage()
    y = round(shown.y + shown.height / 2)
    bar = image.pixelColor(round(shown.x + shown.width) - 2, y)
    assert bar == QColor(look.tokens.ink)


def test_narrow_columns_scroll_sideways_and_their_titles_with_them(workspace):
    workspace.window().resize(900, 600)
    workspace.compare([1, 2, 3, 4], "theme")
    view = workspace.by_theme
    assert [width for _, width in view.across()] == [260.0] * 4
    assert view.horizontalScrollBar().maximum() > 0
    view.horizontalScrollBar().setValue(120)
    assert view.across()[0][0] == -120


def test_what_is_at_the_top_stays_there_when_the_width_changes(compared, qtbot):
    view = compared.by_theme
    view.verticalScrollBar().setValue(300)
    top = min(
        (b for b in view.page.between(300, 700) if isinstance(b.thing, Shown)), key=lambda b: b.y
    )
    above = top.y - 300
    compared.window().resize(860, 640)
    moved = view.page.by_stop[top.thing.stop]
    assert abs(moved.y - view.verticalScrollBar().value() - above) <= 1


def test_larger_text_by_key_sets_every_sentence_anew(compared, qtbot, look):
    stop = Stop("unity", "opposition", (1, 1))
    before = compared.by_theme.page.by_stop[stop].height
    control = Qt.KeyboardModifier.ControlModifier
    press(qtbot, compared, Qt.Key.Key_Plus, modifier=control)
    assert look.zoom > 1
    assert compared.by_theme.page.by_stop[stop].height > before
    press(qtbot, compared, Qt.Key.Key_Minus, Qt.Key.Key_Minus, modifier=control)
    assert look.zoom < 1
    press(qtbot, compared, Qt.Key.Key_0, modifier=control)
    assert look.zoom == 1


def test_what_the_session_changes_is_read_anew_and_the_selection_stays(compared, session, world):
    stop = Stop("unity", "opposition", (1, 1))
    compared.comparison.select(stop)
    world.machine.pop(0)
    session.announce(links=True)
    assert compared.comparison.stop == stop
    assert len(compared.comparison.links_of(stop)) == 1


def test_a_report_that_was_deleted_leaves_the_comparison(compared, session, world, qtbot):
    del world.readings[2]
    session.announce(reports=True)
    assert compared.report_ids() == (1,)
    del world.readings[1]
    with qtbot.waitSignal(compared.closed):
        session.announce(reports=True)


def test_a_screen_reader_hears_each_sentence_with_its_place_and_links(compared, qtbot):
    from PySide6.QtGui import QAccessible

    view = compared.by_theme
    spoken = QAccessible.queryAccessibleInterface(view)
    lines = [spoken.child(i).text(QAccessible.Text.Name) for i in range(spoken.childCount())]
    assert lines[0].startswith("Unity, 2 linked")
    sentence = next(line for line in lines if "Delegates" in line)
    assert sentence.startswith("Harbour Forum, ¶ 2, Unity of the opposition, suggested")
    assert "linked with ¶ 2 in River Committee, closeness .31" in sentence
    press(qtbot, compared, Qt.Key.Key_Down)
    assert "one undivided land" in spoken.focusChild().text(QAccessible.Text.Name)


@pytest.mark.parametrize("scheme", ["dark", "high contrast"])
def test_it_paints_in_every_scheme(compared, qtbot, look, scheme):
    press(qtbot, compared, Qt.Key.Key_Down, Qt.Key.Key_Down)
    look.set_preference(scheme)
    image = compared.grab().toImage()
    ground = image.pixelColor(round(compared.width() * 0.5), 400)
    assert ground == QColor(look.tokens.base)
