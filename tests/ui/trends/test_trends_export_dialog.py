# SPDX-License-Identifier: MIT
"""The export dialog writes what it shows, by Enter, and nothing by Esc."""

from __future__ import annotations

from dataclasses import replace

import pypdf
import pytest
from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from standpoint.figures.export import FORMATS, ExportOptions, page_of
from standpoint.figures.file_names import safe_name
from standpoint.figures.sizes import PRESETS
from standpoint.ui.trends.export_dialog import ExportDialog

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
    QTest.keyClick(dialog.words.title, Qt.Key.Key_Return)
    assert dialog.result() == ExportDialog.DialogCode.Accepted
    assert dialog.written == [tmp_path / "figure.pdf"]
    page = pypdf.PdfReader(tmp_path / "figure.pdf").pages[0]
    assert [float(x) for x in page.mediabox[2:]] == pytest.approx([518.7, 408.2], abs=1)


def test_a_figure_that_is_there_is_replaced_only_when_it_is_asked_for_again(dialog, tmp_path):
    figure = tmp_path / "figure.pdf"
    figure.write_text("figure of last month", encoding="utf-8")
    QTest.keyClick(dialog.words.title, Qt.Key.Key_Return)
    assert dialog.written == []
    assert figure.read_text(encoding="utf-8") == "figure of last month"
    assert "figure.pdf is there already" in dialog.problem.text()
    QTest.keyClick(dialog.words.title, Qt.Key.Key_Return)
    assert dialog.written == [figure]


def test_esc_writes_nothing(dialog, tmp_path):
    before = sorted(tmp_path.iterdir())
    QTest.keyClick(dialog.words.title, Qt.Key.Key_Escape)
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
    row = dialog.size_.sizes.visualItemRect(dialog.size_.sizes.item(0)).center()
    QTest.mouseClick(dialog.size_.sizes.viewport(), LEFT, pos=row)
    assert (dialog.size_.width_.value(), dialog.size_.height_.value()) == (89, 110)
    write(dialog.size_.width_, "160")
    write(dialog.size_.height_, "130")
    assert PRESETS[dialog.size_.sizes.currentRow()].name == "Report, A4 text width"


def test_dots_per_inch_are_for_pictures(dialog, tmp_path):
    assert not dialog.size_.dpi.isEnabled()
    press(dialog, "PNG")
    write(dialog.size_.dpi, "150")
    QTest.keyClick(dialog.words.title, Qt.Key.Key_Return)
    picture = QImage(str(tmp_path / "figure.png"))
    assert picture.width() == round(183 / 25.4 * 150)
    assert round(picture.dotsPerMeterX() * 0.0254) == 150


def test_title_and_caption_are_the_analysts_own_but_keep_the_undated(dialog, tmp_path):
    write(dialog.words.title, "My title")
    dialog.words.caption.setFocus()
    dialog.words.caption.selectAll()
    QTest.keyClicks(dialog.words.caption, "My words.")
    press(dialog, "SVG")
    QTest.keyClick(dialog.words.title, Qt.Key.Key_Return)
    written = (tmp_path / "figure.svg").read_text(encoding="utf-8")
    assert ">My title</text>" in written
    assert "My words. 2 reports without usable date are left out." in written


def test_a_caption_is_written_again_from_the_settings(dialog, trends):
    dialog.words.caption.setFocus()
    QTest.keyClicks(dialog.words.caption, "xyz")
    assert dialog.figure().caption != trends.figure.caption
    QTest.mouseClick(dialog.words.again, LEFT)
    assert dialog.words.caption.document().toRawText() == trends.figure.caption
    assert dialog.figure().caption == trends.figure.caption


def test_events_and_numbers_can_be_left_out(dialog):
    assert dialog.figure().show_numbers
    QTest.mouseClick(dialog.parts.numbers, LEFT)
    assert not dialog.figure().show_numbers
    assert "n = 2*" not in [text.text for text in dialog.preview.page.texts()]
    QTest.mouseClick(dialog.parts.events, LEFT)
    assert dialog.figure().shown_events() == ()


def test_the_numbers_go_beside_the_picture(dialog, tmp_path):
    QTest.mouseClick(dialog.parts.csv, LEFT)
    QTest.keyClick(dialog.words.title, Qt.Key.Key_Return)
    assert dialog.written == [tmp_path / "figure.pdf", tmp_path / "figure.csv"]


