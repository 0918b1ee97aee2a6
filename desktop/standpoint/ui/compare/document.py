# SPDX-License-Identifier: MIT
"""A report as a QTextDocument: a block for each line of the stored text."""

from __future__ import annotations

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from standpoint.model.reports import Reading
from standpoint.ui.compare.offsets import Offsets, document_text
from standpoint.ui.look import faces

SIZE = 16.5
LINE = 27.0
GUTTER = 58
MARGIN = 22
MEASURE = 32.6
"""Width of the text in letters' sizes: some 66 characters of the reading face."""
BETWEEN = 12.0
TOP = 12.0

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


def text_width(zoom: float) -> float:
    """Return the width of a text that reads well, in pixels."""
    return MEASURE * SIZE * zoom


def fill(document: QTextDocument, reading: Reading) -> None:
    """Put the stored text into a document, character for character."""
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setPlainText(document_text(reading.text))


def set_size(document: QTextDocument, reading: Reading, zoom: float) -> None:
    """Set faces, sizes and line heights for a zoom (1 for 100 %).

    A block takes face and height by the direction of its first strong letter; an empty line is a
    gap between paragraphs. Where a paragraph follows another without an empty line, the gap is
    made; inside a hard-wrapped paragraph there is none.
    """
    document.setDefaultFont(faces.reading_font(SIZE * zoom))
    arabic = QTextCharFormat()
    arabic.setFont(faces.reading_font(SIZE * zoom, language="ar"))
    begins = _paragraph_starts(reading)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    frame = document.rootFrame().frameFormat()
    frame.setTopMargin(TOP)
    frame.setBottomMargin(3 * LINE)
    document.rootFrame().setFrameFormat(frame)
    block, follows = document.begin(), False
    while block.isValid():
        text = block.text()
        right_to_left = faces.reads_right_to_left(text)
        made = QTextBlockFormat()
        step = (LINE + (faces.ARABIC_EXTRA_LINE if right_to_left else 0)) * zoom
        if not text.strip():
            made.setLineHeight(BETWEEN * zoom if follows else 0.0, _FIXED)
        else:
            made.setLineHeight(step, _FIXED)
            if follows and block.position() in begins:
                made.setTopMargin(BETWEEN * zoom)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(made)
        if right_to_left:
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.mergeCharFormat(arabic)
        # Several empty lines in a row are one gap.
        follows = bool(text.strip())
        block = block.next()
    cursor.endEditBlock()


def _paragraph_starts(reading: Reading) -> frozenset[int]:
    """Return the UTF-16 positions at which the line with a paragraph's first sentence begins."""
    offsets = Offsets(reading.text)
    starts = set()
    paragraph = 0
    for sentence in reading.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            starts.add(offsets.qt(reading.text.rfind("\n", 0, sentence.start) + 1))
    return frozenset(starts)


def small_font() -> QFont:
    """Return the face of paragraph numbers and of "not counted"."""
    return faces.interface_font(11)
