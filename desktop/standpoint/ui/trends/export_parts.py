# SPDX-License-Identifier: MIT
"""The ground of an exported figure, where its series are named, and what is left on and off."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from standpoint.figures.chart import Figure, Ground, LegendPlace
from standpoint.ui.look import CheckBox, Choice, Look, SegmentedControl, Words

GROUNDS: tuple[tuple[Ground, str], ...] = (
    ("light", "Light"),
    ("dark", "Dark"),
    ("grey", "Greyscale check"),
)
LEGENDS: tuple[tuple[LegendPlace, str], ...] = (
    ("auto", "Where they fit best"),
    ("top", "Above the plot"),
    ("bottom", "Below the plot"),
    ("right", "Right of the plot"),
    ("none", "Nowhere"),
)


class PartFields(QWidget):
    """`chosen()` after a change of what is drawn; what goes beside the file changes nothing."""

    chosen = Signal()

    def __init__(self, look: Look, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(Words(look, self.tr("Background"), px=12, role="tx2"))
        names = [(self.tr(words), "") for _, words in GROUNDS]
        self.ground = SegmentedControl(look, names, self.tr("Background"))
        self.ground.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column.addWidget(self.ground)
        self._column.addSpacing(6)
        self._add_legend(look, figure)
        self.events = CheckBox(look, self.tr("Events"))
        self.events.setEnabled(bool(figure.events))
        self.events.setChecked(figure.show_events and bool(figure.events))
        self.numbers = CheckBox(look, self.tr("Numbers of reports under the axis"))
        self.csv = CheckBox(look, self.tr("CSV of the same numbers beside it"))
        self.method = CheckBox(look, self.tr("Method note beside it"))
        for box in (self.events, self.numbers, self.csv, self.method):
            self._column.addWidget(box)
        self.ground.chosen.connect(lambda _: self.chosen.emit())
        self.legend.currentIndexChanged.connect(lambda _: self.chosen.emit())
        for box in (self.events, self.numbers):
            box.toggled.connect(lambda _: self.chosen.emit())

    def _add_legend(self, look: Look, figure: Figure) -> None:
        self._shared = figure.shared and not figure.empty
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 4)
        self.legend = Choice(look, self.tr("Names of series"))
        for _, words in LEGENDS:
            self.legend.addItem(self.tr(words))
        line.addWidget(Words(look, self.tr("Names of series"), px=12, role="tx2"))
        line.addWidget(self.legend, 1)
        self._column.addWidget(row)
        if not self._shared:
            row.hide()

    def legend_place(self) -> LegendPlace | None:
        """Return where series are named, None where each has a panel of its own."""
        return LEGENDS[self.legend.currentIndex()][0] if self._shared else None

    def set_legend(self, place: str) -> None:
        """Choose where series are named."""
        keys = [key for key, _ in LEGENDS]
        if place in keys:
            self.legend.setCurrentIndex(keys.index(place))

    def ground_key(self) -> Ground:
        """Return the ground that is chosen."""
        return GROUNDS[self.ground.current()][0]

    def set_ground(self, ground: str) -> None:
        """Choose a ground."""
        self.ground.set_current([key for key, _ in GROUNDS].index(cast(Ground, ground)))
