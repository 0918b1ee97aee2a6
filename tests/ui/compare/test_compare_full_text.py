# SPDX-License-Identifier: MIT
from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QLineEdit

from standpoint.ui.compare.offsets import document_text
from standpoint.ui.compare.ribbons import Tab
from standpoint.ui.compare.rows import Stop


@pytest.fixture
def texts(workspace, qtbot):
    workspace.window().resize(1300, 420)
    workspace.compare([1, 2], "text")
    qtbot.wait(1)
    return workspace


def press(qtbot, workspace, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(workspace.window().focusWidget(), key, modifier)


def level(workspace):
    """Return the tops of both ends of the selected link, in pixels below the panes' top."""
    link = workspace.comparison.link.link
    return [workspace.full_text.pane(r).extent(s).top for r, s in (link.a, link.b)]


@pytest.mark.parametrize("report", [1, 2, 3])
def test_every_mark_selects_exactly_the_stored_text(workspace, report):
    workspace.compare([report, 4], "text")
    pane = workspace.full_text.pane(report)
    text = pane.reading.text
    assert any(ord(letter) > 0xFFFF for letter in text) or report != 1
    for part in (*pane.reading.sentences, *pane.reading.mentions):
        selected = pane.span_cursor(part.start, part.end).selectedText()
        assert selected == document_text(text[part.start : part.end]).replace("\n", "\u2029")


def test_the_tints_lie_on_the_coded_sentences(texts, look):
    pane = texts.full_text.pane(1)
    text = pane.reading.text
    tinted = {text[tint.start : tint.end]: tint for tint in pane.tinted}
    hue = look.hue(texts.comparison.theme("refugees"))
    sentence = pane.reading.sentences[6]
    assert tinted[text[sentence.start : sentence.end]].ground == hue.f
    pane.bring(sentence.index)
    extent = pane.extent(sentence.index)
    picture = pane.viewport().grab().toImage()
    assert picture.pixelColor(2, round(extent.bottom) - 2) == QColor(hue.f)
    furniture = pane.reading.sentences[0]
    dimmed = {
        s.cursor.selectedText(): s.format.foreground().color() for s in pane.extraSelections()
    }
    assert dimmed[text[furniture.start : furniture.end]] == QColor(look.tokens.furn)


def test_the_selected_link_tints_its_ends_and_their_shared_words(texts, qtbot, look):
    press(qtbot, texts, Qt.Key.Key_N)
    hue = look.hue(texts.comparison.theme("unity"))
    for report in (1, 2):
        pane = texts.full_text.pane(report)
        text = pane.reading.text
        grounds = [(text[tint.start : tint.end], tint.ground) for tint in pane.tinted]
        words = [words for words, ground in grounds if ground == hue.q]
        assert words == ["common", "ground", "differences"]
        assert [ground for _, ground in grounds].count(hue.t) == 1


def test_n_brings_both_ends_of_the_next_link_to_40_percent_where_the_text_allows(texts, qtbot):
    press(qtbot, texts, Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_N)
    focus = texts.full_text.panes[0].viewport().height() * 0.4
    assert level(texts) == [pytest.approx(focus, abs=2)] * 2
    assert texts.full_text.bar.words().startswith("Link 3 of 4")
    press(qtbot, texts, Qt.Key.Key_P)
    assert texts.full_text.bar.words().startswith("Link 2 of 4")


def test_n_begins_with_the_first_link_of_a_sentence_that_has_several(texts, qtbot):
    comparison = texts.comparison
    stop = next(s for p in comparison.links() for s in (p.stop(p.link.a), p.stop(p.link.b))
                if len(comparison.links_of(s)) > 1)  # fmt: skip
    comparison.select(stop)
    assert comparison.link is None
    first = next(placed for placed in texts.full_text.order() if stop.passage in placed.ends()
                 and (placed.theme, placed.facet) == (stop.theme, stop.facet))  # fmt: skip
    press(qtbot, texts, Qt.Key.Key_N)
    assert comparison.link == first


def test_s_lets_each_text_scroll_alone(texts, qtbot):
    press(qtbot, texts, Qt.Key.Key_S)
    assert not texts.bar.together()
    one, other = texts.full_text.panes
    one.scroll_by_hand(150)
    assert other.verticalScrollBar().value() == 0
    press(qtbot, texts, Qt.Key.Key_S)
    assert texts.bar.together()


def test_up_and_down_walk_coded_sentences_and_right_goes_to_the_linked_one(texts, qtbot):
    press(qtbot, texts, Qt.Key.Key_Down)
    assert texts.comparison.stop == Stop("unity", "opposition", (1, 1))
    press(qtbot, texts, Qt.Key.Key_Down)
    assert texts.comparison.stop == Stop("unity", "territory", (1, 3))
    press(qtbot, texts, Qt.Key.Key_Up, Qt.Key.Key_Right)
    assert texts.comparison.stop == Stop("unity", "opposition", (2, 1))
    assert texts.full_text.pane(2).hasFocus()


def test_tab_goes_to_the_other_report(texts, qtbot):
    assert texts.full_text.pane(1).hasFocus()
    press(qtbot, texts, Qt.Key.Key_Tab)
    assert texts.full_text.pane(2).hasFocus()


def point_in(pane, sentence):
    extent = pane.extent(sentence)
    return QPoint(8, round(extent.bottom) - 12)


def test_a_click_selects_a_sentence_and_a_second_one_its_next_theme(texts, qtbot):
    pane = texts.full_text.pane(1)
    pane.bring(4)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(pane.viewport(), left, pos=point_in(pane, 4))
    assert texts.comparison.stop == Stop("resolution_2254", "un_resolutions", (1, 4))
    sentence = pane.reading.sentences[8]
    pane.bring(8)
    qtbot.mouseClick(pane.viewport(), left, pos=point_in(pane, 8))
    assert texts.comparison.stop == Stop("normalization", "regime", (1, 8))
    assert pane.sentence_at(QPointF(point_in(pane, 8))) == sentence.index


def test_a_click_on_a_sentence_without_a_theme_selects_nothing(texts, qtbot):
    pane = texts.full_text.pane(1)
    press(qtbot, texts, Qt.Key.Key_N)
    pane.bring(10)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=point_in(pane, 10))
    assert texts.comparison.stop is None


