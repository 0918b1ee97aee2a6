# SPDX-License-Identifier: MIT
"""Buttons, chips and fields answer mouse and keyboard, and say their names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from standpoint.ui.look import (
    CheckBox,
    Choice,
    DockHead,
    ElidedLabel,
    IconButton,
    LinkButton,
    NoticeBar,
    PushButton,
    SearchField,
    SegmentedControl,
    ThemeChip,
    paint_dots,
)

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def shown(qtbot):
    """Show widgets in one window."""

    kept = []

    def show(*widgets):
        window = QWidget()
        kept.append(window)
        row = QHBoxLayout(window)
        for widget in widgets:
            row.addWidget(widget)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield show
    kept.clear()


def dark_pixels(widget):
    """Return how many pixels of a widget are nearly as dark as its words."""
    image = widget.grab().toImage()
    return sum(
        image.pixelColor(x, y).lightness() < 80
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize("kind", ["main", "plain", "quiet"])
def test_a_button_answers_the_mouse_and_the_space_bar(look, shown, qtbot, kind):
    button = PushButton(look, "Choose files…", kind=kind, key="Ctrl I")
    shown(button)
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Left)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_button_is_called_by_its_words_without_the_ellipsis(look):
    button = PushButton(look, "Choose files…", key="Ctrl I")
    assert button.accessibleName() == "Choose files"
    assert button.accessibleDescription() == "Ctrl I"


def test_a_key_hint_takes_room_inside_the_button(look):
    plain = PushButton(look, "Set their dates…")
    hinted = PushButton(look, "Set their dates…", key="F2")
    assert hinted.sizeHint().width() > plain.sizeHint().width()
    assert hinted.sizeHint().height() == plain.sizeHint().height() == 28


def test_the_focus_ring_shows_for_the_keyboard_and_not_for_the_mouse(look, shown):
    one, other = PushButton(look, "One"), PushButton(look, "Other")
    shown(one, other)
    QTest.mouseClick(other, Left)
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    by_mouse = dark_pixels(other)
    one.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(one, Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert dark_pixels(other) > by_mouse + 100


def test_a_theme_chip_is_toggled_by_a_click_and_asked_for_alone_with_shift(
    look, shown, qtbot, themes
):
    chip = ThemeChip(look, themes[1], "4 · 2")
    shown(chip)
    with qtbot.waitSignal(chip.toggled):
        QTest.mouseClick(chip, Left)
    assert not chip.isChecked()
    with qtbot.waitSignal(chip.only) as only, qtbot.assertNotEmitted(chip.toggled):
        QTest.mouseClick(chip, Left, Qt.KeyboardModifier.ShiftModifier)
    assert only.args == ["resolution_2254"]
    assert chip.accessibleName() == "Resolution 2254 4 · 2"


def test_a_theme_that_is_off_can_be_told_without_colour(look, shown, themes):
    chip = ThemeChip(look, themes[3], "2 · 1")
    shown(chip)

    def top_line():
        grey = chip.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        return [grey.pixelColor(x, 0).lightness() for x in range(10, grey.width() - 10)]

    assert max(top_line()) - min(top_line()) < 12, "on: one line"
    chip.setChecked(False)
    assert max(top_line()) - min(top_line()) > 20, "off: a dashed line"


def test_a_choice_of_few_tells_which_was_chosen(look, shown, qtbot):
    control = SegmentedControl(look, [("By theme", "rows-3"), ("In full text", "")], "View")
    shown(control)
    assert control.current() == 0
    with qtbot.waitSignal(control.chosen) as chosen:
        QTest.mouseClick(control.childAt(control.width() - 20, 14), Left)
    assert chosen.args == [1]
    assert control.current() == 1


def test_esc_empties_a_search_field_and_then_leaves_it(look, shown, qtbot):
    field = SearchField(look, "Find in all reports", "Ctrl F")
    shown(field)
    field.setFocus()
    QTest.keyClicks(field, "aid")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(field.entered):
        QTest.keyClick(field, Qt.Key.Key_Down)


def test_a_search_field_gives_the_room_of_its_key_hint_to_what_is_typed(look, shown):
    field = SearchField(look, "Find in all reports", "Ctrl F")
    shown(field)
    before = field.textMargins().right()
    QTest.keyClicks(field, "aid")
    assert field.textMargins().right() < before


def test_a_label_that_is_cut_says_all_of_it_in_its_tooltip(look, shown):
    label = ElidedLabel(look, "A title that is far too long for the room that it has here")
    window = shown(label)
    window.resize(120, 40)
    label.setFixedWidth(80)
    assert label.toolTip() == label.text()
    label.setText("Short")
    assert label.toolTip() == ""


def test_a_notice_says_what_was_done_and_goes_when_it_is_closed(look, shown, qtbot):
    notice = NoticeBar(look)
    shown(notice)
    assert notice.isHidden()
    notice.say("6 of 9 files added", "1 repeats another", "Show what was left out")
    assert notice.words() == "6 of 9 files added 1 repeats another"
    buttons = notice.findChildren(PushButton) + notice.findChildren(IconButton)
    with qtbot.waitSignal(notice.acted):
        QTest.mouseClick(buttons[0], Left)
    with qtbot.waitSignal(notice.closed):
        QTest.mouseClick(buttons[1], Left)
    assert notice.isHidden()


def test_a_link_a_box_and_a_list_answer_the_mouse(look, shown, qtbot):
    link, box = LinkButton(look, "Undo"), CheckBox(look, "Scroll together", "S")
    choice = Choice(look, "Measure")
    choice.addItems(["Share of reports", "Counts"])
    shown(link, box, choice)
    with qtbot.waitSignal(link.clicked):
        QTest.mouseClick(link, Left)
    with qtbot.waitSignal(box.toggled):
        QTest.mouseClick(box, Left, pos=QPoint(60, 12))
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentText() == "Counts"


def test_buttons_in_a_dock_head_have_a_name_for_who_cannot_see_them(look, shown):
    head = DockHead(look, "Library", "49 reports")
    button = head.add_button("plus", "Add reports", "Ctrl I")
    shown(head)
    assert button.accessibleName() == "Add reports"
    assert button.toolTip() == "Add reports (Ctrl I)"


def test_theme_dots_keep_their_places_and_fill_where_a_theme_was_found(look, themes):
    image = QImage(60, 12, QImage.Format.Format_ARGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    paint_dots(painter, QPointF(0, 6), themes, {"resolution_2254"}, look)
    painter.end()
    middles = [image.pixelColor(round(3.5 + 10 * place), 6).name().upper() for place in range(4)]
    assert middles == ["#FFFFFF", themes[1].colour, "#FFFFFF", "#FFFFFF"]


@pytest.mark.parametrize("scheme", ["light", "dark", "high contrast"])
def test_every_control_paints_in_every_scheme_and_mirrored(look, shown, themes, scheme):
    look.set_preference(scheme)
    off = PushButton(look, "Off", key="F2")
    off.setEnabled(False)
    chip = ThemeChip(look, themes[0], "1 · 2")
    window = shown(
        off,
        PushButton(look, "Add", kind="main", key="Enter", icon="plus"),
        chip,
        SegmentedControl(look, [("One", "rows-3"), ("Two", "columns-2")], "Choice"),
        SearchField(look, "Find", "Ctrl F"),
        CheckBox(look, "Box", "S"),
        Choice(look, "List"),
    )
    left = window.grab().toImage()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert window.grab().toImage() != left


def test_the_wheel_over_a_list_scrolls_the_pane_and_changes_nothing(look, qtbot):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    choice = Choice(look, "Period")
    choice.addItems(["Year", "Month"])
    qtbot.addWidget(choice)
    choice.show()

    def turn():
        wheel = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(choice, wheel)
        return wheel.isAccepted()

    assert not turn()
    assert choice.currentIndex() == 0
