# SPDX-License-Identifier: MIT
"""The colours of a rule: words in the theme's ink, operators bold, parentheses quiet."""

from __future__ import annotations

from PySide6.QtGui import (
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)

from standpoint.coding.rule_parts import Part, parts
from standpoint.ui.compare.offsets import Offsets
from standpoint.ui.look import Look


def pair(source: str, place: int) -> tuple[int, int] | None:
    """Return both parentheses of which one touches a place of a rule; None where none does.

    The one behind the place is meant before the one in front of it.
    """
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for part in parts(source):
        if part.kind == "parenthesis" and source[part.start] == "(":
            opened.append(part.start)
        elif part.kind == "parenthesis" and opened:
            pairs.append((opened.pop(), part.start))
    for touched in (place, place - 1):
        for one in pairs:
            if touched in one:
                return one
    return None


def place_of(source: str, column: int) -> tuple[int, int]:
    """Return the part of a rule at a column, counted from 1; at its end, the last part."""
    found = parts(source)
    if not found:
        return 0, 0
    at = next((part for part in found if part.end > column - 1), found[-1])
    # A word and its star are pointed at together.
    start, end = at.start, at.end
    for part in found:
        if part.kind in ("word", "wildcard") and at.kind in ("word", "wildcard"):
            if part.end == start:
                start = part.start
            if part.start == end:
                end = part.end
    return start, end


class RuleColours(QSyntaxHighlighter):
    """Colours the rule in a document. `look` and theme give the colours."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self._look = look
        self._hue = "#0072B2"
        self._source = ""
        self._parts: tuple[Part, ...] = ()
        self._offsets = Offsets("")

    def set_hue(self, base: str) -> None:
        """Take the words' ink from a theme's base colour, "#RRGGBB"."""
        self._hue = base

    def highlightBlock(self, text: str) -> None:
        """Colour one line of the rule, of which parts may begin and end in other lines."""
        source = self.document().toPlainText()
        if source != self._source:
            self._source = source
            self._parts, self._offsets = parts(source), Offsets(source)
        begin = self.currentBlock().position()
        for part in self._parts:
            self._span(begin, len(text.encode("utf-16-le")) // 2, part)

    def _span(self, begin: int, length: int, part: Part) -> None:
        start, end = self._offsets.span(part.start, part.end)
        start, end = max(start - begin, 0), min(end - begin, length)
        if start < end:
            self.setFormat(start, end - start, self._format(part))

    def _format(self, part: Part) -> QTextCharFormat:
        form = QTextCharFormat()
        ink = QColor(self._look.hue(self._hue).ink)
        match part.kind:
            case "operator":
                form.setForeground(self._look.colour("tx"))
                form.setFontWeight(QFont.Weight.DemiBold)
            case "parenthesis":
                form.setForeground(self._look.colour("tx2"))
            case "stray":
                form.setForeground(self._look.colour("err"))
            case _:
                form.setForeground(ink)
        return form
