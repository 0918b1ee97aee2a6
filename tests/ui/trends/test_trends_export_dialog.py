# SPDX-License-Identifier: MIT
"""The export dialog writes what it shows, by Enter, and nothing by Esc."""

from __future__ import annotations

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from standpoint.figures.export import FORMATS, PRESETS, ExportOptions, page_of
from standpoint.ui.trends.export_dialog import ExportDialog, file_name

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(trends, look, settings, qtbot, tmp_path):
    made = ExportDialog(look, trends.figure, settings)
    qtbot.addWidget(made)
    made.set_path(tmp_path / "figure.pdf")
    with qtbot.waitExposed(made):
        made.show()
    return made


def press(widget, words):
    """Click the button of these words, as it stands in the widget."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.text() == words]
    QTest.mouseClick(found[0], LEFT)


def write(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def test_enter_writes_the_figure_at_the_size_that_is_set(dialog, tmp_path):
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.result() == ExportDialog.DialogCode.Accepted
    assert dialog.written == [tmp_path / "figure.pdf"]
    page = pypdf.PdfReader(tmp_path / "figure.pdf").pages[0]
    assert [float(x) for x in page.mediabox[2:]] == pytest.approx([518.7, 408.2], abs=1)


def test_a_figure_that_is_there_is_replaced_only_when_it_is_asked_for_again(dialog, tmp_path):
    figure = tmp_path / "figure.pdf"
    figure.write_text("figure of last month", encoding="utf-8")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.written == []
    assert figure.read_text(encoding="utf-8") == "figure of last month"
    assert "figure.pdf is there already" in dialog.problem.text()
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.written == [figure]


def test_esc_writes_nothing(dialog, tmp_path):
    before = sorted(tmp_path.iterdir())
    QTest.keyClick(dialog.title, Qt.Key.Key_Escape)
    assert dialog.result() == ExportDialog.DialogCode.Rejected
    assert sorted(tmp_path.iterdir()) == before


def test_the_preview_is_the_page_that_is_written(dialog):
    options = ExportOptions(183, 144, 300, "light")
    assert dialog.preview.page == page_of(dialog.figure(), options)
    press(dialog, "Dark")
    dark = dialog.preview.page
    assert dark.ground != page_of(dialog.figure(), options).ground
    corner = QPoint(dialog.preview.width() // 2, dialog.preview.height() // 4)
    assert dialog.preview.grab().toImage().valid(corner)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_a_click_and_names_the_file(dialog, tmp_path, kind):
    press(dialog, kind.upper())
    assert dialog.act.text() == f"Export {kind.upper()}"
    QTest.mouseClick(dialog.act, LEFT)
    assert dialog.written == [tmp_path / f"figure.{kind}"]
    assert dialog.written[0].stat().st_size > 500


def test_a_preset_sets_the_size_and_a_size_finds_its_preset(dialog):
    row = dialog.sizes.visualItemRect(dialog.sizes.item(0)).center()
    QTest.mouseClick(dialog.sizes.viewport(), LEFT, pos=row)
    assert (dialog.width_.value(), dialog.height_.value()) == (89, 110)
    write(dialog.width_, "160")
    write(dialog.height_, "130")
    assert PRESETS[dialog.sizes.currentRow()].name == "Report, A4 text width"


def test_dots_per_inch_are_for_pictures(dialog, tmp_path):
    assert not dialog.dpi.isEnabled()
    press(dialog, "PNG")
    write(dialog.dpi, "150")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    picture = QImage(str(tmp_path / "figure.png"))
    assert picture.width() == round(183 / 25.4 * 150)
    assert round(picture.dotsPerMeterX() * 0.0254) == 150


def test_title_and_caption_are_the_analysts_own_but_keep_the_undated(dialog, tmp_path):
    write(dialog.title, "My title")
    dialog.caption.setFocus()
    dialog.caption.selectAll()
    QTest.keyClicks(dialog.caption, "My words.")
    press(dialog, "SVG")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    written = (tmp_path / "figure.svg").read_text(encoding="utf-8")
    assert ">My title</text>" in written
    assert "My words. 2 reports without usable date are left out." in written


def test_a_caption_is_written_again_from_the_settings(dialog, trends):
    dialog.caption.setFocus()
    QTest.keyClicks(dialog.caption, "xyz")
    assert dialog.figure().caption != trends.figure.caption
    QTest.mouseClick(dialog.again, LEFT)
    assert dialog.caption.document().toRawText() == trends.figure.caption
    assert dialog.figure().caption == trends.figure.caption


def test_events_and_numbers_can_be_left_out(dialog):
    assert dialog.figure().show_numbers
    QTest.mouseClick(dialog.numbers, LEFT)
    assert not dialog.figure().show_numbers
    assert "n = 2*" not in [text.text for text in dialog.preview.page.texts()]
    QTest.mouseClick(dialog.events, LEFT)
    assert dialog.figure().shown_events() == ()


def test_the_numbers_go_beside_the_picture(dialog, tmp_path):
    QTest.mouseClick(dialog.csv, LEFT)
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.written == [tmp_path / "figure.pdf", tmp_path / "figure.csv"]


def test_what_cannot_be_written_is_said_and_the_dialog_stays(dialog, tmp_path):
    dialog.set_path(tmp_path / "gone" / "figure.svg")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert "its folder is not there" in dialog.problem.text()


def test_a_page_too_small_to_read_is_said_in_place_of_the_preview(dialog):
    write(dialog.width_, "50")
    write(dialog.height_, "30")
    QTest.qWait(200)
    assert dialog.preview.page is None
    assert "needs a height of at least" in dialog.preview.said.text()
    assert not dialog.act.isEnabled()


def test_the_figure_is_copied_as_it_is_previewed(dialog):
    press(dialog, "Dark")
    QTest.mouseClick(dialog.copy, LEFT)
    picture = QApplication.clipboard().image()
    assert picture.pixelColor(2, 2).name().upper() == dialog.preview.page.ground


def test_format_and_size_are_there_the_next_time(dialog, trends, look, settings, qtbot):
    press(dialog, "SVG")
    write(dialog.width_, "120")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    again = ExportDialog(look, trends.figure, settings)
    qtbot.addWidget(again)
    assert (again.kind, again.width_.value()) == ("svg", 120)
    assert again.path.parent == dialog.path.parent


def test_enter_in_the_caption_does_not_export(dialog):
    dialog.caption.setFocus()
    QTest.keyClick(dialog.caption, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.written == []


def test_a_title_becomes_a_name_that_every_system_takes():
    assert file_name('Who said: "unity/peace"? 2013–2024') == "Who said unity peace 2013–2024"
    assert file_name("الوحدة") == "الوحدة"
    assert file_name("***") == "Figure"


def test_arrow_keys_step_a_number_inside_its_range(dialog):
    dialog.width_.setFocus()
    QTest.keyClick(dialog.width_, Qt.Key.Key_Up)
    assert dialog.width_.value() == 184
    write(dialog.width_, "4")
    assert dialog.width_.value() == 40