def test_l_links_with_any_sentence_of_the_other_text(texts, qtbot, session):
    texts.comparison.select(Stop("normalization", "regime", (1, 8)))
    press(qtbot, texts, Qt.Key.Key_L)
    pane = texts.full_text.pane(2)
    pane.verticalScrollBar().setValue(0)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=point_in(pane, 0))
    assert session.calls[-1] == ("link", (1, 8), (2, 0), "normalization", "regime", True)


def test_c_confirms_the_machine_s_link_and_u_takes_it_away(texts, qtbot, session):
    press(qtbot, texts, Qt.Key.Key_N, Qt.Key.Key_C)
    assert session.calls[-1] == ("link", (1, 1), (2, 1), "unity", "opposition", True)
    assert texts.comparison.link.link.origin == "human"
    assert "by you" in texts.full_text.bar.words()
    press(qtbot, texts, Qt.Key.Key_U)
    assert session.calls[-1] == ("link", (1, 1), (2, 1), "unity", "opposition", False)


def test_a_theme_that_is_off_has_no_tint_no_ribbon_and_no_mark(texts, qtbot):
    pane, strip = texts.full_text.pane(1), texts.full_text.strips[0]
    assert {placed.theme for placed in strip.links()} == {
        "unity",
        "resolution_2254",
        "refugees",
    }
    press(qtbot, texts, Qt.Key.Key_1)
    assert "unity" not in {theme for mark in pane.coded for theme in mark.themes}
    assert {placed.theme for placed in strip.links()} == {"resolution_2254", "refugees"}


