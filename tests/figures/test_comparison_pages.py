# SPDX-License-Identifier: MIT
from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from standpoint.errors import ExportError
from standpoint.figures.colours import hue
from standpoint.figures.comparison import write
from standpoint.figures.comparison_pages import Pages, as_pdf
from standpoint.figures.text_sheet import UNITS
from standpoint.model.reports import Mention, Sentence


def words(page):
    return " ".join(page.extract_text().split())


@pytest.fixture
def paper(qapp, compare):
    def make(*readings, **settings):
        return pypdf.PdfReader(BytesIO(as_pdf(compare(*readings, **settings))))

    return make


@pytest.fixture
def long_reading(digest):
    """A report of forty paragraphs, half of them coded, to fill many pages."""
    lines = [
        f"In part {n} the guests ask again that nobody be sent back by force, and add what they "
        f"have added in every part before: a word of thanks to the house, and a list of matters "
        f"for the next gathering, the {n}th of its kind."
        for n in range(40)
    ]
    text = "\n".join(lines)
    sentences, mentions, place = [], [], 0
    for n, line in enumerate(lines):
        sentences.append(Sentence(n, place, place + len(line), n + 1))
        if n % 2:
            start = text.index("sent back by force", place)
            facet = ("refugees", "return") if n % 4 == 1 else ("unity", "territory")
            mentions.append(Mention(1, n, start, start + 18, *facet, "r", 3))
        place += len(line) + 1
    return replace(digest, text=text, sentences=tuple(sentences), mentions=tuple(mentions))


def test_a_pdf_has_the_passages_by_theme_and_each_text_on_its_own_pages(digest, answer, paper):
    pdf = paper(digest, answer)
    assert pdf.metadata.title == "Digests <side> by side"
    first = words(pdf.pages[0])
    assert "Digests <side> by side" in first
    assert "No passage found by codebook v3" in first
    assert "undivided> land" in first
    assert words(pdf.pages[-1]).startswith("An answer to it")
    assert words(pdf.pages[-2]).startswith("A digest for trying: first part")


def test_a_pdf_says_on_every_page_what_it_is(digest, answer, paper):
    pages = paper(digest, answer).pages
    for number, page in enumerate(pages, 1):
        foot = f"codebook v3 · 22 Nov 2024 · page {number} of {len(pages)}"
        assert foot in words(page)


def test_every_face_of_a_pdf_is_embedded(digest, arabic, paper):
    faces = set()
    for page in paper(digest, arabic).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            faces.add(str(descriptor["/FontName"]))
    assert any("Serif" in face for face in faces)
    assert any("Naskh" in face for face in faces)


def test_no_heading_is_lost_or_stranded_over_many_pages(long_reading, answer, paper):
    pdf = paper(long_reading, answer)
    assert 6 < len(pdf.pages) < 20
    everything = " ".join(words(page) for page in pdf.pages)
    for heading in ("1 Unity", "3 Refugees", "2 Resolution 2254", "How to read this"):
        assert everything.count(heading) == 1, heading
    for n in range(40):
        # Once in the full text, and once more by theme if it is coded; Qt writes the last line
        # of a page into the next one as well, outside of what is seen.
        assert everything.count(f"In part {n} the guests") >= 1 + n % 2
    assert not re.search(r"(Refugees|return) [^.]{0,60}2 reports compared", everything)


def test_the_columns_are_named_again_on_every_page_of_a_table(long_reading, answer, paper):
    pages = [words(page) for page in paper(long_reading, answer).pages]
    split = [text for text in pages[1:] if "An answer to it" in text[:80]]
    assert len(split) >= 2


def pixels(image, colour):
    wanted = QColor(colour).rgb()
    return sum(
        image.pixel(x, y) == wanted
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
    )


def test_a_png_is_one_picture_that_carries_its_resolution(qapp, digest, answer, compare, tmp_path):
    file = tmp_path / "c.png"
    write(compare(digest, answer), file, dpi=144)
    image = QImage(str(file))
    assert image.width() == round(183 / 25.4 * 144)
    assert round(image.dotsPerMeterX() * 0.0254) == 144
    assert pixels(image, hue("#009E73", "light").ink) > 20
    assert pixels(image, hue("#009E73", "light").s) > 20


def test_twice_the_dpi_is_the_same_picture_twice_as_large(qapp, digest, answer, compare, tmp_path):
    sizes = []
    for dpi in (72, 144):
        write(compare(digest, answer), tmp_path / "c.png", dpi=dpi)
        image = QImage(str(tmp_path / "c.png"))
        sizes.append((image.width(), image.height()))
    assert sizes[1][0] == pytest.approx(sizes[0][0] * 2, abs=2)
    assert sizes[1][1] == pytest.approx(sizes[0][1] * 2, abs=2)


def test_a_picture_that_no_program_could_open_is_refused_with_a_way_out(
    qapp, long_reading, answer, compare, tmp_path
):
    with pytest.raises(ExportError, match=r"Ask for at most \d+ dpi, or write a \.pdf\."):
        write(compare(long_reading, answer), tmp_path / "c.png", dpi=1200)
    assert list(tmp_path.iterdir()) == []


def test_pages_are_made_without_a_window_and_without_a_display(tmp_path):
    script = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from standpoint.analysis.alignment import align\n"
        "from standpoint.analysis.closeness import ClosenessModel\n"
        "from standpoint.figures.comparison import Comparison, write\n"
        "from standpoint.model.codebook import Codebook\n"
        "book = Codebook('c', ())\n"
        "made = Comparison('Empty', align([], book, 1, ClosenessModel()), (), book,"
        " date(2024, 1, 1))\n"
        "for form in ('pdf', 'png'): write(made, Path(sys.argv[1]) / f'c.{form}')\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
    )
    bare = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, str(tmp_path)],
        env={key: value for key, value in os.environ.items() if key not in bare},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "c.png").read_bytes().startswith(b"\x89PNG")


def test_a_preview_of_the_first_page_is_the_first_page(qapp, long_reading, answer, compare):
    made = compare(long_reading, answer)
    painted = []
    for brief in (False, True):
        pages = Pages(made, brief=brief)
        image = QImage(420, 594, QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        painter.scale(420 / pages.width / UNITS, 420 / pages.width / UNITS)
        pages.paint(painter, 0)
        painter.end()
        painted.append(image.copy(0, 0, 420, 540))  # the foot alone counts the pages
    assert painted[0] == painted[1]
