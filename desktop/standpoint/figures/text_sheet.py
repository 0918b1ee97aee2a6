# SPDX-License-Identifier: MIT
"""Prose laid out for paper by Qt's text engine: blocks, tables, tints, and lines under words.

Layout happens in tenths of a point with unhinted faces, so that screen, PNG and PDF break alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from standpoint.figures.colours import CHROME
from standpoint.figures.control_signs import replaced
from standpoint.figures.drawing import Face
from standpoint.figures.painting import FAMILIES, load_faces

UNITS = 10
"""Layout units per point."""
CELL = 5.0
"""Points between a cell's sides and its text."""
_THICK = 1.2
_UNDER = 1.9
_ARABIC = 1.2
_KEPT = 45.0
"""Points of text that must stand below a heading on its page."""
_SLACK = 1.0
"""Layout units by which a place may lie beside another and be meant as the same."""
_LINES = QTextFormat.Property.UserProperty.value + 1
"""The property of a stretch of text that holds the colours of the lines under it."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How text is set: size in points, colours as "#RRGGBB"."""

    size: float = 10.0
    face: Face = "sans"
    bold: bool = False
    colour: str = CHROME["light"].tx
    ground: str | None = None
    rtl: bool = False

    def format(self) -> QTextCharFormat:
        """Return Qt's format; the Arabic face comes first, and larger, where text reads so."""
        latin, arabic = FAMILIES[self.face]
        font = QFont([arabic, latin] if self.rtl else [latin, arabic])
        font.setPixelSize(round(self.size * UNITS * (_ARABIC if self.rtl else 1.0)))
        font.setWeight(QFont.Weight.DemiBold if self.bold else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # Qt gives a PDF no letters for a ligature: "left" would be copied as "le". Nor for tabular
        # figures, which the window's own font would hand on to every font that says nothing.
        for feature in ("tnum",) if self.rtl else ("liga", "clig", "calt", "tnum"):
            font.setFeature(QFont.Tag(feature), 0)
        made = QTextCharFormat()
        made.setFont(font)
        made.setForeground(QColor(self.colour))
        if self.ground:
            made.setBackground(QColor(self.ground))
        return made


class TextSheet:
    """A text in the making, `width` points wide; written from top to bottom."""

    def __init__(self, width: float, page_height: float | None = None) -> None:
        load_faces()
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setUseDesignMetrics(True)
        self._width = width
        self._page_height = page_height
        self._cursor = QTextCursor(self.document)
        self._kept: list[tuple[int, int]] = []
        self._tables: list[QTextTable] = []
        self._drawn: list[tuple[QRectF, str]] | None = None
        self._fresh = True

    def block(
        self,
        *,
        rtl: bool = False,
        above: float = 0,
        below: float = 0,
        line: int = 130,
        page_break: bool = False,
        centred: bool = False,
    ) -> None:
        """Begin a paragraph. `above` and `below` are points, `line` is per cent of the face."""
        made = QTextBlockFormat()
        made.setTopMargin(above * UNITS)
        made.setBottomMargin(below * UNITS)
        made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        if centred:
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if page_break:
            made.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        if self._fresh:
            # The character format of a cell's first paragraph is the format of the cell: leave it.
            self._cursor.setBlockFormat(made)
            self._fresh = False
        else:
            self._cursor.insertBlock(made, Ink().format())

    def write(self, text: str, ink: Ink, underlines: Sequence[str] = ()) -> None:
        """Write into the paragraph, with one line under the text for each colour."""
        made = ink.format()
        if underlines:
            made.setProperty(_LINES, list(underlines))
        self._cursor.insertText(replaced(text), made)

    @property
    def place(self) -> int:
        """Return the place that is written next; it holds, since nothing is written above it."""
        return self._cursor.position()

    def keep(self, first: int, last: int) -> None:
        """Let no page end between a place and some lines after a later one."""
        self._kept.append((first, last))

    def table(self, shares: Sequence[float], rows: int) -> QTextTable:
        """Begin a table whose first row is repeated on each page; its columns share the width.

        All rows are made at once: Qt corrupts memory when it appends rows below joined cells.
        """
        made = QTextTableFormat()
        made.setBorder(0)
        made.setCellSpacing(0)
        made.setCellPadding(0)
        made.setHeaderRowCount(1)
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.PercentageLength, 100 * share / sum(shares))
                for share in shares
            ]
        )
        table = self._cursor.insertTable(rows, len(shares), made)
        self._tables.append(table)
        return table

    def row(self, table: QTextTable, number: int, *, ruled: bool = False) -> None:
        """Set a row's margins, and draw a line above it where wanted."""
        made = QTextTableCellFormat()
        made.setTopPadding(4 * UNITS)
        made.setBottomPadding(3 * UNITS)
        made.setRightPadding(CELL * UNITS)
        made.setLeftPadding(CELL * UNITS)
        if ruled:
            made.setTopBorder(0.6 * UNITS)
            made.setTopBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            made.setTopBorderBrush(QColor(CHROME["light"].line2))
        made.setFont(Ink(4).format().font())  # how high an empty cell is
        for column in range(table.columns()):
            table.cellAt(number, column).setFormat(made)

    def into(self, table: QTextTable, row: int, column: int) -> None:
        """Go on writing in a cell."""
        self._cursor = table.cellAt(row, column).lastCursorPosition()
        self._fresh = self._cursor.block().length() == 1

    def leave(self, table: QTextTable) -> None:
        """Go on writing below a table."""
        self._cursor = QTextCursor(self.document)
        self._cursor.setPosition(table.lastPosition() + 1)
        # Qt ignores the margin above a paragraph that follows a table: an empty one stands between.
        self._cursor.setBlockCharFormat(Ink(2).format())
        self._fresh = False

    def lay_out(self) -> None:
        """Break the lines, and the pages where there are any."""
        self._drawn = None
        if self._page_height is None:
            self.document.setTextWidth(self._width * UNITS)
            return
        size = QSizeF(self._width * UNITS, self._page_height * UNITS)
        self.document.setPageSize(size)
        for first, last in sorted(self._kept):
            if self.page(first) == self.page(last, below=_KEPT):
                continue
            place = QTextCursor(self.document.findBlock(first))
            made = place.blockFormat()
            made.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            place.setBlockFormat(made)
            self._lay_out_anew(size)
        if self._close_tables():
            self._lay_out_anew(size)

    def _lay_out_anew(self, size: QSizeF) -> None:
        # Qt paints by stale places until the whole text is laid out anew.
        self.document.setPageSize(size * 2)
        self.document.setPageSize(size)

    def _close_tables(self) -> bool:
        """Let no table reach over the end of a page with nothing but the room below its text.

        Qt would repeat its head on the next page, over what stands there.
        """
        found = False
        layout, height = self.document.documentLayout(), self.document.pageSize().height()
        for table in self._tables:
            last = [table.cellAt(table.rows() - 1, column) for column in range(table.columns())]
            bottom = layout.frameBoundingRect(table).bottom()
            ends = [cell.lastCursorPosition().block() for cell in last]
            text = max(layout.blockBoundingRect(block).bottom() for block in ends)
            if int((bottom + _SLACK) / height) == int((text - _SLACK) / height):
                continue
            found = True
            for cell, block in zip(last, ends, strict=True):
                tight = cell.format().toTableCellFormat()
                tight.setBottomPadding(0)
                cell.setFormat(tight)
                made = block.blockFormat()
                made.setBottomMargin(0)
                QTextCursor(block).setBlockFormat(made)
        return found

    def page(self, place: int, below: float = 0) -> int:
        """Return the page of the paragraph at a place, or of `below` points under its top.

        Pages count from 0. The text must be laid out.
        """
        block = self.document.findBlock(place)
        top = self.document.documentLayout().blockBoundingRect(block).top()
        return int((top + below * UNITS) / self.document.pageSize().height())

    @property
    def height(self) -> float:
        """Return the height of the whole text in points."""
        return self.document.size().height() / UNITS

    def paint(self, painter: QPainter, top: float, height: float) -> None:
        """Paint what lies `top` to `top + height` points down, at the painter's origin.

        The painter counts in tenths of a point.
        """
        part = QRectF(0, top * UNITS, self._width * UNITS, height * UNITS)
        painter.save()
        painter.translate(0, -part.top())
        painter.setClipRect(part)
        # A line that only touches the part would be written into a PDF without being seen.
        self.document.drawContents(painter, part.adjusted(0, _SLACK, 0, -_SLACK))
        for bar, colour in self._underlines():
            if bar.intersects(part):
                painter.fillRect(bar, QColor(colour))
        painter.restore()

    def _underlines(self) -> list[tuple[QRectF, str]]:
        """Return the lines drawn by hand: Qt's own are thin and too close under Arabic.

        They are sought once, when the text is laid out, and not again on each page.
        """
        if self._drawn is None:
            self._drawn = []
            block = self.document.begin()
            while block.isValid():
                self._drawn += self._under(block)
                block = block.next()
        return self._drawn

    def _under(self, block: QTextBlock) -> list[tuple[QRectF, str]]:
        """Return a paragraph's lines with their colours."""
        found: list[tuple[QRectF, str]] = []
        stretches = block.begin()
        while not stretches.atEnd():
            stretch = stretches.fragment()
            stretches += 1
            for depth, colour in enumerate(stretch.charFormat().property(_LINES) or ()):
                first = stretch.position() - block.position()
                bars = self._bars(block, first, first + stretch.length(), depth)
                found += [(bar, colour) for bar in bars]
        return found

    def _bars(self, block: QTextBlock, first: int, last: int, depth: int) -> list[QRectF]:
        layout = block.layout()
        origin = self.document.documentLayout().blockBoundingRect(block).topLeft()
        found = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start = max(first, line.textStart())
            end = min(last, line.textStart() + line.textLength())
            if start >= end:
                continue
            base = origin.y() + line.y() + line.ascent() + (_UNDER + 1.9 * depth) * UNITS
            for run in line.glyphRuns(start, end - start):
                box = run.boundingRect()
                found.append(QRectF(origin.x() + box.x(), base, box.width(), _THICK * UNITS))
        return found
