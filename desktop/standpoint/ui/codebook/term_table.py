# SPDX-License-Identifier: MIT
"""The table of suggested terms: each as a rule, with what it was counted from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from standpoint.ui.codebook.row_table import RowTable
from standpoint.ui.look import Look, interface_font, mono_font, paint_focus_ring, shows_focus

if TYPE_CHECKING:
    from standpoint.analysis.suggested_terms import Suggestion

Index = QModelIndex | QPersistentModelIndex
ROW = 25
TERM, WITHIN, ELSEWHERE, REPORTS, SCORE = range(5)
_EDGE = 10

_KEYS: tuple[Callable[[Suggestion], Any], ...] = (
    lambda one: one.rule.casefold(),
    lambda one: (one.within, one.keyness.score),
    lambda one: (one.elsewhere, one.keyness.score),
    lambda one: (one.reports_within, one.keyness.score),
    lambda one: one.keyness.score,
)


class TermsModel(QAbstractTableModel):
    """Suggestions, one in each row, sorted by any column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Suggestion] = []
        self._by = (SCORE, Qt.SortOrder.DescendingOrder)

    def show(self, suggestions: Sequence[Suggestion]) -> None:
        """Show other suggestions, in the order that was chosen."""
        self.beginResetModel()
        self._rows = list(suggestions)
        self._order()
        self.endResetModel()

    def suggestion(self, index: Index) -> Suggestion | None:
        """Return the suggestion of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, suggestion: Suggestion) -> int:
        """Return the row of a suggestion, -1 where it is not shown."""
        return self._rows.index(suggestion) if suggestion in self._rows else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row for each suggestion."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Term, in the theme, elsewhere, reports, score."""
        return 0 if parent.isValid() else 5

    def sort_by(self, column: int) -> None:
        """Sort by a column, numbers the greatest first; once more turns it round."""
        first = Qt.SortOrder.DescendingOrder if column else Qt.SortOrder.AscendingOrder
        other = Qt.SortOrder.AscendingOrder if column else Qt.SortOrder.DescendingOrder
        self.sort(column, other if self._by == (column, first) else first)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._by = (column, order)
        self.layoutAboutToBeChanged.emit()
        self._order()
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def _order(self) -> None:
        column, order = self._by
        self._rows.sort(key=_KEYS[column], reverse=order == Qt.SortOrder.DescendingOrder)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, and what a number means as a tooltip."""
        one = self.suggestion(index)
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            reports = f"{one.reports_within:,}{'*' if one.one_report else ''}"
            score = f"{one.keyness.score:.1f}"
            return (one.rule, f"{one.within:,}", f"{one.elsewhere:,}", reports, score)[
                index.column()
            ]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(one, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return str(self.data(index)) if index.column() else self._sentence(one)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _sentence(self, one: Suggestion) -> str:
        return self.tr("{0}, in {1} of the theme's sentences and {2} others").format(
            one.rule, one.within, one.elsewhere
        )

    def _tip(self, one: Suggestion, column: int) -> str:
        if column == ELSEWHERE:
            return self.tr("In {0} reports. The rule would find so many sentences more.").format(
                f"{one.reports_elsewhere:,}"
            )
        if column == REPORTS and one.one_report:
            return self.tr("One report only: it may be the manner of that report.")
        if column == SCORE:
            key = one.keyness
            words = self.tr(
                "Score {0}, G² {1}, log ratio {2}: it stands {3} times as often with the theme."
            )
            times = 2**key.log_ratio
            shown = f"{times:,.0f}" if times >= 10 else f"{times:.1f}"
            return words.format(f"{key.score:.2f}", f"{key.g2:.1f}", f"{key.log_ratio:.1f}", shown)
        return one.rule if column == TERM else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the names of the columns and what they count."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            column, order = self._by
            arrow = " ↓" if order == Qt.SortOrder.DescendingOrder else " ↑"
            return self._names()[section] + (arrow if section == column else "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._heads()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Term, as a rule"),
            self.tr("In theme"),
            self.tr("Elsewhere"),
            self.tr("Reports"),
            self.tr("Score"),
        )

    def _heads(self) -> tuple[str, ...]:
        return (
            self.tr("A word in its forms, or words side by side."),
            self.tr(
                "Sentences of the theme in which it stands, beside what rules found there already."
            ),
            self.tr("Sentences without the theme in which the rule would find something."),
            self.tr("Reports with such sentences of the theme. * marks a single one."),
            self.tr(
                "Log-odds ratio over its standard error, with all sentences as prior (Monroe, "
                "Colaresi and Quinn 2008). It sorts the list and tests nothing."
            ),
        )


class _Cell(QStyledItemDelegate):
    """Terms in the face of rules, numbers that recede, a bar at the chosen row."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(super().sizeHint(option, index).width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colour, rect = self._look.colour, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        term = index.column() == TERM
        painter.save()
        painter.fillRect(rect, colour("sel" if selected else "base"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
        if selected and term:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), colour("ink"))
        words = str(index.data())
        painter.setFont(mono_font(12.5) if term else _numeral(slanted=words.endswith("*")))
        painter.setPen(self._look.selected_text if selected else colour("tx" if term else "tx2"))
        room = rect.adjusted(_EDGE if term else 2, 0, -_EDGE, 0)
        side = Qt.AlignmentFlag.AlignLeft if term else Qt.AlignmentFlag.AlignRight
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, elided)
        painter.restore()


def _numeral(*, slanted: bool) -> QFont:
    font = interface_font(12.5)
    font.setItalic(slanted)
    return font


class TermTable(RowTable):
    """Suggestions to choose from. `dismissed()` on Delete; Enter is left to the dialog."""

    dismissed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        terms = TermsModel()
        super().__init__(terms, ROW, {WITHIN: 92, ELSEWHERE: 98, REPORTS: 88, SCORE: 80}, parent)
        terms.setParent(self)
        self.terms = terms
        self._look = look
        self.setAccessibleName(self.tr("Suggested terms"))
        self.setItemDelegate(_Cell(look, self))
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        look.changed.connect(self.viewport().update)

    @property
    def chosen(self) -> Suggestion | None:
        """The suggestion of the current row."""
        return self.terms.suggestion(self.currentIndex())

    def choose_row(self, row: int) -> None:
        """Make a row current; the last one where there are fewer."""
        row = min(row, self.terms.rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.terms.index(row, TERM))

    def _sort(self, column: int) -> None:
        chosen = self.chosen
        self.terms.sort_by(column)
        if chosen is not None:
            self.choose_row(self.terms.row_of(chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete dismiss; Enter goes on to the dialog."""
        if event.key() == Qt.Key.Key_Delete:
            self.dismissed.emit()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: Any) -> None:
        """Frame the table while the keyboard is in it."""
        super().paintEvent(event)
        if shows_focus(self):
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, self.viewport().rect(), self._look, 0)
            painter.end()
