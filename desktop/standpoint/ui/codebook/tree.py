# SPDX-License-Identifier: MIT
"""The tree of the codebook as a view: how its lines are painted, folded and walked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from standpoint.ui.codebook.entries import Entry, Place
from standpoint.ui.codebook.tree_model import LABEL, NUMBER, SHARE, CodebookModel, Index
from standpoint.ui.look import (
    Look,
    interface_font,
    mono_font,
    paint_digit,
    paint_focus_ring,
    reads_right_to_left,
)

ROW = 25
CHIP = 15
BAR = 3
TRACK = (44, 5)
SHARES, NUMBERS = 58, 54
"""Widths of the two columns at the end, in px."""
SHIFT = 9
"""Pixels by which every line stands off the left edge."""
OWN_KEYS = frozenset(
    {
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
    }
)
"""Keys that mean something else to the tree than to the window's menus."""


class _Line(QStyledItemDelegate):
    """A line: a chip before a theme, a rule in its own face, its share as a bar, its number."""

    def __init__(self, look: Look, model: CodebookModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every line the same height."""
        return QSize(super().sizeHint(option, index).width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell; the ground was painted by the view."""
        entry = self._model.entry(index)
        if entry is None:
            return
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if index.column() == LABEL:
            self._paint_label(painter, option, entry, selected)
        elif index.column() == SHARE:
            self._paint_share(painter, option, entry)
        else:
            weight = 600 if entry.facet is None and entry.theme is not None else 400
            painter.setFont(interface_font(13 if weight == 600 else 12, weight))
            painter.setPen(self._ink(entry, selected, quiet=weight == 400))
            flags = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(option.rect.adjusted(0, 0, -10, 0), flags, str(index.data() or ""))
        painter.restore()

    def _paint_label(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, selected: bool
    ) -> None:
        room = QRect(option.rect).adjusted(2 + SHIFT, 0, -4, 0)
        if self._model.share(entry) is None:
            # There is no bar beside it.
            room.setRight(room.right() + SHARES)
        if entry.theme is not None and entry.facet is None:
            chip = QRect(room.left(), room.top() + (ROW - CHIP) // 2, CHIP, CHIP)
            paint_digit(painter, chip, entry.theme, self._look, entry.theme.active)
            room.setLeft(chip.right() + 8)
        if self._wrong(entry):
            sign = self._look.pixmap("circle-alert", "err", 14, option.widget.devicePixelRatioF())
            painter.drawPixmap(QRect(room.left(), room.top() + (ROW - 14) // 2, 14, 14), sign)
            room.setLeft(room.left() + 19)
        painter.setFont(self._font(entry))
        painter.setPen(self._ink(entry, selected))
        if reads_right_to_left(entry.label):
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        text = painter.fontMetrics().elidedText(
            entry.label, Qt.TextElideMode.ElideRight, room.width()
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignVCenter, text)
        if entry.rule is None and entry.facet is not None and not entry.facet.counts:
            used = painter.fontMetrics().horizontalAdvance(text) + 6
            painter.setFont(interface_font(11.5))
            painter.setPen(self._ink(entry, selected, quiet=True))
            rest, words = room.adjusted(used, 0, 0, 0), self.tr("not counted")
            # The number stands in parentheses, too, and the tooltip says it.
            if painter.fontMetrics().horizontalAdvance(words) <= rest.width():
                painter.drawText(rest, flags | Qt.AlignmentFlag.AlignVCenter, words)

    def _font(self, entry: Entry) -> QFont:
        if entry.rule is not None:
            return mono_font(12.5)
        return interface_font(13, 600 if entry.facet is None and entry.theme is not None else 400)

    def _ink(self, entry: Entry, selected: bool, *, quiet: bool = False) -> QColor:
        if selected:
            return self._look.selected_text
        if self._wrong(entry):
            return self._look.colour("err")
        unwritten = entry.rule is not None and not entry.rule.source
        off = entry.theme is None or not entry.theme.active or unwritten
        return self._look.colour("tx2" if off or quiet else "tx")

    def _wrong(self, entry: Entry) -> bool:
        """Return whether a rule cannot be read; one that is not written yet is not wrong."""
        return bool(self._model.fault(entry) and entry.rule is not None and entry.rule.source)

    def _paint_share(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        share = self._model.share(entry)
        if share is None or entry.theme is None or not entry.theme.active:
            return
        width, height = TRACK
        track = QRect(0, 0, width, height)
        track.moveCenter(option.rect.center())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_track(painter, track, self._look, selected=selected)
        done = QRect(track)
        done.setWidth(max(round(width * share), 1 if share > 0 else 0))
        if option.direction == Qt.LayoutDirection.RightToLeft:
            done.moveRight(track.right())
        painter.fillRect(done, QColor(self._look.hue(entry.theme).base))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the field in which a label is typed over."""
        editor = QLineEdit(parent)
        editor.setFont(self._font(self._model.entry(index) or Entry(None)))
        editor.setAccessibleName(self.tr("Label"))
        editor.setStyleSheet("padding: 0 3px;")
        del option
        return editor


def paint_track(painter: QPainter, track: QRect, look: Look, *, selected: bool = False) -> None:
    """Paint what a share is a share of; with high contrast an outline, since all lines are ink."""
    if not look.high_contrast:
        painter.fillRect(track, look.colour("line2" if selected else "line"))
        return
    painter.fillRect(track, look.selected_text if selected else look.colour("tx"))
    painter.fillRect(track.adjusted(1, 1, -1, -1), look.colour("base"))


class CodebookTree(QTreeView):
    """The tree. `chosen(place)` when a line became current; the rest are wishes that keys name.

    `wanted(verb)`: "rename", "remove", "duplicate", "up", "down", "switch".
    `dropped(place, place, below)`: the first was dropped before or behind the second.
    """

    chosen = Signal(object)
    wanted = Signal(str)
    dropped = Signal(object, object, bool)

    def __init__(self, look: Look, model: CodebookModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_Line(look, model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setAccessibleName(self.tr("Themes, facets and rules"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(24)
        for column, width in ((SHARE, SHARES), (NUMBER, NUMBERS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        header.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        header.setFont(interface_font(11.5))
        self.selectionModel().currentChanged.connect(self._announce)
        self.doubleClicked.connect(self._on_double_click)
        look.changed.connect(self.viewport().update)

    # Places -----------------------------------------------------------------------------------

    def place(self) -> Place:
        """Return where the current line stands, () where none is current or it is the group."""
        entry = self._model.entry(self.currentIndex())
        return entry.place if entry is not None else ()

    def choose(self, place: Place) -> bool:
        """Make a line current, and those above it unfolded; return whether it is shown at all."""
        index = self._model.at(place)
        while not index.isValid() and place:
            place = place[:-1]
            index = self._model.at(place)
        if not index.isValid():
            return False
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag | QItemSelectionModel.SelectionFlag.Rows)
        self.scrollTo(index)
        return True

    def unfolded(self) -> set[Place]:
        """Return the places of the lines that are unfolded; () is the group of those off."""
        return {
            entry.place
            for entry in self._model.lines()
            if entry.below and self.isExpanded(self._model.createIndex(entry.row, 0, entry))
        }

    def unfold(self, places: set[Place]) -> None:
        """Unfold these lines and no others."""
        for entry in list(self._model.lines()):
            if entry.below:
                index = self._model.createIndex(entry.row, 0, entry)
                self.setExpanded(index, entry.place in places)

    def _announce(self, index: QModelIndex) -> None:
        entry = self._model.entry(index)
        if entry is not None and entry.theme is not None:
            self.chosen.emit(entry.place)

    def rename(self) -> None:
        """Type over the current label."""
        index = self.currentIndex().siblingAtColumn(LABEL)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def _on_double_click(self, index: QModelIndex) -> None:
        entry = self._model.entry(index)
        if entry is not None and entry.rule is not None:
            self.wanted.emit("rename")
        else:
            self.setExpanded(index, not self.isExpanded(index.siblingAtColumn(LABEL)))

    # Keys -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something else in the window's menus."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (event.key(), event.modifiers()) in OWN_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename, remove, double, move and switch by key."""
        verbs = {
            Qt.Key.Key_F2: "rename",
            Qt.Key.Key_Delete: "remove",
            Qt.Key.Key_Space: "switch",
            Qt.Key.Key_D: "duplicate",
            Qt.Key.Key_Up: "up",
            Qt.Key.Key_Down: "down",
            Qt.Key.Key_Return: "rename",
            Qt.Key.Key_Enter: "rename",
        }
        key = (Qt.Key(event.key()), event.modifiers())
        entry = self._model.entry(self.currentIndex())
        opens = entry is not None and entry.rule is not None
        enter = key[0] in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and opens
        if self.state() != QAbstractItemView.State.EditingState and (key in OWN_KEYS or enter):
            # Of what stands below a theme, Space must not switch off all the rest.
            if key[0] != Qt.Key.Key_Space or (entry is not None and entry.facet is None):
                self.wanted.emit(verbs[key[0]])
            return
        super().keyPressEvent(event)

    # Painting ---------------------------------------------------------------------------------

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of the whole line: hover, selection and its bar, focus."""
        rect = QRect(options.rect)
        rect.setLeft(0)
        rect.setRight(self.viewport().width() - 1)
        selected = self.selectionModel().isSelected(index)
        if selected:
            painter.fillRect(rect, self._look.colour("sel"))
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = rect.right() - BAR + 1 if mirrored else rect.left()
            painter.fillRect(x, rect.top(), BAR, rect.height(), self._look.colour("ink"))
        elif self._rests_on(index):
            painter.fillRect(rect, self._look.colour("hover"))
        super().drawRow(painter, options, index)
        current = self._model.entry(self.currentIndex()) is self._model.entry(index)
        if current and self.hasFocus() and self._by_key:
            role = "inktx" if selected and self._look.high_contrast else "tx"
            paint_focus_ring(painter, rect, self._look, 0, role)

    _by_key = False

    def focusInEvent(self, event: object) -> None:
        """Show the ring where the keyboard brought the focus."""
        reason = event.reason()  # type: ignore[attr-defined]
        self._by_key = reason != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)  # type: ignore[arg-type]

    def _rests_on(self, index: Index) -> bool:
        """Return whether the pointer rests on a line."""
        if not self.viewport().underMouse():
            return False
        below = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
        return below.isValid() and self._model.entry(below) is self._model.entry(index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the chevron of a line that can be unfolded."""
        entry = self._model.entry(index)
        if entry is None or not entry.below:
            return
        selected = self.selectionModel().isSelected(index)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        folded = "chevron-left" if mirrored else "chevron-right"
        name = "chevron-down" if self.isExpanded(index) else folded
        role = "inktx" if selected and self._look.high_contrast else "tx2"
        image = self._look.pixmap(name, role, 13, self.devicePixelRatioF())
        painter.drawPixmap(self._chevron(rect), image)

    def _chevron(self, rect: QRect) -> QRect:
        """Return where the chevron stands in the room before a label."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        place = QRect(0, 0, 13, 13)
        place.moveCenter(rect.center())
        place.moveLeft(rect.left() + 1 - SHIFT if mirrored else rect.right() - 14 + SHIFT)
        return place

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold where the chevron is hit."""
        index = self.indexAt(event.position().toPoint()).siblingAtColumn(LABEL)
        if index.isValid() and self._model.rowCount(index):
            label = self.visualRect(index)
            step = self.indentation()
            before = QRect(label.left() - step, label.top(), step, label.height())
            if self._chevron(before).adjusted(-4, -6, 4, 6).contains(event.position().toPoint()):
                self.setExpanded(index, not self.isExpanded(index))
                event.accept()
                return
        super().mousePressEvent(event)

    # Dragging ---------------------------------------------------------------------------------

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask to move the line that was dragged before or behind the one under the pointer."""
        entry = self._model.entry(self.indexAt(event.position().toPoint()))
        source = self.place()
        event.ignore()
        if event.source() is self and entry is not None and entry.theme is not None and source:
            where = self.dropIndicatorPosition()
            below = where == QAbstractItemView.DropIndicatorPosition.BelowItem
            # The view must not take the line out itself: the codebook says what stands where.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(source, entry.place, below)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
