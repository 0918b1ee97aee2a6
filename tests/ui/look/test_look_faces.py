# SPDX-License-Identifier: MIT
"""Words stand in the program's own faces, Latin and Arabic, at the sizes that were asked for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF, QTextLayout

from standpoint.ui.look import faces, interface_font, mono_font, reading_font
from standpoint.ui.look.faces import reads_right_to_left, right_to_left

ARABIC = "تجربة"


@pytest.fixture(autouse=True)
def _loaded(look):
    faces.load_rest()


def families(text, font):
    """Return the families in which a text is really set."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName() for run in layout.glyphRuns()}


def test_all_five_families_come_with_the_program():
    known = set(QFontDatabase.families())
    assert {faces.SANS, faces.SERIF, faces.SANS_ARABIC, faces.NASKH, faces.MONO} <= known


@pytest.mark.parametrize(
    ("font", "latin", "arabic"),
    [
        (interface_font, faces.SANS, faces.SANS_ARABIC),
        (reading_font, faces.SERIF, faces.NASKH),
        (mono_font, faces.MONO, faces.SANS_ARABIC),
    ],
)
def test_latin_and_arabic_letters_of_one_line_stand_each_in_their_own_face(font, latin, arabic):
    assert families("trial", font()) == {latin}
    assert families(ARABIC, font()) == {arabic}
    assert families(f"trial {ARABIC}", font()) == {latin, arabic}


@pytest.mark.parametrize(("px", "size"), [(11.5, 12), (13, 13), (14.5, 15), (24, 24)])
def test_a_face_has_the_nearest_whole_size(px, size):
    assert QFontInfo(interface_font(px)).pixelSize() == size


def test_arabic_text_to_read_is_set_three_pixels_larger():
    latin, arabic = reading_font(14.5, 400, "en"), reading_font(14.5, 400, "ar")
    assert families(ARABIC, arabic) == {faces.NASKH}
    assert arabic.pixelSize() - latin.pixelSize() == 3


def test_figures_of_the_interface_are_equally_wide():
    metrics = QFontMetricsF(interface_font(13))
    assert metrics.horizontalAdvance("1111") == pytest.approx(metrics.horizontalAdvance("8888"))


@pytest.mark.parametrize(
    ("text", "right"), [("trial", False), (ARABIC, True), ("2254 " + ARABIC, True), ("12", False)]
)
def test_a_text_reads_in_the_direction_of_its_first_letter(text, right):
    assert reads_right_to_left(text) is right


def test_a_language_says_its_direction():
    assert right_to_left("ar")
    assert right_to_left("ar-SY")
    assert not right_to_left("en")
    assert not right_to_left(None)
