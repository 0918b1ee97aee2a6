# SPDX-License-Identifier: MIT
"""Under the choice of a smoothing: its width in days, what it does, and why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from standpoint.analysis.smoothing import MOST_DAYS, usual_days
from standpoint.figures import smooth_words
from standpoint.ui.look import Look, Words
from standpoint.ui.trends.choices import Choices
from standpoint.ui.trends.fields import NumberField

SMOOTHINGS: tuple[tuple[str, str], ...] = (
    ("none", "None"),
    ("window", "Moving window"),
    ("kernel", "Kernel"),
)
WIDTHS = {"window": "Days before and after", "kernel": "Bandwidth in days"}


class SmoothingFields(QWidget):
    """`changed(days)` once another half width or bandwidth was entered."""

    changed = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Words(look, "", px=12, role="tx2")
        self.days = NumberField(self.tr("Smoothing in days"), 1, MOST_DAYS, 1)
        self._name.setBuddy(self.days)
        self.hint = Words(look, "", px=11.5, role="tx3", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(self.days)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.days.changed.connect(self.changed)

    def show_choices(self, choices: Choices, few: Sequence[str] = ()) -> bool:
        """Show how lines are smoothed; `few` tells of series that have too few reports for one.

        Returns:
            Whether these choices can be smoothed at all.
        """
        never = smooth_words.never(choices.measure, choices.form)
        said = never
        if choices.smooth != "none":
            days = choices.smooth_days or usual_days(choices.smooth, choices.kind)
            self._name.setText(self.tr(WIDTHS[choices.smooth]))
            if self.days.value() != days:
                self.days.set_value(days)
            said = never or " ".join(few) or smooth_words.hint(choices.smooth, days)
        for widget in (self._name, self.days):
            widget.setVisible(choices.smooth != "none" and not never)
        self.hint.setText(said)
        self.hint.setVisible(bool(said))
        self.setVisible(bool(said))
        return not never