def test_a_click_on_a_tab_brings_the_passage_that_is_out_of_view(texts, qtbot):
    press(qtbot, texts, Qt.Key.Key_S)
    one, other = texts.full_text.panes
    one.bring(6, 60)
    other.verticalScrollBar().setValue(0)
    texts.window().resize(1300, 300)
    strip = texts.full_text.strips[0]
    strip.grab()
    tab = next(d for d in strip.drawn if d.sought is other)
    qtbot.mouseClick(
        strip, Qt.MouseButton.LeftButton, pos=tab.area.boundingRect().center().toPoint()
    )
    assert texts.comparison.link == tab.placed
    assert 0 <= other.extent(tab.sentence).top < other.viewport().height()


def test_a_click_on_a_ribbon_selects_its_link(texts, qtbot):
    strip = texts.full_text.strips[0]
    strip.grab()
    label = next(d for d in reversed(strip.drawn) if d.placed.link.closeness == 0.31)
    at = label.area.boundingRect().center().toPoint()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at)
    assert texts.comparison.link == label.placed


def test_the_overview_ruler_scrolls_its_text(texts, qtbot):
    ruler, pane = texts.full_text.rulers[0], texts.full_text.panes[0]
    bottom = QPoint(12, ruler.height() - 4)
    qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=bottom)
    assert pane.verticalScrollBar().value() > 0.8 * pane.verticalScrollBar().maximum()
    part = ruler.part_in_view()
    assert part.bottom() == pytest.approx(ruler.height(), abs=3)


def test_zoom_by_key_and_by_wheel_keeps_the_place(texts, qtbot, look):
    pane = texts.full_text.pane(1)
    pane.bring(6, 100)
    control = Qt.KeyboardModifier.ControlModifier
    press(qtbot, texts, Qt.Key.Key_Equal, modifier=control)
    assert look.zoom > 1
    assert 40 < pane.extent(6).top < 160
    press(qtbot, texts, Qt.Key.Key_0, modifier=control)
    assert look.zoom == 1


def test_a_text_that_breaks_anew_at_another_width_keeps_the_sentence_in_place(texts, qtbot):
    texts.window().resize(1300, 300)
    qtbot.wait(1)
    pane = texts.full_text.pane(1)
    pane.bring(6)
    before, height = pane.extent(6).top, pane.text_height()
    texts.window().resize(760, 300)
    qtbot.wait(1)
    assert pane.text_height() > height
    assert abs(pane.extent(6).top - before) <= pane.line_height()


def test_t_switches_to_the_themes_and_back(texts, qtbot):
    press(qtbot, texts, Qt.Key.Key_T)
    assert texts.view() == "theme"
    press(qtbot, texts, Qt.Key.Key_T)
    assert texts.view() == "text"


