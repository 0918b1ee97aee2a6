# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from standpoint.ui.compare.offsets import Offsets, document_text

PIECES = st.sampled_from(
    [
        "unity ",
        "وحدة الأراضي ",
        "مُتَّفَق ",
        "e\u0301te\u0301 ",
        "\u00a0",
        "🕊️",
        "👩‍👩‍👧",
        "𝔘nity ",
        "\n",
        "\n\n",
        "“quoted”",
        "\u202b",
        "\u2028",
        "\u2029",
        "\r\n",
        "\t",
        "\ufffc",
        "\ufdd0",
        "\u00ad",
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=14).map("".join),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=60),
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_positions_agree_with_what_utf_16_itself_counts(text):
    offsets = Offsets(text)
    for position in range(len(text) + 1):
        units = len(text[:position].encode("utf-16-le")) // 2
        assert offsets.qt(position) == units
        assert offsets.stored(units) == position
    assert offsets.qt_length == len(text.encode("utf-16-le")) // 2


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_document_holds_the_stored_text_unit_for_unit(qapp, text):
    document = QTextDocument()
    document.setPlainText(document_text(text))
    assert document.characterCount() - 1 == Offsets(text).qt_length


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_is_highlighted_is_the_stored_span(qapp, data):
    text = data.draw(TEXTS)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    document = QTextDocument()
    document.setPlainText(document_text(text))
    first, last = Offsets(text).span(start, end)
    cursor = QTextCursor(document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    # A paragraph's end is U+2029 in a Qt selection; all else must come back as it was stored.
    assert cursor.selectedText() == document_text(text[start:end]).replace("\n", "\u2029")


def test_half_of_an_emoji_belongs_to_the_whole():
    offsets = Offsets("a🕊b")
    assert offsets.stored(2) == 1
    assert offsets.stored(3) == 2


def test_a_position_outside_the_text_is_refused():
    with pytest.raises(ValueError, match="outside"):
        Offsets("abc").qt(4)
    with pytest.raises(ValueError, match="outside"):
        Offsets("abc").stored(-1)
