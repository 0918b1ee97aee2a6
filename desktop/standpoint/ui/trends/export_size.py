# SPDX-License-Identifier: MIT
"""The size of an exported figure: presets in a list, own sizes in millimetres, dots per inch."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from standpoint.figures.picture import LEAST_DPI, MOST_DPI
from standpoint.figures.sizes import PRESETS
from standpoint.ui.look import Look, Words, interface_font
from standpoint.ui.trends.fields import NumberField

_ROW = 24
_NAME = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class _Size(QStyledItemDelegate):
    """Paints a preset's name and, at the other end, its size."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row of the list."""
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row, with the bar of what is chosen."""
        name, size = index.data(_NAME)
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, self._look.colour("sel" if chosen else "base"))
        if chosen:
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), self._look.colour("ink"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(interface_font(13))
        painter.setPen(self._look.selected_text if chosen else self._look.colour("tx"))
        room = rect.adjusted(11, 0, -11, 0)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)
        if not chosen:
            painter.setPen(self._look.colour("tx2"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, size)
        painter.restore()


class SizeFields(QWidget):
    """`chosen()` after a click on a preset, `typed()` after a number was entered."""

    chosen = Signal()
    typed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.sizes = self._presets(look)
        column.addWidget(self.sizes)
        self.width_ = NumberField(self.tr("Width in mm"), 40, 1000, 183)
        self.height_ = NumberField(self.tr("Height in mm"), 30, 1000, 144)
        self.dpi = NumberField(self.tr("Dots per inch"), LEAST_DPI, MOST_DPI, 300)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.width_)
        row.addWidget(Words(look, "×", role="tx2"))
        row.addWidget(self.height_)
        row.addWidget(Words(look, "mm", role="tx2"))
        row.addStretch(1)
        row.addWidget(self.dpi)
        row.addWidget(Words(look, "dpi", role="tx2"))
        column.addLayout(row)
        self.sizes.currentItemChanged.connect(lambda item, _: self._on_preset(item))
        for field in (self.width_, self.height_, self.dpi):
            field.changed.connect(lambda _: self._on_number())

    def _presets(self, look: Look) -> QListWidget:
        made = QListWidget()
        made.setFont(interface_font(13))
        made.setAccessibleName(self.tr("Size"))
        made.setItemDelegate(_Size(look, made))
        made.setFixedHeight(len(PRESETS) * _ROW + 2 * made.frameWidth())
        made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for preset in PRESETS:
            size = f"{preset.width_mm:g} × {preset.height_mm:g} mm"
            item = QListWidgetItem(f"{self.tr(preset.name)}, {size}")
            item.setData(Qt.ItemDataRole.UserRole, (preset.width_mm, preset.height_mm))
            item.setData(_NAME, (self.tr(preset.name), size))
            made.addItem(item)
        return made

    def set_size(self, width: int, height: int, dpi: int) -> None:
        """Show a size in millimetres and a resolution without announcing them."""
        self.width_.set_value(width)
        self.height_.set_value(height)
        self.dpi.set_value(dpi)
        self._mark()

    def _on_preset(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            width, height = item.data(Qt.ItemDataRole.UserRole)
            self.width_.set_value(int(width))
            self.height_.set_value(int(height))
            self.chosen.emit()

    def _on_number(self) -> None:
        self._mark()
        self.typed.emit()

    def _mark(self) -> None:
        """Mark the preset whose size is set, or none."""
        size = (float(self.width_.value()), float(self.height_.value()))
        rows = [n for n, p in enumerate(PRESETS) if (p.width_mm, p.height_mm) == size]
        blocker = QSignalBlocker(self.sizes)
        self.sizes.setCurrentRow(rows[0] if rows else -1)
        blocker.unblock()
