# SPDX-License-Identifier: MIT
from __future__ import annotations

from io import BytesIO

import pypdf
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter

from standpoint.figures.pdf_letters import name_letters
from standpoint.figures.pdf_outline import Bookmark, outline
from standpoint.figures.pdf_update import Update


@pytest.fixture
def pdf(qapp):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    for page in range(3):
        if page:
            writer.newPage()
        painter.drawText(100, 500, f"leaf {page}")
    painter.end()
    return bytes(buffer.data().data())


def outlined(pdf, marks=(), text="leaf 012"):
    update = Update(pdf)
    name_letters(update, pdf, text)
    outline(update, marks)
    return update.written()


def lines(pdf):
    reader = pypdf.PdfReader(BytesIO(pdf), strict=True)

    def walk(items, depth):
        for item in items:
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            else:
                yield item.title, depth, reader.get_destination_page_number(item)

    return list(walk(reader.outline, 0))


def test_bookmarks_lead_to_their_pages_in_order(pdf):
    marks = [("One", 0, 0), ("under (it)", 1, 0), ("خلاصة 🕊", 1, 1), ("Two \\ more", 0, 2)]
    made = outlined(pdf, [Bookmark(*mark) for mark in marks])
    assert lines(made) == marks
    pages = pypdf.PdfReader(BytesIO(made)).pages
    assert [page.extract_text().strip() for page in pages] == ["leaf 0", "leaf 1", "leaf 2"]


def test_what_was_written_before_stays_as_it_was(pdf):
    made = outlined(pdf, [Bookmark("One", 0, 0)])
    assert made.startswith(pdf)
    assert b"/Lang (en)" in made[len(pdf) :]


def test_a_line_below_nothing_and_a_page_that_is_not_there_do_no_harm(pdf):
    made = outlined(pdf, [Bookmark("low", 1, 0), Bookmark("far", 0, 9)])
    assert lines(made) == [("low", 0, 0)]


def test_a_space_is_copied_as_a_space_and_not_as_a_tab(pdf):
    assert "leaf 1" in pypdf.PdfReader(BytesIO(outlined(pdf))).pages[1].extract_text()


def test_what_is_no_pdf_comes_back_as_it_is():
    assert outlined(b"no pdf", [Bookmark("One", 0, 0)]) == b"no pdf"
