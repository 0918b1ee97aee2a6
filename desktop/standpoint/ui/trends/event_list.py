# SPDX-License-Identifier: MIT
"""The list of events: when, what, of which kind, on which themes, from where, and whose."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from standpoint.figures import wording
from standpoint.model.events import DatedEvent, category_name
from standpoint.ui.look import Look, interface_font, isolated, paint_focus_ring, shows_focus

Index = QModelIndex | QPersistentModelIndex
ROW = 25
SHOWN, DATE, TITLE, CATEGORY, THEMES, SOURCE, WHOSE = range(7)
_WIDTHS = {SHOWN: 30, DATE: 152, CATEGORY: 112, THEMES: 130, SOURCE: 118, WHOSE: 56}
_EDGE = 8


class EventsModel(QAbstractTableModel):
    """Events in the order of their days, those alone in which the words stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[DatedEvent, ...] = ()
        self._rows: list[DatedEvent] = []
        self._shown: frozenset[tuple[date, str]] = frozenset()
        self._themes: Mapping[str, str] = {}
        self._words = ""

    def show(self, events: Sequence[DatedEvent], themes: Mapping[str, str]) -> None:
        """Show these events, their themes by these names."""
        self._all, self._themes = tuple(events), themes
        self._filter()

    def mark(self, shown: Collection[tuple[date, str]]) -> None:
        """Mark the events, known by first day and title, that the chart shows."""
        self._shown = frozenset(shown)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, WHOSE))

    def look_for(self, words: str) -> None:
        """Show the events in whose cells all these words stand."""
        self._words = words
        self._filter()

    def _filter(self) -> None:
        self.beginResetModel()
        wanted = self._words.casefold().split()
        self._rows = [event for event in self._all if self._has(event, wanted)]
        self.endResetModel()

    def _has(self, event: DatedEvent, wanted: Sequence[str]) -> bool:
        if not wanted:
            return True
        said = " ".join((event.date, *self._cells(event))).casefold()
        return all(word in said for word in wanted)

    def event_of(self, index: Index) -> DatedEvent | None:
        """Return the event of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, number: int) -> int:
        """Return the row of an own event, -1 where it is not listed."""
        return next((at for at, event in enumerate(self._rows) if event.id == number), -1)

    def in_chart(self, event: DatedEvent) -> bool:
        """Return whether the chart shows an event."""
        return (event.first, event.title) in self._shown

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row for each event."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """In the chart, date, title, category, themes, source, whose."""
        return 0 if parent.isValid() else len(_WIDTHS) + 1

    def _cells(self, event: DatedEvent) -> tuple[str, ...]:
        return (
            "",
            wording.dated(event.date),
            event.title,
            category_name(event.category) if event.category else "",
            ", ".join(self._themes.get(theme, theme) for theme in event.themes),
            event.source,
            self.tr("yours") if event.id else "",
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words; the whole of a cell as its tooltip."""
        event = self.event_of(index)
        if event is None:
            return None
        shown = self.in_chart(event)
        if role == Qt.ItemDataRole.CheckStateRole:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            if index.column() == SHOWN:
                tip = self.tr("In the chart") if shown else self.tr("Not in the chart")
                return tip if role == Qt.ItemDataRole.ToolTipRole else ""
            return self._cells(event)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = [cell for cell in self._cells(event) if cell]
            return ", ".join([*said, self.tr("in the chart") if shown else ""]).strip(", ")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return names of columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                "",
                self.tr("Date"),
                self.tr("Event"),
                self.tr("Category"),
                self.tr("Themes"),
                self.tr("Source"),
                "",
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class _Cell(QStyledItemDelegate):
    """Paints a cell; what the chart does not show recedes and has no tick."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(super().sizeHint(option, index).width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colour, rect = self._look.colour, option.rect
        model = index.model()
        assert isinstance(model, EventsModel)
        event = model.event_of(index)
        shown = event is not None and model.in_chart(event)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, colour("sel" if selected else "base"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, colour("line"))
        if index.column() == SHOWN:
            if selected:
                painter.fillRect(rect.x(), rect.y(), 3, rect.height(), colour("ink"))
            if shown:
                ratio = painter.device().devicePixelRatioF()
                image = self._look.pixmap("check", "tx", 14, ratio)
                painter.drawPixmap(rect.x() + 9, rect.center().y() - 7, image)
        else:
            role = "tx" if shown and index.column() == TITLE else "tx2"
            painter.setPen(self._look.selected_text if selected else colour(role))
            painter.setFont(interface_font(12.5))
            room = rect.adjusted(_EDGE, 0, -_EDGE, 0)
            words = painter.fontMetrics().elidedText(
                str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
            )
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            painter.drawText(room, side, isolated(words))
        painter.restore()


class EventList(QTableView):
    """Events to look through. Enter and F2 ask to change one, Delete to take own ones away.

    `chosen()` when other rows are selected.
    """

    change_asked = Signal()
    remove_asked = Signal()
    chosen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.events = EventsModel(self)
        self.setModel(self.events)
        self.setItemDelegate(_Cell(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("Events"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setFont(interface_font(12))
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        self.doubleClicked.connect(self.change_asked)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.events.modelReset.connect(self.chosen)
        look.changed.connect(self.viewport().update)

    @property
    def own(self) -> tuple[DatedEvent, ...]:
        """The analyst's own events among the selected rows."""
        rows = self.selectionModel().selectedRows()
        found = (self.events.event_of(index) for index in sorted(rows, key=lambda i: i.row()))
        return tuple(event for event in found if event is not None and event.id)

    def choose(self, number: int) -> None:
        """Select an own event by its id, and show it."""
        row = self.events.row_of(number)
        if row >= 0:
            self.choose_row(row)

    def choose_row(self, row: int) -> None:
        """Select a row, the last one where there are fewer."""
        row = min(row, self.events.rowCount() - 1)
        if row >= 0:
            index = self.events.index(row, TITLE)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change with Enter and F2, take away with Delete; the rest moves about."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.change_asked.emit()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the list while the keyboard is in it."""
        super().paintEvent(event)
        if shows_focus(self):
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, self.viewport().rect(), self._look, 0)
            painter.end()
