# SPDX-License-Identifier: MIT
"""Exporting the figure: format, size, words and ground, with the export itself as preview."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from standpoint.errors import ExportError
from standpoint.figures import wording
from standpoint.figures.chart import Figure
from standpoint.figures.export import (
    FORMATS,
    ExportOptions,
    Format,
    beside,
    export_with,
    page_of,
    with_ending,
)
from standpoint.figures.layout import TooLowError
from standpoint.figures.saved import SavedFigure
from standpoint.model.codebook import Codebook
from standpoint.ui import file_dialogs
from standpoint.ui.dialogs import Dialog
from standpoint.ui.look import (
    ElidedLabel,
    LinkButton,
    Look,
    Pane,
    PushButton,
    SegmentedControl,
    Words,
)
from standpoint.ui.trends.copying import copy_figure
from standpoint.ui.trends.export_memory import LastExport, Memory, recall
from standpoint.ui.trends.export_parts import PartFields
from standpoint.ui.trends.export_place import KINDS, first_path, kind_filter, known_kind
from standpoint.ui.trends.export_size import SizeFields
from standpoint.ui.trends.export_words import WordFields
from standpoint.ui.trends.preview import Preview

_SIDE = 318
_PAUSE = 40
"""Milliseconds after the last key; the preview follows within a tenth of a second."""
_WIDTH, _HEIGHT = 1100, 768
_FRAME = 40
"""Pixels of a screen's height that a window's own frame may take, and some air."""


class ExportDialog(Dialog):
    """Enter exports, Esc cancels. After `accept`, `written` holds the files."""

    def __init__(
        self,
        look: Look,
        figure: Figure,
        memory: Memory | None = None,
        parent: QWidget | None = None,
        codebook: Codebook | None = None,
        *,
        begun: SavedFigure | None = None,
    ) -> None:
        """Take the figure to export, where settings are kept, and what defines its themes.

        `begun` is how a saved figure was exported last, to begin with.
        """
        super().__init__(look, self.tr("Export figure"), parent)
        self._figure = replace(figure, scheme="light")
        self._memory = memory
        self._codebook = codebook
        self.written: list[Path] = []
        self._agreed: set[Path] = set()
        """What is there and may be written over."""
        self.preview = Preview(look)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._show)
        self._build()
        last = self._recall()
        if begun is not None:
            self._begin(begun)
        self._connect()
        self._path = first_path(figure.title, self.kind, last.folder)
        self._on_format()
        self._show()
        room = self.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width() - 16), min(_HEIGHT, room.height() - _FRAME))
        self.words.title.setFocus()

    # Building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.preview, 1)
        row.addWidget(self._build_side())
        self.body.addLayout(row, 1)
        self._build_foot()

    def _build_side(self) -> QWidget:
        side = Pane(self.look, "win")
        column = QVBoxLayout(side)
        column.setContentsMargins(18, 10, 18, 10)
        column.setSpacing(4)
        column.addWidget(Words(self.look, self.tr("Format"), px=12, role="tx2"))
        names = [(kind.upper(), "") for kind in FORMATS]
        self.format = SegmentedControl(self.look, names, self.tr("Format"))
        self.format.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.size_ = SizeFields(self.look)
        self.type_ = Words(self.look, "", px=11.5, role="tx3", wrap=True)
        self.words = WordFields(self.look, self._figure)
        self.parts = PartFields(self.look, self._figure)
        column.addWidget(self.format)
        column.addSpacing(4)
        column.addWidget(Words(self.look, self.tr("Size"), px=12, role="tx2"))
        column.addWidget(self.size_)
        column.addWidget(self.type_)
        column.addSpacing(4)
        column.addWidget(self.words)
        column.addSpacing(4)
        column.addWidget(self.parts)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(_SIDE)
        area.setWidget(side)
        return area

    def _build_foot(self) -> None:
        self.place = ElidedLabel(self.look, "", role="tx2")
        self.change = LinkButton(self.look, self.tr("Change…"), px=13)
        self.problem = Words(self.look, "", role="err", wrap=True)
        self.problem.setContentsMargins(18, 6, 18, 6)
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
        for fields in (self.size_, self.words, self.parts):
            fields.chosen.connect(self._show)
        for typed in (self.size_.typed, self.words.typed):
            typed.connect(self._timer.start)
        self.preview.height_asked.connect(self._make_higher)
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
        """Write to another place; a known ending chooses the format, another one is kept."""
        kind = known_kind(path)
        if kind is not None:
            self.format.set_current(FORMATS.index(kind))
        self._path = with_ending(path, self.kind)
        self._on_format()

    def options(self) -> ExportOptions:
        """Return everything that is chosen of how the figure is put on paper."""
        size, words, parts = self.size_, self.words, self.parts
        return ExportOptions(
            size.width_.value(),
            size.height_.value(),
            size.dpi.value(),
            parts.ground_key(),
            title=words.title.text().strip(),
            subtitle=words.subtitle_words(),
            caption=words.own_caption(),
            legend=parts.legend_place(),
            events=parts.events.isChecked(),
            numbers=parts.numbers.isChecked(),
        )

    def figure(self) -> Figure:
        """Return the figure with the words and parts that are chosen."""
        return self.options().dress(self._figure)

    def _recall(self) -> LastExport:
        """Choose what was chosen last time."""
        last = recall(self._memory)
        self.format.set_current([*FORMATS].index(last.format))  # type: ignore[arg-type]
        self.size_.set_size(last.width, last.height, last.dpi)
        self.words.subtitled.setChecked(last.subtitle)
        self.parts.set_ground(last.ground)
        asked = self._figure.legend
        self.parts.set_legend(last.legend if asked == "auto" and last.legend else asked)
        self.parts.numbers.setChecked(last.numbers)
        self.parts.csv.setChecked(last.csv)
        self.parts.method.setChecked(last.method)
        return last

    def _begin(self, saved: SavedFigure) -> None:
        """Choose what was chosen when this figure was exported last."""
        page, size = saved.page(self._figure), self.size_
        if saved.format is not None:
            self.format.set_current(FORMATS.index(saved.format))
        height = size.height_.value() if page.height_mm is None else round(page.height_mm)
        size.set_size(round(page.width_mm), height, page.dpi)
        self.words.subtitled.setChecked(False)
        self.words.begin(page.title, page.subtitle, page.caption)
        self.parts.set_ground(page.scheme or "light")
        self.parts.set_legend(page.legend or self._figure.legend)
        if page.events is not None and self._figure.events:
            self.parts.events.setChecked(page.events)
        self.parts.numbers.setChecked(page.numbers is not False)

    def _keep(self) -> None:
        """Remember what is chosen for the next figure."""
        size, parts = self.size_, self.parts
        LastExport(
            format=self.kind,
            width=size.width_.value(),
            height=size.height_.value(),
            dpi=size.dpi.value(),
            ground=parts.ground_key(),
            legend=parts.legend_place() or recall(self._memory).legend,
            subtitle=self.words.subtitled.isChecked(),
            numbers=parts.numbers.isChecked(),
            csv=parts.csv.isChecked(),
            method=parts.method.isChecked(),
            folder=str(self._path.parent),
        ).keep(self._memory)

    # Following what is chosen ---------------------------------------------------------------

    def _on_format(self) -> None:
        self._path = with_ending(self._path, self.kind)
        self.place.setText(f"{self._path.parent.name} / {self._path.name}")
        self.place.setToolTip(str(self._path))
        self.act.set_words(self.tr("Export {0}").format(self.kind.upper()))
        self.size_.dpi.setEnabled(self.kind == "png")
        self.parts.csv.setEnabled(self.kind != "csv")
        self.problem.hide()
        self._allow()

    def _make_higher(self, millimetres: int) -> None:
        """Take the height that the figure needs."""
        size = self.size_
        size.set_size(size.width_.value(), millimetres, size.dpi.value())
        self._show()
        self.act.setFocus()

    def _show(self) -> None:
        """Lay the page out and show it, or say why it cannot be."""
        self._timer.stop()
        try:
            self.preview.show_page(page_of(self._figure, self.options()))
        except TooLowError as error:
            self.preview.say(str(error), height=error.least_mm)
        except ExportError as error:
            self.preview.say(str(error))
        self._allow()

    def _allow(self) -> None:
        """Offer what can be done with the page as it is."""
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
            dpi = self.size_.dpi.value()
            said = said.format(
                f"{round(page.width / 72 * dpi):,}", f"{round(page.height / 72 * dpi):,}"
            )
            said += " " + self.tr("The smallest type is {0} pt.").format(
                f"{page.smallest_type:.1f}"
            )
        self.type_.setText(said if page is not None or self.kind == "csv" else "")

    # Doing ----------------------------------------------------------------------------------

    def _ask_place(self) -> None:
        name, _ = file_dialogs.save_file(
            self, self.tr("Export figure"), str(self._path), KINDS, kind_filter(self.kind)
        )
        if name:
            self.set_path(Path(name))
            if self._path == Path(name):
                self._agreed.add(self._path)  # that dialog has asked

    def _export(self) -> None:
        """Write the files; where that fails, say why and stay open. Ask about what is there."""
        self._show()
        if not self.act.isEnabled():
            return
        numbers, method = self.parts.csv.isChecked(), self.parts.method.isChecked()
        paths = [self._path, *beside(self._path, numbers=numbers, method=method)]
        there = [path for path in paths if path.exists() and path not in self._agreed]
        if there:
            self._agreed.update(there)
            self._refuse(self._already(there))
            return
        try:
            written = export_with(
                self._figure,
                self._path,
                self.options(),
                numbers=numbers,
                method=method,
                codebook=self._codebook,
            )
        except ExportError as error:
            self._refuse(str(error))
            return
        self.written = [*written]
        self._keep()
        self.accept()

    def _already(self, there: list[Path]) -> str:
        names = wording.listed([path.name for path in there])
        if len(there) > 1:
            words = self.tr("{0} are there already. Export again to replace them.")
        else:
            words = self.tr("{0} is there already. Export again to replace it.")
        return words.format(names)

    def _refuse(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def copy_image(self) -> None:
        """Put the page on the clipboard as a picture and as SVG."""
        if self.preview.page is not None:
            copy_figure(self.preview.page)

    def keyPressEvent(self, event: Any) -> None:
        """Enter inside the caption begins a new line there."""
        if self.words.caption.hasFocus() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            return
        super().keyPressEvent(event)
