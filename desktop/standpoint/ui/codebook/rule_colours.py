# SPDX-License-Identifier: MIT
"""The colours of a rule: words in the theme's ink, operators bold, parentheses quiet."""

from __future__ import annotations

from typing import get_args

from PySide6.QtGui import (
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)

from standpoint.coding.rule_parts import PartKind, parts
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
        self._spans: list[tuple[int, int, PartKind]] = []
        self._key: tuple[str, str] = ("", "")
        self._kept: dict[PartKind, QTextCharFormat] = {}

    def set_hue(self, base: str) -> bool:
        """Take the words' ink from a theme's base colour, "#RRGGBB"; say whether it is another."""
        changed = base != self._hue
        self._hue = base
        return changed

    def highlightBlock(self, text: str) -> None:
        """Colour one line of the rule, of which parts may begin and end in other lines."""
        source = self.document().toPlainText()
        if source != self._source:
            self._source = source
            offsets = Offsets(source)
            self._spans = [(*offsets.span(one.start, one.end), one.kind) for one in parts(source)]
        begin = self.currentBlock().position()
        end = begin + len(text.encode("utf-16-le")) // 2
        formats = self._formats()
        for first, last, kind in self._spans:
            if first < end and last > begin:
                at = max(first, begin)
                self.setFormat(at - begin, min(last, end) - at, formats[kind])

    def _formats(self) -> dict[PartKind, QTextCharFormat]:
        key = (self._look.scheme, self._hue)
        if key != self._key:
            self._key = key
            self._kept = {kind: self._format(kind) for kind in get_args(PartKind)}
        return self._kept

    def _format(self, kind: PartKind) -> QTextCharFormat:
        form = QTextCharFormat()
        ink = QColor(self._look.hue(self._hue).ink)
        match kind:
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
