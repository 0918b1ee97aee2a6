# SPDX-License-Identifier: MIT
"""The sheet of shortcuts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import Look, Words, key_size, paint_key

Group = tuple[str, Sequence[tuple[str, str]]]

SHEET: tuple[tuple[Group, ...], ...] = (
    (
        (
            "Everywhere",
            (
                ("Ctrl 1, Ctrl 2, Ctrl 3", "Compare, Trends, Codebook"),
                ("F9", "Library on and off"),
                ("F8", "Right pane on and off"),
                ("F6, Shift F6", "Next pane, pane before"),
                ("Ctrl I", "Add files"),
                ("Ctrl N, Ctrl O, Ctrl S", "New, open, save a copy"),
                ("Ctrl F", "Find in all reports"),
                ("/", "Filter the library"),
                ("F2", "Edit the details of reports"),
                ("Ctrl T", "Tag the selected reports"),
                ("Ctrl Shift A", "Actors and their names"),
                ("Ctrl Z, Ctrl Shift Z", "Undo, redo"),
                ("Ctrl E", "Export"),
                ("Ctrl +, Ctrl −, Ctrl 0", "Larger, smaller, as it was"),
                ("F11", "Full screen"),
                ("F1", "Help"),
            ),
        ),
        (
            "Library",
            (
                ("Space", "Add to the comparison, or take out"),
                ("Enter", "Compare two to four, read one"),
                ("Delete", "Delete reports"),
                ("Esc", "Begin the selection anew"),
            ),
        ),
    ),
    (
        (
            "Compare",
            (
                ("1 – 9", "Theme on and off"),
                ("Shift 1 – 9", "Only that theme"),
                ("↑, ↓", "Sentence before, next sentence"),
                ("←, →", "Report before, next report"),
                ("N, P", "Next link, link before"),
                ("C, X", "Confirm, reject"),
                ("K", "Code the words or the sentence as…"),
                ("R, Del", "Resize a coding by hand, take it back"),
                ("M", "Write a memo"),
                ("L", "Link: then click, or arrows and Enter"),
                ("U", "Unlink"),
                ("W", "Why this is here"),
                ("S", "Scroll together"),
                ("T", "By theme, in full text"),
                ("Enter", "The sentence in its full text"),
                ("Esc", "Back"),
                ("Ctrl C", "Copy the sentence"),
                ("Ctrl Shift C", "Copy it with its citation"),
                ("Ctrl Alt C", "Copy the linked pair with citations"),
            ),
        ),
    ),
    (
        (
            "Trends",
            (
                ("←, →, ↑, ↓", "Walk the points"),
                ("Enter", "Passages behind a point"),
                ("+, −, 0", "Closer, wider, all"),
                ("Page Up, Page Down", "Earlier, later"),
                ("Ctrl C", "Copy the figure, the cells"),
                ("Ctrl Shift S", "Save the figure"),
            ),
        ),
        (
            "Codebook",
            (
                ("Ctrl S", "Save as a new version"),
                ("F2", "Rename, or write the rule"),
                ("Delete", "Remove"),
                ("Ctrl D", "Duplicate the rule"),
                ("Alt ↑, Alt ↓", "Move up, move down"),
                ("Space", "Theme on and off"),
            ),
        ),
        (
            "In a rule",
            (
                ("Alt Enter", "Accept the fix"),
                ("Ctrl ↑, Ctrl ↓", "Sentence before, next sentence"),
                ("Enter", "To the sentences"),
                ("Shift Enter", "New line"),
                ("Esc", "Back to the tree"),
                ("F1", "Rule language"),
            ),
        ),
    ),
)


CHROME = 120
"""Head and foot of the sheet, in px."""
FRAME = 60
"""What the window system puts around it, and air, in px."""


class _Keys(QWidget):
    """Keys in their boxes, in a row."""

    def __init__(self, look: Look, keys: Sequence[str]) -> None:
        super().__init__()
        self._look = look
        self._keys = keys
        width = sum(key_size(key).width() + 5 for key in keys) - 5
        self.setFixedSize(width, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        x = 0
        for key in self._keys:
            room = self.rect().adjusted(x, 1, 0, -2)
            room.setWidth(key_size(key).width())
            paint_key(painter, room, key, self._look.colour("tx"), self._look.colour("line2"))
            x += room.width() + 5
        painter.end()


class ShortcutSheet(Dialog):
    """Every key of the program on one sheet."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Keyboard shortcuts", parent)
        self.add_head(
            self.tr("Keyboard shortcuts"),
            self.tr("Single letters act while no field has the focus."),
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        inside = QWidget()
        area.setWidget(inside)
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 4, 8, 4)
        across.setSpacing(36)
        for groups in SHEET:
            column = QVBoxLayout()
            column.setSpacing(8)
            for title, rows in groups:
                column.addWidget(Words(look, title, weight=600))
                column.addLayout(self._table(rows))
                column.addSpacing(14)
            column.addStretch(1)
            across.addLayout(column, 1)
        self.body.addWidget(area, 1)
        whole = inside.sizeHint().height() + CHROME
        self.resize(1060, min(whole, self.screen().availableGeometry().height() - FRAME))
        close = self.add_button(self.tr("Close"), main=True, key="Esc")
        close.clicked.connect(self.accept)

    def _table(self, rows: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        for row, (keys, words) in enumerate(rows):
            boxes = _Keys(self.look, keys.split(", "))
            grid.addWidget(boxes, row, 0, Qt.AlignmentFlag.AlignLeading)
            label = Words(self.look, words, role="tx2")
            label.setAccessibleName(f"{keys}: {words}")
            grid.addWidget(label, row, 1)
        return grid
