# SPDX-License-Identifier: MIT
"""Exporting the figure: format, size, words and ground, with the export itself as preview."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    QStandardPaths,
    Qt,
    QTimer,
)
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from standpoint.errors import ExportError
from standpoint.figures.chart import Figure, Ground, recaption
from standpoint.figures.export import (
    FORMATS,
    PRESETS,
    ExportOptions,
    Format,
    export,
    image,
    page_of,
)
from standpoint.ui import file_dialogs
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import (
    HEIGHT,
    CheckBox,
    ElidedLabel,
    LinkButton,
    Look,
    Pane,
    PushButton,
    SegmentedControl,
    Words,
    interface_font,
    reading_font,
)
from standpoint.ui.trends.fields import NumberField
from standpoint.ui.trends.preview import Preview

GROUNDS: tuple[tuple[Ground, str], ...] = (
    ("light", "Light"),
    ("dark", "Dark"),
    ("grey", "Greyscale check"),
)
_SIDE = 310
_SIZE_ROW = 26
_NAME = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_PAUSE = 120
_COPY_DPI = 200


class _Size(QStyledItemDelegate):
    """Paints a preset's name and, at the other end, its size."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row of the list."""
        return QSize(super().sizeHint(option, index).width(), _SIZE_ROW)

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


class Memory(Protocol):
    """Where the last export's settings are kept."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return what is kept under a key."""

    def set(self, key: str, value: Any) -> None:
        """Keep a value under a key."""


