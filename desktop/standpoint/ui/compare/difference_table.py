# SPDX-License-Identifier: MIT
"""The words of one side as a table: the word, its counts, its rate and its score as a bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from standpoint.analysis.word_difference import DifferentWord, WordDifference
from standpoint.model.codebook import Theme
from standpoint.ui.codebook.row_table import RowTable
from standpoint.ui.compare import difference_words, fonts
from standpoint.ui.look.faces import right_to_left
from standpoint.ui.look.look import Look
from standpoint.ui.look.marks import paint_focus_ring, shows_focus

Index = QModelIndex | QPersistentModelIndex
ROW = 25
WORD, TIMES, RATE, SCORE = range(4)
WIDTHS = {TIMES: 52, RATE: 60, SCORE: 48}
_EDGE = 10
_SIZE = 13.5
_HEAD = 24
_BAR = 6


class WordsModel(QAbstractTableModel):
    """Words that one side uses more, sorted by any column. `here` says which side that is."""

    def __init__(self, *, here: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.here = here
        self._made: WordDifference | None = None
        self._names = ("", "")
        self._rows: list[DifferentWord] = []
        self._by = (SCORE, Qt.SortOrder.DescendingOrder)
        self.highest = 1.0
        """The score whose bar is as long as there is room."""

    @property
    def made(self) -> WordDifference | None:
        """What is compared."""
        return self._made

    def show(
        self,
        made: WordDifference,
        words: Sequence[DifferentWord],
        names: tuple[str, str],
        highest: float,
    ) -> None:
        """Show words of a comparison, in the order that was chosen."""
        self.beginResetModel()
        self._made, self._names, self.highest = made, names, highest or 1.0
        self._rows = list(words)
        self._order()
        self.endResetModel()

    def words(self) -> list[DifferentWord]:
        """Return the words as they stand."""
        return list(self._rows)

    def word(self, index: Index) -> DifferentWord | None:
        """Return the word of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, key: str) -> int:
        """Return the row of a word, -1 where it does not stand here."""
        return next((row for row, word in enumerate(self._rows) if word.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row for each word."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Word, times on both sides, rate on this one, score."""
        return 0 if parent.isValid() else 4

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
        keys: tuple[Callable[[DifferentWord], Any], ...] = (
            lambda word: word.key,
            lambda word: (self.times(word), word.key),
            lambda word: (self.times(word), word.key),
            lambda word: abs(word.score),
        )
        # What is equal in score stands by its count, then by the alphabet.
        self._rows.sort(key=lambda word: (-self.times(word), word.key))
        self._rows.sort(key=keys[column], reverse=order == Qt.SortOrder.DescendingOrder)

    def times(self, word: DifferentWord) -> int:
        """Return how often this side uses a word."""
        return word.here if self.here else word.there

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words and numbers, and what they mean as a tooltip."""
        word = self.word(index)
        if word is None or self._made is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(word, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        counts = difference_words.counts(self._made, word, self._names)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = self._shown(word, index.column())
            return f"{shown}. {counts}" if index.column() == WORD else shown
        score = self.tr("Score {0}, log-odds {1}.").format(
            f"{abs(word.score):.2f}", f"{abs(word.log_odds):.2f}"
        )
        return " ".join(part for part in (counts, score, difference_words.by_rule(word)) if part)

    def _shown(self, word: DifferentWord, column: int) -> str:
        if self._made is None:
            return ""
        return (
            self._made.written(word.key) if column == WORD else "",
            f"{word.here:,} · {word.there:,}",
            f"{self._made.rate(word, here=self.here):.1f}",
            f"{abs(word.score):.2f}",
        )[column]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the names of the columns and what they count."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            names = (self.tr("Word"), self.tr("Times"), self.tr("Per 1,000"), self.tr("Score"))
            column, order = self._by
            arrow = "↓" if order == Qt.SortOrder.DescendingOrder else "↑"
            return f"{names[section]}\u2009{arrow}" if section == column else names[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._heads()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _heads(self) -> tuple[str, ...]:
        mine = self._names[0 if self.here else 1]
        return (
            self.tr("As it is mostly written. Underlined: what the rules found sentences by."),
            self.tr("{0} · {1}").format(*self._names),
            self.tr("Per 1,000 words of {0} on this theme.").format(mine),
            self.tr(
                "Log-odds ratio over its standard error, with both sides together as prior "
                "(Monroe, Colaresi and Quinn 2008). It sorts the list and tests nothing."
            ),
        )


class _Cell(QStyledItemDelegate):
    """Words in the reading face, numbers that recede, the score as a bar."""

    def __init__(self, look: Look, words: WordsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._words = words
        self.theme: Theme | None = None
        self.language: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(super().sizeHint(option, index).width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colour, rect = self._look.colour, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, colour("sel" if selected else "base"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
        if selected and index.column() == WORD:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), colour("ink"))
        if index.column() == SCORE:
            self._bar(painter, rect, index)
        elif index.column() == WORD:
            painter.setPen(self._look.selected_text if selected else colour("tx"))
            self._word(painter, rect, index)
        else:
            painter.setPen(self._look.selected_text if selected else colour("tx2"))
            painter.setFont(fonts.small(12.5))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(0, 0, -6, 0), side, str(index.data()))
        painter.restore()

    def _word(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint a word at the side where its script begins, underlined as in the texts."""
        mirrored = right_to_left(self.language)
        font, metrics = fonts.reading(_SIZE, "ar" if mirrored else None)
        room = rect.adjusted(_EDGE, 0, -4, -1)
        words = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        width = round(metrics.horizontalAdvance(words))
        x = room.right() - width if mirrored else room.x()
        baseline = round(room.y() + (room.height() + metrics.ascent() - metrics.descent()) / 2)
        painter.setFont(font)
        painter.drawText(x, baseline, words)
        word = self._words.word(index)
        if word is not None and word.by_rule and self.theme is not None:
            ink = QColor(self._look.hue(self.theme).ink)
            below = min(baseline + (5 if mirrored else 3), rect.bottom() - 2)
            painter.fillRect(x, below, width, 2, ink)

    def _bar(self, painter: QPainter, rect: QRect, index: Index) -> None:
        word = self._words.word(index)
        part = abs(word.score) / self._words.highest if word is not None else 0.0
        length = max(2, round((rect.width() - 14) * min(1.0, part)))
        base = self._look.hue(self.theme).base if self.theme is not None else "strong"
        ground = QColor(base) if base.startswith("#") else self._look.colour(base)
        y = rect.y() + (rect.height() - _BAR) // 2
        painter.fillRect(rect.x() + 6, y, length, _BAR, ground)


class _Header(QHeaderView):
    """Names of columns over their numbers; a dock has no room for the style's own."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(30)
        self.setFixedHeight(_HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a name at the side of what stands below it."""
        name = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        painter.save()
        painter.fillRect(rect, self._look.colour("win"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, self._look.colour("line"))
        painter.setFont(fonts.small(11))
        painter.setPen(self._look.colour("tx2"))
        room = rect.adjusted(_EDGE if section == WORD else 0, 0, 0 if section == SCORE else -6, -1)
        side = (
            Qt.AlignmentFlag.AlignLeft if section in {WORD, SCORE} else Qt.AlignmentFlag.AlignRight
        )
        shown = room.adjusted(4, 0, 0, 0) if section == SCORE else room
        painter.drawText(shown, side | Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()


class WordTable(RowTable):
    """Words of one side. `asked(key, step)`: their passages are wanted, the next or the last.

    A click or Enter asks for the next passage, Shift with Enter for the one before; `copied()` on
    Ctrl C.
    """

    asked = Signal(str, int)
    chosen = Signal(str)
    copied = Signal()

    def __init__(self, look: Look, *, here: bool, parent: QWidget | None = None) -> None:
        words = WordsModel(here=here)
        super().__init__(words, ROW, {}, parent)
        words.setParent(self)
        self.words = words
        self._look = look
        self._cell = _Cell(look, words, self)
        self.setItemDelegate(self._cell)
        self.setMinimumHeight(_HEAD + 3 * ROW)
        header = _Header(look, self)
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(WORD, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.resizeSection(column, width)
        header.sectionClicked.connect(self._sort)
        self.clicked.connect(lambda _: self._ask(1))
        self.selectionModel().currentRowChanged.connect(self._choose)
        look.changed.connect(self.viewport().update)

    def show_as(self, theme: Theme, language: str | None) -> None:
        """Paint with a theme's colours, in the face of a language."""
        self._cell.theme, self._cell.language = theme, language

    def word(self) -> DifferentWord | None:
        """Return the word of the current row."""
        return self.words.word(self.currentIndex())

    def choose(self, key: str) -> bool:
        """Make a word current; return whether it stands here."""
        row = self.words.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.words.index(row, WORD))
        return row >= 0

    def leave(self) -> None:
        """Let no row be current: a word of the other side is."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def _choose(self, *_: object) -> None:
        word = self.word()
        if word is not None:
            self.chosen.emit(word.key)

    def _ask(self, step: int) -> None:
        word = self.word()
        if word is not None:
            self.asked.emit(word.key, step)

    def _sort(self, column: int) -> None:
        word = self.word()
        self.words.sort_by(column)
        if word is not None:
            self.choose(word.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for passages with Enter, copy with Ctrl C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._ask(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first word when the keyboard comes and none is chosen."""
        # Qt would make it current without selecting it.
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.words.index(0, WORD))
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the table while the keyboard is in it."""
        super().paintEvent(event)
        if shows_focus(self):
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, self.viewport().rect(), self._look, 0)
            painter.end()