def test_what_cannot_be_written_is_said_and_the_dialog_stays(dialog, tmp_path):
    dialog.set_path(tmp_path / "gone" / "figure.svg")
    QTest.keyClick(dialog.words.title, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert "its folder is not there" in dialog.problem.text()


def test_a_page_too_small_to_read_is_said_in_place_of_the_preview(dialog):
    write(dialog.size_.width_, "50")
    write(dialog.size_.height_, "30")
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
    write(dialog.size_.width_, "120")
    QTest.keyClick(dialog.words.title, Qt.Key.Key_Return)
    again = ExportDialog(look, trends.figure, settings)
    qtbot.addWidget(again)
    assert (again.kind, again.size_.width_.value()) == ("svg", 120)
    assert again.path.parent == dialog.path.parent


def test_enter_in_the_caption_does_not_export(dialog):
    dialog.words.caption.setFocus()
    QTest.keyClick(dialog.words.caption, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.written == []


def test_a_title_becomes_a_name_that_every_system_takes():
    assert safe_name('Who said: "unity/peace"? 2013–2024') == "Who said unity peace 2013–2024"
    assert safe_name("الوحدة") == "الوحدة"
    assert safe_name("***") == "Figure"


def test_arrow_keys_step_a_number_inside_its_range(dialog):
    dialog.size_.width_.setFocus()
    QTest.keyClick(dialog.size_.width_, Qt.Key.Key_Up)
    assert dialog.size_.width_.value() == 184
    write(dialog.size_.width_, "4")
    assert dialog.size_.width_.value() == 40


def test_the_subtitle_is_printed_only_where_it_is_asked_for_and_as_it_is_written(dialog, trends):
    assert dialog.figure().printed_subtitle == ""
    QTest.mouseClick(dialog.words.subtitled, LEFT)
    assert dialog.figure().printed_subtitle == trends.figure.subtitle
    write(dialog.words.subtitle, "In my own words")
    QTest.qWait(100)
    assert "In my own words" in [text.text for text in dialog.preview.page.texts()]


def test_where_series_are_named_is_offered_only_where_they_share_a_plot(trends, look, qtbot):
    for layout, offered in (("panels", False), ("together", True)):
        made = ExportDialog(look, replace(trends.figure, layout=layout))
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        assert made.parts.legend.isVisible() is offered
        assert (made.options().legend == "auto") is offered
        if offered:
            QTest.keyClick(made.parts.legend, Qt.Key.Key_End)
            assert made.figure().legend == "none"


def test_numbers_and_method_go_beside_the_picture(dialog, tmp_path):
    QTest.mouseClick(dialog.parts.csv, LEFT)
    QTest.mouseClick(dialog.parts.method, LEFT)
    QTest.keyClick(dialog.words.title, Qt.Key.Key_Return)
    names = ["figure.pdf", "figure.csv", "figure method.txt"]
    assert dialog.written == [tmp_path / name for name in names]
    assert "share of reports" in dialog.written[2].read_text(encoding="utf-8")


def test_what_stands_beside_is_asked_about_too(dialog, tmp_path):
    (tmp_path / "figure.csv").write_text("of last month", encoding="utf-8")
    QTest.mouseClick(dialog.parts.csv, LEFT)
    QTest.keyClick(dialog.words.title, Qt.Key.Key_Return)
    assert dialog.problem.text().startswith("figure.csv is there already.")
    assert not (tmp_path / "figure.pdf").exists()
    QTest.keyClick(dialog.words.title, Qt.Key.Key_Return)
    assert len(dialog.written) == 2


def test_a_dot_in_a_name_is_no_ending(dialog, tmp_path):
    dialog.set_path(tmp_path / "draft v2.1")
    assert dialog.path == tmp_path / "draft v2.1.pdf"
    press(dialog, "SVG")
    assert dialog.path == tmp_path / "draft v2.1.svg"


def test_the_height_that_would_do_is_a_click_away(dialog):
    write(dialog.size_.width_, "50")
    write(dialog.size_.height_, "30")
    QTest.qWait(100)
    needed = dialog.preview.mend.text()
    assert needed.startswith("Make it ")
    QTest.mouseClick(dialog.preview.mend, LEFT)
    assert needed == f"Make it {dialog.size_.height_.value()} mm high"
    assert dialog.preview.page is not None
    assert dialog.act.isEnabled()


def test_the_preview_follows_within_a_tenth_of_a_second(dialog, qtbot):
    clock = QElapsedTimer()
    clock.start()
    QTest.keyClicks(dialog.words.title, "x")
    qtbot.waitUntil(lambda: dialog.preview.page.title.endswith("x"), timeout=1000)
    dialog.preview.grab()
    # On a machine that is busy with other tests it may take longer, but no second.
    assert clock.elapsed() < 500


def test_everything_but_the_words_is_there_the_next_time(dialog, trends, look, settings, qtbot):
    press(dialog, "Greyscale check")
    for box in (dialog.words.subtitled, dialog.parts.method, dialog.parts.numbers):
        QTest.mouseClick(box, LEFT)
    write(dialog.words.title, "Only of this one")
    QTest.keyClick(dialog.words.title, Qt.Key.Key_Return)
    again = ExportDialog(look, trends.figure, settings)
    qtbot.addWidget(again)
    assert again.options() == replace(dialog.options(), title=trends.figure.title)
    assert again.parts.method.isChecked()


def test_settings_of_another_version_are_taken_as_far_as_they_can_be(trends, look, settings, qtbot):
    settings.set("export/format", "gif")
    settings.set("export/ground", 7)
    settings.set("export/width", "wide")
    settings.set("export/height", "99")
    made = ExportDialog(look, trends.figure, settings)
    qtbot.addWidget(made)
    assert made.kind == "pdf"
    assert made.options().scheme == "light"
    assert (made.options().width_mm, made.options().height_mm) == (183, 99)


def test_every_part_of_the_dialog_is_reached_by_tab(dialog):
    seen = set()
    for _ in range(40):
        seen.add(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    parts = (
        dialog.size_.sizes, dialog.size_.width_, dialog.words.title, dialog.words.subtitled,
        dialog.words.caption, dialog.parts.events, dialog.parts.numbers, dialog.parts.csv,
        dialog.parts.method, dialog.change, dialog.copy, dialog.cancel, dialog.act,
    )  # fmt: skip
    assert [part for part in parts if part.isEnabled() and part not in seen] == []


@pytest.mark.parametrize("layout", ["panels", "together"])
def test_the_dialog_fits_a_small_screen_without_scrolling(trends, look, qtbot, layout):
    made = ExportDialog(look, replace(trends.figure, layout=layout))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.resize(1100, 760)  # what a screen of 1280 by 800 leaves inside the frame of a window
    column = made.parts.parentWidget()
    assert column.sizeHint().height() <= 760 - made.foot.height()
    assert column.minimumSizeHint().width() <= column.width()
