# SPDX-License-Identifier: MIT
from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtGui import QTextLayout

from standpoint.ui.compare.sentence import runs
from standpoint.ui.look import faces

LINES = (
    "وأن الورقة ٢٢٥٤ (UN paper 2254) هي",
    "x الورقة ٢٢٥٤",
    "she said وحدة البلاد and left",
    "كَتَبَ الأُستاذُ cafe\u0301 🕊️ ثم نام",
)


@pytest.fixture
def line_of(qapp):
    kept = []

    def lay(text):
        layout = QTextLayout(text, faces.reading_font(16, language="ar"))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(2_000)
        layout.endLayout()
        kept.append(layout)
        return line

    return lay


def units(text):
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("text", LINES)
def test_a_line_that_is_marked_whole_has_no_gap_where_directions_turn(line_of, text):
    line = line_of(text)
    natural = line.naturalTextRect()
    assert runs(line, (0, units(text))) == [
        (pytest.approx(natural.left(), abs=1.5), pytest.approx(natural.right(), abs=1.5))
    ]


@pytest.mark.parametrize("text", LINES)
def test_two_parts_of_a_line_share_no_letter(line_of, text):
    line = line_of(text)
    natural = line.naturalTextRect().width()
    for place in range(1, len(text)):
        if unicodedata.category(text[place]).startswith("M"):
            continue  # a letter with its signs is one
        if text[place - 1] == "ل" and text[place] in "اأ":
            continue  # both are written as one
        cut = units(text[:place])
        parts = [*runs(line, (0, cut)), *runs(line, (cut, units(text)))]
        assert sum(b - a for a, b in parts) == pytest.approx(natural, abs=1.5)


@pytest.mark.parametrize(("text", "words"), [(LINES[0], "٢٢٥٤"), (LINES[0], "UN paper"),
                                             (LINES[2], "وحدة")])  # fmt: skip
def test_the_first_letter_of_words_in_the_other_direction_is_marked_too(line_of, text, words):
    line = line_of(text)
    start = text.index(words)
    marked = sum(b - a for a, b in runs(line, (start, start + len(words))))
    alone = line_of(words).naturalTextRect().width()
    assert marked == pytest.approx(alone, abs=2)