def test_what_is_copied_is_the_stored_text(texts, qtbot, world):
    text = "One\u00a0land, one 🕊 sky.\nSecond e\u0301te\u0301 line."
    read = world.readings[4]
    sentence = replace(read.sentences[0], start=0, end=len(text))
    world.readings[4] = replace(read, text=text, sentences=(sentence,))
    texts.compare([4, 1], "text")
    pane = texts.full_text.pane(4)
    pane.setFocus()
    pane.selectAll()
    press(qtbot, texts, Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == text


def test_a_report_asks_nobody_for_a_picture(texts):
    pane = texts.full_text.pane(1)
    assert pane.loadResource(2, QUrl("http://127.0.0.1:9/picture.png")) is None
    assert not pane.openLinks()
    assert pane.isReadOnly()


def test_two_themes_on_the_same_words_are_underlined_one_below_the_other(texts, world):
    read = world.readings[1]
    mention = next(m for m in read.mentions if m.facet == "un_resolutions")
    twin = replace(mention, theme="refugees", facet="protection")
    world.readings[1] = replace(read, mentions=(*read.mentions, twin))
    texts.comparison.refresh()
    from standpoint.ui.compare.marks import underlines

    lines = [line for line in underlines(texts.comparison, 1)
             if (line.start, line.end) == (mention.start, mention.end)]  # fmt: skip
    assert sorted(line.level for line in lines) == [0, 1]


def columns_of(image: QImage, colour: str):
    wanted = QColor(colour).rgb()
    return {x for x in range(image.width()) for y in range(0, image.height(), 3)
            if image.pixel(x, y) == wanted}  # fmt: skip


def test_stripes_stand_left_of_english_and_right_of_arabic(workspace, look, qtbot):
    workspace.window().resize(1300, 420)
    workspace.compare([1, 3], "text")
    qtbot.wait(1)
    base = look.hue(workspace.comparison.theme("unity")).base
    left, right = workspace.full_text.panes
    x, width = left.text_place()
    assert max(columns_of(left.grab().toImage(), base)) < x
    x, width = right.text_place()
    assert min(columns_of(right.grab().toImage(), base)) >= x + width


def test_one_report_is_read_alone_and_says_what_is_missing(workspace):
    workspace.read(1)
    assert workspace.view() == "text"
    assert "Select one more" in workspace.full_text.bar.words()


def test_any_place_of_a_text_can_be_shown(texts):
    sentence = texts.comparison.reading(2).sentences[8]
    texts.show_report(2, sentence.start + 3)
    pane = texts.full_text.pane(2)
    assert 0 <= pane.extent(8).top < pane.viewport().height()


def test_titles_stand_over_their_texts(texts):
    for place, pane in zip(texts.full_text.places(), texts.full_text.panes, strict=True):
        x = pane.viewport().mapTo(texts, QPoint(0, 0)).x()
        assert place.x == x


def test_texts_that_are_first_read_together_begin_level_at_their_tops(workspace, qtbot):
    workspace.window().resize(1300, 300)
    workspace.read(1)
    qtbot.wait(1)
    workspace.full_text.pane(1).bring(6, 20)
    assert workspace.full_text.pane(1).verticalScrollBar().value() > 0
    workspace.compare([1, 2], "text")
    qtbot.wait(1)
    assert [pane.verticalScrollBar().value() for pane in workspace.full_text.panes] == [0, 0]


def test_a_report_shown_again_dims_its_furniture_as_was_asked_meanwhile(texts, look):
    texts.switch_view()
    texts.compare([1, 4], "theme")
    texts.full_text.set_dimmed(False)
    texts.switch_view()
    pane = texts.full_text.pane(1)
    pale = QColor(look.tokens.furn)
    assert pale not in [s.format.foreground().color() for s in pane.extraSelections()]


def test_no_line_of_a_ribbon_runs_through_the_words_of_a_tab(texts, look):
    strip = texts.full_text.strips[0]
    image = QImage(strip.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    painter = QPainter(image)
    strip._paint_tab(painter, Tab(0, "left", 100.0, up=False), strip.links()[0])
    painter.end()
    behind = {image.pixelColor(x, y).name() for x in (21, 22) for y in range(93, 108)}
    assert behind == {look.colour("base").name()}


def test_a_link_that_codes_a_sentence_says_so_beside_its_undo(texts, qtbot, session):
    said = []
    session.said.connect(lambda words, undoable: said.append((words, undoable)))
    texts.comparison.select(Stop("normalization", "regime", (1, 8)))
    press(qtbot, texts, Qt.Key.Key_L)
    pane = texts.full_text.pane(2)
    pane.verticalScrollBar().setValue(0)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=point_in(pane, 0))
    assert said[-1] == (
        "Linked ¶ 6 with ¶ 1, and coded ¶ 1 as normalization with the regime, not yet reviewed.",
        True,
    )


def test_a_sentence_that_was_rejected_on_the_facet_is_not_linked_in_silence(texts, qtbot, session):
    start, end = session.span((2, 0))[1:]
    session.world.decisions[2, start, end, "normalization", "regime"] = "rejected"
    texts.comparison.refresh()
    said = []
    texts.said.connect(said.append)
    texts.comparison.select(Stop("normalization", "regime", (1, 8)))
    press(qtbot, texts, Qt.Key.Key_L)
    pane = texts.full_text.pane(2)
    pane.verticalScrollBar().setValue(0)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=point_in(pane, 0))
    assert said[-1].startswith("¶ 1 was rejected as normalization with the regime.")
    assert not session.calls