class ExportDialog(Dialog):
    """Enter exports, Esc cancels. After `accept`, `written` holds the files."""

    def __init__(
        self,
        look: Look,
        figure: Figure,
        memory: Memory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, self.tr("Export figure"), parent)
        self._figure = replace(figure, scheme="light")
        self._memory = memory
        self._own_caption: str | None = None
        self.written: list[Path] = []
        self._replaced: Path | None = None
        """What is there and may be written over."""
        self.preview = Preview(look)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._show)
        self._build()
        self._recall()
        self._connect()
        self._path = self._first_path()
        self._on_format()
        self._show()
        self.resize(1100, 740)
        self.title.setFocus()

    # Building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.preview, 1)
        side = Pane(self.look, "win")
        side.setFixedWidth(_SIDE)
        self._column = QVBoxLayout(side)
        self._column.setContentsMargins(18, 8, 18, 12)
        self._column.setSpacing(4)
        row.addWidget(side)
        self.body.addLayout(row, 1)
        self._add_format()
        self._add_size()
        self._add_words()
        self._add_ground()
        self._column.addStretch(1)
        self._add_foot()

    def _label(self, words: str) -> None:
        self._column.addSpacing(6)
        self._column.addWidget(Words(self.look, words, px=12, role="tx2"))

    def _add_format(self) -> None:
        self._label(self.tr("Format"))
        names = [(kind.upper(), "") for kind in FORMATS]
        self.format = SegmentedControl(self.look, names, self.tr("Format"))
        self.format.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column.addWidget(self.format)

    def _add_size(self) -> None:
        self._label(self.tr("Size"))
        self.sizes = QListWidget()
        self.sizes.setFont(interface_font(13))
        self.sizes.setAccessibleName(self.tr("Size"))
        self.sizes.setItemDelegate(_Size(self.look, self.sizes))
        self.sizes.setFixedHeight(len(PRESETS) * _SIZE_ROW)
        self.sizes.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for preset in PRESETS:
            size = f"{preset.width_mm:g} × {preset.height_mm:g} mm"
            item = QListWidgetItem(f"{self.tr(preset.name)}, {size}")
            item.setData(Qt.ItemDataRole.UserRole, (preset.width_mm, preset.height_mm))
            item.setData(_NAME, (self.tr(preset.name), size))
            self.sizes.addItem(item)
        self._column.addWidget(self.sizes)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.width_ = NumberField(self.tr("Width in mm"), 40, 1000, 183)
        self.height_ = NumberField(self.tr("Height in mm"), 30, 1000, 144)
        self.dpi = NumberField(self.tr("Dots per inch"), 72, 1200, 300)
        row.addWidget(self.width_)
        row.addWidget(Words(self.look, "×", role="tx2"))
        row.addWidget(self.height_)
        row.addWidget(Words(self.look, "mm", role="tx2"))
        row.addStretch(1)
        row.addWidget(self.dpi)
        row.addWidget(Words(self.look, "dpi", role="tx2"))
        self._column.addSpacing(4)
        self._column.addLayout(row)
        self.type_ = Words(self.look, "", px=11.5, role="tx3", wrap=True)
        self._column.addWidget(self.type_)

    def _add_words(self) -> None:
        self._label(self.tr("Title"))
        self.title = QLineEdit(self._figure.title)
        self.title.setFont(interface_font(13))
        self.title.setFixedHeight(HEIGHT)
        self.title.setAccessibleName(self.tr("Title"))
        self._column.addWidget(self.title)
        self._label(self.tr("Caption"))
        self.caption = QPlainTextEdit(self._figure.caption)
        self.caption.setFont(reading_font(12.5))
        self.caption.setFixedHeight(84)
        self.caption.setTabChangesFocus(True)
        self.caption.setAccessibleName(self.tr("Caption"))
        self._column.addWidget(self.caption)
        self.again = LinkButton(self.look, self.tr("Write it again from the settings"))
        self.again.setEnabled(False)
        self._column.addWidget(self.again)

    def _add_ground(self) -> None:
        self._label(self.tr("Background"))
        names = [(self.tr(words), "") for _, words in GROUNDS]
        self.ground = SegmentedControl(self.look, names, self.tr("Background"))
        self.ground.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column.addWidget(self.ground)
        self._column.addSpacing(6)
        self.events = CheckBox(self.look, self.tr("Events"))
        self.events.setEnabled(bool(self._figure.events))
        self.events.setChecked(self._figure.show_events and bool(self._figure.events))
        self.numbers = CheckBox(self.look, self.tr("Numbers of reports under the axis"))
        self.numbers.setChecked(True)
        self.csv = CheckBox(self.look, self.tr("CSV of the same numbers beside it"))
        for box in (self.events, self.numbers, self.csv):
            self._column.addWidget(box)

    def _add_foot(self) -> None:
        self.place = ElidedLabel(self.look, "", role="tx2")
        self.change = LinkButton(self.look, self.tr("Change…"), px=13)
        self.problem = Words(self.look, "", role="err", wrap=True)
        self.problem.hide()
        self.foot.row.takeAt(0)
        self.foot.row.addWidget(self.place, 1)
        self.foot.row.addWidget(self.change)
        self.foot.row.addSpacing(12)
        self.copy = PushButton(self.look, self.tr("Copy as image"), icon="copy")
        self.foot.row.addWidget(self.copy)
        self.cancel = self.add_button(self.tr("Cancel"), key="Esc")
        self.act = self.add_button("", main=True, key="Enter")
        self.body.addWidget(self.problem)

    def _connect(self) -> None:
        self.format.chosen.connect(lambda _: self._on_format())
        self.sizes.currentItemChanged.connect(lambda item, _: self._on_preset(item))
        for field in (self.width_, self.height_, self.dpi):
            field.changed.connect(lambda _: self._on_size())
        self.title.textChanged.connect(lambda _: self._timer.start())
        self.caption.textChanged.connect(self._on_caption)
        self.again.clicked.connect(self._write_again)
        self.ground.chosen.connect(lambda _: self._show())
        for box in (self.events, self.numbers):
            box.toggled.connect(lambda _: self._show())
        self.change.clicked.connect(self._ask_place)
        self.copy.clicked.connect(self.copy_image)
        self.cancel.clicked.connect(self.reject)
        self.act.clicked.connect(self._export)

    # What is chosen -------------------------------------------------------------------------

    @property
    def kind(self) -> Format:
        """The format that is chosen."""
        return FORMATS[self.format.current()]

    @property
    def path(self) -> Path:
        """Where the figure will be written."""
        return self._path

    def set_path(self, path: Path) -> None:
        """Write to another place; a known suffix chooses the format."""
        suffix = path.suffix.lower().lstrip(".")
        known = [number for number, kind in enumerate(FORMATS) if kind == suffix]
        if known:
            self.format.set_current(known[0])
        self._path = path.with_suffix(f".{self.kind}")
        self._on_format()

    def options(self) -> ExportOptions:
        """Return size, resolution and ground."""
        ground = GROUNDS[self.ground.current()][0]
        return ExportOptions(self.width_.value(), self.height_.value(), self.dpi.value(), ground)

    def figure(self) -> Figure:
        """Return the figure with the words and parts that are chosen."""
        chosen = replace(
            self._figure,
            show_events=self.events.isChecked(),
            show_numbers=self.numbers.isChecked(),
        )
        return recaption(chosen, title=self.title.text().strip(), caption=self._own_caption)

    def _recall(self) -> None:
        """Choose what was chosen last time."""
        get = self._memory.get if self._memory else lambda _, default: default
        kind = str(get("export/format", "pdf"))
        self.format.set_current(FORMATS.index(kind) if kind in FORMATS else 2)
        self.width_.set_value(int(get("export/width", 183)))
        self.height_.set_value(int(get("export/height", 144)))
        self.dpi.set_value(int(get("export/dpi", 300)))
        self.csv.setChecked(bool(get("export/csv", False)))
        self._mark_preset()

    def _keep(self) -> None:
        if self._memory is not None:
            self._memory.set("export/format", self.kind)
            self._memory.set("export/width", self.width_.value())
            self._memory.set("export/height", self.height_.value())
            self._memory.set("export/dpi", self.dpi.value())
            self._memory.set("export/csv", self.csv.isChecked())
            self._memory.set("export/folder", str(self._path.parent))

    def _first_path(self) -> Path:
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kept = str(self._memory.get("export/folder", "") or "") if self._memory else ""
        folder = Path(kept) if kept and Path(kept).is_dir() else Path(usual or Path.home())
        folder = folder if folder.is_dir() else Path.home()
        return folder / f"{file_name(self._figure.title)}.{self.kind}"

    # Following what is chosen ---------------------------------------------------------------

    def _on_format(self) -> None:
        self._path = self._path.with_suffix(f".{self.kind}")
        self.place.setText(f"{self._path.parent.name} / {self._path.name}")
        self.place.setToolTip(str(self._path))
        self.act.set_words(self.tr("Export {0}").format(self.kind.upper()))
        self.dpi.setEnabled(self.kind == "png")
        self.csv.setEnabled(self.kind != "csv")
        self._say_type()

    def _on_preset(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        width, height = item.data(Qt.ItemDataRole.UserRole)
        self.width_.set_value(int(width))
        self.height_.set_value(int(height))
        self._show()

    def _on_size(self) -> None:
        self._mark_preset()
        self._timer.start()

    def _mark_preset(self) -> None:
        """Mark the preset whose size is set, or none."""
        size = (float(self.width_.value()), float(self.height_.value()))
        blocker = QSignalBlocker(self.sizes)
        rows = [n for n, p in enumerate(PRESETS) if (p.width_mm, p.height_mm) == size]
        self.sizes.setCurrentRow(rows[0] if rows else -1)
        blocker.unblock()

    def _on_caption(self) -> None:
        # toPlainText would turn the space that holds "95 %" together into one that breaks.
        self._own_caption = self.caption.document().toRawText().replace("\u2029", "\n")
        self.again.setEnabled(True)
        self._timer.start()

    def _write_again(self) -> None:
        self._own_caption = None
        blocker = QSignalBlocker(self.caption)
        self.caption.setPlainText(self.figure().caption)
        blocker.unblock()
        self.again.setEnabled(False)
        self._show()

    def _show(self) -> None:
        """Lay the page out and show it, or say why it cannot be."""
        self._timer.stop()
        try:
            self.preview.show_page(page_of(self.figure(), self.options()))
        except ExportError as error:
            self.preview.say(str(error))
        self.act.setEnabled(self.preview.page is not None or self.kind == "csv")
        self.copy.setEnabled(self.preview.page is not None)
        self._say_type()

    def _say_type(self) -> None:
        page = self.preview.page
        said = {
            "png": self.tr("Pixels: {0} × {1}."),
            "csv": self.tr("The numbers only, without size."),
        }.get(self.kind, self.tr("PDF and SVG are vector; dpi applies to PNG only."))
        if page is not None:
            dpi = self.dpi.value()
            said = said.format(
                f"{round(page.width / 72 * dpi):,}", f"{round(page.height / 72 * dpi):,}"
            )
            said += " " + self.tr("The smallest type is {0} pt.").format(
                f"{page.smallest_type:.1f}"
            )
        self.type_.setText(said if page is not None or self.kind == "csv" else "")

    # Doing ----------------------------------------------------------------------------------

    def _ask_place(self) -> None:
        kinds = ";;".join(_kind_filter(kind) for kind in FORMATS)
        name, _ = file_dialogs.save_file(
            self,
            self.tr("Export figure"),
            str(self._path),
            kinds,
            f"{self.kind.upper()} (*.{self.kind})",
        )
        if name:
            self.set_path(Path(name))
            self._replaced = self._path  # that dialog has asked

    def _export(self) -> None:
        """Write the files; where that fails, say why and stay open. Ask about what is there."""
        self._show()
        if not self.act.isEnabled():
            return
        figure, options = self.figure(), self.options()
        paths = [self._path]
        if self.csv.isChecked() and self.kind != "csv":
            paths.append(self._path.with_suffix(".csv"))
        there = [path.name for path in paths if path.exists()]
        if there and self._path != self._replaced:
            self._replaced = self._path
            words = self.tr("{0} is there already. Export again to replace it, or change it.")
            self._refuse(words.format(self.tr(" and ").join(there)))
            return
        self.written = []
        try:
            for path in paths:
                self.written.append(export(figure, path, options))
        except ExportError as error:
            self._refuse(str(error))
            return
        self._keep()
        self.accept()

    def _refuse(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setContentsMargins(18, 6, 18, 6)
        self.problem.show()

    def copy_image(self) -> None:
        """Put the page on the clipboard as a picture."""
        if self.preview.page is not None:
            QGuiApplication.clipboard().setImage(image(self.preview.page, _COPY_DPI))

    def keyPressEvent(self, event: Any) -> None:
        """Enter inside the caption begins a new line there."""
        if self.caption.hasFocus() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            return
        super().keyPressEvent(event)


def _kind_filter(kind: Format) -> str:
    return f"{kind.upper()} (*.{kind})"


def file_name(title: str) -> str:
    """Return a title as the name of a file: without signs that some system forbids."""
    allowed = "".join(c if c.isalnum() or c in " -–_" else " " for c in title)
    return " ".join(allowed.split())[:80] or "Figure"
