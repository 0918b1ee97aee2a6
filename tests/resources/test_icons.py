# SPDX-License-Identifier: MIT
"""The shipped icons render, take the palette's colour and carry their licence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from standpoint.files import resource

ICONS = sorted(
    file.name.removesuffix(".svg")
    for file in resource("icons").iterdir()
    if file.name.endswith(".svg")
)
LINE_ICONS = [name for name in ICONS if name != "standpoint"]


def painted(source: str) -> QImage:
    renderer = QSvgRenderer(QByteArray(source.encode()))
    assert renderer.isValid()
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("name", LINE_ICONS)
def test_every_icon_is_drawn_in_the_one_colour_it_is_given(qapp, name):
    source = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    image = painted(source.replace("currentColor", "#5A5D63"))
    assert colours(image) == {QColor("#5A5D63").name()}


@pytest.mark.parametrize("name", LINE_ICONS)
def test_every_icon_has_the_thin_stroke_and_names_its_licence(name):
    source = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    assert 'stroke-width="1.6"' in source
    assert "ISC" in source


def test_the_program_icon_is_ink_paper_and_the_four_theme_hues(qapp):
    source = resource("icons/standpoint.svg").read_text(encoding="utf-8")
    assert {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#26282b"} <= colours(painted(source))


def test_the_icons_licence_lies_beside_them():
    text = resource("icons/LICENSE-lucide.txt").read_text(encoding="utf-8")
    assert text.startswith("ISC License")
    assert "Cole Bemis" in text
