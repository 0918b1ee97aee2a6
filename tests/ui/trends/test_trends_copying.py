# SPDX-License-Identifier: MIT
"""What is copied from Trends can be pasted where a paper is written: picture, drawing, table."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from standpoint.figures.table import csv_text


@pytest.fixture
def copied():
    """The clipboard, emptied before and after."""
    clipboard = QApplication.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


def test_a_copied_figure_is_a_png_that_knows_its_size_on_paper(trends, copied):
    trends.copy_image()
    content = bytes(copied.mimeData().data("image/png").data())
    at = content.index(b"pHYs") + 4
    assert struct.unpack(">IIB", content[at : at + 9]) == (11811, 11811, 1)
    picture = QImage.fromData(content)
    assert picture.width() == round(183 / 25.4 * 300)
    assert not picture.hasAlphaChannel()
    assert picture.text("Title") == trends.figure.title


def test_a_copied_figure_is_a_drawing_with_real_text_too(trends, copied):
    trends.copy_image()
    root = ET.fromstring(bytes(copied.mimeData().data("image/svg+xml").data()))
    assert root.get("width") == "183mm"
    assert trends.figure.title in [e.text for e in root.iter("{http://www.w3.org/2000/svg}text")]


def test_copied_numbers_are_lines_with_tabs_and_the_csv_of_an_export(trends, copied):
    actions = {action.text(): action for action in trends.menu_actions()}
    actions["Copy the numbers"].trigger()
    data = copied.mimeData()
    assert "\t" in data.text()
    assert bytes(data.data("text/csv").data()).decode("utf-8") == csv_text(trends.figure)
