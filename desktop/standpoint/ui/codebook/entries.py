# SPDX-License-Identifier: MIT
"""The tree of themes, facets and rules, with the number of sentences that each finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from standpoint.model.codebook import Codebook, Facet, Rule, Theme

Index = QModelIndex | QPersistentModelIndex

Counts = Mapping[tuple[str, ...], int]
"""Sentences found, by (theme,), (theme, facet) or (theme, facet, rule)."""


@dataclass(eq=False, slots=True)
class Entry:
    """One line of the tree: a theme, one of its facets, or one of that facet's rules."""

    theme: Theme
    facet: Facet | None = None
    rule: Rule | None = None
    parent: Entry | None = None
    row: int = 0
    below: list[Entry] = field(default_factory=list)

    @property
    def label(self) -> str:
        """Return what the tree shows."""
        if self.rule is not None:
            return self.rule.source
        return self.facet.label if self.facet is not None else self.theme.label

    @property
    def key(self) -> tuple[str, ...]:
        """Return what its number is known by."""
        parts = [self.theme.id]
        if self.facet is not None:
            parts.append(self.facet.id)
        if self.rule is not None:
            parts.append(self.rule.source)
        return tuple(parts)


def entries(codebook: Codebook) -> list[Entry]:
    """Return the themes with everything below them."""
    found = []
    for number, theme in enumerate(codebook.themes):
        top = Entry(theme, row=number)
        for place, facet in enumerate(theme.facets):
            middle = Entry(theme, facet, parent=top, row=place)
            middle.below = [
                Entry(theme, facet, rule, middle, row) for row, rule in enumerate(facet.rules)
            ]
            top.below.append(middle)
        found.append(top)
    return found


class CodebookModel(QAbstractItemModel):
    """The tree in two columns: what it is, and in how many sentences it was found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top: list[Entry] = []
        self._counts: Counts = {}

    def show(self, codebook: Codebook, counts: Counts) -> None:
        """Show another codebook or other numbers."""
        self.beginResetModel()
        self._top = entries(codebook)
        self._counts = counts
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """Return what stands at an index."""
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, Entry) else None

    def count(self, entry: Entry) -> int:
        """Return in how many sentences the entry was found."""
        return self._counts.get(entry.key, 0)

    def _below(self, index: Index) -> list[Entry]:
        entry = self.entry(index)
        return self._top if entry is None else entry.below

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a line."""
        below = self._below(parent)
        if 0 <= row < len(below) and 0 <= column < 2:
            return self.createIndex(row, column, below[row])
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Return the index of what a line stands below."""
        entry = self.entry(index)
        if entry is None or entry.parent is None:
            return QModelIndex()
        return self.createIndex(entry.parent.row, 0, entry.parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many lines stand below one."""
        return len(self._below(parent)) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, ARG002
        """Return 2: the label and the number."""
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        entry = self.entry(index)
        if entry is None:
            return None
        number = f"{self.count(entry):,}" if entry.theme.active else "off"
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.label if index.column() == 0 else number
            case Qt.ItemDataRole.ToolTipRole:
                return entry.label
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == 1:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.label}, {number}"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Theme, facet, rule"), self.tr("sentences"))[section]
        return None