@pytest.mark.parametrize("width", [900, 1000, 1100, 1280])
def test_the_texts_reach_down_to_the_bar_whatever_the_titles_above_take(workspace, qtbot, width):
    workspace.window().resize(width, 700)
    workspace.compare([1, 2], "theme")
    qtbot.wait(1)
    workspace.switch_view()
    qtbot.wait(20)
    texts = workspace.full_text
    bottom = texts.bar.mapTo(workspace, QPoint(0, 0)).y()
    assert bottom + texts.bar.height() == workspace.height()
    for pane in texts.panes:
        assert pane.mapTo(workspace, QPoint(0, pane.height())).y() == bottom


def test_a_comparison_that_is_shown_later_takes_its_keys_at_once(workspace, qtbot):
    workspace.hide()
    workspace.window().setFocus()
    workspace.compare([1, 2], "text")
    workspace.show()
    qtbot.waitUntil(workspace.full_text.panes[0].hasFocus)
    press(qtbot, workspace, Qt.Key.Key_N)
    assert workspace.comparison.link is not None


def test_a_comparison_that_is_shown_leaves_the_keyboard_to_who_types(workspace, qtbot):
    field = QLineEdit(workspace.window())
    workspace.window().layout().addWidget(field)
    field.show()
    workspace.hide()
    workspace.compare([1, 2], "text")
    field.setFocus()
    workspace.show()
    qtbot.wait(20)
    assert field.hasFocus()


def test_lines_in_a_sentence_of_several_themes_tell_them_by_dash_as_well(texts, look):
    pane = texts.full_text.pane(1)
    words = {"Resolution 2254": True, "refugees": False}
    for found, dashed in words.items():
        start = pane.reading.text.index(found)
        pane.bring_position(start)
        pane.verticalScrollBar().setValue(pane.verticalScrollBar().value() + 1)
        one, other = pane.end_places(start, start + len(found))
        assert one.top() == other.top()
        picture = pane.viewport().grab().toImage()
        theme = "resolution_2254" if dashed else "refugees"
        ink = QColor(look.hue(texts.comparison.theme(theme)).ink)
        across = range(round(one.x()) + 1, round(other.x()) - 1)
        rows = [
            [picture.pixelColor(x, y) == ink for x in across]
            for y in range(round(one.top()), round(one.bottom()))
        ]
        line = max(rows, key=sum)
        assert any(line)
        assert all(line) is not dashed


def test_the_pointer_over_a_line_learns_its_theme(texts):
    pane = texts.full_text.pane(1)
    start = pane.reading.text.index("Resolution 2254")
    pane.bring_position(start)
    place, _ = pane.end_places(start, start + 4)
    assert pane.tip(QPointF(place.x() + 4, place.center().y())) == "2 Resolution 2254"
    assert pane.tip(QPointF(2, 2)) in {"", "1 Unity"}


def test_marks_in_the_overview_name_theme_and_paragraph(texts):
    ruler = texts.full_text.rulers[0]
    mark = next(mark for mark in ruler.marks() if mark.theme.id == "refugees")
    paragraph = texts.full_text.pane(1).reading.sentences[6].paragraph
    assert ruler.tip(mark.area.center()) == f"Refugees, ¶ {paragraph}"


def test_a_text_that_is_all_in_view_has_no_frame_in_the_overview(workspace):
    workspace.compare([4, 1], "text")
    one, other = workspace.full_text.rulers
    assert one.part_in_view().isEmpty()
    assert not other.part_in_view().isEmpty()
