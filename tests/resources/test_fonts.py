# SPDX-License-Identifier: MIT
"""The shipped faces load, offer their weights and carry their licence."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

from standpoint.files import resource

FAMILIES = {
    "Standpoint Sans": (400, 500, 600),
    "Standpoint Sans Arabic": (400, 500, 600),
    "Standpoint Serif": (400, 600),
    "Standpoint Naskh": (400, 600),
    "Standpoint Mono": (400, 600),
}


@pytest.fixture
def files():
    return sorted(
        (file for file in resource("fonts").iterdir() if file.name.endswith(".ttf")),
        key=lambda file: file.name,
    )


@pytest.fixture
def loaded(qapp, files):
    known = []
    for file in files:
        number = QFontDatabase.addApplicationFontFromData(file.read_bytes())
        assert number >= 0, file.name
        known.append(number)
    yield known
    for number in known:
        QFontDatabase.removeApplicationFont(number)


def test_there_are_twelve_files_in_just_over_three_megabytes(files):
    assert len(files) == 12
    assert sum(len(file.read_bytes()) for file in files) < 3_200_000


@pytest.mark.parametrize(
    ("family", "weight"),
    [(family, weight) for family, weights in FAMILIES.items() for weight in weights],
)
def test_family_and_weight_pick_the_face_of_that_weight(loaded, family, weight):
    font = QFont(family)
    font.setWeight(QFont.Weight(weight))
    assert QFontInfo(font).family() == family
    face = QRawFont.fromFont(font)
    weight_in_file = int.from_bytes(bytes(face.fontTable("OS/2").data())[4:6], "big")
    assert weight_in_file == weight


@pytest.mark.parametrize("family", ["Standpoint Sans Arabic", "Standpoint Naskh"])
def test_the_arabic_faces_have_the_letters_of_the_material(loaded, family):
    face = QRawFont.fromFont(QFont(family))
    assert all(face.supportsCharacter(ord(letter)) for letter in "أإآىئؤة٢٢٥٤ءلاجئون،؛؟«»")


@pytest.mark.parametrize("family", ["Standpoint Sans", "Standpoint Serif", "Standpoint Mono"])
def test_the_latin_faces_have_transliterations_and_marks(loaded, family):
    face = QRawFont.fromFont(QFont(family))
    assert all(face.supportsCharacter(ord(letter)) for letter in "āḥġşğİé’“”–—…·≥–±¶")


def test_no_name_a_reader_sees_is_a_reserved_font_name(loaded):
    for number in loaded:
        for family in QFontDatabase.applicationFontFamilies(number):
            assert not {"Plex", "Source"} & set(family.split())


@pytest.mark.parametrize(
    "licence", ["Inter", "IBMPlexSansArabic", "SourceSerif4", "NotoNaskhArabic", "SourceCodePro"]
)
def test_each_family_has_its_licence_beside_it(licence):
    text = resource(f"fonts/OFL-{licence}.txt").read_text(encoding="utf-8")
    assert text.startswith("Copyright")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
