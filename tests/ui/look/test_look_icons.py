# SPDX-License-Identifier: MIT
"""Icons exist, take the colour of their role and are sharp on every screen."""

from __future__ import annotations

import re

import pytest

import standpoint.ui
from standpoint.files import resource
from standpoint.ui.look.icons import pixmap


def drawn_colours(image):
    """Return the colours of fully covered pixels."""
    picture = image.toImage()
    return {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_is_drawn_in_the_colour_asked_for(qapp):
    assert drawn_colours(pixmap("plus", "#A3123A", 48)) == {"#A3123A"}


def test_an_icon_changes_its_colour_with_the_scheme(look):
    light = drawn_colours(look.pixmap("plus", "tx", 48))
    look.set_preference("dark")
    assert drawn_colours(look.pixmap("plus", "tx", 48)) == {look.tokens.tx} != light


def test_an_icon_has_as_many_pixels_as_the_screen_can_show(look):
    image = look.pixmap("plus", "tx", 16, 2.0)
    assert image.width() == 32
    assert image.deviceIndependentSize().width() == 16
    assert look.icon("plus").pixmap(16, 16).isNull() is False


def test_an_icon_that_is_not_there_is_a_fault(qapp):
    with pytest.raises(FileNotFoundError):
        pixmap("no-such-icon", "#000000")


def test_every_icon_that_a_screen_names_lies_in_the_resources():
    from importlib.resources import files

    sources = [
        path.read_text(encoding="utf-8")
        for path in files(standpoint.ui).rglob("*.py")  # type: ignore[attr-defined]
    ]
    named = set()
    for source in sources:
        named |= set(
            re.findall(
                r'(?:pixmap|icon|add_button|IconButton)\(\s*(?:look,\s*)?"([a-z0-9-]+)"', source
            )
        )
        named |= set(re.findall(r'icon="([a-z0-9-]+)"', source))
    assert {"search", "plus", "panel-left"} <= named
    missing = {name for name in named if not resource(f"icons/{name}.svg").is_file()}
    assert not missing
