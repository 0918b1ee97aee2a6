# SPDX-License-Identifier: MIT
"""Whatever can be selected in a full text is the stored text, to the character."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from standpoint.ui.compare.offsets import Offsets, document_text

PIECES = st.sampled_from(
    [
        "unity ",
        "وحدة الأراضي ",
        "مُتَّفَق ",
        "قرار ٢٢٥٤ UN ",
        "e\u0301te\u0301 ",
        "🕊️",
        "👩‍👩‍👧",
        "𝔘nity ",
        "\n",
        "\n\n",
        "“quoted”",
        "«مقتبس»",
        "\u200f",
        "\u00a0",
        "\u00ad",
    ]
)
MOVES = st.sampled_from(
    [
        QTextCursor.MoveOperation.NextCharacter,
        QTextCursor.MoveOperation.NextWord,
        QTextCursor.MoveOperation.EndOfWord,
        QTextCursor.MoveOperation.PreviousCharacter,
        QTextCursor.MoveOperation.EndOfBlock,
        QTextCursor.MoveOperation.NextBlock,
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join), st.lists(MOVES, max_size=6), st.lists(MOVES))
def test_what_keys_select_is_what_is_coded(qapp, text, before, over):
    document = QTextDocument()
    document.setPlainText(document_text(text))
    offsets = Offsets(text)
    cursor = QTextCursor(document)
    for move in before:
        cursor.movePosition(move)
    for move in over[:12]:
        cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
    start = offsets.stored(cursor.selectionStart())
    end = offsets.stored(cursor.selectionEnd())
    assert text[start:end].replace("\n", "\u2029") == cursor.selectedText()
    assert offsets.span(start, end) == (cursor.selectionStart(), cursor.selectionEnd())
