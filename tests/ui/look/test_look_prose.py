# SPDX-License-Identifier: MIT
"""A text that is only read runs from the side from which it is written."""

from __future__ import annotations

import pytest

from standpoint.ui.look.prose import Prose


@pytest.mark.parametrize(("text", "right"), [("دعا المجلس إلى الطريق.", True), ("A hall.", False)])
def test_a_text_begins_at_the_side_from_which_it_is_written(qtbot, text, right):
    prose = Prose("Text")
    qtbot.addWidget(prose)
    prose.resize(500, 200)
    prose.show()
    prose.show_text("Something else")
    prose.show_text(text)
    begin = prose.cursorRect().center().x()
    assert (begin > 400) == right
    assert (begin < 100) == (not right)


def test_arabic_is_set_larger(qtbot):
    prose = Prose()
    qtbot.addWidget(prose)
    prose.show_text("A hall.")
    before = prose.font().pixelSize()
    prose.show_text("دعا المجلس")
    assert prose.font().pixelSize() > before
